package meet

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What the words of two texts say of whether they tell of one thing.

// wordsOf are the words of the records of one article, those that stand above
// them among them, and their families.
func wordsOf(records []lint.Record, of []int) map[string]bool {
	has := map[string]bool{}
	for _, i := range of {
		for _, list := range [...][]string{records[i].Words, records[i].Names, records[i].Above, records[i].Said} {
			addWords(has, list)
		}
	}
	return has
}

// inWords is wordsOf for one list of words.
func inWords(list []string) map[string]bool {
	has := map[string]bool{}
	addWords(has, list)
	return has
}

func addWords(has map[string]bool, list []string) {
	words := lang.EnglishWords()
	for _, w := range list {
		if has[w] {
			continue
		}
		has[w] = true
		if root := placeRoot(w); root != w {
			has[nameMark+root] = true
		}
		for _, f := range words.Families(w) {
			has["="+words.FamilyOf(f).Name] = true
		}
	}
}

// nameMark is before the root of a name of a country, and of its adjective.
const nameMark = "~"

// covered is the share of the words of the records of one article that the
// other has anywhere, and how many there are.
func covered(records []lint.Record, of []int, has map[string]bool) (share float32, words int) {
	seen := map[string]bool{}
	n := 0
	for _, i := range of {
		for _, list := range [...][]string{records[i].Words, records[i].Names} {
			for _, w := range list {
				if !seen[w] {
					seen[w] = true
					if has[w] {
						n++
					}
				}
			}
		}
	}
	if len(seen) == 0 {
		return 0, 0
	}
	return float32(n) / float32(len(seen)), len(seen)
}

// alien is how many words beside the value of the article that says less, and
// how many names of its sentence, stand nowhere in the other one, up to 1 for
// two of each. A claim says in other words what happened; but what it names is
// mostly what the other text names.
func (m *meeting) alien(a, b *lint.Record) (words, names float32) {
	if m.said[0] == nil {
		return 0, 0
	}
	r, has := a, m.said[0]
	if m.claim == 0 {
		r, has = b, m.said[1]
	}
	w := lang.EnglishWords()
	for _, x := range r.Near {
		if !has[x] && !sorted.Has(r.Names, x) && !w.IsVerb(x) && !m.kin(x, has) {
			words++
		}
	}
	for _, x := range r.Names {
		if !has[x] && !has[nameMark+placeRoot(x)] {
			names++
		}
	}
	return min(words/2, 1), min(names/2, 1)
}

// otherNames reports whether names tell two values apart: beside that of the
// claim stands one that the other text has nowhere, beside the other one that
// the claim does not know: the clinic in Lomm, the clinic in Brede.
func (m *meeting) otherNames(a, b *lint.Record) bool {
	if m.said[0] == nil {
		return false
	}
	if (compare.Bounded(a.Value) || compare.Bounded(b.Value)) && !(m.newName(a, m.said[0]) && m.newName(b, m.said[1])) {
		return false // who writes "fewer than 40" has a number in mind
	}
	return unheard(a, m.said[0]) && unheard(b, m.said[1])
}

// namesValue reports whether a name ends in the digits of a value, and so is
// another one wherever that is: 15 percent with the code SPRING15.
func namesValue(name string, v *quant.Value) bool {
	digits := v.Lo.String()
	return v.Kind != quant.KindDate && !v.Range && len(name) > len(digits)+1 && strings.HasSuffix(name, digits)
}

// newTo reports whether a text has no word for another one's.
func (m *meeting) newTo(x string, said map[string]bool) bool {
	lemma := lang.EnglishWords().Lemma(x)
	return !said[x] && !said[lemma] && !m.kin(lemma, said)
}

// shortName is up to how many letters a name may be short for another: the UK.
const shortName = 3

// unheard reports whether r has a name beside its value that the other text has
// not said.
func unheard(r *lint.Record, said map[string]bool) bool {
	for _, x := range r.Near {
		if sorted.Has(r.Names, x) && !said[x] && !said[nameMark+placeRoot(x)] && !initials(r, x) && !namesValue(x, &r.Value) {
			return true
		}
	}
	return false
}

// initials reports whether a name is so short that it may stand for another one, the
// UK or the BBC: Ida is not.
func initials(r *lint.Record, x string) bool {
	return len(x) <= shortName && (len(x) < shortName || strings.Contains(r.Context, strings.ToUpper(x)))
}

// newName reports whether the subject of a record is a name of which the other text
// has not said a word.
func (m *meeting) newName(r *lint.Record, said map[string]bool) bool {
	named := false
	for _, x := range strings.Fields(strings.ToLower(r.Subject)) {
		if sorted.Has(r.Names, x) {
			if said[x] || said[nameMark+placeRoot(x)] {
				return false
			}
			named = true
		}
	}
	return named
}

// otherSubject reports whether the claim is about something that the other text
// does not speak of: its subject is a noun that stands nowhere there, in
// whatever form.
func (m *meeting) otherSubject(a, b *lint.Record) bool {
	r, has := a, m.said[0]
	if m.claim == 0 {
		r, has = b, m.said[1]
	}
	if has == nil {
		return false
	}
	w := lang.EnglishWords()
	head := subjectHead(r.Subject)
	if head == "" || head != strings.ToLower(head) || role.InEnglish(head, role.Person) {
		return false
	}
	lemma := w.Lemma(strings.TrimSuffix(strings.TrimSuffix(head, "'s"), "’s"))
	if !strings.Contains(r.Subject, " ") && (w.Is(lemma, "name-head") || w.Is(lemma, "group")) {
		return false // "the company" is the one that the other text names
	}
	return !has[lemma] && !has[head] && !m.kin(lemma, has) && !w.Is(lemma, "report") && !role.InEnglish(lemma, role.Person) && !sorted.Has(r.Names, lemma) && r.Head != lemma
}

// ownSubject reports whether the text that is not the claim names a subject of
// its value, of which the claim does not speak.
func (m *meeting) ownSubject(a, b *lint.Record) bool {
	o, has := b, m.said[1]
	if m.claim == 0 {
		o, has = a, m.said[0]
	}
	head := subjectHead(o.Subject)
	lemma := lang.EnglishWords().Lemma(strings.ToLower(head))
	return len(head) > shortName && !has[lemma] && !m.kin(lemma, has)
}

// subjectHead is the noun that a subject is built on: "river" of "river below
// the lake".
func subjectHead(subject string) string {
	head := ""
	for _, w := range strings.Fields(subject) {
		if role.InEnglish(w, role.BehindHead) {
			return head
		}
		head = w
	}
	return head
}

// kin reports whether a word is of a family with one of those.
func (m *meeting) kin(x string, has map[string]bool) bool {
	w := lang.EnglishWords()
	for _, f := range w.Families(x) {
		if has["="+w.FamilyOf(f).Name] {
			return true
		}
	}
	return false
}
