package lang

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/factlint/factlint/lint"
)

// nodeSets are the classes of the words that the tables number, worked out when
// they are first asked for. It is safe for concurrent use.
type nodeSets struct {
	once sync.Once
	sets []atomicSet
}

// atomicSet is a lint.ClassSet; known, a bit that is no class, is set last.
type atomicSet struct{ low, high atomic.Uint64 }

const known64 = 1 << 63

var _ lint.Classifier = (*Language)(nil)

// ClassNumber is the number of a class, -1 where there is none.
func (l *Language) ClassNumber(class string) int { return l.Class(class) }

// Classify appends the classes of each token. Digits and marks are in none.
func (l *Language) Classify(into []lint.ClassSet, text string, tokens []lint.Token) (sets []lint.ClassSet, all lint.ClassSet) {
	l.sets.once.Do(func() { l.sets.sets = make([]atomicSet, l.Nodes()) })
	for i := range tokens {
		t := &tokens[i]
		var s lint.ClassSet
		if t.Kind == lint.Word || t.Kind == lint.Mixed {
			word := text[t.Start:t.End]
			if Whole(*t, word) {
				s = l.classesOf(t.Word, word)
			} else {
				s = l.know(word).set
			}
			all[0] |= s[0]
			all[1] |= s[1]
		}
		into = append(into, s)
	}
	return into, all
}

// classesOf are the classes of the word with a number.
func (l *Language) classesOf(n uint32, word string) lint.ClassSet {
	at := &l.sets.sets[n]
	if high := at.high.Load(); high&known64 != 0 {
		return lint.ClassSet{at.low.Load(), high &^ known64}
	}
	s := l.know(strings.ToLower(word)).set
	at.low.Store(s[0])
	at.high.Store(s[1] | known64)
	return s
}
