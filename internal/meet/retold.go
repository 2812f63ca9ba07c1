package meet

import (
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two long articles on one story: hardly any two of their sentences tell of one thing, so
// that words and values in common weigh little by themselves. What the one tells again
// in words of its own shows by words that each has once, and a wrong figure by being a slip
// away from one that it has nowhere else.

// tellings says in how many sentences of an article each word stands, of those that give
// a value of the group's dimension.
type tellings map[string]int

// tellingsOf are those of the records of one article.
func tellingsOf(records []lint.Record, of []int) tellings {
	in := tellings{}
	last := -1
	for _, i := range of {
		r := &records[i]
		if last >= 0 && sameSentence(r, &records[last]) {
			continue
		}
		last = i
		for _, w := range r.Words {
			in[w]++
		}
		for _, w := range r.Names {
			if !sorted.Has(r.Words, w) {
				in[w]++
			}
		}
	}
	return in
}

// inCommon is how much the words of two sentences say that they tell of one thing: a word
// that each of the two articles has once weighs 1, one that both have often hardly
// anything, and one that stands near neither value less.
func (m *meeting) inCommon(a, b *lint.Record) float64 {
	sum := 0.0
	for _, w := range a.Words {
		if !sorted.Has(b.Words, w) {
			continue
		}
		weight := 1 / float64(max(1, m.tells[0][w])*max(1, m.tells[1][w]))
		switch near, there := sorted.Has(a.Near, w), sorted.Has(b.Near, w); {
		case near && there:
		case near || there:
			weight *= 0.8
		default:
			weight *= 0.5
		}
		sum += weight
	}
	for _, f := range a.Families {
		if sorted.Has(b.Families, f) && !wordOfFamily(a, b, f) {
			sum += familyInCommon
		}
	}
	return sum
}

// familyInCommon is what a family weighs of which the two have different words.
const familyInCommon = 0.3

// wordOfFamily reports whether the two records share a word of a family.
func wordOfFamily(a, b *lint.Record, family string) bool {
	w := lang.EnglishWords()
	for _, x := range a.Near {
		if !sorted.Has(b.Words, x) {
			continue
		}
		for _, f := range w.Families(x) {
			if w.FamilyOf(f).Name == family {
				return true
			}
		}
	}
	return false
}

// slipWeight is how hardly two values that differ are that by chance: 0 where the
// one is no slip of the other.
func slipWeight(a, b *lint.Record, c quant.Comparison) float64 {
	if a.Value.Range || b.Value.Range {
		return 0
	}
	if a.Value.Kind == quant.KindDate {
		return dateSlipWeight(a.Value.Date, b.Value.Date)
	}
	n := float64(min(compare.Significant(a.Value.Lo), compare.Significant(b.Value.Lo)))
	switch c.Cause {
	case quant.DigitsSwapped:
		return n - 0.5
	case quant.DecimalPoint, quant.ScaleSlip:
		if a.Value.Kind == quant.KindCount && (a.Head == "" || a.Head != b.Head) {
			return 0 // a table may count in thousands
		}
		return n - 0.5
	case quant.DigitWrong, quant.DigitDropped, quant.DigitAdded:
		return n - 2.5
	case quant.UnitSlip:
		return n - 0.6
	}
	return 0
}

// dateSlipWeight is slipWeight for two times.
func dateSlipWeight(d, e quant.Date) float64 {
	if d.TimeOnly || e.TimeOnly || d.Precision != e.Precision || d.Part != e.Part {
		return 0
	}
	otherYear := !d.NoYear && !e.NoYear && d.Year != e.Year
	switch d.Precision {
	case quant.Day:
		switch {
		case otherYear && (d.Month != e.Month || d.Day != e.Day):
			return 0
		case otherYear && yearSlip(d.Year, e.Year) > 0 && (d.Year-e.Year)%5 != 0:
			return 3 // but after ten years it is an anniversary
		case otherYear:
			return 0
		case d.Day == e.Day && (d.Month-e.Month == 1 || e.Month-d.Month == 1):
			return 2
		case d.Day == e.Day:
			return 1
		case d.Month != e.Month:
			return 0
		case d.Day%10 == e.Day/10 && d.Day/10 == e.Day%10, d.Day%10 == e.Day%10:
			return 2
		case d.Day/10 == e.Day/10:
			return 0.5
		}
	case quant.Month:
		if otherYear && d.Month == e.Month {
			return 1
		}
	case quant.Year:
		return yearSlip(d.Year, e.Year)
	}
	return 0
}

// What speaks for two values of which one is a slip of the other being of one thing, per
// unit of the slip's weight and of the words in common, up to mostWords; what they are to
// have at the least; and the sum from which they are reported, and from which they are
// taken for an error.
const (
	slipTells    = 1.3
	wordsTell    = 0.85
	mostWords    = 3
	nearTells    = 0.5
	besideTells  = 0.4
	headTells    = 0.3
	pickedTells  = -0.4
	deskTells    = 0.7
	timeTells    = -1.3
	anchorTells  = -0.85
	leastSlip    = 1
	leastCommon  = 0.5
	retoldAsked  = 3.0
	retoldWrong  = 4.2
	retoldTrust  = 0.75
	retoldDoubts = 0.5
)

// yearSlip is slipWeight for two years.
func yearSlip(d, e int32) float64 {
	x, y := min(d, e), max(d, e)
	switch {
	case x/100 == y/100 && x%10 == y/10%10 && x/10%10 == y%10:
		if x >= thisCentury {
			return 1 // 2012, 2021
		}
		return 2
	case x%10 == y%10 && y-x < 100:
		return 1.5
	case y-x == 1:
		return 0.5
	}
	return 0
}

// thisCentury is the first year of those of which any two may be swapped by chance.
const thisCentury = 2000

// retold finds the values of two long articles of which the one is a slip of the other and
// stands in its place.
func (m *meeting) retold(records []lint.Record, cells []cell, old, new []int, told []lint.RecordConflict) []lint.RecordConflict {
	if !m.long || m.run > versions {
		return nil
	}
	var out []lint.RecordConflict
	for j := range new {
		if slices.ContainsFunc(told, func(c lint.RecordConflict) bool { return c.A == new[j] }) {
			continue
		}
		best, most := -1, retoldAsked
		for i := range old {
			c := &cells[i*len(new)+j]
			if !c.ok || !c.c.Conflicts() {
				continue
			}
			a, b := &records[new[j]], &records[old[i]]
			slip := slipWeight(a, b, c.c)
			if slip < leastSlip || !m.mayBeOne(a, b, c, slip) || m.givenElsewhere(records, old, a) || m.givenElsewhere(records, new, b) {
				continue
			}
			if s := m.tellsAgain(a, b, c, slip); s >= most {
				best, most = i, s
			}
		}
		if best < 0 {
			continue
		}
		c := &cells[best*len(new)+j]
		v := lint.RecordVerdict{
			Same: retoldDoubts, Trust: retoldDoubts, Severity: lint.Warning, Comparison: c.c,
			Why: "both speak of " + subjectOf(&records[new[j]], &records[old[best]]) + ", and the one value is a slip of the other",
		}
		if most >= retoldWrong {
			v.Same, v.Trust, v.Severity = retoldTrust, retoldTrust, lint.Error
		}
		out = append(out, lint.RecordConflict{A: new[j], B: old[best], RecordVerdict: v})
	}
	return out
}

// tellsAgain is how much speaks for two values, of which one is a slip of such a weight of the
// other, being of one thing; 0 where they have too few words in common.
func (m *meeting) tellsAgain(a, b *lint.Record, c *cell, slip float64) float64 {
	words, others := m.inCommon(a, b), 0
	if slip >= leastOnDesk || c.c.Cause == quant.UnitSlip {
		others = m.desk.outvoted(a, b)
	}
	if words < leastCommon && (others == 0 || slip < aloneOnDesk) {
		return 0
	}
	sum := deskTells*float64(min(others, 2)) + slipTells*slip + wordsTell*min(words, mostWords) + nearTells*float64(c.k[kNearLess]) +
		besideTells*float64(c.k[kNeighbours]) + headTells*float64(c.k[kHeadSame]) + timeTells*float64(c.k[kTimeOther]) + anchorTells*float64(c.k[kAnchor])
	plain := *m
	plain.brief = false // a time that only the one of them gives tells nothing apart
	if plain.pickedApart(a, b) {
		sum += pickedTells
	}
	return sum
}

// What a slip in a figure that further articles give is to weigh at the least for these
// to tell anything, and for no common word to be asked for besides.
const (
	leastOnDesk = 2
	aloneOnDesk = 2.5
)

// longSlips is the weight of a slip that no counter makes by growing.
const longSlips = 3

// mayBeOne reports whether nothing says outright that two values, of which one is a slip of
// such a weight of the other, are of two things.
func (m *meeting) mayBeOne(a, b *lint.Record, c *cell, slip float64) bool {
	switch {
	case a.Apart != b.Apart, a.Value.Per != b.Value.Per, a.Headline && b.Headline:
		return false
	case a.Mood != b.Mood && (a.Value.Kind != quant.KindDate || slip < 2 || a.Mood > lint.Planned || b.Mood > lint.Planned):
		return false // until when it is to be, one text says in the present
	case a.Value.Kind == quant.KindDate && a.Value.Date.Precision == quant.Year && (otherEvents(a, b) || otherVerbs(a, b)):
		return false // a story of centuries has 1724 and 1742
	case c.k[kHeadOther] > 0, c.k[kTimeOther] > 0 && slip < longSlips:
		return false
	case a.Value.Kind == quant.KindOrdinal, a.Value.Kind == quant.KindSet:
		return false
	case a.Value.Kind == quant.KindCount && min(compare.Significant(a.Value.Lo), compare.Significant(b.Value.Lo)) < longNumber && c.k[kHeadSame]+c.k[kNeighbours] == 0:
		return false // "21 were missing", "the toll rose to 12"
	}
	if grew(a, b) && slip < longSlips {
		return false
	}
	return !otherPlace(a, b) && !addsUp(a, b) && !addsUp(b, a)
}

// otherVerbs reports whether the words right before two years tell of two things that happen:
// "born in 1707", "inherited in 1770".
func otherVerbs(a, b *lint.Record) bool {
	return a.Left != "" && b.Left != "" && a.Left != b.Left && !kinWords(a.Left, b.Left) && (a.Right == "" || a.Right != b.Right)
}

// byChance reports whether two values of texts with many more, which are of one thing by
// such odds, may well meet by chance: neither is a slip of the other, and the texts are so
// long that there is hardly a value without such a rival.
func (m *meeting) byChance(a, b *lint.Record, c *cell, odds float64) bool {
	if m.run <= versions && m.long && grew(a, b) && slipWeight(a, b, c.c) < longSlips {
		return true
	}
	planned := a.Mood != b.Mood && a.Value.Kind != quant.KindDate
	if m.run > versions || slipWeight(a, b, c.c) > 0 || m.length < someRivals || !planned && odds >= farAhead {
		return false
	}
	switch words := m.wordsInCommon(a, b); {
	case planned:
		return true // what is, and what is to be
	case m.length < manyRivals:
		return c.k[kNearLess] < closeNear && words < inManyWords
	case a.Value.Kind == quant.KindOrdinal || a.Value.Kind == quant.KindSet || a.Value.Kind == quant.KindDate && a.Value.Date.TimeOnly:
		return true
	default:
		return c.k[kNearLess] < closeNear || words < inSomeWords
	}
}

// wordsInCommon is inCommon, 0 where the two texts are too short for it to be told.
func (m *meeting) wordsInCommon(a, b *lint.Record) float64 {
	if m.tells[0] == nil {
		return 0
	}
	return m.inCommon(a, b)
}

const (
	// someRivals and manyRivals are the lengths of two texts from which on a value has
	// rivals in the other one that are like it by chance: 18 values each and 25.
	someRivals = 0.6
	manyRivals = 1.45
	// farAhead are the odds that no rival has by chance, inManyWords is what two
	// sentences share that hardly tell of two things, and inSomeWords what they share
	// that tell of one if the words beside the values are alike, too.
	farAhead    = 2
	inManyWords = 2.5
	inSomeWords = 1.5
)

// givenElsewhere reports whether one of the records of an article, or a value that is none,
// gives the value of r.
func (m *meeting) givenElsewhere(records []lint.Record, of []int, r *lint.Record) bool {
	for _, i := range of {
		if v := &records[i].Value; sameWritten(&r.Value, v) && !coarser(v, &r.Value) {
			return true
		}
	}
	return len(of) > 0 && told(r, &records[of[0]])
}
