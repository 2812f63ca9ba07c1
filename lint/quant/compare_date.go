package quant

// days is a stretch of days, ends included.
type days struct{ first, last DayNumber }

func (s days) overlaps(o days) bool { return s.first <= o.last && o.first <= s.last }

func (s days) holds(o days) bool { return s.first <= o.first && o.last <= s.last }

// compareDates is Compare for times.
func compareDates(a, b *Value) Comparison {
	if a.Range && b.Range {
		return compareDateRanges(a, b)
	}
	d, e := a.Date, b.Date
	if !a.Range && !b.Range {
		switch {
		case d.IsZero() || e.IsZero() || d.Open || e.Open:
			return Comparison{}
		case d.TimeOnly || e.TimeOnly:
			return compareClocks(d, e)
		case d.NoYear || e.NoYear:
			slack := DayNumber(0)
			if a.Hedge == Roughly || b.Hedge == Roughly {
				slack = max(d.slack(), e.slack())
			}
			return compareYearless(d, e, slack)
		case d.Precision >= Minute && e.Precision >= Minute && d.First() == e.First():
			return compareClocks(d, e)
		}
	}
	if a.byYearsApart(b) {
		return dateConflict(a, b)
	}
	as, ok1 := a.days()
	bs, ok2 := b.days()
	if !ok1 || !ok2 {
		return Comparison{}
	}
	if !as.overlaps(bs) {
		return dateConflict(a, b)
	}
	switch {
	case a.openEnded() || b.openEnded():
		return Comparison{Relation: BoundHolds}
	case !a.Range && !b.Range && d == e && a.Mod == b.Mod:
		return Comparison{Relation: Same}
	}
	return Comparison{Relation: Contains}
}

// openEnded reports whether v has no first or no last day.
func (v *Value) openEnded() bool {
	if v.Range {
		return v.Date.Open || v.DateHi.Open
	}
	switch v.Hedge {
	case MoreThan, LessThan, NoLess, NoMore:
		return true
	}
	return false
}

// days is the stretch of days that v accepts; ok is false where it has none
// that is known. "After 2007" starts within 2007: people say it so.
func (v *Value) days() (s days, ok bool) {
	if v.Range {
		return v.rangeDays()
	}
	if !v.Date.Known() {
		return days{}, false
	}
	s = v.Date.generous()
	s = narrow(s, v.Mod)
	switch v.Hedge {
	case Roughly:
		slack := v.Date.slack()
		s.first, s.last = s.first-slack, s.last+slack
	case MoreThan:
		if v.Date.Precision >= Day {
			s.first++
		}
		s.last = LastDay
	case LessThan:
		s.first, s.last = FirstDay, s.first-1
	case NoLess:
		s.last = LastDay
	case NoMore:
		s.first = FirstDay
	}
	return s, true
}

// rangeDays is from the first day of the first end to the last day of the
// second.
func (v *Value) rangeDays() (days, bool) {
	s := days{FirstDay, LastDay}
	if !v.Date.Open {
		if !v.Date.Known() {
			return s, false
		}
		s.first = v.Date.First()
	}
	if !v.DateHi.Open {
		if !v.DateHi.Known() {
			return s, false
		}
		s.last = v.DateHi.Last()
	}
	if v.Hedge == Roughly {
		if !v.Date.Open {
			s.first -= v.Date.slack()
		}
		if !v.DateHi.Open {
			s.last += v.DateHi.slack()
		}
	}
	return s, s.first <= s.last
}

// generous is the days of d, with seasons as wide as people take them: three
// weeks on after their last month, until the next one starts in the sky, and
// any winter that its year has a part in.
func (d Date) generous() days {
	s := days{d.First(), d.Last()}
	if d.Precision != Part || d.Part > Winter {
		return s
	}
	if d.Part == Winter {
		s.first = dayNumber(int(d.Year)-1, 12, 1)
	}
	s.last += 21
	return s
}

// twelfths are the parts of a date that words name, of twelve: generous, so
// that early and late leave out the far end only.
var twelfths = [...][2]int{NoMod: {0, 12}, Early: {0, 5}, Mid: {3, 9}, Late: {7, 12}, Start: {0, 3}, End: {9, 12}}

// narrow is the part of s that m names. What is shorter than a week has none.
func narrow(s days, m Mod) days {
	length := int(s.last) - int(s.first) + 1
	if m == NoMod || length < 7 {
		return s
	}
	part := twelfths[m]
	return days{
		s.first + DayNumber(length*part[0]/12),
		s.first + DayNumber((length*part[1]+11)/12) - 1,
	}
}

