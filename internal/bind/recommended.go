package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint"
)

// recommended reports whether a clause tells what somebody wants to be done, as it stands below a
// heading that says so: "Recommendations" above "Keep 2,000 men on call", "Polders for 24 million by
// 2030", "Crews should be kept for 20 days".
func (r *reader) recommended(cl *lint.Clause) bool {
	block := r.pass.Sentences[cl.Sentence].Block
	if block < 0 || block >= len(r.block) || !r.asksFor(r.block[block].heading) {
		return false
	}
	if cl.Verb < 0 {
		return true
	}
	first := r.pass.Sentences[cl.Sentence].First
	if w := r.small(first); r.isA(first, joint.ToDo) || cl.First == first && r.lang.IsVerb(w) && r.lang.Lemma(w) == w {
		return true
	}
	for i := cl.First; i < cl.Verb; i++ {
		if r.lang.Is(r.small(i), "modal") {
			return true
		}
	}
	return false
}

// asksFor reports whether a heading says that what stands below it is wanted.
func (r *reader) asksFor(block int) bool {
	if block < 0 || r.firstS[block] < 0 {
		return false
	}
	info := &r.block[block]
	if info.asks == unasked {
		if info.asks = no; r.findsAsking(block) {
			info.asks = yes
		}
	}
	return info.asks == yes
}

func (r *reader) findsAsking(block int) bool {
	sent := r.pass.Sentences[r.firstS[block]]
	for i := sent.First; i < sent.Last; i++ {
		if r.cue("asks-for").Has(r.small(i)) {
			return true
		}
	}
	return false
}
