package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
)

// What was spoken of before a value, and may be spoken of again in its sentence: the
// subjects of the clauses before, and what else is told there of the same kind.

// spoken is a noun phrase of the article that may be spoken of again.
type spoken struct {
	sentence, first, end int // terms of the sentence, half-open; empty for none
}

func (s spoken) none() bool { return s.first >= s.end }

// rivalry is whether what was told with a subject may be what a pronoun behind it
// stands for.
type rivalry uint8

const (
	unrivalled    rivalry = iota
	possibleRival         // "The Elm Bridge replaced the ferry. It"
	rivalObject           // "Orvik bought a yard. It"
)

// lastSubject is the subject of the clause before that at term i, or of a sentence
// before, between which and that one nothing else was spoken of.
func (c *context) lastSubject(kind standIn, i int) (spoken, rivalry) {
	p := c.r.pass
	s := c.mention.Sentence
	if found, object := c.subjectIn(s, i+c.cutOff(), kind); !found.none() || object != unrivalled {
		return found, object
	}
	block := p.Sentences[s].Block
	for k := s - 1; k >= 0 && k >= s-pronounReach && p.Sentences[k].Block == block; k-- {
		terms := c.r.sentence(k)
		if len(terms) > 0 && c.standsOf(terms[0].lower)&kind != 0 {
			if c.rivalBehind(terms, 1, len(terms), kind) != unrivalled {
				return spoken{}, rivalObject
			}
			continue
		}
		found, object := c.subjectIn(k, len(terms), kind)
		if found.none() {
			object = rivalObject
		}
		return found, object
	}
	return spoken{}, unrivalled
}

// subjectIn is the subject that sentence s opens with, or the clause at its front,
// before term end, and whether there is something else of the kind behind it.
func (c *context) subjectIn(s, end int, kind standIn) (spoken, rivalry) {
	terms := c.r.sentence(s)
	end = min(end, len(terms))
	if end == len(terms) && end > 0 && terms[end-1].lower == "?" {
		return spoken{}, rivalObject
	}
	first := 0
	for first < end && !terms[first].content && introduction(terms[first].does) == noPhrase && terms[first].lower != "," {
		switch t := &terms[first]; {
		case t.is(role.Fronted) && !t.is(role.TellsWhen):
			return spoken{}, unrivalled // "At 90 metres it is"
		case c.standsOf(t.lower)&kind != 0:
			return spoken{}, unrivalled
		case t.is(role.Anaphor | role.Speaker | role.Present | role.Past):
			return spoken{}, rivalObject
		}
		first++
	}
	verb := first
	for verb < end && !c.verbAt(terms, verb) {
		verb++
	}
	if verb >= end {
		return spoken{}, unrivalled
	}
	np := c.phraseBefore(terms, verb, first)
	if np.kind != bare && np.kind != definite && np.kind != possessed || np.first > first+1 {
		return spoken{}, unrivalled
	}
	found := c.trimmed(terms, spoken{s, np.first, np.last})
	found.first = c.joinedAt(terms, found.first)
	for !found.none() && found.end < verb && terms[found.end].digits {
		found.end++ // "Version 2"
	}
	if found.none() || c.r.cue("no-name").Has(terms[found.first].lower) || terms[headOf(terms, found)].mention >= 0 || !c.fitsKind(terms, found, kind) {
		return spoken{}, rivalObject
	}
	return found, c.rivalBehind(terms, verb, end, kind)
}

// verbAt reports whether a term is a verb in a form that a subject stands before.
func (c *context) verbAt(terms []term, i int) bool {
	t := &terms[i]
	switch {
	case t.mention >= 0 || i == 0:
		return false
	case t.is(role.Present|role.Past) && !possessive(t), c.r.lang.Is(t.lower, "modal"):
		return true
	case t.lower == t.lemma && isPlural(&terms[i-1]) && c.r.lang.IsVerb(t.lemma):
		return !isNominal(terms, i+1) || terms[i+1].capital
	case t.capital || !t.content || t.lower == t.lemma || !c.r.lang.IsVerb(t.lemma):
		return false
	}
	return introduction(terms[i-1].does) == noPhrase && (i+1 >= len(terms) || !isNominal(terms, i+1) || terms[i+1].capital)
}

