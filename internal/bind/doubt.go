package bind

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What a careful reader sees in a value's own sentence before calling it wrong:
// that it is said of another thing of the kind, of another time, of what
// somebody wishes, or follows from the fact. Then it is asked about. None of it
// is weighed, as each is too rare in drafts to learn from, and it is looked for
// only where a contradiction would be told.

// doubt says why a value that is not the fact's may still be right, "" where
// nothing speaks for that.
func (b *binding) doubt(pr *pair) string {
	p, c := b.x.all[pr.fact], &b.r.context
	if b.rightInRow(pr) {
		return "its row has the fact's value in another column"
	}
	if b.toldBeside(pr) {
		return "its own sentence gives the fact's value"
	}
	if pr.x[fSlip] > 0 {
		return "" // the fact's own digits are there by no chance
	}
	if c.read(b.r, int(pr.mention)); len(c.terms) == 0 {
		return ""
	}
	switch {
	case pr.x[fTimeBefore] > 0:
		return "the article is older than the fact"
	case pr.x[fNounOther] > 0:
		return "it counts something else"
	case pr.x[fNounNone] > 0 && pr.x[fHead] == 0 && c.countsNothing():
		return "the number counts nothing that is named"
	case c.portion(p):
		return "it is no whole number"
	case c.leftBehind(p):
		return "it is what something changed from"
	case c.lateDate(p):
		return "the years before it may be counted otherwise"
	case b.mythical(pr):
		return "the words are quoted, and the article says otherwise"
	case c.onlyBound(p):
		return "only the bound is not told"
	case c.complement(p):
		return "it is the rest of the whole"
	case c.interval(p):
		return "it is the time between two events"
	case c.soFar(p):
		return "it is how far something had come"
	case c.wished(p):
		return "it is what somebody wants"
	case c.opposed(p):
		return "a word beside it sets it against the fact"
	case c.sibling(p):
		return "it is said of one with a like name"
	case c.otherOne(p), c.larger(p), c.otherRank(p):
		return "it is said of another of the kind"
	case c.foreseen(p), c.intended(p):
		return "it is what is foreseen"
	case c.extreme(p):
		return "it is said of the most or the least of a kind"
	case c.stranger(p):
		return "the pronoun before it stands for something else"
	}
	return ""
}

// toldBeside reports whether the sentence tells the fact rightly, so that the value
// is of something else there: "of its 480 km, 140 run in tunnels".
func (b *binding) toldBeside(pr *pair) bool {
	if pr.x[fSwap] > 0 || pr.x[fCellSwap] > 0 || pr.x[fCell] > 0 {
		return false
	}
	s := b.r.pass.Mentions[pr.mention].Sentence
	for m := pr.mention - 1; m <= pr.mention+1; m += 2 {
		if m < 0 || int(m) >= len(b.r.pass.Mentions) || b.r.pass.Mentions[m].Sentence != s {
			continue
		}
		q := b.pairOf(m, pr.fact)
		if q == nil || !q.cmp.Agrees() || q.score < supportOdds || q.score < pr.score {
			continue
		}
		best := true
		for i := b.from[m]; i < b.from[m+1]; i++ {
			best = best && b.pairs[i].score <= q.score
		}
		if best {
			return true
		}
	}
	return false
}

// onlyBound reports whether the value is the fact's own number, of which the fact
// says that there is more, or less: "settled on 500" of "more than 500".
func (c *context) onlyBound(p *profile) bool {
	f := &p.fact.Values[0].Value
	return c.value.Kind != quant.KindDate && f.Kind != quant.KindDate && c.value.Hedge == quant.NoHedge && f.Hedge != quant.NoHedge &&
		!c.value.Range && !f.Range && c.value.Lo.Cmp(f.Lo) == 0
}

// rightInRow reports whether another cell of the value's row agrees with the fact:
// a maximum stands beside the default.
func (b *binding) rightInRow(pr *pair) bool {
	p := b.r.pass
	x := p.Block(p.Mentions[pr.mention].Sentence)
	if x.Table == 0 {
		return false
	}
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		y := p.Block(p.Mentions[b.pairs[i].mention].Sentence)
		if x.Table == y.Table && x.Row == y.Row {
			return true
		}
	}
	return false
}

// complement reports whether a share and the fact's make up the whole: "the
// state found 35 percent" where the bank lent 65.
func (c *context) complement(p *profile) bool {
	v, f := &c.value, &p.fact.Values[0].Value
	if v.Kind != quant.KindPercent || v.Unit != quant.Percent || f.Unit != quant.Percent || v.Range || f.Range {
		return false
	}
	sum := v.Lo.Add(f.Lo)
	n, whole := sum.Int64()
	return whole && n == 100
}

// betweenEvents are words behind a length of time that make it the time between two
// events.
var betweenEvents = wordSet(`after before later earlier ago since hence beforehand afterwards afterward previously apart`)

// interval reports whether a length of time is that between two events, and the
// fact's is not: "vanished half an hour later".
func (c *context) interval(p *profile) bool {
	if c.mention.Value.Kind != quant.KindDuration {
		return false
	}
	i := c.mention.Last - c.first
	if i < 0 || i >= len(c.terms) || !betweenEvents[c.terms[i].lower] {
		return false
	}
	return !p.says(betweenEvents)
}

