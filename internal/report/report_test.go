package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

const article = "Ælfred 😀 paid £5 in 1871.\nThe rest\r\nis “silence”.\n"

// sample is a report with a finding of each severity, with everything that a
// finding may have, and words that try every escape.
func sample() *Report {
	fact := "loan"
	at := strings.Index(article, "£5")
	found := []lint.Finding{
		{
			Rule: "fact-conflict", Severity: "error", Trust: 0.934, Path: "a b/ü,:%.md", Start: at, End: at + 3, Line: 1, Column: 15, EndLine: 1, EndColumn: 17,
			Message: "loan is £5 here, £6 in <loan> & \"more\"", Detail: "first line\nsecond, 100% sure", Cause: "one digit wrong", Fact: &fact,
			Related: []lint.FindingRelated{
				{Place: lint.Place{Path: "facts.yaml", Line: 3, Column: 5}, Message: "the fact"},
				{Place: lint.Place{Path: "/abs/x.md", Start: 1, End: 4, Line: 1, Column: 2, EndLine: 1, EndColumn: 5}, Message: "there", Excerpt: &lint.FindingExcerpt{Text: "£6 there", Start: 0, End: 3}},
			},
			Fixes: []lint.FindingFix{
				{Title: "Write £6", Safety: "unsafe", Edits: []lint.FindingEdit{{Start: at, End: at + 3, New: "£6"}}},
				{Title: "Ask", Safety: "display", Edits: []lint.FindingEdit{}},
			},
			Key:      "0123",
			Excerpt:  &lint.FindingExcerpt{Text: "Ælfred 😀 paid £5 in 1871.", Start: at, End: at + 3},
			Citation: []lint.FindingCitation{{Fact: "loan", Value: "£6", Source: "s", Title: "A | title", Locator: "p. 5", Quote: "paid *six* pounds"}},
		},
		{Rule: "self-conflict", Severity: "warning", Trust: 0.5, Path: "b.md", Start: 0, End: 0, Line: 1, Column: 1, EndLine: 1, EndColumn: 1, Message: "]]> \u202eturned\u2028 about\x1b[31m", Key: "4"},
		{Rule: "facts-syntax", Severity: "query", Path: "b.md", Start: 28, End: 38, Line: 2, Column: 1, EndLine: 3, EndColumn: 2, Message: "over two lines", Key: "5"},
	}
	r := &Report{Findings: found, Articles: 2, Facts: 1, Rules: rules.All(), Version: "1.2.3", Date: "2026-01-02", Template: "{{range .Findings}}{{.Rule}}{{end}}"}
	r.Counts.Claims = 3
	value := "=1+1"
	r.Claims = []lint.ClaimLine{{Path: "a.md", Line: 1, Column: 2, Text: "£5", Kind: "money", Value: &value, Verdict: "contradicted", Fact: &fact, Citation: found[0].Citation, Why: "-because", Bound: "="}}
	r.Source = func(path string) []byte {
		if strings.HasSuffix(path, ".md") {
			return []byte(article)
		}
		return nil
	}
	return r
}

func write(t *testing.T, name string, r *Report) []byte {
	t.Helper()
	f, ok := Named(name)
	if !ok {
		t.Fatalf("there is no format %s", name)
	}
	if r.Annotate == nil {
		r.Annotate = func(remarks []Remark) ([]byte, error) { return fmt.Appendf(nil, "%+v", remarks), nil }
	}
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return b.Bytes()
}

func TestEveryFormatHoldsTogether(t *testing.T) {
	for _, f := range Formats() {
		full, again := write(t, f.Name, sample()), write(t, f.Name, sample())
		if !bytes.Equal(full, again) {
			t.Errorf("%s: two runs differ", f.Name)
		}
		empty := write(t, f.Name, &Report{Template: "x"})
		for _, b := range [][]byte{full, empty} {
			switch f.Name {
			case "json", "sarif", "gitlab", "rdjson":
				if !json.Valid(b) {
					t.Errorf("%s is not JSON: %s", f.Name, b)
				}
			case "jsonl", "rdjsonl":
				for _, line := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
					if len(line) > 0 && !json.Valid(line) {
						t.Errorf("%s is not JSON: %s", f.Name, line)
					}
				}
			case "checkstyle", "junit":
				var v struct {
					XMLName xml.Name
				}
				if err := xml.Unmarshal(b, &v); err != nil {
					t.Errorf("%s is not XML: %v", f.Name, err)
				}
			}
			if f.People && bytes.ContainsAny(b, "\x1b\u202e\u2028") {
				t.Errorf("%s passes control characters on to the terminal: %q", f.Name, b)
			}
		}
	}
}

