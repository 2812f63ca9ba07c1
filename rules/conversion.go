package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "conversion",
	Severity: lint.Warning,
	Trust:    0.95,
	Check:    checkConversion,
})

// conversionSlack is the share by which a conversion may be off before it is
// wrong: print rounds "5 miles (8 km)" and "100 miles (160 km)", both within it.
var conversionSlack = big.NewRat(25, 1000)

// checkConversion compares an amount with its conversion into another unit of
// the same dimension: "60 miles (90 km)", "20 °C or 60 °F".
func checkConversion(p *lint.Pass) {
	for i := 0; i+1 < len(p.Mentions); i++ {
		a, b := p.Mention(i), p.Mention(i+1)
		if a.Sentence != b.Sentence || a.Kind() != quant.KindMeasure || b.Kind() != quant.KindMeasure || a.Value.Unit == b.Value.Unit {
			continue
		}
		if difference(p, a) && temperature(a.Value.Unit) && temperature(b.Value.Unit) && conversionGap(p, i) && !a.Value.Range {
			checkDifference(p, a, b)
			continue
		}
		if a.Value.Per != b.Value.Per || a.Value.Range != b.Value.Range || !conversionGap(p, i) {
			continue
		}
		if inProduct(p, i) {
			checkProduct(p, i)
			continue
		}
		if off(a.Value.Lo, a, b.Value.Lo, b) || a.Value.Range && off(a.Value.Hi, a, b.Value.Hi, b) {
			reportConversion(p, a, b)
		}
	}
}

// inProduct reports whether mention i is the last of several measures that are
// converted together: "20 by 30 feet (6.1 m × 9.1 m)".
func inProduct(p *lint.Pass, i int) bool {
	before := strings.ToLower(wordBefore(p, p.Mention(i)))
	after := strings.ToLower(p.Word(p.Mention(i + 1).Last))
	return before == "by" || before == "x" || before == "×" || after == "by" || after == "x" || after == "×"
}

// checkProduct compares the sides of "20 by 30 feet (6.1 m × 9.1 m)" one by one.
func checkProduct(p *lint.Pass, i int) {
	if i < 1 || i+2 >= len(p.Mentions) || p.Mention(i-1).Sentence != p.Mention(i+2).Sentence || !byWord(p.Gap(i-1, i)) || !byWord(p.Gap(i+1, i+2)) {
		return
	}
	for k := i - 1; k <= i; k++ {
		a, b := p.Mention(k), p.Mention(k+2)
		if a.Kind() == quant.KindMeasure && b.Kind() == quant.KindMeasure && a.Value.Unit != b.Value.Unit && !a.Value.Range && !b.Value.Range && off(a.Value.Lo, a, b.Value.Lo, b) {
			reportConversion(p, a, b)
		}
	}
}

// byWord reports whether a gap multiplies: "by", "×".
func byWord(gap string) bool { return gap == "by" || gap == "x" || gap == "×" }

// conversionGap reports whether mention i+1 restates mention i.
func conversionGap(p *lint.Pass, i int) bool {
	switch gap := p.Gap(i, i+1); gap {
	case "(", "/", "[", "(or", ", or":
		return gap != "/" || p.Mention(i).Span.End+4 > p.Mention(i+1).Span.Start
	case "or", "(i.e.", "(that is,", "(that is", "(equal to", "(=", "=":
		return true
	default:
		return strings.HasPrefix(gap, "(") && only(p, strings.NewReplacer("(", " ", ",", " ").Replace(gap), "or that is equivalent to approx approximately ca c about roughly ca. approx. c.")
	}
}

// off reports whether y, in b's unit, is no conversion of x, in a's unit: not
// by the rounding of either, and not within the slack of print.
func off(x quant.Number, a *lint.Mention, y quant.Number, b *lint.Mention) bool {
	if len(a.Value.More) > 0 || len(b.Value.More) > 0 {
		x, y = total(a.Value, x), total(b.Value, y)
	}
	there, ok := quant.Convert(x, a.Value.Unit, b.Value.Unit)
	if !ok || x.Sign() == 0 || y.Sign() == 0 {
		return false
	}
	back, _ := quant.Convert(y, b.Value.Unit, a.Value.Unit)
	if within(there, y, roundingReach) || len(a.Value.More) == 0 && within(back, x, sourceReach) || otherwiseRight(x, a, y, b) {
		return false
	}
	// A hedge on either side loosens the other too.
	slack := new(big.Rat).Set(conversionSlack)
	if hedged(a) || hedged(b) {
		slack = big.NewRat(1, 10)
	}
	diff := new(big.Rat).Sub(there.Rat(), y.Rat())
	limit := new(big.Rat).Mul(new(big.Rat).Abs(there.Rat()), slack)
	if temperature(a.Value.Unit) {
		limit = big.NewRat(2, 1) // degrees: a share of an arbitrary zero says nothing
	}
	return diff.Abs(diff).Cmp(limit) > 0
}

// roundingReach is how far the rounding of a round number may take it: print
// writes "60 kilometres (40 miles)" for 37, not "100 miles (200 km)" for 161.
// The amount that is converted is rounded less than what it is converted to.
var roundingReach, sourceReach = big.NewRat(8, 100), big.NewRat(4, 100)

// within reports whether x rounds to y in y's last written unit, the tens of 40
// among them, but no further than print rounds a conversion.
func within(x, y quant.Number, share *big.Rat) bool {
	diff := new(big.Rat).Sub(x.Rat(), y.Rat())
	diff.Abs(diff)
	ones := new(big.Rat).Quo(quant.FromInt(1).Scale(min(y.Ulp(), 0)).Rat(), big.NewRat(2, 1))
	if diff.Cmp(ones) <= 0 {
		return true
	}
	half := new(big.Rat).Quo(quant.FromInt(1).Scale(y.Ulp()).Rat(), big.NewRat(2, 1))
	reach := new(big.Rat).Mul(new(big.Rat).Abs(x.Rat()), share)
	return diff.Cmp(half) <= 0 && diff.Cmp(reach) <= 0
}

