package rules

import (
	"math"
	"testing"

	"github.com/factlint/factlint/lint"
)

// FuzzPrinted reads test results and confidence intervals from whatever text:
// no panic, spans within the text, probabilities that are none only where there
// is no such test.
func FuzzPrinted(f *testing.F) {
	f.Add("t(28) = 2.20, p = .036 and χ²(1, N = 90) = 3.84, p < .05")
	f.Add("r = -.31, n = 2, p = 1; F(0, 57) = -4, p > 1.0, z = −1e9, P ≤ 0")
	f.Add("0.72 [95% CI: –1,024–.5), CI 99%: [3;4]")
	f.Fuzz(func(t *testing.T, text string) {
		whole := lint.Span{End: len(text)}
		for _, r := range testResults(text, whole) {
			if !whole.Contains(r.span) || !whole.Contains(r.p.span) || r.span.End > r.p.span.Start {
				t.Errorf("%q: the test at %v, p at %v", text, r.span, r.p.span)
			}
			most, least := r.reach()
			if most < least || math.IsNaN(most) != math.IsNaN(least) && r.df1.value >= 1 {
				t.Errorf("%q: p from %v to %v", text, least, most)
			}
		}
		for at := range len(text) {
			if v, ok := readInterval(text, whole, lint.Span{Start: at, End: at}); ok && !whole.Contains(v.span) {
				t.Errorf("%q: the interval at %v", text, v.span)
			}
		}
	})
}
