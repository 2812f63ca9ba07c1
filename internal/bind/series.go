package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What a fact holds of which there are several values: opinions of several sources, a series with a
// value for each time.

// onOpinions judges the mention against the values of several sources. One
// that agrees with a preferred value is supported whatever the others say.
func (c *context) onOpinions(f *lint.Fact) (best quant.Comparison, at int, how standing) {
	at = -1
	preferred, against := false, false
	for i := range f.Values {
		o := &f.Values[i]
		if o.Rank == "deprecated" {
			continue
		}
		q := c.againstOne(f, o)
		against = against || q.Conflicts()
		rank := o.Rank == "preferred"
		if at < 0 || better(q, best) && (!preferred || !best.Agrees()) || rank && !preferred && q.Agrees() {
			best, at, preferred = q, i, rank
		}
	}
	if at < 0 {
		return c.againstOne(f, &f.Values[0]), 0, how
	}
	how.opinion = best.Agrees() && against && !preferred
	return best, at, how
}

// onSeries judges the mention against the observation for the time that it is
// said for, or for the time of the article. A value that was right for an
// earlier time is outdated, not false.
func (c *context) onSeries(f *lint.Fact) (quant.Comparison, int, standing) {
	if t, ok := c.saidFor(); ok {
		for i := len(f.Values) - 1; i >= 0; i-- {
			if compare.Overlaps(t, f.Values[i].Time) {
				return c.nextTo(f, i)
			}
		}
		for i := len(f.Values) - 1; i >= 0 && !c.wholePeriod; i-- {
			if o := &f.Values[i]; o.Period != "" && o.Time.Year+1 == t.Year {
				if q := c.againstOne(f, o); q.Agrees() {
					return q, i, standing{} // the year in which the season ended
				}
			}
		}
		return quant.Comparison{}, 0, standing{}
	}
	due := len(f.Values) - 1
	date := c.r.pass.Doc.Date
	if !date.IsZero() && date.Known() {
		for due >= 0 && f.Values[due].Time.First() > date.Last() {
			due--
		}
		if due < 0 {
			return quant.Comparison{}, 0, standing{} // the article is older than the series
		}
	}
	q := c.againstOne(f, &f.Values[due])
	if q.Agrees() {
		return q, due, standing{}
	}
	for i := due - 1; i >= 0; i-- {
		p := c.againstOne(f, &f.Values[i])
		if !p.Agrees() {
			continue
		}
		if i == due-1 && c.stillCurrent(&f.Values[due], date) {
			return p, i, standing{}
		}
		if c.toldAsOld() {
			return p, i, standing{}
		}
		return p, i, standing{older: true, due: due}
	}
	return q, due, standing{}
}

// nextTo judges the mention against observation i of a series; where the time is reckoned,
// "the year before", also against those beside it: a season or a business year is not the
// year of the calendar by which the time was reckoned. One year alone may be that in which
// the season ended.
func (c *context) nextTo(f *lint.Fact, i int) (quant.Comparison, int, standing) {
	q := c.againstOne(f, &f.Values[i])
	ended := f.Values[i].Period != "" && !c.wholePeriod
	if !q.Conflicts() || !c.reckoned && !ended || c.cell && c.sure {
		return q, i, standing{}
	}
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(f.Values) || k > i && !c.reckoned {
			continue
		}
		if o := c.againstOne(f, &f.Values[k]); o.Agrees() {
			return o, k, standing{}
		}
	}
	return q, i, standing{}
}

// toldAsOld reports whether the text itself gives the value as one that was
// left, "rose from 20% to 40%", "12, versus 9 before", "down from 14", or as one of a time
// that is over, "in the season before last".
func (c *context) toldAsOld() bool {
	if c.inClause(func(i int, _ *term) bool { return c.cued("of-earlier", i) > 0 }) {
		return true
	}
	terms := c.terms
	first := c.mention.First - c.first
	for i := first - 1; i >= 0 && i >= first-4 && i < len(terms); i-- {
		if terms[i].mention >= 0 {
			return false
		}
		if terms[i].is(role.ToldAsOld) {
			return true
		}
		switch t := &terms[i]; {
		case t.isA(joint.And), t.lower == ",", t.lower == ";", t.lower == "(":
			return false
		}
	}
	return false
}

// oldOnPurpose reports whether the article knows that the value is one of a time that is over:
// it names that time in the sentence, or before what it tells of "then", or it gives the
// value of today in the same paragraph.
func (b *binding) oldOnPurpose(pr *pair) bool {
	p, f := b.r.pass, b.x.all[pr.fact].fact
	s := p.Mentions[pr.mention].Sentence
	block := p.Sentences[s].Block
	from := s
	c := &b.r.context
	c.read(b.r, int(pr.mention))
	if c.inClause(func(i int, _ *term) bool { return c.cued("back-then", i) > 0 || c.cued("and-then", i) > 0 }) {
		for from > 0 && from > s-thenReach && p.Sentences[from-1].Block == block {
			from--
		}
	}
	time := f.Values[pr.obs].Time
	for k := from; k <= s; k++ {
		first, last := mentionsOf(p, k)
		for m := first; m < last; m++ {
			if d := p.Mentions[m].Value.Date; p.Mentions[m].Value.Kind == quant.KindDate && !d.IsZero() && d.Known() && !d.NoYear && compare.Overlaps(d, time) {
				return true
			}
		}
	}
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		q := &b.pairs[i]
		if n := p.Mentions[q.mention].Sentence; p.Sentences[n].Block == block && int(q.obs) == pr.how.due && q.score >= supportOdds && p.Doc.Blocks[block].Kind != lint.Cell {
			return true
		}
	}
	return false
}

// thenReach is how many sentences before "then" the time may be named for which it stands.
const thenReach = 3

// stillCurrent reports whether the observation before this one is what an
// article would still give: this one is provisional, or its time is not over.
func (c *context) stillCurrent(o *lint.Observation, article quant.Date) bool {
	return o.Provisional || !article.IsZero() && article.Known() && o.Time.Last() >= article.First()
}
