package bind

import "github.com/factlint/factlint/lint"

// Example is the evidence of one pair, for fitting.
type Example struct {
	Mention int
	Fact    *lint.Fact
	// X is the evidence, in the order of FeatureNames; the entries from
	// FirstLook on depend on the weights of the first look.
	X         []float32
	Agrees    bool
	Conflicts bool
	Score     float64
}

// FeatureNames are the kinds of evidence, in the order of Example.X.
func FeatureNames() []string { return append([]string(nil), featureNames[:]...) }

// FirstLook is the number of kinds of evidence of the first look.
const FirstLook = firstLook

// Examples are all pairs of mention and fact that Bind weighs in p, under the
// weights w.
func (x *Index) Examples(p *lint.Pass, w Weights) []Example {
	r := newReader(x, p)
	defer r.free()
	b := binding{x: x, r: r, w: &w}
	b.weigh()
	out := make([]Example, len(b.pairs))
	for i := range b.pairs {
		pr := &b.pairs[i]
		out[i] = Example{
			Mention: int(pr.mention), Fact: x.all[pr.fact].fact, X: append([]float32(nil), pr.x[:]...),
			Agrees: pr.cmp.Agrees(), Conflicts: pr.cmp.Conflicts(), Score: float64(pr.score),
		}
	}
	return out
}

// Thresholds are the log-odds from which Bind calls a mention supported,
// contradicted, and from which it asks.
func Thresholds() (support, conflict, query float64) { return supportOdds, conflictOdds, queryOdds }
