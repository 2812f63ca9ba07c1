package lang

import (
	"sort"
	"strings"
	"sync"
)

// Family is a set of words that say the same event or quantity, however they
// say it: "sign", "signing", "signature", "put one's name to".
type Family struct {
	Name string
	// Quantity says that the family names what is measured, not what happens.
	Quantity bool
}

// Phrase is an expression of several words in a table: its base forms after
// the first, and what it stands for.
type Phrase struct {
	Rest   []string
	Family int
	Class  int
}

// Words answers what words mean: base forms, families of events and
// quantities, classes. It is read-only once made and safe for concurrent use.
type Words struct {
	english   bool
	lemmas    map[string]string
	families  []Family
	byLemma   map[string][]int
	classes   map[string]int
	inClass   map[string][]int
	phrases   map[string][]Phrase
	verbClass int
	memo      *memo
	classAt   Cache[int] // classes, for Is
}

var englishWords = sync.OnceValue(func() *Words { return newWords("en") })

func wordsOf(tag string) *Words {
	if tag == "en" {
		return EnglishWords()
	}
	return newWords(tag)
}

// EnglishWords is the words of English.
func EnglishWords() *Words { return englishWords() }

// newWords reads the tables of a language. The tables are part of the program;
// a table that is not there is an empty one.
func newWords(tag string) *Words {
	w := &Words{
		english: tag == "en",
		lemmas:  map[string]string{}, byLemma: map[string][]int{},
		classes: map[string]int{}, inClass: map[string][]int{}, phrases: map[string][]Phrase{},
		memo: newMemo(),
	}
	for _, file := range [...]string{"/lemmas.tsv", "/verbs.tsv"} {
		for _, row := range wordRows(tag + file) {
			if len(row) == 2 {
				for _, form := range strings.Fields(row[1]) {
					w.lemmas[form] = row[0]
				}
			}
		}
	}
	for _, row := range wordRows(tag + "/families.tsv") {
		if len(row) < 3 {
			continue
		}
		id := len(w.families)
		w.families = append(w.families, Family{Name: row[0], Quantity: row[1] == "quantity"})
		for _, word := range strings.Fields(row[2]) {
			if first, rest, ok := splitPhrase(word); ok {
				first = w.base(first)
				for i := range rest {
					rest[i] = w.base(rest[i])
				}
				w.phrases[first] = append(w.phrases[first], Phrase{Rest: rest, Family: id, Class: -1})
				continue
			}
			w.byLemma[word] = append(w.byLemma[word], id)
			if l := w.base(word); l != word && !contains(w.byLemma[l], id) {
				w.byLemma[l] = append(w.byLemma[l], id)
			}
		}
	}
	for _, row := range wordRows(tag + "/classes.tsv") {
		if len(row) < 2 {
			continue
		}
		id := len(w.classes)
		w.classes[row[0]] = id
		for _, word := range strings.Fields(row[1]) {
			if first, rest, ok := splitPhrase(word); ok {
				w.phrases[first] = append(w.phrases[first], Phrase{Rest: rest, Family: -1, Class: id})
				continue
			}
			w.inClass[word] = append(w.inClass[word], id)
		}
	}
	w.verbClass = w.Class("verb")
	for name, id := range w.classes {
		w.classAt.Put(name, &id)
	}
	return w
}

// wordRows reads the rows of a table: fields split at tabs, lines that start
// with # and empty lines left out.
func wordRows(name string) [][]string {
	b, err := tables.ReadFile(name)
	if err != nil {
		return nil
	}
	var rows [][]string
	for _, line := range strings.Split(string(b), "\n") {
		if line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}

// splitPhrase takes "come_into_force" apart: "come" and its content words
// "force". Small words are left out, as texts leave them out or add them.
func splitPhrase(word string) (first string, rest []string, ok bool) {
	parts := strings.Split(word, "_")
	if len(parts) == 1 {
		return "", nil, false
	}
	for _, p := range parts[1:] {
		if !phraseGap[p] {
			rest = append(rest, p)
		}
	}
	if len(rest) == 0 {
		rest = parts[1:]
	}
	return parts[0], rest, true
}

// phraseGap are the words that may stand inside a phrase or not.
var phraseGap = map[string]bool{
	"a": true, "an": true, "the": true, "its": true, "their": true, "his": true, "her": true,
	"into": true, "to": true, "of": true, "in": true, "on": true, "at": true,
}

// PhraseGap reports whether a word may stand inside a phrase without being
// part of it ("came into force": into).
func PhraseGap(lower string) bool { return phraseGap[lower] }

// Phrases are the phrases that start with a base form.
func (w *Words) Phrases(lemma string) []Phrase { return w.phrases[lemma] }

// Families are the numbers of the families that a base form is in.
func (w *Words) Families(lemma string) []int { return w.know(lemma).families }

// Kin reports whether two base forms share a family or a root.
func (w *Words) Kin(a, b string) bool {
	k, l := w.know(a), w.know(b)
	for _, f := range k.families {
		if contains(l.families, f) {
			return true
		}
	}
	return len(k.root) >= 4 && k.root == l.root
}

// FamilyOf is the family with number id.
func (w *Words) FamilyOf(id int) Family { return w.families[id] }

// Family is the name of the first family that the word is in, "" for none.
// A quantity comes before an event, as it says more of a number.
func (w *Words) Family(word string) string {
	lower := strings.ToLower(word)
	ids := w.byLemma[lower]
	if len(ids) == 0 {
		ids = w.byLemma[w.Lemma(lower)]
	}
	if len(ids) == 0 {
		return ""
	}
	return w.families[ids[0]].Name
}

// Is reports whether the word or its base form is in a class.
func (w *Words) Is(word, class string) bool {
	id := w.classAt.Get(class)
	return id != nil && contains(w.know(word).classes, *id)
}

// IsVerb reports whether a base form can be a verb.
func (w *Words) IsVerb(lemma string) bool { return contains(w.know(lemma).own, w.verbClass) }

// Class is the number of a class for InClass, -1 where there is none.
func (w *Words) Class(name string) int {
	if id, ok := w.classes[name]; ok {
		return id
	}
	return -1
}

// InClass are the classes of a lower-cased word or base form, by number.
func (w *Words) InClass(lower string) []int { return w.know(lower).own }

// ClassNames are the names of all classes, sorted.
func (w *Words) ClassNames() []string {
	names := make([]string, 0, len(w.classes))
	for n := range w.classes {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

func contains(ids []int, id int) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}
