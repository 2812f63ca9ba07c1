package mention

import (
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
	// historical says that the article speaks of other times almost alone.
	historical bool
	// pointed says that something points at the article's own day.
	pointed bool
	// mixed says that the article has too few times to tell.
	mixed bool
	// news are the blocks of a narrative that speak of the article's own day,
	// in order; those that lie behind are dropped.
	news []int
	// full says that a month with its year was said.
	full bool
	// said is the last time said, saidSpan and saidBlock where.
	said      quant.Date
	saidSpan  lint.Span
	saidBlock int
	// saidSentence is its sentence, and saidYear says that it was a year that
	// is pointed at: last year.
	saidSentence int
	saidYear     bool
	// coarse is the decade or century said last, where no finer time followed.
	coarse     quant.Date
	coarseSpan lint.Span
	coarseAt   int // its sentence
	// bare is the last day said without a year, which is not known.
	bare     quant.Date
	bareSpan lint.Span
	bareAt   int // its sentence
	// day is the last day said, and dayBlock where.
	day      quant.Date
	daySpan  lint.Span
	dayBlock int
	// habit says that the sentence last asked for its tense has none: it tells
	// of what is so on every such day.
	habit bool
	// guide says that the article tells how things are every year, once guideKnown.
	guide, guideKnown bool
	// described says of a paragraph, counted from one, whether it describes what is
	// so every year.
	described struct {
		at int
		is bool
	}
	// at is the place of the expression that is being settled.
	at int
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

// settle fills in the value of a time.
func (n *narrative) settle(e *expr, k int, m *lint.Mention) {
	n.enter(m.Sentence)
	n.at = k
	if !e.a.hasYear && e.a.from.kind == refNone && !e.isSpan {
		n.inherit(e, k, 0)
	}
	lo, rel, how := n.time(&e.a, e)
	m.Value = quant.Value{Kind: quant.KindDate, Mod: e.a.mod, Date: lo, DateHi: lo}
	m.Weekday = int(e.a.weekday)
	m.Relative, m.YearGuessed, m.Anchor = how.relative, how.guessed, how.anchor
	switch {
	case lo.IsZero():
	case e.a.bound != quant.NoHedge:
		m.Value.Hedge = e.a.bound
	case e.a.rough:
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
	if e.a.weekend && lo.Precision == quant.Week && lo.Known() {
		saturday := (lo.First() + 5).Date()
		m.Value.Range, m.Value.Date, m.Value.DateHi = true, saturday, saturday.AddDays(1)
	}
	if !e.isSpan && e.a.holiday != "" && e.a.step == 0 && e.a.shift == 0 && lo.Known() && !lo.IsZero() && lo.Precision == quant.Day {
		if days := fastDays(e.a.holiday, lo); days > 1 {
			m.Value.Range, m.Value.DateHi = true, lo.AddDays(days-1)
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
		if e.b.weekday != 0 && hi.Precision == quant.Day && !e.b.hasYear {
			hi = hi.AddDays(7 * int((lo.First()-hi.First()+6)/7))
		} else if !e.b.hasYear {
			hi = hi.AddYears(1)
		} else if !e.a.hasYear {
			lo = lo.AddYears(-1)
		}
	}
	m.Value.Range = true
	m.Value.Date, m.Value.DateHi = lo, hi
	m.Value.Mod, m.Value.Hedge = quant.NoMod, quant.NoHedge // its ends keep theirs
	if e.a.rough {
		m.Value.Hedge = quant.Roughly
	}
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
	if w.step != 0 {
		if !d.Known() {
			return quant.Date{}, "", h
		}
		d, h.relative = stepped(d, int(w.step), int(w.stepDay)), true
	}
	if w.isoDay != 0 && d.Precision == quant.Week {
		d = (d.First() + quant.DayNumber(w.isoDay-1)).Date()
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
	if w.form == "reckoned on" && w.shiftUnit == uMonth {
		moved = moved.Truncate(quant.Month)
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
		if w.weekend {
			d := n.article
			t := n.tense(w, e)
			if t == 0 && n.habit && n.r.prep(w.first-2) == pOn {
				return quant.Date{}, "", how{} // crowded on the weekend
			}
			if d.Weekday() < 6 && t < 0 {
				d = d.AddDays(-7)
			}
			return d.Truncate(quant.Week), "", how{relative: true}
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

// fullYear is the year that two digits stand for: the one that lies nearest
// before ten years after the article.
func (n *narrative) fullYear(w *when) int {
	if !w.shortYear {
		return int(w.year)
	}
	pivot := 2030
	if !n.article.IsZero() {
		pivot = int(n.article.Year) + 10
	}
	if w.prec == quant.Decade {
		pivot -= 10 // the '30s are over
	}
	y := pivot/100*100 + int(w.year)
	if y > pivot {
		y -= 100
	}
	return y
}
