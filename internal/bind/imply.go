package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Values that no fact states are looked for among what two facts of one
// subject imply: the time between two of its dates, the change from one
// observation to the next. Free pairing would prove anything, so subject and
// events must be named where the value stands; and what is implied this way
// can support a claim, never contradict one.

// impliedNear is how much of the subject's name must stand around, 0 to 1. The
// words for the event must stand in the sentence itself, all of them.
const impliedNear = 0.7

// maxImplied bounds the facts that are paired for one mention.
const maxImplied = 24

// imply looks at the mentions that no fact was found for.
func (b *binding) imply(claims []lint.Claim) {
	for m := range claims {
		cl := &claims[m]
		mn := &b.r.pass.Mentions[m]
		if cl.Fact != nil || cl.Verdict != lint.Unmatched || cl.Mood != lint.Asserted || mn.Weak || mn.Value.Range {
			continue
		}
		switch {
		case mn.Kind() == quant.KindDuration && !mn.Age:
			b.implyDuration(cl, m)
		case mn.Kind() == quant.KindPercent || mn.Kind() == quant.KindMoney || mn.Kind() == quant.KindMeasure || mn.Kind() == quant.KindCount:
			if !b.x.levels.some {
				continue
			}
			if way := b.way(cl, mn); way != 0 {
				b.implyChange(cl, m, way)
			}
		}
	}
}

// way is +1 where a value is by how much something rose, -1 where by how much
// it fell, 0 where it is neither: a verb of change stands in its clause, and
// "by" or nothing before it, or it is a percentage.
func (b *binding) way(cl *lint.Claim, mn *lint.Mention) int {
	p := b.r.pass
	switch {
	case mn.Change != 0:
		return mn.Change
	case cl.Clause < 0 || cl.Clause >= len(p.Clauses):
		return 0
	case mn.Kind() != quant.KindPercent && !b.r.isA(mn.First-1, joint.ByHowMuch):
		return 0
	}
	clause := p.Clauses[cl.Clause]
	for i := max(clause.First, mn.First-4*reach); i < min(clause.Last, mn.Last+4*reach); i++ {
		if i >= mn.First && i < mn.Last {
			continue
		}
		switch w := p.Word(i); {
		case b.r.lang.Is(w, "rise"):
			return 1
		case b.r.lang.Is(w, "fall"):
			return -1
		}
	}
	return 0
}

// pairing is the facts of which two of one matter may imply something together:
// those, by profile, and the words that they have. Most mentions have none of
// those around, and need not be read for it.
type pairing struct {
	some         bool
	facts, words []bool
}

// pairing finds the pairs among the facts that may is true of; a fact that says
// enough by itself is for alone.
func (x *Index) pairing(may, alone func(*profile) bool) (of pairing) {
	of.facts, of.words = make([]bool, len(x.all)), make([]bool, len(x.vocab.words))
	count := make([]uint8, x.matters.count+1) // by matter from 1 on; 0 for facts without a subject
	for _, p := range x.all {
		if may(p) {
			count[p.matter+1] = min(count[p.matter+1]+1, 2)
		}
	}
	for i, p := range x.all {
		if may(p) && count[p.matter+1] == 2 || alone(p) {
			of.some, of.facts[i] = true, true
			for _, w := range p.own {
				of.words[w] = true
			}
		}
	}
	return of
}

// pair finds what the facts imply two by two: dates the time between them,
// levels how one changed, as does a series.
func (x *Index) pair() {
	x.dates = x.pairing(func(p *profile) bool {
		return p.kind == quant.KindDate && len(p.fact.Values) == 1 && p.first.Value.Date.Known()
	}, func(p *profile) bool { _, _, ok := p.stretch(); return ok })
	level := func(p *profile) bool { return p.kind != quant.KindDate && p.kind != quant.KindPercent }
	x.levels = x.pairing(func(p *profile) bool { return level(p) && !p.fact.AsOf.IsZero() }, func(p *profile) bool { return level(p) && p.fact.Series })
}

