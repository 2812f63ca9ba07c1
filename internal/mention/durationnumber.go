package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// numeral reads the number before a unit of time, and steps over it where it
// is said again in brackets: thirty (30) days.
func (r *timeReader) numeral(i int) (n quant.Number, next int, ok bool) {
	n, next, ok = r.once(i)
	if ok && r.mark(next) == '(' && !(r.mark(i-1) == '(') {
		if again, end, ok := r.once(next + 1); ok && r.mark(end) == ')' && again.Cmp(n) == 0 && r.kind(i) != r.kind(next+1) {
			return n, end + 1, true
		}
	}
	return n, next, ok
}

// once reads a number in digits or words.
func (r *timeReader) once(i int) (n quant.Number, next int, ok bool) {
	if r.kind(i) == lint.Digits {
		if n, ok = r.digits(i); !ok {
			return n, 0, false
		}
		next = i + 1
		// 10 1/2
		if a, _, isInt := r.integer(next); isInt && r.mark(next+1) == '/' && r.glued(next+1) && r.glued(next+2) && !r.glued(next) {
			if b, _, isInt := r.integer(next + 2); isInt && a < b && b > 0 && b < 100 {
				return n.Add(quant.Fraction(int64(a), int64(b))), next + 3, true
			}
		}
		if r.mark(next) == '/' && r.glued(next) && r.glued(next+1) {
			a, aDigits, isInt := r.integer(i)
			b, _, isInt2 := r.integer(next + 1)
			if isInt && isInt2 && aDigits == 1 && a > 0 && a < b && b <= 12 {
				return quant.Fraction(int64(a), int64(b)), next + 2, true
			}
			return n, 0, false
		}
		if r.kind(next) == lint.Mark && r.glued(next) && len(r.s(next)) > 1 { // 7½
			if f, ok := quant.ParseNumber(r.s(next)); ok && f.Cmp(quant.FromInt(1)) < 0 && f.Sign() > 0 {
				return n.Add(f).WithUlp(0), next + 1, true
			}
		}
		return r.scaled(n, next)
	}
	if v, j := r.small(i); v > 0 {
		n = quant.FromInt(int64(v))
		return r.scaled(n, j)
	}
	if r.lex.lang.NounCapitals && r.kind(i) == lint.Word && r.toks[i].Word != 0 {
		if v, ok := r.lex.lang.Info(r.toks[i].Word).Value(lang.Fraction); ok && v.Num == 0 {
			n, ok = halves(v.Str) // anderthalb Stunden
			return n, i + 1, ok
		}
	}
	if w := r.w(i); w.is&tScale != 0 && w.number == 2 { // hundred days
		return quant.FromInt(100), i + 1, true
	}
	return n, 0, false
}

// digits reads a run of digits by the notation of the language. The minutes of
// a result ("2:21:34 hours") are no number of their own.
func (r *timeReader) digits(i int) (quant.Number, bool) {
	if r.mark(i-1) == ':' && r.glued(i) && r.glued(i-1) && r.kind(i-2) == lint.Digits {
		return quant.Number{}, false
	}
	if r.lex.lang.DecimalComma {
		return quant.Notation{Point: ',', Group: '.'}.Parse(r.s(i))
	}
	return quant.ParseNumber(r.s(i))
}

// scaled goes on with "hundred", "thousand", "and six", "and a half".
func (r *timeReader) scaled(n quant.Number, i int) (quant.Number, int, bool) {
	for scales := 0; scales < 3 && r.is(i, tScale) && len(r.s(i)) > 4; scales++ {
		n = n.Mul(quant.FromInt(1).Scale(int(r.w(i).number)))
		i++
		j := i
		if r.prep(j) == pAnd {
			j++
		}
		if v, next := r.small(j); v > 0 {
			n = n.Add(quant.FromInt(int64(v)))
			i = next
		}
	}
	and := i
	hyphen := r.mark(i) == '-' && r.glued(i) && r.glued(i+1)
	if hyphen {
		and++ // two-and-a-half
	}
	if r.prep(and) == pAnd {
		j := and + 1
		if hyphen && r.mark(j) == '-' {
			j++
		}
		for r.prep(j) == pA || r.w(j).number == 1 && r.is(j, tCardinal) {
			j++
			if hyphen && r.mark(j) == '-' {
				j++
			}
		}
		if r.prep(j) == pHalf {
			return n.Add(quant.Fraction(1, 2)), j + 1, true
		}
		if q, end := r.quarters(and + 1); end > 0 {
			return n.Add(q), end, true
		}
	}
	return n, i, true
}

// quarters reads the quarters of a unit of time that stands behind them: "a
// quarter of an hour", "three-quarter hour", "quarter century". end is the
// token of the unit, 0 where there is none.
func (r *timeReader) quarters(i int) (n quant.Number, end int) {
	top := int64(1)
	switch v, next := r.small(i); {
	case r.prep(i) == pA:
		i++
	case v > 3:
		return n, 0
	case v > 0:
		top, i = int64(v), next
		if r.mark(i) == '-' {
			i++
		}
	}
	if r.w(i).unit != uQuarter || len(r.s(i)) < 7 {
		return n, 0
	}
	of := r.prep(i+1) == pOf
	i++
	if of {
		i++
		if r.prep(i) == pA {
			i++
		}
	} else if r.mark(i) == '-' && r.glued(i) {
		i++
	}
	switch u := r.w(i).unit; u {
	case uHour, uYear, uDecade, uCentury, uMillennium, uMinute, uSecond:
	default:
		return n, 0
	}
	return quant.Fraction(top, 4), i
}

// rangeNumeral reads the second number of "two to three weeks", "12 and 18
// months" after between, "2-3 years".
func (r *timeReader) rangeNumeral(a *timeAmount, j int) bool {
	k := j + 1
	switch {
	case r.mark(j) == '-' && r.prep(k) == pTo && r.mark(k+1) == '-': // 20-to-30-minute
		k += 2
	case r.mark(j) == '-':
	case r.prep(j) == pTo || r.prep(j) == pThrough:
	case r.prep(j) == pOr && r.kind(a.first) == r.kind(j+1):
	case r.prep(j) == pAnd && r.prep(a.first-1) == pBetween:
	default:
		return false
	}
	hi, next, ok := r.numeral(k)
	if !ok || hi.Cmp(a.n) <= 0 {
		return false
	}
	t := next
	if r.mark(t) == '-' && r.glued(t) {
		t++
	}
	if !r.is(t, tUnit) {
		return false
	}
	a.hi, a.isRange, a.hiFirst, a.numEnd = hi, true, k, next
	if p := r.w(next - 1); p.is&tScale != 0 && p.number >= 3 && !r.is(j-1, tScale) && a.n.Scale(int(p.number)).Cmp(hi) < 0 {
		a.n = a.n.Scale(int(p.number)) // between 66 and 72 million years
		a.elided = true
	}
	return true
}
