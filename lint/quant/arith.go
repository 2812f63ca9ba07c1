package quant

import (
	"math"
	"math/big"
	"math/bits"
)

var pow10s = [...]int64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

func bigPow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

func clampExp(e int) int16 { return int16(min(max(e, -maxExp), maxExp)) }

// mul64 is a × b, where it fits.
func mul64(a, b int64) (int64, bool) {
	if a == math.MinInt64 || b == math.MinInt64 {
		return 0, false
	}
	negative := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(abs64(a), abs64(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if negative {
		return -int64(lo), true
	}
	return int64(lo), true
}

func abs64(a int64) uint64 {
	if a < 0 {
		return uint64(-a)
	}
	return uint64(a)
}

func add64(a, b int64) (int64, bool) {
	s := a + b
	return s, (s > a) == (b > 0)
}

func mulPow10(a int64, n int) (int64, bool) {
	if a == 0 {
		return 0, true
	}
	if n < 0 || n >= len(pow10s) {
		return 0, false
	}
	return mul64(a, pow10s[n])
}

func gcd64(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func trailingZeros(n int64) int {
	zeros := 0
	for n != 0 && n%10 == 0 {
		n /= 10
		zeros++
	}
	return zeros
}

// reduce is coef/den × 10^exp in lowest terms, without a precision.
func reduce(coef, den int64, exp int) Number {
	if coef == 0 || den == 0 {
		return Number{}
	}
	if coef == math.MinInt64 || den == math.MinInt64 {
		return fromRat(scaleRat(new(big.Rat).SetFrac(big.NewInt(coef), big.NewInt(den)), exp))
	}
	if den < 0 {
		coef, den = -coef, -den
	}
	if den > 1 {
		if g := int64(gcd64(abs64(coef), uint64(den))); g > 1 {
			coef, den = coef/g, den/g
		}
		for den%10 == 0 {
			den, exp = den/10, exp-1
		}
		for _, f := range [...][2]int64{{5, 2}, {2, 5}} {
			for den%f[0] == 0 {
				c, ok := mul64(coef, f[1])
				if !ok {
					r := new(big.Rat).SetFrac64(coef, den)
					return fromRat(scaleRat(r, exp))
				}
				coef, den, exp = c, den/f[0], exp-1
			}
		}
	}
	for coef%10 == 0 {
		coef, exp = coef/10, exp+1
	}
	n := Number{coef: coef, exp: clampExp(exp)}
	if den > 1 {
		n.den = den
	}
	return n
}

func scaleRat(r *big.Rat, exp int) *big.Rat {
	exp = int(clampExp(exp))
	if exp >= 0 {
		return r.Mul(r, new(big.Rat).SetInt(bigPow10(exp)))
	}
	return r.Quo(r, new(big.Rat).SetInt(bigPow10(-exp)))
}

var (
	bigTwo  = big.NewInt(2)
	bigFive = big.NewInt(5)
	bigTen  = big.NewInt(10)
)

// fromRat is r without a precision, in small form where that holds it. It
// keeps no hold of r.
func fromRat(r *big.Rat) Number {
	if r.Sign() == 0 {
		return Number{}
	}
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		// The factors of ten may still overflow; reduce then comes back here
		// with a number that does not fit, or that fits after scaling.
		if n, ok := reduceSmall(r.Num().Int64(), r.Denom().Int64()); ok {
			return n
		}
	}
	num, den, exp := new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom()), 0
	var q, m big.Int
	for _, f := range [...][2]*big.Int{{bigTen, nil}, {bigFive, bigTwo}, {bigTwo, bigFive}} {
		for {
			q.QuoRem(den, f[0], &m)
			if m.Sign() != 0 || exp <= -maxExp {
				break
			}
			den.Set(&q)
			if f[1] != nil {
				num.Mul(num, f[1])
			}
			exp--
		}
	}
	for exp < maxExp {
		q.QuoRem(num, bigTen, &m)
		if m.Sign() != 0 {
			break
		}
		num.Set(&q)
		exp++
	}
	if num.IsInt64() && den.IsInt64() && num.Int64() != math.MinInt64 {
		n := Number{coef: num.Int64(), exp: clampExp(exp)}
		if d := den.Int64(); d > 1 {
			n.den = d
		}
		return n
	}
	return Number{big: new(big.Rat).Set(r)}
}

// reduceSmall is coef/den in lowest terms, where the way there stays small.
func reduceSmall(coef, den int64) (Number, bool) {
	if den == 1 || gcdPow(den) {
		return reduce(coef, den, 0), true
	}
	return Number{}, false
}

// gcdPow reports whether den has no factor of 2 or 5.
func gcdPow(den int64) bool { return den%2 != 0 && den%5 != 0 }

// Scale is n × 10^pow10, with the precision moved along: 1.4 becomes 1.4
// billion.
func (n Number) Scale(pow10 int) Number {
	ulp := clampExp(int(n.ulp) + pow10)
	switch {
	case n.big != nil:
		m := fromRat(scaleRat(n.Rat(), pow10))
		m.frac, m.exact = n.frac, n.exact
		n = m
	case n.coef != 0:
		n.exp = clampExp(int(n.exp) + pow10)
	}
	n.ulp = ulp
	return n
}

// Neg is -n.
func (n Number) Neg() Number {
	if n.big != nil {
		n.big = new(big.Rat).Neg(n.big)
	}
	n.coef = -n.coef
	return n
}

// Abs is n without its sign.
func (n Number) Abs() Number {
	if n.Sign() < 0 {
		return n.Neg()
	}
	return n
}

// Cmp is -1, 0 or 1 as n is less than, equal to or greater than m. Only the
// amounts count, not their precision.
func (n Number) Cmp(m Number) int {
	if s, t := n.Sign(), m.Sign(); s != t {
		if s < t {
			return -1
		}
		return 1
	}
	if n.big == nil && m.big == nil {
		if n.coef == m.coef && n.den == m.den && n.exp == m.exp {
			return 0
		}
		if x, y, _, _, ok := align(n, m); ok {
			switch {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		}
	}
	return n.Rat().Cmp(m.Rat())
}

// align writes n and m over one denominator and one power of ten.
func align(n, m Number) (x, y, den int64, exp int, ok bool) {
	if n.big != nil || m.big != nil {
		return 0, 0, 0, 0, false
	}
	x, y, den = n.coef, m.coef, 1
	if n.den != m.den {
		var ok1, ok2, ok3 bool
		x, ok1 = mul64(x, max(m.den, 1))
		y, ok2 = mul64(y, max(n.den, 1))
		den, ok3 = mul64(max(n.den, 1), max(m.den, 1))
		if !ok1 || !ok2 || !ok3 {
			return 0, 0, 0, 0, false
		}
	} else if n.den != 0 {
		den = n.den
	}
	ne, me := int(n.exp), int(m.exp)
	if x == 0 {
		ne = me
	}
	if y == 0 {
		me = ne
	}
	if ne > me {
		x, ok = mulPow10(x, ne-me)
		return x, y, den, me, ok
	}
	y, ok = mulPow10(y, me-ne)
	return x, y, den, ne, ok
}

// Add is n + m, as precise as the coarser of the two. A whole number and a
// fraction ("ten and a half") make a fraction.
func (n Number) Add(m Number) Number {
	sum, done := Number{}, false
	if x, y, den, exp, ok := align(n, m); ok {
		if s, ok := add64(x, y); ok {
			sum, done = reduce(s, den, exp), true
		}
	}
	if !done {
		r := n.Rat()
		sum = fromRat(r.Add(r, m.Rat()))
	}
	sum.ulp, sum.exact = max(n.ulp, m.ulp), n.exact && m.exact
	switch {
	case m.frac != 0 && n.frac == 0 && n.IsInt():
		sum.ulp, sum.frac = m.ulp, m.frac
	case n.frac != 0 && m.frac == 0 && m.IsInt():
		sum.ulp, sum.frac = n.ulp, n.frac
	}
	return sum
}

// Sub is n - m, as precise as the coarser of the two.
func (n Number) Sub(m Number) Number { return n.Add(m.Neg()) }

// Mul is n × m, with as many significant digits as the coarser of the two.
// An exact factor takes nothing away, nor does a whole power of ten, which
// only moves the point.
func (n Number) Mul(m Number) Number {
	switch {
	case m.powerOfTen():
		return n.Scale(int(m.exp)).WithExact(n.exact)
	case n.powerOfTen():
		return m.Scale(int(n.exp)).WithExact(m.exact)
	}
	return n.times(m).significant(n, m)
}

// powerOfTen reports whether n is 1, 10, 100 and so on.
func (n Number) powerOfTen() bool { return n.big == nil && n.den == 0 && n.coef == 1 && n.exp >= 0 }

// Quo is n / m, with as many significant digits as the coarser of the two. A
// division by zero gives 0.
func (n Number) Quo(m Number) Number {
	if m.Sign() == 0 {
		return Number{}
	}
	return n.times(m.inverse()).significant(n, m)
}

// times is n × m without a precision, for amounts of which only the size
// counts.
func (n Number) times(m Number) Number {
	if n.big == nil && m.big == nil {
		x, y, nd, md := n.coef, m.coef, max(n.den, 1), max(m.den, 1)
		if nd > 1 || md > 1 {
			g, h := int64(gcd64(abs64(x), uint64(md))), int64(gcd64(abs64(y), uint64(nd)))
			g, h = max(g, 1), max(h, 1)
			x, md, y, nd = x/g, md/g, y/h, nd/h
		}
		c, ok1 := mul64(x, y)
		d, ok2 := mul64(nd, md)
		if ok1 && ok2 {
			return reduce(c, d, int(n.exp)+int(m.exp))
		}
	}
	r := n.Rat()
	return fromRat(r.Mul(r, m.Rat()))
}

// inverse is 1/n without a precision. n must not be 0.
func (n Number) inverse() Number {
	if n.big != nil {
		return fromRat(new(big.Rat).Inv(n.big))
	}
	return reduce(max(n.den, 1), n.coef, -int(n.exp))
}

// significant gives n, which is the product or quotient of a and b, its precision.
func (n Number) significant(a, b Number) Number {
	n.exact = a.exact && b.exact
	n.frac = 0
	figures := math.MaxInt
	for _, f := range [...]Number{a, b} {
		if !f.exact && f.Sign() != 0 {
			figures = min(figures, f.Magnitude()-int(f.ulp)+1)
		}
	}
	if figures == math.MaxInt || n.Sign() == 0 {
		n.ulp = min(n.exp, 0)
		return n
	}
	n.ulp = clampExp(n.Magnitude() - figures + 1)
	return n
}
