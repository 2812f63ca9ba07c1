package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// duration reads a mention that starts with an amount of time: a duration, an
// age, or a time that is reckoned by it ("two weeks ago", "three years
// later").
func (r *timeReader) duration(i int) (expr, bool) {
	if r.unitless {
		return r.elapsed(i)
	}
	a, ok := r.amount(i)
	if !ok {
		if e, ok := r.elapsed(i); ok {
			return e, true
		}
		return r.hanging(i)
	}
	if e, ok := r.reckoned(a); ok {
		return e, true
	}
	if e, ok := r.ageOf(a); ok {
		return e, true
	}
	if a.article && !r.spans(a) {
		return expr{}, false
	}
	if w := r.w(a.last - 1); a.n.Cmp(quant.FromInt(1)) == 0 && !a.hyphen && w.unit == uDay && r.is(a.first, tCardinal) && !r.spans(a) {
		return expr{}, false // "one day he left"
	}
	if r.rate(a) {
		return expr{}, false
	}
	e := expr{kind: quant.KindDuration, first: a.first, last: a.last, value: a.value(), elided: a.elided, form: "duration"}
	if a.hyphen && r.mark(a.last) == '-' && r.glued(a.last) && (r.prep(a.last+1) == pLong) {
		e.last = a.last + 2
	} else if r.prep(a.last) == pLong {
		e.last = a.last + 1
	}
	r.parts(&e, a)
	return e, true
}

// elapsed reads the time that a race took, as its clock shows it: 2:07:48. What
// words make a time of day is one.
func (r *timeReader) elapsed(i int) (expr, bool) {
	if r.kind(i) != lint.Digits || r.mark(i+1) != ':' || r.mark(i+3) != ':' || i == r.begin && i+5 >= r.end {
		return expr{}, false
	}
	for k := i + 1; k < i+5; k++ {
		if !r.glued(k) {
			return expr{}, false
		}
	}
	if r.glued(i) && !r.opens(i-1) || r.glued(i+5) && r.kind(i+5) != lint.Mark || r.mark(i+5) == ':' || r.is(i+5, tClock|tZone) && r.w(i+5).unit != uHour {
		return expr{}, false
	}
	switch r.prep(i - 1) {
	case pAt, pUntil, pSince, pBefore, pAfter, pFrom, pTo:
		return expr{}, false
	}
	hour, digits, ok := r.integer(i)
	minute, minuteDigits, ok2 := r.integer(i + 2)
	second, secondDigits, ok3 := r.integer(i + 4)
	if !ok || !ok2 || !ok3 || digits > 3 || minuteDigits != 2 || secondDigits != 2 || minute > 59 || second > 59 {
		return expr{}, false
	}
	n := quant.FromInt(int64(hour))
	v := quant.Value{Kind: quant.KindDuration, Unit: "hour", Lo: n, Hi: n, More: []quant.Term{{Num: quant.FromInt(int64(minute)), Unit: "minute"}, {Num: quant.FromInt(int64(second)), Unit: "second"}}}
	last := i + 5
	if r.w(last).unit == uHour {
		last++
	}
	return expr{kind: quant.KindDuration, first: i, last: last, value: v, form: "elapsed"}, true
}

// parts notes where the ends of a range stand.
func (r *timeReader) parts(e *expr, a timeAmount) {
	if !a.isRange {
		return
	}
	lo, hi := a.value(), a.value()
	lo.Range, lo.Hi = false, a.n
	hi.Range, hi.Lo = false, a.hi
	end := int(r.toks[a.first].End)
	for k := a.first; k < a.hiFirst-1; k++ {
		end = int(r.toks[k].End)
	}
	e.parts = []lint.MentionPart{
		{Span: lint.Span{Start: int(r.toks[a.first].Start), End: end}, Value: lo},
		{Span: lint.Span{Start: int(r.toks[a.hiFirst].Start), End: int(r.toks[e.last-1].End)}, Value: hi},
	}
}

