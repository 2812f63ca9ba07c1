package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/fatih/color"
	"golang.org/x/text/width"

	"github.com/factlint/factlint/lint"
)

var _ = add(Format{Name: "text", Streams: true, Summary: "for people: each finding with its words, the fact and its source", People: true, Write: writeText})

var _ = add(Format{Name: "concise", Streams: true, Summary: "for people: one line a finding", People: true, Write: writeConcise})

var _ = add(Format{Name: "grouped", Streams: true, Summary: "for people: findings under the name of their article", People: true, Write: writeGrouped})

// paint holds the colours, which do nothing where colour is off.
type paint struct{ place, bold, faint, err, warn, query, good func(...any) string }

func newPaint(on Color) paint {
	c := func(attrs ...color.Attribute) func(...any) string {
		p := color.New(attrs...)
		if on {
			p.EnableColor()
		} else {
			p.DisableColor()
		}
		return p.SprintFunc()
	}
	return paint{
		place: c(color.Bold), bold: c(color.Bold), faint: c(color.Faint),
		err: c(color.FgRed, color.Bold), warn: c(color.FgYellow, color.Bold), query: c(color.FgCyan, color.Bold), good: c(color.FgGreen),
	}
}

func (p paint) severity(s string) func(...any) string {
	switch s {
	case "error":
		return p.err
	case "warning":
		return p.warn
	default:
		return p.query
	}
}

func writeText(w io.Writer, r *Report) error {
	var b buffered
	p := newPaint(r.Color)
	for f := range r.Each() {
		if err := b.pass(w); err != nil {
			return err
		}
		b.printf("%s %s %s %s\n", p.place(place(f.Path, f.Line, f.Column)), p.severity(f.Severity)(f.Severity+":"), p.bold(clean(f.Message)), p.faint("["+f.Rule+"]"))
		excerpt(&b, p, f.Excerpt, "    ", p.severity(f.Severity))
		body(&b, p, f)
		b.printf("\n")
	}
	summary(&b, r)
	return b.to(w)
}

func place(path string, line, column int) string {
	return fmt.Sprintf("%s:%d:%d:", clean(path), line, column)
}

// excerpt shows the words of a finding, underlined.
func excerpt(b *buffered, p paint, e *lint.FindingExcerpt, indent string, mark func(...any) string) {
	if e == nil || e.Text == "" {
		return
	}
	b.printf("%s%s\n", indent, e.Text)
	b.printf("%s%s%s\n", indent, strings.Repeat(" ", columns(e.Text[:e.Start])), mark(strings.Repeat("^", max(1, columns(e.Text[e.Start:e.End])))))
}

// columns is the room that s takes on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r < 0x1100:
			n++
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}

// body is what stands under a finding's excerpt: the fact with its sources, the
// likely cause, why, the other places, the repairs.
func body(b *buffered, p paint, f *lint.Finding) {
	for _, c := range f.Citation {
		b.printf("    %s %s\n", p.good("fact "+clean(c.Fact)+":"), clean(citation(c)))
		if c.Quote != "" {
			b.printf("      %s\n", clean("“"+c.Quote+"”"))
		}
	}
	if f.Cause != "" {
		b.printf("    likely cause: %s\n", clean(f.Cause))
	}
	if f.Detail != "" {
		for _, line := range strings.Split(strings.TrimRight(f.Detail, "\n"), "\n") {
			b.printf("    %s\n", clean(line))
		}
	}
	for _, rel := range f.Related {
		b.printf("    %s %s\n", p.place(place(rel.Path, rel.Line, rel.Column)), clean(rel.Message))
		excerpt(b, p, rel.Excerpt, "      ", p.faint)
	}
	for _, fix := range f.Fixes {
		b.printf("    %s %s\n", p.good("repair:"), clean(fix.Title))
	}
}

// citation is the value of a fact and who says so.
func citation(c lint.FindingCitation) string {
	out := c.Value
	switch {
	case c.Title != "":
		out += " (" + c.Title
	case c.Source != "":
		out += " (" + c.Source
	default:
		return out
	}
	if c.Locator != "" {
		out += ", " + c.Locator
	}
	return out + ")"
}

func summary(b *buffered, r *Report) {
	if r.Quiet == WithSummary {
		b.printf("%s\n", r.SummaryLine())
	}
}

func writeConcise(w io.Writer, r *Report) error {
	var b buffered
	p := newPaint(r.Color)
	for f := range r.Each() {
		if err := b.pass(w); err != nil {
			return err
		}
		b.printf("%s %s %s %s\n", place(f.Path, f.Line, f.Column), p.severity(f.Severity)(f.Severity+":"), clean(f.Message), p.faint("["+f.Rule+"]"))
	}
	summary(&b, r)
	return b.to(w)
}

func writeGrouped(w io.Writer, r *Report) error {
	var b buffered
	p := newPaint(r.Color)
	some, path := false, ""
	for f := range r.Each() {
		if err := b.pass(w); err != nil {
			return err
		}
		if !some || path != f.Path {
			if some {
				b.printf("\n")
			}
			b.printf("%s\n", p.bold(clean(f.Path)))
		}
		some, path = true, f.Path
		b.printf("  %s %s %s %s\n", p.faint(fmt.Sprintf("%d:%d", f.Line, f.Column)), p.severity(f.Severity)(f.Severity+":"), clean(f.Message), p.faint("["+f.Rule+"]"))
	}
	if some {
		b.printf("\n")
	}
	summary(&b, r)
	return b.to(w)
}
