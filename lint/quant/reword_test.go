package quant

import "testing"

func TestReword(t *testing.T) {
	date := func(s string) Value {
		lo, hi, isRange, err := ParseEDTF(s)
		if err != nil {
			t.Fatal(err)
		}
		return Value{Kind: KindDate, Date: lo, DateHi: hi, Range: isRange}
	}
	amount := func(kind Kind, n, unit string) Value {
		lo, ok := ParseNumber(n)
		if !ok {
			t.Fatal(n)
		}
		return Value{Kind: kind, Lo: lo, Hi: lo, Unit: unit}
	}
	count := func(n string) Value { return amount(KindCount, n, "step") }
	for _, c := range []struct {
		text         string
		mine, theirs Value
		want         string
	}{
		{"178", count("178"), count("187"), "187"},
		{"178", count("178"), count("11870"), "11,870"},
		{"121", count("121"), count("88"), "88"},
		{"$121 million", amount(KindMoney, "121000000", "USD"), amount(KindMoney, "88000000", "USD"), "$88 million"},
		{"7440", count("7440"), count("7404"), "7404"},
		{"nine", count("9"), count("19"), "19"},
		{"2 million", count("2000000"), count("3500000"), "3.5 million"},
		{"2 million", count("2000000"), count("3512817"), "3,512,817"},
		{"£32,800", amount(KindMoney, "32800", "GBP"), amount(KindMoney, "38200", "GBP"), "£38,200"},
		{"$1.4 million", amount(KindMoney, "1400000", "USD"), amount(KindMoney, "1400000000", "USD"), ""},
		{"$800m", amount(KindMoney, "800000000", "USD"), amount(KindMoney, "900000000", "USD"), "$900m"},
		{"2.4 million tonnes", amount(KindMeasure, "2400000", "metric ton"), amount(KindMeasure, "4200000", "metric ton"), "4.2 million tonnes"},
		{"43-metre", amount(KindMeasure, "43", "meter"), amount(KindMeasure, "45", "meter"), "45-metre"},
		{"21 miles", amount(KindMeasure, "21", "mile"), amount(KindMeasure, "21", "nautical mile"), ""},
		{"1 day", amount(KindDuration, "1", "day"), amount(KindDuration, "3", "day"), ""},
		{"10½ miles", amount(KindMeasure, "10.5", "mile"), amount(KindMeasure, "11", "mile"), ""},
		{"-5 degrees", amount(KindMeasure, "-5", "degree"), amount(KindMeasure, "5", "degree"), ""},
		{"2008", date("2008"), date("2007-06-14"), "2007"},
		{"June 2008", date("2008-06"), date("2007"), ""},
		{"12 October 1872", date("1872-10-12"), date("1871-10-12"), "12 October 1871"},
		{"Oct. 12, 1872", date("1872-10-12"), date("1871-11-13"), "Nov. 13, 1871"},
		{"the 3rd of May", date("XXXX-05-03"), date("1990-05-21"), "the 21st of May"},
		{"3 May", date("1990-05-03"), date("1990-05-21"), "21 May"},
		{"2024-03-01", date("2024-03-01"), date("2024-02-01"), "2024-02-01"},
		{"1/3/2024", date("2024-03-01"), date("2024-02-01"), ""},
		{"Monday", date("2024-03-04"), date("2024-03-05"), ""},
		{"last year", date("2024"), date("2023"), ""},
		{"spring 2024", date("2024-21"), date("2024-22"), ""},
	} {
		got, ok := Reword(c.text, c.mine, c.theirs)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Reword(%q, %s, %s) = %q, %v, want %q", c.text, c.mine, c.theirs, got, ok, c.want)
		}
	}
}

// FuzzReword holds it to what it was given: it says the other value or nothing, and
// does not panic on a text that says something else.
func FuzzReword(f *testing.F) {
	f.Add("2.4 million tonnes", "2400000", "4200000", "1872-10-12", "1871-11-03")
	f.Fuzz(func(t *testing.T, text, a, b, from, to string) {
		x, ok1 := ParseNumber(a)
		y, ok2 := ParseNumber(b)
		if ok1 && ok2 {
			Reword(text, Value{Kind: KindCount, Lo: x, Hi: x}, Value{Kind: KindCount, Lo: y, Hi: y})
			if got, ok := Reword(a, Value{Kind: KindMoney, Lo: x, Hi: x}, Value{Kind: KindMoney, Lo: y, Hi: y}); ok {
				if n, read := ParseNumber(got); !read || n.Cmp(y) != 0 {
					t.Errorf("%q of %s and %s is %q", a, x, y, got)
				}
			}
		}
		d, err1 := ParseDate(from)
		e, err2 := ParseDate(to)
		if err1 == nil && err2 == nil {
			Reword(text, Value{Kind: KindDate, Date: d, DateHi: d}, Value{Kind: KindDate, Date: e, DateHi: e})
		}
	})
}
