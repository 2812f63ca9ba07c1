// Package stat recomputes the significance of a statistical test from what an
// article prints of it: the statistic and its degrees of freedom.
package stat

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Kind is the distribution of a test's statistic where nothing is to be found.
type Kind byte

// The kinds of test.
const (
	T           Kind = iota // Student's t, DF1 degrees of freedom
	F                       // the F of an analysis of variance, DF1 and DF2
	ChiSquare               // χ², and Cochran's Q, DF1
	Z                       // the standard normal
	Correlation             // Pearson's r, DF1 (two fewer than there are pairs)
)

// Test is the outcome of a significance test. Statistic is as printed; of T, Z
// and Correlation only its size counts.
type Test struct {
	Kind      Kind
	DF1, DF2  float64
	Statistic float64
}

// PValue is the probability of a statistic at least as large by chance, 0 to 1:
// of either sign for T, Z and Correlation, of a larger one for F and ChiSquare.
// It is NaN where there is no such test: degrees of freedom that are not above
// zero, a negative F, a correlation beyond 1.
//
// The formulas are those of Abramowitz and Stegun, Handbook of Mathematical
// Functions, 26.2.29, 26.4.19, 26.5.27 and 26.6.2.
func (t Test) PValue() float64 {
	x := math.Abs(t.Statistic)
	switch {
	case t.Kind != Z && !(t.DF1 > 0) || t.Kind == F && !(t.DF2 > 0):
		return math.NaN()
	case (t.Kind == F || t.Kind == ChiSquare) && t.Statistic < 0, t.Kind == Correlation && x > 1, math.IsInf(x, 0):
		return math.NaN()
	}
	switch t.Kind {
	case Z:
		return math.Erfc(x / math.Sqrt2)
	case ChiSquare:
		return mathext.GammaIncRegComp(t.DF1/2, x/2)
	case F:
		return mathext.RegIncBeta(t.DF2/2, t.DF1/2, t.DF2/(t.DF2+t.DF1*x))
	case Correlation:
		// t² = r²·df / (1-r²), so that df / (df+t²) is 1-r².
		return mathext.RegIncBeta(t.DF1/2, 0.5, 1-x*x)
	default:
		return mathext.RegIncBeta(t.DF1/2, 0.5, t.DF1/(t.DF1+x*x))
	}
}
