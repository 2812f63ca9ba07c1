package main

import (
	"fmt"
	"math"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/lint"
)

// judge decides every mention of the topic under w.
func (t *topic) judge(w bind.Weights, sum *tally) (bad []string, outcomes []outcome) {
	for i, p := range t.passes {
		looked := t.look(i, w, sum)
		for m := range p.Mentions {
			g := t.gold[i][m]
			if miss := t.rank(p, m, g, looked, sum); miss != "" {
				bad = append(bad, miss)
			}
			d := decide(looked.best[m])
			want, wantID, why := claimset.None, "", "no gold here"
			if g != nil {
				want, wantID, why = g.Verdict, g.FactID(), g.Why
			}
			right, alarm := sum.count(d, want, wantID)
			if d.verdict == claimset.Contradict {
				outcomes = append(outcomes, outcome{d.score, right})
			}
			if right {
				continue
			}
			miss := fmt.Sprintf("%s %s %q: is %s %s (%.2f), gold %s %s: %s", t.name, p.Doc.Path, p.Text(p.Mentions[m].Span), d.verdict, d.fact, d.score, want, wantID, why)
			if alarm {
				miss = "ALARM " + miss
			}
			bad = append(bad, miss)
		}
	}
	return bad, outcomes
}

// looks are what the evidence says of each mention of an article.
type looks struct {
	// best is the fact that each mention is bound to, context the one that the
	// context alone puts first, and options how many were thought of.
	best, context map[int]bind.Example
	options       map[int]int
}

// look weighs all pairs of an article.
func (t *topic) look(i int, w bind.Weights, sum *tally) looks {
	l := looks{best: map[int]bind.Example{}, context: map[int]bind.Example{}, options: map[int]int{}}
	for _, e := range t.index.Examples(t.passes[i], w, 2) {
		l.options[e.Mention]++
		if b, ok := l.context[e.Mention]; !ok || e.Context > b.Context {
			l.context[e.Mention] = e
		}
		k, y := 0, -1.0
		if !e.Agrees {
			k = 1
		}
		if g := t.gold[i][e.Mention]; g != nil && g.FactID() == e.Fact.ID && g.Verdict != claimset.None {
			y = 1
		}
		sum.loss[k] += math.Log1p(math.Exp(-y * e.Score))
		sum.pairs[k]++
		if b, ok := l.best[e.Mention]; !ok || e.Score > b.Score {
			l.best[e.Mention] = e
		}
	}
	return l
}

// rank counts whether the context alone puts the right fact first, and tells of a
// mention of which it does not.
func (t *topic) rank(p *lint.Pass, m int, g *claimset.Record, l looks, sum *tally) (miss string) {
	if l.options[m] <= 1 || g == nil || g.Verdict == claimset.None {
		return ""
	}
	sum.rankable++
	first := l.context[m]
	if first.Fact.ID == g.FactID() {
		sum.ranked++
		return ""
	}
	return fmt.Sprintf("RANK %s %s %q: context says %s, gold %s (%s) in %q", t.name, p.Doc.Path, p.Text(p.Mentions[m].Span), first.Fact.ID, g.FactID(), g.Why, p.Text(p.Sentences[p.Mentions[m].Sentence].Span))
}

// decision is what is said of a mention.
type decision struct {
	verdict claimset.Verdict
	fact    string // its id, "" for none
	score   float64
}

// decide says of the best pair of a mention, the zero one for none, whether it
// agrees with its fact or contradicts it.
func decide(e bind.Example) decision {
	support, _, _ := bind.Thresholds()
	d := decision{verdict: claimset.None, score: e.Score}
	switch {
	case e.Fact == nil:
	case e.Conflicts && e.Score >= e.Sure && !e.Open:
		d.verdict, d.fact = claimset.Contradict, e.Fact.ID
	case e.Agrees && e.Score >= support:
		d.verdict, d.fact = claimset.Agree, e.Fact.ID
	}
	return d
}

// count counts a decision beside what is wanted. Agreement with a wrong fact, or
// where none is wanted, passes for right: it alarms nobody.
func (t *tally) count(d decision, want claimset.Verdict, wantID string) (right, alarm bool) {
	same := d.fact == wantID
	switch want {
	case claimset.Contradict:
		t.gold++
	case claimset.Agree:
		t.ga++
	}
	switch {
	case d.verdict == claimset.Contradict && want == claimset.Contradict && same:
		t.hit++
		return true, false
	case d.verdict == claimset.Contradict && want == claimset.Contradict:
		t.wrongFact++
		return false, false
	case d.verdict == claimset.Contradict:
		t.alarm++
		return false, true
	case d.verdict == claimset.Agree && want == claimset.Agree && same:
		t.agree++
	case d.verdict == claimset.Agree && want == claimset.Agree:
		t.agreeWrong++
	case d.verdict == claimset.Agree && want == claimset.None:
		t.agreeNone++
	default:
		return want == claimset.None, false
	}
	return true, false
}
