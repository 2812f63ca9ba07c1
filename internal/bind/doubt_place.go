package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether the sentence has left what the fact is about for another place, another
// case, another one of the kind.

// fronted reports whether the words that open the sentence set what it tells apart from the
// fact's: "in an earlier study, the dose was 20 milligrams".
func (c *context) fronted(p *profile) bool {
	if len(c.terms) < 3 || !c.terms[0].is(wFronted) {
		return false
	}
	end := 1
	for end < len(c.terms) && end < c.mention.First-c.first && c.word(end) != ";" && c.word(end) != ":" {
		if t := &c.terms[end]; t.mention < 0 && t.content && end > 2 && tenseOf(c.r.lang, t.lower) != unknownTense {
			break
		}
		end++
	}
	return c.setApart(c.terms, 0, end, p)
}

// elsewhere reports whether the clause tells of another place or case than the fact's: it
// begins with "there", which stands for a name before it that is none of the fact's, or
// says that it compares.
func (c *context) elsewhere(p *profile) bool {
	if c.clause < 0 {
		return false
	}
	i := max(c.r.pass.Clauses[c.clause].First-c.first, 0)
	if i < len(c.terms) && c.terms[i].is(wListJoint|wClauseJoint) {
		i++
	}
	if c.word(i) == "there" && i+1 < len(c.terms) && !c.isThere(&c.terms[i+1]) {
		return c.placeBefore(i, p)
	}
	for i := range c.terms {
		if n := c.cued("by-comparison", i); n > 0 && (i == 0 || n > 1) {
			return !slices.ContainsFunc(p.names, func(n phrase) bool { return n.proper && names(c.terms, &n) })
		}
	}
	return false
}

// isThere reports whether a word goes on with the "there" of "there were".
func (c *context) isThere(t *term) bool {
	return t.is(wBeforeVerb|wNegation) || c.r.lang.Is(t.lemma, "copula") || c.r.lang.Is(t.lemma, "auxiliary") || c.r.lang.IsVerb(t.lemma)
}

// placeBefore reports whether the last name before term i, in its sentence or the one
// before, is none of the fact's.
func (c *context) placeBefore(i int, p *profile) bool {
	terms := c.terms[:i]
	for s := c.mention.Sentence; ; {
		for k := len(terms) - 1; k >= 0; k-- {
			t := &terms[k]
			if !t.capital || !t.content || t.mention >= 0 || k == 0 {
				continue
			}
			return quality(t, p) == 0
		}
		if s == 0 || s < c.mention.Sentence || c.r.pass.Sentences[s-1].Block != c.r.pass.Sentences[s].Block {
			return false
		}
		s--
		terms = c.r.sentence(s)
	}
}

// oneOfThem reports whether the value is that of one in a row which has just been told:
// "fell in two bursts; the second, of 131 mm".
func (c *context) oneOfThem(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate {
		return false
	}
	i := c.mention.First - c.first - 1
	for n := 0; i > 0 && n < maxCame && (c.terms[i].is(wHedge|wModifier) || c.word(i) == ","); i, n = i-1, n+1 {
	}
	if i < 1 || i == c.mention.First-c.first-1 || !c.terms[i].is(wDefinite|wIndefinite|wArticle) && c.ordinalAt(i) && introduction(c.does(i-1)) != noPhrase {
		return i >= 1 && i < c.mention.First-c.first-1 && !strings.Contains(strings.ToLower(p.fact.Statement), c.word(i))
	}
	return false
}

// ordinalAt reports whether term i is a place in an order, as a mention or a word.
func (c *context) ordinalAt(i int) bool {
	if m := c.terms[i].mention; m >= 0 {
		return c.r.pass.Mentions[m].Value.Kind == quant.KindOrdinal
	}
	return c.r.cue("in-a-row").Has(c.word(i))
}

// yearOfOther reports whether a date tells which one of a kind is meant, by a name that is
// none of the fact's: "in the Holmfjord fire of 1996".
func (c *context) yearOfOther(p *profile) bool {
	i := c.mention.First - c.first - 1
	if c.mention.Value.Kind != quant.KindDate || i < 2 || c.word(i) != "of" {
		return false
	}
	foreign := false
	for i--; i >= 0 && c.terms[i].content && c.terms[i].mention < 0; i-- {
		if t := &c.terms[i]; t.capital {
			if quality(t, p) > 0 {
				return false
			}
			foreign = true
		}
	}
	return foreign && i >= 0 && introduction(c.does(i)) == definite
}

// ofStranger reports whether the subject of the value's clause bears a name that is none of
// the fact's, and the sentence names nothing of the fact's subject.
func (b *binding) ofStranger(pr *pair) bool {
	c := &b.r.context
	return c.topic.last <= c.mention.First-c.first && pr.x[fTopicForeign] > 0 && pr.x[fSubject] < leastNamed && pr.x[fTopicHead] == 0
}

// ofItsPart reports whether the subject of the value's clause is something that belongs
// to something else, of which the fact has no word, where the article tells the
// fact rightly: "its steps were opened in 2013" of a bridge opened in 2012.
func (b *binding) ofItsPart(pr *pair) bool {
	c := &b.r.context
	if c.topic.kind != possessed || pr.x[fTopicHead] > 0 || pr.x[fSwap] > 0 || c.topic.first >= len(c.terms) || !c.terms[c.topic.first].is(wPossessive) {
		return false
	}
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		if b.pairs[i].score >= supportOdds {
			return true
		}
	}
	return false
}
