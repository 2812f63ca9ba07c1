package rules

import (
	"fmt"
	"math/big"
	"strings"

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
	for _, s := range p.Stated() {
		for _, c := range moves(p, s, multiple) {
			m := *p.Mention(c.by)
			m.Change = c.sign
			judgeMultiple(p, c.change, &m)
		}
		for _, c := range changes(p, s) {
			if m := halved(p, c); m != nil {
				judgeMultiple(p, c, m)
			}
		}
	}
}

// multiple reports whether a mention is one multiple: "doubled", "five times".
func multiple(m *lint.Mention) bool { return m.Value.Unit == quant.Multiple && !m.Value.Range }

func judgeMultiple(p *lint.Pass, c change, m *lint.Mention) {
	from, to := c.from, c.to
	a, b := written(from.value), written(to.value)
	if a.Lo == nil || a.Lo.Sign() <= 0 || b.Lo == nil || b.Lo.Sign() <= 0 {
		return
	}
	said, truth := quant.Exact(m.Value.Lo), b.Quo(a)
	if m.Change < 0 {
		truth = a.Quo(b)
	}
	// "Doubled" is said of anything near twice; only a ratio that a reader
	// would call another multiple is wrong, and that no rounding makes right.
	loose, figures := said.Widen(big.NewRat(15, 100)), quant.Exact(to.value.Lo).Quo(quant.Exact(from.value.Lo))
	if m.Change < 0 {
		figures = quant.Exact(from.value.Lo).Quo(quant.Exact(to.value.Lo))
	}
	open := said
	for _, said := range []*quant.Interval{&loose, &open} {
		bound(said, m.Value.Hedge)
	}
	if loose.Overlaps(figures) || open.Overlaps(truth) {
		return
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("from %s to %s is %s times, not %q", p.Text(from.span), p.Text(to.span), truth.Phrase(), p.Text(m.Span)),
		Detail:  fmt.Sprintf("%s / %s = %s", p.Text(to.span), p.Text(from.span), truth.Phrase()),
		Related: []lint.Related{{Span: from.span, Message: "from here"}, {Span: to.span, Message: "to here"}},
		Fixes:   []lint.Fix{{Title: fmt.Sprintf("Correct %q, %s or %s", p.Text(m.Span), p.Text(from.span), p.Text(to.span)), Safety: lint.Display}},
	})
}

// written is the interval of an amount as Value.Reckon has it, but a whole number of
// money or things below 1,000 is what it says: from $3 to $5 is no doubling.
func written(v quant.Value) quant.Interval {
	if (v.Kind == quant.KindCount || v.Kind == quant.KindMoney) && v.Lo.IsInt() && v.Lo.Cmp(quant.FromInt(1000)) < 0 && v.Hedge == quant.NoHedge {
		return quant.Exact(v.Lo)
	}
	return v.Reckon()
}

// bound opens the interval of a multiple as its hedge says.
func bound(said *quant.Interval, h quant.Hedge) {
	switch h {
	case quant.MoreThan, quant.NoLess, quant.JustOver:
		said.Hi = nil
	case quant.LessThan, quant.NoMore:
		said.Lo = nil
	case quant.Roughly, quant.Nearly:
		*said = said.Widen(big.NewRat(5, 100))
	}
}

// halved is the multiple of a change that is said to halve, which states no
// value of its own: "halved between 1990 and 2020, from 80,000". It is nil for
// all others.
func halved(p *lint.Pass, c change) *lint.Mention {
	first := p.Sentences[p.Mention(c.first).Sentence].First
	for i := tokenBefore(p, p.Mention(c.first)); i >= first && p.Mention(c.first).First-i < 12; i-- {
		word := p.Word(i)
		switch {
		case p.Lex.Lemma(word) == "halve":
			m := &lint.Mention{Span: p.Tokens[i].Span(), Sentence: p.Mention(c.first).Sentence, Change: -1}
			m.Value = quant.Value{Kind: quant.KindPercent, Unit: quant.Multiple, Lo: quant.FromInt(2), Hi: quant.FromInt(2)}
			return m
		case p.Lex.Is(word, "verb") && p.Tokens[i].Kind == lint.Word, strings.ContainsAny(word, ";:()"):
			return nil
		}
	}
	return nil
}
