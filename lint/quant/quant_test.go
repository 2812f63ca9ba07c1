package quant

import (
	"math/big"
	"testing"
)

func TestPhrase(t *testing.T) {
	for in, want := range map[string]string{
		"$1.4bn":                    "$1.4 billion",
		"$2.00bn":                   "$2.00 billion",
		"$-5m":                      "-$5 million",
		"more-than $1,234,567":      "more than $1,234,567",
		"€5.50":                     "€5.50",
		"$34,500/month":             "$34,500 per month",
		"20%":                       "20%",
		"1pp":                       "1 percentage point",
		"50bp":                      "50 basis points",
		"2x":                        "2 times",
		"67 meter":                  "67 meters",
		"1 mile":                    "1 mile",
		"6 foot":                    "6 feet",
		"20 degree celsius":         "20 degrees Celsius",
		"50 kilometer per hour":     "50 kilometers per hour",
		"#209 non-armed personnel":  "209 non-armed personnel",
		"#14 first-team player":     "14 first-team players",
		"#6 battery":                "6 batteries",
		"#2 chairwoman":             "2 chairwomen",
		"#3 human":                  "3 humans",
		"5th":                       "5th",
		"12th":                      "12th",
		"22th":                      "22nd",
		"P20Y":                      "20 years",
		"P1Y":                       "1 year",
		"P3Y4M":                     "3 years and 4 months",
		"P1Y2M3D":                   "1 year, 2 months and 3 days",
		"PT2M/PT4M":                 "2 to 4 minutes",
		"$5..7m":                    "$5 million to $7 million",
		"2007-06-14":                "14 June 2007",
		"2007-06":                   "June 2007",
		"199X":                      "the 1990s",
		"18XX":                      "the 19th century",
		"-02XX":                     "the 3rd century BC",
		"1XXX":                      "the 2nd millennium",
		"-0227":                     "228 BC",
		"2007-21":                   "spring 2007",
		"2024-35":                   "the third quarter of 2024",
		"2024-41":                   "the second half of 2024",
		"XXXX-09-10":                "10 September",
		"XXXX-XX-19":                "the 19th",
		"2024-W05":                  "week 5 of 2024",
		"2024-03-12T15:00":          "12 March 2024, 15:00",
		"T09:05:07":                 "09:05:07",
		"early 199X":                "early 1990s",
		"mid 2024":                  "mid-2024",
		"end 2024-10":               "end of October 2024",
		"2007/2016":                 "2007 to 2016",
		"../2010-06":                "until June 2010",
		"2007/..":                   "from 2007",
		"about 1850":                "about 1850",
		"about 1/3%":                "about 33.3%",
		"$1,234,567,890,123,456.78": "$1,234,567,890,123,456.78",
	} {
		v, err := value(in)
		if err != nil {
			t.Error(err)
		}
		if got := v.Phrase(); got != want {
			t.Errorf("%s is said %q, want %q", in, got, want)
		}
	}
}

func TestCausePhrase(t *testing.T) {
	for _, c := range []struct{ claim, fact, want string }{
		{"$1.4m", "$1.4bn", "million for billion"},
		{"7,200 mile", "7,200 kilometer", "miles for kilometers"},
		{"€85m", "$85m", "the same number, but in EUR instead of USD"},
		{"2007", "2008", "one year too early"},
		{"2007-07-14", "2007-06-14", "one month too late"},
		{"2012-07-29", "2012-07-27", "2 days too late"},
		{"1807", "1907", "one century too early"},
		{"#23 people", "#32 people", "two digits swapped"},
		{"more-than $7bn", "$6.8bn", `on the wrong side of "more than $7 billion"`},
		{"$34,500/month", "$34,500/year", "per month for per year"},
		{"3%", "3pp", "percent and percentage points mixed up"},
		{"$3", "$5", ""},
	} {
		a, _ := value(c.claim)
		b, _ := value(c.fact)
		if got := Compare(a, b).Cause.Phrase(a, b); got != c.want {
			t.Errorf("%s for %s: %q, want %q", c.claim, c.fact, got, c.want)
		}
	}
	for c := NoCause + 1; c <= TeenForTens; c++ {
		if c.String() == "" || causePhrases[c] == "" {
			t.Errorf("cause %d has no name or no phrase", c)
		}
	}
}

