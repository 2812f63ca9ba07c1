package lang

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"sort"
)

// Compile reads the tables of a language and gives their compiled form. An
// error names every line that is not in order.
func Compile(tag string) ([]byte, error) {
	src, err := read(tag)
	if err != nil {
		return nil, err
	}
	return src.compile(digest(tag)), nil
}

// writer writes a compiled form. The pool holds each text once.
type writer struct {
	pool []byte
	at   map[string]int
	out  []byte
	// fixed are the lists that are used where they lie.
	fixed [lists][]uint32
}

func (w *writer) num(n int) { w.out = binary.AppendUvarint(w.out, uint64(n)) }

func (w *writer) wide(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

func (w *writer) text(s string) {
	p := w.place(s)
	w.num(int(p.at))
	w.num(int(p.n))
}

// place is where a text stands in the pool.
func (w *writer) place(s string) part {
	at, ok := w.at[s]
	if !ok {
		at = len(w.pool)
		w.pool = append(w.pool, s...)
		w.at[s] = at
	}
	return part{uint32(at), uint32(len(s))}
}

// index writes words in the order given, which is that of their buckets.
func (w *writer) index(list, starts int, words []string) {
	x := index{words: []word{{}}}
	for _, s := range words {
		p := w.place(s)
		x.words = append(x.words, word{hashOf(s), p.at, p.at + p.n})
	}
	x.seal()
	for _, e := range x.words {
		w.fixed[list] = append(w.fixed[list], e.hash, e.at, e.end)
	}
	w.fixed[starts] = x.starts
}

// inBuckets puts words in the order of their buckets.
func inBuckets(words []string) []string {
	mask := maskFor(len(words) + 1)
	slices.SortFunc(words, func(a, b string) int {
		if x, y := bucketOf(hashOf(a), mask), bucketOf(hashOf(b), mask); x != y {
			return int(x) - int(y)
		}
		if a < b {
			return -1
		}
		return 1
	})
	return words
}

// compile lays out what the tables say.
func (l *source) compile(digest uint32) []byte {
	w := &writer{at: map[string]int{}}
	order, words := l.order(), l.words.keys()

	var single []string
	for _, node := range order {
		if s := l.texts[node]; s != "" {
			single = append(single, s)
		}
	}
	w.index(listIndex, listStarts, single)
	w.index(listWords, listWordStarts, words)
	l.writeNodes(w, order)
	l.writeEdges(w, order)
	w.text(l.tag)
	w.num(l.settings.flags())
	w.num(len(l.units))
	for _, u := range l.units {
		for _, s := range [...]string{u.Name, u.Dimension, u.Factor, u.Offset, u.UCUM, u.Flags} {
			w.text(s)
		}
	}
	w.num(len(l.currencies))
	for _, c := range l.currencies {
		w.text(c.Code)
		w.wide(uint64(c.Part))
		w.text(c.Flags)
	}
	w.pairs(l.lemmas)
	w.pairs(l.spellings)
	l.words.write(w, words)
	return w.form(digest)
}

// form puts the parts together, each at a multiple of eight bytes.
func (w *writer) form(digest uint32) []byte {
	head := []uint32{formVersion, digest, uint32(len(w.pool))}
	for _, list := range w.fixed {
		head = append(head, uint32(len(list)))
	}
	var out []byte
	add := func(list []uint32) {
		for _, n := range list {
			out = binary.LittleEndian.AppendUint32(out, n)
		}
		out = append(out, make([]byte, padding(len(out)))...)
	}
	add(head)
	for _, list := range w.fixed {
		add(list)
	}
	return append(append(out, w.pool...), w.out...)
}

func (s settings) flags() (n int) {
	for i, set := range [...]bool{s.decimalComma, s.ordinalDot, s.nounCapitals, s.agoBefore} {
		if set {
			n |= 1 << i
		}
	}
	return n
}

// order gives the nodes in the order in which they are numbered: the unknown
// word, the single words by bucket, the phrases as the tables have them.
func (l *source) order() []uint32 {
	var single []string
	for _, s := range l.texts {
		if s != "" {
			single = append(single, s)
		}
	}
	out := []uint32{0}
	for _, s := range inBuckets(single) {
		out = append(out, l.nodes[s])
	}
	for node, s := range l.texts {
		if s == "" && node > 0 {
			out = append(out, uint32(node))
		}
	}
	return out
}

func (l *source) writeNodes(w *writer, order []uint32) {
	var infos []*Info
	number, at := make([]int, len(order)), map[string]int{}
	for _, node := range order {
		in := &l.infos[node]
		same := fmt.Sprint(*in)
		n, ok := at[same]
		if !ok {
			n = len(infos)
			at[same] = n
			infos = append(infos, in)
		}
		number[node] = n
	}
	for _, node := range order {
		w.fixed[listNodes] = append(w.fixed[listNodes], uint32(number[node]))
	}
	for _, in := range infos {
		for i, c := range [...]Class{in.Class, in.Opens} {
			w.fixed[listClasses+i] = append(w.fixed[listClasses+i], uint32(c), uint32(c>>32))
		}
		w.fixed[listInfos] = append(w.fixed[listInfos], uint32(len(w.out)))
		w.num(len(in.Values))
		for _, v := range in.Values {
			w.num(bits.TrailingZeros64(uint64(v.Class)))
			w.wide(uint64(v.Num))
			w.text(v.Str)
		}
		for _, list := range [...][]Reading{in.Units, in.Currencies} {
			w.num(len(list))
			for _, r := range list {
				n := int(r.Index) << 1
				if r.Symbol {
					n |= 1
				}
				w.num(n)
				w.text(r.Form)
			}
		}
	}
	// What follows is read from front to back.
	w.fixed[listRest] = []uint32{uint32(len(w.out))}
}

func (l *source) writeEdges(w *writer, order []uint32) {
	number := make([]uint32, len(order))
	for i, node := range order {
		number[node] = uint32(i)
	}
	var list []edge
	for s, to := range l.next {
		list = append(list, edge{number[s.node], number[s.word], number[to]})
	}
	mask := maskFor(len(list) + 1)
	sort.Slice(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		if x, y := a.bucket(mask), b.bucket(mask); x != y {
			return x < y
		}
		return a.to < b.to
	})
	x := edges{list: append([]edge{{}}, list...)}
	x.seal()
	for _, e := range x.list {
		w.fixed[listEdges] = append(w.fixed[listEdges], e.node, e.word, e.to)
	}
	w.fixed[listEdgeStarts] = x.starts
}

