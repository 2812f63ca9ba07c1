package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "share-of-whole",
	Severity: lint.Error,
	Trust:    0.95,
	Check:    checkShare,
})

// checkShare compares a share with the counts it is made of: "16 of 45 (38%)",
// "one in three (25%)", "50 of the 45 members".
func checkShare(p *lint.Pass) {
	for i := 0; i+1 < len(p.Mentions); i++ {
		a, b := p.Mention(i), p.Mention(i+1)
		if a.Sentence != b.Sentence || a.Value.Range || b.Value.Range {
			continue
		}
		if a.Kind() == quant.KindPercent && b.Kind() == quant.KindPercent && b.Value.Unit == "percent" && a.Value.Unit == "percent" {
			if !strings.Contains(p.Text(a.Span), "%") && !strings.Contains(strings.ToLower(p.Text(a.Span)), "cent") && (restates(p, i) || restatesNoun(p, i)) {
				compareShare(p, a, b, shareInterval(a), p.Text(a.Span))
			}
			continue
		}
		if n, ok := quarters(p, a); ok && b.Kind() == quant.KindPercent && b.Value.Unit == "percent" && restates(p, i) {
			compareShare(p, a, b, quant.Exact(quant.Fraction(n*100, 4)), p.Text(a.Span))
			continue
		}
		if checkTurnedShare(p, i) {
			continue
		}
		if oneIn(p, i) && b.Kind() == quant.KindPercent && b.Value.Unit == "percent" && restates(p, i) {
			few, _ := p.Lex.Number(p.Word(tokenBefore(p, a)-1), "number")
			words := fmt.Sprintf("%s in %s", p.Word(tokenBefore(p, a)-1), p.Text(a.Span))
			compareShare(p, a, b, quant.Exact(quant.FromInt(int64(few))).Quo(quant.Exact(a.Value.Lo)).Scale(100), words)
			continue
		}
		if a.Kind() != quant.KindCount || b.Kind() != quant.KindCount || !ofGap(p.Gap(i, i+1)) {
			continue
		}
		part, whole := a.Value.Lo, b.Value.Lo
		if part.Sign() <= 0 || whole.Sign() <= 0 || (a.Noun.Len() > 0 && !partOfSame(a, b)) {
			continue
		}
		if i+2 < len(p.Mentions) {
			if c := p.Mention(i + 2); c.Sentence == a.Sentence && c.Kind() == quant.KindPercent && c.Value.Unit == "percent" && !c.Value.Range && shareGap(p, i+1) {
				share := reckon(a.Value).Quo(reckon(b.Value)).Scale(100)
				compareShare(p, lintJoin(a, b), c, share, fmt.Sprintf("%s of %s", p.Text(a.Span), p.Text(b.Span)))
				continue
			}
		}
		gap := p.Gap(i, i+1)
		if part.Cmp(whole) > 0 && !hedged(a) && !hedged(b) && (gap == "out of" || gap == "of the" || gap == "of its" || gap == "of their") && wholeNoun(b) {
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: a.Span.Join(b.Span),
				Message: fmt.Sprintf("the part, %s, is larger than the whole, %s", p.Text(a.Span), p.Text(b.Span)),
				Fixes:   []lint.Fix{{Title: fmt.Sprintf("Correct %s or %s", p.Text(a.Span), p.Text(b.Span)), Safety: lint.Display}},
			})
		}
	}
}

// oneIn reports whether mention i is the whole of "one in three".
func oneIn(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	at := tokenBefore(p, m)
	if m.Kind() != quant.KindCount || !strings.EqualFold(p.Word(at), "in") || m.Value.Lo.Sign() <= 0 {
		return false
	}
	few, ok := p.Lex.Number(p.Word(at-1), "number")
	return ok && few > 0 && m.Value.Lo.Cmp(quant.FromInt(int64(few))) > 0
}

