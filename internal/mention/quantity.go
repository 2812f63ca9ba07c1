package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// quantityForms are the ways to write amounts that are no times.
var quantityForms = []form{
	{"amount", segment.Digit | lang.Cardinal | lang.Article | lang.Fraction | lang.CurrencyWord | lang.CurrencyOpen | lang.Minus | lang.Group | dashes, readAmount},
	{"multiple", lang.Multiple, readMultiple},
	{"ordinal", lang.Ordinal | segment.Digit, readOrdinal},
}

// dashes is the class of hyphens, dashes and minus signs.
const dashes = lang.Minus

// readAmount reads a number with what stands with it, and the range that it
// may open.
func readAmount(s *scanner, at int) (lint.Mention, int, bool) {
	a, ok := s.amount(at)
	if !ok || s.refused(&a) {
		return lint.Mention{}, at, false
	}
	m := lint.Mention{Form: "amount"}
	if b, ok := s.rangeEnd(&a); ok {
		return s.rangeMention(a, b)
	}
	if a.kind == quant.NoKind && !s.count(&a) {
		return lint.Mention{}, at, false
	}
	s.fill(&m, a)
	m.First, m.Last = a.first, a.next
	m.Span = s.span(a.first, a.next)
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
}

// rangeEnd reads the second end of a range that opens with a: 5-7 km, from 5 to
// 7 percent, between $26 and $31 million.
func (s *scanner) rangeEnd(a *amount) (amount, bool) {
	j := a.next
	opener := s.class(a.first - 1)
	switch {
	case s.dash(j) && s.class(j+1)&(segment.Digit|lang.CurrencyWord|lang.Cardinal) != 0:
		if a.words && s.glued(j) && s.class(j+1)&segment.Digit != 0 {
			return amount{}, false
		}
	case s.hyphen(j) && s.is(j+1, "to") && s.hyphen(j+2):
		j += 2
	case s.is(j, "to"), s.class(j)&lang.To != 0 && len(s.word(j)) > 3:
	case opener&lang.Between != 0 && s.class(j)&lang.And != 0:
	default:
		return amount{}, false
	}
	b, ok := s.amount(j + 1)
	if !ok || b.article || a.signed != b.signed {
		return amount{}, false
	}
	// the ends must be of one kind, or the first bare
	switch {
	case a.kind == b.kind && a.unit == b.unit:
	case a.kind == quant.NoKind && b.kind != quant.NoKind && !b.prefix:
	case b.kind == quant.NoKind && a.prefix && a.kind == quant.KindMoney:
		b.kind, b.unit = a.kind, a.unit
	default:
		return amount{}, false
	}
	if s.elided(a, b) {
		a.num, a.scale = a.num.Scale(b.scale), b.scale
	}
	if a.num.Cmp(b.num) >= 0 {
		return amount{}, false
	}
	if a.kind == quant.NoKind && b.kind == quant.NoKind {
		if s.dash(j) && (!a.plain || !b.plain) && !(a.num.IsInt() && b.num.IsInt()) {
			return amount{}, false
		}
		if !s.count(&b) || b.unit == "" && s.dash(j) {
			return amount{}, false
		}
	}
	return b, true
}

// elided reports whether the first end of a range takes its scale from the
// second: "between $26 and $31 million".
func (s *scanner) elided(a *amount, b amount) bool {
	return a.scale == 0 && b.scale >= 3 && a.num.Cmp(b.num.Scale(-b.scale)) < 0 && a.num.Cmp(quant.FromInt(1000)) < 0
}

// rangeMention is the mention of a range from a to b.
func (s *scanner) rangeMention(a, b amount) (lint.Mention, int, bool) {
	m := lint.Mention{Form: "range", Elided: a.scale == b.scale && a.scale > 0 || a.kind == quant.NoKind && b.kind != quant.NoKind}
	b.nounFirst, b.nounNext = max(b.nounFirst, 0), max(b.nounNext, 0)
	m.Value = quant.Value{Kind: b.kind, Range: true, Lo: a.num, Hi: b.num, Unit: b.unit, Per: b.per}
	lo := quant.Value{Kind: b.kind, Lo: a.num, Hi: a.num, Unit: b.unit, Per: b.per}
	hi := quant.Value{Kind: b.kind, Lo: b.num, Hi: b.num, Unit: b.unit, Per: b.per}
	m.Parts = []lint.MentionPart{{Span: s.span(a.first, a.next), Value: lo}, {Span: s.span(b.first, b.next), Value: hi}}
	m.First, m.Last = a.first, b.next
	m.Span = s.span(a.first, b.next)
	if b.nounNext > b.nounFirst {
		m.Noun = s.span(b.nounFirst, b.nounNext)
	}
	return m, b.next, true
}

// readMultiple reads a multiple: twice, doubled, tenfold, three times.
func readMultiple(s *scanner, at int) (lint.Mention, int, bool) {
	in := s.info(at)
	n := quant.FromInt(in.Num(lang.Multiple))
	return lint.Mention{Form: "multiple", Value: quant.Value{Kind: quant.KindPercent, Lo: n, Hi: n, Unit: quant.Multiple}}, at + 1, true
}

// readOrdinal reads an ordinal: third, 21st, twenty-first.
func readOrdinal(s *scanner, at int) (lint.Mention, int, bool) {
	in := s.info(at)
	var n int64
	next := at + 1
	switch {
	case s.class(at)&segment.Digit != 0:
		if s.class(at+1)&lang.Suffix == 0 || !s.glued(at+1) || len(s.word(at+1)) != 2 {
			return lint.Mention{}, at, false
		}
		num, ok := quant.ParseNumber(s.word(at))
		v, whole := num.Int64()
		if !ok || !whole || s.is(at+2, "+") && s.glued(at+2) {
			return lint.Mention{}, at, false
		}
		n, next = v, at+2
	default:
		n = in.Num(lang.Ordinal)
	}
	num := quant.FromInt(n).WithExact(true)
	return lint.Mention{Form: "ordinal", Value: quant.Value{Kind: quant.KindOrdinal, Lo: num, Hi: num}}, next, true
}
