package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// singularVerb reports whether a verb in the singular stands at j, which a
// number of things cannot have.
func (r *timeReader) singularVerb(j int) bool {
	s := r.s(j)
	return r.is(j, tFuture) || r.is(j, tNotNoun) && len(s) > 1 && s[len(s)-1] == 's' && r.kind(j) == lint.Word && r.prep(j) != pAs && (r.is(j, tIs) || r.is(j, tPast))
}

// eventName reports whether the capitalised name that ends at k is that of an
// event: Book Fair Kolkata.
func (r *timeReader) eventName(k int) bool {
	for j := k; j >= r.begin && j > k-3 && r.kind(j) == lint.Word && r.capital(j); j-- {
		if r.is(j, tCup) {
			return true
		}
	}
	return false
}

// definite reports whether a determiner stands within four words before i.
func (r *timeReader) definite(i int) bool {
	for k := i; k > i-4 && k >= r.begin; k-- {
		if p := r.prep(k); p == pThe || p == pHis || p == pA {
			return true
		}
		if r.kind(k) != lint.Word && r.mark(k) != '-' {
			return false
		}
		if s := r.s(k); possessiveAt(s) < len(s) {
			return true
		}
	}
	return false
}

// smallYear reads a year of fewer than four digits where a range, an era or
// circa makes it one: "(c. 314 – 368)", "(240-238 BC)".
func (r *timeReader) smallYear(i int) (when, bool) {
	n, digits, ok := r.integer(i)
	if !ok || digits < 2 || digits > 4 || r.glued(i) && r.mark(i-1) != '(' {
		return when{}, false
	}
	if r.ancient && digits == 3 && (!r.nounAfter(i+1) || r.capital(i+1)) && !r.is(i+1, tQuantity) && r.mark(i+1) != '-' && r.mark(i+1) != '%' {
		w := when{first: i, last: i + 1, year: int32(n), hasYear: true, prec: quant.Year, form: "small year"}
		switch r.prep(i - 1) {
		case pIn, pSince, pUntil, pBy, pAfter, pBefore:
			return w, true
		case pAround, pAbout:
			return w, r.closes(i + 1)
		}
	}
	w := when{first: i, last: i + 1, year: int32(n), hasYear: true, prec: quant.Year, form: "small year"}
	j := i + 1
	if r.mark(j) != '-' && r.prep(j) != pTo && r.prep(j) != pAnd && r.prep(j) != pUntil {
		// "(c. 314)"
		if r.circa(i) && digits >= 3 && (r.mark(j) == ')' || r.mark(j) == ',') {
			return w, true
		}
		return when{}, false
	}
	k := j + 1
	for p := r.prep(k); p == pAbout || p == pAround || p == pCirca || p == pThe; p = r.prep(k) {
		k = r.dot(k + 1)
	}
	m, mDigits, ok := r.integer(k)
	if !ok || mDigits > 4 {
		return when{}, false
	}
	if e := r.w(k + 1); e.is&tEra != 0 && (r.capital(k+1) || len(r.s(k+1)) > 2) {
		if e.era < 0 && n <= m {
			return when{}, false
		}
		return w, true
	}
	return w, r.circa(i) && digits == 3 && mDigits == 3 && n < m
}

// circa reports whether "c." or "circa" stands before i.
func (r *timeReader) circa(i int) bool {
	return r.prep(i-1) == pCirca || r.mark(i-1) == '.' && r.prep(i-2) == pCirca
}

// elided reads a year of two digits behind the apostrophe that stands for the
// century: in '98, since ’06, the class of '71.
func (r *timeReader) elided(i int) (when, bool) {
	if r.mark(i-1) != '\'' || !r.glued(i) || r.glued(i-1) && !r.opens(i-2) {
		return when{}, false
	}
	n, digits, ok := r.integer(i)
	if !ok || digits != 2 || r.glued(i+1) && !r.closes(i+1) || r.is(i+1, tUnit|tQuantity) {
		return when{}, false
	}
	switch r.prep(i - 2) {
	case pIn, pOf, pSince, pBy, pUntil, pBefore, pAfter, pFrom, pAround, pCirca, pDuring:
		return when{first: i - 1, last: i + 1, year: int32(n), hasYear: true, shortYear: true, prec: quant.Year, form: "year"}, true
	}
	return when{}, false
}

// septemberEleventh reads 9/11 where it names the attacks of 2001.
func (r *timeReader) septemberEleventh(i int) (when, bool) {
	if r.s(i) != "9" || r.mark(i+1) != '/' || r.s(i+2) != "11" || !r.glued(i+1) || !r.glued(i+2) || r.runsOn(i+3) && r.mark(i+3) != '-' {
		return when{}, false
	}
	d := when{first: i, last: i + 3, year: 2001, hasYear: true, month: 9, day: 11, prec: quant.Day, form: "9/11"}
	switch r.prep(i - 1) {
	case pThe, pAfter, pSince, pBefore, pDuring, pHis:
		return d, true
	}
	return d, r.mark(i-1) == '-' && r.prep(i-2) == pAffix
}
