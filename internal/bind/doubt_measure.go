package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether an amount is the fact's quantity: that of a part of the year, reckoned in another
// way, or how many came and went where the fact has how many there are.

// ofPartOfYear reports whether an amount is that of a part of a year, and has not by so much as a slip
// the fact's own figures.
func (b *binding) ofPartOfYear(pr *pair) bool {
	return !b.telling(pr) && b.r.context.partOfYear(b.x.all[pr.fact])
}

// partOfYear reports whether an amount is that of a half, a quarter or some months, and the fact
// tells of none: "first-half revenue", "in the nine months to September".
func (c *context) partOfYear(p *profile) bool {
	v := &c.mention.Value
	if v.Kind == quant.KindDate || v.Kind == quant.KindDuration || v.Kind == quant.KindOrdinal || v.Kind == quant.KindSet || compare.DurationDays[v.Per] > 0 || compare.DurationDays[p.per] > 0 || p.says(c.r.cue("part-of-year")) {
		return false
	}
	if p.time.Precision != quant.Year || p.time.IsZero() || p.time.Part > 0 {
		return false
	}
	if c.cell && c.headedByPart() {
		return true
	}
	return c.inClause(func(i int, t *term) bool {
		if t.mention < 0 || c.cued("part-of-year", i) > 0 {
			return c.cued("part-of-year", i) > 0
		}
		mn := &c.r.pass.Mentions[t.mention]
		switch o := &mn.Value; o.Kind {
		case quant.KindDate:
			return o.Date.Part > 0 && o.Date.Precision < quant.Month && !o.Range
		case quant.KindDuration:
			return i == mn.First-c.first && !o.Range && (o.Unit == "month" || o.Unit == "quarter" || o.Unit == "week") && o.Lo.Float() < monthsOfYear &&
				(mn.Last-mn.First > 2 || i > 0 && (c.terms[i-1].is(role.Definite) || c.ordinalAt(i-1))) // "nine-month", "the first nine months"
		}
		return false
	})
}

// headedByPart reports whether a header of the value's cell is a part of a year: "Q3", "First half
// 2024".
func (c *context) headedByPart() bool {
	info := c.r.block[c.r.pass.Sentences[c.mention.Sentence].Block]
	for _, h := range [...]int{info.columnHeader, info.rowHeader} {
		if h < 0 || c.r.firstS[h] < 0 {
			continue
		}
		for _, t := range c.r.sentence(c.r.firstS[h]) {
			if c.r.cue("part-of-year").Has(t.lower) {
				return true
			}
			if t.mention >= 0 {
				if d := &c.r.pass.Mentions[t.mention].Value; d.Kind == quant.KindDate && d.Date.Part > 0 && d.Date.Precision < quant.Month && !d.Range {
					return true
				}
			}
		}
	}
	return false
}

// monthsOfYear is how many months are no part of a year.
const monthsOfYear = 12

// otherwiseReckoned reports whether the name of the quantity is narrowed by a word for a way to
// reckon that the fact does not have: "the net margin" of an operating margin.
func (c *context) otherwiseReckoned(p *profile) bool {
	if v := &c.mention.Value; v.Kind != quant.KindMoney && v.Kind != quant.KindPercent && v.Kind != quant.KindCount {
		return false
	}
	ways := c.r.cue("reckoning")
	return c.inClause(func(i int, t *term) bool {
		if t.mention >= 0 || !ways.Has(t.lower) || quality(t, p) > 0 || strings.Contains(strings.ToLower(p.fact.Statement), t.lower) {
			return false
		}
		for k := i + 1; k < len(c.terms) && k < i+besideHead; k++ {
			o := &c.terms[k]
			if o.mention >= 0 || !o.content && o.lower != "-" {
				return false
			}
			if quality(o, p) >= sameRoot {
				return true
			}
		}
		return false
	})
}

// besideHead is how many words may stand between a way to reckon and the quantity: "net operating
// margin".
const besideHead = 4

// cameOrWent reports whether a number is that of people who were taken on or left, and the fact's is
// how many there are: "hired 1,200 people".
func (c *context) cameOrWent(p *profile) bool {
	if c.mention.Value.Kind != quant.KindCount || !tellFamily(c.r.lang, p.fact.Event, "employ") || p.says(c.r.cue("came-or-went")) {
		return false
	}
	return c.inClause(func(i int, t *term) bool {
		return t.mention < 0 && c.cued("came-or-went", i) > 0 && (i < c.mention.First-c.first || i-(c.mention.Last-c.first) < besideHead)
	})
}

// brought reports whether the subject of the value's clause is brought in as something new, of
// which the fact has no word: "a letter of intent was signed in 2005".
func (c *context) brought(p *profile) bool {
	first, end := c.subjectStretch()
	if c.clause < 0 || first >= end || end > len(c.terms) || c.verb == nil || quality(c.verb, p) == 0 || !(c.terms[first].is(role.Indefinite) || c.r.cue("brings-in").Has(c.terms[first].lower)) {
		return false
	}
	thing := false // "some 3.9 million passengers" brings in nothing
	for i := first; i < end; i++ {
		t := &c.terms[i]
		if t.mention >= 0 || p.named(t) || t.content && quality(t, p) > 0 {
			return false
		}
		thing = thing || t.content
	}
	return thing
}

