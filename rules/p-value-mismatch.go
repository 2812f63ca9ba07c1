package rules

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/stat"
)

var _ = add(lint.Rule{
	Name:     "p-value-mismatch",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkPValue,
})

// alpha is the probability below which papers call an effect significant.
const alpha = 0.05

// checkPValue recomputes the probability of each test whose statistic and
// degrees of freedom an article prints: "t(28) = 2.20, p = .036".
func checkPValue(p *lint.Pass) {
	if strings.IndexByte(p.Doc.Text, '=') < 0 && strings.IndexByte(p.Doc.Text, '<') < 0 && !strings.Contains(p.Doc.Text, "≤") || !p.HasWord(0, len(p.Tokens), "probability-sign") {
		return
	}
	for n, s := range p.Sentences {
		if !p.SentenceHas(n, "probability-sign") {
			continue
		}
		for _, t := range testResults(p.Doc.Text, s.Span) {
			checkTest(p, s, t)
		}
	}
}

// checkTest judges one result. It is right if the probability that is printed,
// rounded or cut, is one that the statistic, rounded or cut, may have.
func checkTest(p *lint.Pass, s lint.Sentence, t testResult) {
	most, least := t.reach()
	if math.IsNaN(most) || math.IsNaN(least) || t.fits(least, most) {
		return
	}
	severity, doubt := lint.Warning, ""
	switch {
	case p.HasWord(s.First, s.Last, "p-correction"):
		return // the probability is meant to be another
	case p.HasWord(0, len(p.Tokens), "p-correction"):
		severity, doubt = lint.Asked, ". Elsewhere the article speaks of corrected probabilities: is this one?"
	case t.kind != stat.F && t.kind != stat.ChiSquare && t.fits(least/2, most/2):
		if oneSided(p) {
			return
		}
		severity, doubt = lint.Asked, ". It would be right for a one-sided test: say so if it is one"
	}
	right := t.test(0, 0).PValue()
	said := strings.TrimSpace(t.relation + " " + p.Text(t.p.span))
	detail := fmt.Sprintf("%s; the statistic, its degrees of freedom or p is a slip", t.name())
	if (right < alpha) != (t.relation != ">" && t.relation != "≥" && t.relation != ">=" && t.p.value <= alpha) {
		detail += ", and the two lie on different sides of .05"
	}
	p.Report(lint.Diagnostic{
		Severity: severity, Span: t.p.span,
		Message: fmt.Sprintf("%s gives p %s, not p %s", p.Text(t.span), printP(right, p.Text(t.p.span), t.p), said),
		Detail:  detail + doubt,
		Related: []lint.Related{{Span: t.span, Message: "the test is here"}},
		Fixes:   []lint.Fix{{Title: "Write p " + printP(right, p.Text(t.p.span), t.p), Safety: lint.Display}, {Title: "Correct the statistic or its degrees of freedom", Safety: lint.Display}},
	})
}

// test is the test with its statistic and its degrees of freedom moved.
func (t testResult) test(dx, df float64) stat.Test {
	move := func(n printedNumber) float64 {
		if n.value <= 1 || n.step < 1 {
			return n.value // one is never rounded; a decimal says how far it is
		}
		return n.value + df
	}
	return stat.Test{Kind: t.kind, DF1: move(t.df1), DF2: move(t.df2), Statistic: max(math.Abs(t.x.value)+dx, 0)}
}

// reach is the largest and the smallest probability that the statistic may
// have: rounded, or cut off, and with degrees of freedom that are rounded.
func (t testResult) reach() (most, least float64) {
	most = t.test(-t.x.step/2, -0.5).PValue()
	least = t.test(t.x.step, 0.5).PValue()
	for _, df := range []float64{-0.5, 0.5} {
		most = max(most, t.test(-t.x.step/2, df).PValue())
		least = min(least, t.test(t.x.step, df).PValue())
	}
	return most, least
}

// fits reports whether what is said of the probability holds for one from
// least to most.
func (t testResult) fits(least, most float64) bool {
	switch t.relation {
	case "=":
		return least <= t.p.value+t.p.step && most >= t.p.value-t.p.step
	case "<", "<=", "≤", "⩽":
		return least <= t.p.value
	default:
		return most >= t.p.value
	}
}

// name is the test in words.
func (t testResult) name() string {
	df := strconv.FormatFloat(t.df1.value, 'f', -1, 64)
	switch t.kind {
	case stat.T:
		return "Recomputed for a two-sided t test with " + df + " degrees of freedom"
	case stat.F:
		return "Recomputed for an F test with " + df + " and " + strconv.FormatFloat(t.df2.value, 'f', -1, 64) + " degrees of freedom"
	case stat.ChiSquare:
		return "Recomputed for a chi-square test with " + df + " degrees of freedom"
	case stat.Correlation:
		return "Recomputed for a two-sided test of a correlation with " + df + " degrees of freedom"
	default:
		return "Recomputed for a two-sided z test"
	}
}

// printP is a probability in the manner of another: with its decimals, at least
// three, and with or without the 0 before its point.
func printP(p float64, like string, n printedNumber) string {
	decimals := max(n.decimals(), 3)
	if limit := math.Pow10(-decimals); p < limit {
		return "< " + dropZero(strconv.FormatFloat(limit, 'f', decimals, 64), like)
	}
	return "= " + dropZero(strconv.FormatFloat(p, 'f', decimals, 64), like)
}

func dropZero(p, like string) string {
	if strings.HasPrefix(like, ".") {
		return strings.TrimPrefix(p, "0")
	}
	return p
}

// oneSided reports whether the article says that its tests look one way only.
func oneSided(p *lint.Pass) bool {
	for at := range p.Tokens {
		if p.Tokens[at].Kind == lint.Word && p.Lex.Is(p.Word(at), "one-sided") {
			return true
		}
		if p.Lex.Is(p.Word(at), "sided") && p.Word(at-1) == "-" && !strings.EqualFold(p.Word(at-2), "two") {
			return true
		}
	}
	return false
}
