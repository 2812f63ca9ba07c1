package lint

// Lexeme is a word as articles write it ("Signed"), with what the tables of a
// language say of it. There is one for all tokens with the same bytes, made
// when the word is first met, and it never changes: whoever works something out
// of words keeps it under the lexeme or its number, and compares no strings.
//
// What is asked of every word stands first, in one line of the processor's
// cache.
type Lexeme struct {
	// ID is the lexeme's number, which no other one of the process has. Numbers
	// are dense, and say nothing of order. It is 0 for a word that is not kept,
	// because it is overlong or there are too many: then Text tells.
	ID uint32
	// Node is the lexicon's number for the lower-cased word, 0 where the
	// lexicon does not have it. A Token's Word may differ: it is that of the
	// word without its ending, say.
	Node uint32
	// Flags are Capital and AllCaps, for a word of ASCII letters alone, Classed
	// and Respelt.
	Flags TokenFlag
	// Month is the number of the month that the word names, 0 for none.
	Month uint8
	// Listed says that a table of words has this very word.
	Listed bool
	// Sets is the number by which the language knows the sets of small words that the
	// word in lower case is in, 0 for none.
	Sets uint32
	// Text is the word itself.
	Text string
	// Small is the word in lower case, Base its base form (Lexicon.Lemma);
	// each may be the lexeme itself.
	Small, Base *Lexeme
	// Classes are those that Lexicon.Is tells: of the word in lower case and of
	// its base form.
	Classes ClassSet

	// Root is Text without its ending of derivation, which only says something
	// of a base form in lower case: a word with a capital has none. It is no word.
	Root string
	// Families and Own are the numbers of the families and classes that have
	// this very word, as it is written.
	Families, Own []int
}

// NoLexeme stands for digit runs, which are no words.
var NoLexeme = func() *Lexeme {
	x := &Lexeme{}
	x.Small, x.Base = x, x
	return x
}()
