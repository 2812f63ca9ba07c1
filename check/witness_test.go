package check

import (
	"fmt"
	"testing"

	"github.com/factlint/factlint/lint"
)

// TestWitnessesStandBesideTheirFinding adds to findings what bears them out, whether they
// are kept in memory or in a store, each place once however often they are asked for, and
// to no finding that is on another fact or elsewhere.
func TestWitnessesStandBesideTheirFinding(t *testing.T) {
	opened, other := "bridge.opened", "bridge.cost"
	found := []lint.Finding{
		{Rule: "fact-conflict", Path: "a.txt", Start: 4, End: 8, Fact: &opened, Related: []lint.FindingRelated{{Place: lint.Place{Path: "facts.yaml"}}}},
		{Rule: "fact-conflict", Path: "a.txt", Start: 4, End: 8, Fact: &other},
		{Rule: "fact-conflict", Path: "a.txt", Start: 9, End: 12, Fact: &opened},
		{Rule: "self-conflict", Path: "a.txt", Start: 4, End: 8},
	}
	var witnesses []Witness
	for i := range 2 * mostWitnesses {
		place := lint.Place{Path: fmt.Sprintf("b%02d.txt", i), Start: 1, End: 5}
		witnesses = append(witnesses, Witness{Path: "a.txt", Start: 4, End: 8, Fact: opened, Place: lint.FindingRelated{Place: place, Message: "2007 here"}})
	}
	for _, memory := range []int{1, 1 << 20} {
		closed := 0
		p := Pile{Memory: memory, Spill: func() (Store, error) { return &memoryStore{closed: &closed}, nil }}
		if err := p.Add(found); err != nil {
			t.Fatal(err)
		}
		p.Attest(witnesses)
		for range 2 {
			for f, err := range p.All() {
				if err != nil {
					t.Fatal(err)
				}
				want := 0
				if f.Start == 4 && f.Fact != nil && *f.Fact == opened {
					want = 1 + mostWitnesses
				}
				if len(f.Related) != want {
					t.Errorf("memory %d: %s at %d on %v has %d places beside it, want %d", memory, f.Rule, f.Start, f.Fact, len(f.Related), want)
				}
			}
		}
		p.Close()
	}
	Attest(found, witnesses)
	Attest(found, witnesses)
	if n := len(found[0].Related); n != 1+mostWitnesses {
		t.Errorf("%d places after adding them twice, want %d", n, 1+mostWitnesses)
	}
}
