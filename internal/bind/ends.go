package bind

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The two ends of a change: what stood before it and what came of it. The same figure
// at the one end in one text and at the other end in another is no agreement: "rose
// from 184 million to 211" and "fell to 184 million from 211".

// cameTo reports whether mention m is what came of a change whose start stands in its
// sentence: "to 1.7 percent from 2.3", "184 million, down from 211".
func (r *reader) cameTo(m int) bool {
	if r.changeStart(m) >= 0 {
		return true
	}
	mn := &r.pass.Mentions[m]
	if r.roseTo(m) {
		return true
	}
	for k := m + 1; k < len(r.pass.Mentions) && k <= m+maxChange && r.pass.Mentions[k].Sentence == mn.Sentence; k++ {
		if o := &r.pass.Mentions[k]; dimension(o.Value) == dimension(mn.Value) {
			return r.comesAfter(k, jFrom) || r.does(r.before(k))&wLeftOff != 0
		}
	}
	return false
}

// roseTo reports whether mention m is what something rose or fell to, right behind the
// verb: "fell to 5.4 million".
func (r *reader) roseTo(m int) bool {
	mn := &r.pass.Mentions[m]
	if mn.Value.Kind == quant.KindDate || !r.comesAfter(m, jTo) {
		return false
	}
	terms, first := r.sentence(mn.Sentence), r.pass.Sentences[mn.Sentence].First
	for i := mn.First - 1 - first; i > 0 && i < len(terms); i-- {
		if terms[i].isA(jTo) {
			w := terms[i-1].lemma
			return r.lang.Is(w, "rise") || r.lang.Is(w, "fall")
		}
	}
	return false
}

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
		if !from.From || !sameSentence(a, from) || max(fineness(a.Value), fineness(from.Value)) < 0.5 {
			continue
		}
		for i := range old {
			to := &records[old[i]]
			if !to.To || !m.sameFigure(from, to) {
				continue
			}
			for p := range old {
				o := &records[old[p]]
				if o.From && sameSentence(o, to) && m.sameFigure(a, o) && (min(fineness(a.Value), fineness(from.Value)) >= 1 || max(cells[i*n+q].k[kNear], cells[p*n+j].k[kNear]) >= leastNear) {
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
