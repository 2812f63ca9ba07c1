package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether a value is said of the fact's own thing, or of another one of the
// kind.

// opposed reports whether the words near the value set it against the fact:
// "men" where the fact counts women, "largest" where it holds what is usual.
func (c *context) opposed(p *profile) bool {
	x := c.r.index
	var sides lang.Sides
	for _, w := range p.own {
		sides = sides.With(c.r.lang.Sides(x.vocab.words[w].lemma))
	}
	if sides.None() {
		return false
	}
	against, found := sides.Against(), false
	if c.inClause(func(_ int, t *term) bool {
		return c.r.ofAxes(t.entry).Share(sides)
	}) {
		return false
	}
	for i := range c.near {
		n := &c.near[i]
		if n.tie < sidedTie {
			continue
		}
		s := c.r.ofAxes(n.term.entry)
		if n.label && s.Share(sides) {
			return false // the header of the column says which
		}
		found = found || s.Share(against) && quality(n.term, p) == 0
	}
	return found
}

// sidedTie is how closely a word must be tied to a value to say on which side
// of an axis it is.
const sidedTie = 0.35

// sibling reports whether the value is said of another of a row of things that
// are told apart by a number, or of one with a longer name: of the R6 and not of
// the R8, of the Aria 5 Max and not of the Aria 5.
func (c *context) sibling(p *profile) bool {
	at := c.mention.First - c.first
	ours, theirs := -1, -1 // the last ones before the value, else the first after it
	for k := range p.names {
		words := fields(strings.ToLower(p.name(k)))
		n := len(words) - 1
		if n < 0 || !strings.ContainsAny(words[n], "0123456789") {
			continue
		}
		for i := range c.terms {
			t := &c.terms[i]
			if i > at && (max(ours, theirs) >= 0 || c.ownedByAnother(t)) {
				break
			}
			if !strings.ContainsAny(t.lower, "0123456789") || lang.WithoutDigits(t.lower) != lang.WithoutDigits(words[n]) {
				continue
			}
			next := i + 1
			if j := i - 1; bareDigits(words[n]) { // "Aria 5", "Meridian-2"
				if c.word(j) == "-" {
					j--
				}
				if n == 0 || c.word(j) != words[n-1] {
					continue
				}
			} else {
				next++ // the digits
			}
			longer := next < len(c.terms) && c.terms[next].capital && c.terms[next].content && (c.terms[next].mention < 0 || c.terms[next].mention == t.mention) && !c.heading && !c.cell && quality(&c.terms[next], p) == 0
			if t.lower == words[n] && !longer {
				ours = max(ours, i)
			} else {
				theirs = max(theirs, i)
			}
		}
	}
	return theirs > ours
}

// ownedByAnother reports whether a term is another value of the kind, of which is said what
// follows: "1,870 proposals, after 1,655 for the R6".
func (c *context) ownedByAnother(t *term) bool {
	return t.mention > int32(c.m) && sameKind(&c.r.pass.Mentions[t.mention], c.mention)
}

// bareDigits reports whether a word is a number.
func bareDigits(w string) bool { return strings.Trim(w, "0123456789.") == "" }

// otherOne reports whether the subject of the value's clause is another thing of
// the kind, "the next election", "my old one", or one of which a value is never
// the thing's own: "the estimate had been 1.2 billion".
func (c *context) otherOne(p *profile) bool {
	if h := c.topic.head; h >= 0 && c.topic.kind != noPhrase && c.r.cue("beside-the-matter").Has(c.terms[h].lemma) && quality(&c.terms[h], p) < sameLemma {
		return true
	}
	another := c.r.cue("another")
	for i := c.topic.first; i < c.topic.last && c.topic.kind != noPhrase; i++ {
		t := &c.terms[i]
		if another.Has(t.lower) && quality(t, p) == 0 && t.mention != int32(c.m) && !p.says(another) {
			return true
		}
	}
	return c.singledOut(p)
}

// singledOut reports whether the subject of the value's clause is told from the
// fact's by what stands behind "the one": "the old contract, the one for the bins".
func (c *context) singledOut(p *profile) bool {
	first, end := c.subjectStretch()
	for i := first; i+2 < end && end <= len(c.terms); i++ {
		if !c.isA(i, joint.One) || !c.isA(i-1, joint.The) {
			continue
		}
		other := false
		for k := i + 2; k < end; k++ {
			if t := &c.terms[k]; t.content && t.mention < 0 {
				if quality(t, p) > 0 {
					return false
				}
				other = true
			}
		}
		return other
	}
	return false
}

