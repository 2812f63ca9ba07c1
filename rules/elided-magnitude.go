package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "elided-magnitude",
	Severity: lint.Asked,
	Trust:    0.7,
	Check:    checkElided,
})

// checkElided asks about a range of money whose first end leaves out its scale
// but has its currency: "between $26 and $31 million" says 26 dollars.
func checkElided(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		if !m.Elided || m.Kind() != quant.KindMoney || len(m.Parts) != 2 {
			continue
		}
		first, second := p.Text(m.Parts[0].Span), p.Text(m.Parts[1].Span)
		if !digit(first[len(first)-1]) || digit(second[0]) || digit(first[0]) {
			continue // a magnitude of its own, or one sign for both
		}
		full := m.Parts[0].Value.Phrase()
		p.Report(lint.Diagnostic{
			Severity: lint.Asked, Span: m.Parts[0].Span,
			Message: fmt.Sprintf("%s to %s says %s: does it mean %s?", first, second, first, full),
			Detail:  "The first amount has its own currency sign but leaves its magnitude to the second",
			Fixes:   []lint.Fix{p.Rewrite(m.Parts[0].Span, full)},
		})
	}
}
