package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// yearLike reports whether four plain digits are a year rather than a count:
// no plural noun follows, or a preposition of time stands before them.
func (s *scanner) yearLike(a *amount) bool {
	w := s.word(a.first)
	if len(w) != 4 || w < "1000" || w > "2199" || a.scale != 0 {
		return false
	}
	if in, _ := s.before(a.first, lang.Hedge); in != nil {
		return false
	}
	if w < "1900" {
		switch s.info(a.first - 1).Str(lang.DatePrep) {
		case "", "as-a-rule", "perfect", "begins", "slated", "dated", "it", "maybe":
			return false // dates have had their turn
		}
	}
	if w >= "1900" && w <= "2050" && w[2:] != "00" && w[2:] != "50" {
		return true
	}
	return a.nounNext == a.nounFirst || !s.isPlural(a.nounNext-1) || s.class(a.first-1)&lang.YearPrep != 0
}

// refused reports whether a number is no value: the number of an article, page
// or model, a score, a clock time, part of an address or a file name.
func (s *scanner) refused(a *amount) bool {
	switch {
	case a.prefix:
		return false
	case s.withinWord(a):
		return true
	case a.kind != quant.NoKind && !(a.kind == quant.KindMeasure && a.digits):
		return false
	case s.ofRoute(a):
		return true
	case a.kind != quant.NoKind:
		return false
	}
	return s.standsAlone(a) || s.inSection(a) || s.inTitle(a) || s.numbersOne(a) || s.inAside(a) || s.ofProduct(a) ||
		s.outlined(a) || s.labels(a) || s.oddsTo(a) || s.fewToFew(a)
}

// withinWord reports whether a number is part of a word, a sign or a path by what is
// written together with it: "all-in-one", "=>30", "10K", "3+3".
func (s *scanner) withinWord(a *amount) bool {
	i, next := a.first, a.next
	if a.digits && i > s.first && s.glued(i) && (s.gluedName(i) || s.Tokens[i-1].Kind == lint.Word) {
		return true
	}
	if !a.digits && s.glued(i) && s.dash(i-1) && !s.is(i-1, "—") && !s.is(i-1, "–") && i-2 >= s.first && s.Tokens[i-2].Kind == lint.Word && s.class(i-2)&(lang.Cardinal|lang.Hedge|lang.To|lang.CurrencyWord) == 0 {
		return true // all-in-one
	}
	if !a.digits && s.hyphen(next) && s.class(next+1)&lang.Ordinal != 0 {
		return true // the Seventy-ninth Congress
	}
	if a.digits && s.glued(i) && s.glued(i-1) && (s.is(i-1, ">") && (s.is(i-2, "=") || s.is(i-2, "<")) || s.is(i-1, "<") && s.is(i-2, "=")) {
		return true // <>30, =>30: arrows and inequalities
	}
	if a.digits && a.scale == 3 && len(s.word(next-1)) == 1 && s.class(i-1)&lang.Article != 0 && (next >= s.last || s.tokenMark(next) || s.class(next)&(lang.NotNoun|lang.And) != 0) {
		return true // a 10K
	}
	if a.digits && s.glued(next) && s.glued(next+1) && next+1 < s.last {
		switch w := s.word(next); {
		case w == "+" && s.class(next+1)&segment.Digit != 0, w == "@", w == "_", w == "\\", w == "=":
			return true // 3+3
		case w == "/" && s.class(next+1)&segment.Digit != 0 && !a.fraction && a.kind == quant.NoKind:
			return true // 24/7, 9/11
		case w == ":" && s.class(next+1)&segment.Digit != 0:
			return true // 9:35, 3:1
		}
	}
	return false
}

// ofRoute reports whether a number, or a measure that one letter makes, is that of a
// case, a game or a road: "22-cv-1043", "Route 9W".
func (s *scanner) ofRoute(a *amount) bool {
	i, next := a.first, a.next
	if a.digits && s.hyphen(i+1) && next > i+2 && s.hyphen(next) && s.class(next+1)&segment.Digit != 0 {
		return true // 22-cv-1043
	}
	if s.score(a) {
		s.scored = next
		return true
	}
	if a.kind == quant.KindMeasure && next == i+2 && s.glued(i+1) && len(s.word(i+1)) == 1 {
		if in, _ := s.before(i, lang.Designator); in != nil {
			return true // Route 9W
		}
	}
	return false
}

