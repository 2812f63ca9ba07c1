package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// count settles what a bare number is: the share of a whole, or the count of
// the noun after it. It reports whether the number is a value at all.
func (s *scanner) count(a *amount) bool {
	if a.fraction && !a.whole && (a.words || s.is(a.next, "of")) && a.scale == 0 {
		return s.share(a)
	}
	if s.isOne(a) {
		return s.one(a)
	}
	if s.multiple(a) {
		return true
	}
	if a.digits && s.glued(a.next) && s.Tokens[a.next].Kind != lint.Mark {
		return false // 5G, 1990s
	}
	if a.digits && s.glued(a.next) && s.glued(a.next+1) && (s.is(a.next, "'") || s.is(a.next, "’")) && s.info(a.next+1).Str(lang.DatePrep) == "decade-end" {
		return false // in the 80's
	}
	if c := s.class(a.next); s.Lang.NounCapitals && c&lang.TimeUnit != 0 && s.Tokens[a.next].Flags&lint.Capital != 0 {
		a.kind, a.unit, a.next = quant.KindDuration, s.info(a.next).Str(lang.TimeUnit), a.next+1
		return true
	}
	a.kind = quant.KindCount
	if s.is(a.next, "of") {
		s.partitive(a)
		return true
	}
	first, next := s.nounPhrase(a)
	if next > first {
		s.noun(a, first, next)
	} else if s.personsAge(a) {
		a.kind, a.unit, a.age = quant.KindDuration, "year", true
		return true
	}
	if a.plain && s.yearLike(a) {
		return false
	}
	return true
}

func (s *scanner) noun(a *amount, first, next int) {
	a.nounFirst, a.nounNext = first, next
	a.unit = s.singularPhrase(first, next)
}

// multiple makes a number a multiple: ten times the value, five-fold, 3x.
func (s *scanner) multiple(a *amount) bool {
	j := a.next
	if s.hyphen(j) {
		j++
	}
	switch {
	case s.is(j, "fold"):
	case s.is(j, "times") && (s.class(j+1)&lang.Comparative != 0 || !a.num.IsInt()), s.is(j, "x") && s.glued(j) && (!s.glued(j+1) || s.tokenMark(j+1)) && (!a.num.IsInt() || s.class(j+1)&lang.Comparative != 0 || s.class(a.first-1)&(lang.Hedge|lang.To) != 0 || s.changes(a.first, false)):
	default:
		return false
	}
	a.kind, a.unit, a.next, a.plain = quant.KindPercent, quant.Multiple, j+1, false
	return true
}

// share makes a fraction in words a percentage of a whole: three-fifths of
// voters, half the people. "Half-staff" and "half-hearted" are no shares.
func (s *scanner) share(a *amount) bool {
	if s.hyphen(a.next) && a.article {
		return false // a half-finished hull
	}
	bare := a.next == a.first+1
	if bare && s.Tokens[a.first].Kind == lint.Word {
		switch {
		case s.is(a.next, "-"):
			return false
		case s.is(a.next, "of"), s.class(a.next)&(lang.Quantifier|lang.Article) != 0:
		case a.first == s.first:
		case s.class(a.first-1)&lang.Ordinal != 0, s.is(a.first-1, "the") && s.class(a.next)&lang.NotNoun == 0:
			return false // "the second half"
		case s.class(a.next)&lang.NotNoun != 0 || a.next >= s.last || s.Tokens[a.next].Kind == lint.Mark:
		default:
			if in, _ := s.before(a.first, lang.Hedge); in == nil {
				return false
			}
		}
		if s.class(a.first-1)&lang.Ordinal != 0 {
			return false
		}
	}
	a.kind, a.unit = quant.KindPercent, quant.Percent
	n := a.num.Mul(quant.FromInt(100))
	a.num = n
	return true
}

func (s *scanner) isOne(a *amount) bool {
	return a.words && !a.digits && a.scale == 0 && a.next == a.first+1 && a.num.Cmp(quant.FromInt(1)) == 0
}

// one decides whether "one" is a number: it is before a noun or "of", and not
// after the words that make it a pronoun.
func (s *scanner) one(a *amount) bool {
	i := a.first
	if i > s.first {
		prev := s.Tokens[i-1]
		if s.class(i-1)&lang.Pronoun != 0 || prev.Flags&lint.Capital != 0 && s.Tokens[i].Flags&lint.Capital != 0 {
			return false
		}
	}
	a.kind = quant.KindCount
	if i == s.first && a.next == s.last {
		return true
	}
	if s.is(a.next, "of") {
		s.partitive(a)
		return a.unit != ""
	}
	if s.Tokens[i].Flags&lint.Possessive != 0 || s.hyphen(a.next) {
		return false // one-off, one-time
	}
	first, next := s.nounPhrase(a)
	if next == first+1 && s.isPlural(first) && s.class(first)&lang.Noun == 0 && !s.hyphen(a.next) {
		return false // one learns
	}
	if strings.EqualFold(s.word(i-1), "at") && next == first+1 && (s.is(first, "point") || s.is(first, "time") || s.is(first, "stage")) {
		return false
	}
	if next == first || s.class(first)&lang.TimeUnit != 0 && !s.hyphen(first+1) {
		return false // one day they will meet
	}
	s.noun(a, first, next)
	return true
}

