package lang

import "github.com/factlint/factlint/lint"

var _ lint.Classifier = (*Language)(nil)

// ClassNumber is the number of a class, -1 where there is none.
func (l *Language) ClassNumber(class string) int { return l.Class(class) }
