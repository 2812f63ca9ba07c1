package bind

import (
	"math"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// How closely each word of a sentence is tied to a value: the walk from the value to
// either end of its sentence, and what each step costs.

// The costs of going from a value to a word. A word's tie is exp(-cost).
const (
	stepCost      = 0.05
	farStepCost   = 0.02
	nearSteps     = 6
	commaCost     = 0.12
	joinCost      = 0.1 // of "and", "from" or "to": what stands behind it is the next one's
	clauseCost    = 0.5
	relativeCost  = 0.2
	parenCost     = 0.12
	lineCost      = 1.2 // a line break within a block
	rivalCost     = 0.7 // another value of the same dimension stands between
	otherCost     = 0.25
	dateCost      = 0.08
	labelTie      = 0.92
	columnTie     = 0.85
	wholeTie      = 0.6 // of the row of which the value's is a part
	questionTie   = 0.7
	maxLabelWords = 5
)

// walk goes from the mention to one end of its sentence.
func (c *context) walk(terms []term, sent lint.Sentence, a *attachment, dir int) {
	at := c.mention.First - sent.First
	if dir > 0 {
		at = c.mention.Last - 1 - sent.First
	}
	var cost float64
	steps := 0
	lastMention := int32(c.m)
	clause := int32(c.clause)
	for i := at + dir; i >= 0 && i < len(terms); i += dir {
		t := &terms[i]
		steps++
		if steps <= nearSteps {
			cost += stepCost
		} else {
			cost += farStepCost
		}
		switch t.lower {
		case ",":
			cost += commaCost
		case "\n":
			cost += lineCost
		case "/", "|", "•", "·":
			cost += clauseCost
		}
		if t.clause != clause && t.clause >= 0 && clause >= 0 {
			if cost += c.crossing(clause, t.clause, dir); int(t.clause) == c.host {
				cost = min(cost, frontCost)
			}
			clause = t.clause
		}
		if t.mention >= 0 && t.mention != lastMention {
			lastMention = t.mention
			cost += c.passing(int(t.mention))
		}
		if !t.content && (len(t.matches) == 0 || !c.facts) {
			continue
		}
		w := c.r.tie(cost)
		if t.mention >= 0 && t.content {
			// The unit or noun of another value says little of this one.
			w *= 0.6
		}
		tie := w
		if c.facts {
			tie = c.tied(a, i, w)
			c.add(t, attached, tie, 1)
		}
		if t.content && t.mention < 0 {
			c.near = append(c.near, nearTerm{term: t, weight: w, tie: tie})
			if c.facts && t.capital && (i > 0 && terms[i-1].lower != "." && i != 0) {
				c.names = append(c.names, nearTerm{term: t, weight: tie, tie: tie})
			}
		}
	}
}

// tie is how closely a word is tied to a value at some cost. Costs are sums of the
// same few steps, and mostly come again.
func (r *reader) tie(cost float64) float32 {
	bits := math.Float64bits(cost)
	k := &r.ties[bits*tieSpread>>(64-tieBits)]
	if k.cost != cost || cost == 0 {
		k.cost, k.tie = cost, float32(math.Exp(-cost))
	}
	return k.tie
}

// knownTie is a cost and what it leaves of a tie. There are as many of them as tieBits
// number; tieSpread has them spread over all.
type knownTie struct {
	cost float64
	tie  float32
}

const (
	tieBits   = 8
	tieSpread = 0x9e3779b97f4a7c15
)

// crossing is the cost of going from one clause into its neighbour.
func (c *context) crossing(from, to int32, dir int) float64 {
	p := c.r.pass
	if dir < 0 && int(from) == c.clause && c.r.hostOf(int(to)) == int(from) {
		return frontCost
	}
	inner := from
	if dir > 0 {
		inner = to
	}
	at := p.Clauses[inner].First
	switch first := p.Word(at); {
	case first == "(" || first == "[":
		return parenCost
	case c.doesAt(at, first)&role.OpensRelative != 0:
		return relativeCost
	}
	if p.Clauses[from].Depth != p.Clauses[to].Depth && p.Clauses[inner].Verb < 0 {
		return relativeCost // an apposition
	}
	return clauseCost
}

// doesAt is what token i does, which is the given word: as its term tells where it is one
// of those that the mention is read by.
func (c *context) doesAt(i int, word string) role.Set {
	if k := i - c.first; k >= 0 && k < len(c.terms) && c.terms[k].lower == word {
		return c.terms[k].does
	}
	return c.r.does(word)
}

// passing is the cost of going past another value.
func (c *context) passing(other int) float64 {
	o := &c.r.pass.Mentions[other]
	switch {
	case other == c.changedFrom:
		return joinCost
	case compare.Dimension(o.Value) == c.dim:
		return rivalCost
	case o.Value.Kind == quant.KindDate:
		return dateCost
	default:
		return otherCost
	}
}

// inside adds the words of the mention itself and of its counted noun.
func (c *context) inside(terms []term, sent lint.Sentence) {
	if !c.facts {
		return
	}
	for i := c.mention.First; i < c.mention.Last; i++ {
		if k := i - sent.First; k >= 0 && k < len(terms) && len(terms[k].matches) > 0 {
			c.add(&terms[k], attached, 1, 1)
		}
	}
	if c.mention.Noun.Empty() {
		return
	}
	for i := range terms {
		t := c.r.pass.Tokens[sent.First+i]
		if int(t.Start) >= c.mention.Noun.Start && int(t.End) <= c.mention.Noun.End && terms[i].content {
			c.add(&terms[i], attached, 1, 1)
		}
	}
}

// nearMentions is how many mentions on each side are looked at, and farCost the
// cost from which a mention is too far to be told how far: a sentence of ten
// thousand values takes no longer than its length.
const (
	nearMentions = 24
	farCost      = 8.0
)
