package lang

import "github.com/factlint/factlint/lint"

// Recent is a small table of the words that one reader met of late, which stays
// at hand where that of the vocabulary is too large to. The zero Recent is
// empty; it is not safe for concurrent use.
type Recent struct {
	of   *Vocabulary
	sets [recentSets][2]Met // the one met last stands first
}

// Met is a word as a Recent keeps it: its lexeme, and what is asked of every
// word, so that the lexeme itself, which is far away as often as not, can wait.
type Met struct {
	spelling
	Lexeme *lint.Lexeme
	glance
}

// glance is what is asked of every word: the node and the flags of its lexeme.
type glance struct {
	Node  uint32
	Flags lint.TokenFlag
}

// recentSets is how many pairs of words a Recent holds, as a power of two.
const (
	recentBits = 12
	recentSets = 1 << recentBits
)

// In has the table hold words of a vocabulary.
func (r *Recent) In(v *Vocabulary) {
	if r.of != v {
		*r = Recent{of: v}
	}
}

// Of is the vocabulary's lexeme of a word.
func (r *Recent) Of(word string) *lint.Lexeme { return r.Meet(word).Lexeme }

// Meet is a word of the vocabulary, which holds until the next one is met.
func (r *Recent) Meet(word string) *Met {
	key := spell(word)
	s := &r.sets[key.place()>>(64-recentBits)]
	if s[0].spelling == key && s[0].Lexeme != nil && (len(word) <= exact || s[0].Lexeme.Text == word) {
		return &s[0]
	}
	s[0], s[1] = s[1], s[0]
	if s[0].spelling == key && s[0].Lexeme != nil && (len(word) <= exact || s[0].Lexeme.Text == word) {
		return &s[0]
	}
	x, g := r.of.find(key, word)
	if x == nil {
		x = r.of.Of(word)
		g = glance{x.Node, x.Flags}
	}
	s[0] = Met{key, x, g}
	return &s[0]
}
