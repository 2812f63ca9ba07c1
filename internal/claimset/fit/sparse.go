package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"

	"github.com/factlint/factlint/internal/claimset"
)

// The facts of a topic cover half of the values of its drafts, those of a house
// a few values of an article. What is said of a thing that no fact covers is
// easily taken for the nearest one that is covered. So the fit reads each topic
// again with some of its facts taken away: what stated them states nothing.

// keptShares are the shares of the facts that stay, one for each copy: copies 2k
// and 2k+1 keep different facts. sparseWeight is what a pair of one counts.
var keptShares = [...]float64{0.5, 0.5, 0.15, 0.15}

const (
	sparseCopies = len(keptShares)
	sparseWeight = 0.25
)

// sparse is the round'th copy of a topic with fewer facts. The same topic and
// round give the same copy.
func sparse(t claimset.Topic, round int) claimset.Topic {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s sparse %d", t.Name, round/2)
	rnd := rand.New(rand.NewPCG(h.Sum64(), uint64(round/2)))
	out := claimset.Topic{Name: t.Name, Articles: t.Articles}
	kept := map[string]bool{}
	for _, f := range t.Facts {
		from := keptShares[round] * float64(round%2)
		if x := rnd.Float64(); x >= from && x < from+keptShares[round] {
			kept[f.ID] = true
			out.Facts = append(out.Facts, f)
		}
	}
	for _, g := range t.Gold {
		if !kept[g.FactID()] {
			g.Fact, g.Verdict = nil, claimset.None
		}
		out.Gold = append(out.Gold, g)
	}
	return out
}
