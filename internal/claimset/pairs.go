package claimset

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// Pair is two short texts and whether they contradict each other in a number or
// a date.
type Pair struct {
	ID    string `json:"id"`
	Label string `json:"label"` // PairAgrees, PairContradicts or PairNeutral
	// Shape is the kind of the two texts: "headline", "agencies", "summary", ...
	Shape string `json:"shape"`
	A     string `json:"a"`
	B     string `json:"b"`
	Why   string `json:"why"`
}

// The labels of a pair.
const (
	PairAgrees      = "agree"
	PairContradicts = "contradict"
	PairNeutral     = "neutral" // of two things, or of two times
)

// ReadPairs reads pairs, one JSON object a line.
func ReadPairs(r io.Reader, name string) ([]Pair, error) {
	var out []Pair
	seen := map[string]bool{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var p Pair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("reading %s, line %d: %w", name, n, err)
		}
		switch {
		case p.ID == "" || seen[p.ID]:
			return nil, fmt.Errorf("reading %s, line %d: write an id of its own, not %q", name, n, p.ID)
		case p.Label != PairAgrees && p.Label != PairContradicts && p.Label != PairNeutral:
			return nil, fmt.Errorf("reading %s, line %d: the label is %s, %s or %s, not %q", name, n, PairAgrees, PairContradicts, PairNeutral, p.Label)
		case p.A == "" || p.B == "":
			return nil, fmt.Errorf("reading %s, line %d: a pair has two texts, a and b", name, n)
		}
		seen[p.ID] = true
		out = append(out, p)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return out, nil
}

// PairTally counts the pairs of each label, and those of them that a program
// flags.
type PairTally struct {
	Pairs, Flagged map[string]int
}

// Add counts one pair.
func (t *PairTally) Add(label string, flagged bool) {
	if t.Pairs == nil {
		t.Pairs, t.Flagged = map[string]int{}, map[string]int{}
	}
	t.Pairs[label]++
	if flagged {
		t.Flagged[label]++
	}
}

// Contradictions are precision and recall of the pairs that are flagged.
func (t *PairTally) Contradictions() PRF {
	flagged := t.Flagged[PairAgrees] + t.Flagged[PairContradicts] + t.Flagged[PairNeutral]
	return prf(t.Flagged[PairContradicts], flagged, t.Pairs[PairContradicts])
}
