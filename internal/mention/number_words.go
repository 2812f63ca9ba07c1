package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// wordNumber reads a number that starts with a word: seventy-two, two hundred
// and six thousand, a dozen, a couple of hundred, half a million, two-thirds.
func (s *scanner) wordNumber(i int) (numeral, bool) {
	if f, ok := s.fraction(i); ok && (f.article || s.class(f.next)&lang.And == 0) {
		return s.fractionOf(f), true
	}
	n, ok := s.cardinal(i)
	if !ok {
		return n, false
	}
	// one hundred and thirty-two fifths
	j := n.next
	if s.dash(j) {
		j++
	}
	if n.article && !s.pluralWord(j) || n.scale > 0 && s.hyphen(n.next) {
		j = n.next - 1
	}
	if in := s.info(j); in.Class&lang.Fraction != 0 && in.Class&lang.Ordinal == 0 && s.Tokens[j].Kind == lint.Word && in.Num(lang.Fraction) > 2 {
		n.num, n.next, n.fraction = n.num.Of(quant.FromInt(in.Num(lang.Fraction))), j+1, true
		return n, true
	}
	s.point(&n)
	if n.scale == 0 {
		s.scales(&n)
	}
	s.andHalf(&n)
	return n, true
}

// fractionOf reads what a fraction is taken of where that is a number: half a
// million, a quarter of a billion, half a dozen. Other fractions stay.
func (s *scanner) fractionOf(f numeral) numeral {
	j := f.next
	if s.is(j, "of") {
		j++
	}
	if s.is(j, "-") {
		j++
	}
	article := s.class(j)&lang.Article != 0
	if article {
		j++
	}
	switch in := s.info(j); {
	case in.Class&lang.Scale != 0 && len(s.word(j)) > 3 && (article || j == f.next || s.is(j-1, "-")):
		p := int(in.Num(lang.Scale))
		f.num, f.scale, f.next = f.num.Scale(p), p, j+1
	case in.Class&lang.Group != 0 && (article || j == f.next || s.is(j-1, "-")) && s.word(j) != "score":
		f.num, f.next, f.fraction = f.num.Mul(quant.FromInt(in.Num(lang.Group))), j+1, false
	}
	return f
}

// cardinal reads a whole number in words. It adds what stands side by side by
// the rules of the language, and stops where they are broken: "twenty twenty"
// is twenty, and then twenty.
func (s *scanner) cardinal(i int) (numeral, bool) {
	n := numeral{first: i, words: true}
	var total quant.Number // millions and above, already summed
	var joined int64       // what stands before the last "and"
	last := 99             // power of ten of the scale word before
	cur, j := s.opensCardinal(&n)
	if j < 0 {
		return n, false
	}
	seen := cur > 0
	n.next = j
loop:
	for j < s.last {
		k := j
		if seen && k > i && (s.hyphen(k) || s.is(k, "-") && cur%10 == 0 && cur%100 >= 20 && s.info(k+1).Num(lang.Cardinal) < 10) {
			k++ // "fifty - two", as tokenised corpora have it
		}
		in := s.info(k)
		switch {
		case in.Class&lang.Cardinal != 0:
			v := in.Num(lang.Cardinal)
			if n.article && cur == 1 && total.Sign() == 0 || !fits(cur, v, seen) {
				break loop
			}
			cur += v
			seen = true
		case in.Class&lang.Group != 0 && seen && total.Sign() == 0:
			g := in.Num(lang.Group)
			if g == 2 { // a couple of hundred, a couple of
				cur *= 2
				n.next, j = k+1, s.behindCouple(k+1)
				n.article = false
				continue
			}
			cur = joined + (cur-joined)*g // "a hundred and two dozen"
			n.article = false
		case in.Class&lang.Scale != 0 && seen && (len(s.word(k)) > 3 || in.Num(lang.Scale) == 5 || in.Num(lang.Scale) == 7 && s.class(k+1)&lang.Cardinal != 0):
			p := int(in.Num(lang.Scale))
			switch {
			case p == 2 && cur > 0 && cur < 100:
				cur *= 100
			case p >= 3 && cur > 0 && p < last:
				total = total.Add(quant.FromInt(cur).Scale(p))
				cur, last = 0, p
			case p >= 3 && cur == 0 && last < 99:
				total = total.Scale(p)
			default:
				break loop
			}
			n.article = false
			if p > 2 {
				n.scale = max(n.scale, p)
			}
		case seen && in.Class&lang.And != 0 && s.joinsAnd(i, k, cur, last):
			j, joined = k+1, cur
			continue
		case seen && s.is(k, ",") && last < 99 && cur == 0 && s.bigAhead(k+1, last):
			j = k + 1
			continue
		default:
			break loop
		}
		j = k + 1
		n.next = j
	}
	if !seen || n.next == i || n.article && n.next == i+1 {
		return n, false
	}
	n.article = s.class(i)&lang.Article != 0
	switch {
	case total.Sign() == 0:
		n.num = quant.FromInt(cur)
	case cur == 0:
		n.num = total
	default:
		n.num = total.Add(quant.FromInt(cur))
	}
	return n, true
}

