package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "words-and-figures",
	Severity: lint.Error,
	Trust:    0.97,
	Check:    checkWordsAndFigures,
})

// checkWordsAndFigures compares a number in words with the figure in brackets
// that repeats it: "sixty (30) days".
func checkWordsAndFigures(p *lint.Pass) {
	for i := 0; i+1 < len(p.Mentions); i++ {
		a, b := p.Mention(i), p.Mention(i+1)
		if a.Sentence != b.Sentence || p.Gap(i, i+1) != "(" || !strings.HasPrefix(p.Doc.Text[b.Span.End:], ")") {
			continue
		}
		if !inWords(p, a.Span) || inWords(p, b.Span) || a.Value.Range || b.Value.Range || !amount(a) || !amount(b) || a.Kind() == quant.KindPercent && !strings.Contains(strings.ToLower(p.Text(a.Span)), "cent") {
			continue
		}
		// The bracket repeats the number when it is bare, or has the unit of
		// the words; "sixty days (two months)" and "one (0.4%)" are no repeats.
		bare := b.Kind() == quant.KindCount && b.Noun.Empty()
		if !bare && (b.Kind() != a.Kind() || b.Value.Unit != a.Value.Unit) {
			continue
		}
		if bare && b.Value.Lo.Cmp(quant.FromInt(1000)) > 0 && a.Value.Lo.Cmp(quant.FromInt(100)) < 0 && year(b) {
			continue // "chapter two (1998)"
		}
		if a.Value.Lo.Cmp(b.Value.Lo) == 0 || len(a.Value.More) > 0 {
			continue
		}
		// A figure that scales the words' unit: "two million (2,000,000)".
		words, figure := p.Text(a.Span), p.Text(b.Span)
		p.Report(lint.Diagnostic{
			Severity: lint.Error, Span: a.Span.Join(lint.Span{Start: b.Span.Start - 1, End: b.Span.End + 1}),
			Message: fmt.Sprintf("%s in words is not %s in figures", words, figure),
			Detail:  fmt.Sprintf("The words say %s, the bracket %s", a.Value.Lo.Grouped(), b.Value.Lo.Grouped()),
			Fixes: []lint.Fix{
				p.Rewrite(b.Span, figureLike(a, b)),
				{Title: "Correct the words to " + figure, Safety: lint.Display},
			},
		})
	}
}

// figureLike is the amount of a as a figure, in the form of b.
func figureLike(a, b *lint.Mention) string {
	v := b.Value
	v.Lo, v.Hi = a.Value.Lo, a.Value.Lo
	if b.Kind() == quant.KindCount {
		return v.Lo.Grouped()
	}
	return v.Phrase()
}

// inWords reports whether the number of a mention is written in words alone.
func inWords(p *lint.Pass, s lint.Span) bool { return !strings.ContainsAny(p.Text(s), "0123456789") }

// amount reports whether a mention is a quantity rather than a time.
func amount(m *lint.Mention) bool {
	switch m.Kind() {
	case quant.KindDate, quant.KindSet, quant.KindOrdinal, quant.NoKind:
		return false
	}
	return true
}

// year reports whether a count could be a year.
func year(m *lint.Mention) bool {
	return m.Value.Lo.IsInt() && m.Value.Lo.Cmp(quant.FromInt(1000)) >= 0 && m.Value.Lo.Cmp(quant.FromInt(2100)) < 0
}
