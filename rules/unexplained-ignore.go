package rules

import "github.com/factlint/factlint/lint"

// The engine reports these findings itself, as it reads what is to be ignored.
var _ = add(lint.Rule{
	Name:     "unexplained-ignore",
	Severity: lint.Warning,
	Trust:    1,
})
