package bind

import (
	"slices"
	"strconv"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// What a fact's statement tells beside its value: the time for which it holds, and
// whether it tells how things are or how they were.

// statementTime is the one time at which a statement holds, for a fact that gives
// none of its own: "revenue was 4 million in 2019", "in June 2019 it had". It is
// zero where the statement has no year or more than one, or where the year may be
// part of a name, as in "the 2019 budget".
func statementTime(l *lang.Words, words []string) quant.Date {
	at, year := -1, 0
	for i, w := range words {
		y := yearOf(w)
		if y == 0 {
			continue
		}
		if at >= 0 {
			return quant.Date{}
		}
		at, year = i, y
	}
	if at < 1 {
		return quant.Date{}
	}
	first, month, day := at, 0, 0
	if m := int(l.Lexeme(words[at-1]).Month); m > 0 {
		month, first = m, at-1
		if d := dayOf(before(words, first)); d > 0 {
			day, first = d, first-1
		}
	}
	switch w := before(words, first); {
	case role.Words(l).Of(w)&role.StatementTime != 0, l.Cue("year").Has(w):
	case joint.Words(l).Of(w)&joint.Of != 0:
		if !slices.ContainsFunc(words[:first], l.Cue("year-end").Has) {
			return quant.Date{} // "the levy of 1792"
		}
	default:
		return quant.Date{}
	}
	switch {
	case day > 0:
		return quant.YMD(year, month, day)
	case month > 0:
		return quant.YearMonth(year, month)
	}
	return quant.YearOnly(year)
}

// wordAt is word i of a list, "" where there is none.
func wordAt(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}

func before(words []string, i int) string {
	if i < 1 {
		return ""
	}
	return words[i-1]
}

// yearOf is the year that a word is, 0 for none.
func yearOf(w string) int {
	if len(w) != 4 || w[0] != '1' && w[0] != '2' {
		return 0
	}
	y := figures(w)
	if y < 1000 || y > 2199 {
		return 0
	}
	return y
}

func dayOf(w string) int {
	w = strings.TrimSuffix(w, ".") // "3. Mai"
	if d := figures(w); len(w) <= 2 && d <= 31 {
		return d
	}
	return 0
}

// figures is the number that a word of a few digits is, 0 for none.
func figures(w string) int {
	n, err := strconv.ParseUint(w, 10, 16)
	if err != nil {
		return 0
	}
	return int(n)
}

// tense says whether words tell how things are, or how they were.
type tense uint8

const (
	unknownTense tense = iota
	present
	past
)

// tenseOf is the tense of a verb as it is written, unknownTense where it does not
// show: "has", "takes"; "had", "took", "opened".
func tenseOf(l *lang.Words, w string) tense {
	switch does := role.Words(l).Of(w); {
	case does&role.Present != 0:
		return present
	case does&role.Past != 0:
		return past
	}
	lemma := l.Lemma(w)
	switch n := len(w); {
	case lemma == w || !l.IsVerb(lemma) || n > 3 && w[n-3:] == "ing":
		return unknownTense
	case w == lemma+"s" || w == lemma+"es":
		return present
	case w[n-1] == 's':
		return unknownTense
	}
	return past
}

// tense is that of the fact's statement, unknownTense where it tells of some year. A verb that shows none is in the present
// where no other one shows any: "38 wolves live in the park".
func (p *profile) tense(l *lang.Words) tense {
	words := fields(strings.ToLower(p.fact.Statement))
	if slices.ContainsFunc(words, func(w string) bool { return yearOf(w) > 0 }) {
		return unknownTense
	}
	bare := unknownTense
	for i, w := range words {
		last := before(words, i)
		behind := role.Words(l).Of(last) // what the word before it does
		inNoun := introduction(behind) != noPhrase || behind&role.InPhrase != 0
		switch t := tenseOf(l, w); {
		case t == present && len(w) > 3 && role.Words(l).Of(w)&role.Present == 0 && inNoun:
			// "the shares" is no verb
		case t != unknownTense:
			return t
		case i > 0 && l.IsVerb(w) && !inNoun && !l.Is(last, "modal"):
			bare = present
		}
	}
	return bare
}

// bygone reports whether the text tells how a thing was at some other time, and the
// fact how it is: "when it was opened, in 1961, the trail was 67 km long".
func (b *binding) bygone(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	if c.value.Kind == quant.KindDate || c.host < 0 || !p.time.IsZero() || p.fact.Series || p.tense(b.r.lang) != present {
		return false
	}
	if c.verb == nil || c.topic.kind == noPhrase && !c.existential() || tenseOf(b.r.lang, c.verb.lower) != past || !c.simplePast() {
		return false
	}
	if c.inClause(func(i int, _ *term) bool { return c.cued("back-then", i) > 0 }) || b.mended(pr) {
		return true
	}
	if c.opensBygone() {
		return true
	}
	d := c.r.pass.Doc.Date
	if c.timeTie < timeTold || !c.time.Known() || c.time.NoYear {
		return false
	}
	if c.time.Precision < quant.Year { // "in the 1990s"
		return d.IsZero() || !d.Known() || c.time.Last() < d.First()
	}
	return d.IsZero() || !d.Known() || c.time.Year < d.Year
}

// opensBygone reports whether the sentence opens with a stretch of years that is over: it is
// told of all that follows, "in the 1990s it had 900 seats and employed 110 people".
func (c *context) opensBygone() bool {
	p := c.r.pass
	first, last := mentionsOf(p, c.mention.Sentence)
	if first >= last || first >= c.m || p.Mentions[first].First-c.first > maxOpening {
		return false
	}
	v := &p.Mentions[first].Value
	if v.Kind != quant.KindDate || v.Date.IsZero() || !v.Date.Known() || v.Date.Precision >= quant.Year {
		return false
	}
	d := p.Doc.Date
	return d.IsZero() || !d.Known() || v.Date.Last() < d.First()
}

// maxOpening is how many words a sentence may have before the time that opens it: "back in
// the early".
const maxOpening = 4

// existential reports whether the clause says that there is something.
func (c *context) existential() bool {
	return c.cued("there-is", c.r.pass.Clauses[c.host].Verb-c.first-1) > 0
}

// simplePast reports whether the verb of the value's clause has a subject before it,
// as a participle has not, and no auxiliary that brings what it tells into the
// present: "has been", "is being".
func (c *context) simplePast() bool {
	cl := &c.r.pass.Clauses[c.host]
	if cl.Depth > 0 && !c.existential() && !c.hasSubject(max(cl.First-c.first, 0), cl.Verb-c.first) {
		return false
	}
	for i := max(cl.First-c.first, 0); i < cl.Verb-c.first && i < len(c.terms); i++ {
		if c.terms[i].is(role.IntoPresent) {
			return false
		}
	}
	return true
}

// measuresOther reports whether the value is what a verb like "cost" or "last" says
// of its own subject, and that is something else: "the same surveys, repeated in
// 2024, cost 2 million".
func (b *binding) measuresOther(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	if c.clause < 0 || c.clause != c.host {
		return false
	}
	cl := &c.r.pass.Clauses[c.clause]
	v := cl.Verb
	if v < 0 {
		v = c.plainVerb(cl)
	}
	if v < c.first || v-c.first >= len(c.terms) || c.mention.First < v || !c.r.cue("measures").Has(c.terms[v-c.first].lemma) {
		return false
	}
	first, end := c.subjectStretch()
	if first < end && c.does(end-1)&role.StandsIn != 0 || first+1 == end && c.does(first)&role.StandsIn != 0 {
		if pr.x[fSlip] > 0 && c.topic.kind == definite && pr.x[fSubjectNear] > halfNamed {
			return false // "the building, which cost", of a wing named just before
		}
		return pr.x[fTopicOther] > 0 && (c.topic.kind == definite || c.topic.kind == indefinite || c.topic.kind == possessed)
	}
	if first >= end || introduction(c.does(first)) == noPhrase {
		return false
	}
	for i := first; i < end && i < len(c.terms); i++ {
		if t := &c.terms[i]; quality(t, p) > 0 || t.is(role.Anaphor) && i > first || t.is(role.Speaker) {
			return false
		}
	}
	return true
}

// ageOfOther reports whether the value says how old something is, and the fact is
// of no age; or how many hours, days or weeks something took, and the fact is how many years
// old somebody is.
func (b *binding) ageOfOther(pr *pair) bool {
	v, p := &b.r.pass.Mentions[pr.mention], b.x.all[pr.fact]
	if p.age && p.first.Value.Unit == "year" && !v.Age && v.Value.Kind == quant.KindDuration && compare.DurationDays[v.Value.Unit] < compare.DurationDays["month"] {
		return true
	}
	return b.r.pass.Mentions[pr.mention].Age && pr.from == 0 && !b.x.all[pr.fact].age && pr.x[fAge] > 0
}