// namedAround are the facts of a pairing whose subject and event are named around
// a mention, of a dimension, given by its first fact; -1 for any.
func (b *binding) namedAround(c *context, of *pairing, dim int32) []*profile {
	x, r := b.x, b.r
	// A fact that is found has a word of a name around, by which it is found,
	// unless too many facts have it.
	all := false
	for _, w := range c.touched {
		all = all || x.vocab.words[w].name && x.common(w)
	}
	ids := r.sharing[:0]
	r.meet(x)
	for _, w := range c.touched {
		if !of.words[w] || x.common(w) || !all && !x.vocab.words[w].name {
			continue
		}
		for _, h := range x.having.with(w) {
			id := h.id
			if r.shares[id] != r.share {
				r.shares[id] = r.share
				if of.facts[id] && (dim < 0 || x.dims[id] == dim) && c.inSentence(x.all[id].events) >= 1 {
					ids = append(ids, id)
				}
			}
		}
	}
	slices.Sort(ids)
	r.sharing = ids
	var out []*profile
	for _, id := range ids {
		p := x.all[id]
		if max(c.inSentence(p.names), c.inZone(x, p.names, nearby), c.inZone(x, p.names, above)) >= impliedNear {
			if out = append(out, p); len(out) == maxImplied {
				break
			}
		}
	}
	return out
}

// tellsEvent reports whether the sentence of a mention has a word for the event
// of any fact of a pairing.
func (b *binding) tellsEvent(m int, of *pairing) bool {
	terms := b.r.sentence(b.r.pass.Mentions[m].Sentence)
	for i := range terms {
		for _, m := range terms[i].matches {
			if of.words[m.word] && b.x.vocab.words[m.word].event {
				return true
			}
		}
	}
	return false
}

// inSentence is the share of the words of one of some names that stand in the
// sentence, whichever is named most fully.
func (c *context) inSentence(names []phrase) float32 {
	var best float32
	for i := range names {
		n := 0
		for _, w := range names[i].words {
			if c.sentenceWeight(w) > 0.6 {
				n++
			}
		}
		best = max(best, float32(n)/float32(len(names[i].words)))
	}
	return best
}

// inZone is how fully one of some names is covered in a zone.
func (c *context) inZone(x *Index, names []phrase, z zone) float32 {
	var best float32
	for i := range names {
		best = max(best, c.cover(x, &names[i]).zones[z])
	}
	return best
}

// implyDuration looks for two dates of one subject that lie so far apart.
func (b *binding) implyDuration(cl *lint.Claim, m int) {
	if !b.x.dates.some || !b.tellsEvent(m, &b.x.dates) {
		return
	}
	c := &b.r.context
	c.read(b.r, m)
	dated := b.namedAround(c, &b.x.dates, -1)
	for i, first := range dated {
		if from, to, ok := first.stretch(); ok {
			if between, ok := compare.ApartBy(from, to); ok && compare.Values(c.value, between).Agrees() {
				cl.Verdict, cl.Trust = lint.Derived, 0.9
				cl.Derived = []string{first.fact.ID}
				cl.Why = "It is as long as " + first.first.Text + " (" + first.fact.ID + ")"
				return
			}
			continue
		}
		for _, second := range dated[i+1:] {
			if !sameSubject(first.fact, second.fact) || sameWords(first.fact.Event, second.fact.Event) {
				continue
			}
			from, to := first, second
			if from.first.Value.Date.First() > to.first.Value.Date.First() {
				from, to = to, from
			}
			between, ok := compare.ApartBy(from.first.Value, to.first.Value)
			if !ok || !compare.Values(c.value, between).Agrees() {
				continue
			}
			cl.Verdict, cl.Trust = lint.Derived, 0.9
			cl.Derived = []string{from.fact.ID, to.fact.ID}
			cl.Why = "It is the time from " + from.first.Text + " (" + from.fact.ID + ") to " + to.first.Text + " (" + to.fact.ID + ")"
			return
		}
	}
}

// stretch are the two ends of the stretch of time that a fact tells.
func (p *profile) stretch() (from, to quant.Value, ok bool) {
	from = p.first.Value
	if from.Kind != quant.KindDate || !from.Range || from.Date.Open || from.DateHi.Open || len(p.fact.Values) != 1 {
		return from, to, false
	}
	to = from
	from.Range, from.DateHi = false, from.Date
	to.Range, to.Date = false, to.DateHi
	return from, to, true
}

