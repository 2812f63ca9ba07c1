package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint/quant"
)

// What a sentence gives to somebody else in so many words takes no fact: the visit
// of another, the day on which something was announced.

// ofOther reports whether the value measures an event of the fact's kind, and the
// name behind it is not the fact's: "the one-day visit of Marin Tolva".
func (c *context) ofOther(p *profile) bool {
	i, events := c.mention.Last-c.first, 0
	if i < len(c.terms) && i > 0 && c.terms[i].lower == "-" {
		i++
	}
	for ; i >= 0 && i < len(c.terms) && c.terms[i].content && c.terms[i].mention < 0 && !c.terms[i].capital; i++ {
		if quality(&c.terms[i], p) > 0 {
			events++
		}
	}
	if events == 0 || i+1 >= len(c.terms) || !c.terms[i].isA(joint.Of|joint.By) {
		return false
	}
	if i++; c.terms[i].isA(joint.The) {
		i++
	}
	from := i
	for ; i < len(c.terms) && c.terms[i].capital && c.terms[i].content && c.terms[i].mention < 0; i++ {
		if quality(&c.terms[i], p) > 0 {
			return false
		}
	}
	return i-from > 1
}

// announced reports whether a day is the one on which something was said, and the
// fact tells of no saying: "announced in November".
func (c *context) announced(p *profile) bool {
	i := c.mention.First - 1 - c.first
	if c.value.Kind != quant.KindDate || i < 0 || i >= len(c.terms) {
		return false
	}
	if i > 0 && c.terms[i].isA(joint.In|joint.On) {
		i--
	}
	t := &c.terms[i]
	return t.content && t.mention < 0 && c.r.lang.Is(t.lemma, "say") && !c.r.cue("heard").Has(t.lemma) && quality(t, p) == 0
}

// ofOtherNoun reports whether a time is that of something which is none of the fact's words:
// "in the strike vote of 29 February", of a strike that began on 4 March.
func (c *context) ofOtherNoun(p *profile) bool {
	i := c.mention.First - 1 - c.first
	if c.value.Kind != quant.KindDate || c.value.Date.Precision < quant.Month || i < 2 || i >= len(c.terms) || !c.terms[i].isA(joint.Of) {
		return false
	}
	t := &c.terms[i-1]
	if !t.content || t.mention >= 0 || t.capital || quality(t, p) > 0 || TimeWord(t.lower) || c.r.lang.Is(t.lemma, "time") {
		return false
	}
	modifier := &c.terms[i-2]
	return modifier.content && modifier.mention < 0 && quality(modifier, p) > 0
}

// dateOfReport reports whether a time stands in brackets behind something written that
// says what follows: "Your obituary of Volkova (17 January) says".
func (c *context) dateOfReport(_ *profile) bool {
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	if c.value.Kind != quant.KindDate || first < 1 || last+1 >= len(c.terms) || c.terms[first-1].lower != "(" || c.terms[last].lower != ")" {
		return false
	}
	return c.r.lang.Is(c.terms[last+1].lemma, "say")
}
