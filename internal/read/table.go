package read

import (
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
)

// labelRows marks the cells of a table's first column as headers where the
// markup has not done so and every one of them, under the header row, begins
// with a letter: "Length | 1,240 km". Until then the Level of such a cell is
// lettered.
func labelRows(blocks []lint.Block) {
	for i := 0; i < len(blocks); {
		if blocks[i].Kind != lint.Cell {
			i++
			continue
		}
		j := i
		words, wide, first := true, false, 0
		for k := i; k < len(blocks) && blocks[k].Table == blocks[i].Table && blocks[k].Row == 0; k++ {
			if blocks[k].Header && blocks[k].Column > 0 {
				first = 1 // the first row names the columns
			}
		}
		for ; j < len(blocks) && blocks[j].Kind == lint.Cell && blocks[j].Table == blocks[i].Table; j++ {
			c := blocks[j]
			wide = wide || c.Column > 0
			if c.Column == 0 && c.Row >= first {
				words = words && c.Level == lettered
			}
		}
		for k := i; k < j; k++ {
			if words && wide && blocks[k].Column == 0 && blocks[k].Row >= first {
				blocks[k].Header = true
			}
			blocks[k].Level = 0
		}
		i = j
	}
}

// lettered is the Level of a cell that begins with a letter, until labelRows
// has seen it.
const lettered = 1

// cellLevel is lettered where the cell's text begins with a letter.
func cellLevel(cell string) int {
	r, _ := utf8.DecodeRuneInString(cell)
	if unicode.IsLetter(r) {
		return lettered
	}
	return 0
}

// headsColumns reports whether a table's first row holds the names of its
// columns: no cell of it but perhaps years holds a digit, and rows follow.
func headsColumns(cells []string) bool {
	named := false
	for _, c := range cells {
		digits := 0
		for _, r := range c {
			if unicode.IsDigit(r) {
				digits++
			}
		}
		if digits > 0 && (digits != 4 || len(c) > 8) {
			return false
		}
		named = named || c != ""
	}
	return named
}
