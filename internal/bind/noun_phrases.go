package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The noun phrases of a sentence, as far as small words and the verbs of its clauses tell
// them apart: "The second series of the show was seen by 4 million viewers" has "series"
// with "second" and "show", and "viewers".

// nounRun is a noun phrase and where it stands.
type nounRun struct {
	lint.Phrase
	first, end int // terms, half-open, without preposition and article
	bare       bool
}

// nounRuns are the noun phrases of the terms of a sentence from one term to another; first
// is the token of the first term. What hangs on a phrase by "of" is among its words.
func (r *reader) nounRuns(terms []term, first, from, to int) []nounRun {
	b := runBuilder{r: r, terms: terms, first: first, to: min(to, len(terms))}
	for i := max(from, 0); i < b.to; i++ {
		b.take(i)
	}
	b.close(b.to)
	return b.out
}

// runBuilder gathers noun phrases term by term.
type runBuilder struct {
	r         *reader
	terms     []term
	first, to int
	out       []nounRun
	now       nounRun
	prep      string // before the next phrase
	prepAt    int
	owner     bool   // the last word is whose the next one is
	done      bool   // the last word is a participle, which tells no kind
	known     bool   // an article stands before the next phrase
	number    string // that of the next phrase, and where it stands
	numberAt  int
}

// close ends the phrase that is being gathered before term i. A single noun without an
// article or a preposition is none: "worldwide".
func (b *runBuilder) close(i int) {
	now := b.now
	b.now, b.number, b.known, b.owner = nounRun{}, "", false, false
	if now.Head == "" {
		return
	}
	last := &b.terms[i-1]
	for k := i - 1; k > now.first && !b.terms[k].content; k-- {
		last = &b.terms[k-1]
	}
	now.end, now.Proper = i, last.capital && i-1 > 0
	if n := len(b.out); now.Prep != "" && n > 0 && b.out[n-1].end == b.prepAt {
		if last := &b.out[n-1]; now.Prep == ofWord {
			last.Whose, last.end = append(append(append(last.Whose, now.Mods...), now.Head), now.Whose...), i
			return
		}
		now.Of = b.out[n-1].Head
	}
	now.bare = now.bare && now.Prep == "" && len(now.Mods) == 0 && last.lower == last.lemma && !last.capital
	b.out = append(b.out, now)
}

// ofWord ties a phrase to the one before it, whose words it is among.
const ofWord = "of"

// take goes on with term i.
func (b *runBuilder) take(i int) {
	t := &b.terms[i]
	switch {
	case t.mention >= 0:
		b.mention(i)
	case t.content && (b.verb(i) || b.adverb(i)):
		b.close(i)
		b.prep = ""
	case t.content:
		b.word(i)
	case t.lower == "-":
	case t.lower == "'s" || t.lower == "’s":
		b.owner = b.now.Head != "" && i+1 < b.to && b.terms[i+1].content && !b.verb(i+1)
	case t.is(role.InPhrase|role.Fronted) && !t.isA(joint.And) && len(t.lower) > 1:
		b.close(i)
		if b.prep, b.prepAt = t.lower, i; t.isA(joint.Of) {
			b.prep = ofWord
		}
	case t.is(role.Article | role.Hedge | role.Definite | role.Indefinite | role.Possessive):
		b.close(i)
		if t.isA(joint.All) {
			b.number, b.numberAt = t.lower, i
		}
		b.known = t.is(role.Article | role.Definite | role.Indefinite | role.Possessive)
	case t.isA(joint.And|joint.Or) && b.now.Head != "":
		prep := b.now.Prep
		b.close(i)
		b.prep, b.prepAt = prep, -1 // "for roads and bridges"
	default:
		b.close(i)
		b.prep = ""
	}
}

// word adds a content word to the phrase.
func (b *runBuilder) word(i int) {
	t := &b.terms[i]
	lemma := lang.WithoutAccents(strings.TrimSuffix(strings.TrimSuffix(t.lemma, "'s"), "’s"))
	switch {
	case lemma == "":
		return
	case b.owner:
		b.now.Whose = append(append(b.now.Whose, b.now.Mods...), b.now.Head)
		b.now.Mods, b.owner = nil, false
	case b.now.Head != "":
		if !b.done {
			b.now.Mods = append(b.now.Mods, b.now.Head)
		}
	default:
		b.now.bare, b.known = !b.known, false
		b.now.first, b.now.Prep = i, b.prep
		if b.number != "" {
			b.now.first, b.now.Mods = b.numberAt, append(b.now.Mods, b.number)
		}
		b.number = ""
		if b.prep == "" {
			b.prepAt = -1
		}
		b.prep = ""
	}
	b.now.Head, b.owner, b.done = lemma, possessive(t), b.participle(t)
}

// mention takes a value: a place in an order or a year is the number of the phrase before
// or behind it, "the second series", "the flood of 1931", "the 1931 flood".
func (b *runBuilder) mention(i int) {
	m := b.terms[i].mention
	if i > 0 && b.terms[i-1].mention == m {
		return
	}
	mn := &b.r.pass.Mentions[m]
	number := numberOf(&mn.Value)
	next := mn.Last - b.first
	switch {
	case number == "":
	case b.prep == ofWord && b.prepAt == i-1 && b.now.Head == "" && len(b.out) > 0 && b.out[len(b.out)-1].end == b.prepAt:
		last := &b.out[len(b.out)-1]
		last.Whose, last.end = append(last.Whose, number), mn.Last-b.first
	case next < b.to && b.terms[next].content && b.terms[next].mention < 0 && !b.verb(next) && (mn.Value.Kind == quant.KindOrdinal || i > 0 && b.terms[i-1].is(role.Article)):
		prep := b.prep
		b.close(i)
		b.prep, b.number, b.numberAt = prep, number, i
		return
	}
	b.close(i)
	b.prep = ""
}

