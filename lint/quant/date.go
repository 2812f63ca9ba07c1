package quant

// Precision is how fine a date is written.
type Precision uint8

// The precisions, coarse to fine. A season, quarter or half stands in
// Date.Part (EDTF 21 to 24, 33 to 36, 40 and 41).
const (
	NoDate Precision = iota
	Millennium
	Century
	Decade
	Year
	Part // season, quarter or half of a year
	Month
	Week // ISO week, of relative times ("last week")
	Day
	Minute
	Second
)

// The parts of a year, by EDTF's numbers.
const (
	Spring       = 21
	Summer       = 22
	Autumn       = 23
	Winter       = 24
	FirstQuarter = 33 // to 36
	FirstHalf    = 40
	SecondHalf   = 41
)

// Date is a time as written, in the proleptic Gregorian calendar with
// astronomical years (0 is 1 BC). It may lack its year (XXXX-09-10) or be a
// time of day alone (T15:00). The zero Date is no date.
type Date struct {
	Year      int32
	Precision Precision
	// NoYear says that the year is unknown: XXXX-09-10.
	NoYear bool
	// Open stands for an unknown or open end of a range, EDTF "..".
	Open bool
	// TimeOnly says that only the time of day is known: T15:00.
	TimeOnly bool
	Part     uint8 // EDTF 21-24 season, 33-36 quarter, 40-41 half
	Month    uint8 // 1 to 12; 0 where only the day of a month is known
	Week     uint8 // 1 to 53
	Day      uint8 // 1 to 31
	Hour     uint8
	Minute   uint8
	Second   uint8
}

// YMD is a day. It does not check that the day exists; Valid does.
func YMD(year, month, day int) Date {
	return Date{Year: int32(year), Month: uint8(month), Day: uint8(day), Precision: Day}
}

// YearMonth is a month of a year.
func YearMonth(year, month int) Date {
	return Date{Year: int32(year), Month: uint8(month), Precision: Month}
}

// YearOnly is a year. 1 BC is the year 0, 228 BC the year -227.
func YearOnly(year int) Date { return Date{Year: int32(year), Precision: Year} }

// YearPart is a season, quarter or half of a year, by EDTF's numbers.
func YearPart(year, part int) Date {
	return Date{Year: int32(year), Part: uint8(part), Precision: Part}
}

