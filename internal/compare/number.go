package compare

import (
	"math"
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

// Fineness is how telling the value's digits are: 0 for "two" or a year, 1
// for three significant digits or a day. A value that agrees finely does so
// by chance more rarely.
func Fineness(v quant.Value) float32 {
	if v.Kind == quant.KindDate {
		switch {
		case v.Date.Precision >= quant.Day:
			return 1
		case v.Date.Precision >= quant.Month:
			return 0.6
		case v.Date.Precision >= quant.Year:
			return 0.2
		}
		return 0
	}
	d := Significant(v.Lo)
	switch {
	case d >= 3:
		return 1
	case d == 2:
		return 0.5
	}
	return 0
}

// Significant is the number of significant digits that a number is written
// with.
func Significant(n quant.Number) int {
	if n.Sign() == 0 {
		return 1
	}
	u := n.Ulp()
	d := n.Magnitude() - u + 1
	return max(d, 1)
}

// Figures is the number of digits of a number from its first to its last that is not 0: by
// how many two numbers can be told to be alike. 20,000 has one.
func Figures(n quant.Number) int {
	s := strings.Trim(n.Abs().String(), "0.")
	if strings.Contains(s, "/") {
		return Significant(n)
	}
	return max(len(s)-strings.Count(s, "."), 1)
}

// Apart is how far two values lie apart: powers of ten for amounts, for dates
// a tenth of the years.
func Apart(a, b *quant.Value) float64 {
	if a.Kind == quant.KindDate && (a.Date.NoYear || b.Date.NoYear || a.Date.TimeOnly) {
		return 0
	}
	if a.Kind == quant.KindDate {
		return math.Abs(float64(a.Date.Year-b.Date.Year)) / 8
	}
	x, y := math.Abs(ToBase(a)), math.Abs(ToBase(b))
	if x == 0 || y == 0 {
		return 2
	}
	return math.Abs(math.Log10(x / y))
}

// ToBase is the amount in its dimension's base unit, for rough comparison.
func ToBase(v *quant.Value) float64 {
	f := v.Lo.Float()
	switch v.Kind {
	case quant.KindMeasure:
		u, ok := quant.UnitOf(v.Unit)
		if head, _, rate := strings.Cut(v.Unit, " per "); !ok && rate { // "tonnes a year" of so many tonnes
			u, ok = quant.UnitOf(head)
		}
		if ok && u.Factor != nil {
			k, _ := u.Factor.Float64()
			f *= k
		}
	case quant.KindDuration:
		f *= DurationDays[v.Unit]
	}
	return f
}

var DurationDays = map[string]float64{
	"nanosecond": 1e-9 / 86400, "microsecond": 1e-6 / 86400, "millisecond": 1e-3 / 86400, "second": 1.0 / 86400, "minute": 1.0 / 1440, "hour": 1.0 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30.44, "quarter": 91.3, "year": 365.25, "decade": 3652.5, "century": 36525,
}

// Overlaps reports whether two dates can be the same time.
func Overlaps(a, b quant.Date) bool {
	if a.Precision == quant.NoDate || b.Precision == quant.NoDate || a.TimeOnly || b.TimeOnly {
		return false
	}
	if a.NoYear || b.NoYear {
		if a.Month == 0 && b.Month == 0 && a.Part > 0 && b.Part > 0 {
			return a.Part == b.Part
		}
		return a.Month == b.Month && (a.Day == b.Day || a.Day == 0 || b.Day == 0)
	}
	return a.First() <= b.Last() && b.First() <= a.Last()
}

// ApartBy is the time between two dates, as a range in the unit that both are
// written in.
func ApartBy(a, b quant.Value) (quant.Value, bool) {
	if a.Range || b.Range || !a.Date.Known() || !b.Date.Known() {
		return quant.Value{}, false
	}
	days := func(n int) quant.Number { return quant.FromInt(int64(max(n, 0))).WithExact(true) }
	v := quant.Value{Kind: quant.KindDuration, Unit: "day", Range: true}
	if min(a.Date.Precision, b.Date.Precision) >= quant.Day {
		v.Lo = days(int(b.Date.First()) - int(a.Date.First()))
		v.Range, v.Hi = false, v.Lo
		return v, true
	}
	// Two years are as many years apart as their numbers say; the days between
	// may be fewer or more.
	if a.Date.Precision == quant.Year && b.Date.Precision == quant.Year {
		n := quant.FromInt(int64(b.Date.Year) - int64(a.Date.Year)).WithExact(true)
		return quant.Value{Kind: quant.KindDuration, Unit: "year", Lo: n, Hi: n}, true
	}
	v.Lo, v.Hi = days(int(b.Date.First())-int(a.Date.Last())), days(int(b.Date.Last())-int(a.Date.First()))
	return v, true
}

// RoundNumber reports whether a number is one that people round to: two or
// more digits of which the last is 0 or 5.
func RoundNumber(n quant.Number) bool {
	if n.Magnitude() < 1 || n.Ulp() < 0 {
		return false
	}
	i, ok := n.Int64()
	return !ok || i%5 == 0 && (i > countedOff || i%10 == 0)
}

// countedOff is up to what number things are counted off, and rounded to ten alone.
const countedOff = 20
