package lint

// ClassSet is a set of classes of words, by their numbers in a lexicon: those
// from 0 to 126.
type ClassSet [2]uint64

// Add puts class n into the set. A number that is out of range is left out.
func (s *ClassSet) Add(n int) {
	if n >= 0 && n < 127 {
		s[n>>6] |= 1 << (n & 63)
	}
}

// Has reports whether class n is in the set.
func (s *ClassSet) Has(n int) bool { return n >= 0 && n < 127 && s[n>>6]&(1<<(n&63)) != 0 }

// Is reports whether token i is a word of a class. It is Lex.Is for tokens, and
// cheaper.
func (p *Pass) Is(i int, class string) bool {
	return i >= 0 && i < len(p.Tokens) && p.Tokens[i].Flags&Classed != 0 && p.Lexemes[i].Classes.Has(p.Lex.ClassNumber(class))
}