// behindCouple is the scale word that "a couple of" before token i counts, i where there
// is none.
func (s *scanner) behindCouple(i int) int {
	m := i
	if s.is(m, "of") {
		m++
	}
	if c := s.class(m); c&lang.Scale != 0 && len(s.word(m)) > 3 && !s.plural(m) {
		return m
	}
	return i
}

// opensCardinal reads what may stand before the words of a whole number: the article of
// "a hundred", or nothing before "hundred thousand". It gives the one that either stands
// for, 0 where the number opens with a word of its own, and the token after it, -1 where
// no number begins.
func (s *scanner) opensCardinal(n *numeral) (one int64, next int) {
	j := n.first
	switch {
	case s.class(j)&lang.Article != 0:
		c := s.class(j + 1)
		if c&(lang.Scale|lang.Group) == 0 || len(s.word(j+1)) < 4 || s.word(j+1) == "score" || s.plural(j+1) {
			return 0, -1
		}
		n.article = true
		return 1, j + 1
	case s.class(j)&lang.Cardinal != 0:
		return 0, j
	case s.info(j).Num(lang.Scale) != 2 || s.plural(j) || s.class(j+1)&lang.Scale == 0 || s.plural(j+1) || s.class(j-1)&lang.Vague != 0:
		return 0, -1
	}
	return 1, j // "hundred thousand"
}

// fits reports whether cardinal v may follow cur in one number.
func fits(cur, v int64, seen bool) bool {
	switch {
	case !seen || cur == 0:
		return !seen || v > 0
	case v == 0:
		return false
	case v < 10:
		return cur%10 == 0 && (cur%100 == 0 || cur%100 >= 20)
	default:
		return cur%100 == 0
	}
}

// joinsAnd reports whether the "and" at k joins the parts of the number that
// starts at i: "two hundred and six", not "between one hundred and two
// hundred".
func (s *scanner) joinsAnd(i, k int, cur int64, last int) bool {
	if cur%100 != 0 || cur == 0 && last == 99 || s.class(i-1)&lang.Between != 0 || s.class(k+1)&lang.Cardinal == 0 {
		return false
	}
	// What stands behind must be smaller than what stands before.
	j := k + 1
	for j < s.last && (s.class(j)&lang.Cardinal != 0 || s.hyphen(j)) {
		j++
	}
	if s.class(j)&lang.Fraction != 0 && s.class(j+1)&lang.Scale != 0 {
		return false // a billion and three quarters million
	}
	if c := s.class(j); c&lang.Scale != 0 && len(s.word(j)) > 3 {
		p := int(s.info(j).Num(lang.Scale))
		return last < 99 && p < last && cur == 0 || last == 99 && p > 2
	}
	return true
}

// bigAhead reports whether a number that ends in a scale word below last
// starts at j, so that a comma before it may join: "one million, two hundred
// thousand".
func (s *scanner) bigAhead(j, last int) bool {
	if s.class(j)&lang.Cardinal == 0 {
		return false
	}
	for k := j + 1; k < min(j+6, s.last); k++ {
		c := s.class(k)
		if c&lang.Scale != 0 && int(s.info(k).Num(lang.Scale)) < last {
			return true
		}
		if c&(lang.Cardinal|lang.And) == 0 && !s.hyphen(k) {
			return false
		}
	}
	return false
}

// point reads decimals in words: nine point nought four.
func (s *scanner) point(n *numeral) {
	if s.class(n.next)&lang.Point == 0 {
		return
	}
	digits := []byte("0.")
	j := n.next + 1
	for j < s.last && s.class(j)&lang.Cardinal != 0 && len(digits) < 20 {
		v := s.info(j).Num(lang.Cardinal)
		if v > 9 {
			if c, ok := s.cardinal(j); ok && len(digits) == 2 { // "point seventy-one"
				if v, ok := c.num.Int64(); ok && v < 100 {
					digits = append(digits, byte('0'+v/10), byte('0'+v%10))
					j = c.next
				}
			}
			break
		}
		digits = append(digits, byte('0'+v))
		j++
	}
	if len(digits) == 2 {
		return
	}
	f, ok := quant.ParseNumber(string(digits))
	if !ok {
		return
	}
	n.num, n.next = n.num.Add(f).WithUlp(2-len(digits)), j
}

// plural reports whether token i is a scale or group word in the plural, which
// names no definite number: millions, dozens.
func (s *scanner) plural(i int) bool {
	w := s.word(i)
	return len(w) > 4 && w[len(w)-1] == 's' && s.class(i)&(lang.Scale|lang.Group) != 0
}

// numeric reports whether a number may start at token i.
func (s *scanner) numeric(i int) bool {
	return s.class(i)&(segment.Digit|lang.Cardinal) != 0
}
