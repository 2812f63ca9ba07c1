package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds a headline to the first paragraph of its text, which says the same in
// other words: another noun for what is counted, an age, a day.

// opens reports whether a sentence stands in the first paragraph of the text.
func opens(p *lint.Pass, s int) bool {
	for b, block := range p.Doc.Blocks {
		if block.Kind == lint.Paragraph {
			return p.Sentences[s].Block == b || p.Sentences[s].Block == b+1 && block.Span.End-block.Span.Start < shortLine
		}
	}
	return false
}

// shortLine is up to how many bytes a paragraph before the first one is a line for itself, a
// place and a day perhaps.
const shortLine = 60

// victimsLead reports whether a headline counts the dead or the hurt, and mention o the
// people of the first paragraph of whom the clause says the same: "13 dead", "twelve people
// were killed".
func victimsLead(p *lint.Pass, m, o *lint.Mention) bool {
	if m.Kind() != quant.KindCount || m.Noun.Empty() || o.Noun.Empty() || !opens(p, o.Sentence) || !p.Lex.Is(strings.ToLower(p.Text(o.Noun)), "person") {
		return false
	}
	family := p.Lex.Family(lastWord(p.Text(m.Noun)))
	if family != "die" && family != "wound" {
		return false
	}
	for t := o.Last; t < min(o.Last+5, p.Sentences[o.Sentence].Last); t++ {
		if p.Tokens[t].Kind == lint.Mark {
			return false
		}
		if p.Lex.Family(strings.ToLower(p.Word(t))) == family {
			return sharedWords(p, m, o) >= 1
		}
	}
	return false
}

// checkHeadlineDay reports a day of a title or a caption that the text has nowhere, where
// one sentence of the text that shares two words with it has another day of that month, or
// that day of the month next to it.
func checkHeadlineDay(p *lint.Pass, i int, title bool) {
	m := p.Mention(i)
	d := m.Value.Date
	if m.Value.Range || m.Relative || d.Precision != quant.Day || d.TimeOnly || hedged(m) {
		return
	}
	rival := -1
	for j := range p.Mentions {
		o := p.Mention(j)
		e := o.Value.Date
		if j == i || o.Kind() != quant.KindDate || p.Doc.DateSpan.Overlaps(o.Span) {
			continue
		}
		if o.Value.Range && dayWithin(d, o.Value) || e.Precision != quant.Day && e.Month == d.Month && e.Month > 0 {
			return
		}
		if o.Value.Range || e.Precision != quant.Day || o.Relative {
			continue
		}
		if e.Month == d.Month && e.Day == d.Day {
			return
		}
		if !dayOff(d, e) || sharedWords(p, m, o) < 2 || p.Sentences[o.Sentence].Block == p.Sentences[m.Sentence].Block {
			continue
		}
		if rival >= 0 && p.Mention(rival).Value.Date != e {
			return
		}
		rival = j
	}
	if rival >= 0 {
		reportHeadline(p, i, rival, title, lint.Warning)
	}
}

// dayWithin reports whether a day of some year is one of a range of days.
func dayWithin(d quant.Date, v quant.Value) bool {
	at := func(e quant.Date) int { return int(e.Month)*100 + int(e.Day) }
	return at(v.Date) <= at(d) && at(d) <= at(v.DateHi)
}

// dayOff reports whether two days of no year, or of one, have the same month, with a digit of
// the day added, left out, swapped or wrong before the last one, or the same day of
// neighbouring months.
func dayOff(d, e quant.Date) bool {
	if !d.NoYear && !e.NoYear && d.Year != e.Year {
		return false
	}
	if d.Month != e.Month {
		return d.Day == e.Day && (d.Month-e.Month == 1 || e.Month-d.Month == 1)
	}
	return d.Day%10 == e.Day%10 || d.Day/10 == e.Day%10 && d.Day%10 == e.Day/10
}
