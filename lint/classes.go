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

// Classifier is a Lexicon whose classes have numbers, by which the ClassSet of a
// Lexeme knows them.
type Classifier interface {
	Lexicon
	// ClassNumber is the number of a class, -1 where there is no such class.
	ClassNumber(class string) int
}

// classify reads the classes of all words, once. It says no where the words
// have no lexemes.
func (p *Pass) classify() bool {
	if p.classifier != nil {
		return true
	}
	lex, ok := p.Lex.(Classifier)
	if !ok || len(p.Lexemes) < len(p.Tokens) {
		return false
	}
	p.classifier = lex
	for _, x := range p.Lexemes {
		p.anyClass[0] |= x.Classes[0]
		p.anyClass[1] |= x.Classes[1]
	}
	return true
}

// Is reports whether token i is a word of a class. It is Lex.Is for tokens, and
// cheaper.
func (p *Pass) Is(i int, class string) bool {
	switch {
	case i < 0 || i >= len(p.Tokens):
		return false
	case !p.classify():
		return p.Lex.Is(p.Word(i), class)
	}
	return p.Lexemes[i].Classes.Has(p.classifier.ClassNumber(class))
}

// Has reports whether the article has a word of the class at all.
func (p *Pass) Has(class string) bool {
	if p.classify() {
		return p.anyClass.Has(p.classifier.ClassNumber(class))
	}
	return p.FindWord(0, len(p.Tokens), class) >= 0
}
