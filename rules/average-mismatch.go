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
// gives: "the 12 schools have 4,800 pupils, an average of 300 a school". The
// three may stand in any order; where several pairs could make the average, one
// that does is enough.
func checkAverage(p *lint.Pass) {
	for _, s := range p.Stated() {
		if p.Crowded(s) {
			continue
		}
		first, last := p.SentenceMentions(s)
		if last-first < 3 {
			continue
		}
		for i := first; i < last; i++ {
			if avg := p.Mention(i); amount(avg) && !avg.Value.Range && hasTotal(p, i, first, last) && averageWords(p, avg) && !elsewhere(p, avg) {
				judgeAverage(p, i, first, last)
			}
		}
	}
}

// hasTotal reports whether the average at mention i can be one of another mention
// at all.
func hasTotal(p *lint.Pass, i, first, last int) bool {
	for t := first; t < last; t++ {
		if t != i && divisible(p.Mention(t), p.Mention(i)) {
			return true
		}
	}
	return false
}

// judgeAverage looks for the total and the number of the average at mention i.
func judgeAverage(p *lint.Pass, i, first, last int) {
	avg := p.Mention(i)
	said := avg.Value.Reckon().Widen(big.NewRat(1, 100))
	var total, number *lint.Mention
	pairs := 0
	for t := first; t < last; t++ {
		if t == i || !divisible(p.Mention(t), avg) || !summable(p, p.Mention(t)) || t > i && comparedWith(p, avg.Last, p.Mention(t).First) || p.Mention(t).Value.Range || p.Mention(t).Weak {
			continue
		}
		for n := first; n < last; n++ {
			m := p.Mention(n)
			if n == i || n == t || !sharer(p, m, avg) || m.Value.Range || m.Value.Lo.Sign() <= 0 || !sharesNoun(p, m, avg) {
				continue
			}
			pairs++
			total, number = p.Mention(t), m
			if total.Value.Reckon().Quo(number.Value.Reckon()).Overlaps(said) {
				return
			}
		}
	}
	if pairs == 0 {
		judgeDaily(p, i, first, last)
		return
	}
	if pairs > 1 {
		// Of several, the two amounts right before the average are meant.
		if i-2 < first {
			return
		}
		total, number = p.Mention(i-2), p.Mention(i-1)
		if !divisible(total, avg) || !sharer(p, number, avg) {
			total, number = number, total
		}
		if !divisible(total, avg) || !sharer(p, number, avg) || !sharesNoun(p, number, avg) || total.Value.Range || number.Value.Range || number.Value.Lo.Sign() <= 0 {
			return
		}
	}
	truth := total.Value.Reckon().Quo(number.Value.Reckon())
	reportAverage(p, total, number, avg, truth)
}

// comparedWith reports whether what stands between two tokens goes over to what something is
// compared with: "at 21.3 apiece, the most since Neave took 103".
func comparedWith(p *lint.Pass, from, to int) bool {
	for t := from; t < to; t++ {
		if p.Among(t, "opens-comparison") {
			return true
		}
	}
	return false
}

// summable reports whether an amount may be a total: not the 100 of "out of 100",
// nor the range of "at ranges of over 5,000 miles".
func summable(p *lint.Pass, m *lint.Mention) bool {
	at := tokenBefore(p, m)
	return !strings.EqualFold(p.Word(at), "of") || p.Lex.Is(p.Word(at-1), "total") || strings.EqualFold(p.Word(at-1), "output")
}

// judgeDaily judges an average "a day" of the total of a year that the sentence
// names.
func judgeDaily(p *lint.Pass, i, first, last int) {
	avg := p.Mention(i)
	if perNoun(p, avg) != "day" {
		return
	}
	var total, year *lint.Mention
	for j := first; j < last; j++ {
		m := p.Mention(j)
		switch {
		case j == i:
		case m.Kind() == quant.KindDate && year == nil && outright(p, j) && m.Value.Date.Precision == quant.Year:
			year = m
		case divisible(m, avg) && total == nil && !m.Value.Range && !m.Weak:
			total = m
		case !when(m):
			return
		}
	}
	if total == nil || year == nil {
		return
	}
	truth := total.Value.Reckon().Quo(quant.Interval{Lo: big.NewRat(365, 1), Hi: big.NewRat(366, 1)})
	if !truth.Overlaps(avg.Value.Reckon().Widen(big.NewRat(1, 50))) {
		reportAverage(p, total, year, avg, truth)
	}
}

func reportAverage(p *lint.Pass, total, number, avg *lint.Mention, truth quant.Interval) {
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: avg.Span,
		Message: fmt.Sprintf("%s shared by %s is %s each, not %s", p.Text(total.Span), p.Text(number.Span), truth.Phrase(), p.Text(avg.Span)),
		Detail:  fmt.Sprintf("%s / %s = %s", p.Text(total.Span), p.Text(number.Span), truth.Phrase()),
		Related: []lint.Related{{Span: total.Span, Message: "the total"}, {Span: number.Span, Message: "the number"}},
		Fixes:   []lint.Fix{{Title: "Correct the average, the total or the number", Safety: lint.Display}},
	})
}

