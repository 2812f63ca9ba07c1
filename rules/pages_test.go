package rules_test

import (
	"os"
	"strings"
	"testing"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

func TestEveryRuleHasAPage(t *testing.T) {
	for _, r := range rules.All() {
		page, err := lint.ParsePage(r.Page())
		if err != nil {
			t.Error(err)
			continue
		}
		if page.Name != r.Name {
			t.Errorf("rules/%s.md is headed %q", r.Name, page.Name)
		}
		if len(page.Finds) < 4 || len(page.Leaves) < 6 {
			t.Errorf("rules/%s.md has %d examples under Finds and %d under Leaves alone; 4 and 6 are the least", r.Name, len(page.Finds), len(page.Leaves))
		}
		for _, e := range page.Finds {
			want := 0
			for _, a := range e.Articles {
				want += len(a.Want)
			}
			if want == 0 {
				t.Errorf("rules/%s.md:%d: no carets under Finds", r.Name, e.Line)
			}
		}
	}
}

func TestEveryPageHasARule(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".md"); ok {
			if _, found := rules.Named(name); !found {
				t.Errorf("rules/%s.md has no rule: write rules/%s.go", name, name)
			}
		}
	}
}
