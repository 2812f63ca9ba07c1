package rules_test

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// TestPercentChangeRepairs holds that a drop is repaired to its size, without a
// sign, and that no figure is offered for a rise that is called a fall.
func TestPercentChangeRepairs(t *testing.T) {
	rule, _ := rules.Named("percent-change")
	for text, want := range map[string]string{
		"Profit fell from 4.2 million kronor to 3.1 million kronor, a drop of 36 percent.": "Write 26.2%",
		"Exports were down 8%, from 500,000 tonnes to 540,000 tonnes.":                     "Correct 500,000 tonnes or 540,000 tonnes",
	} {
		found := check.New(check.Config{Rules: []lint.Rule{rule}}).One(check.Bytes("a.txt", []byte(text))).Findings
		if len(found) != 1 || len(found[0].Fixes) == 0 {
			t.Errorf("%q: %d findings", text, len(found))
			continue
		}
		if got := found[0].Fixes[0].Title; !strings.HasPrefix(got, want) {
			t.Errorf("%q: the first repair is %q, want %q", text, got, want)
		}
	}
}
