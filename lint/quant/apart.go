package quant

// Most values that are compared lie far from each other, and a quick look tells so:
// they are disjoint, and none is the slip of the other. What follows may say of no
// others that they are.

// quickDigits is up to how many digits a number may have to be looked at quickly.
const quickDigits = 8

// plainlyApart reports whether a quick look tells that two amounts of one unit are
// disjoint, and neither is the slip of the other.
func (a *amount) plainlyApart(b *amount) bool {
	if a.ranged || b.ranged || a.hedge != NoHedge || b.hedge != NoHedge || !a.lo.quick() || !b.lo.quick() {
		return false
	}
	x, y := &a.lo, &b.lo
	p, q := uint64(x.coef), uint64(y.coef)
	n, m := digitCount(p), digitCount(q)
	dx, dy := n-1+int(x.exp), m-1+int(y.exp) // their magnitudes
	if dx < int(x.ulp) || dy < int(y.ulp) {
		return false // rounded to nothing
	}
	distance := dx - dy
	if distance > 1 || distance < -1 {
		// No roundings of each other. Only the scale may have slipped, where the
		// digits are about the same.
		p, q = p*uint64(pow10s[max(m-n, 0)]), q*uint64(pow10s[max(n-m, 0)])
		low, high := min(p, q), max(p, q)
		return 4*high > 5*low && high < 8*low
	}
	p, q = p*uint64(pow10s[max(int(x.exp-y.exp), 0)]), q*uint64(pow10s[max(int(y.exp-x.exp), 0)])
	low, high := min(p, q), max(p, q)
	if high <= 2*low { // a rounding of one digit goes as far as to the half
		return false
	}
	if distance != 0 {
		return low < 10 && high != 10*low // no digit is one more of two or more, nor the point off
	}
	// Digits that change their places leave the remainder by nine, and one that is
	// wrong leaves all others.
	gap := high - low
	if gap%9 == 0 || teenForTens(*x, *y) || teenForTens(*y, *x) {
		return false
	}
	for gap%10 == 0 {
		gap /= 10
	}
	return gap >= 10 || high < 100
}

// quick reports whether a number can be looked at quickly: it is a short decimal,
// and more than 0.
func (n *Number) quick() bool {
	return n.coef > 0 && n.big == nil && n.den == 0 && n.frac == 0 && n.coef < pow10s[quickDigits]
}

// byYearsApart reports whether the years alone tell that two times have no day in
// common.
func (v *Value) byYearsApart(w *Value) bool {
	return v.withinYear() && w.withinYear() && v.Date.Year != w.Date.Year
}

// withinYear reports whether all the days that v accepts are of the year of its date.
func (v *Value) withinYear() bool {
	d := &v.Date
	if v.Range || d.Open || d.NoYear || d.TimeOnly || d.Year >= maxYear || d.Year <= -maxYear {
		return false
	}
	switch v.Hedge {
	case NoHedge, Precisely:
	default:
		return false
	}
	switch d.Precision {
	case Year, Month, Day, Minute, Second:
		return true
	}
	return false // a winter is of two years, a week may be
}
