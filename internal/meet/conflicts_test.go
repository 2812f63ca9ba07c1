package meet_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/lint"
)

// TestPairs holds pairs of texts to what their lines say: whether the second
// contradicts the first. A line break in a text is written " / ".
func TestPairs(t *testing.T) {
	table, err := os.ReadFile("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(table)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			t.Fatalf("%d cells in %q, want 3", len(cells), line)
		}
		found := conflictsOf(cells[1], cells[2])
		switch want := cells[0] == "conflict"; {
		case want && len(found) == 0:
			t.Errorf("no conflict in\n\t%s\n\t%s", cells[1], cells[2])
		case !want && len(found) > 0:
			t.Errorf("%s in\n\t%s\n\t%s", strings.Join(found, ", "), cells[1], cells[2])
		}
	}
}

// conflictsOf are the conflicts of two texts that are no mere queries.
func conflictsOf(texts ...string) []string {
	var passes []*lint.Pass
	for i, text := range texts {
		passes = append(passes, pass(string(rune('a'+i))+".txt", []byte(strings.ReplaceAll(text, " / ", "\n\n"))))
	}
	return conflictsAmong(passes, nil)
}

// lineOf is the line of a text in which a span stands, and the span's place in it: what a record
// that is kept has of its article.
func lineOf(text string, s lint.Span) (string, lint.Span) {
	from := strings.LastIndexByte(text[:s.Start], '\n') + 1
	line, _, _ := strings.Cut(text[from:], "\n")
	return line, lint.Span{Start: s.Start - from, End: min(s.End-from, len(line))}
}

// conflictsAmong are the conflicts of a few articles that are no mere queries.
func conflictsAmong(passes []*lint.Pass, mutual *meet.Mutual) []string {
	groups := map[string][]lint.Record{}
	var keys []string
	for _, p := range passes {
		reading := (*bind.Index)(nil).Read(p)
		for _, r := range append(reading.Records(), reading.Lines()...) {
			r.Path = p.Doc.Path
			r.Context, r.Mark = lineOf(p.Doc.Text, r.Span)
			for _, k := range r.Keys {
				if groups[k] == nil {
					keys = append(keys, k)
				}
				r.Key = k
				groups[k] = append(groups[k], r)
			}
		}
		reading.Close()
	}
	slices.Sort(keys)
	var out []string
	for _, k := range keys {
		for _, c := range meet.ConflictsAmong(groups[k], len(passes), mutual) {
			if c.Severity > lint.Asked {
				out = append(out, groups[k][c.B].Value.Phrase()+" and "+groups[k][c.A].Value.Phrase())
			}
		}
	}
	return out
}
