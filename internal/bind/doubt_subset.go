package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether an amount is that of all: of some of them, at some place, after some time, between
// others.

// ofSubset reports whether the clause opens with some of those the fact tells of, or its subject has
// them behind it: "in women the risk fell", "turnout in the capital was".
func (c *context) ofSubset(p *profile) bool {
	switch c.mention.Value.Kind {
	case quant.KindPercent, quant.KindCount, quant.KindMeasure:
	default:
		return false
	}
	subset := c.r.cue("subset")
	if c.factTells(p, subset) {
		return false
	}
	np := c.saidOf()
	for i := 0; i+1 < len(c.terms) && i < c.mention.First-c.first; i++ {
		if !c.terms[i].is(role.InPhrase) || i > 0 && (np.kind == noPhrase || i < np.first || i >= np.last) || c.clause >= 0 && int(c.terms[i].clause) != c.clause {
			continue
		}
		for k := i + 1; k < min(i+1+subsetWithin, len(c.terms)); k++ {
			t := &c.terms[k]
			if t.mention >= 0 || t.lower == "," {
				break
			}
			if subset.Has(t.lower) && quality(t, p) == 0 {
				return true
			}
		}
	}
	return false
}

// subsetWithin is how many tokens behind a preposition those may stand of whom it tells: "in the
// northern provinces".
const subsetWithin = 3

// ofThem reports whether the sentence opens with those of whom the value counts some: "of the
// patients 921 got the placebo".
func (c *context) ofThem(p *profile) bool {
	if c.mention.Value.Kind != quant.KindCount || len(c.terms) < 4 || !c.isA(0, joint.Of) || introduction(c.terms[1].does) != definite || strings.HasPrefix(p.fact.Statement, "Of ") {
		return false
	}
	at := c.beforeHedge(c.m) + 1 - c.first
	for i := 2; i < at && i < len(c.terms); i++ {
		if t := &c.terms[i]; t.mention >= 0 || !t.content && t.lower != "," || possessive(t) {
			return false // "of the scheme's seven stations"
		}
	}
	return at > 2
}

// afterSpell reports whether the sentence opens with how long after the start the amount was so, or
// how long ago: "after a year the risk was 12 percent lower", "ten years ago trade was worth".
func (c *context) afterSpell(p *profile) bool {
	if k := c.mention.Value.Kind; k == quant.KindDate || k == quant.KindDuration || len(c.terms) < 4 {
		return false
	}
	mentions := c.r.pass.Mentions
	if m := c.terms[0].mention; m >= 0 && int(m) != c.m {
		o := &mentions[m]
		return o.Value.Kind == quant.KindDate && strings.HasPrefix(o.Rel, "-P") && strings.HasSuffix(o.Rel, "Y") && o.Rel != "-P1Y"
	}
	if !c.r.cue("opens-after").Has(c.terms[0].lower) || states(p.fact, c.r.cue("opens-after")) {
		return false
	}
	m := c.terms[1].mention
	return m >= 0 && int(m) != c.m && mentions[m].Value.Kind == quant.KindDuration
}

// otherMatter reports whether a word of the fact is told to be on or against something other than
// the fact has it: "the tariff on trucks" where the fact has that on cars.
func (c *context) otherMatter(p *profile) bool {
	ties := c.r.cue("ties")
	var words []string
	for i := 0; i+2 < len(c.terms); i++ {
		t := &c.terms[i]
		if t.mention >= 0 || !t.content || t.capital && i > 0 || !ties.Has(c.terms[i+1].lower) || quality(t, p) == 0 {
			continue
		}
		k := i + 2
		for k < len(c.terms) && c.terms[k].is(role.Article) {
			k++
		}
		if k >= len(c.terms) {
			return false
		}
		if words == nil {
			words = fields(p.fact.Statement)
		}
		o := &c.terms[k]
		if o.mention >= 0 || !o.content || o.capital || quality(o, p) >= sameLemma || slices.Contains(words, o.lower) {
			continue
		}
		at := slices.IndexFunc(words, func(w string) bool { return c.r.lang.Lemma(strings.ToLower(w)) == t.lemma })
		if at < 0 || at+1 >= len(words) || words[at+1] != c.terms[i+1].lower {
			continue
		}
		if at += 2; at < len(words) && introduction(c.r.does(words[at])) != noPhrase {
			at++
		}
		if at < len(words) && words[at] == strings.ToLower(words[at]) { // a name may be called anything
			return true
		}
	}
	return false
}

// oneWay reports whether the value is what went to one side of a trade, and the fact tells of both:
// "exports to Sudmark were worth" of what two countries trade.
func (c *context) oneWay(p *profile) bool {
	set := c.r.cue("one-way")
	if c.mention.Value.Kind == quant.KindDate || c.factTells(p, set) {
		return false
	}
	np := c.saidOf()
	for i := max(np.first, 0); np.kind != noPhrase && i < np.last && !c.terms[i].is(role.InPhrase); i++ {
		if set.Has(c.terms[i].lower) {
			return true
		}
	}
	return false
}

// namedOther reports whether the clause opens with a name of one word that is none of the fact's, and
// that no table knows as a word: "Tolm have won the league eleven times".
func (c *context) namedOther(p *profile) bool {
	np := c.topic
	if c.mention.Value.Kind == quant.KindDate || np.kind != bare || np.first != 0 || np.last != 1 || len(c.terms) < 3 || np.last > c.mention.First-c.first {
		return false
	}
	t := &c.terms[0]
	if !t.capital || !t.content || t.mention >= 0 || quality(t, p) > 0 || strings.HasSuffix(t.lower, "s") || len(c.r.lang.Families(t.lemma)) > 0 || len(c.r.lang.InClass(t.lemma)) > 0 || c.r.does(t.lower) != 0 || !c.r.lang.Kinds(t.lemma).None() {
		return false
	}
	if !slices.ContainsFunc(p.names, func(n phrase) bool { return n.proper }) || c.inClause(func(_ int, o *term) bool { return o.mention < 0 && o.content && p.named(o) }) {
		return false
	}
	return !c.r.where().small[t.lower] // a word that stands in small letters somewhere is no name
}

// allTold reports whether an amount is told for all times, and the fact is for one: "has scored 61
// goals in all".
func (c *context) allTold(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || p.time.IsZero() {
		return false
	}
	all := c.r.cue("in-all")
	if states(p.fact, all) {
		return false
	}
	for i := range c.terms {
		if int(c.terms[i].clause) == c.clause && all.At(func(k int) string { return c.word(i + k) }) > 0 {
			return true
		}
	}
	return false
}