// foreseen reports whether the subject of the value's clause is a forecast, a plan
// or a goal, and the fact tells none: "the forecast is for 40 mm of rain".
func (c *context) foreseen(p *profile) bool {
	if c.topic.kind == noPhrase || c.topic.head < 0 || c.topic.head >= len(c.terms) || p.mood != lint.Asserted || c.mention.Value.Kind == quant.KindDate || compare.EndOf(p.first.Value.Hedge) != 0 {
		return false // the limit of a fact on a limit is none
	}
	t := &c.terms[c.topic.head]
	return (c.r.lang.Is(t.lemma, "outlook") || c.r.lang.Is(t.lemma, "goal")) && quality(t, p) == 0 && t.mention < 0
}

// extreme reports whether the subject of the value's clause is the most or least
// of its kind, and the fact's is not.
func (c *context) extreme(p *profile) bool {
	for i := c.topic.first; i < c.topic.last && c.topic.kind != noPhrase; i++ {
		t := &c.terms[i]
		if i > 0 && c.r.lang.Is(c.terms[i-1].lemma, "copula") {
			continue // "debate was hottest over the pool"
		}
		if strings.HasSuffix(t.lower, "est") && t.lemma != t.lower && quality(t, p) < sameLemma {
			return true
		}
	}
	return false
}

// stranger reports whether a pronoun is the subject of the value's clause, and
// stands for something that has none of the fact's words. The "it" of "it was 4 May"
// stands for nothing.
func (c *context) stranger(p *profile) bool {
	if c.topic.kind != anaphor || c.topic.last-c.topic.first != 1 {
		return false
	}
	if c.mention.Value.Kind == quant.KindDate && c.topic.last+1 == c.mention.First-c.first && c.r.lang.Is(c.terms[c.topic.last].lemma, "copula") {
		return false
	}
	if !c.r.cue("stands-for-nothing").Has(c.terms[c.topic.first].lower) {
		return false // of two men, either may be "he"
	}
	terms, np, from := c.antecedent()
	if np.kind == noPhrase || np.kind == anaphor || np.kind == speaking {
		return false
	}
	for s := from + 1; s < c.mention.Sentence && from != c.r.firstS[max(c.r.title, 0)]; s++ {
		if sent := c.r.pass.Sentences[s]; sent.First < sent.Last && c.r.does(c.r.small(sent.First))&role.Anaphor == 0 {
			return false // something else was spoken of since
		}
	}
	for k := range p.names {
		if n := &p.names[k]; n.proper && names(terms, n) {
			return false // "the Board brought out its report. It has"
		}
	}
	foreign := false
	for i := np.first; i < np.last; i++ {
		t := &terms[i]
		if t.is(role.Place) || t.isA(joint.Of|joint.In) {
			break
		}
		if t.mention >= 0 || !t.content {
			continue
		}
		if q := quality(t, p); q == sameLemma || t.capital && q > 0 {
			return false
		}
		foreign = foreign || t.capital && i > 0
	}
	return foreign && slices.ContainsFunc(p.names, func(n phrase) bool { return n.proper })
}

// difference reports whether a value is by how much one thing is more than another
// one, or than it was: "a glacier that was 400 metres longer then".
func (c *context) difference(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate {
		return false
	}
	k := c.mention.Last - c.first
	if k < 0 || k >= len(c.terms) {
		return false
	}
	t := &c.terms[k]
	if c.r.cue("away-from").Has(t.lower) && k+1 < len(c.terms) && c.terms[k+1].is(role.Definite) && !strings.Contains(p.fact.Statement, t.lower) && c.value.Kind != quant.KindMeasure {
		return true // "2,820 above the number required"
	}
	return !t.capital && len(t.lower) > 4 && strings.HasSuffix(t.lower, "er") && t.lemma != t.lower && strings.HasPrefix(t.lower, strings.TrimRight(t.lemma, "ey")) && !c.r.lang.IsVerb(t.lemma) && !strings.Contains(p.fact.Statement, t.lower)
}

