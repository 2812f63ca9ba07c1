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
	for s := range p.Sentences {
		for _, c := range changes(p, s) {
			i, sign := statedChange(p, s, c)
			if i < 0 {
				continue
			}
			from, to, pct := c.from, c.to, p.Mention(i)
			if from.value.Kind == quant.KindPercent {
				continue // percent-for-points judges changes of shares
			}
			a, b := reckon(from.value), reckon(to.value)
			if a.Lo == nil || a.Lo.Sign() <= 0 {
				continue
			}
			truth := quant.PercentChange(a, b)
			said := reckon(pct.Value)
			if sign < 0 {
				said = said.Neg()
			}
			if truth.Overlaps(said) {
				continue
			}
			reportPercentChange(p, c, i, truth, sign)
		}
	}
}

// statedChange is the percent mention of the sentence that states change c,
// and its sign: the one just before the pair ("rose 20% from 5 to 6") or just
// after it ("from 5 to 6, up 20%"), with nothing but words of change between.
func statedChange(p *lint.Pass, s int, c change) (at, sign int) {
	const small = "a an the by of or to from and is was has have been it its this that which with in at for more less than year earlier compared on per cent percent annual total"
	first, last := p.SentenceMentions(s)
	for _, i := range []int{c.first - 1, c.last + 1} {
		if i < first || i >= last || p.Mention(i).Kind() != quant.KindPercent || p.Mention(i).Value.Range || p.Mention(i).Value.Unit != "percent" {
			continue
		}
		var gap, lead string
		if i < c.first {
			gap = p.Gap(i, c.first)
			at := tokenBefore(p, p.Mention(i))
			lead = p.Word(at) + " " + p.Word(at-1)
		} else {
			gap = p.Gap(c.last, i)
			if n := p.Mention(c.last).Noun; n.Start >= p.Mention(c.last).Span.End {
				gap = strings.TrimPrefix(gap, strings.ToLower(p.Text(n)))
			}
			if gap == ", or" || gap == ", or by" || gap == ", or about" {
				if sign := direction(p, p.Mention(c.first)); sign != 0 {
					return i, sign
				}
			}
		}
		if !onlyOf(p, gap, small, "rise", "fall", "rising", "falling", "change") {
			continue
		}
		text := gap + " " + lead
		switch {
		case direction(p, p.Mention(i)) != 0:
			return i, direction(p, p.Mention(i))
		case anyWord(p, text, "rise") || anyWord(p, text, "rising"):
			return i, 1
		case anyWord(p, text, "fall") || anyWord(p, text, "falling"):
			return i, -1
		}
	}
	return -1, 0
}

func reportPercentChange(p *lint.Pass, c change, i int, truth quant.Interval, sign int) {
	from, to, pct := c.from, c.to, p.Mention(i)
	direction := "up"
	if sign < 0 {
		direction = "down"
	}
	d := lint.Diagnostic{
		Severity: lint.Error, Span: pct.Span,
		Message: fmt.Sprintf("from %s to %s is %s, not %s %s", p.Text(from.span), p.Text(to.span), spell(truth), direction, p.Text(pct.Span)),
		Detail:  fmt.Sprintf("(%s - %s) / %s = %s, whichever way the two were rounded", p.Text(to.span), p.Text(from.span), p.Text(from.span), spell(truth)),
		Related: []lint.Related{{Span: from.span, Message: "from here"}, {Span: to.span, Message: "to here"}},
	}
	// The figure is put right where the words have the direction right: a drop
	// is written as "26.2%", not as "-26.2%", and no figure mends a rise that
	// is called a fall.
	if size := signed(truth, sign); size.Lo != nil && size.Lo.Sign() > 0 && size.Mid() != "" {
		n := size.Mid()
		d.Fixes = append(d.Fixes, p.Rewrite(pct.Span, n+"%"))
	}
	d.Fixes = append(d.Fixes, lint.Fix{Title: fmt.Sprintf("Correct %s or %s", p.Text(from.span), p.Text(to.span)), Safety: lint.Display})
	p.Report(d)
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
