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

// yearAfter reads a year that stands after a day or month: ", 2020", "of
// 2020", "'87", "44 BC".
func (r *timeReader) yearAfter(i int, w *when) int {
	j := i
	of := false
	switch {
	case r.mark(j) == ',':
		j++
	case r.prep(j) == pOf || r.prep(j) == pIn:
		j++
		of = true
	case r.mark(j) == '-' && r.glued(j) && r.glued(j+1), r.mark(j) == '/' && r.glued(j) && r.glued(j+1):
		j++
	}
	if of {
		j = r.skipThe(j)
		if r.prep(j) == pYear {
			j++
		}
	}
	if y, next, ok := r.year(j); ok {
		w.year, w.hasYear = y, true
		return next
	}
	if r.mark(j) == '\'' && r.glued(j+1) {
		if n, digits, ok := r.integer(j + 1); ok && digits == 2 {
			w.year, w.hasYear, w.shortYear = int32(n), true, true
			return j + 2
		}
	}
	// Two digits alone are a year only where nothing can be counted by them.
	if n, digits, ok := r.integer(j); ok && digits == 2 && w.day != 0 && (n > 31 || of || j == i && n >= 10) && !r.counts(j+1) {
		if r.mark(j+1) == ':' || r.mark(j+1) == '.' && r.glued(j+2) || r.mark(j+1) == '%' || r.mark(j+1) == '-' {
			return i
		}
		w.year, w.hasYear, w.shortYear = int32(n), true, true
		return j + 1
	}
	if n, digits, ok := r.integer(j); ok && digits == 3 && j == i && w.day != 0 && !r.counts(j+1) && r.closes(j+1) {
		w.year, w.hasYear = int32(n), true // 25 December 800
		return j + 1
	}
	if y, next := r.yearWords(j); next > 0 {
		w.year, w.hasYear = int32(y), true
		return next
	}
	return i
}

// counts reports whether token i is something that the number before it could
// count.
func (r *timeReader) counts(i int) bool {
	w := r.w(i)
	if w.is&tNotNoun == 0 && (w.is&tQuantity != 0 || w.is&tClock != 0) {
		return true
	}
	return r.kind(i) == lint.Word && w.is&(tNotNoun|tPrep|tDay|tRel) == 0
}

// year reads four digits, or one to four and an era.
func (r *timeReader) year(i int) (y int32, next int, ok bool) {
	n, digits, isInt := r.integer(i)
	if !isInt {
		if e := r.w(i); e.is&tEra != 0 && e.era > 0 {
			if n, digits, ok := r.integer(i + 1); ok && digits <= 4 && n > 0 {
				return int32(n), i + 2, true
			}
		}
		return 0, 0, false
	}
	if digits > 5 || n == 0 {
		return 0, 0, false
	}
	if e, after := r.phrase(i+1, tEra); after > 0 { // 44 v. Chr.
		next = after
		if r.mark(next) == '.' && r.glued(next) && next+1 < r.end {
			next++
		}
		if e.era < 0 {
			return int32(1 - n), next, true
		}
		return int32(n), next, true
	}
	if e := r.w(i + 1); e.is&tEra != 0 && (r.capital(i+1) || len(r.s(i+1)) > 2) {
		next = i + 2
		if s := r.s(i + 1); s[len(s)-2] == '.' { // B.C
			next = r.dot(next)
		}
		if e.era < 0 {
			return int32(1 - n), next, true
		}
		return int32(n), next, true
	}
	if digits != 4 || n < 1000 || n > 2999 {
		return 0, 0, false
	}
	if r.glued(i+1) && (r.kind(i+1) == lint.Word || r.mark(i+1) == '%') {
		return 0, 0, false
	}
	return int32(n), i + 1, true
}

