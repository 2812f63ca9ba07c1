package meet

import (
	_ "embed"
	"sync"

	"github.com/factlint/factlint/internal/weight"
)

// The evidence that two claims are of one thing where each was held against the other as a
// fact.
const (
	mBias = iota
	mLess
	mMore
	mBest
	mOneBest
	mOpen
	mOneWay
	mTold
	mBothTold
	mOutvoted
	mSlip
	mStrange
	mDiffer
	mAgree
	mNear
	mWords
	mNeighbours
	mCommon
	mFar
	mVeryFar
	mTimeSame
	mTimeOther
	mRange
	mApart
	mMood
	mDates
	mMoney
	mPercents
	mMeasures
	mDurations
	mOrdinals
	mRivals
	mutuals
)

var mutualNames = [mutuals]string{
	"mutual-bias", "mutual-less", "mutual-more", "mutual-best", "mutual-one-best", "mutual-open", "mutual-one-way", "mutual-told", "mutual-both-told", "mutual-outvoted",
	"mutual-slip", "mutual-strange", "mutual-differ", "mutual-agree", "mutual-near", "mutual-words", "mutual-neighbours", "mutual-common", "mutual-far",
	"mutual-very-far", "mutual-time-same", "mutual-time-other", "mutual-range", "mutual-apart", "mutual-mood", "mutual-dates", "mutual-money",
	"mutual-percents", "mutual-measures", "mutual-durations", "mutual-ordinals", "mutual-rivals",
}

// mutual is that evidence.
type mutual [mutuals]float32

// set gives evidence its weight where it is there.
func (e *mutual) set(f int, is bool) {
	if is {
		e[f] = 1
	}
}

// odds are the log-odds that the two claims are of one thing.
func (e *mutual) odds(w *MutualWeights) float64 {
	var sum float64
	for f := range e {
		sum += float64(w[f] * e[f])
	}
	return sum
}

// MutualWeights are what it weighs.
type MutualWeights [mutuals]float32

// MutualKinds is the number of kinds of evidence in them.
const MutualKinds = mutuals

var fittedMutual = sync.OnceValue(func() *MutualWeights {
	w := ParseMutualWeights(mutualWeightsFile)
	return &w
})

//go:embed mutual.tsv
var mutualWeightsFile string

// ParseMutualWeights reads a file of them: evidence and weight, tab separated. Rows that are
// not understood are left out.
func ParseMutualWeights(s string) MutualWeights {
	var w MutualWeights
	weight.Read(s, mutualNames[:], w[:])
	return w
}

// FormatMutualWeights writes such a file.
func FormatMutualWeights(w MutualWeights) string {
	return weight.Format("# What each kind of evidence weighs that two claims are of one thing, each of which was held against the other as a fact. Made by `go run ./internal/claimset/fit`; do not edit.\n# evidence\tweight\n", mutualNames[:], w[:])
}
