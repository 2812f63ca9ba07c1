package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint/quant"
)

// What the header above a cell says of all cells below it: that they are limits, what was
// planned, or how things were before.

// columnApart reports whether the column of the value is headed by a word that sets what stands in
// it apart from what is, "Permitted", "Budget", "Last year", and the fact has none such.
func (c *context) columnApart(p *profile) bool {
	if !c.cell || c.value.Kind == quant.KindDate || compare.EndOf(p.first.Value.Hedge) != 0 {
		return false
	}
	h := c.r.block[c.r.pass.Sentences[c.mention.Sentence].Block].columnHeader
	if h < 0 || c.r.firstS[h] < 0 {
		return false
	}
	terms := c.r.sentence(c.r.firstS[h])
	has := func(set *lang.Cue) bool {
		for i := range terms {
			if t := &terms[i]; set.Has(t.lower) || set.Has(t.lemma) {
				return true
			}
		}
		return false
	}
	for _, name := range [...]string{"limit", "column-planned", "column-before"} {
		if set := c.r.cue(name); has(set) && !p.says(set) && !states(p.fact, set) && !c.headedByTime(h) {
			return true
		}
	}
	return has(c.r.cue("allowed")) && !c.asksFor(p.fact)
}

// headedByTime reports whether a header names a time that is known: "last year", in an article
// that has a date.
func (c *context) headedByTime(header int) bool {
	first, last := mentionsOf(c.r.pass, c.r.firstS[header])
	for m := first; m < last; m++ {
		if isTime(&c.r.pass.Mentions[m]) {
			return true
		}
	}
	return false
}
