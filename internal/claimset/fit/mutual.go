package main

import (
	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/internal/meet"
)

// fitMutual is the weights of the evidence that two claims which differ are about one thing,
// where each article of a topic is a list of facts for each other one; w are the weights by
// which they are bound.
func fitMutual(set []*topic, w bind.Weights, ridge float64) meet.MutualWeights {
	var samples []sample
	for _, t := range set {
		samples = append(samples, t.mutual(w)...)
	}
	var out meet.MutualWeights
	for i, f := range regress(samples, meet.MutualKinds, ridge) {
		out[i] = float32(f)
	}
	return out
}

// mutual are the pairs of mentions of two articles as rows of the regression: are they about
// the same fact, and does one of them contradict it?
func (t *topic) mutual(w bind.Weights) []sample {
	var out []sample
	for _, e := range meet.MutualExamples(meet.NewMutualBy(t.passes, w), t.passes) {
		s := sample{x: e.X, w: 1}
		if a, b := t.gold[e.I][e.A], t.gold[e.J][e.B]; a != nil && b != nil && a.FactID() != "" && a.FactID() == b.FactID() && (a.Verdict == claimset.Contradict || b.Verdict == claimset.Contradict) {
			s.y = 1
		}
		out = append(out, s)
	}
	return out
}
