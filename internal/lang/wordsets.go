package lang

import (
	"fmt"
	"slices"
	"strings"
)

// setTables are the tables of sets of words: set, words. What a word is in is laid out when
// the tables are compiled, so that one more word or set costs nothing at the start.
var setTables = [...]string{"clauses", "roles", "rules"}

// wordSets are the sets of all tables, by number: those of a table stand side by side.
type wordSets struct {
	names  []string
	first  [len(setTables) + 1]int // the first set of each table
	words  index
	starts []uint32 // by word, where its sets start in the list
	list   []uint32 // the numbers of sets, of each word in order
}

// of are the numbers of the sets that a word in lower case is in.
func (s *wordSets) of(word string) []uint32 { return s.at(s.words.find(hashOf(word), word)) }

// at are the sets of the word with a number, those of word 0 none.
func (s *wordSets) at(word uint32) []uint32 { return s.list[s.starts[word]:s.starts[word+1]] }

// table are the first set of a table and the one behind its last, none for a table that
// there is not.
func (s *wordSets) table(name string) (first, last int) {
	i := slices.Index(setTables[:], name)
	if i < 0 || len(s.names) == 0 {
		return 0, 0
	}
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

// Of are the bits of a word in lower case.
func (b *Bits[B]) Of(word string) (bits B) {
	for _, set := range b.sets.of(word) {
		bits |= b.bit[set]
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

// longestInSet is how long a word of a set may be, in bytes.
const longestInSet = 40

func (w *Words) among(of []uint32, set string) bool {
	if len(of) == 0 {
		return false
	}
	first, last := w.sets.table("rules")
	for _, n := range of {
		if int(n) >= first && int(n) < last && w.sets.names[n] == set {
			return true
		}
	}
	return false
}

// WordSet is a row of a table of sets, as it is written.
type WordSet struct {
	Name  string
	Words []string
}

// WordSets are the rows of a table of sets of a language, none where there is no such table.
func WordSets(tag, table string) (sets []WordSet) {
	for _, row := range wordRows(tag + "/" + table + ".tsv") {
		if len(row) == 2 {
			sets = append(sets, WordSet{row[0], strings.Fields(row[1])})
		}
	}
	return sets
}

// writeSets lays out the sets of a language.
func (w *writer) writeSets(tag string) {
	of, n := map[string][]uint32{}, 0
	for _, table := range setTables {
		sets := WordSets(tag, table)
		w.num(len(sets))
		for _, set := range sets {
			w.text(set.Name)
			for _, word := range set.Words {
				of[word] = append(of[word], uint32(n))
			}
			n++
		}
	}
	words := inBuckets(sorted(of))
	w.index(listSetWords, listSetWordStarts, words)
	starts, list := []uint32{0, 0}, []uint32{} // word 0 is in none
	for _, word := range words {
		list = append(list, of[word]...)
		starts = append(starts, uint32(len(list)))
	}
	w.fixed[listSetStarts], w.fixed[listSets] = starts, list
}

// sets reads the sets of a language.
func (f *form) sets(lists []string) (s wordSets) {
	for i := range setTables {
		s.first[i] = len(s.names)
		for range f.length() {
			s.names = append(s.names, f.text())
		}
	}
	s.first[len(setTables)] = len(s.names)
	s.words = index{pool: f.pool, words: list[word](lists[listSetWords]), starts: list[uint32](lists[listSetWordStarts])}
	s.words.mask = maskFor(len(s.words.words))
	s.starts, s.list = list[uint32](lists[listSetStarts]), list[uint32](lists[listSets])
	f.bad = f.bad || len(s.words.starts) != int(s.words.mask)+2 || len(s.starts) != len(s.words.words)+1
	return s
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
		if len(w) > longestInSet {
			return fmt.Sprintf("has %q, which is longer than %d bytes", w, longestInSet)
		}
	}
	return ""
}
