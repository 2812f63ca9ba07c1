package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

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
		if o := &r.pass.Mentions[k]; compare.Dimension(o.Value) == compare.Dimension(mn.Value) {
			return r.comesAfter(k, joint.From) || r.does(r.before(k))&role.LeftOff != 0
		}
	}
	return false
}

// roseTo reports whether mention m is what something rose or fell to, right behind the
// verb, "fell to 5.4 million", or what somebody raised or cut it to, "raised its profit to 39
// million".
func (r *reader) roseTo(m int) bool {
	mn := &r.pass.Mentions[m]
	if mn.Value.Kind == quant.KindDate || !r.comesAfter(m, joint.To) {
		return false
	}
	terms, first := r.sentence(mn.Sentence), r.pass.Sentences[mn.Sentence].First
	for i := mn.First - 1 - first; i > 0 && i < len(terms); i-- {
		if !terms[i].isA(joint.To) {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-changedWithin; k-- {
			t := &terms[k]
			if t.mention >= 0 || t.clause != terms[i].clause || t.lower == "," {
				return false
			}
			if r.lang.Is(t.lemma, "rise") || r.lang.Is(t.lemma, "fall") {
				return true
			}
		}
		return false
	}
	return false
}

// changedWithin is how many tokens before "to" the verb of a change may stand: "raised its profit
// before tax to".
const changedWithin = 5
