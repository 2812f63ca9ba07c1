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
	for _, c := range percentMoves(p) {
		from, to, i, sign := c.from, c.to, c.by, c.sign
		if from.value.Kind != quant.KindPercent || from.value.Unit != "percent" {
			continue
		}
		a, b, said := from.value.Reckon(), to.value.Reckon(), p.Mention(i).Value.Reckon()
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
		// "From 2% to 3%, up 1%": the digits leave both open, but nobody would
		// give the difference to the digit and mean a share of it.
		exact := to.value.Lo.Sub(from.value.Lo).Abs().Cmp(p.Mention(i).Value.Lo) == 0
		share := quant.PercentChange(quant.Exact(from.value.Lo), quant.Exact(to.value.Lo))
		if sign < 0 {
			share = share.Neg()
		}
		if relative.Overlaps(said) && (!exact || share.Overlaps(said)) {
			continue
		}
		pct := p.Mention(i)
		number := pct.Value.Lo.String()
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: pct.Span,
			Message: fmt.Sprintf("from %s to %s is %s, not %s", p.Text(from.span), p.Text(to.span), plural(number, "percentage point"), p.Text(pct.Span)),
			Detail:  fmt.Sprintf("The difference is %s points; as a percentage of %s it is %s%%", number, p.Text(from.span), relative.Phrase()),
			Related: []lint.Related{{Span: from.span, Message: "from here"}, {Span: to.span, Message: "to here"}},
			Fixes:   []lint.Fix{p.Rewrite(pct.Span, plural(number, "percentage point"))},
		})
	}
}
