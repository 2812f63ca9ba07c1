package workspace

import (
	"fmt"
	"slices"
	"testing"
)

func TestPaths(t *testing.T) {
	for _, want := range [][]string{nil, {"a"}, {""}, {"-", "./a.md", "./a/b.md", "./ab.md", "z.md"}, {"b", "a", "ab", "a"}} {
		p := Pack(want)
		if got := slices.Collect(p.All()); !slices.Equal(got, want) || p.Len() != len(want) {
			t.Errorf("%q became %q, of length %d", want, got, p.Len())
		}
	}
}

// TestPathsAreSmall holds a list of many files to a few bytes a file.
func TestPathsAreSmall(t *testing.T) {
	var many []string
	for i := range 100_000 {
		many = append(many, fmt.Sprintf("archive/%04d/%02d/article-%05d.md", 1900+i/1200, i/100%12, i))
	}
	if p := Pack(many); len(p.b) > 10*len(many) {
		t.Errorf("%d bytes a path", len(p.b)/len(many))
	}
}
