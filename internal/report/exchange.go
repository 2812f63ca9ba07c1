package report

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"

	"github.com/factlint/factlint/lint"
)

var _ = add(Format{Name: "gitlab", Summary: "GitLab code quality", Write: writeGitLab})

var _ = add(Format{Name: "checkstyle", Summary: "Checkstyle XML", Write: writeCheckstyle})

var _ = add(Format{Name: "rdjson", Summary: "reviewdog diagnostics, one JSON document", Write: writeRDJSON})

var _ = add(Format{Name: "rdjsonl", Summary: "reviewdog diagnostics, one a line", Write: writeRDJSONLines})

// gitlabIssue is an entry of a GitLab code quality report.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

func writeGitLab(w io.Writer, r *Report) error {
	severity := map[string]string{"error": "major", "warning": "minor", "query": "info"}
	issues := []gitlabIssue{}
	for i := range r.Findings {
		f := &r.Findings[i]
		issues = append(issues, gitlabIssue{f.Message, f.Rule, f.Path + ":" + f.Key, severity[f.Severity], gitlabLocation{f.Path, gitlabLines{max(f.Line, 1), max(f.EndLine, f.Line, 1)}}})
	}
	return indented(w, issues)
}

func indented(w io.Writer, v any) error {
	var b buffered
	enc := json.NewEncoder(&b.Buffer)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return b.to(w)
}

type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func writeCheckstyle(w io.Writer, r *Report) error {
	out := checkstyle{Version: "8.0"}
	for i := range r.Findings {
		f := &r.Findings[i]
		if n := len(out.Files); n == 0 || out.Files[n-1].Name != f.Path {
			out.Files = append(out.Files, checkstyleFile{Name: f.Path})
		}
		last := &out.Files[len(out.Files)-1]
		severity := f.Severity
		if severity == "query" {
			severity = "info"
		}
		last.Errors = append(last.Errors, checkstyleError{f.Line, f.Column, severity, f.Message, "factlint." + f.Rule})
	}
	return writeXML(w, out)
}

func writeXML(w io.Writer, v any) error {
	var b buffered
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b.Buffer)
	enc.Indent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	b.WriteString("\n")
	return b.to(w)
}

// The reviewdog diagnostic format counts columns in bytes of UTF-8.
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
type rdResult struct {
	Source      rdSource       `json:"source"`
	Severity    string         `json:"severity,omitempty"`
	Diagnostics []rdDiagnostic `json:"diagnostics"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      *rdSource      `json:"source,omitempty"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"relatedLocations,omitempty"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdCode struct {
	Value string `json:"value"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

var rdTool = rdSource{"factlint", "https://github.com/factlint/factlint"}

func (r *Report) rdDiagnostics() []rdDiagnostic {
	severity := map[string]string{"error": "ERROR", "warning": "WARNING", "query": "INFO"}
	out := []rdDiagnostic{}
	for i := range r.Findings {
		f := &r.Findings[i]
		d := rdDiagnostic{
			Message: longMessage(f), Severity: severity[f.Severity], Code: rdCode{f.Rule},
			Location: rdLocation{f.Path, rdRange{r.rdPosition(f.Path, f.Start, f.Line, f.Column), r.rdPosition(f.Path, f.End, f.EndLine, f.EndColumn)}},
		}
		for _, fix := range f.Fixes {
			if len(fix.Edits) == 1 { // a suggestion replaces one range
				e := fix.Edits[0]
				d.Suggestions = append(d.Suggestions, rdSuggestion{rdRange{r.rdPosition(f.Path, e.Start, f.Line, f.Column), r.rdPosition(f.Path, e.End, f.EndLine, f.EndColumn)}, e.New})
			}
		}
		for _, rel := range f.Related {
			at := r.rdPosition(rel.Path, rel.Start, rel.Line, rel.Column)
			d.Related = append(d.Related, rdRelated{rel.Message, rdLocation{rel.Path, rdRange{at, at}}})
		}
		out = append(out, d)
	}
	return out
}

// rdPosition is a line and a column in bytes.
func (r *Report) rdPosition(path string, offset, line, column int) rdPosition {
	r.utf16(path, offset, line, column) // indexes the file
	l := r.lines[path]
	if l == nil {
		return rdPosition{line, column}
	}
	n := l.Line(offset)
	return rdPosition{n, offset - l.LineSpan(n).Start + 1}
}

func writeRDJSON(w io.Writer, r *Report) error {
	return indented(w, rdResult{Source: rdTool, Diagnostics: r.rdDiagnostics()})
}

func writeRDJSONLines(w io.Writer, r *Report) error {
	var b buffered
	enc := json.NewEncoder(&b.Buffer)
	enc.SetEscapeHTML(false)
	for _, d := range r.rdDiagnostics() {
		d.Source = &rdTool
		if err := enc.Encode(d); err != nil {
			return err
		}
	}
	return b.to(w)
}

// where names a place in a message of a format that has no field for it.
func where(f *lint.Finding) string { return fmt.Sprintf("%s:%d:%d", f.Path, f.Line, f.Column) }
