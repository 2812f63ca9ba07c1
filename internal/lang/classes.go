package lang

import "fmt"

// The classes that the grammars know. A table names them as classNames does.
const (
	// Longer marks a word with which a longer phrase begins.
	Longer Class = 1 << iota
	// Cardinal words are worth a number below a thousand: seventeen.
	Cardinal
	// Scale words multiply by a power of ten, which is their value: million.
	Scale
	// Ordinal words are worth the place that they name: seventeenth.
	Ordinal
	// Fraction words are worth the denominator: third, quarter, half.
	Fraction
	// Multiple words are worth the factor: twice, double, tenfold.
	Multiple
	// Group words are worth the number in a group: dozen, score, pair, couple.
	Group
	// Article words stand for one before a group, scale or unit: a, an.
	Article
	// And joins the parts of a number; Point its decimals.
	And
	Point
	// Minus words make the number after them negative.
	Minus
	// Percent words follow a number: %, percent, per cent; points too.
	Percent
	// UnitWord and CurrencyWord are in the tables of units and currencies.
	UnitWord
	CurrencyWord
	// Hedge words loosen or bound a number after them, HedgeAfter one before
	// them. Their value is the name of the hedge.
	Hedge
	HedgeAfter
	// To joins the ends of a range: to, through, and (after between).
	To
	// Between and From open a range.
	Between
	From
	// Per opens a denominator: per, a, each, every.
	Per
	// Designator words make the number after them a name: Article, page.
	Designator
	// Abbrev words end in a full stop that does not end a sentence; their
	// value is "title" (a name follows) or "any".
	Abbrev
	// NotNoun words end or forbid a counted noun phrase: verbs, prepositions.
	NotNoun
	// Partitive words leave the noun to what follows "of": kinds, pairs.
	Partitive
	// Quantifier words stand before a number and say nothing of it: the,
	// these, all, another.
	Quantifier
	// Suffix stands glued to digits: th, st, s, k.
	Suffix
	// Month to TimeWord belong to dates and durations.
	Month
	Weekday
	Season
	TimeUnit
	DatePart // early, mid, late, start of, end of
	Era      // AD, BC
	Holiday
	RelDate // yesterday, today, last, next, past, ago, later
	DayPart // morning, noon
	Freq    // daily, weekly, annually, each, every
	AgeWord // old, aged, age
	Fiscal  // fiscal, FY
	DatePrep
	Decade
	Century
	// Noun words are counted though their look says otherwise: people.
	Noun
	// Verb of change before "from A to B": two values, not a range.
	ChangeVerb
	// Rise and Fall words say how an amount stands to what it changes.
	Rise
	Fall
	// Roman numerals that are numbers.
	Roman
	// Vague words stand for an unknown number: several, dozens, many.
	Vague
	// Stop are the commonest words of the language, which tell it from others.
	Stop
	// Dimension words follow a measure: long, wide, tall, high, deep.
	Dimension
	// Pronoun marks words before which, or after which, "one" is no number.
	Pronoun
	// YearPrep words stand before years: in, since.
	YearPrep
	// Inherit words stand between an amount and one that leaves its unit out:
	// "from 208 pounds to 193", "compared with 63".
	Inherit
	// Comparative words make "ten times" before them a multiple: the, as,
	// more, larger.
	Comparative
	// Warmth words speak of temperature, so that C and F near them are
	// degrees.
	Warmth
	// Piece words are things priced by the piece: "$1.34 a share".
	Piece
	// Index words are units in which an index is quoted: points.
	Index
	// Priced words tell that pounds near them are money: cost, worth, paid.
	Priced
	// Phone words stand before telephone numbers.
	Phone
	// Rated words speak of marks on a scale.
	Rated
	// Coin words name the parts of currencies behind an amount of one. Their
	// value says of which: "JPY 100, MYR 100".
	Coin
	// Idiom phrases have the word of a number that states none: cloud nine.
	Idiom
)

var classNames = map[string]Class{
	"cardinal": Cardinal, "scale": Scale, "ordinal": Ordinal, "fraction": Fraction, "multiple": Multiple,
	"group": Group, "article": Article, "and": And, "point": Point, "minus": Minus, "percent": Percent,
	"hedge": Hedge, "hedge-after": HedgeAfter, "to": To, "between": Between, "from": From, "per": Per,
	"designator": Designator, "abbrev": Abbrev, "not-noun": NotNoun, "partitive": Partitive,
	"quantifier": Quantifier, "suffix": Suffix, "month": Month, "weekday": Weekday, "season": Season,
	"time-unit": TimeUnit, "date-part": DatePart, "era": Era, "holiday": Holiday, "rel-date": RelDate,
	"day-part": DayPart, "freq": Freq, "age-word": AgeWord, "fiscal": Fiscal, "date-prep": DatePrep,
	"decade": Decade, "century": Century, "noun": Noun, "change-verb": ChangeVerb, "rise": Rise, "fall": Fall,
	"roman": Roman, "vague": Vague, "stop": Stop, "dimension": Dimension, "pronoun": Pronoun, "year-prep": YearPrep, "inherit": Inherit, "comparative": Comparative, "warmth": Warmth, "piece": Piece, "index": Index, "priced": Priced, "phone": Phone, "rated": Rated, "coin": Coin, "idiom": Idiom,
}

func classOf(name string) (Class, error) {
	c, ok := classNames[name]
	if !ok {
		return 0, fmt.Errorf("%q is no class of words", name)
	}
	return c, nil
}
