package mention

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// season reads "autumn of 2013", "spring 2017", "winter".
func (r *timeReader) season(i int) (when, bool) {
	w := r.w(i)
	d := when{first: i, last: i + 1, part: w.season, prec: quant.Part, form: "season"}
	if next := r.yearAfter(i+1, &d); next > i+1 && (!d.shortYear || r.mark(i+1) == '\'' || r.mark(i+2) == '\'') && (r.mark(i+1) != ',' || r.capital(i)) {
		d.last, d.form = next, "season year"
		if n, digits, ok := r.integer(next + 1); ok && (r.mark(next) == '-' || r.mark(next) == '/') && r.glued(next) && digits == 2 && int32(n) == (d.year+1)%100 {
			d.last = next + 2 // the winter of 1933-34
		}
		return d, true
	}
	d.hasYear, d.shortYear, d.year = false, false, 0
	if w.is&tWord != 0 && !r.seasonal(i) {
		return when{}, false
	}
	return d, true
}

// quarter reads "third quarter of 2024", "Q3 2024", "2019 Q1", "first half of
// 2013", "H1 2023".
func (r *timeReader) quarter(i int) (when, bool) {
	if y, next, ok := r.year(i); ok { // 2019 Q1, 2017-q1
		k := next
		if r.mark(k) == '-' && r.glued(k) {
			k++
		}
		if p := quarterCode(r.s(k)); p > 0 {
			return when{first: i, last: k + 1, year: y, hasYear: true, part: p, prec: quant.Part, form: "year quarter"}, true
		}
		return when{}, false
	}
	if p := quarterCode(r.s(i)); p > 0 && (r.capital(i) || r.kind(i+1) == lint.Digits || r.mark(i+1) == '-' || r.prep(i+1) == pOf) {
		w := when{first: i, last: i + 1, part: p, prec: quant.Part, form: "quarter"}
		if next := r.yearAfter(i+1, &w); next > i+1 && r.mark(i+1) != ',' {
			w.last = next
		} else if r.is(i+1, tFiscal) {
			if f, ok := r.fiscal(i + 1); ok {
				w.year, w.hasYear, w.shortYear, w.last = f.year, true, f.shortYear, f.last
			}
		} else {
			w.hasYear, w.shortYear, w.year = false, false, 0
		}
		return w, true
	}
	n, j := r.ordinal(i)
	if w := r.w(i); n == 0 && r.prep(i+1) == pHalf && w.is&(tMod|tModOf) != 0 {
		// the latter half of 2008
		n, j = 1, i+1
		if w.mod == quant.Late || w.mod == quant.End {
			n = 2
		}
	}
	if n == 0 && r.is(i, tRel) && r.w(i).rel == relLast { // the last quarter of 2023
		switch {
		case r.w(i+1).unit == uQuarter && r.prep(i+2) == pOf:
			n, j = 4, i+1
		case r.prep(i+1) == pHalf && r.prep(i+2) == pOf:
			n, j = 2, i+1
		}
		if _, _, ok := r.year(r.skipThe(i + 3)); !ok {
			n = 0
		}
	}
	if n == 0 || n > 4 {
		return when{}, false
	}
	if r.mark(j) == '-' {
		j++
	}
	if r.is(j, tFiscal) {
		j++
	}
	var part int
	switch {
	case r.w(j).unit == uQuarter:
		part = 32 + n
	case r.prep(j) == pHalf && n <= 2:
		part = 39 + n
	default:
		return when{}, false
	}
	w := when{first: i, last: j + 1, part: uint8(part), prec: quant.Part, form: "quarter"}
	k := j + 1
	if r.prep(k) == pOf {
		k = r.skipThe(k + 1)
		if r.is(k, tFiscal) {
			if f, ok := r.fiscal(k); ok {
				w.year, w.hasYear, w.shortYear, w.last = f.year, f.hasYear, f.shortYear, f.last
				return w, true
			}
		}
	}
	if y, next, ok := r.year(k); ok {
		w.year, w.hasYear, w.last = y, true, next
		return w, true
	}
	if part >= 40 && r.prep(j+1) == pOf {
		return r.halfOf(w, k, part == 40)
	}
	return w, true
}

// halfOf reads "the first half of the 19th century", "of July": a half of what
// is no year narrows it.
func (r *timeReader) halfOf(w when, k int, first bool) (when, bool) {
	if r.is(k, tRel) || r.is(k, tUnit) {
		return w, true // the container is read by the caller
	}
	d, ok := r.moment(k)
	if !ok || d.hasYear && d.prec == quant.Year || d.day != 0 {
		return when{}, false
	}
	d.first, d.mod = w.first, quant.Late
	if first {
		d.mod = quant.Early
	}
	return d, true
}

func quarterCode(s string) uint8 {
	if len(s) != 2 {
		return 0
	}
	switch n := s[1]; s[0] | 0x20 {
	case 'q':
		if n >= '1' && n <= '4' {
			return 33 + n - '1'
		}
	case 'h':
		if n == '1' || n == '2' {
			return 40 + n - '1'
		}
	}
	return 0
}

// fiscal reads "fiscal year 2023", "fiscal 2023", "FY2023", "the 2023 fiscal
// year" is read with the year.
func (r *timeReader) fiscal(i int) (when, bool) {
	w := r.w(i)
	j := i + 1
	if w.fiscal != "fy" && w.fiscal != "fiscal" && r.prep(j) != pYear {
		return when{}, false
	}
	if r.prep(j) == pYear {
		j++
	}
	d := when{first: i, prec: quant.Year, form: "fiscal year"}
	if y, next, ok := r.year(j); ok {
		d.year, d.hasYear, d.last = y, true, next
		return d, true
	}
	if r.mark(j) == '\'' && r.glued(j+1) {
		j++
	}
	if n, digits, ok := r.integer(j); ok && digits == 2 && w.fiscal == "fy" {
		d.year, d.hasYear, d.shortYear, d.last = int32(n), true, true, j+1
		if end, digits, ok := r.integer(j + 2); ok && digits == 2 && end == (n+1)%100 && r.mark(j+1) == '/' && r.glued(j+1) && r.glued(j+2) {
			d.year, d.shortYear = 2000+d.year, false // "FY23/24", whose second year is written as short
		}
		return d, true
	}
	return when{}, false
}
