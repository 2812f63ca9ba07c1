package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// cell is a cell of a table with the one value that it holds.
type cell struct {
	row, column int
	text        string
	mention     int // -1 for none or several
}

// checkTableSums compares a table's row of totals with the columns above it.
// A table with subtotals, gaps or mixed units is left alone.
func checkTableSums(p *lint.Pass) {
	for _, t := range tables(p) {
		rows, columns := 0, 0
		grid := map[[2]int]cell{}
		for _, c := range t {
			grid[[2]int{c.row, c.column}] = c
			rows, columns = max(rows, c.row+1), max(columns, c.column+1)
		}
		last := rows - 1
		if rows < 4 || !totalLabel(grid[[2]int{last, 0}].text) {
			continue
		}
		for column := 1; column < columns; column++ {
			checkColumn(p, grid, column, last)
		}
	}
}

func checkColumn(p *lint.Pass, grid map[[2]int]cell, column, last int) {
	bottom := grid[[2]int{last, column}]
	if bottom.mention < 0 {
		return
	}
	total := p.Mention(bottom.mention)
	if total.Kind() != quant.KindCount && total.Kind() != quant.KindMoney && total.Kind() != quant.KindMeasure || total.Value.Range || hedged(total) {
		return
	}
	sum := quant.Exact(quant.FromInt(0))
	n := 0
	for row := 1; row < last; row++ {
		c, label := grid[[2]int{row, column}], strings.ToLower(grid[[2]int{row, 0}].text)
		if c.mention < 0 || strings.Contains(label, "total") || strings.Contains(label, "of which") || strings.Contains(label, "including") || strings.Contains(label, "average") {
			return
		}
		m := p.Mention(c.mention)
		if m.Kind() != total.Kind() || m.Value.Unit != total.Value.Unit && m.Kind() != quant.KindCount || m.Value.Range || m.Value.Per != "" {
			return
		}
		sum = sum.Add(reckon(m.Value))
		n++
	}
	said := reckon(total.Value)
	if n < 2 || sum.Overlaps(said) {
		return
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: total.Span,
		Message: fmt.Sprintf("the column adds up to %s, not %s", sum.Phrase(), p.Text(total.Span)),
		Detail:  fmt.Sprintf("%d rows stand above this total", n),
		Fixes:   []lint.Fix{{Title: "Correct the total or one of the rows", Safety: lint.Display}},
	})
}

// tables are the article's tables, each as its cells in order.
func tables(p *lint.Pass) [][]cell {
	var out [][]cell
	number, next := 0, 0
	for _, b := range p.Doc.Blocks {
		if b.Kind != lint.Cell {
			continue
		}
		if b.Table != number {
			number = b.Table
			out = append(out, nil)
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
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	return out
}

// totalLabel reports whether a row's header says that it is a total.
func totalLabel(s string) bool {
	s = strings.ToLower(strings.Trim(s, " *:"))
	return s == "total" || s == "sum" || s == "all" || s == "in total" || s == "grand total" || s == "overall"
}