// trimmed is a noun phrase without the words at its ends that say nothing.
func (c *context) trimmed(terms []term, s spoken) spoken {
	for s.first < s.end && (!terms[s.first].content || terms[s.first].mention >= 0) {
		s.first++
	}
	for s.end > s.first && !terms[s.end-1].content {
		s.end--
	}
	return s
}

// fitsKind reports whether a noun phrase can be what a pronoun stands for, by number
// and by whether it is a person.
func (c *context) fitsKind(terms []term, s spoken, kind standIn) bool {
	several, and := false, c.r.cue("and")
	for i := s.first; i < s.end; i++ {
		several = several || and.Has(terms[i].lower)
		if terms[i].is(role.InPhrase|role.Fronted) && !terms[i].is(role.ListJoint) {
			break
		}
	}
	head := headOf(terms, s)
	t := &terms[head]
	if several || s.first >= 2 && and.Has(terms[s.first-1].lower) || isPlural(t) {
		return kind&standsForSeveral != 0
	}
	person := t.is(role.Person) || t.base&role.Person != 0 || c.r.lang.Is(t.lemma, "person") || c.r.lang.Is(t.lemma, "person_title") || c.r.lang.Is(terms[s.first].lower, "person_title") || c.r.lang.Is(t.lemma, "kin") || c.r.cue("somebody").Has(t.lemma)
	if person {
		return kind&standsForPerson != 0
	}
	name := t.capital && c.isNameRun(terms, s)
	switch {
	case kind&standsForThing != 0 && !(name && c.ofPersons(s.sentence)):
		return true
	case kind&standsForPerson != 0:
		return name && s.end-s.first >= 2 && !c.r.lang.Is(t.lemma, "name-head") && !c.r.lang.Is(t.lemma, "group")
	}
	return false
}

// headOf is the term that says what a noun phrase is: the last of its first run of nouns.
func headOf(terms []term, s spoken) int {
	head := s.first
	for head+1 < s.end && isNominal(terms, head+1) {
		head++
	}
	return head
}

// isPlural reports whether a common noun is in the plural.
func isPlural(t *term) bool {
	return !t.capital && t.lower != t.lemma && strings.HasSuffix(t.lower, "s")
}

// isNameRun reports whether all words of a noun phrase have a capital.
func (c *context) isNameRun(terms []term, s spoken) bool {
	for i := s.first; i < s.end; i++ {
		if t := &terms[i]; !t.capital && t.content {
			return false
		}
	}
	return true
}

// ofPersons reports whether a sentence, or those up to the value's, speak of somebody by
// a pronoun, so that a bare name may be a person's.
func (c *context) ofPersons(s int) bool {
	for k := s; k >= 0 && k <= c.mention.Sentence; k++ {
		for _, t := range c.r.sentence(k) {
			if c.standsOf(t.lower) == standsForPerson || c.r.cue("of-a-person").Has(t.lower) {
				return true
			}
		}
	}
	return false
}

