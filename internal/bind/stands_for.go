package bind

import (
	"slices"

	"github.com/factlint/factlint/internal/lang/role"
)

// What a pronoun, or a description as "the company", stands for: told to a reader
// where it is plain, and not where there is another thing that it may be. Nothing is
// judged by it.

// standIn is what a pronoun may stand for: one thing, one person, several.
type standIn uint8

const (
	standsForThing standIn = 1 << iota
	standsForPerson
	standsForSeveral
)

// standsOf is what a word stands for, 0 for one that is no pronoun.
func (c *context) standsOf(word string) standIn {
	var out standIn
	for i, name := range [...]string{"stands-for-thing", "stands-for-person", "stands-for-several"} {
		if c.r.cue(name).Has(word) {
			out |= 1 << i
		}
	}
	return out
}

// How far back what is spoken of again is looked for, in sentences.
const (
	pronounReach     = 5
	descriptionReach = 60
)

// pronounStandsFor is what the pronoun at term i stands for.
func (c *context) pronounStandsFor(i int) spoken {
	word := c.terms[i].lower
	kind := c.standsOf(word)
	if kind == 0 || c.expletive(i) {
		return spoken{}
	}
	found, object := c.lastSubject(kind, i)
	terms := c.r.sentence(found.sentence)
	title := c.pageTitle()
	switch {
	case found.none() && !title.none() && c.opensBlockWith(kind):
		found, terms = title, c.r.sentence(title.sentence)
		if kind&standsForSeveral == 0 && c.titleIs(standsForPerson, title) != (kind&standsForThing == 0) {
			return spoken{}
		}
	case found.none():
		return spoken{}
	case object == rivalObject, object == possibleRival && !c.sameWords(found, title):
		return spoken{}
	}
	if !c.agrees(word, terms, found) {
		return spoken{}
	}
	return c.fuller(found)
}

// expletive reports whether the pronoun at term i may stand for nothing: "it took
// years", "it was announced in May that", "it was 4 May".
func (c *context) expletive(i int) bool {
	if !c.r.cue("stands-for-nothing").Has(c.terms[i].lower) {
		return false
	}
	verb := i + 1
	for verb < len(c.terms) && c.terms[verb].is(role.BeforeVerb) && !c.r.lang.Is(c.terms[verb].lemma, "copula") {
		verb++
	}
	if verb >= len(c.terms) || c.r.cue("says-nothing-of-it").Has(c.terms[verb].lemma) {
		return true
	}
	if verb+1 == c.mention.First-c.first && isTime(c.mention) {
		return true
	}
	if c.isFigure(verb) {
		return true
	}
	for k := verb + 1; k < len(c.terms); k++ {
		if c.r.cue("opens-what-is-said").Has(c.terms[k].lower) {
			return true
		}
	}
	return false
}

// isFigure reports whether the value alone follows on a verb that says what something
// is: a figure, and no thing, is what "in 2023 it was 7 million" speaks of.
func (c *context) isFigure(verb int) bool {
	if !c.r.lang.Is(c.terms[verb].lemma, "copula") || !c.r.cue("is-or-was").Has(c.terms[verb].lower) {
		return false
	}
	for i := verb + 1; i < c.mention.First-c.first; i++ {
		if !c.terms[i].is(role.Hedge|role.Link) && (c.mention.Hedge.Empty() || int(c.r.pass.Tokens[c.first+i].Start) < c.mention.Hedge.Start) {
			return false
		}
	}
	behind := c.mention.Last - c.first
	return behind >= len(c.terms) || !isNominal(c.terms, behind)
}

// pageTitle is the title of a page on one thing, as an encyclopaedia has them: a short
// noun phrase with which the first sentence begins, to say what it is. It is none for any
// other.
func (c *context) pageTitle() spoken {
	r := c.r
	if r.title < 0 || r.firstS[r.title] < 0 {
		return spoken{}
	}
	s := r.firstS[r.title]
	terms, next := r.sentence(s), s+1
	if len(terms) > maxPageTitle || next >= len(r.pass.Sentences) || r.pass.Sentences[next].Block == r.title {
		return spoken{}
	}
	title := c.trimmed(terms, spoken{s, 0, len(terms)})
	body := r.sentence(next)
	at := 0
	for at < len(body) && !body[at].content {
		at++
	}
	for i := title.first; i < title.end; i++ {
		if terms[i].lower == "\n" {
			title.end = i
			break
		}
		if at >= len(body) || body[at].lower != terms[i].lower {
			return spoken{}
		}
		at++
	}
	capital := func(t term) bool { return t.capital }
	is := func(t term) bool { return c.r.cue("is-or-was").Has(t.lower) }
	if !slices.ContainsFunc(terms[title.first:title.end], capital) || !slices.ContainsFunc(body[at:min(at+toldSoon, len(body))], is) {
		return spoken{}
	}
	return title
}

// toldSoon is within how many tokens behind its name the first sentence of such a page
// says what the thing is: "Anna Berg (born in Lund) was a composer".
const toldSoon = 14

// maxPageTitle is how many tokens the title of a page on one thing has at most.
const maxPageTitle = 6

// opensBlockWith reports whether the sentences of the value's block up to its own all
// begin with the pronoun, or it is the first, so that what it stands for was not told
// there.
func (c *context) opensBlockWith(kind standIn) bool {
	s := c.mention.Sentence
	block := c.r.pass.Sentences[s].Block
	for k := s; k >= 0 && c.r.pass.Sentences[k].Block == block; k-- {
		if terms := c.r.sentence(k); len(terms) == 0 || c.standsOf(terms[0].lower)&kind == 0 {
			return false
		}
	}
	return true
}

// titleIs reports whether the page is on a person, as its first sentences speak of
// somebody.
func (c *context) titleIs(kind standIn, title spoken) bool {
	for k := title.sentence + 1; k <= title.sentence+pronounReach && k < len(c.r.pass.Sentences); k++ {
		if terms := c.r.sentence(k); len(terms) > 0 && c.standsOf(terms[0].lower) == kind {
			return true
		}
	}
	return false
}

// sameWords reports whether one noun phrase has the words of another one, in order.
func (c *context) sameWords(a, b spoken) bool {
	if a.none() || b.none() || a.end-a.first != b.end-b.first {
		return false
	}
	x, y := c.r.sentence(a.sentence), c.r.sentence(b.sentence)
	for i := range a.end - a.first {
		if x[a.first+i].lower != y[b.first+i].lower {
			return false
		}
	}
	return true
}
