package fix

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/factlint/factlint/lint"
)

func edit(start, end int, s string) lint.FindingEdit {
	return lint.FindingEdit{Start: start, End: end, New: s}
}

func TestApply(t *testing.T) {
	for _, c := range []struct {
		edits []lint.FindingEdit
		want  string
	}{
		{nil, "in 2008, he"},
		{[]lint.FindingEdit{edit(3, 7, "2007")}, "in 2007, he"},
		{[]lint.FindingEdit{edit(9, 11, "she"), edit(3, 7, "2007")}, "in 2007, she"},
		{[]lint.FindingEdit{edit(7, 7, " [sic]")}, "in 2008 [sic], he"},
		{[]lint.FindingEdit{edit(3, 7, "1"), edit(7, 7, "2")}, "in 12, he"},
		{[]lint.FindingEdit{edit(3, 7, "1"), edit(5, 8, "2")}, ""},
		{[]lint.FindingEdit{edit(3, 70, "1")}, ""},
		{[]lint.FindingEdit{edit(-1, 2, "1")}, ""},
		{[]lint.FindingEdit{edit(5, 3, "1")}, ""},
	} {
		got, err := Apply([]byte("in 2008, he"), c.edits)
		if string(got) != c.want || (err != nil) != (c.want == "") {
			t.Errorf("Apply(%v) = %q, %v; want %q", c.edits, got, err, c.want)
		}
	}
}

func TestPlanLeavesOutWhatOverlaps(t *testing.T) {
	one := lint.FindingFix{Edits: []lint.FindingEdit{edit(3, 7, "a")}}
	two := lint.FindingFix{Edits: []lint.FindingEdit{edit(8, 9, "b"), edit(6, 7, "c")}}
	three := lint.FindingFix{Edits: []lint.FindingEdit{edit(7, 8, "d")}}
	edits, taken := Plan([]lint.FindingFix{one, two, three, {}})
	if len(edits) != 2 || !taken[0] || taken[1] || !taken[2] || taken[3] {
		t.Error(edits, taken)
	}
}

// TestUnifiedIsAPatch has the diffs of random texts applied by patch.
func TestUnifiedIsAPatch(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed, and applies the patches of this test")
	}
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"a\n", "b\n", "c\n", "\n", "é\n", "d"}), 0, 30)
	rapid.Check(t, func(rt *rapid.T) {
		old, new := strings.Join(words.Draw(rt, "old"), ""), strings.Join(words.Draw(rt, "new"), "")
		if old == "" || new == "" {
			return // git wants to be told that a file comes or goes
		}
		diff := Unified("x.txt", old, new, nil)
		if (diff == "") != (old == new) {
			rt.Fatalf("diff %q of %q and %q", diff, old, new)
		}
		if diff == "" {
			return
		}
		dir := t.TempDir()
		name := filepath.Join(dir, "x.txt")
		if err := os.WriteFile(name, []byte(old), 0o644); err != nil {
			rt.Fatal(err)
		}
		cmd := exec.Command("git", "apply", "--whitespace=nowarn", "-")
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(diff)
		if out, err := cmd.CombinedOutput(); err != nil {
			rt.Fatalf("%s\n%s", out, diff)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != new {
			rt.Fatalf("patched to %q, want %q\n%s", got, new, diff)
		}
	})
}
