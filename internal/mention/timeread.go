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
	if w.is&(tPeriod|tEvery|tTimes|tWeekday|tLonger) != 0 || number && r.is(i+1, tTimes) {
		better(r.frequency(i))
	}
	if number || w.is&tRel != 0 {
		better(r.unitSpan(i))
	}
	if r.is(i+2, tEvery) || r.is(i+3, tEvery) || r.is(i+4, tEvery) { // the first Monday of every month
		if n, j := r.ordinal(i); n > 0 {
			better(r.ofEvery(i, n, j))
		}
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
	case w.is&starts == tUnit && w.unit != uWeekend:
		switch r.prep(i + 1) {
		case pBefore, pAfter, pOf, pStarting:
			return true
		}
		return r.mark(i+1) == '-' || r.is(i+1, tModOf) || r.kind(i+1) == lint.Digits
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
	if r.prep(d.first-1) == pAt && d.form == "year" {
		d.rough = true // um 1250
	}
	if d.form == "clock" {
		return r.timeExpr(d), true
	}
	if e, ok := r.rangeOf(d); ok {
		if e.b.prec == quant.Year && r.is(e.last, tFiscal) && r.prep(e.last+1) == pYear {
			e.last += 2 // the 2025-26 financial year
		}
		return e, true
	}
	if !r.alone(i, &d) {
		return expr{}, false
	}
	d.bound = r.boundBefore(&d)
	e := r.timeExpr(d)
	if k := d.last; d.form == "year" && r.mark(k) == '\'' && r.glued(k) && r.glued(k+1) && r.prep(k+1) == pDecadeEnd {
		e.last += 2 // 1981's: nor is it 1981 feet
	}
	return e, true
}

// boundBefore is the bound that the word before a time makes: "before 2010",
// "by the end of May". What stands before a noun dates the noun: "after the
// 2020 war".
func (r *timeReader) boundBefore(d *when) quant.Hedge {
	k := d.first - 1
	if r.prep(k) == pThe && d.mod != quant.NoMod {
		k--
	}
	if d.noun || d.from.kind == refArticle && d.from.unit == uDay && d.from.n == 0 {
		return quant.NoHedge
	}
	switch not := r.prep(k-1) == pNo; r.prep(k) {
	case pBefore:
		if not {
			return quant.NoLess // "not before 2030"
		}
		return quant.LessThan
	case pAfter:
		if not {
			return quant.NoMore
		}
		return quant.MoreThan
	case pBy:
		return quant.NoMore
	case pThan:
		no := r.prep(k-2) == pNo
		switch kind := r.w(k - 1).rel; {
		case kind == relLater && no:
			return quant.NoMore
		case kind == relLater:
			return quant.MoreThan
		case kind == relEarlier && no:
			return quant.NoLess
		case kind == relEarlier:
			return quant.LessThan
		}
	}
	return quant.NoHedge
}

// yearRange reads two years with a dash between, which need no words around
// them: "reigned 1715 - 1774".
func (r *timeReader) yearRange(i int) (expr, bool) {
	n, digits, ok := r.integer(i)
	if m, d, isInt := r.integer(i + 2); isInt && d == 2 && digits == 4 && n >= 1800 && n < 2100 && m == (n+1)%100 && r.mark(i+1) == '/' && !r.runsOn(i+3) && !r.badBefore(i) {
		return r.rangeOf(when{first: i, last: i + 1, year: int32(n), hasYear: true, prec: quant.Year, form: "year"}) // 2007/08
	}
	words := r.prep(i+1) == pTo && n >= 1850 && i > r.begin && r.closes(i+3) && r.kind(i-1) == lint.Word
	if !ok || digits != 4 || n < 1400 && (n < 1000 || r.mark(i-1) != '(') || n > 2100 || r.badBefore(i) || r.mark(i+1) != '-' && !words {
		return expr{}, false
	}
	m, digits, ok := r.integer(i + 2)
	if !ok || digits != 4 || m <= n || m > 2100 || m-n > 200 && (r.mark(i-1) != ',' && r.mark(i-1) != '(' || !r.closes(i+3) || m-n > 900) || r.runsOn(i+3) || r.is(i+3, tQuantity|tUnit) || r.nounAfter(i+3) && r.manyAfter(i+3) {
		return expr{}, false
	}
	if r.is(i-1, tTotal|tTitle|tNumbered) {
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
	if r.is(i, tCardinal) || r.prep(i) == pHalf {
		if d, ok := r.pastHour(i); ok {
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
	if r.kind(i) == lint.Word && !r.is(i, tCardinal|tOrdinal|tEra) && r.prep(i) != pYear {
		return when{}, false
	}
	if d, ok := r.elided(i); ok {
		return d, true
	}
	if d, ok := r.septemberEleventh(i); ok {
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
