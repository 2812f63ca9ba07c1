package quant

import (
	"math"
	"math/big"
)

// Magnitude is the power of ten of n's first digit: 9 for 1.4 billion, -2 for
// 0.05. It is 0 for 0.
func (n Number) Magnitude() int {
	if n.big == nil && n.den == 0 {
		return digitCount(abs64(n.coef)) - 1 + int(n.exp)
	}
	if n.big == nil {
		guess := digitCount(abs64(n.coef)) - digitCount(uint64(n.den))
		below := Number{coef: int64(abs64(n.coef)), den: n.den}
		if below.Cmp(Number{coef: 1, exp: int16(guess)}) < 0 {
			guess--
		}
		return guess + int(n.exp)
	}
	r := n.Rat()
	if r.Sign() == 0 {
		return 0
	}
	r.Abs(r)
	guess := len(r.Num().String()) - len(r.Denom().String())
	if r.Cmp(scaleRat(big.NewRat(1, 1), guess)) < 0 {
		guess--
	}
	return guess
}

// magnitudesApart reports whether a quick look tells that two numbers differ by more
// than a power of ten, so that neither is a rounding of the other nor close to it.
func magnitudesApart(a, b Number) bool {
	if a.big != nil || b.big != nil || a.den != 0 || b.den != 0 || a.coef == 0 || b.coef == 0 {
		return false
	}
	d := a.Magnitude() - b.Magnitude()
	return d > 1 || d < -1
}

func digitCount(n uint64) int {
	count := 1
	for n >= 10 {
		n /= 10
		count++
	}
	return count
}

// RoundTo is n rounded half up (away from zero below it) to a multiple of
// 10^ulp.
func (n Number) RoundTo(ulp int) Number {
	out, exact := n, n.exact
	switch {
	case n.big == nil && n.den == 0:
		drop := ulp - int(n.exp)
		if n.coef == 0 || drop <= 0 {
			break
		}
		unit := uint64(1e19) // more than any coefficient
		switch {
		case drop < len(pow10s):
			unit = uint64(pow10s[drop])
		case drop > len(pow10s):
			unit = math.MaxUint64
		}
		q, rest := abs64(n.coef)/unit, abs64(n.coef)%unit
		if rest >= unit-rest {
			q++
		}
		c := int64(q)
		if n.coef < 0 {
			c = -c
		}
		out = reduce(c, 1, ulp)
	case n.roundDen(ulp, &out):
	default:
		r := scaleRat(n.Rat(), -ulp)
		negative := r.Sign() < 0
		r.Abs(r).Add(r, big.NewRat(1, 2))
		q := new(big.Int).Quo(r.Num(), r.Denom())
		if negative {
			q.Neg(q)
		}
		out = fromRat(scaleRat(new(big.Rat).SetInt(q), ulp))
	}
	out.exact = exact
	out.ulp = clampExp(ulp)
	return out
}

// roundDen is RoundTo for a small number with a denominator, where the way
// there stays small.
func (n Number) roundDen(ulp int, out *Number) bool {
	if n.big != nil {
		return false
	}
	num, den, ok := int64(abs64(n.coef)), n.den, true
	if shift := int(n.exp) - ulp; shift >= 0 {
		num, ok = mulPow10(num, shift)
	} else {
		den, ok = mulPow10(den, -shift)
	}
	if !ok {
		return false
	}
	q, rest := num/den, num%den
	if rest >= den-rest {
		q++
	}
	if n.coef < 0 {
		q = -q
	}
	*out = reduce(q, 1, ulp)
	return true
}

// figures is the number of significant digits of n.
func (n Number) figures() int { return n.Magnitude() - int(n.ulp) + 1 }
