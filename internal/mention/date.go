package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// calendar reads a time of the calendar that starts at token i: a day, month,
// season, quarter or year in any of the orders in which people write them.
// Words before it (the, early, the end of) are not its business.
func (r *timeReader) calendar(i int) (when, bool) {
	w := r.w(i)
	switch {
	case w.is&tWeekday != 0 && r.isWeekday(i):
		if d, ok := r.weekdayDate(i); ok {
			return d, true
		}
		return when{}, false
	case w.is&tMonth != 0:
		if w.is&tLonger != 0 && r.longerHoliday(i) > i+1 { // May Day
			return r.holiday(i)
		}
		if d, ok := r.monthDate(i); ok {
			return d, true
		}
	case w.is&tSeason != 0:
		return r.season(i)
	case w.is&tHoliday != 0 || w.is&tLonger != 0 && r.longerHoliday(i) > 0:
		if d, ok := r.holiday(i); ok {
			return d, true
		}
	case w.is&tFiscal != 0:
		if d, ok := r.fiscal(i); ok {
			return d, true
		}
	}
	if r.kind(i) == lint.Word && w.is&(tCardinal|tOrdinal) == 0 {
		return when{}, false
	}
	if d, ok := r.digitDate(i); ok {
		return d, true
	}
	if d, ok := r.dayDate(i); ok {
		return d, true
	}
	if d, ok := r.quarter(i); ok {
		return d, true
	}
	return when{}, false
}

// isMonth reports whether the word at i names a month: "may" in small letters
// is a verb, and an abbreviation wants its capital.
func (r *timeReader) isMonth(i int) bool {
	w := r.w(i)
	if w.is&tMonth == 0 {
		return false
	}
	if w.is&(tWord|tShort) == 0 || r.capital(i) {
		return true
	}
	if w.is&tWord != 0 {
		switch r.prep(i - 1) {
		case pIn, pSince, pUntil, pBetween, pFrom, pDuring:
			return !r.counts(i + 1)
		case pAnd:
			return w.month == 8 && !r.counts(i+1)
		}
	}
	return r.dayBeside(i)
}

// dayBeside reports whether a day or a year stands beside a month in small
// letters: "10 may", "march 3rd".
func (r *timeReader) dayBeside(i int) bool {
	j := r.dot(i + 1)
	if r.mark(j) == '-' || r.mark(j) == '/' {
		j++
	}
	if n, _ := r.ordinal(j); n > 0 && n <= 31 {
		return true
	}
	if n, digits, ok := r.integer(j); ok && (digits <= 2 && n >= 1 && n <= 31 || digits == 4) {
		return true
	}
	if n, digits, ok := r.integer(i - 1); ok && (digits <= 2 && n >= 1 && n <= 31 || digits == 4) {
		return true
	}
	k := i - 1
	if r.prep(k) == pOf || r.mark(k) == '-' || r.mark(k) == '/' {
		k--
	}
	if r.is(k, tOrdinal) || r.is(k, tRel) && k == i-1 && !r.is(i, tWord) {
		return true
	}
	s := r.s(k)
	return ordinalSuffix(s) && r.kind(k-1) != 0
}

// isWeekday reports whether the word at i names a day of the week; sat, sun
// and wed are other words too.
func (r *timeReader) isWeekday(i int) bool {
	w := r.w(i)
	return w.is&tWeekday != 0 && (w.is&tShort == 0 || r.capital(i))
}

// month reads the name of a month and the full stop of its abbreviation.
func (r *timeReader) month(i int) (m uint8, next int) {
	if !r.isMonth(i) {
		return 0, 0
	}
	w := r.w(i)
	next = i + 1
	if w.is&tShort != 0 || len(r.s(i)) <= 4 {
		if r.mark(next) == '.' && r.glued(next) && (next+1 < r.end || w.is&tShort != 0) {
			next++
		}
	}
	return w.month, next
}

// dayNumber reads the number of a day: "10", "10th", "tenth".
func (r *timeReader) dayNumber(i int) (d uint8, next int) {
	if n, j := r.ordinal(i); n > 0 {
		if n > 31 {
			return 0, 0
		}
		return uint8(n), j
	}
	if n, digits, ok := r.integer(i); ok && digits <= 2 && n >= 1 && n <= 31 {
		return uint8(n), i + 1
	}
	return 0, 0
}

