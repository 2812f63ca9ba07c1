package rules

import "slices"

// textTable finds texts among those of an article by a number that each is put under.
type textTable struct{ places []int32 } // by the text: its number from 1, there or behind

// begin makes room for so many texts, and forgets those of the article before.
func (t *textTable) begin(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	t.places = slices.Grow(t.places[:0], size)[:size]
	clear(t.places)
}

// find is the number under which a text was put first; it is put under the one given
// where none was. text gives the text of a number.
func (t *textTable) find(text string, of func(int32) string, number int32) int32 {
	spread := uint64(len(text))
	for k := range len(text) {
		spread = (spread ^ uint64(text[k])) * 0x9e3779b97f4a7c15
	}
	for at := spread >> 32; ; at++ {
		switch j := &t.places[at&uint64(len(t.places)-1)]; {
		case *j == 0:
			*j = number + 1
			return number
		case of(*j-1) == text:
			return *j - 1
		}
	}
}
