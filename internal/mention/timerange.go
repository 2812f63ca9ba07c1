package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// rangeOf reads the second end of a range that starts with a. It returns false
// where a stands alone.
func (r *timeReader) rangeOf(a when) (expr, bool) {
	i := a.last
	before := r.prep(a.first - 1)
	if before == pThe {
		before = r.prep(a.first - 2)
	}
	if before == pAbout || before == pAround || before == pCirca {
		before = r.prep(a.first - 2)
	}
	dash := false
	switch r.mark(i) {
	case '-':
		dash = true
	case '_':
		dash = r.glued(i) && r.glued(i+1)
	case '/':
		dash = (a.prec == quant.Year || a.dayOnly) && r.glued(i) && r.glued(i+1)
	}
	open := false
	switch r.prep(i) {
	case pTo, pThrough:
		open = true
	case pUntil:
		open = before == pFrom || before == pBetween
	case pAnd:
		open = before == pBetween
	}
	if !dash && !open {
		return expr{}, false
	}
	j := i + 1
	if open {
		if r.mark(j) == '-' {
			j++
		}
		j = r.skipThe(j)
		for p := r.prep(j); p == pAbout || p == pAround || p == pCirca; p = r.prep(j) {
			j = r.dot(j + 1)
		}
		j = r.skipThe(j)
	}
	if r.prep(j) == pNow && (r.prep(j) == pNow) && (before == pFrom || before == pBetween || dash) {
		b := when{first: j, last: j + 1, prec: quant.Day, form: "now"}
		b.from = reference{kind: refArticle, unit: uDay}
		return expr{kind: quant.KindDate, a: a, b: b, isSpan: true, first: a.first, last: b.last, form: a.form + " to now"}, true
	}
	if a.form == "quarter" && !a.hasYear && dash && r.kind(a.first) == lint.Mixed && !r.glued(i) {
		return expr{}, false // Q3 - Q1
	}
	b, ok := r.rangeEnd(a, j, dash)
	if !ok {
		return expr{}, false
	}
	if a.form == "weekday" && b.form != "weekday" && before != pFrom && before != pBetween || b.form == "day word" && before != pFrom && before != pBetween {
		return expr{}, false
	}
	if !join(&a, &b) {
		return expr{}, false
	}
	if dash && r.mark(b.last) == '-' && r.glued(b.last) && r.glued(b.last+1) && r.kind(b.last+1) == lint.Digits {
		return expr{}, false // a phone number
	}
	return expr{kind: quant.KindDate, a: a, b: b, isSpan: true, first: a.first, last: b.last, form: a.form + " to " + b.form}, true
}

