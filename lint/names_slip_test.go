package lint_test

import (
	"testing"

	"github.com/factlint/factlint/lint"
)

func TestNameSlip(t *testing.T) {
	slips := [][2]string{
		{"Harkness", "Harkeness"},
		{"Harkness", "Harknses"},
		{"Harkness", "Hrkness"},
		{"Petersen", "Peterson"},
		{"Pétain", "Petain"},
		{"Hoffman", "Hoffmann"},
	}
	for _, pair := range slips {
		if !lint.NameSlip(pair[0], pair[1]) || !lint.NameSlip(pair[1], pair[0]) {
			t.Errorf("%s and %s are not taken for one name", pair[0], pair[1])
		}
	}
	others := [][2]string{
		{"Harkness", "Harkness"},
		{"Harkness", "HARKNESS"},
		{"Merkel", "Merkels"},
		{"Merkel", "Merkeln"},
		{"Englishman", "Englishmen"},
		{"Maria", "Mario"},
		{"Austria", "Australia"},
		{"Slovakia", "Slovenia"},
		{"Schmidt", "Schmitz"},
		{"", "A"},
	}
	for _, pair := range others {
		if lint.NameSlip(pair[0], pair[1]) || lint.NameSlip(pair[1], pair[0]) {
			t.Errorf("%s and %s are taken for one name", pair[0], pair[1])
		}
	}
}
