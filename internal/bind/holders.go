package bind

import "slices"

// holder is a profile that has a word, with what tells whether it is worth a
// look: its dimension, its matter, and the words of which that needs one.
type holder struct {
	id, dim, matter int32
	keys            keys
}

// with are the profiles that have a word, none for a common one.
func (x *Index) with(w int32) []holder { return x.having[x.starts[w]:x.starts[w+1]] }

// common reports whether so many facts have a word that it tells nothing.
func (x *Index) common(w int32) bool { return x.vocab.words[w].df > 4*smallIndex }

// firstOf is the place of the first of some holders that is of a dimension.
func firstOf(list []holder, dim int32) int {
	lo, hi := 0, len(list)
	for lo < hi {
		if mid := (lo + hi) / 2; list[mid].dim < dim {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

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
	x.starts = make([]int32, len(x.vocab.words)+1)
	for w := range x.vocab.words {
		x.starts[w+1] = x.starts[w]
		if !x.common(int32(w)) {
			x.starts[w+1] += int32(x.vocab.words[w].df)
		}
	}
	x.having = make([]holder, x.starts[len(x.vocab.words)])
	next := slices.Clone(x.starts)
	for _, i := range x.byDimension() {
		p := x.all[i]
		for _, w := range p.own {
			p.some |= 1 << (w & 63)
			if !x.common(w) {
				x.having[next[w]] = holder{i, x.dim[i], p.matter, x.matters.keysOf(x.vocab, p.matter, w)}
				next[w]++
			}
		}
	}
}
