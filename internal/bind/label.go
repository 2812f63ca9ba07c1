package bind

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// An infobox, a data sheet or a table of settings leaves nothing to attach: what a value is of
// is its label, and the label has no other word than the fact's.

// leastLabelled is the score from which a conflict with the fact that the label tells is asserted,
// labelledOdds are the log-odds that it then has at least: of some ninety such in topics that are
// fitted on and that are not, none was wrong.
const (
	leastLabelled = -2
	labelledOdds  = 2
)

// labelled reports whether the label alone tells what the value is: the value is all that its cell or
// its line has besides, the label's words are all the fact's, one of them of its event, and what the
// fact is about is named there or above.
func (b *binding) labelled(pr *pair) bool {
	if pr.x[fSubjectNone] > 0 || pr.x[fTimeOther]+pr.x[fSaidOther]+pr.x[fPart]+pr.x[fEach]+pr.x[fFurther]+pr.x[fOrdinal] > 0 {
		return false
	}
	if pr.x[fDate] > 0 && pr.x[fVeryFar] > 0 || b.toldInRow(pr) {
		return false
	}
	c, p := &b.r.context, b.x.all[pr.fact]
	c.read(b.r, int(pr.mention))
	least := float32(sameFamily)
	if pr.x[fElsewhere] > 0 {
		least = sameLemma // the article tells it rightly elsewhere, and perhaps a kin of it here
	}
	label := c.label()
	if label == nil || !b.tellsAll(label, p, least) || !b.underPlain(pr) {
		return false
	}
	for i := b.from[pr.mention]; i < b.from[pr.mention+1]; i++ {
		o := &b.pairs[i]
		if q := b.x.all[o.fact]; o.fact != pr.fact && b.tellsAll(label, q, least) {
			return false
		}
	}
	return true
}

// tellsAll reports whether every word of a label is a fact's own at least so well, and one is of its event.
func (b *binding) tellsAll(label []term, p *profile, least float32) bool {
	event := false
	for i := range label {
		t := &label[i]
		if t.mention >= 0 {
			return false // "Households without power after ten days"
		}
		if !t.content || len(t.lower) == 1 { // the short form of an option: "-r, --retries"
			continue
		}
		if b.r.cue("label-frame").Has(t.lemma) {
			continue
		}
		if quality(t, p) < least {
			return false
		}
		event = event || ofEvent(t, p, least)
	}
	return event
}

// ofEvent reports whether a word is one of a fact's event.
func ofEvent(t *term, p *profile, least float32) bool {
	for _, m := range t.matches {
		if m.quality < least {
			continue
		}
		for _, e := range p.events {
			for _, w := range e.words {
				if w == m.word {
					return true
				}
			}
		}
	}
	return false
}

// label is the words that label a value which stands alone behind them: the header of its row, or what
// comes before a colon at the beginning of its line. It is nil for none.
func (c *context) label() []term {
	p, m := c.r.pass, c.mention
	if m.Sentence < 0 || c.value.Kind == quant.KindDate && c.value.Date.Precision < quant.Year {
		return nil
	}
	sent := p.Sentences[m.Sentence]
	if !c.endsCell(sent) {
		return nil
	}
	if c.cell {
		info := c.r.block[sent.Block]
		if c.r.pass.Block(m.Sentence).Row == 0 || c.mention.First > sent.First+1 || info.rowHeader < 0 || c.r.firstS[info.rowHeader] < 0 {
			return nil
		}
		return c.r.sentence(c.r.firstS[info.rowHeader])
	}
	if sent.Block < 0 || c.r.firstS[sent.Block] != m.Sentence || m.First < sent.First+2 || p.Word(m.First-1) != ":" {
		return nil
	}
	return c.terms[:m.First-1-sent.First]
}

// endsCell reports whether nothing follows a value in its sentence but its noun, its unit or a bracket.
func (c *context) endsCell(sent lint.Sentence) bool {
	for i := c.mention.Last; i < sent.Last; i++ {
		if c.r.pass.Word(i) == "(" {
			return true
		}
		if p := c.r.pass; p.Tokens[i].Kind != lint.Mark && p.Tokens[i].Kind != lint.Newline && !c.mention.Noun.Contains(p.Tokens[i].Span()) {
			return false
		}
	}
	return true
}

// underPlain reports whether the header of a cell's column sets it apart by nothing: there is none, or
// its words are the fact's, or its time is.
func (b *binding) underPlain(pr *pair) bool {
	c := &b.r.context
	if !c.cell {
		return true
	}
	h := b.r.block[c.r.pass.Sentences[c.mention.Sentence].Block].columnHeader
	if h < 0 || c.r.firstS[h] < 0 {
		return true
	}
	terms := b.r.sentence(c.r.firstS[h])
	for i := range terms {
		switch t := &terms[i]; {
		case t.mention >= 0 && pr.x[fTimeSame]+pr.x[fSaidSame] == 0:
			return false
		case t.mention < 0 && t.content && !b.r.cue("label-frame").Has(t.lemma) && quality(t, b.x.all[pr.fact]) < sameFamily:
			return false
		}
	}
	return true
}
