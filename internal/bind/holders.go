package bind

// holder is a profile that has a word, with what tells whether it is worth a
// look: its matter, and the words of which that needs one.
type holder struct {
	keys       keys
	id, matter int32
}

// holders are the profiles by their words, of each word by their dimensions. None
// are held of a word that too many have.
type holders struct {
	list []holder
	// parts are where in list those of a word begin that are of a dimension, those
	// of word w from starts[w] on. One stands behind the last.
	parts  []holderPart
	starts []int32
}

type holderPart struct{ dim, first int32 }

// with are the profiles that have a word.
func (h *holders) with(w int32) []holder {
	return h.list[h.parts[h.starts[w]].first:h.parts[h.starts[w+1]].first]
}

// some reports whether there are any.
func (h *holders) some(w int32) bool { return h.starts[w] < h.starts[w+1] }

// within are those of them that are of a dimension.
func (h *holders) within(w, dim int32) []holder {
	for i := h.starts[w]; i < h.starts[w+1]; i++ {
		if h.parts[i].dim == dim {
			return h.list[h.parts[i].first:h.parts[i+1].first]
		}
	}
	return nil
}

// common reports whether so many facts have a word that it tells nothing.
func (x *Index) common(w int32) bool { return x.vocab.words[w].df > 4*smallIndex }

// byDimension is all profiles by the numbers of their dimensions.
func (x *Index) byDimension() []int32 {
	var next []int32 // by dimension: the next place of its facts
	place := int32(0)
	for i, first := range x.dims {
		if first == int32(i) { // the first of a new one
			next = append(next, place)
			place += int32(x.all[i].rivals)
		}
	}
	out := make([]int32, len(x.all))
	for i, d := range x.dim {
		out[next[d]] = int32(i)
		next[d]++
	}
	return out
}

// hold notes which profiles have a word.
func (x *Index) hold() {
	words := len(x.vocab.words)
	next := make([]int32, words+1) // by word: the place of its next holder
	for w := range words {
		next[w+1] = next[w]
		if !x.common(int32(w)) {
			next[w+1] += int32(x.vocab.words[w].df)
		}
	}
	h := &x.having
	h.list = make([]holder, next[words])
	dims := make([]int32, len(h.list))
	for _, i := range x.byDimension() {
		p := x.all[i]
		for _, w := range p.own {
			p.some |= 1 << (w & 63)
			if !x.common(w) {
				h.list[next[w]] = holder{x.matters.keysOf(x.vocab, p.matter, w), i, p.matter}
				dims[next[w]] = x.dim[i]
				next[w]++
			}
		}
	}
	// Now next[w] is where those of w end.
	h.starts, h.parts = make([]int32, words+1), make([]holderPart, 0, words+len(h.list)/8)
	at := int32(0)
	for w := range words {
		h.starts[w] = int32(len(h.parts))
		for first := at; at < next[w]; at++ {
			if at == first || dims[at] != dims[at-1] {
				h.parts = append(h.parts, holderPart{dims[at], at})
			}
		}
	}
	h.starts[words] = int32(len(h.parts))
	h.parts = append(h.parts, holderPart{-1, at})
}
