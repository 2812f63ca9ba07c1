package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// ageOf is the one mention of a sentence that is an age, -1 where there is none
// or where several may be of several people.
func ageOf(p *lint.Pass, s int) int {
	found := -1
	first, last := p.SentenceMentions(s)
	for i := first; i < last; i++ {
		m := p.Mention(i)
		said := m.Age && m.Kind() == quant.KindDuration && m.Value.Unit == "year" && !m.Value.Range && personsAge(p, m) || bareAge(m) && ageWords(p, m)
		if !said {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// personsAge reports whether an age is said of a person and to the year: "aged
// 62", "at 30 years old"; not "a forty-year-old portrait", "a house 120 years
// old".
func personsAge(p *lint.Pass, m *lint.Mention) bool {
	if strings.HasPrefix(strings.ToLower(p.Text(m.Span)), "age") {
		return true
	}
	at := tokenBefore(p, m)
	switch word := strings.ToLower(p.Word(at)); {
	case word == "was" || word == "is":
		who := strings.ToLower(p.Word(at - 1))
		return who == "he" || who == "she" || who == "who" || at > 0 && p.Tokens[at-1].Flags&lint.Capital != 0
	case p.Lex.Among(word, "at-age"):
		return !strings.Contains(p.Text(m.Span), "-")
	}
	return deathAge(p, m)
}

// ageWords reports whether the words about a bare number make it an age: "she
// was only 26", "died at 76", "aged just 19".
func ageWords(p *lint.Pass, m *lint.Mention) bool {
	if deathAge(p, m) || ageWhenDead(p, m) {
		return true
	}
	at := tokenBefore(p, m)
	word := strings.ToLower(p.Word(at))
	next := strings.ToLower(p.Word(m.Last))
	switch word {
	case "aged":
		return true
	case "was", "turned":
		who := strings.ToLower(p.Word(at - 1))
		return (who == "he" || who == "she" || who == "who") && (next == "" || next == "," || next == "." || next == ";" || next == ")" || next == "when" || next == "at" || next == "and" || next == "in" || next == "on" || next == "years")
	}
	return false
}

// bareAge reports whether a mention is a number alone that could be an age.
func bareAge(m *lint.Mention) bool {
	n, ok := m.Value.Lo.Int64()
	return ok && m.Kind() == quant.KindCount && m.Noun.Empty() && !m.Value.Range && n > 0 && n < 120
}

// ageWhenDead reports whether a number is an age by the words behind it: "was
// 79 when she died".
func ageWhenDead(p *lint.Pass, m *lint.Mention) bool {
	return p.Is(tokenBefore(p, m), "copula") && strings.EqualFold(p.Word(m.Last), "when") && p.Is(m.Last+2, "die")
}

// deathAge reports whether an age is the one at death: "died aged 81", "dead at
// 81", "died at the age of 81".
func deathAge(p *lint.Pass, m *lint.Mention) bool {
	before := tokenBefore(p, m)
	switch word := strings.ToLower(p.Word(before)); {
	case word == "aged", word == "at", word == "of" && strings.EqualFold(p.Word(before-1), "age"):
	case strings.HasPrefix(strings.ToLower(p.Text(m.Span)), "aged"):
	default:
		return false
	}
	s := p.Sentences[m.Sentence]
	for i := before; i >= max(s.First, m.First-10); i-- {
		if p.Is(i, "kin") {
			return false
		}
		if p.Is(i, "die") {
			return !p.HasWord(max(s.First, i-3), i, "kin")
		}
	}
	return false
}
