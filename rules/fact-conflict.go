package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "fact-conflict",
	Severity: lint.Error,
	Trust:    0.95,
	Check:    checkFactConflict,
})

// The severities follow from what correct prose gives. Trust is the odds at one
// wrong value in 300, so even a plain contradiction is short of even: most of
// what looks wrong in print is right after all. What an editor can bear is
// measured otherwise, as false alarms in so many words of correct prose: over
// 1.7 million words and 1,000 invented facts about names that occur there,
// errors are one in 557,000 words, errors and warnings together one in 83,000,
// and all findings one in 29,000.
const (
	errorTrust   = 0.175
	warningTrust = 0.07
	askTrust     = 0.025
	// looseTrust is the errorTrust of a figure that the fact dates and the text
	// does not, and of a date that is coarser than the fact's.
	looseTrust = 0.27
	// understateTrust is from where "more than 5" of a known 50 is asked about.
	understateTrust = 0.80
)

func checkFactConflict(p *lint.Pass) {
	for i := range p.Claims {
		for _, c := range p.Claims[i].Ends() {
			if tellsConflict(c) {
				reportFactConflict(p, c)
			}
		}
	}
}

// tellsConflict reports whether an editor is told of a claim.
func tellsConflict(c *lint.Claim) bool {
	if c.Fact == nil || (c.Verdict != lint.Contradicted && c.Verdict != lint.Query && c.Verdict != lint.Stale) {
		return false
	}
	if c.Mood != lint.Asserted && !(c.Verdict == lint.Contradicted && ahead(c.Mood)) {
		return false // denied, supposed, given up: not the article's own claim
	}
	return severityOf(c) != lint.Asked || c.Verdict == lint.Stale || c.Verdict == lint.Disputed ||
		c.Trust >= askTrust && (!c.Comparison.Agrees() || c.Trust >= understateTrust)
}

// ahead reports whether a claim tells what is to come. It is contradicted where
// the fact tells a plan too, or what has come of it.
func ahead(m lint.Mood) bool {
	return m == lint.Planned || m == lint.Forecast || m == lint.Demanded
}

