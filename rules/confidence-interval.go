package rules

import (
	"fmt"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "confidence-interval",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkConfidenceInterval,
})

// interval is a confidence interval in print, with the estimate before it:
// "0.72 (95% CI 0.55 to 0.95)".
type interval struct {
	estimate, lo, hi printedNumber
	// estimatePercent and percent say which of them are marked as percentages.
	estimatePercent, percent bool
	// known says that an estimate was found.
	known bool
	span  lint.Span // of the interval's two ends
}

// intervalNames are the names of an interval, each with a part of it that begins
// with a letter that texts seldom have: that is found faster than the name.
var intervalNames = [...]struct{ text, rare string }{{"CI", "CI"}, {"confidence interval", "val"}}

// checkConfidenceInterval finds estimates outside of their own confidence
// interval, and intervals that run backwards.
func checkConfidenceInterval(p *lint.Pass) {
	for _, name := range intervalNames {
		for at := 0; ; {
			next := strings.Index(p.Doc.Text[at:], name.rare)
			if next < 0 {
				break
			}
			place := lint.Span{Start: at + next - strings.Index(name.text, name.rare)}
			place.End = place.Start + len(name.text)
			at += next + len(name.rare)
			if place.Start < 0 || !strings.HasPrefix(p.Doc.Text[place.Start:], name.text) || !standsFree(p.Doc.Text, place.Start) || letterAt(p.Doc.Text[place.End:]) {
				continue
			}
			if v, ok := readInterval(p.Doc.Text, blockAround(p.Doc.Blocks, place.Start).Span, place); ok {
				judgeInterval(p, v)
			}
		}
	}
}

// readInterval reads the interval whose name stands at name, and the estimate
// before the name.
func readInterval(text string, within, name lint.Span) (v interval, ok bool) {
	r := printed{text: text, i: name.End, end: within.End}
	r.take(")")
	r.take(":", ",", "=", "of", "from", "was", "between")
	r.level()
	r.take("[", "(")
	if v.lo, ok = r.number(); !ok {
		return v, false
	}
	v.percent = r.take("%") != ""
	if r.take("to ", "and ", "–", "—", "‐", "-", ",", ";") == "" {
		return v, false
	}
	if v.hi, ok = r.number(); !ok {
		return v, false
	}
	v.percent = r.take("%") != "" || v.percent
	v.span = v.lo.span.Join(v.hi.span)
	v.findEstimate(text, within, name.Start)
	return v, true
}

// level skips the level of confidence where it stands behind the name: "CI 95%:".
func (r *printed) level() {
	back := r.i
	n, ok := r.number()
	if !ok || n.value < 80 || r.take("%") == "" || r.take(":", "=") == "" && !strings.HasPrefix(strings.TrimSpace(r.text[r.i:r.end]), "[") {
		r.i = back
	}
}

// findEstimate looks for the estimate before the name of the interval: "0.72
// (95%" CI. Nothing may stand between the two but the level and a bracket or a
// comma.
func (v *interval) findEstimate(text string, within lint.Span, at int) {
	before := strings.TrimRight(text[within.Start:at], " \u00a0")
	before = strings.TrimRight(strings.TrimSuffix(before, "confidence interval ("), " \u00a0")
	if cut, ok := strings.CutSuffix(before, "%"); ok {
		before = strings.TrimRight(strings.TrimRight(cut, " \u00a0"), "0123456789.")
	}
	before = strings.TrimRight(before, " \u00a0")
	tied := strings.TrimRight(before, "([,;")
	if tied == before {
		return
	}
	tied = strings.TrimRight(tied, " \u00a0")
	number := strings.TrimRight(strings.TrimSuffix(tied, "%"), " \u00a0")
	start := len(strings.TrimRight(number, "0123456789.,"))
	for _, sign := range []string{"-", "−", "–"} {
		if head, ok := strings.CutSuffix(number[:start], sign); ok && !letterAt(lastRune(head)) {
			start = len(head)
		}
	}
	r := printed{text: text, i: within.Start + start, end: within.Start + len(number)}
	if start > 0 && letterAt(lastRune(number[:start])) {
		return // the 2 of "PM2", the 19 of "covid-19"
	}
	v.estimate, v.known = r.number()
	v.known = v.known && r.i == r.end
	v.estimatePercent = strings.HasSuffix(tied, "%")
}

// lastRune is the last character of s, as a string.
func lastRune(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i]&0xc0 != 0x80 {
			return s[i:]
		}
	}
	return ""
}

// judgeInterval reports an estimate outside of its interval.
func judgeInterval(p *lint.Pass, v interval) {
	switch {
	case v.lo.value > v.hi.value && v.hi.value > 0:
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: v.span,
			Message: fmt.Sprintf("the confidence interval %s runs backwards", p.Text(v.span)),
			Detail:  "Its first end is the larger: the two are exchanged, or a digit of one is a slip",
			Fixes:   []lint.Fix{{Title: "Correct the interval", Safety: lint.Display}},
		})
	case v.known && !estimateOf(p, v) || !v.known || v.holdsEstimate():
	default:
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: v.estimate.span,
			Message: fmt.Sprintf("%s lies outside of its own confidence interval, %s", p.Text(v.estimate.span), p.Text(v.span)),
			Detail:  "An estimate lies within the interval that is reckoned from it; one of the three numbers is a slip",
			Related: []lint.Related{{Span: v.span, Message: "the interval is here"}},
			Fixes:   []lint.Fix{{Title: "Correct the estimate or its interval", Safety: lint.Display}},
		})
	}
}

// holdsEstimate reports whether the interval holds the estimate, give or take
// the rounding. A change may be said without its sign: "lower by 3.2 (-5.1 to
// -1.3)".
func (v interval) holdsEstimate() bool {
	slack := max(v.estimate.step, v.lo.step, v.hi.step)
	lo, hi := min(v.lo.value, v.hi.value), max(v.lo.value, v.hi.value)
	return v.estimate.within(lo, hi, slack) || v.estimate.within(-hi, -lo, slack)
}

// estimateOf reports whether the number before an interval is what the interval
// is of, and not the year, the group or the test that stands between: it is
// written as the ends are, with their decimals or as their percentages.
func estimateOf(p *lint.Pass, v interval) bool {
	like := v.estimate.decimals() > 0 && (v.estimate.decimals() == v.lo.decimals() || v.estimate.decimals() == v.hi.decimals())
	if v.estimatePercent != v.percent || !like && !v.percent {
		return false
	}
	i := sort.Search(len(p.Mentions), func(i int) bool { return p.Mentions[i].Span.End >= v.estimate.span.End })
	if i < len(p.Mentions) && p.Mention(i).Span.Start <= v.estimate.span.Start && (p.Mention(i).Kind() == quant.KindDate || p.Mention(i).Kind() == quant.KindDuration) {
		return false
	}
	before := strings.TrimRight(p.Doc.Text[:v.estimate.span.Start], " \u00a0")
	for _, relation := range []string{"=", "<", ">", "≤", "≥"} {
		if name, ok := strings.CutSuffix(before, relation); ok {
			name = strings.TrimRight(name, " \u00a0")
			last := lastWord(name)
			return !p.Lex.Is(last, "probability-sign") && !strings.EqualFold(last, "n")
		}
	}
	return true
}

// blockAround is the block that holds place at, the empty block for none.
func blockAround(blocks []lint.Block, at int) lint.Block {
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End > at })
	if i < len(blocks) && blocks[i].Span.Start <= at {
		return blocks[i]
	}
	return lint.Block{}
}
