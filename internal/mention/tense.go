package mention

import (
	"github.com/factlint/factlint/lint"
)

// Whether the words around a time speak of what was or of what is to come.

// tense is 1 where the words around a time look ahead, -1 where they look
// back, 0 where they do not say.
func (n *narrative) tense(w *when, e *expr) int32 {
	r := n.r
	s := n.t.Sentences[e.sentence]
	r.enter(s.First, s.Last)
	n.habit = false
	switch r.prep(w.first - 1) {
	case pUntil:
		if r.untilThen(w) {
			return -1
		}
		return 1
	case pThrough:
		return 0
	case pSince:
		return -1
	}
	for k := w.first - 1; k >= r.begin && k > w.first-30; k-- {
		if t := r.tenseOf(k); t != 0 {
			return t
		}
		if k > w.first-goesOnReach && r.progressive(k) {
			return 1 // the book is appearing in the spring
		}
	}
	for k := w.last; k < r.end && k < w.last+30; k++ {
		if t := r.tenseOf(k); t != 0 {
			return t
		}
	}
	if w.holiday != "" && r.prep(w.first-1) == pFor {
		return 1 // what she wants for Christmas
	}
	n.habit = len(n.t.Sentences) > 3 && r.end-r.begin > 3 // a letter may be headed "Thurs."
	if w.weekday != 0 && w.month == 0 || len(n.t.Sentences) == 1 && r.end-r.begin <= 9 && (w.holiday != "" || w.part != 0 || w.nth != 0 || w.inWeek || e.isSpan) {
		return 1 // a notice: "Monday, 7 pm: meeting"
	}
	return 0
}

func (r *timeReader) tenseOf(k int) int32 {
	w := r.w(k)
	switch {
	case w.is&tFuture != 0, w.is&tSlated != 0 && r.is(k-1, tIs):
		return 1
	case w.is&tPast != 0:
		if r.prep(k-1) == pBe || r.presentPassive(k) {
			return 0 // will be paid, are paid
		}
		return -1
	}
	if w.is&tIs != 0 && r.prep(k+1) == pTo && r.kind(k+2) == lint.Word {
		return 1 // they are to travel
	}
	s := r.s(k)
	if r.lex.lang.NounCapitals {
		// feierte, demonstrierten; not an adjective before its noun
		if n := len(s); n > 5 && r.kind(k) == lint.Word && !r.capital(k) && w.is == 0 && (s[n-2:] == "te" || s[n-3:] == "ten") && !(r.capital(k+1) && !r.is(k+1, tWeekday|tMonth)) {
			return -1
		}
		return 0
	}
	if len(s) > 3 && (s[len(s)-3] == '\'' && s[len(s)-2] == 'l' && s[len(s)-1] == 'l') {
		return 1
	}
	if n := len(s); n > 3 && s[n-2] == 'e' && s[n-1] == 'd' && s[n-3] != 'e' && !r.capital(k) && w.is&(tCardinal|tAge) == 0 {
		if p := r.prep(k - 1); p == pBe || r.presentPassive(k) {
			return 0 // due to be published, is published
		} else if (p == pThe || p == pA || p == pHis) && r.kind(k+1) == lint.Word && r.w(k+1).is&(tNotNoun|tPrep|tPast|tFuture) == 0 {
			return 0 // a mixed crowd, the proposed law
		}
		if _, digits, ok := r.integer(k + 2); ok && digits == 4 && r.prep(k+1) != noPrep && (r.mark(k-1) == ',' || r.mark(k-1) == '(') {
			return 0 // the firm, founded in 1926, reports on 28 July
		}
		return -1
	}
	return 0
}

// presentPassive reports whether word k is the participle of a present passive, which tells what is done
// as a rule or is to be done: "members vote on 7 May and are paid a week later". In German it is
// that of the perfect as well.
func (r *timeReader) presentPassive(k int) bool { return r.is(k-1, tIs) && !r.lex.lang.NounCapitals }
