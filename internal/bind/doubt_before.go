package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether a value is the one that stands: what there was before the time of the fact, with
// some of it still to come, or otherwise than now; what there is of several, or in another unit
// by chance.

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

// ofSeveral reports whether a number is twice or three times the fact's, to the digit: the seats
// of a hall for two evenings.
func (c *context) ofSeveral(p *profile) bool {
	v, f := &c.value, &p.first.Value
	if v.Kind != quant.KindCount || f.Kind != quant.KindCount || v.Range || f.Range || v.Hedge != quant.NoHedge || compare.Significant(f.Lo) < figuresOfSeveral {
		return false
	}
	sum := f.Lo
	for range mostSeveral - 1 {
		if sum = sum.Add(f.Lo); sum.Cmp(v.Lo) == 0 {
			return true
		}
	}
	return false
}

// How many figures a number must have for a multiple of it to be none by chance, and up to how
// many times it are looked for.
const (
	figuresOfSeveral = 3
	mostSeveral      = 4
)

// unlikeNow reports whether the text says of the value that it is more or less than what there is
// now: "a hall with 850 seats, some 300 fewer than now".
func (c *context) unlikeNow(*profile) bool {
	for i := c.mention.Last - c.first; i < len(c.terms); i++ {
		if c.cued("than-now", i) > 0 {
			return true
		}
	}
	return false
}

// unitByChance reports whether a length of time of one figure has the fact's number in a far larger
// or smaller unit, and its own sentence no word of the fact's event: "within three years" of three
// days.
func (b *binding) unitByChance(pr *pair) bool {
	v := &b.r.pass.Mentions[pr.mention].Value
	return pr.cmp.Cause == quant.UnitSlip && v.Kind == quant.KindDuration && compare.Significant(v.Lo) < 2 && pr.x[fEvent] == 0 && compare.Apart(v, &b.x.all[pr.fact].fact.Values[pr.obs].Value) > farUnit
}

// farUnit is by how many powers of ten two units differ that nobody writes for each other.
const farUnit = 2
