package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "reversed-range",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkReversedRange,
})

// checkReversedRange finds ranges whose first end is the larger.
func checkReversedRange(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		if !m.Value.Range || len(m.Parts) != 2 || !reversed(m) || readsBackwards(p, m) {
			continue
		}
		first, second := p.Text(m.Parts[0].Span), p.Text(m.Parts[1].Span)
		joint := p.Text(lint.Span{Start: m.Parts[0].Span.End, End: m.Parts[1].Span.Start})
		swapped := second + joint + first
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: m.Span,
			Message: fmt.Sprintf("the range runs backwards: %s comes before %s", second, first),
			Detail:  "A range is read from its lower end, or its earlier one, to the other; one of the two may be a slip",
			Fixes:   []lint.Fix{p.Rewrite(m.Span, swapped), {Title: fmt.Sprintf("Correct %s or %s", first, second), Safety: lint.Display}},
		})
	}
}

// reversed reports whether a range's ends are in the wrong order.
func reversed(m *lint.Mention) bool {
	lo, hi := m.Parts[0].Value, m.Parts[1].Value
	switch m.Kind() {
	case quant.KindDate:
		a, b := lo.Date, hi.Date
		if a.IsZero() || b.IsZero() || a.Open || b.Open || a.NoYear || b.NoYear || a.TimeOnly || b.TimeOnly || m.YearGuessed || m.Relative {
			return false
		}
		return a.First() > b.Last()
	case quant.KindMoney, quant.KindPercent, quant.KindMeasure:
		// "20-15%" is a score or a fall as often as a range.
		return lo.Unit == hi.Unit && lo.Lo.Cmp(hi.Lo) > 0 && len(lo.More) == 0 && !temperature(lo.Unit)
	default:
		return false
	}
}

// readsBackwards reports whether the words about a range say that it runs down
// or back: "66-56 million years ago", "from 9% to 7%", "1914-12 BC".
func readsBackwards(p *lint.Pass, m *lint.Mention) bool {
	s := p.Sentences[m.Sentence]
	for i := max(s.First, m.First-6); i < min(s.Last, m.Last+4); i++ {
		word := strings.ToLower(p.Word(i))
		switch word {
		case "ago", "bc", "bce", "bp", "ma", "down", "from", "versus", "vs", "odds":
			return true
		}
		if p.Lex.Is(word, "fall") || p.Lex.Is(word, "falling") {
			return true
		}
	}
	return false
}
