package meet

import (
	"slices"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two values of one sentence are told apart by what each is the whole of: "$61 million at home
// and $49 million abroad, for a worldwide total of $110 million". A bound holds of many
// values; "less than $100 million worldwide" is said of the one that has its scope.

// inTheirWords leaves out of the table what only a bound makes agree, or what phrases alone hold
// apart, where another value of the sentence has the words.
func (m *meeting) inTheirWords(records []lint.Record, cells []cell, old, new []int) {
	n := len(new)
	for i := range old {
		for j := range new {
			c := &cells[i*n+j]
			if c.c.Relation != quant.BoundHolds && !c.apart || !rather(records, cells[j:], n, old, i, &records[new[j]]) && !rather(records, cells[i*n:], 1, new, j, &records[old[i]]) {
				continue
			}
			c.ok, c.apart = false, false
		}
	}
}

// rather reports whether a value has the words of another one of the sentence of the one at i.
// The cells of the values are so far apart.
func rather(records []lint.Record, cells []cell, step int, of []int, i int, a *lint.Record) bool {
	for p := range of {
		if cells[p*step].ok && saysRather(a, &records[of[p]], &records[of[i]]) {
			return true
		}
	}
	return false
}

// saysRather reports whether the words of a value and of one of two values of one sentence tell
// the same scope, "worldwide", and those of the other one do not.
func saysRather(a, of, other *lint.Record) bool {
	if a.Value.Kind == quant.KindDate || of.Mention == other.Mention || !sameSentence(of, other) || !ofOneKind(of, other) {
		return false
	}
	scope := lang.EnglishWords().Cue("scope")
	own, ofOther := ownWords(a), ownWords(other)
	return slices.ContainsFunc(ownWords(of), func(w string) bool {
		return scope.Has(w) && sorted.Has(own, w) && !sorted.Has(ofOther, w)
	})
}
