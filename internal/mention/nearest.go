package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// open finds the year of a time that gives none and points nowhere: in news
// the nearest to the article's date, by the tense of its sentence; in a
// narrative that of the last time said; unknown where there is neither.
func (n *narrative) open(w *when, e *expr) (quant.Date, string, how) {
	h := how{guessed: true}
	if w.form == "weekday" && n.at > 0 && !n.article.IsZero() {
		if p := &n.r.exprs[n.at-1]; p.sentence == e.sentence && p.a.form == "day word" && e.first-p.last <= 1 {
			return n.article.AddDays(int(p.a.from.n)), "", h // today is Wednesday
		}
	}
	if n.recurs(w, e) || e.isSpan && e.a.weekday != 0 && e.b.weekday != 0 && n.keepsHours(e) {
		return n.yearless(w), "", how{}
	}
	if d := n.ownDay(w, e); !d.IsZero() {
		return d, "", h
	}
	if d := n.thatWeek(w, e); !d.IsZero() {
		h.anchor = n.daySpan
		return d, "", h
	}
	if !n.isNews(e) && (n.article.IsZero() || n.said.Known()) {
		// An article without a date may be news or history: only what its own
		// paragraph says of the month goes on.
		if n.mixed && !n.full && w.form != "weekday" {
			return n.nearest(w, n.article, n.tense(w, e)), "", h
		}
		if n.saidSentence != e.sentence && n.tellsNow(w, e) {
			return n.yearless(w), "", how{}
		}
		known := !n.article.IsZero() || n.said.Precision >= quant.Month && n.saidBlock == n.t.Sentences[e.sentence].Block
		if d := n.goOn(w); known && !d.IsZero() {
			h.anchor = n.saidSpan
			return d, "", h
		}
		return n.yearless(w), "", how{}
	}
	if w.dayOnly {
		return n.dayNear(w, e), "", h
	}
	if n.saidYear && n.saidSentence == e.sentence && n.said.Precision == quant.Year {
		if d := n.goOn(w); !d.IsZero() {
			h.anchor = n.saidSpan // last year's strike lasted until 8 June
			return d, "", h
		}
	}
	if n.oneOf(w, e) {
		return n.yearless(w), "", how{}
	}
	side := n.tense(w, e)
	if w.form == "weekday" && (n.r.is(w.first-1, tIs) && n.r.is(w.first-2, tIt) || n.r.is(w.first-1, tIt) && len(n.r.s(w.first-1)) > 2) {
		return n.nearest(w, n.article, 0), "", h // it is Wednesday
	}
	if w.form == "weekday" && (w.shift > 0 || n.habit && n.r.begins(w)) {
		return n.nearest(w, n.article, 1), "", h // on Friday week; my exams start on Monday
	}
	if side > 0 && e.isSpan && w == &e.a && w.month != 0 {
		if here, end := in(w, int(n.article.Year)), in(&e.b, int(n.article.Year)); !here.IsZero() && !end.IsZero() && here.First() < end.First() && end.Last() >= n.article.First() {
			return here, "", h // it is to run from January to March, says an article of February
		}
	}
	if w.form == "weekday" && n.habit {
		return quant.Date{}, "", how{}
	}
	return n.nearest(w, n.article, side), "", h
}

// ownDay is the day near the article's date that a narrative comes back to:
// its day of the week fits there and not in the year last said, or its sentence
// looks ahead ("the museum will reopen on Monday, 12 May").
func (n *narrative) ownDay(w *when, e *expr) quant.Date {
	if n.article.IsZero() || n.said.Year >= n.article.Year || !n.said.Known() || w.month == 0 || w.day == 0 || n.isNews(e) {
		return quant.Date{}
	}
	told := n.goOn(w)
	fits := w.weekday != 0 && !told.IsZero() && told.Weekday() != int(w.weekday)
	if !fits && !n.willBe(w, e) {
		return quant.Date{}
	}
	side := int32(0)
	if !fits {
		side = 1
	}
	d := n.nearest(w, n.article, side)
	if d.IsZero() || w.weekday != 0 && d.Weekday() != int(w.weekday) || distance(d, n.article) > 200 {
		return quant.Date{}
	}
	return d
}

// thatWeek is the day of the week that is told with an article, where its paragraph has told of a
// day long before the article's: "it happened on 11 May 2021. On the Thursday we were told".
func (n *narrative) thatWeek(w *when, e *expr) quant.Date {
	s := n.t.Sentences[e.sentence]
	n.r.enter(s.First, s.Last)
	if w.form != "weekday" || w.month != 0 || w.shift != 0 || e.isSpan || n.r.prep(w.first-1) != pThe || n.article.IsZero() || n.day.IsZero() || n.dayBlock != n.blockOf(e) || distance(n.day, n.article) < longBefore {
		return quant.Date{}
	}
	return n.day.AddDays((int(w.weekday) - n.day.Weekday() + 7) % 7).Truncate(quant.Day)
}

