package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "rate-mismatch",
	Severity: lint.Warning,
	Trust:    0.85,
	Check:    checkRates,
})

// checkRates compares a rate with the two amounts that it divides: speed,
// distance and time; price, quantity and total.
func checkRates(p *lint.Pass) {
	for _, s := range p.Stated() {
		first, last := p.SentenceMentions(s)
		for i := first; i+2 < last; i++ {
			checkSpeed(p, i)
			checkPrice(p, i)
		}
		for i := first; i+1 < last; i++ {
			checkTwoRates(p, i)
			if i+2 < last {
				checkEarned(p, i)
			}
		}
	}
}

// checkSpeed judges three mentions in a row that are a distance, a duration and
// a speed, in any order.
func checkSpeed(p *lint.Pass, i int) {
	var distance, duration, speed *lint.Mention
	for j := i; j < i+3; j++ {
		m := p.Mention(j)
		u, ok := quant.UnitOf(m.Value.Unit)
		switch {
		case m.Value.Range || hedged(m) && m.Value.Hedge != quant.Roughly:
			return
		case m.Kind() == quant.KindDuration && !m.Age && duration == nil:
			duration = m
		case m.Kind() == quant.KindMeasure && ok && u.Dimension == "length" && m.Value.Per == "" && distance == nil:
			distance = m
		case m.Kind() == quant.KindMeasure && ok && u.Dimension == "speed" && speed == nil:
			speed = m
		default:
			return
		}
	}
	if distance == nil || duration == nil || speed == nil || !averageSpeed(p, i) {
		return
	}
	km, ok1 := quant.Convert(distance.Value.Lo, distance.Value.Unit, "kilometer")
	hours, ok2 := quant.Convert(duration.Value.Lo, duration.Value.Unit, "hour")
	pace, ok3 := quant.Convert(speed.Value.Lo, speed.Value.Unit, "kilometer per hour")
	if !ok1 || !ok2 || !ok3 || hours.Sign() <= 0 {
		return
	}
	truth := km.Quo(hours)
	if near(truth, pace, big.NewRat(1, 10)) {
		return
	}
	shown, _ := quant.Convert(truth, "kilometer per hour", speed.Value.Unit)
	v := speed.Value
	v.Lo, v.Hi, v.Hedge = shown.RoundTo(min(0, speed.Value.Lo.Ulp())), shown, quant.NoHedge
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: speed.Span,
		Message: fmt.Sprintf("%s in %s is %s, not %s", p.Text(distance.Span), p.Text(duration.Span), v.Phrase(), p.Text(speed.Span)),
		Related: []lint.Related{{Span: distance.Span, Message: "the distance"}, {Span: duration.Span, Message: "the time"}},
		Fixes:   []lint.Fix{{Title: "Correct the speed, the distance or the time", Safety: lint.Display}},
	})
}

// averageSpeed reports whether the sentence says that the speed is the one of
// the whole way. A car's top speed is not.
func averageSpeed(p *lint.Pass, i int) bool {
	s := p.Sentences[p.Mention(i).Sentence]
	if p.HasWord(s.First, s.Last, "maximum") || p.HasWord(s.First, s.Last, "pause") {
		return false
	}
	return p.HasWord(s.First, s.Last, "average") || p.HasWord(s.First, s.Last, "travel")
}

// checkPrice judges "N things at $p each, for a total of $t".
func checkPrice(p *lint.Pass, i int) {
	number, price, total := p.Mention(i), p.Mention(i+1), p.Mention(i+2)
	if !plainCount(number) || price.Kind() != quant.KindMoney || total.Kind() != quant.KindMoney || price.Value.Unit != total.Value.Unit ||
		number.Value.Range || price.Value.Range || total.Value.Range {
		return
	}
	gap := p.Gap(i, i+1)
	if !strings.HasSuffix(gap, " at") && !strings.HasSuffix(gap, " for") || !each(p, price) || !saysTotal(p, total, strings.ToLower(p.Text(lint.Span{Start: price.Span.End, End: total.Span.Start}))) {
		return
	}
	if p.Among(total.Last, "bought-too") {
		return
	}
	if between := strings.ToLower(p.Text(lint.Span{Start: price.Span.End, End: total.Span.Start})); strings.Contains(between, " and ") && !takings(between) {
		return // something else was bought too
	}
	holdProduct(p, product{number, price, "the quantity", "the price"}, fmt.Sprintf("%s at %s", p.Text(number.Span), p.Text(price.Span)), total, "Correct the total, the price or the quantity")
}

func each(p *lint.Pass, m *lint.Mention) bool {
	word := strings.ToLower(p.Word(m.Last))
	return m.Value.Per != "" || word == "each" || word == "apiece" || word == "per" || word == "a"
}

func saysTotal(p *lint.Pass, m *lint.Mention, gap string) bool {
	return takings(gap) || strings.Contains(gap, "total") || strings.Contains(gap, "altogether") || strings.Contains(gap, "in all") || p.Is(m.Last, "total") ||
		strings.EqualFold(p.Word(m.Last), "in") && p.Is(m.Last+1, "total")
}

// near reports whether two numbers are within a share of each other.
func near(a, b quant.Number, share *big.Rat) bool {
	diff := new(big.Rat).Sub(a.Rat(), b.Rat())
	return diff.Abs(diff).Cmp(new(big.Rat).Mul(new(big.Rat).Abs(b.Rat()), share)) <= 0
}
