package bind

import (
	"slices"
	"sort"
	"strings"

	"github.com/factlint/factlint/internal/lang"
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
	recordBase   = 0.5
	// anchorTrust is the trust in a date that only dates another value.
	anchorTrust = 0.2
)

// Records are the claims of an article that can be held against those of
// another, in order, each with the keys under which it is to be filed. Claims
// that the article does not make as its own are left out, and so are values
// that hardly ever state a figure.
func Records(p *lint.Pass) []lint.Record {
	rd := (*Index)(nil).Read(p)
	defer rd.Close()
	return rd.Records()
}

// sharesWords reports whether claims and records are read with the words of one
// language.
func (rd *Reading) sharesWords() bool { return rd.r.lang == lang.EnglishWords() }

// Records are those of the article that is being read.
func (rd *Reading) Records() []lint.Record {
	switch {
	case !rd.sharesWords():
		return Records(rd.r.pass)
	case rd.r.glances():
		return rd.r.archived()
	}
	return rd.r.records()
}

func (r *reader) records() []lint.Record {
	p, c := r.pass, &r.context
	out := make([]lint.Record, 0, min(len(p.Mentions), maxOfArticle)+2)
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

// besidePlace reports whether the mention is a place in an order before or
// behind which the thing itself stands: "ranked above the 41st", "after the
// fourth single".
func (c *context) besidePlace() bool {
	switch c.r.before(c.m) {
	case "above", "below", "before", "after", "behind", "under", "over", "than", "ahead", "outside", "since":
		return true
	}
	return false
}

// scale reports whether the mention is what a score is out of: "a rating out of
// 100".
func (c *context) scale() bool {
	i := c.mention.First - 1 - c.first
	return c.mention.Value.Kind == quant.KindCount && c.noun == "" && i > 0 && i < len(c.terms) && c.terms[i].lower == "of" && c.terms[i-1].lower == "out"
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
	return i > 0 && i < len(c.terms) && (c.terms[i].lower == "of" || c.terms[i].lower == "at") && c.terms[i-1].lower == "as"
}

// yearOfWork reports whether the mention is the year of a work, the one in which
// it came out: "a 2009 American drama film".
func (c *context) yearOfWork() bool {
	v := &c.mention.Value
	if v.Kind != quant.KindDate || v.Range || v.Date.Precision != quant.Year {
		return false
	}
	terms := c.terms
	first := c.mention.First - c.first
	if first < 1 || first > len(terms) || terms[first-1].lower != "a" && terms[first-1].lower != "an" && terms[first-1].lower != "the" {
		return false
	}
	for i := c.mention.Last - c.first; i < len(terms) && i < first+maxTitle; i++ {
		t := &terms[i]
		if c.r.lang.Is(t.lemma, "work") {
			return true
		}
		if !t.content && t.lower != "-" && t.lower != "and" || t.mention >= 0 {
			return false
		}
	}
	return false
}

// maxTitle is how many tokens stand between a year and the work that it is of.
const maxTitle = 9

// withNew is withWord for a word that may be there already.
func withNew(list []string, w string) []string {
	if hasWord(list, w) {
		return list
	}
	return withWord(list, w)
}

// withWord adds a word to a sorted list, in a copy.
func withWord(list []string, w string) []string {
	out := append(append([]string(nil), list...), w)
	sort.Strings(out)
	return out
}

// others gives each record the further values of its dimension, those of the
// nearest mentions first.
func others(p *lint.Pass, records []lint.Record) {
	if len(records) == 0 {
		return
	}
	same := map[string][]int{} // by dimension: the mentions, in order
	for m := range p.Mentions {
		if mn := &p.Mentions[m]; mn.Relative && !mn.Anchor.Empty() {
			continue // "the year before" tells no year of its own
		}
		d := dimension(p.Mentions[m].Value)
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
		list = nearest(p, same[dimension(rec.Value)], rec.Mention)
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
	list := make([]quant.Value, 0, n)
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

// record is what a claim leaves behind.
func (c *context) record() lint.Record {
	cl := c.claim()
	p := c.r.pass
	rec := lint.Record{
		Path: p.Doc.Path, Span: c.mention.Span, Subject: cl.Subject, Event: cl.Event, Head: c.noun,
		Value: c.mention.Value, Time: c.time, Date: p.Doc.Date, Mood: c.mood, Mention: c.m,
		Headline: c.heading, Trust: recordBase, Speaker: p.Text(cl.Speaker),
	}
	rec.Timed = c.timeTie >= timed
	if rec.Time.IsZero() && rec.Value.Kind != quant.KindDate {
		rec.Time, rec.Timed = c.ofYear, c.ofYearTie >= timed
	}
	if c.anchor || c.mention.Age { // one person has many ages
		rec.Trust = anchorTrust
	}
	rec.Value = c.r.placed(c.m)
	if rec.Value.Kind == quant.KindCount && (c.r.before(c.m) == "after" || c.r.before(c.m) == "before") {
		rec.Trust = anchorTrust // "after 62 reviews"
	}
	rec.Beside = c.r.beside(c.m)
	if rec.Value.Kind != quant.KindDate {
		q := c.cues(c.r.sentence(c.mention.Sentence), p.Sentences[c.mention.Sentence])
		rec.Apart = q.from || q.further || q.each || q.than || c.setOff()
	}
	c.collect(&rec)
	if c.yearOfWork() {
		rec.Near, rec.Families = withNew(rec.Near, "release"), withNew(rec.Families, "release")
		if !c.r.lang.Is(rec.Event, "once") {
			rec.Event = "release"
		}
	}
	rec.Keys = c.keys(&rec)
	rec.Key = rec.Keys[0]
	return rec
}

// timed is how closely a time is tied to a value that is said for it.
const timed = 0.5

// placed is the value of mention m; of a date with the bound that the
// preposition before it gives.
func (r *reader) placed(m int) quant.Value {
	v := r.pass.Mentions[m].Value
	if v.Kind != quant.KindDate {
		return v
	}
	switch r.before(m) {
	case "before":
		v.Hedge = quant.LessThan
	case "after":
		v.Hedge = quant.MoreThan
	case "by", "until", "till":
		v.Hedge = quant.NoMore
	case "since":
		v.Hedge = quant.NoLess
	}
	return v
}

// before is the word before mention m, articles left out.
func (r *reader) before(m int) string {
	mn := &r.pass.Mentions[m]
	terms := r.sentence(mn.Sentence)
	first := r.pass.Sentences[mn.Sentence].First
	for i := mn.First - 1 - first; i >= 0 && i < len(terms); i-- {
		if w := terms[i].lower; w != "the" && w != "early" && w != "late" && w != "mid" {
			return w
		}
	}
	return ""
}

// maxBeside bounds the values that a record keeps of its sentence.
const maxBeside = 8

// beside are the other values of mention m's sentence, those nearest to it
// where there are too many.
func (r *reader) beside(m int) []quant.Value {
	first, last := mentionsOf(r.pass, r.pass.Mentions[m].Sentence)
	first, last = max(first, m-maxBeside/2), min(last, m+maxBeside/2+1)
	if last-first < 2 {
		return nil
	}
	out := make([]quant.Value, 0, last-first-1)
	for k := first; k < last; k++ {
		if k != m && r.pass.Mentions[k].Value.Kind != quant.NoKind {
			out = append(out, r.placed(k))
		}
	}
	return out
}

// isName reports whether a term is part of a proper name.
func isName(terms []term, i int) bool {
	t := &terms[i]
	if !t.capital || !t.content || t.mention >= 0 || len(t.lower) < 2 {
		return false
	}
	if i == 0 || terms[i-1].lower == "“" || terms[i-1].lower == "\"" {
		return len(t.families) == 0 && !stopWords[t.lower] && i+1 < len(terms) && (terms[i+1].capital || strings.HasSuffix(t.lower, "'s"))
	}
	return true
}

// neighbours are the content words next to the value.
func (c *context) neighbours(terms []term) (left, right string) {
	first := c.first
	for i := c.mention.First - 1 - first; i >= 0 && i > c.mention.First-first-5; i-- {
		if i < len(terms) && terms[i].content {
			left = terms[i].lemma
			break
		}
	}
	for i := c.mention.Last - first; i >= 0 && i < len(terms) && i < c.mention.Last-first+4; i++ {
		if terms[i].content {
			right = terms[i].lemma
			break
		}
	}
	return left, right
}

// everything is the key of all records of a dimension, for runs over so few
// articles that each is held against each. It sorts before every name.
const everything = "*"

// keys files a record under its dimension and the names of its sentence and
// title, and with everything else of its dimension.
func (c *context) keys(rec *lint.Record) []string {
	var out []string
	add := func(s string) {
		if s == "" || len(out) >= maxKeys {
			return
		}
		s += "\x1f" + c.dim
		for _, k := range out {
			if k == s {
				return
			}
		}
		out = append(out, s)
	}
	// In an archive only what is said of a named subject is compared: a name
	// elsewhere in the sentence is no key.
	n := 0
	for _, name := range rec.Names {
		if n < maxNames && bucketOf(rec, name) != "" {
			add(name)
			n++
		}
	}
	add(everything)
	sort.Strings(out)
	return out
}
