package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// In an archive most records conflict with nothing: they name nobody, and no
// other value of their article could be said of the same thing. A glance at a
// claim tells, and its record is not made.

// mostGlances is up to how many mentions of an article are glanced at. Of longer
// ones every record is made, as the records that are held against each other
// there are those that stand near to each other.
const mostGlances = 400

// glance is what tells whether a claim can conflict with another.
type glance struct {
	mention  int
	sentence int
	kind     quant.Kind
	// event and head are those of the record.
	event, head string
	headline    bool
	// facts says that the mention is read with the words of the facts.
	facts bool
	// within says that the claim may conflict with one of its own article,
	// beyond with one of another.
	within, beyond bool
	// first and last are the half-open range of its records, once they are made.
	first, last int
}

// glances reports whether records are made at a glance only.
func (r *reader) glances() bool { return r.archive && len(r.pass.Mentions) <= mostGlances }

// glance looks at the mention of a context that has been read.
func (c *context) glance() glance {
	v := &c.mention.Value
	g := glance{mention: c.m, sentence: c.mention.Sentence, kind: v.Kind, head: c.noun, headline: c.heading, facts: c.facts || c.unweighed}
	switch c.mood {
	case lint.Denied, lint.Superseded, lint.Hypothetical:
		return g // it leaves no record
	}
	g.within = c.mood == lint.Asserted && comparedWithin(v)
	_, g.event = c.eventWord()
	if v.Kind == quant.KindDate {
		if end, _ := c.lifeDates(); end != noLife {
			g.beyond = true
			return g
		}
		if c.yearOfWork() && !c.r.lang.Is(g.event, "once") {
			g.event = "release"
		}
		g.within = g.within && c.r.lang.Is(g.event, "once")
	}
	g.beyond = (g.head != "" || g.event != "") && !v.Date.TimeOnly && c.namesSubject()
	return g
}

// readSecond is readPlain for a mention that may conflict with another. It reports
// whether it does: once its place is known most need no second glance.
func (c *context) readSecond(r *reader, m int) bool {
	c.reset(r, m)
	c.facts = false
	s := c.mention.Sentence
	if s < 0 || s >= len(r.pass.Sentences) {
		return true
	}
	sent := c.place(s)
	if c.early(sent) {
		return false
	}
	c.fillPlaced(sent, false)
	return true
}

// early reports whether a mention of which no more than its place has been read
// conflicts with nothing.
func (c *context) early(sent lint.Sentence) bool {
	r, v := c.r, &c.mention.Value
	switch {
	case c.namesSubject(), comparedWithin(v) && (v.Kind != quant.KindCount || c.noun != "" || r.headline(sent.Block)):
		return false
	case v.Kind == quant.KindDate:
		end, _ := c.lifeDates()
		return end == noLife
	}
	return true
}

// headline reports whether a block is a heading or the title.
func (r *reader) headline(block int) bool {
	return block >= 0 && block < len(r.block) && (r.pass.Doc.Blocks[block].Kind == lint.Heading || block == r.title)
}

// comparedWithin reports whether a value may be held against others of its
// article.
func comparedWithin(v *quant.Value) bool {
	switch v.Kind {
	case quant.KindDate, quant.KindMoney, quant.KindCount, quant.KindMeasure:
		return !v.Range
	}
	return false
}

// namesSubject reports whether the subject of the value's clause is a name that
// a record can be filed under.
func (c *context) namesSubject() bool {
	span := c.subjectSpan()
	if span.Empty() {
		return false
	}
	known := &c.r.subject
	if known.span != span || known.first != c.first || known.terms != len(c.terms) {
		*known = knownSubject{span, c.first, len(c.terms), c.isName(span)}
	}
	return known.named
}

// knownSubject tells of the subject that was last asked about whether it is a name, and
// by which terms: the values of a clause have one, and are asked more than once.
type knownSubject struct {
	span         lint.Span
	first, terms int
	named        bool
}

// isName reports whether what stands at a span is a name that a record can be filed
// under.
func (c *context) isName(span lint.Span) bool {
	subject := bucketSubject(strings.Join(strings.Fields(c.r.pass.Text(span)), " "))
	if subject == "" {
		return false
	}
	for i := range c.terms {
		if isName(c.terms, i) && c.terms[i].lemma != "" && strings.Contains(subject, c.terms[i].lemma) {
			return true
		}
	}
	return false
}

// alike reports whether two claims of an article may be said of one thing.
func (g *glance) alike(o glance) bool {
	switch {
	case g.kind != o.kind || g.sentence == o.sentence || !g.within || !o.within:
		return false
	case g.kind == quant.KindDate:
		return g.event == o.event
	case g.kind == quant.KindCount && !g.headline && !o.headline:
		return g.head != "" && g.head == o.head
	}
	return g.event == o.event || g.head != "" && g.head == o.head
}

// archived are the records of an article of an archive.
func (r *reader) archived() []lint.Record {
	p, c := r.pass, &r.context
	seen, all := r.seen, r.glanced[:0]
	for m := range p.Mentions {
		switch {
		case r.read[m]:
			if len(seen) > 0 && seen[0].mention == m {
				all, seen = append(all, seen[0]), seen[1:]
			}
		case recordable(&p.Mentions[m]):
			if c.readSecond(r, m) {
				all = append(all, r.glanceAt(c))
			}
		}
	}
	r.glanced = all
	for i := range all {
		if g := &all[i]; g.first == g.last && g.within && slices.ContainsFunc(all, g.alike) {
			if g.facts {
				c.read(r, g.mention)
			} else {
				c.readPlain(r, g.mention)
			}
			r.made(g, c)
		}
	}
	out := lint.Lend[lint.Record](p, len(r.kept))[:0]
	for i := range all {
		out = append(out, r.kept[all[i].first:all[i].last]...)
	}
	r.changeEnds(out)
	others(p, out)
	return out
}

// glanceAt glances at a mention whose context has been read, and makes its
// record where it may conflict with one of another article.
func (r *reader) glanceAt(c *context) glance {
	g := c.glance()
	if g.beyond {
		r.made(&g, c)
	}
	return g
}

// made makes the records of a mention whose context has been read.
func (r *reader) made(g *glance, c *context) {
	g.first = len(r.kept)
	r.kept = c.records(r.kept)
	g.last = len(r.kept)
}
