package lang

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// WordSets are the sets of a table of names and words, by name, in the order of the
// words: what "roles" or "clauses" say of the little words of the language. They are
// read anew at each call, so that who asks keeps what it makes of them; a language
// without the table has none.
func (w *Words) WordSets(table string) map[string][]string {
	sets := map[string][]string{}
	for _, row := range wordRows(w.tag + "/" + table + ".tsv") {
		if len(row) == 2 {
			sets[row[0]] = strings.Fields(row[1])
		}
	}
	return sets
}

// wordSetFault says what is wrong with the words of a set, "" for nothing: they stand in
// order, so that nobody adds one twice.
func wordSetFault(words []string) string {
	switch {
	case len(words) == 0:
		return "has no words"
	case !slices.IsSorted(words):
		return "has its words out of order"
	case len(slices.Compact(slices.Clone(words))) != len(words):
		return "has a word twice"
	}
	return ""
}

// ruleSet is a set of the table of the rules.
type ruleSet struct {
	words map[string]bool
	// ends has, by the first letter of a word, a bit for the last one of each
	// word of the set: most words that are asked about have none there.
	ends [32]uint32
}

func (s *ruleSet) add(word string) {
	s.words[word] = true
	if first, last := word[0], word[len(word)-1]; first < utf8.RuneSelf && last < utf8.RuneSelf {
		s.ends[first&31] |= 1 << (last & 31)
	}
}

// has reports whether a word, in capitals or not, is in the set. Capitals and
// small letters differ in a bit that ends leaves out.
func (s *ruleSet) has(word string) bool {
	if word == "" {
		return false
	}
	if first, last := word[0], word[len(word)-1]; first < utf8.RuneSelf && last < utf8.RuneSelf && s.ends[first&31]&(1<<(last&31)) == 0 {
		return false
	}
	return s.words[strings.ToLower(word)]
}

// Among reports whether this very word, in capitals or not, is in a set of the table
// rules.tsv.
func (w *Words) Among(word, set string) bool {
	if w.among == nil {
		return false
	}
	s := w.among()[set]
	return s != nil && s.has(word)
}

// readAmong reads the table of the rules: set, words.
func (w *Words) readAmong() map[string]*ruleSet {
	sets := map[string]*ruleSet{}
	for name, words := range w.WordSets("rules") {
		set := &ruleSet{words: make(map[string]bool, len(words))}
		for _, word := range words {
			set.add(word)
		}
		sets[name] = set
	}
	return sets
}
