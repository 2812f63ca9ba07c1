package meet

import (
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Of two counts of people to whom something happens one after the other, the one of the later day
// may have grown.

// writtenOn is the day of the article of a record that tells of such people, by month and
// day, 0 where it is not known.
func writtenOn(r *lint.Record) int {
	for _, w := range r.Which {
		if day, ok := strings.CutPrefix(w, bind.DayMark); ok && len(day) == 4 {
			n := 0
			for _, c := range day {
				n = 10*n + int(c-'0')
			}
			return n
		}
	}
	return 0
}

// grew reports whether two counts of two days that are not far apart may be steps of a
// counter: the one that is more is the younger.
func grew(a, b *lint.Record) bool {
	x, y := writtenOn(a), writtenOn(b)
	if x == 0 || y == 0 || x == y || a.Value.Kind != quant.KindCount || a.Value.Range || b.Value.Range {
		return false
	}
	if x-y > halfOfYear || y-x > halfOfYear {
		x, y = y, x // from December to January
	}
	return (x > y) == (a.Value.Lo.Cmp(b.Value.Lo) > 0)
}

// halfOfYear is how far two days of a year lie apart at the most, by month and day.
const halfOfYear = 600
