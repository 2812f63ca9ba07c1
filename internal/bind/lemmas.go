package bind

// lemmaTable finds words by their base forms, of which it keeps no more than
// the numbers: where there are a hundred thousand, a map of texts is most of
// what they take.
type lemmaTable struct {
	// slots hold the number of a word and 1, 0 for none, at the place that the
	// hash of its base form gives or one after it. Their number is a power of two,
	// and less than half of them are taken.
	slots []int32
}

// firstLemmas is how many slots there are at first.
const firstLemmas = 1 << 6

func lemmaHash(s string) uint32 {
	h := uint32(2166136261) // FNV-1a
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// at is the slot of a base form, or the free one where it would stand.
func (t *lemmaTable) at(words []word, lemma string) *int32 {
	last := uint32(len(t.slots) - 1)
	for i := lemmaHash(lemma) & last; ; i = (i + 1) & last {
		if s := &t.slots[i]; *s == 0 || words[*s-1].lemma == lemma {
			return s
		}
	}
}

// find is the number of the word with a base form, -1 for none.
func (t *lemmaTable) find(words []word, lemma string) int32 {
	if len(t.slots) == 0 {
		return -1
	}
	return *t.at(words, lemma) - 1
}

// put files a word, which is the last one so far.
func (t *lemmaTable) put(words []word, id int32) {
	if 2*int(id+1) > len(t.slots) {
		t.room(words[:id+1])
		for old := range id {
			*t.at(words, words[old].lemma) = old + 1
		}
	}
	*t.at(words, words[id].lemma) = id + 1
}

// room empties the table and makes room for so many words.
func (t *lemmaTable) room(words []word) {
	if len(words) == 0 {
		t.slots = nil
		return
	}
	n := firstLemmas
	for n < 2*len(words) {
		n *= 2
	}
	t.slots = make([]int32, n)
}
