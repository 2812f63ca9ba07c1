package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Of values told side by side one often has the unit and the scale of all: the last of a
// list, "3.1, 3.4 and 3.9 billion crowns", the first of clauses that leave out what they
// would say again, "61 percent in the north, 54 in the south", "the first weighs 140 kg, the
// other 210".

// shareUnits gives the bare numbers of the sentence, whose mentions begin at from, what such
// company tells of them.
func (s *scanner) shareUnits(from int) {
	for i := len(s.out) - 1; i > from; i-- {
		for i > from {
			var before *lint.Mention
			if i > from+1 {
				before = &s.out[i-2]
			}
			if !s.listedWith(before, &s.out[i-1], &s.out[i]) {
				break
			}
			s.giveUnit(&s.out[i-1], &s.out[i])
			i--
		}
	}
	for i := from + 1; i < len(s.out); i++ {
		if m := &s.out[i]; s.lacksUnit(m) {
			if p := s.sideBySide(from, i); p != nil {
				s.giveUnit(m, p)
			}
		}
	}
}

// lacksUnit reports whether a mention is a number and nothing else.
func (s *scanner) lacksUnit(m *lint.Mention) bool {
	return m.Value.Kind == quant.KindCount && m.Value.Unit == "" && m.Value.Per == "" && !m.Value.Range && !m.Weak && m.Noun.Empty() && m.Form == "amount" &&
		m.Last > m.First && (s.Tokens[m.First].Kind == lint.Digits || s.class(m.First)&lang.Cardinal != 0 && m.Value.Lo.Cmp(quant.FromInt(1)) > 0)
}

// sharedUnit reports whether a mention is an amount whose unit others may share.
func (s *scanner) sharedUnit(m *lint.Mention) bool {
	if len(m.Value.More) > 0 || m.Form != "amount" && m.Form != "duration" && m.Form != "range" {
		return false
	}
	switch m.Value.Kind {
	case quant.KindMoney, quant.KindMeasure, quant.KindDuration:
		return m.Value.Unit != ""
	case quant.KindPercent:
		return m.Value.Unit != quant.Multiple
	case quant.KindCount:
		return s.scaleOf(m) >= 3
	}
	return false
}

// listedWith reports whether m is told in the unit of the next value, to which nothing but a
// comma, "and" or "or" joins it. before is the mention before m, nil for none.
func (s *scanner) listedWith(before, m, next *lint.Mention) bool {
	if m.Last <= m.First || m.Last >= s.last || next.Value.Range || next.First-m.Last > listJoint || !s.is(m.Last, ",") && s.class(m.Last)&lang.And == 0 && !s.is(m.Last, "or") || !s.sharedUnit(next) {
		return false
	}
	switch {
	case s.lacksUnit(m):
		if next.Value.Kind == quant.KindDuration && s.scaleOf(m) != s.scaleOf(next) {
			return false
		}
	case m.Value.Kind == quant.KindMoney && next.Value.Kind == quant.KindMoney && m.Value.Unit == next.Value.Unit && s.scaleOf(m) == 0 && s.scaleOf(next) >= 3:
	default:
		return false
	}
	if s.scaleOf(m) > s.scaleOf(next) {
		return false // "2.7 million and 71 percent"
	}
	at := s.behindHedge(next)
	j := m.Last
	comma := s.is(j, ",")
	if comma {
		j++
	}
	joined := comma && next.Elided // an earlier one of the list
	if s.class(j)&lang.And != 0 || s.is(j, "or") {
		// "was 43, and 21 percent": with a comma it has others before it
		joined, j = !comma || before != nil && s.lacksUnit(before) && before.Last+1 == m.First && s.is(before.Last, ","), j+1
	}
	return joined && j == at && s.figures(next) == s.figures(m) && s.alike(m, next)
}

// listJoint is how many tokens may stand between two members of a list, with the words that hedge
// the second: "3 and just over 4 billion".
const listJoint = 6

// figures reports whether a number is written in digits.
func (s *scanner) figures(m *lint.Mention) bool {
	for k := m.First; k < m.Last; k++ {
		if s.Tokens[k].Kind == lint.Digits {
			return true
		}
	}
	return false
}

// behindHedge is the first token of a mention, or of the words that hedge it.
func (s *scanner) behindHedge(m *lint.Mention) int {
	at := m.First
	if !m.Hedge.Empty() {
		for at > s.first && int(s.Tokens[at-1].Start) >= m.Hedge.Start {
			at--
		}
	}
	return at
}

// alike reports whether what two numbers say, without their scale, is of one order: 3.1 and
// 3.9, 12 and 210, but not 5 and 1,400.
func (s *scanner) alike(m, o *lint.Mention) bool {
	a, b := m.Value.Lo.Scale(-s.scaleOf(m)).Abs(), o.Value.Lo.Scale(-s.scaleOf(o)).Abs()
	if o.Value.Kind == quant.KindMoney && s.inParts(o) {
		b = b.Scale(2)
	}
	return a.Cmp(b.Mul(quant.FromInt(apartMost))) <= 0 && b.Cmp(a.Mul(quant.FromInt(apartMost))) <= 0
}

