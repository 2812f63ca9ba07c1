package facts

import (
	"strings"

	"github.com/factlint/factlint/lint/text"
)

// nearest is the word that was probably meant by a misspelt one, "" where none
// is close: at most one slip in three letters, swapped neighbours being one.
func nearest(word string, words []string) string {
	low := plain(word)
	best, bestAt := "", len(low)/3+1
	for _, w := range words {
		p := plain(w)
		if p == low {
			return w
		}
		if at := text.Slips(low, p, bestAt); at < bestAt {
			best, bestAt = w, at
		}
	}
	if best != "" {
		return best
	}
	// A beginning or an end of the word, or the word with more around it.
	for _, w := range words {
		p := plain(w)
		if len(low) >= 3 && len(p) >= 3 && (strings.HasPrefix(p, low) || strings.HasPrefix(low, p)) {
			return w
		}
	}
	return ""
}

// plain drops what people vary without meaning to: case, and the marks
// between words.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' || r == '.' {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
