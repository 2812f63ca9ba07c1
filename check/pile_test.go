package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// pileOf gives the findings of a pile with so many bytes of memory, and how many
// it kept in memory at the most.
func pileOf(t *testing.T, lots [][]lint.Finding, memory int) (out []lint.Finding, most int) {
	t.Helper()
	opened, closed, all := 0, 0, 0
	p := Pile{Memory: memory, Spill: func() (Store, error) { opened++; return &memoryStore{closed: &closed}, nil }}
	for _, found := range lots {
		if err := p.Add(found); err != nil {
			t.Fatal(err)
		}
		most, all = max(most, len(p.kept)), all+len(found)
	}
	for range 2 {
		out = out[:0]
		for f, err := range p.All() {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, *f)
		}
	}
	if all != len(out) {
		t.Errorf("%d findings of %d", len(out), all)
	}
	p.Close()
	if opened != closed {
		t.Errorf("%d stores opened, %d closed", opened, closed)
	}
	return out, most
}

// TestPileKeepsTheOrder holds what comes out of a pile, wherever it is cut into
// runs, to a stable sort of what went in.
func TestPileKeepsTheOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	_, all := gather(t, Config{Rules: rules.All()}, slices.Concat(town(60), editions(20)))
	for i := range 300 { // some that sort alike and are not
		all = append(all, lint.Finding{Rule: "r", Path: fmt.Sprintf("p%02d", random.IntN(20)), Start: random.IntN(4), Detail: fmt.Sprint(i), Related: []lint.FindingRelated{}, Fixes: []lint.FindingFix{}})
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	want := slices.Clone(all)
	sortFindings(want)
	for memory := 1; memory < 1<<20; memory *= 7 {
		var lots [][]lint.Finding
		for rest := all; len(rest) > 0; {
			n := min(1+random.IntN(9), len(rest))
			lots = append(lots, rest[:n])
			rest = rest[n:]
		}
		got, _ := pileOf(t, lots, memory)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("with %d bytes: %s", memory, d)
		}
	}
}

// TestPileStaysSmall holds what a pile keeps in memory of many findings to what
// it keeps of few.
func TestPileStaysSmall(t *testing.T) {
	of := func(n int) int {
		var lots [][]lint.Finding
		for i := range n {
			lots = append(lots, []lint.Finding{{Rule: "r", Path: fmt.Sprintf("p%05d", i), Message: "m"}})
		}
		_, most := pileOf(t, lots, 1<<14)
		return most
	}
	if few, many := of(200), of(4000); many > few {
		t.Errorf("of 200 findings %d are in memory, of 4,000 %d", few, many)
	}
}
