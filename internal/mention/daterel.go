package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// precisionOf is how fine a time is that is reckoned in a unit.
func precisionOf(u timeUnit) quant.Precision {
	switch u {
	case uMillennium:
		return quant.Millennium
	case uCentury:
		return quant.Century
	case uDecade:
		return quant.Decade
	case uYear:
		return quant.Year
	case uQuarter:
		return quant.Part
	case uMonth:
		return quant.Month
	case uWeek, uWeekend, uFortnight:
		return quant.Week
	}
	return quant.Day
}

// plain reads a time without what narrows or contains it.
func (r *timeReader) plain(i int) (when, bool) {
	w := r.w(i)
	if w.is&tRel != 0 {
		return r.relative(i)
	}
	if w.is&tDay != 0 {
		d := when{first: i, last: i + 1, prec: quant.Day, form: "day word"}
		d.from = reference{kind: refArticle, unit: uDay, n: int32(w.dayShift)}
		return d, true
	}
	word := r.kind(i) == lint.Word && w.is&(tCardinal|tOrdinal) == 0
	if !word {
		if d, ok := r.weekdaysOff(i); ok {
			return d, true
		}
		if d, ok := r.isoWeek(i); ok {
			return d, true
		}
		if d, ok := r.counted(i); ok {
			return d, true
		}
	}
	if !word || w.is&tDecade != 0 {
		if d, ok := r.age(i); ok {
			return d, true
		}
	}
	if d, ok := r.calendar(i); ok {
		return d, true
	}
	if w.is&tWeekday != 0 && w.is&tPlural == 0 {
		if d, ok := r.besideWeekday(i, 1, i); ok {
			return d, true
		}
	}
	if w.is&tWeekday != 0 && r.isWeekday(i) && w.is&tPlural == 0 {
		d := when{first: i, last: i + 1, weekday: w.weekday, prec: quant.Day, form: "weekday"}
		if w.is&tShort != 0 {
			if r.prep(i-1) == pThe {
				return when{}, false // the mass of the Sun.
			}
			if d.last = r.dot(i + 1); d.last < i+2 && !r.onlyToken(i) && r.prep(i-1) != pOn {
				return when{}, false
			}
		}
		if r.w(d.last).unit == uWeek && !plural(r.s(d.last)) && (r.closes(d.last+1) || r.prep(d.last+1) == pFor || r.prep(d.last+1) == pAt || r.prep(d.last+1) == pTo) {
			d.last++ // on Monday week
			d.shift, d.shiftUnit = 1, uWeek
		}
		return d, true
	}
	return when{}, false
}

func (r *timeReader) onlyToken(i int) bool { return r.begin == i && r.end <= i+2 }

// relative reads what starts with last, next, this, that, the same and their
// like.
func (r *timeReader) relative(i int) (when, bool) {
	kind := r.w(i).rel
	j := i + 1
	for r.is(j, tRel) && (r.w(j).rel == relSame || r.w(j).rel == relVery || kind == relVery || kind == relThis && r.w(j).rel != relThat) {
		if k := r.w(j).rel; k != relVery && !(kind == relThat && k == relSame) {
			kind = k
		}
		j++
	}
	if kind == relVery {
		return when{}, false
	}
	w := r.w(j)
	d := when{first: i, last: j + 1}
	if kind == relLast && (w.is&tWeekday != 0 || w.unit == uWeek || w.unit == uDay || w.unit == uWeekend || w.unit == uDecade) && (r.prep(j+1) == pOf || r.prep(j+1) == pIn && (w.is&tWeekday != 0 || w.unit == uWeekend)) {
		return r.countedFrom(i, -1, j)
	}
	if kind == relLast && (w.unit == uQuarter || r.prep(j) == pHalf) {
		if q, ok := r.quarter(i); ok {
			return q, true
		}
	}
	switch {
	case w.is&tFiscal != 0 && (r.prep(j+1) == pYear || r.w(j+1).unit == uQuarter):
		d.last = j + 2
		d.prec, d.form = precisionOf(r.w(j+1).unit), "relative fiscal"
		d.from = unitRef(kind, r.w(j+1).unit, r.prep(i-1) == pThe)
		return d, true
	case w.is&tUnit != 0:
		return r.relativeUnit(i, j, kind)
	case w.is&tMonth != 0 && (r.isMonth(j) || r.capital(j)):
		return r.relativeName(i, j, kind)
	case w.is&tWeekday != 0 && r.isWeekday(j) && w.is&tPlural == 0:
		return r.relativeName(i, j, kind)
	case w.is&tSeason != 0:
		if kind == relPast && w.is&tWord != 0 {
			return when{}, false
		}
		return r.relativeName(i, j, kind)
	case w.is&tHoliday != 0 || w.is&tLonger != 0 && r.longerHoliday(j) > 0:
		return r.relativeName(i, j, kind)
	case w.is&tDayPart != 0:
		return r.relativePart(d, kind)
	case w.is&tOrdinal != 0 || r.kind(j) == lint.Digits:
		if n, next := r.ordinal(j); n > 0 && n <= 4 && kind != relLast {
			if q, ok := r.quarter(j); ok && !q.hasYear {
				_ = next
				if kind == relThat && !r.pointing(i) {
					return when{}, false
				}
				q.first = i
				q.from = unitRef(kind, uYear, false)
				return q, true
			}
		}
	}
	return when{}, false
}

