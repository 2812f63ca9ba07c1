package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "doubled-unit",
	Severity: lint.Warning,
	Trust:    0.95,
	Check:    checkDoubledUnit,
})

// checkDoubledUnit finds amounts that state their unit twice: "$5 million
// dollars", "20% percent". A currency that is not the sign's says that one of
// the two is wrong.
func checkDoubledUnit(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		if m.Kind() != quant.KindMoney && m.Kind() != quant.KindPercent || m.Last >= p.Sentences[m.Sentence].Last && !strings.Contains(p.Text(m.Span), " ") {
			continue
		}
		text := p.Text(m.Span)
		sign := strings.ContainsAny(text, "$€£¥%")
		if !sign {
			continue
		}
		word, at := lastWord(text), m.Last-1
		if !p.Lex.Is(word, "currency-word") && !p.Lex.Is(word, "percent-word") {
			word, at = p.Word(m.Last), m.Last
		}
		switch {
		case at >= len(p.Tokens) || at >= p.Sentences[m.Sentence].Last || p.Tokens[at].Flags&lint.Capital != 0:
			continue
		case m.Kind() == quant.KindPercent && strings.Contains(text, "%") && p.Lex.Is(word, "percent-word") && p.Tokens[at].Flags&lint.SpaceLeft != 0:
		case m.Kind() == quant.KindMoney && p.Lex.Is(word, "currency-word"):
			if next := p.Word(at + 1); next == "-" || p.Lex.Is(next, "debt") {
				continue // "$5 million dollar-bonds"
			}
		default:
			continue
		}
		whole := m.Span.Join(p.Tokens[at].Span())
		shorter := strings.TrimSpace(p.Text(lint.Span{Start: whole.Start, End: int(p.Tokens[at].Start)}))
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: whole,
			Message: fmt.Sprintf("%s states its unit twice: %s, and %q", p.Text(whole), shorter, word),
			Detail:  "Where the two differ, one of them is wrong; where they agree, one is enough",
			Fixes:   []lint.Fix{p.Rewrite(whole, shorter), {Title: "Keep the word and take the sign out", Safety: lint.Display}},
		})
	}
}
