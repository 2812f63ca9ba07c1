package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
)

// Two facts may be told by the same words but for one, which stands on the one side of
// an axis for the one and on the other for the other: who voted for a bill and who
// against it, the goals of a team and those against it. Such a word may be too small to
// weigh anything.

// sidesOf are the sides on which the words of some events are.
func sidesOf(w *lang.Words, events []string) lang.Sides {
	var s lang.Sides
	for _, e := range events {
		for _, word := range fields(strings.ToLower(e)) {
			s = s.With(w.Sides(word)).With(w.Sides(w.Lemma(word)))
		}
	}
	return s
}

// sideReach is how many tokens from a value the word may stand that tells its side.
const sideReach = 6

// sideContrast is 1 where the word next to the value that tells two facts apart by an axis
// is on the side of p, -1 where it is on that of q, 0 where there is none.
func (c *context) sideContrast(p, q *profile) float32 {
	if p.sides == q.sides {
		return 0
	}
	if c.cell {
		info := c.r.block[c.r.pass.Sentences[c.mention.Sentence].Block]
		for _, h := range [...]int{info.rowHeader, info.columnHeader} {
			if h < 0 || c.r.firstS[h] < 0 {
				continue
			}
			terms := c.r.sentence(c.r.firstS[h])
			for i := range terms {
				if side := c.r.byAxis(terms, i, p, q); side != 0 {
					return float32(side)
				}
			}
		}
		return 0
	}
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	for i := last; i < len(c.terms) && i < last+sideReach && !c.sameKindAt(i); i++ {
		if side := c.r.byAxis(c.terms, i, p, q); side != 0 {
			return float32(side)
		}
	}
	for i := first - 1; i >= 0 && i < len(c.terms) && i >= first-sideReach && !c.sameKindAt(i); i-- {
		if side := c.r.byAxis(c.terms, i, p, q); side != 0 {
			return float32(side)
		}
	}
	return 0
}

// sameKindAt reports whether a value like the mention's stands at term i.
func (c *context) sameKindAt(i int) bool {
	m := c.terms[i].mention
	return m >= 0 && int(m) != c.m && sameKind(&c.r.pass.Mentions[m], c.mention)
}

// onSide is 1 where term i is a word of f's and not of g's, or on the side of an axis on
// which f is and g is not; -1 where it is so of g. A small word tells by the side on which
// only one of them is, too: a goal is "for" where the others are "against".
func (r *reader) onSide(terms []term, i int, f, g *profile) int {
	t := &terms[i]
	if t.mention >= 0 {
		return 0
	}
	if t.content {
		if side := onlyOf(t, f, g); side != 0 {
			return side
		}
	}
	return r.byAxis(terms, i, f, g)
}

// byAxis is the same by the axes alone.
func (r *reader) byAxis(terms []term, i int, f, g *profile) int {
	t := &terms[i]
	if f.sides == g.sides || t.mention >= 0 {
		return 0
	}
	s := r.ofAxes(t.entry)
	if s.None() || !t.content && !takesSide(terms, i) {
		return 0
	}
	ofF, ofG := f.sides.Less(g.sides), g.sides.Less(f.sides)
	mine, theirs := ofF, ofG
	if !t.content {
		mine, theirs = mine.With(ofG.Against()), theirs.With(ofF.Against())
	} else if !ofF.Against().Share(ofG) {
		return 0
	}
	switch a, b := s.Share(mine), s.Share(theirs); {
	case a && !b:
		return 1
	case b && !a:
		return -1
	}
	return 0
}

// takesSide reports whether a small word at term i is more than a joint: "voting for it",
// "18 for", "Goals against", and not "for 18 years" or "for the first time".
func takesSide(terms []term, i int) bool {
	if i == 0 || !terms[i-1].content && terms[i-1].mention < 0 {
		return false
	}
	if i+1 == len(terms) {
		return true
	}
	next := &terms[i+1]
	return next.mention < 0 && (!next.content && introduction(next.does) == noPhrase || terms[i-1].mention >= 0 || next.is(role.Pronoun))
}

// ofAxes are the sides on which a word is.
func (r *reader) ofAxes(e *entry) lang.Sides {
	if !e.sided {
		e.sided, e.sides = true, r.lang.Sides(e.lower).With(r.lang.Sides(e.lemma))
	}
	return e.sides
}
