package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The rarer ways to write a number: groups of twelve, powers, a
// fraction with a slash behind "and".

// groups reads the dozens behind digits: 3 dozen, 12 dozens.
func (s *scanner) groups(n *numeral) {
	in := s.info(n.next)
	if n.scale != 0 || in.Class&lang.Group == 0 || in.Num(lang.Group) != 12 || s.glued(n.next) {
		return
	}
	n.num, n.next, n.plain = n.num.Mul(quant.FromInt(12)), n.next+1, false
}

// raised reads the exponent at token j and raises the number before it to that
// power: 2^10, 1.5^-2.
func (s *scanner) raised(n *numeral, j int) {
	minus := s.dash(j)
	if minus || s.is(j, "+") {
		j++
	}
	if s.class(j)&segment.Digit == 0 || !s.glued(j) {
		return
	}
	e, ok := quant.ParseNumber(s.word(j))
	v, whole := e.Int64()
	if !ok || !whole || v < 1 || v > 30 || n.num.Sign() == 0 || n.num.Cmp(quant.FromInt(10_000)) > 0 {
		return
	}
	base, power := n.num, quant.FromInt(1)
	for range v {
		power = power.Mul(base)
	}
	if minus {
		power = quant.FromInt(1).Quo(power)
	}
	n.num, n.next, n.plain = power, j+1, false
}

// slashed reads a fraction in digits that stands where one in words would:
// "four and 3/4".
func (s *scanner) slashed(i int) (numeral, bool) {
	if s.class(i)&segment.Digit == 0 || !s.is(i+1, "/") {
		return numeral{}, false
	}
	n := numeral{first: i, next: i + 1, plain: true}
	s.slash(&n)
	return n, n.fraction && !n.whole && (s.tokenMark(n.next) || s.Tokens[n.next].Kind == lint.Word)
}

// restated steps over a number that is said again in brackets, as contracts
// do: thirty (30) days.
func (s *scanner) restated(n *numeral) {
	if !s.is(n.next, "(") || !s.numeric(n.next+1) || s.is(n.first-1, "(") {
		return
	}
	again, ok := s.unsigned(n.next + 1)
	if !ok || !s.is(again.next, ")") || again.digits == n.digits || again.num.Cmp(n.num) != 0 {
		return
	}
	n.next, n.plain = again.next+1, false
}
