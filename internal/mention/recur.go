package mention

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// Months and seasons that come round every year: "the ferry runs from May to
// September", "prune in January". Guides and manuals are full of them, and no year
// is right for one.

// recurs reports whether a time without a year is that of every year: it has a
// month, season or feast alone, its sentence tells of nothing that was or will be,
// and something says that it is so as a rule.
func (n *narrative) recurs(w *when, e *expr) bool {
	if n.r.lex.lang.NounCapitals || w.hasYear || w.weekday != 0 || w.shift != 0 || w.step != 0 || w.inWeek || e.isSpan && (e.b.hasYear || e.b.from.kind != refNone || e.a.weekday != 0) {
		return false
	}
	if w.month == 0 && w.holiday == "" && (w.part == 0 || w.part > 24) {
		return false
	}
	r := n.r
	s := n.t.Sentences[e.sentence]
	r.enter(s.First, s.Last)
	if w.month == 0 && w.holiday == "" && r.seasonsApart(e) {
		return true
	}
	from, to := max(r.begin, e.first-ruleReach), min(r.end, e.last+ruleReach)
	if r.tensed(from, to) {
		return false
	}
	if w.month == 0 && w.holiday == "" && !e.isSpan && r.prep(e.first-1) == pIn {
		return true // twice as much in summer
	}
	if w.day != 0 && !e.isSpan {
		return r.asRule(from, to, e) > 1
	}
	if r.asRule(from, to, e) > 0 || n.describes(e) || n.guides() || e.isSpan && !n.pointed && n.tellsNow(w, e) {
		r.enter(s.First, s.Last)
		return true
	}
	r.enter(s.First, s.Last)
	return false
}

// ruleReach is how many tokens on either side of a time say whether it recurs.
const ruleReach = 60

// tensed reports whether the tokens [from, to) of a sentence tell of what was, has been
// or will be.
func (r *timeReader) tensed(from, to int) bool {
	for k := from; k < to; k++ {
		if r.is(k, tPerfect) && (r.is(k+1, tPast|tPerfect) || participle(r.s(k+1)) || participle(r.s(k+2))) {
			return true
		}
		if r.tenseOf(k) != 0 && !r.isDone(k) {
			return true
		}
		if y, digits, ok := r.integer(k); ok && digits == 4 && y > 1000 && y < 2100 && r.prep(k-1) != noPrep {
			return true // a year is said
		}
	}
	return false
}

// isDone reports whether the participle at k stands behind is or are, or "can be":
// what is done as a rule, "seeds are sown in April".
func (r *timeReader) isDone(k int) bool {
	if !strings.HasSuffix(r.s(k), "ed") && !r.is(k, tPast) {
		return false
	}
	for j := k - 1; j >= r.begin && j > k-3; j-- {
		if r.is(j, tIs) || r.prep(j) == pBe {
			return true
		}
		if r.kind(j) != lint.Word {
			return false
		}
	}
	return false
}

// asRule is how much the tokens [from, to) of a sentence, of which e itself does not
// count, say that it is so every year: 2 where they say so outright.
func (r *timeReader) asRule(from, to int, e *expr) int {
	found := 0
	for k := from; k < to && found < 2; k++ {
		switch {
		case k >= e.first && k < e.last:
		case r.is(k, tEvery) && (r.w(k+1).unit == uYear || r.is(k+1, tSeason|tMonth)):
			found += 2
		case r.is(k, tAsRule):
			found++
		}
	}
	if found == 0 && r.ordered() {
		found = 1
	}
	return found
}

// ordered reports whether the sentence tells the reader what to do: "Sow the seeds in
// March".
func (r *timeReader) ordered() bool {
	s := r.s(r.begin)
	if r.kind(r.begin) != lint.Word || !r.capital(r.begin) || r.is(r.begin, tMonth|tSeason|tPast) || !r.lex.lang.Is(strings.ToLower(s), "verb") {
		return false
	}
	switch p := r.prep(r.begin + 1); p {
	case pThe, pA, pHis, pIn, pBy, pOn, pBetween, pDuring, pFrom, pAfter, pBefore, pAll, pBoth:
		return true
	default:
		return p == noPrep && manyOf(r.s(r.begin+1))
	}
}

// manyOf reports whether a word looks like a plural.
func manyOf(s string) bool {
	n := len(s)
	return n > 3 && s[n-1] == 's' && s[n-2] != 's' && possessiveAt(s) == n
}

