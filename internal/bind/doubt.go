package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What a careful reader sees in a value's own sentence before calling it wrong:
// that it is said of another thing of the kind, of another time, of what
// somebody wishes, or follows from the fact. Then it is asked about. None of it
// is weighed, as each is too rare in drafts to learn from, and it is looked for
// only where a contradiction would be told.

// doubt says why a value that is not the fact's may still be right, "" where
// nothing speaks for that.
func (b *binding) doubt(pr *pair) string {
	p, c := b.x.all[pr.fact], &b.r.context
	if b.toldBeside(pr) {
		return "its own sentence gives the fact's value"
	}
	if pr.x[fSlip] > 0 {
		return "" // the fact's own digits are there by no chance
	}
	c.read(b.r, int(pr.mention))
	switch {
	case pr.x[fTimeBefore] > 0:
		return "the article is older than the fact"
	case pr.x[fNounOther] > 0:
		return "it counts something else"
	case pr.x[fNounNone] > 0 && pr.x[fHead] == 0 && c.countsNothing():
		return "the number counts nothing that is named"
	case c.portion(p):
		return "it is no whole number"
	case c.leftBehind(p):
		return "it is what something changed from"
	case c.lateDate(p):
		return "the years before it may be counted otherwise"
	case b.mythical(pr):
		return "the words are quoted, and the article says otherwise"
	case c.complement(p):
		return "it is the rest of the whole"
	case c.interval(p):
		return "it is the time between two events"
	case c.soFar(p):
		return "it is how far something had come"
	case c.wished(p):
		return "it is what somebody wants"
	case c.opposed(p):
		return "a word beside it sets it against the fact"
	case c.sibling(p):
		return "it is said of one with a like name"
	case c.otherOne(p):
		return "it is said of another of the kind"
	case c.foreseen(p):
		return "it is what is foreseen"
	case c.extreme(p):
		return "it is said of the most or the least of a kind"
	case c.stranger(p):
		return "the pronoun before it stands for something else"
	}
	return ""
}

// toldBeside reports whether the sentence tells the fact rightly, so that the value
// is of something else there: "of its 480 km, 140 run in tunnels".
func (b *binding) toldBeside(pr *pair) bool {
	if pr.x[fSwap] > 0 || pr.x[fCellSwap] > 0 || pr.x[fCell] > 0 {
		return false
	}
	s := b.r.pass.Mentions[pr.mention].Sentence
	for m := pr.mention - 1; m <= pr.mention+1; m += 2 {
		if m < 0 || int(m) >= len(b.r.pass.Mentions) || b.r.pass.Mentions[m].Sentence != s {
			continue
		}
		q := b.pairOf(m, pr.fact)
		if q == nil || !q.cmp.Agrees() || q.score < supportOdds || q.score < pr.score {
			continue
		}
		best := true
		for i := b.from[m]; i < b.from[m+1]; i++ {
			best = best && b.pairs[i].score <= q.score
		}
		if best {
			return true
		}
	}
	return false
}

// complement reports whether a share and the fact's make up the whole: "the
// state found 35 percent" where the bank lent 65.
func (c *context) complement(p *profile) bool {
	v, f := &c.value, &p.fact.Values[0].Value
	if v.Kind != quant.KindPercent || v.Unit != quant.Percent || f.Unit != quant.Percent || v.Range || f.Range {
		return false
	}
	sum := v.Lo.Add(f.Lo)
	n, whole := sum.Int64()
	return whole && n == 100
}

// betweenEvents are words behind a length of time that make it the time between two
// events.
var betweenEvents = wordSet(`after before later earlier ago since hence beforehand afterwards afterward previously apart`)

// interval reports whether a length of time is that between two events, and the
// fact's is not: "vanished half an hour later".
func (c *context) interval(p *profile) bool {
	if c.mention.Value.Kind != quant.KindDuration {
		return false
	}
	i := c.mention.Last - c.first
	if i < 0 || i >= len(c.terms) || !betweenEvents[c.terms[i].lower] {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(p.fact.Statement)) {
		if betweenEvents[strings.Trim(w, ".,;:")] {
			return false
		}
	}
	return true
}

// inClause calls f for each term of the value's clause, until it answers true.
func (c *context) inClause(f func(i int, t *term) bool) bool {
	first, last := 0, len(c.terms)
	if c.clause >= 0 {
		cl := &c.r.pass.Clauses[c.clause]
		first, last = max(cl.First-c.first, 0), min(cl.Last-c.first, len(c.terms))
	}
	for i := first; i < last; i++ {
		if f(i, &c.terms[i]) {
			return true
		}
	}
	return false
}

func (c *context) word(i int) string {
	if i < 0 || i >= len(c.terms) {
		return ""
	}
	return c.terms[i].lower
}