func reportFactConflict(p *lint.Pass, c *lint.Claim) {
	m := asStated(c, c.Of(p.Mention(c.Mention)))
	obs := c.Held()
	d := lint.Diagnostic{Severity: gravity(p, c), Trust: c.Trust, Span: m.Span, Fact: c.Fact, Observation: c.Observation}
	what, is := about(p, c)
	here, there := p.Text(m.Span), inPlace(p, m, &obs)
	elsewhere := there == here // the unit is wrong, and stands in the header of a column
	if elsewhere {
		there = obs.Value.Phrase()
	}
	fits := true
	if c.Stated.Kind != quant.NoKind {
		phrase := m.Value.Phrase()
		if at := strings.Index(phrase, here); at >= 0 && !strings.HasPrefix(phrase[at+len(here):], ",") {
			here = phrase
		} else {
			here = fmt.Sprintf("%s (%s)", here, phrase) // 94 (€94,000)
		}
		there = obs.Value.Phrase()
		obs.Value = inUnitOf(m.Value, obs.Value)
		_, fits = quant.Reword(p.Text(m.Span), m.Value, obs.Value) // else nothing can be written there
	}
	if !m.Hedge.Empty() {
		here = inSentence(p.Text(m.Hedge)) + " " + here
	}
	if noun := p.Text(m.Noun); m.Kind() == quant.KindCount && m.Noun.Start == m.Span.End+1 && !strings.Contains(strings.ToLower(what), strings.ToLower(noun)) {
		here += " " + noun
	}
	if c.Reckoned != "" {
		here, there = c.Reckoned, obs.Value.Phrase()
	}
	switch {
	case c.Verdict == lint.Stale && c.Comparison.Agrees() && !c.Fact.Series:
		d.Message = fmt.Sprintf("%s %s %s here, which held until %s (%s)", what, is, here, c.Fact.ValidTo, c.Fact.ID)
		there = "" // nothing tells what it is now
	case c.Verdict == lint.Stale:
		d.Message = fmt.Sprintf("%s %s %s here, an older value: %s is %s now", what, is, here, c.Fact.ID, there)
	case c.Verdict == lint.Query && c.Comparison.Agrees():
		d.Message = fmt.Sprintf("%s %s %s here, %s in %s: is that what you mean?", what, is, here, there, c.Fact.ID)
	case c.Verdict == lint.Query:
		d.Message = fmt.Sprintf("is %s the %s? It is %s here, %s in %s", here, unarticled(what), here, there, c.Fact.ID)
	case c.Verdict == lint.Contradicted && len(c.Fact.Values) > 1 && !c.Fact.Series:
		d.Message = fmt.Sprintf("%s %s %s here, %s in %s", what, is, here, eachOf(p, m, c.Fact), c.Fact.ID)
	case c.Fact.Series && !obs.Time.IsZero():
		d.Message = fmt.Sprintf("%s %s %s here, %s for %s in %s", what, is, here, there, obs.When(), c.Fact.ID)
	default:
		d.Message = fmt.Sprintf("%s %s %s here, %s in %s", what, is, here, there, c.Fact.ID)
	}
	if !c.Speaker.Empty() {
		d.Message += fmt.Sprintf(" (the figure is given by %s)", asObject(p.Text(c.Speaker)))
	}
	if d.Detail == "" {
		d.Detail = c.Why
	}
	if c.Comparison.Cause != quant.NoCause {
		d.Cause = c.Comparison.Cause.Phrase(m.Value, obs.Value)
	}
	for _, w := range c.Fact.Wrong {
		if quant.Compare(m.Value, w.Value).Relation == quant.Same {
			d.Detail = fmt.Sprintf("%s is known to be wrong: %s", w.Text, w.Why)
		}
	}
	if c.Verdict == lint.Contradicted && len(c.Fact.Values) > 1 && !c.Fact.Series {
		d.Detail = opinions(c.Fact)
	}
	if there != "" && c.Reckoned == "" && !elsewhere && fits {
		d.Fixes = append(d.Fixes, p.Rewrite(repaired(p, m, &obs)))
	}
	if d.Fact.Pos.Path != "" {
		pos := d.Fact.Pos
		d.Related = append(d.Related, lint.Related{
			At:      &lint.Place{Path: pos.Path, Start: pos.Offset, End: pos.Offset, Line: pos.Line, Column: pos.Column},
			Message: strings.TrimSpace(c.Fact.Statement),
		})
	}
	p.Report(d)
}

// asStated is a mention with the value that its table or its setting states with it: the
// 6.8 of a column "EUR million" is that many million euros.
func asStated(c *lint.Claim, m *lint.Mention) *lint.Mention {
	if c.Stated.Kind == quant.NoKind || c.End != 0 {
		return m
	}
	stated := *m
	stated.Value = c.Stated
	return &stated
}

// inUnitOf is a fact's value in the unit that a table states: theirs where it is of
// another kind. What a table says of the time that it counts for is left to it.
func inUnitOf(mine, theirs quant.Value) quant.Value {
	if mine.Kind != theirs.Kind || theirs.Range {
		return theirs
	}
	theirs.Per = mine.Per
	if mine.Kind == quant.KindMeasure {
		unit, _, _ := strings.Cut(theirs.Unit, " per ")
		if n, ok := quant.Convert(theirs.Lo, unit, mine.Unit); ok {
			theirs.Lo, theirs.Hi, theirs.Unit = n, n, mine.Unit
		}
	}
	return theirs
}

