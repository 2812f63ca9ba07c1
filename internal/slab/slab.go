// Package slab hands out stretches of long lists, so that what is kept by the
// hundred thousand is not as many pieces of memory, each among what is thrown
// away.
package slab

import "strings"

// Of hands out values of a type. The zero Of is ready; it is not safe for
// concurrent use. What it hands out lives as long as any of its list does.
type Of[T any] struct {
	free []T
	// next is the length of the next list.
	next int
}

// most is the length that lists have at the most, unless one stretch is longer.
// They start short, as most files have few facts.
const most = 1 << 10

// Keep is a copy of a list, nil of an empty one. Appending to it copies it.
func (s *Of[T]) Keep(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if len(s.free) < n {
		s.next = min(max(2*s.next, 16), most)
		s.free = make([]T, max(n, s.next))
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	copy(out, list)
	return out
}

// One is a copy of a value.
func (s *Of[T]) One(v T) *T {
	one := [1]T{v}
	return &s.Keep(one[:])[0]
}

// Texts keeps copies of texts behind one another, short ones once.
type Texts struct {
	short map[string]string
	room  strings.Builder
}

const (
	shortText = 16      // bytes
	shortMost = 1 << 12 // texts
	textRoom  = 1 << 13 // bytes
)

// Keep is a copy of a text.
func (t *Texts) Keep(s string) string {
	if len(s) <= shortText {
		if kept, ok := t.short[s]; ok {
			return kept
		}
	}
	if t.room.Cap()-t.room.Len() < len(s) {
		t.room = strings.Builder{}
		t.room.Grow(max(len(s), textRoom))
	}
	t.room.WriteString(s)
	all := t.room.String()
	kept := all[len(all)-len(s):]
	if len(s) <= shortText && len(t.short) < shortMost {
		if t.short == nil {
			t.short = map[string]string{}
		}
		t.short[kept] = kept
	}
	return kept
}
