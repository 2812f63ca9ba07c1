package lang

import (
	"slices"
	"strings"
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

// Among reports whether this very word, in capitals or not, is in a set of the table
// rules.tsv.
func (w *Words) Among(word, set string) bool {
	return w.among != nil && w.among()[set][strings.ToLower(word)]
}

// readAmong reads the table of the rules: set, words.
func (w *Words) readAmong() map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	for name, words := range w.WordSets("rules") {
		set := make(map[string]bool, len(words))
		for _, word := range words {
			set[word] = true
		}
		sets[name] = set
	}
	return sets
}
