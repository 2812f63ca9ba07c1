package main

import "github.com/factlint/factlint/lint"

// allRules are the rules of this program.
func allRules() []lint.Rule { return nil }

// ruleNames are the names of all rules, sorted.
func ruleNames() []string {
	var out []string
	for _, r := range allRules() {
		out = append(out, r.Name)
	}
	return out
}

// ownSeverities are the severities that the rules have by themselves.
func ownSeverities() map[string]lint.Severity {
	out := map[string]lint.Severity{}
	for _, r := range allRules() {
		out[r.Name] = r.Severity
	}
	return out
}

// ruleNamed is the rule of that name.
func ruleNamed(name string) (lint.Rule, bool) {
	for _, r := range allRules() {
		if r.Name == name {
			return r, true
		}
	}
	return lint.Rule{}, false
}
