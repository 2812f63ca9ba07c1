package bind

import (
	_ "embed"
	"sync"

	"github.com/factlint/factlint/internal/weight"
)

//go:embed weights.tsv
var weightsFile string

// Weights are what the evidence weighs, in log-odds, as fitted on the drafts
// under testdata/claims by internal/claimset/fit.
type Weights struct {
	// First weighs a pair alone, Context all of it but the value; Agree and Conflict weigh it with what
	// competes, where the values agree and where they do not.
	First, Context, Agree, Conflict, LastAgree, LastConflict [features]float32
}

// second are the weights of the second look.
func (w *Weights) second(agrees bool) *[features]float32 {
	if agrees {
		return &w.Agree
	}
	return &w.Conflict
}

var fitted = sync.OnceValue(func() *weighing {
	w := ParseWeights(weightsFile)
	return weighBy(&w)
})

// Warm reads the weights beforehand.
func Warm() { fitted() }

// ParseWeights reads a weights file: feature, first look, second look, tab
// separated. Rows that are not understood are left out: a feature that the
// file does not have weighs nothing.
func ParseWeights(s string) Weights {
	var w Weights
	weight.Read(s, featureNames[:], w.columns()...)
	return w
}

// FormatWeights writes a weights file.
func FormatWeights(w Weights) string {
	return weight.Format("# What each kind of evidence weighs, in log-odds. Made by `go run ./internal/claimset/fit`; do not edit.\n# evidence\tfirst look\tcontext alone\tsecond look, values agree\tsecond look, they do not\tlast look, they agree\tlast look, they do not\n", featureNames[:], w.columns()...)
}

// columns are the columns of the weights file.
func (w *Weights) columns() [][]float32 {
	return [][]float32{w.First[:], w.Context[:], w.Agree[:], w.Conflict[:], w.LastAgree[:], w.LastConflict[:]}
}

// third are the weights of the last look.
func (w *Weights) third(agrees bool) *[features]float32 {
	if agrees {
		return &w.LastAgree
	}
	return &w.LastConflict
}

// weighing is weights as pairs are weighed by them: all that one kind of evidence
// weighs side by side, so that what a pair has is gone over once for all looks.
type weighing struct {
	*Weights
	agree, conflict [firstLook]scores
}

// scores are what evidence of the first look weighs: alone, but for the value, and
// with what competes in the second look and in the last.
type scores struct{ first, context, second, last float32 }

func weighBy(w *Weights) *weighing {
	by := &weighing{Weights: w}
	for i := range firstLook {
		by.agree[i] = scores{w.First[i], w.Context[i], w.Agree[i], w.LastAgree[i]}
		by.conflict[i] = scores{w.First[i], w.Context[i], w.Conflict[i], w.LastConflict[i]}
	}
	return by
}

// look scores a pair alone, all of it and its context.
func (w *weighing) look(pr *pair) {
	weights := &w.conflict
	if pr.cmp.Agrees() {
		weights = &w.agree
	}
	var sum scores
	for i, f := range pr.x[:firstLook] {
		if f != 0 { // most evidence is not there
			k := &weights[i]
			sum.first += k.first * f
			sum.context += k.context * f
			sum.second += k.second * f
			sum.last += k.last * f
		}
	}
	pr.first, pr.context, pr.second, pr.last = sum.first, sum.context, sum.second, sum.last
}

// competing is a score of the first look's evidence with that of what competes.
func (x *vector) competing(sum float32, w *[features]float32) float32 {
	for i := firstLook; i < int(features); i++ {
		sum += w[i] * x[i]
	}
	return sum
}
