package main

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// ruleNames are the names of all rules, sorted.
func ruleNames() []string {
	var out []string
	for _, r := range rules.All() {
		out = append(out, r.Name)
	}
	return out
}

// ownSeverities are the severities that the rules have by themselves.
func ownSeverities() map[string]lint.Severity {
	out := map[string]lint.Severity{}
	for _, r := range rules.All() {
		out[r.Name] = r.Severity
	}
	return out
}
