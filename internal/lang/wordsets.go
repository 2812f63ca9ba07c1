package lang

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// setTables are the tables of sets of words: set, words, or phrases where the table is that
// of the cues. What a word is in is laid out when the tables are compiled, so that one more
// word or set costs nothing at the start.
var setTables = [...]string{"clauses", cueTable, "lines", "roles", "rules"}

const (
	cueTable = "cues"
	// phraseGap is the set of the roles that may stand inside a phrase without being
	// part of it.
	phraseGap = "phrase-gap"
)

// wordSets are the sets of all tables, by number: those of a table stand side by side, in
// order of their names.
type wordSets struct {
	names  []string
	first  [len(setTables) + 1]int // the first set of each table
	words  index
	starts []uint32 // by word, where its sets start in the list
	list   []inSet  // of each word, those of words and phrases alike
}

// inSet says that a word or phrase, its words apart by a space, is in a set, or that a
// phrase of the set begins with it: the number of the set and, above it, how many words the
// longest of those has, and whether the word itself is in the set.
type inSet uint32

const (
	setBits   = 16
	whole     = 1 << 31
	openShift = setBits
)

func (s inSet) set() int { return int(s & (1<<setBits - 1)) }

// longest is how many words the longest phrase of the set has that begins with the word, 0
// where none does.
func (s inSet) longest() int { return int(s &^ whole >> openShift) }

// of are the sets of a word in lower case.
func (s *wordSets) of(word string) []inSet { return s.at(s.words.find(hashOf(word), word)) }

// at are the sets of the word with a number, those of word 0 none.
func (s *wordSets) at(word uint32) []inSet { return s.list[s.starts[word]:s.starts[word+1]] }

// in is what a word is in a set, 0 for nothing.
func (s *wordSets) in(word string, set int) inSet {
	for _, x := range s.of(word) {
		if x.set() == set {
			return x
		}
	}
	return 0
}

// table are the first set of a table and the one behind its last, none for a table that
// there is not.
func (s *wordSets) table(name string) (first, last int) {
	i := slices.Index(setTables[:], name)
	return s.first[i], s.first[i+1]
}

// Bits tell what a word does: a bit for each set of a table that it is in. Which bit a set
// has is up to who asks.
type Bits[B ~uint16 | ~uint32 | ~uint64] struct {
	sets *wordSets
	bit  []B // by the number of the set
}

// BitsOf gives the words of a table the bits that a caller has for the names of its sets,
// 0 for those that it does not know.
func BitsOf[B ~uint16 | ~uint32 | ~uint64](w *Words, table string, bit map[string]B) Bits[B] {
	out := Bits[B]{sets: &w.sets, bit: make([]B, len(w.sets.names))}
	first, last := w.sets.table(table)
	for i := first; i < last; i++ {
		out.bit[i] = bit[w.sets.names[i]]
	}
	return out
}

// BitsTable are such bits of one table, for each language that was asked for.
type BitsTable[B ~uint16 | ~uint32 | ~uint64] struct {
	// Table is the name of the table, "roles" for roles.tsv.
	Table string
	// Bit is by the name of the set.
	Bit  map[string]B
	kept sync.Map // *Bits[B] by *Words
}

// Of are the bits of the words of a language.
func (t *BitsTable[B]) Of(w *Words) *Bits[B] {
	kept, ok := t.kept.Load(w)
	if !ok {
		bits := BitsOf(w, t.Table, t.Bit)
		kept, _ = t.kept.LoadOrStore(w, &bits)
	}
	return kept.(*Bits[B])
}

// Of are the bits of a word in lower case.
func (b *Bits[B]) Of(word string) (bits B) {
	for _, x := range b.sets.of(word) {
		bits |= b.bit[x.set()]
	}
	return bits
}

// At are the bits of a word whose lexeme has the number of its sets.
func (b *Bits[B]) At(sets uint32) (bits B) {
	for _, x := range b.sets.at(sets) {
		bits |= b.bit[x.set()]
	}
	return bits
}

// Among reports whether this very word, in capitals or not, is in a set of the table
// rules.tsv.
func (w *Words) Among(word, set string) bool {
	var room [longestInSet]byte
	if len(word) > len(room) {
		return false
	}
	small := append(room[:0], word...)
	hash := HashSeed
	for i, c := range small {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
			small[i] = c
		} else if c >= 0x80 {
			return w.among(w.sets.of(strings.ToLower(word)), set)
		}
		hash = HashByte(hash, c)
	}
	return w.among(w.sets.at(w.sets.words.bytes(hash, small)), set)
}

