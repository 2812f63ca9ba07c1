package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkTurnedShare judges the two shares that do not put the part before its
// whole and the whole before the percentage: "12 percent (6 of 50)" and "of
// 1,200 workers, 300 (25%)". It reports whether mention i begins one.
func checkTurnedShare(p *lint.Pass, i int) bool {
	if i+2 >= len(p.Mentions) || p.Mention(i+2).Sentence != p.Mention(i).Sentence {
		return false
	}
	a, b, c := p.Mention(i), p.Mention(i+1), p.Mention(i+2)
	var share, part, whole *lint.Mention
	switch {
	case a.Kind() == quant.KindPercent && p.Gap(i, i+1) == "(" && ofGap(p.Gap(i+1, i+2)) && p.Word(c.Last) == ")":
		share, part, whole = a, b, c
	case c.Kind() == quant.KindPercent && strings.EqualFold(wordBefore(p, a), "of") && listedUnder(p, i) && shareGap(p, i+1):
		share, part, whole = c, b, a
	default:
		return false
	}
	if share.Value.Unit != "percent" || share.Value.Range || part.Kind() != quant.KindCount || whole.Kind() != quant.KindCount ||
		part.Value.Range || whole.Value.Range || part.Value.Lo.Sign() <= 0 || part.Value.Lo.Cmp(whole.Value.Lo) > 0 {
		return false
	}
	truth := reckon(part.Value).Quo(reckon(whole.Value)).Scale(100)
	compareShare(p, part, share, truth, fmt.Sprintf("%s of %s", p.Text(part.Span), p.Text(whole.Span)))
	return true
}

// listedUnder reports whether mention i+1 follows mention i, its noun and a
// comma: "of 1,200 workers, 300".
func listedUnder(p *lint.Pass, i int) bool {
	gap := p.Gap(i, i+1)
	words, comma := strings.CutSuffix(gap, ",")
	if !comma || strings.ContainsAny(words, ",;:()") || len(strings.Fields(words)) > 5 {
		return false
	}
	before := tokenBefore(p, p.Mention(i))
	s := p.Sentences[p.Mention(i).Sentence]
	return before == s.First || p.Word(before-1) == "," || p.Word(before-1) == ";" || before > s.First && strings.EqualFold(p.Word(before-1), "out")
}
