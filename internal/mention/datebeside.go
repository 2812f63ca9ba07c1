package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Times that are told by days of the week and weeks beside another time.

// weekdaysOff reads a number of days of the week from now: "three Fridays from
// now", "two Sundays ago".
func (r *timeReader) weekdaysOff(i int) (when, bool) {
	j := i + 1
	w := r.w(j)
	if w.is&tWeekday == 0 {
		return when{}, false
	}
	n, _, ok := r.integer(i)
	if !ok {
		n, j = r.small(i)
	}
	if j != i+1 || n < 1 || n > 52 || w.is&tWeekday == 0 || w.is&tShort != 0 {
		return when{}, false
	}
	d := when{first: i, last: j + 2, prec: quant.Day, form: "weekdays off"}
	d.from = reference{kind: refArticle, unit: uDay}
	d.step, d.stepDay = int8(n), w.weekday
	switch {
	case r.w(j+1).rel == relAgo:
		d.step = -d.step
	case r.prep(j+1) == pFrom && r.prep(j+2) == pNow:
		d.last++
	case r.w(j+1).rel == relHence:
	default:
		return when{}, false
	}
	return d, true
}

// besideWeekday reads a day of the week that is told by a day near it: "the
// Sunday before Christmas", "third Tuesday after 4 July", "the Friday after
// next". n is which, and j the token of the weekday.
func (r *timeReader) besideWeekday(i, n, j int) (when, bool) {
	w := r.w(j)
	p := r.prep(j + 1)
	if w.is&tWeekday == 0 || w.is&tPlural != 0 || !r.isWeekday(j) && r.capital(j) || n < 1 || n > 52 || p != pAfter && p != pBefore {
		return when{}, false
	}
	k := r.skipThe(j + 2)
	step := int8(n)
	if p == pBefore {
		step = -step
	}
	if c := r.w(k); c.is&tRel != 0 && n == 1 && (r.closes(k+1) || r.is(k+1, tNotNoun)) {
		d := when{first: i, last: k + 1, prec: quant.Day, form: "beside weekday", stepDay: w.weekday}
		d.from = reference{kind: refArticle, unit: uDay}
		switch {
		case p == pAfter && c.rel == relNext:
			d.step = 2
		case p == pBefore && c.rel == relLast:
			d.step = -2
		default:
			return when{}, false
		}
		return d, true
	}
	d, ok := r.located(k)
	if !ok || d.prec != quant.Day || d.hasTime || d.weekday != 0 || d.dayOnly || d.step != 0 || d.form == "day word" {
		return when{}, false
	}
	d.first, d.step, d.stepDay, d.form = i, step, w.weekday, "beside weekday"
	return d, true
}

// stepped is the nth given weekday after d, or before it for n < 0.
func stepped(d quant.Date, n, weekday int) quant.Date {
	if d.Precision != quant.Day {
		return quant.Date{}
	}
	ahead := (weekday - d.Weekday() + 7) % 7
	if n > 0 {
		if ahead == 0 {
			ahead = 7
		}
		return d.AddDays(ahead + 7*(n-1))
	}
	return d.AddDays(ahead - 7 + 7*(n+1))
}

// numberedWeek reads "week 27 of 2018", "week 3, 2027", "week 27 of last
// year". A number alone may count the weeks of anything.
func (r *timeReader) numberedWeek(i int) (when, bool) {
	n, digits, ok := r.integer(i + 1)
	if !ok || digits > 2 || n < 1 || n > 53 {
		return when{}, false
	}
	d := when{first: i, last: i + 2, nth: int8(n), nthUnit: uWeek, prec: quant.Week, form: "numbered week"}
	if next := r.yearAfter(i+2, &d); next > i+2 && !d.shortYear {
		d.last = next
		return d, true
	}
	d.year, d.hasYear, d.shortYear = 0, false, false
	if r.prep(i+2) != pOf {
		return when{}, false
	}
	c, ok := r.relative(r.skipThe(i + 3))
	if !ok || c.from.kind == refNone || c.from.unit != uYear || c.prec != quant.Year {
		return when{}, false
	}
	d.from, d.last = c.from, c.last
	return d, true
}

// isoWeek reads "2013-W07", "2013-W07-2", "2013W07".
func (r *timeReader) isoWeek(i int) (when, bool) {
	if r.kind(i+2) != lint.Mixed {
		return when{}, false
	}
	y, digits, ok := r.integer(i)
	if !ok || digits != 4 || y < 1000 || r.mark(i+1) != '-' || !r.glued(i+1) || !r.glued(i+2) {
		return when{}, false
	}
	s := r.s(i + 2)
	if len(s) != 3 || s[0] != 'W' {
		return when{}, false
	}
	n, _, ok := integerOf(s[1:])
	if !ok || n < 1 || n > 53 {
		return when{}, false
	}
	d := when{first: i, last: i + 3, year: int32(y), hasYear: true, nth: int8(n), nthUnit: uWeek, prec: quant.Week, form: "ISO week"}
	if wd, digits, ok := r.integer(i + 4); ok && digits == 1 && wd >= 1 && wd <= 7 && r.mark(i+3) == '-' && r.glued(i+3) && r.glued(i+4) {
		d.isoDay, d.prec, d.last = uint8(wd), quant.Day, i+5
	}
	return d, true
}

// offsetYear reads the years that a holiday lies off: "Christmas two years
// ago", "Thanksgiving in three years".
func (r *timeReader) offsetYear(i int, d *when) bool {
	j := i
	in := r.prep(j) == pIn
	if in {
		j++
	}
	a, ok := r.amount(j)
	if !ok || a.hyphen {
		return false
	}
	n, unit, ok := a.whole()
	if !ok || unit < uMonth {
		return false
	}
	f := reference{kind: refArticle, unit: unit, n: n}
	last := a.last
	switch {
	case in:
	case r.w(last).rel == relAgo:
		f.n = -n
		last++
	case r.prep(last) == pFrom && r.prep(last+1) == pNow:
		last += 2
	case r.w(last).rel == relHence:
		last++
	case r.w(last).rel == relLater:
		f.kind = refAnchor
		last++
	default:
		return false
	}
	d.from, d.last = f, last
	return true
}
