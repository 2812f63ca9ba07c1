package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// weigh finds out whether the article reports news of its own day or tells of
// other times. One with a few old years and nothing that points at its own day
// is a narrative, but only what has a month goes on in it. A paragraph of a
// narrative that points at the article's day more than at the past is news.
func (n *narrative) weigh() {
	if n.article.IsZero() {
		return
	}
	past, here := 0, 0
	for k := 0; k < len(n.r.exprs); {
		block := n.blockOf(&n.r.exprs[k])
		p, h, points := 0, 0, 0
		for ; k < len(n.r.exprs) && n.blockOf(&n.r.exprs[k]) == block; k++ {
			dp, dh := n.points(&n.r.exprs[k])
			p, h, points = p+dp, h+dh, points+dh/2
		}
		if points > p {
			n.news = append(n.news, block)
		}
		past, here = past+p, here+h
	}
	n.pointed = here > 0
	n.mixed = past > 0 && here == 0 && past < 4
	n.historical = past >= 4 && past > 3*here
	n.story = !n.mixed && (past < 4 || past <= 2*here && past < 10 || past <= here)
}

func (n *narrative) blockOf(e *expr) int { return n.t.Sentences[e.sentence].Block }

// points weighs what a time says of the article: that it tells of the past, or
// that it speaks of its own day.
func (n *narrative) points(e *expr) (past, here int) {
	if e.kind != quant.KindDate {
		return 0, 0
	}
	switch w := &e.a; {
	case w.hasYear && !w.shortYear && w.prec >= quant.Year:
		if d := n.article.Year - w.year; d >= 2 || d <= -2 {
			return 1, 0
		}
		return 0, 1
	case w.from.kind == refArticle || w.from.kind == refNearest || w.weekday != 0 && !e.isSpan:
		return 0, 2
	}
	return 0, 0
}

// isNews reports whether the times of an expression without a year are to be
// sought near the article's date. Expressions are asked for in order.
func (n *narrative) isNews(e *expr) bool {
	if n.story {
		return true
	}
	block := n.blockOf(e)
	for len(n.news) > 0 && n.news[0] < block {
		n.news = n.news[1:]
	}
	return len(n.news) > 0 && n.news[0] == block
}

// enter notes the heading that a sentence stands under.
func (n *narrative) enter(sentence int) {
	blocks := n.t.Doc.Blocks
	at := n.t.Sentences[sentence].Block
	for ; n.block <= at && n.block < len(blocks); n.block++ {
		if blocks[n.block].Kind == lint.Heading {
			if !n.story {
				// A new section does not go on with the day of the last one.
				n.said = n.said.Truncate(quant.Year)
			}
		}
	}
}

// remember keeps a time for those that follow.
func (n *narrative) remember(e *expr, m *lint.Mention) {
	d := m.Value.Date
	if d.NoYear && d.Day > 0 && !e.isSpan {
		n.bare, n.bareSpan, n.bareAt = d, m.Span, m.Sentence
	}
	if d.IsZero() || d.TimeOnly || !d.Known() {
		return
	}
	if n.coarse = (quant.Date{}); d.Precision < quant.Year {
		n.coarse, n.coarseSpan, n.coarseAt = d, m.Span, m.Sentence
		return
	}
	if e.a.noun && n.said.Known() && d.Year < n.said.Year {
		return // "the 2003 invasion" looks back and does not take us there
	}
	if !n.story && e.a.from.kind == refArticle {
		return
	}
	if e.a.from.kind == refAnchor && e.a.from.n < 0 {
		return // "a year earlier" looks back
	}
	if d.Precision == quant.Year && n.said.Known() && n.said.Precision > quant.Year && d.Year < n.said.Year && n.begins(e) {
		return // "with him was his son, born in 1933"
	}
	if !n.story && n.said.Known() && n.bracketed(e) && (d.Year > n.said.Year+5 || d.Year < n.said.Year-5) {
		return // (published in 2003)
	}
	if e.isSpan && m.Value.DateHi.Known() && !n.inHeading(m.Sentence) {
		d = m.Value.DateHi // what follows a stretch of time follows its end
	}
	n.full = n.full || d.Precision >= quant.Month
	n.said, n.saidSpan, n.saidBlock = d, m.Span, n.t.Sentences[m.Sentence].Block
	n.saidSentence, n.saidYear = m.Sentence, e.a.from.kind != refNone && e.a.from.unit == uYear
	if d.Precision >= quant.Day {
		n.day, n.daySpan, n.dayBlock = d, m.Span, n.saidBlock
	}
}

// begins reports whether an expression says, in passing, when somebody was born
// or something founded.
func (n *narrative) begins(e *expr) bool {
	r := n.r
	r.enter(n.t.Sentences[e.sentence].First, n.t.Sentences[e.sentence].Last)
	const aside = 12 // words
	for k := e.first - 1; k > r.begin && k >= e.first-aside; k-- {
		if r.prep(k) == pStarting && r.mark(k-1) == ',' {
			return true
		}
	}
	return false
}

// bracketed reports whether an expression stands within brackets.
func (n *narrative) bracketed(e *expr) bool {
	r := n.r
	r.enter(n.t.Sentences[e.sentence].First, n.t.Sentences[e.sentence].Last)
	for k := e.first - 1; k >= r.begin && k > e.first-10; k-- {
		switch r.mark(k) {
		case '(', '[':
			return true
		case ')', ']':
			return false
		}
	}
	return false
}

// inHeading reports whether a sentence is a heading, whose dates open the
// section.
func (n *narrative) inHeading(sentence int) bool {
	b := n.t.Sentences[sentence].Block
	return b < len(n.t.Doc.Blocks) && n.t.Doc.Blocks[b].Kind == lint.Heading
}

// inherit takes the year from the next time of the sentence, where nothing but
// "and", "to" or a comma stands between: "in August and September 1914".
func (n *narrative) inherit(e *expr, k, depth int) {
	r := n.r
	if e.a.month == 0 && e.a.part == 0 && !e.a.dayOnly || k+1 >= len(r.exprs) {
		return
	}
	b := &r.exprs[k+1]
	if b.kind != quant.KindDate || b.sentence != e.sentence || b.first-e.last > 5 || b.first < e.last {
		return
	}
	r.enter(n.t.Sentences[e.sentence].First, n.t.Sentences[e.sentence].Last)
	for j := e.last; j < b.first; j++ {
		if m := r.mark(j); m == ',' || m == '/' || m == '-' || m == '&' {
			continue
		}
		switch r.prep(j) {
		case pAnd, pOr, pTo, pThrough, pUntil, pThe, pIn, pOn, pFrom:
			continue
		}
		if r.is(j, tMod) {
			continue
		}
		return
	}
	c := b.a
	if c.month == 0 && c.part == 0 {
		return
	}
	if !c.hasYear {
		if k+2 < len(r.exprs) && c.from.kind == refNone && depth < 8 {
			next := *b
			n.inherit(&next, k+1, depth+1)
			c = next.a
		}
		if !c.hasYear {
			return
		}
	}
	e.a.year, e.a.hasYear, e.a.shortYear = c.year, true, c.shortYear
	if e.a.dayOnly {
		e.a.month, e.a.dayOnly = c.month, false
	}
	if after(e.a, c) {
		e.a.year--
	}
}
