package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// This file tells which percentages divide one whole, where no verb of dividing
// says so.

// severalAnswers reports whether the shares of a sentence may overlap, or are
// changes.
func severalAnswers(p *lint.Pass, s int) bool {
	sent := p.Sentences[s]
	return p.HasWord(sent.First, sent.Last, "multiple-answer") || tellsOfChange(p, sent)
}

// labelled reports whether a list of shares stands behind a label for the whole:
// "Ownership: the state 51%, the workers 20%, the founder 39%".
func labelled(p *lint.Pass, s int, shares []int) bool {
	sent := p.Sentences[s]
	if severalAnswers(p, s) {
		return false
	}
	for t := sent.First; t < min(sent.First+5, sent.Last); t++ {
		if p.Word(t) == ":" {
			return p.HasWord(sent.First, t, "division") && t < p.Mention(shares[0]).First
		}
	}
	return false
}

// leftOver reports whether the last share is that of all the rest: "and 17%
// undecided".
func leftOver(p *lint.Pass, s int, shares []int) bool {
	if severalAnswers(p, s) {
		return false
	}
	last := p.Mention(shares[len(shares)-1])
	words, mark := tail(p, shares[len(shares)-1], 3)
	if mark == "," || mark == "(" {
		return false
	}
	for _, w := range strings.Fields(words) {
		if w == "and" {
			break
		}
		if p.Lex.Is(w, "left-over") {
			return true
		}
	}
	return p.Lex.Is(p.Word(tokenBefore(p, last)), "left-over")
}

// oneWhole reports whether the first share names the whole and the others lean
// on it, each with another owner or matter: "coal makes 50% of the power, gas
// 35% and wind 25%"; "the rock is 48% quartz, 30% feldspar and 32% mica". People
// may belong to several shares at once.
func oneWhole(p *lint.Pass, s int, shares []int) bool {
	if severalAnswers(p, s) {
		return false
	}
	a := p.Mention(shares[0])
	words, _ := tail(p, shares[0], 3)
	whole, named := strings.CutPrefix(words, "of ")
	at := tokenBefore(p, a)
	switch {
	case named:
		if strings.Contains(" "+whole+" ", " of ") || p.Lex.Is(lastWord(whole), "person") || p.Lex.Is(strings.SplitN(whole+" ", " ", 2)[0], "person") {
			return false
		}
	case !p.Lex.Is(p.Word(at), "copula") || p.Lex.Is(strings.SplitN(words+" ", " ", 2)[0], "person"):
		return false
	}
	for n := 1; n < len(shares); n++ {
		gap := strings.ReplaceAll(bridge(p, shares[n-1], shares[n]), "of "+whole, "")
		if len(strings.Fields(gap)) > 4 || strings.ContainsAny(gap, ";:()#") || hasCopula(p, gap) {
			return false
		}
		for _, w := range strings.Fields(gap) {
			if p.Lex.Is(w, "location") {
				return false // of another place
			}
		}
		if owner := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(gap, ", "), "and ")); named && len(owner) == 0 {
			return false
		}
	}
	return true
}

func hasCopula(p *lint.Pass, s string) bool {
	for _, w := range strings.Fields(s) {
		if p.Lex.Is(w, "copula") || p.Lex.Is(w, "auxiliary") {
			return true
		}
	}
	return false
}

// opposites reports whether two shares are those of two groups that have no
// member in common: "60% are women and 50% are men".
func opposites(p *lint.Pass, shares []int) bool {
	if len(shares) != 2 || severalAnswers(p, p.Mention(shares[0]).Sentence) {
		return false
	}
	x, markX := tail(p, shares[0], 3)
	y, markY := tail(p, shares[1], 3)
	same := func(s string) (string, string) {
		f := strings.Fields(s)
		if len(f) == 2 && (p.Lex.Is(f[0], "copula") || p.Lex.Is(f[0], "auxiliary")) || len(f) == 1 {
			return strings.Join(f[:len(f)-1], " "), f[len(f)-1]
		}
		return "", ""
	}
	before, _, _ := strings.Cut(x, " and")
	verb, one := same(strings.TrimSpace(before))
	verb2, two := same(y)
	return (markX == "" || markX == ",") && markY != "," && one != "" && two != "" && verb == verb2 &&
		(p.Lex.Is(one, "one-side") && p.Lex.Is(two, "other-side") || p.Lex.Is(one, "other-side") && p.Lex.Is(two, "one-side"))
}

// checkSharesBelow adds up the shares of a list whose items have one each, and
// of which one is of the rest: "- Greens: 35%", "- Others: 10%".
func checkSharesBelow(p *lint.Pass) {
	var shares []int
	rest, broken, level := false, false, 0
	flush := func() {
		if len(shares) >= 3 && rest && !broken {
			reportShares(p, shares, bothWays)
		}
		shares, rest, broken, level = nil, false, false, 0
	}
	next := 0
	for _, b := range p.Doc.Blocks {
		for next < len(p.Mentions) && p.Mention(next).Span.End <= b.Span.Start {
			next++
		}
		if b.Kind != lint.ListItem {
			flush()
			continue
		}
		if level == 0 {
			level = b.Level
		}
		var found []int
		for i := next; i < len(p.Mentions) && b.Span.Contains(p.Mention(i).Span); i++ {
			found = append(found, i)
		}
		if len(found) != 1 || b.Level != level || !percentage(p.Mention(found[0])) || hedged(p.Mention(found[0])) || p.Mention(found[0]).Change != 0 || len(strings.Fields(p.Text(b.Span))) > 6 {
			broken = true
			continue
		}
		for _, w := range strings.Fields(p.Text(b.Span)) {
			rest = rest || p.Lex.Is(strings.Trim(w, ":,.*"), "left-over")
		}
		shares = append(shares, found[0])
	}
	flush()
}
