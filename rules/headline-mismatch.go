package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "headline-mismatch",
	Severity: lint.Asked,
	Trust:    0.7,
	Check:    checkHeadline,
})

// checkHeadline looks for each amount of the title and of the captions in the
// text, and asks where the text has another amount of the same noun or unit
// and never this one.
func checkHeadline(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		b := p.Block(m.Sentence)
		title := b.Kind == lint.Heading && b.Level <= 1
		if !title && b.Kind != lint.Caption || m.Weak || !headlineAmount(m) || m.Noun.Empty() && wordBefore(p, m) == "," {
			continue
		}
		if j := bodyRival(p, i); j >= 0 {
			where := "headline"
			if !title {
				where = "caption"
			}
			p.Report(lint.Diagnostic{
				Severity: lint.Asked, Span: m.Span,
				Message: fmt.Sprintf("the %s says %s, the text %s", where, p.Text(m.Span), p.Text(p.Mention(j).Span)),
				Detail:  "The text gives no such figure; the nearest of its kind is another one",
				Related: []lint.Related{{Span: p.Mention(j).Span, Message: p.SentenceText(p.Mention(j).Sentence)}},
				Fixes:   []lint.Fix{p.Rewrite(m.Span, p.Text(p.Mention(j).Span)), p.Rewrite(p.Mention(j).Span, p.Text(m.Span))},
			})
		}
	}
}

// headlineAmount reports whether a mention is a figure that the text must bear
// out: money, percentages and counts of something.
func headlineAmount(m *lint.Mention) bool {
	switch m.Kind() {
	case quant.KindMoney, quant.KindPercent:
		return true
	case quant.KindCount:
		return !year(m) && m.Value.Lo.Cmp(quant.FromInt(3)) > 0
	default:
		return false
	}
}

// bodyRival is the first mention of the text that is of the kind and noun of
// mention i, in a sentence that shares two content words with it; -1 where the
// text bears mention i out anywhere, or where it has no rival or several
// different ones.
func bodyRival(p *lint.Pass, i int) int {
	m, rival := p.Mention(i), -1
	for j := range p.Mentions {
		o := p.Mention(j)
		if j == i || o.Kind() != m.Kind() {
			continue
		}
		b := p.Block(o.Sentence)
		if b.Kind == lint.Heading && b.Level <= 1 {
			continue
		}
		if quant.Compare(m.Value, o.Value).Agrees() {
			return -1
		}
		if m.Kind() == quant.KindCount && o.Value.Unit != m.Value.Unit && (!m.Noun.Empty() || inLead(p, i) != j) || m.Kind() == quant.KindMoney && o.Value.Unit != m.Value.Unit {
			continue
		}
		if !sameContext(p, m, o) && inLead(p, i) != j && !swapped(p, m, o) {
			continue
		}
		if rival >= 0 && !quant.Compare(o.Value, p.Mention(rival).Value).Agrees() {
			return -1 // the text has several: a series, a total and its parts
		}
		if rival < 0 {
			rival = j
		}
	}
	if rival >= 0 && borneOut(p, m) {
		return -1
	}
	return rival
}

// inLead is the one figure of the kind of headline figure i in the first
// sentence of the text, where a word of the headline stands in it; -1 for none.
func inLead(p *lint.Pass, i int) int {
	m := p.Mention(i)
	for s := m.Sentence + 1; s < len(p.Sentences); s++ {
		b := p.Block(s)
		if b.Kind != lint.Paragraph {
			if b.Kind == lint.Heading || b.Kind == lint.Dateline {
				continue
			}
			return -1
		}
		found := -1
		first, last := p.SentenceMentions(s)
		for j := first; j < last; j++ {
			if p.Mention(j).Kind() == m.Kind() {
				if found >= 0 {
					return -1
				}
				found = j
			}
		}
		if found >= 0 && sharedWords(p, m, p.Mention(found)) >= 1 {
			return found
		}
		return -1
	}
	return -1
}

// swapped reports whether the digits of two figures are the same in another
// order, in sentences with a word in common.
func swapped(p *lint.Pass, a, b *lint.Mention) bool {
	return quant.Compare(a.Value, b.Value).Cause == quant.DigitsSwapped && sharedWords(p, a, b) >= 1
}

// borneOut reports whether the sum of two of the text's amounts, or a rounding
// across units, gives the headline's: headlines add up.
func borneOut(p *lint.Pass, m *lint.Mention) bool {
	var of []int
	for j := range p.Mentions {
		if o := p.Mention(j); o.Kind() == m.Kind() && o.Value.Unit == m.Value.Unit && o != m && len(of) < 40 {
			of = append(of, j)
		}
	}
	said := m.Value.Reckon()
	for x := range of {
		for y := range x {
			if p.Mention(of[x]).Value.Reckon().Add(p.Mention(of[y]).Value.Reckon()).Overlaps(said) {
				return true
			}
		}
	}
	return false
}
