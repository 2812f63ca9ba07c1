// Package quant holds exact values as texts write them: numbers with the
// precision that their digits state, units, dates (EDTF), durations, hedges;
// and Compare, the one judge of two values.
//
// It never rounds on its own account and never uses floating point to decide.
package quant

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Number is an exact amount, coef × 10^exp / den, with the precision that its
// digits state. The zero Number is 0. Numbers too large for an int64
// coefficient are kept in big.
//
// A Number is always in lowest terms: den holds no factor of 2 or 5, coef no
// factor of 10, and big is set only where coef and den cannot hold the amount.
// Equal amounts therefore have equal coef, den and exp.
type Number struct {
	coef int64
	den  int64 // 0 means no denominator
	big  *big.Rat
	exp  int16
	// ulp is the power of ten of the last significant digit: 8 for "1.4
	// billion", 0 for "209", -2 for "2.00", 3 for "5,000". Of a fraction it is
	// the power of ten that one whole stands for: 6 in "half a million".
	ulp int16
	// frac is the denominator of a number written as a fraction: 3 in
	// "two-thirds". 0 for all others.
	frac  uint16
	exact bool
}

// maxExp bounds the powers of ten that a Number holds. No text that means a
// number comes near it; it keeps hostile input from building huge integers.
const maxExp = 1000

// FromInt is n with the precision that its digits state: the trailing zeros of
// 5,000 are not significant.
func FromInt(n int64) Number {
	return reduce(n, 1, 0).WithUlp(trailingZeros(n))
}

// Fraction is num/den, written as a fraction. A den of 0 gives 0.
func Fraction(num, den int64) Number {
	if den == 0 {
		return Number{}
	}
	n := reduce(num, den, 0)
	if den < 0 {
		den = -den
	}
	if den > 1 {
		n.frac = uint16(min(den, math.MaxUint16))
	}
	return n
}

// Of is n/m as a fraction that was written so ("one in seven", "two-thirds"),
// where both are whole; their quotient otherwise.
func (n Number) Of(m Number) Number {
	x, ok1 := n.Int64()
	y, ok2 := m.Int64()
	if ok1 && ok2 {
		return Fraction(x, y)
	}
	return n.Quo(m)
}

// FromRat is r, with the last digit of its decimal form as its precision, or
// as an exact amount where it has no finite decimal form. It keeps no hold of
// r.
func FromRat(r *big.Rat) Number {
	n := fromRat(r)
	if n.big == nil && n.den == 0 {
		n.ulp = n.exp
		return n
	}
	n.exact = true
	return n
}

// WithUlp is n with a last significant digit worth 10^pow10. A fraction ceases
// to be one, unless that is the power it had.
func (n Number) WithUlp(pow10 int) Number {
	ulp := clampExp(pow10)
	if ulp != n.ulp {
		n.frac = 0
	}
	n.ulp = ulp
	return n
}

// WithExact is n, exact or as rounded as its digits say. Compare takes an
// exact number at its word: 20 people are not 23.
func (n Number) WithExact(exact bool) Number {
	n.exact = exact
	return n
}

// Exact reports whether n was marked as exact.
func (n Number) Exact() bool { return n.exact }

// Ulp is the power of ten of the last significant digit.
func (n Number) Ulp() int { return int(n.ulp) }

// Denominator is the denominator of a number written as a fraction, 0 for all
// others.
func (n Number) Denominator() int { return int(n.frac) }

// Sign is -1, 0 or 1.
func (n Number) Sign() int {
	switch {
	case n.big != nil:
		return n.big.Sign()
	case n.coef < 0:
		return -1
	case n.coef > 0:
		return 1
	default:
		return 0
	}
}

// IsInt reports whether n is a whole number.
func (n Number) IsInt() bool {
	if n.big != nil {
		return n.big.IsInt()
	}
	return n.coef == 0 || n.den == 0 && n.exp >= 0
}

// Int64 is n as an int64, where it is a whole number that fits.
func (n Number) Int64() (int64, bool) {
	if n.big != nil || !n.IsInt() {
		return 0, false
	}
	return mulPow10(n.coef, int(n.exp))
}

