package quant

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// drawNumber draws numbers of every make: plain, scaled, fractions, and those
// that no int64 holds.
func drawNumber(t *rapid.T, label string) Number {
	var n Number
	switch rapid.IntRange(0, 9).Draw(t, label+" make") {
	case 0:
		n = Fraction(rapid.Int64Range(-9, 9).Draw(t, label), rapid.Int64Range(1, 12).Draw(t, label+" of"))
	case 1:
		n = FromInt(rapid.Int64().Draw(t, label)).Scale(rapid.IntRange(-20, 20).Draw(t, label+" scale"))
	case 2:
		n = FromInt(rapid.Int64Range(-40, 40).Draw(t, label))
	default:
		digits := rapid.IntRange(-3, 3).Draw(t, label+" scale")
		n = FromInt(rapid.Int64Range(-2000, 2000).Draw(t, label)).Scale(digits)
	}
	if rapid.IntRange(0, 7).Draw(t, label+" exact") == 0 {
		n = n.WithExact(true)
	}
	return n
}

func TestArithmeticIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawNumber(t, "a"), drawNumber(t, "b")
		x, y := a.Rat(), b.Rat()
		same := func(what string, got Number, want *big.Rat) {
			t.Helper()
			if got.Rat().Cmp(want) != 0 {
				t.Fatalf("%s %s %s = %s, want %s", a, what, b, got, want.RatString())
			}
			if back := fromRat(want); got.big == nil && (back.coef != got.coef || back.den != got.den || back.exp != got.exp) {
				t.Fatalf("%s %s %s is not in lowest terms: %+v, want %+v", a, what, b, got, back)
			}
		}
		same("+", a.Add(b), new(big.Rat).Add(x, y))
		same("-", a.Sub(b), new(big.Rat).Sub(x, y))
		same("×", a.Mul(b), new(big.Rat).Mul(x, y))
		if b.Sign() != 0 {
			same("/", a.Quo(b), new(big.Rat).Quo(x, y))
		}
		same("neg", a.Neg(), new(big.Rat).Neg(x))
		if got, want := a.Cmp(b), x.Cmp(y); got != want {
			t.Fatalf("%s against %s: %d, want %d", a, b, got, want)
		}
		ulp := rapid.IntRange(-4, 6).Draw(t, "ulp")
		unit := new(big.Rat).Abs(Number{coef: 1, exp: int16(ulp)}.Rat())
		if gap := new(big.Rat).Sub(a.RoundTo(ulp).Rat(), x); gap.Abs(gap).Cmp(unit.Mul(unit, big.NewRat(1, 2))) > 0 {
			t.Fatalf("%s rounded to 10^%d is %s", a, ulp, a.RoundTo(ulp))
		}
		if back, ok := ParseNumber(a.String()); !ok || back.Cmp(a) != 0 {
			t.Fatalf("%s is read back as %s, %v", a, back, ok)
		}
	})
}

var drawnUnits = map[Kind][]string{
	KindMoney:    {"USD", "EUR", ""},
	KindPercent:  {Percent, PercentagePoint, BasisPoint, Multiple},
	KindMeasure:  {"meter", "foot", "mile", "degree celsius", "degree fahrenheit", "wibble", "kilogram"},
	KindCount:    {"people", "ship"},
	KindOrdinal:  {""},
	KindDuration: {"year", "month", "decade", "week", "day", "hour", "minute", "century"},
	KindSet:      {"week", "month", "day"},
}

func drawDate(t *rapid.T, label string) Date {
	year := rapid.IntRange(1990, 1994).Draw(t, label+" year")
	month := rapid.IntRange(1, 12).Draw(t, label+" month")
	day := rapid.IntRange(1, DaysIn(year, month)).Draw(t, label+" day")
	d := YMD(year, month, day)
	switch rapid.IntRange(0, 12).Draw(t, label+" precision") {
	case 0:
		d = d.Truncate(Century)
	case 1:
		d = d.Truncate(Decade)
	case 2, 3:
		d = d.Truncate(Year)
	case 4:
		d = YearPart(year, rapid.SampledFrom([]int{21, 22, 23, 24, 33, 34, 35, 36, 40, 41}).Draw(t, label+" part"))
	case 5, 6:
		d = d.Truncate(Month)
	case 7:
		d = d.Truncate(Week)
	case 8:
		d.NoYear, d.Year = true, 0
		d = d.clip()
	case 9:
		d.Hour, d.Precision = uint8(rapid.IntRange(0, 23).Draw(t, label+" hour")), Minute
	case 10:
		d = Date{TimeOnly: true, Hour: uint8(rapid.IntRange(0, 23).Draw(t, label+" hour")), Precision: Minute}
	}
	return d
}

