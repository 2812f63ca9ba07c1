package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What the words and names of two records have in common.

// compareNames holds the proper names of two sentences together. A name that
// the other side has in its title or the sentence before is not foreign to it.
func compareNames(a, b *lint.Record, k *kinship) {
	if len(a.Names) == 0 && len(b.Names) == 0 {
		k[kNamesNone], k[kStrangers] = 1, 1
		return
	}
	shared, foreign, n := 0, 0, 0
	defer func() {
		if shared > 0 {
			k[kShared] = 1
		} else if !shareName(a, b) {
			k[kStrangers] = 1
		}
	}()
	for _, pair := range [2][2]*lint.Record{{a, b}, {b, a}} {
		for _, w := range pair[0].Names {
			n++
			switch {
			case namesPlace(pair[1].Names, w) || sorted.Has(pair[1].Words, w):
				shared++
			case namesPlace(pair[1].Above, w):
				shared++
			default:
				foreign++
			}
		}
	}
	k[kNames] = float32(shared) / float32(n)
	k[kNamesForeign] = min(float32(foreign)/4, 1)
}

// shareName reports whether two records have a name in common anywhere, their
// titles included. Titles keep no capitals, so a word of a title counts where
// the other side has it as a name.
func shareName(a, b *lint.Record) bool {
	for _, w := range a.Names {
		if namesPlace(b.Names, w) || namesPlace(b.Above, w) || sorted.Has(b.Words, w) {
			return true
		}
	}
	for _, w := range b.Names {
		if sorted.Has(a.Above, w) || sorted.Has(a.Words, w) {
			return true
		}
	}
	return false
}

// namesPlace reports whether a sorted list has a name, or the adjective of a country
// for its name: "Lorvania", "Lorvanian".
func namesPlace(list []string, w string) bool {
	if sorted.Has(list, w) {
		return true
	}
	root := placeRoot(w)
	if root == w {
		return false
	}
	i, _ := slices.BinarySearch(list, root)
	for ; i < len(list) && strings.HasPrefix(list[i], root); i++ {
		if placeRoot(list[i]) == root {
			return true
		}
	}
	return false
}

// placeRoot is a name without the ending of a country or of its adjective.
func placeRoot(w string) string {
	for _, s := range placeEndings {
		if root, ok := strings.CutSuffix(w, s); ok && len(root) >= leastRoot {
			return root
		}
	}
	return w
}

// placeEndings are the endings of names of countries and of their adjectives, the
// longest first; leastRoot is how long what is before them must be.
var placeEndings = []string{"ians", "ian", "ean", "ese", "ans", "ia", "an", "a", "n"}

const leastRoot = 4

// openSubject reports whether a record names no subject: "it", "the film".
func openSubject(r *lint.Record) bool {
	return r.Subject == strings.ToLower(r.Subject)
}

// related is how many telling values two articles share beside those two that
// are compared, up to 1 for three: articles that share them tell one story.
func related(a, b *lint.Record) float32 {
	n := 0
	for _, v := range a.Others {
		if compare.Fineness(v) < 0.5 {
			continue
		}
		for _, w := range b.Others {
			if v.Kind == w.Kind && v.Unit == w.Unit && v.Lo.Cmp(w.Lo) == 0 && v.Date == w.Date && v.Range == w.Range {
				n++
				break
			}
		}
	}
	return min(float32(n)/3, 1)
}

// rare is how many words that no table knows two records share, up to 1 for
// three.
func rare(a, b *lint.Record) float32 {
	w := lang.EnglishWords()
	n := 0
	for _, x := range a.Words {
		if len(x) >= 5 && len(w.Families(x)) == 0 && !w.IsVerb(x) && sorted.Has(b.Words, x) {
			n++
		}
	}
	return min(float32(n)/3, 1)
}

// once reports whether both records tell of something that happens once to
// one subject: a birth, a founding, a first night.
func once(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	for _, f := range a.Families {
		if w.Is(f, "once") && sorted.Has(b.Families, f) {
			return true
		}
	}
	return false
}

