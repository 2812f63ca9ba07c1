package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether a value is the one that stands: a level that was left since, the limit of
// another version, a number of things where the fact has a rate.

// hadLevel reports whether the value is how high something had stood by the time that is
// told of: "the rate had been 4.2 percent".
func (c *context) hadLevel(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || p.says(c.r.cue("before-it-changed")) || p.tense(c.r.lang) == past {
		return false
	}
	if !p.time.IsZero() && c.time.Known() && p.time.Year == c.time.Year {
		return false
	}
	for i := range c.terms {
		if c.r.lang.Is(c.terms[i].lemma, "say") {
			return false // who said that the crew had been 23 says that it was
		}
	}
	i := c.mention.First - c.first - 1
	for n := 0; i > 0 && n < maxToLevel; i, n = i-1, n+1 {
		t := &c.terms[i]
		if c.r.cue("level").Has(t.lower) {
			break
		}
		if t.mention >= 0 || t.lower == "," || t.lower == ";" || t.isA(joint.For) || t.content && tenseOf(c.r.lang, t.lower) != unknownTense {
			return false
		}
	}
	if i <= 0 || !c.r.cue("level").Has(c.word(i)) {
		return false
	}
	for n := 0; i > 0 && n < 2; n++ {
		if i--; c.isA(i, joint.Had) {
			return true
		}
	}
	return false
}

// maxToLevel is how many tokens before a value the verb may stand that it is the level of:
// "had stood at a little under 4".
const maxToLevel = 6

// upFrom reports whether the value is what something rose or fell from, "up from a forecast
// of 2.9 percent", and the fact is not for the time that it is said for.
func (c *context) upFrom(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || p.says(c.r.cue("before-it-changed")) {
		return false
	}
	i := c.mention.First - c.first - 1
	for n := 0; i > 0 && n < maxCame && !c.isA(i, joint.From); i, n = i-1, n+1 {
		t := &c.terms[i]
		if t.mention >= 0 || t.lower == "," || t.lower == ";" || t.content && tenseOf(c.r.lang, t.lower) != unknownTense {
			return false
		}
	}
	if i <= 0 || !c.isA(i, joint.From) {
		return false
	}
	if n := c.m + 1; !p.time.IsZero() && n < len(c.r.pass.Mentions) {
		if o := &c.r.pass.Mentions[n]; o.Sentence == c.mention.Sentence && o.First <= c.mention.Last+1 && isTime(o) && o.Value.Date.Year == p.time.Year {
			return false // "from 3.1 percent in 2022"
		}
	}
	for k := i - 1; k >= 0 && k > i-maxHeld; k-- {
		switch t := &c.terms[k]; {
		case t.isA(joint.Up):
			return true
		case t.mention < 0 && t.content && (c.r.lang.Is(t.lemma, "rise") || c.r.lang.Is(t.lemma, "fall")):
			return true
		case t.lower == ";" || t.lower == ",":
			return false
		}
	}
	return false
}

// noRate reports whether a number of things is said of no time or unit, and the fact's is:
// "£15 for twenty words" of eight words a minute.
func (b *binding) noRate(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	if p.per == "" || c.mention.Value.Per != "" || c.mention.Value.Kind != quant.KindCount || pr.x[fCell] > 0 {
		return false
	}
	return !c.inClause(func(i int, t *term) bool {
		return t.is(role.Each) || t.lemma == p.per || c.r.oftenWord(t.lower) || t.isA(joint.A|joint.Per) && i+1 < len(c.terms) && c.terms[i+1].lemma == p.per
	})
}

// oftenWord reports whether a word tells how often: "daily".
func (r *reader) oftenWord(lower string) bool {
	_, in := r.grammar().Lookup(lower)
	return in.Class&lang.Freq != 0
}

// inUse reports whether a date is that until which, or from which on, something lasts, and
// the fact tells of no end or no beginning: "open until 31 May" of the day of a flood.
func (b *binding) inUse(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	if c.mention.Value.Kind != quant.KindDate {
		return false
	}
	told := c.inClause(func(_ int, t *term) bool { return t.mention < 0 && t.content && quality(t, p) > 0 })
	switch w := c.r.before(c.m); {
	case told:
		return false
	case c.r.cue("until").Has(w):
		return !p.says(c.r.cue("tells-end")) && !p.tells(c.r, "end")
	case c.cued("starting", c.mention.First-c.first-2) > 0:
		return !p.says(c.r.cue("tells-start")) && !p.tells(c.r, "begin")
	}
	return false
}

// tells reports whether a fact's statement or event has a word of a family.
func (p *profile) tells(r *reader, family string) bool {
	return tellFamily(r.lang, p.fact.Event, family) || tellFamily(r.lang, []string{p.fact.Statement}, family)
}