// describes reports whether the paragraph of an expression tells how things are,
// without anything that was or will be, and speaks of the climate, or the like, at
// least once.
func (n *narrative) describes(e *expr) bool {
	block := n.blockOf(e)
	if n.described.at == block+1 {
		return n.described.is
	}
	n.described.at, n.described.is = block+1, false
	from, to := e.sentence, e.sentence
	for from > 0 && n.t.Sentences[from-1].Block == block {
		from--
	}
	for to+1 < len(n.t.Sentences) && n.t.Sentences[to+1].Block == block {
		to++
	}
	if to == from {
		return false
	}
	r := n.r
	found := 0
	for i := from; i <= to; i++ {
		s := n.t.Sentences[i]
		r.enter(s.First, s.Last)
		if r.tensed(r.begin, r.end) {
			found = 0
			break
		}
		found += r.asRule(r.begin, r.end, e)
	}
	n.described.is = found > 0
	return n.described.is
}

// guides reports whether the article is a guide or manual: nothing in it points at its
// own day, and several of its sentences say what is so every year.
func (n *narrative) guides() bool {
	if n.guideKnown || n.pointed {
		return n.guide
	}
	n.guideKnown = true
	r := n.r
	rules := 0
	var none expr
	for i := range n.t.Sentences {
		s := n.t.Sentences[i]
		r.enter(s.First, s.Last)
		if r.asRule(r.begin, r.end, &none) > 0 && !r.tensed(r.begin, r.end) {
			rules++
		}
	}
	n.guide = rules >= guideRules
	return n.guide
}

// guideRules is how many sentences that tell what is so every year make a guide.
const guideRules = 3

// seasonsApart reports whether an expression is a season without its article that is set
// against another one in its sentence: "2.4 in winter and nearly twice that in summer".
func (r *timeReader) seasonsApart(e *expr) bool {
	if r.prep(e.first-1) != pIn || e.isSpan {
		return false
	}
	for k := max(r.begin, e.first-ruleReach); k < min(r.end, e.last+ruleReach); k++ {
		if (k < e.first || k >= e.last) && r.is(k, tSeason) && r.w(k).season != e.a.part && r.prep(k-1) == pIn && !r.opensYear(k+1) {
			return true
		}
	}
	return false
}

// opensYear reports whether a year follows at k: "of 1976", "2019".
func (r *timeReader) opensYear(k int) bool {
	if r.prep(k) == pOf {
		k++
	}
	_, digits, ok := r.integer(k)
	return ok && digits == 4
}

// keepsHours reports whether a stretch of days of the week tells when something is open:
// "the museum is open Tuesday to Sunday".
func (n *narrative) keepsHours(e *expr) bool {
	r := n.r
	if e.a.day != 0 || e.b.day != 0 || e.a.from.kind != refNone || e.b.from.kind != refNone {
		return false
	}
	s := n.t.Sentences[e.sentence]
	r.enter(s.First, s.Last)
	for k := e.first - 1; k >= r.begin && k > e.first-5; k-- {
		if r.is(k, tIs) {
			return true
		}
		if r.tenseOf(k) != 0 && r.prep(k) == noPrep {
			return false
		}
	}
	return false
}

// tellsNow reports whether the sentence of a month or season is in the present, so that
// it does not go on with the past that was told before: "it was begun in 1284. In July
// the town is packed".
func (n *narrative) tellsNow(w *when, e *expr) bool {
	r := n.r
	if r.lex.lang.NounCapitals || w.day != 0 || w.weekday != 0 || w.month == 0 && w.part == 0 || w.part > 24 {
		return false
	}
	s := n.t.Sentences[e.sentence]
	r.enter(s.First, s.Last)
	from, to := max(r.begin, e.first-ruleReach), min(r.end, e.last+ruleReach)
	if r.tensed(from, to) {
		return false
	}
	for k := from; k < to; k++ {
		if r.is(k, tIs) {
			return true
		}
		if r.kind(k) == lint.Word && !r.capital(k) && manyOf(r.s(k)) && r.lex.lang.Is(r.lex.lang.Lemma(r.s(k)), "verb") && !r.is(k-1, tCardinal) && r.prep(k-1) == noPrep {
			return true
		}
	}
	return false
}
