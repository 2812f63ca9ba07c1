package meet

import (
	"math"
	"slices"
	"strconv"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two articles on one story, each of which serves as a list of facts for the other one: what
// the binder says of a claim where the other article's claims are the facts, both ways round.

// Mutual is what the binder says of the claims of a few articles where those of each are the
// facts of each other one. The nil Mutual says nothing. It is safe for concurrent use once
// made.
type Mutual struct {
	articles map[string]int32 // by path
	values   []int            // how many each article gives
	said     map[asFact]bound
}

// asFact is a claim of one article as a fact, and a mention of another one.
type asFact struct{ article, fact, other, mention int32 }

// bound is what the binder says of a mention and a fact.
type bound struct {
	score                         float32
	agrees, conflicts, open, best bool
}

// What articles are held against each other in this way: so many at the most, none of which
// gives more values or is longer than these. With n articles the binder reads n times n.
const (
	// MaxMutual is the length in bytes of the longest.
	MaxMutual       = 1 << 17
	maxMutualValues = 200
	// leastMutualValues is how many values an article gives at the least: what a sentence
	// or two say stands for what the other one says as a whole, and is no list.
	leastMutualValues = hardlyAny + 1
)

// NewMutual reads articles for what they say of each other. Each has a path of its own; those
// that give too many values are left out, and so is what is no English.
func NewMutual(passes []*lint.Pass) *Mutual { return newMutual(passes, nil) }

// NewMutualBy is NewMutual by weights that are being fitted.
func NewMutualBy(passes []*lint.Pass, w bind.Weights) *Mutual { return newMutual(passes, &w) }

func newMutual(passes []*lint.Pass, w *bind.Weights) *Mutual {
	m := &Mutual{articles: map[string]int32{}, said: map[asFact]bound{}}
	if len(passes) > fewArticles {
		return nil
	}
	indexes := make([]*bind.Index, len(passes))
	for i, p := range passes {
		m.values = append(m.values, len(p.Mentions))
		if len(p.Mentions) < leastMutualValues || len(p.Mentions) > maxMutualValues {
			continue
		}
		m.articles[p.Doc.Path] = int32(i)
		rd := (*bind.Index)(nil).Read(p)
		var facts []*lint.Fact
		for _, f := range claimFacts(p, rd) {
			if f != nil {
				facts = append(facts, f)
			}
		}
		rd.Close()
		indexes[i] = bind.NewIndex(&lint.Facts{Facts: facts}, nil)
	}
	for i, x := range indexes {
		for j, p := range passes {
			if i != j && x != nil && indexes[j] != nil {
				m.read(int32(i), int32(j), x, p, w)
			}
		}
	}
	return m
}

// leastBound is the score from which it is kept what the binder says of a pair.
const leastBound = -6

// read binds the mentions of article j to the claims of article i.
func (m *Mutual) read(i, j int32, x *bind.Index, p *lint.Pass, w *bind.Weights) {
	best, most := asFact{}, float32(math.Inf(-1))
	last := -1
	settle := func() {
		if first, ok := m.said[best]; ok && last >= 0 {
			first.best = true
			m.said[best] = first
		}
	}
	for _, pr := range x.Scored(p, w) {
		if pr.Mention != last {
			settle()
			best, most, last = asFact{}, float32(math.Inf(-1)), pr.Mention
		}
		fact, err := strconv.Atoi(pr.Fact.ID)
		if err != nil || pr.Score < leastBound {
			continue
		}
		at := asFact{i, int32(fact), j, int32(pr.Mention)}
		if pr.Score > most {
			best, most = at, pr.Score
		}
		m.said[at] = bound{score: pr.Score, agrees: pr.Agrees, conflicts: pr.Conflicts, open: pr.Open}
	}
	settle()
}

// of are what the binder says of the claim of b with that of a as a fact, and the other way
// round; ok says that it was asked.
func (m *Mutual) of(a, b *lint.Record) (there, back bound, ok bool) {
	none := bound{score: leastBound}
	if m == nil {
		return none, none, false
	}
	i, inA := m.articles[a.Path]
	j, inB := m.articles[b.Path]
	if !inA || !inB || i == j {
		return none, none, false
	}
	there, one := m.said[asFact{i, int32(a.Mention), j, int32(b.Mention)}]
	back, two := m.said[asFact{j, int32(b.Mention), i, int32(a.Mention)}]
	if !one {
		there = none
	}
	if !two {
		back = none
	}
	return there, back, one || two
}

// rivals is by how much two articles give more values than a draft does.
func (m *Mutual) rivals(a, b *lint.Record) float64 {
	n := float64(m.values[m.articles[a.Path]] * m.values[m.articles[b.Path]])
	return math.Log(max(1, math.Sqrt(n)/fewValues))
}

// evidence is what speaks for two records that differ being of one thing, if the binder was
// asked and finds that they do; c is their cell.
func (x *Mutual) evidence(m *meeting, a, b *lint.Record, c *cell) (mutual, bool) {
	var e mutual
	there, back, ok := x.of(a, b)
	if !ok || !there.conflicts && !back.conflicts && !(c.ok && c.c.Conflicts()) {
		return e, false
	}
	e[mBias] = 1
	e[mLess], e[mMore] = min(there.score, back.score, mostScore), min(max(there.score, back.score), mostScore)
	e.set(mBest, there.best && back.best)
	e.set(mOneBest, there.best || back.best)
	e.set(mOpen, there.open || back.open)
	e.set(mOneWay, there.score == leastBound || back.score == leastBound)
	one, two := toldAsWritten(a, b), toldAsWritten(b, a)
	e.set(mTold, one || two)
	e.set(mBothTold, one && two)
	e[mOutvoted] = float32(min(m.desk.outvoted(a, b), 2)) / 2
	comparison := c.c
	if !c.ok {
		comparison = compareWritten(a.Value, b.Value)
	}
	e[mSlip] = float32(max(0, min(slipWeight(a, b, comparison), longSlips)))
	e.set(mStrange, !c.ok)
	if c.ok {
		e.set(mDiffer, comparison.Conflicts())
		e.set(mAgree, comparison.Agrees())
		e[mNear], e[mWords], e[mNeighbours] = c.k[kNearLess], c.k[kWordsLess], c.k[kNeighbours]
		e[mFar], e[mVeryFar], e[mTimeSame], e[mTimeOther] = c.k[kFar], c.k[kVeryFar], c.k[kTimeSame], c.k[kTimeOther]
	}
	if m.tells[0] != nil {
		e[mCommon] = float32(min(m.inCommon(a, b), mostWords))
	}
	e.set(mRange, a.Value.Range != b.Value.Range)
	e.set(mApart, a.Apart != b.Apart)
	e.set(mMood, a.Mood != b.Mood)
	if f := ofKind(a.Value.Kind); f >= 0 {
		e[f] = 1
	}
	e[mRivals] = float32(x.rivals(a, b))
	return e, true
}

// toldAsWritten reports whether b's article gives a's value elsewhere, to the digit.
func toldAsWritten(a, b *lint.Record) bool {
	return slices.ContainsFunc(b.Others, func(v quant.Value) bool { return asWritten(&a.Value, &v) })
}

// mostScore is up to where the binder's score tells more the higher it is.
const mostScore = 6

// ofKind is the evidence that two values are of a kind, -1 for none.
func ofKind(k quant.Kind) int {
	switch k {
	case quant.KindDate:
		return mDates
	case quant.KindMoney:
		return mMoney
	case quant.KindPercent:
		return mPercents
	case quant.KindMeasure:
		return mMeasures
	case quant.KindDuration:
		return mDurations
	case quant.KindOrdinal:
		return mOrdinals
	}
	return -1
}
