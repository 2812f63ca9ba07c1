package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// numeral is a number as it stands in the text, before anything is said of it.
type numeral struct {
	num quant.Number
	// first and next are its half-open range of tokens.
	first, next int
	// digits says that it starts with a digit run; words that it is spelt
	// out, or opens with a word.
	digits, words bool
	// plain is the digit run alone, without separators, sign, scale or
	// fraction: it may be a year or a name.
	plain bool
	// scale is the power of ten of its scale words, 0 for none.
	scale int
	// fraction says that it has a part written as a fraction; whole says that
	// there is a whole number before it ("two and a half").
	fraction, whole bool
	// article says that "a" stands for one: "a hundred", "a quarter".
	article bool
	// plural says that it is a bare plural scale word: "millions".
	signed bool
}

// number reads the number that starts at token i.
func (s *scanner) number(i int) (numeral, bool) {
	n, ok := s.unsigned(i)
	if ok {
		s.restated(&n)
		return n, true
	}
	// A sign: -5, minus five.
	switch c := s.class(i); {
	case s.dash(i) && s.glued(i+1) && (!s.glued(i) || s.class(i-1)&lang.CurrencyWord != 0 || s.opensAt(i-1)) && s.class(i+1)&segment.Digit != 0 && !s.is(i, "—"):
		n, ok = s.unsigned(i + 1)
	case s.dash(i) && s.is(i+1, ".") && s.glued(i+1) && s.glued(i+2) && (!s.glued(i) || s.opensAt(i-1)) && s.class(i+2)&segment.Digit != 0: // -.5
		if n, ok = s.unsigned(i + 2); ok && n.plain && onlyDigits(s.word(i+2)) {
			n.num, ok = quant.ParseNumber("0." + s.word(i+2))
		}
	case c&lang.Minus != 0 && !s.dash(i) && s.class(i+1)&(segment.Digit|lang.Cardinal) != 0:
		n, ok = s.unsigned(i + 1)
	case c&lang.Minus != 0 && !s.dash(i) && s.hyphen(i+1) && s.class(i+2)&segment.Digit != 0: // minus-5
		n, ok = s.unsigned(i + 2)
	}
	if !ok {
		return numeral{}, false
	}
	n.num, n.first, n.signed, n.plain = n.num.Neg(), i, true, false
	return n, true
}

// opensAt reports whether token i is a mark after which a number may start
// with its sign.
func (s *scanner) opensAt(i int) bool {
	return i >= s.first && i < s.last && s.Tokens[i].Kind == lint.Mark && strings.Contains("([{\"'“‘/,:=", s.word(i))
}

// symbol reports whether token i is the sign of a currency.
func (s *scanner) symbol(i int) bool {
	return i >= s.first && s.Tokens[i].Kind == lint.Mark && s.class(i)&lang.CurrencyWord != 0
}

func (s *scanner) unsigned(i int) (numeral, bool) {
	if i < s.first || i >= s.last {
		return numeral{}, false
	}
	switch c := s.class(i); {
	case c&segment.Digit != 0:
		return s.digitNumber(i)
	case s.glued(i+1) && s.class(i+1)&segment.Digit != 0 && s.is(i, ".") && s.symbol(i-1): // the .50 of $.50
		n, ok := s.digitNumber(i + 1)
		return n, ok && n.first == i
	case c&(lang.Cardinal|lang.Article|lang.Scale|lang.Fraction|lang.Group) != 0:
		return s.wordNumber(i)
	}
	return numeral{}, false
}

// parse reads a digit run by the notation of the language.
func (s *scanner) parse(digits string) (quant.Number, bool) {
	if s.Lang.DecimalComma {
		return quant.Notation{Point: ',', Group: '.'}.Parse(digits)
	}
	if n, ok := quant.ParseNumber(digits); ok {
		return n, true
	}
	return quant.Notation{Point: ',', Group: '.'}.Parse(digits)
}

