// Package rules holds factlint's checks, a pair of files for each:
// NAME.go, which registers the rule, and NAME.md, its page, whose examples
// are its tests.
//
// A rule sees a lint.Pass (or a lint.Group) and nothing else: no file, no
// clock, no word list of its own.
package rules

import (
	"embed"
	"fmt"
	"sort"

	"github.com/factlint/factlint/lint"
)

//go:embed *.md
var pages embed.FS

var all []lint.Rule

// All is every rule, sorted by name. The slice is the caller's own.
func All() []lint.Rule {
	out := make([]lint.Rule, len(all))
	copy(out, all)
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// Named is the rule of that name.
func Named(name string) (lint.Rule, bool) {
	for _, r := range all {
		if r.Name == name {
			return r, true
		}
	}
	return lint.Rule{}, false
}

// add registers a rule with its page. It panics where the page is missing,
// which every run of the tests and of the program would show at once.
func add(r lint.Rule) bool {
	name := r.Name + ".md"
	if _, err := pages.Open(name); err != nil {
		panic(fmt.Sprintf("rules: rule %s has no page: write rules/%s.md", r.Name, r.Name))
	}
	r.Page = func() string {
		page, _ := pages.ReadFile(name) // it is there
		return string(page)
	}
	all = append(all, r)
	return true
}
