package lang

import (
	"slices"
	"strings"
)

// wordSource is what the tables say of words, before it is laid out for
// looking up.
type wordSource struct {
	tag      string
	gap      []string // the words that may stand inside a phrase without being part of it
	english  bool
	families []Family
	classes  []string
	lemmas   map[string]string
	byLemma  map[string][]int
	// weak are the families that a word only can be of, besides what it mostly says.
	weak    map[string][]int
	inClass map[string][]int
	phrases map[string][]Phrase
}

func (w *wordSource) irregular(form string) string { return w.lemmas[form] }

func (w *wordSource) known(word string) bool {
	return len(w.byLemma[word]) > 0 || len(w.weak[word]) > 0 || len(w.inClass[word]) > 0
}

func (w *wordSource) base(word string) string { return baseForm(word, w, w.english) }

// newWordSource reads the tables of a language. A table that is not there is
// an empty one.
func newWordSource(tag string) *wordSource {
	w := &wordSource{tag: tag, english: tag == "en", lemmas: map[string]string{}, byLemma: map[string][]int{}, weak: map[string][]int{}, inClass: map[string][]int{}, phrases: map[string][]Phrase{}}
	for _, set := range WordSets(tag, "roles") {
		if set.Name == phraseGap {
			w.gap = set.Words
		}
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
			w.enter(word, id)
		}
	}
	for _, row := range wordRows(tag + "/classes.tsv") {
		if len(row) < 2 {
			continue
		}
		id := len(w.classes)
		w.classes = append(w.classes, row[0])
		for _, word := range strings.Fields(row[1]) {
			if first, rest, ok := w.splitPhrase(word); ok {
				w.phrases[first] = append(w.phrases[first], Phrase{Rest: rest, Family: -1, Class: id})
				continue
			}
			w.inClass[word] = append(w.inClass[word], id)
		}
	}
	return w
}

// enter puts a word or phrase as a table has it, with its marks, into a family.
func (w *wordSource) enter(word string, id int) {
	word, weak := strings.CutPrefix(word, weakMark)
	word, alone := strings.CutPrefix(word, aloneMark)
	if first, rest, ok := w.splitPhrase(word); ok {
		first = w.base(first)
		for i := range rest {
			rest[i] = w.base(rest[i])
		}
		w.phrases[first] = append(w.phrases[first], Phrase{Rest: rest, Family: id, Class: -1, Weak: weak})
		return
	}
	list := w.byLemma
	if weak {
		list = w.weak
	}
	list[word] = append(list[word], id)
	if l := w.base(word); !alone && l != word && !contains(list[l], id) {
		list[l] = append(list[l], id)
	}
}

// The marks before a word of a family.
const (
	weakMark  = "~" // it says something else as often as not
	aloneMark = "=" // this form is meant, not the base form that it looks to have
)

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
func (w *wordSource) splitPhrase(word string) (first string, rest []string, ok bool) {
	parts := strings.Split(word, "_")
	if len(parts) == 1 {
		return "", nil, false
	}
	for _, p := range parts[1:] {
		if !slices.Contains(w.gap, p) {
			rest = append(rest, p)
		}
	}
	if len(rest) == 0 {
		rest = parts[1:]
	}
	return parts[0], rest, true
}
