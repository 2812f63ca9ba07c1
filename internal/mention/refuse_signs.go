package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
)

// The signs and names that a number is part of, or that it numbers.

// inSection reports whether a number is part of the sign of a section or a document:
// "230(c)(1)", "401(k)", "10.1000/a41".
func (s *scanner) inSection(a *amount) bool {
	i, next := a.first, a.next
	if s.is(i-1, "(") && s.glued(i) && s.is(next, ")") && i-1 > s.first && s.glued(i-1) {
		return true // 230(c)(1)
	}
	if a.digits && s.is(next, "(") && s.glued(next) && s.glued(next+1) && s.is(next+2, ")") && len(s.word(next+1)) < 3 {
		return true // a 401(k) plan
	}
	if a.digits && s.is(next, "/") && s.glued(next) && s.glued(next+1) && s.Tokens[next+1].Kind == lint.Mixed {
		return true // 10.1000/a41
	}
	return false
}

// inTitle reports whether a number is part of a name: "the Group of 77", "the Big Four",
// "the Seven Sisters".
func (s *scanner) inTitle(a *amount) bool {
	i, next := a.first, a.next
	if s.is(i-1, "of") && i-2 > s.first && s.Tokens[i-2].Flags&lint.Capital != 0 && a.scale == 0 && (a.plain || a.words) && (next >= s.last || s.tokenMark(next) || s.class(next)&lang.NotNoun != 0 || s.Tokens[next].Flags&lint.Capital == 0 && !s.plurals(next, 0)) && s.class(i-2)&(lang.Scale|lang.Month|lang.Fraction) == 0 && s.Tokens[i-2].Flags&lint.AllCaps == 0 {
		return true // the Group of 77, the Gang of Eight
	}
	if !a.digits && !s.Lang.NounCapitals && i > s.first && s.Tokens[i].Flags&lint.Capital != 0 && s.Tokens[i-1].Flags&(lint.Capital|lint.Possessive) != 0 &&
		(next >= s.last || s.Tokens[next].Flags&lint.Capital == 0) {
		return true // the Big Four
	}
	if !a.digits && !s.Lang.NounCapitals && i > s.first && s.Tokens[i].Flags&lint.Capital != 0 && (s.Tokens[i-1].Flags&lint.Capital == 0 || i-1 == s.first && s.class(i-1)&lang.Quantifier != 0) && s.named(next) {
		return true // the Seven Sisters, the Five Eyes
	}
	return false
}

// numbersOne reports whether a number tells which one of a row is meant: "Article 9",
// "page 3 of 12", "Articles 2, 3 and 4", "the 1.0 release".
func (s *scanner) numbersOne(a *amount) bool {
	i, next := a.first, a.next
	prev := i - 1
	if s.is(prev, ".") && s.glued(prev) || s.is(prev, "(") {
		prev--
	}
	if in, start := s.before(prev+1, lang.Designator); in != nil && (start < prev || prev >= s.first) && !s.numbers(prev, a) {
		// "Article 9", "page 12"; "season 3 episodes" counts nothing either,
		// but "the bill 200 members signed" does
		if s.Tokens[prev].Flags&lint.Capital != 0 || !s.isPlural(next) {
			s.listed = next
			if s.version(a) {
				s.released = s.sentence + 1
				s.versions = append(s.versions, s.word(i))
			}
			return true
		}
	}
	if a.digits && s.version(a) && s.cued(next, "release") {
		return true // the 1.0 release
	}
	if s.listed > s.first && s.listed == i-1 && s.is(i-1, "of") && a.plain {
		return true // page 3 of 12
	}
	if a.digits && a.plain && next == i+1 && len(s.word(i)) > 2 && s.word(i)[0] == '0' && a.num.Sign() > 0 {
		return true // the key is 0451
	}
	if s.listed > s.first && s.listed < i && s.lists(s.listed, i) {
		s.listed = next
		return true // Articles 2, 3 and 4
	}
	return false
}

// inAside reports whether a number stands between marks behind what it is of: "Smith, 66,
// said", "five (5) days".
func (s *scanner) inAside(a *amount) bool {
	i, next := a.first, a.next
	if a.digits && a.plain && len(s.word(i)) < 3 && s.is(i-1, ",") && s.is(next, ",") && i-2 >= s.first && s.Tokens[i-2].Flags&lint.Capital != 0 {
		return true // "Smith, 66, said"
	}
	if s.is(i-1, "(") && s.is(next, ")") && a.plain && len(s.word(i)) < 3 && i-2 >= s.first && (s.Tokens[i-2].Flags&lint.Capital != 0 || s.class(i-2)&lang.Cardinal != 0) {
		return true // "Smith (4)", "five (5) days"
	}
	return false
}

// ofProduct reports whether a number is that of a model, a release or an item of a list, or
// part of a trade name.
func (s *scanner) ofProduct(a *amount) bool {
	i, next := a.first, a.next
	if a.digits && (a.plain || s.version(a)) && s.model(a) {
		if !a.plain {
			s.released = s.sentence + 1
		}
		return true
	}
	if a.digits && s.released == s.sentence+1 && s.version(a) && s.class(i-1)&(lang.To|lang.From|lang.And) != 0 && (next >= s.last || s.tokenMark(next) || s.class(next)&lang.NotNoun != 0) {
		return true // from Debian 11.2 to 12.1
	}
	if a.digits && a.plain && i == s.first && (s.is(next, ".") || s.is(next, ")")) && s.glued(next) && next+1 < s.last {
		return true // 1. First
	}
	if a.digits && s.hyphen(next) && s.class(next+1)&lang.Cardinal != 0 && s.Tokens[next+1].Flags&lint.Capital != 0 {
		return true // a 7-Eleven
	}
	return false
}
