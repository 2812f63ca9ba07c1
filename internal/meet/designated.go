package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/bind"
)

// otherDesignated reports whether a list of marks has one of the row that a mark is of, and
// none of that row that stands beside the mark in its own list.
func otherDesignated(which []string, mark string, own []string) bool {
	row, n, _ := strings.Cut(mark, " ")
	dotted, other := strings.Contains(n, "."), false
	for _, w := range which {
		if of, k, _ := strings.Cut(w, " "); of == row || dotted && (of == bind.DesignationMark || row == bind.DesignationMark && strings.HasPrefix(of, bind.DesignationMark)) && strings.Contains(k, ".") {
			if slices.ContainsFunc(own, func(x string) bool { return x == w || dotted && strings.HasSuffix(x, " "+k) }) {
				return false
			}
			other = true
		}
	}
	return other
}
