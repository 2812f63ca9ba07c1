package mention

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// FuzzTimes: no text makes the reader panic, spans lie inside the text and in
// order, and what a value prints as reads back as the same value.
func FuzzTimes(f *testing.F) {
	for _, file := range []string{"dates.txt", "relative.txt", "durations.txt", "not_dates.txt", "dates_de.txt"} {
		b, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			if strings.Contains(line, "{") {
				doc, _ := parseTimes(line)
				f.Add(doc.Text)
			}
		}
	}
	for _, s := range []string{"0x A", "0'00's", "of 10/11/2020 and 25/12/2020", "\"1984\"", "c. 5,"} {
		f.Add(s)
	}
	cfg := Config{Date: quant.YMD(2024, 3, 12)}
	f.Fuzz(func(t *testing.T, s string) {
		for _, tag := range lang.Tags() {
			l, err := lang.Load(tag)
			if err != nil {
				t.Fatal(err)
			}
			for _, cfg := range []Config{cfg, {}} {
				end := 0
				for _, m := range Find(segment.Split(&lint.Document{Text: s}, l), cfg) {
					if m.Span.Start < end || m.Span.End > len(s) || m.Span.Empty() {
						t.Fatalf("span %v after %d in a text of %d bytes: %q", m.Span, end, len(s), s)
					}
					end = m.Span.End
					reread(t, m.Value)
					for _, p := range m.Parts {
						reread(t, p.Value)
					}
				}
			}
		}
	})
}

// reread fails where a value does not read back from what it prints.
func reread(t *testing.T, v quant.Value) {
	t.Helper()
	s := v.String()
	if s == "" {
		return
	}
	var back quant.Value
	switch v.Kind {
	case quant.KindDate:
		lo, hi, isRange, err := quant.ParseEDTF(s)
		if err != nil {
			t.Fatalf("%q, printed for %+v, does not read: %v", s, v, err)
		}
		back = quant.Value{Kind: quant.KindDate, Date: lo, DateHi: hi, Range: isRange}
	case quant.KindDuration:
		if strings.Contains(s, "{") {
			return // a unit that ISO 8601 does not have
		}
		var err error
		if back, err = quant.ParseISODuration(s); err != nil {
			t.Fatalf("%q, printed for %+v, does not read: %v", s, v, err)
		}
	default:
		return
	}
	if again := back.String(); again != s {
		t.Fatalf("%q reads back as %q", s, again)
	}
}

// Twice the text may take little more than twice the time, whatever it is.
func TestTimesAreLinear(t *testing.T) {
	for _, piece := range []string{
		"1998 ", "1998-", "2001, ", "the ", "of the year ", "last ", "May ", "5 May ", "10/", "two years and ", "half a ", "early ", "Monday, ",
		"the end of ", "that same ", "Diwali ", "Ramadan 2018 ", "two Fridays ", "twenty-", "19th ", "c. ", "'90 ", "before ", "the day before ", "in 2001 and ", "5, ", "first half of ", "one hundred and ",
	} {
		base := cost(piece, 2<<10)
		if big := cost(piece, 32<<10); big > 120*base+100*time.Millisecond {
			t.Errorf("%q: 2 KB takes %v, 32 KB %v", piece, base, big)
		}
	}
}

func cost(piece string, size int) time.Duration {
	text := segment.Split(&lint.Document{Text: strings.Repeat(piece, size/len(piece))}, lang.English())
	best := time.Hour
	for range 3 {
		start := time.Now()
		Find(text, Config{Date: quant.YMD(2024, 3, 12)})
		best = min(best, time.Since(start))
	}
	return best
}
