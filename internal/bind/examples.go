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
	// Context is the score of the context alone.
	Context float64
	// Sure is the score from which Bind asserts a conflict.
	Sure float64
	// Open says that Bind would ask at most: the article does not claim it, or
	// a day's difference may have its reason.
	Open bool
}

// FeatureNames are the kinds of evidence, in the order of Example.X.
func FeatureNames() []string { return append([]string(nil), featureNames[:]...) }

// FirstLook is the number of kinds of evidence of the first look.
const FirstLook = firstLook

// OfValue reports whether a kind of evidence looks at the value itself.
func OfValue(i int) bool { return valueFeatures[i] }

// Examples are all pairs of mention and fact that Bind weighs in p, under the
// weights w.
func (x *Index) Examples(p *lint.Pass, w Weights, looks int) []Example {
	r := newReader(x, p)
	defer r.free()
	b := binding{x: x, r: r, w: weighBy(&w), looks: looks}
	b.weigh()
	out := make([]Example, len(b.pairs))
	for i := range b.pairs {
		pr := &b.pairs[i]
		out[i] = Example{
			Mention: int(pr.mention), Fact: x.all[pr.fact].fact, X: append([]float32(nil), pr.x[:]...),
			Agrees: pr.cmp.Agrees(), Conflicts: pr.cmp.Conflicts(), Score: float64(pr.score), Context: float64(pr.context),
			Sure: b.sureOdds(pr),
			Open: b.open(pr),
		}
	}
	return out
}

// Scored is what the binder makes of a mention and a fact, before it settles which fact each
// mention states.
type Scored struct {
	Mention           int
	Fact              *lint.Fact
	Score             float32
	Agrees, Conflicts bool
	// Open says that the two conflict, and that Bind would ask at most: see Example.
	Open bool
}

// Scored are all pairs of mention and fact that Bind weighs in p, in order of the mentions,
// under the weights w; nil stands for those that the program holds.
func (x *Index) Scored(p *lint.Pass, w *Weights) []Scored {
	r := newReader(x, p)
	defer r.free()
	b := binding{x: x, r: r, w: fitted(), looks: 2}
	if w != nil {
		b.w = weighBy(w)
	}
	b.weigh()
	out := make([]Scored, len(b.pairs))
	for i := range b.pairs {
		pr := &b.pairs[i]
		out[i] = Scored{
			Mention: int(pr.mention), Fact: x.all[pr.fact].fact, Score: pr.score,
			Agrees: pr.cmp.Agrees(), Conflicts: pr.cmp.Conflicts(), Open: b.open(pr),
		}
	}
	return out
}

// open reports whether Bind would ask at most about a pair that conflicts.
func (b *binding) open(pr *pair) bool {
	return pr.cmp.Conflicts() && float64(pr.score) >= b.sureOdds(pr) && b.doubt(pr) != nil
}

// Thresholds are the log-odds from which Bind calls a mention supported,
// contradicted, and from which it asks.
func Thresholds() (support, conflict, query float64) { return supportOdds, conflictOdds, queryOdds }

// Fitted are the weights that the program holds.
func Fitted() Weights { return *fitted().Weights }
