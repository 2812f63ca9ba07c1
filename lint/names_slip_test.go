package lint_test

import (
	"testing"

	"github.com/factlint/factlint/lint"
)

func TestNameSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want lint.Slip
	}{
		{"Harkness", "Harkeness", lint.LikelySlip},
		{"Harkness", "Harknses", lint.LikelySlip},
		{"Harkness", "Hrkness", lint.LikelySlip},
		{"Pétain", "Petain", lint.LikelySlip},
		{"Hoffman", "Hoffmann", lint.LikelySlip},
		{"Petersen", "Peterson", lint.PossibleSlip},
		{"Johnson", "Johnston", lint.PossibleSlip},
		{"Astana", "Astara", lint.NoSlip},
		{"Harkness", "Harkness", lint.NoSlip},
		{"Harkness", "HARKNESS", lint.NoSlip},
		{"Merkel", "Merkels", lint.NoSlip},
		{"Merkel", "Merkeln", lint.NoSlip},
		{"Englishman", "Englishmen", lint.NoSlip},
		{"Maria", "Mario", lint.NoSlip},
		{"Austria", "Australia", lint.NoSlip},
		{"Slovakia", "Slovenia", lint.NoSlip},
		{"Schmidt", "Schmitz", lint.NoSlip},
		{"", "A", lint.NoSlip},
	} {
		if got := lint.NameSlip(c.a, c.b); got != c.want {
			t.Errorf("NameSlip(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := lint.NameSlip(c.b, c.a); got != c.want {
			t.Errorf("NameSlip(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
