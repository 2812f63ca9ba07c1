package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The bounds of a record.
const (
	nearTie   = 0.42 // from this tie on a word counts as near
	maxKeys   = 5
	maxNames  = 3
	maxOthers = 16
	maxWords  = 40
	// maxOfArticle is how many records an article leaves: one with more is a
	// table of figures, and takes more memory than it tells.
	maxOfArticle = 1 << 14
	// RecordTrust is the trust in a record like any other.
	RecordTrust = 0.5
	// anchorTrust is the trust in a date that only dates another value.
	anchorTrust = 0.2
)

// Records are the claims of the article that can be held against those of
// another, in order, each with the keys under which it is to be filed. Claims
// that the article does not make as its own are left out, and so are values
// that hardly ever state a figure.
func (rd *Reading) Records() []lint.Record {
	if rd.r.glances() {
		return rd.r.archived()
	}
	return rd.r.records()
}

func (r *reader) records() []lint.Record {
	p, c := r.pass, &r.context
	out := lint.Lend[lint.Record](p, min(len(p.Mentions), maxOfArticle)+2)[:0]
	kept := r.kept
	for m := range p.Mentions {
		if len(out) >= maxOfArticle {
			break
		}
		n := 0
		for n < len(kept) && kept[n].Mention == m {
			n++
		}
		switch {
		case n > 0:
			out = append(out, kept[:n]...)
			kept = kept[n:]
		case !r.read[m] && recordable(&p.Mentions[m]):
			c.readPlain(r, m)
			out = c.records(out)
		}
	}
	r.changeEnds(out)
	others(p, out)
	r.tellAll(out)
	return out
}

// keepRecord makes the record of a mention whose context has just been read.
func (r *reader) keepRecord(m int) {
	r.read[m] = true
	switch {
	case len(r.kept) >= maxOfArticle || !recordable(&r.pass.Mentions[m]):
	case r.glances():
		r.seen = append(r.seen, r.glanceAt(&r.context))
	default:
		r.kept = r.context.records(r.kept)
	}
}

// firstQuarter is EDTF's number of the first quarter; seasons come before it, and
// "in spring" tells of no one spring.
const firstQuarter = 33

// recordable reports whether a mention may state a figure or a time.
func recordable(mn *lint.Mention) bool {
	if mn.Weak || mn.Rel != "" || mn.Value.Kind == quant.NoKind {
		return false
	}
	d := &mn.Value.Date
	return mn.Value.Kind != quant.KindDate || d.Known() || ofSomeYear(d) || d.TimeOnly
}

// records appends the record of the mention; of the dates of a life, two.
func (c *context) records(out []lint.Record) []lint.Record {
	if c.mood == lint.Denied || c.mood == lint.Superseded {
		return out
	}
	v := &c.mention.Value
	if v.Kind == quant.KindOrdinal && c.besidePlace() || c.scale() || c.r.cutOff(c.m) {
		return out
	}
	rec := c.record()
	if v.Kind != quant.KindDate {
		return append(out, rec)
	}
	if c.asOf() {
		return out // when it was looked at, not when anything was
	}
	switch end, name := c.lifeDates(); end {
	case wholeLife:
		return append(out, lifeDate(rec, "born", v.Date, name), lifeDate(rec, "die", v.DateHi, name))
	case birth:
		return append(out, lifeDate(rec, "born", v.Date, name))
	case death:
		return append(out, lifeDate(rec, "die", v.Date, name))
	}
	return append(out, rec)
}

// changeEnds gives the values that something changed to the words of those that it
// changed from, which stand nearer to them: "the area grew from 4,200 to 5,850 square
// metres".
func (r *reader) changeEnds(records []lint.Record) {
	for i := range records {
		rec := &records[i]
		from := r.changeStart(rec.Mention)
		if from < 0 || !recordable(&r.pass.Mentions[from]) {
			continue
		}
		c := &r.context
		if r.read[from] {
			c.read(r, from)
		} else {
			c.readPlain(r, from)
		}
		var start lint.Record
		c.collect(&start)
		rec.Near, rec.Families = sorted.Union(rec.Near, start.Near), sorted.Union(rec.Families, start.Families)
		rec.Left = start.Left
	}
}

