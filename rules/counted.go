package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// This file tells which bare numbers say how many there are, where 14 and 96
// might as well be places in a ranking, odds, scores or grades.

// countsThings reports whether the bare numbers of change c, which a word
// calls a rise or a fall, are numbers of things: they are so many in a
// stretch of time ("from 14 to 96 a week"), one of them has its noun ("from 312
// pupils to 431"), or the subject of the change is what is counted ("complaints
// have fallen from", "a drop in the number of buses from").
func countsThings(p *lint.Pass, c change) bool {
	first, last := p.Mention(c.first), p.Mention(c.last)
	if !c.from.value.Lo.IsInt() || !c.to.value.Lo.IsInt() || goesOn(p, last) {
		return false
	}
	if c.from.value.Unit != "" || c.to.value.Unit != "" {
		return c.first != c.last
	}
	return inTime(p, first) || inTime(p, last) || subjectIs(p, first, "tally")
}

// goesOn reports whether mention m is not where a change ends: "fell from 10 to
// 20 a week to almost none".
func goesOn(p *lint.Pass, m *lint.Mention) bool {
	for t := m.Last; t < min(m.Last+8, p.Sentences[m.Sentence].Last); t++ {
		if word := p.Word(t); strings.EqualFold(word, "to") {
			return true
		} else if p.Tokens[t].Kind == lint.Mark {
			return false
		}
	}
	return false
}

// inTime reports whether a bare number is one for each stretch of time, or for
// so many people: "96 a week", "14 per 1,000".
func inTime(p *lint.Pass, m *lint.Mention) bool {
	next := p.Word(m.Last + 1)
	switch {
	case p.Among(m.Last, "for-each"):
		return unitOfTime(p, next)
	case strings.EqualFold(p.Word(m.Last), "per"):
		return unitOfTime(p, next) || next != "" && digit(next[0])
	}
	return false
}

func unitOfTime(p *lint.Pass, word string) bool {
	return p.Lex.Among(p.Lex.Lemma(strings.ToLower(word)), "unit-of-time")
}

// subjectIs reports whether the words before mention m end in a noun phrase
// whose head is of the class, or for "tally" the plural of what is counted: the
// subject of a verb ("complaints about noise have fallen from"), or what stands
// behind the noun of a change ("a fall in the number of calls from").
func subjectIs(p *lint.Pass, m *lint.Mention, class string) bool {
	from := p.Sentences[m.Sentence].First
	for t := m.First - 1; t >= from; t-- {
		word := strings.ToLower(p.Word(t))
		switch {
		case p.Tokens[t].Kind == lint.Mark && word != "-", word == "and", word == "but", word == "that", word == "who", word == "which":
			return false
		case p.Is(t, "signed-quantity"):
			return false
		case class == "tally" && word == "number" && strings.EqualFold(p.Word(t+1), "of"):
			return !p.Is(t+2, "determiner") && !filler(p, p.Word(t+2))
		case (p.Is(t, class) || class == "tally" && p.Is(t, "counted") && p.Lex.Lemma(word) != word) && (p.Tokens[t].Flags&lint.Capital == 0 || t == from) && headOfPhrase(p, from, t):
			return true
		}
	}
	return false
}

// headOfPhrase reports whether the noun at token t is what its phrase is about:
// no other noun follows, as in "birth weight", and no preposition before makes it
// belong to another, as in "attendance at the library". What a change is "in" is
// its subject.
func headOfPhrase(p *lint.Pass, from, t int) bool {
	if !preposition(p, t+1) && !p.Is(t+1, "verb") && !p.Is(t+1, "auxiliary") && !p.Is(t+1, "copula") && wayOf(p, t+1) == 0 && !adverb(p, t+1) && p.Tokens[t+1].Kind == lint.Word {
		return false
	}
	for t--; t >= from; t-- {
		word := strings.ToLower(p.Word(t))
		switch {
		case p.Tokens[t].Kind == lint.Mark && word != "-", p.Is(t, "verb"):
			return true
		case word == "in" && wayOf(p, t-1) != 0:
			return true
		case preposition(p, t):
			return false
		}
	}
	return true
}

// preposition reports whether token t joins the noun behind it to the one
// before.
func preposition(p *lint.Pass, t int) bool {
	return p.Among(t, "joins-nouns") || p.Is(t, "location") || sidePreposition(p, p.Word(t))
}
