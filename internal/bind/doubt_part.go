package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether the value is that of somebody or something new to the text, or only some of what
// the fact counts.

// somebody reports whether a value is the age of somebody whom the text brings in
// with it, "a 52-year-old man", and who is not named before.
func (c *context) somebody(p *profile) bool {
	i := c.mention.First - c.first - 1
	if !c.mention.Age || introduction(c.does(i)) != indefinite {
		return false
	}
	if i == 0 {
		return true
	}
	t := &c.terms[i-1]
	return t.content && !t.capital && !c.r.lang.Is(t.lemma, "copula")
}

// someOf reports whether the text counts some of the things that the fact counts as
// a whole: "nine of the recommendations" of eleven.
func (c *context) someOf(p *profile) bool {
	f := &p.first.Value
	if f.Kind != quant.KindCount || c.value.Kind != quant.KindCount || c.value.Range || f.Range || c.value.Lo.Cmp(f.Lo) >= 0 {
		return false
	}
	if c.isA(c.mention.First-c.first-1, joint.All) { // "all 14 of them"
		return false
	}
	return c.ofSome(c.terms, c.mention.Last-c.first) && !c.r.joins(p.fact, joint.Of)
}

// partOf reports whether the sentence begins with a number of which the value is a part,
// and the value is not told by the fact's event: "of the 5,000 whom he lost, barely 2,000
// fell at the gate".
func (b *binding) partOf(pr *pair) bool {
	c, o := &b.r.context, int(pr.mention)-1
	if pr.x[fEvent] >= leastNamed || o < 0 || c.value.Kind != quant.KindCount {
		return false
	}
	whole := &b.r.pass.Mentions[o]
	if whole.Sentence != c.mention.Sentence || whole.Value.Kind != quant.KindCount || whole.Value.Lo.Cmp(c.value.Lo) <= 0 {
		return false
	}
	for i := whole.First - c.first - 1; i >= 0 && i > whole.First-c.first-4; i-- {
		if c.isA(i, joint.Of) {
			return i == 0 || c.word(i-1) == "," || c.isA(i-1, joint.And)
		}
	}
	return false
}
