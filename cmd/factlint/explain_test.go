package main

import (
	"testing"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/report"
)

// Whatever the binder weighs is known to the short explanations, which say it in
// plain English or leave it out.
func TestEvidenceIsExplained(t *testing.T) {
	for _, name := range bind.EvidenceNames() {
		if !report.Explained(name) {
			t.Errorf("internal/report/reasons.tsv has no row for the evidence %q", name)
		}
	}
}
