package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "impossible-percentage",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkImpossiblePercentage,
})

func checkImpossiblePercentage(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		if m.Kind() != quant.KindPercent || m.Value.Unit != "percent" || m.Value.Range {
			continue
		}
		checkFallBelowNothing(p, i)
		if i+1 < len(p.Mentions) {
			checkGrim(p, i)
		}
	}
}

// checkGrim asks whether a whole number of people can give the percentage (the
// GRIM test: Brown and Heathers, 2017): of 12 patients 33% or 42% can be right,
// 37% cannot.
func checkGrim(p *lint.Pass, i int) {
	m, whole := p.Mention(i), p.Mention(i+1)
	if !strings.ContainsAny(p.Text(m.Span), "0123456789") {
		return // "half of the 15 players"
	}
	if whole.Sentence != m.Sentence || whole.Kind() != quant.KindCount || whole.Noun.Empty() || hedged(m) || hedged(whole) || whole.Value.Range {
		return
	}
	gap := p.Gap(i, i+1)
	if gap != "of the" && gap != "of all" && gap != "of" && gap != "of its" && gap != "of their" && gap != "of our" {
		return
	}
	n, ok := whole.Value.Lo.Int64()
	if !ok || n < 2 || n > 1000 || !p.Lex.Is(lastWord(p.Text(whole.Noun)), "person") {
		return
	}
	said := reckon(m.Value)
	hundred := quant.FromInt(100).Rat()
	for k := range n + 1 {
		share := quant.Exact(quant.Fraction(k, n))
		share = share.Mul(quant.Interval{Lo: hundred, Hi: hundred})
		if said.Overlaps(share) {
			return
		}
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("no whole number out of %d is %s", n, p.Text(m.Span)),
		Detail:  fmt.Sprintf("Each of the %d is %s%%, so %s falls between two of them; weights or missing answers may explain it", n, quant.Exact(quant.Fraction(100, n)).Phrase(), p.Text(m.Span)),
		Related: []lint.Related{{Span: whole.Span, Message: "the whole"}},
		Fixes:   []lint.Fix{{Title: "Give the count, or correct the percentage", Safety: lint.Display}},
	})
}

// checkFallBelowNothing finds falls of more than the whole: "sales fell 200%".
// What can be negative (a profit, a balance, a temperature) can fall by more.
func checkFallBelowNothing(p *lint.Pass, i int) {
	m := p.Mention(i)
	if direction(p, m) >= 0 || m.Value.Lo.Cmp(quant.FromInt(100)) <= 0 {
		return
	}
	s := p.Sentences[m.Sentence]
	if p.HasWord(s.First, s.Last, "signed-quantity") {
		return
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("nothing can fall by %s: 100%% is all of it", p.Text(m.Span)),
		Detail:  "A fall to a third is a fall of 67%; a rise that is undone is not a fall of the same percentage",
		Fixes:   []lint.Fix{{Title: "Give the two amounts, or the share that was lost", Safety: lint.Display}},
	})
}

// lastWord is the last word of a phrase.
func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}
