package read

import (
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
)

// labelTables marks the headers that a table's markup leaves unmarked: a first
// row without figures, and a first column in which every cell begins with a
// letter or is a year ("Length | 1,240 km", "2019 | 14,000"). A table of one column is layout: its cells are
// paragraphs.
func labelTables(doc *lint.Document) {
	blocks := doc.Blocks
	for i := 0; i < len(blocks); {
		if blocks[i].Kind != lint.Cell {
			i++
			continue
		}
		j := i
		for j < len(blocks) && blocks[j].Kind == lint.Cell && blocks[j].Table == blocks[i].Table {
			j++
		}
		labelTable(doc.Text, blocks[i:j])
		i = j
	}
}

// labelTable does so for the cells of one table.
func labelTable(plain string, cells []lint.Block) {
	rows, columns, marked := 0, 0, false
	for _, c := range cells {
		rows, columns = max(rows, c.Row+1), max(columns, c.Column+1)
		marked = marked || c.Row == 0 && c.Header && (c.Column > 0 || len(cells) == 1)
	}
	if columns == 1 {
		for k := range cells {
			cells[k].Kind, cells[k].Table, cells[k].Row, cells[k].Header = lint.Paragraph, 0, 0, false
		}
		return
	}
	named := rows > 1 && !marked
	for _, c := range cells {
		named = named && (c.Row > 0 || namesColumn(c.Span.Of(plain)))
	}
	if named {
		for k := 0; k < len(cells) && cells[k].Row == 0; k++ {
			cells[k].Header = true
		}
	}
	first := 0 // the first row that is no header
	if named || marked {
		first = 1
	}
	lettered := true
	for _, c := range cells {
		if c.Column == 0 && c.Row >= first {
			cell := c.Span.Of(plain)
			r, _ := utf8.DecodeRuneInString(cell)
			lettered = lettered && (unicode.IsLetter(r) || len(cell) == 4 && number(cell) >= 1000 && number(cell) < 2200)
		}
	}
	for k := range cells {
		if lettered && cells[k].Column == 0 && cells[k].Row >= first {
			cells[k].Header = true
		}
	}
}

// namesColumn reports whether a cell may be the name of a column: it holds no
// digit, or is a year.
func namesColumn(cell string) bool {
	digits := 0
	for _, r := range cell {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits == 0 || digits == 4 && len(cell) <= 8
}
