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

// Classifier is a Lexicon that tells all classes of a text's words at once.
type Classifier interface {
	Lexicon
	// ClassNumber is the number of a class, -1 where there is no such class.
	ClassNumber(class string) int
	// Classify appends, for each token, the classes that Is would tell, and
	// answers with the union of all.
	Classify(into []ClassSet, text string, tokens []Token) ([]ClassSet, ClassSet)
}

// Scratch is memory that a Pass may use and the next one again. The zero
// Scratch is ready.
type Scratch struct{ classes []ClassSet }

// classify reads the classes of all tokens, once.
func (p *Pass) classify() bool {
	if p.classes != nil {
		return true
	}
	lex, ok := p.Lex.(Classifier)
	if !ok || len(p.Tokens) == 0 {
		return false
	}
	if p.Scratch == nil {
		p.Scratch = &Scratch{}
	}
	p.Scratch.classes, p.anyClass = lex.Classify(p.Scratch.classes[:0], p.Doc.Text, p.Tokens)
	p.classes, p.classifier = p.Scratch.classes, lex
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
	return p.classes[i].Has(p.classifier.ClassNumber(class))
}

// Has reports whether the article has a word of the class at all.
func (p *Pass) Has(class string) bool {
	if p.classify() {
		return p.anyClass.Has(p.classifier.ClassNumber(class))
	}
	return p.FindWord(0, len(p.Tokens), class) >= 0
}