// tellFamily reports whether some texts have a word of a family.
func tellFamily(w *lang.Words, texts []string, family string) bool {
	for _, s := range texts {
		for _, x := range fields(strings.ToLower(s)) {
			for _, f := range w.Families(w.Lemma(x)) {
				if w.FamilyOf(f).Name == family {
					return true
				}
			}
		}
	}
	return false
}

// toDoBy reports whether an infinitive tells what somebody is to do by the date: "the
// ministry to supply the schedule by 30 June".
func (c *context) toDoBy(p *profile) bool {
	if c.mention.Value.Kind != quant.KindDate || p.mood != lint.Asserted || !c.r.comesAfter(c.m, joint.ByWhen) {
		return false
	}
	for i := c.mention.First - c.first - 1; i > 0; i-- {
		switch t := &c.terms[i]; {
		case t.mention >= 0 || t.lower == "," || t.lower == ";" || t.lower == ":" || t.content && tenseOf(c.r.lang, t.lower) != unknownTense:
			return false
		case c.isA(i-1, joint.ToDo) && c.r.lang.IsVerb(t.lemma):
			return quality(t, p) < sameLemma
		}
	}
	return false
}

// nowAt reports whether a date is by when an amount had come to what the text says: "by
// August it had come down to 8 percent".
func (b *binding) nowAt(pr *pair) bool {
	c := &b.r.context
	return c.mention.Value.Kind == quant.KindDate && pr.x[fEvent] < halfNamed && pr.x[fDayDigit]+pr.x[fDayNext]+pr.x[fDayYear] == 0 && b.r.comesAfter(c.m, joint.ByWhen) && c.hadCome()
}

// countedSince reports whether a date is that since which something before it in its clause has been
// counted: "eleven performances in our hall since 1990".
func (c *context) countedSince(p *profile) bool {
	if c.mention.Value.Kind != quant.KindDate || c.r.does(c.r.before(c.m))&role.Since == 0 || states(p.fact, c.r.cue("since-then")) {
		return false
	}
	mentions := c.r.pass.Mentions
	for k := c.m - 1; k >= 0 && mentions[k].Sentence == c.mention.Sentence; k-- {
		o := &mentions[k]
		if i := o.First - c.first; i < 0 || i >= len(c.terms) || int(c.terms[i].clause) != c.clause {
			return false
		}
		if o.Value.Kind == quant.KindCount && !o.Noun.Empty() && !o.Weak {
			for i := o.Last - c.first; i < c.mention.First-c.first; i++ {
				if t := &c.terms[i]; t.mention < 0 && (t.lower == "," || t.content && quality(t, p) > 0) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// hadCome reports whether an amount follows a date of its sentence, and it is told in the past
// perfect, or to be there: "had come down to 8 percent".
func (c *context) hadCome() bool {
	mentions, next := c.r.pass.Mentions, c.m+1
	if next >= len(mentions) || mentions[next].Sentence != c.mention.Sentence || !isAmount(&mentions[next]) {
		return false
	}
	for i := c.mention.Last - c.first; i < mentions[next].First-c.first; i++ {
		switch w := c.word(i); {
		case c.isA(i, joint.Had), c.isA(i, joint.There):
			return true // "by June there were 640"
		case w == ";" || w == ":":
			return false
		}
	}
	return false
}

// atHour reports whether an amount is measured at some hour, and not told by the fact's
// event: "the river stood at 6 metres at 6 p.m." of its crest.
func (b *binding) atHour(pr *pair) bool {
	c, ps := &b.r.context, b.r.pass
	if pr.x[fEvent] >= leastNamed || c.mention.Value.Kind == quant.KindDate {
		return false
	}
	for m := int(pr.mention) + 1; m < len(ps.Mentions) && ps.Mentions[m].Sentence == c.mention.Sentence && m < int(pr.mention)+3; m++ {
		if d := &ps.Mentions[m].Value; d.Kind == quant.KindDate && (d.Date.TimeOnly || d.Date.Precision > quant.Day) {
			return true
		}
	}
	return false
}

// nothingBefore reports whether a day is the edge of a time in which something is denied, and the
// fact's own: "nothing exists from before 2 September".
func (b *binding) nothingBefore(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	v, f := &c.mention.Value, &p.first.Value
	if v.Kind != quant.KindDate || compare.Side(v.Hedge) == 0 || f.Hedge != quant.NoHedge || f.Range || v.Date != f.Date {
		return false
	}
	return c.inClause(func(i int, t *term) bool {
		return i < c.mention.First-c.first && (t.is(role.Negation) || c.r.cue("denies-all").Has(t.lower))
	})
}
