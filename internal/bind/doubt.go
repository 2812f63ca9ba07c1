package bind

import (
	"strconv"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What a careful reader sees in a value's own sentence before calling it wrong:
// that it is said of another thing of the kind, of another time, of what
// somebody wishes, or follows from the fact. Then it is asked about. None of it
// is weighed, as each is too rare in drafts to learn from, and it is looked for
// only where a contradiction would be told.

// toldBeside reports whether the sentence tells the fact rightly, so that the value
// is of something else there: "of its 480 km, 140 run in tunnels".
func (b *binding) toldBeside(pr *pair) bool {
	if pr.life || pr.x[fSwap] > 0 || pr.x[fCellSwap] > 0 || pr.x[fCell] > 0 || b.wasExchanged(pr) {
		return false
	}
	s := b.r.pass.Mentions[pr.mention].Sentence
	if pr.x[fSlip] > 0 && b.slipBeside(pr) {
		return true
	}
	for m := pr.mention - 1; m <= pr.mention+1; m += 2 {
		if m < 0 || int(m) >= len(b.r.pass.Mentions) || b.r.pass.Mentions[m].Sentence != s {
			continue
		}
		q := b.pairOf(m, pr.fact)
		if q == nil || q.end != pr.end || !q.cmp.Agrees() || q.cmp.Relation == quant.BoundHolds || q.score < supportOdds || q.score < pr.score {
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

// slipBeside reports whether the sentence gives the fact's very value, and has lost it
// only to the one that looks like a slip of it: "the first wait is 2 seconds; it never
// exceeds two minutes".
func (b *binding) slipBeside(pr *pair) bool {
	mentions := b.r.pass.Mentions
	first, last := pr.mention, pr.mention
	for first > 0 && mentions[first-1].Sentence == mentions[pr.mention].Sentence {
		first--
	}
	for int(last)+1 < len(mentions) && mentions[last+1].Sentence == mentions[pr.mention].Sentence {
		last++
	}
	for m := first; m <= last; m++ {
		if q := b.pairOf(m, pr.fact); m != pr.mention && q != nil && q.edge == noEdge && q.obs == pr.obs && toTheDigit(q) && q.context > pr.context-slipTie {
			return true
		}
	}
	return false
}

// slipTie is how much less closely a value to the digit may be tied to the fact than what
// looks like a slip of it in the same sentence.
const slipTie = 3

// onlyBound reports whether the value is the fact's own number, of which the fact
// says that there is more, or less: "settled on 500" of "more than 500".
func (c *context) onlyBound(p *profile) bool {
	f := &p.first.Value
	return c.value.Kind != quant.KindDate && f.Kind != quant.KindDate && c.value.Hedge == quant.NoHedge && f.Hedge != quant.NoHedge &&
		!c.value.Range && !f.Range && c.value.Lo.Cmp(f.Lo) == 0
}

// roundedAcross reports whether the value is the fact's, rounded, but for the side
// on which the text says that it lies: "nearly 4,800" of 4,812.
func (c *context) roundedAcross(p *profile) bool {
	v, f := c.value, p.first.Value
	if v.Kind == quant.KindDate || f.Kind == quant.KindDate || v.Range || v.Hedge != quant.Nearly && v.Hedge != quant.JustOver {
		return false
	}
	if v.Lo.Cmp(f.Lo) == 0 && (v.Hedge == quant.Nearly && (f.Hedge == quant.MoreThan || f.Hedge == quant.JustOver) || v.Hedge == quant.JustOver && (f.Hedge == quant.LessThan || f.Hedge == quant.Nearly)) {
		return false // "nearly 4,800" of more than 4,800 is on the wrong side
	}
	v.Hedge, f.Hedge = quant.NoHedge, quant.NoHedge
	return quant.Compare(v, f).Agrees()
}

// rightInRow reports whether another cell of the value's row agrees with the fact:
// a maximum stands beside the default.
func (b *binding) rightInRow(pr *pair) bool {
	p := b.r.pass
	x := p.Block(p.Mentions[pr.mention].Sentence)
	if x.Table == 0 || b.wasExchanged(pr) {
		return false
	}
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		y := p.Block(p.Mentions[b.pairs[i].mention].Sentence)
		if x.Table == y.Table && x.Row == y.Row && toTheDigit(&b.pairs[i]) && !b.inOwnYear(pr, &b.pairs[i]) { // not "5 s to 60 s"
			return true
		}
	}
	return false
}

// inOwnYear reports whether the column of a value is headed by the time that the fact is for, and that
// of another value by another one: then the two have changed places.
func (b *binding) inOwnYear(pr, other *pair) bool {
	at := b.x.all[pr.fact].time
	if at.IsZero() || !at.Known() {
		return false
	}
	mine, theirs := b.columnTime(pr.mention), b.columnTime(other.mention)
	return mine != nil && theirs != nil && covers(mine, at) && !covers(theirs, at)
}

// covers reports whether a time lies in a year, or in a season from one year to the next.
func covers(v *quant.Value, at quant.Date) bool {
	return v.Date.First() <= at.First() && at.Last() <= max(v.Date.Last(), v.DateHi.Last())
}

// columnTime is the time that heads the column of a value, nil for none.
func (b *binding) columnTime(m int32) *quant.Value {
	s := b.tellers(int(m))[2]
	if s < 0 {
		return nil
	}
	for k, last := mentionsOf(b.r.pass, int(s)); k < last; k++ {
		if v := &b.r.pass.Mentions[k].Value; v.Kind == quant.KindDate && v.Date.Known() && !v.Date.IsZero() && !v.Date.NoYear && !v.Date.TimeOnly {
			return v
		}
	}
	return nil
}

// rightInColumn reports whether another cell of the value's row gives the fact's value under
// a header that has a word of the fact, and the value's own header has none: what the free plan
// includes, beside the large one.
func (b *binding) rightInColumn(pr *pair) bool {
	p := b.r.pass
	x := p.Block(p.Mentions[pr.mention].Sentence)
	if x.Table == 0 || b.wasExchanged(pr) || b.headed(pr.mention, pr.fact) {
		return false
	}
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		q := &b.pairs[i]
		if y := p.Block(p.Mentions[q.mention].Sentence); x.Table == y.Table && x.Row == y.Row && toTheDigit(q) && b.headed(q.mention, q.fact) && !b.inOwnYear(pr, q) {
			return true
		}
	}
	return false
}

// toldInRow reports whether another row of the value's table tells the fact rightly,
// and is tied to it no less closely: "First attempt" beside "Launch".
func (b *binding) toldInRow(pr *pair) bool {
	p := b.r.pass
	x := p.Block(p.Mentions[pr.mention].Sentence)
	if x.Table == 0 || pr.x[fSwap] > 0 {
		return false
	}
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		q := &b.pairs[i]
		if y := p.Block(p.Mentions[q.mention].Sentence); x.Table == y.Table && x.Row != y.Row && q.score >= supportOdds && q.context > pr.context-sameTie {
			return true
		}
	}
	return false
}

// sameTie is how much less closely a row may be tied to a fact than another and still
// tell it as well.
const sameTie = 0.5

// complement reports whether a share and the fact's make up the whole: "the
// state found 35 percent" where the bank lent 65.
func (c *context) complement(p *profile) bool {
	v, f := &c.value, &p.first.Value
	if v.Kind != quant.KindPercent || v.Unit != quant.Percent || f.Unit != quant.Percent || v.Range || f.Range {
		return false
	}
	sum := v.Lo.Add(f.Lo)
	n, whole := sum.Int64()
	return whole && n == 100
}

// rest reports whether a share may be what the fact's leaves over, as it is not said of
// the fact's subject by name, or the sentence tells of a rest.
func (b *binding) rest(pr *pair) bool {
	c := &b.r.context
	if !c.complement(b.x.all[pr.fact]) {
		return false
	}
	for i := range c.terms {
		if c.cued("leaves-over", i) > 0 {
			return true
		}
	}
	denies := c.r.cue("negates-bound")
	return pr.x[fSubject] < halfNamed || c.inClause(func(_ int, t *term) bool { return denies.Has(t.lower) })
}

// interval reports whether a length of time is that between two events, and the
// fact's is not: "vanished half an hour later". What lasts "for three weeks after" an
// event begins there and is as long as that.
func (c *context) interval(p *profile) bool {
	first := c.mention.First - c.first
	if c.mention.Value.Kind != quant.KindDuration || p.kind == quant.KindDate || c.isA(first-1, joint.For) {
		return false
	}
	return c.cued("interval", c.mention.Last-c.first) > 0 && !p.says(c.r.cue("interval"))
}

// intervalOfOther reports whether the value is the time between two events, of which the
// fact's is none: "fourteen months after the first commit".
func (b *binding) intervalOfOther(pr *pair) bool {
	return pr.x[fEvent] == 0 && b.r.context.interval(b.x.all[pr.fact])
}

// wished reports whether the clause says what somebody wants, and the fact does
// not.
func (c *context) wished(p *profile) bool {
	if p.mood != lint.Asserted {
		return false
	}
	wish := c.r.cue("wish")
	at := c.mention.First - c.first - 1
	for i := at; i > 0 && introduction(c.does(at)) != definite; i-- {
		if t := &c.terms[i-1]; c.r.cue("content-clause").Has(c.word(i)) && t.mention < 0 && wish.Has(t.lemma) && quality(t, p) == 0 {
			return true // "they hope that it can open in May"
		}
	}
	return c.inClause(func(i int, t *term) bool {
		switch {
		case i >= c.mention.First-c.first:
			return false
		case wish.Has(t.lemma):
			return t.mention < 0 && quality(t, p) == 0
		}
		return c.cued("would-like", i) > 0 || c.cued("perhaps", i) > 0
	})
}

// countsNothing reports whether a bare number does not even count "them", and the
// fact counts something.
func (b *binding) countsNothing(pr *pair) bool {
	c := &b.r.context
	if pr.x[fNounNone] == 0 || pr.x[fHead] != 0 || pr.x[fLabel] >= sameRoot || c.value.Kind != quant.KindCount {
		return false
	}
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	if c.cued("measured-by", last) > 0 {
		return false
	}
	for i := first - 1; i >= 0 && i > first-6; i-- {
		if c.cued("there-is", i) > 0 {
			return false
		}
	}
	return true
}

// portion reports whether a number of things is none that can be counted, and the
// fact's is.
func (c *context) portion(p *profile) bool {
	f := &p.first.Value
	return c.value.Kind == quant.KindCount && f.Kind == quant.KindCount && f.Lo.IsInt() && !c.value.Lo.IsInt() && c.noun == ""
}

// leftBehind reports whether the value is the first of two between which
// something changed, "from 5 percent to 6.25", and the fact tells of no change.
func (c *context) leftBehind(p *profile) bool {
	k := c.mention.First - c.first - 1
	if !c.isA(k, joint.From) || c.mention.Value.Kind == quant.KindDate {
		return false
	}
	n := c.m + 1
	mentions := c.r.pass.Mentions
	if p.says(c.r.cue("before-it-changed")) {
		return false
	}
	if o := c.m - 1; o >= 0 && mentions[o].Sentence == c.mention.Sentence && c.toBefore(o) && (p.time.IsZero() || !c.time.Known() || p.time.Year != c.time.Year) {
		return true // "rose to 412 million, from 377"
	}
	if n >= len(mentions) || mentions[n].Sentence != c.mention.Sentence || !sameKind(&mentions[n], c.mention) || !c.r.isA(mentions[n].First-1, joint.To) {
		return false
	}
	return true
}

// toBefore reports whether the value before, or the one before a time that follows it, is
// what something changed to.
func (c *context) toBefore(m int) bool {
	mentions := c.r.pass.Mentions
	if m > 0 && mentions[m].Value.Kind == quant.KindDate && mentions[m-1].Sentence == c.mention.Sentence {
		m--
	}
	return sameKind(&mentions[m], c.mention) && c.r.isA(mentions[m].First-1, joint.To) && c.mention.First-mentions[m].Last < maxCame
}

// lateDate reports whether a time that is reckoned from another one over decades,
// "26 years later", misses the fact's by a year, which may be how the years were
// counted.
func (c *context) lateDate(p *profile) bool {
	v, f := &c.value, &p.first.Value
	if v.Kind != quant.KindDate || f.Kind != quant.KindDate || v.Date.NoYear || f.Date.NoYear || c.mention.Last-c.mention.First < 2 {
		return false
	}
	if d := v.Date.Year - f.Date.Year; d != 1 && d != -1 || len(c.r.pass.Word(c.mention.First)) < 2 || !c.digits(c.mention.First-c.first) {
		return false
	}
	return c.r.cue("interval").Has(strings.ToLower(c.r.pass.Word(c.mention.Last - 1)))
}

// roughlyReckoned reports whether a time that is reckoned from another one by a length which
// the text only gives about, "just over nine months later", "two and a half years after",
// misses the fact's by no more than such a length may be out.
func (c *context) roughlyReckoned(p *profile) bool {
	v, f := &c.value, &p.first.Value
	if v.Kind != quant.KindDate || f.Kind != quant.KindDate || !c.mention.Relative || v.Date.NoYear || f.Date.NoYear || !v.Date.Known() || !f.Date.Known() || v.Range || f.Range {
		return false
	}
	between := c.r.cue("interval")
	rough := c.says("and-a-half") || !c.mention.Hedge.Empty() || c.does(c.mention.First-c.first-1)&role.Hedge != 0
	counted, days := false, 0.0
	for i := c.mention.First; i < c.mention.Last; i++ {
		counted = counted || between.Has(strings.ToLower(c.r.pass.Word(i)))
		if d := compare.DurationDays[c.r.grammar().Info(c.r.pass.Tokens[i].Word).Str(lang.TimeUnit)]; d > 0 {
			days = d
		}
	}
	if !rough || !counted || days < compare.DurationDays["month"] {
		return false
	}
	gap := max(int(v.Date.First())-int(f.Date.Last()), int(f.Date.First())-int(v.Date.Last()))
	return float64(gap) <= max(days/roughPart, compare.DurationDays["month"])
}

// roughPart is what part of a year "almost three years" may be out by, as a whole number.
const roughPart = 3

// mythical reports whether the value stands in a sentence that is all quoted, and
// the next one states the fact.
func (b *binding) mythical(pr *pair) bool {
	p := b.r.pass
	s := p.Mentions[pr.mention].Sentence
	k := clauseFrom(p, s)
	return k < len(p.Clauses) && p.Clauses[k].Sentence == s && p.Clauses[k].Quoted && b.toldWithin(pr, s+1)
}

// setRight reports whether the value is what somebody is said to have said, and the article
// itself states the fact right behind: "the operator says that it carried 2.9 billion. Take
// off three noughts, and you have it: 2.9 million".
func (b *binding) setRight(pr *pair) bool {
	c, p := &b.r.context, b.r.pass
	return c.clause >= 0 && !p.Clauses[c.clause].Speaker.Empty() && b.toldWithin(pr, p.Mentions[pr.mention].Sentence+2)
}

// toldWithin reports whether a value behind it, up to a sentence, states the fact that a value
// misses, in the article's own words.
func (b *binding) toldWithin(pr *pair, last int) bool {
	p := b.r.pass
	for n := int(pr.mention) + 1; n < len(p.Mentions) && p.Mentions[n].Sentence <= last; n++ {
		if o := b.pairOf(int32(n), pr.fact); o != nil && o.cmp.Agrees() && o.score > 0 {
			if cl := p.ClauseOf(p.Mentions[n].Span); cl == nil || cl.Speaker.Empty() {
				return true
			}
		}
	}
	return false
}

// reckoned reports whether a time is told by another one, "on Thursday", "three
// years later", of which nothing says that it is that of the fact's event: a story
// of an event tells other times near it.
func (b *binding) reckoned(pr *pair) bool {
	mn := &b.r.pass.Mentions[pr.mention]
	if mn.Value.Kind != quant.KindDate || pr.x[fDayNext] > 0 {
		return false
	}
	if mn.Value.Date.Precision == quant.Day && mn.Last-mn.First == 1 && b.r.relative(int(pr.mention)) { // "on Thursday"
		return pr.x[fVerb] == 0
	}
	return mn.Relative && pr.x[fEvent] < leastNamed && (pr.score < slipOdds || pr.x[fEventNone] > 0) && pr.x[fDateVerb] == 0 && (pr.x[fTopicHead] == 0 || pr.x[fNearMiss] == 0)
}

// forOtherTime reports whether the text gives an amount for a time at which the fact
// does not hold.
func (b *binding) forOtherTime(pr *pair) bool {
	if pr.x[fTimeOther] < timeTold || pr.x[fNearMiss] > 0 {
		return false
	}
	return !strings.Contains(b.x.all[pr.fact].fact.Statement, strconv.Itoa(int(b.r.context.time.Year)))
}

// timeTold is how closely a time must be tied to an amount to be what it is said
// for.
const timeTold = 0.4
