package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "magnitude-outlier",
	Severity: lint.Warning,
	Trust:    0.85,
	Check:    checkMagnitude,
})

// mostAlike bounds how many earlier amounts with the same digits an amount is
// held against.
const mostAlike = 40

// checkMagnitude finds an amount whose digits stand elsewhere in the article
// with another magnitude, of the same thing: "$1.4 billion" and later "$1.4
// million". Two or more significant digits must be the same, since "$2
// million" and "$2 billion" are often two things.
func checkMagnitude(p *lint.Pass) {
	same := map[string][]int{} // the mentions with the same digits
	for i := range p.Mentions {
		a := p.Mention(i)
		if (a.Kind() != quant.KindMoney && a.Kind() != quant.KindCount && a.Kind() != quant.KindMeasure) || a.Value.Range || !significant(a.Value.Lo) {
			continue
		}
		digits := strings.Trim(strings.ReplaceAll(a.Value.Lo.String(), ".", ""), "0")
		earlier := same[digits]
		if len(earlier) < mostAlike {
			same[digits] = append(earlier, i)
		}
		for _, j := range earlier {
			b := p.Mention(j)
			if a.Sentence == b.Sentence || !sameQuantity(a, b) || a.Value.Unit != b.Value.Unit || b.Value.Range || !thousandfold(a.Value.Lo, b.Value.Lo) || !sameContext(p, a, b) && !pointsBack(p, a, b) {
				continue
			}
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: a.Span,
				Message: fmt.Sprintf("%s here, %s elsewhere in this article", p.Text(a.Span), p.Text(b.Span)),
				Detail:  "The digits are the same and the magnitude is not: million and billion are often mixed up",
				Related: []lint.Related{{Span: b.Span, Message: p.Text(b.Span)}},
				Fixes:   eitherWay(p, a.Span, b.Span, a.Value, b.Value),
			})
			break
		}
	}
}

// significant reports whether a number has two significant digits or more.
func significant(n quant.Number) bool {
	return n.Sign() > 0 && n.Magnitude()-n.Ulp() >= 1
}

// thousandfold reports whether one number is the other times a thousand or a
// million.
func thousandfold(a, b quant.Number) bool {
	if b.Sign() <= 0 {
		return false
	}
	if apart := a.Magnitude() - b.Magnitude(); apart != 3 && apart != -3 && apart != 6 && apart != -6 {
		return false
	}
	if thousand := quant.FromInt(1000); a.Cmp(thousand) < 0 && b.Cmp(thousand) < 0 {
		return false
	}
	ratio := a.Quo(b).Rat()
	for _, f := range []int64{1000, 1000000} {
		if ratio.Cmp(big.NewRat(f, 1)) == 0 || ratio.Cmp(big.NewRat(1, f)) == 0 {
			return true
		}
	}
	return false
}

// pointsBack reports whether mention a points at an amount of the sentence
// before it, with three figures or more the same: "the $4.25 billion sale".
func pointsBack(p *lint.Pass, a, b *lint.Mention) bool {
	if p.Lex.Among(wordBefore(p, a), "points-back") {
		return a.Sentence-b.Sentence == 1 && a.Value.Lo.Magnitude()-a.Value.Lo.Ulp() >= 2
	}
	return false
}

// sameContext reports whether the sentences of two mentions share two content
// words or more, so that they plausibly speak of one thing.
func sameContext(p *lint.Pass, a, b *lint.Mention) bool {
	shared := sharedWords(p, a, b)
	return shared >= 2 || shared == 1 && a.Value.Lo.Magnitude()-a.Value.Lo.Ulp() >= 2
}

// sharedWords is the number of content words that the sentences of two mentions
// have in common.
func sharedWords(p *lint.Pass, a, b *lint.Mention) int {
	words := map[string]bool{}
	collect := func(m *lint.Mention, visit func(string)) {
		s := p.Sentences[m.Sentence]
		for i := s.First; i < s.Last; i++ {
			if t := p.Tokens[i]; t.Kind == lint.Word && t.End-t.Start > 3 && (i < m.First || i >= m.Last) {
				visit(p.Lex.Lemma(p.Word(i)))
			}
		}
	}
	collect(a, func(w string) { words[w] = true })
	shared := map[string]bool{}
	collect(b, func(w string) {
		if words[w] && !p.Lex.Is(w, "function") {
			shared[w] = true
		}
	})
	return len(shared)
}
