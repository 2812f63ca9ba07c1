package mention

import "github.com/factlint/factlint/lint"

// timeline is what the dates of a text leave behind for those that follow.
type timeline struct{}

// dateForms and durationForms are the ways to write times.
var (
	dateForms     []form
	durationForms []form
)

// finish settles what needs the whole text.
func (s *scanner) finish() {}

// skip is the token after something at token i that looks like a value and is
// none, or i.
func (s *scanner) skip(i int) int { return i }

var _ = lint.Mention{}
