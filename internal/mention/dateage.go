package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// counted reads times that are counted out: "third Tuesday of September",
// "last Monday in March", "first week of October", "20th of next month", "the
// 15th day of June".
func (r *timeReader) counted(i int) (when, bool) {
	n, j := r.ordinal(i)
	if n == 0 {
		if v, digits, ok := r.integer(i); ok && digits <= 2 && v >= 1 && v <= 31 && r.prep(i+1) == pOf {
			return r.dayOf(i, v, i+1)
		}
		return when{}, false
	}
	return r.countedFrom(i, n, j)
}

func (r *timeReader) countedFrom(i, n, j int) (when, bool) {
	w := r.w(j)
	switch {
	case w.is&tWeekday != 0 && w.is&tPlural == 0 && n <= 5:
	case (w.unit == uWeek || w.unit == uWeekend) && n <= 5 && !plural(r.s(j)):
	case w.unit == uDecade && n <= 10 && !plural(r.s(j)) && r.prep(j+1) == pOf:
	case w.unit == uMonth && n >= 1 && n <= 12 && !plural(r.s(j)) && r.prep(j+1) == pOf && r.is(r.skipThe(j+2), tRel):
	case w.unit == uDay && !plural(r.s(j)) && n == -1:
	case w.unit == uDay && !plural(r.s(j)) && n > 0, r.prep(j) == pOf && n > 0 && r.prep(i-1) == pThe, r.prep(j) == pOf && n > 0 && r.kind(i) == lint.Digits:
		if d, ok := r.dayOf(i, n, j); ok || w.unit != uDay || n != 1 {
			return d, ok
		}
	case r.is(j, tRel) && r.w(j).rel == relLast && r.w(j+1).unit == uWeek: // third last week
		n, j = -n, j+1
		w = r.w(j)
	default:
		return when{}, false
	}
	if d, ok := r.besideWeekday(i, n, j); ok {
		return d, true
	}
	if r.prep(j+1) != pOf && (r.prep(j+1) != pIn || w.unit != noUnit && w.unit != uWeekend) {
		return when{}, false
	}
	k := r.skipThe(j + 2)
	base, ok := r.located(k)
	if !ok && r.prep(k-1) == pThe && w.unit == uDay && (r.w(k).unit == uYear || r.w(k).unit == uMonth) && !plural(r.s(k)) {
		// the last day of the year
		base, ok = when{last: k + 1, prec: precisionOf(r.w(k).unit), from: reference{kind: refAnchor, unit: r.w(k).unit}}, true
	}
	if w.unit == uDecade {
		if !ok || base.form != "century" || base.prec != quant.Century || base.mod != quant.NoMod || base.year < 0 {
			return when{}, false
		}
		if n < 0 {
			n = 10
		}
		base.first, base.year, base.prec, base.form = i, base.year/100*100+int32(10*(n-1)), quant.Decade, "decade of a century"
		return base, true
	}
	if w.unit == uMonth {
		if !ok || base.prec != quant.Year || base.mod != quant.NoMod || base.month != 0 || base.part != 0 {
			return when{}, false
		}
		base.first, base.month, base.prec, base.form = i, uint8(n), quant.Month, "counted month"
		return base, true
	}
	if !ok || base.prec != quant.Month && base.prec != quant.Year || base.mod != quant.NoMod {
		if base, ok = r.bareYear(k); !ok {
			return when{}, false
		}
	}
	if base.prec == quant.Year && w.is&tWeekday != 0 || base.form == "month" && base.from.kind == refNone && r.is(k, tWord) && !r.capital(k) {
		return when{}, false
	}
	base.first, base.nth, base.form = i, int8(n), "counted"
	base.weekday, base.nthUnit = w.weekday, w.unit
	base.prec = quant.Week
	switch w.unit {
	case uWeek:
	case uWeekend:
		if base.prec = quant.Week; base.month == 0 {
			return when{}, false
		}
		base.weekend = true
	default:
		base.prec = quant.Day
	}
	return base, true
}

