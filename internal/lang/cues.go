package lang

import (
	"slices"
	"strings"
)

// Cue is a set of words and phrases by which a reader tells what a value is
// said of: another one of the kind, what somebody wishes, what there is so far.
// They are kept as they are written, in lower case, and are looked at only
// where a finding hangs on them.
type Cue struct {
	// phrases are by their first word, the longest first.
	phrases map[string][][]string
}

// Has reports whether a lower-cased word is in the set by itself.
func (c *Cue) Has(word string) bool {
	return c.At(func(i int) string {
		if i == 0 {
			return word
		}
		return ""
	}) == 1
}

// At is how many words the longest of the set's phrases has that stands where
// word(0), word(1) and so on are the lower-cased words of a text, 0 for none.
func (c *Cue) At(word func(i int) string) int {
	if c == nil {
		return 0
	}
	for _, p := range c.phrases[word(0)] {
		n := 1
		for n < len(p) && p[n] == word(n) {
			n++
		}
		if n == len(p) {
			return n
		}
	}
	return 0
}

// Cue is the set with a name, nil where the language has none, which has no word.
func (w *Words) Cue(name string) *Cue {
	if w.cues == nil {
		return nil
	}
	return w.cues()[name]
}

// readCues reads the table of a language: set, phrases.
func readCues(tag string) map[string]*Cue {
	sets := map[string]*Cue{}
	for _, row := range wordRows(tag + "/cues.tsv") {
		if len(row) != 2 {
			continue
		}
		c := &Cue{phrases: map[string][][]string{}}
		for _, phrase := range split(row[1]) {
			words := strings.Fields(phrase)
			list := append(c.phrases[words[0]], words)
			slices.SortStableFunc(list, func(a, b []string) int { return len(b) - len(a) })
			c.phrases[words[0]] = list
		}
		sets[row[0]] = c
	}
	return sets
}
