package bind_test

import (
	"os"
	"strings"
	"testing"
)

// TestLongTexts holds two long articles against each other, in which nothing is wrong,
// and then with one figure changed in the second: a slip in what both tell is a conflict,
// another figure of what only one of them tells is none.
func TestLongTexts(t *testing.T) {
	read := func(name string) string {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	agency, feature := read("testdata/long/agency.txt"), read("testdata/long/feature.txt")
	if found := conflictsOf(agency, feature); len(found) > 0 {
		t.Errorf("%s where nothing is wrong", strings.Join(found, ", "))
	}
	for _, line := range strings.Split(strings.TrimSpace(read("testdata/long.tsv")), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || !strings.Contains(feature, cells[0]) {
			t.Fatalf("%q is not in the feature, or %q has not three cells", cells[0], line)
		}
		found := conflictsOf(agency, strings.Replace(feature, cells[0], cells[1], 1))
		if want := cells[2] == "conflict"; want != (len(found) > 0) {
			t.Errorf("%s for %s: %d conflicts (%s), want %s", cells[1], cells[0], len(found), strings.Join(found, ", "), cells[2])
		}
	}
}
