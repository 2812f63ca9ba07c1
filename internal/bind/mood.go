package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Whether an article says what a value says as its own: what denies it, supposes it,
// plans it or takes it back.

// mood is that of a mention's clause, after what denies it from outside, and
// before a negation that does not reach it.
func (r *reader) mood(m int) lint.Mood {
	p := r.pass
	mn := &p.Mentions[m]
	for c := clauseFrom(p, mn.Sentence); c < len(p.Clauses) && p.Clauses[c].Sentence == mn.Sentence; c++ {
		if mn.First >= p.Clauses[c].First && mn.First < p.Clauses[c].Last {
			return r.moodIn(m, r.hostOf(c))
		}
	}
	return lint.Asserted
}

// findMood is the mood of a mention of clause c; see moodIn.
func (r *reader) findMood(m, c int) lint.Mood {
	cl := &r.pass.Clauses[c]
	switch {
	case cl.Mood != lint.Asserted && r.modifiesSubject(m, cl):
		return lint.Asserted
	case cl.Mood == lint.Denied && cl.Verb >= 0 && r.cue("not-forgotten").Has(r.lang.Lemma(strings.ToLower(r.pass.Word(cl.Verb)))):
		return lint.Asserted // "we have not forgotten the day"
	case cl.Mood == lint.Denied && (r.outOfReach(m, cl) || r.setsTime(m, cl) || r.deniesBound(m)):
		return lint.Asserted
	case (cl.Mood == lint.Planned || cl.Mood == lint.Forecast || cl.Mood == lint.Demanded) && r.beforeThan(m, cl), cl.Mood != lint.Asserted && cl.Mood != lint.Denied && r.presupposed(m):
		return lint.Asserted
	case cl.Mood == lint.Hypothetical && r.exceptedBehind(m, cl):
		return lint.Asserted
	case cl.Mood == lint.Asserted && (r.takenBack(cl.Sentence) || r.inverted(m)):
		return lint.Denied
	case cl.Mood == lint.Asserted && r.recommended(cl):
		return lint.Demanded
	}
	return cl.Mood
}

// exceptedBehind reports whether all that a clause supposes is an exception behind the
// value: "starts eight workers unless told otherwise".
func (r *reader) exceptedBehind(m int, cl *lint.Clause) bool {
	mn := &r.pass.Mentions[m]
	for i := cl.First; i < mn.First; i++ {
		if w := r.small(i); r.does(w)&role.Condition != 0 || r.lang.Is(w, "condition") || r.lang.Is(w, "modal") {
			return false
		}
	}
	except := r.cue("except-if")
	for i := mn.Last; i < r.pass.Sentences[mn.Sentence].Last; i++ {
		w := r.small(i)
		if except.Has(w) {
			return true
		}
		if r.does(w)&role.Condition != 0 || r.lang.Is(w, "modal") {
			return false
		}
	}
	return false
}

// inverted reports whether the sentence of a mention is denied by its first word,
// behind which its verb stands before its subject, whatever stands between: "Nor did
// the works, as you say, start in April".
func (r *reader) inverted(m int) bool {
	mn := &r.pass.Mentions[m]
	sent := r.pass.Sentences[mn.Sentence]
	if sent.Last-sent.First < 3 || !r.cue("inverts").Has(r.small(sent.First)) || !r.lang.Is(r.small(sent.First+1), "auxiliary") {
		return false
	}
	for i := sent.First; i < mn.First; i++ {
		if w := r.small(i); w == ";" || w == ":" || r.cue("but").Has(w) {
			return false
		}
	}
	return true
}

// doubts reports whether the sentence of a mention asks whether it is so or calls
// it false, or the next one does.
func (r *reader) doubts(m int) bool {
	s := r.pass.Mentions[m].Sentence
	if r.asked(m) {
		return true
	}
	for _, t := range r.sentence(s) {
		if r.lang.Is(t.lower, "deny") || r.lang.Is(t.lemma, "deny") || r.lang.Is(t.lower, "falsehood") {
			return true
		}
	}
	return r.takenBack(s)
}

// asked reports whether the sentence of a mention asks whether it is so, and does not go on
// behind it to ask something else, "was fined 24,000: was that just?", nor only begins like
// a question: "may I add that".
func (r *reader) asked(m int) bool {
	mn := &r.pass.Mentions[m]
	sent := r.pass.Sentences[mn.Sentence]
	if sent.Last <= sent.First || r.pass.Word(sent.Last-1) != "?" {
		return false
	}
	if r.cue("asks-leave").At(func(k int) string {
		if sent.First+k >= sent.Last {
			return ""
		}
		return r.small(sent.First + k)
	}) > 0 {
		return false
	}
	if w := r.small(sent.First); r.lang.Is(w, "auxiliary") || r.cue("asks-what").Has(w) {
		return true
	}
	for i := mn.Last; i+2 < sent.Last; i++ {
		if w := r.pass.Word(i); w == ":" || w == ";" || w == "–" || w == "—" || w == "," && r.isA(i+1, joint.And|joint.But) {
			return false
		}
	}
	return true
}

