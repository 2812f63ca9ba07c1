package report

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/factlint/factlint/lint"
)

// htmlReport is a report on one article of one sentence.
func htmlReport(sentence, value, message string) *Report {
	at := strings.Index(sentence, value)
	fact := "dam.opened"
	edtf := "2008"
	cite := []lint.FindingCitation{{Fact: fact, Value: "2007", Plain: "2007", Source: "survey", Title: message, Quote: "opened in 2007"}}
	return &Report{
		Articles: 1, Facts: 1, Version: "test",
		Claims: []lint.ClaimLine{{
			Path: "draft.txt", Start: at, End: at + len(value), Line: 1, Text: value, Kind: "date", Value: &edtf,
			Fact: &fact, Verdict: "contradicted", Why: message, Citation: cite,
		}},
		Findings: []lint.Finding{{
			Rule: "fact-conflict", Severity: "error", Path: "draft.txt", Start: at, End: at + len(value), Line: 1, Message: message, Detail: message,
			Fact: &fact, Citation: cite, Excerpt: &lint.FindingExcerpt{Text: sentence, Start: at, End: at + len(value)},
			Fixes: []lint.FindingFix{{Title: message}},
		}},
		Documents: func(path string) []*lint.Document {
			return []*lint.Document{{
				Path: path, Text: sentence,
				Blocks: []lint.Block{{Span: lint.Span{End: len(sentence)}}},
			}}
		},
		Around: func(lint.FindingCitation) (string, string) { return "the dam was ", " after nine years" },
	}
}

func writeHTMLString(t testing.TB, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeHTML(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestHTMLShowsTheDraftAndWhatIsAsked(t *testing.T) {
	page := writeHTMLString(t, htmlReport("The dam was opened in 2008.", "2008", "dam opened is 2008 here, 2007 in dam.opened"))
	for _, want := range []string{
		"1 claim: 1 contradicted; names, quotes and causes were not checked",
		`aria-label="2008: contradicted"`, "opened in 2007", "the dam was ", "Questions for the author", "<svg", "survey",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	if strings.Contains(page, "http://") || strings.Contains(page, "https://") || strings.Contains(page, "<script") {
		t.Error("the page loads or runs something")
	}
}

// FuzzHTML holds that no words of an article or of a facts file become markup:
// whatever they are, the page has the same elements.
func FuzzHTML(f *testing.F) {
	f.Add("The dam was opened in 2008.", "a message")
	f.Add(`<script>alert(1)</script> 2008`, `"><img src=x onerror=alert(1)>`)
	f.Add("</style><b>2008", "javascript:alert(1)")
	f.Fuzz(func(t *testing.T, sentence, message string) {
		want := elements(writeHTMLString(t, htmlReport("A plain sentence of 2008.", "2008", "plain")))
		got := elements(writeHTMLString(t, htmlReport(sentence+" 2008.", "2008", message)))
		if strings.TrimSpace(message) != "" && message != "" && got != want && len(message) < 200 {
			t.Errorf("the page has other elements for %q, %q:\n%s\n%s", sentence, message, got, want)
		}
	})
}

// elements lists the tags of a page and the names of their attributes.
func elements(page string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			b.WriteString("<" + tok.Data)
			for _, a := range tok.Attr {
				b.WriteString(" " + a.Key)
			}
			b.WriteString(">")
		}
	}
}

// TestAsksEachValueOnce holds that what a fact and what another article say of
// one value is one question, the fact first, and that its words are shown once.
func TestAsksEachValueOnce(t *testing.T) {
	r := htmlReport("The dam was opened in 2008, and its lock in 1911.", "2008", "dam opened is 2008 here, 2007 in dam.opened")
	first := r.Findings[0]
	first.Severity = "warning"
	against := lint.Finding{
		Rule: "article-conflict", Severity: "error", Path: "draft.txt", Start: first.Start, End: first.End, Line: 1, Message: "dam, opened: 2008 here, 2006 there",
		Related: []lint.FindingRelated{{Place: lint.Place{Path: "other.txt", Line: 4}, Excerpt: &lint.FindingExcerpt{Text: "The dam was opened in 2006.", Start: 22, End: 26}}},
		Excerpt: first.Excerpt,
	}
	lock := lint.Finding{Rule: "self-conflict", Severity: "query", Path: "draft.txt", Start: 44, End: 48, Line: 1, Message: "which year is it?", Excerpt: &lint.FindingExcerpt{Text: "The lock.", Start: 4, End: 8}}
	r.Findings = []lint.Finding{against, first, lock}
	r.Claims = append(r.Claims, lint.ClaimLine{Path: "draft.txt", Start: 44, End: 48, Line: 1, Text: "1911", Kind: "date", Verdict: "contradicted", Why: "no rule is sure"})
	d := r.drafts()[0]
	if len(d.Questions) != 2 || len(d.Questions[0].Findings) != 2 || d.Questions[0].Severity != "error" {
		t.Fatalf("the questions are %+v", d.Questions)
	}
	own := d.Questions[0].Findings
	if own[0].Rule != "fact-conflict" || own[0].Again || !own[1].Again || own[0].Mark != 1 || d.Questions[1].Findings[0].Mark != 2 {
		t.Errorf("the first question is %+v", own)
	}
	page := writeHTMLString(t, r)
	for _, want := range []string{"Which year is it?", "Between articles", "other.txt, line 4", "The dam was opened in <mark>2006</mark>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	// A value that a fact speaks against, and no rule, is open.
	r.Findings = nil
	if got := r.drafts()[0].Coverage.Line(); got != "2 claims: 2 queries; names, quotes and causes were not checked" {
		t.Errorf("without findings: %s", got)
	}
}

// TestAnchorsAreOwn holds that each value of each part of an article has an
// anchor of its own, and that what leads to it leads there.
func TestAnchorsAreOwn(t *testing.T) {
	r := htmlReport("The dam was opened in 2008.", "2008", "dam opened is 2008 here, 2007 in dam.opened")
	one, part := r.Documents, "word/footnotes.xml"
	r.Documents = func(path string) []*lint.Document {
		note := *one(path)[0]
		note.Part = part
		return append(one(path), &note)
	}
	c, f := r.Claims[0], r.Findings[0]
	c.Part, f.Part = &part, part
	r.Claims, r.Findings = append(r.Claims, c), append(r.Findings, f)
	page := writeHTMLString(t, r)
	if !strings.Contains(page, "draft.txt (footnotes)") {
		t.Error("the notes are not told from the text")
	}
	for _, anchor := range []string{"value-0-1", "value-1-1"} {
		if n := strings.Count(page, `id="`+anchor+`"`); n != 1 {
			t.Errorf("%d values are named %s", n, anchor)
		}
		if n := strings.Count(page, `href="#`+anchor+`"`); n != 2 {
			t.Errorf("%d links lead to %s, not one of the question and one of the log", n, anchor)
		}
	}
}
