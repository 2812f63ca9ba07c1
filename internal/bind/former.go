package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint"
)

// formerLatter notes which mentions of a sentence are said of "the former" and
// which of "the latter", where two names stand before: "Elm Bridge and Oak
// Bridge. The former cost £4 million, the latter £7 million."
func (r *reader) formerLatter(a *attachment, terms []term, sent lint.Sentence) {
	side, found := int8(0), false
	for i := range terms {
		switch t := &terms[i]; {
		case t.isA(joint.Former|joint.Latter) && r.standsForName(terms, i):
			if !found && !r.namesBefore(a, i) {
				return
			}
			found, side = true, 1
			if t.isA(joint.Latter) {
				side = 2
			}
		case side > 0 && t.mention >= 0:
			if tie := a.tieOf(int(t.mention)); tie != nil {
				tie.side = side
			}
		}
	}
}

// standsForName reports whether the word at term i stands for a name, and is no
// part of "the former mayor" or of "in the latter half".
func (r *reader) standsForName(terms []term, i int) bool {
	if i == 0 || !terms[i-1].isA(joint.The) {
		return false
	}
	if i+1 == len(terms) {
		return true
	}
	next := &terms[i+1]
	return next.mention >= 0 || !next.content || r.lang.Is(next.lemma, "verb")
}

// namesBefore finds the last two names that are joined by "and" before term i of
// the sentence, or in the sentence before.
func (r *reader) namesBefore(a *attachment, i int) bool {
	s := a.sentence - 1
	if r.namesIn(a, s, r.sentence(s)[:i]) {
		return true
	}
	return s > 0 && r.pass.Sentences[s-1].Block == r.pass.Sentences[s].Block && r.namesIn(a, s-1, r.sentence(s-1))
}

func (r *reader) namesIn(a *attachment, s int, terms []term) bool {
	for at := len(terms) - 2; at > 0; at-- {
		if !terms[at].isA(joint.And) {
			continue
		}
		parts := coordination(terms, at)
		for len(parts) > 2 && !named(terms[parts[0][0]:parts[0][1]]) {
			parts = parts[1:] // the bridges of "two bridges, Elm Bridge and Oak Bridge"
		}
		if len(parts) == 2 && named(terms[parts[0][0]:parts[0][1]]) && named(terms[parts[1][0]:parts[1][1]]) {
			a.pair, a.pairIn = [2][2]int{parts[0], parts[1]}, s
			return true
		}
	}
	return false
}

// named reports whether one of the terms has a capital.
func named(terms []term) bool {
	for i := range terms {
		if terms[i].capital && terms[i].content {
			return true
		}
	}
	return false
}

// sided reports whether the value is said of "the former" or "the latter", and
// that is what the fact is about.
func (c *context) sided(p *profile) bool {
	a := &c.r.attachment
	if a.sentence != c.mention.Sentence+1 {
		return false
	}
	t := a.tieOf(c.m)
	if t == nil || t.side == 0 {
		return false
	}
	mine, others := c.sides(a, int(t.side-1), p)
	return mine && !others
}

// onOtherSide reports whether a fact is of the other name of the pair than the
// value is said of.
func (c *context) onOtherSide(a *attachment, side int, p *profile) bool {
	mine, others := c.sides(a, side, p)
	return others && !mine
}

// sides reports whether a fact's names have words of the name of the pair that
// the value is said of, and words of the other.
func (c *context) sides(a *attachment, side int, p *profile) (mine, others bool) {
	terms := c.r.sentence(a.pairIn)
	bears := func(part [2]int, w int32) bool {
		for i := part[0]; i < part[1]; i++ {
			for _, m := range terms[i].matches {
				if m.word == w {
					return true
				}
			}
		}
		return false
	}
	for _, name := range p.names {
		for _, w := range name.words {
			here, there := bears(a.pair[side], w), bears(a.pair[1-side], w)
			mine = mine || here && !there
			others = others || there && !here
		}
	}
	return mine, others
}