// calledFalse reports whether the sentence goes on behind a value to call what it says
// false: "the sum of 83,000 which they claim is nonsense".
func (r *reader) calledFalse(m int) bool {
	mn := &r.pass.Mentions[m]
	terms, first := r.sentence(mn.Sentence), r.pass.Sentences[mn.Sentence].First
	for i := mn.Last - first; i >= 0 && i+1 < len(terms); i++ {
		if !r.lang.Is(terms[i].lemma, "copula") {
			continue
		}
		for k := i + 1; k < len(terms) && k <= i+falseWithin && !terms[k].isA(joint.Not); k++ {
			if r.lang.Is(terms[k].lower, "falsehood") {
				return true
			}
		}
	}
	return false
}

// falseWithin is how many tokens behind "is" what it says of a value ends: "is a myth",
// "was simply wrong".
const falseWithin = 3

// underCondition reports whether a mention stands in a clause that supposes what
// it says: "if the stock falls below 2.5 million tonnes".
func (r *reader) underCondition(m int) bool {
	p := r.pass
	mn := &p.Mentions[m]
	for c := clauseFrom(p, mn.Sentence); c < len(p.Clauses) && p.Clauses[c].Sentence == mn.Sentence; c++ {
		cl := &p.Clauses[c]
		if mn.First < cl.First || mn.First >= cl.Last {
			continue
		}
		for i := max(cl.First, mn.First-4*reach); i < mn.First; i++ {
			if r.does(r.small(i))&role.Condition != 0 {
				return true
			}
		}
	}
	return false
}

// outOfReach reports whether what denies a clause is a negation after a phrase
// at its front that holds the value, "At $9 a shot it is not beyond their
// means", or belongs to what is joined to it: "rose to 221 million, and for a
// time she could not sleep".
func (r *reader) outOfReach(m int, cl *lint.Clause) bool {
	mn := &r.pass.Mentions[m]
	terms, first := r.sentence(cl.Sentence), r.pass.Sentences[cl.Sentence].First
	k := cl.First - first
	if k < 0 || k >= len(terms) {
		return false
	}
	front := terms[k].is(role.Fronted) || terms[k].isA(joint.And) && k+1 < len(terms) && terms[k+1].is(role.Fronted)
	for i := cl.First; i < mn.First; i++ {
		if terms[i-first].is(role.Negation) || r.lang.Is(terms[i-first].lower, "deny") {
			return false
		}
	}
	for i := mn.Last; i < cl.Last; i++ {
		switch t := &terms[i-first]; {
		case t.is(role.ClauseJoint) && terms[i-first-1].lower == ",":
			return true
		case r.lang.Is(t.lower, "deny"), r.lang.Is(t.lower, "falsehood"):
			return false
		case t.is(role.Negation):
			return front || terms[i-first-1].isA(joint.But) || isAt(terms, i-first+1, joint.ToDo) // "a fifth of the men but not him", "a reason not to hurry"
		}
	}
	return false
}

// setsTime reports whether a date stands in a clause that tells when something
// was, which is so whatever the other clause denies: "when she came in 1996 there
// was no road".
func (r *reader) setsTime(m int, cl *lint.Clause) bool {
	mn := &r.pass.Mentions[m]
	if mn.Value.Kind != quant.KindDate {
		return false
	}
	for i := mn.First - 1; i >= r.pass.Sentences[mn.Sentence].First && i > mn.First-4*reach; i-- {
		switch w := r.small(i); {
		case r.does(w)&role.TellsWhen != 0:
			return i+1 < mn.First // "after 1996" dates the denial itself
		case w == "," || w == ";" || w == ":" || r.does(w)&role.Negation != 0:
			return false
		}
	}
	return false
}

// deniesBound reports whether what a clause denies is that a value is above, or
// below, some bound, so that it asserts the bound: "no lift may carry more than 12
// people" is at most 12.
func (r *reader) deniesBound(m int) bool {
	mn := &r.pass.Mentions[m]
	if mn.Hedge.Empty() || mn.Value.Hedge != quant.NoMore && mn.Value.Hedge != quant.NoLess {
		return false
	}
	for i := mn.First - 1; i >= 0 && int(r.pass.Tokens[i].Start) >= mn.Hedge.Start; i-- {
		if r.does(r.small(i))&role.Negation != 0 {
			return false // "no more than 12"
		}
	}
	return r.isA(mn.First-1, joint.Than)
}

// beforeThan reports whether a value stands before what it is held against, and
// only that was planned: "14 km run in tunnels, more than the 48 first intended".
func (r *reader) beforeThan(m int, cl *lint.Clause) bool {
	terms, first := r.sentence(cl.Sentence), r.pass.Sentences[cl.Sentence].First
	than := -1
	for i := r.pass.Mentions[m].Last; i < cl.Last && i-first < len(terms); i++ {
		if terms[i-first].isA(joint.Than) {
			than = i
			break
		}
	}
	if than < 0 {
		return false
	}
	for i := cl.First; i < than; i++ {
		t := &terms[i-first]
		if r.lang.Is(t.lower, "modal") || t.isA(joint.ToDo) || r.lang.Is(t.lemma, "plan") || r.lang.Is(t.lemma, "forecast") || r.lang.Is(t.lemma, "demand") {
			return false
		}
	}
	return true
}

