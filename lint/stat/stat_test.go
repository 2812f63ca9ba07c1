package stat_test

import (
	"math"
	"testing"

	"github.com/factlint/factlint/lint/stat"
)

// TestCriticalValues holds the tests against the tables at the end of every
// textbook: the statistic that is just significant at p.
func TestCriticalValues(t *testing.T) {
	for _, c := range []struct {
		test stat.Test
		p    float64
	}{
		{stat.Test{Kind: stat.Z, Statistic: 1.959964}, 0.05},
		{stat.Test{Kind: stat.Z, Statistic: -2.575829}, 0.01},
		{stat.Test{Kind: stat.T, DF1: 1, Statistic: 12.70620}, 0.05},
		{stat.Test{Kind: stat.T, DF1: 10, Statistic: -2.228139}, 0.05},
		{stat.Test{Kind: stat.T, DF1: 28, Statistic: 2.763262}, 0.01},
		{stat.Test{Kind: stat.T, DF1: 120, Statistic: 3.373454}, 0.001},
		{stat.Test{Kind: stat.ChiSquare, DF1: 1, Statistic: 3.841459}, 0.05},
		{stat.Test{Kind: stat.ChiSquare, DF1: 10, Statistic: 23.20925}, 0.01},
		{stat.Test{Kind: stat.F, DF1: 1, DF2: 27, Statistic: 4.210008}, 0.05},
		{stat.Test{Kind: stat.F, DF1: 2, DF2: 57, Statistic: 4.998}, 0.01},
		{stat.Test{Kind: stat.Correlation, DF1: 8, Statistic: 0.631897}, 0.05},
		{stat.Test{Kind: stat.Correlation, DF1: 58, Statistic: -0.330}, 0.01},
	} {
		if got := c.test.PValue(); math.Abs(got-c.p) > c.p*0.005 {
			t.Errorf("%+v: p = %.5f, not %.3f", c.test, got, c.p)
		}
	}
}

// TestPValueBounds asks for probabilities at the ends, and for NaN beyond them.
func TestPValueBounds(t *testing.T) {
	for _, kind := range []stat.Kind{stat.T, stat.F, stat.ChiSquare, stat.Z, stat.Correlation} {
		if p := (stat.Test{Kind: kind, DF1: 3, DF2: 9}).PValue(); math.Abs(p-1) > 1e-9 {
			t.Errorf("kind %d: a statistic of 0 has p = %v", kind, p)
		}
		big := stat.Test{Kind: kind, DF1: 3, DF2: 9, Statistic: 1e6}
		if kind == stat.Correlation {
			big.Statistic = 1
		}
		if p := big.PValue(); !(p >= 0 && p < 1e-6) {
			t.Errorf("kind %d: an endless statistic has p = %v", kind, p)
		}
		last := 1.1
		for x := 0.0; x < 0.99; x += 0.05 {
			p := stat.Test{Kind: kind, DF1: 3, DF2: 9, Statistic: x}.PValue()
			if p >= last {
				t.Errorf("kind %d: p does not fall at %v", kind, x)
			}
			last = p
		}
	}
	for _, none := range []stat.Test{
		{Kind: stat.T, Statistic: 2},
		{Kind: stat.F, DF1: 1, Statistic: 2},
		{Kind: stat.F, DF1: 1, DF2: 4, Statistic: -2},
		{Kind: stat.Correlation, DF1: 3, Statistic: 1.2},
		{Kind: stat.ChiSquare, DF1: -1, Statistic: 3},
	} {
		if p := none.PValue(); !math.IsNaN(p) {
			t.Errorf("%+v: p = %v where there is no such test", none, p)
		}
	}
}
