package mention

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// The tables under testdata hold an article on each line, with its times in
// braces: {10 November 2020|2020-11-10}. What follows the bar is the kind
// (date, unless it says duration, age or set), the value, the mod, the bound
// where it is not "=", "alt VALUE", "day N" for the weekday, and "rel R" for a
// time that has no date to stand on. " ¶ " parts paragraphs, and one that
// starts with "# " is a heading. A line "# date: 2024-03-12" sets the date of
// the articles that follow; "# lang: de" their language.
func TestTimes(t *testing.T) {
	for _, file := range []string{"dates.txt", "relative.txt", "durations.txt", "not_dates.txt", "dates_de.txt"} {
		t.Run(file, func(t *testing.T) { times(t, "testdata/"+file) })
	}
}

func times(t *testing.T, file string) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	l := lang.English()
	cfg := Config{}
	for n, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSpace(line)
		if v, ok := strings.CutPrefix(line, "# date: "); ok {
			cfg.Date = quant.Date{}
			if v != "none" {
				if cfg.Date, err = quant.ParseDate(v); err != nil {
					t.Fatalf("%s:%d: %v", file, n+1, err)
				}
			}
			continue
		}
		if v, ok := strings.CutPrefix(line, "# order:"); ok {
			cfg.DateOrder = strings.TrimSpace(v)
			continue
		}
		if v, ok := strings.CutPrefix(line, "# lang: "); ok {
			if l, err = lang.Load(v); err != nil {
				t.Fatalf("%s:%d: %v", file, n+1, err)
			}
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") && !strings.Contains(line, "{") {
			continue
		}
		doc, want := parseTimes(line)
		var got []string
		for _, m := range Find(segment.Split(doc, l), cfg) {
			if k := m.Kind(); k == quant.KindDate || k == quant.KindDuration || k == quant.KindSet {
				got = append(got, m.Span.Of(doc.Text)+"|"+describe(m))
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s:%d: %s\n got %q\nwant %q", file, n+1, doc.Text, got, want)
		}
	}
}

// parseTimes takes the braces out of a line and makes a document of it.
func parseTimes(line string) (*lint.Document, []string) {
	doc := &lint.Document{}
	var want []string
	var b strings.Builder
	for i, part := range strings.Split(line, " ¶ ") {
		if i > 0 {
			b.WriteString("\n\n")
		}
		kind := lint.Paragraph
		if rest, ok := strings.CutPrefix(part, "# "); ok {
			kind, part = lint.Heading, rest
		}
		start := b.Len()
		for {
			before, rest, ok := strings.Cut(part, "{")
			b.WriteString(before)
			if !ok {
				break
			}
			inner, after, _ := strings.Cut(rest, "}")
			words, _, _ := strings.Cut(inner, "|")
			b.WriteString(words)
			want = append(want, inner)
			part = after
		}
		doc.Blocks = append(doc.Blocks, lint.Block{Span: text.Span{Start: start, End: b.Len()}, Kind: kind, Level: 2})
	}
	doc.Text = b.String()
	return doc, want
}

// describe writes a mention as the tables do.
func describe(m lint.Mention) string {
	var f []string
	switch {
	case m.Age:
		f = append(f, "age")
	case m.Kind() != quant.KindDate:
		f = append(f, m.Kind().String())
	}
	v := m.Value.String()
	if v == "" {
		v = "null"
	}
	f = append(f, v)
	if m.Value.Mod != quant.NoMod {
		f = append(f, m.Value.Mod.String())
	}
	if b := m.Value.Bound(); b != "=" && b != "range" {
		f = append(f, b)
	}
	for _, a := range m.Alts[min(1, len(m.Alts)):] {
		f = append(f, "alt", a.String())
	}
	if m.Weekday != 0 {
		f = append(f, "day", fmt.Sprint(m.Weekday))
	}
	if m.Rel != "" {
		f = append(f, "rel", m.Rel)
	}
	return strings.Join(f, " ")
}
