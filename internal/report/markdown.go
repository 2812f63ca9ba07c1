package report

import (
	"io"
	"strings"
)

var _ = add(Format{Name: "markdown", Summary: "for a job summary or a comment on a pull request", Write: writeMarkdown})

// markdownFindings bounds a summary: GitHub takes 1 MiB for a job summary and
// 65,536 characters for a comment.
const (
	markdownFindings = 200
	markdownBytes    = 60000
)

func writeMarkdown(w io.Writer, r *Report) error {
	var b buffered
	e, warn, q := r.severities()
	switch {
	case len(r.Findings) == 0:
		b.printf("### factlint: nothing found\n\n")
	default:
		b.printf("### factlint: %s, %s, %s\n\n", Count(e, "error"), Count(warn, "warning"), plural(q, "query", "queries"))
	}
	shown := 0
	for i := range r.Findings {
		if i == markdownFindings || b.Len() > markdownBytes {
			break
		}
		f := &r.Findings[i]
		b.printf("- **%s** `%s` %s  \n  %s:%d", f.Severity, f.Rule, escapeMarkdown(f.Message), escapeMarkdown(f.Path), f.Line)
		if f.Excerpt != nil {
			e := *f.Excerpt
			b.printf(": “%s**%s**%s”", escapeMarkdown(e.Text[:e.Start]), escapeMarkdown(e.Text[e.Start:e.End]), escapeMarkdown(e.Text[e.End:]))
		}
		b.printf("\n")
		for _, c := range f.Citation {
			b.printf("  - fact `%s`: %s", strings.ReplaceAll(c.Fact, "`", "'"), escapeMarkdown(citation(c)))
			if c.Quote != "" {
				b.printf(": “%s”", escapeMarkdown(c.Quote))
			}
			b.printf("\n")
		}
		for _, rel := range f.Related {
			if rel.Excerpt != nil {
				b.printf("  - %s:%d: “%s”\n", escapeMarkdown(rel.Path), rel.Line, escapeMarkdown(marked(rel.Excerpt, "", "")))
			}
		}
		shown++
	}
	if left := len(r.Findings) - shown; left > 0 {
		b.printf("\nand %d more\n", left)
	}
	b.printf("\n%s\n", escapeMarkdown(r.SummaryLine()))
	return b.to(w)
}

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "#", `\#`, "|", `\|`, "~", `\~`, "@", "@\u200b", "$", `\$`,
)

// escapeMarkdown keeps an article's words from becoming markup or a mention.
func escapeMarkdown(s string) string { return markdownEscapes.Replace(clean(s)) }
