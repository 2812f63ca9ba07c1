package quant

import "math/big"

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

// Mid is the middle of i in as few digits as tell it from its ends, "" where
// an end is open.
func (i Interval) Mid() string {
	if i.Lo == nil || i.Hi == nil {
		return ""
	}
	mid := new(big.Rat).Add(i.Lo, i.Hi)
	return inFigures(mid.Quo(mid, big.NewRat(2, 1)), i.width())
}

// Phrase words i for people: "19.3 to 24.7", "38", "at least 5 million". Its
// ends have two figures of the distance between them, or three of their own.
func (i Interval) Phrase() string {
	switch {
	case i.Everything():
		return "anything"
	case i.Lo == nil:
		return "at most " + inFigures(i.Hi, nil)
	case i.Hi == nil:
		return "at least " + inFigures(i.Lo, nil)
	}
	lo, hi := inFigures(i.Lo, i.width()), inFigures(i.Hi, i.width())
	if lo == hi {
		return lo
	}
	return lo + " to " + hi
}

// width is the distance between the ends of i, nil where that is nothing.
func (i Interval) width() *big.Rat {
	if w := new(big.Rat).Sub(i.Hi, i.Lo); w.Sign() > 0 {
		return w
	}
	return nil
}

// inFigures is r rounded to two figures of width, or to three of its own, or
// as it is where it is short.
func inFigures(r, width *big.Rat) string {
	n := fromRat(r)
	if n.Sign() == 0 {
		return "0"
	}
	if width != nil {
		n = n.RoundTo(fromRat(width).Magnitude() - 1)
	} else if n.ulp = n.exp; n.den != 0 || n.big != nil || n.figures() > 6 {
		n = n.RoundTo(n.Magnitude() - 2)
	}
	n.ulp = n.exp // no trailing zeros
	return spoken(n)
}

// Reckon is the interval of an amount as a sum in print is meant, narrower than
// what Interval leaves open: a round number is taken to one digit more than its
// zeros promise ("20%" is no 24%, a ticket of €40 no €44, "$10 million" no $14
// million), and a whole number below 1,000 to its ones.
func (v Value) Reckon() Interval {
	v.Lo, v.Hi = v.Lo.finer(), v.Hi.finer()
	return v.Interval()
}

// finer is n with one significant digit more than its zeros promise.
func (n Number) finer() Number {
	if n.Exact() || n.Ulp() <= 0 || !n.IsInt() {
		return n
	}
	if n.Abs().Cmp(FromInt(1000)) < 0 {
		return n.WithUlp(0)
	}
	if n.Ulp()%3 == 0 || n.Magnitude() != n.Ulp() {
		return n
	}
	return n.WithUlp(n.Ulp() - 1)
}
