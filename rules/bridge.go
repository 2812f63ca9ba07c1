package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file reads how two figures are joined, however far apart they stand. It
// takes out of the words between them what only says when, whose or of what,
// so that "$2.4 million in 2011, up 20% from the $1.6 million" reads as a level,
// ", up", a percentage, "from", a level.

// bridge is the words between mentions i and j in lower case, one space
// between any two and marks as words of their own, without articles and
// possessives, times and the prepositions before them, hedges, and the noun
// that mention i counts. A figure that stands between is written "#".
func bridge(p *lint.Pass, i, j int) string {
	return strings.Join(between(p, i, j, p.Mention(j).Hedge), " ")
}

// hedgedBridge is the bridge with the words that hedge mention j: the "more
// than" of "20% more than the $75 million" is no hedge.
func hedgedBridge(p *lint.Pass, i, j int) string {
	return strings.Join(between(p, i, j, lint.Span{}), " ")
}

func between(p *lint.Pass, i, j int, hedge lint.Span) []string {
	var out []string
	a, b := p.Mention(i), p.Mention(j)
	skip := i + 1
	for t := a.Last; t < b.First; t++ {
		span := p.Tokens[t].Span()
		if skip < j && span.Start >= p.Mention(skip).Span.Start {
			m := p.Mention(skip)
			switch {
			case when(m):
				if !possessive(p, m) { // "on last week's €50"
					out = dropTimeWord(p, out)
				}
			default:
				out = append(out, "#")
			}
			t = max(t, m.Last-1)
			skip++
			continue
		}
		word := strings.ToLower(span.Of(p.Doc.Text))
		if a.Noun.Contains(span) || a.Hedge.Contains(span) || hedge.Contains(span) || filler(p, word) {
			continue
		}
		out = append(out, word)
	}
	if when(b) {
		out = dropTimeWord(p, out)
	}
	return out
}

// when reports whether a mention says when or how often something was: a time,
// or the day of "40,000 cars a day".
func when(m *lint.Mention) bool {
	return m.Kind() == quant.KindDate || m.Kind() == quant.KindSet ||
		m.Kind() == quant.KindDuration && !m.Value.Range && m.Value.Lo.Cmp(quant.FromInt(1)) == 0 && m.Last == m.First+2
}

// possessive reports whether a mention owns what follows: "last week's".
func possessive(p *lint.Pass, m *lint.Mention) bool {
	rest := p.Doc.Text[m.Span.End:]
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

func dropTimeWord(p *lint.Pass, words []string) []string {
	if n := len(words); n > 0 && p.Lex.Among(words[n-1], "opens-time") {
		return words[:n-1]
	}
	return words
}

// filler reports whether a word only points at a noun.
func filler(p *lint.Pass, word string) bool {
	return word == "\n" || p.Lex.Among(word, "filler")
}

// yearEarlier takes "a year earlier", "the year before" and "the previous year"
// off the end of a bridge or a tail of words.
func withoutEarlier(s string) string {
	for _, w := range []string{"year earlier", "year before", "years earlier", "years before", "previous year", "prior year", "month earlier", "in year before", "in previous year"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, w))
	}
	return s
}

// only reports whether every word of a bridge is in the list or, by the
// lexicon, in one of the classes.
func only(p *lint.Pass, s, words string, classes ...string) bool {
	list := " " + words + " "
next:
	for _, w := range strings.Fields(s) {
		if strings.Contains(list, " "+w+" ") {
			continue
		}
		for _, c := range classes {
			if p.Lex.Is(w, c) {
				continue next
			}
		}
		return false
	}
	return true
}

// tail is the words after mention i to the next mark, at most n of them, in
// lower case and without fillers; and the mark, "" at the end of the sentence.
func tail(p *lint.Pass, i, n int) (words, mark string) {
	m := p.Mention(i)
	var out []string
	for t := m.Last; t < p.Sentences[m.Sentence].Last && len(out) < n; t++ {
		word := strings.ToLower(p.Word(t))
		if p.Tokens[t].Kind == lint.Mark {
			return strings.Join(out, " "), word
		}
		if !filler(p, word) {
			out = append(out, word)
		}
	}
	return strings.Join(out, " "), ""
}

// hasVerb reports whether a bridge has a verb in it: a new statement has begun.
func hasVerb(p *lint.Pass, s string) bool {
	for _, w := range strings.Fields(s) {
		if p.Lex.Is(w, "verb") && !p.Lex.Is(w, "copula") || p.Lex.Is(w, "auxiliary") {
			return true
		}
	}
	return false
}
