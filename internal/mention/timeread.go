package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// read reads the time, duration or frequency that starts at token i: the
// longest, and of equals the time.
func (r *timeReader) read(i int) (expr, bool) {
	w := r.w(i)
	if !r.promising(i, w) {
		return expr{}, false
	}
	var best expr
	found := false
	if w.prep != pA {
		best, found = r.date(i)
	}
	number := r.kind(i) == lint.Digits || w.is&(tCardinal|tScale) != 0
	better := func(e expr, ok bool) {
		if ok && (!found || e.last > best.last || e.form == "unit now" && e.last == best.last) {
			best, found = e, true
		}
	}
	if w.is&(tPeriod|tEvery|tTimes|tWeekday|tLonger) != 0 || number {
		better(r.frequency(i))
	}
	if number || w.is&tRel != 0 {
		better(r.unitSpan(i))
	}
	if w.prep == pAll {
		better(r.allOf(i))
	}
	if number || w.prep == pA || w.prep == pHalf || w.is&tUnit != 0 {
		better(r.duration(i))
	}
	if number {
		better(r.ageNumber(i))
	}
	if !found {
		return expr{}, false
	}
	return best, true
}

// starts are the classes of words that can start a time, duration or frequency
// whatever follows.
const starts = tMonth | tWeekday | tSeason | tUnit | tMod | tModOf | tEra | tHoliday | tDay | tPeriod | tEvery | tTimes | tFiscal | tDecade | tCardinal | tScale | tOrdinal

// promising reports whether anything can start at token i. Most articles and
// demonstratives start nothing; the token after them shows it.
func (r *timeReader) promising(i int, w *timeWord) bool {
	switch {
	case w.is&starts != 0 || w.prep == pHalf:
		return true
	case w.prep == pA:
		n := r.w(i + 1)
		return n.is&(tUnit|tScale|tVague|tCardinal) != 0 || n.prep == pCouple || n.prep == pDozen || n.prep == pHalf || n.prep == pFull
	case w.prep == pAll:
		return r.is(i+1, tUnit)
	case w.is&tRel != 0:
		return r.is(i+1, starts|tRel|tDayPart|tLonger) || r.kind(i+1) == lint.Digits
	case w.is&tLonger != 0:
		_, end := r.phrase(i, tHoliday|tModOf|tEra|tPeriod)
		return end > 0
	}
	if w.is&tDayPart != 0 {
		return w.hour < 24
	}
	k := r.kind(i)
	return k == lint.Digits || k == lint.Mixed || k == lint.Mark
}

// date reads a time or a range of times.
func (r *timeReader) date(i int) (expr, bool) {
	d, ok := r.dateAt(i)
	if !ok {
		return r.yearRange(i)
	}
	if p := r.prep(d.first - 1); r.circa(d.first) || (p == pAbout || p == pAround) && d.form != "day word" {
		d.rough = true
	}
	if d.form == "clock" {
		return r.timeExpr(d), true
	}
	if e, ok := r.rangeOf(d); ok {
		return e, true
	}
	if !r.alone(i, &d) {
		return expr{}, false
	}
	return r.timeExpr(d), true
}

// yearRange reads two years with a dash between, which need no words around
// them: "reigned 1715 - 1774".
func (r *timeReader) yearRange(i int) (expr, bool) {
	n, digits, ok := r.integer(i)
	words := r.prep(i+1) == pTo && n >= 1850 && i > r.begin && r.closes(i+3) && r.kind(i-1) == lint.Word
	if !ok || digits != 4 || n < 1400 && (n < 1000 || r.mark(i-1) != '(') || n > 2100 || r.badBefore(i) || r.mark(i+1) != '-' && !words {
		return expr{}, false
	}
	m, digits, ok := r.integer(i + 2)
	if !ok || digits != 4 || m <= n || m > 2100 || m-n > 200 || r.runsOn(i+3) || r.is(i+3, tQuantity|tUnit) || r.nounAfter(i+3) && r.manyAfter(i+3) {
		return expr{}, false
	}
	if r.is(i-1, tTotal|tTitle) {
		return expr{}, false
	}
	return r.rangeOf(when{first: i, last: i + 1, year: int32(n), hasYear: true, prec: quant.Year, form: "year"})
}