// otherSize is how many times larger the namesake of a unit is: a long ton and
// a short one, an imperial gallon and an American.
var otherSize = map[string]*big.Rat{
	"ton": big.NewRat(2240, 2000), "short ton": big.NewRat(2240, 2000),
	"gallon": big.NewRat(12009, 10000), "quart": big.NewRat(12009, 10000), "pint": big.NewRat(12009, 10000),
}

// otherwiseRight reports whether y is a conversion of x by the other unit of the
// name, or of a difference of temperatures: a rise of 2 °C is one of 3.6 °F.
func otherwiseRight(x quant.Number, a *lint.Mention, y quant.Number, b *lint.Mention) bool {
	if temperature(a.Value.Unit) && temperature(b.Value.Unit) {
		zero, ok := quant.Convert(quant.FromInt(0), a.Value.Unit, b.Value.Unit)
		there, _ := quant.Convert(x, a.Value.Unit, b.Value.Unit)
		return ok && within(there.Sub(zero), y, roundingReach)
	}
	for _, m := range []*lint.Mention{a, b} {
		factor, ok := otherSize[m.Value.Unit]
		if !ok {
			continue
		}
		there, _ := quant.Convert(x, a.Value.Unit, b.Value.Unit)
		exact := there.Rat()
		if m == a {
			exact = new(big.Rat).Mul(exact, factor)
		} else {
			exact = new(big.Rat).Quo(exact, factor)
		}
		diff := new(big.Rat).Sub(exact, y.Rat())
		if diff.Abs(diff).Cmp(new(big.Rat).Mul(exact, conversionSlack)) <= 0 {
			return true
		}
	}
	return false
}

// total is the whole of a compound amount in its first unit.
func total(v quant.Value, n quant.Number) quant.Number {
	for _, t := range v.More {
		if x, ok := quant.Convert(t.Num, t.Unit, v.Unit); ok {
			n = n.Add(x)
		}
	}
	return n
}

func temperature(unit string) bool {
	return strings.HasPrefix(unit, "degree ") || unit == "kelvin"
}

func reportConversion(p *lint.Pass, a, b *lint.Mention) {
	there, _ := quant.Convert(total(a.Value, a.Value.Lo), a.Value.Unit, b.Value.Unit)
	back, _ := quant.Convert(total(b.Value, b.Value.Lo), b.Value.Unit, a.Value.Unit)
	right, other := b.Value, a.Value
	right.Lo, right.Hi, right.More = there.RoundTo(min(b.Value.Lo.Ulp(), 0)), there, nil
	other.Lo, other.Hi, other.More = back.RoundTo(min(a.Value.Lo.Ulp(), 0)), back, nil
	right.Range, other.Range, right.Hedge, other.Hedge = false, false, quant.NoHedge, quant.NoHedge
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: b.Span,
		Message: fmt.Sprintf("%s is %s, not %s", p.Text(a.Span), right.Phrase(), p.Text(b.Span)),
		Detail:  fmt.Sprintf("%s is %s", p.Text(b.Span), other.Phrase()),
		Related: []lint.Related{{Span: a.Span, Message: "converted from here"}},
		Fixes:   []lint.Fix{p.Rewrite(b.Span, right.Phrase()), p.Rewrite(a.Span, other.Phrase())},
	})
}

// difference reports whether a number of degrees is that of a rise or a fall: "a
// rise of 2 °C", "2 °C warmer".
func difference(p *lint.Pass, m *lint.Mention) bool {
	at := tokenBefore(p, m)
	switch word := strings.ToLower(p.Word(at)); {
	case word == "of" && (p.Lex.Is(p.Word(at-1), "rising") || p.Lex.Is(p.Word(at-1), "falling") || p.Lex.Is(p.Word(at-1), "warming")):
		return true
	case word == "by" && (p.Lex.Is(p.Word(at-1), "rise") || p.Lex.Is(p.Word(at-1), "fall") || p.Lex.Is(p.Word(at-1), "warming")):
		return true
	}
	return false
}

// checkDifference judges the conversion of a difference of temperatures, which
// leaves the zero of the scale alone: a rise of 2 °C is one of 3.6 °F.
func checkDifference(p *lint.Pass, a, b *lint.Mention) {
	zero, ok := quant.Convert(quant.FromInt(0), a.Value.Unit, b.Value.Unit)
	there, fine := quant.Convert(a.Value.Lo, a.Value.Unit, b.Value.Unit)
	if !ok || !fine {
		return
	}
	truth := there.Sub(zero)
	if within(truth, b.Value.Lo, roundingReach) || near(truth, b.Value.Lo, big.NewRat(15, 100)) || hedged(a) || hedged(b) {
		return
	}
	right := b.Value
	right.Lo = truth.RoundTo(min(b.Value.Lo.Ulp(), -1))
	right.Hi = right.Lo
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: b.Span,
		Message: fmt.Sprintf("a change of %s is one of %s, not of %s", p.Text(a.Span), right.Phrase(), p.Text(b.Span)),
		Detail:  "The zero of a scale of temperatures is in every reading of it, and in no difference of two",
		Related: []lint.Related{{Span: a.Span, Message: "converted from here"}},
		Fixes:   []lint.Fix{p.Rewrite(b.Span, right.Phrase())},
	})
}
