package lint

import "github.com/factlint/factlint/lint/quant"

// Scope is what a rule looks at.
type Scope uint8

// The scopes.
const (
	Article Scope = iota // one article at a time
	Corpus               // groups of claims from several articles
)

// Rule is one check. Exactly one of Check and CheckGroup is set, by its scope.
type Rule struct {
	// Name is the fault, in words: "weekday-mismatch".
	Name string
	// Severity is what its findings have by default. A rule may lower the
	// severity of a single finding, never raise it above this.
	Severity Severity
	// Trust is the share of its findings that were right on edited prose.
	Trust float64
	// Page gives the Markdown page: what it finds, what it leaves alone. A rule
	// that is not registered may have none.
	Page  func() string
	Scope Scope
	Check func(*Pass)
	// Collect makes the records of one article that CheckGroup is to compare:
	// the engine groups the records of all articles by their keys. Collect
	// runs article by article, and not where a run has a single one, which is
	// compared with nothing: what it could report by itself is for Check.
	Collect func(*Pass) []Record
	// CheckGroup sees the records of several articles that share a key. A
	// rule of the Corpus scope has both Collect and CheckGroup; the engine
	// calls CheckGroup only for groups of two records or more, with the
	// records in order of path and start.
	CheckGroup func(*Group)
}

// Pass is all that a rule sees of an article.
type Pass struct {
	Doc    *Document
	Tokens []Token
	// Lexemes are those of the tokens, in the same order.
	Lexemes   []*Lexeme
	Sentences []Sentence
	Clauses   []Clause
	Mentions  []Mention
	Claims    []Claim // one for each mention, in the same order
	// Places are those of some tokens, nil where they are to be looked for.
	Places *TokenPlaces
	Facts  *Facts // nil where there are none
	Lex    Lexicon
	// Records are the article's confident claims, ready for comparison with
	// other claims of this article or of another. They must not be changed.
	Records func() []Record
	// Lines are the article's values, each with its sentence word by word as
	// its Text, by which versions of one text are compared; nil in a run over
	// an archive.
	Lines func() []Record
	// Judge compares two such records.
	Judge func(a, b *Record) RecordVerdict
	// Conflicts finds the pairs of such records that conflict; see Group.
	Conflicts func([]Record) []RecordConflict
	// SameSubject are the facts that share a subject with f, f among them, in
	// the order of the file; nil stands for a walk over all facts.
	SameSubject func(f *Fact) []*Fact
	// Report takes a diagnostic.
	Report func(Diagnostic)

	// Scratch is memory that the pass may use, nil for none.
	Scratch *Scratch
	room    *[]Record // for what Collect gives

	// shared is what rules worked out for one another; see Shared.
	shared []any
	// starts is, for each sentence, its first mention.
	starts []int32
	// classes are those of the words of each sentence that was asked for, stated
	// those of all sentences with values.
	classes []ClassSet
	stated  *ClassSet
}

// Text is the stretch of the article that s covers.
func (p *Pass) Text(s Span) string { return s.Of(p.Doc.Text) }

// Word is the text of token i, "" where there is no such token.
func (p *Pass) Word(i int) string {
	if i < 0 || i >= len(p.Tokens) {
		return ""
	}
	return p.Tokens[i].Span().Of(p.Doc.Text)
}

// Lexicon answers what words mean, from the tables of the article's language.
// Words are given as the text has them; case does not matter.
type Lexicon interface {
	// Lemma is the base form: "signed" gives "sign", "batteries" "battery".
	Lemma(word string) string
	// Is reports whether the word, or its lemma, is in a class of the word
	// tables: "rise", "fall", "include", "total", "average", "die", "born",
	// "distance", "speed", ...
	Is(word, class string) bool
	// Among reports whether this very word, in capitals or not, is in a set of the
	// table rules.tsv: for words that a rule wants in one form alone.
	Among(word, set string) bool
	// AmongSets is Among for a word by the Sets of its Lexeme.
	AmongSets(sets uint32, set string) bool
	// ClassNumber is the number of a class, by which the ClassSet of a Lexeme
	// knows it; -1 where there is no such class.
	ClassNumber(class string) int
	// Family is the name of the word's family of events or quantities
	// ("sign" for signed, signing, signature, inked), "" for none.
	Family(word string) string
	// Number is the number that a word stands for in a class: "april" is 4 in
	// "month", "thursday" 4 in "weekday", "three" 3 in "number".
	Number(word, class string) (int, bool)
	// Spelling is the key that the spellings of one name share ("Turkiye" and
	// "Turkey"), "" for a word that is not known to have several.
	Spelling(word string) string
	// NounsHaveCapitals reports whether the language writes every noun with a
	// capital, so that a capital makes no name.
	NounsHaveCapitals() bool
}

// PhrasePart is the part that a noun phrase has in what a value is said of.
type PhrasePart uint8

// The parts of noun phrases.
const (
	NoPart    PhrasePart = iota
	OfSubject            // who or what has the value: "the second series"
	OfValue              // what is counted or measured: "studio albums", "a wingspan of"
	OfObject             // what the verb is done to: "won the cup"
	OfScope              // a word for all of it: "worldwide"
	OfAdjunct            // where, for what, against whom: "in the league"
)

