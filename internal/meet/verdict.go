package meet

import (
	"math"
	"slices"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/internal/weight"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The verdict on two records: whether they speak of one thing, and what bars it.

// told reports whether b's article states a's value somewhere else.
func told(a, b *lint.Record) bool {
	for i := range b.Others {
		if sameWritten(&a.Value, &b.Others[i]) && !coarser(&b.Others[i], &a.Value) && !otherThings(&a.Value, &b.Others[i]) {
			return true
		}
	}
	for i := range b.Beside { // "35 euros, or 20 for students"
		if v := &b.Beside[i]; bareCount(v) && (a.Value.Kind == quant.KindMoney || a.Value.Kind == quant.KindDuration) && !v.Range && v.Lo.Cmp(a.Value.Lo) == 0 {
			return true
		}
	}
	return false
}

// sameSentence reports whether two records stand in one sentence: what one
// sentence tells apart is not one thing.
func sameSentence(a, b *lint.Record) bool {
	return slices.Equal(a.Words, b.Words)
}

// sequence reports whether two values of one article are steps of a story:
// said for two times, or one of them for a time and the other for none.
func sequence(a, b *lint.Record) bool {
	return a.Time != b.Time || a.Value.Kind == quant.KindDate && a.Event != b.Event
}

// firstShared reports whether two records are filed together under the first
// key that both have.
func firstShared(a, b *lint.Record) bool {
	if len(a.Keys) == 0 || len(b.Keys) == 0 {
		return a.Key == b.Key
	}
	if a.Key != b.Key {
		return false
	}
	for _, k := range a.Keys {
		for _, l := range b.Keys {
			if k == l {
				return k == a.Key
			}
		}
	}
	return false
}

// verdictOf turns the evidence into a verdict.
func (m *meeting) verdictOf(a, b *lint.Record, k *kinship, c quant.Comparison) lint.RecordVerdict {
	var odds float64
	for f := range k {
		odds += float64(m.w.Second[f] * k[f])
	}
	if k[kParallel] > 0 && k[kBest] > 0 && k[kNeighbours] > 0 {
		odds = max(odds, parallelOdds) // one sentence, rewritten
	}
	slipped := slipOfOne(a, b, k, c)
	if !slipped {
		odds -= m.prior
		if !m.close() && k[kUntold] > 0 && k[kWords] >= strangerWords {
			// Two sentences that share a figure and their words meet by no chance.
			odds += min(m.prior, likewise*shared(a.Beside, b.Beside))
		}
	}
	if m.close() {
		odds += m.corroborated(a, b, k)
		if otherEvents(a, b) {
			odds -= otherwise
		}
	}
	if m.run <= versions && k[kParallel] == 0 && k[kNearMiss] == 0 && k[kRelated] == 0 && recurs(a, b) {
		odds -= mayRecur
	}
	if m.otherSubject(a, b) {
		odds -= unspokenOf
	}
	v := lint.RecordVerdict{Same: weight.Sigmoid(odds), Comparison: c}
	if slipped {
		odds += slipSpeaks
		v.Same = weight.Sigmoid(odds)
	} else if m.barred(a, b, k) != "" {
		return v
	}
	least := m.leastOdds(a, k)
	if !c.Conflicts() || odds < least+pairQuery-pairConflict || k[kTimeOther] > 0 || grows(a, b) && !slipped || m.close() && grownBetween(a, b) || outgrown(a, b) || outgrown(b, a) || addsUp(a, b) || addsUp(b, a) || remains(a, b) || k[kNearLess] < exchangeNear && theRest(a, b) {
		return v
	}
	v.Trust = weight.Sigmoid(odds + math.Log(newsConflictRate/draftRate))
	v.Severity = lint.Asked
	switch {
	case odds < least:
	case !c.OneDay || k[kParallel] > 0:
		v.Severity = lint.Error
	case m.few && k[kUntold] > 0 && k[kOnce] > 0 && a.Value.Date.Precision == quant.Day && b.Value.Date.Precision == quant.Day:
		v.Severity = lint.Warning // a claim has the day from the text, and not from another zone
	}
	v.Why = "both speak of " + subjectOf(a, b) + ", and the values cannot both be true"
	return v
}

// slipOfOne reports whether a value is a slip away from the other, has so many
// digits that they are the same by no chance, and stands, like it, nowhere in the other
// article, where the two articles give other figures in common: 5,850 and 58,500
// square metres of museums, 41.2 and 42.1 million.
func slipOfOne(a, b *lint.Record, k *kinship, c quant.Comparison) bool {
	if c.Relation != quant.NearMiss || k[kUntold] == 0 || k[kUnitOther]+k[kHeadOther]+k[kTimeOther]+k[kPerOther] > 0 || k[kRelated] < leastRelated || a.Mood != b.Mood || a.Value.Range || b.Value.Range {
		return false
	}
	switch c.Cause {
	case quant.DigitsSwapped, quant.ScaleSlip, quant.DecimalPoint:
	default:
		return false
	}
	return a.Value.Kind != quant.KindDate && min(compare.Significant(a.Value.Lo), compare.Significant(b.Value.Lo)) >= longNumber
}

// leastRelated is how much two articles must share of their figures for a slip of
// the pen to be looked for between them, slipSpeaks what it adds to the odds that
// two values are of one thing.
const (
	leastRelated = 0.6
	slipSpeaks   = 1.5
)

// leastOdds are the odds from which two records are reported: of two days that
// neither text gives elsewhere, in a story that both tell and in like words, fewer.
func (m *meeting) leastOdds(a *lint.Record, k *kinship) float64 {
	if a.Value.Kind == quant.KindDate && m.close() && k[kUntold] > 0 && k[kNear] >= closeNear {
		return dateConflict
	}
	return pairConflict
}

// otherwise is what another event takes from the odds that two texts on one
// story speak of one thing.
const otherwise = 0.3

// mayRecur is what it takes from the odds that two days are those of something
// that may have happened twice.
const mayRecur = 1.8

// unspokenOf is what it takes from the odds that a claim is about something of
// which the other text does not speak.
const unspokenOf = 1.5

// barred says why two records are not held against each other whatever speaks
// for them, "" where nothing bars them.
func (m *meeting) barred(a, b *lint.Record, k *kinship) string {
	if why := m.setApart(a, b, k); why != "" {
		return why
	}
	parallel, close := k[kParallel] > 0, m.close()
	switch {
	case (a.Mood == lint.Hypothetical || b.Mood == lint.Hypothetical) && a.Mood != b.Mood && (!close || k[kUntold] == 0 || k[kNear] < leastNear && !m.lone):
		return "what would be"
	case m.datedApart(a, b):
		return "how things stood on two days"
	case m.yearsOfSeries(a, b, k):
		return "years of a series"
	case a.Value.Kind == quant.KindSet && b.Value.Kind != quant.KindSet || a.Value.Kind != quant.KindSet && b.Value.Kind == quant.KindSet:
		return "how often and how long"
	case (a.Value.Kind == quant.KindOrdinal || a.Value.Kind == quant.KindSet) && !parallel && !close:
		return "places in an order"
	case k[kStrangers] > 0 && m.run <= versions && k[kNear] < closeNear && k[kWords] < closeWords && !m.plainSlip(a, b, k) && !(m.onlyOnes(a, b, k) && k[kNear] >= leastNear) && !m.oneTitle(k):
		return "no common name"
	case k[kStrangers] > 0 && m.run > versions && (k[kWords] < strangerWords || k[kWordsLess] < strangerWords/2):
		return "no common name among many articles"
	case !parallel && k[kAnchor] > 0 && (a.Value.Kind == quant.KindDuration || a.Value.Kind == quant.KindCount) && !(close && ofOneAge(a, b, k)):
		return "an age, or a stage at which another value holds"
	case a.Trust < bind.RecordTrust && b.Trust < bind.RecordTrust && a.Value.Kind == quant.KindCount && shared(a.Beside, b.Beside) == 0:
		return "two stages"
	case !parallel && k[kRange] > 0 && a.Head == "" && a.Value.Kind == quant.KindCount:
		return "a range of nothing that is named"
	case !parallel && a.Value.Kind == quant.KindCount && b.Value.Kind == quant.KindCount && k[kNeighbours] == 0 && (bareOfOther(a, b) || bareOfOther(b, a)) && !(close && byOneVerb(a, b)) && !m.plainSlip(a, b, k):
		return "a number of something and a bare one"
	case !close && otherEvents(a, b) && !m.plainSlip(a, b, k):
		return "different events"
	case close && otherEvents(a, b) && k[kFamiliesNone] > 0 && k[kNeighbours] == 0 && k[kNear] <= closeNear && k[kNearMiss] == 0 && (k[kUntold] == 0 || shared(a.Beside, b.Beside) == 0) && (a.Value.Kind == quant.KindMoney || !m.onlyOnes(a, b, k)) && !ofOneScope(a, b):
		return "different events, and little in common beside the values"
	case close && !parallel && a.Value.Kind == quant.KindCount && a.Head == "" && b.Head == "" && !compare.IsMark(&a.Value) && otherEvents(a, b):
		return "bare numbers of different events"
	case close && a.Apart && b.Apart && a.From != b.From:
		return "what stood before a change and a change"
	case (close || m.long) && a.Apart != b.Apart && (!close || a.Value.Per == "" && b.Value.Per == ""):
		return "a figure and a change or an addition"
	case close && !parallel && a.Value.Kind != quant.KindDate && (a.Mood == lint.Forecast) != (b.Mood == lint.Forecast) && k[kTimeSame] == 0 && k[kNearMiss] == 0:
		return "a figure and a forecast"
	case close && otherPlace(a, b):
		return "two places in an order"
	case m.run <= versions && m.pickedApart(a, b):
		return "one of several, and another of them"
	case m.said[0] != nil && m.otherStuff(a, b, k):
		return "two kinds of stuff"
	case m.run <= versions && otherSide(a, b):
		return "one side of a thing, and another side"
	case m.long && !close && oneDated(a, b) && k[kNearMiss] == 0:
		return "a figure of some year and one of no year"
	case m.run > versions && timesUnlike(a, b):
		return "no time in common among many articles"
	case close && otherTime(a, b):
		return "two times"
	case m.run <= versions && otherBasis(a, b):
		return "a share of other numbers"
	case m.said[0] != nil && !m.long && k[kNearMiss] == 0 && (m.otherSpell(a, b, 1) || m.otherSpell(b, a, 0)):
		return "a month or a year, and a day of another one"
	case m.said[0] != nil && k[kNearMiss] == 0 && (m.ofGroup(a, m.said[0]) || m.ofGroup(b, m.said[1])):
		return "a part of the people, and all of them"
	case m.ownTime(a, b):
		return "a time of which the other text does not speak"
	case m.brief && m.otherSubject(a, b) && m.ownSubject(a, b):
		return "two subjects"
	case m.otherNames(a, b):
		return "other names"
	case close && !parallel && k[kNearMiss] == 0 && k[kNeighbours] < 1 && ofOtherNames(a, b):
		return "of two names"
	case close && toldByOther(a, b):
		return "each by its own source"
	case close && otherModel(a, b):
		return "two models"
	case close && k[kHeadOther] > 0 && (k[kNear] < closeNear || k[kNeighbours] == 0) && k[kNearMiss] == 0:
		return "different things counted"
	case close && a.Value.Kind == quant.KindDuration && a.Value.Unit != b.Value.Unit && k[kVeryFar] > 0 && k[kNeighbours] < 1:
		return "hours and years"
	case close:
		// Two texts on one story may put it in words that have nothing in common.
	case k[kNear] < leastNear && k[kWords] < leastWords && !m.plainSlip(a, b, k) && !(m.oneTitle(k) && k[kFamilies] > 0):
		return "hardly a common word"
	case k[kHeadOther] > 0 && k[kAbove] == 0 && k[kWordsLess] < strangerWords:
		return "different things counted, and no common title"
	case k[kFamiliesNone] > 0 && k[kHeadSame] == 0 && k[kWordsLess] < strangerWords && !m.plainSlip(a, b, k):
		return "different events" // "was built for $60 million", "lost $75 million"
	case a.Value.Kind == quant.KindDate && !parallel && a.Subject != b.Subject && lang.EnglishWords().Is(a.Event, "say"):
		return "two announcements"
	case k[kDate] > 0 && !parallel && k[kFamilies] == 0 && k[kWords] < strangerWords:
		return "two days without a common event"
	}
	return ""
}

// oneTitle reports whether two short texts stand under one title, so that a sentence that
// names nobody is about what that names.
func (m *meeting) oneTitle(k *kinship) bool {
	return m.run <= versions && m.few && k[kUntold] > 0 && k[kAbove] >= sameTitle
}

// sameTitle is how much of what stands above a sentence stands above the other, where the
// two are under one title.
const sameTitle = 0.5

// plainSlip reports whether two values of few articles have the same figures, three
// or more, with a slip in them, in one unit and nowhere else in either article, or two of
// the only values of their kind in the other order: they are hardly of two things by
// chance, in whatever words.
func (m *meeting) plainSlip(a, b *lint.Record, k *kinship) bool {
	if m.run > versions || k[kSlip] == 0 || k[kUntold] == 0 || a.Value.Kind == quant.KindDate || a.Value.Per != b.Value.Per {
		return false
	}
	return min(compare.Significant(a.Value.Lo), compare.Significant(b.Value.Lo)) >= longNumber || noOther(a) && noOther(b) && compare.Values(a.Value, b.Value).Cause == quant.DigitsSwapped
}

// onlyOnes reports whether each of two texts on one story, of which the one says
// little, gives one amount of the dimension alone, and these are they.
func (m *meeting) onlyOnes(a, b *lint.Record, k *kinship) bool {
	return m.close() && m.brief && k[kUntold] > 0 && a.Value.Kind != quant.KindDate && a.Value.Kind != quant.KindOrdinal && noOther(a) && noOther(b)
}

// noOther reports whether the article of r gives no other value of its dimension.
func noOther(r *lint.Record) bool {
	return !slices.ContainsFunc(r.Others, func(v quant.Value) bool { return !sameWritten(&r.Value, &v) })
}

// ofOneAge reports whether two ages are those of one person, whom the two texts
// call by one word: "a six-year-old boy", and no other age that both give.
func ofOneAge(a, b *lint.Record, k *kinship) bool {
	return a.Value.Kind == quant.KindDuration && a.Trust < bind.RecordTrust && b.Trust < bind.RecordTrust && k[kUntold] > 0 && (a.Right != "" && a.Right == b.Right || nameNear(a, b) && k[kNear] > leastNear)
}

// nameNear reports whether one name stands near both values.
func nameNear(a, b *lint.Record) bool {
	return slices.ContainsFunc(a.Near, func(w string) bool {
		return sorted.Has(a.Names, w) && sorted.Has(b.Names, w) && sorted.Has(b.Near, w)
	})
}

// bareOfOther reports whether a counts something and b gives a bare number, near
// which that does not stand: "19 reviews", "9 of 10".
func bareOfOther(a, b *lint.Record) bool {
	if a.Head == "" || b.Head != "" || sorted.Has(b.Near, a.Head) {
		return false
	}
	w := lang.EnglishWords()
	for _, f := range w.Families(a.Head) {
		if sorted.Has(b.Families, w.FamilyOf(f).Name) {
			return false
		}
	}
	return true
}

// grows reports whether two counts can be steps of a counter: the article
// that has more is the younger by its date.
func grows(a, b *lint.Record) bool {
	if a.Date.IsZero() || b.Date.IsZero() || !a.Date.Known() || !b.Date.Known() || a.Value.Kind == quant.KindDate {
		return false
	}
	if a.Date.First() == b.Date.First() {
		return false
	}
	older, younger := a, b
	if a.Date.First() > b.Date.First() {
		older, younger = b, a
	}
	return younger.Value.Kind == quant.KindCount && younger.Value.Lo.Cmp(older.Value.Lo) > 0
}

// grownBetween reports whether two counts of what only grows are told for two days, the
// later one the larger, or a bound on it that a larger one keeps: "by 15 April 3,216
// cases", "by the end of April over 5,000".
func grownBetween(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount || b.Value.Kind != quant.KindCount || a.Value.Range || b.Value.Range {
		return false
	}
	for _, x := range timesOf(a) {
		for _, y := range timesOf(b) {
			u, v := x.Date, y.Date
			if u.Month == 0 || v.Month == 0 || x.Range || y.Range {
				continue
			}
			if u.NoYear || v.NoYear {
				u, v = compare.OneYear(u, v)
			}
			if !u.Known() || !v.Known() {
				continue
			}
			later := 0
			switch {
			case u.First() > v.Last():
				later = 1
			case u.Last() < v.First():
				later = -1
			case x.Mod != y.Mod && x.Mod == quant.End:
				later = 1
			case x.Mod != y.Mod && y.Mod == quant.End:
				later = -1
			}
			if later != 0 {
				return a.Value.Lo.Cmp(b.Value.Lo)*later > 0
			}
		}
	}
	return false
}

// outgrown reports whether a says of a time before or after some day what a
// counter may well have come to by then: "after 7 March more than 23,000" where
// b has 21,460.
func outgrown(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount && a.Value.Kind != quant.KindMoney {
		return false
	}
	for i := range a.Beside {
		if d := &a.Beside[i]; d.Kind == quant.KindDate && compare.Side(d.Hedge)*a.Value.Lo.Cmp(b.Value.Lo) > 0 {
			return true
		}
	}
	return false
}

// subjectOf names what two records share.
func subjectOf(a, b *lint.Record) string {
	switch {
	case a.Head != "" && a.Head == b.Head:
		return "the number of " + lang.Plural(a.Value.Unit)
	case a.Event != "" && a.Event == b.Event && a.Subject != "":
		return "“" + a.Subject + "” and “" + a.Event + "”"
	case a.Subject != "" && a.Subject == b.Subject:
		return "“" + a.Subject + "”"
	}
	return "the same thing"
}