// dateAt reads a time at i, whether or not it can stand alone.
func (r *timeReader) dateAt(i int) (when, bool) {
	if r.kind(i) == lint.Digits || r.is(i, tDayPart) {
		if d, ok := r.clockTime(i); ok {
			return d, true
		}
	}
	if r.is(i, tUnit) {
		if d, ok := r.besideDay(i); ok {
			return d, true
		}
	}
	if d, ok := r.moment(i); ok {
		return d, true
	}
	if d, ok := r.yearInContext(i); ok {
		if r.is(d.last, tFiscal) && r.prep(d.last+1) == pYear { // the 2020 fiscal year
			d.last += 2
		} else if r.is(d.last, tSeason) && !r.capital(d.last) && r.prep(d.last+1) != pOf {
			// the 2019 summer
			d.part, d.prec, d.form = r.w(d.last).season, quant.Part, "year season"
			d.last++
			return d, true
		} else if r.isMonth(d.last) && (r.capital(d.last) || !r.is(d.last, tWord)) && !d.noun { // 2017 April
			if m, next := r.month(d.last); m > 0 && d.last == i+1 {
				d.month, d.prec, d.last, d.form = m, quant.Month, next, "year month"
				if day, k := r.dayNumber(next); day > 0 && !r.counts(k) {
					d.day, d.prec, d.last = day, quant.Day, k
				}
			}
		}
		return d, true
	}
	if d, ok := r.dayList(i); ok {
		return d, true
	}
	if d, ok := r.dayAlone(i); ok {
		return d, true
	}
	if r.kind(i) == lint.Digits {
		switch r.prep(i - 1) {
		case pOn, pFrom, pBetween, pSince, pUntil, pBy, pTo, pBefore, pAfter:
			if d, ok := r.shortDigitDate(i); ok {
				return d, true
			}
		default:
			if r.is(i-1, tRel) {
				return r.shortDigitDate(i)
			}
		}
		return r.openDay(i)
	}
	return when{}, false
}

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
	default:
		return when{}, false
	}
	if r.counts(j) || r.mark(j) == '-' && r.glued(j) || inWords && !r.closes(j) && r.prep(j) != pAnd || r.prep(j) == pOf {
		return when{}, false
	}
	return when{first: i, last: j, day: uint8(n), dayOnly: true, prec: quant.Day, form: "day alone"}, true
}

// alone reports whether a time that was read can stand by itself where it
// does; a name or a verb may look like it.
func (r *timeReader) alone(i int, d *when) bool {
	switch d.form {
	case "day":
		return false
	case "month":
		return d.from.kind != refNone || d.first != i || r.monthAlone(i, d)
	case "day word":
		return r.said(d)
	case "weekday":
		return d.from.kind != refNone || r.weekdayAlone(i, d)
	case "season":
		return d.from.kind != refNone || d.mod != quant.NoMod || r.seasonAlone(i, d)
	case "quarter":
		return d.hasYear || d.from.kind != refNone || r.quarterAlone(i, d)
	case "digits":
		return !r.runsOn(d.last)
	case "holiday":
		if d.hasYear || d.from.kind != refNone {
			return true
		}
		if r.nounAfter(d.last) && !r.is(d.last, tDayPart) && !r.capital(d.last) || r.kind(d.last) == lint.Word && r.capital(d.last) && !r.is(d.last, tPrep) || r.kind(i-1) == lint.Word && r.capital(i-1) && i-1 > r.begin && r.prep(i-1) == noPrep {
			return false
		}
		return true
	case "relative unit":
		return !(r.is(d.last, tUnit) && r.mark(d.last) == 0 && plural(r.s(d.last)))
	}
	return true
}

// said reports whether "today" at d is the day of the article: it is where the
// sentence tells something of that day, or somebody speaks, and not where it
// describes how things are ("the town today has two mills").
func (r *timeReader) said(d *when) bool {
	if d.from.n != 0 || d.mod != quant.NoMod || r.end-r.begin < 8 {
		return true
	}
	for k := max(r.begin, d.first-40); k < min(r.end, d.last+40); k++ {
		if r.w(k).is&tFirst != 0 || r.tenseOf(k) != 0 && (k < d.first || k > d.first+1 || r.is(k, tPast|tFuture)) {
			return true
		}
		if s := r.s(k); len(s) > 2 && s[1] == '\'' && s[0]|0x20 == 'i' {
			return true
		}
	}
	return false
}

