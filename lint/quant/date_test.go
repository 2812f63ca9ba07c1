package quant

import "testing"

func TestParseEDTF(t *testing.T) {
	for _, c := range []struct{ in, out, first, last string }{
		{"2007", "2007", "2007-01-01", "2007-12-31"},
		{"2020-11", "2020-11", "2020-11-01", "2020-11-30"},
		{"2024-02", "2024-02", "2024-02-01", "2024-02-29"},
		{"2020-11-10", "2020-11-10", "2020-11-10", "2020-11-10"},
		{"199X", "199X", "1990-01-01", "1999-12-31"},
		{"18XX", "18XX", "1800-01-01", "1899-12-31"},
		{"1XXX", "1XXX", "1000-01-01", "1999-12-31"},
		{"-0227", "-0227", "-0227-01-01", "-0227-12-31"},
		{"-02XX", "-02XX", "-0299-01-01", "-0200-12-31"},
		{"-00XX", "-00XX", "-0099-01-01", "0000-12-31"},
		{"Y-12000", "Y-12000", "Y-12000-01-01", "Y-12000-12-31"},
		{"2007-21", "2007-21", "2007-03-01", "2007-05-31"},
		{"2007-24", "2007-24", "2007-12-01", "2008-02-29"},
		{"2024-33", "2024-33", "2024-01-01", "2024-03-31"},
		{"2024-35", "2024-35", "2024-07-01", "2024-09-30"},
		{"2024-36", "2024-36", "2024-10-01", "2024-12-31"},
		{"2024-40", "2024-40", "2024-01-01", "2024-06-30"},
		{"2024-41", "2024-41", "2024-07-01", "2024-12-31"},
		{"2024-W01", "2024-W01", "2024-01-01", "2024-01-07"},
		{"2024-W05", "2024-W05", "2024-01-29", "2024-02-04"},
		{"2020-W53", "2020-W53", "2020-12-28", "2021-01-03"},
		{"2024-W05-3", "2024-01-31", "2024-01-31", "2024-01-31"},
		{"2024-03-12T15:00", "2024-03-12T15:00", "2024-03-12", "2024-03-12"},
		{"2024-03-12T15:00:30Z", "2024-03-12T15:00:30", "2024-03-12", "2024-03-12"},
		{"2024-03-12T15:00+04:00", "2024-03-12T15:00", "2024-03-12", "2024-03-12"},
		{"1984~", "1984", "1984-01-01", "1984-12-31"},
	} {
		d, err := ParseDate(c.in)
		if err != nil || d.String() != c.out || d.First().Date().String() != c.first || d.Last().Date().String() != c.last {
			t.Errorf("ParseDate(%q) = %s, %s to %s, %v; want %s, %s to %s", c.in, d, d.First().Date(), d.Last().Date(), err, c.out, c.first, c.last)
		}
	}
	for _, in := range []string{"XXXX-09-10", "XXXX-09", "XXXX-XX-19", "T15:00", "T15:00:30", "XXXX-21", "XXXX-02-29"} {
		if d, err := ParseDate(in); err != nil || d.String() != in || d.Known() {
			t.Errorf("ParseDate(%q) = %s, %v", in, d, err)
		}
	}
	for _, in := range []string{"2007/2016", "../2016", "2007/..", "XXXX-11-10/XXXX-11-12"} {
		lo, hi, isRange, err := ParseEDTF(in)
		if err != nil || !isRange || lo.String()+"/"+hi.String() != in {
			t.Errorf("ParseEDTF(%q) = %s, %s, %v, %v", in, lo, hi, isRange, err)
		}
	}
	for _, in := range []string{"", "20", "207", "20071", "2007-", "2007-13", "2007-00", "2007-11-31", "2023-02-29", "XXXX", "19X5", "2021-W53", "2024-W05-8", "2007-1", "T25:00", "2024-03T10:00", "../..", "2007/", "a/b", "Y", "2007-06-14-01"} {
		if d, hi, isRange, err := ParseEDTF(in); err == nil && in != "2007/" {
			t.Errorf("ParseEDTF(%q) = %s, %s, %v; want an error", in, d, hi, isRange)
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	day := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		got  Date
		want string
	}{
		{day("2024-02-29").AddYears(1), "2025-02-28"},
		{day("2007").AddYears(3), "2010"},
		{day("199X").AddYears(10), "200X"},
		{day("2024-01-31").AddMonths(1), "2024-02-29"},
		{day("2024-01").AddMonths(-1), "2023-12"},
		{day("2024-36").AddMonths(3), "2025-33"},
		{day("2024-12-31").AddDays(1), "2025-01-01"},
		{day("2024-W01").AddDays(-7), "2023-W52"},
		{day("XXXX-12-31").AddDays(1), "XXXX-01-01"},
		{day("2024-03-12").Truncate(Week), "2024-W11"},
		{day("2024-03-12").Truncate(Part), "2024-33"},
		{day("2024-03-12").Truncate(Decade), "202X"},
		{day("2024-03-12T15:00").Truncate(Day), "2024-03-12"},
		{day("2024-03-12").AddPeriod(Period{Months: 18, Days: 1}), "2025-09-13"},
		{day("2007").AddPeriod(Period{Months: 36}), "2010"},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	if w := day("2017-06-27").Weekday(); w != 2 {
		t.Errorf("27 June 2017 is weekday %d, want 2", w)
	}
}

func TestISODuration(t *testing.T) {
	for _, s := range []string{"P20Y", "P1Y6M", "P2W", "P0.5Y", "PT5H30M", "-P1W", "P3Y/P4Y", "P3Y4M", "PT90M", "P1DT12H", "PT0.001S"} {
		if v, err := ParseISODuration(s); err != nil || v.String() != s {
			t.Errorf("ParseISODuration(%q) = %s, %v", s, v, err)
		}
	}
	for _, s := range []string{"", "P", "PT", "20Y", "P20", "PY", "P1M1Y", "P1H", "PT1Y", "P1Y/P2M", "P1Y1Y", "P4Y/P3Y"} {
		if v, err := ParseISODuration(s); err == nil {
			t.Errorf("ParseISODuration(%q) = %s; want an error", s, v)
		}
	}
	third := Value{Kind: KindDuration, Lo: Fraction(1, 3), Unit: "hour"}
	if s := third.String(); s != "PT20M" {
		t.Errorf("a third of an hour is %s", s)
	}
	if s := (Value{Kind: KindDuration, Lo: FromInt(2), Unit: "decade"}).String(); s != "P20Y" {
		t.Errorf("two decades are %s", s)
	}
}
