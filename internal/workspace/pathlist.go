package workspace

import (
	"encoding/binary"
	"iter"
)

// Paths is a list of paths that takes a few bytes a path where it is sorted: of
// each, how much it shares with the one before, and the rest. The zero Paths is
// empty.
type Paths struct {
	b []byte
	n int
}

// Pack makes the list.
func Pack(paths []string) Paths {
	p := Paths{n: len(paths)}
	last := ""
	for _, s := range paths {
		k := 0
		for k < len(s) && k < len(last) && s[k] == last[k] {
			k++
		}
		p.b = binary.AppendUvarint(p.b, uint64(k))
		p.b = binary.AppendUvarint(p.b, uint64(len(s)-k))
		p.b = append(p.b, s[k:]...)
		last = s
	}
	return p
}

// Len is the number of paths.
func (p Paths) Len() int { return p.n }

// All gives the paths in order.
func (p Paths) All() iter.Seq[string] {
	return func(yield func(string) bool) {
		var path []byte
		for b := p.b; len(b) > 0; {
			k, n := binary.Uvarint(b)
			b = b[n:]
			rest, n := binary.Uvarint(b)
			b = b[n:]
			path = append(path[:k], b[:rest]...)
			b = b[rest:]
			if !yield(string(path)) {
				return
			}
		}
	}
}
