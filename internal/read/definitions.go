package read

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/factlint/factlint/lint"
)

// Lists of terms. Web pages write their data sheets so, a label and its value: such a list is
// read as the table that it is. One that explains words has sentences for values, and stays a
// list.

// termPart is what a block is in a list of terms.
type termPart uint8

const (
	noPart termPart = iota
	term
	definition
)

// partOf are the parts by their elements.
var partOf = map[atom.Atom]termPart{atom.Dt: term, atom.Dd: definition}

// definitions are the blocks of lists of terms, in order.
type definitions struct {
	blocks []int
	parts  []termPart
}

func (d *definitions) add(block int, p termPart) {
	d.blocks, d.parts = append(d.blocks, block), append(d.parts, p)
}

// longestValue is how many bytes the value of a data sheet may have, and longestTerm its label.
const (
	longestValue = 60
	longestTerm  = 40
)

// sheets makes rows of a table of each label that one short value follows. A table's first row is
// left free, as that of its header.
func (d *definitions) sheets(blocks []lint.Block, text string) {
	table, last, row := 0, -1, 0
	for _, b := range blocks {
		table = max(table, b.Table)
	}
	for k := 0; k+1 < len(d.blocks); k++ {
		i := d.blocks[k]
		if !d.pairAt(k) || blocks[i].Span.Len() > longestTerm || blocks[i+1].Span.Len() > longestValue || strings.ContainsRune(".?!", rune(text[blocks[i+1].Span.End-1])) {
			continue
		}
		if i != last+1 || row == 0 {
			table, row = table+1, 0
		}
		row++
		blocks[i] = lint.Block{Span: blocks[i].Span, Kind: lint.Cell, Table: table, Row: row, Header: true}
		blocks[i+1] = lint.Block{Span: blocks[i+1].Span, Kind: lint.Cell, Table: table, Row: row, Column: 1}
		last = i + 1
	}
}

// pairAt reports whether a term is followed by one definition right behind it.
func (d *definitions) pairAt(k int) bool {
	return d.parts[k] == term && d.parts[k+1] == definition && d.blocks[k+1] == d.blocks[k]+1 &&
		(k+2 >= len(d.blocks) || d.parts[k+2] != definition || d.blocks[k+2] != d.blocks[k+1]+1)
}
