package bind

import (
	"sort"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What a record holds: the value as its preposition bounds it, what stands beside
// it, and the keys under which it is filed.

// record is what a claim leaves behind.
func (c *context) record() lint.Record {
	cl := c.claim()
	p := c.r.pass
	rec := lint.Record{
		Path: p.Doc.Path, Span: c.mention.Span, Lang: c.r.tongue(), Subject: cl.Subject, Event: cl.Event, Head: c.noun,
		Value: c.mention.Value, Time: c.time, Date: p.Doc.Date, Mood: c.mood, Mention: c.m,
		Headline: c.heading, Trust: RecordTrust, Speaker: p.Text(cl.Speaker),
	}
	if compare.IsMark(&rec.Value) {
		rec.Head = ""
	}
	rec.Timed = c.timeTie >= timed
	if rec.Time.IsZero() && rec.Value.Kind != quant.KindDate {
		rec.Time, rec.Timed = c.ofYear, c.ofYearTie >= timed
	}
	if rec.Time.IsZero() && rec.Value.Kind != quant.KindDate {
		if year := c.yearOfOneBefore(); !year.IsZero() {
			rec.Time, rec.Timed = year, true
		}
	}
	if c.anchor || c.mention.Age { // one person has many ages
		rec.Trust = anchorTrust
	}
	rec.Value = c.r.placed(c.m)
	if rec.Value.Hedge == quant.Roughly && c.averaged() {
		rec.Value.Hedge = quant.NoHedge
	}
	if rec.Value.Kind == quant.KindCount && c.r.does(c.r.before(c.m))&(role.After|role.Before) != 0 {
		rec.Trust = anchorTrust // "after 62 reviews"
	}
	rec.Beside = c.r.beside(c.m)
	if rec.Value.Kind != quant.KindDate {
		q := c.cues(c.r.sentence(c.mention.Sentence), p.Sentences[c.mention.Sentence])
		rec.From = q.from && c.r.changeStart(c.m) < 0 && !c.gaveIt()
		rec.To = !rec.From && !rec.Value.Range && c.r.cameTo(c.m)
		rec.Apart = rec.From || q.further || q.each || q.than || c.setOff()
	}
	c.collect(&rec)
	rec.Own = c.own()
	rec.Holder = c.holder()
	if !c.r.archive {
		rec.Parts = c.parts()
	}
	if c.yearOfWork() {
		rec.Near, rec.Families = withNew(rec.Near, "release"), withNew(rec.Families, "release")
		if !c.r.lang.Is(rec.Event, "once") {
			rec.Event = "release"
		}
	}
	rec.Keys = c.keys(&rec)
	rec.Key = rec.Keys[0]
	return rec
}

// yearOfOneBefore is the year of the one before this one, which the sentence goes on to tell of:
// "its last outbreak was in 2017. It lasted for months, and 8,480 people fell ill". It is zero
// where the sentence does not begin so.
func (c *context) yearOfOneBefore() (year quant.Date) {
	p, s := c.r.pass, c.mention.Sentence
	if s < 1 || len(c.terms) == 0 || !c.terms[0].is(role.Anaphor) || p.Sentences[s-1].Block != p.Sentences[s].Block {
		return year
	}
	terms, before := c.r.sentence(s-1), false
	first, last := mentionsOf(p, s-1)
	for i := range terms {
		before = before || c.r.cue("one-before").Has(terms[i].lower)
	}
	for m := first; before && m < last; m++ {
		mn := &p.Mentions[m]
		if mn.Value.Kind == quant.KindDate && !mn.Value.Range && mn.Value.Date.Precision == quant.Year && isAt(terms, mn.First-p.Sentences[s-1].First-1, joint.In) {
			year = mn.Value.Date
		}
	}
	return year
}

// gaveIt reports whether the things counted are those that something is from, and not
// what it was before: "a rating of 53 percent from 71 critics".
func (c *context) gaveIt() bool {
	if c.value.Kind != quant.KindCount || c.noun == "" || !c.r.comesAfter(c.m, joint.From) || c.peer(c.m, -1) >= 0 || c.peer(c.m, +1) >= 0 {
		return false
	}
	return !c.inClause(func(_ int, t *term) bool {
		return c.r.lang.Is(t.lemma, "rise") || c.r.lang.Is(t.lemma, "fall") || c.r.lang.Is(t.lemma, "change")
	})
}

// averaged reports whether what stands before the value says how it was reckoned, and
// nothing of how near it is: "an average of 45 percent".
func (c *context) averaged() bool {
	for _, w := range strings.Fields(strings.ToLower(c.r.pass.Text(c.mention.Hedge))) {
		if c.r.lang.Is(w, "average") {
			return true
		}
	}
	return false
}

// timed is how closely a time is tied to a value that is said for it.
const timed = 0.5

// placed is the value of mention m; of a date with the bound that the
// preposition before it gives.
func (r *reader) placed(m int) quant.Value {
	v := r.pass.Mentions[m].Value
	if v.Kind != quant.KindDate {
		return v
	}
	switch does := r.does(r.before(m)); {
	case does&role.Before != 0:
		v.Hedge = quant.LessThan
	case does&role.After != 0:
		v.Hedge = quant.MoreThan
	case does&role.UpTo != 0:
		v.Hedge = quant.NoMore
	case does&role.Since != 0:
		v.Hedge = quant.NoLess
	}
	return v
}

// before is the word before mention m, articles left out.
func (r *reader) before(m int) string {
	mn := &r.pass.Mentions[m]
	terms := r.sentence(mn.Sentence)
	first := r.pass.Sentences[mn.Sentence].First
	for i := mn.First - 1 - first; i >= 0 && i < len(terms); i-- {
		if !terms[i].is(role.BesideTime) {
			return terms[i].lower
		}
	}
	return ""
}

// maxBeside bounds the values that a record keeps of its sentence.
const maxBeside = 8

// beside are the other values of mention m's sentence, those nearest to it
// where there are too many.
func (r *reader) beside(m int) []quant.Value {
	first, last := mentionsOf(r.pass, r.pass.Mentions[m].Sentence)
	first, last = max(first, m-maxBeside/2), min(last, m+maxBeside/2+1)
	if last-first < 2 {
		return nil
	}
	out := lint.Lend[quant.Value](r.pass, last-first-1)[:0]
	for k := first; k < last; k++ {
		if k != m && r.pass.Mentions[k].Value.Kind != quant.NoKind && !r.howOften(k) {
			out = append(out, r.placed(k))
		}
	}
	return out
}

// howOften reports whether mention m is a place that tells how often something has
// happened, and no one of a row: "for the second time".
func (r *reader) howOften(m int) bool {
	mn := &r.pass.Mentions[m]
	if mn.Value.Kind != quant.KindOrdinal {
		return false
	}
	terms, at := r.sentence(mn.Sentence), mn.Last-r.pass.Sentences[mn.Sentence].First
	return isAt(terms, at, joint.Times)
}

// isName reports whether a term is part of a proper name.
func isName(terms []term, i int) bool {
	t := &terms[i]
	if !t.capital || !t.content || t.mention >= 0 || len(t.lower) < 2 {
		return false
	}
	if i == 0 || terms[i-1].lower == "“" || terms[i-1].lower == "\"" {
		return len(t.families) == 0 && !t.is(role.Stop) && i+1 < len(terms) && (terms[i+1].capital || possessive(t))
	}
	return true
}

// neighbours are the content words next to the value.
func (c *context) neighbours(terms []term) (left, right string) {
	first := c.first
	for i := c.mention.First - 1 - first; i >= 0 && i > c.mention.First-first-5; i-- {
		if i < len(terms) && terms[i].content {
			left = terms[i].lemma
			break
		}
	}
	for i := c.mention.Last - first; i >= 0 && i < len(terms) && i < c.mention.Last-first+4; i++ {
		if terms[i].content {
			right = terms[i].lemma
			break
		}
	}
	return left, right
}

// yearOfWork reports whether the mention is the year of a work, the one in which
// it came out: "a 2009 American drama film".
func (c *context) yearOfWork() bool {
	v := &c.mention.Value
	if v.Kind != quant.KindDate || v.Range || v.Date.Precision != quant.Year {
		return false
	}
	terms := c.terms
	first := c.mention.First - c.first
	if first < 1 || first > len(terms) || !terms[first-1].isA(joint.A|joint.The) {
		return false
	}
	for i := c.mention.Last - c.first; i < len(terms) && i < first+maxTitle; i++ {
		t := &terms[i]
		if c.r.lang.Is(t.lemma, "work") {
			return true
		}
		if !t.content && t.lower != "-" && !t.isA(joint.And) || t.mention >= 0 {
			return false
		}
	}
	return false
}

// maxTitle is how many tokens stand between a year and the work that it is of.
const maxTitle = 9

// withNew is withWord for a word that may be there already.
func withNew(list []string, w string) []string {
	if sorted.Has(list, w) {
		return list
	}
	return sorted.With(list, w)
}

// Everything is the key of all records of a dimension, for runs over so few
// articles that each is held against each. It sorts before every name.
const Everything = "*"

// keys files a record under its dimension and the names of its sentence and
// title, and with everything else of its dimension.
func (c *context) keys(rec *lint.Record) []string {
	var out []string
	add := func(s string) {
		if s == "" || len(out) >= maxKeys {
			return
		}
		s += "\x1f" + c.dim
		for _, k := range out {
			if k == s {
				return
			}
		}
		out = append(out, s)
	}
	// In an archive only what is said of a named subject is compared: a name
	// elsewhere in the sentence is no key.
	n := 0
	subject, what := Bucketed(rec)
	for _, name := range rec.Names {
		if n < maxNames && what != "" && subject != "" && strings.Contains(subject, name) {
			add(name)
			n++
		}
	}
	add(Everything)
	sort.Strings(out)
	return out
}