// AmongSets is Among for a word by the number of its sets, as its lexeme has it.
func (w *Words) AmongSets(sets uint32, set string) bool { return w.among(w.sets.at(sets), set) }

// longestInSet is how long a word of a set may be, in bytes.
const longestInSet = 40

func (w *Words) among(of []inSet, set string) bool {
	if len(of) == 0 {
		return false
	}
	first, last := w.sets.table("rules")
	for _, x := range of {
		if n := x.set(); n >= first && n < last && w.sets.names[n] == set {
			return true
		}
	}
	return false
}

// WordSet is a row of a table of sets, as it is written. Its words are phrases where the
// table is that of the cues.
type WordSet struct {
	Name  string
	Words []string
}

// WordSets are the rows of a table of sets of a language, none where there is no such table.
func WordSets(tag, table string) (sets []WordSet) {
	words := strings.Fields
	if table == cueTable {
		words = split
	}
	for _, row := range wordRows(tag + "/" + table + ".tsv") {
		if len(row) == 2 {
			sets = append(sets, WordSet{row[0], words(row[1])})
		}
	}
	slices.SortFunc(sets, func(a, b WordSet) int { return strings.Compare(a.Name, b.Name) })
	return sets
}

// writeSets lays out the sets of a language.
func (w *writer) writeSets(tag string) {
	of, n := map[string][]inSet{}, inSet(0)
	for _, table := range setTables {
		sets := WordSets(tag, table)
		w.num(len(sets))
		for _, set := range sets {
			w.text(set.Name)
			if table == cueTable {
				first, last := set.ends()
				w.num(int(first))
				w.num(int(last))
			}
			for _, phrase := range set.Words {
				w.enter(of, n, phrase)
			}
			n++
		}
	}
	words := inBuckets(sorted(of))
	w.index(listSetWords, listSetWordStarts, words)
	starts, list := []uint32{0, 0}, []uint32{} // word 0 is in none
	for _, word := range words {
		for _, x := range of[word] {
			list = append(list, uint32(x))
		}
		starts = append(starts, uint32(len(list)))
	}
	w.fixed[listSetStarts], w.fixed[listSets] = starts, list
}

// enter notes that a word or phrase is in a set, and with which word it begins.
func (w *writer) enter(of map[string][]inSet, set inSet, phrase string) {
	at := func(word string) *inSet {
		list := of[word]
		if k := len(list); k == 0 || list[k-1].set() != set.set() {
			list = append(list, set)
			of[word] = list
		}
		return &list[len(list)-1]
	}
	words := strings.Fields(phrase)
	*at(strings.Join(words, " ")) |= whole
	if len(words) > 1 {
		x := at(words[0])
		*x = *x&whole | set | inSet(max(x.longest(), len(words)))<<openShift
	}
}

// readSets reads the sets of a language.
func (w *Words) readSets(f *form, lists []string) {
	s := &w.sets
	for i, table := range setTables {
		s.first[i] = len(s.names)
		for range f.length() {
			s.names = append(s.names, f.text())
			if table == cueTable {
				w.cues.list = append(w.cues.list, Cue{s.names[len(s.names)-1], s, len(s.names) - 1, f.num(), f.num()})
			}
		}
	}
	s.first[len(setTables)] = len(s.names)
	w.cues.fill()
	s.words = index{pool: f.pool, words: list[word](lists[listSetWords]), starts: list[uint32](lists[listSetWordStarts])}
	s.words.mask = maskFor(len(s.words.words))
	s.starts, s.list = list[uint32](lists[listSetStarts]), list[inSet](lists[listSets])
	f.bad = f.bad || len(s.words.starts) != int(s.words.mask)+2 || len(s.starts) != len(s.words.words)+1
}

// wordSetFault says what is wrong with the words of a set, "" for nothing: they stand in
// order, so that nobody adds one twice.
func wordSetFault(words []string) string {
	switch {
	case len(words) == 0:
		return "has no words"
	case !slices.IsSorted(words):
		return "has its words out of order"
	case len(slices.Compact(slices.Clone(words))) != len(words):
		return "has a word twice"
	}
	for _, w := range words {
		if len(w) > longestInSet || len(strings.Fields(w)) > longestCue {
			return fmt.Sprintf("has %q, which has more than %d bytes or %d words", w, longestInSet, longestCue)
		}
	}
	return ""
}
