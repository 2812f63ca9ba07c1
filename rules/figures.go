package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds what several rules need to find figures that belong
// together: pairs that a change runs between, and the gaps between mentions.

// sameQuantity reports whether two mentions are amounts of one kind and unit,
// so that they can be compared, added or divided. Counts must count the same
// noun, or one of them none.
func sameQuantity(a, b *lint.Mention) bool {
	if a.Kind() != b.Kind() || a.Value.Per != b.Value.Per {
		return false
	}
	switch a.Kind() {
	case quant.KindMoney, quant.KindPercent, quant.KindMeasure, quant.KindDuration:
		return a.Value.Unit == b.Value.Unit
	case quant.KindCount:
		return a.Value.Unit == b.Value.Unit || a.Value.Unit == "" || b.Value.Unit == ""
	default:
		return false
	}
}

// change is a pair of amounts that a change runs between.
type change struct {
	from, to int // mentions
	// first and last are the lower and the higher of the two indices.
	first, last int
}

// changes are the pairs of a sentence that are written as a change: "from A to
// B", "to B from A", "B, up from A", "B, compared with A".
func changes(p *lint.Pass, s int) []change {
	var out []change
	first, last := p.SentenceMentions(s)
	for i := first; i+1 < last; i++ {
		a, b := p.Mention(i), p.Mention(i+1)
		if a.Value.Range || b.Value.Range {
			continue
		}
		gap := p.Gap(i, i+1)
		if !sameQuantity(a, b) {
			continue
		}
		before := strings.ToLower(wordBefore(p, a))
		switch {
		case gap == "to" && before == "from":
			out = append(out, change{i, i + 1, i, i + 1})
		case gap == "from" && before == "to":
			out = append(out, change{i + 1, i, i, i + 1})
		case gap == ", up from" || gap == ", down from" || gap == "up from" || gap == "down from" || gap == ", compared with" || gap == ", compared to" || gap == "(from":
			out = append(out, change{i + 1, i, i, i + 1})
		}
	}
	return out
}

// wordBefore is the word before a mention and its hedge, "" at the start of
// its sentence.
func wordBefore(p *lint.Pass, m *lint.Mention) string {
	i := tokenBefore(p, m)
	if i < p.Sentences[m.Sentence].First {
		return ""
	}
	return p.Word(i)
}

// tokenBefore is the token before a mention and its hedge.
func tokenBefore(p *lint.Pass, m *lint.Mention) int {
	start := m.Span.Start
	if !m.Hedge.Empty() && m.Hedge.End <= start {
		start = m.Hedge.Start
	}
	i := m.First - 1
	for i >= p.Sentences[m.Sentence].First && int(p.Tokens[i].Start) >= start {
		i--
	}
	return i
}

// onlyOf reports whether every word of s (punctuation aside) is in the list or,
// by the lexicon, in one of the classes.
func onlyOf(p *lint.Pass, s string, words string, classes ...string) bool {
	list := " " + words + " "
next:
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,;:()[]–—-.\n\t", r) }) {
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

// plural is the word for n things: "1 year", "9 years".
func plural(n, unit string) string {
	if n == "1" {
		return n + " " + unit
	}
	return n + " " + unit + "s"
}

// hedged reports whether a mention is loosened or bounded by a word.
func hedged(m *lint.Mention) bool {
	return m.Value.Hedge != quant.NoHedge && m.Value.Hedge != quant.Precisely
}

// anyWord reports whether a word of s is in the class.
func anyWord(p *lint.Pass, s, class string) bool {
	for _, w := range strings.Fields(s) {
		if p.Lex.Is(strings.Trim(w, ",;:()"), class) {
			return true
		}
	}
	return false
}
