package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts from a word right beside the value or at the head of its sentence, which no slip of digits
// outweighs: a birth, "until", "before the takeover", "the talks on the strike".

// factTells reports whether the fact's statement or its event has a word whose base form is in a set.
func (c *context) factTells(p *profile, set *lang.Cue) bool {
	has := func(s string) bool {
		for _, w := range fields(strings.ToLower(s)) {
			if set.Has(w) || set.Has(c.r.lang.Lemma(w)) {
				return true
			}
		}
		return false
	}
	for _, e := range p.fact.Event {
		if has(e) {
			return true
		}
	}
	return has(p.fact.Statement)
}

// ofLifeEvent reports whether a date is that of a birth, a death or a wedding, and the fact's is of
// none: "Lind, born on 1 March 1971, leads the firm".
func (c *context) ofLifeEvent(p *profile) bool {
	if c.mention.Value.Kind != quant.KindDate {
		return false
	}
	set := c.r.cue("life-event")
	for i := c.mention.First - c.first - 1; i >= 0 && i > c.mention.First-c.first-4; i-- {
		switch t := &c.terms[i]; {
		case set.Has(t.lower):
			return !c.factTells(p, set)
		case t.content || t.mention >= 0 || t.lower == ",":
			return false
		}
	}
	return false
}

// untilThen reports whether a time is given as an end, "until 1 March 2027", and the fact's is a
// beginning.
func (c *context) untilThen(p *profile) bool {
	i := c.mention.First - c.first - 1
	if c.mention.Value.Kind != quant.KindDate || !c.r.cue("until").Has(c.word(i)) {
		return false
	}
	if c.inClause(func(i int, t *term) bool { return i < c.mention.First-c.first && t.is(role.Negation) }) {
		return false // "was not opened until 2008"
	}
	return c.factTells(p, c.r.cue("tells-start")) && !c.factTells(p, c.r.cue("tells-end"))
}

// openedBefore reports whether the sentence opens with what came later, "before the takeover it
// employed 16,900 people", and the fact tells how things are or were at a time of its own.
func (c *context) openedBefore(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || len(c.terms) == 0 || c.verb == nil || !c.r.cue("opens-before").Has(c.terms[0].lower) || c.terms[0].mention >= 0 {
		return false
	}
	if int(c.terms[0].clause) != c.clause || introduction(c.does(1)) != definite && introduction(c.does(1)) != possessed {
		return false // "before tax"
	}
	if p.time.IsZero() && p.tense(c.r.lang) != present || tenseOf(c.r.lang, c.verb.lower) != past {
		return false
	}
	return !c.factTells(p, c.r.cue("opens-before"))
}

// onTheFact reports whether the subject of the clause is something on or about what the fact is of:
// "the talks on the strike took 13 days", "the inquiry into the crash".
func (c *context) onTheFact(p *profile) bool {
	if c.topic.kind == noPhrase || c.topic.head < 0 || c.topic.head+1 >= len(c.terms) || c.topic.last > c.mention.First-c.first {
		return false
	}
	head := &c.terms[c.topic.head]
	if deals := c.r.cue("deals-with"); head.mention >= 0 || quality(head, p) > 0 || !deals.Has(head.lemma) && !deals.Has(head.lower) || !c.r.cue("is-about").Has(c.word(c.topic.head+1)) {
		return false
	}
	for i := c.topic.head + 2; i < c.mention.First-c.first && i < c.topic.head+maxAbout; i++ {
		t := &c.terms[i]
		if t.content && (p.named(t) || quality(t, p) > 0) {
			return true
		}
		if t.content || t.mention >= 0 {
			return false
		}
	}
	return false
}

// maxAbout is how many words behind "on" the name of the fact may stand.
const maxAbout = 6

// paidForOther reports whether the sentence opens with what was paid for, and that is none of the
// fact's: "for Linden, a smaller chain, it paid €94 million".
func (c *context) paidForOther(p *profile) bool {
	if c.value.Kind != quant.KindMoney || len(c.terms) < 2 || c.verb == nil || !c.isA(0, joint.For) || !c.r.cue("pays").Has(c.verb.lemma) {
		return false
	}
	t := &c.terms[1]
	return t.capital && t.content && t.mention < 0 && quality(t, p) == 0 && !p.named(t)
}

// borrows reports whether the amount is the object of a verb of lending and saving of which the fact
// has nothing: "it borrowed €490 million for the takeover".
func (c *context) borrows(p *profile) bool {
	set := c.r.cue("borrows")
	if c.value.Kind != quant.KindMoney {
		return false
	}
	for i := c.mention.First - c.first - 1; i >= 0 && i > c.mention.First-c.first-3; i-- {
		if t := &c.terms[i]; t.mention < 0 && set.Has(t.lemma) {
			return !c.factTells(p, set)
		}
	}
	return false
}
