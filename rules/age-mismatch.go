package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "age-mismatch",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkAge,
})

// life is what a sentence says of one person's life.
type life struct {
	born, died, age int // mentions, -1 for none
	ageAtDeath      bool
}

// checkAge compares an age with the dates of birth and death beside it.
func checkAge(p *lint.Pass) {
	for s := range p.Sentences {
		l := lifeOf(p, s)
		if l.age < 0 || l.born < 0 {
			continue
		}
		born := p.Mention(l.born).Value.Date
		if p.Mention(l.born).Value.Range {
			born = p.Mention(l.born).Value.Date
		}
		var then quant.Date
		switch {
		case l.died >= 0 && p.Mention(l.died).Value.Range:
			then = p.Mention(l.died).Value.DateHi
		case l.died >= 0:
			then = p.Mention(l.died).Value.Date
		default:
			continue
		}
		if !dated(born) || !dated(then) {
			continue
		}
		age, ok := p.Mention(l.age).Value.Lo.Int64()
		if m := p.Mention(l.age); !ok || m.Kind() == quant.KindDuration && m.Value.Unit != "year" || hedged(m) && !strings.EqualFold(p.Text(m.Hedge), "just") {
			continue
		}
		least, most := agesBetween(born, then)
		if int(age) >= least && int(age) <= most || most < 0 {
			continue
		}
		years := fmt.Sprint(most)
		if least != most {
			years = fmt.Sprintf("%d or %d", least, most)
		}
		m := p.Mention(l.age)
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: m.Span,
			Message: fmt.Sprintf("from %s to %s is an age of %s, not %d", born.Value().Phrase(), then.Value().Phrase(), years, age),
			Related: []lint.Related{{Span: p.Mention(l.born).Span, Message: "born"}, {Span: p.Mention(l.died).Span, Message: "died"}},
			Fixes:   []lint.Fix{{Title: "Correct the age or one of the dates", Safety: lint.Display}},
		})
	}
}

// lifeOf reads the birth, the death and the age that one sentence gives of one
// person. A sentence with two of any of them may speak of two people.
func lifeOf(p *lint.Pass, s int) life {
	l := life{-1, -1, -1, false}
	first, last := p.SentenceMentions(s)
	for i := first; i < last; i++ {
		m := p.Mention(i)
		switch {
		case m.Age && m.Kind() == quant.KindDuration && !m.Value.Range:
			if l.age >= 0 || !deathAge(p, m) {
				return life{-1, -1, -1, false}
			}
			l.age = i
		case bareAge(m) && (deathAge(p, m) || ageWhenDead(p, m)):
			if l.age >= 0 {
				return life{-1, -1, -1, false}
			}
			l.age = i
		case m.Kind() == quant.KindDate && m.Value.Range && lifespan(p, m):
			if l.born >= 0 {
				return life{-1, -1, -1, false}
			}
			l.born, l.died = i, i
		case m.Kind() == quant.KindDate && !m.Value.Range && eventBefore(p, m, "born"):
			if l.born >= 0 {
				return life{-1, -1, -1, false}
			}
			l.born = i
		case m.Kind() == quant.KindDate && !m.Value.Range && eventBefore(p, m, "die"):
			if l.died >= 0 {
				return life{-1, -1, -1, false}
			}
			l.died = i
		}
	}
	return l
}

// bareAge reports whether a mention is a number alone that could be an age.
func bareAge(m *lint.Mention) bool {
	n, ok := m.Value.Lo.Int64()
	return ok && m.Kind() == quant.KindCount && m.Noun.Empty() && !m.Value.Range && n > 0 && n < 120
}

// ageWhenDead reports whether a number is an age by the words behind it: "was
// 79 when she died".
func ageWhenDead(p *lint.Pass, m *lint.Mention) bool {
	return p.Lex.Is(p.Word(tokenBefore(p, m)), "copula") && strings.EqualFold(p.Word(m.Last), "when") && p.Lex.Is(p.Word(m.Last+2), "die")
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
		if p.Lex.Is(p.Word(i), "kin") {
			return false
		}
		if p.Lex.Is(p.Word(i), "die") {
			return !p.HasWord(max(s.First, i-3), i, "kin")
		}
	}
	return false
}

// lifespan reports whether a range of years stands in brackets right after a
// name: "Anna Holm (1930-2011)".
func lifespan(p *lint.Pass, m *lint.Mention) bool {
	i := m.First
	for i > p.Sentences[m.Sentence].First && p.Word(i-1) != "(" {
		if m.First-i > 1 {
			return false
		}
		i--
	}
	if i-2 < p.Sentences[m.Sentence].First {
		return false
	}
	name := p.Tokens[i-2]
	return p.Word(i-1) == "(" && name.Kind == lint.Word && name.Flags&lint.Capital != 0 && i-3 >= 0 && p.Tokens[i-3].Flags&lint.Capital != 0
}

// eventBefore reports whether a word of the class governs the date: it stands
// before it, with no more than a place and a preposition between.
func eventBefore(p *lint.Pass, m *lint.Mention, class string) bool {
	s := p.Sentences[m.Sentence]
	for i := m.First - 1; i >= max(s.First, m.First-8); i-- {
		word := p.Word(i)
		if strings.ContainsAny(word, ";:()") || p.Lex.Is(word, "copula") && !strings.EqualFold(word, "was") {
			return false
		}
		if p.Lex.Is(word, class) {
			return true
		}
		if t := p.Tokens[i]; t.Kind == lint.Word && t.Flags&lint.Capital == 0 && p.Lex.Family(word) != "" {
			return false
		}
	}
	return false
}

// dated reports whether a date is a known year or day.
func dated(d quant.Date) bool { return d.Known() && d.Precision >= quant.Year && !d.NoYear }

// agesBetween is the least and the most age that somebody born then can have.
func agesBetween(born, then quant.Date) (least, most int) {
	years := int(then.Year - born.Year)
	if born.Precision >= quant.Day && then.Precision >= quant.Day {
		if then.Month < born.Month || then.Month == born.Month && then.Day < born.Day {
			years--
		}
		return years, years
	}
	return years - 1, years
}