func drawValue(t *rapid.T, label string, kind Kind) Value {
	v := Value{Kind: kind, Hedge: Hedge(rapid.IntRange(0, int(Precisely)).Draw(t, label+" hedge"))}
	if kind == KindDate {
		v.Date = drawDate(t, label)
		v.DateHi = v.Date
		v.Mod = Mod(rapid.SampledFrom([]int{0, 0, 0, 1, 2, 3, 4, 5}).Draw(t, label+" mod"))
		if rapid.IntRange(0, 4).Draw(t, label+" range") == 0 {
			v.Range, v.DateHi = true, drawDate(t, label+" end")
		}
		return v
	}
	v.Lo = drawNumber(t, label)
	v.Hi = v.Lo
	v.Unit = rapid.SampledFrom(drawnUnits[kind]).Draw(t, label+" unit")
	if rapid.IntRange(0, 5).Draw(t, label+" range") == 0 {
		v.Range, v.Hi = true, drawNumber(t, label+" end")
		if v.Hi.Cmp(v.Lo) < 0 {
			v.Lo, v.Hi = v.Hi, v.Lo
		}
	}
	v.Per = rapid.SampledFrom([]string{"", "", "", "year", "month", "day", "ounce"}).Draw(t, label+" per")
	return v
}

func drawPair(t *rapid.T) (a, b Value) {
	kind := Kind(rapid.IntRange(int(KindDate), int(KindSet)).Draw(t, "kind"))
	a, b = drawValue(t, "a", kind), drawValue(t, "b", kind)
	if kind != KindDate && rapid.Bool().Draw(t, "close") {
		b.Unit, b.Per = a.Unit, a.Per
		b.Lo = a.Lo.Add(FromInt(rapid.Int64Range(-3, 3).Draw(t, "gap")).Scale(int(a.Lo.ulp) + rapid.IntRange(-1, 0).Draw(t, "finer")))
		if !b.Range || b.Hi.Cmp(b.Lo) < 0 {
			b.Hi = b.Lo
		}
	}
	return a, b
}

func TestCompareIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawPair(t)
		there, back := Compare(a, b), Compare(b, a)
		if there.Agrees() != back.Agrees() || there.Conflicts() != back.Conflicts() {
			t.Fatalf("%+v\n%+v\nis %s, the other way about %s", a, b, describe(there), describe(back))
		}
	})
}

func TestCompareAgreesWithItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawValue(t, "a", Kind(rapid.IntRange(int(KindDate), int(KindSet)).Draw(t, "kind")))
		if c := Compare(a, a); c.Conflicts() {
			t.Fatalf("%+v conflicts with itself: %s", a, describe(c))
		}
	})
}

// wider are the hedges that say less, each of the one before it.
var wider = [][]Hedge{
	{Precisely, NoHedge, Roughly},
	{Nearly, Roughly},
	{JustOver, Roughly},
	{Nearly, LessThan, NoMore},
	{JustOver, MoreThan, NoLess},
}

func TestWiderHedgeNeverConflictsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawPair(t)
		if a.Kind == KindDate || a.Range {
			return
		}
		chain := rapid.SampledFrom(wider).Draw(t, "hedges")
		agreed := NoHedge
		for i, h := range chain {
			a.Hedge = h
			switch c := Compare(a, b); {
			case c.Agrees():
				agreed = h
			case i > 0 && agreed == chain[i-1] && c.Conflicts():
				t.Fatalf("%+v\n%+v\nagree with hedge %d but not with %d", a, b, agreed, h)
			default:
				agreed = 255
			}
		}
	})
}

