package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "average-mismatch",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkAverage,
})

// checkAverage compares a total, a number and an average that one sentence
// gives: "the 12 schools have 4,800 pupils, an average of 300 a school".
func checkAverage(p *lint.Pass) {
	for s := range p.Sentences {
		first, last := p.SentenceMentions(s)
		for i := first; i < last; i++ {
			avg := p.Mention(i)
			if !amount(avg) || avg.Value.Range || !averageWords(p, avg) || i-2 < first || elsewhere(p, avg) {
				continue
			}
			// The two amounts before it: one of its unit (the total), one count.
			a, b := p.Mention(i-2), p.Mention(i-1)
			total, number := a, b
			if !divisible(total, avg) || !sharer(p, number, avg) {
				total, number = b, a
			}
			if !divisible(total, avg) || !sharer(p, number, avg) || total.Value.Range || number.Value.Range || number.Value.Lo.Sign() <= 0 {
				continue
			}
			if per := perNoun(p, avg); per != "" && number.Kind() == quant.KindCount && !strings.EqualFold(p.Lex.Lemma(per), p.Lex.Lemma(lastWord(p.Text(number.Noun)))) {
				continue
			}
			truth := reckon(total.Value).Quo(reckon(number.Value))
			said := reckon(avg.Value)
			if truth.Overlaps(said.Widen(big.NewRat(1, 100))) {
				continue
			}
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: avg.Span,
				Message: fmt.Sprintf("%s shared by %s is %s each, not %s", p.Text(total.Span), p.Text(number.Span), truth.Phrase(), p.Text(avg.Span)),
				Detail:  fmt.Sprintf("%s / %s = %s", p.Text(total.Span), p.Text(number.Span), truth.Phrase()),
				Related: []lint.Related{{Span: total.Span, Message: "the total"}, {Span: number.Span, Message: "the number"}},
				Fixes:   []lint.Fix{{Title: "Correct the average, the total or the number", Safety: lint.Display}},
			})
		}
	}
}

// elsewhere reports whether an average is of something other than the amounts
// before it: "and an average of 22 in his career", or a speed, which
// rate-mismatch judges.
func elsewhere(p *lint.Pass, m *lint.Mention) bool {
	if u, ok := quant.UnitOf(m.Value.Unit); ok && u.Dimension == "speed" {
		if _, per, _ := strings.Cut(m.Value.Unit, " per "); per == "hour" || per == "second" || per == "" {
			return true
		}
	}
	switch strings.ToLower(p.Word(m.Last)) {
	case "in", "over", "during", "across", "since", "until":
		return true
	}
	s := p.Sentences[m.Sentence]
	for i := m.First - 1; i >= max(s.First, m.First-5); i-- {
		if p.Is(i, "average") {
			return strings.EqualFold(p.Word(i-2), "and") || strings.EqualFold(p.Word(i-1), "and")
		}
	}
	return false
}

// averageWords reports whether a mention is said to be an average of the
// amounts before it: "an average of 400", "400 each", "400 per school".
func averageWords(p *lint.Pass, m *lint.Mention) bool {
	if !m.Hedge.Empty() && anyWord(p, p.Text(m.Hedge), "average") {
		return true
	}
	i := tokenBefore(p, m)
	if strings.EqualFold(p.Word(i), "of") && p.Is(i-1, "average") {
		return true
	}
	// "$2.4 billion on 800,000 pupils, or $3,000 per pupil".
	if m.Value.Per != "" && m.Kind() == quant.KindMoney && (strings.EqualFold(p.Word(i), "or") || p.Word(i) == ",") {
		return true
	}
	for j := m.Last; j < min(m.Last+4, p.Sentences[m.Sentence].Last); j++ {
		switch strings.ToLower(p.Word(j)) {
		case "each", "apiece":
			return true
		case ",", "and", ".":
			return false
		}
	}
	return false
}

// perNoun is the noun after "per" or "a" behind an average: the school of "an
// average of 400 a school".
func perNoun(p *lint.Pass, m *lint.Mention) string {
	if m.Value.Per != "" {
		return m.Value.Per
	}
	if _, per, ok := strings.Cut(m.Value.Unit, " per "); ok {
		return per
	}
	for j := m.Last; j < min(m.Last+3, p.Sentences[m.Sentence].Last); j++ {
		switch strings.ToLower(p.Word(j)) {
		case "per", "a", "an", "every":
			return p.Word(j + 1)
		}
	}
	return ""
}

// divisible reports whether an average can be one of the total.
func divisible(total, avg *lint.Mention) bool {
	unit, _, _ := strings.Cut(avg.Value.Unit, " per ")
	return total.Kind() == avg.Kind() && total.Value.Lo.Cmp(avg.Value.Lo) > 0 &&
		(total.Value.Unit == unit || avg.Kind() == quant.KindCount)
}

// sharer reports whether a mention is the number by which a total is divided: a
// count, or a length of time of which the average is by its unit.
func sharer(p *lint.Pass, m, avg *lint.Mention) bool {
	if m.Kind() == quant.KindDuration {
		return !m.Age && m.Value.Unit == p.Lex.Lemma(perNoun(p, avg)) && len(m.Value.More) == 0
	}
	return plainCount(m)
}

func plainCount(m *lint.Mention) bool {
	return m.Kind() == quant.KindCount && !m.Noun.Empty() && !m.Weak && m.Value.Lo.IsInt()
}
