package lang

import (
	"encoding/binary"
	"errors"
	"io/fs"
)

// The compiled form of a language is one string:
//
//	the form's version, the digest of the tables, the size of the pool: 4 bytes each, little end first
//	the pool: the words of the index one after the other, then all other texts
//	numbers (unsigned, of 7 bits a byte), each list preceded by its length
//
// Words and edges stand in the order of their buckets, so that nothing is
// sorted or hashed when it is read; texts are stretches of the pool, so that
// nothing is copied.

const (
	formVersion = 2
	formHead    = 12
)

// A node starts with a number: these bits, and above them how many values the
// word has.
const (
	headLonger = 1 << iota
	headUnits
	headCurrencies
	headBits = iota
)

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

// form reads a compiled form from front to back. What is cut short or damaged
// sets bad, and reads as zeros.
type form struct {
	s    string
	pool string
	at   int
	bad  bool
}

func (f *form) fixed() uint32 {
	if f.at+4 > len(f.s) {
		f.bad = true
		return 0
	}
	b := f.s[f.at : f.at+4]
	f.at += 4
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

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
	f := &form{s: s}
	if f.fixed() != formVersion || f.fixed() != tables {
		return nil, errStale
	}
	size := f.fixed()
	if f.bad || uint64(size) > uint64(len(s)-formHead) {
		return nil, errStale
	}
	f.pool = s[formHead : formHead+size]
	f.at = formHead + int(size)
	l := &Language{Tag: f.text()}
	flags := f.num()
	l.DecimalComma, l.OrdinalDot, l.NounCapitals = flags&1 != 0, flags&2 != 0, flags&4 != 0
	at := f.index(&l.index, 0)
	f.nodes(l)
	f.edges(&l.next)
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
	l.Words = f.words(l.Tag, at)
	l.grammar = l
	if f.bad {
		return nil, errStale
	}
	return l, nil
}

// index reads an index whose words start at a place in the pool, and gives the
// place where they end.
func (f *form) index(x *index, at uint32) uint32 {
	x.pool = f.pool
	x.words = make([]word, f.length()+1)
	for i := range x.words[1:] {
		w := word{hash: f.fixed(), at: at, end: at + f.num()}
		if at = w.end; uint64(at) > uint64(len(f.pool)) {
			f.bad = true
			at = 0
		}
		x.words[i+1] = w
	}
	x.seal()
	return at
}

// nodes reads what the tables say of words and phrases, by node.
func (f *form) nodes(l *Language) {
	l.nodes = make([]uint32, f.length())
	l.infos = make([]Info, f.length())
	for i := range l.nodes {
		if l.nodes[i] = f.num(); int(l.nodes[i]) >= len(l.infos) {
			f.bad = true
			return
		}
	}
	values, readings := make([]Value, f.length()), make([]Reading, f.length())
	for i := range l.infos {
		in := &l.infos[i]
		head := f.num()
		n := int(head >> headBits)
		if n > len(values) {
			f.bad = true
			return
		}
		in.Values, values = values[:n:n], values[n:]
		for k := range in.Values {
			v := Value{Class: 1 << (f.num() & 63), Num: int64(f.wide()), Str: f.text()}
			in.Values[k] = v
			in.Class |= v.Class
		}
		if head&headLonger != 0 {
			in.Class |= Longer
			in.Opens = Class(f.wide())
		}
		if head&headUnits != 0 {
			in.Class |= UnitWord
			in.Units, readings = f.readings(readings)
		}
		if head&headCurrencies != 0 {
			in.Class |= CurrencyWord
			in.Currencies, readings = f.readings(readings)
		}
	}
	if len(l.nodes) < len(l.index.words) {
		f.bad = true
	}
}

// part is the stretch of a list that starts at a place, which has so many
// entries in all.
func (f *form) part(at, all int) part {
	n := f.num()
	if uint64(n) > uint64(all-at) {
		f.bad = true
		return part{}
	}
	return part{uint32(at), n}
}

func (f *form) readings(from []Reading) (out, left []Reading) {
	n := int(f.part(0, len(from)).n)
	for k := range n {
		n := f.num()
		from[k] = Reading{Form: f.text(), Symbol: n&1 != 0, Index: int32(n >> 1)}
	}
	return from[:n:n], from[n:]
}

func (f *form) edges(x *edges) {
	x.list = make([]edge, f.length()+1)
	for i := range x.list[1:] {
		x.list[i+1] = edge{f.num(), f.num(), f.num()}
	}
	x.seal()
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
func (f *form) words(tag string, at uint32) *Words {
	w := &Words{english: tag == "en", verbClass: -1}
	w.vocabulary.Store(newVocabulary(w))
	w.families = make([]Family, f.length())
	for i := range w.families {
		w.families[i] = Family{Name: f.text(), Quantity: f.num() == 1}
	}
	w.classes = make([]string, f.length())
	numbers := make([]int, len(w.classes))
	for i := range w.classes {
		w.classes[i], numbers[i] = f.text(), i
		w.classAt.Put(w.classes[i], &numbers[i])
	}
	w.verbClass = w.Class("verb")
	f.index(&w.index, at)
	w.entries = make([]entry, len(w.index.words))
	w.numbers, w.phrases = make([]int, f.length()), make([]Phrase, f.length())
	rest := make([]string, f.length())
	listed, phrases := 0, 0
	for i := range w.entries[1:] {
		e := &w.entries[i+1]
		e.lemma.at, e.lemma.n = f.num(), f.num()
		if uint64(e.lemma.at)+uint64(e.lemma.n) > uint64(len(f.pool)) {
			f.bad = true
			return w
		}
		for _, p := range [...]*part{&e.families, &e.classes} {
			*p = f.part(listed, len(w.numbers))
			for range p.n {
				w.numbers[listed] = int(f.num())
				listed++
			}
		}
		e.phrases = f.part(phrases, len(w.phrases))
		for range e.phrases.n {
			p := Phrase{Family: int(f.num()) - 1, Class: int(f.num()) - 1}
			n := int(f.part(0, len(rest)).n)
			p.Rest, rest = rest[:n:n], rest[n:]
			for m := range p.Rest {
				p.Rest[m] = f.text()
			}
			w.phrases[phrases] = p
			phrases++
		}
	}
	return w
}
