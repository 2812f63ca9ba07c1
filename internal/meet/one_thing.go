package meet

import (
	"slices"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What tells that two values are of one thing though the words beside them differ.

// ofOneScope reports whether both records say by one word that they tell of all there is, while
// what is told hangs on a verb of the other's: "a worldwide total of", "earned worldwide".
func ofOneScope(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	scope := func(r, o *lint.Record) bool {
		return slices.ContainsFunc(r.Parts, func(p lint.Phrase) bool {
			return p.Part == lint.OfScope && (p.Of == "" || slices.ContainsFunc(w.Families(p.Of), func(f int) bool { return sorted.Has(o.Families, w.FamilyOf(f).Name) }))
		})
	}
	shared := slices.ContainsFunc(a.Parts, func(p lint.Phrase) bool {
		return p.Part == lint.OfScope && slices.ContainsFunc(b.Parts, func(q lint.Phrase) bool {
			return q.Part == lint.OfScope && (p.Head == q.Head || slices.Contains(q.Mods, p.Head) || slices.Contains(p.Mods, q.Head))
		})
	})
	return shared && (scope(a, b) || scope(b, a))
}

// byOneVerb reports whether a bare number stands right behind a verb that the sentence of the other
// number has beside it: "drew six and lost two", "lost fewer than two games".
func byOneVerb(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	for _, pair := range [2][2]*lint.Record{{a, b}, {b, a}} {
		if r, o := pair[0], pair[1]; r.Head == "" && r.Left != "" && w.IsVerb(r.Left) && !w.Is(r.Left, "copula") && sorted.Has(o.Near, r.Left) {
			return true
		}
	}
	return false
}

// secondOfScore reports whether r is the second number of a score or a vote of which the other
// record is the first: "by 112 votes to 94".
func secondOfScore(r, first *lint.Record) bool {
	return r.Value.Kind == quant.KindCount && first.Value.Kind == quant.KindCount && r.Left != "" && r.Left == first.Head && r.Mention == first.Mention+1 && sameSentence(r, first)
}