// dayOf reads a day of a month that is only pointed at: "20th of next month",
// "the 3rd day of the month".
func (r *timeReader) dayOf(i, n, j int) (when, bool) {
	if n > 31 {
		return when{}, false
	}
	if r.w(j).unit == uDay {
		j++
	}
	if r.prep(j) != pOf {
		return when{}, false
	}
	k := r.skipThe(j + 1)
	d := when{first: i, day: uint8(n), dayOnly: true, prec: quant.Day, form: "day of"}
	if r.is(k, tRel) {
		if c, ok := r.relative(k); ok && c.from.unit == uMonth && c.prec == quant.Month && c.month == 0 {
			d.from, d.last = c.from, c.last
			return d, true
		}
	}
	if r.prep(k-1) == pThe && r.w(k).unit == uMonth && !plural(r.s(k)) {
		d.from, d.last = reference{kind: refAnchor, unit: uMonth}, k+1
		return d, true
	}
	return when{}, false
}

// age reads decades and centuries: "1990s", "the '60s", "nineties", "19th
// century", "ninth century BC".
func (r *timeReader) age(i int) (when, bool) {
	if n, digits, ok := r.integer(i); ok {
		if next := r.pluralS(i + 1); next > 0 && n%10 == 0 {
			switch digits {
			case 4:
				if n < 1000 || n > 2990 {
					return when{}, false
				}
				return r.decadeOf(i, next, n), true
			case 2:
				if r.warm(i) || r.ofLife(i) {
					return when{}, false // temperatures in the 80s, her late 20s
				}
				if r.mark(i-1) == '\'' && r.glued(i) || r.prep(i-1) == pThe || r.is(i-1, tMod) && r.prep(i-2) == pThe || r.inDecadeList(i) {
					d := r.decadeOf(i, next, n)
					d.shortYear = true
					if r.mark(i-1) == '\'' && r.glued(i) && !(r.glued(i-1) && r.kind(i-2) != lint.Mark) {
						d.first = i - 1
					}
					return d, true
				}
			}
		}
		return r.century(i)
	}
	if r.mark(i) == '\'' && r.glued(i+1) {
		if n, digits, ok := r.integer(i + 1); ok && digits == 2 && n%10 == 0 {
			if next := r.pluralS(i + 2); next > 0 {
				d := r.decadeOf(i, next, n)
				d.shortYear = true
				return d, true
			}
		}
		return when{}, false
	}
	if n, digits, suffix, ok := r.split(i); ok && digits == 4 && n%10 == 0 && n >= 1000 && n < 2999 && r.decadeSuffix(suffix) {
		return r.decadeOf(i, i+1, n), true
	}
	w := r.w(i)
	if w.is&tDecade != 0 {
		if w.decade >= 1000 {
			return r.decadeOf(i, i+1, int(w.decade)), true
		}
		if r.ofLife(i) || r.prep(i-1) != pThe && !r.is(i-1, tMod) && !(r.mark(i-1) == '-' && r.is(i-2, tMod)) {
			return when{}, false
		}
		d := r.decadeOf(i, i+1, int(w.decade))
		d.shortYear = true
		return d, true
	}
	if n, next := r.small(i); n >= 11 && n <= 20 { // nineteen-eighties
		k := next
		if r.mark(k) == '-' {
			k++
		}
		if x := r.w(k); x.is&tDecade != 0 && x.decade < 100 {
			return r.decadeOf(i, k+1, 100*n+int(x.decade)), true
		}
	}
	return r.century(i)
}

// warm reports whether words of heat or cold stand before token i.
func (r *timeReader) warm(i int) bool {
	for k := i - 1; k >= r.begin && k > i-12; k-- {
		if t := &r.toks[k]; t.Word != 0 && r.lex.lang.NodeClass(t.Word)&lang.Warmth != 0 {
			return true
		}
	}
	k := i - 1
	if r.mark(k) == '\'' {
		k--
	}
	if r.is(k, tMod) {
		k--
	}
	// it was in the 80s
	return r.prep(k) == pThe && r.prep(k-1) == pIn && r.is(k-2, tIs|tPast) && r.is(k-3, tIt)
}

