package lang

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"
	"sync/atomic"
	"unsafe"
)

// The compiled form of a language is one string:
//
//	the form's version, the digest of the tables, the size of the pool, the size of each list: 4 bytes each, little end first
//	the lists, of 4 bytes each number, each at a multiple of eight bytes
//	the pool: all texts, one after the other
//	numbers (unsigned, of 7 bits a byte): what is said of each word, then the rest, each list preceded by its length
//
// Lists are used where they lie: words and edges stand in the order of their
// buckets, with where each bucket starts. Texts are stretches of the pool. What
// is said of a word is read when it is first asked for, as an article has few
// of the words that the tables know.

const formVersion = 5

// The lists.
const (
	listIndex = iota // words
	listStarts
	listNodes
	listClasses // 8 bytes each, by info
	listOpens
	listInfos // by info, where what is said starts
	listEdges
	listEdgeStarts
	listWords
	listWordStarts
	listEntries
	listNumbers  // of families and classes
	listFamilies // 12 bytes each
	listPhrases  // 20 bytes each
	listRests    // the words of the phrases after the first
	listSetWords // those of the tables of sets
	listSetWordStarts
	listSetStarts // by word, where its sets start
	listSets
	listRest // where what is not said of a word starts
	lists
)

const (
	formHead = 4 * (3 + lists)
	// entryWords is the length of an entry in numbers.
	entryWords = 8
	// restWords is the length of a word of a phrase.
	restWords = 2
)

// padding is what n lacks to a multiple of eight.
func padding(n int) int { return -n & 7 }

const chunk = 4096

// chunks reads a file piece by piece into a buffer.
func chunks(f fs.File, buffer []byte, take func([]byte)) {
	for {
		n, err := f.Read(buffer)
		take(buffer[:n])
		if err != nil {
			return
		}
	}
}

// digest tells the tables of a language from others. It is looked at at each
// start, and so takes eight bytes at a time.
func digest(tag string) uint32 {
	files, err := fs.Glob(tables, tag+"/*.tsv")
	if err != nil {
		return 0
	}
	sum, buffer := uint64(14695981039346656037), make([]byte, chunk)
	add := func(b []byte) {
		for ; len(b) >= 8; b = b[8:] {
			sum = (sum ^ binary.LittleEndian.Uint64(b)) * 1099511628211
			sum ^= sum >> 32
		}
		for _, c := range b {
			sum = (sum ^ uint64(c)) * 1099511628211
		}
		sum = (sum ^ uint64(len(b))) * 1099511628211
	}
	for _, name := range files {
		add([]byte(name))
		if f, err := tables.Open(name); err == nil {
			chunks(f, buffer, add)
		}
	}
	return uint32(sum ^ sum>>32)
}

var errStale = errors.New("the compiled tables are of another version or of other tables")

// form reads a compiled form. What is cut short or damaged sets bad, and reads
// as zeros.
type form struct {
	s    string
	pool string
	at   int
	bad  bool
}

