package bind

import (
	"slices"
	"strings"

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
	if has(c.r.cue("limit")) && !c.asksFor(p.fact) && !states(p.fact, c.r.cue("upper-limit")) && !states(p.fact, c.r.cue("lower-limit")) && !p.says(c.r.cue("limit")) && !c.headedByTime(h) {
		return true
	}
	for _, name := range [...]string{"column-end", "column-planned", "column-before"} {
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

// countedByHeader reports whether a header of a mention's cell names all that a fact counts, in
// two words or more: "New cases" of 480 new cases, beside a column of all cases.
func (b *binding) countedByHeader(m int32, p *profile) bool {
	unit := fields(strings.ToLower(p.first.Value.Unit))
	if len(unit) < 2 || p.first.Value.Kind != quant.KindCount {
		return false
	}
	info := b.r.block[b.r.pass.Sentences[b.r.pass.Mentions[m].Sentence].Block]
	for _, h := range [...]int{info.columnHeader, info.rowHeader} {
		if h < 0 || b.r.firstS[h] < 0 {
			continue
		}
		terms := b.r.sentence(b.r.firstS[h])
		if !slices.ContainsFunc(unit, func(w string) bool {
			return !slices.ContainsFunc(terms, func(t term) bool { return t.lemma == b.r.lang.Lemma(w) })
		}) {
			return true
		}
	}
	return false
}

// headed reports whether the column of a mention is headed by a word of the fact's.
func (b *binding) headed(m, fact int32) bool {
	h := b.r.block[b.r.pass.Sentences[b.r.pass.Mentions[m].Sentence].Block].columnHeader
	if h < 0 || b.r.firstS[h] < 0 {
		return false
	}
	p := b.x.all[fact]
	return slices.ContainsFunc(b.r.sentence(b.r.firstS[h]), func(t term) bool { return t.mention < 0 && t.content && quality(&t, p) > 0 })
}

// labelledOther reports whether the label of a value's row has nothing of the fact, and only the
// head of its column has: the default of another setting.
func (b *binding) labelledOther(pr *pair) bool {
	p := b.r.pass
	x := p.Block(p.Mentions[pr.mention].Sentence)
	if x.Table == 0 || x.Column == 0 || b.telling(pr) || pr.x[fSlip] > 0 && p.Mentions[pr.mention].Value.Kind == quant.KindDate || !b.headed(pr.mention, pr.fact) {
		return false
	}
	f := b.x.all[pr.fact]
	block := p.Sentences[p.Mentions[pr.mention].Sentence].Block
	told := false
	for k := block - 1; k >= 0 && p.Doc.Blocks[k].Table == x.Table && p.Doc.Blocks[k].Row == x.Row; k-- {
		if b.r.firstS[k] < 0 {
			continue
		}
		terms := b.r.sentence(b.r.firstS[k])
		for i := range terms {
			switch t := &terms[i]; {
			case t.mention >= 0 && p.Doc.Blocks[k].Column == 0:
				return false // a row for a year
			case t.mention < 0 && t.content && quality(t, f) > 0:
				return false
			case t.mention < 0 && t.content:
				told = true
			}
		}
	}
	return told
}
