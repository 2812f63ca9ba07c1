package facts

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// candidate reports whether a mention states a value of the article's own that
// no fact speaks of, plainly enough to be made a fact.
func (g *Suggester) candidate(s *Survey, m int) bool {
	mn, c := &s.Mentions[m], &s.Claims[m]
	switch {
	case c.Fact != nil || c.Verdict != lint.Unmatched || c.Mood != lint.Asserted:
		return false
	case mn.Weak, mn.Rel != "", mn.Relative, mn.YearGuessed, len(mn.Alts) > 0:
		return false
	case mn.Kind() == quant.KindCount && !mn.Value.Range && mn.Value.Lo.Cmp(quant.FromInt(3)) < 0:
		return false // "the two countries"
	case mn.Kind() == quant.KindOrdinal, mn.Kind() == quant.KindSet, mn.Kind() == quant.NoKind:
		return false
	case mn.Kind() == quant.KindDuration && g.between(s, m):
		return false // "eleven years before the station got electricity"
	case mn.Span.Overlaps(s.Doc.DateSpan):
		return false
	case mn.Kind() != quant.KindDate && g.book.lang.Among(s.Pass.Word(mn.Last), "more-or-less"):
		return false // "13% more than the year before", "400 more seats"
	}
	if b := s.Pass.Sentences[mn.Sentence].Block; b >= 0 && b < len(s.Doc.Blocks) && s.Doc.Blocks[b].Kind == lint.Dateline {
		return false
	}
	return mn.Kind() != quant.KindDate || mn.Value.Date.Known() && !g.besideAmount(s, m)
}

// between reports whether a duration is the time between two events.
func (g *Suggester) between(s *Survey, m int) bool {
	next := s.Mentions[m].Last
	return next < len(s.Pass.Tokens) && g.book.lang.Words.Cue("interval").Has(strings.ToLower(s.Pass.Word(next)))
}

// besideAmount reports whether a date stands in a clause with an amount, whose
// time it is.
func (g *Suggester) besideAmount(s *Survey, m int) bool {
	clause := s.Claims[m].Clause
	for i := range s.Mentions {
		o := &s.Mentions[i]
		switch {
		case i == m || o.Weak || clause < 0 || s.Claims[i].Clause != clause:
		case o.Kind() == quant.KindDate, o.Kind() == quant.KindOrdinal:
		case o.Kind() == quant.KindDuration && g.between(s, i):
		default:
			return true
		}
	}
	return false
}

// timeElsewhere reports whether the time of a mention is that of another clause
// of its sentence: "to break even by 2026, says the director, who has a staff of
// 11". A date that opens the sentence is one of all that it says.
func timeElsewhere(s *Survey, m int) bool {
	there := false
	span := s.sentence(m)
	for i := range s.Mentions {
		o := &s.Mentions[i]
		if i == m || o.Sentence != s.Mentions[m].Sentence || o.Kind() != quant.KindDate || o.Value.Date != s.Claims[m].Time {
			continue
		}
		if s.Claims[i].Clause == s.Claims[m].Clause || !strings.Contains(squeeze(s.Doc.Text[span.Start:o.Span.Start]), " ") {
			return false
		}
		there = true
	}
	return there
}