// hanging reads "year-long", "decade-long", "month-and-a-half long", "all
// week".
func (r *timeReader) hanging(i int) (expr, bool) {
	w := r.w(i)
	if w.is&tUnit != 0 && r.mark(i+1) == '-' && r.glued(i+1) && len(r.s(i)) > 2 {
		v := quant.FromInt(1)
		j := i + 2
		if r.prep(j) == pAnd && r.mark(j+1) == '-' && r.prep(j+2) == pA && r.mark(j+3) == '-' && r.prep(j+4) == pHalf {
			v = v.Add(quant.Fraction(1, 2))
			j += 5
			if r.mark(j) == '-' {
				j++
			}
		}
		a := timeAmount{n: v, unit: w.unit, unitName: w.unitName}
		switch {
		case r.prep(j) == pLong:
			return expr{kind: quant.KindDuration, first: i, last: j + 1, value: a.value(), form: "unit-long"}, true
		case r.is(j, tAge) && r.w(j).fiscal == "old" && !plural(r.s(i)):
			return expr{kind: quant.KindDuration, first: i, last: j + 1, value: a.value(), age: true, form: "unit-old"}, true
		}
	}
	return expr{}, false
}

// spans reports whether "a year" at a is a stretch of time, not a rate: after
// for, in, within, took, lasted, more than, or before of, or with -long.
func (r *timeReader) spans(a timeAmount) bool {
	if a.hyphen {
		return true
	}
	k := a.first - 1
	for r.is(k, tMod) || r.prep(k) == pJust {
		k--
	}
	switch r.prep(k) {
	case pIn, pFor, pWithin, pAfter, pOver, pAbout, pAround, pSpan, pThan, pThroughout, pDuring, pSince, pUntil, pOf, pBefore, pBy:
		return r.prep(k) != pBy || r.is(a.last, tAgo)
	}
	w := r.w(a.last)
	if (r.is(a.last, tMod) || r.prep(a.last) == pBehind) && r.is(k, tIs|tPast) {
		return true // a year late, a month behind schedule
	}
	return r.prep(k) == pLeast || r.prep(k) == pMost && r.prep(k-1) == pAt || r.prep(k) == pUnder || r.w(k).rel == relPast || r.prep(a.last) == pLong ||
		r.prep(a.last) == pBefore || r.prep(a.last) == pAfter && w.is != 0 || r.prep(a.last) == pSince || r.prep(a.last) == pOf && a.unit != uDay && r.prep(k) == noPrep && k < r.begin
}

// rate reports whether the amount is the denominator of a rate: "$30 per 12
// months", "miles per hour".
func (r *timeReader) rate(a timeAmount) bool {
	return r.mark(a.first-1) == '/' || r.prep(a.first-1) == pPer
}

