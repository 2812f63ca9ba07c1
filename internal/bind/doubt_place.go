package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether the sentence has left what the fact is about for another place, another
// case, another one of the kind.

// fronted reports whether the words that open the sentence set what it tells apart from the
// fact's: "in an earlier study, the dose was 20 milligrams".
func (c *context) fronted(p *profile) bool {
	if opensApart(c.terms, 0) && c.r.cue("set-apart").Has(c.terms[0].lower) && quality(&c.terms[0], p) == 0 {
		return !slices.ContainsFunc(p.names, func(n phrase) bool { return n.proper && names(c.terms, &n) }) // "Neighbouring San Blas"
	}
	if len(c.terms) < 3 || !c.terms[0].is(role.Fronted) {
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
	at := c.mention.First - c.first
	for i := at - 1; i >= 0 && i > at-thereReach && c.word(i) != ";" && c.word(i) != ":"; i-- {
		if c.isA(i, joint.There) && (i == 0 || c.terms[i-1].is(role.ListJoint|role.ClauseJoint) || c.word(i-1) == ";") && !c.isThere(&c.terms[i+1]) {
			return c.placeBefore(i, p)
		}
	}
	for i := range c.terms {
		if n := c.cued("by-comparison", i); n > 0 && (i == 0 || n > 1) {
			return !slices.ContainsFunc(p.names, func(n phrase) bool { return n.proper && names(c.terms, &n) })
		}
	}
	return false
}

// thereReach is how many tokens before a value the "there" may stand that places it.
const thereReach = 12

// isThere reports whether a word goes on with the "there" of "there were".
func (c *context) isThere(t *term) bool {
	return t.is(role.BeforeVerb|role.Negation) || c.r.lang.Is(t.lemma, "copula") || c.r.lang.Is(t.lemma, "auxiliary") || c.r.lang.IsVerb(t.lemma)
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
	i, skipped := c.mention.First-c.first-1, 0
	for ; i > 0 && skipped < maxCame && !c.ordinalAt(i) && (c.terms[i].is(role.Hedge|role.Modifier) || c.word(i) == ","); i-- {
		skipped++
	}
	return skipped > 0 && i > 0 && c.ordinalAt(i) && introduction(c.does(i-1)) != noPhrase && !strings.Contains(strings.ToLower(p.fact.Statement), c.word(i))
}

// ordinalAt reports whether term i is a place in an order, as a mention or a word.
func (c *context) ordinalAt(i int) bool {
	if m := c.terms[i].mention; m >= 0 && c.r.pass.Mentions[m].Value.Kind == quant.KindOrdinal {
		return true
	}
	_, in := lang.English().Lookup(c.word(i)) // "a third" is a fraction too
	return in.Class&lang.Ordinal != 0 || c.r.cue("in-a-row").Has(c.word(i))
}

// yearOfOther reports whether a date tells which one of a kind is meant, by a name that is
// none of the fact's: "in the Holmfjord fire of 1996".
func (c *context) yearOfOther(p *profile) bool {
	i := c.mention.First - c.first - 1
	if c.mention.Value.Kind != quant.KindDate || i < 2 || !c.isA(i, joint.Of) {
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

// sinceThen reports whether a date is that of the last one of the kind, of which the one
// that is told of is the greatest or the first since: "the worst flood since 1954".
func (c *context) sinceThen(p *profile) bool {
	if c.mention.Value.Kind != quant.KindDate || c.r.does(c.r.before(c.m))&role.Since == 0 || p.first.Value.Date.Precision <= quant.Year {
		return false
	}
	return c.mostSince(c.m)
}

// mostSince reports whether the greatest or the first one since mention m is told of.
func (c *context) mostSince(m int) bool {
	at := c.r.pass.Mentions[m].First - c.first
	for i := at - 2; i >= 0 && i > at-sinceReach; i-- {
		t := &c.terms[i]
		if t.lower == "," || t.lower == ";" {
			return false
		}
		if superlative(t) || c.r.cue("most").Has(t.lower) || t.mention >= 0 && c.ordinalAt(i) {
			return i > 0 && (introduction(c.does(i-1)) != noPhrase || strings.HasSuffix(c.terms[i-1].lower, "'s") || strings.HasSuffix(c.terms[i-1].lower, "’s"))
		}
	}
	return false
}

// sinceReach is how many tokens before a date "the worst" may stand.
const sinceReach = 12

// onlyIf reports whether the value holds on a condition that follows it: "we will stay out
// for six weeks if we have to".
func (c *context) onlyIf(p *profile) bool {
	if c.r.states(p.fact, role.Condition) {
		return false
	}
	for i := c.mention.Last - c.first; i < c.mention.Last-c.first+maxIf; i++ {
		if i >= len(c.terms) || c.terms[i].mention >= 0 || c.terms[i].is(role.ListJoint) {
			return false
		}
		if c.isA(i, joint.If) {
			return true
		}
	}
	return false
}

// ofWhich reports whether the value is a part of an amount that the sentence gives before,
// and is not told by the fact's event: "a profit of £37m, of which £12m went to the town".
func (b *binding) ofWhich(pr *pair) bool {
	c := &b.r.context
	if c.someOfWhich(b.x.all[pr.fact]) {
		return true
	}
	if pr.x[fEvent]+pr.x[fRest]+pr.x[fSubject] >= leastNamed {
		return false
	}
	for i := c.mention.First - c.first - 1; i > 0 && i > c.mention.First-c.first-maxOwner; i-- {
		if c.isA(i, joint.Which) && c.isA(i-1, joint.Of) {
			return true
		}
	}
	return false
}

// someOfWhich reports whether the value counts fewer of what stands before it than the fact
// does: "his quartets, of which six are in print".
func (c *context) someOfWhich(p *profile) bool {
	i, f := c.mention.First-c.first-1, &p.first.Value
	return c.value.Kind == quant.KindCount && f.Kind == quant.KindCount && c.isA(i, joint.Which) && c.isA(i-1, joint.Of) && c.value.Lo.Cmp(f.Lo) < 0
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
	if c.topic.kind != possessed || pr.x[fTopicHead] > 0 || pr.x[fSwap] > 0 || c.topic.first >= len(c.terms) || !c.terms[c.topic.first].is(role.Possessive) {
		return false
	}
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		if b.pairs[i].score >= supportOdds {
			return true
		}
	}
	return false
}