// unitRef is the stretch that "last", "the following" and so on make of a unit.
func unitRef(kind rel, u timeUnit, the bool) reference {
	f := reference{unit: u}
	switch kind {
	case relLast, relPast:
		f.kind, f.n = refArticle, -1
	case relPrevious:
		f.kind, f.n = refAnchor, -1
	case relNext:
		f.kind, f.n = refArticle, 1
		if the {
			f.kind = refAnchor
		}
	case relComing:
		f.kind, f.n = refArticle, 1
	case relFollowing:
		f.kind, f.n = refAnchor, 1
	case relThis, relCurrent:
		f.kind = refArticle
	default:
		f.kind = refAnchor
	}
	return f
}

func (r *timeReader) relativeUnit(i, j int, kind rel) (when, bool) {
	w := r.w(j)
	u := w.unit
	d := when{first: i, last: j + 1, prec: precisionOf(u), form: "relative unit"}
	if plural(r.s(j)) && !(kind == relThis && r.mark(j+1) == 0 && r.nounAfter(j+1)) { // this years festival
		return when{}, false
	}
	the := r.prep(i-1) == pThe
	switch u {
	case uHour, uMinute, uSecond, uTiny, noUnit:
		return when{}, false
	case uDay:
		if kind == relThis || kind == relPast || kind == relCurrent || kind == relLast || kind == relComing || r.prep(i-1) == pHis {
			return when{}, false
		}
	case uNight:
		return r.relativePart(d, kind)
	case uWeekend, uFortnight:
		d.weekend = u == uWeekend
		u = uWeek
		d.prec = quant.Week
	}
	if kind == relThat && r.eachOf(i, u) {
		return when{}, false // each year's crop pays that year's rent
	}
	if kind == relThat && u != uYear && r.is(j+1, tUnit) {
		return when{}, false
	}
	if the && kind == relLast && r.prep(j+1) == pOf {
		return when{}, false // the last day of March
	}
	d.from = unitRef(kind, u, the)
	if u == uWeek && kind != relThat && kind != relSame {
		// The week after next.
		if r.prep(j+1) == pAfter && r.is(j+2, tRel) && r.w(j+2).rel == relNext {
			d.last, d.from.n = j+3, 2
		}
		// "this week Monday", "next week on Tuesday"
		k := j + 1
		if r.mark(k) == '-' || r.prep(k) == pOn || r.mark(k) == ',' {
			k++
		}
		if r.is(k, tWeekday) && r.isWeekday(k) && r.w(k).is&tPlural == 0 && (k == j+1 || r.prep(k-1) == pOn || r.mark(k-1) == '-') {
			d.weekday, d.last, d.prec = r.w(k).weekday, k+1, quant.Day
		}
	}
	if u == uYear && r.capital(j+1) && r.w(j+1).is&tHoliday != 0 {
		if h, ok := r.holiday(j + 1); ok && !h.hasYear {
			h.first, h.from = i, d.from
			return h, true
		}
	}
	return d, true
}