func TestCoarserContainsFiner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawNumber(t, "n").WithExact(false)
		if n.frac == 0 {
			coarse := n.RoundTo(int(n.ulp) + rapid.IntRange(0, 3).Draw(t, "coarser"))
			a, b := Value{Kind: KindMoney, Lo: coarse, Hi: coarse}, Value{Kind: KindMoney, Lo: n, Hi: n}
			gap := coarse.Sub(n).Abs().Scale(1)
			if c := Compare(a, b); !c.Agrees() && gap.Cmp(coarse.Abs()) < 0 {
				t.Fatalf("%s is no rounding of %s: %s", coarse, n, describe(c))
			}
		}
		d := drawDate(t, "d")
		if !d.Known() {
			return
		}
		p := Precision(rapid.IntRange(int(Millennium), int(Day)).Draw(t, "precision"))
		coarse := d.Truncate(p)
		if c := Compare(coarse.Value(), d.Value()); !c.Agrees() {
			t.Fatalf("%s does not contain %s: %s", coarse, d, describe(c))
		}
		if coarse.First() > d.First() && d.Precision >= Day || coarse.Last() < d.Last() && d.Precision >= Day {
			t.Fatalf("%s truncated is %s", d, coarse)
		}
	})
}

func TestDatesGoRoundAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := DayNumber(rapid.Int32Range(-2_000_000, 2_000_000).Draw(t, "day"))
		d := n.Date()
		if d.First() != n || d.Last() != n || !d.Valid() {
			t.Fatalf("day %d is %s, which is day %d", n, d, d.First())
		}
		back, err := ParseDate(d.String())
		if err != nil || back != d {
			t.Fatalf("%s is read back as %s, %v", d, back, err)
		}
		week := d.Truncate(Week)
		if week.First() > n || week.Last() < n || week.First().Weekday() != 1 || !week.Valid() {
			t.Fatalf("%s is in week %s, %s to %s", d, week, week.First().Date(), week.Last().Date())
		}
		if next := d.AddDays(1); next.First() != n+1 || next.Weekday() != d.Weekday()%7+1 {
			t.Fatalf("the day after %s is %s", d, next)
		}
		months := rapid.IntRange(-500, 500).Draw(t, "months")
		if moved := d.AddMonths(months); !moved.Valid() {
			t.Fatalf("%s and %d months is %s", d, months, moved)
		}
	})
}

func TestConvertGoesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawNumber(t, "n")
		for _, pair := range [...][2]string{{"meter", "mile"}, {"degree celsius", "degree fahrenheit"}, {"ounce", "kilogram"}} {
			there, ok1 := Convert(n, pair[0], pair[1])
			back, ok2 := Convert(there, pair[1], pair[0])
			if !ok1 || !ok2 || back.Cmp(n) != 0 {
				t.Fatalf("%s %s is %s %s is %s", n, pair[0], there, pair[1], back)
			}
		}
	})
}

func TestIntervalArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) (Interval, Number) {
			v := drawValue(t, label, KindMoney)
			i := v.Interval()
			inside := v.Lo
			switch v.Hedge { // a point that the value accepts
			case MoreThan, JustOver:
				inside = v.Lo.Add(reach(v.Lo))
			case LessThan, Nearly:
				inside = v.Lo.Sub(reach(v.Lo))
			}
			if v.Range {
				inside = v.Hi
			}
			if !i.Contains(inside) {
				t.Fatalf("%+v does not accept %s: %s", v, inside, i.Phrase())
			}
			return i, inside
		}
		i, x := draw("i")
		j, y := draw("j")
		if !i.Add(j).Contains(x.Add(y)) || !i.Sub(j).Contains(x.Sub(y)) || !i.Mul(j).Contains(x.Mul(y)) {
			t.Fatalf("%s and %s: an operation leaves out %s and %s", i.Phrase(), j.Phrase(), x, y)
		}
		if y.Sign() != 0 && !i.Quo(j).Contains(x.Quo(y)) {
			t.Fatalf("%s / %s = %s leaves out %s / %s", i.Phrase(), j.Phrase(), i.Quo(j).Phrase(), x, y)
		}
	})
}