// countedDay reports whether what happened on a day is told to be so long before or after
// the fact's event: "the board heard of it on 12 July, eight days after the theft".
func (c *context) countedDay(p *profile) bool {
	n := c.m + 1
	mentions := c.r.pass.Mentions
	if c.mention.Value.Kind != quant.KindDate || n >= len(mentions) || mentions[n].Sentence != c.mention.Sentence || mentions[n].First > c.mention.Last+2 {
		return false
	}
	o := &mentions[n]
	if o.Value.Kind != quant.KindDuration && !o.Relative {
		return false
	}
	between := c.r.cue("interval")
	for i := o.First - c.first + 1; i < o.Last-c.first+countedFor && i < len(c.terms); i++ {
		if !between.Has(c.terms[i].lower) {
			continue
		}
		for k := i + 1; k < i+countedFor && k < len(c.terms) && c.terms[k].lower != ","; k++ {
			if c.terms[k].content && quality(&c.terms[k], p) > 0 {
				return true
			}
		}
	}
	return false
}

// countedFor is how many tokens "after" and what it is counted from may stand behind
// the words that count.
const countedFor = 4

// period reports whether a length of time is the one up to a month that something is
// told for, or a year the one of its books: "results for the six months to June",
// "for the financial year 2023".
func (c *context) period(p *profile) bool {
	if v := &c.mention.Value; v.Kind == quant.KindDate {
		return v.Date.Precision == quant.Year && c.mention.Last > c.mention.First+2 && c.r.cue("year").Has(c.word(c.mention.First-c.first+1)) && p.first.Value.Date.Precision > quant.Year
	}
	n, k := c.m+1, c.mention.Last-c.first
	mentions := c.r.pass.Mentions
	if p.kind != quant.KindDuration || n >= len(mentions) || mentions[n].Value.Kind != quant.KindDate || mentions[n].First > c.mention.Last+2 || !c.r.cue("up-to").Has(c.word(k)) {
		return false
	}
	return c.isA(c.mention.First-c.first-1, joint.The)
}

// otherYear reports whether the clause, or the question that it answers, names a year,
// the fact names another one, and nothing near the value names that: "By how
// much did she win in 2017?" of the race of 2018.
func (b *binding) otherYear(pr *pair) bool {
	p, c := b.x.all[pr.fact], &b.r.context
	if c.mention.Value.Kind == quant.KindDate {
		return false
	}
	year := 0
	for _, w := range fields(strings.ToLower(p.fact.Statement)) {
		if y := yearOf(w); y > 0 {
			if year != 0 && y != year {
				return false
			}
			year = y
		}
	}
	if year == 0 {
		return false
	}
	s, other := c.mention.Sentence, false
	ps := b.r.pass
	from := s
	if s > 0 && ps.Sentences[s].Last-ps.Sentences[s].First < shortAnswer && ps.Word(ps.Sentences[s-1].Last-1) == "?" {
		from = s - 1
	}
	for m := c.m - 1; m >= 0 && ps.Mentions[m].Sentence >= from; m-- {
		switch yearSaid(&ps.Mentions[m]) {
		case 0:
		case year:
			return false
		default:
			k := ps.Mentions[m].First - c.first
			other = other || ps.Mentions[m].Sentence == from && from < s || k >= 0 && k < len(c.terms) && (int(c.terms[k].clause) == c.clause || c.labelled(ps.Mentions[m].Last-c.first))
		}
	}
	for m := c.m + 1; m < len(ps.Mentions) && ps.Mentions[m].Sentence == s; m++ {
		if yearSaid(&ps.Mentions[m]) == year {
			return from == s-1 // "the edition of 2018" beside the answer on another one
		}
	}
	return other
}

// labelled reports whether a label ends at term i, with a bracket perhaps, under which the
// rest of the sentence is told: "Last full year (2024): 19 million guests, 412 shows".
func (c *context) labelled(i int) bool {
	if c.word(i) == ")" {
		i++
	}
	return c.word(i) == ":"
}

// shortAnswer is how many tokens an answer may have that the question tells all about.
const shortAnswer = 20

// yearSaid is the year of a time, 0 for one that has none or was not written with it.
func yearSaid(m *lint.Mention) int {
	d := &m.Value.Date
	if m.Value.Kind != quant.KindDate || d.IsZero() || !d.Known() || m.Relative || d.NoYear {
		return 0
	}
	return int(d.Year)
}
