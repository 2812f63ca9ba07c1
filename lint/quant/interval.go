package quant

import "math/big"

// Interval lets rules reckon with rounded numbers: everything from Lo to Hi,
// both included. A nil Lo is minus infinity, a nil Hi plus infinity; the zero
// Interval is every number. Its ends must not be changed.
type Interval struct {
	Lo, Hi *big.Rat
}

// Interval is what n's digits leave open: half a unit of its last significant
// digit either way (a tenth of n at most), nothing for an exact number. 1.4 billion is 1.35 to 1.45
// billion.
func (n Number) Interval() (lo, hi *big.Rat) {
	s := plainSpan(n)
	return s.lo.Rat(), s.hi.Rat()
}

// slack is half a unit of n's last significant digit, but no more than a tenth
// of n where that digit is no decimal: by its zeros alone "$10 million" might be
// 5 or 14 million, and nobody writes so. A fraction 1/d says half as little as
// "about 1/d" does: 1/(4d²) of the whole.
func (n Number) slack() Number {
	n = n.tenths()
	if n.frac != 0 {
		d := int64(n.frac)
		return reduce(1, 4*d*d, int(n.ulp))
	}
	half := n.halfUnit()
	if n.exact || n.ulp > 0 {
		return minOf(half, n.Abs().Scale(-1))
	}
	return half
}

// tenths is a fraction of several tenths, hundredths or thousandths ("seven in
// ten") as the decimal that it is as precise as; all else as it is.
func (n Number) tenths() Number {
	if n.frac != 10 && n.frac != 100 && n.frac != 1000 {
		return n
	}
	ulp := n.ulp - int16(trailingZeros(int64(n.frac)))
	if n.Abs().Cmp(Number{coef: 1, exp: ulp}) != 0 {
		n.ulp, n.frac = ulp, 0
	}
	return n
}

// halfUnit is half a unit of n's last significant digit.
func (n Number) halfUnit() Number { return Number{coef: 5, exp: clampExp(n.unitExp() - 1)} }

// Interval is every amount, in v's unit, with which v is true: what its digits
// leave open, widened or bounded by its hedge. "More than 5" has no upper end.
// It is everything for a date.
func (v Value) Interval() Interval {
	if v.Kind == NoKind || v.Kind == KindDate {
		return Interval{}
	}
	a, ok := amountOf(&v)
	if !ok {
		return Interval{}
	}
	a.atItsWord()
	s := a.accepts()
	i := Interval{}
	if !s.noLo {
		i.Lo = s.lo.Rat()
	}
	if !s.noHi {
		i.Hi = s.hi.Rat()
	}
	if a.unit != v.Unit {
		if whole, ok := inUnit(Number{coef: 1}, v.Unit, a.unit); ok {
			i = i.Quo(Exact(whole))
		}
	}
	return i
}

// Exact is the interval of one amount.
func Exact(n Number) Interval {
	r := n.Rat()
	return Interval{r, r}
}

// Everything reports whether i has neither a lower nor an upper end.
func (i Interval) Everything() bool { return i.Lo == nil && i.Hi == nil }

// Contains reports whether n lies in i.
func (i Interval) Contains(n Number) bool { return i.Overlaps(Exact(n)) }

// Overlaps reports whether i and j have an amount in common.
func (i Interval) Overlaps(j Interval) bool {
	return (i.Lo == nil || j.Hi == nil || i.Lo.Cmp(j.Hi) <= 0) && (j.Lo == nil || i.Hi == nil || j.Lo.Cmp(i.Hi) <= 0)
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

// Mul is every product of an amount of i and one of j.
func (i Interval) Mul(j Interval) Interval {
	var out [4]edge
	for k := range out {
		a, b := edge{i.Lo, -1}, edge{j.Lo, -1}
		if k&1 != 0 {
			a = edge{i.Hi, 1}
		}
		if k&2 != 0 {
			b = edge{j.Hi, 1}
		}
		out[k] = a.times(b)
	}
	lo, hi := out[0], out[0]
	for _, e := range out[1:] {
		if e.cmp(lo) < 0 {
			lo = e
		}
		if e.cmp(hi) > 0 {
			hi = e
		}
	}
	return Interval{lo.r, hi.r}
}

// Quo is every quotient of an amount of i and one of j; everything where j
// holds 0.
func (i Interval) Quo(j Interval) Interval {
	switch {
	case j.Lo != nil && j.Lo.Sign() > 0, j.Hi != nil && j.Hi.Sign() < 0:
	default:
		return Interval{}
	}
	inverse := func(r *big.Rat) *big.Rat {
		if r == nil {
			return new(big.Rat)
		}
		return new(big.Rat).Inv(r)
	}
	return i.Mul(Interval{inverse(j.Hi), inverse(j.Lo)})
}

// edge is an end of an interval: a number, or infinity of the given sign.
type edge struct {
	r    *big.Rat
	sign int
}

func (e edge) signum() int {
	if e.r != nil {
		return e.r.Sign()
	}
	return e.sign
}

func (e edge) times(f edge) edge {
	if e.r != nil && f.r != nil {
		return edge{r: new(big.Rat).Mul(e.r, f.r)}
	}
	sign := e.signum() * f.signum()
	if sign == 0 {
		return edge{r: new(big.Rat)}
	}
	return edge{sign: sign}
}

func (e edge) cmp(f edge) int {
	switch {
	case e.r != nil && f.r != nil:
		return e.r.Cmp(f.r)
	case e.r == nil && f.r == nil:
		return e.sign - f.sign
	case e.r == nil:
		return e.sign
	default:
		return -f.sign
	}
}

var (
	ratOne     = big.NewRat(1, 1)
	ratHundred = big.NewRat(100, 1)
)

// PercentChange is by how many percent something may have changed that went
// from an amount of from to one of to: "from $4.1bn to $5.0bn" is a rise of
// 19.3 to 24.7 percent. A fall is negative. It is everything where from may be
// zero or less: such a change has no percentage.
func PercentChange(from, to Interval) Interval {
	if from.Lo == nil || from.Lo.Sign() <= 0 {
		return Interval{}
	}
	one, hundred := Interval{ratOne, ratOne}, Interval{ratHundred, ratHundred}
	return to.Quo(from).Sub(one).Mul(hundred)
}

// Share is how many percent of whole part may be.
func Share(part, whole Interval) Interval {
	return part.Quo(whole).Mul(Interval{ratHundred, ratHundred})
}
