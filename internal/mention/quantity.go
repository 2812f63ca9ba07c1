package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// quantityForms are the ways to write amounts that are no times.
var quantityForms = []form{
	{
		name: "amount", read: readAmount,
		trigger: segment.Digit | lang.Cardinal | lang.Fraction | lang.Group,
		soft:    lang.CurrencyWord | lang.Scale | lang.Article | lang.Minus,
	},
	{name: "multiple", trigger: lang.Multiple, read: readMultiple},
	{name: "ordinal", trigger: lang.Ordinal | segment.Digit, soft: lang.Cardinal | lang.Article, read: readOrdinal},
}

// readAmount reads a number with what stands with it, and the range that it
// may open.
func readAmount(s *scanner, at int) (lint.Mention, int, bool) {
	m := lint.Mention{Form: "amount"}
	a, ok := s.amount(at)
	if !ok {
		return lint.Mention{}, at, false
	}
	if r, ok := s.rating(at); ok { // before what two numbers with a slash may be else, 9/11
		s.fill(&m, r)
		m.Form, m.First, m.Last = "rating", r.first, r.next
		return m, r.next, true
	}
	if s.refused(&a) {
		return lint.Mention{}, at, false
	}
	if p, ok := s.oneIn(&a); ok {
		a = p
		m.Form = "one in"
		s.fill(&m, a)
		m.First, m.Last = a.first, a.next
		return m, a.next, true
	}
	if b, ok := s.rangeEnd(&a); ok {
		return s.rangeMention(a, b)
	}
	if a.kind == quant.NoKind {
		if s.sides(&a); a.kind == quant.KindMeasure {
			m.Elided = true
		} else if s.extent(&a) {
			m.Elided = true
		} else if (s.is(at-1, "magnitude") || s.is(at-1, "Magnitude")) && a.num.Cmp(quant.FromInt(12)) < 0 {
			a.kind, a.unit, a.plain = quant.KindMeasure, "magnitude", false
		}
	}
	if a.kind == quant.NoKind && !s.count(&a) {
		return lint.Mention{}, at, false
	}
	m.First, m.Last = a.first, a.next
	m.Span = s.span(a.first, a.next)
	if a.kind == quant.KindCount {
		if j := max(a.next, a.nounNext); !s.perMany(&a, j) {
			s.perTime(&a, j)
		}
	}
	s.fill(&m, a)
	m.Age, m.Elided = a.age, m.Elided || a.elided
	if a.nounNext > a.nounFirst {
		m.Noun = s.span(a.nounFirst, a.nounNext)
	}
	return m, a.next, true
}

// fill puts an amount into a mention's value.
func (s *scanner) fill(m *lint.Mention, a amount) {
	n := a.num
	if a.kind == quant.KindCount && n.IsInt() && a.scale < 3 && n.Cmp(quant.FromInt(1000)) < 0 {
		n = n.WithExact(true)
	}
	m.Value = quant.Value{Kind: a.kind, Lo: n, Hi: n, Unit: a.unit, Per: a.per, More: a.more}
	if a.odd {
		m.Value.Hedge = quant.Roughly
	}
}

// extent gives a bare number before a word of extent the unit of the measure
// before it: "8 miles long and 3 wide".
func (s *scanner) extent(a *amount) bool {
	if a.scale != 0 || s.class(a.next)&lang.Dimension == 0 || len(s.out) == 0 || a.next+1 < s.last && !s.tokenMark(a.next+1) && s.class(a.next+1)&lang.NotNoun == 0 {
		return false
	}
	p := &s.out[len(s.out)-1]
	if p.Sentence != s.sentence || p.Value.Kind != quant.KindMeasure || p.Value.Per != "" || s.class(p.Last)&lang.Dimension == 0 || a.first-p.Last > 4 {
		return false
	}
	a.kind, a.unit, a.plain = quant.KindMeasure, p.Value.Unit, false
	return true
}

// sides gives a bare number the unit of the other side: the 2 of "2 by 4
// inches", "2 x 3 x 4 m".
func (s *scanner) sides(a *amount) {
	j := a.next
	for range 3 {
		if !s.is(j, "by") && !s.is(j, "x") && !s.is(j, "×") {
			return
		}
		b, ok := s.amount(j + 1)
		if !ok || b.signed || b.scale != 0 {
			return
		}
		if b.kind == quant.KindMeasure {
			a.kind, a.unit, a.plain = b.kind, b.unit, false
			return
		}
		j = b.next
	}
}

// describes reports whether the multiple at token i is of what kind something is, or its
// name, and no change: "a double room", "the triple jump", "sleeps in a double", "grew by
// double digits".
func (s *scanner) describes(i int) bool {
	if s.class(i-1)&lang.Article != 0 || strings.EqualFold(s.word(i-1), "the") || s.cued(i+1, "places-of-a-number") {
		return true
	}
	return i == s.first && i+1 < s.last && s.Tokens[i+1].Kind == lint.Word && s.class(i+1)&(lang.NotNoun|lang.Quantifier|lang.Article) == 0
}

// readMultiple reads a multiple: twice, doubled, tenfold, three times.
func readMultiple(s *scanner, at int) (lint.Mention, int, bool) {
	if s.hyphen(at+1) || s.glued(at) {
		return lint.Mention{}, at, false // double-digit
	}
	if s.cued(at, "adjectival-multiple") && s.describes(at) {
		return lint.Mention{}, at, false
	}
	in := s.info(at)
	n := quant.FromInt(in.Num(lang.Multiple))
	if w := s.word(at); (strings.EqualFold(w, "twice") || strings.EqualFold(w, "thrice")) && s.class(at+1)&lang.Comparative == 0 && !s.is(at+1, "a") {
		n = n.WithExact(true)
		return lint.Mention{Form: "times", Value: quant.Value{Kind: quant.KindCount, Lo: n, Hi: n, Unit: "time"}}, at + 1, true
	}
	return lint.Mention{Form: "multiple", Value: quant.Value{Kind: quant.KindPercent, Lo: n, Hi: n, Unit: quant.Multiple}}, at + 1, true
}