// reckoned reads a time that an amount leads to from another: "two weeks ago",
// "three years later", "2 days before 13 May".
func (r *timeReader) reckoned(a timeAmount) (expr, bool) {
	n, unit, ok := a.whole()
	if !ok {
		if e, ok := r.rangeAgo(a); ok {
			return e, true
		}
		return r.compoundAgo(a)
	}
	if a.unit == uCentury && a.n.IsInt() {
		unit, n = uCentury, n/100 // two centuries ago: nobody means the year
	}
	j := a.last
	d := when{first: a.first, prec: precisionOf(unit), form: "reckoned"}
	d.rough = unit == uCentury
	if a.hyphen {
		return expr{}, false
	}
	w := r.w(j)
	nextPrep := r.prep(j)
	switch {
	case r.lex.lang.AgoBefore && r.prep(a.first-1) == pBefore && !r.is(a.first-2, tRel) && r.prep(j) != pOf && w.rel == noRel:
		d.from, d.last, d.rough = reference{refArticle, unit, -n}, j, unit >= uWeek
	case w.rel == relAgo:
		d.from, d.last, d.rough = reference{refArticle, unit, -n}, j+1, unit >= uWeek
		if day := r.w(j + 1); day.is&tDay != 0 && unit >= uWeek && unit <= uYear { // a year ago tomorrow
			d.last, d.prec, d.rough, d.toDay = j+2, quant.Day, false, true
			d.shift, d.shiftUnit = int32(day.dayShift), uDay
			return r.timeExpr(d), true
		}
		if r.w(j+1).rel == relThis && r.w(j+2).unit == uMonth && unit == uYear && r.w(j+2).is&tUnit != 0 && !plural(r.s(j+2)) { // fifty years ago this month
			d.last, d.prec, d.rough, d.toDay = j+3, quant.Month, false, true
			return r.timeExpr(d), true
		}
	case w.rel == relHence, r.prep(j) == pFrom && r.prep(j+1) == pNow:
		d.from, d.last, d.rough = reference{refArticle, unit, n}, j+1, unit >= uWeek
		if w.rel != relHence || r.prep(j) == pFrom {
			d.last = j + 2
		}
	case w.rel == relLater:
		d.from, d.last = reference{refAnchor, unit, n}, j+1
		if r.prep(j+1) == pThan {
			return expr{}, false
		}
	case (r.prep(a.first-1) == pSpan || r.prep(a.first-1) == pFor) && w.rel != relEarlier:
		return expr{}, false // lasting 64 days from 21 November
	case nextPrep == pBefore || nextPrep == pAfter || nextPrep == pFrom || w.rel == relEarlier:
		if d, ok = r.reckonedFrom(d, j, n, unit); !ok {
			return expr{}, false
		}
		return r.timeExpr(d), true
	case r.prep(a.first-1) == pIn && (r.mark(j) == '\'' && r.prep(j+1) == pTime || r.prep(j) == pTime && possessiveAt(r.s(j-1)) < len(r.s(j-1))):
		d.from, d.last = reference{refArticle, unit, n}, j
	case r.prep(a.first-1) == pIn && unit >= uDay && r.closes(j) && r.ahead(a.first):
		d.from, d.last = reference{refArticle, unit, n}, j
	default:
		return expr{}, false
	}
	return r.timeExpr(d.ofDay(unit)), true
}

// ofDay is a time that so many weeks lead to: it is a day, more or less.
func (d when) ofDay(unit timeUnit) when {
	if unit == uWeek {
		d.prec, d.rough = quant.Day, true
	}
	return d
}

// reckonedFrom reads what an amount n of time that ends before token j is counted from,
// into d, which begins with the amount: "before 13 May", "after that", "earlier".
func (r *timeReader) reckonedFrom(d when, j int, n int32, unit timeUnit) (when, bool) {
	w, nextPrep := r.w(j), r.prep(j)
	sign := n
	if nextPrep == pBefore || w.rel == relEarlier {
		sign = -n
	}
	k := r.skipThe(j + 1)
	if w.rel == relEarlier && nextPrep != pBefore {
		if r.prep(j+1) == pThan {
			return d, false
		}
		d.from, d.last = reference{refAnchor, unit, sign}, j+1
		return d.ofDay(unit), true
	}
	if c := r.w(j + 1); c.is&tRel != 0 && c.rel == relThat && nextPrep != pFrom && (r.closes(j+2) || r.prep(j+2) != noPrep || r.is(j+2, tSubject|tNotNoun|tPast)) {
		d.from, d.last = reference{refAnchor, unit, sign}, j+2 // three years after that
		return d.ofDay(unit), true
	}
	base, ok := r.moment(k)
	ok = ok && (base.form == "day word" || r.alone(k, &base))
	if !ok || base.prec < quant.Year {
		if y, isYear := r.bareYear(k); isYear && unit >= uYear {
			base, ok = y, true
		}
	}
	if !ok || base.prec < quant.Year {
		if nextPrep == pBefore && r.closes(j+1) {
			d.from, d.last = reference{refAnchor, unit, sign}, j+1
			return d.ofDay(unit), true
		}
		return d, false
	}
	base.first, base.shift, base.shiftUnit, base.form = d.first, sign, unit, "reckoned from"
	return base, true
}

