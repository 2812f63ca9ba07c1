package bind

import (
	"math"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// meeting is two articles held against each other: what does not hang on the
// single pair of records.
type meeting struct {
	w *PairWeights
	// run is how many articles are compared in all; prior is by how much the
	// odds fall because many of them share a key.
	run   int
	prior float64
	// story is how much of what the one article speaks of the other speaks of
	// too, 0 to 1.
	story float32
}

// oneStory is from which share on two articles are taken to tell one story,
// one a summary of the other, perhaps.
const oneStory = 0.5

// meet is the meeting of the records old and new of a group with so many
// articles, in a run over so many.
func meet(records []lint.Record, old, new []int, among, run int) *meeting {
	m := &meeting{w: fittedPairs(), run: run, prior: math.Log(float64(among) / 2)}
	if run <= versions {
		m.story = max(covered(records, old, new), covered(records, new, old))
	}
	return m
}

// close reports whether the two tell one story, so that words and bounds are
// taken at their word.
func (m *meeting) close() bool { return m.run <= versions && m.story >= oneStory }

// covered is the share of the words of the records of one article that those of
// the other have anywhere.
func covered(records []lint.Record, of, by []int) float32 {
	has := map[string]bool{}
	for _, i := range by {
		for _, list := range [...][]string{records[i].Words, records[i].Names, records[i].Above} {
			for _, w := range list {
				has[w] = true
			}
		}
	}
	seen := map[string]bool{}
	n := 0
	for _, i := range of {
		for _, list := range [...][]string{records[i].Words, records[i].Names} {
			for _, w := range list {
				if !seen[w] {
					seen[w] = true
					if has[w] {
						n++
					}
				}
			}
		}
	}
	if len(seen) == 0 {
		return 0
	}
	return float32(n) / float32(len(seen))
}

// What speaks for two values of one story, each of which stands nowhere in the
// other text, being two versions of one; and what further values add that both
// texts give.
const (
	corroborates = 0.9
	likewise     = 2.5
)

// corroborated is what the rest of two texts on one story adds to the odds that
// two values are in the place of each other: further values that both give, in
// the two sentences and elsewhere.
func (m *meeting) corroborated(a, b *lint.Record, k *kinship) float64 {
	if k[kUntold] == 0 {
		return 0
	}
	return corroborates + likewise*(float64(k[kRelated])+shared(a.Beside, b.Beside))
}

// shared is how many telling values two sentences have in common, up to 1 for
// two.
func shared(a, b []quant.Value) float64 {
	n := 0
	for i := range a {
		for j := range b {
			if fineness(a[i]) > 0.1 && a[i].Kind == b[j].Kind && compareWritten(a[i], b[j]).Agrees() && compareWritten(a[i], b[j]).Relation != quant.BoundHolds {
				n++
				break
			}
		}
	}
	return min(float64(n)/2, 1)
}

// charity is by how much b, which agrees with a, may be less likely the partner
// of a than one that does not, and still excuse it.
func (m *meeting) charity(a, b *quant.Value) float32 {
	if m.close() && a.Kind != quant.KindDate && (!a.Range && side(a.Hedge) == 0 && (b.Range || side(b.Hedge) != 0) || a.Range && !b.Range) {
		return looseCharity
	}
	return charity
}
