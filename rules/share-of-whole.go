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
	for _, s := range p.Stated() {
		if p.Crowded(s) {
			continue
		}
		first, last := p.SentenceMentions(s)
		for i := first; i < last; i++ {
			if !p.Mention(i).Value.Range {
				checkRestated(p, i, last)
				checkPair(p, i, first, last)
			}
		}
	}
}

// checkRestated compares a share in words with the percentage behind it: "two
// thirds (66%)", "one in three drivers (25%)".
func checkRestated(p *lint.Pass, i, last int) {
	if i+1 >= last || !percentage(p.Mention(i+1)) {
		return
	}
	a, b := p.Mention(i), p.Mention(i+1)
	switch {
	case percentage(a):
		if !strings.Contains(p.Text(a.Span), "%") && !strings.Contains(strings.ToLower(p.Text(a.Span)), "cent") && (restates(p, i) || restatesNoun(p, i)) {
			compareShare(p, a, b, shareInterval(a), p.Text(a.Span))
		}
	case !restates(p, i):
	case oneIn(p, i):
		few, _ := p.Lex.Number(p.Word(tokenBefore(p, a)-1), "number")
		words := fmt.Sprintf("%s in %s", p.Word(tokenBefore(p, a)-1), p.Text(a.Span))
		compareShare(p, a, b, quant.Exact(quant.FromInt(int64(few))).Quo(quant.Exact(a.Value.Lo)).Scale(100), words)
	default:
		if n, ok := quarters(p, a); ok {
			compareShare(p, a, b, quant.Exact(quant.Fraction(n*100, 4)), p.Text(a.Span))
		}
	}
}

// checkPair judges the pair of part and whole that begins at mention i: its
// share, or whether the part is larger than the whole.
func checkPair(p *lint.Pass, i, first, last int) {
	x, ok := pairAt(p, i, last)
	if !ok {
		return
	}
	part, whole := p.Mention(x.part), p.Mention(x.whole)
	if c := x.shareOf(p, first, last); c >= 0 {
		share := quant.Share(part.Value.Reckon(), whole.Value.Reckon())
		compareShare(p, lintJoin(part, whole), p.Mention(c), share, fmt.Sprintf("%s of %s", p.Text(part.Span), p.Text(whole.Span)))
		return
	}
	if part.Value.Lo.Cmp(whole.Value.Lo) > 0 && !hedged(part) && !hedged(whole) && x.larger(p) {
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: part.Span.Join(whole.Span),
			Message: fmt.Sprintf("the part, %s, is larger than the whole, %s", p.Text(part.Span), p.Text(whole.Span)),
			Fixes:   []lint.Fix{{Title: fmt.Sprintf("Correct %s or %s", p.Text(part.Span), p.Text(whole.Span)), Safety: lint.Display}},
		})
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
	said := b.Value.Reckon()
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

// wholeNoun reports whether the whole counts something, so that "3 of the 2020"
// is not taken for one.
func wholeNoun(m *lint.Mention) bool { return !m.Noun.Empty() && !year(m) }

// lintJoin is a mention that covers two, for pointing at them.
func lintJoin(a, b *lint.Mention) *lint.Mention {
	return &lint.Mention{Span: a.Span.Join(b.Span), Sentence: a.Sentence, Value: a.Value}
}
