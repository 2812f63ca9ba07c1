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
// that repeats it: "sixty (30) days", "one thousand dollars ($10,000)".
func checkWordsAndFigures(p *lint.Pass) {
	for i := range p.Mentions {
		a := p.Mention(i)
		if compareTurned(p, i) || compareOrdinals(p, i) {
			continue
		}
		if !amount(a) || a.Value.Range || len(a.Value.More) > 0 || !inWords(p, a.Span) || p.Word(a.Last) != "(" ||
			a.Kind() == quant.KindPercent && !strings.Contains(strings.ToLower(p.Text(a.Span)), "cent") {
			continue
		}
		if i+1 < len(p.Mentions) && p.Mention(i+1).First == a.Last+1 {
			compareFigure(p, a, p.Mention(i+1))
			continue
		}
		// A bare figure in brackets is no value of its own.
		n, ok := quant.ParseNumber(p.Word(a.Last + 1))
		if !ok || p.Word(a.Last+2) != ")" || p.Tokens[a.Last+1].Kind != lint.Digits {
			continue
		}
		compareFigure(p, a, &lint.Mention{
			Span: p.Tokens[a.Last+1].Span(), Last: a.Last + 2, Sentence: a.Sentence,
			Value: quant.Value{Kind: quant.KindCount, Lo: n, Hi: n},
		})
	}
}

// compareTurned judges the figure before the words: "9 (eight) directors". It
// reports whether mention i is such a figure.
func compareTurned(p *lint.Pass, i int) bool {
	a := p.Mention(i)
	if a.Kind() != quant.KindCount || a.Value.Range || inWords(p, a.Span) || p.Word(a.Last) != "(" || p.Word(a.Last+2) != ")" || year(a) {
		return false
	}
	n, ok := p.Lex.Number(p.Word(a.Last+1), "number")
	if !ok || i+1 < len(p.Mentions) && p.Mention(i+1).First == a.Last+1 && p.Mention(i+1).Kind() != quant.KindCount {
		return false
	}
	if said := quant.FromInt(int64(n)); said.Cmp(a.Value.Lo) != 0 {
		words := p.Tokens[a.Last+1].Span()
		reportFigure(p, a.Span.Join(p.Tokens[a.Last+2].Span()), p.Text(words), p.Text(a.Span), said, a.Value.Lo,
			p.Rewrite(a.Span, said.Grouped()), lint.Fix{Title: "Correct the words to " + p.Text(a.Span), Safety: lint.Display})
	}
	return true
}

// compareOrdinals judges an ordinal or a fraction in words and its figure: "the
// twentieth (12th) copy", "two-thirds (3/4)". It reports whether mention i is
// such words.
func compareOrdinals(p *lint.Pass, i int) bool {
	a := p.Mention(i)
	if !inWords(p, a.Span) || p.Word(a.Last) != "(" || i+1 >= len(p.Mentions) || p.Mention(i+1).First != a.Last+1 {
		return false
	}
	b := p.Mention(i + 1)
	fraction := percentage(a) && percentage(b) && a.Value.Lo.Denominator() != 0 && strings.Contains(p.Text(b.Span), "/")
	if !fraction && (a.Kind() != quant.KindOrdinal || b.Kind() != quant.KindOrdinal) || p.Word(b.Last) != ")" || inWords(p, b.Span) || a.Value.Range || b.Value.Range {
		return false
	}
	if a.Value.Lo.Cmp(b.Value.Lo) != 0 {
		reportFigure(p, a.Span.Join(p.Tokens[b.Last].Span()), p.Text(a.Span), p.Text(b.Span), a.Value.Lo, b.Value.Lo,
			lint.Fix{Title: "Correct the words or the figure", Safety: lint.Display})
	}
	return true
}

func reportFigure(p *lint.Pass, s lint.Span, words, figure string, said, shown quant.Number, fixes ...lint.Fix) {
	p.Report(lint.Diagnostic{
		Severity: lint.Error, Span: s,
		Message: fmt.Sprintf("%s in words is not %s in figures", words, figure),
		Detail:  fmt.Sprintf("The words say %s, the figure %s", said.Grouped(), shown.Grouped()),
		Fixes:   fixes,
	})
}

// compareFigure reports the figure b in brackets where it does not repeat the
// number in words a.
func compareFigure(p *lint.Pass, a, b *lint.Mention) {
	if p.Word(b.Last) != ")" || inWords(p, b.Span) || b.Value.Range || !amount(b) {
		return
	}
	// The bracket repeats the number when it is bare, or has the unit of the
	// words; "sixty days (two months)" is no repeat.
	bare := b.Kind() == quant.KindCount && b.Noun.Empty()
	if !bare && (b.Kind() != a.Kind() || b.Value.Unit != a.Value.Unit) {
		return
	}
	if bare && year(b) && a.Value.Lo.Cmp(quant.FromInt(100)) < 0 || a.Value.Lo.Cmp(b.Value.Lo) == 0 {
		return // "chapter two (1998)"
	}
	words, figure := p.Text(a.Span), p.Text(b.Span)
	reportFigure(p, a.Span.Join(lint.Span{Start: b.Span.Start - 1, End: b.Span.End + 1}), words, figure, a.Value.Lo, b.Value.Lo,
		p.Rewrite(b.Span, figureLike(a, b)), lint.Fix{Title: "Correct the words to " + figure, Safety: lint.Display})
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
