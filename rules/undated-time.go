package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "undated-time",
	Severity: lint.Off,
	Trust:    0.9,
	Check:    checkUndatedTime,
})

// checkUndatedTime points at times that only the article's date could fix, in
// an article that gives none: "last week". It is off unless it is asked for.
func checkUndatedTime(p *lint.Pass) {
	if !p.Doc.Date.IsZero() {
		return
	}
	for i := range p.Mentions {
		m := p.Mention(i)
		if m.Kind() != quant.KindDate || m.Rel == "" && (m.Weekday == 0 || !m.Value.Date.IsZero()) {
			continue
		}
		p.Report(lint.Diagnostic{
			Severity: lint.Asked, Span: m.Span,
			Message: fmt.Sprintf("%q has no date to stand on: this article does not say when it was written", p.Text(m.Span)),
			Detail:  "Give the article a date (front matter, a dateline, --date), or write the day",
			Fixes:   []lint.Fix{{Title: "Write the day, month or year", Safety: lint.Display}},
		})
	}
}
