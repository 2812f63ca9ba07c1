package rules

import "github.com/factlint/factlint/lint"

// The engine reports these findings itself: it alone knows what was ignored.
var _ = add(lint.Rule{
	Name:     "unused-ignore",
	Severity: lint.Warning,
	Trust:    1,
})
