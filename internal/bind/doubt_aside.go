package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts by a word beside the fact's subject or before its clause that turns what is said aside: to
// another side, another year, what is usual, what comes with something else.

// comesWith reports whether the sentence opens with what the amount is told with or without: "with
// seasonal workers it employs 3,400".
func (c *context) comesWith(p *profile) bool {
	set := c.r.cue("comes-with")
	if c.mention.Value.Kind == quant.KindDate || len(c.terms) < 3 || !set.Has(c.terms[0].lower) || states(p.fact, set) {
		return false
	}
	told := false
	for i := 1; i < len(c.terms) && i < c.mention.First-c.first; i++ {
		switch t := &c.terms[i]; {
		case t.mention >= 0 || t.isA(joint.Of) || p.named(t) || !t.capital && quality(t, p) >= sameLemma:
			return false // "with the help of"
		case t.lower == "," || told && (t.is(role.Anaphor) || introduction(t.does) != noPhrase):
			return told
		case t.content:
			told = true
		}
	}
	return false
}

// otherSide reports whether a word before the fact's name sets it against what the fact is on: "the
// lower Harle" where the fact tells of the upper.
func (c *context) otherSide(p *profile) bool {
	var own lang.Sides
	found := false
	for i := 2; i < len(c.terms); i++ {
		t, before := &c.terms[i], &c.terms[i-1]
		if t.mention >= 0 || before.mention >= 0 || !before.content || introduction(c.terms[i-2].does) == noPhrase || !p.named(t) {
			continue
		}
		side := c.r.ofAxes(before.entry)
		if side.None() {
			continue
		}
		if own.None() {
			for _, w := range fields(strings.ToLower(p.fact.Statement)) {
				own = own.With(c.r.lang.Sides(c.r.lang.Lemma(w)))
			}
		}
		if side.Share(own) {
			return false
		}
		found = found || side.Share(own.Against())
	}
	return found
}

// asUsual reports whether the value is what is so as a rule, and the fact tells of one time: "in a
// normal July 74 millimetres fall".
func (c *context) asUsual(p *profile) bool {
	usual := c.r.cue("usual")
	if c.mention.Value.Kind == quant.KindDate || states(p.fact, usual) {
		return false
	}
	for i := 0; i < min(c.mention.First-c.first, len(c.terms)); i++ {
		if t := &c.terms[i]; usual.Has(t.lower) && quality(t, p) == 0 && (i < 3 || int(t.clause) == c.clause) && i+1 < len(c.terms) && (TimeWord(c.terms[i+1].lower) || c.terms[i+1].mention >= 0) {
			return true
		}
	}
	return false
}

// ofYearNamed reports whether the subject of the value's clause is told from the fact's by a year
// that nothing else in the article has: "the flood of 1954 killed 71 people".
func (c *context) ofYearNamed(p *profile) bool {
	np := c.saidOf()
	if np.kind == noPhrase {
		return false
	}
	for i := max(np.first, 1); i < np.last && i < len(c.terms); i++ {
		m := c.terms[i].mention
		if m < 0 || int(m) == c.m || !c.terms[i-1].isA(joint.Of) {
			continue
		}
		d := &c.r.pass.Mentions[m].Value
		if d.Kind != quant.KindDate || d.Range || d.Date.Precision != quant.Year || d.Date.NoYear || i < 2 || quality(&c.terms[i-2], p) == 0 {
			continue
		}
		return !c.yearTold(p, d.Date.Year)
	}
	return false
}

// yearTold reports whether a fact or another date of the article has a year that it tells once.
func (c *context) yearTold(p *profile, year int32) bool {
	return p.time.Year == year || strings.Contains(p.fact.Statement, quant.YearOnly(int(year)).String()) || c.r.where().years[year] > 1
}

// hadInYear reports whether the sentence opens with a year that nothing else has, and tells in the
// past perfect how things had been in it: "in 1954 the Harle had risen to 8.2 metres".
func (c *context) hadInYear(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || len(c.terms) < 4 || !c.isA(0, joint.In) || c.terms[1].mention < 0 {
		return false
	}
	d := &c.r.pass.Mentions[c.terms[1].mention].Value
	if d.Kind != quant.KindDate || d.Range || d.Date.Precision != quant.Year {
		return false
	}
	return c.inClause(func(i int, t *term) bool { return i < c.mention.First-c.first && t.isA(joint.Had) }) && !c.yearTold(p, d.Date.Year)
}

// otherExtent reports whether the word behind a measure says that it is of another extent than the
// fact's: "22 metres high" of a length.
func (c *context) otherExtent(p *profile) bool {
	i := c.mention.Last - c.first
	if c.mention.Value.Kind != quant.KindMeasure || i < 0 || i >= len(c.terms) || c.terms[i].mention >= 0 || !c.r.cue("extent").Has(c.terms[i].lower) || quality(&c.terms[i], p) > 0 {
		return false
	}
	own := c.r.lang.Families(c.terms[i].lemma)
	other := false
	tells := func(w string) bool {
		for _, f := range c.r.lang.Families(c.r.lang.Lemma(w)) {
			for _, o := range own {
				if f == o {
					return true
				}
			}
			other = other || c.r.cue("extents").Has(c.r.lang.FamilyOf(f).Name)
		}
		return false
	}
	for _, w := range fields(strings.ToLower(p.fact.Statement + " " + strings.Join(p.fact.Event, " "))) {
		if tells(w) {
			return false
		}
	}
	return other
}

// shareHeldBy reports whether a share is that which something else makes up of the whole: "frozen
// food makes up 52 percent of sales", of exports.
func (c *context) shareHeldBy(p *profile) bool {
	if c.mention.Value.Kind != quant.KindPercent || c.verb == nil || !c.r.cue("makes-up").Has(c.verb.lemma) {
		return false
	}
	np := c.saidOf()
	if np.kind != bare && np.kind != definite {
		return false
	}
	for i := np.first; i < np.last && i < len(c.terms); i++ {
		if t := &c.terms[i]; t.mention >= 0 || t.content && quality(t, p) > 0 {
			return false
		}
	}
	return true
}

// headsColumn reports whether a time heads a column of a table, with a word beside it or without: "At
// the end of 2023".
func (c *context) headsColumn(*profile) bool {
	if c.mention.Value.Kind != quant.KindDate || !c.cell {
		return false
	}
	b := &c.r.pass.Doc.Blocks[c.r.pass.Sentences[c.mention.Sentence].Block]
	return b.Row == 0 && b.Column > 0
}

// asksForIt reports whether a time is that by which somebody asks for what the fact says was done:
// "will ask the agency for approval by the end of January".
func (c *context) asksForIt(p *profile) bool {
	if c.mention.Value.Kind != quant.KindDate || c.verb == nil || !c.r.cue("applies").Has(c.verb.lemma) || c.factTells(p, c.r.cue("applies")) {
		return false
	}
	return c.inClause(func(i int, t *term) bool {
		return t.isA(joint.For) && i+1 < len(c.terms) && (ofEvent(&c.terms[i+1], p, sameFamily) || i+2 < len(c.terms) && ofEvent(&c.terms[i+2], p, sameFamily))
	})
}
