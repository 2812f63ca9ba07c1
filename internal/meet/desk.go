package meet

import (
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// desk are the articles that lie side by side: the records of a group, by article.
// What two of them give alike, and a third with a slip in it, the third has wrong.
type desk struct {
	records []lint.Record
	groups  [][]int
}

// giving is how many articles give a value as it is.
func (d *desk) giving(r *lint.Record) int {
	n := 0
	for _, g := range d.groups {
		if gives(d.records, g, r) {
			n++
		}
	}
	return n
}

// gives reports whether one article gives the value of a record as it is: 31.4 is not
// given by 31.
func gives(records []lint.Record, of []int, r *lint.Record) bool {
	for _, i := range of {
		if asWritten(&r.Value, &records[i].Value) {
			return true
		}
	}
	return len(of) > 0 && slices.ContainsFunc(records[of[0]].Others, func(v quant.Value) bool { return asWritten(&r.Value, &v) })
}

// asWritten reports whether two values are one and the same.
func asWritten(a, b *quant.Value) bool {
	if !sameWritten(a, b) || a.Range != b.Range {
		return false
	}
	if a.Kind == quant.KindDate {
		return a.Date.Precision == b.Date.Precision && a.Date.Day == b.Date.Day
	}
	return a.Lo.Cmp(b.Lo) == 0
}

// outvoted is how many articles give the one of two values, besides the first, of which
// only one gives the other; 0 where both have several.
func (d *desk) outvoted(a, b *lint.Record) int {
	x, y := d.giving(a), d.giving(b)
	if min(x, y) > 1 {
		return 0
	}
	return max(0, max(x, y)-1)
}

// permuted reports whether two values of long articles have the same figures in another
// order, and so many of them that they may be one value whatever the words.
func (m *meeting) permuted(a, b *lint.Record) bool {
	return m.long && a.Value.Kind != quant.KindDate && min(compare.Significant(a.Value.Lo), compare.Significant(b.Value.Lo)) >= longNumber &&
		compare.Values(a.Value, b.Value).Cause == quant.DigitsSwapped
}
