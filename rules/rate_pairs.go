package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// takings reports whether the words between a price and a total say that the
// total was taken for what was sold: "apiece and took".
func takings(gap string) bool {
	for _, w := range []string{"and took", "and raised", "and earned", "and collected", "and received", "taking", "raising", "earning", "bringing in"} {
		if strings.HasSuffix(strings.TrimSpace(gap), w) {
			return true
		}
	}
	return false
}

// checkTwoRates compares two rates of one thing by two units of time, of which
// the second restates the first: "€9 a month, or €108 a year".
func checkTwoRates(p *lint.Pass, i int) {
	a, b := p.Mention(i), p.Mention(i+1)
	x, perX := rateOf(a)
	y, perY := rateOf(b)
	if x == "" || x != y || perX == perY || a.Kind() != b.Kind() || a.Value.Range || b.Value.Range {
		return
	}
	switch p.Gap(i, i+1) {
	case ", or", "or", "(", ", that is", "– or", "— or", "(or", ", i.e.":
	default:
		return
	}
	// A month is 4 weeks or a twelfth of a year.
	slack := big.NewRat(1, 100)
	if perX == "week" || perY == "week" {
		slack = big.NewRat(9, 100)
	}
	truth := written(a.Value).Mul(quant.Interval{Lo: timesIn(perY, perX), Hi: timesIn(perY, perX)})
	if perX == "day" || perY == "day" || perX == "hour" && perY != "minute" || perY == "hour" && perX != "minute" && perX != "second" {
		return // nobody works, opens or runs all day
	}
	if truth.Overlaps(written(b.Value).Widen(slack)) || hedged(a) || hedged(b) {
		return
	}
	if low := written(b.Value); a.Kind() == quant.KindMoney && low.Hi != nil && low.Hi.Cmp(truth.Lo) < 0 {
		return // who pays for a year at once pays less
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: b.Span,
		Message: fmt.Sprintf("%s is %s %s, not %s", p.Text(a.Span), truth.Phrase(), "per "+perY, p.Text(b.Span)),
		Related: []lint.Related{{Span: a.Span, Message: "the other rate"}},
		Fixes:   []lint.Fix{{Title: "Correct one of the two rates", Safety: lint.Display}},
	})
}

// timesIn is how often the shorter unit of time lies in the longer.
func timesIn(long, short string) *big.Rat {
	seconds := map[string]int64{"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629746, "year": 31556952}
	return big.NewRat(seconds[long], seconds[short])
}

// rateOf is the unit of a rate and the unit of time that it is by, "" for no
// such rate.
func rateOf(m *lint.Mention) (unit, per string) {
	unit, per = m.Value.Unit, m.Value.Per
	if m.Kind() == quant.KindMeasure && per == "" {
		unit, per, _ = strings.Cut(m.Value.Unit, " per ")
	}
	if m.Kind() != quant.KindMoney && m.Kind() != quant.KindMeasure && m.Kind() != quant.KindCount {
		return "", ""
	}
	switch per {
	case "second", "minute", "hour", "day", "week", "month", "year":
		return unit, per
	}
	return "", ""
}

// checkEarned compares a wage or price by time with what it comes to: "$15 an
// hour, $600 for a 40-hour week".
func checkEarned(p *lint.Pass, i int) {
	rate, total, time := p.Mention(i), p.Mention(i+1), p.Mention(i+2)
	unit, per := rateOf(rate)
	if rate.Kind() != quant.KindMoney || unit != total.Value.Unit || total.Kind() != quant.KindMoney || total.Value.Per != "" || time.Kind() != quant.KindDuration || time.Value.Unit != per ||
		rate.Value.Range || total.Value.Range || time.Value.Range || hedged(rate) || hedged(total) || hedged(time) {
		return
	}
	gap := p.Gap(i, i+1)
	if gap != "," && gap != ", or" && gap != "or" && gap != "(" || bridge(p, i+1, i+2) != "for" {
		return
	}
	holdProduct(p, product{rate, time, "the rate", "the time"}, fmt.Sprintf("%s for %s", p.Text(rate.Span), p.Text(time.Span)), total, "Correct the rate, the time or the total")
}

// product is two amounts that are multiplied, and what each is called.
type product struct {
	a, b         *lint.Mention
	nameA, nameB string
}

// holdProduct compares a total with the product that it is said to be; words name
// the two that are multiplied.
func holdProduct(p *lint.Pass, of product, words string, total *lint.Mention, repair string) {
	truth := of.a.Value.Reckon().Mul(of.b.Value.Reckon())
	if truth.Overlaps(total.Value.Reckon().Widen(big.NewRat(1, 100))) {
		return
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: total.Span,
		Message: fmt.Sprintf("%s is %s, not %s", words, truth.Phrase(), p.Text(total.Span)),
		Related: []lint.Related{{Span: of.a.Span, Message: of.nameA}, {Span: of.b.Span, Message: of.nameB}},
		Fixes:   []lint.Fix{{Title: repair, Safety: lint.Display}},
	})
}
