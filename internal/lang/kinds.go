package lang

import (
	_ "embed"
	"strings"
	"sync"
)

// Kinds are the kinds of things that a noun names, a bit for each: a viaduct is a bridge.
type Kinds [2]uint64

// kindsTable has a row for each kind: kind, base forms. A word may be of several.
//
//go:embed kinds/en.tsv
var kindsTable string

var englishKinds = sync.OnceValue(func() map[string]Kinds {
	of := map[string]Kinds{}
	n := 0
	for line := range strings.SplitSeq(kindsTable, "\n") {
		_, words, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			k := of[w]
			k[n>>6] |= 1 << (n & 63)
			of[w] = k
		}
		n++
	}
	return of
})

// Kinds are those of a lower-cased noun in the singular.
func (w *Words) Kinds(noun string) Kinds {
	if !w.english {
		return Kinds{}
	}
	return englishKinds()[noun]
}

// None reports whether k has no kind.
func (k Kinds) None() bool { return k == Kinds{} }

// Share reports whether k and l have a kind in common.
func (k Kinds) Share(l Kinds) bool { return k[0]&l[0]|k[1]&l[1] != 0 }
