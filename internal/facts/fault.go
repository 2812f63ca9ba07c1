package facts

import (
	"fmt"
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

// Write prints a fault for people: place, message, the line with its words
// underlined, and what to do.
func Write(b *strings.Builder, f *Fault) {
	fmt.Fprintf(b, "%s:%d:%d: %s: %s (%s)\n", f.Path, f.Line, f.Column, f.Severity, f.Message, f.Rule)
	if e := f.Excerpt; e != nil && strings.TrimSpace(e.Text) != "" {
		fmt.Fprintf(b, "    %s\n    %s%s\n", tabless(e.Text), blank(e.Text[:e.Start]), carets(e.Text[e.Start:e.End]))
	}
	if f.Detail != "" {
		for line := range strings.SplitSeq(f.Detail, "\n") {
			fmt.Fprintf(b, "    %s\n", line)
		}
	}
	for _, r := range f.Related {
		fmt.Fprintf(b, "    %s:%d:%d: %s\n", r.Path, r.Line, r.Column, r.Message)
	}
}

// tabless shows tabs and control characters as one column, so that carets
// stand under their words.
func tabless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < ' ' || r == 0x7F:
			return '·'
		default:
			return r
		}
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func blank(s string) string { return strings.Repeat(" ", len([]rune(s))) }

func carets(s string) string { return strings.Repeat("^", max(1, len([]rune(s)))) }

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
