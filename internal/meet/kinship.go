package meet

import (
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The evidence that two records speak of one thing.
const (
	kBias = iota
	kNear
	kNearLess
	kWords
	kWordsLess
	kNames
	kNamesForeign
	kNamesNone
	kFamilies
	kFamiliesNone
	kNeighbours
	kAbove
	kHeadSame
	kHeadKin
	kHeadOther
	kUnitOther
	kPerOther
	kTimeSame
	kTimeOther
	kNearMiss
	kSlip
	kFar
	kVeryFar
	kAgree
	kAgreeFine
	kMood
	kDate
	kRange
	kParallel
	kAnchor
	kShared
	kStrangers
	kRare
	kOnce
	kOnceFar
	kRelated
	kUntold
	kUntoldRelated
	kAlien
	kAlienNames
	kBest
	kMargin
	kinds
)

var kinNames = [kinds]string{
	"pair-bias", "pair-near", "pair-near-less", "pair-words", "pair-words-less", "pair-names", "pair-names-foreign", "pair-names-none",
	"pair-families", "pair-families-none", "pair-neighbours", "pair-above", "pair-head-same", "pair-head-kin", "pair-head-other", "pair-unit-other",
	"pair-per-other", "pair-time-same", "pair-time-other", "pair-near-miss", "pair-slip", "pair-far", "pair-very-far", "pair-agrees", "pair-agrees-fine",
	"pair-mood", "pair-date", "pair-range", "pair-parallel", "pair-anchor", "pair-shared-name", "pair-strangers", "pair-rare", "pair-once", "pair-once-far", "pair-related", "pair-untold", "pair-untold-related", "pair-alien", "pair-alien-names", "pair-best", "pair-margin",
}

// kinship is the evidence that two records are about one thing; the last two
// depend on what else they could be paired with.
type kinship [kinds]float32

// kinFirst is the number of kinds of evidence that look at the pair alone.
const kinFirst = kBest

// compareRecords fills the evidence that a and b are about one thing.
func (m *meeting) compareRecords(a, b *lint.Record, k *kinship) quant.Comparison {
	*k = kinship{kBias: 1}
	more, less := cover(a, b), cover(b, a)
	k[kNear], k[kNearLess] = max(more, less), min(more, less)
	more, less = matter(a, b), matter(b, a)
	k[kWords], k[kWordsLess] = max(more, less), min(more, less)
	c := m.compareValues(a, b, k)
	compareUnits(a, b, k)
	compareNames(a, b, k)
	if k[kRelated] = related(a, b); k[kRelated] > 0.5 {
		k[kStrangers] = 0
	}
	if m.close() && k[kStrangers] > 0 && (k[kNear] >= closeNear || m.brief && m.story >= wholeStory) && (openSubject(a) != openSubject(b) || openSubject(a) && (len(a.Names) == 0 || len(b.Names) == 0)) {
		// "The film" is the one that the other text names.
		k[kStrangers], k[kNamesForeign] = 0, 0
	}
	if len(a.Families) > 0 && len(b.Families) > 0 {
		f := overlap(a.Families, b.Families)
		g := overlap(b.Families, a.Families)
		k[kFamilies] = max(f, g)
		if k[kFamilies] == 0 {
			k[kFamiliesNone] = 1
		}
	}
	if a.Left != "" && a.Left == b.Left {
		k[kNeighbours] += 0.5
	}
	if a.Right != "" && a.Right == b.Right {
		k[kNeighbours] += 0.5
	}
	k[kAbove] = max(overlap(a.Above, b.Above), overlap(b.Above, a.Above))
	if a.Value.Kind != quant.KindDate && !a.Time.IsZero() && !b.Time.IsZero() {
		if compare.Overlaps(a.Time, b.Time) {
			k[kTimeSame] = 1
		} else if !m.close() || !sameTimes(a, b) {
			k[kTimeOther] = 1
		}
	}
	m.weighValues(a, b, k, c)
	if a.Trust < bind.RecordTrust || b.Trust < bind.RecordTrust {
		k[kAnchor] = 1
	}
	k[kRare] = rare(a, b)
	if a.Value.Kind == quant.KindDate && once(a, b) {
		k[kOnce] = 1
		k[kOnceFar] = k[kFar] + k[kVeryFar]
	}
	if c.Conflicts() && !told(a, b) && !told(b, a) {
		k[kUntold] = 1
		k[kUntoldRelated] = k[kRelated]
	}
	k[kAlien], k[kAlienNames] = m.alien(a, b)
	if a.Mood != b.Mood {
		k[kMood] = 1
	}
	if a.Value.Kind == quant.KindDate {
		k[kDate] = 1
	}
	if a.Value.Range != b.Value.Range {
		k[kRange] = 1
	}
	return c
}

// compareValues holds the values of two records against each other, the more strictly
// the more their sentences have in common; k has the words that they share.
func (m *meeting) compareValues(a, b *lint.Record, k *kinship) quant.Comparison {
	if markOfOther(a, b) {
		return quant.Comparison{}
	}
	c := compareWritten(a.Value, b.Value)
	if m.close() {
		c = strictBounds(limited(a), limited(b), c)
		c = strictDates(a.Value, b.Value, c)
		if c.Cause == quant.ScaleSlip && (scaleLeftOut(a, b) || scaleLeftOut(b, a)) {
			c = quant.Comparison{Relation: quant.Same}
		}
		if began(a, b) {
			c = compareDates(compare.Unhedged(a.Value), compare.Unhedged(b.Value))
		}
		if x, y, ok := endOfRange(a, b); ok {
			c = compareDates(x, y)
		} else if y, x, ok := endOfRange(b, a); ok {
			c = compareDates(x, y)
		}
	}
	if m.close() && k[kNearLess] >= inPlace && !compare.Bounded(a.Value) {
		c = strictly(a.Value, b.Value, c)
	}
	if k[kNearLess] >= parallelNear && k[kWordsLess] >= parallelWords {
		k[kParallel] = 1
		if !compare.Bounded(a.Value) { // who knows of more than 1.2 million may write "over a million"
			c = strictly(a.Value, b.Value, c)
		}
	}
	return c
}

// weighValues tells what the comparison of two values says for and against their
// being of one thing; k has all else.
func (m *meeting) weighValues(a, b *lint.Record, k *kinship, c quant.Comparison) {
	switch {
	case c.Agrees() && !idle(a.Value, b.Value, c):
		k[kAgree] = 1
		k[kAgreeFine] = min(compare.Fineness(a.Value), compare.Fineness(b.Value))
	case c.Agrees() || c.Conflicts():
		d := compare.Apart(&a.Value, &b.Value)
		if k[kHeadOther] == 0 && (isNone(a.Value) || isNone(b.Value)) {
			d = 0 // "no films" denies any number of them
		}
		if c.Conflicts() && (compare.Bounded(a.Value) || compare.Bounded(b.Value)) && k[kHeadOther] == 0 {
			d = max(0, d-1) // how far off a bound is tells little
		}
		switch {
		case c.Relation == quant.NearMiss && c.Cause != quant.SmallDifference && (k[kStrangers] > 0 && k[kWords] < strangerWords || k[kNear] < slipNear && byChance(c.Cause, a.Value.Lo)):
			// Among strangers values that look alike do so by chance.
		case c.Relation == quant.NearMiss && c.Cause != quant.SmallDifference:
			k[kNearMiss] = 1
			switch c.Cause {
			case quant.ScaleSlip, quant.CurrencySlip, quant.UnitSlip, quant.DigitsSwapped, quant.DecimalPoint:
				k[kSlip] = 1
			}
		case m.close() && a.Value.Kind == quant.KindDate && k[kStrangers] == 0 && (once(a, b) || k[kFamilies] >= 0.5):
			// It happens once: any other time is a wrong one.
		case d > 1.2:
			k[kVeryFar] = 1
		case d > 0.4:
			k[kFar] = 1
		}
	}
}

// byChance reports whether a number has so few figures that one which looks like it
// with such a slip is soon found: a ticket of 25 euros, a prize of 25,000.
func byChance(slip quant.Cause, n quant.Number) bool {
	switch slip {
	case quant.UnitSlip:
		return true
	case quant.ScaleSlip:
		return compare.Significant(n) < longNumber
	}
	return compare.Significant(n) < 2
}

// endsIn reports whether a range of some years ends at a time: what there had been when it ended is
// what there was of it.
func endsIn(v *quant.Value, at quant.Date) bool {
	return v.Range && v.Date.Known() && v.DateHi.Known() && !v.DateHi.Open && v.DateHi.Year > v.Date.Year+1 && compare.Overlaps(v.DateHi, at)
}

// sameTimes reports whether the sentence of one record gives the time of the
// other: "for the third quarter, up from the second" may be tied either way.
func sameTimes(a, b *lint.Record) bool {
	for _, pair := range [2][2]*lint.Record{{a, b}, {b, a}} {
		for i := range pair[0].Beside {
			if v := &pair[0].Beside[i]; v.Kind == quant.KindDate && (!v.Range && compare.Overlaps(v.Date, pair[1].Time) || endsIn(v, pair[1].Time)) {
				return true
			}
		}
	}
	return false
}

// Two sentences are parallel, one the other rewritten, where they share so
// many of their words and of the words near the value.
const (
	slipNear      = 0.6 // what a slip of the unit alone needs beside it
	strangerWords = 0.5 // what two sentences without a common name must share
	parallelNear  = 0.74
	inPlace       = 0.95 // the words near two values that are rounded alike
	parallelWords = 0.7
)

// strictly judges two values in the same place of parallel sentences, where
// rounding and loose bounds are no excuse for numbers that lie far apart.
func strictly(a, b quant.Value, c quant.Comparison) quant.Comparison {
	if !c.Agrees() || a.Kind == quant.KindDate || a.Range || b.Range || a.Hedge != b.Hedge {
		return c
	}
	x, y := compare.ToBase(&a), compare.ToBase(&b)
	if d := max(x, y) - min(x, y); d > strictShare*max(x, y) && d > 0 {
		return quant.Comparison{Relation: quant.Disjoint}
	}
	return c
}

const strictShare = 0.08

// compareWritten judges two values as two articles write them. Neither is the
// truth to the digit, so a hedge on the same round number tells nothing ("100",
// "more than 100"); two ranges are one only if both ends are.
func compareWritten(a, b quant.Value) quant.Comparison {
	if a.Kind == quant.KindDate && b.Kind == quant.KindDate {
		return compareDates(a, b)
	}
	c := compare.Values(a, b)
	switch {
	case a.Range && b.Range && a.Kind == b.Kind && (c.Agrees() || c.Relation == quant.Incomparable && a.Unit == b.Unit):
		lo := compare.Values(end(a, a.Lo), end(b, b.Lo))
		hi := compare.Values(end(a, a.Hi), end(b, b.Hi))
		if lo.Conflicts() {
			return lo
		}
		if hi.Conflicts() {
			return hi
		}
	case a.Range != b.Range && c.Conflicts():
		r, v := a, b
		if b.Range {
			r, v = b, a
		}
		// "between 4 and 5" beside "4": one end is told.
		for _, e := range [...]quant.Number{r.Lo, r.Hi} {
			if d := compare.Values(v, end(r, e)); d.Agrees() {
				return d
			}
		}
	case c.Conflicts() && c.Cause == quant.CurrencySlip && a.Lo.Cmp(b.Lo) == 0 && (a.Unit == "USD" && strings.HasSuffix(b.Unit, "D") || b.Unit == "USD" && strings.HasSuffix(a.Unit, "D")):
		return quant.Comparison{Relation: quant.Same} // "$" is what every country with a dollar writes
	case c.Conflicts() && c.Cause == quant.PercentPoints:
		return quant.Comparison{Relation: quant.RoundsTo} // which of the two is meant is another rule's matter
	case c.Conflicts() && (a.Unit == b.Unit || a.Kind == quant.KindCount) && a.Lo.Cmp(b.Lo) == 0 &&
		(a.Kind == quant.KindDuration || compare.RoundNumber(a.Lo) || compare.Loose(a.Hedge) || compare.Loose(b.Hedge)):
		return quant.Comparison{Relation: quant.RoundsTo}
	}
	return c
}

// isNone reports whether a value is the number of nothing.
func isNone(v quant.Value) bool {
	return v.Kind == quant.KindCount && !v.Range && v.Lo.Cmp(quant.FromInt(0)) == 0
}

// idle reports whether two values agree only because a bound holds from afar:
// "more than 475" of 649,325. Such agreement tells nothing.
func idle(a, b quant.Value, c quant.Comparison) bool {
	return c.Relation == quant.BoundHolds && a.Kind != quant.KindDate && compare.Apart(&a, &b) > idleApart
}

// idleApart is in powers of ten.
const idleApart = 0.25

// compareDates judges two dates of which one may be bounded ("before 2014").
func compareDates(a, b quant.Value) quant.Comparison {
	if a.Hedge == b.Hedge && (a.Hedge == quant.NoMore || a.Hedge == quant.NoLess) {
		a.Hedge, b.Hedge = quant.NoHedge, quant.NoHedge // until when, both say
	}
	switch {
	case a.Date.TimeOnly || b.Date.TimeOnly:
		switch {
		case a.Date.TimeOnly != b.Date.TimeOnly || a.Range || b.Range:
			return quant.Comparison{}
		case a.Date.Hour == b.Date.Hour && a.Date.Minute == b.Date.Minute:
			return quant.Comparison{Relation: quant.Same}
		}
		return quant.Comparison{Relation: quant.Disjoint}
	case (a.Date.NoYear || b.Date.NoYear) && !a.Range && !b.Range && a.Date.Month > 0 && b.Date.Month > 0 && (compare.Bounded(a) || compare.Bounded(b)):
		a.Date, b.Date = compare.OneYear(a.Date, b.Date)
		return compareDates(a, b)
	case (a.Date.NoYear || b.Date.NoYear) && !a.Range && !b.Range && a.Date.Month > 0 && b.Date.Month > 0:
		if a.Date.Month == b.Date.Month && (a.Date.Day == b.Date.Day || a.Date.Day == 0 || b.Date.Day == 0) {
			return quant.Comparison{Relation: quant.Contains}
		}
		return quant.Comparison{Relation: quant.Disjoint}
	case (a.Date.NoYear || b.Date.NoYear) && !a.Range && !b.Range && a.Date.Part > 0 && b.Date.Part > 0 && a.Date.Month == 0 && b.Date.Month == 0:
		switch {
		case a.Date.Part == b.Date.Part:
			return quant.Comparison{Relation: quant.Contains}
		case (a.Date.Part-1)/4 == (b.Date.Part-1)/4: // two quarters, two seasons
			return quant.Comparison{Relation: quant.Disjoint}
		}
		return quant.Comparison{}
	case !compare.Bounded(a) && !compare.Bounded(b), a.Range, b.Range, !a.Date.Known(), !b.Date.Known():
		return quant.Compare(a, b)
	case compare.Bounded(a) && compare.Bounded(b), a.Date == b.Date:
		return quant.Comparison{Relation: quant.BoundHolds}
	case compare.Bounded(b):
		a, b = b, a
	}
	holds := b.Date.First() < a.Date.Last()
	if a.Hedge == quant.MoreThan {
		holds = b.Date.Last() > a.Date.First()
	}
	if holds {
		return quant.Comparison{Relation: quant.BoundHolds}
	}
	return quant.Comparison{Relation: quant.Disjoint}
}

// end is one end of a range as a value of its own.
func end(v quant.Value, n quant.Number) quant.Value {
	v.Range, v.Lo, v.Hi, v.Hedge = false, n, n, quant.NoHedge
	return v
}
