package claimset

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// A Prediction is what a program says of one stretch of an article: an object of `factlint claims --format jsonl`, of which
// only these fields count. Other programs can be scored if they print them too.
type Prediction struct {
	Path    string  `json:"path"`
	Start   int     `json:"start"` // byte offsets in the file, half-open
	End     int     `json:"end"`
	Kind    string  `json:"kind"`
	Fact    *string `json:"fact"`
	Verdict string  `json:"verdict"` // "contradicted" and "supported" count; any other is silence
	Parts   []Part  `json:"parts"`   // the ends of a range
}

// A Part is one end of a range.
type Part struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Tally counts how predictions compare with gold. Tallies of topics can be added up.
type Tally struct {
	Words int // of the articles
	Gold  int // values marked
	Found int // of them, those that a prediction overlaps
	Extra int // predictions where no value is marked; ordinals are not marked, so they do not count

	GoldContradict int
	Hit            int // contradictions flagged against the right fact
	WrongFact      int // contradictions flagged against another fact
	Alarm          int // flagged, but no contradiction

	GoldAgree  int
	AgreeFound int // agreements bound to the right fact
	AgreeWrong int // supported by a fact that the value does not speak of

	Causes []CauseTally // of the contradictions, sorted by name
}

// A CauseTally counts the contradictions of one cause.
type CauseTally struct {
	Name      string // the first word of the gold's reason: "digits", "swap", "bound-wrong"
	Gold, Hit int
}

// Cause is the cause of a contradiction, as the gold's reason begins with it.
func (r Record) Cause() string {
	name := r.Why
	if at := strings.IndexAny(name, " ,:;["); at >= 0 {
		name = name[:at]
	}
	return name
}

// count adds contradictions of one cause.
func (t *Tally) count(name string, gold, hit int) {
	i, found := slices.BinarySearchFunc(t.Causes, name, func(c CauseTally, name string) int { return strings.Compare(c.Name, name) })
	if !found {
		t.Causes = slices.Insert(t.Causes, i, CauseTally{Name: name})
	}
	t.Causes[i].Gold += gold
	t.Causes[i].Hit += hit
}

// A Miss is a value on which the program is wrong.
type Miss struct {
	File, Text, Problem string
	Why                 string // the gold's reason, "" where nothing is marked
}

// A PRF is precision, recall and their harmonic mean, from 0 to 1.
type PRF struct{ Precision, Recall, F1 float64 }

// Add adds the counts of b to t.
func (t *Tally) Add(b Tally) {
	t.Words += b.Words
	t.Gold += b.Gold
	t.Found += b.Found
	t.Extra += b.Extra
	t.GoldContradict += b.GoldContradict
	t.Hit += b.Hit
	t.WrongFact += b.WrongFact
	t.Alarm += b.Alarm
	t.GoldAgree += b.GoldAgree
	t.AgreeFound += b.AgreeFound
	t.AgreeWrong += b.AgreeWrong
	for _, c := range b.Causes {
		t.count(c.Name, c.Gold, c.Hit)
	}
}

// Mentions says how well values are found at all.
func (t Tally) Mentions() PRF { return prf(t.Found, t.Found+t.Extra, t.Gold) }

// Contradictions says how well contradictions are found, each against its own fact.
func (t Tally) Contradictions() PRF { return prf(t.Hit, t.Hit+t.WrongFact+t.Alarm, t.GoldContradict) }

// Agreements says how well agreeing values are bound to their fact.
func (t Tally) Agreements() PRF { return prf(t.AgreeFound, t.AgreeFound+t.AgreeWrong, t.GoldAgree) }

// AlarmsPer1000 is the number of false alarms in 1,000 words.
func (t Tally) AlarmsPer1000() float64 {
	if t.Words == 0 {
		return 0
	}
	return 1000 * float64(t.Alarm) / float64(t.Words)
}

func prf(hits, said, gold int) PRF {
	var r PRF
	if said > 0 {
		r.Precision = float64(hits) / float64(said)
	}
	if gold > 0 {
		r.Recall = float64(hits) / float64(gold)
	}
	if s := r.Precision + r.Recall; s > 0 {
		r.F1 = 2 * r.Precision * r.Recall / s
	}
	return r
}

// Score compares predictions with the topic's gold. The predictions' paths are those of the articles within the topic.
func (t Topic) Score(predictions []Prediction) (Tally, []Miss) {
	tally := Tally{Words: t.Words(), Gold: len(t.Gold)}
	var misses []Miss
	for _, a := range t.Articles {
		var gold []Record
		for _, g := range t.Gold {
			if g.File == a.Path {
				gold = append(gold, g)
			}
		}
		var said []Prediction
		for _, p := range predictions {
			if p.Path == a.Path {
				said = append(said, splitRange(p, gold)...)
			}
		}
		misses = append(misses, scoreArticle(&tally, a, gold, said)...)
	}
	return tally, misses
}

