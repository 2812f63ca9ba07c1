package lang

import (
	"strings"
	"sync/atomic"
)

// A text uses few words often, and taking a word to its base form costs a
// dozen look-ups. The memo keeps what was worked out of the words of late. It
// holds answers only: what falls out of it is worked out again.

// known is what the tables say of a word as a text writes it.
type known struct {
	key                uint64 // wordKey of the word
	word, lower, lemma string
	// root is Root of the word.
	root string
	// classes are those of the word or of its base form, own those of the word
	// exactly as written, families likewise.
	classes, own, families []int
}

// memoSlots bounds the words that are kept, a power of two: some ten megabytes.
const memoSlots = 1 << 16

// memoWord is the length in bytes of the longest word that is kept.
const memoWord = 48

// memo is a table with one place for each hash. The last word that fell on a
// place holds it. It is safe for concurrent use.
type memo struct {
	slots [memoSlots]atomic.Pointer[known]
}

func newMemo() *memo { return &memo{} }

// know is what the tables say of a word.
func (w *Words) know(word string) *known {
	if len(word) > memoWord {
		return w.workOut(word)
	}
	key := wordKey(word)
	slot := &w.memo.slots[place(key, len(word))&(memoSlots-1)]
	if k := slot.Load(); k != nil && k.key == key && len(k.word) == len(word) && (len(word) <= 8 || k.word == word) {
		return k
	}
	k := w.workOut(strings.Clone(word))
	slot.Store(k)
	return k
}

func (w *Words) workOut(word string) *known {
	e := w.entry(word)
	k := &known{key: wordKey(word), word: word, lower: strings.ToLower(word), own: e.classes, families: e.families, root: Root(word)}
	k.lemma = w.base(word)
	k.classes = e.classes
	if k.lower != word {
		k.classes = w.entry(k.lower).classes
	}
	if k.lemma != k.lower {
		if more := w.entry(k.lemma).classes; len(more) > 0 {
			k.classes = append(k.classes[:len(k.classes):len(k.classes)], more...)
		}
	}
	return k
}
