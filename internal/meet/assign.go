package meet

import (
	"github.com/factlint/factlint/internal/weight"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Which values of two articles belong together, seen over all of them: what has its
// partner elsewhere is no rival.

// assign marks the cells of values that have their partner elsewhere: what the
// other text says too, and better, is not said anew by another value of it.
func (m *meeting) assign(records []lint.Record, cells []cell, old, new []int) {
	t := m.partners(records, cells, old, new)
	for i := range old {
		for j := range new {
			c := &cells[i*t.n+j]
			inRow, inColumn := t.row[i], t.column[j]
			byRow := inRow >= 0 && inRow != j && t.column[inRow] == i && cells[i*t.n+inRow].first > c.first
			byColumn := inColumn >= 0 && inColumn != i && t.row[inColumn] == j && cells[inColumn*t.n+j].first > c.first
			if c.c.Agrees() {
				c.settled = byRow || byColumn
			} else {
				c.taken = byRow && !t.twice(i, j) || byColumn
			}
		}
	}
}

// partners are the values of two articles that agree.
type partners struct {
	cells []cell
	// n is how many values the newer article has.
	n      int
	agrees func(i, j int) bool
	// row is by value of the older article the best one of the newer one, column by
	// value of the newer one the best of the older one, -1 for none.
	row, column []int
}

func (m *meeting) partners(records []lint.Record, cells []cell, old, new []int) partners {
	n := len(new)
	t := partners{cells: cells, n: n, row: make([]int, len(old)), column: make([]int, n)}
	t.agrees = func(i, j int) bool {
		c := &cells[i*n+j]
		a, b := &records[new[j]].Value, &records[old[i]].Value
		return c.ok && c.c.Agrees() && !idle(*a, *b, c.c) && !coarser(a, b) && !coarser(b, a) && !m.otherwiseGot(&records[new[j]], &records[old[i]])
	}
	for i := range t.row {
		t.row[i] = -1
	}
	for j := range t.column {
		t.column[j] = -1
	}
	for i := range old {
		for j := range new {
			if !t.agrees(i, j) {
				continue
			}
			if c := cells[i*n+j].first; t.row[i] < 0 || c > cells[i*n+t.row[i]].first {
				t.row[i] = j
			}
			if c := cells[i*n+j].first; t.column[j] < 0 || c > cells[t.column[j]*n+j].first {
				t.column[j] = i
			}
		}
	}
	return t
}

// twice reports whether the older text gives the value that i shares with the
// newer one once more, so that all of them find a place though i goes with j:
// "they got 25 machines" and "sent things to 25 machines".
func (t *partners) twice(i, j int) bool {
	k := t.row[i]
	for q := range t.row {
		again := &t.cells[q*t.n+k]
		if q != i && t.agrees(q, k) && (t.row[q] == k || t.row[q] < 0) && again.first > leastTwice && again.first+t.cells[i*t.n+j].first > t.cells[i*t.n+k].first {
			return true
		}
	}
	return false
}

// leastTwice is the first look's score from which a value that a text gives twice
// may be meant in either place.
const leastTwice = 0

// coarser reports whether a is a year, and b a day or month of that year: the
// two do not say the same.
func coarser(a, b *quant.Value) bool {
	return a.Kind == quant.KindDate && b.Kind == quant.KindDate && a.Date.Precision == quant.Year && !b.Date.NoYear && b.Date.Month > 0
}

// margins fills what depends on the other pairs: whether this is the best of
// its row and column, and by how much.
func margins(cells []cell, rows, columns, i, j int) {
	c := &cells[i*columns+j]
	second := float32(weight.NoRival)
	for r := 0; r < rows; r++ {
		if o := &cells[r*columns+j]; r != i && o.ok && !o.taken && !o.settled {
			second = max(second, o.first)
		}
	}
	for q := 0; q < columns; q++ {
		if o := &cells[i*columns+q]; q != j && o.ok && !o.taken && !o.settled {
			second = max(second, o.first)
		}
	}
	if c.first >= second {
		c.k[kBest] = 1
	}
	c.k[kMargin] = weight.Clamp((c.first - second) / 3)
}