// yearWords reads a year in words: "nineteen eighty-six", "two thousand and
// twenty", "fifteen sixteen".
func (r *timeReader) yearWords(i int) (y, next int) {
	a, j := r.small(i)
	if a == 0 {
		return 0, 0
	}
	if a == 2 && r.is(j, tScale) && r.w(j).number == 3 {
		j++
		if r.prep(j) == pAnd {
			if b, k := r.small(j + 1); b > 0 {
				return 2000 + b, k
			}
			return 0, 0
		}
		if b, k := r.small(j); b > 0 {
			return 2000 + b, k
		}
		return 2000, j
	}
	if a < 11 || a > 20 {
		return 0, 0
	}
	if r.is(j, tScale) && r.w(j).number == 2 {
		j++
		if r.prep(j) == pAnd {
			j++
		}
		if b, k := r.small(j); b > 0 {
			return 100*a + b, k
		}
		return 0, 0
	}
	if r.mark(j) == '-' && r.glued(j) {
		j++
	}
	if b, k := r.small(j); b >= 10 {
		return 100*a + b, k
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
	if r.is(k, tUnit) && r.w(k).unit == uDay && k == j && j > i { // the 15th day of June
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
	if m == 0 || r.is(i-1, tTitle) && r.kind(i) == lint.Digits && r.prep(j) == pOf {
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
	if w.is&tShort != 0 {
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
		if n, next := r.ordinal(k); n > 0 && n <= 31 && k > j-1 && !r.counts(next) && r.mark(j) != '(' {
			d, ok = when{day: uint8(n), dayOnly: true, prec: quant.Day, last: next, form: "weekday day"}, true
		}
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

// season reads "autumn of 2013", "spring 2017", "winter".
func (r *timeReader) season(i int) (when, bool) {
	w := r.w(i)
	d := when{first: i, last: i + 1, part: w.season, prec: quant.Part, form: "season"}
	if next := r.yearAfter(i+1, &d); next > i+1 && (!d.shortYear || r.mark(i+1) == '\'' || r.mark(i+2) == '\'') && (r.mark(i+1) != ',' || r.capital(i)) {
		d.last, d.form = next, "season year"
		if n, digits, ok := r.integer(next + 1); ok && (r.mark(next) == '-' || r.mark(next) == '/') && r.glued(next) && digits == 2 && int32(n) == (d.year+1)%100 {
			d.last = next + 2 // the winter of 1933-34
		}
		return d, true
	}
	d.hasYear, d.shortYear, d.year = false, false, 0
	if w.is&tWord != 0 && !r.seasonal(i) {
		return when{}, false
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

// quarter reads "third quarter of 2024", "Q3 2024", "2019 Q1", "first half of
// 2013", "H1 2023".
func (r *timeReader) quarter(i int) (when, bool) {
	if y, next, ok := r.year(i); ok { // 2019 Q1, 2017-q1
		k := next
		if r.mark(k) == '-' && r.glued(k) {
			k++
		}
		if p := quarterCode(r.s(k)); p > 0 {
			return when{first: i, last: k + 1, year: y, hasYear: true, part: p, prec: quant.Part, form: "year quarter"}, true
		}
		return when{}, false
	}
	if p := quarterCode(r.s(i)); p > 0 && (r.capital(i) || r.kind(i+1) == lint.Digits || r.mark(i+1) == '-' || r.prep(i+1) == pOf) {
		w := when{first: i, last: i + 1, part: p, prec: quant.Part, form: "quarter"}
		if next := r.yearAfter(i+1, &w); next > i+1 && r.mark(i+1) != ',' {
			w.last = next
		} else if r.is(i+1, tFiscal) {
			if f, ok := r.fiscal(i + 1); ok {
				w.year, w.hasYear, w.shortYear, w.last = f.year, true, f.shortYear, f.last
			}
		} else {
			w.hasYear, w.shortYear, w.year = false, false, 0
		}
		return w, true
	}
	n, j := r.ordinal(i)
	if w := r.w(i); n == 0 && r.prep(i+1) == pHalf && w.is&(tMod|tModOf) != 0 {
		// the latter half of 2008
		n, j = 1, i+1
		if w.mod == quant.Late || w.mod == quant.End {
			n = 2
		}
	}
	if n == 0 || n > 4 {
		return when{}, false
	}
	if r.mark(j) == '-' {
		j++
	}
	if r.is(j, tFiscal) {
		j++
	}
	var part int
	switch {
	case r.w(j).unit == uQuarter:
		part = 32 + n
	case r.prep(j) == pHalf && n <= 2:
		part = 39 + n
	default:
		return when{}, false
	}
	w := when{first: i, last: j + 1, part: uint8(part), prec: quant.Part, form: "quarter"}
	k := j + 1
	if r.prep(k) == pOf {
		k = r.skipThe(k + 1)
		if r.is(k, tFiscal) {
			if f, ok := r.fiscal(k); ok {
				w.year, w.hasYear, w.shortYear, w.last = f.year, f.hasYear, f.shortYear, f.last
				return w, true
			}
		}
	}
	if y, next, ok := r.year(k); ok {
		w.year, w.hasYear, w.last = y, true, next
		return w, true
	}
	if part >= 40 && r.prep(j+1) == pOf {
		return r.halfOf(w, k, part == 40)
	}
	return w, true
}

// halfOf reads "the first half of the 19th century", "of July": a half of what
// is no year narrows it.
func (r *timeReader) halfOf(w when, k int, first bool) (when, bool) {
	if r.is(k, tRel) || r.is(k, tUnit) {
		return w, true // the container is read by the caller
	}
	d, ok := r.moment(k)
	if !ok || d.hasYear && d.prec == quant.Year || d.day != 0 {
		return when{}, false
	}
	d.first, d.mod = w.first, quant.Late
	if first {
		d.mod = quant.Early
	}
	return d, true
}

func quarterCode(s string) uint8 {
	if len(s) != 2 {
		return 0
	}
	switch n := s[1]; s[0] | 0x20 {
	case 'q':
		if n >= '1' && n <= '4' {
			return 33 + n - '1'
		}
	case 'h':
		if n == '1' || n == '2' {
			return 40 + n - '1'
		}
	}
	return 0
}

// fiscal reads "fiscal year 2023", "fiscal 2023", "FY2023", "the 2023 fiscal
// year" is read with the year.
func (r *timeReader) fiscal(i int) (when, bool) {
	w := r.w(i)
	j := i + 1
	if w.fiscal != "fy" && w.fiscal != "fiscal" && r.prep(j) != pYear {
		return when{}, false
	}
	if r.prep(j) == pYear {
		j++
	}
	d := when{first: i, prec: quant.Year, form: "fiscal year"}
	if y, next, ok := r.year(j); ok {
		d.year, d.hasYear, d.last = y, true, next
		return d, true
	}
	if r.mark(j) == '\'' && r.glued(j+1) {
		j++
	}
	if n, digits, ok := r.integer(j); ok && digits == 2 && w.fiscal == "fy" {
		d.year, d.hasYear, d.shortYear, d.last = int32(n), true, true, j+1
		return d, true
	}
	return when{}, false
}
