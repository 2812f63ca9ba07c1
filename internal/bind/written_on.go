package bind

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The day of an article: its date, or the day in its title or in the line that it begins
// with, which may leave out the year. It serves to tell which of two counts is
// the younger, and for nothing else.

// dayMarkOf is the mark of an article's day, "" for none.
func dayMarkOf(p *lint.Pass) string {
	if d := p.Doc.Date; d.Known() && d.Precision == quant.Day {
		return fmt.Sprintf("%s%02d%02d", DayMark, d.Month, d.Day)
	}
	for m := 0; m < len(p.Mentions) && m < firstMentions; m++ {
		mn := &p.Mentions[m]
		d := &mn.Value.Date
		if mn.Value.Kind != quant.KindDate || mn.Value.Range || mn.Relative || d.Precision != quant.Day || d.Month == 0 || d.Day == 0 {
			continue
		}
		if b := p.Sentences[mn.Sentence].Block; b < firstBlocks && heads(p, mn, b) {
			return fmt.Sprintf("%s%02d%02d", DayMark, d.Month, d.Day)
		}
	}
	return ""
}

// How many mentions and blocks of an article are looked at for its day, and how many bytes a
// line at its head has at the most.
const (
	firstMentions = 12
	firstBlocks   = 4
	headLine      = 120
)

// heads reports whether a mention stands in a title, in a short line at the head of an article
// or right behind the place where it was written: "HARBECK, 16 March (NPA) - ".
func heads(p *lint.Pass, mn *lint.Mention, b int) bool {
	block := &p.Doc.Blocks[b]
	switch {
	case block.Kind == lint.Dateline, block.Kind == lint.Heading && block.Level <= 1:
		return true
	case block.Kind != lint.Paragraph && block.Kind != lint.Quotation:
		return false
	}
	if block.Span.End-block.Span.Start <= headLine {
		return true
	}
	before := strings.TrimSpace(p.Doc.Text[block.Span.Start:mn.Span.Start])
	return len(before) <= placeName && strings.HasSuffix(before, ",") && before == strings.ToUpper(before)
}

// placeName is how many bytes the name of a place has at the most.
const placeName = 40

// tolls reports whether the clause of a count tells of people to whom something happens to
// one after the other, so that there are more of them from day to day.
func (c *context) tolls() bool {
	toll, spreads := c.r.cue("toll"), c.r.cue("spreads")
	return c.inClause(func(_ int, t *term) bool { return toll.Has(t.lower) || spreads.Has(t.lower) })
}
