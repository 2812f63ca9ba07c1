package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// openDay reads the first day of a range whose month stands after the second:
// "6-7 January 1916", "9 to 12 of June".
func (r *timeReader) openDay(i int) (when, bool) {
	d, j := r.dayNumber(i)
	if d == 0 || r.glued(i) && !r.opens(i-1) {
		return when{}, false
	}
	k := j
	if r.mark(k) == '/' && r.glued(k) && r.glued(k+1) { // the night of 13/14 February
		n, next := r.dayNumber(k + 1)
		if e, ok := r.dayDate(k + 1); ok && e.day != 0 && next > 0 && (n == d+1 || n == 1 && d >= 28) {
			return when{first: i, last: j, day: d, dayOnly: true, prec: quant.Day, form: "day"}, true
		}
		return when{}, false
	}
	if r.mark(k) != '-' && r.prep(k) != pTo && r.prep(k) != pThrough && r.prep(k) != pUntil && !(r.prep(k) == pAnd && (r.prep(i-1) == pBetween || r.prep(i-2) == pBetween)) {
		return when{}, false
	}
	if e, ok := r.dayDate(r.skipThe(k + 1)); ok && e.day != 0 {
		return when{first: i, last: j, day: d, dayOnly: true, prec: quant.Day, form: "day"}, true
	}
	return when{}, false
}

// dayList reads a day whose month stands with a later day of the list: "28
// and 29 August".
func (r *timeReader) dayList(i int) (when, bool) {
	d, j := r.dayNumber(i)
	if d == 0 || r.glued(i) && r.mark(i-1) != '(' {
		return when{}, false
	}
	if r.prep(j) != pAnd && r.prep(j) != pOr && r.mark(j) != ',' && r.mark(j) != '&' {
		if e, ok := r.openOrdinal(i, d, j); ok {
			return e, true
		}
		return r.dayAfter(i, d, j)
	}
	if p := r.prep(i - 1); p == pBetween || p == pThe && r.prep(i-2) == pBetween {
		if e, ok := r.dayDate(r.skipThe(j + 1)); ok {
			_ = e
			return when{first: i, last: j, day: d, dayOnly: true, prec: quant.Day, form: "day"}, true
		}
	}
	k := j
	for range 6 {
		if r.mark(k) == ',' || r.mark(k) == '&' {
			k++
		}
		if r.prep(k) == pAnd || r.prep(k) == pOr {
			k++
		}
		k = r.skipThe(k)
		if e, ok := r.dayDate(k); ok {
			w := e
			w.first, w.last, w.day, w.form = i, j, d, "day of list"
			if _, ok := r.checked(w); !ok {
				return when{}, false
			}
			return w, true
		}
		n, next := r.dayNumber(k)
		if n == 0 {
			break
		}
		k = next
		if r.mark(k) != ',' && r.prep(k) != pAnd && r.prep(k) != pOr && r.mark(k) != '&' {
			break
		}
	}
	return r.dayAfter(i, d, j)
}

// openOrdinal reads "ninth till seventeenth of April".
func (r *timeReader) openOrdinal(i int, d uint8, j int) (when, bool) {
	if n, _ := r.ordinal(i); n == 0 {
		return when{}, false
	}
	return r.openDay(i)
}

// dayAfter reads a day that takes its month from the date before it: "May 5,
// 12 and 19".
func (r *timeReader) dayAfter(i int, d uint8, j int) (when, bool) {
	if r.last < 0 {
		return when{}, false
	}
	e := &r.exprs[r.last]
	a := e.a
	if e.isSpan {
		a = e.b
	}
	if e.kind != quant.KindDate || e.last > i || e.last < i-3 || a.day == 0 || a.month == 0 || a.form != "month day" && a.form != "day after" && a.form != "day" || d <= a.day || r.counts(j) || r.w(j).unit != noUnit {
		return when{}, false
	}
	for k := e.last; k < i; k++ {
		if r.mark(k) != ',' && r.mark(k) != '&' && r.prep(k) != pAnd && r.prep(k) != pOr && r.prep(k) != pThe {
			return when{}, false
		}
	}
	if e.last == i || r.glued(j) && r.mark(j) != ',' && r.mark(j) != '.' && r.mark(j) != ')' && r.mark(j) != ';' {
		return when{}, false
	}
	w := a
	w.first, w.day, w.last, w.weekday, w.form = i, d, j, 0, "day after"
	if next := r.yearAfter(j, &w); next > j {
		w.last = next
	}
	return r.checked(w)
}

// dayAlone reads a day of a month that is not named: "on the 15th".
func (r *timeReader) dayAlone(i int) (when, bool) {
	n, j := r.ordinal(i)
	if n == 0 || n > 31 {
		return when{}, false
	}
	inWords := r.kind(i) == lint.Word
	the := r.prep(i-1) == pThe
	p := r.prep(i - 1)
	if the {
		p = r.prep(i - 2)
	}
	switch p {
	case pOn, pUntil, pBy, pSince, pFrom, pBefore, pAfter, pTo, pThrough:
		if p != pOn && (inWords || !the) || !the && inWords {
			return when{}, false
		}
	case pOf: // the night of the 14th, your letter of the 9th
		if !the || !r.is(i-3, tDayPart|tDated) && r.prep(i-4) != pHis || r.nounAfter(j) {
			return when{}, false
		}
	default:
		return when{}, false
	}
	if r.counts(j) || r.mark(j) == '-' && r.glued(j) || inWords && !r.closes(j) && r.prep(j) != pAnd || r.prep(j) == pOf {
		return when{}, false
	}
	return when{first: i, last: j, day: uint8(n), dayOnly: true, prec: quant.Day, form: "day alone"}, true
}
