package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "currency-conversion",
	Severity: lint.Warning,
	Trust:    0.85,
	Check:    checkCurrencyConversion,
})

// conversionPair is an amount and its conversion into another currency.
type conversionPair struct {
	a, b *lint.Mention
	rate quant.Interval // of the alphabetically first currency in the second
}

// checkCurrencyConversion compares the rates of all conversions of one article
// with each other, and with a dated rate of the facts file.
func checkCurrencyConversion(p *lint.Pass) {
	seen := map[string][]conversionPair{}
	for i := 0; i+1 < len(p.Mentions); i++ {
		a, b := p.Mention(i), p.Mention(i+1)
		if a.Sentence != b.Sentence || p.Crowded(a.Sentence) || a.Kind() != quant.KindMoney || b.Kind() != quant.KindMoney || a.Value.Unit == b.Value.Unit ||
			a.Value.Unit == "" || b.Value.Unit == "" || a.Value.Range || b.Value.Range || a.Value.Per != b.Value.Per || !conversionGap(p, i) && !aside(p, i) {
			continue
		}
		if a.Value.Lo.Sign() <= 0 || b.Value.Lo.Sign() <= 0 {
			continue
		}
		x, y := a.Value.Reckon(), b.Value.Reckon()
		key, rate := a.Value.Unit+b.Value.Unit, y.Quo(x)
		if a.Value.Unit > b.Value.Unit {
			key, rate = b.Value.Unit+a.Value.Unit, x.Quo(y)
		}
		pair := conversionPair{a, b, rate}
		if checkRate(p, pair, key) {
			continue
		}
		others := seen[key]
		for _, o := range others[max(0, len(others)-ratesBack):] {
			if far(rate, o.rate, rateSlack(p, pair, o)) {
				reportRates(p, pair, o)
				break
			}
		}
		seen[key] = append(seen[key], pair)
	}
}

// ratesBack is how many earlier conversions a conversion is compared with.
const ratesBack = 64

// aside reports whether mention i+1 restates mention i between commas: "300 yen,
// about $2,".
func aside(p *lint.Pass, i int) bool {
	b := p.Mention(i + 1)
	after := p.Word(b.Last)
	return p.Gap(i, i+1) == "," && b.Value.Hedge == quant.Roughly && (b.Last >= p.Sentences[b.Sentence].Last || after == "," || after == "." || after == ";" || strings.EqualFold(after, "and"))
}

// far reports whether two rates cannot both hold in one article: exchange rates
// move by a few percent in months, and print rounds.
func far(a, b quant.Interval, slack *big.Rat) bool {
	return !a.Widen(slack).Overlaps(b.Widen(slack))
}

// rateSlack is by which share two rates may lie apart: those that are given
// without times are of one day.
func rateSlack(p *lint.Pass, pairs ...conversionPair) *big.Rat {
	for _, c := range pairs {
		first, last := p.SentenceMentions(c.a.Sentence)
		for i := first; i < last; i++ {
			if p.Mention(i).Kind() == quant.KindDate {
				return big.NewRat(15, 100)
			}
		}
	}
	return big.NewRat(8, 100)
}

func reportRates(p *lint.Pass, a, b conversionPair) {
	severity := lint.Asked
	if !a.rate.Widen(big.NewRat(3, 1)).Overlaps(b.rate) {
		severity = lint.Warning // several times apart: a slip of scale
	}
	p.Report(lint.Diagnostic{
		Severity: severity, Span: a.b.Span,
		Message: fmt.Sprintf("%s as %s and %s as %s are not the same rate", p.Text(a.a.Span), p.Text(a.b.Span), p.Text(b.a.Span), p.Text(b.b.Span)),
		Detail:  fmt.Sprintf("Here 1 is %s, there %s", a.rate.Phrase(), b.rate.Phrase()),
		Related: []lint.Related{{Span: b.a.Span.Join(b.b.Span), Message: "the other conversion"}},
		Fixes:   []lint.Fix{{Title: "Correct one of the amounts, or give the dates of the two rates", Safety: lint.Display}},
	})
}

// checkRate judges a conversion by the facts file's rate, if there is one.
func checkRate(p *lint.Pass, c conversionPair, key string) bool {
	if p.Facts == nil {
		return false
	}
	for _, r := range p.Facts.Rates {
		rate := quant.Exact(r.Rate)
		if r.From+r.To != key {
			if r.To+r.From != key {
				continue
			}
			rate = quant.Exact(quant.FromInt(1)).Quo(rate)
		}
		if c.rate.Overlaps(rate.Widen(big.NewRat(5, 100))) {
			return true
		}
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: c.b.Span,
			Message: fmt.Sprintf("%s is not %s at the rate in the facts file", p.Text(c.a.Span), p.Text(c.b.Span)),
			Detail:  fmt.Sprintf("%s to %s on %s: %s; here it is %s", r.From, r.To, r.Date.Value().Phrase(), r.Rate, c.rate.Phrase()),
			Related: []lint.Related{{Span: c.a.Span, Message: "converted from here"}},
			Fixes:   []lint.Fix{{Title: "Correct one of the amounts", Safety: lint.Display}},
		})
		return true
	}
	return false
}
