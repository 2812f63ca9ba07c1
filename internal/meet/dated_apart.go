package meet

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two long articles that were written on two days tell how things stood on each: what grows, what
// is new in a week, what is measured today.

// datedApart reports whether two values of long articles are of two times by when these were
// written.
func (m *meeting) datedApart(a, b *lint.Record) bool {
	if !m.long || a.Value.Kind == quant.KindDate {
		return false
	}
	return newOnes(a) && newOnes(b) && otherDays(a, b) || ofItsDay(a, b) || ofItsDay(b, a)
}

// newOnes reports whether a record counts what came in some time: "480 new cases".
func newOnes(r *lint.Record) bool {
	return r.Value.Kind == quant.KindCount && strings.HasPrefix(r.Value.Unit, "new ")
}

// otherDays reports whether the articles of two records were written on two days.
func otherDays(a, b *lint.Record) bool {
	return a.Date.Precision == quant.Day && b.Date.Precision == quant.Day && a.Date.Known() && b.Date.Known() && !compare.Overlaps(a.Date, b.Date)
}

// ofItsDay reports whether a is said for the day of its own article, and b for no time in which that lies.
func ofItsDay(a, b *lint.Record) bool {
	if a.Date.Precision != quant.Day || !a.Date.Known() || !a.Time.IsZero() && !compare.Overlaps(a.Time, a.Date) {
		return false
	}
	today := a.Time.Precision == quant.Day
	for i := range a.Beside {
		d := &a.Beside[i]
		today = today || d.Kind == quant.KindDate && !d.Range && d.Date.Precision == quant.Day && compare.Overlaps(d.Date, a.Date)
	}
	return today && (b.Time.IsZero() || !compare.Overlaps(a.Date, b.Time)) && (b.Date.IsZero() || otherDays(a, b))
}

// grewSince reports whether b is told for a day, and a, for no day of its own, in an article of
// another day, and the later of the two is the larger number.
func grewSince(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount || !a.Time.IsZero() || a.Date.Precision != quant.Day || !a.Date.Known() || b.Time.Precision != quant.Day || !b.Time.Known() || compare.Overlaps(a.Date, b.Time) {
		return false
	}
	return (b.Time.First() > a.Date.First()) == (b.Value.Lo.Cmp(a.Value.Lo) > 0)
}

// hardlyAsked reports whether two values of long articles, of which the one is no slip of the
// other, are hardly of one thing, whatever the binder makes of their words: places in an order, a
// rate and an amount, a counter at two times, a figure beside the other one, one of which the
// other article gives, too, a part of a number and what is none, small numbers of nothing that is named, and days that lie decades apart.
func (m *meeting) hardlyAsked(a, b *lint.Record, c quant.Comparison) bool {
	slip := slipWeight(a, b, c)
	switch {
	case a.Value.Per != b.Value.Per && slip < longSlips, slip == 0 && (givesBeside(a, b) || givesBeside(b, a)):
		return true
	case !m.long || slip >= leastOnDesk:
		return false
	case a.Value.Kind == quant.KindOrdinal, grows(a, b), grewSince(a, b), grewSince(b, a), m.datedApart(a, b):
		return true
	case slip == 0 && (toldAsWritten(a, b) || toldAsWritten(b, a) || partOfNumber(a) != partOfNumber(b)), countsNothing(a) || countsNothing(b):
		return true
	case slip == 0 && a.Value.Kind == quant.KindDate && !a.Value.Range && !b.Value.Range && a.Value.Date.Known() && b.Value.Date.Known():
		d, e := a.Value.Date.Year, b.Value.Date.Year
		return max(d, e)-min(d, e) > longPast
	}
	return false
}

// longPast is how many years apart two times are surely of two things, unless one is a slip.
const longPast = 20

// countsNothing reports whether a record is a number of one figure, and nothing that it counts is
// named with it: "it was 4", "two more than before".
func countsNothing(r *lint.Record) bool {
	return r.Value.Kind == quant.KindCount && r.Value.Unit == "" && r.Head == "" && compare.Figures(r.Value.Lo) == 1
}

// partOfNumber reports whether r is told to be a part of the number before it: "530 beds, of
// which 204 were taken".
func partOfNumber(r *lint.Record) bool {
	joints := joint.Words(lang.EnglishWords())
	words := strings.Fields(strings.ToLower(r.Context[:min(r.Mark.Start, len(r.Context))]))
	n := len(words)
	return n > 1 && joints.Of(words[n-2])&joint.Of != 0 && joints.Of(words[n-1])&joint.Which != 0
}

// givesBeside reports whether the sentence of a gives the value of b as well.
func givesBeside(a, b *lint.Record) bool {
	for i := range a.Beside {
		if asWritten(&a.Beside[i], &b.Value) {
			return true
		}
	}
	return false
}
