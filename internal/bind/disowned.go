package bind

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// disowned reports whether the sentence tells what was once believed, or is not: "legend has it",
// "a figure that nobody accepts", "it was long thought", or what a film or a novel tells. The author says none of it.
func (c *context) disowned(p *profile) bool {
	vouched := c.r.cue("vouched")
	if p.mood != lint.Asserted || c.inClause(func(_ int, t *term) bool { return vouched.Has(t.lower) }) {
		return false // "the official count is 900, which nobody believes" gives a count
	}
	for i := range c.terms {
		if n := c.cued("in-fiction", i); n > 0 && c.mention.Value.Kind != quant.KindDate && c.r.cue("fiction").Has(c.word(i+n)) && !p.says(c.r.cue("fiction")) {
			return true // "in the film the army has 900 men"
		}
		if c.cued("disowns", i) > 0 && (i == 0 || !c.r.cue("negates-bound").Has(c.word(i-1))) {
			return true
		}
		if t := &c.terms[i]; i < c.mention.First-c.first && t.mention < 0 && (c.r.lang.Is(t.lemma, "deny") || c.r.cue("dismisses").Has(t.lemma)) {
			for k := i + 1; k < min(i+1+dismissWithin, c.mention.First-c.first, len(c.terms)); k++ {
				if c.r.cue("what-is-claimed").Has(c.terms[k].lemma) {
					return true // "dismisses the agency's claim that"
				}
			}
		}
		if n := c.cued("believers", i); n > 0 {
			for k := i + n; k < min(i+n+believeWithin, len(c.terms)); k++ {
				if c.r.cue("believes").Has(c.word(k)) {
					return true
				}
			}
		}
	}
	return false
}

// believeWithin is how many tokens behind "nobody" the word may stand for what nobody does:
// "no historian would now accept".
const believeWithin = 4

// dismissWithin is how many tokens behind a verb of dismissing what is dismissed may stand.
const dismissWithin = 6
