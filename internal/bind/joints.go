package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
)

// joint is a set of what a single small word is, where the sentence is read word by
// word: "of", "than", "the". The words are rows of the table roles.tsv of each language,
// beside the roles: a role is what many words do alike.
type joint uint64

const (
	jOf           joint = 1 << iota // what stands before is of what stands behind
	jFrom                           // where something began
	jTo                             // what something came to
	jToDo                           // before an infinitive
	jFor                            // what something is for
	jBy                             // who did it
	jByHowMuch                      // before a margin, or what something changed by
	jByWhen                         // before the time when something is to be over
	jIn                             // in
	jOn                             // on
	jAt                             // at
	jPer                            // for every one of what follows
	jWith                           // what comes with a thing
	jThan                           // what something is compared with follows
	jAs                             // as, in "as of 3 May"
	jOut                            // out, in "out of 100"
	jAnd                            // and
	jOr                             // or
	jBut                            // but
	jThe                            // the
	jA                              // a
	jAll                            // all of them
	jEach                           // each, in the statement of a fact
	jEvery                          // every, which stands before its noun
	jOne                            // one, in "the one for the bins"
	jHad                            // had, in the past perfect
	jBeen                           // been, in the past perfect
	jWas                            // was, before what happened
	jIs                             // is or was
	jMore                           // more or less, before "than"
	jUp                             // which way something went
	jInstead                        // instead, before "of"
	jIf                             // if
	jNot                            // not
	jThere                          // at the place told before
	jWhere                          // at the place told right before
	jWhich                          // of which
	jWhose                          // whose
	jFormer                         // the first of two
	jLatter                         // the second of two
	jRespectively                   // each of a list with its own
	jOrder                          // order, in "in that order"
	jTimes                          // how often
	jAged                           // before an age
	jOlder                          // before "than" and an age
	jJoins                          // joins what may be said of another time
	jOpens                          // opens what may be said of another time
	jOtherSide                      // begins what is said of something else: while, but
	jThough                         // so it does, where no subject has been told: though
	jAmong                          // before the group that somebody is of
	jPhraseGap                      // may stand inside a phrase of the tables without being part of it: "came into force"
)

// jointNames are the names that the table has for the joints.
var jointNames = map[string]joint{
	"of":           jOf,
	"from":         jFrom,
	"to":           jTo,
	"to-do":        jToDo,
	"for":          jFor,
	"by":           jBy,
	"by-how-much":  jByHowMuch,
	"by-when":      jByWhen,
	"in":           jIn,
	"on":           jOn,
	"at":           jAt,
	"per":          jPer,
	"with":         jWith,
	"than":         jThan,
	"as":           jAs,
	"out":          jOut,
	"and":          jAnd,
	"or":           jOr,
	"but":          jBut,
	"the":          jThe,
	"a":            jA,
	"all":          jAll,
	"for-each":     jEach,
	"every":        jEvery,
	"one":          jOne,
	"had":          jHad,
	"been":         jBeen,
	"was":          jWas,
	"is":           jIs,
	"more":         jMore,
	"up-or-down":   jUp,
	"instead":      jInstead,
	"if":           jIf,
	"not":          jNot,
	"there":        jThere,
	"where":        jWhere,
	"which":        jWhich,
	"whose":        jWhose,
	"former":       jFormer,
	"latter":       jLatter,
	"respectively": jRespectively,
	"order":        jOrder,
	"times":        jTimes,
	"aged":         jAged,
	"older":        jOlder,
	"joins":        jJoins,
	"opens":        jOpens,
	"other-side":   jOtherSide,
	"though":       jThough,
	"among":        jAmong,
	"phrase-gap":   jPhraseGap,
}

var jointTable = lang.BitsTable[joint]{Table: "roles", Bit: jointNames}

// jointsOf tells the joints of the words of a language.
func jointsOf(w *lang.Words) *lang.Bits[joint] { return jointTable.Of(w) }

// isA reports whether the word is a joint, one of several will do.
func (e *entry) isA(j joint) bool { return e.joint&j != 0 }

// isA reports whether term i is a joint, one of several will do. No term is none.
func (c *context) isA(i int, j joint) bool { return isAt(c.terms, i, j) }

func isAt(terms []term, i int, j joint) bool {
	return i >= 0 && i < len(terms) && terms[i].joint&j != 0
}

// comesAfter reports whether the word before mention m, articles left out, is a joint.
func (r *reader) comesAfter(m int, j joint) bool { return r.words.joints.Of(r.before(m))&j != 0 }

// joins reports whether the statement of a fact has a joint.
func (r *reader) joins(f *lint.Fact, j joint) bool {
	return slices.ContainsFunc(fields(strings.ToLower(f.Statement)), func(w string) bool { return r.words.joints.Of(w)&j != 0 })
}

// states reports whether the statement of a fact has a word with a role.
func (r *reader) states(f *lint.Fact, does role) bool {
	return slices.ContainsFunc(fields(strings.ToLower(f.Statement)), func(w string) bool { return r.does(w)&does != 0 })
}

// isA reports whether token i is a joint.
func (r *reader) isA(i int, j joint) bool {
	return i >= 0 && i < len(r.pass.Tokens) && r.words.joints.Of(r.small(i))&j != 0
}