// partitive reads the noun behind "of": one of the best speakers, two of his
// three sons, five of them.
func (s *scanner) partitive(a *amount) {
	i := a.next + 1
	for i < s.last && s.class(i)&(lang.Quantifier|lang.Article|lang.Ordinal) != 0 {
		i++
	}
	if s.numeric(i) || s.class(i)&lang.CurrencyWord != 0 {
		// "280 million of the 1.5 billion shekels"
		if b, ok := s.amount(i); ok && (b.kind == quant.KindMoney || b.kind == quant.KindMeasure) {
			a.kind, a.unit = b.kind, b.unit
			return
		}
		for s.numeric(i) || s.class(i)&lang.Scale != 0 {
			i++
		}
	}
	end := i
	for end < s.last && end-i < 12 && (s.Tokens[end].Kind == lint.Word || s.hyphen(end) || s.is(end, "'")) {
		if s.class(end)&lang.NotNoun != 0 && !s.is(end, "and") {
			break
		}
		end++
		if s.isPlural(end-1) && !s.isPlural(end) && !s.hyphen(end) {
			s.noun(a, i, end)
			return
		}
	}
}

// nounPhrase is the noun phrase that stands after a number: up to its first
// plural noun, or all of it where the number stands in an adjective
// ("three-course meal").
func (s *scanner) nounPhrase(a *amount) (first, next int) {
	i := a.next
	if in, after := s.phrase(i, lang.HedgeAfter); in != nil {
		i = after // "ten or more witnesses"
	}
	if s.hyphen(i) {
		i++
		if in, after := s.phrase(i, lang.HedgeAfter); in != nil {
			i = after // "200-plus guests"
		}
		if s.is(i, "strong") {
			i++ // a 4,000-strong force
		}
	}
	if s.class(i)&lang.Quantifier != 0 && s.is(i, "more") {
		i++
	}
	if s.Lang.NounCapitals {
		for end := i; end < min(i+4, s.last) && s.Tokens[end].Kind == lint.Word && s.class(end)&lang.NotNoun == 0; end++ {
			if s.Tokens[end].Flags&lint.Capital != 0 {
				return i, end + 1
			}
		}
		return i, i
	}
	end, head := i, i
	for end < s.last && end-i < 8 {
		if s.hyphen(end) && end > i {
			if end++; s.codeEnd(end) {
				end++ // "340 COVID-19 cases"
			}
			continue
		}
		if end > i && head == i && s.class(end)&lang.And != 0 && s.countedAhead(end+1) {
			end++ // "digital and physical sales"
		}
		t := s.Tokens[end]
		if s.class(end)&lang.Weekday != 0 && t.Flags&lint.Capital != 0 {
			break
		}
		if s.class(end)&lang.RelDate != 0 && s.class(end+1)&(lang.TimeUnit|lang.Month|lang.Weekday|lang.Season) != 0 {
			break // "2.1 last year"
		}
		if t.Kind != lint.Word && t.Kind != lint.Mixed || s.class(end)&lang.NotNoun != 0 && !(s.hyphen(end+1) || s.hyphen(end-1)) {
			break
		}
		end++
		if s.isPlural(end - 1) {
			head = end
			if !s.isPlural(end) && !s.hyphen(end) {
				break
			}
		} else if t.Flags&lint.Possessive != 0 {
			break
		}
	}
	if end > i && s.dash(end-1) {
		end--
	}
	if head == i && !s.hyphen(a.next) {
		for end > i && participle(s.word(end-1)) {
			end-- // "a crowd of 60,000 filled"
		}
	}
	singular := s.hyphen(a.next) || s.isOne(a) || a.num.Cmp(quant.FromInt(1)) <= 0
	if head == i && (singular || end-i <= 3) {
		head = min(end, i+4)
	} else if head == i && end > i {
		head = min(end, i+2) // "12 page document labeled ..."
	}
	return i, head
}

// codeEnd reports whether token i is the number of a name with a hyphen, which a noun
// follows: "40 F-16 fighters".
func (s *scanner) codeEnd(i int) bool {
	return i+1 < s.last && s.class(i)&segment.Digit != 0 && s.glued(i) && !s.glued(i+1) && s.Tokens[i-2].Flags&lint.Capital != 0 &&
		s.Tokens[i+1].Kind == lint.Word && s.class(i+1)&lang.NotNoun == 0
}

// participle reports whether a word ends as a past or present participle does.
func participle(w string) bool {
	return len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing"))
}

// isPlural reports whether token i looks like a plural noun.
func (s *scanner) isPlural(i int) bool {
	if i < s.first || i >= s.last || s.Tokens[i].Kind != lint.Word || s.Tokens[i].Flags&lint.Possessive != 0 {
		return false
	}
	c := s.class(i)
	if c&lang.Noun != 0 {
		return true
	}
	if c&lang.NotNoun != 0 {
		return false
	}
	w := s.word(i)
	n := len(w)
	return n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != '\'' && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "ous")
}

// singularPhrase is a noun phrase as the contract names it: its last word
// singular, small letters but for names.
func (s *scanner) singularPhrase(first, next int) string {
	var b strings.Builder
	for i := first; i < next; i++ {
		w := s.word(i)
		if i > first && !s.glued(i) {
			b.WriteByte(' ')
		}
		if i == next-1 {
			if n := len(w); n > 2 && w[n-1] == 's' && strings.ToUpper(w[:n-1]) == w[:n-1] {
				w = w[:n-1] // CPUs
			} else {
				w = s.Lang.Singular(w)
			}
		}
		b.WriteString(w)
	}
	return b.String()
}