// monthDate reads what starts with a month: "Nov. 10, 2020", "May the 4th",
// "June of 1992", "September".
func (r *timeReader) monthDate(i int) (when, bool) {
	m, j := r.month(i)
	if m == 0 {
		return when{}, false
	}
	if n, digits, ok := r.integer(i - 1); ok && digits == 2 && !r.glued(i) && r.unreal(n, int(m), j) {
		return when{}, false // 32 August, 29 February 2014
	}
	if n, digits, ok := r.integer(j); ok && digits == 2 && n > 31 && r.closes(j+1) {
		return when{}, false
	}
	w := when{first: i, month: m, prec: quant.Month}
	k := j
	if r.mark(k) == ',' || (r.mark(k) == '-' || r.mark(k) == '/') && r.glued(k) && r.glued(k+1) {
		k++
	}
	k = r.skipThe(k)
	if d, next := r.dayNumber(k); d > 0 && !r.dayIsOther(k, next) {
		w.day, w.prec = d, quant.Day
		w.last = r.yearAfter(next, &w)
		w.form = "month day"
		return r.checked(w)
	}
	if d, next := r.small(k); d > 0 && d <= 31 && k == j {
		// "May twenty nine"; not "May one day" nor "in March two men".
		if !r.counts(next) {
			w.day, w.prec = uint8(d), quant.Day
			w.last = r.yearAfter(next, &w)
			w.form = "month day words"
			return r.checked(w)
		}
	}
	w.last = j
	w.form = "month"
	if w.month%3 == 0 && r.w(j).unit == uQuarter && !plural(r.s(j)) && len(r.s(j)) > 4 {
		// the December quarter, as accounts in India and Australia have it
		w.part, w.month, w.prec, w.form, w.last = 32+w.month/3, 0, quant.Part, "month quarter", j+1
		if next := r.yearAfter(j+1, &w); next > j+1 && !w.shortYear && r.mark(j+1) == 0 {
			w.last = next
		} else {
			w.hasYear, w.shortYear, w.year = false, false, 0
		}
		return w, true
	}
	if next := r.yearAfter(j, &w); next > j {
		if w.shortYear && r.mark(j) != '\'' && r.prep(j) != pOf {
			w.hasYear, w.shortYear, w.year = false, false, 0
		} else {
			w.last = next
			w.form = "month year"
		}
	}
	return w, true
}

// unreal reports whether no month m has a day n, in the year that may stand at j.
func (r *timeReader) unreal(n, m, j int) bool {
	year := 2000
	if y, _, ok := r.year(j); ok {
		year = int(y)
	}
	return n > quant.DaysIn(year, m) && n < 40
}

// placeAside reports whether the ordinal of the tokens [k, next) behind a weekday tells
// which of a row something was: "on Wednesday, the third rise".
func (r *timeReader) placeAside(j, k, next int) bool {
	return r.mark(j) == ',' && r.kind(k) == lint.Word && r.kind(next) == lint.Word && r.prep(next) == noPrep && !r.is(next, tMonth|tDay|tDayPart)
}

// dayIsOther reports whether the number after a month is no day: "in May 12
// people", "June 10:30", "May 5,000".
func (r *timeReader) dayIsOther(k, next int) bool {
	if next != k+1 {
		return false // an ordinal
	}
	if _, _, ok := r.integer(k); !ok {
		return false
	}
	if m := r.mark(next); m == ':' && r.glued(next) && r.glued(next+1) && r.kind(next+1) == lint.Digits || m == '%' {
		return true
	}
	if r.prep(next) == pPer || r.mark(k-1) == ',' && r.kind(next) == lint.Word && r.counts(next) {
		return true // "in April, 6 per cent fewer"
	}
	return r.is(next, tQuantity) && !r.is(next, tMonth|tPrep|tEra) && r.kind(next) == lint.Word
}

// checked refuses days that no calendar has.
func (r *timeReader) checked(w when) (when, bool) {
	if w.month == 0 || w.day == 0 {
		return w, true
	}
	year := 2000
	if w.hasYear && !w.shortYear {
		year = int(w.year)
	}
	return w, int(w.day) <= quant.DaysIn(year, int(w.month))
}

