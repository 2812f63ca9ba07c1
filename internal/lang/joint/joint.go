// Package joint says what a single small word is where a sentence is read word by word: "of",
// "than", "the".
package joint

import "github.com/factlint/factlint/internal/lang"

// Set is a set of what a single small word is, where the sentence is read word by
// word: "of", "than", "the". The words are rows of the table roles.tsv of each language,
// beside the roles: a role is what many words do alike.
type Set uint64

const (
	Of           Set = 1 << iota // what stands before is of what stands behind
	From                         // where something began
	To                           // what something came to
	ToDo                         // before an infinitive
	For                          // what something is for
	By                           // who did it
	ByHowMuch                    // before a margin, or what something changed by
	ByWhen                       // before the time when something is to be over
	In                           // in
	On                           // on
	At                           // at
	Per                          // for every one of what follows
	With                         // what comes with a thing
	Than                         // what something is compared with follows
	As                           // as, in "as of 3 May"
	Out                          // out, in "out of 100"
	And                          // and
	Or                           // or
	But                          // but
	The                          // the
	A                            // a
	All                          // all of them
	Each                         // each, in the statement of a fact
	Every                        // every, which stands before its noun
	One                          // one, in "the one for the bins"
	Had                          // had, in the past perfect
	Been                         // been, in the past perfect
	Was                          // was, before what happened
	Is                           // is or was
	More                         // more or less, before "than"
	Up                           // which way something went
	Instead                      // instead, before "of"
	If                           // if
	Not                          // not
	There                        // at the place told before
	Where                        // at the place told right before
	Which                        // of which
	Whose                        // whose
	Former                       // the first of two
	Latter                       // the second of two
	Respectively                 // each of a list with its own
	Order                        // order, in "in that order"
	Times                        // how often
	Aged                         // before an age
	Older                        // before "than" and an age
	Joins                        // joins what may be said of another time
	Opens                        // opens what may be said of another time
	OtherSide                    // begins what is said of something else: while, but
	Though                       // so it does, where no subject has been told: though
	Among                        // before the group that somebody is of
	PhraseGap                    // may stand inside a phrase of the tables without being part of it: "came into force"
)

// Names are the names that the table has for the joints.
var Names = map[string]Set{
	"of":           Of,
	"from":         From,
	"to":           To,
	"to-do":        ToDo,
	"for":          For,
	"by":           By,
	"by-how-much":  ByHowMuch,
	"by-when":      ByWhen,
	"in":           In,
	"on":           On,
	"at":           At,
	"per":          Per,
	"with":         With,
	"than":         Than,
	"as":           As,
	"out":          Out,
	"and":          And,
	"or":           Or,
	"but":          But,
	"the":          The,
	"a":            A,
	"all":          All,
	"for-each":     Each,
	"every":        Every,
	"one":          One,
	"had":          Had,
	"been":         Been,
	"was":          Was,
	"is":           Is,
	"more":         More,
	"up-or-down":   Up,
	"instead":      Instead,
	"if":           If,
	"not":          Not,
	"there":        There,
	"where":        Where,
	"which":        Which,
	"whose":        Whose,
	"former":       Former,
	"latter":       Latter,
	"respectively": Respectively,
	"order":        Order,
	"times":        Times,
	"aged":         Aged,
	"older":        Older,
	"joins":        Joins,
	"opens":        Opens,
	"other-side":   OtherSide,
	"though":       Though,
	"among":        Among,
	"phrase-gap":   PhraseGap,
}

var table = lang.BitsTable[Set]{Table: "roles", Bit: Names}

// Words tells the joints of the words of a language.
func Words(w *lang.Words) *lang.Bits[Set] { return table.Of(w) }
