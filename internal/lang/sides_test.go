package lang

import (
	"slices"
	"strings"
	"testing"
)

// TestSides holds the table of sides to its order, and each word to one side of
// an axis.
func TestSides(t *testing.T) {
	var rows []string
	seen := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(sidesTable), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Fatalf("%q has %d columns, want 3", line, len(f))
		}
		rows = append(rows, f[0]+"\t"+f[1])
		words := strings.Fields(f[2])
		if !slices.IsSorted(words) {
			t.Errorf("the words of %s %s are not sorted", f[0], f[1])
		}
		for _, w := range words {
			if other := seen[f[0]+" "+w]; other != "" {
				t.Errorf("%q is on the sides %s and %s of %s", w, other, f[1], f[0])
			}
			seen[f[0]+" "+w] = f[1]
		}
	}
	if !slices.IsSorted(rows) {
		t.Error("the table is not sorted by axis and side")
	}
	if n := len(rows); n > 128 {
		t.Errorf("%d sides, 128 are the most", n)
	}
	words := EnglishWords()
	for _, c := range []struct {
		a, b string
		want bool
	}{{"man", "woman", true}, {"import", "export", true}, {"usual", "maximum", true}, {"usual", "typical", false}, {"man", "import", false}, {"man", "bridge", false}} {
		a, b := words.Sides(c.a), words.Sides(c.b)
		if got := a.Against().Share(b); got != c.want {
			t.Errorf("%s against %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
