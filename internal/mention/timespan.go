package mention

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// unitSpan reads a number of units that ends or begins now: "the past two
// years", "next 3 weeks", "2 upcoming quarters", "the past year". With "the" it
// is a length of time, without it a stretch of the calendar; quarters are
// always that.
func (r *timeReader) unitSpan(i int) (expr, bool) {
	if r.unitless {
		return expr{}, false
	}
	j := i
	kind := noRel
	if r.is(j, tRel) {
		kind, j = r.w(j).rel, j+1
	}
	if kind == relLast && r.lasts(i) {
		return expr{}, false
	}
	n, next, ok := r.numeral(j)
	if !ok {
		if kind == noRel || !r.is(j, tUnit) || plural(r.s(j)) {
			return expr{}, false
		}
		return r.lastUnit(i, j, kind)
	}
	j = next
	if r.is(j, tRel) && kind == noRel {
		kind, j = r.w(j).rel, j+1
		if kind == relLast && !r.lex.lang.NounCapitals && !plural(r.s(j)) && n.Cmp(quant.FromInt(1)) != 0 {
			return expr{}, false // visitors numbered 12,000 last year
		}
	}
	w := r.w(j)
	sign := int32(0)
	switch kind {
	case relLast, relPast, relPrevious:
		sign = -1
	case relNext, relComing, relFollowing:
		sign = 1
	}
	if kind == relPast && r.prep(i-1) == noPrep && i > r.begin {
		return expr{}, false // far past eighteen months
	}
	if sign == 0 || w.is&tUnit == 0 || w.unit < uDay || len(r.s(j)) == 1 {
		return expr{}, false
	}
	a := timeAmount{n: n, unit: w.unit, unitName: w.unitName}
	count, unit, ok := a.whole()
	if r.prep(i-1) == pThe && w.unit != uQuarter || !ok || r.prep(j+1) == pOf || kind == relFollowing && w.unit != uQuarter {
		if r.is(j+1, tAgo) || r.prep(j+1) == pBefore {
			return expr{}, false
		}
		return expr{kind: quant.KindDuration, first: i, last: j + 1, value: a.value(), form: "units now"}, true
	}
	e := expr{kind: quant.KindDate, isSpan: true, first: i, last: j + 1, form: "units from now"}
	if w.unit == uQuarter {
		count, unit = count/3, uQuarter
	}
	lo, hi := int32(1), count
	if sign < 0 {
		lo, hi = -count, -1
	}
	end := func(n int32) when {
		d := when{first: i, last: j + 1, prec: precisionOf(unit), form: "unit from now"}
		d.from = reference{kind: refArticle, unit: unit, n: n}
		return d
	}
	e.a, e.b = end(lo), end(hi)
	if unit == uYear || unit == uWeek {
		// Counted from day to day.
		first, last := end(min(sign*count, 0)), end(max(sign*count, 0))
		if sign < 0 {
			last.from = reference{kind: refArticle, unit: uDay, n: -1}
		} else {
			first.from = reference{kind: refArticle, unit: uDay, n: 1}
		}
		first.prec, last.prec = quant.Day, quant.Day
		first.toDay, last.toDay = true, true
		e.a, e.b = first, last
	}
	return e, true
}

// lasts reports whether "last" at i is the verb: "the talks may last three
// weeks", "to last 27 years", "they last ten hours". Only an article, a possessive
// or a preposition makes it the last weeks that there were.
func (r *timeReader) lasts(i int) bool {
	if r.lex.lang.NounCapitals || i <= r.begin || r.kind(i-1) != lint.Word || r.capital(i) {
		return false
	}
	w := r.w(i - 1)
	switch {
	case w.prep == pTo || w.prep == pNo || w.is&tFuture != 0:
		return true
	case w.prep != noPrep || w.is&(tPrep|tRel|tMod|tPast) != 0:
		return false
	}
	return !r.lex.lang.Is(strings.ToLower(r.s(i-1)), "determiner")
}

// lastUnit reads "the past year" after over, in, during or for: how long
// something took, not a year of the calendar.
func (r *timeReader) lastUnit(i, j int, kind rel) (expr, bool) {
	w := r.w(j)
	if r.prep(i-1) != pThe || w.unit <= uDay || w.unit == uQuarter {
		return expr{}, false
	}
	switch p := r.prep(i - 2); kind {
	case relPast:
		if p != pOver && p != pDuring && p != pFor && p != pIn && p != pWithin && p != pThroughout {
			return expr{}, false
		}
	case relNext, relLast, relComing, relFollowing:
		if p != pOver && p != pFor || r.prep(j+1) == pOf {
			return expr{}, false
		}
	default:
		return expr{}, false
	}
	a := timeAmount{n: quant.FromInt(1), unit: w.unit, unitName: w.unitName}
	return expr{kind: quant.KindDuration, first: i, last: j + 1, value: a.value(), form: "unit now"}, true
}

