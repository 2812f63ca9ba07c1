package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/factlint/factlint/lint"
)

func TestWordRemarks(t *testing.T) {
	fact := "tunnel.cost"
	r := &Report{Findings: []lint.Finding{
		{Path: "notes.txt", Rule: "self-conflict", Severity: "query", Message: "elsewhere"},
		{
			Path: "a/Draft.DOCX", Part: "word/footnotes.xml", Start: 12, End: 20, Rule: "fact-conflict", Severity: "error",
			Message: "cost is $610 million here, $620 million in tunnel.cost", Detail: "Both are of 2019.", Fact: &fact,
			Related:  []lint.FindingRelated{{Message: "stated here", Excerpt: &lint.FindingExcerpt{Text: "It cost $620 million."}}},
			Fixes:    []lint.FindingFix{{Title: "Write $620 million"}},
			Citation: []lint.FindingCitation{{Fact: fact, Value: "$620 million", Quote: "cost $620 million"}},
		},
	}}
	var got []Remark
	r.Annotate = func(remarks []Remark) ([]byte, error) {
		got = remarks
		return []byte("PK"), nil
	}
	var b bytes.Buffer
	if err := writeWord(&b, r); err != nil || b.String() != "PK" {
		t.Fatalf("wrote %q, error %v", b.String(), err)
	}
	if len(got) != 1 || got[0].Part != "word/footnotes.xml" || got[0].Start != 12 || got[0].End != 20 {
		t.Fatalf("remarks %+v", got)
	}
	for _, want := range []string{
		"Error: cost is $610 million here", "tunnel.cost", "“cost $620 million”", "Both are of 2019.",
		"stated here: “It cost $620 million.”", "Repair: Write $620 million", "[fact-conflict]",
	} {
		if !strings.Contains(got[0].Text, want) {
			t.Errorf("the comment lacks %q: %s", want, got[0].Text)
		}
	}
	r.Annotate = nil
	if err := writeWord(&b, r); err == nil || !strings.Contains(err.Error(), "one Word document") {
		t.Errorf("error %v", err)
	}
	broken := errors.New("broken")
	r.Annotate = func([]Remark) ([]byte, error) { return nil, broken }
	if err := writeWord(&b, r); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}