// rangeAgo reads a stretch that lies back: "ten or twelve years ago", "between
// 9 and 15 weeks ago".
func (r *timeReader) rangeAgo(a timeAmount) (expr, bool) {
	if !a.isRange || a.hyphen || r.w(a.last).rel != relAgo {
		return expr{}, false
	}
	b := a
	b.isRange = false
	near, unit, ok := b.whole()
	b.n = a.hi
	far, _, ok2 := b.whole()
	if !ok || !ok2 || unit < uDay {
		return expr{}, false
	}
	end := func(n int32, first, last int) when {
		d := when{first: first, last: last, prec: precisionOf(unit), rough: true, form: "reckoned"}
		d.from = reference{refArticle, unit, -n}
		return d
	}
	return expr{kind: quant.KindDate, isSpan: true, a: end(far, a.first, a.hiFirst-1), b: end(near, a.hiFirst, a.last+1), first: a.first, last: a.last + 1, form: "range ago"}, true
}

// compoundAgo reads a time that two units lead to: "three months and two days
// ago", "a year and six weeks from now".
func (r *timeReader) compoundAgo(a timeAmount) (expr, bool) {
	if a.isRange || a.hyphen || len(a.more) != 1 || !a.n.IsInt() {
		return expr{}, false
	}
	first, ok1 := a.n.Int64()
	second, ok2 := a.more[0].Num.Int64()
	less := unitNames[a.more[0].Unit]
	if !ok1 || !ok2 || a.unit > uYear || a.unit < uWeek || less < uDay || less > uMonth || first > 9999 || second > 9999 {
		return expr{}, false
	}
	d := when{first: a.first, prec: quant.Day, form: "reckoned", toDay: true}
	sign := int32(1)
	switch {
	case r.w(a.last).rel == relAgo:
		sign, d.last = -1, a.last+1
	case r.prep(a.last) == pFrom && r.prep(a.last+1) == pNow:
		d.last = a.last + 2
	case r.w(a.last).rel == relHence:
		d.last = a.last + 1
	case (r.w(a.last).rel == relLater || r.w(a.last).rel == relEarlier) && r.prep(a.last+1) != pThan:
		if r.w(a.last).rel == relEarlier {
			sign = -1
		}
		d.last, d.form, d.rough = a.last+1, "reckoned on", true
		d.from = reference{kind: refAnchor, unit: a.unit, n: sign * int32(first)}
		d.shift, d.shiftUnit = sign*int32(second), less
		return r.timeExpr(d), true
	default:
		return expr{}, false
	}
	d.from = reference{kind: refArticle, unit: a.unit, n: sign * int32(first)}
	d.shift, d.shiftUnit = sign*int32(second), less
	return r.timeExpr(d), true
}

// closes reports whether nothing that an amount could govern follows at j.
func (r *timeReader) closes(j int) bool {
	if j >= r.end {
		return true
	}
	switch r.mark(j) {
	case '.', ',', ';', ')', '!', '?', ':':
		return true
	}
	return false
}

// ahead reports whether the words close before i look ahead: "will", "we have
// to finish".
func (r *timeReader) ahead(i int) bool {
	infinitive := false
	for k := i - 1; k >= r.begin && k > i-12; k-- {
		switch t := r.tenseOf(k); {
		case t != 0:
			return t > 0
		case r.prep(k) == pTo && r.kind(k+1) == lint.Word && !r.capital(k+1) && r.prep(k+1) == noPrep:
			infinitive = true
		}
	}
	return infinitive || i-1 == r.begin && r.end-r.begin < 6
}

// timeExpr makes the expression of one time.
func (r *timeReader) timeExpr(d when) expr {
	return expr{kind: quant.KindDate, a: d, first: d.first, last: d.last, form: d.form}
}