// eachOf reports whether "every" or "each" stands before a unit of time in the words
// before token i, so that "that year" is one of them all.
func (r *timeReader) eachOf(i int, u timeUnit) bool {
	for k := max(r.begin, i-30); k < i; k++ {
		if r.is(k, tEvery) && r.w(k+1).unit == u {
			return true
		}
	}
	return false
}

// plural reports whether an English unit's name is a plural.
func plural(s string) bool {
	n := possessiveAt(s)
	return n > 2 && n == len(s) && (s[n-1] == 's' || s[n-1] == 'S') || foldIs(s[:n], "centuries")
}

// relativeName reads "last June", "next Monday", "that winter", "the following
// February", "last Christmas".
func (r *timeReader) relativeName(i, j int, kind rel) (when, bool) {
	var d when
	ok := false
	switch w := r.w(j); {
	case w.is&tWeekday != 0:
		if d, ok = r.weekdayDate(j); !ok {
			d, ok = when{first: j, last: j + 1, weekday: w.weekday, prec: quant.Day, form: "weekday"}, true
			if w.is&tShort != 0 {
				d.last = r.dot(d.last)
			}
		}
	case w.is&tMonth != 0:
		if r.isMonth(j) {
			d, ok = r.monthDate(j)
		}
	case w.is&tSeason != 0:
		d, ok = when{first: j, last: j + 1, part: w.season, prec: quant.Part, form: "season"}, true
		if next := r.yearAfter(j+1, &d); next > j+1 && !d.shortYear && r.mark(j+1) != ',' {
			d.last = next
		} else {
			d.year, d.hasYear, d.shortYear = 0, false, false
		}
	default:
		d, ok = r.holiday(j)
	}
	if !ok {
		return when{}, false
	}
	d.first = i
	if d.hasYear {
		return d, true
	}
	switch kind {
	case relPast:
		d.from = reference{kind: refNearest, n: -1}
		if d.weekday != 0 && d.day == 0 { // this past Monday is that of this week
			d.from = reference{kind: refArticle, unit: uDay}
			d.step, d.stepDay = -1, d.weekday
		}
	case relLast:
		d.from = reference{kind: refNearest, n: -1}
	case relNext, relComing:
		d.from = reference{kind: refNearest, n: 1}
		if r.prep(i-1) == pThe && kind == relNext {
			d.from.kind = refAfter
		}
		if kind == relNext && d.weekday != 0 {
			d.from.n = 2 // next Friday is not this Friday
		}
	case relFollowing:
		d.from = reference{kind: refAfter, n: 1}
	case relPrevious:
		d.from = reference{kind: refAfter, n: -1}
		if d.weekday != 0 && r.prep(i-1) != pThe {
			d.from.kind = refNearest
		}
	case relThis, relCurrent:
		d.from = reference{kind: refNearest}
	case relThat, relSame:
		if kind == relThat && !r.pointing(i) {
			d.first = j
			return d, true
		}
		d.from = reference{kind: refAnchor, unit: uYear}
		if d.weekday != 0 {
			d.from.unit = uWeek
		}
	}
	return d, true
}

// pointing reports whether "that" at i points, and does not open a clause:
// "on that Monday", not "he said that Monday".
func (r *timeReader) pointing(i int) bool {
	if i == r.begin {
		return true
	}
	switch r.prep(i - 1) {
	case pIn, pOn, pOf, pDuring, pSince, pUntil, pBy, pFrom, pThroughout, pBefore, pAfter:
		return true
	}
	return r.is(i-1, tMod|tModOf) || r.kind(i-1) == lint.Mark
}

// relativePart reads "last night", "this morning", "that evening", "the next
// morning".
func (r *timeReader) relativePart(d when, kind rel) (when, bool) {
	d.prec, d.form = quant.Day, "part of day"
	f := reference{kind: refArticle, unit: uDay}
	switch kind {
	case relLast:
		f.n = -1
		if r.w(d.last-1).meridiem != 'n' {
			return when{}, false
		}
		if r.prep(d.first-1) == pThe {
			return when{}, false
		}
	case relThis, relCurrent:
	case relNext, relFollowing:
		f.kind, f.n = refAnchor, 1
	case relPrevious:
		f.kind, f.n = refAnchor, -1
	case relThat, relSame:
		f.kind = refAnchor
	default:
		return when{}, false
	}
	d.from = f
	return d, true
}
