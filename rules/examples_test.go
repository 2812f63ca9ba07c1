package rules_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/rules"
)

// TestPages runs every example of every page: under "Finds" the rule reports
// exactly the words that the carets mark, under "Leaves alone" nothing.
func TestPages(t *testing.T) {
	for _, r := range rules.All() {
		page, err := lint.ParsePage(r.Page())
		if err != nil {
			t.Error(err)
			continue
		}
		t.Run(r.Name, func(t *testing.T) {
			for _, e := range slices.Concat(page.Finds, page.Leaves) {
				runExample(t, r, e)
			}
		})
	}
}

func runExample(t *testing.T, r lint.Rule, e lint.Example) {
	t.Helper()
	if r.Severity == lint.Off {
		r.Severity = lint.Asked // its page is of the rule at work
	}
	cfg := check.Config{Rules: []lint.Rule{r}}
	if e.Date != "" {
		day, err := quant.ParseDate(e.Date)
		if err != nil {
			t.Fatalf("%s.md:%d: date=%s: %v", r.Name, e.Line, e.Date, err)
		}
		cfg.Date = day
	}
	if e.Facts != "" {
		f, faults := parseFacts(e.Facts)
		if len(faults) > 0 {
			t.Fatalf("%s.md:%d: facts: %v", r.Name, e.Line, faults)
		}
		cfg.Facts = f
	}
	var articles []check.Article
	want := map[string]bool{}
	text := map[string]string{}
	for _, a := range e.Articles {
		articles = append(articles, check.Bytes(a.Name, []byte(a.Text)))
		text[a.Name] = a.Text
		for _, s := range a.Want {
			want[fmt.Sprintf("%s %q at %d", a.Name, s.Of(a.Text), s.Start)] = true
		}
	}
	got := map[string]string{}
	for res := range check.Run(context.Background(), cfg, slices.Values(articles)) {
		for _, f := range res.Findings {
			if f.Rule != r.Name {
				continue
			}
			s := lint.Span{Start: f.Start, End: f.End}
			got[fmt.Sprintf("%s %q at %d", f.Path, s.Of(text[f.Path]), f.Start)] = f.Severity + ": " + f.Message
		}
	}
	for _, k := range sortedKeys(want) {
		if _, ok := got[k]; !ok {
			t.Errorf("%s.md:%d: not found: %s", r.Name, e.Line, k)
		}
	}
	for _, k := range sortedKeys(got) {
		if !want[k] {
			t.Errorf("%s.md:%d: found what it should not: %s: %s", r.Name, e.Line, k, got[k])
		}
		if got[k] == "" || strings.HasSuffix(got[k], ".") {
			t.Errorf("%s.md:%d: a message is a phrase without a full stop: %s", r.Name, e.Line, got[k])
		}
	}
}

func parseFacts(src string) (*lint.Facts, []facts.Fault) {
	f, _, faults := facts.Parse("facts.yaml", []byte(src), facts.Config{})
	return f, faults
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
