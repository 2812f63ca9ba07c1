package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "percent-change",
	Severity: lint.Error,
	Trust:    0.95,
	Check:    checkPercentChange,
})

func checkPercentChange(p *lint.Pass) {
	for _, c := range percentMoves(p) {
		if c.from.value.Kind == quant.KindPercent {
			continue // percent-for-points judges changes of shares
		}
		a, b := c.from.value.Reckon(), c.to.value.Reckon()
		if a.Lo == nil || a.Lo.Sign() <= 0 {
			continue
		}
		pct := *p.Mention(c.by)
		said := pct.Value.Reckon()
		if c.sign < 0 && pct.Value.Lo.Sign() > 0 {
			said = said.Neg()
		}
		if truth := quant.PercentChange(a, b); !truth.Overlaps(said) {
			reportPercentChange(p, c, truth)
		}
	}
	for _, t := range tables(p) {
		checkChangeColumns(p, t)
	}
}

// percentage reports whether a mention is one percentage or fraction.
func percentage(m *lint.Mention) bool {
	return m.Kind() == quant.KindPercent && !m.Value.Range && m.Value.Unit == "percent"
}

func reportPercentChange(p *lint.Pass, c move, truth quant.Interval) {
	from, to, pct, sign := c.from, c.to, p.Mention(c.by), c.sign
	direction, severity := "up", lint.Error
	if sign < 0 {
		direction = "down"
	}
	if c.pieced {
		severity = lint.Warning
	}
	d := lint.Diagnostic{
		Severity: severity, Span: pct.Span,
		Message: fmt.Sprintf("from %s to %s is %s, not %s %s", p.Text(from.span), p.Text(to.span), spell(truth), direction, strings.TrimLeft(p.Text(pct.Span), "-−–+")),
		Detail:  fmt.Sprintf("(%s - %s) / %s = %s, whichever way the two were rounded", p.Text(to.span), p.Text(from.span), p.Text(from.span), spell(truth)),
		Related: []lint.Related{{Span: from.span, Message: "from here"}, {Span: to.span, Message: "to here"}},
	}
	// The figure is put right where the words have the direction right: a drop
	// is written as "26.2%", not as "-26.2%", and no figure mends a rise that
	// is called a fall.
	if size := signed(truth, sign); size.Lo != nil && size.Lo.Sign() > 0 && size.Mid() != "" {
		n := signed(asWritten(from.value, to.value, truth), sign).Mid()
		d.Fixes = append(d.Fixes, p.Rewrite(pct.Span, n+"%"))
	}
	d.Fixes = append(d.Fixes, lint.Fix{Title: fmt.Sprintf("Correct %s or %s", p.Text(from.span), p.Text(to.span)), Safety: lint.Display})
	p.Report(d)
}

// asWritten is the change that the written digits make, as readers reckon it,
// where they are two single figures; truth elsewhere.
func asWritten(from, to quant.Value, truth quant.Interval) quant.Interval {
	if from.Range || to.Range || from.Hedge != quant.NoHedge || to.Hedge != quant.NoHedge {
		return truth
	}
	return quant.PercentChange(quant.Exact(from.Lo), quant.Exact(to.Lo))
}

// signed is a change in the direction of sign.
func signed(change quant.Interval, sign int) quant.Interval {
	if sign < 0 {
		return change.Neg()
	}
	return change
}

// spell words a percent change: "up 19.3 to 24.7%".
func spell(i quant.Interval) string {
	switch {
	case i.Hi != nil && i.Hi.Sign() < 0:
		return "down " + i.Neg().Phrase() + "%"
	case i.Lo != nil && i.Lo.Sign() > 0:
		return "up " + i.Phrase() + "%"
	default:
		return "a change of " + i.Phrase() + "%"
	}
}
