package bind

import (
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
	v := &p.fact.Values[0].Value
	if c.value.Kind != quant.KindDate || !c.value.Range || c.taken != nil && c.taken.from > 0 || v.Kind != quant.KindDate || v.Range || p.fact.Series {
		return noEdge
	}
	x := c.r.index
	first, last := false, false
	for i := range p.events {
		for _, w := range p.events[i].words {
			lemma := x.vocab.words[w].lemma
			first = first || x.words.Is(lemma, "span-start")
			last = last || x.words.Is(lemma, "span-end")
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
