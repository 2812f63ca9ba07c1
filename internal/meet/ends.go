package meet

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The two ends of a change: what stood before it and what came of it. The same figure
// at the one end in one text and at the other end in another is no agreement: "rose
// from 184 million to 211" and "fell to 184 million from 211".

// otherEnds reports whether two values stand at different ends of a change.
func otherEnds(a, b *lint.Record) bool { return a.From && b.To || a.To && b.From }

// atOtherEnd reports whether the only record of the older text that has the value of a
// stands at the other end of a change than a does.
func atOtherEnd(records []lint.Record, old []int, a *lint.Record) bool {
	found := false
	for _, i := range old {
		if b := &records[i]; sameWritten(&a.Value, &b.Value) {
			if !otherEnds(a, b) {
				return false
			}
			found = true
		}
	}
	return found
}

// turnedRound is the record of the older text that tells what came of the change at
// whose end the value of column j stands, where the older text gives the same two values
// the other way round; -1 for none.
func (m *meeting) turnedRound(records []lint.Record, cells []cell, old, new []int, j int) int {
	a := &records[new[j]]
	if m.said[0] == nil || !a.To {
		return -1
	}
	n := len(new)
	for q := range new {
		from := &records[new[q]]
		if !from.From || !sameSentence(a, from) || max(compare.Fineness(a.Value), compare.Fineness(from.Value)) < 0.5 {
			continue
		}
		for i := range old {
			to := &records[old[i]]
			if !to.To || !m.sameFigure(from, to) {
				continue
			}
			for p := range old {
				o := &records[old[p]]
				if o.From && sameSentence(o, to) && m.sameFigure(a, o) && (min(compare.Fineness(a.Value), compare.Fineness(from.Value)) >= 1 || max(cells[i*n+q].k[kNear], cells[p*n+j].k[kNear]) >= leastNear) {
					return i
				}
			}
		}
	}
	return -1
}

// sameFigure reports whether two records give one value, and not for two times.
func (m *meeting) sameFigure(a, b *lint.Record) bool {
	c := compareWritten(a.Value, b.Value)
	return c.Agrees() && c.Relation != quant.BoundHolds && !ofOtherTime(a, b)
}
