package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "percent-for-points",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkPercentForPoints,
})

// checkPercentForPoints looks at a share that changes from A% to B% and is said
// to change by P%, where P is the difference and not the relative change.
func checkPercentForPoints(p *lint.Pass) {
	for s := range p.Sentences {
		for _, c := range changes(p, s) {
			from, to := p.Mention(c.from), p.Mention(c.to)
			if from.Kind() != quant.KindPercent || from.Value.Unit != "percent" {
				continue
			}
			i, sign := statedChange(p, s, c)
			if i < 0 {
				continue
			}
			a, b, said := from.Value.Interval(), to.Value.Interval(), p.Mention(i).Value.Interval()
			points := b.Sub(a)
			if sign < 0 {
				points = points.Neg()
			}
			if a.Lo == nil || a.Lo.Sign() <= 0 || !points.Overlaps(said) {
				continue
			}
			relative := quant.PercentChange(a, b)
			if sign < 0 {
				relative = relative.Neg()
			}
			if relative.Overlaps(said) {
				continue
			}
			pct := p.Mention(i)
			number := pct.Value.Lo.String()
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: pct.Span,
				Message: fmt.Sprintf("from %s to %s is %s, not %s", p.Text(from.Span), p.Text(to.Span), plural(number, "percentage point"), p.Text(pct.Span)),
				Detail:  fmt.Sprintf("The difference is %s points; as a percentage of %s it is %s%%", number, p.Text(from.Span), relative.Phrase()),
				Related: []lint.Related{{Span: from.Span, Message: "from here"}, {Span: to.Span, Message: "to here"}},
				Fixes:   []lint.Fix{p.Rewrite(pct.Span, plural(number, "percentage point"))},
			})
		}
	}
}
