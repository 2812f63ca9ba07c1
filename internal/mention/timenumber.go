package mention

import (
	"github.com/factlint/factlint/lint"
)

// The numbers within times: in digits, with an ending or in words.

// integer reads a token of digits alone.
func (r *timeReader) integer(i int) (n, digits int, ok bool) {
	if r.kind(i) != lint.Digits {
		return 0, 0, false
	}
	return integerOf(r.s(i))
}

func integerOf(s string) (n, digits int, ok bool) {
	if s == "" || len(s) > 9 {
		return 0, 0, false
	}
	for k := range len(s) {
		c := s[k]
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, len(s), true
}

// split reads a token of digits and what is glued to them: "10th", "1990s",
// "5pm", "1930's".
func (r *timeReader) split(i int) (n, digits int, suffix string, ok bool) {
	if r.kind(i) != lint.Mixed {
		return 0, 0, "", false
	}
	s := r.s(i)
	k := 0
	for k < len(s) && s[k] >= '0' && s[k] <= '9' {
		k++
	}
	n, digits, ok = integerOf(s[:k])
	return n, digits, s[k:], ok
}

func ordinalSuffix(s string) bool {
	return len(s) == 2 && (foldIs(s, "th") || foldIs(s, "st") || foldIs(s, "nd") || foldIs(s, "rd"))
}

// ordinal reads a place in an order: "10th", "third", "twenty-first".
func (r *timeReader) ordinal(i int) (n, next int) {
	if v, digits, suffix, ok := r.split(i); ok && digits <= 3 && ordinalSuffix(suffix) {
		return v, i + 1
	}
	if v, digits, ok := r.integer(i); ok && digits <= 2 && r.glued(i+1) && ordinalSuffix(r.s(i+1)) {
		return v, i + 2
	}
	if v, digits, ok := r.integer(i); ok && digits <= 2 && r.lex.lang.OrdinalDot && r.mark(i+1) == '.' && r.glued(i+1) && !r.glued(i+2) && i+2 < r.end {
		return v, i + 2 // 19. Jahrhundert
	}
	w := r.w(i)
	if w.is&tOrdinal != 0 && w.ordinal > 0 && w.ordinal < 100 {
		return int(w.ordinal), i + 1
	}
	if w.is&tCardinal != 0 && w.number >= 20 && w.number%10 == 0 {
		j := i + 1
		if r.mark(j) == '-' {
			j++
		}
		if o := r.w(j); o.is&tOrdinal != 0 && o.ordinal > 0 && o.ordinal < 10 {
			return int(w.number + o.ordinal), j + 1
		}
	}
	return 0, 0
}

// small reads a whole number below a hundred in words: "twenty-nine".
func (r *timeReader) small(i int) (n, next int) {
	w := r.w(i)
	if w.is&tCardinal == 0 || w.number <= 0 || w.number > 99 {
		return 0, 0
	}
	if w.number >= 20 && w.number%10 == 0 {
		j := i + 1
		if r.mark(j) == '-' {
			j++
		}
		if o := r.w(j); o.is&tCardinal != 0 && o.number > 0 && o.number < 10 {
			return int(w.number + o.number), j + 1
		}
	}
	return int(w.number), i + 1
}
