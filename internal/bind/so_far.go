package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint/quant"
)

// Amounts that say how far something had come.

// soFar reports whether the text gives less than the fact, as what there was at
// some point on the way: "has cost 17 million so far".
func (c *context) soFar(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || compare.ToBase(&c.value) >= compare.ToBase(&p.first.Value) {
		return false
	}
	if c.cued("so-far", c.mention.Last-c.first) > 0 {
		return true // "1.5 billion at that stage", wherever the clause ends
	}
	return c.inClause(func(i int, _ *term) bool { return c.cued("so-far", i) > 0 || c.byPartOfDay(i) }) ||
		c.labelledSoFar() || c.withTimeLeft() || c.counter(p)
}

// byPartOfDay reports whether term i begins what says by which part of a day something had
// come so far: "by Saturday morning", "by the evening of 4 March".
func (c *context) byPartOfDay(i int) bool {
	if !c.isA(i, joint.ByWhen) {
		return false
	}
	for k := i + 1; k < len(c.terms) && k <= i+maxDayWords; k++ {
		switch in := c.r.grammar().Info(c.r.pass.Tokens[c.first+k].Word); {
		case in.Class&lang.DayPart != 0:
			return true
		case in.Class&lang.Weekday == 0 && introduction(c.does(k)) == noPhrase && c.terms[k].content:
			return false
		}
	}
	return false
}

// maxDayWords is how many words may stand between "by" and the part of a day: "by late on
// Saturday evening".
const maxDayWords = 4

// labelledSoFar reports whether the label before the value says so: "Spent to date: £702
// million".
func (c *context) labelledSoFar() bool {
	colon := c.mention.First - c.first - 1
	if c.word(colon) != ":" {
		return false
	}
	for i := colon - 1; i >= 0 && c.word(i) != ";"; i-- {
		if c.cued("so-far", i) > 0 {
			return true
		}
	}
	return false
}

// counter reports whether a toll is told as one that rises, "rose to 12, from seven a
// day before", which may have risen further to the fact's.
func (c *context) counter(p *profile) bool {
	if c.mention.Value.Kind != quant.KindCount || !c.isA(c.mention.First-c.first-1, joint.To) || !p.says(c.r.cue("toll")) {
		return false
	}
	return c.inClause(func(i int, t *term) bool { return i < c.mention.First-c.first && c.r.lang.Is(t.lemma, "rise") })
}
