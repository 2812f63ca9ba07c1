package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// readOrdinal reads an ordinal: third, 21st, twenty-first, two hundredth.
func readOrdinal(s *scanner, at int) (lint.Mention, int, bool) {
	var n int64
	next := at + 1
	switch c := s.class(at); {
	case c&segment.Digit != 0:
		if s.class(at+1)&lang.Suffix == 0 || !s.glued(at+1) || len(s.word(at+1)) != 2 {
			return lint.Mention{}, at, false
		}
		num, ok := s.parse(s.word(at))
		v, whole := num.Int64()
		if !ok || !whole || s.is(at+2, "+") && s.glued(at+2) || s.is(at+1, "st") && (v%10 != 1 || v%100 == 11) {
			return lint.Mention{}, at, false
		}
		n, next = v, at+2
	case c&lang.Ordinal != 0:
		n = s.info(at).Num(lang.Ordinal)
	default:
		c, ok := s.cardinal(at)
		if !ok {
			return lint.Mention{}, at, false
		}
		next = c.next
		if s.class(next)&lang.And != 0 || s.hyphen(next) {
			next++
		}
		v, whole := c.num.Int64()
		in := s.info(next)
		if !whole || in.Class&lang.Ordinal == 0 || v > 1e9 {
			return lint.Mention{}, at, false
		}
		n = in.Num(lang.Ordinal)
		switch {
		case n >= 100 && v < 1000:
			n *= v
		case n < 10 && v%10 == 0 && v%100 != 10 || n < 100 && v%100 == 0:
			n += v
		default:
			return lint.Mention{}, at, false
		}
		next++
	}
	if s.Tokens[next-1].Flags&lint.Possessive != 0 || s.noPlace(at, next) {
		return lint.Mention{}, at, false
	}
	num := quant.FromInt(n).WithExact(true)
	m := lint.Mention{Form: "ordinal", Value: quant.Value{Kind: quant.KindOrdinal, Lo: num, Hi: num}}
	m.Weak = s.Tokens[at].Flags&lint.LineStart != 0 || at == s.first || s.is(next, ",")
	return m, next, true
}

// noPlace reports whether the ordinal of the tokens [at, next) names no place
// in an order: the second of "per second", one that counts off what is said
// ("second, it is cheap"), part of a name ("the Second Amendment").
func (s *scanner) noPlace(at, next int) bool {
	prev := at - 1
	if s.hyphen(prev) && s.class(prev-1)&lang.Cardinal != 0 {
		return true // the Seventy-ninth Congress
	}
	if next == at+1 && s.class(at)&lang.TimeUnit != 0 && s.class(prev)&lang.Per != 0 && s.class(prev)&lang.Article == 0 {
		return true
	}
	switch {
	case s.class(at)&lang.TimeUnit != 0 && s.class(prev)&lang.Article != 0 && s.tokenMark(next):
		return true // wait a second
	case s.is(next, "to") && s.is(next+1, "none"), s.is(next, "place") && s.is(prev, "the") && strings.EqualFold(s.word(prev-1), "in"):
		return true
	}
	if s.is(next, ",") && (at == s.first || s.is(prev, ";") || s.is(prev, ":") || s.class(prev)&lang.And != 0) && s.class(at)&segment.Digit == 0 {
		return true
	}
	if strings.EqualFold(s.word(prev), "at") && next < s.last && (s.tokenMark(next) || s.class(next)&(lang.NotNoun|lang.Quantifier|lang.Article) != 0) {
		return true // at first
	}
	if next >= s.last || s.Tokens[next].Kind != lint.Word || s.Tokens[next].Flags&lint.Capital == 0 || s.Lang.NounCapitals {
		return false
	}
	if s.class(at)&segment.Digit != 0 {
		return s.class(next)&lang.Designator != 0 || s.Lang.Is(s.word(next), "name-head") || s.cued(next, "numbered-force") // 42nd Street, the 25th Amendment
	}
	return at > s.first && s.Tokens[at].Flags&lint.Capital != 0 && (s.Tokens[prev].Flags&lint.Capital == 0 || prev == s.first && s.class(prev)&lang.Quantifier != 0)
}