// besideDay reads a time next to another: "the day before yesterday", "the
// week after 5 May", "the year before", "the week after next", "year-end".
func (r *timeReader) besideDay(i int) (when, bool) {
	w := r.w(i)
	if w.unit < uDay || w.unit == uQuarter || len(r.s(i)) < 3 {
		return when{}, false
	}
	s := r.s(i)
	j := i + 1
	d := when{first: i, prec: precisionOf(w.unit), form: "beside"}
	unit := w.unit
	if unit == uNight {
		unit, d.prec = uDay, quant.Day
	}
	if r.unitEnd(&d, unit) {
		return d, true
	}
	if possessiveAt(s) != len(s) || plural(s) {
		return when{}, false
	}
	if next := r.w(j + 1); next.is&tRel != 0 && unit >= uDay && (r.prep(j) == pBefore && next.rel == relLast || r.prep(j) == pAfter && next.rel == relNext) {
		// the week before last, the weekend after next
		d.last = j + 2
		d.from = reference{kind: refArticle, unit: unit, n: 2}
		if next.rel == relLast {
			d.from.n = -2
		}
		if unit == uWeekend {
			d.weekend, d.prec, d.from.unit = true, quant.Week, uWeek
		}
		return d, true
	}
	if unit == uWeek {
		if d, ok := r.numberedWeek(i); ok {
			return d, true
		}
	}
	if unit == uWeekend {
		return r.weekend(d)
	}
	p := r.prep(j)
	if unit == uWeek && (p == pOf || p == pStarting) && r.prep(i-1) == pThe {
		return r.weekOf(i, j+1)
	}
	if p != pBefore && p != pAfter {
		return when{}, false
	}
	sign := int32(1)
	if p == pBefore {
		sign = -1
	}
	if r.prep(i-1) != pThe {
		return when{}, false
	}
	if r.closes(j + 1) {
		d.last = j + 1
		d.from = reference{kind: refAnchor, unit: unit, n: sign}
		return d, true
	}
	base, ok := r.moment(r.skipThe(j + 1))
	if !ok || !r.alone(base.first, &base) || base.prec < d.prec || base.prec > quant.Day {
		return when{}, false
	}
	base.first, base.shift, base.shiftUnit, base.form = i, sign, unit, "beside"
	if unit == uWeek && base.prec == quant.Day && base.day+base.part > 0 || unit == uWeek && base.holiday != "" {
		base.inWeek, base.prec = true, quant.Week // the week before Easter 2021
		return base, true
	}
	if base.prec != d.prec {
		return when{}, false
	}
	return base, true
}

// unitEnd reads "year end", "year-end 2022", "month's end" into d, which begins with the unit.
func (r *timeReader) unitEnd(d *when, unit timeUnit) bool {
	i, k := d.first, d.first+1
	if r.mark(k) == '-' && r.glued(k) {
		k++
	}
	if unit == uYear && r.is(k, tModOf) && r.w(k).mod == quant.End {
		if y, last, ok := r.year(k + 1); ok { // "at year-end 2022"
			d.last, d.mod, d.year, d.hasYear, d.form = last, quant.End, y, true, "end of year"
			return true
		}
	}
	if (unit == uYear || unit == uMonth) && r.is(k, tModOf) && r.w(k).mod == quant.End && r.prep(k+1) != pOf && (r.prep(i-1) == pBy || r.prep(i-1) == pAt || r.prep(i-1) == pUntil || r.prep(i-1) == pSince) {
		d.last, d.mod, d.form = k+1, quant.End, "unit end"
		d.from = reference{kind: refAnchor, unit: unit}
		return true
	}
	return false
}

// weekend reads "the weekend of 5 May", "over the weekend"; d begins with the word.
func (r *timeReader) weekend(d when) (when, bool) {
	i, j := d.first, d.first+1
	if r.prep(j) == pOf && r.prep(i-1) == pThe {
		if d, ok := r.weekOf(i, j+1); ok {
			if n, _ := r.dayNumber(d.last + 1); n > 0 && (r.prep(d.last) == pAnd || r.prep(d.last) == pTo || r.mark(d.last) == '-') {
				return when{}, false // the weekend of 27 and 28 May says its days
			}
			d.weekend = true
			return d, true
		}
		return when{}, false
	}
	switch r.prep(i - 2) {
	case pOver, pDuring, pThroughout, pAt, pOn:
		if r.prep(i-1) == pThe && !r.nounAfter(j) { // over the weekend
			d.last, d.weekend, d.prec = j, true, quant.Week
			d.from = reference{kind: refNearest, unit: uWeek}
			return d, true
		}
	}
	return when{}, false
}

// weekOf reads "the week of 5 May", "the week starting on 5 May".
func (r *timeReader) weekOf(i, j int) (when, bool) {
	if r.prep(j) == pOn {
		j++
	}
	d, ok := r.calendar(r.skipThe(j))
	if !ok || (d.day == 0 || d.month == 0) && d.holiday == "" {
		return when{}, false
	}
	d.first, d.inWeek, d.form = i, true, "week of"
	d.prec = quant.Week
	return d, true
}

// allOf reads "all week", "all year": as long as the unit.
func (r *timeReader) allOf(i int) (expr, bool) {
	w := r.w(i + 1)
	if w.is&tUnit == 0 || w.unit < uDay || plural(r.s(i+1)) || w.unit == uQuarter {
		return expr{}, false
	}
	a := timeAmount{n: quant.FromInt(1), unit: w.unit, unitName: w.unitName}
	return expr{kind: quant.KindDuration, first: i, last: i + 2, value: a.value(), form: "all of a unit"}, true
}
