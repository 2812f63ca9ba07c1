package bind

import (
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
		first, last = c.turns("span-begins", p), c.turns("span-ends", p)
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
