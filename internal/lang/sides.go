package lang

import (
	_ "embed"
	"strings"
	"sync"
)

// Sides are sides of the axes on which one thing is set against another: men
// and women, the usual and the largest, imports and exports. Each side is a bit.
type Sides [2]uint64

// sidesTable has a row for each side: axis, side, base forms. A word is on one
// side of an axis at most.
//
//go:embed sides/en.tsv
var sidesTable string

// sidesWords are the sides of each word of the table, and by side those that it
// is set against.
type sidesWords struct {
	of      map[string]Sides
	against []Sides
}

var englishSides = sync.OnceValue(func() *sidesWords {
	t := &sidesWords{of: map[string]Sides{}}
	var axes []string
	for _, line := range strings.Split(sidesTable, "\n") {
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || len(f) != 3 {
			continue
		}
		n := len(axes)
		axes = append(axes, f[0])
		for _, w := range strings.Fields(f[2]) {
			s := t.of[w]
			s.add(n)
			t.of[w] = s
		}
	}
	for i, axis := range axes {
		var s Sides
		for k, other := range axes {
			if k != i && other == axis {
				s.add(k)
			}
		}
		t.against = append(t.against, s)
	}
	return t
})

// Sides are those that a lower-cased word or base form is on.
func (w *Words) Sides(word string) Sides {
	if !w.english {
		return Sides{}
	}
	return englishSides().of[word]
}

func (s *Sides) add(n int) { s[n>>6] |= 1 << (n & 63) }

// With is s and the sides of t.
func (s Sides) With(t Sides) Sides { return Sides{s[0] | t[0], s[1] | t[1]} }

// None reports whether s has no side.
func (s Sides) None() bool { return s == Sides{} }

// Share reports whether s and t have a side in common.
func (s Sides) Share(t Sides) bool { return s[0]&t[0]|s[1]&t[1] != 0 }

// Less is s without the sides of t.
func (s Sides) Less(t Sides) Sides { return Sides{s[0] &^ t[0], s[1] &^ t[1]} }

// Against are the sides that those of s are set against, less those of s
// itself.
func (s Sides) Against() Sides {
	var out Sides
	for n, a := range englishSides().against {
		if s[n>>6]>>(n&63)&1 != 0 {
			out = out.With(a)
		}
	}
	return Sides{out[0] &^ s[0], out[1] &^ s[1]}
}
