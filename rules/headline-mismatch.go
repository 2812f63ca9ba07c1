package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "headline-mismatch",
	Severity: lint.Warning,
	Trust:    0.8,
	Check:    checkHeadline,
})

// surelyAlike is how many words a headline and a sentence share that hardly say
// two things.
const surelyAlike = 3

// checkHeadline looks for each amount of the title and of the captions in the
// text, and asks where the text has another amount of the same noun or unit
// and never this one.
func checkHeadline(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		b := p.Block(m.Sentence)
		title := b.Kind == lint.Heading && b.Level <= 1
		if !title && !captions(p, m.Sentence) || m.Weak {
			continue
		}
		if m.Kind() == quant.KindDate {
			checkHeadlineYear(p, i, title)
			checkHeadlineDay(p, i, title)
			continue
		}
		if !headlineAmount(m) || m.Noun.Empty() && wordBefore(p, m) == "," {
			continue
		}
		if j, shared := bodyRival(p, i); j >= 0 {
			severity := lint.Asked
			if shared >= surelyAlike {
				severity = lint.Warning
			}
			reportHeadline(p, i, j, title, severity)
		}
	}
}

// reportHeadline reports that the text has mention j where the title, or else a
// caption, has mention i.
func reportHeadline(p *lint.Pass, i, j int, title bool, severity lint.Severity) {
	m, o := p.Mention(i), p.Mention(j)
	where := "headline"
	if !title {
		where = "caption"
	}
	p.Report(lint.Diagnostic{
		Severity: severity, Span: m.Span,
		Message: fmt.Sprintf("the %s says %s, the text %s", where, p.Text(m.Span), p.Text(o.Span)),
		Detail:  "The text gives no such figure; the nearest of its kind is another one",
		Related: []lint.Related{{Span: o.Span, Message: p.SentenceText(o.Sentence)}},
		Fixes:   eitherWay(p, m.Span, o.Span, m.Value, o.Value),
	})
}

// headlineAmount reports whether a mention is a figure that the text must bear
// out: money, percentages, measures and counts of something.
func headlineAmount(m *lint.Mention) bool {
	switch m.Kind() {
	case quant.KindMoney, quant.KindPercent, quant.KindMeasure:
		return true
	case quant.KindDuration:
		return !m.Value.Range
	case quant.KindCount:
		return (!year(m) || !m.Noun.Empty()) && m.Value.Lo.Cmp(quant.FromInt(3)) > 0
	default:
		return false
	}
}

// bodyRival is the mention of the text that says otherwise what mention i says:
// of its kind and noun, in the sentence that has most of its words, and how many these are. It is -1
// where the text bears mention i out anywhere, or where it has no rival, or as
// good a one with another value.
func bodyRival(p *lint.Pass, i int) (rival, shared int) {
	m := p.Mention(i)
	if p.HasWord(p.Sentences[m.Sentence].First, p.Sentences[m.Sentence].Last, "goal") || comparative(p, m) {
		return -1, 0
	}
	lead := inLead(p, i)
	enough := min(2, max(1, namedThings(p, m)))
	best, rivals, slips := 0, []int(nil), []int(nil)
	for j := range p.Mentions {
		o := p.Mention(j)
		if j == i || o.Kind() != m.Kind() {
			continue
		}
		b := p.Block(o.Sentence)
		if b.Kind == lint.Heading && b.Level <= 1 || p.Sentences[o.Sentence].Block == p.Sentences[m.Sentence].Block {
			continue
		}
		if c := quant.Compare(m.Value, o.Value); c.Relation == quant.BoundHolds && !hedged(m) && slipBeside(p, m) {
			continue // "less than 44 million" bears out no 34.8
		} else if c.Agrees() {
			return -1, 0
		}
		if m.Age != o.Age {
			continue
		}
		if longSlip(p, m, o) || victimsLead(p, m, o) {
			slips = append(slips, j)
		}
		if m.Kind() == quant.KindCount && o.Value.Unit != m.Value.Unit && (!m.Noun.Empty() || lead != j) || m.Kind() != quant.KindCount && o.Value.Unit != m.Value.Unit {
			continue
		}
		if longSwap(p, m, o) || shortSwap(p, m, j) {
			slips = append(slips, j)
		}
		if m.Kind() == quant.KindDuration {
			continue // a text has many lengths of time
		}
		if ofAnotherTime(p, m, j) || saidBeside(p, m, o) || beyondSlip(m.Value, o.Value) || everySoOften(p, m) != everySoOften(p, o) {
			continue
		}
		shared := sharedWords(p, m, o)
		if beside := shared - btoi(m.Kind() == quant.KindCount && !m.Noun.Empty()); beside > 0 {
			shared += returned(p, o) // "It holds 13 million", not "It lends 120,000 books"
		}
		if shared < enough && !sameContext(p, m, o) && lead != j && !swapped(p, m, o) {
			continue
		}
		switch {
		case shared > best:
			best, rivals = shared, []int{j}
		case shared == best:
			rivals = append(rivals, j)
		}
	}
	if len(rivals)+len(slips) == 0 || borneOut(p, m) {
		return -1, 0
	}
	if len(slips) > 0 && quant.Compare(p.Mention(slips[0]).Value, p.Mention(slips[len(slips)-1]).Value).Agrees() {
		return slips[0], surelyAlike // three digits in another order are there by no chance
	}
	if len(rivals) == 0 {
		return -1, 0
	}
	for _, j := range rivals[1:] {
		if !quant.Compare(p.Mention(j).Value, p.Mention(rivals[0]).Value).Agrees() {
			return -1, 0 // the text has several: a series, a total and its parts
		}
	}
	return rivals[0], best
}
