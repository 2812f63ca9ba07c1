package lint

import "github.com/factlint/factlint/lint/quant"

// Mention is a stretch of an article that states a value.
type Mention struct {
	// Span is the value with its unit and currency, without hedges,
	// prepositions and articles, as the JSON contract has it.
	Span Span
	// Value is what it states. Value.Kind is the mention's kind.
	Value quant.Value
	// Sentence is the index of its sentence.
	Sentence int
	// First and Last are the half-open range of its tokens.
	First, Last int
	// Hedge is where the words that hedge it stand, empty for none.
	Hedge Span
	// Noun is the counted noun phrase of a count, the noun that a duration or
	// ordinal stands before, and so on; empty for none.
	Noun Span
	// Parts are the ends of a range, in order; nil otherwise.
	Parts []MentionPart
	// Alts are other readings of a date whose order of day and month is open.
	Alts []quant.Date
	// Rel is the offset from the article's date of a relative time that could
	// not be resolved ("-P1W"), "" otherwise. Value.Date is then zero.
	Rel string
	// Relative says that a date was reckoned from another one, and Anchor is
	// the span of the words that it was reckoned from (empty: the article's
	// own date).
	Relative bool
	Anchor   Span
	// YearGuessed says that the text leaves out the year, which was supplied
	// from the article's date or from the narrative.
	YearGuessed bool
	// Age says that a duration is somebody's or something's age.
	Age bool
	// Weekday is the day of the week written beside a date ("Thursday, 27
	// June 2017"): 1 Monday to 7 Sunday, 0 for none.
	Weekday int
	// Change says how a percent or amount stands to what it changes: it is a
	// level (0), a rise (+1) or a fall (-1).
	Change int
	// Elided says that the first end of a range takes its magnitude or unit
	// from the second ("between $26 and $31 million").
	Elided bool
	// Weak marks counts that hardly ever state a figure: "one of", "the two
	// sides", ordinals that number an argument ("First, ...").
	Weak bool
	// Form names the form of the grammar that made the mention.
	Form string
}

// MentionPart is one end of a range.
type MentionPart struct {
	Span  Span
	Value quant.Value
}

// Kind is the kind of the mention's value.
func (m Mention) Kind() quant.Kind { return m.Value.Kind }