// soFar reports whether the text gives less than the fact, as what there was at
// some point on the way: "has cost 17 million so far".
func (c *context) soFar(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || toBase(c.value) >= toBase(p.fact.Values[0].Value) {
		return false
	}
	return c.inClause(func(i int, t *term) bool {
		next := c.word(i + 1)
		switch t.lower {
		case "so":
			return next == "far"
		case "to":
			return next == "date"
		case "until", "till", "up":
			return next == "now" || next == "then"
		case "as":
			return next == "yet"
		case "by":
			return next == "then" || next == "now" || next == "noon" || next == "midday" || next == "midnight" || next == "nightfall" || next == "dusk" || next == "dawn"
		}
		return false
	})
}

// wished reports whether the clause says what somebody wants, and the fact does
// not.
func (c *context) wished(p *profile) bool {
	if p.mood != lint.Asserted {
		return false
	}
	return c.inClause(func(i int, t *term) bool {
		if i >= c.mention.First-c.first {
			return false
		}
		switch t.lemma {
		case "want", "wish", "hope", "aspire", "dream":
			return t.mention < 0 && quality(t, p) == 0
		case "like", "prefer":
			return c.word(i-1) == "would" || c.word(i-1) == "d"
		}
		return (t.lower == "may" || t.lower == "might" || t.lower == "could") && (c.word(i+1) == "have" || c.word(i+1) == "well")
	})
}

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
		return c.r.lang.Sides(t.lower).With(c.r.lang.Sides(t.lemma)).Share(sides)
	}) {
		return false
	}
	for i := range c.near {
		n := &c.near[i]
		if n.tie < sidedTie {
			continue
		}
		s := c.r.lang.Sides(n.term.lower).With(c.r.lang.Sides(n.term.lemma))
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
		words := fields(strings.ToLower(p.names[k].text))
		n := len(words) - 1
		if n < 0 || !strings.ContainsAny(words[n], "0123456789") {
			continue
		}
		for i := range c.terms {
			t := &c.terms[i]
			if i > at && max(ours, theirs) >= 0 {
				break
			}
			if !strings.ContainsAny(t.lower, "0123456789") || stripDigits(t.lower) != stripDigits(words[n]) {
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
			longer := next < len(c.terms) && c.terms[next].capital && c.terms[next].content && (c.terms[next].mention < 0 || c.terms[next].mention == t.mention) && len(c.terms[next].families) == 0 && quality(&c.terms[next], p) == 0
			if t.lower == words[n] && !longer {
				ours = max(ours, i)
			} else {
				theirs = max(theirs, i)
			}
		}
	}
	return theirs > ours
}

// bareDigits reports whether a word is a number.
func bareDigits(w string) bool { return strings.Trim(w, "0123456789.") == "" }

// otherOnes are words that tell one thing of a kind from the one that is spoken of.
var otherOnes = wordSet(`another other next previous preceding earlier older neighbouring neighboring rival competing predecessor successor`)

// otherHeads are subjects of which a value is never the thing's own: "the
// estimate had been 1.2 billion".
var otherHeads = wordSet(`estimate record average mean norm threshold predecessor successor rival competitor`)

// otherOne reports whether the subject of the value's clause is another thing of
// the kind: "the next election", "my old one".
func (c *context) otherOne(p *profile) bool {
	if h := c.topic.head; h >= 0 && c.topic.kind != noPhrase && otherHeads[c.terms[h].lemma] && quality(&c.terms[h], p) == 0 {
		return true
	}
	for i := c.topic.first; i < c.topic.last && c.topic.kind != noPhrase; i++ {
		t := &c.terms[i]
		if otherOnes[t.lower] && quality(t, p) == 0 && t.mention != int32(c.m) {
			return true
		}
	}
	return c.singledOut(p)
}

