package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds a total against the amounts of the sentence before it: "Roofs cost
// 14.5 million, farms 3.2 million and roads 2.8 million. In all it comes to 20.5
// million."

// leastOver is how many amounts the sentence before must give: of two, one may well
// be of something else.
const leastOver = 3

// checkOver judges the one amount of sentence s, which begins with a word for a
// total.
func checkOver(p *lint.Pass, s int) {
	if s == 0 || p.Sentences[s-1].Block != p.Sentences[s].Block || p.Crowded(s-1) || !opensTotal(p, s) {
		return
	}
	first, last := p.SentenceMentions(s)
	before, end := p.SentenceMentions(s - 1)
	if last == first || end-before < leastOver {
		return
	}
	all, plain := tallies(p, s)
	if !plain || len(all) != 1 {
		return
	}
	parts, plain := tallies(p, s-1)
	if !plain || len(parts) < leastOver || len(parts) > mostParts || narrowed(p, s-1) {
		return
	}
	whole := all[0]
	sum := quant.Exact(quant.FromInt(0))
	var words []string
	for _, part := range parts {
		if part.value.Lo.Cmp(whole.value.Lo) >= 0 || !sameThings(p, whole, part) {
			return
		}
		sum, words = sum.Add(part.value.Reckon()), append(words, p.Text(part.span))
	}
	if said := whole.value.Reckon(); !sum.Overlaps(said) && !farApart(sum, said) {
		reportRest(p, whole, parts, words, sum, "The total follows these amounts")
	}
}

// opensTotal reports whether a sentence begins with "in all", "altogether" or the like.
func opensTotal(p *lint.Pass, s int) bool {
	at := p.Sentences[s].First
	if strings.EqualFold(p.Word(at), "in") {
		at++
	}
	if strings.EqualFold(p.Word(at), "all") && at == p.Sentences[s].First {
		return strings.EqualFold(p.Word(at+1), "told")
	}
	return p.Among(at, "adds-up")
}

// narrowed reports whether a sentence gives an amount that is a part of another one, or
// what it is compared with.
func narrowed(p *lint.Pass, s int) bool {
	for t := p.Sentences[s].First; t < p.Sentences[s].Last; t++ {
		if p.Among(t, "another-time-before") || p.Among(t, "or-more") || p.Is(t, "include") || p.Is(t, "each") || p.Is(t, "superseded") || p.Among(t, "of-the-last") {
			return true
		}
	}
	return false
}

// sameThings reports whether two numbers are of one currency, or count one thing where
// both say what.
func sameThings(p *lint.Pass, whole, part tally) bool {
	if whole.value.Kind == quant.KindMoney && part.value.Kind == quant.KindMoney {
		return whole.value.Unit == part.value.Unit
	}
	if whole.noun.Empty() || part.noun.Empty() {
		return true
	}
	return p.Lex.Lemma(strings.ToLower(p.Text(whole.noun))) == p.Lex.Lemma(strings.ToLower(p.Text(part.noun)))
}
