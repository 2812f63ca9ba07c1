package mention

import (
	"strconv"

	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// narrative is where an article stands in time while it is read: the date of
// the article itself, and the times last said. "Later that year" is reckoned
// from the latter, "last week" from the former.
type narrative struct {
	t *segment.Text
	r *timeReader
	// article is the day of the article, zero where it has none.
	article quant.Date
	// story says that times without a year lie near the article's date, as
	// in news; they follow the last date said otherwise, as in history.
	story bool
	// mixed says that the article has too few times to tell.
	mixed bool
	// news are the blocks of a narrative that speak of the article's own day,
	// in order; those that lie behind are dropped.
	news []int
	// full says that a month with its year was said.
	full bool
	// said is the last time said and where, and day, month the last said of
	// at least that precision.
	said     quant.Date
	saidSpan lint.Span
	// habit says that the sentence last asked for its tense has none: it tells
	// of what is so on every such day.
	habit bool
	// saidBlock is the block in which the last time was said.
	saidBlock int
	// block is the first block that was not yet looked at for a heading.
	block int
}

// resolve works out the times of the expressions, in order, and hands each
// back with its mention.
func (r *timeReader) resolve(t *segment.Text, article quant.Date, out []lint.Mention) {
	n := &narrative{t: t, r: r, article: article.Truncate(quant.Day)}
	if n.article.Precision < quant.Day || !n.article.Known() {
		n.article = quant.Date{}
	}
	n.weigh()
	k := 0
	for i := range out {
		m := &out[i]
		for k < len(r.exprs) && (r.exprs[k].first < m.First || r.exprs[k].first == m.First && r.exprs[k].last < m.Last) {
			k++
		}
		if k == len(r.exprs) || r.exprs[k].kind != quant.KindDate || m.Value.Kind != quant.KindDate ||
			r.exprs[k].first != m.First || r.exprs[k].last != m.Last {
			continue
		}
		n.settle(&r.exprs[k], k, m)
	}
}

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
	n.mixed = past > 0 && here == 0 && past < 4
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
	case w.from.kind == refArticle || w.from.kind == refNearest || w.weekday != 0:
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

// settle fills in the value of a time.
func (n *narrative) settle(e *expr, k int, m *lint.Mention) {
	n.enter(m.Sentence)
	if !e.a.hasYear && e.a.from.kind == refNone && !e.isSpan {
		n.inherit(e, k, 0)
	}
	lo, rel, how := n.time(&e.a, e)
	m.Value = quant.Value{Kind: quant.KindDate, Mod: e.a.mod, Date: lo, DateHi: lo}
	m.Weekday = int(e.a.weekday)
	m.Relative, m.YearGuessed, m.Anchor = how.relative, how.guessed, how.anchor
	if e.a.rough && !lo.IsZero() {
		m.Value.Hedge = quant.Roughly
	}
	if lo.IsZero() {
		m.Rel = rel
	}
	if e.a.altMonth != 0 && !lo.IsZero() {
		alt := lo
		alt.Month, alt.Day = e.a.altMonth, e.a.altDay
		if alt.Valid() {
			m.Alts = []quant.Date{lo, alt}
		}
	}
	if e.isSpan {
		n.settleSpan(e, m, lo)
	}
	n.remember(e, m)
}

// settleSpan fills in the second end of a range.
func (n *narrative) settleSpan(e *expr, m *lint.Mention, lo quant.Date) {
	said, span := n.said, n.saidSpan
	if !lo.IsZero() && e.a.prec >= quant.Year {
		n.said = lo
	}
	hi, _, _ := n.time(&e.b, e)
	if e.b.form == "now" && (n.article.IsZero() || n.article.Last() < lo.First()) {
		hi = quant.Date{Open: true}
	}
	n.said, n.saidSpan = said, span
	if lo.IsZero() || hi.IsZero() {
		m.Value.Date, m.Value.DateHi = quant.Date{}, quant.Date{}
		return
	}
	if lo.Known() && hi.Known() && hi.First() < lo.First() {
		if !e.b.hasYear {
			hi = hi.AddYears(1)
		} else if !e.a.hasYear {
			lo = lo.AddYears(-1)
		}
	}
	m.Value.Range = true
	m.Value.Date, m.Value.DateHi = lo, hi
	m.Value.Mod = quant.NoMod // its ends keep theirs
	if m.Weekday == 0 {
		m.Weekday = int(e.a.weekday)
	}
	r := n.r
	r.seal(&e.a)
	r.seal(&e.b)
	m.Parts = []lint.MentionPart{
		{Span: lint.Span{Start: e.a.start, End: e.a.end}, Value: quant.Value{Kind: quant.KindDate, Mod: e.a.mod, Date: lo, DateHi: lo}},
		{Span: lint.Span{Start: e.b.start, End: e.b.end}, Value: quant.Value{Kind: quant.KindDate, Mod: e.b.mod, Date: hi, DateHi: hi}},
	}
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
	if d.IsZero() || d.TimeOnly || !d.Known() || d.Precision < quant.Year {
		return
	}
	if e.a.noun && n.said.Known() && d.Year < n.said.Year {
		return // "the 2003 invasion" looks back and does not take us there
	}
	if !n.story && e.a.from.kind == refArticle {
		return
	}
	if e.isSpan && m.Value.DateHi.Known() && !n.inHeading(m.Sentence) {
		d = m.Value.DateHi // what follows a stretch of time follows its end
	}
	n.full = n.full || d.Precision >= quant.Month
	n.said, n.saidSpan, n.saidBlock = d, m.Span, n.t.Sentences[m.Sentence].Block
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
	r.begin, r.end = n.t.Sentences[e.sentence].First, n.t.Sentences[e.sentence].Last
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

// how says in which way a time was found.
type how struct {
	relative, guessed bool
	anchor            lint.Span
}

// time works out one time. The date is zero where there is nothing to reckon
// it from; rel then says how far from the article's date it lies.
func (n *narrative) time(w *when, e *expr) (quant.Date, string, how) {
	d, rel, h := n.unshifted(w, e)
	if w.inWeek && d.Known() {
		d = d.Truncate(quant.Week)
	}
	if w.shift == 0 {
		return d, rel, h
	}
	h.relative = true
	if d.IsZero() || d.NoYear {
		return quant.Date{}, "", h
	}
	moved := move(d, w.shiftUnit, w.shift)
	if w.shiftUnit == uDay && d.Precision < quant.Week || w.shiftUnit == uWeek && d.Precision < quant.Week || w.shiftUnit == uMonth && d.Precision < quant.Part {
		return quant.Date{}, "", h
	}
	return moved, "", h
}

func (n *narrative) unshifted(w *when, e *expr) (quant.Date, string, how) {
	if w.hasTime && !w.hasYear {
		return w.clock.date(w.prec), "", how{}
	}
	if w.hasYear {
		return n.absolute(w), "", how{}
	}
	switch w.from.kind {
	case refArticle, refAnchor:
		return n.reckon(w, e)
	case refNearest:
		if n.article.IsZero() {
			return n.yearless(w), "", how{}
		}
		return n.nearest(w, n.article, w.from.n), "", how{relative: true}
	case refAfter:
		base, span := n.said, n.saidSpan
		if base.IsZero() || !base.Known() {
			base, span = n.article, lint.Span{}
		}
		if base.IsZero() {
			return n.yearless(w), "", how{}
		}
		return n.nearest(w, base, w.from.n), "", how{relative: true, anchor: span}
	}
	return n.open(w, e)
}

// century is the full year of two digits.
func (n *narrative) fullYear(w *when) int {
	if !w.shortYear {
		return int(w.year)
	}
	pivot := 2030
	if !n.article.IsZero() {
		pivot = int(n.article.Year) + 10
	}
	y := pivot/100*100 + int(w.year)
	if y > pivot {
		y -= 100
	}
	return y
}

// absolute is a time whose year is written.
func (n *narrative) absolute(w *when) quant.Date { return in(w, n.fullYear(w)) }

// in is a time in a given year.
func in(w *when, year int) quant.Date {
	d := quant.YearOnly(year)
	switch {
	case w.holiday != "":
		return holidayIn(w.holiday, year)
	case w.nth != 0:
		return nthOf(w, year)
	case w.prec == quant.Millennium, w.prec == quant.Century, w.prec == quant.Decade:
		d.Precision = w.prec
	case w.part != 0:
		d = quant.YearPart(year, int(w.part))
	case w.day != 0 && w.month != 0:
		d = quant.YMD(year, int(w.month), int(w.day))
		if w.hasTime {
			d.Precision, d.Hour, d.Minute = quant.Minute, w.clock.hour, w.clock.minute
		}
	case w.month != 0:
		d = quant.YearMonth(year, int(w.month))
	}
	if !d.Valid() {
		return quant.Date{}
	}
	return d
}

// nthOf is the nth weekday or week of a month, or the nth week of a year.
func nthOf(w *when, year int) quant.Date {
	month := int(w.month)
	switch {
	case w.nthUnit == uDay && w.nth == 1:
		return quant.YMD(year, max(month, 1), 1)
	case w.nthUnit == uDay:
		if month == 0 {
			month = 12
		}
		return quant.YMD(year, month, quant.DaysIn(year, month))
	case w.weekday != 0 && month != 0:
		return nthWeekday(year, month, int(w.nth), int(w.weekday))
	case month != 0:
		// The first week of a month is the one that holds its first Thursday.
		return nthWeekday(year, month, int(w.nth), 4).Truncate(quant.Week)
	case w.nth > 0:
		return quant.YearWeek(year, int(w.nth))
	}
	return quant.YMD(year, 12, 28).AddDays(7 * (int(w.nth) + 1)).Truncate(quant.Week)
}

// reckon is a time that lies in, or is, a stretch reckoned from the article's
// date or the last time said.
func (n *narrative) reckon(w *when, e *expr) (quant.Date, string, how) {
	base, h := n.article, how{relative: true}
	anchored := w.from.kind == refAnchor
	if anchored && w.from.n != 0 && n.said.IsZero() && len(n.t.Sentences) > 3 && n.tense(w, e) == 0 {
		return quant.Date{}, relative(w.from), h // instructions: "the next day, rinse"
	}
	if anchored && n.said.Known() && !n.said.IsZero() {
		base, h.anchor = n.said, n.saidSpan
	}
	if anchored && w.from.n == 0 && base.IsZero() || base.IsZero() {
		if w.month != 0 || w.part != 0 || w.weekday != 0 || w.holiday != "" {
			return n.yearless(w), "", h
		}
		return quant.Date{}, relative(w.from), h
	}
	if w.toDay {
		return move(base, w.from.unit, w.from.n), "", h
	}
	prec := w.prec
	if w.weekday != 0 || w.month != 0 || w.part != 0 || w.dayOnly || w.holiday != "" || w.nth != 0 {
		prec = precisionOf(w.from.unit)
	}
	stretch := moveTo(base, w.from.unit, w.from.n, prec)
	if stretch.IsZero() && anchored && h.anchor != (lint.Span{}) && !n.article.IsZero() && n.story {
		base, h.anchor = n.article, lint.Span{}
		stretch = moveTo(base, w.from.unit, w.from.n, prec)
	}
	if stretch.IsZero() {
		if w.month != 0 || w.part != 0 {
			return n.yearless(w), "", h
		}
		return quant.Date{}, relative(w.from), h
	}
	return within(w, stretch), "", h
}

// within is a time that lies in a stretch of time that is known.
func within(w *when, stretch quant.Date) quant.Date {
	switch {
	case w.weekday != 0 && w.nth == 0 && stretch.Precision == quant.Week:
		return (stretch.First() + quant.DayNumber(w.weekday-1)).Date()
	case w.dayOnly:
		if stretch.Month == 0 {
			return quant.Date{}
		}
		d := quant.YMD(int(stretch.Year), int(stretch.Month), int(w.day))
		if !d.Valid() {
			return quant.Date{}
		}
		return d
	case w.nth != 0 && w.month == 0 && stretch.Month != 0:
		x := *w
		x.month = stretch.Month
		return nthOf(&x, int(stretch.Year))
	case w.month != 0, w.part != 0, w.holiday != "", w.nth != 0:
		return in(w, int(stretch.Year))
	}
	return stretch
}

// moveTo is base moved by n units and cut to the precision of the unit, zero
// where base is too coarse to say.
func moveTo(base quant.Date, unit timeUnit, n int32, prec quant.Precision) quant.Date {
	need := precisionOf(unit)
	if unit == uWeek && prec == quant.Day {
		need = quant.Day // "two weeks later" is a day
		if base.Precision == quant.Week {
			need = quant.Week
		}
	}
	if unit == uFortnight {
		unit, n = uWeek, 2*n
	}
	switch {
	case need > quant.Year && base.Precision < need:
		return quant.Date{}
	case base.Precision < quant.Year:
		return quant.Date{}
	}
	d := base
	switch unit {
	case uMillennium:
		d = d.Truncate(need).AddYears(1000 * int(n))
	case uCentury:
		d = d.Truncate(need).AddYears(100 * int(n))
	case uDecade:
		d = d.Truncate(need).AddYears(10 * int(n))
	case uQuarter:
		d = d.Truncate(quant.Month).AddMonths(3 * int(n)).Truncate(quant.Part)
	case uWeek, uWeekend:
		d = d.AddDays(7 * int(n)).Truncate(need)
	default:
		return move(base.Truncate(max(need, precOfWeek(unit))), unit, n)
	}
	return d
}

func precOfWeek(timeUnit) quant.Precision { return quant.Year }

// move is d moved by n calendar units, at its precision or that of the unit,
// whichever is coarser.
func move(d quant.Date, unit timeUnit, n int32) quant.Date {
	switch unit {
	case uYear:
		return d.AddYears(int(n))
	case uMonth:
		return d.AddMonths(int(n))
	case uWeek:
		return d.AddDays(7 * int(n))
	case uDay:
		return d.AddDays(int(n))
	}
	return d
}

// relative writes how far a time lies from the article's date: "-P1W".
func relative(f reference) string {
	if f.kind != refArticle && f.n == 0 {
		return ""
	}
	n := f.n
	out := ""
	if n < 0 {
		out, n = "-", -n
	}
	out += "P"
	switch f.unit {
	case uMillennium:
		return out + strconv.Itoa(int(n)*1000) + "Y"
	case uCentury:
		return out + strconv.Itoa(int(n)*100) + "Y"
	case uDecade:
		return out + strconv.Itoa(int(n)*10) + "Y"
	case uYear:
		return out + strconv.Itoa(int(n)) + "Y"
	case uQuarter:
		return out + strconv.Itoa(int(n)*3) + "M"
	case uMonth:
		return out + strconv.Itoa(int(n)) + "M"
	case uWeek, uWeekend:
		return out + strconv.Itoa(int(n)) + "W"
	case uFortnight:
		return out + strconv.Itoa(int(n)*2) + "W"
	}
	return out + strconv.Itoa(int(n)) + "D"
}

// yearless is a time whose year cannot be known: XXXX-09-10.
func (n *narrative) yearless(w *when) quant.Date {
	d := quant.Date{NoYear: true}
	switch {
	case w.holiday != "":
		h := holidayIn(w.holiday, 2001)
		if len(w.holiday) != 5 || w.holiday[2] != '-' {
			return quant.Date{}
		}
		d.Month, d.Day, d.Precision = h.Month, h.Day, quant.Day
	case w.nth != 0:
		return quant.Date{}
	case w.part != 0:
		d.Part, d.Precision = w.part, quant.Part
	case w.day != 0:
		d.Month, d.Day, d.Precision = w.month, w.day, quant.Day
	case w.month != 0:
		d.Month, d.Precision = w.month, quant.Month
	default:
		return quant.Date{}
	}
	if !d.Valid() {
		return quant.Date{}
	}
	return d
}
