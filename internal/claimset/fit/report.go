package main

import (
	"fmt"
	"sort"

	"github.com/factlint/factlint/internal/bind"
)

// folds is the number of parts in which topics are left out.
const folds = 5

// tally counts how the verdicts on held-back topics compare with gold.
type tally struct {
	hit, wrongFact, alarm, gold      int
	agree, agreeWrong, agreeNone, ga int
	words                            int
	// loss is the sum of the surprise at gold, over pairs that agree and pairs
	// that do not.
	loss  [2]float64
	pairs [2]int
	// ranked are the mentions of a fact for which the context alone puts that
	// fact first, of those that could be mistaken.
	ranked, rankable int
}

// outcome is one finding on a held-back topic.
type outcome struct {
	trust float64
	right bool
}

// report fits on four fifths of the topics and all of the reading, judges the others, and prints
// precision and recall, trust by decile, and the misses.
func report(set, reading []*topic, misses int, ridge float64) {
	var t tally
	var s sparseTally
	var outcomes []outcome
	var bad []string
	for k := 0; k < folds; k++ {
		var train, test []*topic
		for i, x := range set {
			if i%folds == k {
				test = append(test, x)
			} else {
				train = append(train, x)
			}
		}
		if len(test) == 0 || len(train) == 0 {
			continue
		}
		w := fit(append(train, reading...), ridge)
		for _, x := range test {
			b, o := x.judge(w, &t)
			bad = append(bad, b...)
			outcomes = append(outcomes, o...)
			t.words += x.set.Words()
			s.add(x, w)
		}
	}
	s.show()
	show(t, outcomes, bad, misses)
}

// sparseTally counts how topics fare of which half of the facts are taken away.
type sparseTally struct{ tally }

func (s *sparseTally) add(x *topic, w bind.Weights) {
	for _, c := range x.sparse {
		c.judge(w, &s.tally)
		s.words += c.set.Words()
	}
}

func (s *sparseTally) show() {
	fmt.Printf("with half of the facts: contradictions P %.1f R %.1f, %d alarms; %.2f in 1,000 words; agreements P %.1f R %.1f\n",
		percent(s.hit, s.hit+s.wrongFact+s.alarm), percent(s.hit, s.gold), s.alarm, 1000*float64(s.alarm)/float64(max(1, s.words)),
		percent(s.agree, s.agree+s.agreeWrong+s.agreeNone), percent(s.agree, s.ga))
}

// scoreAll judges every topic by the weights that the program holds.
func scoreAll(set []*topic, misses int) {
	var t tally
	var s sparseTally
	var outcomes []outcome
	var bad []string
	for _, x := range set {
		b, o := x.judge(bind.Fitted(), &t)
		bad = append(bad, b...)
		outcomes = append(outcomes, o...)
		t.words += x.set.Words()
		s.add(x, bind.Fitted())
	}
	s.show()
	show(t, outcomes, bad, misses)
}

func show(t tally, outcomes []outcome, bad []string, misses int) {
	flagged := t.hit + t.wrongFact + t.alarm
	fmt.Printf("contradictions: P %.1f R %.1f (%d of %d, %d on the wrong fact, %d alarms; %.2f alarms in 1,000 words)\n",
		percent(t.hit, flagged), percent(t.hit, t.gold), t.hit, t.gold, t.wrongFact, t.alarm, 1000*float64(t.alarm)/float64(max(1, t.words)))
	fmt.Printf("agreements bound: P %.1f R %.1f\n", percent(t.agree, t.agree+t.agreeWrong+t.agreeNone), percent(t.agree, t.ga))
	fmt.Printf("surprise: %.4f where values agree, %.4f where they do not\n", t.loss[0]/float64(max(1, t.pairs[0])), t.loss[1]/float64(max(1, t.pairs[1])))
	fmt.Printf("the context alone puts the right fact first: %.1f of %d\n", percent(t.ranked, t.rankable), t.rankable)
	sort.Slice(outcomes, func(i, j int) bool { return outcomes[i].trust > outcomes[j].trust })
	if b := calibrate(outcomes); b != nil {
		fmt.Printf("trust where one value in 300 is wrong: log-odds %.2f + %.2f × score\n", b[0], b[1])
	}
	fmt.Println("contradictions by score: score, findings, right, precision so far")
	right := 0
	for i, o := range outcomes {
		if o.right {
			right++
		}
		if (i+1)%max(1, len(outcomes)/10) == 0 {
			fmt.Printf("  %6.2f %4d %4d %5.1f\n", o.trust, i+1, right, percent(right, i+1))
		}
	}
	for i := 0; i < min(misses, len(bad)); i++ {
		fmt.Println(bad[i])
	}
}

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

// draftsPerField is how much rarer a wrong value is in print (one in 300) than
// in the drafts (one in four).
const draftsPerField = 75

// calibrate is the log-odds of a finding being right in print, as a line over
// its score. Findings that are right are as much rarer there; false alarms are
// as frequent.
func calibrate(outcomes []outcome) []float64 {
	var samples []sample
	for _, o := range outcomes {
		s := sample{x: []float32{1, float32(o.trust)}, w: 1}
		if o.right {
			s.y, s.w = 1, 1.0/draftsPerField
		}
		samples = append(samples, s)
	}
	if len(samples) < 20 {
		return nil
	}
	return regress(samples, 2, 0.01)
}
