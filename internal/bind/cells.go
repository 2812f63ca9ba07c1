package bind

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The pairs of two articles' records, each record of the one in a row and each of the
// other in a column.

// cell is one pair of two articles' records.
type cell struct {
	k     kinship
	c     quant.Comparison
	first float32
	ok    bool
	// taken says that the one or the other value has its partner in another one,
	// with which it agrees.
	taken bool
	// settled says the same of two values that agree.
	settled bool
}

// sameWritten reports whether two values give the same number or day, one
// perhaps more coarsely; one end of a range will do. It is quick and looks at
// no hedge.
func sameWritten(a, b *quant.Value) bool {
	if a.Kind != b.Kind || a.Unit != b.Unit && a.Kind != quant.KindCount {
		return false
	}
	if a.Kind == quant.KindDate {
		if a.Date.NoYear && a.Date.Month == 0 || b.Date.NoYear && b.Date.Month == 0 {
			return a.Date == b.Date // a quarter of any year
		}
		return overlaps(a.Date, b.Date) || b.Range && overlaps(a.Date, b.DateHi)
	}
	if sameNumber(a.Lo, b.Lo) || b.Range && sameNumber(a.Lo, b.Hi) {
		return !a.Range || sameNumber(a.Hi, b.Hi)
	}
	return false
}

func sameNumber(x, y quant.Number) bool {
	if x.Cmp(y) == 0 {
		return true
	}
	ulp := max(x.Ulp(), y.Ulp())
	return significant(x) > 1 && significant(y) > 1 && x.RoundTo(ulp).Cmp(y.RoundTo(ulp)) == 0
}

// table compares every record of one article with every record of the other.
func (m *meeting) table(records []lint.Record, old, new []int) []cell {
	cells := make([]cell, len(old)*len(new))
	for i, o := range old {
		for j, n := range new {
			a, b := &records[n], &records[o]
			if a.Key != b.Key && dimension(a.Value) != dimension(b.Value) || !akin(a, b) && (m.run > versions || !distant(a, b)) {
				continue
			}
			c := &cells[i*len(new)+j]
			c.c = m.compareRecords(a, b, &c.k)
			if c.c.Relation == quant.Incomparable && c.c.Cause == quant.NoCause || m.said[0] != nil && otherEnds(a, b) {
				continue
			}
			c.ok = true
			for f := 0; f < kinFirst; f++ {
				c.first += m.w.First[f] * c.k[f]
			}
		}
	}
	return cells
}