// numberOf is what a place in an order or a year is among the words of a phrase, "" for
// any other value.
func numberOf(v *quant.Value) string {
	if v.Kind == quant.KindDate && v.Date.Precision != quant.Year {
		return ""
	}
	return TimeOrPlace(v)
}

// verb reports whether the content word at term i is a verb here: the one of its clause,
// one behind "to", or a participle behind its noun.
func (b *runBuilder) verb(i int) bool {
	t := &b.terms[i]
	if t.clause >= 0 && b.r.pass.Clauses[t.clause].Verb == b.first+i {
		return true
	}
	if t.capital && i > 0 || !b.r.lang.IsVerb(t.lemma) {
		return false
	}
	return isAt(b.terms, i-1, joint.ToDo) || b.now.Head != "" && b.participle(t)
}

// participle reports whether a word is one by its ending: "confirmed" cases.
func (b *runBuilder) participle(t *term) bool {
	return !t.capital && t.lower != t.lemma && strings.HasSuffix(t.lower, "ed") && b.r.lang.IsVerb(t.lemma)
}

// adverb reports whether the content word at term i says how something was done.
func (b *runBuilder) adverb(i int) bool {
	t := &b.terms[i]
	if t.capital || len(t.lower) < 5 || !strings.HasSuffix(t.lower, "ly") {
		return false
	}
	return i+1 < b.to && b.terms[i+1].content || i > 0 && b.terms[i-1].content && b.verb(i-1)
}

// parts are the noun phrases that tell of what the value is said: its subject, wherever
// that stands, and what stands in the stretch of its sentence that is its own.
func (c *context) parts() []lint.Phrase {
	var out []lint.Phrase
	here := c.r.nounRuns(c.terms, c.first, 0, len(c.terms))
	subject := c.tell().subject
	if !subject.none() {
		runs := here
		if subject.sentence != c.mention.Sentence {
			terms := c.r.sentence(subject.sentence)
			runs = c.r.nounRuns(terms, c.r.pass.Sentences[subject.sentence].First, 0, len(terms))
		}
		out = subjectParts(out, runs, subject)
	}
	from, to := c.stretch()
	verb, lemma := -1, ""
	if c.clause >= 0 {
		if verb = c.r.pass.Clauses[c.clause].Verb - c.first; verb >= 0 && verb < len(c.terms) {
			lemma = lang.WithoutAccents(c.terms[verb].lemma)
		}
	}
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	for i := range here {
		run := &here[i]
		own := run.first <= first && run.end >= last // the year of "the flood of 1931"
		if !own && (run.first < from || run.first >= to || !c.sameClause(run.first) || subject.sentence == c.mention.Sentence && run.first < subject.end && run.end > subject.first) {
			continue
		}
		switch {
		case c.r.cue("scope").Has(run.Head), slices.ContainsFunc(run.Mods, func(w string) bool { return c.r.cue("scope").Has(w) }):
			run.Part = lint.OfScope
		case own && verb >= 0 && run.end <= verb && run.Prep == "":
			run.Part = lint.OfSubject
		case own, run.first == last, run.end < first && c.ofIt(run.end, first):
			run.Part = lint.OfValue
		case run.Prep != "":
			run.Part = lint.OfAdjunct
		case verb >= 0 && run.first > verb && !run.bare:
			run.Part = lint.OfObject
		default:
			continue
		}
		if run.Of == "" {
			run.Of = lemma
		}
		out = append(out, run.Phrase)
	}
	return out
}

// subjectParts appends the phrases of a subject to a list: its own, and those that hang on it.
func subjectParts(out []lint.Phrase, runs []nounRun, subject spoken) []lint.Phrase {
	part := lint.OfSubject
	for i := range runs {
		run := &runs[i]
		if run.first >= subject.end || run.end <= subject.first {
			continue
		}
		if part == lint.OfSubject && i > 0 && run.Of != "" && run.Of == runs[i-1].Head { // "growers in the valley"
			runs[i-1].Part, part = part, lint.OfAdjunct
			out = append(out, runs[i-1].Phrase)
		}
		run.Part, part = part, lint.OfAdjunct
		out = append(out, run.Phrase)
	}
	return out
}

// ofIt reports whether "of" and nothing but hedges stand between two terms.
func (c *context) ofIt(from, to int) bool {
	if !c.isA(from, joint.Of) {
		return false
	}
	for i := from + 1; i < to; i++ {
		if !c.terms[i].is(role.Hedge | role.Article | role.Link) {
			return false
		}
	}
	return true
}

// sameClause reports whether a term stands in the clause of the value, in the one that it
// hangs on, or in one without a verb.
func (c *context) sameClause(i int) bool {
	k := c.terms[i].clause
	return k < 0 || c.clause < 0 || int(k) == c.clause || int(k) == c.host || c.r.pass.Clauses[k].Verb < 0 || c.opensWhere() && int(k)+1 == c.clause
}

// opensWhere reports whether the clause of the value tells what happened at a place that stands
// before it: "in Spain, where".
func (c *context) opensWhere() bool {
	return c.clause >= 0 && c.isA(c.r.pass.Clauses[c.clause].First-c.first, joint.Where)
}

// kinds are the noun phrases of the whole article, if it is short.
func (r *reader) kinds() []lint.Phrase {
	if len(r.pass.Sentences) > MaxSentences {
		return nil
	}
	var out []lint.Phrase
	for s := range r.pass.Sentences {
		terms := r.sentence(s)
		for _, run := range r.nounRuns(terms, r.pass.Sentences[s].First, 0, len(terms)) {
			out = append(out, run.Phrase)
		}
	}
	return out
}
