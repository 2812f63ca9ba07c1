package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// This file finds the word by which a change is said to go up or down.

// wordOfMove is the token that says which way change c goes, and the way: +1 up,
// -1 down, 0 where no word says it. It stands before "from A to B" or "to B from
// A", or in ", up from".
func wordOfMove(p *lint.Pass, c change) (at, way int) {
	first, from, to := p.Mention(c.first), c.from.span, c.to.span
	at = tokenBefore(p, first)
	if from.Start > to.Start && !strings.EqualFold(p.Word(at), "to") {
		for at = first.Last; at < p.Mention(c.last).First; at++ { // "300, up from 340"
			if way = wayOf(p, at); way != 0 {
				if !upOrDown(p, at) && !marked(p, first.Last, at) {
					return at, 0 // "per 1,000 births fell from 14"
				}
				return at, way
			}
		}
		return at, 0
	}
	open := p.Sentences[first.Sentence].First
	for at--; at >= open; at-- {
		if way = wayOf(p, at); way != 0 || !adverb(p, at) {
			break
		}
	}
	switch {
	case way == 0:
		return nounOfMove(p, open, at)
	case upOrDown(p, at) && p.Is(at-1, "verb") && !p.Is(at-1, "copula") && !p.Is(at-1, "auxiliary") && p.Lex.Lemma(strings.ToLower(p.Word(at-1))) != "go":
		return at, 0 // "moved up from 7 to 5"
	}
	return at, way
}

// upOrDown reports whether token at is "up" or "down", which are no verbs.
func upOrDown(p *lint.Pass, at int) bool {
	return strings.EqualFold(p.Word(at), "up") || strings.EqualFold(p.Word(at), "down")
}

// marked reports whether a mark stands among the tokens of [from, to).
func marked(p *lint.Pass, from, to int) bool {
	for t := from; t < to; t++ {
		if p.Tokens[t].Kind == lint.Mark {
			return true
		}
	}
	return false
}

// nounOfMove is the token of the noun that says which way a change goes, and the
// way, where what changes stands between it and token at: "a drop in the number
// of calls from". It looks no further back than open and a few words.
func nounOfMove(p *lint.Pass, open, at int) (noun, way int) {
	for t := at; t > max(open, at-8); t-- {
		if p.Tokens[t].Kind == lint.Mark || p.Is(t, "auxiliary") {
			return at, 0
		}
		if strings.EqualFold(p.Word(t), "in") && (p.Is(t-1, "rising") || p.Is(t-1, "falling")) {
			return t - 1, wayOf(p, t-1)
		}
	}
	return at, 0
}

// wayOf is +1 where token at says that something goes up, -1 where down. The
// plural of a noun is no movement but a list of them: "cuts from $5 to $10".
func wayOf(p *lint.Pass, at int) int {
	word := p.Word(at)
	switch {
	case strings.HasSuffix(word, "s"):
		return 0
	case p.Lex.Is(word, "go-down"):
		return -1
	case p.Lex.Is(word, "go-up"):
		return 1
	}
	return 0
}

// adverb reports whether token at may stand between a verb and its "from":
// "fell sharply from", "rose again from".
func adverb(p *lint.Pass, at int) bool {
	word := strings.ToLower(p.Word(at))
	return strings.HasSuffix(word, "ly") || word == "again" || word == "further"
}
