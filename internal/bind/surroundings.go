package bind

import (
	"math"
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What stands around a sentence: the times in it, the sentences, headings and
// headers about it, and how far from the value each lies.

// nounHead is the base form of the last word of the counted noun.
func (c *context) nounHead(terms []term, sent lint.Sentence, noun lint.Span) string {
	head := ""
	for i := range terms {
		t := c.r.pass.Tokens[sent.First+i]
		if int(t.Start) >= noun.Start && int(t.End) <= noun.End && terms[i].lemma != "" {
			if terms[i].isA(joint.Of) && head != "" {
				break
			}
			head = terms[i].lemma
		}
	}
	return head
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
	best, bestOfYear := farTime, farTime
	for m := max(first, c.m-nearMentions); m < min(last, c.m+1+nearMentions); m++ {
		if m == c.m {
			continue
		}
		o := &p.Mentions[m]
		cost := c.distance(terms, sent, o)
		if !isDate && o.First > c.mention.Last && compared(terms, c.mention.Last-sent.First, o.First-sent.First) {
			continue // "14 percent, compared with 5 in 1965"
		}
		if k := o.Last - sent.First; !isDate && o.First > c.mention.Last && k < len(terms) && terms[k].lower == ":" && strings.Contains("(;", terms[o.First-sent.First-1].lower) {
			continue // "1,086,000 visits (2023: 902,000)"
		}
		if !isDate && o.Value.Kind == quant.KindDate && o.First > sent.First && c.r.does(c.r.small(o.First-1))&role.Since != 0 && c.mostSince(m) {
			continue
		}
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
			c.reckoned, c.wholePeriod = o.Relative, o.Value.Range
		}
		if o.Value.Kind == quant.KindDate && ofSomeYear(&o.Value.Date) && cost < bestOfYear {
			bestOfYear = cost
			c.ofYear, c.ofYearTie = o.Value.Date, float32(math.Exp(-cost))
		}
	}
}

// farTime is the cost from which on a date of the sentence is not the time of a
// value.
const farTime = 2.2

// ofSomeYear reports whether a date is a day, month or quarter of a year that is
// not told.
func ofSomeYear(d *quant.Date) bool { return d.NoYear && (d.Month > 0 || d.Part >= firstQuarter) }

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
		switch {
		case t.lower == ",":
			cost += commaCost
		case t.is(role.TimeJoint):
			cost += joinCost
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
	c.dateline = blocks[b].Kind == lint.Dateline || c.opensStory()
	c.whole(info.rowHeader, attached, labelTie)
	c.whole(r.wholeRow(info.rowHeader), attached, wholeTie)
	c.whole(info.columnHeader, attached, columnTie)
	c.lead(info.lead)
	if c.opensRow(info, sent) {
		c.whole(info.beside, attached, labelTie)
	}
	if b != r.title {
		c.whole(r.title, above, 1)
	}
	c.whole(info.heading, above, 1)
	first := r.firstS[b]
	if s == first && !c.heading && c.alone(sent) && s+1 < len(r.pass.Sentences) && r.pass.Sentences[s+1].Block == b {
		c.sentenceIn(s+1, attached, labelTie) // "**May 1931.** The first train."
	}
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
	opens := first // the block's first sentence, behind a label: "Answer. In April."
	if s == first+1 && c.isLabel(first) {
		opens = s
	}
	if opens == s && first > 0 && !c.cell { // look at the block before
		pb := r.pass.Sentences[first-1].Block
		if pb >= 0 && pb != r.title && blocks[pb].Kind != lint.Cell && blocks[pb].Kind != lint.Heading {
			if c.isQuestion(first-1) && !c.heading {
				c.sentenceIn(first-1, attached, questionTie) // the answer is a paragraph of its own
			} else {
				c.sentenceIn(first-1, nearby, 0.5)
			}
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

// opensStory reports whether a date stands between the place that a story opens with and
// the dash behind which it begins, as agencies write it without a year: "OSLO, Oct 13 —".
func (c *context) opensStory() bool {
	i, k := c.mention.First-c.first, c.mention.Last-c.first
	if c.mention.Value.Kind != quant.KindDate || i < 2 || i > maxPlace || c.word(i-1) != "," {
		return false
	}
	for n := range i - 1 {
		if w := c.r.pass.Word(c.first + n); strings.ToUpper(w) != w {
			return false
		}
	}
	switch c.word(k) {
	case "-", "–", "—", "(":
		return true
	}
	return false
}

// maxPlace is how many tokens the place that a story opens with may have, with what parts
// it from the day.
const maxPlace = 6

// opensRow reports whether the value is all of its row's first cell, and the next
// one tells what it is the value of: "1919 | Born in Skagvik". Where the next one
// is a value itself, the first is what the row is about.
func (c *context) opensRow(info blockInfo, sent lint.Sentence) bool {
	if info.beside < 0 || c.mention.First-sent.First > 1 || sent.Last-c.mention.Last > 1 {
		return false
	}
	s := c.r.firstS[info.beside]
	if s < 0 {
		return false
	}
	terms := c.r.sentence(s)
	if len(terms) == 0 || terms[0].mention >= 0 {
		return false
	}
	for i := range terms {
		if terms[i].content && terms[i].mention < 0 {
			return true
		}
	}
	return false
}

// alone reports whether a date is all of its sentence.
func (c *context) alone(sent lint.Sentence) bool {
	if c.mention.Value.Kind != quant.KindDate {
		return false
	}
	for i := sent.First; i < sent.Last; i++ {
		if k := c.r.pass.Tokens[i].Kind; (i < c.mention.First || i >= c.mention.Last) && k != lint.Mark && k != lint.Newline {
			return false
		}
	}
	return true
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

// lead adds what leads up to a table: a caption, one sentence, or the last one of
// a paragraph that ends in a colon. Any other paragraph only stands before it.
func (c *context) lead(b int) {
	if b < 0 || c.r.firstS[b] < 0 {
		return
	}
	last := c.r.lastSentence(b)
	switch sent := c.r.pass.Sentences[last]; {
	case last == c.r.firstS[b] || c.r.pass.Doc.Blocks[b].Kind == lint.Caption:
		c.whole(b, attached, questionTie)
	case sent.Last > sent.First && c.r.pass.Word(sent.Last-1) == ":":
		c.sentenceIn(last, attached, questionTie)
	default:
		c.whole(b, nearby, questionTie)
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
