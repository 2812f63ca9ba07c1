package bind

import (
	"math"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// zone is where a word stands as seen from a mention.
type zone uint8

const (
	attached zone = iota // its sentence, its row and column, its label
	nearby               // the sentences before
	above                // heading, title
	zones
)

// context is what surrounds a mention, as weights of the facts' words: how
// closely each is tied to the value. It is used again from mention to mention;
// stamp tells which weights are of now.
type context struct {
	r *reader
	m int
	// terms are the words of its sentence that it is read by, first the token
	// of the first of them.
	terms   []term
	first   int
	mention *lint.Mention
	value   quant.Value
	// anyCurrency says that the text leaves the currency open ("35 cents"),
	// anyDegree the scale of temperature.
	anyCurrency, anyDegree bool
	// facts says that the words of the facts are looked for.
	facts   bool
	dim     string
	noun    string
	weights [zones][]float32
	inText  []float32 // in the sentence, however far
	stamp   []int32
	now     int32
	touched []int32
	near    []nearTerm
	names   []nearTerm
	clause  int
	mood    lint.Mood
	time    quant.Date
	timeTie float32 // how closely the time is tied
	anchor  bool    // a date that dates another value of its clause
	weak    bool
	heading bool
	cell    bool
	cue     cues
	// left and right are the content words next to the value, nil for none.
	left, right *term
	// verb heads the value's clause, nil for none.
	verb *term
	// alt is the value as an ellipsis may have it, altDim its dimension, "" for
	// none; bare says that it stands in for the value.
	alt    quant.Value
	altDim string
	bare   bool
	// saidAt is the time that the value is said for, where sure says that the
	// text leaves no doubt.
	saidAt quant.Date
	sure   bool
	// topic is the subject of the value's clause, governors the words that
	// grammar ties to the value.
	topic     nounPhrase
	governors []*term
}

// cues are the little words beside a value.
type cues struct {
	part    bool // "of which 40 ..."
	each    bool // "$180 million each"
	further bool // "another 200"
	from    bool // "from 15", "instead of 15", "against 15"
}

// nearTerm is a content word of the mention's own sentence or label, and how
// closely it is tied to the value.
type nearTerm struct {
	term   *term
	weight float32
	// tie is the weight less what ties the word to another value.
	tie   float32
	label bool
	// subject says that it stands in the subject of the value's clause.
	subject bool
}

func (c *context) reset(r *reader, m int) {
	n := 0
	if r.index != nil {
		n = len(r.index.vocab.words)
	}
	if len(c.stamp) != n {
		c.stamp, c.inText = make([]int32, n), make([]float32, n)
		for z := range c.weights {
			c.weights[z] = make([]float32, n)
		}
		c.now = 0
	}
	c.now++
	c.touched, c.near, c.names = c.touched[:0], c.near[:0], c.names[:0]
	c.r, c.m = r, m
	c.terms, c.first = nil, 0
	c.mention = &r.pass.Mentions[m]
	c.readValue()
	c.noun = ""
	c.clause, c.mood, c.anchor, c.time, c.timeTie = -1, lint.Asserted, false, quant.Date{}, 0
	c.weak = c.mention.Weak
	c.cue, c.left, c.right, c.verb = cues{}, nil, nil, nil
	c.saidAt, c.sure, c.topic, c.governors = quant.Date{}, false, nounPhrase{head: -1}, c.governors[:0]
}

// dimOf reads as much of mention m as tells its dimension.
func (c *context) dimOf(r *reader, m int) {
	c.r, c.m, c.mention = r, m, &r.pass.Mentions[m]
	c.readValue()
}

// add notes that the words which t can stand for are in a zone.
func (c *context) add(t *term, z zone, weight, sentence float32) {
	for _, m := range t.matches {
		if c.stamp[m.word] != c.now {
			c.stamp[m.word] = c.now
			c.touched = append(c.touched, m.word)
			c.inText[m.word] = 0
			for i := range c.weights {
				c.weights[i][m.word] = 0
			}
		}
		c.weights[z][m.word] = max(c.weights[z][m.word], weight*m.quality)
		c.inText[m.word] = max(c.inText[m.word], sentence*m.quality)
	}
}

// weight is how strongly a word of the facts is in a zone, 0 to 1.
func (c *context) weight(w int32, z zone) float32 {
	if c.stamp[w] != c.now {
		return 0
	}
	return c.weights[z][w]
}

func (c *context) sentenceWeight(w int32) float32 {
	if c.stamp[w] != c.now {
		return 0
	}
	return c.inText[w]
}

// The costs of going from a value to a word. A word's tie is exp(-cost).
const (
	stepCost      = 0.05
	farStepCost   = 0.02
	nearSteps     = 6
	commaCost     = 0.12
	clauseCost    = 0.5
	relativeCost  = 0.2
	parenCost     = 0.12
	lineCost      = 1.2 // a line break within a block
	rivalCost     = 0.7 // another value of the same dimension stands between
	otherCost     = 0.25
	dateCost      = 0.08
	labelTie      = 0.92
	columnTie     = 0.85
	questionTie   = 0.7
	maxLabelWords = 5
)

// read fills the context of mention m, with what tells which fact it states.
func (c *context) read(r *reader, m int) {
	c.reset(r, m)
	c.fill(r, r.index != nil)
}

// readPlain fills as much of the context as there is without facts.
func (c *context) readPlain(r *reader, m int) {
	c.reset(r, m)
	c.fill(r, false)
}

func (c *context) fill(r *reader, facts bool) {
	c.facts = facts
	p := r.pass
	s := c.mention.Sentence
	if s < 0 || s >= len(p.Sentences) {
		return
	}
	terms, sent := c.look(r.sentence(s), p.Sentences[s])
	if !c.mention.Noun.Empty() {
		c.noun = c.nounHead(terms, sent)
	}
	if k := c.mention.First - sent.First; k >= 0 && k < len(terms) && terms[k].clause >= 0 {
		c.clause = int(terms[k].clause)
		c.mood = p.Clauses[c.clause].Mood
		if facts {
			c.mood = r.moodIn(c.m, c.clause)
		}
		if k := p.Clauses[c.clause].Verb - sent.First; k >= 0 && k < len(terms) {
			c.verb = &terms[k]
		}
	}
	var a *attachment
	if facts {
		a = r.attached(s)
	}
	c.walk(terms, sent, a, -1)
	c.walk(terms, sent, a, +1)
	c.inside(terms, sent)
	c.times(terms, sent)
	if facts {
		c.said(a)
		c.govern(terms, a)
		c.topic = c.subjectPhrase(terms, sent)
		c.cue = c.cues(terms, sent)
		c.subject(terms, sent)
		c.beside(terms, sent)
	}
	c.around(s, sent)
}

// reach is how many tokens on each side of a mention are looked at in a sentence
// that nobody wrote as one: so that a list of a hundred thousand values takes no
// longer than its length.
const reach = 48

// look settles the part of its sentence that a mention is read by: all of it,
// in any sentence that somebody wrote.
func (c *context) look(terms []term, sent lint.Sentence) ([]term, lint.Sentence) {
	if len(terms) > 12*reach && c.r.pass.Crowded(c.mention.Sentence) {
		from := min(max(c.mention.First-reach-sent.First, 0), len(terms))
		to := max(min(c.mention.Last+reach-sent.First, len(terms)), from)
		terms = terms[from:to]
		sent.First, sent.Last = sent.First+from, sent.First+to
	}
	c.terms, c.first = terms, sent.First
	return terms, sent
}

// beside finds the content words next to the value, within its clause.
func (c *context) beside(terms []term, sent lint.Sentence) {
	for i, n := c.mention.First-1-sent.First, 0; i >= 0 && i < len(terms) && n < 5; i, n = i-1, n+1 {
		if t := &terms[i]; t.mention >= 0 || t.clause != int32(c.clause) {
			break
		} else if t.content {
			c.left = t
			break
		}
	}
	for i, n := c.mention.Last-sent.First, 0; i >= 0 && i < len(terms) && n < 4; i, n = i+1, n+1 {
		if t := &terms[i]; t.mention >= 0 || t.clause != int32(c.clause) {
			break
		} else if t.content {
			c.right = t
			break
		}
	}
}

// cues looks at the words beside the value.
func (c *context) cues(terms []term, sent lint.Sentence) cues {
	var q cues
	first, last := c.mention.First-sent.First, c.mention.Last-sent.First
	word := func(i int) string {
		if i < 0 || i >= len(terms) {
			return ""
		}
		return terms[i].lower
	}
	for i := first - 1; i >= 0 && i > first-5; i-- {
		switch w := word(i); w {
		case "which", "whom":
			q.part = q.part || word(i-1) == "of"
		case "including", "among":
			q.part = true
		case "another", "further", "additional", "extra":
			q.further = true
		case "from", "against", "instead", "compared", "versus":
			q.from = true
		case "of":
			q.from = q.from || word(i-1) == "instead"
		case ",", ";", "(", "and":
			i = -1
		}
	}
	for i := last; i < len(terms) && i < last+5; i++ {
		switch w := word(i); w {
		case "each", "apiece", "every":
			q.each = true
		case "more", "further":
			q.further = q.further || i <= last+1 && word(i+1) != "than"
		case "of":
			q.part = q.part || word(i+1) == "them" || word(i+1) == "these" || word(i+1) == "those" || word(i+1) == "which"
		case ",", ";", "(", "and", ".":
			i = len(terms)
		}
	}
	return q
}

// ownerReach is how many tokens before an apposition or relative clause its
// antecedent's last name may stand.
const ownerReach = 4

// subject finds the names that own the value: those in the subject of its
// clause, those that a relative clause or an apposition hangs on, the
// possessor right before it.
func (c *context) subject(terms []term, sent lint.Sentence) {
	own := func(i int) {
		t := &terms[i]
		if !t.capital || !t.content || t.mention >= 0 || i == 0 && len(t.families) > 0 {
			return
		}
		for k := range c.names {
			if c.names[k].term == t {
				c.names[k].subject = true
				return
			}
		}
		c.names = append(c.names, nearTerm{term: t, weight: 0.5, subject: true})
	}
	if c.clause >= 0 {
		cl := c.r.pass.Clauses[c.clause]
		k := cl.First - sent.First
		hangs := cl.Verb < 0 || k >= 0 && k < len(terms) && (hangers[terms[k].lower] || strings.HasSuffix(terms[k].lower, "ing") || strings.HasSuffix(terms[k].lower, "ed"))
		if hangs && cl.First > sent.First {
			for i, n := k-1, 0; i >= 0 && n < ownerReach; i, n = i-1, n+1 {
				own(i)
			}
			for _, n := range c.names {
				if n.subject {
					return
				}
			}
		}
	}
	for i, n := c.mention.First-sent.First-1, 0; i >= 0 && n < 3 && i < len(terms); i, n = i-1, n+1 {
		t := &terms[i]
		if t.lower == "in" || t.lower == "on" || t.lower == "at" || t.lower == "with" || t.lower == ":" {
			continue // "and Merlin in 2020", "Halland with 15 percent"
		}
		if t.capital && t.content {
			own(i)
		}
		break
	}
	for _, n := range c.names {
		if n.subject {
			return
		}
	}
	s := c.subjectSpan()
	if s.Empty() {
		return
	}
	for i := range terms {
		t := c.r.pass.Tokens[sent.First+i]
		if int(t.Start) >= s.Start && int(t.End) <= s.End {
			own(i)
		}
	}
}

// hangers open a clause that says something of what stands before it.
var hangers = map[string]bool{
	"which": true, "who": true, "whose": true, "that": true, "where": true, "with": true, "of": true, "(": true, "a": true, "an": true, "the": true, "at": true, "in": true,
}

// nounHead is the base form of the last word of the counted noun.
func (c *context) nounHead(terms []term, sent lint.Sentence) string {
	head := ""
	for i := range terms {
		t := c.r.pass.Tokens[sent.First+i]
		if int(t.Start) >= c.mention.Noun.Start && int(t.End) <= c.mention.Noun.End && terms[i].lemma != "" {
			if terms[i].lower == "of" && head != "" {
				break
			}
			head = terms[i].lemma
		}
	}
	return head
}

// walk goes from the mention to one end of its sentence.
func (c *context) walk(terms []term, sent lint.Sentence, a *attachment, dir int) {
	at := c.mention.First - sent.First
	if dir > 0 {
		at = c.mention.Last - 1 - sent.First
	}
	var cost float64
	steps := 0
	lastMention := int32(c.m)
	clause := int32(c.clause)
	for i := at + dir; i >= 0 && i < len(terms); i += dir {
		t := &terms[i]
		steps++
		if steps <= nearSteps {
			cost += stepCost
		} else {
			cost += farStepCost
		}
		switch t.lower {
		case ",":
			cost += commaCost
		case "\n":
			cost += lineCost
		case "/", "|", "•", "·":
			cost += clauseCost
		}
		if t.clause != clause && t.clause >= 0 && clause >= 0 {
			cost += c.crossing(clause, t.clause, dir)
			clause = t.clause
		}
		if t.mention >= 0 && t.mention != lastMention {
			lastMention = t.mention
			cost += c.passing(int(t.mention))
		}
		if !t.content && (len(t.matches) == 0 || !c.facts) {
			continue
		}
		w := float32(math.Exp(-cost))
		if t.mention >= 0 && t.content {
			// The unit or noun of another value says little of this one.
			w *= 0.6
		}
		tie := w
		if c.facts {
			tie = c.tied(a, i, w)
			c.add(t, attached, tie, 1)
		}
		if t.content && t.mention < 0 {
			c.near = append(c.near, nearTerm{term: t, weight: w, tie: tie})
			if c.facts && t.capital && (i > 0 && terms[i-1].lower != "." && i != 0) {
				c.names = append(c.names, nearTerm{term: t, weight: tie, tie: tie})
			}
		}
	}
}

// crossing is the cost of going from one clause into its neighbour.
func (c *context) crossing(from, to int32, dir int) float64 {
	p := c.r.pass
	inner := from
	if dir > 0 {
		inner = to
	}
	first := p.Word(p.Clauses[inner].First)
	switch first {
	case "(", "[":
		return parenCost
	case "which", "who", "that", "whose", "where", "when":
		return relativeCost
	}
	if p.Clauses[from].Depth != p.Clauses[to].Depth && p.Clauses[inner].Verb < 0 {
		return relativeCost // an apposition
	}
	return clauseCost
}

// passing is the cost of going past another value.
func (c *context) passing(other int) float64 {
	o := &c.r.pass.Mentions[other]
	switch {
	case dimension(o.Value) == c.dim:
		return rivalCost
	case o.Value.Kind == quant.KindDate:
		return dateCost
	default:
		return otherCost
	}
}

// inside adds the words of the mention itself and of its counted noun.
func (c *context) inside(terms []term, sent lint.Sentence) {
	if !c.facts {
		return
	}
	for i := c.mention.First; i < c.mention.Last; i++ {
		if k := i - sent.First; k >= 0 && k < len(terms) && len(terms[k].matches) > 0 {
			c.add(&terms[k], attached, 1, 1)
		}
	}
	if c.mention.Noun.Empty() {
		return
	}
	for i := range terms {
		t := c.r.pass.Tokens[sent.First+i]
		if int(t.Start) >= c.mention.Noun.Start && int(t.End) <= c.mention.Noun.End && terms[i].content {
			c.add(&terms[i], attached, 1, 1)
		}
	}
}

// times finds the time that a value is said for: the date of its clause, or
// the nearest of its sentence. A date that dates another value is an anchor.
func (c *context) times(terms []term, sent lint.Sentence) {
	p := c.r.pass
	first, last := mentionsOf(p, c.mention.Sentence)
	isDate := c.mention.Value.Kind == quant.KindDate
	if isDate && c.mention.First-sent.First <= 2 && last-first > 1 {
		for m := c.m + 1; m < min(last, c.m+1+nearMentions); m++ { // "By 30 August the dead numbered ..."
			if k := p.Mentions[m].Value.Kind; k != quant.KindDate && k != quant.KindOrdinal && !p.Mentions[m].Weak {
				c.anchor = true
			}
		}
	}
	best := 2.2
	for m := max(first, c.m-nearMentions); m < min(last, c.m+1+nearMentions); m++ {
		if m == c.m {
			continue
		}
		o := &p.Mentions[m]
		cost := c.distance(terms, sent, o)
		if isDate {
			if o.Value.Kind != quant.KindDate && o.Value.Kind != quant.KindOrdinal && cost < 1.0 {
				c.anchor = true
			}
			continue
		}
		if o.Value.Kind == quant.KindDate && o.Value.Date.Known() && cost < best {
			best = cost
			c.time = o.Value.Date
			c.timeTie = float32(math.Exp(-cost))
		}
	}
}

// nearMentions is how many mentions on each side are looked at, and farCost the
// cost from which a mention is too far to be told how far: a sentence of ten
// thousand values takes no longer than its length.
const (
	nearMentions = 24
	farCost      = 8.0
)

// distance is the cost of going from the mention to another of its sentence.
func (c *context) distance(terms []term, sent lint.Sentence, o *lint.Mention) float64 {
	from, to, dir := c.mention.Last-sent.First, o.First-sent.First, 1
	if o.First < c.mention.First {
		from, to, dir = c.mention.First-1-sent.First, o.Last-1-sent.First, -1
	}
	cost, steps := 0.0, 0
	clause := int32(c.clause)
	seen := int32(c.m)
	for i := from; i != to && i >= 0 && i < len(terms) && cost < farCost; i += dir {
		steps++
		if steps <= nearSteps {
			cost += stepCost
		} else {
			cost += farStepCost
		}
		t := &terms[i]
		if t.lower == "," {
			cost += commaCost
		}
		if t.clause >= 0 && clause >= 0 && t.clause != clause {
			cost += c.crossing(clause, t.clause, dir)
			clause = t.clause
		}
		if t.mention >= 0 && t.mention != seen {
			seen = t.mention
			if c.r.pass.Mentions[seen].Value.Kind == c.mention.Value.Kind {
				cost += rivalCost
			}
		}
	}
	return cost
}

// around adds what stands outside of the sentence: row and column headers,
// labels, the sentences before, headings and the title.
func (c *context) around(s int, sent lint.Sentence) {
	r := c.r
	b := sent.Block
	if b < 0 || b >= len(r.block) {
		return
	}
	info := r.block[b]
	blocks := r.pass.Doc.Blocks
	c.cell = blocks[b].Kind == lint.Cell
	c.heading = blocks[b].Kind == lint.Heading || b == r.title
	c.whole(info.rowHeader, attached, labelTie)
	c.whole(info.columnHeader, attached, columnTie)
	if b != r.title {
		c.whole(r.title, above, 1)
	}
	c.whole(info.heading, above, 1)
	first := r.firstS[b]
	w := float32(0.85)
	for k := 1; k <= 4 && s-k >= first && first >= 0; k++ {
		z, tie := nearby, w
		if s-k == first && c.isLabel(s-k) {
			z, tie = attached, labelTie
		} else if k == 1 && c.isQuestion(s-k) {
			z, tie = attached, questionTie
		}
		c.sentenceIn(s-k, z, tie)
		w *= 0.8
	}
	if first == s && s > 0 && !c.cell { // the block's first: look at the block before
		pb := r.pass.Sentences[s-1].Block
		if pb >= 0 && pb != r.title && blocks[pb].Kind != lint.Cell && blocks[pb].Kind != lint.Heading {
			c.sentenceIn(s-1, nearby, 0.5)
		}
	}
	if blocks[b].Kind == lint.ListItem { // what introduces the list
		for k := b - 1; k >= 0 && k > b-12; k-- {
			if blocks[k].Kind != lint.ListItem {
				c.whole(k, nearby, 0.5)
				break
			}
		}
	}
}

// isLabel reports whether a sentence is a label: "Trade.", "Length:".
func (c *context) isLabel(s int) bool {
	sent := c.r.pass.Sentences[s]
	n := 0
	for i := sent.First; i < sent.Last; i++ {
		if k := c.r.pass.Tokens[i].Kind; k != lint.Mark && k != lint.Newline {
			n++
		}
	}
	return n <= maxLabelWords
}

func (c *context) isQuestion(s int) bool {
	sent := c.r.pass.Sentences[s]
	return sent.Last > sent.First && c.r.pass.Word(sent.Last-1) == "?"
}

func (c *context) sentenceIn(s int, z zone, w float32) {
	if !c.facts && z != attached {
		return
	}
	terms := c.r.sentence(s)
	for i := range terms {
		t := &terms[i]
		if len(t.matches) > 0 && c.facts {
			c.add(t, z, w, 0)
		}
		if z == attached && t.content && t.mention < 0 {
			c.near = append(c.near, nearTerm{term: t, weight: w, tie: w, label: true})
		}
	}
}

// whole adds all the sentences of a block.
func (c *context) whole(b int, z zone, w float32) {
	if b < 0 || b >= len(c.r.firstS) {
		return
	}
	s := c.r.firstS[b]
	for n := 0; s >= 0 && n < 4 && s < len(c.r.pass.Sentences) && c.r.pass.Sentences[s].Block == b; s, n = s+1, n+1 {
		c.sentenceIn(s, z, w)
	}
}