// splitRange makes a prediction of each end of a range whose ends the gold marks apart: "built between 2011 and 2019" may
// state two facts.
func splitRange(p Prediction, gold []Record) []Prediction {
	touched := 0
	for _, g := range gold {
		if overlap(p, g) > 0 {
			touched++
		}
	}
	if touched < 2 || len(p.Parts) < 2 {
		return []Prediction{p}
	}
	var ends []Prediction
	for _, part := range p.Parts {
		end := p
		end.Start, end.End, end.Parts = part.Start, part.End, nil
		ends = append(ends, end)
	}
	return ends
}

func scoreArticle(tally *Tally, a Article, gold []Record, said []Prediction) []Miss {
	var misses []Miss
	miss := func(text, why, format string, args ...any) {
		misses = append(misses, Miss{File: a.Path, Text: text, Why: why, Problem: fmt.Sprintf(format, args...)})
	}
	of := match(gold, said) // for each gold value the index of its prediction, or -1
	for i, g := range gold {
		switch g.Verdict {
		case Contradict:
			tally.GoldContradict++
			tally.count(g.Cause(), 1, 0)
		case Agree:
			tally.GoldAgree++
		}
		if of[i] < 0 {
			if g.Verdict != None {
				miss(g.Text, g.Why, "not found; it speaks of %s (%s)", g.FactID(), g.Verdict)
			}
			continue
		}
		tally.Found++
		p := said[of[i]]
		bound := ""
		if p.Fact != nil {
			bound = *p.Fact
		}
		flagged, supported := p.Verdict == "contradicted", p.Verdict == "supported"
		switch {
		case flagged && g.Verdict != Contradict:
			tally.Alarm++
			miss(g.Text, g.Why, "false alarm on %s; it speaks of %s (%s)", bound, orNothing(g.FactID()), g.Verdict)
		case flagged && bound == g.FactID():
			tally.Hit++
			tally.count(g.Cause(), 0, 1)
		case flagged:
			tally.WrongFact++
			miss(g.Text, g.Why, "flagged against %s; it contradicts %s", bound, g.FactID())
		case g.Verdict == Contradict:
			miss(g.Text, g.Why, "not flagged (%s, %s); it contradicts %s", p.Verdict, orNothing(bound), g.FactID())
		}
		switch {
		case supported && g.Verdict == Agree && bound == g.FactID():
			tally.AgreeFound++
		case supported && g.Verdict != Contradict:
			tally.AgreeWrong++
			miss(g.Text, g.Why, "supported by %s; it speaks of %s", bound, orNothing(g.FactID()))
		case g.Verdict == Agree && !flagged:
			miss(g.Text, g.Why, "not supported (%s); it agrees with %s", p.Verdict, g.FactID())
		}
	}
	for j, p := range said {
		if slices.Contains(of, j) || p.Kind == "ordinal" {
			continue
		}
		tally.Extra++
		if p.Verdict == "contradicted" {
			tally.Alarm++
			miss(textAt(a, p), "", "false alarm: nothing is marked here")
		}
	}
	return misses
}

func orNothing(id string) string {
	if id == "" {
		return "no fact"
	}
	return id
}

func textAt(a Article, p Prediction) string {
	if p.Start < 0 || p.End > len(a.Text) || p.Start >= p.End {
		return fmt.Sprintf("%d:%d", p.Start, p.End)
	}
	return string(a.Text[p.Start:p.End])
}

func overlap(p Prediction, g Record) int { return min(p.End, g.End) - max(p.Start, g.Start) }

// match pairs each gold value with at most one prediction that it overlaps: the longest overlap first, then the nearest ends.
func match(gold []Record, said []Prediction) []int {
	type pair struct{ gold, said, overlap, off int }
	var pairs []pair
	for i, g := range gold {
		for j, p := range said {
			if n := overlap(p, g); n > 0 {
				pairs = append(pairs, pair{i, j, n, abs(p.Start-g.Start) + abs(p.End-g.End)})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool {
		if pairs[a].overlap != pairs[b].overlap {
			return pairs[a].overlap > pairs[b].overlap
		}
		return pairs[a].off < pairs[b].off
	})
	of := make([]int, len(gold))
	for i := range of {
		of[i] = -1
	}
	taken := make([]bool, len(said))
	for _, p := range pairs {
		if of[p.gold] < 0 && !taken[p.said] {
			of[p.gold], taken[p.said] = p.said, true
		}
	}
	return of
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
