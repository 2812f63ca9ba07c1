package quant

import "math"

// DayNumber counts days from 1 January 1970, in the proleptic Gregorian
// calendar.
type DayNumber int32

// The ends of time, of dates that are open or unknown.
const (
	FirstDay DayNumber = math.MinInt32
	LastDay  DayNumber = math.MaxInt32
)

// maxYear bounds the years whose days fit a DayNumber.
const maxYear = 5_000_000

// dayNumber is the day of year, month and day; the month may be out of range.
// The arithmetic is Howard Hinnant's days_from_civil, on years that start in
// March. Years too far off saturate.
func dayNumber(year, month, day int) DayNumber {
	year += floorDiv(month-1, 12)
	month = floorMod(month-1, 12) + 1
	if year > maxYear {
		return LastDay
	}
	if year < -maxYear {
		return FirstDay
	}
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := (153*((month+9)%12)+2)/5 + day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return DayNumber(era*146097 + dayOfEra - 719468)
}

// civil is the year, month and day of n.
func (n DayNumber) civil() (year, month, day int) {
	z := int(n) + 719468
	era := floorDiv(z, 146097)
	dayOfEra := z - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	mp := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*mp+2)/5 + 1
	month = (mp+2)%12 + 1
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// Weekday is the day of the week, 1 for Monday to 7 for Sunday.
func (n DayNumber) Weekday() int { return floorMod(int(n)+3, 7) + 1 }

// Date is n as a date.
func (n DayNumber) Date() Date {
	year, month, day := n.civil()
	return YMD(year, month, day)
}

// isoWeek is the ISO year and week that hold n.
func (n DayNumber) isoWeek() (year, week int) {
	thursday := n + DayNumber(4-n.Weekday())
	year, _, _ = thursday.civil()
	return year, int(thursday-dayNumber(year, 1, 1))/7 + 1
}

// weekStart is the Monday of an ISO week.
func weekStart(year, week int) DayNumber {
	fourth := dayNumber(year, 1, 4) // always in week 1
	return fourth - DayNumber(fourth.Weekday()-1) + DayNumber(7*(week-1))
}

// weeksIn is the number of ISO weeks of a year, 52 or 53.
func weeksIn(year int) int {
	_, week := dayNumber(year, 12, 28).isoWeek()
	return week
}

// DaysIn is the number of days of a month, 1 to 12, of a year.
func DaysIn(year, month int) int {
	switch month {
	case 2:
		if leap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - b*floorDiv(a, b) }
