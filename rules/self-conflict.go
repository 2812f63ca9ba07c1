package rules

import (
	"fmt"
	"slices"
	"strings"

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
		if c.Severity == lint.Off || told[a.Mention] || p.Mention(a.Mention).Sentence == p.Mention(b.Mention).Sentence || a.Value.Kind == quant.KindSet || !oneThing(a, b) {
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

// oneThing reports whether two records of one article name one thing outright:
// the same named subject and the same event or counted noun, with no name of
// their own on either side. One article sets many like things side by side, so
// likeness of the sentences alone says that they are two. A headline may name
// its subject otherwise than the text.
func oneThing(a, b *lint.Record) bool {
	same := a.Event != "" && a.Event == b.Event || a.Head != "" && a.Head == b.Head
	if a.Headline != b.Headline {
		return same
	}
	subject := strings.TrimSpace(a.Subject)
	if !same || a.Headline || !strings.EqualFold(subject, strings.TrimSpace(b.Subject)) || subject == strings.ToLower(subject) {
		return false
	}
	return !extra(a.Names, b.Names) || !extra(b.Names, a.Names)
}

// extra reports whether the sorted list a has a word that b has not.
func extra(a, b []string) bool {
	for _, w := range a {
		if _, found := slices.BinarySearch(b, w); !found {
			return true
		}
	}
	return false
}

// conflictMessage names what two records disagree on, and both values.
func conflictMessage(a, b *lint.Record, v lint.RecordVerdict) string {
	what := strings.TrimSpace(a.Subject)
	if a.Event != "" && !strings.Contains(strings.ToLower(what), a.Event) {
		if what != "" {
			what += ", "
		}
		what += a.Event
	}
	if v.Severity == lint.Asked {
		question := fmt.Sprintf("%s here, %s there: is it the same thing?", a.Value.Phrase(), b.Value.Phrase())
		if what != "" {
			question = what + ": " + question
		}
		return question
	}
	if what == "" {
		return fmt.Sprintf("%s here, %s there", a.Value.Phrase(), b.Value.Phrase())
	}
	return fmt.Sprintf("%s: %s here, %s there", what, a.Value.Phrase(), b.Value.Phrase())
}
