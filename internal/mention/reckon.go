package mention

import (
	"strconv"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

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
	case w.nthUnit == uWeekend && month != 0:
		return nthWeekday(year, month, int(w.nth), 6).Truncate(quant.Week)
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
	if w.form == "day word" && w.from.n == 0 && n.historical {
		return quant.Date{}, "", h // in a history, "today" is these days
	}
	anchored := w.from.kind == refAnchor
	if anchored && (w.form == "reckoned" || w.form == "reckoned on") && !n.bare.IsZero() && n.bareAt < e.sentence && n.bareAt >= n.saidSentence && n.bareAt >= e.sentence-3 {
		if d := n.fromBare(w); !d.IsZero() {
			h.anchor = n.bareSpan
			return d, "", h
		}
	}
	if anchored && n.said.IsZero() && len(n.t.Sentences) > 3 && (w.form == "relative unit" || w.form == "part of day" || w.form == "reckoned" || w.from.n != 0 && n.tense(w, e) == 0) {
		return quant.Date{}, relative(w.from), h // "that day", "the next day, rinse": no day was said
	}
	if anchored && n.said.IsZero() && len(n.t.Sentences) > 3 && w.from.n == 0 && (w.part != 0 || w.month != 0) && w.weekday == 0 {
		return n.yearless(w), "", h // "that winter", and no year was said
	}
	if anchored && n.said.Known() && !n.said.IsZero() && !n.endsOwnYear(w, e) {
		base, h.anchor = n.said, n.saidSpan
	}
	if anchored && !n.coarse.IsZero() && n.coarseAt >= e.sentence-1 && w.form == "reckoned" {
		switch u := w.from.unit; { // the 1580s, and two decades later
		case u == uCentury, u == uYear && w.from.n%10 == 0 && n.coarse.Precision == quant.Decade:
			h.anchor = n.coarseSpan
			years := int(w.from.n)
			if u == uCentury {
				years *= 100
			}
			return n.coarse.AddYears(years), "", h
		}
	}
	if anchored && base == n.article && w.form == "reckoned" && w.from.n > 0 && w.from.unit >= uYear && n.tense(w, e) < 0 {
		return quant.Date{}, relative(w.from), h // what was done years later was not done after today
	}
	pointed := w.form == "relative unit" || w.form == "part of day"
	if pointed && anchored && w.from.n == 0 && w.from.unit == uDay && base == n.article && e.sentence > n.saidSentence+2 && len(n.t.Sentences) > 3 {
		return quant.Date{}, "", h // "that day" is another than today
	}
	if anchored && w.from.n == 0 && base.IsZero() || base.IsZero() {
		if w.month != 0 || w.part != 0 || w.weekday != 0 || w.holiday != "" {
			return n.yearless(w), "", h
		}
		return quant.Date{}, relative(w.from), h
	}
	if w.weekend && w.from.kind == refArticle && w.from.n == 0 && base.Precision == quant.Day && base.Weekday() < 6 && n.tense(w, e) < 0 && !n.goesOn(w) {
		return base.AddDays(-7).Truncate(quant.Week), "", h // the match was won this weekend
	}
	if w.toDay {
		d := move(base, w.from.unit, w.from.n)
		if w.prec < quant.Day {
			d = d.Truncate(w.prec)
		}
		return d, "", h
	}
	prec := w.prec
	if w.weekday != 0 || w.month != 0 || w.part != 0 || w.dayOnly || w.holiday != "" || w.nth != 0 {
		prec = precisionOf(w.from.unit)
	}
	stretch := moveTo(base, w.from.unit, w.from.n, prec)
	if block := n.blockOf(e); stretch.IsZero() && anchored && !n.day.IsZero() && n.dayBlock == block && (n.isNews(e) || n.day.Year == n.said.Year) {
		// What was said last is coarser; the day before it is meant.
		base, h.anchor = n.day, n.daySpan
		stretch = moveTo(base, w.from.unit, w.from.n, prec)
	}
	if stretch.IsZero() && anchored && h.anchor != (lint.Span{}) && !n.article.IsZero() && n.story && !(pointed && len(n.t.Sentences) > 3) {
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

// fromBare is a time some days, weeks or months from a day of no known year, zero where it
// would lie in another one.
func (n *narrative) fromBare(w *when) quant.Date {
	if w.from.unit > uMonth || w.shift != 0 {
		return quant.Date{}
	}
	d := move(quant.YMD(2001, int(n.bare.Month), int(n.bare.Day)), w.from.unit, w.from.n)
	if d.Year != 2001 || !d.Valid() {
		return quant.Date{}
	}
	d.NoYear, d.Year = true, 0
	if w.from.unit == uMonth {
		d.Day, d.Precision = 0, quant.Month
	}
	return d
}

// goesOn reports whether a present progressive stands before a time: "he told
// us that he is coming this weekend".
func (n *narrative) goesOn(w *when) bool {
	for k := w.first - 1; k > n.r.begin && k > w.first-goesOnReach; k-- {
		if n.r.progressive(k) {
			return true
		}
	}
	return false
}

// goesOnReach is how many tokens before a time a progressive may stand.
const goesOnReach = 8

// progressive reports whether the word at k ends a present progressive: "is coming".
func (r *timeReader) progressive(k int) bool {
	s, b := r.s(k), r.s(k-1)
	return len(s) > 4 && s[len(s)-3:] == "ing" && (r.is(k-1, tIs) || len(b) > 2 && (b[len(b)-2:] == "'m" || b[len(b)-2:] == "re" && b[len(b)-3] == '\''))
}

// endsOwnYear reports whether "the end of the year" is that of the article's
// own year: in news, where the sentence does not look back and says no other
// time itself.
func (n *narrative) endsOwnYear(w *when, e *expr) bool {
	if w.form != "end of the unit" && w.form != "unit end" && w.form != "in the unit" || n.article.IsZero() || n.saidSentence == e.sentence {
		return false
	}
	return n.isNews(e) && n.tense(w, e) >= 0
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
	case base.Precision < quant.Year && base.Precision < need:
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
		return move(base.Truncate(max(need, quant.Year)), unit, n)
	}
	return d
}

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