// ofLife reports whether the decade at token i is one of somebody's life: "his late
// forties", "in her early 20s".
func (r *timeReader) ofLife(i int) bool {
	k := i - 1
	if r.mark(k) == '\'' {
		k--
	}
	if r.mark(k) == '-' {
		k--
	}
	if r.is(k, tMod) {
		k--
	}
	return r.prep(k) == pHis
}

// decadeSuffix reports whether what is glued to a year makes a decade of it:
// 1990s, in German 1990er.
func (r *timeReader) decadeSuffix(s string) bool {
	node, _ := r.lex.lang.Lookup(lang.Fold(s))
	return node != 0 && r.lex.word(node).prep == pDecadeEnd
}

// inDecadeList reports whether a decade stands before "and" at i-1: "the 20s
// and 30s".
func (r *timeReader) inDecadeList(i int) bool {
	if p := r.prep(i - 1); p != pAnd && p != pOr && p != pTo && r.mark(i-1) != '-' {
		return false
	}
	return r.last >= 0 && r.exprs[r.last].last == i-1 && r.exprs[r.last].a.prec == quant.Decade
}

// pluralS is the token after a plural s that is glued to a number: 1990s,
// 1930's.
func (r *timeReader) pluralS(i int) int {
	if r.mark(i) == '\'' && r.glued(i) {
		i++
	}
	if r.prep(i) == pDecadeEnd && r.glued(i) {
		return i + 1
	}
	return 0
}

func (r *timeReader) decadeOf(i, next, n int) when {
	if r.lex.lang.NounCapitals { // die 1920er Jahre
		k := next
		if r.mark(k) == '-' && r.glued(k) && r.glued(k+1) {
			k++
		}
		if r.w(k).unit == uYear {
			next = k + 1
		}
	}
	d := when{first: i, last: next, year: int32(n), hasYear: true, prec: quant.Decade, form: "decade"}
	if n >= 100 && n%100 == 0 && n != 2000 {
		d.prec = quant.Century // the 1800s
	}
	return d
}

// century reads "19th century", "twentieth-century", "16th and 17th
// centuries", "third millennium BC".
func (r *timeReader) century(i int) (when, bool) {
	n, j := r.ordinal(i)
	if n == 0 || n > 40 || r.prep(i-1) == pHis {
		return when{}, false // our third century of independence
	}
	end := r.centuryWord(j)
	if end == 0 {
		// The first of a list: "16th and 17th centuries".
		k := j
		if p := r.prep(k); p == pAnd || p == pOr || p == pTo || r.mark(k) == '-' || r.mark(k) == '/' {
			if m, next := r.ordinal(r.skipMods(r.skipThe(k + 1))); m > 0 && m <= 40 {
				if e := r.centuryWord(next); e > 0 {
					d := r.centuryOf(i, j, n, e)
					d.last = j
					return d, true
				}
			}
		}
		return when{}, false
	}
	return r.centuryOf(i, end, n, end), true
}

func (r *timeReader) skipMods(i int) int {
	for r.is(i, tMod) {
		i++
		if r.mark(i) == '-' {
			i++
		}
	}
	return i
}

// centuryWord is the token after "century" or "millennium" at i, 0 for none.
func (r *timeReader) centuryWord(i int) int {
	if r.mark(i) == '-' {
		i++
	}
	if u := r.w(i).unit; (u == uCentury || u == uMillennium) && len(r.s(i)) > 3 {
		return i + 1
	}
	return 0
}

// centuryOf makes the nth century; the words "century BC" end at end.
func (r *timeReader) centuryOf(i, last, n, end int) when {
	d := when{first: i, last: last, hasYear: true, prec: quant.Century, form: "century"}
	size := int32(100)
	if r.w(end-1).unit == uMillennium {
		size, d.prec = 1000, quant.Millennium
	}
	d.year = size * int32(n-1)
	if e := r.w(end); e.is&tEra != 0 && (r.capital(end) || len(r.s(end)) > 2) {
		if last == end {
			d.last = end + 1
		}
		if e.era < 0 {
			// EDTF keeps the digits and the sign: the 9th century BC, 900 to
			// 801 BC, is -899 to -800.
			d.year = -size * int32(n-1)
			if n == 1 {
				d.year = -1
			}
		}
	}
	return d
}