// digitNumber reads a number that starts with a digit run: 1,400.5; 10 000;
// 10 1/2; 3½; 1.4 billion; 5 hundred thousand.
func (s *scanner) digitNumber(i int) (numeral, bool) {
	run := s.word(i)
	if len(run) > 40 {
		return numeral{}, false
	}
	n := numeral{first: i, next: i + 1, digits: true, plain: onlyDigits(run)}
	var ok bool
	if n.num, ok = s.parse(run); !ok {
		if strings.Count(run, ".") > 1 {
			s.released = s.sentence + 1 // 1.25.3
		}
		return numeral{}, false
	}
	if n.plain && s.is(i-1, ".") && s.glued(i) && (!s.glued(i-1) || s.opensAt(i-2) || s.symbol(i-2)) && i-1 >= s.first && s.free(i-1) { // .500, (.5%), $.50
		if num, ok := quant.ParseNumber("0." + run); ok {
			n.num, n.first, n.plain = num, i-1, false
		}
	}
	// Groups of three with spaces between them.
	if n.plain && len(run) <= 3 && run[0] != '0' {
		j, joined := i+1, run
		for j < s.last && len(joined) < 30 && s.Tokens[j].Kind == lint.Digits && !s.glued(j) && s.groupSpace(j) {
			joined += s.word(j)
			j++
		}
		if j > i+1 && s.groupsBelong(i, j) {
			if num, ok := s.parse(joined); ok {
				n.num, n.next, n.plain = num, j, false
			}
		}
	}
	// A spaced decimal point, as tokenised corpora have it: "1 . 6 billion".
	if n.next == i+1 && n.plain && s.is(i+1, ".") && !s.glued(i+1) && s.class(i+2)&segment.Digit != 0 && !s.glued(i+2) && onlyDigits(s.word(i+2)) {
		if num, ok := quant.ParseNumber(run + "." + s.word(i+2)); ok {
			n.num, n.next, n.plain = num, i+3, false
		}
	}
	// A raised point, "5·2 mg", and the comma of those who write one before decimals,
	// "3,5 km", which only a unit behind it tells from a list.
	if point := s.is(i+1, "·"); n.next == i+1 && n.plain && len(run) <= 4 && (point || s.is(i+1, ",")) && s.glued(i+1) && s.glued(i+2) && s.class(i+2)&segment.Digit != 0 && onlyDigits(s.word(i+2)) &&
		(point || len(s.word(i+2)) <= 2 && s.class(i+3)&(lang.UnitWord|lang.Percent|lang.Scale) != 0 && !s.is(i+3, "in")) {
		if num, ok := quant.ParseNumber(run + "." + s.word(i+2)); ok {
			n.num, n.next, n.plain = num, i+3, false
		}
	}
	// "80, 000", as tokenised corpora have it
	if n.plain && len(run) <= 3 && run[0] != '0' && s.is(i+1, ",") && s.is(i+2, "000") && !s.glued(i+2) {
		n.num, n.next, n.plain = n.num.Scale(3), i+3, false
	}
	s.power(&n)
	if (s.is(n.next, "±") || s.is(n.next, "+") && s.is(n.next+1, "/") && s.dash(n.next+2)) && !s.is(i-1, "±") {
		// 2,000.45 ± 0.01: the tolerance is no value of its own
		k := n.next + 1
		if s.is(n.next, "+") {
			k += 2
		}
		if s.class(k)&segment.Digit != 0 {
			if _, ok := s.parse(s.word(k)); ok {
				n.next, n.plain = k+1, false
			}
		}
	}
	s.slash(&n)
	s.vulgar(&n)
	s.scales(&n)
	s.groups(&n)
	s.andRest(&n)
	s.andHalf(&n)
	return n, true
}

// andRest reads the "and 21" of "3 hundred and 21", "6 crore and two hundred".
// After million and above an "and" begins something else.
func (s *scanner) andRest(n *numeral) {
	if n.scale != 2 && n.scale != 5 && n.scale != 7 || s.class(n.next)&lang.And == 0 || s.class(n.first-1)&lang.Between != 0 || !s.numeric(n.next+1) {
		return
	}
	r, ok := s.unsigned(n.next + 1)
	if !ok || r.fraction || !r.num.IsInt() || r.num.Cmp(quant.FromInt(1).Scale(n.scale)) >= 0 {
		return
	}
	if r.digits && !r.plain {
		return
	}
	n.num, n.next = n.num.Add(r.num), r.next
}

func onlyDigits(w string) bool {
	for k := range len(w) {
		if w[k] < '0' || w[k] > '9' {
			return false
		}
	}
	return w != ""
}

// groupSpace reports whether the digits at token j are a group of three (the
// last may carry decimals) that one space parts from the group before.
func (s *scanner) groupSpace(j int) bool {
	w := s.word(j)
	if len(w) < 3 || !onlyDigits(w[:3]) || len(w) > 3 && w[3] != '.' && w[3] != ',' {
		return false
	}
	gap := s.src[s.Tokens[j-1].End:s.Tokens[j].Start]
	return gap == " " || gap == "\u00a0" || gap == "\u2009" || gap == "\u202f"
}

// groupsBelong decides whether the digit runs [i, j) are one number. A plain
// space between them is trusted where nothing suggests a list or a name.
func (s *scanner) groupsBelong(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if s.src[s.Tokens[k-1].End:s.Tokens[k].Start] != " " {
			return true
		}
	}
	if s.class(j)&segment.Digit != 0 {
		return false
	}
	if i > s.first && s.Tokens[i-1].Kind != lint.Mark && s.Tokens[i-1].Flags&lint.Capital != 0 && i-1 > s.first && s.class(i-1)&lang.CurrencyWord == 0 {
		return false // Boeing 737 800
	}
	return true
}

