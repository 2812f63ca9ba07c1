package meet_test

import (
	"os"
	"strings"
	"testing"
)

// TestLongTexts holds two long articles against each other, in which nothing is wrong,
// and then with one figure changed in the second: a slip in what both tell is a conflict,
// another figure of what only one of them tells is none.
func TestLongTexts(t *testing.T) {
	changed(t, "testdata/long.tsv", "agency.txt")
}

// TestDesk holds a long article against two others: what both of these give is told with
// a slip in it, in whatever words.
func TestDesk(t *testing.T) {
	changed(t, "testdata/desk.tsv", "agency.txt", "minutes.txt")
}

// changed reads a table of what is to be changed in the feature, and whether it then
// conflicts with the others.
func changed(t *testing.T, table string, others ...string) {
	t.Helper()
	read := func(name string) string {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	var texts []string
	for _, name := range others {
		texts = append(texts, read("testdata/long/"+name))
	}
	feature := read("testdata/long/feature.txt")
	if found := conflictsOf(append(texts, feature)...); len(found) > 0 {
		t.Errorf("%s where nothing is wrong", strings.Join(found, ", "))
	}
	for _, line := range strings.Split(strings.TrimSpace(read(table)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || !strings.Contains(feature, cells[0]) {
			t.Fatalf("%q is not in the feature, or %q has not three cells", cells[0], line)
		}
		found := conflictsOf(append(texts, strings.Replace(feature, cells[0], cells[1], 1))...)
		if want := cells[2] == "conflict"; want != (len(found) > 0) {
			t.Errorf("%s for %s: %d conflicts (%s), want %s", cells[1], cells[0], len(found), strings.Join(found, ", "), cells[2])
		}
	}
}
