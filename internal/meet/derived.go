package meet

import (
	"math"
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A value that one text does not give follows from two that it gives side by side: what they
// come to, or by how much it changed from the one to the other.

// follows reports whether the value of a follows from two values of one sentence of the other
// text, whose records are those.
func follows(a *lint.Record, records []lint.Record, of []int) bool {
	v := &a.Value
	if v.Range || v.Kind == quant.KindDate || v.Kind == quant.KindOrdinal || v.Kind == quant.KindSet {
		return false
	}
	for _, i := range of {
		b := &records[i]
		for k := range b.Beside {
			w := &b.Beside[k]
			if !b.Value.Range && !w.Range && comesOf(a, b, w) || v.Unit == quant.Percent && compare.Significant(v.Lo) > 1 && changedBy(v, w, b.Beside[:k]) {
				return true
			}
		}
	}
	return false
}

// changedBy reports whether a share is, to the last figure, by how much something changed, of whose
// two figures w is the one and one of some others the other: "228 percent" of 318 million "from 97
// million".
func changedBy(share, w *quant.Value, others []quant.Value) bool {
	if !isLevel(w) || w.Kind == quant.KindPercent {
		return false
	}
	last := math.Pow10(share.Lo.Ulp())
	return slices.ContainsFunc(others, func(o quant.Value) bool {
		if !isLevel(&o) || compare.Dimension(o) != compare.Dimension(*w) {
			return false
		}
		x, y := compare.ToBase(&o), compare.ToBase(w)
		is := func(from, to float64) bool { return math.Abs(math.Abs(to/from-1)*100-share.Lo.Float()) < last }
		return min(x, y) > 0 && (is(x, y) || is(y, x))
	})
}

// comesOf reports whether the value of a follows from that of b and one beside it.
func comesOf(a, b *lint.Record, beside *quant.Value) bool {
	v, x := &a.Value, &b.Value
	if v.Kind == quant.KindPercent {
		return v.Unit == quant.Percent && (x.Kind != quant.KindPercent || tellsChange(a)) && compare.Significant(v.Lo) > 1 && (liesApart(v, x, beside) || liesApart(v, beside, x))
	}
	if compare.Dimension(*v) != compare.Dimension(*x) || compare.Bounded(*v) && !nearBound(v) {
		return false
	}
	switch {
	case compare.Dimension(*beside) != compare.Dimension(*x) || otherThings(beside, x) && !saysDifference(a):
		return false
	case v.Kind == quant.KindMoney && v.Hedge != quant.NoHedge && isOf(v, x, math.Abs(compare.ToBase(x)-compare.ToBase(beside))):
		return true
	case v.Kind == quant.KindMoney, v.Kind == quant.KindMeasure && compare.Significant(v.Lo) >= longNumber, v.Kind == quant.KindDuration && b.Apart:
		return isOf(v, x, compare.ToBase(x)+compare.ToBase(beside))
	}
	return false
}

// tellsChange reports whether a record says of its value that something rose or fell.
func tellsChange(r *lint.Record) bool {
	w := lang.EnglishWords()
	return slices.ContainsFunc(r.Near, func(x string) bool { return w.Is(x, "rise") || w.Is(x, "fall") })
}

// nearBound reports whether a hedge that bounds a value says how near it is, too.
func nearBound(v *quant.Value) bool { return v.Hedge == quant.Nearly || v.Hedge == quant.JustOver }

// isOf reports whether v, which is in the unit of x or another one of its dimension, is what so
// much comes to.
func isOf(v, x *quant.Value, sum float64) bool {
	got := compare.ToBase(v)
	if math.Abs(got-sum) < 1e-6*got {
		return true
	}
	if v.Hedge == quant.NoHedge {
		return false
	}
	return math.Abs(got-sum) < closeSum*got
}

// closeSum is how far a value that is told as rounded may lie from what two others come to, as a
// share of it.
const closeSum = 0.08
