package lang

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/factlint/factlint/lint"
)

// Vocabulary numbers the words of articles and keeps what the tables say of
// them. A text uses few words often, and taking a word to its base form costs a
// dozen look-ups: here each form costs them once. It is safe for concurrent
// use, and a look at a word that is there takes no lock.
type Vocabulary struct {
	words *Words
	slots atomic.Pointer[[]slot]

	mu     sync.Mutex // held while words are added
	kept   int
	room   []lint.Lexeme
	text   strings.Builder
	asks   recall
	making []*lint.Lexeme // those of the word that is being added
}

// slot is a place in the table of a vocabulary, half a line of the processor's
// cache. The lexeme is set last.
type slot struct {
	Spelling
	lexeme atomic.Pointer[lint.Lexeme]
	glance
}

// glance is what is asked of every word, so that its lexeme, which is far away
// as often as not, can wait: the lexeme's number, and in one number its node
// and, in the lowest byte, its flags.
type glance struct{ id, look uint32 }

func glanceAt(x *lint.Lexeme) glance { return glance{x.ID, x.Node<<8 | uint32(x.Flags)} }

const (
	firstSlots = 1 << 12
	// fullWords is how many words a vocabulary holds before the next article
	// begins a new one, mostWords how many it keeps within one article: some
	// twenty-five and fifty megabytes.
	fullWords = 1 << 17
	mostWords = 1 << 18
	// longWord is the length in bytes of the longest word that is kept.
	longWord = 64
	// mostBases bounds the words that one word is led back to, step by step.
	mostBases = 8
	// roomWords and roomText are how much memory is taken at once. So many
	// lexemes fill pages, and none of them straddles lines of the cache.
	roomWords, roomText = 256, 1 << 12
)

// lexemes counts the lexemes of the process.
var lexemes atomic.Uint32

func newVocabulary(w *Words) *Vocabulary {
	v := &Vocabulary{words: w, asks: recall{words: w}}
	slots := make([]slot, firstSlots)
	v.slots.Store(&slots)
	return v
}

// Vocabulary is the one to read an article with. What was met in the one before
// it, should that have grown too large, is forgotten.
func (w *Words) Vocabulary() *Vocabulary {
	v := w.vocabulary.Load()
	v.mu.Lock()
	full := v.kept >= fullWords
	v.mu.Unlock()
	if !full {
		return v
	}
	w.vocabulary.CompareAndSwap(v, newVocabulary(w))
	return w.vocabulary.Load()
}

// know is what the tables say of a word.
func (w *Words) know(word string) *lint.Lexeme { return w.vocabulary.Load().Of(word) }

// Of is the lexeme of a word as a text writes it.
func (v *Vocabulary) Of(word string) *lint.Lexeme {
	if x := v.at(word); x != nil {
		return x
	}
	return v.add(word)
}

// at is the lexeme of a word that is there, nil for another.
func (v *Vocabulary) at(word string) *lint.Lexeme {
	slots := *v.slots.Load()
	x, _ := find(slots, Spell(word), word)
	return x
}

// Meet finds the lexemes of the tokens of a text that have a spelling, and notes
// in the tokens what is asked of every word, and in places which of all tokens rules
// look for. Most words of an article have
// dropped out of the processor's cache since the one before: looked up side by
// side, they are waited for together.
func (v *Vocabulary) Meet(text string, spelt []Spelling, tokens []lint.Token, lexemes []*lint.Lexeme, places *lint.TokenPlaces) {
	slots := *v.slots.Load()
	spelt, lexemes = spelt[:len(tokens)], lexemes[:len(tokens)]
	figures, capitals := places.Figures[:0], places.Capitals[:0]
	for i := range tokens {
		key, t := spelt[i], &tokens[i]
		if key == (Spelling{}) {
			if t.Kind == lint.Digits || t.Kind == lint.Mixed {
				figures = append(figures, int32(i))
			}
			if t.Flags&lint.Capital != 0 && t.Kind != lint.Digits {
				capitals = append(capitals, int32(i))
			}
			continue
		}
		at := key.place() & uint64(len(slots)-1)
		s := &slots[at]
		x, g := s.lexeme.Load(), glance{}
		if x != nil && s.Spelling == key && !key.long() {
			g = s.glance
		} else {
			word := text[t.Start:t.End]
			if x, g = find(slots, key, word); x == nil {
				x = v.add(word)
				g, slots = glanceAt(x), *v.slots.Load()
			}
		}
		lexemes[i], t.Lexeme, t.Word = x, g.id, g.look>>8
		t.Flags |= lint.TokenFlag(g.look)
		if lint.TokenFlag(g.look)&lint.Capital != 0 {
			capitals = append(capitals, int32(i))
		}
	}
	places.Figures, places.Capitals = figures, capitals
}

// find is the lexeme of a word in a table, nil where it is not there.
func find(slots []slot, key Spelling, word string) (*lint.Lexeme, glance) {
	mask := uint64(len(slots) - 1)
	for i := key.place(); ; i++ {
		s := &slots[i&mask]
		x := s.lexeme.Load()
		if x == nil {
			return nil, glance{}
		}
		if s.Spelling == key && (!key.long() || x.Text == word) {
			return x, s.glance
		}
	}
}

