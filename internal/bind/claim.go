package bind

import (
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// plain is a claim with what costs nothing to tell: clause, mood, speaker.
func (r *reader) plain(m int) lint.Claim {
	p := r.pass
	cl := lint.Claim{Mention: m, Clause: -1}
	mn := &p.Mentions[m]
	// The clauses of a sentence lie side by side.
	c := sort.Search(len(p.Clauses), func(i int) bool { return p.Clauses[i].Last > mn.First })
	if c < len(p.Clauses) && p.Clauses[c].Sentence == mn.Sentence && mn.First >= p.Clauses[c].First {
		cl.Clause, cl.Mood, cl.Speaker = c, r.moodIn(m, c), p.Clauses[c].Speaker
	}
	return cl
}

// relative reports whether a date is told from that of the article: "on
// Monday", "yesterday".
func (r *reader) relative(m int) bool {
	return !strings.ContainsAny(r.pass.Text(r.pass.Mentions[m].Span), "0123456789")
}

// describe works out what each claim is said of.
func (r *reader) describe(claims []lint.Claim) {
	c := &r.context
	for m := range claims {
		c.read(r, m)
		claims[m] = c.told()
	}
}

// told is the claim as a reader is told it.
func (c *context) told() lint.Claim {
	cl := c.claim()
	t := c.tell()
	cl.EventSpan, cl.Event, cl.SubjectSpan = lint.Span{}, t.word, c.spanOf(t.subject)
	if t.event >= 0 {
		cl.EventSpan = c.spanOf(c.here(t.event, t.event+1))
	}
	cl.Subject = strings.Join(strings.Fields(c.r.pass.Text(cl.SubjectSpan)), " ")
	return cl
}

// claim tells what can be told of a mention without facts: subject, event,
// time, mood, speaker.
func (c *context) claim() lint.Claim {
	cl := lint.Claim{Mention: c.m, Clause: c.clause, Mood: c.mood, Time: c.time}
	p := c.r.pass
	if c.clause >= 0 {
		cl.Speaker = p.Clauses[c.clause].Speaker
	}
	cl.EventSpan, cl.Event = c.eventWord()
	cl.SubjectSpan = c.subjectSpan()
	cl.Subject = strings.Join(strings.Fields(p.Text(cl.SubjectSpan)), " ")
	return cl
}

// stated is the value of a bare number as its table or its setting states it, zero where
// nothing is added there.
func (c *context) stated() quant.Value {
	v := &c.mention.Value
	if v.Kind != quant.KindCount || v.Range || c.value.Kind == quant.KindCount && c.value.Lo.Cmp(v.Lo) == 0 {
		return quant.Value{}
	}
	return c.value
}

// eventWord is the word that says what happened or what is measured: of the
// closest words that a family knows, the one tied most closely.
func (c *context) eventWord() (lint.Span, string) {
	var best *nearTerm
	for i := range c.near {
		n := &c.near[i]
		if len(n.term.families) == 0 || n.term.capital || n.weight < 0.3 {
			continue
		}
		if best == nil || n.weight > best.weight {
			best = n
		}
	}
	if best == nil {
		return lint.Span{}, ""
	}
	if best.label {
		return lint.Span{}, best.term.lemma
	}
	terms := c.terms
	for i := range terms {
		if &terms[i] == best.term {
			return c.r.pass.Tokens[c.first+i].Span(), best.term.lemma
		}
	}
	return lint.Span{}, best.term.lemma
}

// subjectSpan is the noun phrase before the verb of the mention's clause, or of
// the clause that it hangs on; a pronoun counts as none.
func (c *context) subjectSpan() lint.Span {
	p := c.r.pass
	if c.clause < 0 {
		return lint.Span{}
	}
	terms := c.terms
	first := c.first
	if c.mention.Value.Kind == quant.KindCount && c.bareNumber() {
		if own := c.gappedSubject(terms); own.kind != noPhrase && own.last <= len(terms) { // "the Greens 12"
			start, end := first+own.first, first+own.last
			for start < end && !isNominal(terms, start-first) {
				start++
			}
			if start < end {
				return lint.Span{Start: int(p.Tokens[start].Start), End: int(p.Tokens[end-1].End)}
			}
		}
	}
	for k := c.host; k >= 0 && p.Clauses[k].Sentence == c.mention.Sentence && p.Clauses[k].Last > first; k-- {
		cl := p.Clauses[k]
		if cl.Verb < 0 {
			continue
		}
		end := cl.Verb
		for end > cl.First && !isNominal(terms, end-1-first) {
			end--
		}
		start := end
		for start > cl.First && isNominal(terms, start-1-first) {
			start--
		}
		if start < end {
			return lint.Span{Start: int(p.Tokens[start].Start), End: int(p.Tokens[end-1].End)}
		}
	}
	return lint.Span{}
}

// isNominal reports whether a term can be part of a noun phrase's kernel.
func isNominal(terms []term, i int) bool {
	return i >= 0 && i < len(terms) && terms[i].content && terms[i].mention < 0 && !strings.HasSuffix(terms[i].lower, "ly")
}
