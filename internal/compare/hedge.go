package compare

import (
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

// Bounded reports whether a value says on which side of it the true one lies.
func Bounded(v quant.Value) bool {
	return v.Hedge == quant.MoreThan || v.Hedge == quant.LessThan
}

// Loose reports whether a hedge says that the number is near, not on which
// side of it.
func Loose(h quant.Hedge) bool {
	switch h {
	case quant.Roughly, quant.Nearly, quant.JustOver, quant.NoLess, quant.NoMore:
		return true
	}
	return false
}

// EndOf is on which side of its number a bound lies, 0 for a value that has none.
func EndOf(h quant.Hedge) int {
	switch h {
	case quant.MoreThan, quant.NoLess:
		return 1
	case quant.LessThan, quant.NoMore:
		return -1
	}
	return 0
}

// IsMark reports whether a value is a mark on a scale, "7.8/10", and no number of
// things.
func IsMark(v *quant.Value) bool {
	return v.Kind == quant.KindCount && strings.HasPrefix(v.Unit, "out of ")
}

// Side is on which side of its number a value lies: 1 above, -1 below, 0 for
// one that does not say or that includes the number itself.
func Side(h quant.Hedge) int {
	switch h {
	case quant.MoreThan, quant.JustOver:
		return 1
	case quant.LessThan, quant.Nearly:
		return -1
	}
	return 0
}

// Limit reports whether a value says how much there may be, and no count that may
// have grown: "at most 12 euros", "at least two years".
func Limit(v quant.Value) bool {
	if v.Kind == quant.KindDuration && v.Hedge == quant.LessThan {
		return true // "within 12 hours"
	}
	return v.Hedge == quant.NoMore || v.Hedge == quant.NoLess && v.Kind != quant.KindCount && v.Kind != quant.KindMoney && v.Kind != quant.KindDate
}

// Unhedged is a value without its hedge.
func Unhedged(v quant.Value) quant.Value {
	v.Hedge = quant.NoHedge
	return v
}

// leapYear is any year that has all days.
const leapYear = 2000

// OneYear gives a date without a year the year of the other.
func OneYear(d, e quant.Date) (quant.Date, quant.Date) {
	switch {
	case d.NoYear && e.NoYear:
		d.NoYear, d.Year, e.NoYear, e.Year = false, leapYear, false, leapYear
	case d.NoYear:
		d.NoYear, d.Year = false, e.Year
	case e.NoYear:
		e.NoYear, e.Year = false, d.Year
	}
	return d, e
}
