package meet

import (
	"slices"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// limited is the value of a record, with the hedge that its words give it: "a
// maximum cost of 12 euros", "limited to 25".
func limited(r *lint.Record) quant.Value {
	v := r.Value
	if v.Hedge == quant.NoHedge && v.Kind != quant.KindDate && slices.ContainsFunc(r.Near, lang.EnglishWords().Cue("cap").Has) {
		v.Hedge = quant.NoMore
	}
	return v
}

// strictBounds judges two values at their word, of which one at least has a
// bound, as two texts that tell one story state them. c is how they compare by
// themselves. "More than 50" and "more than 100" agree by themselves, yet who
// knows of the second does not write the first; and "fewer than 57" denies the
// 57 of the other text.
func strictBounds(a, b quant.Value, c quant.Comparison) quant.Comparison {
	x, y := compare.Side(a.Hedge), compare.Side(b.Hedge)
	if compare.Limit(a) && compare.Limit(b) && a.Hedge == b.Hedge && !a.Range && !b.Range && c.Relation != quant.Incomparable {
		return compare.Values(compare.Unhedged(a), compare.Unhedged(b)) // both tell where the limit lies
	}
	if a.Kind == quant.KindDate || a.Range || b.Range || x == 0 && y == 0 || c.Relation == quant.Incomparable {
		return c
	}
	plain := compare.Values(compare.Unhedged(a), compare.Unhedged(b))
	equal := plain.Relation == quant.Same && !compare.Loose(a.Hedge) && !compare.Loose(b.Hedge)
	switch {
	case x == y && equal:
		return c
	case x == -y && equal:
		return quant.Comparison{Relation: quant.Disjoint, Cause: quant.BoundWrong}
	case a.Hedge == b.Hedge && compare.Bounded(a) && plain.Conflicts() && a.Lo.Cmp(b.Lo)*x > 0:
		return plain // a, the later one, says more than b bears out
	case x+y < 0 && equal && a.Hedge != quant.Nearly && b.Hedge != quant.Nearly && a.Kind != quant.KindDuration: // "within ten days" is "in ten days"
		return quant.Comparison{Relation: quant.Disjoint, Cause: quant.BoundWrong}
	case c.Agrees() && (a.Hedge == quant.MoreThan) != (b.Hedge == quant.MoreThan) && x*y == 0 && equal && (!compare.RoundNumber(a.Lo) || compare.Significant(a.Lo) >= longNumber):
		return quant.Comparison{Relation: quant.NearMiss, Cause: quant.BoundWrong} // "22 percent", "more than 22 percent"
	}
	return c
}

// strictDates is strictBounds for dates: what happened "before 2011" did not
// happen in July 2011. A date without a year is one of the other's year.
func strictDates(a, b quant.Value, c quant.Comparison) quant.Comparison {
	x, y := compare.Side(a.Hedge), compare.Side(b.Hedge)
	if a.Kind != quant.KindDate || a.Range || b.Range || x == y || !c.Agrees() || a.Date.TimeOnly || b.Date.TimeOnly || a.Mod != b.Mod {
		return c
	}
	d, e := compare.OneYear(a.Date, b.Date)
	if !d.Known() || !e.Known() {
		return c
	}
	if x == 0 {
		x, d, e = y, e, d
	}
	// Now d is bounded by x.
	if x < 0 && e.First() < d.First() || x > 0 && e.Last() > d.Last() {
		return c
	}
	return quant.Comparison{Relation: quant.Disjoint, Cause: quant.BoundWrong}
}

// began reports whether one record gives the time since which something is as it
// is, and the other the time at which that happened: "open since 1999", "opened in
// 1999".
func began(a, b *lint.Record) bool {
	since := a.Value.Hedge == quant.NoLess
	return a.Value.Kind == quant.KindDate && since != (b.Value.Hedge == quant.NoLess) && !compare.Bounded(a.Value) && !compare.Bounded(b.Value) && once(a, b) && a.Event == b.Event
}

// endOfRange is the end of the range of dates of a which b tells of alone: "from 1961 to 1974"
// beside "until 1974", "began in 1961", and b's date, which tells that end and no bound of it.
// What lies within the range is no such end.
func endOfRange(a, b *lint.Record) (v, told quant.Value, ok bool) {
	v, told = a.Value, b.Value
	if v.Kind != quant.KindDate || b.Value.Kind != quant.KindDate || !v.Range || b.Value.Range || v.Date.Open || v.DateHi.Open || v.Date.TimeOnly || !v.Date.Known() || !v.DateHi.Known() || !b.Value.Date.Known() {
		return v, told, false
	}
	words := lang.EnglishWords()
	first := b.Value.Hedge == quant.NoLess || slices.ContainsFunc(b.Near, func(w string) bool { return words.Is(w, "span-start") })
	last := slices.Contains(b.Which, bind.UntilMark) || slices.Contains(b.Families, "end") || slices.ContainsFunc(b.Near, func(w string) bool { return words.Is(w, "span-end") })
	if first == last {
		return v, told, false
	}
	if last {
		v.Date = v.DateHi
	}
	v.Range, v.DateHi, v.Hedge, v.Mod = false, v.Date, quant.NoHedge, quant.NoMod
	if told.Hedge == quant.NoLess || slices.Contains(b.Which, bind.UntilMark) {
		told.Hedge = quant.NoHedge
	}
	return v, told, true
}

// scaleLeftOut reports whether a is a bare number that leaves out the scale of one
// before it: "186 thousand, then another with 203" beside 203,000.
func scaleLeftOut(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount || a.Value.Unit != "" || a.Value.Lo.Cmp(b.Value.Lo) >= 0 {
		return false
	}
	for i := range a.Beside {
		if v := &a.Beside[i]; v.Kind == quant.KindCount && v.Lo.Magnitude() >= b.Value.Lo.Magnitude()-1 {
			return true
		}
	}
	return false
}
