package quant

import (
	"testing"
	"unicode/utf8"
)

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"1.40", "1,400", "12,34,567", "1 234.5", "5/9", "10 1/2", "10½", "-3", "1.5e6", "1e-300", "1E400", "100000000000000 1/10001", "99999999999999999999.9", "0.000", "1'000", "٣", "½½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := ParseNumber(s)
		if !ok {
			return
		}
		back, ok := ParseNumber(n.String())
		if !ok || back.Cmp(n) != 0 {
			t.Fatalf("%q is %s, which is read back as %s, %v", s, n, back, ok)
		}
		if n.Denominator() == 0 && n.Ulp() < 0 && n.Ulp() > -100 && back.Ulp() != n.Ulp() {
			t.Fatalf("%q has its last digit at 10^%d, read back at 10^%d", s, n.Ulp(), back.Ulp())
		}
		if n.Rat().Cmp(fromRat(n.Rat()).Rat()) != 0 {
			t.Fatalf("%q changes by way of a fraction", s)
		}
		v := Value{Kind: KindMoney, Lo: n, Hi: n, Unit: "USD"}
		if c := Compare(v, v); c.Relation != Same && n.Denominator() == 0 {
			t.Fatalf("%q against itself is %s", s, c.Relation)
		}
		if phrase := v.Phrase(); !utf8.ValidString(phrase) || phrase == "" {
			t.Fatalf("%q is said %q", s, phrase)
		}
		v.Interval().Phrase()
	})
}

func FuzzParseEDTF(f *testing.F) {
	for _, s := range []string{"2007", "2020-11", "2020-11-10", "199X", "18XX", "1XXX", "-0227", "-02XX", "-00XX", "Y-12000", "2007-21", "2024-35", "2024-41", "XXXX-09-10", "XXXX-XX-19", "XXXX-02-29", "2024-W05", "2024-W05-3", "2024-03-12T15:00", "T15:00:30", "2007/2016", "../2016", "2007/..", "1984?", "2024-03-12T15:00+04:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		lo, hi, isRange, err := ParseEDTF(s)
		if err != nil {
			return
		}
		v := Value{Kind: KindDate, Date: lo, DateHi: hi, Range: isRange}
		again, hi2, isRange2, err := ParseEDTF(v.String())
		if err != nil || again != lo || hi2 != hi || isRange2 != isRange {
			t.Fatalf("%q is %s, which is read back as %s/%s: %v", s, v, again, hi2, err)
		}
		if lo.Known() && lo.First() > lo.Last() {
			t.Fatalf("%q starts %d and ends %d", s, lo.First(), lo.Last())
		}
		if c := Compare(v, v); c.Conflicts() {
			t.Fatalf("%q conflicts with itself: %s", s, c.Relation)
		}
		if v.Phrase() == "" {
			t.Fatalf("%q has no phrase", s)
		}
		for _, p := range []Period{{1, 0}, {-13, 5}, {1200, -400}} {
			if moved := lo.AddPeriod(p); !lo.Open && !moved.Valid() {
				t.Fatalf("%q moved by %v is %s", s, p, moved)
			}
		}
	})
}

func FuzzISODuration(f *testing.F) {
	for _, s := range []string{"P20Y", "P1Y6M", "P2W", "P0.5Y", "PT5H30M", "-P1W", "P3Y/P4Y", "P10Y/P0Y", "PT0.001S", "P1DT12H", "P00Y", "P1.50Y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseISODuration(s)
		if err != nil {
			return
		}
		back, err := ParseISODuration(v.String())
		if err != nil || back.String() != v.String() {
			t.Fatalf("%q is %s, which is read back as %s: %v", s, v, back, err)
		}
		if c := Compare(v, back); c.Relation != Same {
			t.Fatalf("%q against %s is %s", s, back, describe(c))
		}
		if v.Phrase() == "" {
			t.Fatalf("%q has no phrase", s)
		}
		v.Period()
		v.Interval().Phrase()
	})
}
