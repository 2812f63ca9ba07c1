package segment

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
)

// A bar stands where one sentence ends and the next begins.
var sentenceTests = []string{
	"The bridge opened in May.|It is 220 m long.",
	"Mr. Smith met Dr. Jones in Washington, D.C. on Monday.|They spoke.",
	"The U.S. Army left on Nov. 5, 2007.|Nobody saw it.",
	"It cost $1.4 billion.|The loan was No. 5 on the list.",
	"He said no.|The others agreed.",
	"Prices rose 3.5 per cent, e.g. for bread.|Wages did not!|Why?",
	"“It is done.”|She left.",
	"J. R. R. Tolkien wrote it.",
	"The firm, Acme Inc., grew.|It is based in the U.S.|The rest is abroad.",
	"They waited ... and waited.",
	"It cost £3.2m.|Growth was slow.|The pier is 40 m.|Boats moor there.",
	"He walked 5 km. and slept.",
	"The meeting began at 5 p.m. on Friday.",
	"1. First item",
}

func TestSentences(t *testing.T) {
	for _, want := range sentenceTests {
		src := strings.ReplaceAll(want, "|", " ")
		text := Split(&lint.Document{Text: src}, lang.English())
		var got []string
		for _, s := range text.Sentences {
			got = append(got, s.Span.Of(src))
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("got  %s\nwant %s", g, want)
		}
	}
}

// A bar stands between tokens.
var tokenTests = []string{
	"Moscow’s|S300|and|S|-|300",
	"32|km|,|1,400.5|and|5|th",
	"in|2007|,|2008|;|12,34,567",
	"the|U.S.|at|5|p.m.",
	"$|1.4|bn|–|£|3|m",
	"USD|115|and|0x1f",
}

func TestTokens(t *testing.T) {
	for _, want := range tokenTests {
		src := strings.NewReplacer("32|km|,|", "32km, ", "5|th", "5th", "S|-|300", "S-300", "2007|,|", "2007, ", "2008|;|", "2008; ", "5|p", "5 p", "$|1.4|bn|–|£|3|m", "$1.4bn–£3m", "USD|115", "USD115", "|", " ").Replace(want)
		text := Split(&lint.Document{Text: src}, lang.English())
		var got []string
		for i := range text.Tokens {
			got = append(got, text.Word(i))
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%s: got  %s\nwant %s", src, g, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("He lives in R'A000000")
	for _, s := range sentenceTests {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := Split(&lint.Document{Text: s}, lang.English())
		at := int32(0)
		for _, tok := range text.Tokens {
			if tok.Start < at || tok.End <= tok.Start || int(tok.End) > len(s) {
				t.Fatalf("token %v after %d in %q", tok, at, s)
			}
			at = tok.End
		}
		next := 0
		for _, sen := range text.Sentences {
			if sen.First != next || sen.Last <= sen.First {
				t.Fatalf("sentence %v, token %d is next in %q", sen, next, s)
			}
			next = sen.Last
		}
		if next != len(text.Tokens) {
			t.Fatalf("%d of %d tokens in sentences of %q", next, len(text.Tokens), s)
		}
	})
}

func TestLongWords(t *testing.T) {
	for _, s := range []string{strings.Repeat("a", 70) + "5", strings.Repeat("ä", 70), "USD" + strings.Repeat("5", 200), strings.Repeat("5", 200) + "km"} {
		Split(&lint.Document{Text: s}, lang.English())
	}
}
