package report

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// longMessage is a finding in plain text with everything that an annotation
// has room for: message, detail, cause, fact with source and quote.
func longMessage(f *lint.Finding) string {
	var b strings.Builder
	b.WriteString(f.Message)
	for _, c := range f.Citation {
		b.WriteString("\nFact " + c.Fact + ": " + citation(c))
		if c.Quote != "" {
			b.WriteString(": “" + c.Quote + "”")
		}
	}
	if f.Cause != "" {
		b.WriteString("\nLikely cause: " + f.Cause)
	}
	if f.Detail != "" {
		b.WriteString("\n" + strings.TrimRight(f.Detail, "\n"))
	}
	return b.String()
}

// marked is the excerpt with its words within marks.
func marked(e *lint.FindingExcerpt, open, shut string) string {
	if e == nil {
		return ""
	}
	return e.Text[:e.Start] + open + e.Text[e.Start:e.End] + shut + e.Text[e.End:]
}