// changeStart is the mention of the value from which that of mention m was reached,
// "from 38 on 1 January to 42", -1 for none.
func (r *reader) changeStart(m int) int {
	mn := &r.pass.Mentions[m]
	if mn.Value.Kind == quant.KindDate || !r.comesAfter(m, joint.To) {
		return -1
	}
	for k := m - 1; k >= 0 && k >= m-maxChange && r.pass.Mentions[k].Sentence == mn.Sentence; k-- {
		if o := &r.pass.Mentions[k]; o.Value.Kind == mn.Value.Kind && (sameKind(o, mn) || o.Value.Unit == "") && r.comesAfter(k, joint.From) {
			return k
		}
	}
	return -1
}

// maxChange is how many mentions before the value that something came to that from
// which it came may stand, with the days of both between them.
const maxChange = 2

// besidePlace reports whether the mention is a place in an order before or
// behind which the thing itself stands: "ranked above the 41st", "after the
// fourth single".
func (c *context) besidePlace() bool {
	return c.r.does(c.r.before(c.m))&role.BeforePlace != 0
}

// scale reports whether the mention is what a score is out of: "a rating out of
// 100".
func (c *context) scale() bool {
	i := c.mention.First - 1 - c.first
	return c.mention.Value.Kind == quant.KindCount && c.noun == "" && i > 0 && i < len(c.terms) && c.terms[i].isA(joint.Of) && c.terms[i-1].isA(joint.Out)
}

// cutOff reports whether a mention is what stands behind the comma of a number
// that is written as other languages write it: "1,5 metres".
func (r *reader) cutOff(m int) bool {
	text, at := r.pass.Doc.Text, r.pass.Mentions[m].Span.Start
	return at > 1 && text[at-1] == ',' && text[at-2] >= '0' && text[at-2] <= '9'
}

// asOf reports whether the mention is the day at which a state was looked at:
// "as of 3 May".
func (c *context) asOf() bool {
	i := c.mention.First - 1 - c.first
	return i > 0 && i < len(c.terms) && c.terms[i].isA(joint.Of|joint.At) && c.terms[i-1].isA(joint.As)
}

// others gives each record the further values of its dimension, those of the
// nearest mentions first.
func others(p *lint.Pass, records []lint.Record) {
	if len(records) == 0 {
		return
	}
	same := map[string][]int{} // by dimension: the mentions, in order
	for m := range p.Mentions {
		if mn := &p.Mentions[m]; mn.Relative && !mn.Anchor.Empty() && mn.Value.Date.Precision != quant.Day {
			continue // "the year before" tells no year of its own
		}
		d := compare.Dimension(p.Mentions[m].Value)
		same[d] = append(same[d], m)
	}
	last, list := -1, []quant.Value(nil)
	for i := range records {
		rec := &records[i]
		if rec.Mention == last {
			rec.Others = list
			continue
		}
		last = rec.Mention
		list = nearest(p, same[compare.Dimension(rec.Value)], rec.Mention)
		rec.Others = list
	}
}

// nearest are the values of the mentions nearest to m among those given, of two
// equally near the earlier one first; m itself is left out.
func nearest(p *lint.Pass, among []int, m int) []quant.Value {
	right, found := slices.BinarySearch(among, m)
	left := right - 1
	if found {
		right++
	}
	n := min(left+1+len(among)-right, maxOthers)
	if n == 0 {
		return nil
	}
	list := lint.Lend[quant.Value](p, n)[:0]
	for len(list) < n {
		if right == len(among) || left >= 0 && m-among[left] <= among[right]-m {
			list = append(list, p.Mentions[among[left]].Value)
			left--
		} else {
			list = append(list, p.Mentions[among[right]].Value)
			right++
		}
	}
	return list
}

// Bucketed are the subject and the noun or event by which a record is filed, ""
// where it has none.
func Bucketed(r *lint.Record) (subject, what string) {
	if what = r.Head; what == "" {
		what = r.Event
	}
	if what != "" {
		subject = bucketSubject(r.Subject)
	}
	return subject, what
}

// bucketSubject is a subject as a bucket names it, "" for one that is no name,
// but a common noun.
func bucketSubject(subject string) string {
	s := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(subject, "the "), "The "))
	if len(s) < 4 || s == strings.TrimSpace(subject) {
		return ""
	}
	return s
}
