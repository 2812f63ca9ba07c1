package bind

import (
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A table gives one thing beside others of its kind: two models, two classes of
// ship, two years. What stands under the name or the year of another is nothing
// of the fact's, if the fact's own has a column too.

// mostCells is how many cells of a table are looked at on each side of a value.
const mostCells = 400

// ofAnother reports whether the value stands in the column, or the row, of
// another thing or time than the fact's, and the fact's own is in the table.
func (c *context) ofAnother(p *profile, obs int) bool {
	if !c.cell {
		return false
	}
	b := c.r.pass.Sentences[c.mention.Sentence].Block
	here := &c.r.pass.Doc.Blocks[b]
	info := &c.r.block[b]
	return here.Row > 0 && info.columnHeader >= 0 && !c.r.sumsUp(info.columnHeader) && c.otherHeader(p, obs, b, info.columnHeader, func(o *lint.Block) bool { return o.Row == 0 && o.Column > 0 }) ||
		here.Column > 0 && info.rowHeader >= 0 && !c.r.sumsUp(info.rowHeader) && c.otherHeader(p, obs, b, info.rowHeader, func(o *lint.Block) bool { return o.Column == 0 && o.Row > 0 })
}

// sumsUp reports whether a header says that its cells are of all the others together: "Total",
// "Whole valley".
func (r *reader) sumsUp(header int) bool {
	if r.firstS[header] < 0 {
		return false
	}
	all := r.cue("sums-up")
	for _, t := range r.sentence(r.firstS[header]) {
		if all.Has(t.lower) {
			return true
		}
	}
	return false
}

// ofOtherRow reports whether the value's row is told by a word that the fact does not have,
// and another row of the table by all the fact's words that this one is told by and no
// others: "Depth of injection well" beside "Depth of production well".
func (c *context) ofOtherRow(p *profile) bool {
	if !c.cell {
		return false
	}
	b := c.r.pass.Sentences[c.mention.Sentence].Block
	header := c.r.block[b].rowHeader
	if header < 0 {
		return false
	}
	mine, strange := c.tellsOf(p, header)
	if len(mine) == 0 || !strange {
		return false
	}
	blocks := c.r.pass.Doc.Blocks
	for dir := -1; dir <= 1; dir += 2 {
		for k, n := b+dir, 0; k >= 0 && k < len(blocks) && blocks[k].Table == blocks[b].Table && n < mostCells; k, n = k+dir, n+1 {
			if k == header || blocks[k].Column != blocks[header].Column || blocks[k].Row == 0 || blocks[k].Row == blocks[b].Row {
				continue
			}
			other, more := c.tellsOf(p, k)
			if more || len(other) < len(mine) {
				continue
			}
			if !slices.ContainsFunc(mine, func(w string) bool { return !slices.Contains(other, w) }) {
				return true
			}
		}
	}
	return false
}

// timeOfRow reports whether the value is a date that heads a row of a table, and neither the
// header above it nor a cell beside it has a word of the fact: "2021/22" in a column of
// seasons. It then says for which time the row is, and tells nothing by itself.
func (c *context) timeOfRow(p *profile) bool {
	if !c.cell || c.mention.Value.Kind != quant.KindDate {
		return false
	}
	b := c.r.pass.Sentences[c.mention.Sentence].Block
	blocks := c.r.pass.Doc.Blocks
	here := &blocks[b]
	if here.Column != 0 || here.Row == 0 || c.cellNames(b, p) {
		return false
	}
	if h := c.r.block[b].columnHeader; h >= 0 && c.cellNames(h, p) {
		return false
	}
	beside := 0
	for k := b + 1; k < len(blocks) && blocks[k].Table == here.Table && blocks[k].Row == here.Row; k++ {
		if beside++; c.cellNames(k, p) {
			return false
		}
	}
	return beside > 0
}

// cellNames reports whether a cell has a word of the fact.
func (c *context) cellNames(block int, p *profile) bool {
	s := c.r.firstS[block]
	if s < 0 {
		return false
	}
	terms := c.r.sentence(s)
	for i := range terms {
		if t := &terms[i]; t.content && t.mention < 0 && quality(t, p) > 0 {
			return true
		}
	}
	return false
}

// tellsOf are the words of a header that the fact has; strange says that it has others.
func (c *context) tellsOf(p *profile, header int) (mine []string, strange bool) {
	s := c.r.firstS[header]
	if s < 0 {
		return nil, false
	}
	terms := c.r.sentence(s)
	for i := range terms {
		switch t := &terms[i]; {
		case !t.content || t.mention >= 0:
		case quality(t, p) > 0:
			mine = append(mine, t.lemma)
		default:
			strange = true
		}
	}
	return mine, strange
}

// otherHeader reports whether header is that of another, and one of the table's
// headers of its kind is the fact's.
func (c *context) otherHeader(p *profile, obs, b, header int, sameKind func(*lint.Block) bool) bool {
	mine, _, name := c.bears(p, header)
	if !name {
		return false // it says what is measured, not of what
	}
	at, dated := p.heldAt(obs)
	dated = dated && c.value.Kind != quant.KindDate && c.ofTime(header, at) < 0
	blocks := c.r.pass.Doc.Blocks
	for dir := -1; dir <= 1; dir += 2 {
		for k, n := b+dir, 0; k >= 0 && k < len(blocks) && blocks[k].Table == blocks[b].Table && n < mostCells; k, n = k+dir, n+1 {
			if k == header || !sameKind(&blocks[k]) {
				continue
			}
			if other, whole, _ := c.bears(p, k); whole && other > mine || dated && c.ofTime(k, at) > 0 {
				return true
			}
		}
	}
	return false
}

// ofTime is 1 where a header is of the time at, -1 where it is of another, 0 where
// it names none.
func (c *context) ofTime(header int, at quant.Date) int {
	p := c.r.pass
	s := c.r.firstS[header]
	if s < 0 {
		return 0
	}
	first, last := mentionsOf(p, s)
	for m := first; m < last; m++ {
		if isTime(&p.Mentions[m]) || c.r.isSeason(m) {
			if compare.Overlaps(p.Mentions[m].Value.Date, at) {
				return 1
			}
			return -1
		}
	}
	return 0
}

// bears is how well a header bears a name of the fact's subject: a point for each
// word of it, half a one less for each word of a longer name; whole says that all
// of the name is there. The answer is not name where the header has a word on what
// the fact tells.
func (c *context) bears(p *profile, header int) (best float32, whole, name bool) {
	s := c.r.firstS[header]
	if s < 0 {
		return 0, false, false
	}
	terms := c.r.sentence(s)
	name = true
	for i := range p.names {
		ph := &p.names[i]
		if !ph.proper {
			continue
		}
		var score float32
		matched, said := 0, 0
		for k := range terms {
			if terms[k].content || terms[k].digits {
				said++
			}
			t := &terms[k]
			switch {
			case !t.content && !t.digits:
			case isOneOf(t, ph.words):
				score, matched = score+1, matched+1
			case t.capital || t.digits:
				score -= 0.5
			}
		}
		if matched > 0 && score > best {
			best, whole = score, matched >= len(ph.words) || matched == said // "Brennick" of the Brennick Canal
		}
	}
	for k := range terms {
		if t := &terms[k]; t.content && t.mention < 0 && quality(t, p) > 0 && !c.inName(t, p) {
			name = false
		}
	}
	return best, whole, name
}

// inName reports whether a term is a word of a name of the fact's subject.
func (c *context) inName(t *term, p *profile) bool {
	for i := range p.names {
		if isOneOf(t, p.names[i].words) {
			return true
		}
	}
	return false
}

func isOneOf(t *term, words []int32) bool {
	for _, w := range words {
		if t.isWord(w) {
			return true
		}
	}
	return false
}
