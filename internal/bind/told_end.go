package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A fact may tell a stretch of time, "mayor from 1961 to 1974", and an article one end of it
// alone: what lies within the stretch is not that end for that.

// toldEnd is what a fact holds, and of a stretch of time that end of it which the mention tells:
// "until 1974", "became mayor in 1961", "the strike ended in May".
func (c *context) toldEnd(p *profile) *lint.Observation {
	at := c.whichEnd(p)
	if at == noEdge {
		return p.first
	}
	from, to, _ := p.stretch()
	end := *p.first
	if end.Value = from; at == lastEdge {
		end.Value = to
	}
	return &end
}

// whichEnd is the end of a fact's stretch of time that the mention tells, noEdge for none.
func (c *context) whichEnd(p *profile) edge {
	if _, _, ok := p.stretch(); !ok || c.value.Kind != quant.KindDate || c.value.Range {
		return noEdge
	}
	before := c.r.before(c.m)
	first, last := c.r.does(before)&role.Since != 0, c.r.cue("until").Has(before)
	if !first && !last && c.r.does(before)&role.BoundsTime == 0 {
		first, last = c.turns("span-begins", p), c.turns("span-ends", p) || c.leavesOffice(p)
	}
	switch {
	case first == last:
		return noEdge
	case last:
		return lastEdge
	}
	return firstEdge
}

// turns reports whether the verb of the value's clause is in a set, by its base form, and what it
// is said of, or what stands behind it, is what the fact tells: "the strike ended", "became
// mayor", and not "the mayor was elected to the board".
func (c *context) turns(set string, p *profile) bool {
	if c.verb == nil {
		return false
	}
	if h := c.topic.head; h >= 0 && h < len(c.terms) && p.hasEvent(&c.terms[h]) && c.cuedVerb(set+"-itself") > 0 {
		return true
	}
	n := c.cuedVerb(set)
	for i := range c.terms {
		if &c.terms[i] != c.verb || n == 0 {
			continue
		}
		for k := i + n; k < i+n+complementWithin && k < len(c.terms) && c.terms[k].mention < 0; k++ {
			if t := &c.terms[k]; t.content {
				return p.hasEvent(t)
			}
		}
	}
	return false
}

// leavesOffice reports whether the clause tells that somebody left an office and not which, and
// the fact's was told right before: "director from 1919 until he stepped down in 1931".
func (c *context) leavesOffice(p *profile) bool {
	n := c.cuedVerb("leaves-office")
	if n == 0 || c.topic.first < 0 || c.topic.first >= len(c.terms) {
		return false
	}
	if subject := &c.terms[c.topic.first]; c.topic.kind == anaphor && !c.r.cue("stands-for-person").Has(subject.lower) || c.topic.kind != anaphor && (c.topic.head < 0 || !p.named(&c.terms[c.topic.head])) {
		return false
	}
	if i := c.topic.first - 1; i >= 0 && c.terms[i].isA(joint.Which|joint.Whose) {
		return false // "of the council, from which he resigned"
	}
	for i := range c.terms {
		if &c.terms[i] != c.verb {
			continue
		}
		if i += n; i >= len(c.terms) || c.terms[i].mention < 0 && (i+1 >= len(c.terms) || int(c.terms[i+1].mention) != c.m) || !c.ends(c.mention.Last) {
			return false // as, or from, something
		}
	}
	office, named := false, false
	for i := 0; i < c.mention.First-c.first && i < len(c.terms); i++ {
		office, named = office || p.hasEvent(&c.terms[i]), named || p.named(&c.terms[i])
	}
	if office {
		return named // not "his brother was a director until he retired"
	}
	return c.inZone(c.r.index, p.events, nearby) > halfNamed && c.inZone(c.r.index, p.names, nearby) > halfNamed
}

// complementWithin is how many tokens behind a verb its noun may begin: "ceased to be the mayor".
const complementWithin = 5

// cuedVerb is how many words from the verb of the value's clause on are in a set, 0 for none.
func (c *context) cuedVerb(set string) int {
	for i := range c.terms {
		if &c.terms[i] == c.verb {
			return c.r.cue(set).At(func(k int) string {
				if k == 0 {
					return c.verb.lemma
				}
				return c.word(i + k)
			})
		}
	}
	return 0
}

// hasEvent reports whether a word is one of the fact's events.
func (p *profile) hasEvent(t *term) bool {
	for i := range p.events {
		for _, w := range p.events[i].words {
			if t.isWord(w) {
				return true
			}
		}
	}
	return false
}
