package quant

// conversion takes amounts of one unit to another of the same dimension, and
// back. A calendar month has no fixed number of days, so an amount may become
// a short stretch of amounts.
type conversion struct {
	fromUnit, toUnit registered
	factor           Number // of plain factors, where fromUnit is not used
	// months is +1 from months to days, -1 from days to months, whose units
	// hold fromDays and toDays of them; 0 where a factor does.
	months           int
	fromDays, toDays Number
	// time says that the units are of time.
	time bool
}

// flip is the way back.
func (c *conversion) flip() *conversion {
	return &conversion{time: c.time, months: -c.months, fromDays: c.toDays, toDays: c.fromDays}
}

// to takes a number of the first unit to the second.
func (c *conversion) to(n Number) span { return c.convert(n, false) }

// from takes a number of the second unit to the first.
func (c *conversion) from(n Number) span { return c.convert(n, true) }

func (c *conversion) convert(n Number, back bool) span {
	var out Number
	switch {
	case c.months != 0:
		return c.calendar(n, back)
	case c.fromUnit.Name != "" && back:
		out = convert(n, &c.toUnit, &c.fromUnit)
	case c.fromUnit.Name != "":
		out = convert(n, &c.fromUnit, &c.toUnit)
	case back:
		out = n.times(c.factor.inverse())
	default:
		out = n.times(c.factor)
	}
	return span{lo: out, hi: out}
}

// calendar converts between units of months and units of days.
func (c *conversion) calendar(n Number, back bool) span {
	from, to, toDays := c.fromDays, c.toDays, c.months > 0
	if back {
		from, to, toDays = to, from, !toDays
	}
	n, per := n.times(from), to.inverse()
	lo, hi := daysInMonths(n)
	if toDays {
		lo, hi = monthsInDays(n)
	}
	return span{lo: lo.times(per), hi: hi.times(per)}
}

// Months have 365 to 366 twelfths of a day each, on the whole; a stretch of
// months that makes no whole years may be 2.5 days shorter (a February) or a
// day longer.
var (
	daysAtLeast  = reduce(365, 12, 0)
	daysAtMost   = reduce(366, 12, 0)
	shorter      = Number{coef: 25, exp: -1}
	longer       = Number{coef: 1}
	monthsInYear = reduce(12, 1, 0)
)

// monthsInDays is the least and the most days of n months: 365 to 366 for
// twelve, 28 to 31 for one.
func monthsInDays(n Number) (lo, hi Number) {
	lo, hi = n.times(daysAtLeast), n.times(daysAtMost)
	if !n.times(monthsInYear.inverse()).IsInt() {
		lo, hi = lo.Sub(shorter), hi.Add(longer)
	}
	return lo, hi
}

// daysInMonths is the other way about.
func daysInMonths(n Number) (lo, hi Number) {
	return n.Sub(longer).times(daysAtMost.inverse()), n.Add(shorter).times(daysAtLeast.inverse())
}

// span converts both ends of s.
func (c *conversion) span(s span) span {
	if !s.noLo {
		s.lo = c.to(s.lo).lo
	}
	if !s.noHi {
		s.hi = c.to(s.hi).hi
	}
	return s
}

// conversionOf is the way from one unit of a kind to another, nil where they
// are the same; ok is false where there is none.
func conversionOf(kind Kind, from, to string) (c *conversion, ok bool) {
	if from == to {
		return nil, true
	}
	if kind == KindDuration || kind == KindSet {
		f, t := timeUnitOf(from), timeUnitOf(to)
		if f == nil || t == nil {
			return nil, false
		}
		return timeConversion(f, t), true
	}
	if kind == KindPercent {
		return pointConversion(from, to)
	}
	f, ok1 := lookup(from)
	t, ok2 := lookup(to)
	if !ok1 || !ok2 || f.Dimension != t.Dimension {
		return nil, false
	}
	if f.same(t) {
		return nil, true
	}
	return &conversion{fromUnit: f, toUnit: t}, true
}

// pointConversion converts basis points and percentage points.
func pointConversion(from, to string) (*conversion, bool) {
	switch {
	case from == BasisPoint && to == PercentagePoint:
		return &conversion{factor: Number{coef: 1, exp: -2, exact: true}}, true
	case from == PercentagePoint && to == BasisPoint:
		return &conversion{factor: Number{coef: 1, exp: 2, exact: true}}, true
	}
	return nil, false
}

func timeConversion(from, to *timeUnit) *conversion {
	if factor, ok := timeFactor(from, to); ok {
		if factor.Cmp(Number{coef: 1}) == 0 {
			return nil
		}
		return &conversion{factor: factor, time: true}
	}
	c := &conversion{time: true, months: 1, fromDays: from.size(), toDays: to.size()}
	if from.months == 0 {
		c.months = -1
	}
	return c
}

// size is the unit in months or in days.
func (u *timeUnit) size() Number {
	if u.months != 0 {
		return FromInt(u.months).WithExact(true)
	}
	return reduce(u.nanos, dayNanos, 0).WithExact(true)
}

// timeFactor is how many of to one from holds, where both are of the calendar
// or both are of the clock.
func timeFactor(from, to *timeUnit) (Number, bool) {
	if (from.months != 0) != (to.months != 0) {
		return Number{}, false
	}
	if from.months != 0 {
		return reduce(from.months, to.months, 0).WithExact(true), true
	}
	return reduce(from.nanos, to.nanos, 0).WithExact(true), true
}

// perConversion changes amounts per one denominator into amounts per another:
// so much a month is twelve times that a year. ok is false where the two do
// not convert.
func perConversion(from, to string) (Number, bool) {
	if from == to {
		return Number{coef: 1, exact: true}, true
	}
	if f, t := timeUnitOf(from), timeUnitOf(to); f != nil && t != nil {
		return timeFactor(t, f)
	}
	f, ok1 := lookup(from)
	t, ok2 := lookup(to)
	if !ok1 || !ok2 || f.Dimension != t.Dimension || f.offset.Sign() != 0 || t.offset.Sign() != 0 {
		return Number{}, false
	}
	return t.factor.times(f.inverse), true
}
