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

// sparseCopies is how many such copies of each topic are made, sparseWeight what
// a pair of one counts, keptShare the share of the facts that stay.
const (
	sparseCopies = 2
	sparseWeight = 0.25
	keptShare    = 0.5
)

// sparse is the round'th copy of a topic with fewer facts. The same topic and
// round give the same copy; rounds 2k and 2k+1 part the facts between them.
func sparse(t claimset.Topic, round int) claimset.Topic {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s sparse %d", t.Name, round/2)
	rnd := rand.New(rand.NewPCG(h.Sum64(), uint64(round/2)))
	out := claimset.Topic{Name: t.Name, Articles: t.Articles}
	kept := map[string]bool{}
	for _, f := range t.Facts {
		if stays := rnd.Float64() < keptShare; stays == (round%2 == 0) {
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
