package rules

import (
	"fmt"
	"math/big"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "multiple-mismatch",
	Severity: lint.Warning,
	Trust:    0.95,
	Check:    checkMultiple,
})

// checkMultiple compares a multiple with the two amounts it stands between:
// "doubled from 3 to 5", "a tenfold rise, from 20 to 100".
func checkMultiple(p *lint.Pass) {
	for s := range p.Sentences {
		for _, c := range changes(p, s) {
			from, to := c.from, c.to
			a, b := reckon(from.value), reckon(to.value)
			if a.Lo == nil || a.Lo.Sign() <= 0 {
				continue
			}
			i := statedMultiple(p, s, c)
			if i < 0 {
				continue
			}
			m := p.Mention(i)
			said, truth := quant.Exact(m.Value.Lo), b.Quo(a)
			if hedged(m) {
				said = reckon(m.Value)
			}
			if m.Change < 0 {
				truth = a.Quo(b)
			}
			// "Doubled" is said of anything near twice; only a ratio that a
			// reader would call another multiple is wrong.
			if said.Widen(big.NewRat(15, 100)).Overlaps(truth) {
				continue
			}
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: m.Span,
				Message: fmt.Sprintf("from %s to %s is %s times, not %q", p.Text(from.span), p.Text(to.span), truth.Phrase(), p.Text(m.Span)),
				Detail:  fmt.Sprintf("%s / %s = %s", p.Text(to.span), p.Text(from.span), truth.Phrase()),
				Related: []lint.Related{{Span: from.span, Message: "from here"}, {Span: to.span, Message: "to here"}},
				Fixes:   []lint.Fix{{Title: fmt.Sprintf("Correct %q, %s or %s", p.Text(m.Span), p.Text(from.span), p.Text(to.span)), Safety: lint.Display}},
			})
		}
	}
}

// statedMultiple is the multiple beside a change, -1 for none.
func statedMultiple(p *lint.Pass, s int, c change) int {
	const small = "a an the by of or to from and is was has have been it its this that which in rise increase growth jump more less than year earlier"
	first, last := p.SentenceMentions(s)
	for _, i := range []int{c.first - 1, c.last + 1} {
		if i < first || i >= last || p.Mention(i).Value.Unit != "multiple" || p.Mention(i).Value.Range {
			continue
		}
		gap := ""
		if i < c.first {
			gap = p.Gap(i, c.first)
		} else {
			gap = p.Gap(c.last, i)
		}
		if onlyOf(p, gap, small, "rise", "fall", "rising", "falling") {
			return i
		}
	}
	return -1
}
