package bind

import (
	"slices"

	"github.com/factlint/factlint/internal/lang/role"
)

// What a description as "the company" or "the bridge" stands for, told to a reader.

// fuller is a description by what it stands for, or as it is.
func (c *context) fuller(s spoken) spoken {
	if full := c.descriptionStandsFor(s); !full.none() {
		return full
	}
	return s
}

// descriptionStandsFor is the name that "the company" stands for: the one name that has
// the noun in it, "Elm Bridge", or of which it was told that it is one, "the Wend is a
// river", "Halden, a town"; else of a company the subject of the sentence before.
func (c *context) descriptionStandsFor(s spoken) spoken {
	terms := c.r.sentence(s.sentence)
	if s.end-s.first != 1 || s.first == 0 || terms[s.first].capital || !terms[s.first-1].is(role.Article) || introduction(terms[s.first-1].does) != definite {
		return spoken{}
	}
	if i := s.end; i < len(terms) && terms[i].is(role.InPhrase|role.NounJoint) {
		return spoken{} // "the mayor of Lund"
	}
	noun := &terms[s.first]
	var found spoken
	for k := s.sentence; k >= 0 && k > s.sentence-descriptionReach; k-- {
		terms, end := c.r.sentence(k), len(c.r.sentence(k))
		if k == s.sentence {
			end = s.first - 1
		}
		for i := end - 1; i >= 0; i-- {
			if terms[i].lemma != noun.lemma || terms[i].mention >= 0 {
				continue
			}
			name := c.nameWith(terms, spoken{k, i, i + 1})
			switch {
			case name.none() && (introducedBy(terms, i) != definite || i == 0 || !terms[i-1].is(role.Article)):
				return spoken{} // "another bridge"
			case name.none():
			case found.none() || c.holds(found, name) && name.end-name.first > found.end-found.first:
				found = name
			case !c.holds(name, found):
				return spoken{}
			}
		}
	}
	if found.none() && c.r.cue("company").Has(noun.lemma) {
		return c.companyBefore(s)
	}
	return found
}

// nameWith is the name that ends with a noun, or of which a phrase that ends with it
// says what it is.
func (c *context) nameWith(terms []term, s spoken) spoken {
	i := s.first
	if terms[i].capital {
		for s.first > 0 && isNominal(terms, s.first-1) && terms[s.first-1].capital && !possessive(&terms[s.first-1]) {
			s.first--
		}
		if s.first < i {
			return s
		}
		return spoken{}
	}
	if isNominal(terms, i+1) && !c.verbAt(terms, i+1) {
		return spoken{} // "a bridge builder"
	}
	for i > 0 && isNominal(terms, i-1) && !terms[i-1].capital {
		i--
	}
	if i < 2 || introduction(terms[i-1].does) != indefinite || !terms[i-1].is(role.Article) {
		return spoken{}
	}
	if i -= 2; terms[i].lower != "," && !c.r.lang.Is(terms[i].lower, "copula") {
		return spoken{}
	}
	name := spoken{s.sentence, i, i}
	for name.first > 0 && isNominal(terms, name.first-1) && terms[name.first-1].capital && terms[name.first-1].mention < 0 {
		name.first--
	}
	if name.first > 1 && terms[name.first-1].is(role.ListJoint) {
		return spoken{}
	}
	return name
}

// holds reports whether the words of a name all stand in another one.
func (c *context) holds(a, b spoken) bool {
	x, y := c.r.sentence(a.sentence)[a.first:a.end], c.r.sentence(b.sentence)[b.first:b.end]
	for i := range x {
		if !slices.ContainsFunc(y, func(t term) bool { return t.lower == x[i].lower }) {
			return false
		}
	}
	return true
}

// companyBefore is the name that is the subject of the sentence before, where it is the
// only one there.
func (c *context) companyBefore(s spoken) spoken {
	k := s.sentence - 1
	if k < 0 || c.r.pass.Sentences[k].Block != c.r.pass.Sentences[s.sentence].Block {
		return spoken{}
	}
	terms := c.r.sentence(k)
	found, object := c.subjectIn(k, len(terms), standsForThing)
	if found.none() || !terms[found.first].capital || !c.isNameRun(terms, found) || object != unrivalled && c.otherName(terms, found) {
		return spoken{}
	}
	return found
}

// otherName reports whether a sentence has a name beside one.
func (c *context) otherName(terms []term, s spoken) bool {
	for i := s.end; i < len(terms); i++ {
		if t := &terms[i]; t.capital && t.content && t.mention < 0 {
			return true
		}
	}
	return false
}
