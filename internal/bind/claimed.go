package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Whether an article claims what it says of a fact, or only asks, supposes or allows it.

// unclaimed reports whether the article does not claim what it says. Whoever
// supposes the fact's own digits in another unit or order means the fact; who asks,
// or says that they are false, may well be right.
func (b *binding) unclaimed(pr *pair) bool {
	mood, of := b.r.mood(int(pr.mention)), b.x.all[pr.fact].mood
	given := mood == lint.Planned && of == lint.Asserted && b.r.plannedOnce(int(pr.mention)) && !b.r.context.asksFor(b.x.all[pr.fact].fact)
	if of == lint.Asserted && b.r.calledFalse(int(pr.mention)) {
		return true
	}
	return (given || !claimsIt(mood, of)) && (!b.meant(pr) || b.r.doubts(int(pr.mention)))
}

// mayBe reports whether the article says only what may be, and the fact what is: "may take
// two weeks". Of a rule it says what one is allowed.
func (b *binding) mayBe(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	if p.mood != lint.Asserted || b.meant(pr) || compare.Bounded(c.value) || b.r.presupposed(int(pr.mention)) || c.asksFor(p.fact) || compare.Bounded(p.first.Value) {
		return false
	}
	may := c.r.cue("may")
	return c.inClause(func(i int, t *term) bool { return i < c.mention.First-c.first && t.mention < 0 && may.Has(t.lower) })
}

// meant reports whether the fact's digits are there, and by no chance. One figure that is
// another's with more zeros is there by chance.
func (b *binding) meant(pr *pair) bool {
	if v := &b.r.pass.Mentions[pr.mention].Value; v.Kind != quant.KindDate && compare.Figures(v.Lo) == 1 && (pr.cmp.Cause == quant.DecimalPoint || pr.cmp.Cause == quant.ScaleSlip) {
		return false
	}
	return pr.x[fSlip] > 0 && float64(pr.score) >= slipOdds
}

// askedIfTrue reports whether the sentence only asks, or tells that somebody asked, whether the
// value is right: "a shareholder asked whether it was true that the firm had 900 shops".
func (c *context) askedIfTrue(*profile) bool {
	for i := range min(c.mention.First-c.first, len(c.terms)) {
		if c.cued("asks-if-true", i) > 0 {
			return true
		}
	}
	return false
}