// dayDate reads what starts with a day: "10 November, 2020", "the 10th of
// November", "23-Sep-2020".
func (r *timeReader) dayDate(i int) (when, bool) {
	d, j := r.dayNumber(i)
	if d == 0 {
		n, next := r.small(i)
		if n == 0 || n > 31 || !r.is(next, tMonth) {
			return when{}, false
		}
		d, j = uint8(n), next
	}
	k := j
	if r.is(k, tUnit) && r.w(k).unit == uDay && !plural(r.s(k)) && k == j && j > i { // the 15th day of June, but not its first days
		if _, n := r.ordinal(i); n > 0 {
			k++
		}
	}
	switch {
	case r.prep(k) == pOf:
		k++
	case (r.mark(k) == '-' || r.mark(k) == '/' || r.mark(k) == '.') && r.glued(k) && r.glued(k+1):
		k++
	case r.mark(k) == '.' && r.glued(k) && r.lex.lang.DecimalComma: // 10. November
		k++
	case r.mark(k) == ',':
		return when{}, false
	}
	m, next := r.month(k)
	if m == 0 || r.is(i-1, tTitle|tNumbered) && r.kind(i) == lint.Digits && r.prep(j) == pOf {
		return when{}, false // Article 9 of May 2020
	}
	w := when{first: i, month: m, day: d, prec: quant.Day, form: "day month"}
	w.last = r.yearAfter(next, &w)
	return r.checked(w)
}

// weekdayDate reads a day of the week with its date: "Thursday, 27 June 2017",
// "Friday 7/6", "Tuesday the 19th".
func (r *timeReader) weekdayDate(i int) (when, bool) {
	w := r.w(i)
	j := i + 1
	if s := r.s(i); possessiveAt(s) < len(s) {
		return when{}, false // Sunday's first game
	}
	if w.is&tShort != 0 {
		if r.prep(i-1) == pThe {
			return when{}, false // from the Sun on 12 October
		}
		j = r.dot(j)
	}
	k := j
	if r.mark(k) == ',' || r.mark(k) == '(' || r.mark(k) == '-' && r.glued(k) {
		k++
	}
	if r.prep(k) == pOn {
		k++
	}
	k = r.skipThe(k)
	var d when
	ok := false
	switch {
	case r.is(k, tMonth):
		d, ok = r.monthDate(k)
		ok = ok && d.day != 0
	default:
		if d, ok = r.digitDate(k); !ok {
			if d, ok = r.dayDate(k); !ok {
				d, ok = r.shortDigitDate(k)
			}
		}
	}
	if !ok {
		if n, next := r.ordinal(k); n > 0 && n <= 31 && k > j-1 && !r.counts(next) && r.mark(j) != '(' && !r.placeAside(j, k, next) {
			d, ok = when{day: uint8(n), dayOnly: true, prec: quant.Day, last: next, form: "weekday day"}, true
		}
	}
	if n, digits, isInt := r.integer(k); !ok && isInt && digits <= 2 && n >= 1 && n <= 31 && k == j && (r.prep(k+1) == pTo || r.mark(k+1) == '-' || r.prep(k+1) == pAnd || r.prep(k+1) == pUntil) && r.is(k+2, tWeekday) {
		d, ok = when{day: uint8(n), dayOnly: true, prec: quant.Day, last: k + 1, form: "weekday day"}, true // Monday 8 to Friday 12 April
	}
	if !ok || d.prec < quant.Day {
		return when{}, false
	}
	d.first, d.weekday = i, w.weekday
	if r.mark(j) == '(' {
		if r.mark(d.last) != ')' {
			return when{}, false
		}
		d.last++
	}
	return d, true
}

// seasonal reports whether "fall" or "spring" at i stands where a season
// would: after "the", "in", "this", "last".
func (r *timeReader) seasonal(i int) bool {
	switch r.prep(i - 1) {
	case pThe, pIn, pOf, pDuring, pBy, pSince, pUntil, pThroughout:
		return r.prep(i-1) != pThe || r.prep(i-2) != noPrep
	}
	return r.is(i-1, tRel|tMod)
}
