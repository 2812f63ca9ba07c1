package lint

// Token is a word, a number, or a mark. It keeps its place, not its text.
type Token struct {
	Start, End int32
	Kind       TokenKind
	// Flags say how the token is written.
	Flags TokenFlag
	// Word is the lexicon's number for the lower-cased word, 0 where the
	// lexicon does not have it.
	Word uint32
	// Lexeme is the number of the token's lexeme, 0 where that has none. What is
	// kept by it is found without a look at the lexeme, which is far away as
	// often as not.
	Lexeme uint32
}

// Span is the token's place in the document's text.
func (t Token) Span() Span { return Span{Start: int(t.Start), End: int(t.End)} }

// TokenKind is what a token is made of.
type TokenKind uint8

// The kinds of token.
const (
	NoToken TokenKind = iota
	Word              // letters, with inner apostrophes: "Moscow’s", "agreement"
	Digits            // a digit run with its inner separators: "1,400.5", "2007"
	Mixed             // letters and digits: "S300", "32km", "5th"
	Mark              // one punctuation mark or symbol
	Newline           // a line break within a block
)

// TokenFlag is a set of marks on a token.
type TokenFlag uint8

// The flags.
const (
	Capital    TokenFlag = 1 << iota // starts with a capital
	AllCaps                          // two or more capitals and no small letter
	SpaceLeft                        // white space stands before it
	NotASCII                         // has a byte above 0x7f
	LineStart                        // the first of its block
	Possessive                       // ends in 's, and Word is the number of what stands before
	Classed                          // its lexeme has a class or names a month
	Respelt                          // it is known to have several spellings; see Lexicon.Spelling
)

// Sentence is a sentence, or a heading, a cell, a list item that has none.
type Sentence struct {
	Span Span
	// Block is the index of its block in Document.Blocks.
	Block int
	// First and Last are the half-open range of its tokens.
	First, Last int
}

// Clause is a stretch of a sentence around one predicate.
type Clause struct {
	Span Span
	// Sentence is the index of its sentence.
	Sentence int
	// First and Last are the half-open range of its tokens.
	First, Last int
	// Verb is the index of the token that heads its predicate, -1 for none.
	Verb int
	// Depth is 0 for a main clause, more for relative and participle clauses
	// and parentheses.
	Depth int
	// Mood says whether the clause asserts what it says.
	Mood Mood
	// Speaker is the source that a reporting clause names ("the ministry
	// said"), empty where the article speaks for itself.
	Speaker Span
	// Quoted says that the clause stands within quotation marks.
	Quoted bool
}

// Mood is the way in which a clause says what it says. Only Asserted clauses
// (with or without a speaker) are claims of the article's own.
type Mood uint8

// The moods.
const (
	Asserted     Mood = iota
	Denied            // "denied that", "not", "false"
	Doubted           // "allegedly", "rumoured", "may have"
	Hypothetical      // "had it been", "if", "would"
	Planned           // "plans to", "is due", "will"
	Forecast          // "is expected to", "is forecast"
	Demanded          // "demanded", "offered", "asked for", "recommended"
	Superseded        // "previously reported as", "was originally due", "at first"
)

var moodNames = [...]string{"asserted", "denied", "doubted", "hypothetical", "planned", "forecast", "demanded", "superseded"}

// String is the mood's name, as explanations print it.
func (m Mood) String() string { return moodNames[m] }
