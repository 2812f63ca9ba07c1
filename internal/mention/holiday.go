package mention

import (
	"strconv"
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

// longerHoliday is the token after the longest holiday of several words that
// starts at i, 0 for none.
func (r *timeReader) longerHoliday(i int) int {
	_, end := r.phrase(i, tHoliday)
	return end
}

// holiday reads a holiday that has a date, and its year.
func (r *timeReader) holiday(i int) (when, bool) {
	end := i + 1
	name := r.w(i).holiday
	if w, j := r.phrase(i, tHoliday); j > 0 {
		end, name = j, w.holiday
	}
	if name == "" {
		return when{}, false
	}
	d := when{first: i, last: end, holiday: name, prec: quant.Day, form: "holiday"}
	d.rough = strings.HasPrefix(name, "islamic") || strings.HasPrefix(name, "hindu") || strings.HasPrefix(name, "sidereal") // places differ by a day
	if next := r.yearAfter(end, &d); next > end && !d.shortYear && (r.mark(end) != ',' || r.prep(end) == noPrep) {
		d.last = next
	} else {
		d.year, d.hasYear, d.shortYear = 0, false, false
		r.offsetYear(end, &d)
	}
	return d, true
}

// holidayIn is the day of a holiday in a year: "12-25", "11 4 4" (the fourth
// Thursday of November), "easter -2".
func holidayIn(rule string, year int) quant.Date {
	if c := rule[0]; c != 'e' && (c < '0' || c > '9') {
		if rule == "tax" {
			return taxDay(year)
		}
		return feast(rule, year)
	}
	if day, ok := strings.CutSuffix(rule, " workday"); ok {
		return atWork(holidayIn(day, year))
	}
	if at := strings.LastIndex(rule, " x"); at > 0 {
		rule = rule[:at]
	}
	if days, ok := strings.CutPrefix(rule, "easter "); ok {
		n, _ := strconv.Atoi(days)
		return easter(year).AddDays(n)
	}
	if m, d, ok := strings.Cut(rule, "-"); ok && !strings.Contains(rule, " ") {
		month, _ := strconv.Atoi(m)
		day, _ := strconv.Atoi(d)
		return quant.YMD(year, month, day)
	}
	f := strings.Fields(rule)
	if len(f) < 3 {
		return quant.Date{}
	}
	month, _ := strconv.Atoi(f[0])
	nth, _ := strconv.Atoi(f[1])
	weekday, _ := strconv.Atoi(f[2])
	d := nthWeekday(year, month, nth, weekday)
	if len(f) > 3 {
		n, _ := strconv.Atoi(f[3])
		d = d.AddDays(n)
	}
	return d
}

// nthWeekday is the nth given weekday of a month; -1 is the last.
func nthWeekday(year, month, nth, weekday int) quant.Date {
	if nth > 0 {
		first := quant.YMD(year, month, 1)
		return first.AddDays((weekday-first.Weekday()+7)%7 + 7*(nth-1))
	}
	last := quant.YMD(year, month, quant.DaysIn(year, month))
	return last.AddDays(-((last.Weekday() - weekday + 7) % 7) - 7*(-nth-1))
}

// easter is Easter Sunday in the Gregorian calendar, by the Anonymous
// Gregorian computus (Meeus, Jones, Butcher).
func easter(year int) quant.Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return quant.YMD(year, n/31, n%31+1)
}