// inPlace is a fact's value in the manner of a mention, in whose place it can stand: "187"
// for the 178 of "178 steps". A measure whose unit is a sign has the sign that the facts file
// writes, "8 MW" for 8 GW.
func inPlace(p *lint.Pass, m *lint.Mention, o *lint.Observation) string {
	v := o.Value
	words, ok := quant.Reword(p.Text(m.Span), m.Value, v)
	switch {
	case !ok && v.Kind == quant.KindMeasure && v.Hedge == quant.NoHedge && bySign(p.Text(m.Span)) && bySign(o.Text):
		return o.Text
	case !ok:
		return v.Phrase()
	}
	return v.Hedge.Phrase() + words
}

// bySign reports whether a measure is written with the sign of its unit, "8 GW", and not
// with a word, "8 gigawatts".
func bySign(measure string) bool {
	unit := strings.TrimLeft(measure, "0123456789., \u00a0")
	return unit != "" && unit != measure && len(unit) <= len("km/h")
}

// repaired is what to write in the place of a mention that is to say v, and that
// place: with the words that hedge it where they would be wrong of v.
func repaired(p *lint.Pass, m *lint.Mention, o *lint.Observation) (lint.Span, string) {
	v, words := o.Value, inPlace(p, m, o)
	if m.Hedge.Empty() {
		return m.Span, words
	}
	hedged := v
	hedged.Hedge = m.Value.Hedge
	if c := quant.Compare(hedged, v); hedged.Hedge == v.Hedge || c.Agrees() && c.Relation != quant.BoundHolds {
		return m.Span, strings.TrimPrefix(words, v.Hedge.Phrase())
	}
	return m.Span.Join(m.Hedge), words
}

// severityOf is what the binder's verdict and trust deserve.
func severityOf(c *lint.Claim) lint.Severity {
	switch {
	case c.Verdict != lint.Contradicted:
		return lint.Asked
	case c.Trust >= errorTrust:
		return lint.Error
	case c.Trust >= warningTrust:
		return lint.Warning
	default:
		return lint.Asked
	}
}

// gravity is severityOf, but for a figure that the fact dates: where the text
// does not say the same time, and the article is not of that time itself, the
// figure may be of another year, and only a plain slip fails a build. So it is with
// a year, or a month, where the fact has the day: any text is full of years.
func gravity(p *lint.Pass, c *lint.Claim) lint.Severity {
	s, held := severityOf(c), c.Held()
	if s != lint.Error || c.Trust >= looseTrust {
		return s
	}
	if v := &c.Of(p.Mention(c.Mention)).Value; v.Kind == quant.KindDate {
		if v.Date.Precision < held.Value.Date.Precision {
			return lint.Warning
		}
		return s
	}
	at := held.Time
	if at.IsZero() {
		at = c.Fact.AsOf
	}
	if at.IsZero() || !at.Known() {
		return s
	}
	for _, t := range []quant.Date{c.Time, p.Doc.Date} {
		if !t.IsZero() && t.Known() && t.First() <= at.Last()+lagDays && at.First() <= t.Last() {
			return s
		}
	}
	return lint.Warning
}

// lagDays is how long a figure goes on being given as the latest one.
const lagDays = 400

// eachOf names the values of a disputed fact: "310 or 412".
func eachOf(p *lint.Pass, m *lint.Mention, f *lint.Fact) string {
	var out []string
	for i := range f.Values {
		if o := &f.Values[i]; o.Rank != "deprecated" {
			if words := inPlace(p, m, o); !slices.Contains(out, words) {
				out = append(out, words)
			}
		}
	}
	return strings.Join(out, " or ")
}

// opinions lists who says what of a disputed fact.
func opinions(f *lint.Fact) string {
	var out []string
	for _, o := range f.Values {
		who := "no source named"
		for _, r := range o.Refs {
			if r.Source != nil {
				who = r.Source.Title
				if who == "" {
					who = r.Source.ID
				}
			}
		}
		out = append(out, fmt.Sprintf("%s: %s", who, o.Text))
	}
	return strings.Join(out, "; ")
}
