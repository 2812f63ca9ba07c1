package quant

import "math/big"

// Interval lets rules reckon with rounded numbers: everything from Lo to Hi.
// A nil Lo is minus infinity, a nil Hi plus infinity. The ends belong to it.
type Interval struct {
	Lo, Hi *big.Rat
}

// Interval is what n's digits leave open: half a unit of its last significant
// digit either way, nothing for an exact number. 1.4 billion is 1.35 to 1.45
// billion.
func (n Number) Interval() (lo, hi *big.Rat) {
	l, h := n.ends()
	return l.Rat(), h.Rat()
}

// ends is Interval in Numbers.
func (n Number) ends() (lo, hi Number) {
	if n.exact {
		return n, n
	}
	half := n.slack()
	return n.Sub(half), n.Add(half)
}

// slack is half a unit of n's last significant digit. A fraction 1/d says half
// as little as "about 1/d" does: 1/(4d²) of the whole.
func (n Number) slack() Number {
	if n.frac != 0 {
		d := int64(n.frac)
		return reduce(1, 4*d*d, int(n.ulp))
	}
	return Number{coef: 5, exp: clampExp(int(n.ulp) - 1)}
}

// Exact is the interval of one amount.
func Exact(n Number) Interval {
	r := n.Rat()
	return Interval{r, r}
}

// Add is every sum of an amount of i and one of j.
func (i Interval) Add(j Interval) Interval {
	return Interval{addRat(i.Lo, j.Lo), addRat(i.Hi, j.Hi)}
}

// Neg is every amount of i with its sign changed.
func (i Interval) Neg() Interval { return Interval{negRat(i.Hi), negRat(i.Lo)} }

// Sub is every difference of an amount of i and one of j.
func (i Interval) Sub(j Interval) Interval { return i.Add(j.Neg()) }

func addRat(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

func negRat(a *big.Rat) *big.Rat {
	if a == nil {
		return nil
	}
	return new(big.Rat).Neg(a)
}