// inClause calls f for each term of the value's clause, until it answers true.
func (c *context) inClause(f func(i int, t *term) bool) bool {
	first, last := 0, len(c.terms)
	if c.clause >= 0 {
		cl := &c.r.pass.Clauses[c.clause]
		first, last = max(cl.First-c.first, 0), min(cl.Last-c.first, len(c.terms))
	}
	for i := first; i < last; i++ {
		if f(i, &c.terms[i]) {
			return true
		}
	}
	return false
}

func (c *context) word(i int) string {
	if i < 0 || i >= len(c.terms) {
		return ""
	}
	return c.terms[i].lower
}

// digits reports whether term i is written in figures.
func (c *context) digits(i int) bool { return i >= 0 && i < len(c.terms) && c.terms[i].digits }

// soFar reports whether the text gives less than the fact, as what there was at
// some point on the way: "has cost 17 million so far".
func (c *context) soFar(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || toBase(c.value) >= toBase(p.fact.Values[0].Value) {
		return false
	}
	return c.inClause(func(i int, t *term) bool {
		next := c.word(i + 1)
		switch t.lower {
		case "so":
			return next == "far"
		case "to":
			return next == "date"
		case "until", "till", "up":
			return next == "now" || next == "then"
		case "as":
			return next == "yet"
		case "by":
			return next == "then" || next == "now" || next == "noon" || next == "midday" || next == "midnight" || next == "nightfall" || next == "dusk" || next == "dawn"
		}
		return false
	})
}

// wished reports whether the clause says what somebody wants, and the fact does
// not.
func (c *context) wished(p *profile) bool {
	if p.mood != lint.Asserted {
		return false
	}
	return c.inClause(func(i int, t *term) bool {
		if i >= c.mention.First-c.first {
			return false
		}
		switch t.lemma {
		case "want", "wish", "hope", "aspire", "dream":
			return t.mention < 0 && quality(t, p) == 0
		case "like", "prefer":
			return c.word(i-1) == "would" || c.word(i-1) == "d"
		}
		return (t.lower == "may" || t.lower == "might" || t.lower == "could") && (c.word(i+1) == "have" || c.word(i+1) == "well")
	})
}

// countsNothing reports whether a bare number does not even count "them".
func (c *context) countsNothing() bool {
	if c.value.Kind != quant.KindCount {
		return false
	}
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	if w := c.word(last); w == "of" || w == "a" || w == "each" || w == "per" {
		return false
	}
	for i := first - 1; i >= 0 && i > first-6; i-- {
		if c.word(i) == "there" {
			return false
		}
	}
	return true
}

// portion reports whether a number of things is none that can be counted, and the
// fact's is.
func (c *context) portion(p *profile) bool {
	f := &p.fact.Values[0].Value
	return c.value.Kind == quant.KindCount && f.Kind == quant.KindCount && f.Lo.IsInt() && !c.value.Lo.IsInt() && c.noun == ""
}

// leftBehind reports whether the value is the first of two between which
// something changed, "from 5 percent to 6.25", and the fact tells of no change.
func (c *context) leftBehind(p *profile) bool {
	k := c.mention.First - c.first - 1
	if c.word(k) != "from" || c.mention.Value.Kind == quant.KindDate {
		return false
	}
	n := c.m + 1
	mentions := c.r.pass.Mentions
	if n >= len(mentions) || mentions[n].Sentence != c.mention.Sentence || !sameKind(&mentions[n], c.mention) || !strings.EqualFold(c.r.pass.Word(mentions[n].First-1), "to") {
		return false
	}
	return !p.says(ofChange)
}

// ofChange are words of a fact that tells what something was before it changed.
var ofChange = wordSet(`from before until previous previously old former formerly earlier had`)

// says reports whether the fact's statement has one of the words.
func (p *profile) says(words map[string]bool) bool {
	for _, w := range strings.Fields(strings.ToLower(p.fact.Statement)) {
		if words[strings.Trim(w, ".,;:")] {
			return true
		}
	}
	return false
}

// lateDate reports whether a time that is reckoned from another one over decades,
// "26 years later", misses the fact's by a year, which may be how the years were
// counted.
func (c *context) lateDate(p *profile) bool {
	v, f := &c.value, &p.fact.Values[0].Value
	if v.Kind != quant.KindDate || f.Kind != quant.KindDate || v.Date.NoYear || f.Date.NoYear || c.mention.Last-c.mention.First < 2 {
		return false
	}
	if d := v.Date.Year - f.Date.Year; d != 1 && d != -1 || len(c.r.pass.Word(c.mention.First)) < 2 || !c.digits(c.mention.First-c.first) {
		return false
	}
	return betweenEvents[strings.ToLower(c.r.pass.Word(c.mention.Last-1))]
}

// mythical reports whether the value stands in a sentence that is all quoted, and
// the next one states the fact.
func (b *binding) mythical(pr *pair) bool {
	p := b.r.pass
	s := p.Mentions[pr.mention].Sentence
	k := clauseFrom(p, s)
	if k >= len(p.Clauses) || p.Clauses[k].Sentence != s || !p.Clauses[k].Quoted {
		return false
	}
	for n := int(pr.mention) + 1; n < len(p.Mentions) && p.Mentions[n].Sentence <= s+1; n++ {
		if o := b.pairOf(int32(n), pr.fact); o != nil && o.cmp.Agrees() && o.score > 0 {
			return true
		}
	}
	return false
}
