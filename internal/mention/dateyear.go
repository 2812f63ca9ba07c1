package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// bareYear reads a year without asking whether the words around it make it
// one; the caller knows.
func (r *timeReader) bareYear(i int) (when, bool) {
	w := when{first: i, prec: quant.Year, hasYear: true, form: "year"}
	if r.prep(i) == pYear { // the year 2000
		y, next, ok := r.year(i + 1)
		if !ok {
			n, digits, isInt := r.integer(i + 1)
			if !isInt || digits > 4 || n == 0 || digits < 2 || digits == 2 && r.capital(i) {
				return when{}, false // Year 11 is a class
			}
			y, next = int32(n), i+2
		}
		w.year, w.last = y, next
		return w, true
	}
	if y, next, ok := r.year(i); ok {
		w.year, w.last = y, next
		return w, true
	}
	if r.is(i, tCardinal) {
		switch r.prep(i - 1) {
		case pIn, pOf, pSince, pBy, pUntil, pFrom, pAnd, pAround:
			if y, next := r.yearWords(i); next > 0 && y >= 1100 && !r.counts(next) {
				if r.prep(i-1) == pAnd && (r.last < 0 || r.exprs[r.last].last < i-2 || r.exprs[r.last].a.form != "year words") {
					return when{}, false
				}
				w.year, w.last, w.form = int32(y), next, "year words"
				return w, true
			}
		}
		return when{}, false
	}
	if r.mark(i) == '\'' && r.glued(i+1) && !r.glued(i) {
		if n, digits, ok := r.integer(i + 1); ok && digits == 2 && !r.glued(i+2) {
			w.year, w.shortYear, w.last = int32(n), true, i+2
			return w, true
		}
	}
	return when{}, false
}

// yearInContext reads a year where the words around it say that it is one.
func (r *timeReader) yearInContext(i int) (when, bool) {
	w, ok := r.bareYear(i)
	if !ok {
		return r.smallYear(i)
	}
	if !w.shortYear && w.last == i+1 && w.year < 1500 && r.prep(i) != pYear {
		if s, ok := r.smallYear(i); ok {
			return s, true
		}
	}
	if w.shortYear {
		switch r.prep(i - 1) {
		case pIn, pOf, pSince, pBy, pUntil, pBefore, pAfter:
		default:
			return when{}, false
		}
		return w, !r.is(w.last, tUnit) && r.mark(w.last) != '\''
	}
	if r.prep(i) == pYear || w.last > i+1 {
		return w, true // "the year 2000", "44 BC"
	}
	if w.form == "year words" {
		return w, true
	}
	if r.glued(i) && r.kind(i-1) != lint.Mark || r.badBefore(i) || r.badAfter(w) {
		return when{}, false
	}
	if r.prep(i-1) == pOf && r.prep(i-2) == pYear && w.year >= 1500 && w.year <= 2100 {
		return w, true // "in the drought year of 1976 wheat failed"
	}
	w.noun = r.nounAfter(r.pastRange(w.last))
	if r.yearLike(i, w) {
		return w, true
	}
	return when{}, false
}

// badBefore reports whether what is glued to the left of i makes it no year:
// $2000, #1998, S-2000.
func (r *timeReader) badBefore(i int) bool {
	if !r.glued(i) || r.circa(i) {
		return false
	}
	switch r.mark(i - 1) {
	case '(', '[', '"', '\'', '_', '*', '=', ';', '{', '>', '<', '|':
		return false
	case '-', '/':
		if r.kind(i-2) == lint.Word && r.glued(i-1) {
			w := r.w(i - 2)
			return w.is&(tMod|tPrep) == 0 && w.prep != pAffix
		}
		return r.glued(i-1) && (r.kind(i-2) == lint.Digits || r.kind(i-2) == lint.Mixed)
	}
	return true
}