// YearWeek is an ISO week.
func YearWeek(year, week int) Date {
	return Date{Year: int32(year), Week: uint8(week), Precision: Week}
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// Known reports whether d is a stretch of days: neither open nor without its
// year nor a mere time of day.
func (d Date) Known() bool {
	return d.Precision != NoDate && !d.Open && !d.NoYear && !d.TimeOnly
}

// Valid reports whether d exists in the calendar: no 31 June, no week 53 in a
// year of 52, no hour 25.
func (d Date) Valid() bool {
	if d.Open {
		return d == Date{Open: true}
	}
	if d.Precision >= Minute && (d.Hour > 23 || d.Minute > 59 || d.Second > 60) {
		return false
	}
	if d.TimeOnly {
		return d.Precision >= Minute
	}
	year := int(d.Year)
	if d.NoYear {
		year = 2000 // a leap year
	}
	switch d.Precision {
	case NoDate:
		return false
	case Part:
		return d.Part >= Spring && d.Part <= Winter ||
			d.Part >= FirstQuarter && d.Part <= FirstQuarter+3 ||
			d.Part == FirstHalf || d.Part == SecondHalf
	case Month:
		return d.Month >= 1 && d.Month <= 12
	case Week:
		return d.Week >= 1 && int(d.Week) <= 53 && (d.NoYear || int(d.Week) <= weeksIn(year))
	case Day, Minute, Second:
		if d.Month == 0 && d.NoYear {
			return d.Day >= 1 && d.Day <= 31
		}
		return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && int(d.Day) <= DaysIn(year, int(d.Month))
	default:
		return true
	}
}

// yearSpan is the first and last year of d, of any precision.
func (d Date) yearSpan() (first, last int) {
	year, size := int(d.Year), 1
	switch d.Precision {
	case Millennium:
		size = 1000
	case Century:
		size = 100
	case Decade:
		size = 10
	}
	if size == 1 {
		return year, year
	}
	if year < 0 {
		// -02XX is -0299 to -0200: the digits are kept, the sign stands before
		// them.
		last = -(-year / size * size)
		return last - (size - 1), last
	}
	first = year / size * size
	return first, first + size - 1
}

// months is the first month of d, counted from January of its year, and the
// number of months, of the precisions Part and Month.
func (d Date) months() (first, count int) {
	if d.Precision == Month {
		return int(d.Month), 1
	}
	switch {
	case d.Part >= Spring && d.Part <= Winter:
		return 3 + 3*int(d.Part-Spring), 3
	case d.Part >= FirstQuarter && d.Part < FirstHalf:
		return 1 + 3*int(d.Part-FirstQuarter), 3
	case d.Part == SecondHalf:
		return 7, 6
	default:
		return 1, 6
	}
}

// First is the first day of d. Of an open or yearless date it is FirstDay. A
// season is the northern one, by months: spring is March to May, and the
// winter of 2007 starts in December of 2007.
func (d Date) First() DayNumber {
	if !d.Known() {
		return FirstDay
	}
	switch d.Precision {
	case Part, Month:
		first, _ := d.months()
		return dayNumber(int(d.Year), first, 1)
	case Week:
		return weekStart(int(d.Year), int(d.Week))
	case Day, Minute, Second:
		return dayNumber(int(d.Year), int(d.Month), int(d.Day))
	default:
		first, _ := d.yearSpan()
		return dayNumber(first, 1, 1)
	}
}

// Last is the last day of d. Of an open or yearless date it is LastDay.
func (d Date) Last() DayNumber {
	if !d.Known() {
		return LastDay
	}
	switch d.Precision {
	case Part, Month:
		first, count := d.months()
		return dayNumber(int(d.Year), first+count, 1) - 1
	case Week:
		return weekStart(int(d.Year), int(d.Week)) + 6
	case Day, Minute, Second:
		return d.First()
	default:
		_, last := d.yearSpan()
		return dayNumber(last, 12, 31)
	}
}

// Weekday is the day of the week, 1 for Monday to 7 for Sunday; 0 where d is
// coarser than a day or lacks its year.
func (d Date) Weekday() int {
	if !d.Known() || d.Precision < Day {
		return 0
	}
	return d.First().Weekday()
}

// AddYears is d, n years on, at the same precision. 29 February becomes the
// 28th where there is none. Open dates and times of day do not move.
func (d Date) AddYears(n int) Date {
	if d.Open || d.TimeOnly || d.NoYear || d.Precision == NoDate {
		return d
	}
	if d.Precision < Year {
		first, _ := d.yearSpan()
		d.Year = int32(first + n)
		return d
	}
	d.Year += int32(n)
	return d.clip()
}

// AddMonths is d, n months on, at the same precision. The 31st becomes the
// last day of a shorter month. A quarter moves by quarters, and a date coarser
// than that by whole years.
func (d Date) AddMonths(n int) Date {
	switch {
	case d.Open || d.TimeOnly || d.Precision == NoDate || d.NoYear && d.Month == 0:
		return d
	case d.Precision < Part:
		return d.AddYears(n / 12)
	case d.Precision == Part:
		return d.addParts(n)
	case d.Precision == Week:
		return (d.First() + 3).Date().AddMonths(n).Truncate(Week)
	}
	months := int(d.Month) - 1 + n
	d.Month = uint8(floorMod(months, 12) + 1)
	if !d.NoYear {
		d.Year += int32(floorDiv(months, 12))
	}
	return d.clip()
}

// addParts moves a season, quarter or half by the whole parts in n months.
func (d Date) addParts(n int) Date {
	base, count, size := Spring, 4, 3
	switch {
	case d.Part >= FirstHalf:
		base, count, size = FirstHalf, 2, 6
	case d.Part >= FirstQuarter:
		base = FirstQuarter
	}
	at := int(d.Part) - base + n/size
	d.Part = uint8(base + floorMod(at, count))
	if !d.NoYear {
		d.Year += int32(floorDiv(at, count))
	}
	return d
}

// AddDays is d, n days on. A week moves by whole weeks; what is coarser than a
// week does not move.
func (d Date) AddDays(n int) Date {
	switch {
	case d.Open || d.TimeOnly || d.Precision < Week:
		return d
	case d.Precision == Week:
		if d.NoYear {
			return d
		}
		return (d.First() + DayNumber(n/7*7)).Date().Truncate(Week)
	case d.NoYear && d.Month == 0:
		return d
	}
	year := int(d.Year)
	if d.NoYear {
		year = 2001
	}
	to := (dayNumber(year, int(d.Month), int(d.Day)) + DayNumber(n)).Date()
	if !d.NoYear {
		d.Year = to.Year
	}
	d.Month, d.Day = to.Month, to.Day
	return d
}

// clip moves the day into its month.
func (d Date) clip() Date {
	if d.Precision >= Day && d.Month != 0 {
		year := int(d.Year)
		if d.NoYear {
			year = 2000
		}
		d.Day = min(d.Day, uint8(DaysIn(year, int(d.Month))))
	}
	if d.Precision == Week && !d.NoYear {
		d.Week = min(d.Week, uint8(weeksIn(int(d.Year))))
	}
	return d
}

// Truncate is d at precision p: the month, the ISO week, the quarter (for
// Part) or the decade that holds it. A date that is no finer than p, or lacks
// the year that p needs, stays as it is.
func (d Date) Truncate(p Precision) Date {
	if d.Open || d.TimeOnly || d.Precision <= p || d.NoYear && p != Month && p != Day {
		return d
	}
	switch p {
	case Millennium, Century, Decade:
		t := Date{Year: d.Year, Precision: p}
		first, _ := t.yearSpan()
		t.Year = int32(first)
		return t
	case Year:
		return YearOnly(int(d.Year))
	case Part:
		month := int(d.Month)
		if d.Precision == Week {
			return (d.First() + 3).Date().Truncate(Part)
		}
		return YearPart(int(d.Year), FirstQuarter+(month-1)/3)
	case Month:
		if d.Precision == Week {
			return (d.First() + 3).Date().Truncate(Month)
		}
		if d.Month == 0 {
			return d
		}
		return Date{Year: d.Year, Month: d.Month, NoYear: d.NoYear, Precision: Month}
	case Week:
		year, week := d.First().isoWeek()
		return YearWeek(year, week)
	case Day:
		d.Hour, d.Minute, d.Second, d.Precision = 0, 0, 0, Day
		return d
	case Minute:
		d.Second, d.Precision = 0, Minute
		return d
	}
	return d
}

// Compare orders dates for printing and sorting: by first day, then the finer
// first, then the time of day. It judges nothing; that is quant.Compare.
func (d Date) Compare(e Date) int {
	a := [...]int{int(d.First()), int(e.First())}
	for _, pair := range [...][2]int{
		{a[0], a[1]},
		{int(e.Precision), int(d.Precision)},
		{d.secondOfDay(), e.secondOfDay()},
	} {
		if pair[0] != pair[1] {
			if pair[0] < pair[1] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (d Date) secondOfDay() int { return int(d.Hour)*3600 + int(d.Minute)*60 + int(d.Second) }
