package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// digitDate reads a date of digits: 2020-11-10, 10/11/2020, 28.12.2023,
// 2020/Nov/10, 2015-12, 04/2016.
func (r *timeReader) digitDate(i int) (when, bool) {
	if r.kind(i) != lint.Digits || r.glued(i) && r.kind(i-1) != lint.Mark {
		return when{}, false
	}
	if r.glued(i) && i > r.begin && !r.opens(i-1) && !(r.mark(i-1) == '-' && r.mark(i+1) == '/' && r.mark(i-3) == '/') {
		return when{}, false // 138-2010-2015, $10/11
	}
	if w, ok := r.dotted(i); ok {
		return w, true
	}
	a, aDigits, ok := r.integer(i)
	if !ok {
		return when{}, false
	}
	sep := r.mark(i + 1)
	if sep != '/' && sep != '-' && sep != '.' || !r.glued(i+1) || !r.glued(i+2) {
		return when{}, false
	}
	// A month's name between: 2020/Nov/10.
	if r.is(i+2, tMonth) && aDigits == 4 && r.mark(i+3) == sep && r.glued(i+3) && r.glued(i+4) {
		if d, digits, ok := r.integer(i + 4); ok && digits <= 2 && d >= 1 && d <= 31 {
			w := when{first: i, last: i + 5, year: int32(a), hasYear: true, month: r.w(i + 2).month, day: uint8(d), prec: quant.Day, form: "digits"}
			return r.checked(w)
		}
	}
	b, bDigits, ok := r.integer(i + 2)
	if !ok {
		return when{}, false
	}
	if r.mark(i+3) == sep && r.glued(i+3) && r.glued(i+4) {
		if c, cDigits, ok := r.integer(i + 4); ok {
			return r.threeNumbers(i, i+5, [3]int{a, b, c}, [3]int{aDigits, bDigits, cDigits}, sep)
		}
		if w, ok := r.isoTime(i, a, b, aDigits, bDigits); ok {
			return w, true
		}
		return when{}, false
	}
	if r.runsOn(i + 3) {
		return when{}, false
	}
	switch {
	case aDigits == 4 && bDigits == 2 && sep == '-' && a >= 1000 && a <= 2999 && b >= 1 && b <= 12 && !(b > a%100):
		return when{first: i, last: i + 3, year: int32(a), hasYear: true, month: uint8(b), prec: quant.Month, form: "digits"}, true
	case bDigits == 4 && aDigits <= 2 && sep != '.' && a >= 1 && a <= 12 && b >= 1500 && b <= 2100:
		return when{first: i, last: i + 3, year: int32(b), hasYear: true, month: uint8(a), prec: quant.Month, form: "digits"}, true
	}
	return when{}, false
}

// opens reports whether a date may stand right behind the mark at i.
func (r *timeReader) opens(i int) bool {
	switch r.mark(i) {
	case '(', '[', '"', '\'', ':', '-', '_', '{', ',', ';', '=', '>', '<', '*', '|':
		return r.mark(i) != '-' || i == r.begin || !r.glued(i)
	}
	return false
}

// runsOn reports whether token i goes on with what looks like a number: a
// phone number, a version, a path.
func (r *timeReader) runsOn(i int) bool {
	if !r.glued(i) {
		return false
	}
	switch r.mark(i) {
	case '-', '/', '.', ':', '_':
		return r.glued(i+1) && (r.kind(i+1) == lint.Digits || r.kind(i+1) == lint.Word && r.mark(i) != '-' && r.mark(i) != '_' || r.kind(i+1) == lint.Mixed)
	case '%', '$', '@':
		return true
	}
	return r.kind(i) == lint.Word || r.kind(i) == lint.Mixed
}

// dotted reads 28.12.2023, which is one token, or digits with full stops in
// it in languages whose decimals have a comma.
func (r *timeReader) dotted(i int) (when, bool) {
	s := r.s(i)
	var n [3]int
	var digits [3]int
	part := 0
	for k := range len(s) {
		c := s[k]
		switch {
		case c == '.':
			part++
			if part > 2 {
				return when{}, false
			}
		case c >= '0' && c <= '9' && digits[part] < 4:
			n[part] = 10*n[part] + int(c-'0')
			digits[part]++
		default:
			return when{}, false
		}
	}
	if part != 2 || r.runsOn(i+1) {
		return when{}, false
	}
	if digits[2] != 4 && digits[0] != 4 && (digits[2] != 2 || digits[0] != 2 || digits[1] != 2) {
		return when{}, false // a version
	}
	return r.threeNumbers(i, i+1, n, digits, '.')
}

// threeNumbers settles which of three numbers is the year, month and day.
func (r *timeReader) threeNumbers(i, last int, n, digits [3]int, sep byte) (when, bool) {
	if r.runsOn(last) && !(r.mark(last) == '-' && sep == '/' && r.kind(last+1) == lint.Digits) {
		return when{}, false
	}
	w := when{first: i, last: last, hasYear: true, prec: quant.Day, form: "digits"}
	if digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2 {
		w.year, w.month, w.day = int32(n[0]), uint8(n[1]), uint8(n[2])
		if w.month > 12 && w.day <= 12 {
			w.month, w.day = w.day, w.month
		}
		return r.valid(w)
	}
	if digits[0] > 2 || digits[1] > 2 || digits[2] != 4 && digits[2] != 2 {
		return when{}, false
	}
	w.year, w.shortYear = int32(n[2]), digits[2] == 2
	dayMonth := sep == '.' || r.dayLeads()
	w.month, w.day = uint8(min(n[0], 99)), uint8(min(n[1], 99))
	if dayMonth {
		w.month, w.day = w.day, w.month
	}
	if w.month > 12 {
		w.month, w.day = w.day, w.month
	} else if w.day <= 12 && w.day != w.month && sep != '.' {
		w.altMonth, w.altDay = w.day, w.month
	}
	return r.valid(w)
}

