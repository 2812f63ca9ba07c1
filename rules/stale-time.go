package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "stale-time",
	Severity: lint.Asked,
	Trust:    0.75,
	Check:    checkStaleTime,
})

// checkStaleTime asks about a time that the text puts in the future and the
// article's own date in the past: "will open in 2021", dated 2024.
func checkStaleTime(p *lint.Pass) {
	today := p.Doc.Date
	if today.IsZero() || today.Precision < quant.Year {
		return
	}
	for i := range p.Mentions {
		m := p.Mention(i)
		if m.Kind() != quant.KindDate || m.Value.Range || m.Relative || m.YearGuessed || !dated(m.Value.Date) || m.Value.Date.Last() >= today.First() || p.InQuotation(m.Span) {
			continue
		}
		at := futureWord(p, m)
		if at < 0 {
			continue
		}
		p.Report(lint.Diagnostic{
			Severity: lint.Asked, Span: m.Span,
			Message: fmt.Sprintf("%q speaks of %s as still to come, but this article is of %s", p.Word(at)+" ...", p.Text(m.Span), today.Value().Phrase()),
			Detail:  "The sentence may have been taken over from an older text; say what happened, or correct the year",
			Related: []lint.Related{{Span: p.Tokens[at].Span(), Message: "said as to come"}},
			Fixes:   []lint.Fix{{Title: "Say what has happened since, or correct the year", Safety: lint.Display}},
		})
	}
}

// futureWord is the token of "will" or "shall" whose verb the date stands
// right behind, in the same clause; -1 for none.
func futureWord(p *lint.Pass, m *lint.Mention) int {
	first := p.Sentences[m.Sentence].First
	if c := p.ClauseOf(m.Span); c != nil {
		first = max(first, c.First)
	}
	switch strings.ToLower(p.Word(m.First - 1)) {
	case "in", "on", "by", "from", "until", "before", "during":
	default:
		return -1
	}
	for i := m.First - 2; i >= max(first, m.First-8); i-- {
		switch word := strings.ToLower(p.Word(i)); {
		case word == "will" && p.Tokens[i].Flags&lint.Capital == 0 || word == "shall":
			next := strings.ToLower(p.Word(i + 1))
			if next == "have" || next == "know" || next == "remember" {
				return -1
			}
			return i
		case strings.ContainsAny(word, ",;:()") || word == "since" || word == "that" || word == "which" || word == "who" || word == "whose":
			return -1
		}
	}
	return -1
}
