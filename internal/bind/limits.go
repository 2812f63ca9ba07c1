package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A rule has one limit, and whoever tells the rule tells that limit: "until 75" is
// another rule than "at 72", "wait 90 days" than "at least 84 days", though the one
// number lies within the bound of the other. Of what was counted the bounds are
// taken at their word.

// states reports whether a fact's statement has a word or phrase of a set.
func states(f *lint.Fact, set *lang.Cue) bool {
	words := strings.Fields(strings.ToLower(f.Statement))
	for i := range words {
		words[i] = strings.Trim(words[i], ".,;:")
	}
	for i := range words {
		if set.At(func(k int) string {
			if i+k < len(words) {
				return words[i+k]
			}
			return ""
		}) > 0 {
			return true
		}
	}
	return false
}

// ruled is the hedge by which the mention is held against a value of a fact, and
// whether that of the fact counts for nothing: both tell where a limit lies.
func (c *context) ruled(f *lint.Fact, v quant.Value) (hedge quant.Hedge, plain bool) {
	own := c.value.Hedge
	x, y := compare.EndOf(own), compare.EndOf(v.Hedge)
	if c.value.Range || v.Range || x == 0 && y == 0 {
		return own, false
	}
	if y == 0 {
		if own == quant.NoMore && states(f, c.r.cue("upper-limit")) || own == quant.NoLess && states(f, c.r.cue("lower-limit")) || (own == quant.NoMore || own == quant.NoLess) && c.asksFor(f) {
			return quant.NoHedge, false
		}
		return own, false
	}
	switch {
	case x == -y && c.refuses():
		return quant.NoHedge, true // "rejects more than 200"
	case c.value.Kind == quant.KindPercent && v.Kind == quant.KindPercent && c.value.Unit != v.Unit:
	case x == y && own != v.Hedge && c.asksFor(f):
		return quant.NoHedge, true
	case x == y && compare.Bounded(c.value) && c.asksFor(f):
		return quant.NoHedge, true
	case x == y && own == v.Hedge && c.value.Kind != quant.KindCount && c.value.Kind != quant.KindMoney && (compare.ToBase(&c.value)-compare.ToBase(&v))*float64(x) > 0:
		return quant.NoHedge, true // it says more than the fact bears out
	case x == -y && compare.Bounded(c.value) != compare.Bounded(v) && c.asksFor(f) && c.inClause(func(i int, t *term) bool { return c.r.cue("limit").Has(t.lower) }):
		return quant.NoHedge, true // "less than 8, which is the minimum"
	case x == 0 && own == quant.NoHedge && (c.asksFor(f) && c.setsLimit() || v.Hedge == quant.NoMore && c.isLimit()):
		return own, true
	}
	return own, false
}

// asksFor reports whether a fact is a rule: its statement says what one may do, must
// do, or needs.
func (c *context) asksFor(f *lint.Fact) bool {
	return states(f, c.r.cue("rule")) || states(f, c.r.cue("limit"))
}

// setsLimit reports whether the mention's own clause tells a rule.
func (c *context) setsLimit() bool {
	rule, limit := c.r.cue("rule"), c.r.cue("limit")
	return c.inClause(func(i int, t *term) bool {
		return t.mention < 0 && (i < c.mention.First-c.first && rule.Has(t.lower) || limit.Has(t.lower))
	})
}

// refuses reports whether the mention's clause tells what happens to what lies beyond a
// limit.
func (c *context) refuses() bool {
	refuses := c.r.cue("refuses")
	return c.inClause(func(_ int, t *term) bool { return t.mention < 0 && (refuses.Has(t.lower) || refuses.Has(t.lemma)) })
}

// afterNot reports whether a word that denies stands before the value in its sentence: "not one
// bar is below 99.5 percent".
func (c *context) afterNot() bool {
	for i := c.first; i < c.mention.First; i++ {
		if c.r.isA(i, joint.Not) {
			return true
		}
	}
	return false
}

// isLimit reports whether the mention is given as the most that there may be: "limited to
// 300 requests", "a maximum of 12", or a cell of the column "Maximum".
func (c *context) isLimit() bool {
	first := c.mention.First - c.first
	for i := first - 1; i >= 0 && i >= first-besideValue-1; i-- {
		if t := &c.terms[i]; t.mention >= 0 || t.lower == "," {
			return false
		} else if c.r.cue("upper-limit").Has(t.lower) {
			return true
		}
	}
	return false
}

// reached reports whether the mention is how far something had come, where the fact is a rule
// and tells how far it must come: "the share stood at 36 percent" of at least 40, and not "they
// had to wait 36 days".
func (c *context) reached(p *profile) bool {
	if c.value.Kind == quant.KindDate || c.value.Hedge != quant.NoHedge || compare.EndOf(p.first.Value.Hedge) == 0 || !c.asksFor(p.fact) || c.setsLimit() || c.refuses() {
		return false
	}
	return c.verb != nil && tenseOf(c.r.lang, c.verb.lower) == past && !c.inClause(func(i int, t *term) bool {
		return i < c.mention.First-c.first && t.isA(joint.ToDo)
	})
}

// otherAge reports whether a few years that are counted back from the day of the article,
// "three years ago", end far from the fact's date: nobody says three of two.
func (c *context) otherAge(v quant.Value) bool {
	d, at := c.r.pass.Doc.Date, v.Date
	if !c.mention.Relative || c.value.Date.Precision != quant.Year || v.Range || v.Hedge != quant.NoHedge || d.Precision < quant.Day || !d.Known() || !at.Known() || at.Precision < quant.Month || !c.r.cue("ago").Has(strings.ToLower(c.r.pass.Word(c.mention.Last-1))) {
		return false
	}
	years := float64(d.Year - c.value.Date.Year)
	if years < 2 || years > fewYears {
		return false
	}
	least, most := years-yearsOff, years+yearsOff
	switch first := c.r.pass.Text(c.mention.Hedge); {
	case first == "":
	case c.r.cue("not-quite").Has(strings.ToLower(first)):
		most = years + dayOff
	default:
		return false
	}
	longest, shortest := float64(d.First()-at.First())/daysInYear, float64(d.First()-at.Last())/daysInYear
	return shortest > most || longest < least
}

// fewYears is how many years are counted to the year, yearsOff by how much they may be
// rounded, dayOff what no rounding is.
const (
	fewYears   = 9
	yearsOff   = 0.75
	dayOff     = 0.1
	daysInYear = 365.25
)