func TestInterval(t *testing.T) {
	for in, want := range map[string]string{
		"$4.1bn":              "4.05 billion to 4.15 billion",
		"#20 people":          "20",
		"#1,200 people":       "1,150 to 1,250",
		"about $1.4bn":        "1.3 billion to 1.5 billion",
		"more-than $5m":       "at least 5 million",
		"at-most 12%":         "at most 12",
		"$5..7m":              "4.5 million to 7.5 million",
		"P3Y4M":               "3.33",
		"2007":                "anything",
		"1/2%":                "44 to 56",
		"-40 degree celsius":  "-44 to -36",
		"nearly 7.5 kilogram": "7.4 to 7.5",
	} {
		v, err := value(in)
		if err != nil {
			t.Error(err)
		}
		if got := v.Interval().Phrase(); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
	interval := func(s string) Interval {
		v, err := value(s)
		if err != nil {
			t.Fatal(err)
		}
		return v.Interval()
	}
	for _, c := range []struct {
		got  Interval
		want string
	}{
		{PercentChange(interval("$5.0bn"), interval("$4.1bn")), "-19.8 to -16.2"},
		{PercentChange(interval("about $0"), interval("$5")), "anything"},
		{PercentChange(interval("#100 people"), interval("more-than #150 people")), "at least 50"},
		{Share(interval("#30 people"), interval("#120 people")), "25"},
		{interval("$2.0").Quo(interval("$0")), "anything"},
		{interval("more-than $5").Mul(interval("#2 people")), "at least 10"},
		{interval("more-than $5").Neg(), "at most -5"},
	} {
		if got := c.got.Phrase(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestRegisterUnits(t *testing.T) {
	mile := Unit{Name: "mile", UCUM: "[mi_i]", Dimension: "length", Factor: big.NewRat(1609344, 1000)}
	if err := RegisterUnits([]Unit{mile}); err != nil {
		t.Errorf("the same unit again: %v", err)
	}
	for _, bad := range []Unit{
		{Name: "mile", Dimension: "length", Factor: big.NewRat(1852, 1)},
		{Name: "parsec", Dimension: "length"},
		{Name: "nothing", Dimension: "length", Factor: new(big.Rat)},
		{Dimension: "length", Factor: big.NewRat(1, 1)},
	} {
		if err := RegisterUnits([]Unit{{Name: "ell", Dimension: "length", Factor: big.NewRat(1, 1)}, bad}); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	if _, ok := UnitOf("ell"); ok {
		t.Error("a list with a bad unit was taken in part")
	}
	if u, ok := UnitOf("foot"); !ok || u.Dimension != "length" {
		t.Errorf("foot is %+v, %v", u, ok)
	}
}

func TestPeriod(t *testing.T) {
	for in, want := range map[string]Period{"P20Y": {240, 0}, "P1Y6M": {18, 0}, "P2W": {0, 14}, "P1.5Y": {18, 0}, "-P1W": {0, -7}, "2 decades": {240, 0}} {
		v, err := value(in)
		if err != nil {
			t.Error(err)
		}
		if got, ok := v.Period(); !ok || got != want {
			t.Errorf("%s is %v, %v; want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"PT5H", "P0.3M", "P3Y/P4Y", "$5"} {
		v, err := value(in)
		if err != nil {
			t.Error(err)
		}
		if got, ok := v.Period(); ok {
			t.Errorf("%s is the period %v", in, got)
		}
	}
}

func TestCompareAllocatesNothing(t *testing.T) {
	for _, pair := range [][2]string{
		{"$1.4bn", "$1.43bn"},
		{"$1.4m", "$1.4bn"},
		{"more-than #29,000 people", "#35,000 people"},
		{"about 1/3%", "35%"},
		{"#23 people", "#32 people"},
		{"late 199X", "1998-10"},
		{"2007-05-22", "2008-05-22"},
	} {
		a, _ := value(pair[0])
		b, _ := value(pair[1])
		if n := testing.AllocsPerRun(100, func() { Compare(a, b) }); n != 0 {
			t.Errorf("%s against %s: %v allocations", pair[0], pair[1], n)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, pair := range [][2]string{{"$1.4bn", "$1.43bn"}, {"about $1.4bn", "$1.9bn"}, {"67 meter", "220 foot"}, {"late 199X", "1998-10"}, {"P3M", "P90D"}} {
		x, _ := value(pair[0])
		y, _ := value(pair[1])
		b.Run(pair[0], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Compare(x, y)
			}
		})
	}
}
