package meet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What two texts give in common they may give of two things. Where the one text has two
// values of a kind, the words that tell the two apart are told from those that both
// share; and where the other text has the one value with the words of the other, they
// were exchanged.

// ownWords are the words that a value has to itself: of its stretch, or of all of its
// sentence where that gives no other value of the kind.
func ownWords(r *lint.Record) []string {
	if r.Own != nil {
		return r.Own
	}
	out := sorted.Union(r.Words, r.Names)
	for i := range r.Beside {
		v := &r.Beside[i]
		if s := bind.TimeOrPlace(v); s != "" && !sorted.Has(out, s) {
			out = sorted.With(out, s)
		}
	}
	return out
}

// apartWords are the words of x of which y has none, nor any of their families.
func apartWords(x, y []string) []string {
	var out []string
	for _, w := range x {
		if !hasKin(y, w) {
			out = append(out, w)
		}
	}
	return out
}

// hasKin reports whether a sorted list has a word or another one of its family.
func hasKin(list []string, w string) bool {
	if sorted.Has(list, w) {
		return true
	}
	l := lang.EnglishWords()
	own := l.Families(w)
	if len(own) == 0 {
		return false
	}
	return slices.ContainsFunc(list, func(x string) bool { return l.Kin(x, w) })
}

// found is how many of some words a list has.
func found(list, words []string) (n int) {
	for _, w := range words {
		if hasKin(list, w) {
			n++
		}
	}
	return n
}

// ofOther is the record of the older text whose words the value of column j has, though
// another one has its value; -1 for none.
func (m *meeting) ofOther(records []lint.Record, old, new []int, j int) int {
	b := &records[new[j]]
	switch {
	case m.said[0] == nil || m.long || !m.close() || compare.Bounded(b.Value):
		return -1
	case b.Value.Kind == quant.KindDate || b.Value.Kind == quant.KindOrdinal || b.Value.Kind == quant.KindSet:
		return -1
	}
	at := -1
	for i := range old {
		s := &records[old[i]]
		if compare.Dimension(s.Value) != compare.Dimension(b.Value) || compare.Bounded(s.Value) || !sameWritten(&b.Value, &s.Value) {
			continue
		}
		if (b.From || b.To) && b.From == s.From && b.To == s.To {
			return -1 // the same end of a change: "to 45 from 40" and "from 40 to 45"
		}
		p := m.inPlaceOf(records, old, new, i, j)
		if p < 0 {
			return -1 // it is said of that one
		}
		at = p
	}
	return at
}

// inPlaceOf is the record of the older text whose words the value of column j has, and
// not those of row i, which has its value; -1 for none.
func (m *meeting) inPlaceOf(records []lint.Record, old, new []int, i, j int) int {
	b, s := &records[new[j]], &records[old[i]]
	own, theirs := ownWords(b), ownWords(s)
	for p := range old {
		o := &records[old[p]]
		if p == i || compare.Dimension(o.Value) != compare.Dimension(b.Value) || sameWritten(&b.Value, &o.Value) || sameWritten(&s.Value, &o.Value) || compare.Values(s.Value, o.Value).Agrees() ||
			b.Head != "" && b.Head == s.Head && o.Head != "" && b.Head != o.Head {
			continue
		}
		other := ownWords(o)
		ofOther, ofIt := apartWords(other, theirs), apartWords(theirs, other)
		for q := range new {
			w := &records[new[q]]
			if q == j || !sameWritten(&w.Value, &o.Value) || compare.Dimension(w.Value) != compare.Dimension(o.Value) {
				continue
			}
			back := ownWords(w)
			x := found(apartWords(own, back), ofOther)
			y := found(apartWords(back, own), ofIt)
			z := found(apartWords(own, back), ofIt) + found(apartWords(back, own), ofOther)
			if x > 0 && y > 0 && x+y > 2*z {
				return p
			}
		}
		if !ofOneKind(s, o) || !ofOneKind(s, b) {
			continue
		}
		if m.heldByOther(b, s, o) {
			return p
		}
	}
	return -1
}

// heldByOther reports whether b, whose value is that of s, is said of what o is said of
// and not of what s is: "the parish had 18,240" beside "18,240 in the town and 21,300 in
// the parish". The two are told in like words, and nothing of the one's stands in b's
// own stretch.
func (m *meeting) heldByOther(b, s, o *lint.Record) bool {
	if s.Speaker != o.Speaker && saysSo(b, o) && !saysSo(b, s) {
		// "The company" may be the one that the other text names.
		return s.Speaker == "" && found(ownWords(b), s.Holder) == 0 || s.Speaker != "" && (len(properOf(b, speakers(b))) > 0) == (len(properOf(s, speakers(s))) > 0)
	}
	if s.Head != o.Head || parallelTo(s, o) == 0 || parallelTo(b, s) == 0 {
		return false
	}
	ofOther, ofIt := things(apartWords(o.Holder, s.Holder)), things(apartWords(s.Holder, o.Holder))
	if !slices.ContainsFunc(ofOther, tellsTime) || !slices.ContainsFunc(ofIt, tellsTime) {
		ofOther, ofIt = slices.DeleteFunc(ofOther, tellsTime), slices.DeleteFunc(ofIt, tellsTime)
	}
	if !sameSentence(s, o) { // then names alone tell two apart
		ofOther, ofIt = properOf(o, ofOther), properOf(s, ofIt)
	}
	return len(ofIt) > 0 && common(b.Holder, ofOther) && found(b.Holder, ofIt) == 0 && found(ownWords(b), ofIt) == 0
}

