package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// frequency reads how often something happens: "every three weeks", "weekly",
// "twice a year", "on Mondays".
func (r *timeReader) frequency(i int) (expr, bool) {
	w := r.w(i)
	if p, end := r.phrase(i, tPeriod); end > 0 { // bi-monthly
		return r.period(i, end, p.period)
	}
	switch {
	case w.is&tPeriod != 0:
		return r.period(i, i+1, w.period)
	case w.is&tEvery != 0:
		return r.every(i)
	case w.is&tTimes != 0 && w.times > 0:
		return r.often(i, i+1)
	case w.is&tWeekday != 0 && w.is&tPlural != 0 && r.capital(i):
		return r.set(i, i+1, quant.FromInt(1), "week"), true
	}
	if w.is&tCardinal != 0 || r.kind(i) == lint.Digits {
		if _, j, ok := r.numeral(i); ok && r.is(j, tTimes) && r.w(j).times == 0 {
			return r.often(i, j+1)
		}
	}
	return expr{}, false
}

func (r *timeReader) set(first, last int, n quant.Number, unit string) expr {
	v := quant.Value{Kind: quant.KindSet, Lo: n, Hi: n, Unit: unit}
	return expr{kind: quant.KindSet, first: first, last: last, value: v, form: "frequency"}
}

// period reads "weekly", "annual". A name is none: the Daily Mail.
func (r *timeReader) period(i, end int, p string) (expr, bool) {
	if r.capital(i) && (i > r.begin && r.mark(i-1) != '"' || r.capital(end)) {
		return expr{}, false
	}
	n := 0
	k := 0
	for k < len(p) && p[k] >= '0' && p[k] <= '9' {
		n = 10*n + int(p[k]-'0')
		k++
	}
	name := ""
	switch p[k:] {
	case "Y":
		name = "year"
	case "M":
		name = "month"
	case "W":
		name = "week"
	case "D":
		name = "day"
	case "h":
		name = "hour"
	default:
		return expr{}, false
	}
	return r.set(i, end, quant.FromInt(int64(n)), name), true
}

// every reads "every week", "each of the next" is none, "every other Friday",
// "every three weeks".
func (r *timeReader) every(i int) (expr, bool) {
	j := i + 1
	n := quant.FromInt(1)
	if r.prep(j) == pFull && r.is(j+1, tUnit|tWeekday) {
		j++ // every single day
	}
	if r.is(j, tOther) {
		n = quant.FromInt(2)
		j++
	} else if v, k, ok := r.numeral(j); ok {
		n, j = v, k
	} else if o, k := r.ordinal(j); o > 1 && (r.is(k, tUnit) || r.is(k, tWeekday)) && r.w(j).unit == noUnit {
		n, j = quant.FromInt(int64(o)), k
	} else if r.prep(j) == pHalf && r.is(j+1, tUnit) {
		n = quant.Fraction(1, 2)
		j++
	}
	if r.mark(j) == '-' {
		return expr{}, false
	}
	w := r.w(j)
	switch {
	case w.is&tUnit != 0 && w.unitName != "" && len(r.s(j)) > 1:
		a := timeAmount{n: n, unit: w.unit, unitName: w.unitName}
		v := a.value()
		if w.unit == uWeekend {
			v.Lo, v.Unit = n, "week"
		}
		e := r.set(i, j+1, v.Lo, v.Unit)
		return e, true
	case w.is&tWeekday != 0 && r.isWeekday(j):
		return r.set(i, j+1, n, "week"), true
	case w.is&tMonth != 0 && r.isMonth(j), w.is&tSeason != 0, w.is&tHoliday != 0:
		return r.set(i, j+1, n, "year"), true
	case w.is&tDayPart != 0 && w.hour == 24:
		return r.set(i, j+1, n, "day"), true
	}
	return expr{}, false
}

// ofEvery reads a day that is told in every month or year: "the first Monday of
// every month", "the 19th of each month". n is which, and j the token behind it.
func (r *timeReader) ofEvery(i, n, j int) (expr, bool) {
	switch {
	case r.prep(j) == pOf:
		if n > 31 {
			return expr{}, false
		}
	case r.is(j, tWeekday), r.w(j).unit == uDay, r.w(j).unit == uWeek:
		j++
	default:
		return expr{}, false
	}
	if !r.is(j+1, tEvery) {
		return expr{}, false
	}
	e, ok := r.every(j + 1)
	e.first = i
	return e, ok
}

// often reads "twice a year", "three times each week", "once every two years".
func (r *timeReader) often(i, j int) (expr, bool) {
	if r.is(j, tEvery) {
		if e, ok := r.every(j); ok {
			e.first = i
			return e, true
		}
		return expr{}, false
	}
	if r.prep(j) != pA && !foldIs(r.s(j), "per") {
		return expr{}, false
	}
	w := r.w(j + 1)
	if r.w(j+2).is&tAgo != 0 {
		return expr{}, false // 2.4 times a year earlier
	}
	if w.is&tUnit == 0 || w.unitName == "" || plural(r.s(j+1)) || len(r.s(j+1)) == 1 {
		return expr{}, false
	}
	a := timeAmount{n: quant.FromInt(1), unit: w.unit, unitName: w.unitName}
	v := a.value()
	return r.set(i, j+2, v.Lo, v.Unit), true
}
