package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// cell is a cell of a table with the one value that it holds.
type cell struct {
	row, column int
	text        string
	mention     int // -1 for none or several
}

// table is a table of the article by rows and columns.
type table struct {
	cells         []cell
	rows, columns int
	places        map[[2]int]int
}

// at is the cell of a row and a column; where there is none it has no text and
// no mention.
func (t table) at(row, column int) cell {
	if i, ok := t.places[[2]int{row, column}]; ok {
		return t.cells[i]
	}
	return cell{row: row, column: column, mention: -1}
}

// tables are the article's tables, read once for all rules.
func tables(p *lint.Pass) []table { return lint.Shared(p, findTables) }

type tableList []table

func findTables(p *lint.Pass) tableList {
	var out tableList
	number, next := 0, 0
	for _, b := range p.Doc.Blocks {
		if b.Kind != lint.Cell {
			continue
		}
		if b.Table != number {
			number = b.Table
			out = append(out, table{places: map[[2]int]int{}})
		}
		c := cell{row: b.Row, column: b.Column, text: strings.TrimSpace(p.Text(b.Span)), mention: -1}
		for next < len(p.Mentions) && p.Mention(next).Span.End <= b.Span.Start {
			next++
		}
		if next < len(p.Mentions) && b.Span.Contains(p.Mention(next).Span) {
			c.mention = next
			if next+1 < len(p.Mentions) && b.Span.Contains(p.Mention(next+1).Span) {
				c.mention = -1
			}
		}
		t := &out[len(out)-1]
		t.places[[2]int{c.row, c.column}] = len(t.cells)
		t.cells = append(t.cells, c)
		t.rows, t.columns = max(t.rows, c.row+1), max(t.columns, c.column+1)
	}
	return out
}

// summed reports whether a row's header says that the row is reckoned from
// others: a total, a part of another row, an average.
func summed(header string) bool {
	header = strings.ToLower(header)
	for _, w := range []string{"total", "of which", "including", "average", "overall"} {
		if strings.Contains(header, w) {
			return true
		}
	}
	for _, w := range wordsOf(header) {
		if w == "mean" || w == "median" || w == "sum" { // not "summer"
			return true
		}
	}
	return false
}

// column is the column whose header is one of the words, -1 for none.
func (t table) column(words ...string) int {
	for c := range t.columns {
		head := strings.ToLower(strings.Trim(t.at(0, c).text, " *:"))
		for _, w := range words {
			if head == w {
				return c
			}
		}
	}
	return -1
}
