package meet

import (
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/internal/weight"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two texts on one story may give the same figures and yet not say the same: the
// one says of the north what the other says of the south, or of 2021 what the
// other says of 2020. A figure that stands in both is then no agreement.

// What it takes to see that a value stands in the place of another one: by how
// much its words must be nearer to those of the other, with the other's own
// place told too and without; and what the times of the values weigh.
const (
	exchangeBoth  = 1.2
	exchangeAlone = 1.6
	exchangeTime  = 0.8
	// exchangeInOrder is by how much the words must be nearer for each of the two
	// where both texts give the values in one order.
	exchangeInOrder = 0.4
	// exchangeNear is what the words beside two values in exchanged places must
	// share at the least.
	exchangeMost = 0.9
	exchangeNear = 0.7
)

// context is how much speaks for a cell's two values being said of one thing,
// whatever they are.
func (m *meeting) context(c *cell) float32 {
	sum := c.first
	for _, f := range [...]int{kAgree, kAgreeFine, kNearMiss, kSlip, kFar, kVeryFar, kUntold, kUntoldRelated} {
		sum -= m.w.First[f] * c.k[f]
	}
	return sum + exchangeTime*(c.k[kTimeSame]-c.k[kTimeOther])
}

// exchanged is the record of the older text in whose place that of column j
// stands, though another one has its value; -1 for none. best is the row of the
// record with its value.
func (m *meeting) exchanged(records []lint.Record, cells []cell, old, new []int, best, j int) int {
	n := len(new)
	b := &records[new[j]]
	if at := m.ofOtherName(records, cells, old, new, best, j); at >= 0 {
		return at
	}
	if !m.close() || m.long || b.Value.Kind == quant.KindOrdinal || b.Apart {
		return -1 // in long articles most values find others in like words
	}
	own := m.context(&cells[best*n+j])
	at, most := -1, float32(0)
	for i := range old {
		c := &cells[i*n+j]
		if i == best || !c.ok || !c.c.Conflicts() || records[old[i]].Apart || c.k[kHeadOther] > 0 || c.k[kNear] < exchangeMost || c.k[kNearLess] < exchangeNear && c.k[kTimeSame] == 0 {
			continue
		}
		d := m.context(c) - own
		if records[old[best]].Time.IsZero() { // what is said for no time may be said for that one too
			d -= (exchangeTime + m.w.First[kTimeSame]) * c.k[kTimeSame]
		}
		if d > most && d >= exchangeAlone-exchangeBoth {
			at, most = i, d
		}
	}
	if at < 0 {
		return -1
	}
	// Does the other value stand in the place of this one?
	for q := range new {
		there, here := &cells[at*n+q], &cells[best*n+q]
		if q == j || !there.ok || !there.c.Agrees() {
			continue
		}
		back := float32(0)
		if here.ok {
			back = m.context(here) - m.context(there)
		}
		if most+back >= exchangeBoth && back > 0 && (min(most, back) >= exchangeInOrder || !inOrder(old[at]-old[best], new[q]-new[j])) {
			return at
		}
		return -1 // it stands in its own place
	}
	if most >= exchangeAlone && (m.saysOf(&records[old[best]]) || ofOtherTime(&records[old[best]], b) && ofOneTime(&records[old[at]], b)) {
		return at
	}
	return -1
}

// ofOtherName is the record of the older text that tells of the name before the value of
// column j what that of row best tells of another name: "Ostmark 29.8 per cent and
// Vorland 70.2" beside "Ostmark 70.2 per cent and Vorland 29.8"; -1 for none. Both
// sentences have both values and both names.
func (m *meeting) ofOtherName(records []lint.Record, cells []cell, old, new []int, best, j int) int {
	b, own := &records[new[j]], &records[old[best]]
	if m.said[0] == nil || b.Apart || compare.Fineness(b.Value) < 0.5 || b.Left == own.Left || !sorted.Has(b.Names, b.Left) || b.Value.Kind == quant.KindDate {
		return -1
	}
	for i := range old {
		o, c := &records[old[i]], &cells[i*len(new)+j]
		if i == best || !c.ok || !c.c.Conflicts() || o.Left != b.Left || !sameSentence(o, own) || o.Value.Unit != b.Value.Unit {
			continue
		}
		for q := range new {
			if other := &records[new[q]]; q != j && sameSentence(other, b) && sameWritten(&other.Value, &o.Value) && otherNameNear(b, other, own) {
				return i
			}
		}
	}
	return -1
}

// otherNameNear reports whether a name other than that before b stands near both x and
// y.
func otherNameNear(b, x, y *lint.Record) bool {
	return slices.ContainsFunc(b.Names, func(n string) bool { return n != b.Left && sorted.Has(x.Near, n) && sorted.Has(y.Near, n) })
}

// inOrder reports whether two records of one text follow each other as two of the
// other one do.
func inOrder(a, b int) bool { return (a < 0) == (b < 0) }

// ofOneTime reports whether two amounts are said for one time, ofOtherTime whether
// each is said for a time of its own.
func ofOneTime(a, b *lint.Record) bool {
	return a.Value.Kind != quant.KindDate && !a.Time.IsZero() && !b.Time.IsZero() && compare.Overlaps(a.Time, b.Time)
}

func ofOtherTime(a, b *lint.Record) bool {
	return a.Value.Kind != quant.KindDate && !a.Time.IsZero() && !b.Time.IsZero() && !compare.Overlaps(a.Time, b.Time)
}

// toldOfOther reports whether the older text gives the value of column j, but of
// something of which the newer text does not speak, and the value in row i in the
// very words: "14 weeks in the north, against 22 in the south" beside "22 weeks in
// the north".
func (m *meeting) toldOfOther(records []lint.Record, cells []cell, old, new []int, i, j int) bool {
	c := &cells[i*len(new)+j]
	if !m.close() || m.claim != 1 {
		return false
	}
	found := sameEvent(&records[new[j]], &records[old[i]])
	if !found && (c.k[kNear] < exchangeMost || c.k[kNearLess] < exchangeNear) {
		return false
	}
	for q := range old {
		if o := &records[old[q]]; q != i && sameWritten(&records[new[j]].Value, &o.Value) {
			a := &records[new[j]]
			if !m.saysOf(o) && !(ofOtherTime(o, a) && ofOneTime(&records[old[i]], a)) {
				return false
			}
			found = true
		}
	}
	return found
}

// sameEvent reports whether two dates are of one event, by its word and a figure that
// both give with it: "its first million subscribers" in the one year or the other.
func sameEvent(a, b *lint.Record) bool {
	return a.Value.Kind == quant.KindDate && a.Event != "" && a.Event == b.Event && shared(a.Beside, b.Beside) > 0
}

// apartFrom is by how much less the words must speak for a value that agrees than
// for the one that does not, for it to be said of something else.
const apartFrom = 2.5

// saidApart reports whether the words speak so much more for the cell top than for
// another one with which a short claim's value agrees that this is no excuse: 30
// elsewhere in a long text.
func (m *meeting) saidApart(top, c *cell) bool {
	if !m.close() || !m.brief || m.claim != 1 || !m.few {
		return false
	}
	return m.context(top)-m.context(c) > apartFrom || c.k[kHeadOther] > 0 && c.k[kNear] < leastNear
}

// toldApart reports whether wherever the older text gives the value of column j the
// words speak so much more for row i.
func (m *meeting) toldApart(records []lint.Record, cells []cell, old, new []int, i, j int) bool {
	if !m.close() || !m.brief || m.claim != 1 || !m.few {
		return false
	}
	found := false
	for q := range old {
		if q == i || !sameWritten(&records[new[j]].Value, &records[old[q]].Value) {
			continue
		}
		c := &cells[q*len(new)+j]
		if c.ok && !m.saidApart(&cells[i*len(new)+j], c) {
			return false
		}
		found = true
	}
	return found
}

// saysOf reports whether the older record is said of something of which the newer
// text does not speak: "a silver in 1988 and a bronze in 1992" beside "won silver
// in 1992".
func (m *meeting) saysOf(o *lint.Record) bool {
	has, w := m.said[1], lang.EnglishWords()
	for _, x := range o.Near {
		if !has[x] && !w.IsVerb(x) && !m.kin(x, has) {
			return true
		}
	}
	return false
}

// swapped is the conflict of record a with record b, in whose place it stands.
func (m *meeting) swapped(records []lint.Record, cells []cell, a, b, at int) lint.RecordConflict {
	return lint.RecordConflict{A: a, B: b, RecordVerdict: lint.RecordVerdict{
		Same: weight.Sigmoid(float64(m.context(&cells[at]))), Severity: lint.Error, Trust: swapTrust, Comparison: cells[at].c,
		Why: "both give the same figures, and the one says of this what the other says of something else",
	}}
}

// swapTrust is the trust in two figures that stand in each other's place.
const swapTrust = 0.5

// otherDate is the conflict of two records that give one figure for two times,
// where the older text does not give it for the newer one's: "a loan of 40 million
// in 2021" beside "in 2019". A figure that is fine enough is one figure.
func (m *meeting) otherDate(records []lint.Record, cells []cell, old, new []int, i, j int) (lint.RecordConflict, bool) {
	a, b, c := &records[new[j]], &records[old[i]], &cells[i*len(new)+j]
	if !m.close() || m.long || a.Value.Kind == quant.KindOrdinal || a.Apart || b.Apart || c.c.Relation == quant.BoundHolds || !a.Timed || min(c.k[kNear], compare.Fineness(a.Value), compare.Fineness(b.Value)) < 0.5 {
		return lint.RecordConflict{}, false
	}
	if m.givesMore(a, b) {
		return lint.RecordConflict{}, false
	}
	if t, ok := m.onlyTime(a, b); ok {
		return m.forTimes(a, new[j], old[i], c, t), true
	}
	if !b.Timed || !ofOtherTime(a, b) {
		return lint.RecordConflict{}, false
	}
	for q := range old {
		o := &records[old[q]]
		if q == i || !sameWritten(&a.Value, &o.Value) {
			continue
		}
		if !ofOtherTime(a, o) {
			return lint.RecordConflict{}, false
		}
	}
	own := quant.Value{Kind: quant.KindDate, Date: a.Time, DateHi: a.Time}
	for _, t := range timesOf(b) {
		if compareDates(own, t).Agrees() {
			return lint.RecordConflict{}, false // it may be of that one
		}
	}
	theirs := quant.Value{Kind: quant.KindDate, Date: b.Time, DateHi: b.Time}
	for _, t := range timesOf(a) {
		if compareDates(theirs, t).Agrees() {
			return lint.RecordConflict{}, false
		}
	}
	return m.forTimes(a, new[j], old[i], c, b.Time), true
}

// forTimes is the conflict of record a with record b, which gives its figure for
// another time.
func (m *meeting) forTimes(r *lint.Record, a, b int, c *cell, theirs quant.Date) lint.RecordConflict {
	x, y := quant.Value{Kind: quant.KindDate, Date: r.Time, DateHi: r.Time}, quant.Value{Kind: quant.KindDate, Date: theirs, DateHi: theirs}
	return lint.RecordConflict{A: a, B: b, RecordVerdict: lint.RecordVerdict{
		Same: weight.Sigmoid(float64(c.first)), Severity: lint.Error, Trust: swapTrust, Comparison: compareDates(x, y), Times: [2]quant.Date{r.Time, theirs},
		Why: "both give one figure, for two times",
	}}
}

// onlyTime is the time of b's article that is of the kind of a's, where it tells
// of one and a's is another.
func (m *meeting) onlyTime(a, b *lint.Record) (quant.Date, bool) {
	if m.claim != 1 || !m.ownTime(a, b) {
		return quant.Date{}, false
	}
	var only quant.Date
	for i := range m.times[0] {
		t := m.times[0][i].Date
		if m.times[0][i].Range || t.Precision != a.Time.Precision || (t.Part > 0) != (a.Time.Part > 0) {
			continue
		}
		if !only.IsZero() && only != t {
			return quant.Date{}, false
		}
		only = t
	}
	return only, !only.IsZero()
}