// properOf are those of some words that are names in the sentence of r.
func properOf(r *lint.Record, words []string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return !sorted.Has(r.Names, w) })
}

// saysSo reports whether whoever tells b tells o too: "according to the police".
func saysSo(b, o *lint.Record) bool {
	return slices.ContainsFunc(speakers(b), func(w string) bool { return sorted.Has(o.Holder, w) })
}

// speakers are the words for who tells the value.
func speakers(r *lint.Record) (out []string) {
	for _, w := range strings.Fields(strings.ToLower(r.Speaker)) {
		if !role.InEnglish(w, role.Stop) {
			out = append(out, lang.WithoutAccents(lang.EnglishWords().Lemma(w)))
		}
	}
	return out
}

// toldByOther reports whether the one value is told by a side that counts for itself, as
// organisers, unions and rebels do, and the other one is told by somebody else.
func toldByOther(a, b *lint.Record) bool {
	x, y := speakers(a), speakers(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	w := lang.EnglishWords()
	takes := func(list []string) bool {
		return slices.ContainsFunc(list, func(s string) bool { return w.Is(s, "side-taking") })
	}
	return takes(x) != takes(y)
}

// tellsTime reports whether a word is a year or a place in an order.
func tellsTime(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// parallelTo is how many words two values are told by, beside those of what they are
// said of.
func parallelTo(a, b *lint.Record) int {
	n := 0
	for _, w := range a.Near {
		if !sorted.Has(a.Holder, w) && !sorted.Has(b.Holder, w) && hasKin(b.Near, w) {
			n++
		}
	}
	return n
}

// ofOneKind reports whether two values may be said of the same of two things: in one
// unit, of one noun where both have one.
func ofOneKind(a, b *lint.Record) bool {
	return a.Value.Kind == b.Value.Kind && compare.IsMark(&a.Value) == compare.IsMark(&b.Value) && (a.Value.Kind == quant.KindCount || a.Value.Unit == b.Value.Unit) &&
		(a.Head == b.Head || a.Head == "" || b.Head == "" || countsPeople(a.Head) && countsPeople(b.Head)) && a.Apart == b.Apart && a.Value.Per == b.Value.Per
}

// things are those of some words that are no verbs.
func things(words []string) []string {
	w := lang.EnglishWords()
	return slices.DeleteFunc(words, w.IsVerb)
}

// ofOtherNames reports whether each of two values is said of a name that stands neither
// with the other one nor above it: goals for the one club and for the other.
func ofOtherNames(a, b *lint.Record) bool {
	return !compare.Bounded(a.Value) && !compare.Bounded(b.Value) && ownName(a, b) && ownName(b, a) // who writes "less than 6 million" has a number in mind
}

// ownName reports whether who has the value of a is a name that b's sentence and what is
// above it do not have.
func ownName(a, b *lint.Record) bool {
	return slices.ContainsFunc(a.Holder, func(w string) bool {
		return sorted.Has(a.Names, w) && !sorted.Has(ownWords(b), w) && !namesPlace(b.Above, w) && !sorted.Has(b.Holder, w) && !sorted.Has(a.Above, w) && !slices.Contains(speakers(a), w)
	})
}

// otherSpell reports whether r is said for a month or a year, of which the other text, that
// of o, does not speak, and o for a day: "during a strike in March", "on Friday". which is
// that of the two texts that r is of.
func (m *meeting) otherSpell(r, o *lint.Record, which int) bool {
	t := r.Time
	if m.brief && m.claim != which || !r.Timed || r.Value.Kind == quant.KindDate || r.Value.Kind == quant.KindOrdinal || t.IsZero() || t.Day > 0 || t.Part > 0 || t.TimeOnly || compare.Bounded(r.Value) {
		return false
	}
	own := quant.Value{Kind: quant.KindDate, Date: t, DateHi: t}
	if !t.NoYear && m.said[1-which][strconv.Itoa(int(t.Year))] {
		return false
	}
	for _, d := range [...][]quant.Value{m.times[1-which], m.dates[1-which], timesOf(o)} {
		for i := range d {
			if c := compareDates(own, d[i]); c.Agrees() || c.Cause != quant.NoCause || d[i].Date.Month == t.Month && t.Month > 0 {
				return false
			}
		}
	}
	return slices.ContainsFunc(o.Beside, func(v quant.Value) bool { return v.Kind == quant.KindDate && !v.Date.TimeOnly })
}

// ofGroup reports whether a share or a measure is that of a part of the people of which the
// other text does not speak: "among the young".
func (m *meeting) ofGroup(r *lint.Record, said map[string]bool) bool {
	switch r.Value.Kind {
	case quant.KindPercent, quant.KindMeasure, quant.KindMoney:
	default:
		return false
	}
	w := lang.EnglishWords()
	return !compare.Bounded(r.Value) && slices.ContainsFunc(r.Near, func(x string) bool {
		return w.Is(x, "people-part") && x != r.Head && !sorted.Has(r.Names, x) && m.newTo(x, said)
	})
}
