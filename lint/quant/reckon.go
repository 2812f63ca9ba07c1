package quant

import (
	"math/big"
	"strings"
)

// Interval is every amount with which v is true: what its digits leave open,
// widened or opened by its hedge. A range runs from the least of its lower end
// to the most of its upper one. Compound amounts count in v.Unit.
func (v Value) Interval() Interval {
	a, ok := amountOf(&v)
	if !ok {
		return Interval{}
	}
	if len(v.More) > 0 {
		if n, ok := inUnit(a.lo, a.unit, v.Unit); ok {
			n.ulp, n.exact = 0, true
			a.lo, a.hi = n, n
		}
	}
	a.atItsWord()
	s := a.accepts()
	var out Interval
	if !s.noLo {
		out.Lo = s.lo.Rat()
	}
	if !s.noHi {
		out.Hi = s.hi.Rat()
	}
	return out
}

// Mul is every product of an amount of i and one of j. The product of an open
// interval that reaches below zero is open on both sides.
func (i Interval) Mul(j Interval) Interval {
	if i.Lo == nil || i.Hi == nil || j.Lo == nil || j.Hi == nil {
		if i.Lo != nil && j.Lo != nil && i.Lo.Sign() >= 0 && j.Lo.Sign() >= 0 {
			return Interval{Lo: new(big.Rat).Mul(i.Lo, j.Lo)}
		}
		return Interval{}
	}
	var out Interval
	for _, a := range []*big.Rat{i.Lo, i.Hi} {
		for _, b := range []*big.Rat{j.Lo, j.Hi} {
			p := new(big.Rat).Mul(a, b)
			if out.Lo == nil || p.Cmp(out.Lo) < 0 {
				out.Lo = p
			}
			if out.Hi == nil || p.Cmp(out.Hi) > 0 {
				out.Hi = p
			}
		}
	}
	return out
}

// Quo is every quotient of an amount of i and one of j; everything, where j
// reaches zero.
func (i Interval) Quo(j Interval) Interval {
	if j.Lo == nil || j.Lo.Sign() <= 0 {
		if j.Hi == nil || j.Hi.Sign() >= 0 {
			return Interval{}
		}
		return i.Neg().Quo(j.Neg())
	}
	inverse := Interval{Hi: new(big.Rat).Inv(j.Lo), Lo: new(big.Rat)}
	if j.Hi != nil {
		inverse.Lo = new(big.Rat).Inv(j.Hi)
	}
	return i.Mul(inverse)
}

// Scale is i times n.
func (i Interval) Scale(n int64) Interval { return i.Mul(Exact(FromInt(n))) }

// Widen moves each end of i outwards by a share of it.
func (i Interval) Widen(share *big.Rat) Interval {
	out := i
	if i.Lo != nil {
		by := new(big.Rat).Mul(new(big.Rat).Abs(i.Lo), share)
		out.Lo = by.Sub(i.Lo, by)
	}
	if i.Hi != nil {
		by := new(big.Rat).Mul(new(big.Rat).Abs(i.Hi), share)
		out.Hi = by.Add(i.Hi, by)
	}
	return out
}

// Overlaps reports whether i and j share an amount.
func (i Interval) Overlaps(j Interval) bool {
	return (i.Lo == nil || j.Hi == nil || i.Lo.Cmp(j.Hi) <= 0) && (j.Lo == nil || i.Hi == nil || j.Lo.Cmp(i.Hi) <= 0)
}

// Contains reports whether n lies in i.
func (i Interval) Contains(n Number) bool { return i.Overlaps(Exact(n)) }

// PercentChange is every change, in per cent, from an amount of from to one of
// to. It is everything where from reaches zero.
func PercentChange(from, to Interval) Interval {
	ratio := to.Quo(from)
	minus := Exact(FromInt(-1))
	return ratio.Add(minus).Scale(100)
}

// Mid is the middle of i in as few digits as tell it from its ends, "" where
// an end is open.
func (i Interval) Mid() string {
	if i.Lo == nil || i.Hi == nil {
		return ""
	}
	mid := new(big.Rat).Add(i.Lo, i.Hi)
	return shortest(mid.Quo(mid, big.NewRat(2, 1)), i.width())
}

// Phrase words i for people: "19.3 to 24.7", "38", "more than 5".
func (i Interval) Phrase() string {
	switch {
	case i.Lo == nil && i.Hi == nil:
		return "anything"
	case i.Lo == nil:
		return "at most " + shortest(i.Hi, nil)
	case i.Hi == nil:
		return "at least " + shortest(i.Lo, nil)
	}
	lo, hi := shortest(i.Lo, i.width()), shortest(i.Hi, i.width())
	if lo == hi {
		return lo
	}
	return lo + " to " + hi
}

func (i Interval) width() *big.Rat {
	if w := new(big.Rat).Sub(i.Hi, i.Lo); w.Sign() > 0 {
		return w
	}
	return nil
}

// shortest writes r with one digit more than the width of its interval needs,
// or with three significant digits where there is none.
func shortest(r, width *big.Rat) string {
	places := 0
	limit := width
	if limit == nil {
		limit = new(big.Rat).Quo(new(big.Rat).Abs(r), big.NewRat(100, 1))
	}
	step := big.NewRat(1, 1)
	for step.Cmp(limit) > 0 && places < 6 && limit.Sign() > 0 {
		step = new(big.Rat).Quo(step, big.NewRat(10, 1))
		places++
	}
	s := r.FloatString(places)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if n, ok := ParseNumber(s); ok && places == 0 {
		return n.Grouped()
	}
	return s
}