// longBefore is how many days from an article's own a day is that it hardly reckons from it.
const longBefore = 30

// untilThen reports whether what lasted until a time is over: "until January, when
// the money ran out", "it took until May".
func (r *timeReader) untilThen(w *when) bool {
	if r.is(w.first-2, tPast) && r.prep(w.first-2) == pSpan {
		return true
	}
	if r.mark(w.last) != ',' || !r.is(w.last+1, tWhen) {
		return false
	}
	for k := w.last + 2; k < min(r.end, w.last+12); k++ {
		if t := r.tenseOf(k); t != 0 {
			return t < 0
		}
	}
	return false
}

// begins reports whether a verb before a time speaks of one event that is to come: "the
// course starts on Monday".
func (r *timeReader) begins(w *when) bool {
	if r.prep(w.first-1) != pOn {
		return false
	}
	for k := w.first - 2; k >= r.begin && k > w.first-5; k-- {
		if r.is(k, tBegins) {
			return true
		}
	}
	return false
}

// oneOf reports whether a time is that of some day or other: "it was a Tuesday in
// November", "one night in June".
func (n *narrative) oneOf(w *when, e *expr) bool {
	r := n.r
	if w.month == 0 && w.part == 0 || w.day != 0 || e.isSpan {
		return false
	}
	s := n.t.Sentences[e.sentence]
	r.enter(s.First, s.Last)
	k := e.first - 1
	if r.prep(k) != pIn || !r.is(k-1, tWeekday|tDayPart) && r.w(k-1).unit != uDay && r.w(k-1).unit != uNight || plural(r.s(k-1)) {
		return false
	}
	for k -= 2; k >= r.begin && k > e.first-6; k-- {
		if c := r.w(k); c.prep == pA || c.is&tCardinal != 0 && c.number == 1 {
			return true
		} else if c.is&^tAsRule != 0 || r.kind(k) != lint.Word {
			return false
		}
	}
	return false
}

// willBe reports whether "will" stands before a time in its sentence.
func (n *narrative) willBe(w *when, e *expr) bool {
	r := n.r
	s := n.t.Sentences[e.sentence]
	r.enter(s.First, s.Last)
	for k := w.first - 1; k >= r.begin && k > w.first-30; k-- {
		if r.is(k, tWill) || r.is(k, tFuture|tSlated) && r.is(k-1, tIs) {
			return true
		}
		if r.tenseOf(k) < 0 || r.mark(k) == '"' {
			return false
		}
	}
	return false
}

// goOn puts a time into the narrative, after the last time said.
func (n *narrative) goOn(w *when) quant.Date {
	s := n.said
	if s.IsZero() || !s.Known() || s.Precision < quant.Year {
		return quant.Date{}
	}
	if w.weekday != 0 && w.month == 0 && !w.dayOnly && w.nth == 0 {
		if s.Precision < quant.Day {
			return quant.Date{}
		}
		return s.AddDays((int(w.weekday) - s.Weekday() + 7) % 7).Truncate(quant.Day)
	}
	if w.dayOnly {
		if s.Month == 0 {
			return quant.Date{}
		}
		d := quant.YMD(int(s.Year), int(s.Month), int(w.day))
		if !d.Valid() {
			return quant.Date{}
		}
		return d
	}
	d := in(w, int(s.Year))
	if d.IsZero() { // 29 February
		for year := int(s.Year) + 1; year < int(s.Year)+4 && d.IsZero(); year++ {
			d = in(w, year)
		}
		return d
	}
	// A narrative steps over the end of a year: November, then February.
	if s.Month != 0 && d.Month != 0 {
		back, ahead := int(s.Month)-int(d.Month), int(d.Month)+12-int(s.Month)
		if back >= 8 && ahead <= 4 {
			return in(w, int(s.Year)+1)
		}
	}
	return d
}

