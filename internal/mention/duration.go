package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// timeAmount is a number of units of time: "18 months", "two and a half years", "a
// year and a half", "half an hour".
type timeAmount struct {
	n        quant.Number
	unit     timeUnit
	unitName string
	more     []quant.Term
	first    int
	last     int
	// numEnd is the token after the number.
	numEnd int
	// hyphen says that the unit hangs on the number: "20-year".
	hyphen bool
	// article says that the number is "a" or "an".
	article bool
	// hi is the upper end of a range, with its token.
	hi      quant.Number
	isRange bool
	hiFirst int
	// elided says that the lower end takes its scale from the upper one.
	elided bool
	// odd says that the number is a rough one: "twenty-odd years".
	odd bool
}

// amount reads an amount of time at i.
func (r *timeReader) amount(i int) (a timeAmount, ok bool) {
	a.first = i
	j := i
	var q quant.Number
	unitAt := 0
	if r.w(i+1).unit == uQuarter || r.mark(i+1) == '-' || r.w(i).unit == uQuarter {
		q, unitAt = r.quarters(i)
	}
	switch {
	case unitAt > 0:
		a.n, j = q, unitAt
	case r.prep(i) == pA:
		if j, ok = r.behindArticle(&a, j+1); !ok {
			return a, false
		}
	case r.prep(i) == pHalf:
		a.n = quant.Fraction(1, 2)
		j++
		if r.prep(j) == pA {
			j++
		}
		if r.mark(j) == '-' {
			j++
		}
		if w := r.w(j); w.is&tScale != 0 && w.number >= 6 && r.is(j+1, tUnit) && plural(r.s(j+1)) { // half a million years
			a.n, j = a.n.Scale(int(w.number)), j+1
			break
		}
		if !r.is(j, tUnit) || plural(r.s(j)) {
			return a, false
		}
	default:
		a.n, j, ok = r.numeral(i)
		if !ok {
			return a, false
		}
	}
	a.numEnd = j
	if !a.article && r.rangeNumeral(&a, j) {
		j = a.numEnd
	}
	if k := r.odd(j); k > j && !a.article && !a.isRange {
		a.odd, j = true, k
	}
	if r.mark(j) == '-' && (r.glued(j) && r.glued(j+1) || !r.glued(j) && !r.glued(j+1) && r.kind(j-1) == lint.Digits && r.is(j+1, tUnit) && !plural(r.s(j+1)) && len(r.s(j+1)) > 3) {
		if !r.is(j+1, tUnit) {
			return a, false
		}
		a.hyphen = true
		j++
	}
	for !a.hyphen && !a.article && !r.is(j, tPast) && r.between(j) {
		j++
	}
	w := r.w(j)
	if w.is&tUnit == 0 || w.unit == noUnit && w.unitName == "" {
		return a, false
	}
	if !r.unitFits(a, j) {
		return a, false
	}
	a.unit, a.unitName = w.unit, w.unitName
	a.last = j + 1
	if len(r.s(j)) <= 4 && w.unit != uYear && w.unit != uDay && r.mark(j+1) == '.' && r.glued(j+1) && !r.glued(j+2) && j+2 < r.end && !r.capital(j+2) {
		a.last = j + 2
	}
	if !r.orTwo(&a) {
		r.compound(&a)
	}
	return a, true
}

// behindArticle reads into a what an article makes a number of, with the words from token
// j on: "a", "a couple of", "a dozen", "a hundred". It gives the token behind them.
func (r *timeReader) behindArticle(a *timeAmount, j int) (next int, ok bool) {
	a.n, a.article = quant.FromInt(1), true
	if r.is(j, tVague) || r.prep(j) == pHalf && r.mark(j+1) == '-' {
		return j, false
	}
	if p := r.prep(j); p == pCouple {
		a.n, a.article = quant.FromInt(2), false
		j++
		if r.prep(j) == pOf {
			j++
		}
	} else if p == pDozen {
		a.n, a.article = quant.FromInt(12), false
		j++
	} else if w := r.w(j); w.is&tScale != 0 && w.number >= 2 && len(r.s(j)) > 4 {
		a.n, j, _ = r.scaled(quant.FromInt(1), j)
		a.article = false
	}
	return j, true
}

