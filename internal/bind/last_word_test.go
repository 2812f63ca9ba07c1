package bind_test

import (
	"testing"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/facts"
)

// TestValuesAtTheEndOfAnArticle holds that nothing is looked for behind the last
// word of an article.
func TestValuesAtTheEndOfAnArticle(t *testing.T) {
	known, _, faults := facts.Parse("facts.yaml", []byte(`factlint: 1
facts:
  - {id: opened, subject: [Selby Weir], event: [opened], date: "1911"}
  - {id: rebuilt, subject: [Selby Weir], event: [rebuilt], date: "1954"}
  - {id: length, subject: [Selby Weir], event: [length], value: 40 metres}
  - {id: works, subject: [Selby Weir], event: [works], value: 3 years}
`), facts.Config{})
	if facts.HasErrors(faults) {
		t.Fatal(faults)
	}
	x := bind.NewIndex(known, nil)
	for _, text := range []string{"The works at Selby Weir took 5 years", "Selby Weir: 40", "Selby Weir opened in 1911", "5 years", "40 metres", "12"} {
		p := pass("a.txt", []byte(text))
		if claims := x.Bind(p, bind.Config{Describe: true, Explain: true, Records: true}); len(claims) != len(p.Mentions) || len(claims) == 0 {
			t.Errorf("%q: %d claims for %d values", text, len(claims), len(p.Mentions))
		}
	}
}
