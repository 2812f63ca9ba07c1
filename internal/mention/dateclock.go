package mention

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// clockTime reads a time of day: "15:00", "5:34 AM", "3pm", "7 o'clock",
// "noon". Digits with a colon are one only where the words around say so, for
// scores, ratios and verses look the same.
func (r *timeReader) clockTime(i int) (when, bool) {
	d := when{first: i, last: i + 1, prec: quant.Minute, hasTime: true, form: "clock"}
	if w := r.w(i); w.is&tDayPart != 0 {
		d.clock.hour = w.hour
		p := r.prep(i - 1)
		return d, w.hour < 24 && (r.begin == i && r.end == i+1 || p == pAt || p == pBy || p == pUntil || p == pBefore || p == pAfter || p == pAround || p == pSince || p == pFrom)
	}
	hour, digits, ok := r.integer(i)
	if !ok {
		if hour, d.clock.minute, ok = r.dottedClock(i); !ok {
			return when{}, false
		}
		digits = 2
	}
	if digits == 4 && hour < 2400 && hour%100 < 60 && r.w(i+1).meridiem == 'h' && (r.s(i)[0] == '0' || r.prep(i-1) == pAt) {
		d.clock.hour, d.clock.minute, d.last = uint8(hour/100), uint8(hour%100), i+2 // "at 0900 hours"
		return d, true
	}
	if digits > 2 || hour > 24 || r.glued(i) && !r.opens(i-1) {
		return when{}, false
	}
	j := i + 1
	colon := false
	if m := r.mark(j); (m == ':' || m == '.') && r.glued(j) && r.glued(j+1) {
		minute, mDigits, ok := r.integer(j + 1)
		if !ok || mDigits != 2 || minute > 59 {
			return when{}, false
		}
		d.clock.minute, colon = uint8(minute), m == ':'
		j += 2
		if r.mark(j) == ':' && r.glued(j) && r.glued(j+1) {
			second, sDigits, ok := r.integer(j + 1)
			if !ok || sDigits != 2 || second > 59 {
				return when{}, false
			}
			d.clock.second, d.prec = uint8(second), quant.Second
			j += 2
		}
	}
	sure := false
	if w := r.w(j); w.is&tClock != 0 {
		switch w.meridiem {
		case 'a', 'p':
			if hour < 1 || hour > 12 {
				return when{}, false
			}
			if w.meridiem == 'p' && hour < 12 {
				hour += 12
			} else if w.meridiem == 'a' && hour == 12 {
				hour = 0
			}
		case 'h':
			if !colon || d.prec == quant.Second {
				return when{}, false // 15 hours, 2:21:34 hours
			}
		}
		sure = true
		j++
	}
	if colon && r.is(j, tZone) && r.capital(j) {
		sure = true
	}
	if sure && r.is(j, tZone) && r.capital(j) {
		j++
	}
	if !sure && !(colon && i == r.begin && digits == 2 && r.heads(j)) && (i > r.begin || j < r.end) {
		if !colon || r.runsOn(j) {
			return when{}, false
		}
		switch r.prep(i - 1) {
		case pAt, pFrom, pUntil, pSince, pBy, pTo, pBetween, pAround, pAbout, pBefore, pAfter:
		default:
			return when{}, false
		}
	}
	d.clock.hour, d.last = uint8(hour), j
	return d, hour < 24
}

// pastHour reads a time of day in words: "half past six", "ten past five in the
// morning".
func (r *timeReader) pastHour(i int) (when, bool) {
	minute, k := 30, i+1
	if r.prep(i) != pHalf {
		if minute, k = r.small(i); minute < 1 || minute > 29 {
			return when{}, false
		}
	}
	if r.kind(k) != lint.Word || r.w(k).rel != relPast || r.kind(k+1) != lint.Word {
		return when{}, false
	}
	hour, j := r.small(k + 1)
	if hour < 1 || hour > 12 || r.counts(j) {
		return when{}, false
	}
	if w := r.w(j + 2); r.prep(j) == pIn && r.prep(j+1) == pThe && w.is&tDayPart != 0 {
		if j += 3; !r.lex.lang.Cue("forenoon").Has(strings.ToLower(r.s(j-1))) && hour < 12 {
			hour += 12
		}
	}
	return when{first: i, last: j, prec: quant.Minute, hasTime: true, form: "clock", clock: clock{hour: uint8(hour % 24), minute: uint8(minute)}}, true
}

// dottedClock reads an hour and its minutes with a full stop between, as the British write
// them: 9.45pm. Without the half of the day it is a number.
func (r *timeReader) dottedClock(i int) (hour int, minute uint8, ok bool) {
	if r.kind(i) != lint.Digits || r.w(i+1).is&tClock == 0 {
		return 0, 0, false
	}
	if m := r.w(i + 1).meridiem; m != 'a' && m != 'p' {
		return 0, 0, false
	}
	h, m, cut := strings.Cut(r.s(i), ".")
	hour, digits, ok := integerOf(h)
	n, places, ok2 := integerOf(m)
	return hour, uint8(n), cut && ok && ok2 && digits <= 2 && places == 2 && n < 60 && hour > 0 && hour <= 12
}

// heads reports whether a new text begins at token j, behind a time that stands
// first: "20:15 The ferry has left", "09:30 – Registration".
func (r *timeReader) heads(j int) bool {
	if j >= r.end || r.glued(j) {
		return false
	}
	if m := r.mark(j); r.kind(j) == lint.Mark && m != '.' && m != ',' && m != ';' && m != '/' {
		j++ // a dash, an opening quote
	}
	return r.kind(j) == lint.Word && r.capital(j) && r.w(j).is&tMonth == 0
}

// date is the time of day as a date of no day.
func (c clock) date(p quant.Precision) quant.Date {
	return quant.Date{TimeOnly: true, Precision: p, Hour: c.hour, Minute: c.minute, Second: c.second}
}