// add makes the lexeme of a word that is not there, and those of its lower case
// and base form.
func (v *Vocabulary) add(word string) *lint.Lexeme {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.making = v.making[:0]
	x := v.make(word)
	for _, m := range v.making { // all are whole now
		if m.ID != 0 {
			v.keep(m)
		}
	}
	clear(v.making)
	return x
}

// make is the lexeme of a word, from the vocabulary or from those that are being
// made, or a new one of them. Base forms may lead in a circle.
func (v *Vocabulary) make(word string) *lint.Lexeme {
	for _, m := range v.making {
		if m.Text == word {
			return m
		}
	}
	if x := v.at(word); x != nil {
		return x
	}
	w := v.words
	x := v.lexeme(word)
	v.making = append(v.making, x)
	x.Small, x.Base = x, x
	if lower := strings.ToLower(x.Text); lower != x.Text {
		x.Small = v.make(lower) // the tables have no word with a capital
		x.Sets = x.Small.Sets
	} else {
		x.Sets = w.sets.words.find(hashOf(x.Text), x.Text)
		e := v.asks.entry(x.Text)
		x.Own, x.Families, x.Root, x.Listed = w.listed(e.classes), w.listed(e.strong()), Root(x.Text), e != &w.entries[0]
	}
	// What ends in 's a thousand times has as many bases; no word has more
	// than a few.
	switch {
	case len(v.making) >= mostBases:
	case x.Small != x:
		x.Base = x.Small.Base
	default:
		if base := baseForm(x.Text, &v.asks, w.english); base != x.Text {
			x.Base = v.make(base)
		}
	}
	var in *Info
	if x.Small != x {
		x.Node, x.Month = x.Small.Node, x.Small.Month
	} else if x.Node, in = w.grammar.Lookup(x.Text); in.Class&Month != 0 {
		month, _ := w.grammar.Number(x.Text, "month")
		x.Month = uint8(month)
	}
	x.Flags = capitals(x.Text)
	for _, c := range x.Small.Own {
		x.Classes.Add(c)
	}
	for _, c := range x.Base.Own {
		x.Classes.Add(c)
	}
	if x.Classes != (lint.ClassSet{}) || x.Month != 0 {
		x.Flags |= lint.Classed
	}
	if w.grammar.Spelling(x.Text) != "" {
		x.Flags |= lint.Respelt
	}
	return x
}

// lexeme is room for the lexeme of a word, which is copied, as it is part of an
// article.
func (v *Vocabulary) lexeme(word string) *lint.Lexeme {
	if len(word) > longWord || v.kept >= mostWords {
		return &lint.Lexeme{Text: strings.Clone(word)}
	}
	if len(v.room) == 0 {
		v.room = make([]lint.Lexeme, roomWords)
	}
	x := &v.room[0]
	v.room = v.room[1:]
	if v.text.Cap()-v.text.Len() < len(word) {
		v.text = strings.Builder{}
		v.text.Grow(roomText)
	}
	v.text.WriteString(word)
	all := v.text.String()
	x.ID, x.Text = lexemes.Add(1), all[len(all)-len(word):]
	return x
}

// keep puts a lexeme into the table, which grows when it is half full. Whoever
// reads the old one meanwhile asks again under the lock.
func (v *Vocabulary) keep(x *lint.Lexeme) {
	v.kept++
	slots := *v.slots.Load()
	if 2*v.kept < len(slots) {
		put(slots, x, Spell(x.Text), glanceAt(x))
		return
	}
	larger := make([]slot, 2*len(slots))
	for i := range slots {
		if y := slots[i].lexeme.Load(); y != nil {
			move(larger, y, slots[i].Spelling, slots[i].glance)
		}
	}
	put(larger, x, Spell(x.Text), glanceAt(x))
	v.slots.Store(&larger)
}

// move puts a lexeme into a table that nobody reads yet. Of two that want the
// same slot the one that was met first has it: common words are met early, and
// are then found at the first look.
func move(slots []slot, x *lint.Lexeme, key Spelling, g glance) {
	mask := uint64(len(slots) - 1)
	for i := key.place(); ; i++ {
		s := &slots[i&mask]
		y := s.lexeme.Load()
		if y != nil && s.id < g.id {
			continue
		}
		s.lexeme.Store(x)
		s.Spelling, key = key, s.Spelling
		s.glance, g = g, s.glance
		if x = y; x == nil {
			return
		}
	}
}

func put(slots []slot, x *lint.Lexeme, key Spelling, g glance) {
	mask := uint64(len(slots) - 1)
	i := key.place()
	for slots[i&mask].lexeme.Load() != nil {
		i++
	}
	s := &slots[i&mask]
	s.Spelling, s.glance = key, g
	s.lexeme.Store(x)
}

// capitals are the flags of a token that is made of ASCII letters.
func capitals(word string) lint.TokenFlag {
	if word == "" || word[0] < 'A' || word[0] > 'Z' {
		return 0
	}
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return lint.Capital
		}
	}
	if len(word) < 2 {
		return lint.Capital
	}
	return lint.Capital | lint.AllCaps
}
