package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether a value is the one that stands: what came on top of it, what it
// was before something else came of it, what it is by another reckoning.

// onTop reports whether the value is what came to others, or is to come, "two more
// judges", and the fact tells how many there are.
func (c *context) onTop(p *profile) bool {
	return c.cue.further && (c.value.Kind == quant.KindCount || !c.cell && c.value.Kind == quant.KindMeasure || c.value.Kind == quant.KindMoney) && !p.says(c.r.cue("on-top"))
}

// overtaken reports whether the sentence goes on to what became of the value:
// "priced at 5 million and ended at 7". The fact then is of the other, unless it
// tells how things began.
func (c *context) overtaken(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || c.m+1 >= len(c.r.pass.Mentions) || p.says(c.r.cue("before-it-changed")) {
		return false
	}
	next := &c.r.pass.Mentions[c.m+1]
	if next.Sentence != c.mention.Sentence || next.Value.Kind != p.kind && !sameKind(next, c.mention) {
		return false
	}
	at := next.First - c.first
	for i := max(c.mention.Last-c.first, at-maxCame); i < at; i++ {
		if n := c.cued("came-to", i); n > 0 && i+n >= at-1 {
			return true
		}
		if c.cued("and-then", i) > 0 && sameKind(next, c.mention) {
			return true // "the order was for 50, then for 36"
		}
	}
	return false
}

// maxCame is how many tokens "ended up costing them" and a currency may have.
const maxCame = 5

// whoseOther reports whether the value stands behind "whose", which hangs on a name
// that is none of the fact's: "like Dutch, whose great dictionary has 43 volumes".
func (c *context) whoseOther(p *profile) bool {
	for i := c.mention.First - c.first - 1; i > 0; i-- {
		switch w := c.word(i); {
		case w == ";" || w == ":":
			return false
		case c.isA(i, joint.Whose):
			for k := i - 1; k >= 0 && k > i-maxOwner; k-- {
				if t := &c.terms[k]; t.capital && t.content && t.mention < 0 {
					return k > 0 && quality(t, p) == 0
				}
			}
			return false
		}
	}
	return false
}

// maxOwner is how many tokens before "whose" the last name may stand.
const maxOwner = 5

// mended reports whether the sentence behind the value's own gives the fact's, so
// that the value's tells how things were: "A page held 51. It holds 50 again."
func (b *binding) mended(pr *pair) bool {
	p := b.r.pass
	s := p.Mentions[pr.mention].Sentence
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		q := &b.pairs[i]
		if n := p.Mentions[q.mention].Sentence; n == s+1 && p.Sentences[n].Block == p.Sentences[s].Block && q.score >= supportOdds && b.r.does(b.r.small(p.Sentences[n].First))&role.Anaphor != 0 {
			return true
		}
	}
	return false
}

// setOff reports whether a figure is not the one that stands by itself: a margin,
// how things had been until something happened, what it is "if you count".
func (c *context) setOff() bool {
	return c.margin() || c.hadBeen() || c.ifCounted() || c.allBut()
}

// allBut reports whether the value is what is left out of the whole: "current is back
// in all but 9,000 homes".
func (c *context) allBut() bool {
	return c.cued("all-but", c.mention.First-c.first-2) > 0
}

// margin reports whether the value is by how much one side won, and not what it
// had: "by three votes", but "by 141 votes to 138".
func (c *context) margin() bool {
	if c.mention.Value.Kind != quant.KindCount || !c.r.cue("tally").Has(c.noun) || !c.r.follows(c.mention, joint.ByHowMuch) {
		return false
	}
	for i := c.mention.Last - c.first; i < c.mention.Last-c.first+3; i++ {
		if c.cued("other-side", i) > 0 {
			return false
		}
	}
	return true
}

// byMargin reports whether the value is by how much something came to be more or less, in the
// words of a verb that the fact does not have: "the budget was underspent by 2 million". An
// amount does nothing, so that "by" before it tells no agent.
func (c *context) byMargin(p *profile) bool {
	switch c.value.Kind {
	case quant.KindMoney, quant.KindMeasure, quant.KindPercent, quant.KindDuration:
	default:
		return false
	}
	if !c.r.comesAfter(c.m, joint.ByHowMuch) || c.tellsChange(p) || c.r.joins(p.fact, joint.ByHowMuch) {
		return false
	}
	for i := c.mention.First - c.first - 1; i > 0; i-- {
		if c.isA(i, joint.ByHowMuch) {
			t := &c.terms[i-1]
			if c.value.Kind == quant.KindPercent && (c.r.lang.Is(t.lemma, "rise") || c.r.lang.Is(t.lemma, "fall")) {
				return false // "prices rise by 3 per cent" gives the rate itself
			}
			return t.mention < 0 && t.content && !t.capital && (quality(t, p) == 0 || c.verb != nil && c.verb != t && c.r.cue("exceeds-by").Has(c.verb.lemma) || strings.Contains(p.fact.Statement, " to "+p.first.Text))
		}
	}
	return false
}

// hadBeen reports whether the sentence tells in the past perfect how things were up to
// some turn: "until the harbour was filled in, the city had been larger, at 40 km²".
func (c *context) hadBeen() bool {
	before := c.terms[:max(0, min(c.mention.First-c.first, len(c.terms)))]
	if !slices.ContainsFunc(before, func(t term) bool { return t.isA(joint.Had) }) {
		return false
	}
	for i := range before {
		if c.r.lang.Is(c.terms[i].lemma, "say") {
			return false // who said that sales had grown says that they grew
		}
		if !c.terms[i].isA(joint.Had) {
			continue
		}
		for k := i + 1; k < i+3; k++ {
			if w := c.word(k); c.isA(k, joint.Been) || w != "" && tenseOf(c.r.lang, w) == past {
				return c.tellsTurn()
			}
		}
	}
	return false
}

// tellsTurn reports whether the sentence tells of a turn: "until", "previously".
func (c *context) tellsTurn() bool {
	for i := range c.terms {
		if c.cued("turn", i) > 0 && !c.atTime(i) {
			return true
		}
	}
	return false
}

// atTime reports whether the word at term i stands by a time, and only places it: "a
// year earlier", "before 2010".
func (c *context) atTime(i int) bool {
	return i > 0 && c.terms[i-1].mention >= 0 || i+1 < len(c.terms) && c.terms[i+1].mention >= 0
}

// maxIf is how many tokens behind a value the condition begins.
const maxIf = 4

// ifCounted reports whether the value holds by one way to count among several:
// "half a million acres if you reckon in the buffer".
func (c *context) ifCounted() bool {
	for i := c.mention.Last - c.first; i < c.mention.Last-c.first+maxIf; i++ {
		if c.does(i)&role.Condition != 0 {
			return c.cued("if-counted", i) > 0
		}
	}
	return false
}
