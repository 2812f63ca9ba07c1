package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "self-conflict",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkSelfConflict,
})

func checkSelfConflict(p *lint.Pass) {
	if p.Records == nil || p.Conflicts == nil {
		return
	}
	records := p.Records()
	told := map[int]bool{}
	for _, c := range p.Conflicts(records) {
		a, b := &records[c.A], &records[c.B]
		// Two values of one sentence are told apart by it; how often something
		// happens is said of many things.
		if c.Severity == lint.Off || told[a.Mention] || p.Mention(a.Mention).Sentence == p.Mention(b.Mention).Sentence || a.Value.Kind == quant.KindSet {
			continue
		}
		told[a.Mention] = true
		here, there := p.Mentions[a.Mention].Span, p.Mentions[b.Mention].Span
		p.Report(lint.Diagnostic{
			Severity: min(c.Severity, lint.Warning), Trust: c.Trust, Span: here,
			Message: conflictMessage(a, b, c.RecordVerdict), Detail: c.Why, Cause: c.Comparison.Cause.Phrase(a.Value, b.Value),
			Related: []lint.Related{{Span: there, Message: fmt.Sprintf("%s here", p.Text(there))}},
			Fixes:   []lint.Fix{p.Rewrite(here, p.Text(there)), p.Rewrite(there, p.Text(here))},
		})
	}
}

// conflictMessage names what two records disagree on, and both values.
func conflictMessage(a, b *lint.Record, v lint.RecordVerdict) string {
	what := a.Subject
	if a.Event != "" {
		if what != "" {
			what += " "
		}
		what += a.Event
	}
	if what == "" {
		what = "the same thing"
	}
	if v.Severity == lint.Asked {
		return fmt.Sprintf("is this the same %s? It is %s here, %s there", what, a.Value.Phrase(), b.Value.Phrase())
	}
	return fmt.Sprintf("%s is %s here, %s there", what, a.Value.Phrase(), b.Value.Phrase())
}
