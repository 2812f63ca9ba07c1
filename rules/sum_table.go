package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkTableSums compares a table's row of totals with the columns above it.
// A table with subtotals, gaps or mixed units is left alone. A last row without
// the label of one is a row of totals where another of its columns adds up.
func checkTableSums(p *lint.Pass) {
	for _, t := range tables(p) {
		last := t.rows - 1
		if t.rows < 4 {
			continue
		}
		labelled := totalLabel(p, t.at(last, 0).text)
		if !labelled && !slices.ContainsFunc(columnsOf(t), func(c int) bool { return addsUp(p, t, c, last) }) {
			continue
		}
		for _, column := range columnsOf(t) {
			if labelled || topsAll(p, t, column, last) {
				checkColumn(p, t, column, last)
			}
		}
	}
}

// columnsOf are the columns of a table behind that of its labels.
func columnsOf(t table) []int {
	var out []int
	for c := 1; c < t.columns; c++ {
		out = append(out, c)
	}
	return out
}

// leastSum is the least number in a last row without a label that can show it to be
// one of totals: small ones add up by chance.
const leastSum = 100

// addsUp reports whether the last number of a column is, to the last digit, the sum
// of three or more above it.
func addsUp(p *lint.Pass, t table, column, last int) bool {
	sum, n, total := columnSum(p, t, column, last)
	return n >= 3 && total.Value.Lo.Cmp(quant.FromInt(leastSum)) >= 0 && sum.Cmp(total.Value.Lo) == 0
}

// topsAll reports whether the last number of a column is larger than any above it,
// and of the size of their sum.
func topsAll(p *lint.Pass, t table, column, last int) bool {
	sum, n, total := columnSum(p, t, column, last)
	if n < 3 {
		return false
	}
	for row := 1; row < last; row++ {
		if p.Mention(t.at(row, column).mention).Value.Lo.Cmp(total.Value.Lo) >= 0 {
			return false
		}
	}
	two := quant.FromInt(2)
	return sum.Cmp(total.Value.Lo.Mul(two)) < 0 && total.Value.Lo.Cmp(sum.Mul(two)) < 0
}

// columnSum adds the plain numbers of a column above the last one, n of them; n is 0
// where a cell has none.
func columnSum(p *lint.Pass, t table, column, last int) (sum quant.Number, n int, total *lint.Mention) {
	if t.at(last, column).mention < 0 {
		return sum, 0, nil
	}
	total = p.Mention(t.at(last, column).mention)
	for row := 1; row < last; row++ {
		c := t.at(row, column)
		if c.mention < 0 {
			return sum, 0, total
		}
		m := p.Mention(c.mention)
		if m.Kind() != total.Kind() || m.Kind() == quant.KindDate || m.Kind() == quant.KindPercent || m.Value.Range || hedged(m) || year(m) {
			return sum, 0, total
		}
		sum = sum.Add(m.Value.Lo)
		n++
	}
	return sum, n, total
}

func checkColumn(p *lint.Pass, t table, column, last int) {
	bottom := t.at(last, column)
	if bottom.mention < 0 {
		return
	}
	total := p.Mention(bottom.mention)
	switch {
	case total.Value.Range || hedged(total):
		return
	case total.Kind() == quant.KindPercent:
		if total.Value.Lo.Cmp(quant.FromInt(100)) != 0 {
			return // the share of all is no sum of shares
		}
	case total.Kind() != quant.KindCount && total.Kind() != quant.KindMoney && total.Kind() != quant.KindMeasure:
		return
	}
	sum, written := quant.Exact(quant.FromInt(0)), quant.FromInt(0)
	most := written  // the largest of the rows
	twice := written // what a row above counts that is itself the sum of those before it
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
		if n >= 2 && m.Value.Lo.Cmp(written.Sub(twice)) == 0 {
			twice = m.Value.Lo
		}
		sum, written = sum.Add(m.Value.Reckon()), written.Add(m.Value.Lo)
		if n++; most.Cmp(m.Value.Lo) < 0 {
			most = m.Value.Lo
		}
	}
	said := total.Value.Reckon()
	if twice.Sign() > 0 && quant.Exact(written.Sub(twice)).Overlaps(said) {
		return // "All features", and below it the shorts
	}
	if n < 2 || sum.Overlaps(said) || total.Value.Lo.Cmp(most) <= 0 {
		return // an average is in the row of totals, too
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: total.Span,
		Message: fmt.Sprintf("the column adds up to %s, not %s", written.Grouped(), p.Text(total.Span)),
		Detail:  fmt.Sprintf("%d rows stand above this total", n),
		Fixes:   []lint.Fix{{Title: "Correct the total or one of the rows", Safety: lint.Display}},
	})
}

// totalLabel reports whether a row's header says that it is a total: "Total",
// "Together", "Harbeck in all".
func totalLabel(p *lint.Pass, s string) bool {
	words := strings.Fields(strings.ToLower(strings.Trim(s, " *:")))
	n := len(words)
	switch {
	case n == 0 || !p.Lex.Among(words[n-1], "total-label"):
		return false
	case n == 1:
		return true
	}
	return p.Lex.Among(words[n-2], "before-total")
}
