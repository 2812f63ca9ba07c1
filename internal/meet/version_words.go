package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Values of one version of a sentence in whose place the other version has words, or
// denies them.

// denied are the values that the one line gives and the other one denies.
func (v *version) denied(m *twin) []lint.RecordConflict {
	var out []lint.RecordConflict
	for j, i := range m.partner {
		if i < 0 || m.l.slots[j] < 0 || m.o.slots[i] < 0 {
			continue
		}
		a, b := m.l.slots[j], m.o.slots[i]
		x, y := &v.records[a], &v.records[b]
		if (x.Mood == lint.Denied) != (y.Mood == lint.Denied) && v.figure(a) && compareWritten(x.Value, y.Value).Agrees() {
			c := v.gone(a, b, m)
			c.Why = "the one says what the other denies"
			out = append(out, c)
		}
	}
	return out
}

// replaced are the values of the one line in whose place the other one, a
// version of it, has other words and no value at all.
func (v *version) replaced(m *twin) []lint.RecordConflict {
	var out []lint.RecordConflict
	o, l := m.o, m.l
	for j := 0; j <= len(m.partner); j++ {
		from := j
		for j < len(m.partner) && m.partner[j] < 0 {
			j++
		}
		first, last := 0, len(o.tokens)
		if from > 0 {
			first = m.partner[from-1] + 1
		}
		if j < len(m.partner) {
			last = m.partner[j]
		}
		was, is := o.slots[first:last], l.slots[from:j]
		a, b := valueIn(is), valueIn(was)
		switch {
		case a >= 0 && b < 0 && (o.says(first, last) || denies(o, l)) && v.figure(a) && !v.given(a, v.old):
			out = append(out, v.gone(a, o.anchor, m))
		case b >= 0 && a < 0 && (l.says(from, j) || denies(l, o)) && v.figure(b) && !v.given(b, v.new):
			out = append(out, v.gone(l.anchor, b, m))
		}
	}
	return out
}

// figure reports whether a record's value is one that other words cannot say as
// well: "first" may be "opening", "twice" "dual", and "the year before" "then".
func (v *version) figure(r int) bool {
	x := &v.records[r]
	return !x.Apart && x.Value.Kind != quant.KindOrdinal && x.Value.Unit != "multiple"
}

func (v *version) gone(a, b int, m *twin) lint.RecordConflict {
	return lint.RecordConflict{A: a, B: b, RecordVerdict: lint.RecordVerdict{
		Same: m.share, Severity: lint.Warning, Trust: bind.LineTrust / 2, Comparison: quant.Comparison{Relation: quant.Disjoint},
		Why: "the sentence is otherwise the same, and has other words in the place of the value",
	}}
}

// given reports whether the records of the other text give a value anywhere.
func (v *version) given(r int, in []int) bool {
	for _, k := range in {
		if x := &v.records[k].Value; x.Kind != quant.NoKind && sameWritten(&v.records[r].Value, x) {
			return true
		}
	}
	return false
}

// denies reports whether a line has a word that denies, and the other line has none: who
// has "not yet decided on the price" gives none.
func denies(in, out *lined) bool {
	return slices.ContainsFunc(in.tokens, in.denial) && !slices.ContainsFunc(out.tokens, out.denial)
}

// denial reports whether a word of the line denies.
func (l *lined) denial(w string) bool {
	return role.Words(l.lang).Of(w)&role.Denial != 0 || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
}

// valueIn is the first value of a stretch of slots, -1 for none.
func valueIn(slots []int) int {
	for _, s := range slots {
		if s >= 0 {
			return s
		}
	}
	return -1
}

// says reports whether a stretch of the line has a word that says something.
func (l *lined) says(from, to int) bool {
	for _, t := range l.tokens[from:to] {
		if w := strings.ToLower(t); len(w) > 2 && role.Words(l.lang).Of(w)&role.Stop == 0 {
			return true
		}
	}
	return false
}