// singledOut reports whether the subject of the value's clause is told from the
// fact's by what stands behind "the one": "the old contract, the one for the bins".
func (c *context) singledOut(p *profile) bool {
	for i := c.topic.first; i+2 < c.topic.last && c.topic.kind != noPhrase; i++ {
		if c.terms[i].lower != "one" || c.word(i-1) != "the" {
			continue
		}
		other := false
		for k := i + 2; k < c.topic.last; k++ {
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
	if c.topic.kind == noPhrase || c.topic.head < 0 || c.topic.head >= len(c.terms) || p.mood != lint.Asserted || c.mention.Value.Kind == quant.KindDate {
		return false
	}
	t := &c.terms[c.topic.head]
	return (c.r.lang.Is(t.lemma, "outlook") || c.r.lang.Is(t.lemma, "goal")) && quality(t, p) == 0 && t.mention < 0
}

// extreme reports whether the subject of the value's clause is the most or least
// of its kind, and the fact's is not.
func (c *context) extreme(p *profile) bool {
	for i := c.topic.first; i < c.topic.last && c.topic.kind != noPhrase; i++ {
		t := &c.terms[i]
		if strings.HasSuffix(t.lower, "est") && t.lemma != t.lower && quality(t, p) == 0 {
			return true
		}
	}
	return false
}

// stranger reports whether a pronoun is the subject of the value's clause, and
// stands for something that has none of the fact's words.
func (c *context) stranger(p *profile) bool {
	if c.topic.kind != anaphor || c.topic.last-c.topic.first != 1 {
		return false
	}
	if c.terms[c.topic.first].lower != "it" {
		return false // of two men, either may be "he"
	}
	terms, np := c.antecedent()
	if np.kind == noPhrase || np.kind == anaphor || np.kind == speaking {
		return false
	}
	foreign := false
	for i := np.first; i < np.last; i++ {
		t := &terms[i]
		if places[t.lower] || t.lower == "of" || t.lower == "in" {
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

// antecedent is what the pronoun that is the subject of the value's clause most
// likely stands for: the subject of the clause before, of the sentence before,
// and so on.
func (c *context) antecedent() ([]term, nounPhrase) {
	p := c.r.pass
	s := c.mention.Sentence
	block := p.Sentences[s].Block
	k := c.clause - 1
	for hops := 0; hops < 4 && s >= 0 && p.Sentences[s].Block == block; hops++ {
		terms, first := c.r.sentence(s), p.Sentences[s].First
		from := clauseFrom(p, s)
		if hops > 0 {
			k = from
			for k+1 < len(p.Clauses) && p.Clauses[k+1].Sentence == s {
				k++
			}
		}
		for ; k >= from && p.Clauses[k].Sentence == s; k-- {
			cl := &p.Clauses[k]
			if cl.Verb < 0 || cl.Depth > 0 {
				continue
			}
			np := c.phraseBefore(terms, cl.Verb-first, max(cl.First-first, 0))
			if np.kind != noPhrase && listJoints[terms[np.first].lower] {
				continue // half of "the war between Varna and Sundria"
			}
			if np.kind != noPhrase && np.kind != anaphor && np.kind != speaking && np.kind != counting {
				return terms, np
			}
		}
		s--
	}
	if t := c.r.title; t >= 0 && c.r.firstS[t] >= 0 {
		terms := c.r.sentence(c.r.firstS[t])
		return terms, nounPhrase{0, len(terms), len(terms) - 1, bare}
	}
	return nil, nounPhrase{head: -1}
}

// countsNothing reports whether a bare number does not even count "them".
func (c *context) countsNothing() bool {
	if c.value.Kind != quant.KindCount {
		return false
	}
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	if w := c.word(last); w == "of" || w == "a" || w == "each" || w == "per" {
		return false
	}
	for i := first - 1; i >= 0 && i > first-6; i-- {
		if c.word(i) == "there" {
			return false
		}
	}
	return true
}

// portion reports whether a number of things is none that can be counted, and the
// fact's is.
func (c *context) portion(p *profile) bool {
	f := &p.fact.Values[0].Value
	return c.value.Kind == quant.KindCount && f.Kind == quant.KindCount && f.Lo.IsInt() && !c.value.Lo.IsInt() && c.noun == ""
}

// leftBehind reports whether the value is the first of two between which
// something changed, "from 5 percent to 6.25", and the fact tells of no change.
func (c *context) leftBehind(p *profile) bool {
	k := c.mention.First - c.first - 1
	if c.word(k) != "from" || c.mention.Value.Kind == quant.KindDate {
		return false
	}
	n := c.m + 1
	mentions := c.r.pass.Mentions
	if n >= len(mentions) || mentions[n].Sentence != c.mention.Sentence || !sameKind(&mentions[n], c.mention) || !strings.EqualFold(c.r.pass.Word(mentions[n].First-1), "to") {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(p.fact.Statement)) {
		switch strings.Trim(w, ".,;:") {
		case "from", "before", "until", "previous", "previously", "old", "former", "formerly", "earlier", "had":
			return false
		}
	}
	return true
}

// lateDate reports whether a time that is reckoned from another one over decades,
// "26 years later", misses the fact's by a year, which may be how the years were
// counted.
func (c *context) lateDate(p *profile) bool {
	v, f := &c.value, &p.fact.Values[0].Value
	if v.Kind != quant.KindDate || f.Kind != quant.KindDate || v.Date.NoYear || f.Date.NoYear || c.mention.Last-c.mention.First < 2 {
		return false
	}
	if d := v.Date.Year - f.Date.Year; d != 1 && d != -1 || len(c.r.pass.Word(c.mention.First)) < 2 || !c.terms[c.mention.First-c.first].digits {
		return false
	}
	return betweenEvents[strings.ToLower(c.r.pass.Word(c.mention.Last-1))]
}

// mythical reports whether the value stands in a sentence that is all quoted, and
// the next one states the fact.
func (b *binding) mythical(pr *pair) bool {
	p := b.r.pass
	s := p.Mentions[pr.mention].Sentence
	k := clauseFrom(p, s)
	if k >= len(p.Clauses) || p.Clauses[k].Sentence != s || !p.Clauses[k].Quoted {
		return false
	}
	for n := int(pr.mention) + 1; n < len(p.Mentions) && p.Mentions[n].Sentence <= s+1; n++ {
		if o := b.pairOf(int32(n), pr.fact); o != nil && o.cmp.Agrees() && o.score > 0 {
			return true
		}
	}
	return false
}
