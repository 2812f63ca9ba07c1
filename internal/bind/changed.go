package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two amounts between which something changed, "rose from 310 million to 340", are told of
// one thing. A fact that has a bare level is told by the second alone.

// changedFrom is the mention from which that of mention m was reached, where a verb tells of
// the change; -1 for none.
func (r *reader) changedFrom(m int) int {
	mn := &r.pass.Mentions[m]
	if mn.Value.Kind == quant.KindDate || mn.Value.Range || !r.follows(mn, joint.To) {
		return -1
	}
	for k := m - 1; k >= 0 && k >= m-maxChange && r.pass.Mentions[k].Sentence == mn.Sentence; k-- {
		o := &r.pass.Mentions[k]
		if o.Value.Kind != mn.Value.Kind || !sameKind(o, mn) && o.Value.Unit != "" {
			continue
		}
		if r.follows(o, joint.From) && r.tellsChangeBefore(o) {
			return k
		}
		return -1
	}
	return -1
}

// changedTo is the mention that was reached from mention m, -1 for none.
func (r *reader) changedTo(m int) int {
	mentions := r.pass.Mentions
	for k := m + 1; k < len(mentions) && k <= m+maxChange && mentions[k].Sentence == mentions[m].Sentence; k++ {
		if r.changedFrom(k) == m {
			return k
		}
	}
	return -1
}

// follows reports whether a mention stands right behind a joint, but for what hedges it.
func (r *reader) follows(mn *lint.Mention, j joint.Set) bool {
	first := r.pass.Sentences[mn.Sentence].First
	for i := mn.First - 1; i >= first && i >= mn.First-besideJoint; i-- {
		switch {
		case r.isA(i, j):
			return true
		case r.does(r.small(i))&(role.Hedge|role.Article|role.BesideTime) == 0 && (mn.Hedge.Empty() || int(r.pass.Tokens[i].Start) < mn.Hedge.Start):
			return false
		}
	}
	return false
}

// besideJoint is how many tokens before a value its joint may stand: "to just under 340".
const besideJoint = 4

// tellsChangeBefore reports whether a verb of change stands before a mention in its clause.
func (r *reader) tellsChangeBefore(mn *lint.Mention) bool {
	terms, first := r.sentence(mn.Sentence), r.pass.Sentences[mn.Sentence].First
	at := mn.First - first
	for i := at - 1; i >= 0 && i >= at-changeWithin; i-- {
		t := &terms[i]
		if t.lower == ";" || t.lower == ":" {
			return false
		}
		if t.mention < 0 && (r.lang.Is(t.lemma, "rise") || r.lang.Is(t.lemma, "fall") || r.lang.Is(t.lemma, "change")) && !t.isA(joint.From) {
			return true
		}
	}
	return false
}

// changeWithin is how many tokens before a value the verb of its change may stand: "raised its
// share of the ferry market, after many years, from 15 percent".
const changeWithin = 12

// leaves reports whether the value is what something changed from, and a fact on how things are
// is told by what it changed to. Of facts on several years the last alone is.
func (b *binding) leaves(c *context, p *profile, list []int32) bool {
	if c.changedTo < 0 || c.r.tellsBefore(p) {
		return false
	}
	if p.time.IsZero() {
		return true
	}
	for m := c.m + 1; m < c.changedTo; m++ {
		if d := &b.r.pass.Mentions[m].Value; d.Kind == quant.KindDate && d.Date.Year == p.time.Year {
			return false // "from 3.1 percent in 2022 to 4"
		}
	}
	for _, id := range list {
		if q := b.x.all[id]; q != p && q.time.Year > p.time.Year && alike(p, q) {
			return false
		}
	}
	return true
}

// alike reports whether two facts share an event.
func alike(p, q *profile) bool {
	for _, e := range p.fact.Event {
		if slices.Contains(q.fact.Event, e) {
			return true
		}
	}
	return false
}

// tellsBefore reports whether a fact tells how things were before they changed. "Had" does so
// by itself only before what had been.
func (r *reader) tellsBefore(p *profile) bool {
	words := fields(strings.ToLower(p.fact.Statement))
	for i, w := range words {
		if r.cue("before-it-changed").Has(w) && (r.words.joints.Of(w)&joint.Had == 0 || i+1 < len(words) && r.words.joints.Of(words[i+1])&joint.Been != 0) {
			return true
		}
	}
	return slices.ContainsFunc(p.fact.Event, func(e string) bool {
		return slices.ContainsFunc(fields(strings.ToLower(e)), func(w string) bool { return r.cue("before-it-changed").Has(w) })
	})
}

// changedThen reports whether the value is what something had changed to at some time that the
// sentence tells, and the fact is on another one, or on how things are: "in 1990", "between 1950
// and 1970", "under the first mayor".
func (c *context) changedThen(p *profile) bool {
	if c.changedFrom < 0 {
		return false
	}
	at := p.time
	if at.IsZero() {
		at = c.r.pass.Doc.Date
	}
	known := !at.IsZero() && at.Known()
	first, last := mentionsOf(c.r.pass, c.mention.Sentence)
	for m := first; m < last; m++ {
		v := &c.r.pass.Mentions[m].Value
		if v.Kind != quant.KindDate || !v.Date.Known() || v.Date.NoYear || c.r.does(c.r.before(m))&role.Since != 0 {
			continue
		}
		end := &v.Date
		if v.Range {
			end = &v.DateHi
		}
		if end.Known() && !end.Open && (!known || end.Year < at.Year-1) {
			return true
		}
	}
	if !p.time.IsZero() || len(c.terms) == 0 || !c.terms[0].is(role.Fronted) || c.terms[0].is(role.Since) {
		return false
	}
	return !c.inClause(func(i int, t *term) bool { return i < c.mention.First-c.first && c.r.cue("perfect").Has(t.lower) })
}

// cameOf reports whether the value is what came of a change, or one of a row of which the verb is
// told once, and the fact's event is what it is said of.
func (b *binding) cameOf(pr *pair) bool {
	c := &b.r.context
	return pr.x[fTopicHead] > 0 && pr.x[fEventStrong] > 0 && pr.x[fElsewhere] == 0 && c.m == int(pr.mention) && (c.changedFrom >= 0 || c.gapped)
}