// rangeEnd reads the second end: a whole date, or only what differs from the
// first ("10-12", "1914-18").
func (r *timeReader) rangeEnd(a when, j int, dash bool) (when, bool) {
	if a.form == "digits" && !a.hasYear && a.month != 0 {
		// 10/1-11/7
		if b, ok := r.shortDigitDate(j); ok && a.form == "digits" {
			return b, true
		}
	}
	b, ok := r.located(j)
	if !ok && r.is(j, tMod|tModOf) {
		b, ok = r.moment(j)
	}
	if ok && b.form != "part of day" {
		if b.prec < quant.Year && a.prec > quant.Year {
			return when{}, false
		}
		// "May 5 to 9 June": read the day with its own month.
		return b, true
	}
	if a.prec == quant.Day && a.month != 0 {
		if d, next := r.dayNumber(j); d > 0 && !r.counts(next) {
			b = when{first: j, last: next, day: d, dayOnly: true, prec: quant.Day, form: "day"}
			if !a.hasYear {
				b.last = r.yearAfter(next, &b)
			} else if k := r.yearAfter(next, &b); k > next && !b.shortYear && b.year == a.year {
				b.last = k
			} else {
				b.hasYear, b.year, b.shortYear = false, 0, false
			}
			return b, true
		}
	}
	if y, next, ok := r.year(j); ok && (a.prec <= quant.Year || !a.hasYear || a.hasYear && a.prec <= quant.Month) {
		if r.counts(next) && r.is(next, tQuantity) && !r.is(next, tNotNoun|tPrep) {
			return when{}, false
		}
		return when{first: j, last: next, year: y, hasYear: true, prec: quant.Year, form: "year"}, true
	}
	if a.prec == quant.Year && a.hasYear && dash && (r.glued(j) || r.s(j-1) == "–" && !r.glued(j-1)) {
		if n, digits, ok := r.integer(j); ok && digits == 2 && int32(n) > a.year%100 && !r.runsOn(j+1) {
			return when{first: j, last: j + 1, year: a.year/100*100 + int32(n), hasYear: true, prec: quant.Year, form: "year"}, true
		} else if ok && digits == 2 && n == 0 && a.year%100 == 99 && !r.runsOn(j+1) {
			return when{first: j, last: j + 1, year: a.year + 1, hasYear: true, prec: quant.Year, form: "year"}, true
		}
		if n, digits, ok := r.integer(j); ok && digits == 1 && int32(n) > a.year%10 && r.mark(j-1) == '-' && !r.runsOn(j+1) && !r.counts(j+1) {
			return when{first: j, last: j + 1, year: a.year/10*10 + int32(n), hasYear: true, prec: quant.Year, form: "year"}, true
		}
	}
	if n, digits, ok := r.integer(j); ok && a.form == "small year" && digits == 3 && int32(n) > a.year && !r.counts(j+1) {
		return when{first: j, last: j + 1, year: int32(n), hasYear: true, prec: quant.Year, form: "small year"}, true
	}
	return when{}, false
}

// join lets each end of a range take from the other what it leaves out.
func join(a, b *when) bool {
	if a.dayOnly && b.month != 0 && !b.dayOnly {
		a.month, a.dayOnly = b.month, false
		if a.day > b.day && b.day != 0 {
			if a.month--; a.month == 0 {
				a.month = 12
			}
		}
		if b.hasYear {
			a.year, a.hasYear = b.year, true
			if a.month > b.month {
				a.year--
			}
		} else {
			a.from = b.from
		}
		return true
	}
	if b.dayOnly && a.month != 0 {
		b.month, b.dayOnly = a.month, false
		if b.hasYear && !a.hasYear {
			a.year, a.hasYear, a.shortYear = b.year, true, b.shortYear
		}
		if b.day < a.day {
			if b.month++; b.month > 12 {
				b.month = 1
			}
		}
		b.year, b.hasYear, b.shortYear, b.from = a.year, a.hasYear, a.shortYear, a.from
		if b.month < a.month && b.hasYear {
			b.year++
		}
		return b.day != a.day
	}
	switch {
	case b.hasYear && !a.hasYear && a.from.kind == refNone && a.holiday == "":
		if b.prec <= quant.Year && a.prec > quant.Year && (a.month != 0 || a.part != 0) {
			// "from May to 1999" says nothing of the year of May.
			return true
		}
		a.year, a.hasYear, a.shortYear = b.year, true, b.shortYear
		if after(*a, *b) || a.part == quant.Winter && b.part != 0 && b.part < quant.Winter {
			a.year--
		}
	case a.hasYear && !b.hasYear && b.from.kind == refNone && b.weekday == 0:
		b.year, b.hasYear, b.shortYear = a.year, true, a.shortYear
		if after(*a, *b) {
			b.year++
		}
	case a.hasYear && b.hasYear && a.prec == quant.Year && b.prec == quant.Year:
		// Years before the era count down: "264 to 241 BC".
		if b.year <= 0 && a.year > 0 {
			if a.year > 1-b.year {
				a.year = 1 - a.year
				return true
			}
			return false
		}
		return a.year < b.year
	case a.hasYear && b.hasYear && !a.shortYear && !b.shortYear:
		return a.year <= b.year
	}
	return true
}

// after reports whether a lies later in a year than b.
func after(a, b when) bool {
	if a.month != 0 && b.month != 0 {
		return a.month > b.month || a.month == b.month && a.day > b.day && b.day != 0
	}
	return a.part != 0 && b.part != 0 && a.part != 24 && a.part > b.part
}
