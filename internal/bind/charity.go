package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint/quant"
)

// Charity: a value that agrees with a fact is hardly a wrong one of another.

// charity reports whether the value may as well state another fact, with which it
// agrees, and nothing says that the two were exchanged.
func (b *binding) charity(pr *pair) bool { return b.tellsOther(pr) != nil }

// charitySure reports whether the value is another fact's by three figures or more, and no slip
// of the one that it misses.
func (b *binding) charitySure(pr *pair) bool {
	o := b.tellsOther(pr)
	return o != nil && pr.x[fSlip] == 0 && toTheDigit(o) && b.r.pass.Mentions[pr.mention].Value.Kind != quant.KindDate && compare.Significant(b.r.pass.Mentions[pr.mention].Value.Lo) > 2
}

// tellsOther is the value as one of another fact that it may as well state, nil where there is none.
func (b *binding) tellsOther(pr *pair) *pair {
	if pr.x[fSwap] > 0 || pr.x[fCellSwap] > 0 || pr.x[fInTurn] > 0 {
		return nil
	}
	for i := b.from[pr.mention]; i < b.from[pr.mention+1]; i++ {
		o := &b.pairs[i]
		if pr.edge != noEdge && o.edge != noEdge && o.edge != pr.edge {
			continue
		}
		if o.fact != pr.fact && o.cmp.Agrees() && o.cmp.Relation != quant.BoundHolds && o.context > pr.context-charityGap && o.score > pr.score-charityScore {
			return o
		}
	}
	return nil
}

// charityGap is by how much the context may speak for the fact that the value
// misses before the one that it agrees with is no reading any more.
const charityGap = 1.0

// charityScore is by how much the fact that the value misses may be ahead in all,
// though the value agrees with the other one.
const charityScore = 6
