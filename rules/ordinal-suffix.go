package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "ordinal-suffix",
	Severity: lint.Warning,
	Trust:    0.95,
	Check:    checkOrdinalSuffix,
})

// checkOrdinalSuffix finds ordinals whose ending is of another number: "21th",
// "3nd". Either the ending or the digit before it is a slip.
func checkOrdinalSuffix(p *lint.Pass) {
	for _, at := range p.Figures() {
		i, t := int(at), p.Tokens[at]
		span := t.Span()
		switch {
		case t.Kind == lint.Mixed:
		case t.Kind == lint.Digits && i+1 < len(p.Tokens) && p.Tokens[i+1].Kind == lint.Word && p.Tokens[i+1].Flags&lint.SpaceLeft == 0 && int(p.Tokens[i+1].Start) == span.End:
			span = span.Join(p.Tokens[i+1].Span())
		default:
			continue
		}
		word := p.Text(span)
		if len(word) < 3 || !standsAlone(p, lint.Token{Start: int32(span.Start), End: int32(span.End)}) {
			continue
		}
		digits, suffix := word[:len(word)-2], word[len(word)-2:]
		// "10TH" is a code as often as an ordinal.
		if suffix != "th" && suffix != "nd" && suffix != "rd" && suffix != "st" || strings.Trim(digits, "0123456789,") != "" {
			continue
		}
		n, ok := quant.ParseNumber(digits)
		whole, isInt := n.Int64()
		if !ok || !isInt || whole <= 0 || suffix == "st" && stones(p, i, whole) || ordinalOf(whole) == strings.TrimLeft(strings.ReplaceAll(digits, ",", ""), "0")+suffix {
			continue
		}
		right := digits + strings.TrimLeft(ordinalOf(whole), "0123456789")
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: span,
			Message: fmt.Sprintf("%s is no ordinal: %s, or another number", word, right),
			Detail:  "The ending or a digit is a slip; where the number was changed in editing, the ending may be of the old one",
			Fixes:   []lint.Fix{p.Rewrite(span, right), {Title: "Correct the number", Safety: lint.Display}},
		})
	}
}

// stones reports whether "12st" may be a weight in stones.
func stones(p *lint.Pass, i int, n int64) bool {
	return n <= 35 && !strings.EqualFold(p.Word(i-1), "the")
}