// Rat is n as a new big.Rat.
func (n Number) Rat() *big.Rat {
	if n.big != nil {
		return new(big.Rat).Set(n.big)
	}
	r := new(big.Rat).SetFrac64(n.coef, max(n.den, 1))
	switch {
	case n.exp > 0:
		r.Mul(r, new(big.Rat).SetInt(bigPow10(int(n.exp))))
	case n.exp < 0:
		r.Quo(r, new(big.Rat).SetInt(bigPow10(-int(n.exp))))
	}
	return r
}

// Float is n in floating point, for display and sorting of explanations only.
func (n Number) Float() float64 {
	if n.big == nil && n.den == 0 && n.exp == 0 {
		return float64(n.coef)
	}
	// Where both parts are exact as floats, so is the rounding of the one
	// operation on them.
	if n.big == nil && n.den == 0 && n.coef > -1<<53 && n.coef < 1<<53 && n.exp > -int16(len(powers)) && n.exp < int16(len(powers)) {
		if n.exp > 0 {
			return float64(n.coef) * powers[n.exp]
		}
		return float64(n.coef) / powers[-n.exp]
	}
	f, _ := n.Rat().Float64()
	return f
}

// String is n as a decimal with the digits that were written after the point
// ("1.40"), without separators; "5/9" where there is no finite decimal.
// ParseNumber reads it back to the same amount.
func (n Number) String() string {
	if n.big != nil {
		return ratString(n.big, int(n.ulp))
	}
	if n.den != 0 {
		r := n.Rat()
		return r.Num().String() + "/" + r.Denom().String()
	}
	var buf [32]byte
	b := strconv.AppendInt(buf[:0], n.coef, 10)
	if n.coef == 0 {
		return string(padDecimals(b, 0, n.decimals()))
	}
	if n.exp >= 0 {
		for range n.exp {
			b = append(b, '0')
		}
		return string(padDecimals(b, 0, n.decimals()))
	}
	places := -int(n.exp)
	sign := 0
	if n.coef < 0 {
		sign = 1
	}
	digits := len(b) - sign
	if digits <= places {
		out := make([]byte, 0, places+4)
		out = append(out, b[:sign]...)
		out = append(out, '0', '.')
		for range places - digits {
			out = append(out, '0')
		}
		b = append(out, b[sign:]...)
	} else {
		at := len(b) - places
		b = append(b, 0)
		copy(b[at+1:], b[at:])
		b[at] = '.'
	}
	return string(padDecimals(b, places, n.decimals()))
}

// decimals is the number of digits after the point that n was written with.
func (n Number) decimals() int {
	if n.frac != 0 || n.ulp >= 0 {
		return 0
	}
	return -int(n.ulp)
}

// padDecimals appends zeros to b, which has the given decimals, until it has
// want of them.
func padDecimals(b []byte, have, want int) []byte {
	if have == 0 && want > 0 {
		b = append(b, '.')
	}
	for ; have < want; have++ {
		b = append(b, '0')
	}
	return b
}

// ratString is the decimal form of r with at least the decimals that ulp asks
// for, or "num/den".
func ratString(r *big.Rat, ulp int) string {
	places, exact := r.FloatPrec()
	if !exact {
		return r.Num().String() + "/" + r.Denom().String()
	}
	return r.FloatString(max(places, -ulp, 0))
}

// Grouped is String with commas between thousands, for people.
func (n Number) Grouped() string {
	s := n.String()
	if strings.ContainsRune(s, '/') {
		return s
	}
	start := 0
	if s[0] == '-' {
		start = 1
	}
	end := strings.IndexByte(s, '.')
	if end < 0 {
		end = len(s)
	}
	if end-start <= 3 {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:start])
	for i := start; i < end; i++ {
		if i > start && (end-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(s[i])
	}
	b.WriteString(s[end:])
	return b.String()
}

// powers are the powers of ten that a float holds exactly.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}
