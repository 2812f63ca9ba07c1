package lang

import "strings"

// Cue is a set of words and phrases by which a reader tells what a value is
// said of: another one of the kind, what somebody wishes, what there is so far.
// They are kept as they are written, in lower case, and are looked at only
// where a finding hangs on them.
type Cue struct {
	name string
	sets *wordSets
	set  int
	// first and last have a bit for the first and the last letter of each word with
	// which the set's phrases begin: most words that are asked about have none there.
	first, last uint32
}

// in is what a word is in the set.
func (c *Cue) in(word string) inSet {
	if c == nil || word == "" || c.first>>(word[0]&31)&(c.last>>(word[len(word)-1]&31))&1 == 0 {
		return 0
	}
	return c.sets.in(word, c.set)
}

// Has reports whether a lower-cased word is in the set by itself.
func (c *Cue) Has(word string) bool { return c.in(word)&whole != 0 }

// At is how many words the longest of the set's phrases has that stands where
// word(0), word(1) and so on are the lower-cased words of a text, 0 for none.
func (c *Cue) At(word func(i int) string) int {
	in := c.in(word(0))
	if n := in.longest(); n > 0 {
		var room [2 * longestInSet]byte
		phrase := append(room[:0], word(0)...)
		ends, last := [longestCue]int{len(phrase)}, 1
		for ; last < min(n, longestCue); last++ {
			phrase = append(append(phrase, ' '), word(last)...)
			ends[last] = len(phrase)
		}
		for ; last > 1; last-- {
			if c.sets.in(string(phrase[:ends[last-1]]), c.set)&whole != 0 {
				return last
			}
		}
	}
	if in&whole != 0 {
		return 1
	}
	return 0
}

// longestCue is how many words a phrase of the cues may have.
const longestCue = 6

// ends are the bits for the letters of the words with which the phrases of a set begin.
func (s *WordSet) ends() (first, last uint32) {
	for _, phrase := range s.Words {
		word, _, _ := strings.Cut(phrase, " ")
		first |= 1 << (word[0] & 31)
		last |= 1 << (word[len(word)-1] & 31)
	}
	return first, last
}

// cueSets are the sets of a language.
type cueSets struct {
	list []Cue
	// slots have the number of a set, from 1, where the key of its name leads or behind it,
	// 0 for none.
	slots []uint16
}

func (t *cueSets) slot(name string) int {
	return int(place(wordKey(name), len(name))) & (len(t.slots) - 1)
}

// fill finds places for the names of the sets.
func (t *cueSets) fill() {
	t.slots = make([]uint16, maskFor(2*len(t.list))+1)
	for i := range t.list {
		at := t.slot(t.list[i].name)
		for t.slots[at] != 0 {
			at = (at + 1) & (len(t.slots) - 1)
		}
		t.slots[at] = uint16(i + 1)
	}
}

// Cue is the set with a name, nil where the language has none, which has no word.
func (w *Words) Cue(name string) *Cue {
	t := &w.cues
	for at := t.slot(name); t.slots[at] != 0; at = (at + 1) & (len(t.slots) - 1) {
		if c := &t.list[t.slots[at]-1]; c.name == name {
			return c
		}
	}
	return nil
}
