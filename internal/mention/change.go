package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// settle notes what the words around an amount say of it: whether it is a rise
// or a fall, and whether it is a figure of speech rather than a figure.
func (s *scanner) settle(m *lint.Mention) {
	switch m.Value.Kind {
	case quant.KindPercent, quant.KindMoney, quant.KindMeasure:
		m.Change = s.change(m)
	case quant.KindCount:
		m.Change = s.change(m)
		n, whole := m.Value.Lo.Int64()
		if !whole || m.Value.Range || s.Tokens[m.First].Kind == lint.Digits {
			return
		}
		// "one of", "the two sides"
		if n == 1 || n == 2 && s.class(m.First-1)&lang.Quantifier != 0 {
			m.Weak = true
		}
	}
}

// change is +1 for a rise by the amount, -1 for a fall, 0 for a level: "rose by
// 3%", "down 5%", "a 10% increase"; not "rose to 3%".
func (s *scanner) change(m *lint.Mention) int {
	at := m.First
	for !m.Hedge.Empty() && at > s.first && int(s.Tokens[at-1].Start) >= m.Hedge.Start && m.Hedge.Start < m.Span.Start {
		at--
	}
	for k := at - 1; k >= max(s.first, at-3); k-- {
		w := s.word(k)
		c := s.class(k)
		switch {
		case c&(lang.To|lang.From) != 0:
			return 0
		case c&(lang.Article|lang.Hedge) != 0 && !s.is(k, "up") && !s.is(k, "down"), s.is(k, "by"), s.is(k, "of"), s.is(k, "an"), s.is(k, "another"):
			continue
		}
		if d := s.direction(w); d != 0 {
			return d
		}
		break
	}
	if m.Value.Kind == quant.KindPercent || m.Value.Kind == quant.KindMoney {
		for k := m.Last; k < min(m.Last+2, s.last); k++ {
			if s.Tokens[k].Kind != lint.Word || s.class(k)&lang.NotNoun != 0 && !s.Lang.Is(s.word(k), "rise") && !s.Lang.Is(s.word(k), "fall") {
				break
			}
			if d := s.direction(s.word(k)); d != 0 {
				return d
			}
		}
	}
	return 0
}

// direction is +1 for a word of rising, -1 for one of falling.
func (s *scanner) direction(w string) int {
	if s.Lang.Lexeme(w).Classes == (lint.ClassSet{}) {
		return 0 // as most are: in no class at all
	}
	switch {
	case s.Lang.Is(w, "rise"), s.Lang.Is(w, "rising"):
		return 1
	case s.Lang.Is(w, "fall"), s.Lang.Is(w, "falling"):
		return -1
	}
	return 0
}