// dayLeads reports whether the day stands first in dates of digits: as the
// configuration says, or as another date of the article shows (25/12/2019), or
// as its English is written.
func (r *timeReader) dayLeads() bool {
	if r.order != unknownOrder {
		return r.order == dayFirst
	}
	r.order = monthFirst
	switch r.tag {
	case "en-GB", "en-AU", "en-NZ", "en-IE", "en-IN", "en-ZA":
		r.order = dayFirst
	}
	for i := 0; i+4 < len(r.toks); i++ {
		if r.toks[i].Kind != lint.Digits || r.toks[i+1].Kind != lint.Mark || r.text[r.toks[i+1].Start] != '/' || r.toks[i+2].Kind != lint.Digits || r.text[r.toks[i+3].Start] != '/' {
			continue
		}
		a, _, ok1 := integerOf(r.text[r.toks[i].Start:r.toks[i].End])
		b, _, ok2 := integerOf(r.text[r.toks[i+2].Start:r.toks[i+2].End])
		year, digits, ok3 := integerOf(r.text[r.toks[i+4].Start:r.toks[i+4].End])
		if !ok1 || !ok2 || !ok3 || digits != 4 || year < 1000 {
			continue
		}
		if a > 12 && a <= 31 && b >= 1 && b <= 12 {
			r.order = dayFirst
			break
		}
		if b > 12 && b <= 31 && a >= 1 && a <= 12 {
			r.order = monthFirst
			break
		}
	}
	return r.order == dayFirst
}

func (r *timeReader) valid(w when) (when, bool) {
	if w.month < 1 || w.month > 12 || w.day < 1 || w.day > 31 || !w.shortYear && (w.year < 1000 || w.year > 2999) {
		return when{}, false
	}
	return r.checked(w)
}

// isoTime reads 2024-03-12T15:00.
func (r *timeReader) isoTime(i, year, month, yDigits, mDigits int) (when, bool) {
	day, _, suffix, ok := r.split(i + 4)
	if !ok || yDigits != 4 || mDigits != 2 || len(suffix) != 3 || suffix[0] != 'T' && suffix[0] != 't' {
		return when{}, false
	}
	hour, _, ok := integerOf(suffix[1:])
	if !ok || hour > 24 {
		return when{}, false
	}
	w := when{
		first: i, last: i + 5, year: int32(year), hasYear: true, month: uint8(month), day: uint8(day), prec: quant.Minute,
		hasTime: true, clock: clock{hour: uint8(hour)}, form: "digits",
	}
	if r.mark(i+5) == ':' && r.glued(i+6) {
		n, digits, _, isMixed := r.split(i + 6)
		if m, d, ok := r.integer(i + 6); ok {
			n, digits, isMixed = m, d, true
		}
		if isMixed && digits == 2 && n < 60 {
			w.clock.minute, w.last = uint8(n), i+7
			if r.mark(i+7) == ':' && r.glued(i+8) {
				w.last = i + 9
			}
		}
	}
	w, ok = r.valid(w)
	w.prec = quant.Minute
	return w, ok
}

// shortDigitDate reads a day and month of digits without a year, 7/6 or 7-6,
// which is a date only where the words around it say so.
func (r *timeReader) shortDigitDate(i int) (when, bool) {
	a, aDigits, ok := r.integer(i)
	sep := r.mark(i + 1)
	if !ok || aDigits > 2 || sep != '/' && sep != '-' || !r.glued(i+1) || !r.glued(i+2) {
		return when{}, false
	}
	b, bDigits, ok := r.integer(i + 2)
	if !ok || bDigits > 2 || r.glued(i) && !r.opens(i-1) && r.mark(i-1) != '-' || r.runsOn(i+3) && r.mark(i+3) != '-' || r.is(i+3, tQuantity|tUnit) {
		return when{}, false
	}
	if sep == '-' && !r.is(i-1, tWeekday) && !(r.mark(i-1) == ',' && r.is(i-2, tWeekday)) || r.is(i+3, tMonth) || r.prep(i+3) == pOf {
		return when{}, false // 12-14 July
	}
	if r.dayLeads() {
		a, b = b, a
	}
	w := when{first: i, last: i + 3, month: uint8(min(a, 99)), day: uint8(min(b, 99)), prec: quant.Day, form: "digits"}
	if w.month > 12 {
		w.month, w.day = w.day, w.month
	} else if w.day <= 12 && w.day != w.month {
		w.altMonth, w.altDay = w.day, w.month
	}
	if w.month < 1 || w.month > 12 || w.day < 1 {
		return when{}, false
	}
	return r.checked(w)
}