// dayNear is the day of a month that is not named, near the article's date.
func (n *narrative) dayNear(w *when, e *expr) quant.Date {
	base := n.article
	switch {
	case n.said.Known() && n.said.Month != 0 && n.said.Precision >= quant.Month:
		base = n.said
	case n.said.Known() && n.said.Precision == quant.Year && n.said.Year != n.article.Year && n.day.Year == n.said.Year && n.dayBlock == n.blockOf(e):
		base = n.day // "on 11 May 2021, in the coldest week of that year. ... until the 24th"
	}
	d := quant.YMD(int(base.Year), int(base.Month), int(w.day))
	if base == n.article {
		switch t := n.tense(w, e); {
		case t > 0 && w.day < base.Day:
			m := quant.YearMonth(int(base.Year), int(base.Month)).AddMonths(1)
			d = quant.YMD(int(m.Year), int(m.Month), int(w.day))
		case t < 0 && w.day > base.Day:
			m := quant.YearMonth(int(base.Year), int(base.Month)).AddMonths(-1)
			d = quant.YMD(int(m.Year), int(m.Month), int(w.day))
		}
	}
	if !d.Valid() {
		return quant.Date{}
	}
	return d
}

// nearest is the time that w names nearest to base: at or after it for n > 0
// ("next" is n = 2 for a weekday: the one of the next week), before it for n <
// 0, on either side for 0.
func (n *narrative) nearest(w *when, base quant.Date, side int32) quant.Date {
	d := n.onSide(w, base, side)
	if w.weekday == 0 || w.month == 0 || w.day == 0 || d.IsZero() || d.Weekday() == int(w.weekday) || base.Precision < quant.Day {
		return d
	}
	// Where another year close by has the day of the week that is written, that
	// year is meant.
	for _, year := range [...]int{int(base.Year), int(base.Year) - 1, int(base.Year) + 1} {
		if x := in(w, year); !x.IsZero() && x.Weekday() == int(w.weekday) && distance(x, base) < 200 {
			return x
		}
	}
	return d
}

// onSide is the time that w names nearest to base on the side that is asked
// for.
func (n *narrative) onSide(w *when, base quant.Date, side int32) quant.Date {
	if w.weekday != 0 && w.month == 0 && w.holiday == "" && !w.dayOnly {
		return weekdayNear(int(w.weekday), base, side, w.from.kind)
	}
	if w.dayOnly {
		return quant.Date{}
	}
	year := int(base.Year)
	here := in(w, year)
	var best quant.Date
	if here.IsZero() { // 29 February
		for k := 1; k < 9 && best.IsZero(); k++ {
			if side <= 0 {
				best = in(w, year-k)
			} else {
				best = in(w, year+k)
			}
		}
		return best
	}
	before, after := in(w, year-1), in(w, year+1)
	named := w.from.kind == refNearest || w.from.kind == refAfter
	switch {
	case named && side == 0 && (w.holiday != "" || w.month != 0):
		return here // this Thanksgiving, this June
	case side < 0:
		if here.Last() < base.First() || !named && here.First() <= base.Last() {
			return here
		}
		return before
	case side > 0:
		if here.First() > base.Last() || !named && here.Last() >= base.First() {
			if !before.IsZero() && !named && before.Last() >= base.First() {
				return before // the winter that January lies in
			}
			return here
		}
		return after
	}
	best = here
	for _, d := range []quant.Date{before, after} {
		if !d.IsZero() && distance(d, base) < distance(best, base) {
			best = d
		}
	}
	return best
}

// distance is the number of days between two times, 0 where they overlap.
func distance(a, b quant.Date) int {
	switch {
	case a.Last() < b.First():
		return int(b.First() - a.Last())
	case b.Last() < a.First():
		return int(a.First() - b.Last())
	}
	return 0
}

// weekdayNear is the given weekday near base.
func weekdayNear(weekday int, base quant.Date, side int32, kind refKind) quant.Date {
	if base.Precision < quant.Day {
		if base.Precision == quant.Week {
			return (base.First() + quant.DayNumber(weekday-1)).Date()
		}
		return quant.Date{}
	}
	base = base.Truncate(quant.Day)
	ahead := (weekday - base.Weekday() + 7) % 7
	named := kind == refNearest || kind == refAfter
	switch {
	case side >= 2:
		week := base.AddDays(7).Truncate(quant.Week)
		return (week.First() + quant.DayNumber(weekday-1)).Date()
	case side == 1:
		if ahead == 0 && named {
			ahead = 7
		}
		return base.AddDays(ahead)
	case side < 0 && kind == refNearest:
		// Last Wednesday is that of last week.
		week := base.AddDays(-7).Truncate(quant.Week)
		return (week.First() + quant.DayNumber(weekday-1)).Date()
	case side < 0:
		if ahead == 0 && named || ahead > 0 {
			ahead -= 7
		}
		return base.AddDays(ahead)
	case named: // this Friday
		return base.AddDays(ahead)
	}
	if ahead > 3 {
		ahead -= 7
	}
	return base.AddDays(ahead)
}
