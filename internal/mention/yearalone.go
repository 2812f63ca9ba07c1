package mention

import (
	"github.com/factlint/factlint/lint"
)

// Numbers of four digits that stand alone and may be years.

// yearAlone weighs a number that no preposition introduces.
func (r *timeReader) yearAlone(i int, w when, many bool) bool {
	y := w.year
	k, j := i-1, w.last
	before, after := r.mark(k), r.mark(j)
	if before == '(' && after == ')' && y >= 1000 && y < 1500 && r.kind(k-1) == lint.Word && !r.is(k-1, tUnit) {
		return true // the university of Prague (1348)
	}
	if before == '.' && r.glued(k) && r.lex.lang.Cue("vital-sign").Has(r.s(k-1)) && (r.mark(k-2) == '(' || r.mark(k-2) == ',' || r.mark(k-2) == ';' || r.mark(k-2) == '[') {
		return true // (b. 1299, d. 1377)
	}
	if y < 1500 && y >= 1000 && r.annal(i) {
		return true
	}
	if y < 1500 || y > 2100 {
		return false
	}
	closes := j >= r.end || after == ')' || after == ',' || after == '.' || after == ';' || after == ':' || after == ']' || after == '-' || after == '_' || after == '?' || after == '!' || after == '"' || after == '(' || after == '['
	switch {
	case before == '(' || before == '[':
		return closes || r.prep(j) != noPrep || y >= 1900 && !many
	case i == r.begin:
		if w.noun {
			// A timeline: "1883 Enters the Academy". What races are run over is seldom
			// written so.
			return y >= 1900 && y <= 2060 && !many || r.capital(j) && !r.lex.lang.NounCapitals && !r.is(j, tUnit|tScale|tQuantity)
		}
		return closes || r.prep(j) != noPrep || r.is(j, tPast|tFuture|tNotNoun)
	case before == '.' && r.glued(k) && (r.mark(k-2) == '(' || r.mark(k-2) == ';') && len(r.s(k-1)) <= 4:
		return closes // (d. 1990)
	case before == ',' && r.is(k-1, tTitle) && r.capital(k-1):
		return false // the Companies Act, 2013
	case before == ',' && r.aside(k):
		return y >= 1700 && !many // in, say, 2013
	case (before == ',' || before == ';') && after == ':' && y >= 1900 && y <= 2060:
		return true // (2023: 902,000; 2022: 815,000)
	case before == ',' || before == ';':
		return closes && !w.noun && (r.kind(k-1) == lint.Word || r.mark(k-1) == ')' || r.mark(k-1) == ']' || r.mark(k-1) == '"' || r.mark(k-1) == '.') ||
			!w.noun && y >= 1900 && y <= 2060 && r.singularVerb(j)
	case before == '"' && after == '"':
		return false // the novel "1984"
	case before == '*' || before == '_' || before == '"' || before == '/' || before == '=' || before == ':' || before == '-':
		return (closes || w.noun && y >= 1900 && !many)
	}
	if r.lex.lang.NounCapitals && r.kind(k) == lint.Word && i > r.begin {
		return !w.noun && y <= 2060 && !r.capital(k) && r.w(k).is&(tQuantity|tTotal|tTitle|tNumbered) == 0
	}
	prev := r.w(k)
	if prev.is&(tTitle|tNumbered|tTotal) != 0 && (prev.is&tCup == 0 || y < 1900) {
		return false
	}
	if prev.is&tCup != 0 || r.eventName(k) {
		return y >= 1850
	}
	if prev.is&tOpens != 0 && !r.capital(k) {
		return y >= 1800 && y <= 2060 && !w.noun && (closes || r.prep(j) != noPrep || r.is(j, tNotNoun)) // opened 2012 with
	}
	if j >= r.end && y >= 1900 && y <= 2060 && r.kind(k) == lint.Word && k > r.begin && !r.capital(k) && prev.is == 0 && r.capital(r.begin) {
		return true // a heading: "Our year in brief 2023"
	}
	if r.kind(k) == lint.Word {
		if r.is(j, tPast) && !r.capital(k) && y >= 1700 && !prev.quantityLike() {
			return true // and so 1987 saw
		}
		if s := r.s(k); possessiveAt(s) < len(s) { // Britain's 1945 election
			return w.noun && (!many || y >= 1900)
		}
		if r.capital(k) && (after == ')' || after == ';' || after == '[') && y >= 1850 && y <= 2060 && k > r.begin {
			return true // (Miller 2014; Chen 2010)
		}
		if r.capital(k) && r.atEvent(k) {
			return y >= 1950 && y <= 2060 && !many
		}
		if r.capital(k) && r.is(j, tCup) {
			return y >= 1850 && y <= 2060
		}
		if r.capital(k) {
			// "Agenda 2030", "Blade Runner 2049"; but "the Soviet 1979 invasion".
			return w.noun && y >= 1900 && y <= 2060 && !many && !r.capital(j) && r.definite(k)
		}
		// "his victorious 1998 campaign", "not 1998", "early-2010".
		return w.noun && y >= 1800 && y <= 2060 && (!many || r.definite(k)) || !w.noun && y >= 1900 && y <= 2060 && closes && r.is(k, tRel|tFiscal|tAge)
	}
	return false
}

// atEvent reports whether the name that ends at token k stands behind "at", as that of
// a festival or a fair does before its year: "at Glastonbury 2019".
func (r *timeReader) atEvent(k int) bool {
	for j := k; j >= r.begin && j > k-4; j-- {
		if p := r.prep(j); p == pAt && j < k {
			return true
		} else if p == pThe && r.prep(j-1) == pAt && j < k {
			return true
		}
		if r.kind(j) != lint.Word && r.mark(j) != '-' || r.kind(j) == lint.Word && !r.capital(j) || r.is(j, tNumbered|tTitle) {
			return false
		}
	}
	return false
}

// aside reports whether the comma at token k closes a few words that part a year from
// its preposition: "in, say, 2013".
func (r *timeReader) aside(k int) bool {
	for j := k - 1; j > r.begin && j > k-5; j-- {
		if r.mark(j) == ',' {
			switch r.prep(j - 1) {
			case pIn, pBy, pSince, pUntil, pFrom, pAround, pAbout:
				return j < k-1
			}
			return false
		}
		if r.kind(j) != lint.Word {
			return false
		}
	}
	return false
}
