package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A rule has one limit, and whoever tells the rule tells that limit: "until 75" is
// another rule than "at 72", "wait 90 days" than "at least 84 days", though the one
// number lies within the bound of the other. Of what was counted the bounds are
// taken at their word.

// What a statement says of a value that is a limit, and not what there is.
var (
	upperLimits = []string{"at most", "up to", "no more than", "not more than", "maximum", "limit"}
	lowerLimits = []string{"at least", "no less than", "no fewer than", "not less than", "minimum"}
)

func tells(statement string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(statement, w) })
}

// ruled is the hedge by which the mention is held against a value of a fact, and
// whether that of the fact counts for nothing: both tell where a limit lies.
func (c *context) ruled(f *lint.Fact, v quant.Value) (hedge quant.Hedge, plain bool) {
	own := c.value.Hedge
	x, y := endOf(own), endOf(v.Hedge)
	if c.value.Range || v.Range || x == 0 && y == 0 {
		return own, false
	}
	if y == 0 {
		if own == quant.NoMore && (tells(f.Statement, upperLimits) || c.asksFor(f)) || own == quant.NoLess && (tells(f.Statement, lowerLimits) || c.asksFor(f)) {
			return quant.NoHedge, false
		}
		return own, false
	}
	switch {
	case c.value.Kind == quant.KindPercent && v.Kind == quant.KindPercent && c.value.Unit != v.Unit:
	case x == y && own != v.Hedge && c.asksFor(f):
		return quant.NoHedge, true
	case x == y && bounded(c.value) && c.asksFor(f):
		return quant.NoHedge, true
	case x == y && own == v.Hedge && c.value.Kind != quant.KindCount && c.value.Kind != quant.KindMoney && (toBase(c.value)-toBase(v))*float64(x) > 0:
		return quant.NoHedge, true // it says more than the fact bears out
	case x == -y && bounded(c.value) != bounded(v) && c.asksFor(f) && c.inClause(func(i int, t *term) bool { return c.r.cue("limit").Has(t.lower) }):
		return quant.NoHedge, true // "less than 8, which is the minimum"
	case x == 0 && own == quant.NoHedge && c.asksFor(f) && c.setsLimit():
		return own, true
	}
	return own, false
}

// endOf is on which side of its number a bound lies, 0 for a value that has none.
func endOf(h quant.Hedge) int {
	switch h {
	case quant.MoreThan, quant.NoLess:
		return 1
	case quant.LessThan, quant.NoMore:
		return -1
	}
	return 0
}

// asksFor reports whether a fact is a rule: its statement says what one may do, must
// do, or needs.
func (c *context) asksFor(f *lint.Fact) bool {
	rule, limit := c.r.cue("rule"), c.r.cue("limit")
	for _, w := range strings.Fields(strings.ToLower(f.Statement)) {
		w = strings.Trim(w, ".,;:")
		if rule.Has(w) || limit.Has(w) {
			return true
		}
	}
	return false
}

// setsLimit reports whether the mention's own clause tells a rule.
func (c *context) setsLimit() bool {
	rule, limit := c.r.cue("rule"), c.r.cue("limit")
	return c.inClause(func(i int, t *term) bool {
		return t.mention < 0 && (i < c.mention.First-c.first && rule.Has(t.lower) || limit.Has(t.lower))
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