// rivalBehind reports whether a thing of the kind is told behind a verb, which a
// pronoun in the next clause may stand for: what the verb is done to, or another name.
// A place is none, nor what the subject is said to be.
func (c *context) rivalBehind(terms []term, verb, end int, kind standIn) rivalry {
	is, under, place := true, false, false
	out := unrivalled
	for i := verb; i < end; i++ {
		t := &terms[i]
		switch {
		case t.mention >= 0 || t.digits:
		case i > verb+1 && !place && c.verbAt(terms, i) && isNominal(terms, i-1) && !c.verbForm(terms, i-1) && (isPlural(&terms[i-1]) == (kind&standsForSeveral != 0)):
			return rivalObject // "protection waned: efficacy stood at"
		case i > verb && t.is(role.Pronoun) && c.standsOf(t.lower)&kind != 0 && introduction(t.does) == noPhrase:
			out = max(out, possibleRival) // "Aldric had it built"
		case i > verb && is && c.r.cue("opens-what-is-said").Has(t.lower) && !c.r.lang.Is(terms[verb].lemma, "say"):
			return rivalObject // "the estimate is that it"
		case c.r.lang.Is(t.lemma, "copula") || t.is(role.BeforeVerb) && t.lower != ",":
		case t.is(role.Fronted|role.InPhrase) && !t.is(role.ListJoint) && t.lower != "'" && t.lower != "’" && t.lower != "-":
			place = c.r.cue("where").Has(t.lower)
			under = place || i-1 != verb && !c.verbForm(terms, i-1) || t.is(role.NounJoint) // but "waved through the merger"
		case !isNominal(terms, i):
		case c.verbForm(terms, i):
			is, under = false, false
		case t.capital:
			if !place && (kind&standsForPerson == 0 || !c.r.lang.Is(t.lemma, "name-head")) {
				out = max(out, possibleRival)
			}
		case under || is || isNominal(terms, i+1) || isPlural(t) != (kind&standsForSeveral != 0):
		case kind&standsForThing == 0 && kind&standsForPerson != 0 && t.base&role.Person == 0 && !c.r.cue("somebody").Has(t.lemma):
		default:
			if k := introducedBy(terms, i); k == indefinite {
				return rivalObject
			}
			out = max(out, possibleRival)
		}
	}
	return out
}

// verbForm reports whether a term behind a verb is a verb again: "was opened".
func (c *context) verbForm(terms []term, i int) bool {
	t := &terms[i]
	if i > 0 && terms[i-1].is(role.Present|role.Past) && t.lower != t.lemma && !t.capital {
		return true // "has waved", whatever the tables know
	}
	return !t.capital && t.lower != t.lemma && !strings.HasSuffix(t.lower, "s") && c.r.lang.IsVerb(t.lemma) && (i == 0 || introduction(terms[i-1].does) == noPhrase) || c.verbAt(terms, i)
}

// introducedBy is how the run of nouns that ends at term i is introduced.
func introducedBy(terms []term, i int) phraseKind {
	for i > 0 && isNominal(terms, i-1) {
		i--
	}
	if i == 0 {
		return bare
	}
	return introduction(terms[i-1].does)
}

// agrees reports whether a noun phrase is of the gender of a pronoun, in a language
// where its article tells.
func (c *context) agrees(pronoun string, terms []term, s spoken) bool {
	if s.first == 0 || introduction(terms[s.first-1].does) == noPhrase {
		return true
	}
	told := false
	for _, gender := range [...]string{"masculine", "feminine", "neuter"} {
		if set := c.r.cue(gender); set.Has(pronoun) {
			if told = true; set.Has(terms[s.first-1].lower) {
				return true
			}
		}
	}
	return !told
}

// joinedAt is where the list begins that a noun phrase is the last member of:
// "Russia" of "Russia and Iran".
func (c *context) joinedAt(terms []term, first int) int {
	and := c.r.cue("and")
	for first >= 2 && and.Has(terms[first-1].lower) && isNominal(terms, first-2) && terms[first].capital && terms[first-2].capital {
		for first -= 2; first > 0 && isNominal(terms, first-1) && terms[first-1].capital; {
			first--
		}
	}
	return first
}

// cutOff is how many terms of the value's sentence stand before those that it is read
// by.
func (c *context) cutOff() int { return c.first - c.r.pass.Sentences[c.mention.Sentence].First }

// here is a stretch of the terms that the value is read by.
func (c *context) here(first, end int) spoken {
	return spoken{c.mention.Sentence, first + c.cutOff(), end + c.cutOff()}
}

// spanOf is the place of a noun phrase in the text.
func (c *context) spanOf(s spoken) lint.Span {
	if s.none() {
		return lint.Span{}
	}
	p := c.r.pass
	first := p.Sentences[s.sentence].First
	return lint.Span{Start: int(p.Tokens[first+s.first].Start), End: int(p.Tokens[first+s.end-1].End)}
}
