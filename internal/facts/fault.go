package facts

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// newFault is a finding at a span of a facts file.
func newFault(src *source, span text.Span, rule string, severity lint.Severity, message, detail string) Fault {
	place := src.place(span)
	return Fault{
		Rule: rule, Severity: severity.String(), Trust: 1,
		Path: place.Path, Start: place.Start, End: place.End,
		Line: place.Line, Column: place.Column, EndLine: place.EndLine, EndColumn: place.EndColumn,
		Message: message, Detail: detail,
		Related: []lint.FindingRelated{}, Fixes: []lint.FindingFix{},
		Excerpt: src.excerpt(span),
		Key:     rule + ":" + message,
	}
}

// list names things in a sentence: "a, b or c".
func list(words []string, last string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
	}
}
