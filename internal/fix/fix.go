// Package fix applies repairs to the bytes of an article, and shows what they
// change. It opens no file: the caller says what the bytes are and what becomes
// of the new ones.
package fix

import (
	"bytes"
	"fmt"
	"sort"

	"github.com/factlint/factlint/lint"
)

// Apply gives src with the edits made. Edits are in bytes of src; they may not
// overlap, though several may insert at one place, in the order given. src is
// left as it is.
func Apply(src []byte, edits []lint.FindingEdit) ([]byte, error) {
	sorted := append([]lint.FindingEdit(nil), edits...)
	sort.SliceStable(sorted, func(i, j int) bool {
		if sorted[i].Start != sorted[j].Start {
			return sorted[i].Start < sorted[j].Start
		}
		return sorted[i].End < sorted[j].End
	})
	var out bytes.Buffer
	at := 0
	for _, e := range sorted {
		switch {
		case e.Start < 0 || e.End < e.Start || e.End > len(src):
			return nil, fmt.Errorf("an edit of bytes %d to %d does not lie in the %d bytes of the file", e.Start, e.End, len(src))
		case e.Start < at:
			return nil, fmt.Errorf("two edits overlap at byte %d", e.Start)
		}
		out.Write(src[at:e.Start])
		out.WriteString(e.New)
		at = e.End
	}
	out.Write(src[at:])
	return out.Bytes(), nil
}

// Plan takes repairs in order and leaves out those that overlap an earlier one.
// It gives the edits to make and, for each repair, whether it is among them.
func Plan(repairs []lint.FindingFix) (edits []lint.FindingEdit, taken []bool) {
	taken = make([]bool, len(repairs))
	for i, r := range repairs {
		fits := len(r.Edits) > 0
		for _, e := range r.Edits {
			for _, o := range edits {
				if overlap(e, o) {
					fits = false
				}
			}
		}
		if fits {
			taken[i] = true
			edits = append(edits, r.Edits...)
		}
	}
	return edits, taken
}

// overlap reports whether two edits touch the same bytes. Two insertions at one
// place do, since nobody has said which comes first.
func overlap(a, b lint.FindingEdit) bool {
	if a.Start == a.End && b.Start == b.End {
		return a.Start == b.Start
	}
	return a.Start < b.End && b.Start < a.End
}
