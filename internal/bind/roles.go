package bind

import (
	"github.com/factlint/factlint/internal/lang"
)

// role is a set of what a word does around a value, whatever its place. The words are
// in the table roles.tsv of each language.
type role uint64

const (
	wAnaphor       role = 1 << iota // stands for what was named before: it, these, who
	wStandsIn                       // stands for the noun before its clause: which, that
	wSpeaker                        // who writes, and who reads: I, we, you
	wDefinite                       // introduces a known thing: the, these, each
	wIndefinite                     // introduces a new one: a, another, some
	wPossessive                     // introduces somebody's: its, their
	wArticle                        // the, a, its, where a noun hangs on another
	wWithinNoun                     // may stand inside of a noun phrase
	wInPhrase                       // may stand between the nouns of a phrase: "the number of passengers on the line"
	wNounJoint                      // ties a noun to the one that it is of
	wListJoint                      // joins the members of a list
	wClauseJoint                    // begins another clause after a comma
	wTimeJoint                      // what stands behind it is said of the next value
	wBeforeVerb                     // may stand between a subject and its verb
	wFronted                        // opens a phrase that stands before its clause
	wModifier                       // ties a value to the noun before it: "a mission of 209 people"
	wLink                           // may stand between a word and the value that it governs: "a height of about 60 metres"
	wHedge                          // may stand before a value within a noun phrase
	wHanger                         // opens a clause that says something of what stands before it
	wOpensRelative                  // which, who, where
	wPronoun                        // may stand inside of a phrase of the tables
	wStop                           // says nothing of what a value is said of
	wPlace                          // tells where a thing is by another: below, near
	wProperty                       // what a measure can be a measure of, after "in"
	wPerson                         // counts people, whatever they do
	wPlainVerb                      // heads clauses of any matter
	wNegation                       // denies what comes after it
	wDenial                         // denies, in a sentence of which another version does not
	wCondition                      // supposes: if, unless
	wCompare                        // something else is named behind it, to compare with
	wThanBefore                     // begins a time before, behind "than"
	wIncluding                      // a part follows: "including 40 ..."
	wFurther                        // before what came on top: another, extra
	wFurtherAfter                   // behind it: "200 more"
	wEach                           // behind what is said of every one
	wLeftOff                        // before a value that another is held against
	wToldAsOld                      // before one that was left: "from 20% to 40%"
	wToldPart                       // behind "of": what was counted before
	wAge                            // says of a fact that it is an age
	wBeforeAge                      // before the age at which something happened
	wBeforePlace                    // before a place in an order beside which the thing itself stands
	wBefore                         // the date behind it is later than what it is said of
	wAfter                          // earlier
	wUpTo                           // later, or the same: by, until
	wSince                          // earlier, or the same
	wBesideTime                     // says nothing of how a time is bound: the, early
	wBoundsTime                     // from when or until when, and not when
	wDates                          // when: "in", "on"
	wTellsWhen                      // opens a clause that tells when
	wStatementTime                  // before the time in the statement of a fact
	wPresent                        // a verb in the present
	wPast                           // a verb in the past
	wIntoPresent                    // auxiliaries that bring what is told into the present
	wBehindHead                     // ends the noun that a subject is built on
)

// roleNames are the names that the table has for the roles.
var roleNames = map[string]role{
	"anaphor": wAnaphor, "stands-in": wStandsIn, "speaker": wSpeaker,
	"definite": wDefinite, "indefinite": wIndefinite, "possessive": wPossessive, "article": wArticle,
	"within-noun": wWithinNoun, "in-phrase": wInPhrase, "noun-joint": wNounJoint,
	"list-joint": wListJoint, "clause-joint": wClauseJoint, "time-joint": wTimeJoint,
	"before-verb": wBeforeVerb, "fronted": wFronted, "modifier": wModifier, "link": wLink, "hedge": wHedge,
	"hanger": wHanger, "opens-relative": wOpensRelative, "pronoun": wPronoun, "stop": wStop,
	"place": wPlace, "property": wProperty, "person": wPerson, "plain-verb": wPlainVerb,
	"negation": wNegation, "denial": wDenial, "condition": wCondition,
	"compare": wCompare, "than-before": wThanBefore,
	"including": wIncluding, "further": wFurther, "further-after": wFurtherAfter, "each": wEach,
	"left-off": wLeftOff, "told-as-old": wToldAsOld, "told-part": wToldPart,
	"age": wAge, "before-age": wBeforeAge, "before-place": wBeforePlace,
	"before": wBefore, "after": wAfter, "up-to": wUpTo, "since": wSince, "beside-time": wBesideTime,
	"bounds-time": wBoundsTime, "dates": wDates, "tells-when": wTellsWhen, "statement-time": wStatementTime,
	"present": wPresent, "past": wPast, "into-present": wIntoPresent, "behind-head": wBehindHead,
}

var roleTable = lang.BitsTable[role]{Table: "roles", Bit: roleNames}

// rolesOf tells the roles of the words of a language.
func rolesOf(w *lang.Words) *lang.Bits[role] { return roleTable.Of(w) }

// inEnglish reports whether an English word has a role. How like two records are is judged
// by English words, whatever language the records are of: the weights of that were fitted
// on English pairs.
func inEnglish(word string, r role) bool { return rolesOf(lang.EnglishWords()).Of(word)&r != 0 }

// is reports whether the word has a role, one of several will do.
func (e *entry) is(r role) bool { return e.does&r != 0 }

// does is what term i does, nothing where there is none.
func (c *context) does(i int) role { return doesAt(c.terms, i) }

func doesAt(terms []term, i int) role {
	if i < 0 || i >= len(terms) {
		return 0
	}
	return terms[i].does
}

// does is what a word in lower case does.
func (r *reader) does(word string) role { return r.words.roles.Of(word) }
