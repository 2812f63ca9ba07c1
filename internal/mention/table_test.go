package mention

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// find reads the values of a text in the language of the tag.
func find(tag, s string) []lint.Mention {
	l, err := lang.Load(tag)
	if err != nil {
		panic(err)
	}
	return Find(segment.Split(&lint.Document{Text: s}, l), Config{})
}

// annotate writes a text as the tables under testdata do: each value in double
// brackets with its kind, value, unit (and denominator) and bound.
func annotate(s string, found []lint.Mention) string {
	var b strings.Builder
	at := 0
	for _, m := range found {
		unit := m.Value.Unit
		if m.Value.Per != "" {
			unit += "/" + m.Value.Per
		}
		bound := m.Value.Bound()
		if bound == "=" {
			bound = ""
		}
		note := strings.TrimRight(strings.Join([]string{m.Kind().String(), m.Value.String(), unit, bound}, "|"), "|")
		b.WriteString(s[at:m.Span.Start] + "[[" + m.Span.Of(s) + "|" + note + "]]")
		at = m.Span.End
	}
	b.WriteString(s[at:])
	return b.String()
}

// plain takes the brackets out of a line of a table.
func plain(line string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(line, "[[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		value, after, _ := strings.Cut(rest, "]]")
		word, _, _ := strings.Cut(value, "|")
		b.WriteString(word)
		line = after
	}
}

// TestTables holds every line of testdata/*.txt: exactly the values in double
// brackets are found in it, and read as it says. A file's name ends in its
// language: money.en.txt. Lines that start with # are comments.
func TestTables(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables under testdata")
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		tag := name[strings.LastIndexByte(name, '.')+1:]
		t.Run(name, func(t *testing.T) {
			for n, want := range strings.Split(string(b), "\n") {
				if want == "" || strings.HasPrefix(want, "# ") {
					continue
				}
				s := plain(want)
				if got := annotate(s, find(tag, s)); got != want {
					t.Errorf("%s:%d:\ngot  %s\nwant %s", file, n+1, got, want)
				}
			}
		})
	}
}

// TestPrintedIsReadAgain holds that the text of every value of the tables,
// alone, is read as the same value, and so is the value as it is printed for
// people where it has one form.
func TestPrintedIsReadAgain(t *testing.T) {
	needsContext := map[string]bool{"7.1": true, "25C": true, "300 pounds": true}
	b, err := os.ReadFile("testdata/quantities.en.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(b), "\n") {
		if strings.HasPrefix(line, "# ") {
			continue
		}
		s := plain(line)
		for _, m := range find("en", s) {
			if k := m.Kind(); k != quant.KindMoney && k != quant.KindMeasure || m.Value.Range || m.Elided || needsContext[m.Span.Of(s)] || m.Value.Per != "" {
				continue
			}
			v, err := ParseValue(lang.English(), m.Span.Of(s))
			if err != nil || v.String() != m.Value.String() || v.Unit != m.Value.Unit {
				t.Errorf("%s: %q is %s %s in its sentence, %s %s alone (%v)", s, m.Span.Of(s), m.Value, m.Value.Unit, v, v.Unit, err)
			}
		}
	}
}

// TestSeeds holds the sample articles to what a reader wrote down of them.
func TestSeeds(t *testing.T) {
	b, err := os.ReadFile("testdata/seeds.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	type gold struct {
		File       string
		Start, End int
		Text, Kind string
		Value      any
		Unit       *string
		Weak       bool
	}
	found := map[string][]lint.Mention{}
	source := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		var g gold
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatal(err)
		}
		if g.Weak || g.Kind == "date" || g.Kind == "duration" {
			continue
		}
		if source[g.File] == "" {
			src, err := os.ReadFile("../../" + g.File)
			if err != nil {
				t.Fatal(err)
			}
			doc := paragraphs(string(src))
			source[g.File] = doc.Text
			found[g.File] = Find(segment.Split(doc, lang.English()), Config{})
		}
		var hit *lint.Mention
		for i, m := range found[g.File] {
			if m.Span.Start < g.End && g.Start < m.Span.End {
				hit = &found[g.File][i]
			}
		}
		if g.Kind == "designator" {
			if hit != nil {
				t.Errorf("%s: %q is read as %s", g.File, g.Text, hit.Value)
			}
			continue
		}
		if hit == nil {
			t.Errorf("%s:%d: %q is not found", g.File, g.Start, g.Text)
			continue
		}
		want, _ := json.Marshal(g.Value)
		n, _ := quant.ParseNumber(string(want))
		if hit.Span.Start != g.Start || hit.Span.End != g.End || hit.Value.Lo.Cmp(n) != 0 {
			t.Errorf("%s:%d: %q is read as %q, %s", g.File, g.Start, g.Text, hit.Span.Of(source[g.File]), hit.Value)
		}
		if g.Unit != nil && (hit.Kind() == quant.KindMoney || hit.Kind() == quant.KindMeasure) && hit.Value.Unit != *g.Unit {
			t.Errorf("%s:%d: %q is in %s, should be %s", g.File, g.Start, g.Text, hit.Value.Unit, *g.Unit)
		}
	}
}

// TestHostile holds that texts which a grammar might stumble over are read in
// linear time, and to spans in order.
func TestHostile(t *testing.T) {
	size := map[string]int{"1": 1 << 20, ",": 1 << 20, "one hundred and ": 1 << 20, "(": 1 << 20}
	for _, piece := range []string{
		"1", ",", "one hundred and ", "(", "1,", "1 ", ", ", "[[", "$", "$ ", "- ", "1-", "1/", "1:", "a ", "half ", "two-", "per ", "5 km ", "and ", "\"",
		"1.", ".", "\u00a0", "x1", "3 x ", "two by ", "more than ", "U.S.", "million ", "point ", "one ", "°", "%", "\xff", "’s", "3 to ", "$5 to ",
		"2 or ", "one and a half ", "five of the ", "minus ", "1 000 ",
	} {
		n := max(size[piece], 1<<14)
		if testing.Short() {
			n = 1 << 13
		}
		s := strings.Repeat(piece, n/len(piece))
		begun := time.Now()
		at := 0
		for _, m := range find("en", s) {
			if m.Span.Start < at || m.Span.End > len(s) || m.Span.Empty() {
				t.Fatalf("%q: span %v after %d", piece, m.Span, at)
			}
			at = m.Span.End
		}
		// a hundred times the time of ordinary text, on a slow machine
		if took := time.Since(begun); took > 2*time.Second+time.Duration(n)*20*time.Microsecond {
			t.Errorf("%d bytes of %q took %v", n, piece, took)
		}
	}
}

func FuzzFind(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.*.txt")
	for _, file := range files {
		b, _ := os.ReadFile(file)
		for _, line := range strings.Split(string(b), "\n") {
			f.Add(plain(line))
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, tag := range lang.Tags() {
			at := 0
			for _, m := range find(tag, s) {
				if m.Span.Start < at || m.Span.End > len(s) || m.Span.Empty() || m.Kind() == quant.NoKind {
					t.Fatalf("%q: %s %v after %d", s, m.Kind(), m.Span, at)
				}
				at = m.Span.End
				_ = m.Value.String()
				_ = m.Value.Phrase()
			}
		}
	})
}
