package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkTableSums compares a table's row of totals with the columns above it.
// A table with subtotals, gaps or mixed units is left alone.
func checkTableSums(p *lint.Pass) {
	for _, t := range tables(p) {
		last := t.rows - 1
		if t.rows < 4 || !totalLabel(t.at(last, 0).text) {
			continue
		}
		for column := 1; column < t.columns; column++ {
			checkColumn(p, t, column, last)
		}
	}
}

func checkColumn(p *lint.Pass, t table, column, last int) {
	bottom := t.at(last, column)
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
		c := t.at(row, column)
		if c.mention < 0 || summed(t.at(row, 0).text) {
			return
		}
		m := p.Mention(c.mention)
		if m.Kind() != total.Kind() || m.Value.Unit != total.Value.Unit && m.Kind() != quant.KindCount || m.Value.Range || m.Value.Per != "" {
			return
		}
		sum = sum.Add(m.Value.Reckon())
		n++
	}
	said := total.Value.Reckon()
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

// totalLabel reports whether a row's header says that it is a total.
func totalLabel(s string) bool {
	s = strings.ToLower(strings.Trim(s, " *:"))
	return s == "total" || s == "sum" || s == "all" || s == "in total" || s == "grand total" || s == "overall"
}
