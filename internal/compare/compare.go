// Package compare judges two values as the words around them tell them, over quant.Compare, which
// judges them as they are written: texts name one unit and one thing counted by many words, leave
// denominators out, cut a clock short.
package compare

import (
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

// Dimension is what a value's kind and unit measure: values of two dimensions
// are never compared. Currencies, and counted nouns, are one dimension each,
// as a slip may change them; a frequency and a duration are one.
func Dimension(v quant.Value) string { return DimensionOf(&v) }

// DimensionOf is Dimension of a value that is not copied.
func DimensionOf(v *quant.Value) string {
	switch v.Kind {
	case quant.KindMoney:
		if len(v.Unit) == 3 && v.Unit[0] >= 'A' && v.Unit[0] <= 'Z' {
			return "money"
		}
		return "count" // of a coin that no table knows: "crowns"
	case quant.KindPercent:
		return "percent"
	case quant.KindDate:
		return "date"
	case quant.KindDuration, quant.KindSet:
		return "duration"
	case quant.KindCount:
		return "count"
	case quant.KindOrdinal:
		return "ordinal"
	case quant.KindMeasure:
		if u, ok := quant.UnitOf(v.Unit); ok {
			if u.Dimension == "magnitude" || u.Dimension == "container" {
				return "count" // as articles write it: "a magnitude of 6.7", "2 million containers"
			}
			return "measure " + u.Dimension
		}
		if head, _, ok := strings.Cut(v.Unit, " per "); ok {
			if u, ok := quant.UnitOf(head); ok {
				return "measure " + u.Dimension
			}
		}
		return "count" // of a unit that no table knows
	default:
		return ""
	}
}

// Values judges two values of one dimension. What is counted, and by what it
// is divided, is not its business but the binder's: texts name one thing by
// many nouns, and leave denominators out.
func Values(a, b quant.Value) quant.Comparison {
	if a.Kind != b.Kind && Dimension(a) == Dimension(b) {
		b.Kind = a.Kind
		if Dimension(a) == "count" {
			b.Unit = a.Unit
		}
	}
	if a.Kind == quant.KindCount {
		b.Unit = a.Unit
	}
	cutTime(&a)
	cutTime(&b)
	if a.Per != b.Per && a.Per != "" && b.Per != "" { // 94 euros per megawatt-hour, 9.4 cents per kilowatt-hour
		if c := quant.Compare(a, b); c.Relation != quant.Incomparable {
			return c
		}
		if c := byCalendar(&a, &b); c.Relation != quant.Incomparable {
			return c
		}
		if otherMeasure(&a, &b) && a.Lo.Cmp(b.Lo) == 0 && !a.Range && !b.Range && a.Unit == b.Unit {
			return quant.Comparison{Relation: quant.NearMiss, Cause: quant.UnitSlip} // $590 a barrel, $590 a tonne
		}
	}
	a.Per, b.Per = "", ""
	if a.Kind == quant.KindMeasure && a.Unit != b.Unit && !alike(a.Unit, b.Unit) {
		a.Unit, b.Unit = numerator(a.Unit, b.Unit), numerator(b.Unit, a.Unit)
	}
	if a.Hedge == b.Hedge && a.Kind != quant.KindDate && (a.Hedge == quant.NoMore || a.Hedge == quant.NoLess) {
		// Two limits are compared as what they are: "up to 20" is not "up to 30".
		a.Hedge, b.Hedge = quant.NoHedge, quant.NoHedge
	}
	c := quant.Compare(a, b)
	if c.Conflicts() && loosePrefix(&a, &b) {
		return quant.Comparison{Relation: quant.RoundsTo}
	}
	if c.Conflicts() && (slashed(&a, &b) || slashed(&b, &a)) {
		return quant.Comparison{Relation: quant.Same}
	}
	if c.Conflicts() && cutShort(&a, &b) {
		return quant.Comparison{Relation: quant.RoundsTo}
	}
	if c.Relation == quant.NearMiss && (unlikelySlip(a, b) || c.Cause == quant.ScaleSlip && headCount(a) && Significant(a.Lo) >= Significant(b.Lo)+finer) {
		c.Relation, c.Cause = quant.Disjoint, quant.NoCause
	}
	if c.Relation == quant.BoundHolds && !a.Range && !b.Range {
		if exchanged := plainly(a, b); exchanged.Cause == quant.DigitsSwapped && !unlikelySlip(a, b) {
			return exchanged // "more than 570,000" where it is 750,000
		}
		// The same digits in another unit or scale are a slip, though the
		// bound holds: "up to 15 minutes" where it is 15 seconds.
		switch {
		case a.Unit != b.Unit && a.Kind != quant.KindMoney && a.Kind != quant.KindCount && a.Lo.Cmp(b.Lo) == 0:
			return quant.Comparison{Relation: quant.NearMiss, Cause: quant.UnitSlip}
		case a.Unit == b.Unit && a.Lo.Sign() > 0 && (a.Lo.Scale(3).Cmp(b.Lo) == 0 || b.Lo.Scale(3).Cmp(a.Lo) == 0) && Significant(a.Lo) > 1:
			return quant.Comparison{Relation: quant.NearMiss, Cause: quant.ScaleSlip}
		}
	}
	return c
}

// cutTime takes the time that a measure is divided by out of its unit: tonnes a month.
func cutTime(v *quant.Value) {
	if head, per, ok := strings.Cut(v.Unit, " per "); ok && v.Kind == quant.KindMeasure && v.Per == "" && DurationDays[per] > 0 {
		if _, whole := quant.UnitOf(v.Unit); !whole {
			v.Unit, v.Per = head, per
		}
	}
}

// otherMeasure reports whether two amounts are told for measures of different kinds: a barrel, a
// tonne.
func otherMeasure(a, b *quant.Value) bool {
	x, ok := quant.UnitOf(a.Per)
	y, ok2 := quant.UnitOf(b.Per)
	return ok && ok2 && x.Dimension != y.Dimension
}

// byCalendar compares so much a week with so much a month or a year, which have no number of
// weeks: what agrees does so about.
func byCalendar(a, b *quant.Value) quant.Comparison {
	x, y := DurationDays[a.Per], DurationDays[b.Per]
	if x == 0 || y == 0 || a.Kind != b.Kind || a.Unit != b.Unit || a.Range || b.Range || b.Lo.Sign() <= 0 {
		return quant.Comparison{}
	}
	switch part := a.Lo.Float() / x / (b.Lo.Float() / y); {
	case part > 1-calendarReach && part < 1+calendarReach:
		return quant.Comparison{Relation: quant.RoundsTo}
	case a.Lo.Cmp(b.Lo) == 0:
		return quant.Comparison{Relation: quant.NearMiss, Cause: quant.UnitSlip}
	}
	return quant.Comparison{Relation: quant.Disjoint}
}

// calendarReach is by what part two such amounts may differ, as a year is taken for 52 weeks and
// a month for four.
const calendarReach = 0.09

// plainly compares two values as if neither was hedged.
func plainly(a, b quant.Value) quant.Comparison {
	a.Hedge, b.Hedge = quant.NoHedge, quant.NoHedge
	return quant.Compare(a, b)
}

// loosePrefix reports whether two amounts of data differ only in that the one is counted in
// thousands and the other in 1,024s: 4 kB said of 4 KiB.
func loosePrefix(a, b *quant.Value) bool {
	if a.Kind != quant.KindMeasure || a.Lo.Cmp(b.Lo) != 0 || a.Range || b.Range {
		return false
	}
	for _, p := range [...][2]string{{"kilo", "kibi"}, {"mega", "mebi"}, {"giga", "gibi"}, {"tera", "tebi"}, {"peta", "pebi"}} {
		if a.Unit == p[0]+"byte" && b.Unit == p[1]+"byte" || a.Unit == p[1]+"byte" && b.Unit == p[0]+"byte" {
			return true
		}
	}
	return false
}

// slashed reports whether a is a fraction of the very figures that the range b
// runs between: "9/11" and "9-11" are one name, whatever they were read as.
func slashed(a, b *quant.Value) bool {
	d := a.Lo.Denominator()
	if a.Range || !b.Range || d <= 1 || a.Kind == quant.KindDate || b.Kind == quant.KindDate {
		return false
	}
	den := quant.FromInt(int64(d))
	return den.Cmp(b.Hi) == 0 && a.Lo.Mul(den).Cmp(b.Lo) == 0
}

// cutShort reports whether a is the duration b without its smallest units: "2
// hours 7 minutes" of 2:07:48, as a clock shows it.
func cutShort(a, b *quant.Value) bool {
	if a.Kind != quant.KindDuration || a.Range || b.Range || a.Hedge != quant.NoHedge || len(a.More) == 0 || len(a.More) >= len(b.More) || a.Unit != b.Unit || a.Lo.Cmp(b.Lo) != 0 {
		return false
	}
	for i := range a.More {
		if a.More[i].Unit != b.More[i].Unit || a.More[i].Num.Cmp(b.More[i].Num) != 0 {
			return false
		}
	}
	return true
}

// headCount reports whether a value is a number of things: 66,871 visitors were counted, and
// are no 67 million with another scale.
func headCount(v quant.Value) bool { return v.Kind == quant.KindCount && !v.Range }

// finer is how many digits more a number has that somebody counted for itself.
const finer = 2

// slipScale is how many times larger a fact's number must be for a small one
// that shares its digits to be no slip of it.
const slipScale = 100

// unlikelySlip reports whether what looks like a slip says too little to be
// one: nine judges are not nine million people with the million left out, and
// "in November", of no known year, is not December 1944.
func unlikelySlip(a, b quant.Value) bool {
	switch a.Kind {
	case quant.KindCount:
		x, y := a.Lo.Float(), b.Lo.Float()
		return x < 1000 && y >= slipScale*x || min(x, y) < 10 && max(x, y) >= 10*min(x, y)
	case quant.KindDuration:
		x, y := DurationDays[a.Unit], DurationDays[b.Unit]
		far := max(x, y) / min(x, y)
		if second := DurationDays["second"]; min(x, y) < second && max(x, y) <= second {
			return false // whoever writes of milliseconds writes of seconds too
		}
		return a.Unit != b.Unit && x > 0 && y > 0 && (far > slipScale && Significant(a.Lo) < 2 || far > slipScale*slipScale && Significant(a.Lo) < 3) // three hours for three years
	case quant.KindDate:
		return a.Date.NoYear && a.Date.Day == 0 && !b.Date.NoYear
	}
	return false
}

// numerator is a unit without its denominator where the other has none, or the
// same one: "hectoliter per year" beside "hectoliter".
func numerator(unit, other string) string {
	head, per, ok := strings.Cut(unit, " per ")
	if _, too, both := strings.Cut(other, " per "); ok && (!both || per == too) {
		return head
	}
	return unit
}

// alike reports whether two units convert as they are: knots and miles per hour.
func alike(a, b string) bool {
	u, ok := quant.UnitOf(a)
	if !ok {
		return false
	}
	v, ok := quant.UnitOf(b)
	return ok && u.Dimension == v.Dimension
}