func compareUnits(a, b *lint.Record, k *kinship) {
	switch a.Value.Kind {
	case quant.KindCount, quant.KindOrdinal:
		switch {
		case a.Head == "" || b.Head == "":
		case a.Head == b.Head:
			k[kHeadSame] = 1
		case kinHeads(a, b):
			k[kHeadKin] = 1
		default:
			k[kHeadOther] = 1
		}
	default:
		if a.Value.Unit != b.Value.Unit {
			k[kUnitOther] = 1
		}
	}
	if a.Value.Per != b.Value.Per && a.Value.Per != "" && b.Value.Per != "" {
		k[kPerOther] = 1
	}
}

// kinHeads reports whether two records count the same by two words: people by any,
// those to whom something happened, how often it did.
func kinHeads(a, b *lint.Record) bool {
	if a.Head == "" || b.Head == "" {
		return false
	}
	return role.InEnglish(a.Head, role.Person) && role.InEnglish(b.Head, role.Person) || kinWords(a.Head, b.Head) || victims(a, b) || victims(b, a) || howOften(a, b) || howOften(b, a)
}

// howOften reports whether a tells how often something was done, and b counts what was
// done: "was watched a billion times", "a billion views".
func howOften(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	return w.Cue("occasion").Has(a.Head) && !w.Cue("occasion").Has(b.Head) && slices.ContainsFunc(a.Near, func(x string) bool {
		return w.IsVerb(x) && !w.Is(x, "copula") && (x == b.Head || kinWords(x, b.Head))
	})
}

// victims reports whether a counts people to whom something happened, and b counts how
// often it did: "24 people died", "24 dead", "900 people recovered", "912 recoveries".
func victims(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	if !w.Is(a.Head, "person") && !role.InEnglish(a.Head, role.Person) {
		return false
	}
	for _, f := range w.Families(b.Head) {
		name := w.FamilyOf(f).Name
		if sorted.Has(a.Families, name) && (name == "die" || name == "wound" || befell(a, f)) {
			return true
		}
	}
	return false
}

// befell reports whether a verb of a family stands near a record's value.
func befell(r *lint.Record, family int) bool {
	w := lang.EnglishWords()
	return slices.ContainsFunc(r.Near, func(x string) bool { return w.IsVerb(x) && x != r.Head && slices.Contains(w.Families(x), family) })
}

// kinWords reports whether two base forms share a family or a root.
func kinWords(a, b string) bool { return lang.EnglishWords().Kin(a, b) }

// cover is the share of a's near words, names left out, that b has anywhere:
// fully where they are near there as well, mostly elsewhere in the sentence,
// half in what stands above.
func cover(a, b *lint.Record) float32 {
	var sum, n float32
	for _, w := range a.Near {
		if sorted.Has(a.Names, w) {
			continue
		}
		n++
		switch {
		case sorted.Has(b.Near, w):
			sum++
		case sorted.Has(b.Words, w):
			sum += 0.7
		case sorted.Has(b.Above, w):
			sum += 0.5
		case kinTo(w, b):
			sum += 0.6
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

// matter is the share of the words of a's sentence, names left out, that b's
// sentence has.
func matter(a, b *lint.Record) float32 {
	var sum, n float32
	for _, w := range a.Words {
		if sorted.Has(a.Names, w) {
			continue
		}
		n++
		if sorted.Has(b.Words, w) {
			sum++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

// kinTo reports whether a word is of a family that b's near words are of.
func kinTo(w string, b *lint.Record) bool {
	words := lang.EnglishWords()
	for _, f := range words.Families(w) {
		if sorted.Has(b.Families, words.FamilyOf(f).Name) {
			return true
		}
	}
	return false
}

// akin reports whether two records share anything that could make them one
// thing: a word near the value, most likely. It is quick, as most pairs do not.
func akin(a, b *lint.Record) bool {
	return a.Head != "" && a.Head == b.Head || common(a.Near, b.Near) || common(a.Families, b.Families)
}

// distant reports whether a word near one value stands anywhere in the other's
// sentence.
func distant(a, b *lint.Record) bool { return common(a.Near, b.Words) || common(b.Near, a.Words) }

// common reports whether two sorted lists have a word in common.
func common(a, b []string) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			return true
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return false
}

// overlap is the share of a's words that b has.
func overlap(a, b []string) float32 {
	if len(a) == 0 {
		return 0
	}
	n := 0
	for _, w := range a {
		if sorted.Has(b, w) {
			n++
		}
	}
	return float32(n) / float32(len(a))
}
