package meet

import (
	"math"
	"slices"
	"strconv"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// meeting is two articles held against each other: what does not hang on the
// single pair of records.
type meeting struct {
	w *PairWeights
	// run is how many articles are compared in all; prior is by how much the
	// odds fall because many of them share a key.
	run   int
	prior float64
	// length is the part of prior that the number of values gives.
	length float64
	// story is how much of what the one article speaks of the other speaks of
	// too, 0 to 1.
	story float32
	// said are the words of the older and of the newer article, nil where they are
	// not looked at; claim is which of the two says less, and is taken for a claim
	// on the other.
	said  [2]map[string]bool
	times [2][]quant.Value
	// dates are those that the older and the newer article give anywhere.
	dates [2][]quant.Value
	claim int
	// kinds are the noun phrases of the older and of the newer article, if they are short.
	kinds [2][]lint.Phrase
	// brief says that it is the shorter of the two, so that what it adds is its
	// own.
	brief bool
	// even says that neither is plainly the shorter, or that each is a sentence.
	even bool
	// long says that both give many values, few that the claim gives hardly any.
	long, few bool
	// tells are the words of both articles' sentences, where both are long.
	tells [2]tellings
	// desk is what else lies beside the two.
	desk desk
	// mutual is what the binder says of the two where each is a list of facts for the
	// other one, nil where it was not asked.
	mutual *Mutual
	// lone says that each of the two gives one value of its dimension and no more.
	lone bool
}

// fewValues is how many values an article has that says little: most of what it
// gives the other one gives too. Of two long ones each gives mostly what the other
// leaves out, and a value finds something like it by chance, the oftener the more
// there are.
const (
	fewValues = 14
	// hardlyAny is how many values a sentence or two give.
	hardlyAny = 7
	// aSentence is how many words that say something a sentence has at the most.
	aSentence = 12
	lengthy   = 2.5
)

// valuesOf is how many values an article gives at the least, by the last of its
// records.
func valuesOf(records []lint.Record, of []int) int {
	n := 0
	for _, i := range of {
		n = max(n, records[i].Mention+1)
	}
	return n
}

// oneStory is from which share on two articles are taken to tell one story,
// one a summary of the other, perhaps.
const oneStory = 0.5

// wholeStory is the share from which on a short text says little that is not in
// the other one, so that "the company" is the one of the other text.
const wholeStory = 0.75

// meet is the meeting of the records old and new of a group with so many
// articles, in a run over so many.
func meet(records []lint.Record, old, new []int, among, run int) *meeting {
	m := &meeting{w: fittedPairs(), run: run, prior: math.Log(float64(among) / 2)}
	if run <= versions {
		m.said = [2]map[string]bool{wordsOf(records, old), wordsOf(records, new)}
		m.kinds = [2][]lint.Phrase{kindsOf(records, old), kindsOf(records, new)}
		m.dates = [2][]quant.Value{datesOf(records, old), datesOf(records, new)}
		m.times = [2][]quant.Value{timesIn(records, old), timesIn(records, new)}
		older, oldWords := covered(records, old, m.said[1])
		newer, newWords := covered(records, new, m.said[0])
		m.story = max(older, newer)
		if m.story < oneStory && sameFigures(records, old, new) {
			m.story = oneStory
		}
		if newer >= older {
			m.claim = 1
		}
		m.even = true
		if a, b := saidOf(records, old), saidOf(records, new); a > 0 && b > 0 && 3*min(a, b) < 2*max(a, b) { // one is plainly the shorter
			oldWords, newWords, m.claim = a, b, 0
			m.even = max(a, b) <= aSentence
			if b < a {
				m.claim = 1
			}
		}
		m.brief = m.claim == 1 && newWords < oldWords || m.claim == 0 && oldWords < newWords
		m.lone = lonely(records, old) && lonely(records, new)
		values := [2]int{valuesOf(records, old), valuesOf(records, new)}
		m.long, m.few = min(values[0], values[1]) > fewValues, values[m.claim] <= hardlyAny
		if m.long {
			m.tells = [2]tellings{tellingsOf(records, old), tellingsOf(records, new)}
		}
		m.length = lengthy * math.Log(max(1, float64(min(values[0], values[1]))/fewValues))
		m.prior += m.length
	}
	return m
}

// lonely reports whether the records of one article are one value, the only one of its
// dimension there, of a kind of which not any two can be said: money, a share, a
// measure.
func lonely(records []lint.Record, of []int) bool {
	if len(of) != 1 || len(records[of[0]].Others) > 0 {
		return false
	}
	switch records[of[0]].Value.Kind {
	case quant.KindMoney, quant.KindPercent, quant.KindMeasure:
		return true
	}
	return false
}

// saidOf is how many words one article has, 0 where its records do not tell.
func saidOf(records []lint.Record, of []int) int {
	for _, i := range of {
		if n := len(records[i].Said); n > 0 {
			return n
		}
	}
	return 0
}

// close reports whether the two tell one story, so that words and bounds are
// taken at their word.
func (m *meeting) close() bool { return m.run <= versions && m.story >= oneStory }

// timesIn are the times that the sentences of the records of one article give.
func timesIn(records []lint.Record, of []int) []quant.Value {
	var out []quant.Value
	for _, i := range of {
		if records[i].Value.Kind == quant.KindDate {
			out = append(out, records[i].Value)
		}
		out = append(out, timesOf(&records[i])...)
	}
	return out
}

// ownTime reports whether a claim gives a time for its amount, of which the
// other text does not speak at all: "31 people were killed in 1998". Whoever
// leaves the time out speaks of the same one; whoever adds one does not.
func (m *meeting) ownTime(a, b *lint.Record) bool {
	r, o, times := a, b, m.times[0]
	if m.claim == 0 {
		r, o, times = b, a, m.times[1]
	}
	if !m.brief || !r.Time.NoYear && m.said[1-m.claim][strconv.Itoa(int(r.Time.Year))] || r.Value.Kind == quant.KindDate || r.Value.Kind == quant.KindOrdinal || r.Time.IsZero() || r.Time.NoYear && (!r.Timed || r.Time.Month > 0) || !r.Time.NoYear && !r.Time.Known() {
		return false
	}
	own := quant.Value{Kind: quant.KindDate, Date: r.Time, DateHi: r.Time}
	years := slices.ContainsFunc(m.dates[1-m.claim], func(v quant.Value) bool { return !v.Date.NoYear && v.Date.Known() })
	for i := range times {
		if c := compareDates(own, times[i]); c.Agrees() || c.Relation == quant.Incomparable && times[i].Date.NoYear && !years {
			return false
		}
	}
	for _, t := range timesOf(o) {
		if compareDates(own, t).Cause != quant.NoCause {
			return false // a slip in that one
		}
	}
	for _, d := range m.dates[1-m.claim] {
		if compareDates(own, d).Agrees() {
			return false
		}
	}
	return true
}

// datesOf are the times that one article gives anywhere, if it is short.
func datesOf(records []lint.Record, of []int) []quant.Value {
	for _, i := range of {
		if len(records[i].Dates) > 0 {
			return records[i].Dates
		}
	}
	return nil
}

// kindsOf are the noun phrases of one article, if it is short.
func kindsOf(records []lint.Record, of []int) []lint.Phrase {
	for _, i := range of {
		if len(records[i].Kinds) > 0 {
			return records[i].Kinds
		}
	}
	return nil
}

// A number of so many digits that is a slip away from one of the other text,
// where neither stands in both, is hardly another figure by chance.
const (
	longNumber = 3
	longSlip   = 0.6
)

// What speaks for two values of one story, each of which stands nowhere in the
// other text, being two versions of one; and what further values add that both
// texts give.
const (
	corroborates = 0.9
	likewise     = 2.5
)

// corroborated is what the rest of two texts on one story adds to the odds that
// two values are in the place of each other: further values that both give, in
// the two sentences and elsewhere.
func (m *meeting) corroborated(a, b *lint.Record, k *kinship) float64 {
	if k[kUntold] == 0 {
		return 0
	}
	odds := 0.0
	if k[kNearMiss] > 0 && a.Value.Kind != quant.KindDate && min(compare.Significant(a.Value.Lo), compare.Significant(b.Value.Lo)) >= longNumber {
		odds = longSlip
	}
	return odds + corroborates + likewise*(float64(k[kRelated])+shared(a.Beside, b.Beside))
}

// shared is how many telling values two sentences have in common, up to 1 for
// two.
func shared(a, b []quant.Value) float64 {
	n := 0
	for i := range a {
		for j := range b {
			if compare.Fineness(a[i]) > 0.1 && a[i].Kind == b[j].Kind && compareWritten(a[i], b[j]).Agrees() && compareWritten(a[i], b[j]).Relation != quant.BoundHolds {
				n++
				break
			}
		}
	}
	return min(float64(n)/2, 1)
}

// tightApart is how near a bound lies to the value that one has in mind who writes it, in
// powers of ten.
const tightApart = 0.02

// charity is by how much b, which agrees with a, may be less likely the partner
// of a than one that does not, and still excuse it: "fewer than 600" is no word on
// another number that happens to be smaller.
func (m *meeting) charity(a, b *quant.Value, c quant.Comparison) float32 {
	if m.close() && c.Relation == quant.BoundHolds {
		if a.Kind != quant.KindDate && compare.Apart(a, b) < tightApart {
			return charity // who writes "more than $6.3 million" has $6.6 million in mind
		}
		return looseCharity
	}
	if m.close() && a.Kind != quant.KindDate && (!a.Range && compare.Side(a.Hedge) == 0 && (b.Range || compare.Side(b.Hedge) != 0) || a.Range && !b.Range) {
		return looseCharity
	}
	return charity
}

// sameFigures reports whether the records of two articles and what stands beside them
// give so telling figures in common, with a name, that the articles tell one story in
// whatever words: a long number, or two shorter ones.
func sameFigures(records []lint.Record, old, new []int) bool {
	var found []quant.Value
	telling := float32(0)
	for _, i := range old {
		for _, j := range new {
			a, b := &records[i], &records[j]
			if !shareName(a, b) {
				continue
			}
			for _, x := range figuresOf(a) {
				if x.Kind == quant.KindDate || weightOf(x) == 0 || slices.ContainsFunc(found, func(v quant.Value) bool { return sameWritten(&x, &v) }) {
					continue
				}
				if slices.ContainsFunc(figuresOf(b), func(v quant.Value) bool { return v.Kind == x.Kind && sameWritten(&x, &v) }) {
					found = append(found, x)
					if telling += weightOf(x); telling >= 1 {
						return true
					}
				}
			}
		}
	}
	return false
}

// weightOf is how much a figure tells that two texts give: a round one of thousands as
// much as one of two digits.
func weightOf(v quant.Value) float32 {
	if w := compare.Fineness(v); w > 0 || v.Kind == quant.KindDate || v.Kind == quant.KindOrdinal || v.Lo.Magnitude() < longNumber {
		return w
	}
	return 0.5
}

// figuresOf are the value of a record and those beside it.
func figuresOf(r *lint.Record) []quant.Value {
	return append([]quant.Value{r.Value}, r.Beside...)
}