// odd is the token after the "-odd" at token j that makes a number before a unit of
// time a rough one, j where there is none.
func (r *timeReader) odd(j int) int {
	k := j
	if r.mark(k) == '-' && r.glued(k) {
		k++
	}
	if k >= r.end || r.kind(k) != lint.Word || r.toks[k].Word == 0 || r.lex.lang.Info(r.toks[k].Word).Class&lang.HedgeAfter == 0 || r.lex.lang.Info(r.toks[k].Word).Str(lang.HedgeAfter) != "roughly" {
		return j
	}
	if k++; r.mark(k) == '-' && r.glued(k) && r.glued(k+1) {
		k++
	}
	if !r.is(k, tUnit) {
		return j
	}
	return k
}

// orTwo reads the upper end that stands behind the unit: "a week or two".
func (r *timeReader) orTwo(a *timeAmount) bool {
	j := a.last
	if a.hyphen || a.isRange || r.prep(j) != pOr || a.n.Cmp(quant.FromInt(1)) != 0 {
		return false
	}
	n, next := r.small(j + 1)
	if n < 2 || n > 3 || !r.closes(next) && r.nounAfter(next) && !r.is(next, tAgo) {
		return false
	}
	a.isRange, a.hi, a.hiFirst, a.last, a.article = true, quant.FromInt(int64(n)), j+1, next, false
	return true
}

// between reports whether the word at j may stand between a number and its
// unit of time: "ten brutal months", "six more weeks".
func (r *timeReader) between(j int) bool {
	if r.kind(j) != lint.Word || !r.is(j+1, tUnit) || r.capital(j) {
		return false
	}
	s := r.s(j)
	if r.lex.lang.Cue("one-more").Has(s) {
		return true // one further year
	}
	switch r.prep(j) {
	case pFull:
		return true
	case pMore, pLong:
		return plural(r.s(j + 1))
	}
	w := r.w(j)
	return w.is == 0 && plural(r.s(j+1)) && r.w(j+1).unit >= uDay && len(s) > 4
}

// unitFits refuses what only looks like a unit of time: "1 s" of seconds in
// prose is one, "a second" mostly is not, "5 m" is metres.
func (r *timeReader) unitFits(a timeAmount, j int) bool {
	s := r.s(j)
	w := r.w(j)
	if w.unit == uCentury && len(s) == 1 || len(s) == 1 && !r.glued(j) && s != "h" {
		return false
	}
	if len(s) == 1 {
		return s == "h" && r.kind(j-1) == lint.Digits
	}
	if i := a.first; len(s) <= 3 && r.glued(j) && r.mark(i-1) == '-' && r.glued(i) && r.glued(i-1) && r.capital(i-2) {
		return false // the Tu-95MS
	}
	if w.unit == uSecond && a.hyphen && !plural(s) && r.kind(a.first) == lint.Word && !a.article && r.prep(a.first-1) != pA && len(s) == 6 {
		if v, ok := a.n.Int64(); ok && v >= 20 && v%10 == 0 && v < 100 {
			return false // the forty-second president; a forty-second delay
		}
	}
	if a.article && (w.unit == uSecond || w.unit == uTiny) && !plural(s) {
		return false
	}
	if r.capital(j) && !r.lex.lang.NounCapitals && !r.capital(a.first) && j > r.begin && r.toks[j].Flags&lint.AllCaps == 0 && !a.hyphen && r.kind(a.first) == lint.Word {
		return false
	}
	if r.capital(j) && r.capital(a.first) && r.ofWar(j+1) {
		return false // the Thirty Years' War
	}
	if w.unit == uQuarter && !plural(s) && !a.hyphen && !a.article {
		return false
	}
	if !a.hyphen && r.kind(a.first) == lint.Digits && !plural(s) && w.unit >= uDay && a.n.Cmp(quant.FromInt(1000)) >= 0 && !(r.mark(j+1) == '-' && r.is(j+2, tAge)) {
		return false // World Cup 2018 day five
	}
	if w.unit == uQuarter && r.prep(a.first-1) == pAnd && r.w(a.first-2).unit > uQuarter {
		return false // a century and three quarters
	}
	if w.unit == uQuarter && (a.hyphen || r.prep(j+1) == pOf) {
		return false // three-quarters
	}
	if w.unit == uQuarter && r.threeQuarters(a, j) {
		return false // three quarters passed
	}
	if w.unit == uQuarter && (a.article || r.is(j+1, tScale) || a.first == r.begin && j+1 == r.end) {
		return false // three quarters million
	}
	return true
}