// given reports whether an amount, before which term i stands and from term after on what
// follows, is that of what is there already: "sell its 40 percent", "pay off the
// $400 million that it owes", "well short of the 8 metres measured in the spring".
func (r *reader) given(terms []term, i, after int) bool {
	switch {
	case r.cue("owner").Has(terms[i].lower):
		return true
	case !terms[i].isA(joint.The):
		return false
	case i > 0 && r.cue("held-to").Has(terms[i-1].lower):
		return true
	}
	for k := after; k < len(terms) && k < after+3; k++ {
		if r.cue("sets-apart").Has(terms[k].lower) {
			return true
		}
		if !terms[k].content || terms[k].mention >= 0 {
			return false
		}
	}
	return false
}

// presupposed reports whether a date sets a known thing apart, which is there
// whatever its clause supposes: "the eruption of 1949".
func (r *reader) presupposed(m int) bool {
	mn := &r.pass.Mentions[m]
	i := mn.First - r.pass.Sentences[mn.Sentence].First - 1
	terms := r.sentence(mn.Sentence)
	if mn.Value.Kind != quant.KindDate && i >= 0 && i < len(terms) && r.given(terms, i, mn.Last-r.pass.Sentences[mn.Sentence].First) {
		return true
	}
	if mn.Value.Kind != quant.KindDate || i < 2 || i >= len(terms) || !terms[i].isA(joint.Of) || !terms[i-1].content || terms[i-1].mention >= 0 {
		return false
	}
	for k := i - 2; k >= 0 && k > i-5; k-- {
		if terms[k].is(role.Definite) {
			return true
		}
		if !terms[k].content {
			return false
		}
	}
	return false
}

// modifiesSubject reports whether a value tells what sort of thing the clause
// speaks of, before the verb that what is supposed or denied of it begins with:
// "a mission of 209 people cannot hold the line".
func (r *reader) modifiesSubject(m int, cl *lint.Clause) bool {
	mn := &r.pass.Mentions[m]
	terms, first := r.sentence(cl.Sentence), r.pass.Sentences[cl.Sentence].First
	i := mn.First - first - 1
	if cl.Verb < mn.Last || i < 1 || mn.First-1 <= cl.First || i >= len(terms) || !terms[i].is(role.Modifier) || !terms[i-1].content || terms[i-1].mention >= 0 {
		return false
	}
	for k := cl.First; k < cl.Verb; k++ {
		t := &terms[k-first]
		if t.is(role.Negation|role.Condition) || r.lang.Is(t.lower, "modal") || r.lang.Is(t.lower, "deny") || r.lang.Is(t.lower, "falsehood") || r.lang.Is(t.lower, "doubt") {
			return k >= mn.Last && (t.is(role.Negation) || r.lang.Is(t.lower, "modal"))
		}
	}
	return true
}

// maxRetraction is how long a sentence that takes back the one before may be
// before it says something of its own.
const maxRetraction = 7

// tellsOther reports whether token i, of a sentence that begins as a retraction of
// sentence s, is a word of its own matter.
func (r *reader) tellsOther(i, s int) bool {
	terms, k := r.sentence(s+1), i-r.pass.Sentences[s+1].First
	if k >= len(terms) {
		return false
	}
	t := &terms[k]
	if !t.content || t.mention >= 0 || r.cue("untold").Has(t.lower) {
		return false
	}
	for _, o := range r.sentence(s) {
		if o.lemma == t.lemma {
			return false
		}
	}
	return true
}

// takenBack reports whether the next sentence takes back what sentence s says:
// "It did not."
func (r *reader) takenBack(s int) bool {
	if r.taken[s] == unasked {
		r.taken[s] = no
		if r.retracts(s) {
			r.taken[s] = yes
		}
	}
	return r.taken[s] == yes
}

func (r *reader) retracts(s int) bool {
	p := r.pass
	if s+1 >= len(p.Sentences) || p.Sentences[s+1].Block != p.Sentences[s].Block {
		return false
	}
	next := p.Sentences[s+1]
	n := r.cue("retraction").At(func(k int) string {
		if next.First+k >= next.Last {
			return ""
		}
		return r.small(next.First + k)
	})
	if n == 0 {
		return false
	}
	for k, last := mentionsOf(p, s+1); k < last; k++ {
		if p.Mentions[k].Value.Kind != quant.KindDate {
			return false // "It is not true that the price is 53 pounds."
		}
	}
	for i := next.First; i < next.Last; i++ {
		switch w := p.Word(i); {
		case w == "." || w == ";" || w == ":" || w == ",":
			return i-next.First <= maxRetraction
		case i > next.First+n-1 && r.tellsOther(i, s):
			return false // "They did not mend the lane."
		}
	}
	return false
}