// badAfter reports whether what follows the digits makes them no year: 2000
// km, 1998-73, 2010.5.
func (r *timeReader) badAfter(w when) bool {
	j := w.last
	if s := r.s(j); (s == "x" || s == "×" || s == "X") && r.kind(j+1) == lint.Digits {
		return true // 1920 x 1080
	}
	if r.glued(j) {
		switch r.mark(j) {
		case '%', '$', '+', '@', '_', '*', '#', '=':
			return r.mark(j) != '*' && r.mark(j) != '_' && r.mark(j) != '='
		case '/', ':', '-':
			if r.glued(j+1) && (r.kind(j+1) == lint.Digits || r.kind(j+1) == lint.Mixed) {
				n, digits, ok := r.integer(j + 1)
				if ok && r.mark(j) == '/' && digits == 2 && int32(n) == (w.year+1)%100 {
					return false // 2007/08
				}
				return !ok || r.mark(j) != '-' || digits == 3 || digits > 4 || digits == 2 && int32(n) <= w.year%100
			}
		}
		if r.kind(j) == lint.Word || r.kind(j) == lint.Mixed {
			return true
		}
	}
	n := r.w(j)
	if n.is&tQuantity != 0 && n.is&(tPrep|tNotNoun) == 0 && r.kind(j) == lint.Word && (n.is&tUnit == 0 || plural(r.s(j))) {
		if r.capital(j) {
			// "In 2003 BP invested": a name where a year is to be expected.
			switch r.prep(w.first - 1) {
			case pIn, pSince, pUntil, pBy, pFrom, pAfter, pBefore:
				return false
			}
		}
		return !r.capital(j) || len(r.s(j)) < 3
	}
	if n.is&tUnit != 0 && plural(r.s(j)) {
		return true
	}
	return n.is&tScale != 0
}

// nounAfter reports whether a noun may follow at j, which a number before it
// would count or a year would modify.
func (r *timeReader) nounAfter(j int) bool {
	if r.kind(j) != lint.Word {
		if r.mark(j) == '"' && !r.glued(j) && r.capital(j+1) {
			return true // the 1780 "Moonlight Battle"
		}
		return r.mark(j) == '-' && r.kind(j+1) == lint.Word && r.glued(j)
	}
	if r.lex.lang.NounCapitals {
		return r.capital(j)
	}
	return r.w(j).is&(tNotNoun|tPrep|tPast|tFuture|tRel|tDay|tMonth|tWeekday) == 0
}

// pastRange is the token after the second year of a range whose dash stands at
// j, or j: a noun after it is modified by both.
func (r *timeReader) pastRange(j int) int {
	if m := r.mark(j); (m == '-' || m == '/') && r.glued(j) && r.glued(j+1) {
		if _, digits, ok := r.integer(j + 1); ok && (digits == 2 || digits == 4) {
			return j + 2
		}
	}
	if p := r.prep(j); p == pAnd || p == pOr {
		if n, digits, ok := r.integer(j + 1); ok && digits == 4 && n >= 1400 && n <= 2100 {
			return j + 2
		}
	}
	return j
}

// manyAfter reports whether the noun at j is, by its look, a plural.
func (r *timeReader) manyAfter(j int) bool {
	s := r.s(j)
	n := len(s)
	if r.prep(j) == pOffensive {
		return false // campaigns: years modify them, numbers seldom count them
	}
	if n > 2 && s[n-1] == 's' && s[n-2] != 's' && s[n-2] != 'i' && s[n-2] != 'u' && s[n-2] != '\'' && possessiveAt(s) == n {
		return true
	}
	return r.prep(j) == pPeople
}

// yearLike weighs the words around four digits.
func (r *timeReader) yearLike(i int, w when) bool {
	y := w.year
	modern := y >= 1800 && y <= 2100
	likely := y >= 1400 && y <= 2100
	at := r.pastRange(w.last)
	many := w.noun && r.manyAfter(at) && !r.capital(at)
	if r.isMonth(w.last) && i == r.begin {
		return true // 2024 Aug
	}
	if r.listed(i) {
		return !many || modern
	}
	k := i - 1
	if r.mark(k) == '-' && r.glued(i) && r.prep(k-1) == pAffix {
		return likely
	}
	if r.circa(i) {
		return !many
	}
	p := r.prep(k)
	if p == pThe && i >= r.begin+2 && r.prep(k-1) != noPrep {
		if w.noun {
			return y >= 1300 && y <= 2100 && (!many || modern && y >= 1900)
		}
		return false
	}
	if like, told := r.yearBehind(p, i, at, w, many); told {
		return like
	}
	if r.is(k, tMod) {
		return true
	}
	if r.is(k, tRel) {
		return w.noun && !many && y >= 1500 && y <= 2100
	}
	return r.yearAlone(i, w, many)
}