// sharesNoun reports whether a count is of what an average is by: the schools of
// "400 a school", any people of "$30,000 a head".
func sharesNoun(p *lint.Pass, m, avg *lint.Mention) bool {
	per := perNoun(p, avg)
	if per == "" || m.Kind() != quant.KindCount {
		return true
	}
	noun := lastWord(p.Text(m.Noun))
	if per = p.Lex.Lemma(per); per == "head" || per == "capita" || per == "person" {
		return p.Lex.Is(noun, "person") || p.Lex.Lemma(noun) == "inhabitant"
	}
	return strings.EqualFold(per, p.Lex.Lemma(noun))
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
	next := m.Last
	if p.Word(next) == "(" {
		for next < p.Sentences[m.Sentence].Last && p.Word(next) != ")" {
			next++
		}
		next++
	}
	if p.Among(next, "averaged-over") {
		return true
	}
	s := p.Sentences[m.Sentence]
	for i := m.First - 1; i >= max(s.First, m.First-5); i-- {
		if p.Among(i, "mark") {
			return true // of a scale
		}
		if p.Is(i, "average") {
			return strings.EqualFold(p.Word(i-2), "and") || strings.EqualFold(p.Word(i-1), "and")
		}
	}
	return false
}

// averageWords reports whether a mention is said to be an average of the
// amounts before it: "an average of 400", "400 each", "400 per school".
func averageWords(p *lint.Pass, m *lint.Mention) bool {
	if strings.EqualFold(wordBefore(p, m), "at") && each(p, m) && m.Kind() == quant.KindMoney {
		return false // a price, which rate-mismatch judges
	}
	if !m.Hedge.Empty() && anyWord(p, p.Text(m.Hedge), "average") {
		return true
	}
	i := tokenBefore(p, m)
	if strings.EqualFold(p.Word(i), "of") && p.Is(i-1, "average") {
		return true
	}
	// "$2.4 billion on 800,000 pupils, or $3,000 per pupil", "a density of 200
	// people per square kilometre".
	if perNoun(p, m) != "" {
		switch word := strings.ToLower(p.Word(i)); word {
		case "or", ",":
			return m.Kind() != quant.KindCount || m.Value.Per != "" || perWord(p, m)
		case "of":
			if strings.EqualFold(p.Word(i-1), "density") {
				return true
			}
		case "at", "to":
			if strings.EqualFold(p.Word(i-1), "out") {
				return true // "works out at"
			}
		case "makes", "produces":
			return true
		}
	}
	if p.Lex.Lemma(p.Word(i)) == "average" || strings.EqualFold(p.Word(i), "average") && strings.EqualFold(p.Word(i-1), "on") {
		return true // "averaging nine points"
	}
	for j := i; j >= max(p.Sentences[m.Sentence].First, i-7); j-- {
		word := p.Word(j)
		if p.Lex.Is(word, "average") && (p.Lex.Is(p.Word(i), "copula") || strings.EqualFold(p.Word(i), "of")) && !strings.EqualFold(word, "means") {
			return true // "the average donation was $35", "the mean island has an area of"
		}
		if strings.ContainsAny(word, ",;:()") {
			break
		}
	}
	for j := m.Last; j < min(m.Last+4, p.Sentences[m.Sentence].Last); j++ {
		switch strings.ToLower(p.Word(j)) {
		case "each":
			return j+1 >= p.Sentences[m.Sentence].Last || p.Tokens[j+1].Kind != lint.Word || p.Lex.Is(p.Word(j+1), "function") || strings.EqualFold(p.Word(j+1), "on")
		case "apiece":
			return true
		case "on":
			return strings.EqualFold(p.Word(j+1), "average")
		case ",", "and", ".":
			return false
		}
	}
	return false
}

// perWord reports whether "per" itself stands behind a mention.
func perWord(p *lint.Pass, m *lint.Mention) bool {
	return strings.EqualFold(p.Word(m.Last), "per") || strings.EqualFold(p.Word(m.Last+1), "per")
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
		if p.Among(j, "opens-per") {
			return p.Word(j + 1)
		}
	}
	return ""
}

// divisible reports whether an average can be one of the total.
func divisible(total, avg *lint.Mention) bool {
	if total.Kind() != avg.Kind() && total.Kind() != quant.KindCount || total.Value.Lo.Cmp(avg.Value.Lo) <= 0 {
		return false
	}
	unit, _, _ := strings.Cut(avg.Value.Unit, " per ")
	of, _, _ := strings.Cut(total.Value.Unit, " per ")
	if total.Kind() == quant.KindCount && (avg.Kind() == quant.KindCount || avg.Kind() == quant.KindMeasure) {
		return unit == of || unit == ""
	}
	return total.Kind() == avg.Kind() && of == unit
}

// sharer reports whether a mention is the number by which a total is divided: a
// count, or a length of time of which the average is by its unit.
func sharer(p *lint.Pass, m, avg *lint.Mention) bool {
	if m.Kind() == quant.KindDuration {
		return !m.Age && m.Value.Unit == p.Lex.Lemma(perNoun(p, avg)) && len(m.Value.More) == 0
	}
	if m.Kind() == quant.KindMeasure {
		return m.Value.Unit == perNoun(p, avg) && m.Value.Per == ""
	}
	return plainCount(m)
}

func plainCount(m *lint.Mention) bool {
	return m.Kind() == quant.KindCount && !m.Noun.Empty() && !m.Weak && m.Value.Lo.IsInt()
}
