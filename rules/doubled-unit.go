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
		if s, ok := twice(p, m); ok {
			reportDoubled(p, s, int(p.Tokens[m.Last].Start))
			continue
		}
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
		reportDoubled(p, m.Span.Join(p.Tokens[at].Span()), int(p.Tokens[at].Start))
	}
}

// reportDoubled reports an amount whose words from second on repeat its unit.
func reportDoubled(p *lint.Pass, whole lint.Span, second int) {
	shorter := strings.TrimSpace(p.Text(lint.Span{Start: whole.Start, End: second}))
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: whole,
		Message: fmt.Sprintf("%s states its unit twice: %s, and %q", p.Text(whole), shorter, p.Text(lint.Span{Start: second, End: whole.End})),
		Detail:  "Where the two differ, one of them is wrong; where they agree, one is enough",
		Fixes:   []lint.Fix{p.Rewrite(whole, shorter), {Title: "Keep the word and take the sign out", Safety: lint.Display}},
	})
}

// twice reports whether the words right behind an amount name its unit or its
// magnitude again: "90 m metres", "300 km/h per hour", "$1.2bn billion".
func twice(p *lint.Pass, m *lint.Mention) (lint.Span, bool) {
	switch m.Kind() {
	case quant.KindPercent, quant.KindMoney, quant.KindMeasure, quant.KindDuration:
	default:
		return lint.Span{}, false
	}
	s := p.Sentences[m.Sentence]
	if m.Last >= s.Last || m.Value.Range || p.Tokens[m.Last].Flags&lint.SpaceLeft == 0 || p.Tokens[m.Last].Flags&lint.Capital != 0 {
		return lint.Span{}, false
	}
	text, word := strings.ToLower(p.Text(m.Span)), strings.ToLower(p.Word(m.Last))
	unit, per, _ := strings.Cut(m.Value.Unit, " per ")
	whole := m.Span.Join(p.Tokens[m.Last].Span())
	switch {
	case m.Kind() == quant.KindPercent && word == "%" && strings.HasSuffix(text, "cent"):
		return whole, true
	case m.Kind() == quant.KindMoney && scaleOf(word) != "" && strings.HasSuffix(text, scaleOf(word)) && digit(text[len(text)-len(scaleOf(word))-1]):
		return whole, true
	case m.Kind() != quant.KindMeasure && m.Kind() != quant.KindDuration || strings.Contains(text, word):
		return lint.Span{}, false
	case per != "" && (word == "per" || word == "an" || word == "a") && strings.EqualFold(p.Word(m.Last+1), per) && !strings.Contains(text, per):
		return m.Span.Join(p.Tokens[m.Last+1].Span()), true
	case per == "" && american(p.Lex.Lemma(word)) == unit:
		next := p.Word(m.Last + 1)
		return whole, next != "-"
	case per == "" && strings.EqualFold(american(p.Lex.Lemma(word))+" "+p.Word(m.Last+1), unit):
		return m.Span.Join(p.Tokens[m.Last+1].Span()), true
	}
	return lint.Span{}, false
}

// scaleOf is the letter that stands for a magnitude: the bn of "$1.2bn".
func scaleOf(word string) string {
	switch word {
	case "thousand":
		return "k"
	case "million":
		return "m"
	case "billion":
		return "bn"
	case "trillion":
		return "tn"
	}
	return ""
}

// american is a unit's name as the units are named: "metre" is "meter".
func american(name string) string {
	if strings.HasSuffix(name, "gramme") {
		return strings.TrimSuffix(name, "me")
	}
	if root, ok := strings.CutSuffix(name, "tre"); ok && len(root) > 1 {
		return root + "ter"
	}
	return name
}
