// Package report writes what a run found, in a file for each format. It takes
// plain data, opens no file, and writes the same bytes for the same findings.
package report

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	pathpkg "path"
	"sort"
	"strings"
	"unicode"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// Report is what a run found.
type Report struct {
	Findings []lint.Finding
	// Claims are the values, for the formats that list them (see NeedsClaims).
	Claims []lint.ClaimLine
	// Counts are over all articles.
	Counts   lint.Counts
	Articles int
	// Unread is the number of articles that could not be read.
	Unread int
	// Facts is the number of facts, NoFacts says that none were looked for or
	// found.
	Facts int
	// Baseline counts the findings that the baseline knows.
	Baseline int
	// Rules are those that were run.
	Rules []lint.Rule
	// Version is the program's.
	Version string
	// Date is the day of the run (YYYY-MM-DD), for the formats that state it;
	// "" leaves it out.
	Date string
	// Template is the text of the "template" format.
	Template string
	// Source gives the bytes of an article or a facts file, nil where they
	// are not to be had. Columns in UTF-16 units need them.
	Source func(path string) []byte
	// Annotate gives the Word document that was checked with comments, for the
	// docx format; nil where not exactly one was checked.
	Annotate func([]Remark) ([]byte, error)
	// Documents reads an article again, in its parts, for the formats that
	// show the whole of it; nil where it cannot be read.
	Documents func(path string) []*lint.Document
	// Around gives the words around a quote in its saved copy, "" where there
	// is none.
	Around func(lint.FindingCitation) (before, after string)
	// Color is for the formats that people read.
	Color Color
	// Width is that of the terminal in columns, 0 where there is none.
	Width int
	// Quiet leaves out the summary line.
	Quiet Summary

	// Stream, if set, gives the findings in order in place of Findings, where
	// they are too many to keep. Formats that stream take it, no others.
	Stream iter.Seq2[*lint.Finding, error]

	lines map[string]*text.Lines
	err   error
}

// Each gives the findings in order.
func (r *Report) Each() iter.Seq[*lint.Finding] {
	return func(yield func(*lint.Finding) bool) {
		if r.Stream == nil {
			for i := range r.Findings {
				if !yield(&r.Findings[i]) {
					return
				}
			}
			return
		}
		for f, err := range r.Stream {
			if err != nil {
				r.err = err
				return
			}
			if !yield(f) {
				return
			}
		}
	}
}

// Err is what kept Each from giving all findings.
func (r *Report) Err() error { return r.err }

// Color says whether to colour.
type Color bool

// Summary says whether a summary line ends the report.
type Summary uint8

// The summaries.
const (
	WithSummary Summary = iota
	NoSummary
)

// Format is a way to write a report.
type Format struct {
	Name, Summary string
	// Claims says that it lists the values, not only findings.
	Claims bool
	// Streams says that it is written finding by finding.
	Streams bool
	// People says that it is made for people, who may like colour.
	People bool
	Write  func(io.Writer, *Report) error
}

var formats []Format

// add registers a format: each has a file of its own.
func add(f Format) bool {
	formats = append(formats, f)
	return true
}

// Formats are all formats, by name.
func Formats() []Format {
	out := append([]Format(nil), formats...)
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// Named is the format of that name.
func Named(name string) (Format, bool) {
	for _, f := range formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Names are the names of all formats, for messages.
func Names() string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// utf16 is the line and column of an offset with the column in UTF-16 units,
// or line and column as given where the file's bytes are not to be had.
func (r *Report) utf16(path string, offset, line, column int) (int, int) {
	if r.lines == nil {
		r.lines = map[string]*text.Lines{}
	}
	l, ok := r.lines[path]
	if !ok {
		if len(r.lines) == mostLines {
			clear(r.lines)
		}
		// The lines of an office document are paragraphs, not lines of the file.
		ext := strings.ToLower(pathpkg.Ext(path))
		if r.Source != nil && ext != ".docx" && ext != ".odt" {
			if b := r.Source(path); b != nil {
				l = text.NewLines(b)
			}
		}
		r.lines[path] = l
	}
	if l == nil {
		return line, column
	}
	return l.PositionUTF16(offset)
}

// mostLines is how many articles are kept at once to reckon columns in.
const mostLines = 16

// severities counts the findings of each severity.
func (r *Report) severities() (errors, warnings, queries int) {
	for f := range r.Each() {
		switch f.Severity {
		case "error":
			errors++
		case "warning":
			warnings++
		default:
			queries++
		}
	}
	return errors, warnings, queries
}

// SummaryLine is what was checked, what came of it, and what was not checked.
func (r *Report) SummaryLine() string {
	var b strings.Builder
	c := r.Counts
	b.WriteString(CountsLine(r.Articles, c))
	if r.Facts == 0 {
		b.WriteString(" (no facts to check against)")
	}
	e, w, q := r.severities()
	fmt.Fprintf(&b, "; %s, %s, %s", Count(e, "error"), Count(w, "warning"), plural(q, "query", "queries"))
	if c.Suppressed > 0 {
		fmt.Fprintf(&b, "; %d ignored", c.Suppressed)
	}
	if r.Baseline > 0 {
		fmt.Fprintf(&b, "; %d in the baseline", r.Baseline)
	}
	if r.Unread > 0 {
		fmt.Fprintf(&b, "; %d not read", r.Unread)
	}
	return b.String()
}

// Count writes a number of things: "1 article", "2 articles".
func Count(n int, what string) string { return plural(n, what, what+"s") }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// clean makes text safe for a terminal and keeps it on one line.
func clean(s string) string {
	if strings.IndexFunc(s, unsafeRune) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unsafeRune(r) {
			return ' '
		}
		return r
	}, s)
}

// unsafeRune is a control character, or one that turns the direction of text.
func unsafeRune(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029
}

// buffered gathers what a format writes, so that it meets an error once.
type buffered struct{ bytes.Buffer }

func (b *buffered) printf(format string, args ...any) { fmt.Fprintf(&b.Buffer, format, args...) }

// pass writes what there is once it is much.
func (b *buffered) pass(w io.Writer) error {
	if b.Len() < 1<<16 {
		return nil
	}
	defer b.Reset()
	return b.to(w)
}

func (b *buffered) to(w io.Writer) error {
	_, err := w.Write(b.Bytes())
	return err
}
