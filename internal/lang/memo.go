package lang

import (
	"strings"
	"sync/atomic"

	"github.com/factlint/factlint/lint"
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
	// set is classes as a set.
	set lint.ClassSet
}

// The memo starts with few places and has more as it fills, a power of two
// each time; the most bounds the words that are kept: some ten megabytes.
const (
	memoFirst = 1 << 11
	memoMost  = 1 << 16
)

// memoWord is the length in bytes of the longest word that is kept.
const memoWord = 48

// memo is a table with one place for each hash. The last word that fell on a
// place holds it. It is safe for concurrent use.
type memo struct {
	slots atomic.Pointer[[]atomic.Pointer[known]]
	kept  atomic.Int32
}

func newMemo() *memo {
	m := &memo{}
	slots := make([]atomic.Pointer[known], memoFirst)
	m.slots.Store(&slots)
	return m
}

// keep puts an answer in its place. A table that is half full gives way to one
// of four times its size; what is put into the old one meanwhile is lost.
func (m *memo) keep(slot *atomic.Pointer[known], k *known) {
	slot.Store(k)
	old := m.slots.Load()
	if int(m.kept.Add(1)) < len(*old)/2 || len(*old) >= memoMost {
		return
	}
	slots := make([]atomic.Pointer[known], 4*len(*old))
	kept := int32(0)
	for i := range *old {
		if k := (*old)[i].Load(); k != nil {
			slots[place(k.key, len(k.word))&uint64(len(slots)-1)].Store(k)
			kept++
		}
	}
	if m.slots.CompareAndSwap(old, &slots) {
		m.kept.Store(kept)
	}
}

// know is what the tables say of a word.
func (w *Words) know(word string) *known {
	if len(word) > memoWord {
		return w.workOut(word)
	}
	key := wordKey(word)
	slots := *w.memo.slots.Load()
	slot := &slots[place(key, len(word))&uint64(len(slots)-1)]
	if k := slot.Load(); k != nil && k.key == key && len(k.word) == len(word) && (len(word) <= 8 || k.word == word) {
		return k
	}
	k := w.workOut(strings.Clone(word))
	w.memo.keep(slot, k)
	return k
}

func (w *Words) workOut(word string) *known {
	e := w.entry(word)
	k := &known{key: wordKey(word), word: word, lower: strings.ToLower(word), own: w.listed(e.classes), families: w.listed(e.families), root: Root(word)}
	k.lemma = w.base(word)
	k.classes = k.own
	if k.lower != word {
		k.classes = w.listed(w.entry(k.lower).classes)
	}
	if k.lemma != k.lower {
		if more := w.listed(w.entry(k.lemma).classes); len(more) > 0 {
			k.classes = append(k.classes[:len(k.classes):len(k.classes)], more...)
		}
	}
	for _, c := range k.classes {
		k.set.Add(c)
	}
	return k
}
