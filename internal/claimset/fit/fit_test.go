package main

import (
	"math"
	"os"
	"slices"
	"testing"

	"github.com/factlint/factlint/internal/claimset"
)

// Of a table of two by two, the weights are the logarithms of its odds.
func TestRegress(t *testing.T) {
	var samples []sample
	for _, cell := range []struct {
		x, y float64
		n    int
	}{{0, 0, 3}, {0, 1, 1}, {1, 0, 1}, {1, 1, 3}} {
		for range cell.n {
			samples = append(samples, sample{x: []float32{1, float32(cell.x)}, y: cell.y, w: 1})
		}
	}
	got := regress(samples, 2, 1e-9)
	for i, want := range []float64{-math.Log(3), 2 * math.Log(3)} {
		if math.Abs(got[i]-want) > 1e-3 {
			t.Errorf("weight %d is %.4f, want %.4f", i, got[i], want)
		}
	}
	if pulled := regress(samples, 2, 10); math.Abs(pulled[1]) >= got[1]/2 {
		t.Errorf("a ridge leaves the weight at %.4f", pulled[1])
	}
}

// Copies with planted errors and with fewer facts have the gold where the words
// stand, and are the same each time.
func TestCopies(t *testing.T) {
	topics, err := claimset.Load(os.DirFS("../../../testdata/claims"), ".")
	if err != nil {
		t.Fatal(err)
	}
	topic := topics[0]
	for round := range sparseCopies {
		c := sparse(topic, round)
		if len(c.Facts) >= len(topic.Facts) || len(c.Gold) != len(topic.Gold) {
			t.Errorf("copy %d keeps %d of %d facts, %d of %d values", round, len(c.Facts), len(topic.Facts), len(c.Gold), len(topic.Gold))
		}
	}
	c, again := plant(topic, plantedShare, 1), plant(topic, plantedShare, 1)
	texts := map[string]string{}
	for i, a := range c.Articles {
		texts[a.Path] = string(a.Text)
		if string(again.Articles[i].Text) != string(a.Text) {
			t.Errorf("%s differs from one time to the next", a.Path)
		}
	}
	for _, g := range c.Gold {
		if got := texts[g.File][g.Start:g.End]; got != g.Text {
			t.Errorf("%s:%d: the gold is %q, the text %q", g.File, g.Start, g.Text, got)
		}
	}
	if !slices.ContainsFunc(c.Gold, func(g claimset.Record) bool { return g.Why == "planted" }) {
		t.Error("no error was planted")
	}
}

// Every decision is counted once, and what is not right is told.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		said         claimset.Verdict
		fact         string
		want         claimset.Verdict
		wanted       string
		right, alarm bool
		sum          tally
	}{
		{claimset.Contradict, "a", claimset.Contradict, "a", true, false, tally{hit: 1, gold: 1}},
		{claimset.Contradict, "b", claimset.Contradict, "a", false, false, tally{wrongFact: 1, gold: 1}},
		{claimset.Contradict, "a", claimset.Agree, "a", false, true, tally{alarm: 1, ga: 1}},
		{claimset.Contradict, "a", claimset.None, "", false, true, tally{alarm: 1}},
		{claimset.Agree, "a", claimset.Agree, "a", true, false, tally{agree: 1, ga: 1}},
		{claimset.Agree, "b", claimset.Agree, "a", true, false, tally{agreeWrong: 1, ga: 1}},
		{claimset.Agree, "a", claimset.None, "", true, false, tally{agreeNone: 1}},
		{claimset.Agree, "a", claimset.Contradict, "a", false, false, tally{gold: 1}},
		{claimset.None, "", claimset.Contradict, "a", false, false, tally{gold: 1}},
		{claimset.None, "", claimset.None, "", true, false, tally{}},
	} {
		var sum tally
		right, alarm := sum.count(decision{verdict: c.said, fact: c.fact}, c.want, c.wanted)
		if right != c.right || alarm != c.alarm || sum != c.sum {
			t.Errorf("%s %s where %s %s is wanted: right %v, alarm %v, %+v", c.said, c.fact, c.want, c.wanted, right, alarm, sum)
		}
	}
}
