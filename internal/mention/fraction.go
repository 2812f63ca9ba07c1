package mention

import (
	"strconv"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// andHalf reads the half of "two and a half million", "3 and a quarter" and
// the hundreds of "1 million and 300".
func (s *scanner) andHalf(n *numeral) {
	j := n.next
	if s.hyphen(j) {
		j++
	}
	if n.fraction || s.class(j)&lang.And == 0 {
		return
	}
	if s.hyphen(j + 1) {
		j++
	}
	f, ok := s.fraction(j + 1)
	if !ok && n.scale == 0 {
		f, ok = s.slashed(j + 1)
	}
	if !ok || f.num.Cmp(quant.FromInt(1)) >= 0 {
		return
	}
	switch in := s.info(f.next); {
	case in.Class&lang.Scale != 0 && n.scale == 0: // two and a half million
		n.num, n.next, n.fraction, n.whole, n.plain = n.num.Add(f.num).WithUlp(0), f.next, true, true, false
		s.scales(n)
	case in.Class&lang.Scale != 0 && int(in.Num(lang.Scale)) < n.scale: // one billion and a quarter million
		n.num, n.next, n.plain = n.num.Add(f.num.Scale(int(in.Num(lang.Scale)))), f.next+1, false
	case in.Class&lang.Scale != 0:
	case n.scale > 0: // one million and a half
		if f.article && n.scale >= 3 && len(s.word(n.next-1)) > 2 && !s.is(f.next, "of") {
			n.num, n.next, n.plain = n.num.Add(f.num.Scale(n.scale)).WithUlp(n.scale), f.next, false
		}
	case s.is(f.next, "of") && f.num.Denominator() > 2:
	default: // three and two-thirds
		n.num, n.next, n.fraction, n.whole, n.plain = n.num.Add(f.num).WithUlp(0), f.next, true, true, false
	}
}

// fraction reads a fraction in words: half, a quarter, two-thirds, ½.
func (s *scanner) fraction(i int) (numeral, bool) {
	n := numeral{first: i, fraction: true, words: true}
	top, j := int64(1), i
	switch c := s.class(i); {
	case c&lang.Article != 0:
		n.article = true
		j++
		if s.hyphen(j) {
			j++
		}
	case c&lang.Cardinal != 0 && s.class(i)&lang.Fraction == 0:
		top = s.info(i).Num(lang.Cardinal)
		j++
		if s.dash(j) {
			j++
		}
	case c&segment.Digit != 0:
		num, ok := quant.ParseNumber(s.word(i))
		v, whole := num.Int64()
		if !ok || !whole || v > 999 {
			return n, false
		}
		top = v
		j++
		if s.hyphen(j) {
			j++
		}
	}
	if c := s.class(j); c&lang.Cardinal != 0 && s.hyphen(j+1) && j > i && s.info(j).Num(lang.Cardinal) >= 20 && s.class(j+2)&(lang.Fraction|lang.Ordinal) != 0 {
		// one twenty-fifth
		d := s.info(j+2).Num(lang.Fraction) + s.info(j).Num(lang.Cardinal)
		if top == 1 || s.word(j + 2)[len(s.word(j+2))-1] == 's' {
			n.next, n.num = j+3, quant.Fraction(top, d)
			return n, s.info(j+2).Num(lang.Fraction) < 10 && s.info(j+2).Num(lang.Fraction) > 0
		}
	}
	if s.class(j)&lang.Fraction == 0 {
		return n, false
	}
	v, _ := s.info(j).Value(lang.Fraction)
	if top > 1 && s.class(j)&lang.Ordinal != 0 {
		return n, false // "twenty third"
	}
	n.next = j + 1
	if v.Num == 0 { // ½, in German anderthalb
		f, ok := quant.ParseNumber(v.Str)
		if !ok {
			f, ok = halves(v.Str)
		}
		n.num, n.whole = f, f.Cmp(quant.FromInt(1)) > 0
		return n, ok && j == i
	}
	if j == i && v.Num > 2 && s.class(j+1)&lang.Scale == 0 {
		return n, false // "fifth" alone is a place, "quarter" a time
	}
	if n.article && s.class(j)&lang.Ordinal != 0 && !s.closesFraction(j+1) && !s.comparative(j+1) && !(s.class(i-1)&lang.Between != 0 && s.class(j+1)&lang.And != 0 && s.class(j+2)&lang.Article != 0 && s.class(j+3)&lang.Fraction != 0) {
		return n, false // "a third man"
	}
	n.num = quant.Fraction(top, v.Num)
	return n, !n.article || !s.rated(i, j)
}

// rated reports whether tokens i to j are the stretch of time of the rate before
// them: the quarter of "60,000 a quarter".
func (s *scanner) rated(i, j int) bool {
	n := len(s.out)
	return n > 0 && s.out[n-1].Last == i && s.out[n-1].Value.Per != "" && s.is(j, s.out[n-1].Value.Per)
}

// halves is the number that a table writes as 3/2.
func halves(s string) (quant.Number, bool) {
	a, b, ok := strings.Cut(s, "/")
	top, err := strconv.ParseInt(a, 10, 64)
	bottom, err2 := strconv.ParseInt(b, 10, 64)
	if !ok || err != nil || err2 != nil || bottom < 1 {
		return quant.Number{}, false
	}
	return quant.Fraction(top, bottom), true
}

// closesFraction reports whether a fraction may end before token i: what
// follows is "of", a scale, a unit or no noun.
func (s *scanner) closesFraction(i int) bool {
	return i >= s.last || s.Tokens[i].Kind == lint.Mark && !s.hyphen(i) || s.class(i)&(lang.NotNoun|lang.UnitWord|lang.Scale) != 0
}

// comparative reports whether token i says more or less of something: a third
// "faster", a tenth "more".
func (s *scanner) comparative(i int) bool {
	w := s.word(i)
	return s.class(i)&lang.Comparative != 0 && len(w) > 3 && (w[len(w)-1] == 'r' && !s.is(i, "over") && !s.is(i, "their") || s.is(i, "more") || s.is(i, "less"))
}

// slash reads 5/9 and the 1/2 of "10 1/2".
func (s *scanner) slash(n *numeral) {
	frac := func(i int) (quant.Number, bool) {
		if s.class(i)&segment.Digit == 0 || !(s.is(i+1, "/") || s.is(i+1, "⁄")) || s.class(i+2)&segment.Digit == 0 || s.is(i+3, "/") && s.glued(i+3) {
			return quant.Number{}, false
		}
		a, b := s.word(i), s.word(i+2)
		if len(a) > 3 || len(b) > 3 || !s.glued(i+1) || !s.glued(i+2) {
			return quant.Number{}, false
		}
		x, ok1 := quant.ParseNumber(a)
		y, ok2 := quant.ParseNumber(b)
		p, ok3 := x.Int64()
		q, ok4 := y.Int64()
		if !ok1 || !ok2 || !ok3 || !ok4 || q < 2 || p < 1 || b[0] == '0' || p == 24 && q == 7 || p > q && q > 16 {
			return quant.Number{}, false
		}
		return quant.Fraction(p, q), true
	}
	if n.plain {
		if f, ok := frac(n.first); ok {
			n.num, n.next, n.fraction, n.plain = f, n.first+3, true, false
			return
		}
		j := n.next
		if s.hyphen(j) {
			j++
		}
		if f, ok := frac(j); ok && (j > n.next || !s.glued(j)) && f.Cmp(quant.FromInt(1)) < 0 {
			n.num, n.next, n.fraction, n.whole, n.plain = n.num.Add(f).WithUlp(0), j+3, true, true, false
		}
	}
}

// vulgar reads the ½ of "3½".
func (s *scanner) vulgar(n *numeral) {
	if s.class(n.next)&lang.Fraction == 0 || s.Tokens[n.next].Kind != lint.Mark {
		return
	}
	if f, ok := quant.ParseNumber(s.word(n.next)); ok {
		n.num, n.next, n.fraction, n.whole, n.plain = n.num.Add(f).WithUlp(0), n.next+1, true, true, false
	}
}

// power reads the powers behind a number: 1.99 × 10^30, 3x10−8, 2^10.
func (s *scanner) power(n *numeral) {
	j, base := n.next, int64(0)
	switch s.word(j) {
	case "×", "x", "X", "*", "·":
		if s.class(j+1)&segment.Digit == 0 {
			return
		}
		b, ok := quant.ParseNumber(s.word(j + 1))
		if base, _ = b.Int64(); !ok || base < 2 || base > 100 {
			return
		}
		j += 2
	case "^":
		if s.glued(j) {
			s.raised(n, j+1)
		}
		return
	default:
		return
	}
	caret := s.is(j, "^")
	if caret {
		j++
	}
	minus := s.dash(j)
	if minus {
		j++
	}
	e, ok := quant.ParseNumber(s.word(j))
	v, whole := e.Int64()
	if s.class(j)&segment.Digit == 0 || !s.glued(j) || !ok || !whole || v > 60 || base != 10 && (!caret || v > 30) || !caret && !minus {
		return
	}
	factor := quant.FromInt(1).Scale(int(v))
	if base != 10 {
		factor = quant.FromInt(1)
		for range v {
			factor = factor.Mul(quant.FromInt(base))
		}
	}
	if minus {
		n.num = n.num.Quo(factor)
	} else {
		n.num = n.num.Mul(factor)
	}
	n.next, n.plain = j+1, false
}
