package bind

// room keeps the lists of many profiles together, each in its exact length, so
// that a hundred thousand facts are not a million pieces of memory.
type room struct {
	profiles slab[profile]
	phrases  slab[phrase]
	words    slab[int32]
}

// slab hands out stretches of long lists.
type slab[T any] struct {
	free []T
	// next is the length of the next list.
	next int
}

// slabMost is the length that the lists of a slab have at the most, unless one
// stretch is longer. They start short, as most files have few facts.
const slabMost = 1 << 12

// keep is a copy of a list, nil of an empty one.
func (s *slab[T]) keep(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if len(s.free) < n {
		s.next = min(max(2*s.next, 64), slabMost)
		s.free = make([]T, max(n, s.next))
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	copy(out, list)
	return out
}

// one is a zero value.
func (s *slab[T]) one() *T {
	var zero [1]T
	return &s.keep(zero[:])[0]
}
