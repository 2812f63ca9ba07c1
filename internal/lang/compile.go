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
}

func (w *writer) num(n int) { w.out = binary.AppendUvarint(w.out, uint64(n)) }

func (w *writer) wide(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

func (w *writer) text(s string) {
	at, ok := w.at[s]
	if !ok {
		at = len(w.pool)
		w.pool = append(w.pool, s...)
		w.at[s] = at
	}
	w.num(at)
	w.num(len(s))
}

// index writes words in the order given, which is that of their buckets. It is
// called before any text is written.
func (w *writer) index(words []string) {
	w.num(len(words))
	for _, s := range words {
		w.out = binary.LittleEndian.AppendUint32(w.out, hashOf(s))
		w.num(len(s))
		if _, ok := w.at[s]; !ok {
			w.at[s] = len(w.pool)
		}
		w.pool = append(w.pool, s...)
	}
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

	// The words of both indexes open the pool.
	var single []string
	for _, node := range order {
		if s := l.texts[node]; s != "" {
			single = append(single, s)
		}
	}
	w.index(single)
	first := w.out
	w.out = nil
	w.index(words)
	second := w.out
	w.out = nil

	w.text(l.tag)
	w.num(l.settings.flags())
	w.out = append(w.out, first...)
	l.writeNodes(w, order)
	l.writeEdges(w, order)
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
	l.words.write(w, words, second)

	out := binary.LittleEndian.AppendUint32(nil, formVersion)
	out = binary.LittleEndian.AppendUint32(out, digest)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(w.pool)))
	return append(append(out, w.pool...), w.out...)
}

func (s settings) flags() (n int) {
	for i, set := range [...]bool{s.decimalComma, s.ordinalDot, s.nounCapitals} {
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
	number, at, values, readings := make([]int, len(order)), map[string]int{}, 0, 0
	for _, node := range order {
		in := &l.infos[node]
		same := fmt.Sprint(*in)
		n, ok := at[same]
		if !ok {
			n = len(infos)
			at[same] = n
			infos = append(infos, in)
			values += len(in.Values)
			readings += len(in.Units) + len(in.Currencies)
		}
		number[node] = n
	}
	w.num(len(order))
	w.num(len(infos))
	for _, node := range order {
		w.num(number[node])
	}
	w.num(values)
	w.num(readings)
	for _, in := range infos {
		head := len(in.Values) << headBits
		if in.Class&Longer != 0 {
			head |= headLonger
		}
		if len(in.Units) > 0 {
			head |= headUnits
		}
		if len(in.Currencies) > 0 {
			head |= headCurrencies
		}
		w.num(head)
		for _, v := range in.Values {
			w.num(bits.TrailingZeros64(uint64(v.Class)))
			w.wide(uint64(v.Num))
			w.text(v.Str)
		}
		if in.Class&Longer != 0 {
			w.wide(uint64(in.Opens))
		}
		for _, list := range [...][]Reading{in.Units, in.Currencies} {
			if len(list) > 0 {
				w.num(len(list))
			}
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
	w.num(len(list))
	for _, e := range list {
		w.num(int(e.node))
		w.num(int(e.word))
		w.num(int(e.to))
	}
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
	for _, list := range [...][]string{sorted(w.lemmas), sorted(w.byLemma), sorted(w.inClass), sorted(w.phrases)} {
		for _, s := range list {
			all[s] = true
		}
	}
	return inBuckets(sorted(all))
}

func (w *wordSource) write(out *writer, keys []string, index []byte) {
	out.num(len(w.families))
	for _, f := range w.families {
		out.text(f.Name)
		quantity := 0
		if f.Quantity {
			quantity = 1
		}
		out.num(quantity)
	}
	out.num(len(w.classes))
	for _, name := range w.classes {
		out.text(name)
	}
	out.out = append(out.out, index...)
	ids, phrases, rest := 0, 0, 0
	for _, key := range keys {
		ids += len(w.byLemma[key]) + len(w.inClass[key])
		phrases += len(w.phrases[key])
		for _, p := range w.phrases[key] {
			rest += len(p.Rest)
		}
	}
	out.num(ids)
	out.num(phrases)
	out.num(rest)
	for _, key := range keys {
		out.text(w.lemmas[key])
		for _, list := range [...][]int{w.byLemma[key], w.inClass[key]} {
			out.num(len(list))
			for _, id := range list {
				out.num(id)
			}
		}
		out.num(len(w.phrases[key]))
		for _, p := range w.phrases[key] {
			out.num(p.Family + 1)
			out.num(p.Class + 1)
			out.num(len(p.Rest))
			for _, s := range p.Rest {
				out.text(s)
			}
		}
	}
}
