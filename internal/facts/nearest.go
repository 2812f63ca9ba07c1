package facts

import "strings"

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
		if at := distance(low, p, bestAt); at < bestAt {
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

// distance counts the slips (Damerau's four) between a and b, up to limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
