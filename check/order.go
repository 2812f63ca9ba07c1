package check

import (
	"sort"

	"github.com/factlint/factlint/lint"
)

func sortFindings(found []lint.Finding) {
	sort.SliceStable(found, func(i, j int) bool { return less(&found[i], &found[j]) })
}

// less is the order in which findings are printed.
func less(a, b *lint.Finding) bool {
	switch {
	case a.Path != b.Path:
		return a.Path < b.Path
	case a.Start != b.Start:
		return a.Start < b.Start
	case a.End != b.End:
		return a.End < b.End
	case a.Rule != b.Rule:
		return a.Rule < b.Rule
	default:
		return a.Message < b.Message
	}
}

// same reports whether two findings say the same of the same words.
func same(a, b *lint.Finding) bool {
	return a.Path == b.Path && a.Start == b.Start && a.End == b.End && a.Rule == b.Rule && a.Message == b.Message
}
