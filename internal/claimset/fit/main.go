// Command fit works out what each kind of evidence weighs when a mention is
// bound to a fact, from the drafts under testdata, and writes
// internal/bind/weights.tsv. The same drafts give the same bytes.
//
//	go run ./internal/claimset/fit            fit on all topics, write the weights
//	go run ./internal/claimset/fit --score    judge the topics by the weights as they are
//	go run ./internal/claimset/fit --check    leave topics out in turn, print how well the rest predicts them
//
// Run it at the root of the repository.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/internal/meet"
)

// left are the kinds of evidence that are left out.
var left = map[int]bool{}

// fittedOn are the folders of topics that the weights of the program are fitted
// on. They are by many hands: what several writers agree in is how people write,
// what one does is his manner. Nothing is ever fitted on the others.
var fittedOn = []string{"testdata/claims", "testdata/claims-fresh", "testdata/claims-outside", "testdata/claims-late", "testdata/claims-guests", "testdata/claims-hands"}

// config is what the command line asks for.
type config struct {
	// drafts are folders of topics to fit on, long is one of long texts to learn
	// from besides ("" for none).
	drafts       []string
	long, output string
	check, score bool
	misses       int
	ridge        float64
}

func main() {
	var c config
	pflag.StringSliceVar(&c.drafts, "drafts", fittedOn, "folders of topics")
	pflag.StringVar(&c.long, "long", "testdata/claims-long", "folder of long texts to learn from besides, of which only what states a fact is in the gold; empty for none")
	pflag.StringVar(&c.output, "output", ".", "checkout of the project into which the weights are written")
	pflag.BoolVar(&c.check, "check", false, "leave topics out in turn instead of writing weights")
	pflag.BoolVar(&c.score, "score", false, "judge the topics by the weights that the program holds")
	pflag.IntVar(&c.misses, "misses", 0, "with --check: print so many misses")
	pflag.Float64Var(&c.ridge, "ridge", 10, "how strongly weights are pulled to nothing")
	without := pflag.StringSlice("without", nil, "with --check: kinds of evidence to leave out, to see what they are worth")
	pflag.Parse()
	for i, n := range bind.FeatureNames() {
		if slices.Contains(*without, n) {
			left[i] = true
		}
	}
	if err := run(c); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(c config) error {
	set, err := load(c.drafts, plantedShare)
	if err != nil {
		return err
	}
	if c.score {
		scoreAll(set, c.misses)
		return nil
	}
	var reading []*topic
	if c.long != "" {
		if reading, err = load([]string{c.long}, plantedLong); err != nil {
			return err
		}
		for _, t := range reading {
			t.scale(longWeight)
		}
	}
	if c.check {
		report(set, reading, c.misses, c.ridge)
		return nil
	}
	w := fit(slices.Concat(set, reading), c.ridge)
	for _, out := range []struct{ name, table string }{
		{"internal/bind/weights.tsv", bind.FormatWeights(w)},
		{"internal/meet/mutual.tsv", meet.FormatMutualWeights(fitMutual(set, w, c.ridge))},
		{"internal/meet/pairs.tsv", meet.FormatPairWeights(fitPairs(set, c.ridge))},
	} {
		if err := os.WriteFile(filepath.Join(c.output, filepath.FromSlash(out.name)), []byte(out.table), 0o644); err != nil {
			return fmt.Errorf("writing the weights: %w", err)
		}
	}
	return nil
}

// load reads the topics of some folders and prepares them.
func load(folders []string, share float64) ([]*topic, error) {
	var all []claimset.Topic
	for _, folder := range folders {
		topics, err := claimset.Load(os.DirFS(folder), ".")
		if err != nil {
			return nil, err
		}
		all = append(all, topics...)
	}
	return prepareAll(all, share)
}

// prepareAll reads the topics, with a share of the values replaced in copies of
// each, and its articles as one text.
func prepareAll(topics []claimset.Topic, share float64) ([]*topic, error) {
	var set []*topic
	for _, t := range topics {
		x, err := prepare(t)
		if err != nil {
			return nil, fmt.Errorf("preparing %s: %w", t.Name, err)
		}
		for round := 1; round <= planted; round++ {
			c, err := prepare(plant(t, share, round))
			if err != nil {
				return nil, fmt.Errorf("preparing a copy of %s: %w", t.Name, err)
			}
			c.weight = plantedWeight
			x.copies = append(x.copies, c)
		}
		for round := 0; round < sparseCopies; round++ {
			c, err := prepare(sparse(t, round))
			if err != nil {
				return nil, fmt.Errorf("preparing %s with fewer facts: %w", t.Name, err)
			}
			c.weight = sparseWeight
			x.sparse = append(x.sparse, c)
		}
		for _, j := range joined(t) {
			c, err := prepare(j)
			if err != nil {
				return nil, fmt.Errorf("preparing the articles of %s as one: %w", t.Name, err)
			}
			c.weight = joinedWeight
			x.copies = append(x.copies, c)
		}
		set = append(set, x)
	}
	return set, nil
}

// fitPairs is the weights of the evidence that two claims are about one thing.
func fitPairs(set []*topic, ridge float64) meet.PairWeights {
	var w meet.PairWeights
	var samples []sample
	for i, t := range set {
		samples = append(samples, t.pairs(w)...)
		samples = append(samples, strangers(set, i, w)...)
	}
	for i, f := range regress(samples, meet.PairFirstLook, ridge) {
		w.First[i] = float32(f)
	}
	samples = samples[:0]
	for i, t := range set {
		samples = append(samples, t.pairs(w)...)
		samples = append(samples, strangers(set, i, w)...)
	}
	for i, f := range regress(samples, len(w.Second), ridge) {
		w.Second[i] = float32(f)
	}
	return w
}

// fit is the weights of both looks: the first from each pair alone, the second
// with what competes under the first.
func fit(set []*topic, ridge float64) bind.Weights {
	var w bind.Weights
	var samples []sample
	for _, t := range set {
		samples = append(samples, t.samples(w, 1)...)
	}
	for i, f := range regress(samples, bind.FirstLook, ridge) {
		w.First[i] = float32(f)
	}
	for i, f := range regress(blind(samples), bind.FirstLook, ridge) {
		w.Context[i] = float32(f)
	}
	samples = samples[:0]
	for _, t := range set {
		samples = append(samples, t.samples(w, 1)...)
	}
	for i, f := range regress(where(samples, true), len(w.Agree), ridge) {
		w.Agree[i] = float32(f)
	}
	for i, f := range regress(where(samples, false), len(w.Conflict), ridge) {
		w.Conflict[i] = float32(f)
	}
	samples = samples[:0]
	for _, t := range set {
		samples = append(samples, t.samples(w, 2)...)
	}
	for i, f := range regress(where(samples, true), len(w.Agree), ridge) {
		w.LastAgree[i] = float32(f)
	}
	for i, f := range regress(where(samples, false), len(w.Conflict), ridge) {
		w.LastConflict[i] = float32(f)
	}
	return bind.ParseWeights(bind.FormatWeights(w))
}

// where are the samples whose values agree, or those whose values do not.
func where(samples []sample, agree bool) []sample {
	var out []sample
	for _, s := range samples {
		if s.agrees == agree {
			out = append(out, s)
		}
	}
	return out
}

// blind are the samples without the evidence that looks at the value.
func blind(samples []sample) []sample {
	out := make([]sample, len(samples))
	for i, s := range samples {
		s.x = append([]float32(nil), s.x...)
		for j := range s.x {
			if bind.OfValue(j) {
				s.x[j] = 0
			}
		}
		out[i] = s
	}
	return out
}