func compareShare(p *lint.Pass, a, b *lint.Mention, truth quant.Interval, words string) {
	said := reckon(b.Value)
	if truth.Overlaps(said) || (hedged(b) && truth.Overlaps(said.Widen(big.NewRat(1, 10)))) {
		return
	}
	severity := lint.Error
	if truth.Overlaps(said.Widen(big.NewRat(3, 100))) {
		severity = lint.Warning // off by a slip of rounding
	}
	d := lint.Diagnostic{
		Severity: severity, Span: b.Span,
		Message: fmt.Sprintf("%s is %s%%, not %s", words, truth.Phrase(), p.Text(b.Span)),
		Detail:  fmt.Sprintf("%s = %s%%", words, truth.Phrase()),
		Related: []lint.Related{{Span: a.Span, Message: words}},
	}
	if n := truth.Mid(); n != "" {
		d.Fixes = append(d.Fixes, p.Rewrite(b.Span, n+"%"))
	}
	d.Fixes = append(d.Fixes, lint.Fix{Title: "Correct " + words, Safety: lint.Display})
	p.Report(d)
}

// shareInterval is what a fraction in words leaves open. "One in three" is a
// third, and a third of print is a third within a point or two.
func shareInterval(m *lint.Mention) quant.Interval {
	exact := quant.Exact(m.Value.Lo)
	if hedged(m) {
		return m.Value.Interval()
	}
	return exact.Widen(big.NewRat(1, 20))
}

// restates reports whether mention i+1 stands in brackets or after "or" beside
// mention i.
func restates(p *lint.Pass, i int) bool {
	gap := p.Gap(i, i+1)
	return gap == "(" || gap == ", or" || gap == "(or"
}

// restatesNoun reports whether a percentage in brackets stands after a share and
// the noun that it is of: "9 out of 60 drivers (15%)".
func restatesNoun(p *lint.Pass, i int) bool {
	gap := p.Gap(i, i+1)
	noun, bracket := strings.CutSuffix(gap, "(")
	return bracket && p.Mention(i).Form == "one in" && len(strings.Fields(noun)) <= 3 && !strings.ContainsAny(noun, ",;:()")
}

// quarters is the number of quarters in "three quarters", which alone might be
// nine months.
func quarters(p *lint.Pass, m *lint.Mention) (int64, bool) {
	words := strings.Fields(strings.ToLower(p.Text(m.Span)))
	if m.Kind() != quant.KindDuration || len(words) != 2 || words[1] != "quarters" {
		return 0, false
	}
	n, ok := p.Lex.Number(words[0], "number")
	return int64(n), ok && n < 4
}

// shareGap reports whether the percentage after mention i belongs to the
// counts that end there: "16 of 45 (38%)", "16 of 45 patients, or 38%,".
func shareGap(p *lint.Pass, i int) bool {
	gap := p.Gap(i, i+1)
	if n := p.Mention(i).Noun; !n.Empty() && n.Start >= p.Mention(i).Span.End {
		noun := strings.ToLower(p.Text(n))
		gap = strings.TrimSpace(strings.TrimPrefix(gap, noun))
	}
	return gap == "(" || gap == ", or" || gap == "(or" || gap == "—" || gap == "–"
}

func ofGap(gap string) bool {
	switch gap {
	case "of", "out of", "of the", "out of the", "of its", "of their", "of our", "of all", "out of a total of", "of a total of", "in", "/":
		return gap != "in" && gap != "/"
	}
	return false
}

func partOfSame(a, b *lint.Mention) bool { return a.Value.Unit == b.Value.Unit || b.Value.Unit == "" }

// wholeNoun reports whether the whole counts something, so that "3 of the 2020"
// is not taken for one.
func wholeNoun(m *lint.Mention) bool { return !m.Noun.Empty() && !year(m) }

// lintJoin is a mention that covers two, for pointing at them.
func lintJoin(a, b *lint.Mention) *lint.Mention {
	return &lint.Mention{Span: a.Span.Join(b.Span), Sentence: a.Sentence, Value: a.Value}
}