// Phrase is a noun phrase: its head, and what tells it from other things of that name.
// All are base forms.
type Phrase struct {
	Part PhrasePart
	// Prep is the preposition before it, "" for none; Of is the noun that it hangs on by
	// that.
	Prep, Of, Head string
	// Mods are the words before the head, its number among them, "1707", "2."; Whose are
	// those of what it is of: "the roof of the church", "the church's roof".
	Mods, Whose []string
	// Proper says that the head is a name.
	Proper bool
}

// Record is what a claim leaves behind when its article is dropped, for
// comparison with other articles: small, and without the text.
type Record struct {
	Path string
	// Span is where the value or name stands in its article's text. A rule or
	// the binder sets it; the engine fills Path, Place, Context, Mark and Date
	// from it before the article is dropped.
	Span Span
	// Place is where the value stands; Context is its clause, Mark the
	// value's place in it in bytes.
	Place   Place
	Context string
	Mark    Span
	// Key is the canonical subject and dimension that groups records.
	Key string
	// Subject, Event are the canonical names; Head is the counted noun.
	Subject, Event, Head string
	// Words are the content words of the clause and its sentence, lemmas,
	// sorted: what else the value is said of.
	Words []string
	// Near are the words of Words that are tied closest to the value, Names
	// the proper names of its sentence, Above the words of title, heading and
	// the sentence before, Families the families of Near; all sorted. Left and
	// Right are the content words next to the value.
	Near, Names, Above, Families []string
	Left, Right                  string
	// Which are the marks by which its clause picks one of several like things:
	// "another", "sister", "1 album"; sorted.
	Which []string
	// Own are the words of the stretch of its sentence that is the value's own, where
	// the sentence gives several of its kind; sorted, nil where it gives no other.
	// Holder are the words of who or what has the value, by grammar: its subject, or
	// the phrase beside it in a row of several, and what hangs on it; sorted.
	Own, Holder []string
	// Parts are the noun phrases of its sentence that tell of what the value is said, Kinds
	// those of the whole of a short article; only the first and the last record of a
	// dimension have these.
	Parts, Kinds []Phrase
	// Said are the content words and names of the whole of a short article, sorted,
	// Dates the times that it gives, in order. Only the first and the last record of
	// a dimension have them.
	Said  []string
	Dates []quant.Value
	// Keys are all the keys under which the claim was filed: Key is one of
	// them. Two records are compared under the first key that they share.
	Keys []string
	// Others are further values of the dimension that its article states.
	Others []quant.Value
	// Beside are the other values of its sentence, of whatever kind, in order.
	Beside []quant.Value
	Value  quant.Value
	// Time is the time that it speaks of, Date the article's own.
	Time, Date quant.Date
	Mood       Mood
	Speaker    string
	// Lang is the tag of the language that its words are of, "" for English.
	Lang string
	// Mention is the index of its mention in its own article's pass. It says
	// nothing once the article is dropped.
	Mention int
	// Text is whatever else a rule wants to keep of it: a name as it is
	// spelt, the direction of a trend.
	Text string
	// Headline says that it stands in a title, heading or caption, Apart that
	// it is no figure by itself but the one before a change, a change or an
	// addition: "from 40", "instead of 35", "another 200", "40 more than".
	Headline, Apart bool
	// From says that it is what stood before a change that its sentence tells, To that
	// it is what came of one: "from 40", "to 35".
	From, To bool
	// Fact is the id of the fact that supports the value, "" where none does.
	Fact string
	// Timed says that Time stands in the value's own clause, and is no other's.
	Timed bool
	// Trust is the binder's trust in subject and event, 0 to 1.
	Trust float64
}

// Group is the records of several articles (or of one, for a conflict within
// an article) that speak of one thing.
type Group struct {
	Key     string
	Records []Record
	// Articles is how many articles the run compares: the more there are, the
	// less likely it is that two of them speak of one thing.
	Articles int
	Lex      Lexicon
	// Judge compares two records of claims.
	Judge func(a, b *Record) RecordVerdict
	// Conflicts finds the pairs of records that conflict, each record with the
	// one that it is likeliest to be about the same thing as: between articles
	// where there are several, else within the one. It knows what Judge cannot
	// see from two records alone: that another record fits better, or agrees.
	Conflicts func([]Record) []RecordConflict
	// Report takes a finding on record i that conflicts with record j.
	Report func(GroupDiagnostic)
}

// GroupDiagnostic is a finding on one record of a group; Other are the records
// that it disagrees with.
type GroupDiagnostic struct {
	Record          int
	Other           []int
	Severity        Severity
	Trust           float64
	Message, Detail string
	Cause           string
	// Back, if its Message is set, is said instead where the finding is
	// reported on the first of Other: the same from the other side.
	Back GroupBack
}

// GroupBack is what a GroupDiagnostic says from the other side.
type GroupBack struct{ Message, Cause string }

// RecordVerdict is how two claims stand to each other.
type RecordVerdict struct {
	// Same is the probability, 0 to 1, that both speak of one thing.
	Same float64
	// Comparison is how the values stand to each other.
	Comparison quant.Comparison
	// Severity is Off where there is no conflict (different things, values
	// that agree, a counter that grew, an update), else what a finding
	// deserves at most.
	Severity Severity
	Trust    float64
	// Why is one line in plain English.
	Why string
	// Times are those that the first and the second value are said for, where it is
	// these that differ and the values agree; else both are zero.
	Times [2]quant.Date
}

// RecordConflict says that record A conflicts with record B, by their places
// in the list that was judged. B stands in an earlier article, or earlier in
// the article, than A.
type RecordConflict struct {
	A, B int
	RecordVerdict
}