func (w *writer) pairs(m map[string]string) {
	w.num(len(m))
	for _, key := range sorted(m) {
		w.text(key)
		w.text(m[key])
	}
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for key := range m {
		out = append(out, key)
	}
	sort.Strings(out)
	return out
}

// keys are all words of which the tables say something, by bucket.
func (w *wordSource) keys() []string {
	all := map[string]bool{}
	for _, list := range [...][]string{sorted(w.lemmas), sorted(w.byLemma), sorted(w.weak), sorted(w.inClass), sorted(w.phrases)} {
		for _, s := range list {
			all[s] = true
		}
	}
	return inBuckets(sorted(all))
}

func (w *wordSource) write(out *writer, keys []string) {
	for _, f := range w.families {
		name := out.place(f.Name)
		out.fixed[listFamilies] = append(out.fixed[listFamilies], name.at, name.n, flag(f.Quantity))
	}
	out.num(len(w.classes))
	for _, name := range w.classes {
		out.text(name)
	}
	out.writeSets(w.tag)
	var ids []uint32
	var phrases []Phrase
	entries := append(out.fixed[listEntries], make([]uint32, entryWords)...) // the unknown word
	for _, key := range keys {
		lemma := part{}
		if s := w.lemmas[key]; s != "" {
			lemma = out.place(s)
		}
		entries = append(entries, lemma.at, lemma.n)
		strong, weak := w.byLemma[key], w.weakOnly(key)
		entries = append(entries, uint32(len(ids)), uint32(len(strong)|len(weak)<<weakShift))
		ids = appendNumbers(appendNumbers(ids, strong), weak)
		entries = append(entries, uint32(len(ids)), uint32(len(w.inClass[key])))
		ids = appendNumbers(ids, w.inClass[key])
		entries = append(entries, uint32(len(phrases)), uint32(len(w.phrases[key])))
		phrases = append(phrases, w.phrases[key]...)
	}
	out.fixed[listEntries], out.fixed[listNumbers] = entries, ids
	for _, p := range phrases {
		at := len(out.fixed[listRests]) / restWords
		for _, s := range p.Rest {
			word := out.place(s)
			out.fixed[listRests] = append(out.fixed[listRests], word.at, word.n)
		}
		out.fixed[listPhrases] = append(out.fixed[listPhrases], uint32(p.Family+1), uint32(p.Class+1), uint32(at), uint32(len(p.Rest)), flag(p.Weak))
	}
}

// weakOnly are the families that a word is a weak word of and no other.
func (w *wordSource) weakOnly(word string) []int {
	var out []int
	for _, f := range w.weak[word] {
		if !contains(w.byLemma[word], f) && !contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

func appendNumbers(list []uint32, numbers []int) []uint32 {
	for _, n := range numbers {
		list = append(list, uint32(n))
	}
	return list
}

// flag is 1 for what is so.
func flag(so bool) uint32 {
	if so {
		return 1
	}
	return 0
}
