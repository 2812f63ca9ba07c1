// Package sign says what a word does in a line of one text that is held against the lines of
// another one.
package sign

import "github.com/factlint/factlint/internal/lang"

// Set is a set of what a word does in a line of one text that is held against the lines
// of another one: which figure of a change stands behind it, that a length of time does.
// The words are in the table lines.tsv of each language.
type Set uint32

const (
	Against    Set = 1 << iota // behind it stands what an amount is held against
	Compares                   // so it does where With follows: "compared with"
	With                       // with, to
	TimeBefore                 // a time before follows, or it is one: "the year before"
	Up                         // tells a rise without a verb: "up", "more"
	Down                       // tells a fall
	Way                        // may stand behind the verb of a change and say which way it went
	OtherSide                  // begins what is said of something else
	And                        // and
	From                       // before what there was before a change
	To                         // before what came of it
	By                         // before by how much
	Of                         // before the whole of a share, and before an age
	Point                      // behind a number of points
	NoLength                   // behind a length of time: it is not how long anything lasted
	Lasts                      // a verb that says how long something was
	BareLength                 // before a length of time: for, over
	Born                       // that somebody was born
	Dies                       // that somebody died
	Death                      // a death
	Age                        // age, in "at the age of"
	Aged                       // right before an age
	Is                         // is or was, before an age
	Old                        // behind an age
	Rough                      // may stand between a value and what governs it
)

// Names are the names that the table has for the signs.
var Names = map[string]Set{
	"against": Against, "compares": Compares, "with": With, "time-before": TimeBefore,
	"up": Up, "down": Down, "way": Way, "other-side": OtherSide, "and": And,
	"from": From, "to": To, "by": By, "of": Of, "point": Point,
	"no-length": NoLength, "lasts": Lasts, "bare-length": BareLength,
	"born": Born, "dies": Dies, "death": Death, "age": Age, "aged": Aged, "is": Is, "old": Old,
	"rough": Rough,
}

var table = lang.BitsTable[Set]{Table: "lines", Bit: Names}

// Words tells the signs of the words of a language.
func Words(w *lang.Words) *lang.Bits[Set] { return table.Of(w) }
