package segment

import (
	"sync"

	"github.com/factlint/factlint/internal/lang"
)

// What words do in a sentence is in the table clauses.tsv of each language.

// grammar is what the words of a language do.
type grammar struct {
	functions lang.Bits[tag]      // the words that mark the joints of a sentence
	does      lang.Bits[moodRole] // those by which the mood of a clause is told
}

// functionRoles are the roles of the table that mark joints.
var functionRoles = map[string]tag{
	"relative": relative, "subordinator": subordinator, "coordinator": coordinator, "determiner": determiner,
	"preposition": preposition, "pronoun": pronoun, "object": object, "auxiliary": verb | auxiliary, "finite-auxiliary": verb | finite | auxiliary,
}

// moodRole is a set of what a word does for the mood of a clause.
type moodRole uint32

const (
	supposes     moodRole = 1 << iota // whether, would
	denies                            // not, never: unless what is behind it takes that back
	deniesFlatly                      // cannot
	plans                             // will
	supersedes                        // formerly
	used                              // tells what is no more, before "to"
	to                                // tells a plan, in "was to be"
	be                                // the "was" of it
	not
	no          // in "no row may exceed 64 KiB" it sets a bound
	noDenial    // behind a negation: "not only", "not until"
	comparative // behind a negation it sets a bound: "no more than"
	until
	permits // may, can
	had     // at the head of a clause it supposes, and so does were
	were
	would // behind what somebody said it tells a plan
	ifs   // opens a condition
	could
	that
	frames      // stands between a verb of saying and what is said
	than        // what is planned behind it is only held against what is so
	as          // so does "as planned"
	heldAgainst // a phrase behind it does not go with the clause before
	rejects     // a bid as well as a claim
	denial      // denies, and is no verb
	planned     // so something is, and no verb says it
	worth       // heads a clause as a participle does
	hearsay     // a noun for what somebody says is so

	// tellsMood are the roles by which a word tells a mood by itself.
	tellsMood = supposes | denies | deniesFlatly | plans | supersedes | used | to
)

var moodRoles = map[string]moodRole{
	"supposes": supposes, "denies": denies, "denies-flatly": deniesFlatly, "plans": plans, "supersedes": supersedes,
	"used": used, "to": to, "be": be, "not": not, "no": no, "no-denial": noDenial, "comparative": comparative,
	"until": until, "permits": permits, "had": had, "were": were, "would": would, "if": ifs, "could": could, "that": that,
	"frames": frames, "than": than, "as": as, "held-against": heldAgainst, "hearsay": hearsay, "rejects": rejects, "denial": denial, "planned": planned, "worth": worth,
}

// grammars are those of the languages that were asked for, by *lang.Words.
var grammars sync.Map

// grammarOf is the grammar of a language; one without the table has no joints but
// marks.
func grammarOf(w *lang.Words) *grammar {
	if g, ok := grammars.Load(w); ok {
		return g.(*grammar)
	}
	g := &grammar{lang.BitsOf(w, "clauses", functionRoles), lang.BitsOf(w, "clauses", moodRoles)}
	kept, _ := grammars.LoadOrStore(w, g)
	return kept.(*grammar)
}

// doing is what token k of the sentence does, nothing behind its end. Only words
// do something.
func (g *clauser) doing(k int) moodRole {
	if k < 0 || k >= len(g.infos) {
		return 0
	}
	return g.infos[k].does
}
