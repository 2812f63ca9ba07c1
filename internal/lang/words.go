package lang

import (
	"slices"
	"strings"
	"sync/atomic"

	"github.com/factlint/factlint/lint"
)

// Family is a set of words that say the same event or quantity, however they
// say it: "sign", "signing", "signature", "put one's name to".
type Family struct {
	Name string
	// Quantity says that the family names what is measured, not what happens.
	Quantity bool
}

// Phrase is an expression of several words in a table: its base forms after
// the first, and what it stands for.
type Phrase struct {
	Rest   []string
	Family int
	Class  int
	// Weak says that it says something else as often as not.
	Weak bool
}

// Words answers what words mean: base forms, families of events and
// quantities, classes. It is read-only once made and safe for concurrent use.
type Words struct {
	tag      string
	english  bool
	pool     string
	families []family
	classes  []string // by number
	classAt  Cache[int]
	index    index
	entries  []entry  // by the index; 0 is the unknown word
	numbers  []uint32 // of families and classes
	phrases  []phrase
	rests    []part // the words of the phrases after the first
	// begun keeps the phrases that were asked for, by the entry that they begin with.
	begun     []atomic.Pointer[[]Phrase]
	verbClass int
	grammar   *Language // the tables of the grammars
	// sets are those of the little words, cues those of the table of cues.
	sets wordSets
	cues cueSets
	// vocabulary keeps what was worked out of the words of late.
	vocabulary atomic.Pointer[Vocabulary]
}

// family is a family: its name in the pool, 1 for a quantity.
type family struct {
	name     part
	quantity uint32
}

// phrase is a phrase: its family and class, from 1, the words after the first among the
// rests, 1 for a weak one.
type phrase struct {
	family, class uint32
	rest          part
	weak          uint32
}

// part is a stretch of a list.
type part struct{ at, n uint32 }

// entry is what the tables say of a word or base form.
type entry struct {
	// lemma is the base form of an irregular form in the pool, empty for all
	// others.
	lemma part
	// families and classes are those that the word itself is in, of Words'
	// numbers. Behind the families stand those that it is a weak word of: the upper
	// half of the families' number says how many.
	families, classes part
	// phrases are those that start with it.
	phrases part
}

// EnglishWords is the words of English.
func EnglishWords() *Words { return English().Words }

// WordsOf is the words of the language with a tag, those of English where there is none.
func WordsOf(tag string) *Words {
	if tag == "" {
		return EnglishWords()
	}
	l, err := Load(tag)
	if err != nil {
		return EnglishWords()
	}
	return l.Words
}

// Tag is the tag of the language, by which WordsOf finds the words.
func (w *Words) Tag() string { return w.tag }

// entry is what the tables say of a word as it is written.
func (w *Words) entry(word string) *entry { return &w.entries[w.place(word)] }

// place is the number of the entry of a word, 0 for a word that is in no table.
func (w *Words) place(word string) uint32 { return w.index.find(hashOf(word), word) }

// strong and weak are the families of an entry, as stretches of the numbers.
func (e *entry) strong() part { return part{e.families.at, e.families.n & weakMask} }

func (e *entry) weak() part {
	return part{e.families.at + e.families.n&weakMask, e.families.n >> weakShift}
}

const (
	weakShift = 16
	weakMask  = 1<<weakShift - 1
)

// text is a stretch of the pool.
func (w *Words) text(p part) string { return w.pool[p.at : p.at+p.n] }

// irregularIn is the base form in an entry, "" where it has none.
func (w *Words) irregularIn(e *entry) string { return w.index.pool[e.lemma.at : e.lemma.at+e.lemma.n] }

// irregular and known make Words a dictionary.
func (w *Words) irregular(form string) string { return w.irregularIn(w.entry(form)) }

func (w *Words) known(word string) bool { return w.entry(word).base() }

// base reports whether a table has the word as a base form.
func (e *entry) base() bool { return e.families.n > 0 || e.classes.n > 0 }

