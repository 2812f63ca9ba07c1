package facts

import (
	"fmt"
	"strings"
)

// write prints a fault for people: place, message, the line with its words
// underlined, and what to do.
func write(b *strings.Builder, f *Fault) {
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
