package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "wrong-direction",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkWrongDirection,
})

// checkWrongDirection finds falls to a larger amount and rises to a smaller one:
// "fell from £1,450 to £1,520", "300, up from 340".
func checkWrongDirection(p *lint.Pass) {
	if !p.StatedHas("go-up") && !p.StatedHas("go-down") {
		return
	}
	for _, s := range p.Stated() {
		sentence := p.Sentences[s]
		if p.Crowded(s) || !p.SentenceHas(s, "go-up") && !p.SentenceHas(s, "go-down") {
			continue
		}
		for _, c := range changes(p, s) {
			at, way := wordOfMove(p, c)
			if way == 0 || !rateable(p, c) || p.HasWord(sentence.First, sentence.Last, "ranking") {
				continue
			}
			a, b := c.from.value.Reckon(), c.to.value.Reckon()
			if a.Lo == nil || b.Lo == nil || a.Hi == nil || b.Hi == nil || a.Lo.Sign() < 0 || b.Lo.Sign() < 0 || a.Overlaps(b) || b.Lo.Cmp(a.Hi) > 0 == (way > 0) {
				continue
			}
			reportDirection(p, c, at)
		}
	}
}

// rateable reports whether the amounts of a change are larger and smaller in the
// sense of its words. Bare numbers that count nothing may be ranks or odds, heights and depths are passed
// on the way, a currency falls when it takes more of it to buy another,
// and "fell from 10 to 20 per cent" may mean by so much.
func rateable(p *lint.Pass, c change) bool {
	v := c.to.value
	switch v.Kind {
	case quant.KindMoney:
		return v.Per == "" && c.first != c.last && !p.HasWord(p.Sentences[p.Mention(c.first).Sentence].First, p.Mention(c.first).First, "currency-word") || c.first == c.last && bothMarked(p, c)
	case quant.KindPercent:
		return v.Unit == "percent" && bothMarked(p, c)
	case quant.KindCount:
		return v.Unit != "" && v.Unit == c.from.value.Unit || grouped(p.Text(c.from.span)) && grouped(p.Text(c.to.span)) || countsThings(p, c)
	case quant.KindDuration:
		return bothMarked(p, c) && !goesOn(p, p.Mention(c.last)) && subjectIs(p, p.Mention(c.first), "how-long")
	case quant.KindMeasure:
		u, known := quant.UnitOf(c.from.value.Unit)
		return known && u.Dimension != "length"
	}
	return false
}

// bothMarked reports whether either amount of a change has its own sign or unit.
func bothMarked(p *lint.Pass, c change) bool {
	bare := func(s lint.Span) bool { return strings.Trim(p.Text(s), "0123456789.,") == "" }
	return !bare(c.from.span) && !bare(c.to.span)
}

// grouped reports whether a number is written with separators between its
// thousands, as no rank and no score is.
func grouped(text string) bool { return strings.Contains(text, ",") }

func reportDirection(p *lint.Pass, c change, at int) {
	than := "larger"
	if wayOf(p, at) > 0 {
		than = "smaller"
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: c.to.span,
		Message: fmt.Sprintf("%s is %s than %s, and the text says %q", p.Text(c.to.span), than, p.Text(c.from.span), p.Word(at)),
		Detail:  "The two amounts are exchanged, one of them is a slip, or the word is wrong",
		Related: []lint.Related{{Span: c.from.span, Message: "from here"}, {Span: p.Tokens[at].Span(), Message: "the word"}},
		Fixes: []lint.Fix{
			{Title: "Exchange the two", Safety: lint.Unsafe, Edits: []lint.Edit{{Span: c.from.span, New: p.Text(c.to.span)}, {Span: c.to.span, New: p.Text(c.from.span)}}},
			{Title: "Correct an amount or the word", Safety: lint.Display},
		},
	})
}
