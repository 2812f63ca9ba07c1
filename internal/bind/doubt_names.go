package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether what a sentence names is what the fact is on: another one of the kind
// with a name of its own, an anniversary of it, what it did where the fact tells what it
// can.

// otherNamed reports whether the words before the value name another one of the fact's
// kind, by the noun that ends the fact's name and a name that is none of its own: "the
// Harbour Street fire" of the Mill Lane fire.
func (c *context) otherNamed(p *profile) bool {
	first, _ := c.subjectStretch()
	end := min(c.mention.First-c.first, len(c.terms))
	for k := range p.names {
		n := &p.names[k]
		words := fields(p.name(k))
		if !n.proper || len(words) < 2 || strings.ToLower(words[len(words)-1]) != words[len(words)-1] {
			continue
		}
		kind := n.words[len(n.words)-1]
		for i := first + 2; i < end; i++ {
			t := &c.terms[i]
			if !t.isWord(kind) || t.capital || !c.namesOther(i-1, first, p) {
				continue
			}
			return !slices.ContainsFunc(c.terms[first:end], func(t term) bool { return t.capital && t.content && t.mention < 0 && quality(&t, p) > 0 })
		}
	}
	return false
}

// namesOther reports whether a name that is none of the fact's ends at term i, with an
// article before it.
func (c *context) namesOther(i, first int, p *profile) bool {
	from := i
	for ; i >= first; i-- {
		t := &c.terms[i]
		if t.is(role.Definite) && i < from {
			return true
		}
		if !t.capital || !t.content || t.mention >= 0 || TimeWord(t.lower) || quality(t, p) > 0 {
			return false
		}
	}
	return false
}

// ofAnniversary reports whether a day is one on which the fact's is remembered, in another
// year.
func (c *context) ofAnniversary(p *profile) bool {
	v, f := &c.mention.Value, &p.first.Value
	if v.Kind != quant.KindDate || f.Kind != quant.KindDate || v.Date.Year == f.Date.Year || v.Date.Precision < quant.Month {
		return false
	}
	return slices.ContainsFunc(c.terms, func(t term) bool { return c.r.cue("anniversary").Has(t.lower) }) && !p.says(c.r.cue("anniversary"))
}

// forYear reports whether a year is the one for which something is meant, "the budget for
// 2026", and not when something happened.
func (c *context) forYear(p *profile) bool {
	v := &c.mention.Value
	i := c.mention.First - c.first - 1
	if v.Kind != quant.KindDate || v.Date.Precision != quant.Year || !c.isA(i, joint.For) || p.first.Value.Date.Precision <= quant.Year {
		return false
	}
	if i == 0 || c.terms[i-1].mention >= 0 {
		return true
	}
	t := &c.terms[i-1]
	return !c.r.lang.IsVerb(t.lemma) && !c.r.cue("set-for").Has(t.lower)
}

// onlyCould reports whether the fact tells what a thing is made for or able to do, and the
// text what it did.
func (c *context) onlyCould(p *profile) bool {
	able := c.r.cue("able")
	if c.mention.Value.Kind == quant.KindDate || c.mention.Value.Hedge != quant.NoHedge || c.verb == nil || !p.says(able) {
		return false
	}
	if slices.ContainsFunc(c.terms, func(t term) bool { return t.mention < 0 && (able.Has(t.lower) || c.r.lang.Is(t.lower, "modal")) }) {
		return false
	}
	return tenseOf(c.r.lang, c.verb.lower) == past && (c.simplePast() || c.inClause(func(i int, t *term) bool { return i < c.mention.First-c.first && t.isA(joint.Had) }))
}

// atReference reports whether a date is the point up to which the sentence counts: "at the
// end of May the crews had flown 1,300 sorties".
func (c *context) atReference(_ *profile) bool {
	v := &c.mention.Value
	return v.Kind == quant.KindDate && (v.Mod == quant.End || c.r.comesAfter(c.m, joint.ByWhen)) && c.hadCome()
}

// onlyMonth reports whether the month of a time is the fact's, and its year is not, and no
// word of the fact's event stands by it: much else happens in June.
func (b *binding) onlyMonth(pr *pair) bool {
	v := &b.r.pass.Mentions[pr.mention].Value
	return v.Kind == quant.KindDate && v.Date.Precision == quant.Month && pr.cmp.Cause == quant.DigitWrong && pr.x[fEvent] < leastNamed
}