// ofWar reports whether the name of a war goes on at token j, behind the time that it is
// called by.
func (r *timeReader) ofWar(j int) bool {
	if r.mark(j) == '\'' {
		j++
	}
	return r.kind(j) == lint.Word && r.capital(j) && r.lex.lang.Cue("called-by-its-length").Has(strings.ToLower(r.s(j)))
}

// threeQuarters reports whether "three quarters", with its noun at j, is a share
// and no nine months: nothing before it speaks of time, and behind it stands a
// verb, or nothing.
func (r *timeReader) threeQuarters(a timeAmount, j int) bool {
	if v, ok := a.n.Int64(); !ok || v != 3 || r.kind(a.first) != lint.Word {
		return false
	}
	k := a.first - 1
	for k >= r.begin && (r.prep(k) == pThan || r.prep(k) == pAbout || r.prep(k) == pAround || r.prep(k) == pJust || r.prep(k) == pLeast || r.prep(k) == pMost || r.prep(k) == pUnder || r.prep(k) == pMore || r.prep(k) == pAt && r.prep(k+1) != noPrep || r.lex.lang.Info(r.toks[k].Word).Class&lang.Hedge != 0) {
		k--
	}
	switch r.prep(k) {
	case pIn, pFor, pOver, pWithin, pAfter, pDuring, pSince, pFrom, pThrough, pBefore, pThe, pSpan, pOf, pAnd, pAll, pThroughout:
		return false
	}
	next := j + 1
	if r.is(k, tRel) || r.is(next, tAgo|tRel) {
		return false
	}
	return r.closes(next) || r.is(next, tPast|tIs|tFuture) || r.tenseOf(next) < 0
}

// compound reads what follows the unit: "and a half", "and four months", ", 3
// hours and 4 seconds".
func (r *timeReader) compound(a *timeAmount) {
	j := a.last
	if r.prep(j) == pAnd && !a.hyphen && !a.isRange {
		k := j + 1
		if r.prep(k) == pA {
			k++
		}
		if r.prep(k) == pHalf && !r.is(k+1, tUnit) && r.prep(k+1) != pA && r.prep(k+1) != pOf {
			a.n = a.n.Add(quant.Fraction(1, 2))
			a.article = false
			a.last = k + 1
			return
		}
		if r.w(k).unit == uQuarter && r.prep(k-1) == pA && (a.unit == uHour || a.unit == uYear) && (r.closes(k+1) || r.is(k+1, tAgo|tNotNoun)) {
			a.n = a.n.Add(quant.Fraction(1, 4)) // an hour and a quarter
			a.article = false
			a.last = k + 1
			return
		}
	}
	if r.mark(j) == '-' && r.prep(j+1) == pAnd && r.mark(j+2) == '-' && r.prep(j+3) == pA && r.mark(j+4) == '-' && r.prep(j+5) == pHalf {
		a.n = a.n.Add(quant.Fraction(1, 2))
		a.article = false
		a.last = j + 6
		return
	}
	if a.isRange || a.hyphen {
		return
	}
	unit := a.unit
	for len(a.more) < 5 {
		k := a.last
		if r.mark(k) == ',' {
			k++
		}
		if r.prep(k) == pAnd {
			k++
		}
		n, next, ok := r.numeral(k)
		if !ok {
			return
		}
		w := r.w(next)
		if unit == uHour && len(a.more) == 0 && w.is&tUnit == 0 && n.IsInt() && n.Cmp(quant.FromInt(60)) < 0 && r.closes(next) && r.mark(a.last) != ',' {
			a.more = append(a.more, quant.Term{Num: n, Unit: "minute"}) // two hours and ten
			a.article, a.last = false, next
			return
		}
		if w.is&tUnit == 0 || !finer(w.unit, unit) || !n.IsInt() && w.unit != uSecond || len(r.s(next)) == 1 {
			return
		}
		if k == a.last && r.kind(k) != lint.Digits && !r.is(k, tCardinal) {
			return
		}
		a.more = append(a.more, quant.Term{Num: n, Unit: w.unitName})
		unit = w.unit
		a.article = false
		a.last = next + 1
	}
}