// slack is how many days "about" may be off. A year that ends in 0 is rounder
// than one that does not.
func (d Date) slack() DayNumber {
	const year = 366
	switch d.Precision {
	case Millennium:
		return 250 * year
	case Century:
		return 25 * year
	case Decade:
		return 5 * year
	case Year:
		if d.Year%10 == 0 {
			return 5 * year
		}
		return 2 * year
	case Part, Month:
		return 31
	case Week:
		return 7
	default:
		return 3
	}
}

// compareClocks compares times of the day. Two that lie whole half hours apart
// may be one time in two zones.
func compareClocks(d, e Date) Comparison {
	if d.Precision < Minute || e.Precision < Minute {
		return Comparison{}
	}
	if d.Precision != e.Precision {
		d.Second, e.Second = 0, 0
	}
	gap := d.secondOfDay() - e.secondOfDay()
	if gap == 0 {
		if d == e {
			return Comparison{Relation: Same}
		}
		return Comparison{Relation: Contains}
	}
	return Comparison{Relation: Disjoint, OneDay: gap%1800 == 0}
}

// compareYearless compares dates of which one at least lacks its year, by the
// month and the day.
func compareYearless(d, e Date, slack DayNumber) Comparison {
	if d == e {
		return Comparison{Relation: Same}
	}
	d, e = d.Truncate(Day), e.Truncate(Day)
	if d.Month == 0 && d.Day != 0 || e.Month == 0 && e.Day != 0 {
		// The 19th of some month.
		switch {
		case d.Precision != Day || e.Precision != Day:
			return Comparison{}
		case d.Day == e.Day:
			return Comparison{Relation: Contains}
		}
		return Comparison{Relation: NearMiss, Cause: DayOff, OneDay: d.Day+1 == e.Day || e.Day+1 == d.Day}
	}
	if !d.NoYear {
		d, e = e, d // d lacks its year
	}
	if d.Precision == Week || e.Precision == Week && e.NoYear || e.Precision < Part {
		return Comparison{}
	}
	if e.Precision == Week {
		// A week of a known year: put d into that year, or the one before.
		for _, year := range [...]int32{e.Year, e.Year - 1, e.Year + 1} {
			if full := d.inYear(year); full.generous().overlaps(e.generous()) {
				return Comparison{Relation: Contains}
			}
		}
		return Comparison{Relation: Disjoint}
	}
	year := int32(2000)
	if !e.NoYear {
		year = e.Year
	}
	e = e.inYear(year)
	for _, y := range [...]int32{year, year - 1, year + 1} {
		s := d.inYear(y).generous()
		if s.first, s.last = s.first-slack, s.last+slack; s.overlaps(e.generous()) {
			return Comparison{Relation: Contains}
		}
	}
	a, b := d.inYear(year).Value(), e.Value()
	c := dateConflict(&a, &b)
	if c.Cause == CenturyOff || c.Cause == YearOff {
		c.Relation, c.Cause = Disjoint, NoCause
	}
	return c
}

// inYear is d with a year.
func (d Date) inYear(year int32) Date {
	d.Year, d.NoYear = year, false
	return d
}

// compareDateRanges compares two stretches of time. Each end is a claim of its
// own: where one is right and the other is not, the two conflict.
func compareDateRanges(a, b *Value) Comparison {
	lo := compareEnds(a.Date, b.Date, a.Hedge, b.Hedge)
	hi := compareEnds(a.DateHi, b.DateHi, a.Hedge, b.Hedge)
	switch {
	case lo.Relation == Same && hi.Relation == Same:
		return Comparison{Relation: Same}
	case lo.Agrees() && hi.Agrees():
		return Comparison{Relation: Contains}
	case lo.Agrees() && hi.Conflicts():
		return hi
	case hi.Agrees() && lo.Conflicts():
		return lo
	}
	as, ok1 := a.rangeDays()
	bs, ok2 := b.rangeDays()
	switch {
	case !ok1 || !ok2:
		return Comparison{}
	case a.openEnded() || b.openEnded():
		if as.overlaps(bs) {
			return Comparison{Relation: BoundHolds}
		}
		return Comparison{Relation: Disjoint}
	case as.holds(bs) || bs.holds(as):
		return Comparison{Relation: Contains}
	case as.overlaps(bs):
		return Comparison{}
	}
	return Comparison{Relation: Disjoint}
}

// compareEnds compares the first or the last ends of two ranges. An open end
// neither agrees nor conflicts with a known one.
func compareEnds(d, e Date, h, k Hedge) Comparison {
	if d.Open && e.Open {
		return Comparison{Relation: Same}
	}
	if d.Open || e.Open {
		return Comparison{}
	}
	a, b := d.Value(), e.Value()
	if h == Roughly {
		a.Hedge = h
	}
	if k == Roughly {
		b.Hedge = k
	}
	return compareDates(&a, &b)
}