// recall is Words as a dictionary that remembers the last word: to work a base
// form out is to ask of the same word again and again.
type recall struct {
	words *Words
	word  string
	last  *entry
}

func (r *recall) entry(word string) *entry {
	if r.last == nil || r.word != word {
		r.word, r.last = word, r.words.entry(word)
	}
	return r.last
}

func (r *recall) irregular(form string) string { return r.words.irregularIn(r.entry(form)) }

func (r *recall) known(word string) bool { return r.entry(word).base() }

// listed are the numbers of families or classes, nil for none.
func (w *Words) listed(p part) []int {
	if p.n == 0 {
		return nil
	}
	out := make([]int, p.n)
	for i, n := range w.numbers[p.at : p.at+p.n] {
		out[i] = int(n)
	}
	return out
}

// Phrases are the phrases that start with a base form.
func (w *Words) Phrases(lemma string) []Phrase {
	place := w.place(lemma)
	p := w.entries[place].phrases
	if p.n == 0 {
		return nil
	}
	if known := w.begun[place].Load(); known != nil {
		return *known
	}
	out := make([]Phrase, p.n)
	for i, f := range w.phrases[p.at : p.at+p.n] {
		rest := make([]string, f.rest.n)
		for k, r := range w.rests[f.rest.at : f.rest.at+f.rest.n] {
			rest[k] = w.text(r)
		}
		out[i] = Phrase{Rest: rest, Family: int(f.family) - 1, Class: int(f.class) - 1, Weak: f.weak == 1}
	}
	w.begun[place].Store(&out)
	return out
}

// Lexeme is what is known of a word.
func (w *Words) Lexeme(word string) *lint.Lexeme { return w.know(word) }

// Families are the numbers of the families that a base form is in.
func (w *Words) Families(lemma string) []int { return w.know(lemma).Families }

// WeakFamilies are the numbers of the families that a base form is a weak word of: it
// can say the same, and says something else as often as not.
func (w *Words) WeakFamilies(lemma string) []int { return w.listed(w.entry(lemma).weak()) }

// Kin reports whether two base forms share a family or a root.
func (w *Words) Kin(a, b string) bool {
	k, l := w.know(a), w.know(b)
	for _, f := range k.Families {
		if contains(l.Families, f) {
			return true
		}
	}
	return len(k.Root) >= 4 && k.Root == l.Root
}

// FamilyOf is the family with number id.
func (w *Words) FamilyOf(id int) Family {
	f := &w.families[id]
	return Family{Name: w.text(f.name), Quantity: f.quantity == 1}
}

// Family is the name of the first family that the word is in, "" for none.
// A quantity comes before an event, as it says more of a number.
func (w *Words) Family(word string) string {
	lower := strings.ToLower(word)
	ids := w.entry(lower).strong()
	if ids.n == 0 {
		ids = w.entry(w.Lemma(lower)).strong()
	}
	if ids.n == 0 {
		return ""
	}
	return w.FamilyOf(int(w.numbers[ids.at])).Name
}

// Is reports whether the word or its base form is in a class.
func (w *Words) Is(word, class string) bool {
	id := w.classAt.Get(class)
	return id != nil && w.know(word).Classes.Has(*id)
}

// IsVerb reports whether a base form can be a verb.
func (w *Words) IsVerb(lemma string) bool { return contains(w.know(lemma).Own, w.verbClass) }

// Class is the number of a class for InClass, -1 where there is none.
func (w *Words) Class(name string) int {
	if id := w.classAt.Get(name); id != nil {
		return *id
	}
	return -1
}

// InClass are the classes of a lower-cased word or base form, by number.
func (w *Words) InClass(lower string) []int { return w.know(lower).Own }

// ClassNames are the names of all classes, sorted.
func (w *Words) ClassNames() []string {
	names := slices.Clone(w.classes)
	slices.Sort(names)
	return names
}

func contains(ids []int, id int) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}
