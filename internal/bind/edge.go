package bind

import (
	"math"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Ranges of dates, of which each end may state a fact of its own: "served from
// 2005 to 2011", "(1861-1934)", "from the 5th to the 14th of September".

// edge is the end of a range by which a fact is told.
type edge uint8

const (
	noEdge edge = iota
	firstEdge
	lastEdge
)

// edgeOf is the end of the value that a fact is told by: the first of one that
// something began, opened or was born, the last of one that it ended.
func (c *context) edgeOf(p *profile) edge {
	if c.value.Kind != quant.KindDate || !c.value.Range || c.taken != nil && c.taken.from > 0 {
		return noEdge
	}
	if v := &p.first.Value; v.Kind != quant.KindDate || v.Range || p.series {
		return noEdge
	}
	vocab := c.r.index.vocab
	first, last := false, false
	for _, e := range p.fact.Event {
		first = first || strings.HasSuffix(e, " from")
		last = last || strings.HasSuffix(e, " to") || strings.HasSuffix(e, " until")
	}
	for i := range p.events {
		for _, w := range p.events[i].words {
			first = first || vocab.words[w].starts
			last = last || vocab.words[w].ends
		}
	}
	switch {
	case first == last:
		return noEdge
	case first && !c.value.Date.Open:
		return firstEdge
	case last && !c.value.DateHi.Open:
		return lastEdge
	}
	return noEdge
}

// at is an end of a range as a value of its own.
func (e edge) at(v quant.Value) quant.Value {
	if e == lastEdge {
		v.Date = v.DateHi
	}
	v.Range, v.DateHi, v.Hedge, v.Mod = false, v.Date, quant.NoHedge, quant.NoMod
	return v
}

// otherEnd is the fact that one end of a range misses where the other end states
// one rightly; -1 for none. What is wrong is told first.
func otherEnd(pairs []pair, best int) int {
	b := &pairs[best]
	if b.edge == noEdge || !b.cmp.Agrees() {
		return -1
	}
	at := -1
	for i := range pairs {
		p := &pairs[i]
		if p.edge != noEdge && p.edge != b.edge && p.cmp.Conflicts() && p.score >= conflictOdds && (at < 0 || p.score > pairs[at].score) {
			at = i
		}
	}
	return at
}

// judgeEnds writes the verdict of a range that is bound to a fact by one of its ends, and
// that of the other end, where that states a fact too.
func (b *binding) judgeEnds(cl *lint.Claim, pairs []pair, best int) {
	other, at := *cl, -1
	for i := range pairs {
		if p := &pairs[i]; p.edge != noEdge && p.edge != pairs[best].edge && (at < 0 || p.score > pairs[at].score) {
			at = i
		}
	}
	b.judge(cl, &pairs[best])
	if cl.Fact == nil || len(b.r.pass.Mentions[cl.Mention].Parts) != 2 {
		return
	}
	if at >= 0 {
		b.judge(&other, &pairs[at])
	}
	if other.Fact == nil && cl.Comparison.Agrees() {
		return
	}
	cl.End = int(pairs[best].edge)
	other.End = int(firstEdge+lastEdge) - cl.End
	cl.OtherEnd = &other
}

// within reports whether a day lies between two others, neither of which it is: "from
// 15 May to 3 July" says nothing of what happened on one of the days between.
func (c *context) within(held *quant.Value) bool {
	v := &c.value
	if c.taken != nil || v.Kind != quant.KindDate || !v.Range || held.Kind != quant.KindDate || held.Range || v.Hedge != quant.NoHedge || held.Hedge != quant.NoHedge {
		return false
	}
	lo, hi, at := v.Date, v.DateHi, held.Date
	if lo.Precision != quant.Day || hi.Precision != quant.Day || at.Precision != quant.Day || lo.Open || hi.Open || !lo.Known() || !hi.Known() || !at.Known() {
		return false
	}
	return lo.First() < at.First() && at.First() < hi.First() && hi.First()-lo.First() > fewDays
}

// fewDays is how many days a meeting or a storm may take, of which one is the day.
const fewDays = 7

// wide reports whether a range is so wide that it says nothing of a value in it: what
// may be set to "5 minutes to 7 days" is not 6 hours for that.
func (c *context) wide(held *quant.Value) bool {
	v := &c.value
	return v.Kind != quant.KindDate && v.Range && !held.Range && v.Kind == held.Kind && v.Lo.Sign() > 0 && math.Log10(v.Hi.Float()/v.Lo.Float()) > wideRange
}

// wideRange is the width of such a range, in powers of ten.
const wideRange = 0.6
