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
			a, b := written(from.value), written(to.value)
			if a.Lo == nil || a.Lo.Sign() <= 0 {
				continue
			}
			m := statedMultiple(p, s, c)
			if m == nil {
				continue
			}
			said, truth := quant.Exact(m.Value.Lo), b.Quo(a)
			if m.Change < 0 {
				truth = a.Quo(b)
			}
			// "Doubled" is said of anything near twice; only a ratio that a
			// reader would call another multiple is wrong.
			said = said.Widen(big.NewRat(15, 100))
			switch m.Value.Hedge {
			case quant.MoreThan, quant.NoLess, quant.JustOver:
				said.Hi = nil
			case quant.LessThan, quant.NoMore:
				said.Lo = nil
			case quant.Roughly, quant.Nearly:
				said = said.Widen(big.NewRat(5, 100))
			}
			if said.Overlaps(truth) {
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

// written is the interval of an amount as reckon has it, but a whole number of
// money or things below 1,000 is what it says: from $3 to $5 is no doubling.
func written(v quant.Value) quant.Interval {
	if (v.Kind == quant.KindCount || v.Kind == quant.KindMoney) && v.Lo.IsInt() && v.Lo.Cmp(quant.FromInt(1000)) < 0 && v.Hedge == quant.NoHedge {
		return quant.Exact(v.Lo)
	}
	return reckon(v)
}

// statedMultiple is the multiple beside a change, nil for none.
func statedMultiple(p *lint.Pass, s int, c change) *lint.Mention {
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
			return p.Mention(i)
		}
	}
	// "Halved" states no value of its own.
	from := tokenBefore(p, p.Mention(c.first))
	if p.Word(from-1) == "," {
		from--
	}
	if p.Lex.Lemma(p.Word(from-1)) == "halve" {
		m := &lint.Mention{Span: p.Tokens[from-1].Span(), Sentence: s, Change: -1}
		m.Value = quant.Value{Kind: quant.KindPercent, Unit: "multiple", Lo: quant.FromInt(2), Hi: quant.FromInt(2)}
		return m
	}
	return nil
}