// apartMost is how many times larger than another a number may be that shares its unit.
const apartMost = 100

// scaleOf is the power of ten that the scale word of an amount stands for, its own or that
// of another, 0 for none.
func (s *scanner) scaleOf(m *lint.Mention) int {
	for k := m.First; k < m.Last; k++ {
		if !s.numeric(k) {
			continue
		}
		n, ok := s.number(k)
		if !ok || n.next > m.Last {
			return 0
		}
		for e := 3; n.scale == 0 && m.Elided && e <= 12; e += 3 {
			if n.num.Scale(e).Cmp(m.Value.Lo) == 0 {
				return e
			}
		}
		return n.scale
	}
	return 0
}

// giveUnit tells the number m in the unit and scale of another.
func (s *scanner) giveUnit(m, of *lint.Mention) {
	v := &of.Value
	if e := s.scaleOf(of); e >= 3 && s.scaleOf(m) == 0 && m.Value.Lo.Cmp(quant.FromInt(1000)) < 0 {
		m.Value.Lo, m.Value.Hi = m.Value.Lo.Scale(e).WithExact(false), m.Value.Hi.Scale(e).WithExact(false)
	}
	if v.Kind == quant.KindMoney && m.Value.Kind != quant.KindMoney && s.inParts(of) {
		m.Value.Lo, m.Value.Hi = m.Value.Lo.Scale(-2), m.Value.Hi.Scale(-2)
	}
	m.Value.Kind, m.Value.Unit, m.Value.Per, m.Age, m.Elided = v.Kind, v.Unit, v.Per, of.Age, true
	if v.Kind == quant.KindCount {
		m.Noun = of.Noun
	}
}

// sideBySide is the mention before mention i whose clause the one of i leaves out: they are
// joined, and the same preposition follows both, or who the value is said of stands before it
// as one more; nil for none.
func (s *scanner) sideBySide(from, i int) *lint.Mention {
	m := &s.out[i]
	if m.Value.Lo.Cmp(quant.FromInt(10_000)) >= 0 {
		return nil
	}
	at := s.behindHedge(m) - 1
	behind := s.joins(at) && m.Last+1 < s.last && s.cued(m.Last, "shared-preposition")
	if !behind && !s.closes(m.Last) {
		return nil
	}
	var p *lint.Mention
	for k := i - 1; k >= from && p == nil; k-- {
		switch s.out[k].Value.Kind {
		case quant.KindDate, quant.KindOrdinal, quant.KindSet:
			continue
		}
		p = &s.out[k]
	}
	if p == nil || !s.sharedUnit(p) || s.figures(p) && !s.figures(m) && m.Value.Lo.Cmp(quant.FromInt(12)) > 0 || !s.alike(m, p) {
		return nil
	}
	end := p.Last
	if !p.Noun.Empty() {
		for end < m.First && int(s.Tokens[end].Start) < p.Noun.End {
			end++
		}
	}
	switch {
	case behind && s.followed(m.Last, end, at):
		return p
	case s.closes(m.Last) && s.oneMore(at, end):
		return p
	}
	return nil
}

// followed reports whether the preposition at token i stands in [end, before) too.
func (s *scanner) followed(i, end, before int) bool {
	for k := end; k < min(before, end+followWithin); k++ {
		if s.Tokens[k].Kind == lint.Mark && !s.hyphen(k) {
			return false
		}
		if s.is(k, s.word(i)) {
			return true
		}
	}
	return false
}

// followWithin is how many tokens behind an amount the preposition may stand that goes with
// it: "5.2 million tonnes of raw steel in 2019".
const followWithin = 6

// joins reports whether the mark or word at token i joins the members of a row.
func (s *scanner) joins(i int) bool {
	return i > s.first && (s.is(i, ",") || s.is(i, ";") || s.class(i)&lang.And != 0 || s.is(i, "or") || s.is(i, "but"))
}

// closes reports whether a clause ends before token i.
func (s *scanner) closes(i int) bool {
	return i >= s.last || s.tokenMark(i) && !s.dash(i) && !s.is(i, "%") && !s.is(i, "(") && !s.is(i, "/") && !s.is(i, ":") || s.class(i)&lang.And != 0
}

// oneMore reports whether the tokens that end at token i name another of those the value
// that ends at token end is said of, and a mark or "and" stands before them: ", the second",
// "and the other", ", Morvash".
func (s *scanner) oneMore(i, end int) bool {
	k := i
	switch {
	case s.cued(k, "other-member") && k > end && s.class(k-1)&(lang.Article|lang.Quantifier) != 0:
		k -= 2
	case s.Tokens[k].Kind == lint.Word && s.Tokens[k].Flags&lint.Capital != 0:
		for n := 0; k > end && n < maxGapName && s.Tokens[k].Kind == lint.Word && s.Tokens[k].Flags&lint.Capital != 0; n++ {
			k--
		}
		if s.class(k)&(lang.Article|lang.Quantifier) != 0 {
			k--
		}
	default:
		return false
	}
	return k >= end && s.joins(k)
}
