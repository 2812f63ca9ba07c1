package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether a value is the one that stood in the end: what there was before the time of the
// fact, or with some of it still to come.

// beforeFact reports whether the article is older than the time for which the fact holds, and
// the value is said for no time in which it does: what a counter stands at in a month was
// less in the report of the month before.
func (b *binding) beforeFact(pr *pair) bool {
	at, dated := b.x.all[pr.fact].heldAt(pr.obs)
	if !dated || b.r.pass.Mentions[pr.mention].Value.Kind == quant.KindDate {
		return false
	}
	c, d := &b.r.context, b.r.pass.Doc.Date
	return !d.IsZero() && d.Known() && int(d.Last()) < int(at.First()) && (c.time.IsZero() || !compare.Overlaps(c.time, at))
}

// withTimeLeft reports whether the sentence goes on to what is still to come: "nine medals with a
// day left", "112 points, with two matches to play".
func (c *context) withTimeLeft() bool {
	for i := c.mention.Last - c.first; i < len(c.terms); i++ {
		if !c.isA(i, joint.With) {
			continue
		}
		for k := i + 2; k < len(c.terms) && k < i+maxLeft; k++ {
			if c.cued("still-to-go", k) > 0 {
				return true
			}
		}
	}
	return false
}

// maxLeft is how many tokens behind "with" it stands that something is left.
const maxLeft = 6