// monthAlone weighs the words around the bare name of a month.
func (r *timeReader) monthAlone(i int, d *when) bool {
	if d.mod != quant.NoMod {
		return true
	}
	w := r.w(i)
	k := i - 1
	p := r.prep(k)
	if r.is(k, tRel|tMod|tModOf) {
		return true
	}
	switch p {
	case pIn, pBy, pSince, pUntil, pFrom, pTo, pThrough, pBefore, pAfter, pDuring, pOf, pOn, pBetween, pThroughout, pToward, pFor, pAround, pStarting, pAbout, pAt:
		return !(r.capital(d.last) && r.kind(d.last) == lint.Word && w.is&tWord != 0 && r.prep(d.last) == noPrep && !r.is(d.last, tMonth|tDay|tHoliday))
	}
	nextCapital := r.kind(d.last) == lint.Word && r.capital(d.last) && r.prep(d.last) == noPrep
	if k >= r.begin && r.kind(k) == lint.Word && r.capital(k) && p == noPrep && r.w(k).is&(tMonth|tWeekday|tDay) == 0 {
		return false // Theresa May
	}
	listed := (p == pAnd || p == pOr || r.mark(k) == ',' || r.mark(k) == '/' || r.mark(k) == '-') && r.last >= 0 && r.exprs[r.last].kind == quant.KindDate && r.exprs[r.last].last >= i-2
	switch {
	case listed:
		return true
	case w.is&tWord != 0 && w.month != 8:
		if p == pThe || p == pA {
			return !nextCapital && r.kind(d.last) == lint.Word && r.w(d.last).is&tNotNoun == 0
		}
		return r.begin == i && d.last == r.end
	case w.is&tShort != 0:
		return d.last > i+1 || r.begin == i && d.last == r.end
	}
	return !nextCapital
}

// weekdayAlone weighs the words around a bare day of the week.
func (r *timeReader) weekdayAlone(i int, d *when) bool {
	k := i - 1
	if r.prep(k) == pA || r.prep(k) == pHis || r.is(d.last, tDayPart|tPlural) && plural(r.s(d.last)) {
		return false // on a Sunday, your Sunday best, on Saturday mornings
	}
	nextCapital := r.kind(d.last) == lint.Word && r.capital(d.last) && r.w(d.last).is&(tMonth|tDayPart|tDay|tRel|tPrep) == 0
	switch {
	case r.prep(k) == pNamed:
		return false // Bloody Sunday
	case r.prep(k) == pThe:
		return !nextCapital
	case r.prep(k) != noPrep || k < r.begin || r.kind(k) != lint.Word || r.is(k, tRel|tDay|tMod|tZone|tClock):
		return !(nextCapital && k < r.begin && r.w(d.last).is == 0 && r.capital(d.last+1))
	case r.capital(k) && k > r.begin && nextCapital:
		return false
	}
	return true
}

// seasonAlone weighs the words around a bare season.
func (r *timeReader) seasonAlone(i int, d *when) bool {
	k := i - 1
	if d.last == r.end && i == r.begin {
		return true
	}
	if r.prep(d.last) == pOf && r.is(i, tWord) {
		return false // the fall of the city
	}
	noun := r.nounAfter(d.last) && r.prep(d.last) != pOffensive
	p := r.prep(k)
	if p == pThe {
		return !noun && (!r.is(i, tWord) || r.prep(k-1) != noPrep)
	}
	switch p {
	case pIn, pBy, pSince, pUntil, pFrom, pTo, pThrough, pBefore, pAfter, pDuring, pThroughout, pOver, pToward, pBetween:
		return !noun
	case pA:
		return r.prep(d.last) == pOffensive
	case pAnd, pOr:
		return !noun && r.last >= 0 && r.exprs[r.last].kind == quant.KindDate && r.exprs[r.last].last >= i-2
	}
	return false
}

// quarterAlone: "the third quarter" has no year, "third quarter" may be a part
// of something else; a game has quarters and halves too.
func (r *timeReader) quarterAlone(i int, d *when) bool {
	if r.kind(i) == lint.Mixed { // Q3
		switch r.prep(i - 1) {
		case pIn, pFor, pDuring, pBy, pSince:
			return d.part < 40
		}
		return r.is(i-1, tRel|tFiscal)
	}
	if d.part >= 40 { // the second half: of a game, as a rule
		return false
	}
	return true
}
