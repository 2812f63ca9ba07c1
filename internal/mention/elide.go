package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint/quant"
)

// A bare number that stands where a length of time would, and has its unit from the last
// one that the text gave: "every 45 seconds; new clients do so every 15", "for more than
// twelve hours; he had been up for 17", "not three days: they lasted eleven".

// elideTimes gives the bare numbers of the sentence, whose mentions begin at from, the unit
// of time that they leave out.
func (s *scanner) elideTimes(from int) {
	for i := max(from, 1); i < len(s.out); i++ {
		m := &s.out[i]
		if m.Value.Kind != quant.KindCount || m.Value.Unit != "" || m.Value.Range || m.Weak || !m.Noun.Empty() || m.Last <= m.First || m.Form != "amount" || m.Value.Lo.Cmp(quant.FromInt(1000)) >= 0 ||
			m.Last < s.last && !s.tokenMark(m.Last) && s.class(m.Last)&lang.NotNoun == 0 || s.is(m.Last, "of") || s.is(m.Last, "%") || s.is(m.Last, "per") || s.is(m.Last, "each") {
			continue
		}
		at := m.First
		if !m.Hedge.Empty() {
			for at > s.first && int(s.Tokens[at-1].Start) >= m.Hedge.Start {
				at--
			}
		}
		kind := quant.KindDuration
		switch before := strings.ToLower(s.word(at - 1)); {
		case before == "every" && at == m.First:
			kind = quant.KindSet
		case before == "for" && at < m.First && s.Lang.Is(strings.ToLower(s.word(m.First-1)), "further"): // renewed for another five
		case before == "for":
			if w := strings.ToLower(s.word(at - 2)); !s.Lang.Is(s.Lang.Lemma(w), "lasts-for") && !s.Lang.Is(w, "lasts-for") {
				continue
			}
		case !s.Lang.Is(s.Lang.Lemma(before), "lasts"):
			continue
		}
		if p := s.timeBefore(i); p != nil && (kind != quant.KindSet || p.Kind == kind) {
			m.Value.Kind, m.Value.Unit, m.Elided = kind, p.Unit, true
		}
	}
}

// timeBefore is the value before mention i in its sentence or the one before, the last
// that has a unit, where that is a length of time; nil where it is none.
func (s *scanner) timeBefore(i int) *quant.Value {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		p := &s.out[k]
		if p.Sentence < s.sentence-1 || s.Sentences[p.Sentence].Block != s.Sentences[s.sentence].Block {
			return nil
		}
		switch p.Value.Kind {
		case quant.KindDuration, quant.KindSet:
			if p.Age || p.Value.Range || len(p.Value.More) > 0 || p.Value.Lo.Cmp(quant.FromInt(1)) == 0 && p.Value.Kind == quant.KindSet {
				return nil
			}
			return &p.Value
		case quant.KindMoney, quant.KindMeasure, quant.KindPercent:
			return nil
		}
	}
	return nil
}
