package mention

import (
	"github.com/factlint/factlint/lint"
)

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
	if n, digits, ok := r.integer(j); ok && digits == 2 && w.day != 0 && (n > 31 || of || j == i && n >= 10 || j == w.first+4 && r.mark(i) == r.mark(w.first+1) && r.glued(i)) && !r.counts(j+1) {
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
	if s := r.s(i); !isInt && r.kind(i) == lint.Digits && len(s) == 6 && s[2] == ',' && r.is(i+1, tEra) {
		n, _, isInt = integerOf(s[:2] + s[3:]) // 10,000 BC
		digits = 5
	}
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
	if r.is(j, tOh) { // nineteen oh five
		j++
		if r.mark(j) == '-' {
			j++
		}
		if b, k := r.small(j); b > 0 && b < 10 {
			return 100*a + b, k
		}
	}
	return 0, 0
}
