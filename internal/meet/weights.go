package meet

import (
	_ "embed"
	"sync"

	"github.com/factlint/factlint/internal/weight"
)

// PairWeights are what the evidence weighs that two records are about one
// thing.
type PairWeights struct {
	First, Second [kinds]float32
}

var fittedPairs = sync.OnceValue(func() *PairWeights {
	w := ParsePairWeights(pairWeightsFile)
	return &w
})

//go:embed pairs.tsv
var pairWeightsFile string

// ParsePairWeights reads the weights of pairs of records.
func ParsePairWeights(s string) PairWeights {
	var w PairWeights
	weight.Read(s, kinNames[:], w.First[:], w.Second[:])
	return w
}

// FormatPairWeights writes the weights of pairs of records.
func FormatPairWeights(w PairWeights) string {
	return weight.Format("# What each kind of evidence weighs that two records are about one thing. Made by `go run ./internal/claimset/fit`; do not edit.\n# evidence\tfirst look\tsecond look\n", kinNames[:], w.First[:], w.Second[:])
}
