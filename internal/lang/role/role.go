// Package role says what a word does around a value, whatever its place: it stands for what was
// named before, it denies, it joins the members of a list.
package role

import "github.com/factlint/factlint/internal/lang"

// Set is a set of what a word does around a value, whatever its place. The words are
// in the table roles.tsv of each language.
type Set uint64

const (
	Anaphor       Set = 1 << iota // stands for what was named before: it, these, who
	StandsIn                      // stands for the noun before its clause: which, that
	Speaker                       // who writes, and who reads: I, we, you
	Definite                      // introduces a known thing: the, these, each
	Indefinite                    // introduces a new one: a, another, some
	Possessive                    // introduces somebody's: its, their
	Article                       // the, a, its, where a noun hangs on another
	WithinNoun                    // may stand inside of a noun phrase
	InPhrase                      // may stand between the nouns of a phrase: "the number of passengers on the line"
	NounJoint                     // ties a noun to the one that it is of
	ListJoint                     // joins the members of a list
	ClauseJoint                   // begins another clause after a comma
	TimeJoint                     // what stands behind it is said of the next value
	BeforeVerb                    // may stand between a subject and its verb
	Fronted                       // opens a phrase that stands before its clause
	Modifier                      // ties a value to the noun before it: "a mission of 209 people"
	Link                          // may stand between a word and the value that it governs: "a height of about 60 metres"
	Hedge                         // may stand before a value within a noun phrase
	Hanger                        // opens a clause that says something of what stands before it
	OpensRelative                 // which, who, where
	Pronoun                       // may stand inside of a phrase of the tables
	Stop                          // says nothing of what a value is said of
	Place                         // tells where a thing is by another: below, near
	Property                      // what a measure can be a measure of, after "in"
	Person                        // counts people, whatever they do
	PlainVerb                     // heads clauses of any matter
	Negation                      // denies what comes after it
	Denial                        // denies, in a sentence of which another version does not
	Condition                     // supposes: if, unless
	Compare                       // something else is named behind it, to compare with
	ThanBefore                    // begins a time before, behind "than"
	Including                     // a part follows: "including 40 ..."
	Further                       // before what came on top: another, extra
	FurtherAfter                  // behind it: "200 more"
	Each                          // behind what is said of every one
	LeftOff                       // before a value that another is held against
	ToldAsOld                     // before one that was left: "from 20% to 40%"
	ToldPart                      // behind "of": what was counted before
	Age                           // says of a fact that it is an age
	BeforeAge                     // before the age at which something happened
	BeforePlace                   // before a place in an order beside which the thing itself stands
	Before                        // the date behind it is later than what it is said of
	After                         // earlier
	UpTo                          // later, or the same: by, until
	Since                         // earlier, or the same
	BesideTime                    // says nothing of how a time is bound: the, early
	BoundsTime                    // from when or until when, and not when
	Dates                         // when: "in", "on"
	TellsWhen                     // opens a clause that tells when
	StatementTime                 // before the time in the statement of a fact
	Present                       // a verb in the present
	Past                          // a verb in the past
	IntoPresent                   // auxiliaries that bring what is told into the present
	BehindHead                    // ends the noun that a subject is built on
)

// Names are the names that the table has for the roles.
var Names = map[string]Set{
	"anaphor": Anaphor, "stands-in": StandsIn, "speaker": Speaker,
	"definite": Definite, "indefinite": Indefinite, "possessive": Possessive, "article": Article,
	"within-noun": WithinNoun, "in-phrase": InPhrase, "noun-joint": NounJoint,
	"list-joint": ListJoint, "clause-joint": ClauseJoint, "time-joint": TimeJoint,
	"before-verb": BeforeVerb, "fronted": Fronted, "modifier": Modifier, "link": Link, "hedge": Hedge,
	"hanger": Hanger, "opens-relative": OpensRelative, "pronoun": Pronoun, "stop": Stop,
	"place": Place, "property": Property, "person": Person, "plain-verb": PlainVerb,
	"negation": Negation, "denial": Denial, "condition": Condition,
	"compare": Compare, "than-before": ThanBefore,
	"including": Including, "further": Further, "further-after": FurtherAfter, "each": Each,
	"left-off": LeftOff, "told-as-old": ToldAsOld, "told-part": ToldPart,
	"age": Age, "before-age": BeforeAge, "before-place": BeforePlace,
	"before": Before, "after": After, "up-to": UpTo, "since": Since, "beside-time": BesideTime,
	"bounds-time": BoundsTime, "dates": Dates, "tells-when": TellsWhen, "statement-time": StatementTime,
	"present": Present, "past": Past, "into-present": IntoPresent, "behind-head": BehindHead,
}

var table = lang.BitsTable[Set]{Table: "roles", Bit: Names}

// Words tells the roles of the words of a language.
func Words(w *lang.Words) *lang.Bits[Set] { return table.Of(w) }

// InEnglish reports whether an English word has a role. How like two records are is judged
// by English words, whatever language the records are of: the weights of that were fitted
// on English pairs.
func InEnglish(word string, r Set) bool { return Words(lang.EnglishWords()).Of(word)&r != 0 }
