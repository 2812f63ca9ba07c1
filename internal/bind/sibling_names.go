package bind

import (
	"slices"
	"strings"
	"sync"
)

// siblingNames finds the names of the facts' subjects by all of their words but one. It is made
// when it is first asked: of a hundred thousand facts it takes longer than most articles do.
type siblingNames struct {
	once sync.Once
	keys []siblingKey // in order of their hashes
}

// siblingKey is a name of a fact's subject without one of its words.
type siblingKey struct {
	hash       uint64
	fact, name int32
}

// fill takes the names of all subjects, each by the first fact on it.
func (s *siblingNames) fill(x *Index) {
	seen := make([]bool, x.matters.count+1)
	for id, q := range x.all {
		if q.matter < 0 || seen[q.matter] {
			continue
		}
		seen[q.matter] = true
		for i := range q.names {
			words := nameWords(q, i)
			for gap := range len(words) - 1 {
				s.keys = append(s.keys, siblingKey{gapHash(words, gap), int32(id), int32(i)})
			}
		}
	}
	slices.SortFunc(s.keys, func(a, b siblingKey) int {
		switch {
		case a.hash < b.hash:
			return -1
		case a.hash > b.hash:
			return 1
		}
		return 0
	})
}

// with are the names without a word.
func (s *siblingNames) with(hash uint64) []siblingKey {
	first, _ := slices.BinarySearchFunc(s.keys, hash, func(k siblingKey, h uint64) int {
		if k.hash < h {
			return -1
		}
		return 1
	})
	last := first
	for last < len(s.keys) && s.keys[last].hash == hash {
		last++
	}
	return s.keys[first:last]
}

// gapHash is a hash of the words of a name without one of them, whose place tells.
func gapHash(words []string, gap int) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i, w := range words {
		if i == gap {
			w = "\x1f"
		}
		for k := range len(w) {
			h = (h ^ uint64(w[k])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

// nameWords are the words of the i-th name of a fact's subject.
func nameWords(p *profile, i int) []string { return fields(strings.ToLower(p.name(i))) }