// standsAlone reports whether a number is a mark, an hour or a name and counts nothing: odds,
// "scored a six", "starts at nine", "Year 11", "day three".
func (s *scanner) standsAlone(a *amount) bool {
	i, next := a.first, a.next
	if a.digits && a.fraction && !a.whole && a.num.Cmp(quant.FromInt(1)) >= 0 {
		return true // odds of 9/2, a 4/4 beat
	}
	ends := next >= s.last || s.tokenMark(next) && !s.dash(next) || s.class(next)&lang.NotNoun != 0
	if ends && !a.article && !(a.digits && s.is(next, "out")) && a.scale == 0 && s.class(i-1)&lang.Article != 0 && !s.hyphen(i-1) {
		return true // scored a six
	}
	if ends && a.words && s.is(i-1, "at") && s.info(i-2).Str(lang.DatePrep) == "begins" && a.num.Cmp(quant.FromInt(13)) < 0 {
		return true // work starts at nine
	}
	if a.plain && len(s.word(i)) < 3 && i > s.first && s.class(i-1)&lang.TimeUnit != 0 && s.Tokens[i-1].Flags&lint.Capital != 0 && !s.isPlural(i-1) && !s.glued(i) {
		return true // Year 11 pupils
	}
	if ends && s.dayLabel(i) {
		return true // day three of the trial
	}
	return false
}

// fewToFew reports whether two digits with a hyphen between them are the result of a
// game and no range: nothing is counted, and no word says what they are enough for.
func (s *scanner) fewToFew(a *amount) bool {
	next := a.next
	if !a.digits || !a.plain || len(s.word(a.first)) > 1 || !s.hyphen(next) || len(s.word(next+1)) > 1 || s.class(next+1)&segment.Digit == 0 {
		return false
	}
	if end := next + 2; end < s.last && (!s.tokenMark(end) || s.dash(end) || s.class(end)&(lang.Percent|lang.UnitWord|lang.CurrencyWord) != 0) && s.class(end)&lang.NotNoun == 0 {
		return false
	}
	return !s.enough(a.first) && !(s.is(next+2, "per") && s.is(next+3, "cent"))
}

// labels reports whether a number counts off the points of a sentence: "it is 1) cheap
// and 2) quick", "(1) open the lid; (2) close it".
func (s *scanner) labels(a *amount) bool {
	i, next := a.first, a.next
	if !a.digits || !a.plain || len(s.word(i)) > 2 || !s.is(next, ")") || !s.glued(next) || next+1 >= s.last || s.Tokens[next+1].Kind != lint.Word {
		return false
	}
	if s.is(i-1, "(") {
		return i-1 == s.first || s.tokenMark(i-2) || s.class(i-2)&lang.And != 0 || s.is(i-2, "or")
	}
	for k := i - 1; k >= s.first && k > i-labelReach; k-- {
		if s.is(k, "(") {
			return false
		}
		if s.is(k, ")") {
			break
		}
	}
	return true
}

// labelReach is how many tokens before a closing bracket its opening one is looked for.
const labelReach = 40

// oddsTo reports whether a number is one side of a proportion, or of the hours of a
// working day, which hyphens join: "a 2-to-1 majority", "a nine-to-five job".
func (s *scanner) oddsTo(a *amount) bool {
	i, next := a.first, a.next
	if s.hyphen(next) && s.is(next+1, "to") && s.hyphen(next+2) {
		b, ok := s.number(next + 3)
		return ok && a.num.Cmp(b.num) >= 0
	}
	return s.hyphen(i-1) && s.is(i-2, "to") && s.hyphen(i-3) && s.numeric(i-4)
}

// numbers reports whether "number" at token i is the verb, which gives how many there
// are: "the rivers, which number 23", "they numbered 400".
func (s *scanner) numbers(i int, a *amount) bool {
	if !s.cued(i, "numbers") || i == s.first || a.next < s.last && !s.tokenMark(a.next) && s.class(a.next)&lang.NotNoun == 0 {
		return false
	}
	return s.cued(i-1, "who-numbers") || s.isPlural(i-1) && s.Tokens[i-1].Flags&lint.Capital == 0
}