// scales reads the scale words after a number: million, hundred thousand, bn,
// k. A single letter must be glued or follow a currency's symbol.
func (s *scanner) scales(n *numeral) {
	for range 3 {
		j := n.next
		if s.hyphen(j) {
			j++
		}
		if s.is(j, "G") && s.glued(j) && n.scale == 0 && j+1 == s.last && n.first <= s.first+1 {
			// 10G in a cell of its own; elsewhere it is 5G, or grams
			n.num, n.scale, n.plain, n.next = n.num.Scale(9), 9, false, j+1
			return
		}
		if s.class(j)&lang.Scale == 0 || j < s.last && s.Tokens[j].Flags&lint.Possessive != 0 {
			return
		}
		if !s.scaleWord(n, j) {
			return
		}
		p := int(s.info(j).Num(lang.Scale))
		if n.scale != 0 && p > n.scale && n.digits && n.num.Scale(-n.scale).Cmp(quant.FromInt(1000)) > 0 {
			return
		}
		n.num, n.scale, n.plain = n.num.Scale(p), n.scale+p, false
		n.next = j + 1
		// "1.4 bn." with the abbreviation's stop inside the sentence
		if s.Lang.DecimalComma && len(s.word(j)) <= 4 && s.is(j+1, ".") && s.glued(j+1) && j+2 < s.last {
			n.next = j + 2 // 1,36 Mrd. Euro
		}
	}
}

// scaleWord reports whether the scale word at j scales n: short ones are units
// and suffixes too.
func (s *scanner) scaleWord(n *numeral, j int) bool {
	w := s.word(j)
	if len(w) > 2 || w == "bn" || w == "mn" || w == "tn" {
		return true
	}
	if w == "cr" || w == "Cr" {
		return n.digits && s.class(n.first-1)&lang.CurrencyWord != 0 || s.class(j+1)&lang.CurrencyWord != 0 || n.words && (j+1 >= s.last || s.class(j+1)&lang.Cardinal != 0)
	}
	money := s.class(n.first-1)&lang.CurrencyWord != 0
	switch {
	case !n.digits:
		return false
	case w == "K" && !s.glued(j) && !money && (n.num.Cmp(quant.FromInt(1000)) >= 0 || s.temperature(n.first, j+1)):
		return false // 1,200 K
	case (w == "k" || w == "K" || w == "M") && !s.glued(j) && (j+1 >= s.last || s.Tokens[j+1].Kind == lint.Mark && !s.is(j+1, "&")) && !s.hyphen(j-1) && !s.is(j+1, "-"):
		return true
	case w == "k" || w == "K":
		return money || s.glued(j) && n.num.Ulp() >= -1 && (w == "k" || !s.temperature(n.first, j+1))
	case w == "M" && s.glued(j) && (n.num.Cmp(quant.FromInt(9)) == 0 || n.num.Cmp(quant.FromInt(6)) == 0 || n.num.Cmp(quant.FromInt(3)) == 0) && n.plain && s.yearAt(j+1):
		return false // "9M 2024" are its first nine months
	case w == "m" || w == "M" || w == "mm" || w == "MM":
		return money || w == "M" && s.glued(j) || w == "m" && s.glued(j) && (s.class(j+1)&(lang.CurrencyWord|lang.UnitWord) != 0 && len(s.word(j+1)) > 2 || s.rateAhead(j+1) || s.countedAhead(j+1))
	case w == "b" || w == "B":
		return money || s.glued(j) && (s.countedAhead(j+1) || !n.plain || w == "B" && s.tokenMark(j+1) && s.class(n.first-1)&lang.NotNoun != 0 && !s.is(n.first-1, "in"))
	case w == "t" || w == "T":
		return money
	}
	return false
}

// yearAt reports whether the digits at token i may be a year of our days.
func (s *scanner) yearAt(i int) bool {
	if i >= s.last || s.Tokens[i].Kind != lint.Digits {
		return false
	}
	w := s.word(i)
	return len(w) == 4 && onlyDigits(w) && w >= "1900" && w < "2100"
}

// rateAhead reports whether a rate by signs stands at token i, so that "1.3m" before it is
// 1.3 million: "1.3m b/d".
func (s *scanner) rateAhead(i int) bool {
	u, next := s.unitAt(i, false)
	return u >= 0 && next > i+1 && s.is(i+1, "/")
}

// countedAhead reports whether a plural noun stands within the next words from
// token i, so that "2.7m" before it is 2.7 million: "2.7m digital and physical
// sales". Words of extent speak for metres.
func (s *scanner) countedAhead(i int) bool {
	for k := i; k < min(i+5, s.last); k++ {
		c := s.class(k)
		if s.Tokens[k].Kind != lint.Word || c&lang.Dimension != 0 {
			return false
		}
		if s.isPlural(k) {
			return true
		}
		if c&lang.NotNoun != 0 && (c&lang.And == 0 || k == i) {
			return false
		}
	}
	return false
}
