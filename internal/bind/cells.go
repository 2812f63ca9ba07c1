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
}

// assign marks the cells of values that have their partner elsewhere: what the
// other text says too, and better, is not said anew by another value of it.
func (m *meeting) assign(records []lint.Record, cells []cell, old, new []int) {
	n := len(new)
	agrees := func(i, j int) bool {
		c := &cells[i*n+j]
		a, b := &records[new[j]].Value, &records[old[i]].Value
		return c.ok && c.c.Agrees() && !idle(*a, *b, c.c) && !coarser(a, b) && !coarser(b, a)
	}
	row, column := make([]int, len(old)), make([]int, n)
	for i := range row {
		row[i] = -1
	}
	for j := range column {
		column[j] = -1
	}
	for i := range old {
		for j := range new {
			if !agrees(i, j) {
				continue
			}
			if c := cells[i*n+j].first; row[i] < 0 || c > cells[i*n+row[i]].first {
				row[i] = j
			}
			if c := cells[i*n+j].first; column[j] < 0 || c > cells[column[j]*n+j].first {
				column[j] = i
			}
		}
	}
	for i := range old {
		for j := range new {
			c := &cells[i*n+j]
			if c.c.Agrees() {
				continue
			}
			c.taken = row[i] >= 0 && column[row[i]] == i && cells[i*n+row[i]].first > c.first ||
				column[j] >= 0 && row[column[j]] == j && cells[column[j]*n+j].first > c.first
		}
	}
}

// coarser reports whether a is a year, and b a day or month of that year: the
// two do not say the same.
func coarser(a, b *quant.Value) bool {
	return a.Kind == quant.KindDate && b.Kind == quant.KindDate && a.Date.Precision == quant.Year && !b.Date.NoYear && b.Date.Month > 0
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
			if c.c.Relation == quant.Incomparable && c.c.Cause == quant.NoCause {
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

// margins fills what depends on the other pairs: whether this is the best of
// its row and column, and by how much.
func margins(cells []cell, rows, columns, i, j int) {
	c := &cells[i*columns+j]
	second := float32(noRival)
	for r := 0; r < rows; r++ {
		if o := &cells[r*columns+j]; r != i && o.ok && !o.taken {
			second = max(second, o.first)
		}
	}
	for q := 0; q < columns; q++ {
		if o := &cells[i*columns+q]; q != j && o.ok && !o.taken {
			second = max(second, o.first)
		}
	}
	if c.first >= second {
		c.k[kBest] = 1
	}
	c.k[kMargin] = clamp((c.first - second) / 3)
}