// outlined reports whether a number stands before a paragraph and tells its place
// in the text: "4.1 The chair opened the meeting."
func (s *scanner) outlined(a *amount) bool {
	i, next := a.first, a.next
	if i != s.first || !a.digits || a.plain || next != i+1 || s.glued(next) || next >= s.last || s.Tokens[next].Kind != lint.Word || s.Tokens[next].Flags&lint.Capital == 0 {
		return false
	}
	head, tail, ok := strings.Cut(s.word(i), ".")
	if !ok || len(head) > 2 || len(tail) > 2 || head[0] == '0' || tail[0] == '0' || !onlyDigits(head) || !onlyDigits(tail) {
		return false
	}
	return s.class(next)&(lang.Scale|lang.UnitWord|lang.CurrencyWord|lang.Percent|lang.TimeUnit) == 0
}

// named reports whether a word of a name stands at token i: one with a capital,
// behind a hyphen perhaps.
func (s *scanner) named(i int) bool {
	if s.hyphen(i) {
		i++
	}
	return i < s.last && s.Tokens[i].Kind == lint.Word && s.Tokens[i].Flags&lint.Capital != 0 && s.class(i)&(lang.NotNoun|lang.Scale) == 0
}

// lists reports whether the tokens [i, j) only join the items of a list.
func (s *scanner) lists(i, j int) bool {
	if j-i > 2 {
		return false
	}
	for k := i; k < j; k++ {
		if !s.is(k, ",") && !s.is(k, "&") && !s.is(k, "or") && !s.dash(k) && s.class(k)&(lang.And|lang.To) == 0 {
			return false
		}
	}
	return true
}

// gluedName reports whether the digits at token i hang on something that makes
// them a name: S-300, #5, v2.0, user@10, 9:35.
func (s *scanner) gluedName(i int) bool {
	switch w := s.word(i - 1); w {
	case "#", "@", "_", "\\", "№", "&":
		return true
	case "/", ".", "+", ":", "=", "'", "’":
		return s.glued(i-1) && i-2 >= s.first && (s.Tokens[i-2].Kind != lint.Mark || w == "+") || w == "." && s.is(i-2, ")")
	}
	if !s.dash(i-1) || s.is(i-1, "—") || !s.glued(i-1) || i-2 < s.first {
		return false
	}
	switch t := s.Tokens[i-2]; t.Kind {
	case lint.Word, lint.Mixed:
		if t.Flags&lint.AllCaps != 0 && s.class(i-2)&lang.Hedge != 0 {
			return true // control CA-3 is not circa 3
		}
		if s.class(i-2)&lang.CurrencyWord != 0 {
			return s.class(i+1)&lang.Scale == 0 // the KR-90 is no price, whatever has the code of a currency
		}
		return s.class(i-2)&(lang.Hedge|lang.To|lang.Month|lang.Minus) == 0 || len(s.word(i-2)) == 1
	case lint.Digits:
		return s.glued(i-2) && (s.dash(i-3) || s.is(i-3, "+")) || s.dash(i+1) && s.glued(i+1) && s.glued(i+2) && s.class(i+2)&segment.Digit != 0 // 3-3-3, phone numbers
	}
	return s.is(i-2, ")")
}

// score reports whether a bare number is one side of a result: 2-1, 6-4, won
// 3-0.
func (s *scanner) score(a *amount) bool {
	i, next := a.first, a.next
	if a.plain && s.hyphen(next) && s.class(next+1)&segment.Digit != 0 && a.digits {
		b := s.word(next + 1)
		if onlyDigits(b) && (len(b) < len(s.word(i)) || len(b) == len(s.word(i)) && b <= s.word(i)) {
			return true
		}
		if s.scored > s.first && s.scored == i-1 && s.is(i-1, ",") {
			return true // 6-4, 3-6
		}
		return s.dash(next+2) && s.glued(next+2) && s.class(next+3)&segment.Digit != 0 && s.glued(next+3)
	}
	return i-2 >= s.first && s.hyphen(i-1) && s.class(i-2)&segment.Digit != 0
}

