package lint

import "github.com/factlint/factlint/lint/quant"

// Position is a place in a file: line and column from 1, column in runes.
type Position struct {
	Path         string
	Offset       int
	Line, Column int
}

// Facts is a facts file once it is read, with whatever it includes.
type Facts struct {
	// Path is the file that was named.
	Path string
	// Facts are in the order of the file.
	Facts      []*Fact
	Sources    []*Source
	Subjects   []*Subject
	Rates      []Rate
	Chronology []Chronology
}

// Fact is an entry of the facts file.
type Fact struct {
	ID        string
	Statement string
	// Subjects are what the value is said of. At least one, unless neither
	// the fact nor its statement names any.
	Subjects []*Subject
	// Event are the words for what happened or is measured.
	Event []string
	// Values is what is known, at least one. A plain fact has one; a series
	// one for each time; a disputed fact one for each opinion.
	Values []Observation
	// Series says that Values are observations of one quantity over time.
	Series bool
	// AsOf is the time for which the value holds, zero for none.
	AsOf quant.Date
	// Version is that of the software or the document for which the value holds, "4.0", ""
	// for none.
	Version string
	// ValidFrom and ValidTo bound the time in which it holds.
	ValidFrom, ValidTo quant.Date
	// ReviewAfter is the date after which the fact wants a second look.
	ReviewAfter quant.Date
	// Wrong are values known to be wrong.
	Wrong []WrongValue
	// Attribute says that a claim must name its source.
	Attribute bool
	Refs      []Ref
	// Derivation is how the fact follows from others, nil for none.
	Derivation *Derivation
	Pos        Position
}

// Observation is one value of a fact.
type Observation struct {
	Value quant.Value
	// Within is the range that a stated tolerance allows around Value,
	// nil where none is stated.
	Within *quant.Value
	// Time is the time of the observation, zero for none.
	Time quant.Date
	// Period is the time as the file writes it, where that is a season or a business
	// year of two years: "2023/24" for a Time of 2023. Else it is "".
	Period      string
	Provisional bool
	// Rank is Wikidata's: "preferred", "normal", "deprecated"; "" is normal.
	Rank string
	// Text is the value as the file writes it.
	Text string
	Refs []Ref
	Pos  Position
}

// When is the time of the observation in words, as the file writes it.
func (o *Observation) When() string {
	if o.Period != "" {
		return o.Period
	}
	return o.Time.String()
}

// WrongValue is a value that is known to be wrong, and why.
type WrongValue struct {
	Value quant.Value
	Text  string
	Why   string
}

// Subject is what values are said of.
type Subject struct {
	ID string
	// Names are the accepted spellings; the first is preferred.
	Names []string
	// Rejected are spellings that an editor does not want.
	Rejected []string
	// Not are names that must never be taken for this subject.
	Not []string
	// Kinds are the nouns that a definite description may use ("contract").
	Kinds []string
	Pos   Position
}

// Source is where a fact was taken from. The fields follow CSL-JSON.
type Source struct {
	ID, Type, Title, Publisher, URL string
	Authors                         []string
	Issued                          quant.Date
	Accessed                        quant.Date
	Tier                            string
	// Copy is the path of the saved text, "" for none, and Copies the SHA-256
	// that it must have.
	Copy, SHA256 string
	Pos          Position
}

// Ref is a citation of a source.
type Ref struct {
	Source  *Source
	Locator string
	Quote   Quote
	Pos     Position
}

// Quote is a W3C TextQuoteSelector.
type Quote struct {
	Exact, Prefix, Suffix string
}

// Rate is the rate of exchange between two currencies on a date.
type Rate struct {
	From, To string
	Rate     quant.Number
	Date     quant.Date
	Pos      Position
}

// Chronology is a chain of facts, each no later than the next.
type Chronology struct {
	Facts []*Fact
	// MinGap and MaxGap bound the time between neighbours; zero for none.
	MinGap, MaxGap quant.Value
	Pos            Position
}

// Derivation says how a fact follows from others: "sum", "difference",
// "ratio", "change", "share", "duration", "per".
type Derivation struct {
	Op   string
	From []*Fact
}
