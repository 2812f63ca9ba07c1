package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

// skip is the token after something at token i that looks like a value and is
// none: a telephone number, part of a file's name. It is i where there is no
// such thing.
func (s *scanner) skip(i int) int {
	if s.Tokens[i].Kind != lint.Digits {
		return s.ofCentury(i)
	}
	if s.glued(i) {
		switch s.word(i - 1) {
		case "_", "\\", "@", "=":
			if i-1 > s.first && s.glued(i-1) {
				return i + 1
			}
		}
	}
	if next := s.cited(i); next > i {
		return next
	}
	if next := s.journalPages(i); next > i {
		return next
	}
	return s.phone(i)
}

// cited is the token after the numbers of a list of works, which stand alone in square
// brackets: "[12]", "[3, 4]", "[7–9]". It is i where there are none.
func (s *scanner) cited(i int) int {
	if !s.is(i-1, "[") || !s.glued(i) {
		return i
	}
	for j := i; j < min(i+citedReach, s.last); j++ {
		switch w := s.word(j); {
		case s.Tokens[j].Kind == lint.Digits:
			if len(w) > 3 || !onlyDigits(w) {
				return i
			}
		case w == "]":
			return j
		case w != "," && w != ";" && !s.dash(j):
			return i
		}
	}
	return i
}

// journalPages is the token after the pages at token i of what a journal printed, behind
// its volume and number: "53(2), 79–94". It is i where there are none.
func (s *scanner) journalPages(i int) int {
	if !s.is(i-1, ",") && !s.is(i-1, ":") || !s.is(i-2, ")") || s.class(i-3)&segment.Digit == 0 || !s.is(i-4, "(") || !s.glued(i-4) || s.class(i-5)&segment.Digit == 0 {
		return i
	}
	if s.dash(i+1) && s.class(i+2)&segment.Digit != 0 {
		return i + 3
	}
	return i + 1
}

// citedReach is how many tokens a list of cited works may have.
const citedReach = 20

// idiom is the token after a saying that the word of a number at token i is part of:
// cloud nine, two by four. It is i where there is none, or where a unit follows.
func (s *scanner) idiom(i int) int {
	if next := s.pastHour(i); next > i {
		return next
	}
	if s.is(i-1, "past") && s.class(i-2)&lang.Cardinal != 0 && s.pastHour(i-2) == i+1 {
		return i + 1
	}
	to := i
	if s.class(i)&lang.Article != 0 {
		to++ // a quarter turn
	}
	for k := max(s.first, i-idiomReach); k <= to; k++ {
		if s.class(k)&lang.Longer == 0 {
			continue
		}
		if in, next := s.phrase(k, lang.Idiom); in != nil && next > i {
			if s.class(k)&lang.Ordinal != 0 && s.Tokens[k].Flags&lint.Capital == 0 && s.Tokens[next-1].Flags&lint.Capital != 0 && !s.Lang.NounCapitals {
				continue // "her third World Cup title"
			}
			if c := s.class(next); c&(lang.UnitWord|lang.CurrencyWord|lang.TimeUnit|lang.Percent) == 0 || c&(lang.NotNoun|lang.DatePrep) != 0 {
				return next
			}
		}
	}
	return i
}

// pastHour is the token after a time of day in words that starts at token i: "half past
// six", "ten past five", "a quarter to nine". It is i where there is none. Minutes before
// the hour that no quarter tells look like a range.
func (s *scanner) pastHour(i int) int {
	j := i
	if s.class(j)&lang.Article != 0 {
		j++
	}
	k := j + 1
	if s.hyphen(k) {
		k += 2 // twenty-five past
	}
	quarter := s.class(j)&lang.Fraction != 0
	switch {
	case s.is(k, "past") && (quarter || s.class(j)&lang.Cardinal != 0):
	case s.is(k, "to") && quarter && s.info(j).Num(lang.Fraction) == 4:
	default:
		return i
	}
	hour := s.info(k + 1)
	if n := hour.Num(lang.Cardinal); hour.Class&lang.Cardinal == 0 || n < 1 || n > 12 || k+2 < s.last && !s.tokenMark(k+2) && s.class(k+2)&lang.NotNoun == 0 {
		return i
	}
	return k + 2
}

// idiomReach is how many tokens of a saying may stand before its number.
const idiomReach = 6

// phone is the token after a telephone number that starts at token i, or i.
// One has groups of digits with hyphens or spaces between them, and opens with
// a plus, or has the American groups of three and four.
func (s *scanner) phone(i int) int {
	plus := s.is(i-1, "+") && s.glued(i) && !s.glued(i-1)
	call := s.class(i-1)&lang.Phone != 0 || s.Tokens[max(i-1, 0)].Kind == lint.Mark && s.class(i-2)&lang.Phone != 0
	zero := s.word(i)[0] == '0' && len(s.word(i)) > 2 && len(s.word(i)) < 6 && onlyDigits(s.word(i)) // 0800 555 014
	paren := s.is(i-1, "(") && s.is(i+1, ")") && len(s.word(i)) <= 4                                 // (08) 8842 6400
	spaced := plus || call || zero || paren
	groups, digits, hyphens, next := 0, 0, 0, i
	var first, last int
	for j := i; j < s.last && groups < 8; {
		if s.class(j)&segment.Digit == 0 || !onlyDigits(s.word(j)) {
			break
		}
		n := len(s.word(j))
		if groups == 0 {
			first = n
		}
		groups, digits, last, next = groups+1, digits+n, n, j+1
		j++
		switch {
		case s.dash(j) && s.glued(j) && s.glued(j+1):
			hyphens++
			j++
		case spaced && (s.is(j, "(") || s.is(j, ")") || s.is(j, "/")):
			j++
		case spaced && !s.glued(j):
		default:
			j = s.last
		}
	}
	switch {
	case groups == 1 && call && digits >= 3 && digits <= 6 && s.tokenMark(next) && !s.dash(next) && s.Tokens[i-1].Kind == lint.Word && !s.isPlural(i-1):
		return next // call 999
	case groups < 2 || digits > 15:
		return i
	case plus && digits >= 7, call && digits >= 6, zero && digits >= 9, paren && digits >= 8:
		return next
	case hyphens == groups-1 && last == 4 && (groups == 2 && first == 3 || groups == 3 && first == 3 || groups == 4 && first == 1) && !s.glued(i) && s.class(next)&(lang.UnitWord|lang.CurrencyWord|lang.Percent) == 0:
		return next
	}
	return i
}