// yearBehind tells by the preposition before four digits whether they are a year, where
// it tells. at is the noun that may follow them, many says that it is in the plural.
func (r *timeReader) yearBehind(p prep, i, at int, w when, many bool) (like, told bool) {
	k, y := i-1, w.year
	modern, likely := y >= 1800 && y <= 2100, y >= 1400 && y <= 2100
	switch p {
	case pIn, pSince, pUntil, pDuring, pInto:
		if many {
			return modern && r.capital(w.last) || y >= 1900 && y <= 2060 && (!w.noun || at == w.last && (r.is(at+1, tFuture|tIs) || r.tenseOf(at+1) != 0)), true // In 2023 licences were held
		}
		if w.noun && p != pDuring && !r.capital(w.last) {
			return y >= 1600 && y <= 2100, true
		}
		return true, true
	case pBefore, pAfter, pBy, pFrom, pBetween, pThrough, pThroughout, pStarting, pToward, pCirca:
		if many || r.kind(w.last) == lint.Word && r.is(w.last, tQuantity) && !r.is(w.last, tPrep) {
			return false, true
		}
		if r.is(k-1, tTotal) {
			return false, true
		}
		return likely || p == pCirca || p == pFrom || p == pBetween || !w.noun, true
	case pTo:
		return likely && !many && !w.noun && r.is(k-1, tRel|tPrep|tMonth|tNotNoun) && y >= 1700, true
	case pOf:
		if n, digits, ok := r.integer(i + 2); ok && digits == 2 && int32(n) > y%100 && !many && !r.is(k-1, tTotal|tTitle) && r.mark(i+1) == '-' && r.glued(i+1) && r.glued(i+2) {
			return true, true // the plague of 1348-50
		}
		if r.is(k-1, tTotal|tTitle) || many || w.noun && !r.capital(w.last) && r.tenseOf(w.last) == 0 {
			return modern && w.noun && !many && !r.is(k-1, tTotal|tTitle) && (r.prep(k-1) == noPrep || r.prep(k-1) == pHalf) && y >= 1900, true
		}
		return likely, true
	case pThe, pHis, pA, pThan:
		if p == pThan {
			return modern && !w.noun && r.w(k-1).rel >= relLater, true
		}
		if p == pA && many {
			return false, true
		}
		if !w.noun {
			return modern && p == pThe && r.prep(w.last) == pStarting && r.nounAfter(w.last+1), true // the 2007 starting date
		}
		return y >= 1300 && y <= 2100 && (!many || modern && y >= 1900), true
	case pAs:
		return (r.is(k-1, tMod|tModOf) || r.prep(k-1) == pRecent) && !many, true
	case pFor, pOn, pOver, pWithin:
		if p == pFor && !w.noun && r.closes(w.last) && !r.is(k-1, tQuantity) {
			return y >= 1700 && y <= 2100, true
		}
		if p == pOn && !w.noun && r.closes(w.last) {
			return y >= 1950 && y <= 2060, true // 11 per cent up on 2022
		}
		return y >= 1900 && y <= 2060 && !many && (p == pFor || p == pOn && w.noun), true
	case pAnd, pOr:
		return y >= 1900 && y <= 2060 && r.last >= 0 && r.exprs[r.last].last >= i-3 && r.exprs[r.last].kind == quant.KindDate, true
	case pAbout, pAround:
		switch r.prep(k - 1) {
		case pFrom, pIn, pSince, pUntil, pBy, pTo:
			return !w.noun, true
		}
		return (y >= 1500 && y <= 2060) && !w.noun && !r.is(k-1, tTotal), true
	case pBoth:
		return modern && !many, true
	case pAt:
		return r.lex.lang.NounCapitals && !w.noun, true // um 1250
	}
	return false, false
}

// listed reports whether the number at i goes on with a list of dates: "in
// 2003, 2007 and 2012".
func (r *timeReader) listed(i int) bool {
	if r.last < 0 {
		return false
	}
	e := &r.exprs[r.last]
	if e.kind != quant.KindDate || e.last > i || e.last < i-2 && !(e.last == i-3 && r.is(i-1, tMaybe)) || !e.a.hasYear && !e.b.hasYear || e.a.prec == quant.Decade {
		return false
	}
	for k := e.last; k < i; k++ {
		if m := r.mark(k); m != ',' && m != '/' && m != '&' && r.prep(k) != pAnd && r.prep(k) != pOr && !(r.is(k, tMaybe) && r.prep(k-1) == pOr) {
			return false
		}
	}
	return e.last < i && e.b.prec <= quant.Year && e.a.prec == quant.Year
}