func number(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// list is a list of so many numbers, as items that are made of 4-byte numbers.
// They are used where they lie, where the machine's numbers are like that, and
// copied where they are not.
func list[T any](s string) []T {
	size := int(unsafe.Sizeof(*new(T)))
	n := len(s) / size
	if n == 0 {
		return nil
	}
	at := unsafe.Pointer(unsafe.StringData(s))
	if littleEnd && uintptr(at)%unsafe.Alignof(*new(T)) == 0 {
		return unsafe.Slice((*T)(at), n)
	}
	out := make([]T, n)
	copied := unsafe.Slice((*byte)(unsafe.Pointer(&out[0])), n*size)
	if copy(copied, s); !littleEnd {
		for word := unsafe.Alignof(*new(T)); len(copied) > 0; copied = copied[word:] {
			slices.Reverse(copied[:word])
		}
	}
	return out
}

var littleEnd = binary.NativeEndian.Uint16([]byte{1, 0}) == 1

func (f *form) wide() (n uint64) {
	for shift := 0; f.at < len(f.s) && shift < 64; shift += 7 {
		b := f.s[f.at]
		f.at++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	f.bad = true
	return 0
}

func (f *form) num() uint32 { return uint32(f.wide()) }

// length is the length of a list, each of whose entries takes a byte or more.
func (f *form) length() int {
	n := f.num()
	if int64(n) > int64(len(f.s)-f.at) {
		f.bad = true
		return 0
	}
	return int(n)
}

func (f *form) text() string {
	at := uint64(f.num())
	end := at + uint64(f.num())
	if end > uint64(len(f.pool)) {
		f.bad = true
		return ""
	}
	return f.pool[at:end]
}

// decode reads a compiled form that was made of the tables with a digest.
func decode(s string, tables uint32) (*Language, error) {
	if len(s) < formHead || number(s) != formVersion || number(s[4:]) != tables {
		return nil, errStale
	}
	var parts [lists]string
	at := formHead + padding(formHead)
	for i := range parts {
		size := 4 * int(number(s[4*(3+i):]))
		if size > len(s)-at {
			return nil, errStale
		}
		parts[i] = s[at : at+size]
		at += size + padding(size)
	}
	size := int(number(s[8:]))
	if size > len(s)-at || len(parts[listRest]) != 4 {
		return nil, errStale
	}
	f := form{pool: s[at : at+size], s: s[at+size:]}
	l := &Language{
		index: index{pool: f.pool, words: list[word](parts[listIndex]), starts: list[uint32](parts[listStarts])},
		nodes: list[uint32](parts[listNodes]), classes: list[Class](parts[listClasses]), opens: list[Class](parts[listOpens]),
		said: list[uint32](parts[listInfos]), infos: make([]atomic.Pointer[Info], len(parts[listInfos])/4),
		next: edges{list: list[edge](parts[listEdges]), starts: list[uint32](parts[listEdgeStarts])},
		form: f,
	}
	l.met = make([]atomic.Pointer[Info], len(l.nodes))
	l.index.mask, l.next.mask = maskFor(len(l.index.words)), maskFor(len(l.next.list))
	f.at = int(number(parts[listRest]))
	if len(l.index.starts) != int(l.index.mask)+2 || len(l.next.starts) != int(l.next.mask)+2 || len(l.nodes) < len(l.index.words) {
		return nil, errStale
	}
	l.Tag = f.text()
	flags := f.num()
	l.DecimalComma, l.OrdinalDot, l.NounCapitals = flags&1 != 0, flags&2 != 0, flags&4 != 0
	l.AgoBefore = flags&8 != 0
	l.Units = make([]Unit, f.length())
	for i := range l.Units {
		l.Units[i] = Unit{Name: f.text(), Dimension: f.text(), Factor: f.text(), Offset: f.text(), UCUM: f.text(), Flags: f.text()}
	}
	l.Currencies = make([]Currency, f.length())
	for i := range l.Currencies {
		l.Currencies[i] = Currency{Code: f.text(), Part: int64(f.wide()), Flags: f.text()}
	}
	l.lemmas, l.spellings = f.pairs(), f.pairs()
	l.markSpellings()
	l.Words = f.words(l.Tag, parts[:])
	l.grammar = l
	if f.bad {
		return nil, errStale
	}
	l.markCommon()
	return l, nil
}

// read reads what is said of a word. Whoever is first keeps it for all.
func (l *Language) read(node uint32) *Info {
	i := l.InfoNumber(node)
	in := l.infos[i].Load()
	if in == nil {
		f := l.form
		f.at = int(l.said[i])
		in = &Info{Class: l.classes[i], Opens: l.opens[i]}
		if n := f.length(); n > 0 {
			in.Values = make([]Value, n)
		}
		for k := range in.Values {
			in.Values[k] = Value{Class: 1 << (f.num() & 63), Num: int64(f.wide()), Str: f.text()}
		}
		in.Units, in.Currencies = f.readings(), f.readings()
		if !l.infos[i].CompareAndSwap(nil, in) {
			in = l.infos[i].Load()
		}
	}
	if int(node) < len(l.met) {
		l.met[node].Store(in)
	}
	return in
}

func (f *form) readings() []Reading {
	n := f.length()
	if n == 0 {
		return nil
	}
	out := make([]Reading, n)
	for k := range out {
		n := f.num()
		out[k] = Reading{Form: f.text(), Symbol: n&1 != 0, Index: int32(n >> 1)}
	}
	return out
}

func (f *form) pairs() map[string]string {
	n := f.length()
	out := make(map[string]string, n)
	for range n {
		key := f.text()
		out[key] = f.text()
	}
	return out
}

// words reads what the binder and the rules know of words.
func (f *form) words(tag string, lists []string) *Words {
	w := &Words{tag: tag, english: tag == "en", verbClass: -1}
	w.vocabulary.Store(newVocabulary(w))
	w.pool, w.families = f.pool, list[family](lists[listFamilies])
	w.classes = make([]string, f.length())
	numbers := make([]int, len(w.classes))
	for i := range w.classes {
		w.classes[i], numbers[i] = f.text(), i
		w.classAt.Put(w.classes[i], &numbers[i])
	}
	w.verbClass = w.Class("verb")
	w.readSets(f, lists)
	w.index = index{pool: f.pool, words: list[word](lists[listWords]), starts: list[uint32](lists[listWordStarts])}
	w.index.mask = maskFor(len(w.index.words))
	w.entries = list[entry](lists[listEntries])
	if len(w.index.starts) != int(w.index.mask)+2 || len(w.entries) != len(w.index.words) {
		f.bad = true
		return w
	}
	w.numbers, w.phrases, w.rests = list[uint32](lists[listNumbers]), list[phrase](lists[listPhrases]), list[part](lists[listRests])
	w.begun = make([]atomic.Pointer[[]Phrase], len(w.entries))
	return w
}
