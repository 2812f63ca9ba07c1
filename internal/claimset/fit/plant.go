package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"sort"
	"strconv"
	"strings"

	"github.com/factlint/factlint/internal/claimset"
)

// The drafts hold a few hundred errors, far fewer of some causes than it takes
// to learn what a wrong value looks like where nothing but its surroundings
// tell which fact is meant. So the fit plants further ones: copies of the
// articles in which values that state a fact are replaced by others. Which
// mention states which fact stays as the gold has it.

// planted is how many copies of each topic are made, plantedWeight what a pair
// of a copy counts beside one of the draft itself, plantedShare the share of
// the values that are replaced in a copy.
const (
	planted       = 3
	plantedWeight = 0.25
	plantedShare  = 0.1
	// plantedLong is that share of a long text, which has no errors of its own.
	plantedLong = 0.4
	// exchangedShare is the share of the pairs of values that are exchanged.
	exchangedShare = 0.3
)

// plant is the round'th copy of a topic, with that share of its values replaced. The same topic and round give the same
// copy.
func plant(t claimset.Topic, share float64, round int) claimset.Topic {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s %d", t.Name, round)
	rnd := rand.New(rand.NewPCG(h.Sum64(), uint64(round)))
	out := claimset.Topic{Name: t.Name, Facts: t.Facts}
	swapped := exchange(t, rnd)
	for _, a := range t.Articles {
		text := string(a.Text)
		var b strings.Builder
		at := 0
		for i := range t.Gold {
			g := t.Gold[i]
			if g.File != a.Path {
				continue
			}
			b.WriteString(text[at:g.Start])
			at = g.End
			if s := swapped[i]; s != "" {
				g.Text, g.Verdict, g.Why = s, claimset.Contradict, "planted"
			} else if g.Verdict == claimset.Agree && rnd.Float64() < share {
				if s := replacement(t, &g, rnd); s != "" && s != g.Text {
					g.Text, g.Verdict, g.Why = s, claimset.Contradict, "planted"
				}
			}
			g.Start = b.Len()
			b.WriteString(g.Text)
			g.End = b.Len()
			out.Gold = append(out.Gold, g)
		}
		b.WriteString(text[at:])
		out.Articles = append(out.Articles, claimset.Article{Path: a.Path, Text: []byte(b.String())})
	}
	return out
}

// exchangeReach is how many values apart two may stand that are exchanged.
const exchangeReach = 3

// exchange picks values that stand near each other and state different facts of
// one kind and unit, and answers with the text of the one in the place of the
// other, by their numbers in the gold.
func exchange(t claimset.Topic, rnd *rand.Rand) map[int]string {
	out := map[int]string{}
	for i := range t.Gold {
		for j := i + 1; j < len(t.Gold) && j <= i+exchangeReach; j++ {
			a, b := &t.Gold[i], &t.Gold[j]
			if out[i] != "" || out[j] != "" || a.File != b.File || a.Verdict != claimset.Agree || b.Verdict != claimset.Agree || a.Kind != b.Kind || a.Text == b.Text {
				continue
			}
			f, _ := t.Fact(a.FactID())
			g, _ := t.Fact(b.FactID())
			if f.ID != g.ID && f.Value != g.Value && f.Unit == g.Unit && words(a.Text) == words(b.Text) && rnd.Float64() < exchangedShare {
				out[i], out[j] = b.Text, a.Text
			}
		}
	}
	return out
}

// replacement is another value for that of g: one that the topic gives for
// another fact, or one that nobody gives. It is empty where there is none.
func replacement(t claimset.Topic, g *claimset.Record, rnd *rand.Rand) string {
	if rnd.Float64() < 0.4 {
		if s := otherFacts(t, g, rnd); s != "" {
			return s
		}
	}
	if s := otherNumber(g, rnd); s != "" {
		return s
	}
	return otherWord(g.Text, rnd)
}

// otherFacts is a text for another fact of the kind and unit of g.
func otherFacts(t claimset.Topic, g *claimset.Record, rnd *rand.Rand) string {
	own, _ := t.Fact(g.FactID())
	seen := map[string]bool{}
	var texts []string
	for _, o := range t.Gold {
		if o.Verdict != claimset.Agree || o.Kind != g.Kind || o.FactID() == g.FactID() || seen[o.Text] || strings.ContainsAny(o.Text, "0123456789") != strings.ContainsAny(g.Text, "0123456789") {
			continue
		}
		if f, _ := t.Fact(o.FactID()); f.Value == own.Value || g.Kind != "count" && f.Unit != own.Unit || words(o.Text) != words(g.Text) {
			continue
		}
		seen[o.Text] = true
		texts = append(texts, o.Text)
	}
	if len(texts) == 0 {
		return ""
	}
	sort.Strings(texts)
	return texts[rnd.IntN(len(texts))]
}

func words(s string) int { return len(strings.Fields(s)) }

// factors are by how much a planted number misses.
var factors = []float64{0.35, 0.5, 0.6, 0.7, 0.8, 1.2, 1.4, 1.7, 2.2, 3}

// otherNumber replaces the digits of a text, in their own style.
func otherNumber(g *claimset.Record, rnd *rand.Rand) string {
	s := g.Text
	runs := claimset.DigitRuns(s)
	if len(runs) == 0 {
		return ""
	}
	run := runs[0]
	if g.Kind == "date" {
		run = runs[rnd.IntN(len(runs))]
	}
	digits := s[run[0]:run[1]]
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil || n == 0 {
		return ""
	}
	var v float64
	switch {
	case g.Kind == "date" && len(digits) == 4:
		v = n + float64(rnd.IntN(25)-12)
	case g.Kind == "date":
		v = 1 + float64(rnd.IntN(28))
	case n < 13 && n == math.Trunc(n):
		v = max(1, n+float64(rnd.IntN(7)-3))
	default:
		v = n * factors[rnd.IntN(len(factors))]
		if g.Kind == "percent" && n <= 100 && v > 100 {
			v = n / 2
		}
	}
	return s[:run[0]] + claimset.LikeDigits(v, digits) + s[run[1]:]
}

// otherWord replaces a number in words.
func otherWord(s string, rnd *rand.Rand) string {
	if claimset.ReplaceWord(s, 1) == "" {
		return ""
	}
	return claimset.ReplaceWord(s, 1+rnd.IntN(6))
}
