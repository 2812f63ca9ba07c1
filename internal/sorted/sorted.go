// Package sorted has sorted lists of words without doubles, as records hold them: too short for a
// set, and compared far more often than they are made.
package sorted

import "slices"

// Has reports whether a sorted list has a word.
func Has(list []string, w string) bool {
	_, found := slices.BinarySearch(list, w)
	return found
}

// With adds a word to a sorted list, in a copy.
func With(list []string, w string) []string {
	out := append(append([]string(nil), list...), w)
	slices.Sort(out)
	return out
}

// Union are the words of two sorted lists, sorted.
func Union(a, b []string) []string {
	if len(b) == 0 {
		return a
	}
	out := append(append(make([]string, 0, len(a)+len(b)), a...), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
