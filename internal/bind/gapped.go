package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
)

// A second member of a row leaves out the verb of the first, and what it says again: "revenue
// rose to 345 million and pre-tax profit to 36", "Soll finished in 63 minutes, Aro in 66". Its
// subject is not that of the verb.

// gappedSubject is the subject of the value where its verb is left out, of no kind where it is
// not.
func (c *context) gappedSubject(terms []term) nounPhrase {
	none := nounPhrase{head: -1}
	o := c.likeBefore()
	if o < 0 {
		return none
	}
	end := c.beforeHedge(c.m) - c.first
	if end < 0 || end >= len(terms) {
		return none
	}
	if w := terms[end].lower; terms[end].isA(gapPrepositions) {
		if p := c.beforeHedge(o); c.r.small(p) != w && c.changedBefore(o) < 0 {
			return none
		}
		end--
	}
	if end < 0 || !terms[end].content {
		return none
	}
	past := c.r.pass.Mentions[o].Last - c.first
	i := end
	content := false
	for n := 0; i >= past && n < maxGapped && !c.joinsMembers(i); i, n = i-1, n+1 {
		t := &terms[i]
		if t.mention >= 0 || t.is(role.Place) || !t.content && !t.is(role.NounJoint|role.Article|role.Possessive|role.Definite) && t.lower != "-" {
			return none
		}
		if t.content && !t.capital && c.isForm(t) {
			return none // a verb
		}
		content = content || t.content
	}
	if !content || i < past || !c.joinsMembers(i) {
		return none
	}
	first := i + 1
	for i--; i >= past && c.joinsMembers(i); i-- {
	}
	if i >= past+maxCounted || !c.verbBefore(o) {
		return none
	}
	return c.phraseBefore(terms, end+1, first)
}

// isForm reports whether a word is a form of another that is no plural: "ended", "began".
func (c *context) isForm(t *term) bool {
	return tenseOf(c.r.lang, t.lower) != unknownTense || t.lemma != t.lower && !strings.HasSuffix(t.lower, "s")
}

const (
	// gapPrepositions stand before both values.
	gapPrepositions = joint.In | joint.On | joint.At | joint.To | joint.ByHowMuch | joint.With | joint.From
	// maxGapped is how many tokens the subject of a value may have whose verb is left out.
	maxGapped = 7
	// maxCounted is how many tokens what the value before counts or measures may have.
	maxCounted = 3
)

// likeBefore is the last mention of the same kind before the value in its sentence, with no other
// but times between; -1 for none.
func (c *context) likeBefore() int {
	mentions := c.r.pass.Mentions
	for k := c.m - 1; k >= 0 && k >= c.m-maxChange && mentions[k].Sentence == c.mention.Sentence; k-- {
		switch o := &mentions[k]; {
		case compare.Dimension(o.Value) == c.dim, c.bareNumber() && isAmount(o):
			return k
		case !isTime(o):
			return -1
		}
	}
	return -1
}

// changedBefore is the mention from which that of mention m was reached, -1 for none.
func (c *context) changedBefore(m int) int { return c.r.changedFrom(m) }

// beforeHedge is the token before a mention and what hedges it.
func (c *context) beforeHedge(m int) int {
	mn := &c.r.pass.Mentions[m]
	i := mn.First - 1
	for !mn.Hedge.Empty() && i > c.first && int(c.r.pass.Tokens[i].Start) >= mn.Hedge.Start {
		i--
	}
	return i
}

// joinsMembers reports whether the members of a row are joined by term i.
func (c *context) joinsMembers(i int) bool {
	t := &c.terms[i]
	return t.lower == "," || t.lower == ";" || t.isA(joint.And) || t.isA(joint.Joins|joint.OtherSide)
}

// verbBefore reports whether a verb stands before mention m in its clause.
func (c *context) verbBefore(m int) bool {
	k := c.r.pass.Mentions[m].First - c.first
	if k < 0 || k >= len(c.terms) || c.terms[k].clause < 0 {
		return false
	}
	v := c.r.pass.Clauses[c.r.hostOf(int(c.terms[k].clause))].Verb
	return v >= 0 && v < c.r.pass.Mentions[m].First
}