// ofMany reports whether the value is what a verb says of its own subject, which are several things
// of which the fact has no word, and nobody who counts: "the ramps are 170 metres long", "repairs
// cost 14 million", "aftershocks killed 12 people".
func (c *context) ofMany(p *profile) bool {
	if c.clause < 0 || c.clause != c.host || c.verb == nil || c.mention.Value.Kind == quant.KindDate {
		return false
	}
	at := c.r.pass.Clauses[c.clause].Verb - c.first
	if at >= c.mention.First-c.first || at < 1 {
		return false
	}
	switch lemma := c.verb.lemma; {
	case c.r.cue("estimates").Has(lemma):
		return false // who they are that say so
	case c.r.lang.Is(lemma, "copula"):
		if k := c.mention.Last - c.first; k >= len(c.terms) || quality(&c.terms[k], p) == 0 {
			return false
		}
	case c.r.cue("measures").Has(lemma):
	case quality(c.verb, p) > 0 && !c.r.lang.Is(c.terms[at-1].lemma, "copula"):
	default:
		return false
	}
	first, end := c.subjectStretch()
	last := first // behind the noun of the subject
	for ; last < min(end, len(c.terms)) && (last == first || !c.terms[last].is(role.InPhrase|role.Fronted)); last++ {
		if t := &c.terms[last]; t.mention >= 0 || t.is(role.Anaphor|role.Speaker|role.Person|role.StandsIn) || quality(t, p) > 0 || t.capital && last > 0 {
			return false
		}
	}
	if last == first || c.terms[first].is(role.Fronted) {
		return false
	}
	head := &c.terms[last-1]
	many := head.lower != head.lemma && strings.HasSuffix(head.lower, "s") && (!head.capital || last == 1)
	return many && head.content && !p.ofSeveral(c.r.lang)
}

// ofSeveral reports whether a subject of the fact is named in the plural.
func (p *profile) ofSeveral(w *lang.Words) bool {
	for _, s := range p.fact.Subjects {
		for _, n := range s.Names {
			last := strings.ToLower(n[strings.LastIndexByte(n, ' ')+1:])
			if strings.HasSuffix(last, "s") && w.Lemma(last) != last {
				return true
			}
		}
	}
	return false
}

// otherHarm reports whether the clause counts the hurt and the fact the dead, or the other way about.
func (c *context) otherHarm(p *profile) bool {
	if c.mention.Value.Kind != quant.KindCount {
		return false
	}
	for _, harm := range [2][2]string{{"die", "wound"}, {"wound", "die"}} {
		if !p.tells(c.r, harm[0]) || p.tells(c.r, harm[1]) {
			continue
		}
		in := func(family string) bool {
			return c.inClause(func(_ int, t *term) bool { return t.mention < 0 && c.r.inFamily(t, family) })
		}
		return in(harm[1]) && !in(harm[0])
	}
	return false
}

// inFamily reports whether a word is of a family.
func (r *reader) inFamily(t *term, family string) bool {
	return slices.ContainsFunc(t.families, func(f int) bool { return r.lang.FamilyOf(f).Name == family })
}

// sideOfTally reports whether a number is what one of two sides had, "votes 85 to 61", "by 85
// votes to 61", and the fact is on no such tally.
func (c *context) sideOfTally(p *profile) bool {
	tally := c.r.cue("tally")
	if c.value.Kind != quant.KindCount || c.noun != "" && !tally.Has(c.noun) || p.says(tally) || tally.Has(p.first.Value.Unit) {
		return false
	}
	return c.tallied(c.m-1, c.m) || c.tallied(c.m, c.m+1)
}

// tallied reports whether two numbers that follow each other are those of two sides, and not
// the ends of a change or a range.
func (c *context) tallied(m, n int) bool {
	mentions := c.r.pass.Mentions
	if m < 0 || n >= len(mentions) || mentions[m].Sentence != mentions[n].Sentence {
		return false
	}
	a, b := &mentions[m], &mentions[n]
	if a.Value.Kind != quant.KindCount || b.Value.Kind != quant.KindCount || !c.r.isA(b.First-1, joint.To) || c.r.isA(a.First-1, joint.From) {
		return false
	}
	switch between := b.First - 1 - a.Last; between {
	case 0: // "85 to 61"
		return c.inClause(func(_ int, t *term) bool { return c.r.cue("tally").Has(t.lemma) || c.r.lang.Is(t.lemma, "vote") })
	case 1: // "85 votes to 61"
		return c.r.cue("tally").Has(c.r.lang.Lemma(c.r.pass.Word(a.Last)))
	}
	return false
}