// TestStreamedIsTheSame holds the formats that take findings one by one to what
// they write of a list, and to the end of a stream that breaks off.
func TestStreamedIsTheSame(t *testing.T) {
	for _, f := range Formats() {
		if !f.Streams {
			continue
		}
		r := sample()
		found := r.Findings
		for range 400 { // more than is written at once
			r.Findings = append(r.Findings, found...)
		}
		want := write(t, f.Name, r)
		all := r.Findings
		r.Findings, r.Stream = nil, func(yield func(*lint.Finding, error) bool) {
			for i := range all {
				f := all[i] // each until the next one
				if !yield(&f, nil) {
					return
				}
				f = lint.Finding{}
			}
		}
		if got := write(t, f.Name, r); !bytes.Equal(want, got) || r.Err() != nil {
			t.Errorf("%s: %d bytes of a list are %d of a stream: %v", f.Name, len(want), len(got), r.Err())
		}
		r.Stream = func(yield func(*lint.Finding, error) bool) { yield(nil, errors.New("gone")) }
		if write(t, f.Name, r); r.Err() == nil {
			t.Errorf("%s: a stream that breaks off is no error", f.Name)
		}
	}
}

func TestSARIFFitsItsSchema(t *testing.T) {
	b, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Report{sample(), {}} {
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(write(t, "sarif", r)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Error(err)
		}
	}
}

func TestSARIFCountsInUTF16(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal(write(t, "sarif", sample()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	at := run.Results[0].Locations[0].Physical
	if got, want := at.Region, (sarifRegion{1, 16, 1, 18, strings.Index(article, "£5"), 3}); got != want {
		t.Errorf("region %+v, want %+v", got, want)
	}
	if want := "a%20b/%C3%BC,:%25.md"; at.Artifact.URI != want {
		t.Errorf("uri %s, want %s", at.Artifact.URI, want)
	}
	if got := run.Results[0].Related[1].Physical.Artifact.URI; got != "file:///abs/x.md" {
		t.Errorf("uri of an absolute path: %s", got)
	}
	if n := len(run.Results[0].Fixes); n != 1 {
		t.Errorf("%d fixes, want the one with edits", n)
	}
	if run.Results[0].Rank != 93.4 {
		t.Errorf("rank %v", run.Results[0].Rank)
	}
	for i, rule := range run.Tool.Driver.Rules {
		if rule.Help.Markdown == "" && i < len(rules.All()) {
			t.Errorf("rule %s has no help", rule.ID)
		}
	}
}

func TestSARIFKeepsWithinLimits(t *testing.T) {
	r := &Report{}
	for i := range sarifResults + 10 {
		severity := "query"
		if i >= sarifResults {
			severity = "error"
		}
		r.Findings = append(r.Findings, lint.Finding{Rule: "fact-conflict", Severity: severity, Path: "a.md", Line: 1, Column: 1, Message: fmt.Sprint(i), Key: fmt.Sprint(i)})
	}
	var log sarifLog
	if err := json.Unmarshal(write(t, "sarif", r), &log); err != nil {
		t.Fatal(err)
	}
	errors := 0
	for _, res := range log.Runs[0].Results {
		if res.Level == "error" {
			errors++
		}
	}
	if n := len(log.Runs[0].Results); n != sarifResults || errors != 10 {
		t.Errorf("%d results with %d errors; %d and 10 are wanted", n, errors, sarifResults)
	}
	notes := log.Runs[0].Invocations[0].Notifications
	if len(notes) != 1 || !strings.HasPrefix(notes[0].Message.Text, "10 of 25010 findings are left out") {
		t.Errorf("what is left out is not said: %+v", notes)
	}
}

func TestSpreadsheetRunsNothing(t *testing.T) {
	got := string(write(t, "csv", sample()))
	if strings.Contains(got, ",=") || strings.Contains(got, ",-b") || !strings.Contains(got, "'=1+1") {
		t.Error(got)
	}
}

func TestMarkdownStaysText(t *testing.T) {
	got := string(write(t, "markdown", sample()))
	if strings.Contains(got, "<loan>") || strings.Contains(got, "paid *six*") {
		t.Error(got)
	}
}

func TestColumnsOfWideLetters(t *testing.T) {
	for s, want := range map[string]int{"abc": 3, "漢字": 4, "é": 1, "e\u0301": 1, "": 0} {
		if got := columns(s); got != want {
			t.Errorf("columns(%q) = %d, want %d", s, got, want)
		}
	}
}
