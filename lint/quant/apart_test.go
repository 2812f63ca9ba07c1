package quant

import (
	"testing"

	"pgregory.net/rapid"
)

// TestQuickLooksAreRight holds that a quick look finds apart only what a close one
// does too.
func TestQuickLooksAreRight(t *testing.T) {
	apart, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) amount {
			v := FromInt(rapid.Int64Range(1, 3000).Draw(t, label)).Scale(rapid.IntRange(-3, 7).Draw(t, label+" scale"))
			v = v.WithUlp(v.Ulp() - rapid.IntRange(-1, 2).Draw(t, label+" digits")).WithExact(rapid.Bool().Draw(t, label+" exact"))
			a := amount{kind: rapid.SampledFrom([]Kind{KindCount, KindPercent, KindMoney, KindDuration}).Draw(t, label+" kind"), lo: v, hi: v}
			if a.kind == KindPercent {
				a.unit = Percent
			}
			return a
		}
		a, b := draw("a"), draw("b")
		b.kind, b.unit = a.kind, a.unit
		all++
		if !a.plainlyApart(&b) {
			return
		}
		apart++
		if c, cause := judge(a, b, nil), slip(a, b, nil); c.Relation != Disjoint || cause != NoCause {
			t.Fatalf("%s and %s are %v by cause %d", a.lo, b.lo, c.Relation, cause)
		}
	})
	if 4*apart < all {
		t.Errorf("a quick look told no more than %d of %d numbers apart", apart, all)
	}
}

// TestYearsTellDatesApart holds the same of years.
func TestYearsTellDatesApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawDate(t, "a").Value(), drawDate(t, "b").Value()
		b.Mod = rapid.SampledFrom([]Mod{NoMod, Early, End}).Draw(t, "mod")
		if !a.byYearsApart(&b) {
			return
		}
		as, ok1 := a.days()
		bs, ok2 := b.days()
		if !ok1 || !ok2 || as.overlaps(bs) {
			t.Fatalf("%v and %v have a day in common", a.Date, b.Date)
		}
	})
}

// TestYearsWithDigitsSwapped holds that only years whose digits leave one remainder by
// nine have the same digits.
func TestYearsWithDigitsSwapped(t *testing.T) {
	for _, d := range []int{1804, 1914, 1987, 2010, 2019, 987} {
		for e := 1; e < 2200; e++ {
			x, y, _ := digitsOf(Number{coef: int64(d)}, Number{coef: int64(e)})
			swapped := d != e && digitSlip(x.digits(), y.digits()) == DigitsSwapped
			if gap := yearsApart(YearOnly(d), YearOnly(e)); swapped && gap > 1 && gap%100 != 0 && yearSlip(YearOnly(d), YearOnly(e)) != DigitsSwapped {
				t.Errorf("%d and %d have the same digits", d, e)
			}
		}
	}
}
