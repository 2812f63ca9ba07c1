package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

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
		if u := r.w(i - 2).unit; r.prep(i-1) == pOf && (u == uMonth || d.rough && u == noUnit && !r.is(i-2, tDayPart|tModOf|tMod)) {
			return false // the month of Ramadan, tales of Ashura
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
	if d.from.n > 0 && r.prep(d.first-1) == pOf && r.kind(d.first-2) == lint.Word && r.w(d.first-2).is&(tDayPart|tModOf) == 0 {
		return false // the schools of tomorrow
	}
	if d.from.n != 0 || d.mod != quant.NoMod {
		return true
	}
	if r.theseDays(d) {
		return false
	}
	if r.end-r.begin < 8 || r.is(d.last, tIs) && r.is(d.last+1, tWeekday) || r.is(d.last, tWeekday) {
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

// theseDays reports whether "today" at d is the present age: "the church still
// stands today", "as strong today as it was", "the city that it is today".
func (r *timeReader) theseDays(d *when) bool {
	if s := r.s(d.first); len(s) < 5 || !foldIs(s[:5], "today") {
		return false // tonight
	}
	for k := d.first - 1; k >= r.begin && k > d.first-10 && r.kind(k) == lint.Word; k-- {
		if r.is(k, tLasting) {
			return true
		}
	}
	for k := d.last; k < r.end && k < d.last+7 && (r.kind(k) == lint.Word || k == d.last); k++ {
		if r.is(k, tLasting) && d.first == r.begin {
			return true
		}
		if r.prep(k) == pThan && k == d.last {
			return true // more working today than ever
		}
	}
	if r.prep(d.last) == pAs && (r.prep(d.first-1) == pAs || r.prep(d.first-2) == pAs) {
		return true
	}
	return r.is(d.first-1, tIs) && r.closes(d.last) && r.w(d.first-2).is&tNotNoun != 0
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
	if r.is(k, tOrdinal) || r.prep(d.last) == pOf && r.is(d.last+1, tEvery) {
		return false // the first Monday of each month
	}
	if r.prep(k) == pA || r.prep(k) == pHis || r.is(d.last, tDayPart|tPlural) && plural(r.s(d.last)) {
		return false // on a Sunday, your Sunday best, on Saturday mornings
	}
	nextCapital := r.kind(d.last) == lint.Word && r.capital(d.last) && r.w(d.last).is&(tMonth|tDayPart|tDay|tRel|tPrep) == 0
	switch {
	case r.prep(k) == pNamed, r.is(d.last, tTimes) && r.capital(d.last):
		return false // Bloody Sunday, the Sunday Times
	case r.prep(k) == pThe:
		if p := r.prep(d.last); (p == pAfter || p == pBefore) && r.prep(d.last+1) == pThe {
			return false // the Tuesday after the election
		}
		return !nextCapital
	case r.prep(k) != noPrep || k < r.begin || r.kind(k) != lint.Word || r.is(k, tRel|tDay|tMod|tZone|tClock):
		return !(nextCapital && k < r.begin && r.w(d.last).is == 0 && (r.capital(d.last+1) || r.tenseOf(d.last+1) < 0))
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
		case pIn, pFor, pDuring, pBy, pSince, pOf, pFrom, pUntil, pThe, pAfter, pBefore:
			return d.part < 40 && !r.runsOn(d.last)
		}
		return r.is(i-1, tRel|tFiscal) || r.s(i-1) == "than" // "lower than Q2"
	}
	if d.part >= 40 { // the second half: of a game, as a rule
		return false
	}
	return true
}
