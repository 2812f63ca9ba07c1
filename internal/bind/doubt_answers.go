package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What stands around a value and says that it is of something else: the question that
// it answers, the headers of its cell, the period behind it.

// asks is the sentence of the question that a sentence answers, the one before it or
// the heading above its paragraph; -1 for none.
func (r *reader) asks(s int) int {
	p := r.pass
	question := func(q int) bool {
		return q >= 0 && p.Sentences[q].Last > p.Sentences[q].First && p.Word(p.Sentences[q].Last-1) == "?"
	}
	block := p.Sentences[s].Block
	if s > 0 && question(s-1) && p.Doc.Blocks[p.Sentences[s-1].Block].Kind != lint.Cell {
		return s - 1
	}
	if h := r.block[block].heading; h >= 0 && r.firstS[h] >= 0 && s == r.firstS[block] {
		if q := r.lastSentence(h); question(q) {
			return q
		}
	}
	return -1
}

// askedOfOther reports whether the value answers a question about another thing of the
// kind than the fact's, and names none itself: "Is there a free plan? Yes, with 60" of
// the standard plan.
func (b *binding) askedOfOther(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	q := b.r.asks(c.mention.Sentence)
	if q < 0 {
		return false
	}
	for i := range c.terms {
		if c.terms[i].mention < 0 && p.named(&c.terms[i]) {
			return false
		}
	}
	terms := b.r.sentence(q)
	howMany := b.r.cue("how-much")
	other := -1 // the head of the fact's name, with a word before it that the fact has not
	for k := range p.names {
		words := p.names[k].words
		if len(words) < 2 {
			continue
		}
		for i := 1; i < len(terms); i++ {
			if i > 1 && howMany.At(func(k int) string { return terms[i-2+min(k, 2)].lower }) == 2 {
				continue // "how many bars"
			}
			if terms[i].isWord(words[len(words)-1]) && terms[i-1].content && terms[i-1].mention < 0 && quality(&terms[i-1], p) == 0 {
				other = i
			}
		}
	}
	for i := range terms {
		if other < 0 || i != other && p.named(&terms[i]) {
			return false
		}
	}
	return true
}

// otherPeriod reports whether an amount is for a period that stands behind it, and the
// fact's is for another: "$1,490 if you pay annually" of what a month costs.
func (b *binding) otherPeriod(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	mentions, next := b.r.pass.Mentions, int(pr.mention)+1
	if p.per == "" || compare.DurationDays[p.per] == 0 || c.mention.Value.Per != "" || next >= len(mentions) || mentions[next].Sentence != c.mention.Sentence {
		return false
	}
	m := &mentions[next]
	return m.Value.Kind == quant.KindSet && m.First-c.mention.Last <= periodWithin && m.Value.Unit != p.per
}

// periodWithin is how many tokens behind an amount its period may stand: "if you pay
// for the whole annually".
const periodWithin = 5

// otherColumn reports whether a cell has a header above and beside it, and neither has
// a word of the fact's event, of what it counts or of its subject.
func (b *binding) otherColumn(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	info := b.r.block[b.r.pass.Sentences[c.mention.Sentence].Block]
	if pr.x[fCell] == 0 || pr.x[fEvent] > 0 || pr.x[fLabel] > 0 || pr.x[fSwap] > 0 || pr.x[fCellSwap] > 0 || info.columnHeader < 0 || info.rowHeader < 0 {
		return false
	}
	for _, h := range [...]int{info.columnHeader, info.rowHeader} {
		if b.r.firstS[h] < 0 {
			return false
		}
		told := false
		for _, t := range b.r.sentence(b.r.firstS[h]) {
			if t.mention >= 0 || !t.content {
				continue
			}
			if told = true; quality(&t, p) > 0 {
				return false
			}
		}
		if !told {
			return false
		}
	}
	return true
}

// timeInAnswer reports whether a time stands in the answer to a question for an amount, whose own
// words have nothing of the fact's: "How high is the hill? 214 metres, or it was on 3 May".
func (b *binding) timeInAnswer(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	q := b.r.asks(c.mention.Sentence)
	if q < 0 || c.mention.Value.Kind != quant.KindDate {
		return false
	}
	terms := b.r.sentence(q)
	if len(terms) < 2 || b.r.cue("how-much").At(func(k int) string {
		if k < len(terms) {
			return terms[k].lower
		}
		return ""
	}) == 0 {
		return false
	}
	for i := range c.terms {
		if t := &c.terms[i]; t.mention < 0 && t.content && quality(t, p) > 0 {
			return false
		}
	}
	return true
}