// model reports whether a bare number belongs to the name before it: Boeing
// 787, iPhone 11, Apollo 13. A counted plural in small letters speaks against
// it, a capital before the number for it.
func (s *scanner) model(a *amount) bool {
	i := a.first
	if nx := a.next; a.plain && !s.Lang.NounCapitals && nx < s.last && (len(s.word(i)) < 5 || len(s.word(i)) < 7 && s.class(nx)&lang.Designator == 0) && s.Tokens[nx].Kind == lint.Word && s.Tokens[nx].Flags&lint.Capital != 0 && s.class(nx)&lang.NotNoun == 0 && !s.plurals(nx, 0) {
		return true // the 787 Dreamliner, the 2018 Winter Olympics, 12 High Street
	}
	if i == s.first || s.Tokens[i].Flags&lint.SpaceLeft == 0 {
		return false
	}
	prev := s.Tokens[i-1]
	if prev.Kind == lint.Mark || prev.Kind == lint.Digits {
		return false
	}
	w := s.word(i - 1)
	if s.Lang.NounCapitals {
		// Die A 7, der ICE 597; not "EU 27 Länder"
		return a.plain && len(s.word(i)) < 5 && (prev.Flags&lint.AllCaps != 0 || len(w) == 1 && prev.Flags&lint.Capital != 0) && (len(w) == 1 || s.class(i-1)&(lang.CurrencyWord|lang.UnitWord) == 0) &&
			(a.next >= s.last || s.tokenMark(a.next) || s.Tokens[a.next].Flags&lint.Capital == 0)
	}
	if prev.Kind == lint.Word && s.glued(i-1) && s.is(i-2, ".") && s.glued(i-2) && s.Tokens[i-3].Flags&lint.Capital != 0 {
		return a.plain && !s.isPlural(a.next) // Node.js 20
	}
	named := prev.Flags&lint.Capital != 0 && (i-1 > s.first || prev.Flags&lint.AllCaps != 0) || prev.Kind == lint.Mixed || innerCapital(w)
	if !named || s.class(i-1)&(lang.NotNoun|lang.Hedge) != 0 {
		return false
	}
	return (!s.plainPlural(a.next) || !a.plain) && !s.leavesOutVerb(a)
}

// plainPlural reports whether a plural in small letters stands within the next
// words from token i, as it does behind a count.
func (s *scanner) plainPlural(i int) bool { return s.plurals(i, lint.Capital) }

// plurals reports whether a plural stands within the next words from token i.
// One that carries a mark of except does not count.
func (s *scanner) plurals(i int, except lint.TokenFlag) bool {
	for k := i; k < min(i+5, s.last); k++ {
		if k > i && s.hyphen(k) && s.codeEnd(k+1) {
			k++ // "340 COVID-19 cases"
			continue
		}
		if s.Tokens[k].Kind != lint.Word || s.class(k)&lang.NotNoun != 0 && (k == i || s.class(k)&lang.And == 0) {
			return false
		}
		if s.isPlural(k) && s.Tokens[k].Flags&except == 0 {
			return true
		}
	}
	return false
}

// version reports whether a number looks like one of a release: 2.0, 4.11.
func (s *scanner) version(a *amount) bool {
	w := s.word(a.first)
	return a.next == a.first+1 && len(w) <= 5 && strings.IndexByte(w, '.') > 0 && a.scale == 0
}

// innerCapital reports whether a word has a capital after a small letter:
// iPhone.
func innerCapital(w string) bool {
	for k := 1; k < len(w); k++ {
		if 'A' <= w[k] && w[k] <= 'Z' && 'a' <= w[k-1] && w[k-1] <= 'z' {
			return true
		}
	}
	return false
}

// dayLabel reports whether the number at token i is that of a day, week or year of
// something: "day three of the trial", "in week 2".
func (s *scanner) dayLabel(i int) bool {
	if s.class(i-1)&lang.TimeUnit == 0 || s.glued(i) || s.isPlural(i-1) {
		return false
	}
	return i-1 == s.first || s.class(i-2)&(lang.Quantifier|lang.Article|lang.RelDate|lang.Per|lang.Freq|lang.Cardinal|lang.Ordinal) == 0 && (s.Tokens[i-2].Kind != lint.Digits || len(s.word(i-2)) == 4) // World Cup 2018 day five
}
