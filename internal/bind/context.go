package bind

import (
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
// closely each is tied to the value. It is used again from mention to mention.
type context struct {
	r *reader
	m int
	// terms are the words of its sentence that it is read by, first the token
	// of the first of them.
	terms   []term
	first   int
	mention *lint.Mention
	value   quant.Value
	// valued is the mention, from 1, whose value has been read and waits for the rest; 0
	// for none.
	valued int
	// anyCurrency says that the text leaves the currency open ("35 cents"),
	// anyDegree the scale of temperature, anyTon which ton is meant.
	anyCurrency, anyDegree, anyTon bool
	// headCoin is the sign of a currency that a header gives the value, where nothing says
	// of which country.
	headCoin string
	// unitAbove says that the value has its unit from above a table, where it may have none:
	// others have one of their own, or what is told there is of money.
	unitAbove bool
	// namesMonth says that it names a month and no year.
	namesMonth answer
	// facts says that the words of the facts are looked for, unweighed that they
	// would be if a fact could be said of the mention.
	facts, unweighed bool
	dim              string
	noun             string
	// shared says that the noun is that of another number.
	shared  bool
	weights []wordWeight // by word of the facts, of those that have a mark
	marks   []uint64     // a bit for each
	touched []int32      // those that have one
	near    []nearTerm
	words   nearWords
	names   []nearTerm
	clause  int
	host    int // the clause whose predicate the value belongs to
	// changedFrom is the mention from which the value was reached, changedTo that which
	// was reached from it; -1 for none.
	changedFrom, changedTo int
	mood                   lint.Mood
	time                   quant.Date
	timeTie                float32 // how closely the time is tied
	// reckoned says that the time is reckoned from another one: "the year before".
	reckoned bool
	// wholePeriod says that it is told with both of its years: "2022/23".
	wholePeriod bool
	ofYearTie   float32
	ofYear      quant.Date // a day, month or quarter of a year that is not told, where there is no time
	anchor      bool       // a date that dates another value of its clause
	weak        bool
	heading     bool
	cell        bool
	// dateline says that it stands in the line that dates the article.
	dateline bool
	cue      cues
	// left and right are the content words next to the value, nil for none.
	left, right *term
	// gapped says that its verb is left out, as it is that of the value before.
	gapped bool
	// verb heads the value's clause, nil for none.
	verb *term
	// others are what the value may be besides; taken is the one that stands in
	// for the value, nil for none. bare says that it gives a bare number a unit,
	// bareAge that it is an age.
	others        []reading
	taken         *reading
	bare, bareAge bool
	// onLoss says that the value is below zero, and the fact at hand tells of a loss.
	onLoss bool
	// timeOf says that the value is the time that an amount is said for.
	timeOf bool
	// life is which dates of a life the value states, in brackets behind a name.
	life lifeEnd
	// version is the number of the version that the value, a date, stands behind.
	version string
	// saidAt is the time that the value is said for, where sure says that the
	// text leaves no doubt.
	saidAt quant.Date
	sure   bool
	// topic is the subject of the value's clause, governors the words that
	// grammar ties to the value.
	topic     nounPhrase
	governors []*term
}

// wordWeight is how closely a word of the facts is tied to the value: by zone, and
// in the sentence, however far.
type wordWeight struct {
	inText float32
	zones  [zones]float32
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
	if len(c.weights) != n {
		c.weights, c.marks = make([]wordWeight, n), make([]uint64, n/64+1)
	} else {
		for _, w := range c.touched {
			c.marks[w>>6] = 0
		}
	}
	c.touched, c.near, c.names = c.touched[:0], c.near[:0], c.names[:0]
	if c.valued != m+1 {
		c.dimOf(r, m)
	}
	c.valued = 0
	c.noun, c.shared = "", false
	c.clause, c.host, c.mood, c.anchor, c.time, c.timeTie, c.reckoned = -1, -1, lint.Asserted, false, quant.Date{}, 0, false
	c.wholePeriod = false
	c.ofYear, c.ofYearTie = quant.Date{}, 0
	c.weak = c.mention.Weak
	c.cue, c.left, c.right, c.verb = cues{}, nil, nil, nil
	c.timeOf, c.unweighed, c.life, c.version = false, false, noLife, ""
	c.changedFrom, c.changedTo, c.gapped = -1, -1, false
	c.saidAt, c.sure, c.topic, c.governors = quant.Date{}, false, nounPhrase{head: -1}, c.governors[:0]
}

// dimOf reads as much of mention m as tells its dimension. Whoever resets the context for
// that mention next need not read it again.
func (c *context) dimOf(r *reader, m int) {
	c.r, c.m, c.mention = r, m, &r.pass.Mentions[m]
	c.terms, c.first = nil, 0
	c.readValue()
	c.valued = m + 1
}

// add notes that the words which t can stand for are in a zone.
func (c *context) add(t *term, z zone, weight, sentence float32) {
	for _, m := range t.matches {
		w := c.at(m.word)
		if w == nil {
			w = &c.weights[m.word]
			*w = wordWeight{}
			c.marks[m.word>>6] |= 1 << (m.word & 63)
			c.touched = append(c.touched, m.word)
		}
		w.zones[z] = max(w.zones[z], weight*m.quality)
		w.inText = max(w.inText, sentence*m.quality)
	}
}

// at is how closely a word of the facts is tied to the value, nil for one that does
// not stand around it. The marks are few enough to stay at hand.
func (c *context) at(w int32) *wordWeight {
	if c.marks[w>>6]>>(w&63)&1 == 0 {
		return nil
	}
	return &c.weights[w]
}

// weight is how strongly a word of the facts is in a zone, 0 to 1.
func (c *context) weight(w int32, z zone) float32 {
	if at := c.at(w); at != nil {
		return at.zones[z]
	}
	return 0
}

func (c *context) sentenceWeight(w int32) float32 {
	if at := c.at(w); at != nil {
		return at.inText
	}
	return 0
}

// read fills the context of mention m, with what tells which fact it states.
func (c *context) read(r *reader, m int) {
	c.reset(r, m)
	c.fill(r, r.index != nil)
}

// readUnweighed fills the context of a mention that no fact can be said of, as far
// as its record needs it: what is read with the facts may have another mood.
func (c *context) readUnweighed(r *reader, m int) {
	c.reset(r, m)
	c.unweighed = true
	c.fill(r, false)
}

// readPlain fills as much of the context as there is without facts.
func (c *context) readPlain(r *reader, m int) {
	c.reset(r, m)
	c.fill(r, false)
}

func (c *context) fill(r *reader, facts bool) {
	c.facts = facts
	s := c.mention.Sentence
	if s < 0 || s >= len(r.pass.Sentences) {
		return
	}
	c.fillPlaced(c.place(s), facts)
}

// fillPlaced is fill where the mention's place in its sentence is known.
func (c *context) fillPlaced(sent lint.Sentence, facts bool) {
	r, s := c.r, c.mention.Sentence
	terms := c.terms
	var a *attachment
	if facts {
		a = r.attached(s)
		c.changedFrom, c.changedTo = r.changedFrom(c.m), r.changedTo(c.m)
	}
	c.walk(terms, sent, a, -1)
	c.walk(terms, sent, a, +1)
	c.inside(terms, sent)
	c.times(terms, sent)
	if facts {
		c.said(a)
		c.timeOf = c.mention.Value.Kind == quant.KindDate && c.timesAmount(a)
		if c.mention.Value.Kind == quant.KindDate {
			c.life, _ = c.lifeDates()
			c.version = c.versionDated()
		}
		c.govern(terms, a)
		c.topic = c.gappedSubject(terms)
		if c.gapped = c.topic.kind != noPhrase; !c.gapped {
			c.topic = c.subjectPhrase(terms, sent)
		}
		c.cue = c.cues(terms, sent)
		c.subject(terms, sent)
		c.beside(terms, sent)
	}
	c.around(s, sent)
	if facts {
		c.sortWords()
	}
}

// place finds the mention's place in its sentence: its noun, its clause and the
// verb of that.
func (c *context) place(s int) lint.Sentence {
	p := c.r.pass
	terms, sent := c.look(c.r.sentence(s), p.Sentences[s])
	if !c.mention.Noun.Empty() {
		c.noun = c.nounHead(terms, sent, c.mention.Noun)
	} else if c.mention.Value.Kind == quant.KindCount && !c.inCell() {
		c.noun = c.sharedNoun(terms, sent)
		c.shared = c.noun != ""
	}
	if k := c.mention.First - sent.First; k >= 0 && k < len(terms) && terms[k].clause >= 0 {
		c.clause = int(terms[k].clause)
		c.host = c.r.hostOf(c.clause)
		c.mood = p.Clauses[c.host].Mood
		if c.facts || c.unweighed {
			c.mood = c.r.moodIn(c.m, c.host)
		}
		if k := p.Clauses[c.host].Verb - sent.First; k >= 0 && k < len(terms) {
			c.verb = &terms[k]
		}
	}
	return sent
}

// sharedNoun is the noun that a bare number leaves out as the number before it in
// the sentence has it: "of the 43 people aboard, 27 died".
func (c *context) sharedNoun(terms []term, sent lint.Sentence) string {
	p := c.r.pass
	for k := c.m - 1; k >= 0 && k > c.m-3 && p.Mentions[k].Sentence == c.mention.Sentence; k-- {
		o := &p.Mentions[k]
		switch {
		case o.Value.Kind == quant.KindDate || o.Value.Kind == quant.KindDuration:
		case o.Value.Kind == quant.KindCount && o.Noun.Empty() && !o.Weak && c.capitalBefore(k) && c.capitalBefore(c.m): // "41 seats, the Union 33, the Greens 12"
		case o.Value.Kind != quant.KindCount || o.Noun.Empty() || o.Weak:
			return ""
		default:
			return c.nounHead(terms, sent, o.Noun)
		}
	}
	return ""
}

// capitalBefore reports whether a name stands right before a mention.
func (c *context) capitalBefore(m int) bool {
	i := c.r.pass.Mentions[m].First - 1
	return i >= 0 && c.r.pass.Tokens[i].Flags&lint.Capital != 0
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