// implyChange looks for two observations of one quantity between which it
// changed so much.
func (b *binding) implyChange(cl *lint.Claim, m, way int) {
	if !b.tellsEvent(m, &b.x.levels) {
		return
	}
	c := &b.r.context
	c.read(b.r, m)
	dim := int32(-1)
	if b.r.pass.Mentions[m].Kind() != quant.KindPercent {
		alike := b.x.byDim[c.dim]
		if len(alike) == 0 {
			return
		}
		dim = alike[0]
	}
	found := b.namedAround(c, &b.x.levels, dim)
	for i, p := range found {
		if p.fact.Series {
			if b.impliedBySeries(cl, c, p.fact, way) {
				return
			}
			continue
		}
		for _, q := range found[i+1:] {
			if q.fact.Series || !sameSubject(p.fact, q.fact) || !sameWords(p.fact.Event, q.fact.Event) || len(p.fact.Values) > 1 || len(q.fact.Values) > 1 {
				continue
			}
			before, after := p.fact, q.fact
			if before.AsOf.IsZero() || after.AsOf.IsZero() || !before.AsOf.Known() || !after.AsOf.Known() {
				continue
			}
			if before.AsOf.First() > after.AsOf.First() {
				before, after = after, before
			}
			if changes(c, &before.Values[0], &after.Values[0], way) {
				cl.Verdict, cl.Trust = lint.Derived, 0.9
				cl.Derived = []string{before.ID, after.ID}
				cl.Why = "It is the change from " + before.Values[0].Text + " (" + before.ID + ") to " + after.Values[0].Text + " (" + after.ID + ")"
				return
			}
		}
	}
}

// impliedBySeries holds a change against the observation for the time that it
// is said for, or the last one, and the one before.
func (b *binding) impliedBySeries(cl *lint.Claim, c *context, f *lint.Fact, way int) bool {
	for i := len(f.Values) - 1; i > 0; i-- {
		if t, ok := c.saidFor(); ok && !compare.Overlaps(t, f.Values[i].Time) {
			continue
		}
		if changes(c, &f.Values[i-1], &f.Values[i], way) {
			cl.Verdict, cl.Trust = lint.Derived, 0.9
			cl.Derived = []string{f.ID}
			cl.Why = "It is the change from " + f.Values[i-1].Text + " in " + f.Values[i-1].When() + " to " + f.Values[i].Text + " in " + f.Values[i].When() + " (" + f.ID + ")"
			return true
		}
		if d := b.r.pass.Doc.Date; d.IsZero() || !d.Known() || f.Values[i].Time.First() <= d.Last() {
			return false // only the change that is in force
		}
	}
	return false
}

// changes reports whether the mention is the change from one amount to another,
// by the intervals that their digits leave open.
func changes(c *context, before, after *lint.Observation, way int) bool {
	a, b := before.Value, after.Value
	if a.Range || b.Range || a.Kind != b.Kind || a.Unit != b.Unit || len(a.More) > 0 || len(b.More) > 0 {
		return false
	}
	lo0, hi0 := a.Lo.Interval()
	lo1, hi1 := b.Lo.Interval()
	from, to := quant.Interval{Lo: lo0, Hi: hi0}, quant.Interval{Lo: lo1, Hi: hi1}
	v := c.value
	change := to.Sub(from)
	if way < 0 {
		change = change.Neg()
	}
	if v.Kind == quant.KindPercent {
		if v.Unit != quant.Percent || lo0.Sign() <= 0 {
			return false
		}
		if change = quant.PercentChange(from, to); change.Lo == nil || change.Hi == nil {
			return false
		}
		if way < 0 {
			change = change.Neg()
		}
	} else if v.Unit != b.Unit {
		return false
	}
	if change.Hi.Sign() <= 0 {
		return false // it went the other way
	}
	within := v
	within.Range, within.Hedge = true, quant.NoHedge
	within.Lo, within.Hi = quant.FromRat(change.Lo).WithExact(true), quant.FromRat(change.Hi).WithExact(true)
	return compare.Values(v, within).Agrees()
}

// sameSubject reports whether two facts are said of one subject.
func sameSubject(a, b *lint.Fact) bool {
	for _, s := range a.Subjects {
		for _, t := range b.Subjects {
			if s == t || sameWords(s.Names, t.Names) {
				return true
			}
		}
	}
	return false
}

// sameWords reports whether two lists hold the same words, whatever their case.
func sameWords(a, b []string) bool {
	return slices.EqualFunc(a, b, strings.EqualFold)
}
