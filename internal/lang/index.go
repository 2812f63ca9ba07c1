package lang

// word is an entry of an index: its hash and where it stands in the pool.
type word struct{ hash, at, end uint32 }

// index finds words by their bytes. The words are in the order of their
// buckets, and a word's number is its place; 0 is no word. Half of the buckets
// hold none, so that a word that is not there costs one look as a rule.
type index struct {
	pool   string
	words  []word
	starts []uint32 // by bucket, and one more
	mask   uint32
}

// bucketOf spreads a hash, whose low bits are the weakest.
func bucketOf(hash, mask uint32) uint32 { return (hash ^ hash>>15) & mask }

// maskFor is the mask for so many entries.
func maskFor(n int) uint32 {
	size := uint32(16)
	for int(size) < n+n/2 {
		size *= 2
	}
	return size - 1
}

// find is the number of a word, 0 where there is none.
func (x *index) find(hash uint32, w string) uint32 {
	bucket := bucketOf(hash, x.mask)
	for n := x.starts[bucket]; n < x.starts[bucket+1]; n++ {
		if e := &x.words[n]; e.hash == hash && x.pool[e.at:e.end] == w {
			return n
		}
	}
	return 0
}

// bytes is find for a word that lies in a buffer.
func (x *index) bytes(hash uint32, w []byte) uint32 {
	bucket := bucketOf(hash, x.mask)
	for n := x.starts[bucket]; n < x.starts[bucket+1]; n++ {
		if e := &x.words[n]; e.hash == hash && x.pool[e.at:e.end] == string(w) {
			return n
		}
	}
	return 0
}

// seal counts the words into buckets. They must be in order of them.
func (x *index) seal() {
	x.mask = maskFor(len(x.words))
	x.starts = make([]uint32, x.mask+2)
	for _, w := range x.words[1:] {
		x.starts[bucketOf(w.hash, x.mask)+1]++
	}
	total(x.starts)
}

// total turns the number of entries of each bucket, which stands one place
// behind it, into the place where it starts; entry 0 is none.
func total(starts []uint32) {
	starts[0] = 1
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
}

// edge leads from a node, by a word, to the node of a longer phrase.
type edge struct{ node, word, to uint32 }

// edges finds edges by node and word, as an index finds words.
type edges struct {
	list   []edge
	starts []uint32
	mask   uint32
}

func (e *edge) bucket(mask uint32) uint32 { return bucketOf(hashEdge(e.node, e.word), mask) }

func hashEdge(node, word uint32) uint32 { return (node*0x9e3779b1 ^ word) * 0x85ebca6b }

func (x *edges) find(node, word uint32) uint32 {
	bucket := bucketOf(hashEdge(node, word), x.mask)
	for n := x.starts[bucket]; n < x.starts[bucket+1]; n++ {
		if e := &x.list[n]; e.node == node && e.word == word {
			return e.to
		}
	}
	return 0
}

func (x *edges) seal() {
	x.mask = maskFor(len(x.list))
	x.starts = make([]uint32, x.mask+2)
	for i := range x.list[1:] {
		x.starts[x.list[i+1].bucket(x.mask)+1]++
	}
	total(x.starts)
}

func hashOf(word string) uint32 {
	h := HashSeed
	for i := range len(word) {
		h = HashByte(h, word[i])
	}
	return h
}
