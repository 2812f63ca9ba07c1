package quant

// dateConflict is the answer for two times that cannot both be: a near miss
// where one slip makes one of the other.
func dateConflict(a, b *Value) Comparison {
	if a.Range || b.Range {
		return rangeMiss(a, b)
	}
	c := Comparison{Relation: Disjoint, OneDay: aDayApart(a, b)}
	if a.openEnded() || b.openEnded() {
		if yearsApart(a.Date, b.Date) <= 1 {
			c.Cause = BoundWrong
		}
	} else {
		c.Cause = dateSlip(a.Date, b.Date)
	}
	if c.OneDay && c.Cause == NoCause {
		c.Cause = DayOff
	}
	if c.Cause != NoCause {
		c.Relation = NearMiss
	}
	return c
}

// aDayApart reports whether two days are neighbours, or a bound misses by one.
func aDayApart(a, b *Value) bool {
	if a.Date.Precision < Day || b.Date.Precision < Day || yearsApart(a.Date, b.Date) > 1 || a.openEnded() || b.openEnded() {
		return false
	}
	gap := a.Date.First() - b.Date.First()
	return gap == 1 || gap == -1
}

// rangeMiss is a time just outside of a range.
func rangeMiss(a, b *Value) Comparison {
	c := Comparison{Relation: Disjoint}
	if a.Range == b.Range {
		return c
	}
	single, lo, hi := a.Date, b.Date, b.DateHi
	if a.Range {
		single, lo, hi = b.Date, a.Date, a.DateHi
	}
	for _, end := range [...]Date{lo, hi} {
		if end.Known() && single.Known() && single.Precision == end.Precision && dateSlip(single, end) == YearOff && yearsApart(single, end) == 1 {
			return Comparison{Relation: NearMiss, Cause: YearOff}
		}
	}
	return c
}

func yearsApart(d, e Date) int {
	if d.Year > e.Year {
		return int(d.Year) - int(e.Year)
	}
	return int(e.Year) - int(d.Year)
}

// dateSlip is the slip that turned e into d. It looks at what both state: the
// year, the month, the day.
func dateSlip(d, e Date) Cause {
	if d.Precision < Year || e.Precision < Year {
		return NoCause
	}
	fine := min(d.Precision, e.Precision)
	if d.Precision == Week || e.Precision == Week || fine == Part {
		fine = Year
		if d.Precision == Part && e.Precision == Part && d.Part == e.Part {
			fine = Part
		}
	}
	sameYear, sameMonth, sameDay := d.Year == e.Year, d.Month == e.Month, d.Day == e.Day
	switch {
	case fine >= Day:
		switch {
		case sameYear && sameMonth:
			return DayOff
		case sameYear && d.Day == e.Month && d.Month == e.Day:
			return DayMonthSwapped
		case sameYear && sameDay:
			return MonthOff
		case sameMonth && sameDay:
			if c := yearSlip(d, e); c != NoCause {
				return c
			}
			return YearOff
		}
	case fine == Month:
		switch {
		case sameYear && monthsApart(d, e) == 1:
			return MonthOff
		case sameMonth:
			if c := yearSlip(d, e); c != NoCause || d.Year <= 0 || e.Year <= 0 {
				return c
			}
			if d.Year != e.Year && d.Year/10 == e.Year/10 {
				return DigitWrong // the month is the same, and all of the year but its last figure
			}
		}
	case fine == Part:
		return yearSlip(d, e)
	default:
		return yearSlip(d, e)
	}
	return NoCause
}

func monthsApart(d, e Date) int {
	if d.Month > e.Month {
		return int(d.Month - e.Month)
	}
	return int(e.Month - d.Month)
}

// yearSlip is the slip between two years.
func yearSlip(d, e Date) Cause {
	gap := yearsApart(d, e)
	switch {
	case gap == 0:
		return NoCause
	case gap == 1:
		return YearOff
	case gap%100 == 0 && gap <= 1000:
		return CenturyOff
	}
	if d.Year <= 0 || e.Year <= 0 {
		if d.Year == -e.Year+1 {
			return SignWrong // 228 for 228 BC
		}
		return NoCause
	}
	if gap%9 == 0 { // as it is where digits have changed their places
		if x, y, ok := digitsOf(Number{coef: int64(d.Year)}, Number{coef: int64(e.Year)}); ok && digitSlip(x.digits(), y.digits()) == DigitsSwapped {
			return DigitsSwapped
		}
	}
	if gap == 10 {
		return DigitWrong
	}
	return NoCause
}
