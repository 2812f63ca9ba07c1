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
		if j := i + 1; j < len(p.Mentions) && misnamedYear(p, i, j) {
			reportMisnamed(p, m, p.Mention(j))
			continue
		}
		if m.Kind() != quant.KindDate || m.Value.Range || m.Relative || m.YearGuessed || !dated(m.Value.Date) || m.Value.Date.Last() >= today.First() {
			continue
		}
		at := futureWord(p, m)
		if at < 0 || p.InQuotation(m.Span) {
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

// misnamedYear reports whether mention j names the year of "next year" at
// mention i, and names another: "next year, in 2024", of an article of 2024.
func misnamedYear(p *lint.Pass, i, j int) bool {
	a, b := p.Mention(i), p.Mention(j)
	if a.Sentence != b.Sentence || a.Kind() != quant.KindDate || !a.Relative || !a.Anchor.Empty() || a.Value.Range || a.Value.Date.Precision != quant.Year || !a.Value.Date.Known() || !outright(p, j) || hedged(a) {
		return false
	}
	gap := p.Gap(i, j)
	return (gap == ", in" || gap == ", i.e." || gap == "(") && b.Value.Date.Precision == quant.Year && a.Value.Date.Year != b.Value.Date.Year
}

func reportMisnamed(p *lint.Pass, a, b *lint.Mention) {
	p.Report(lint.Diagnostic{
		Severity: lint.Asked, Span: b.Span,
		Message: fmt.Sprintf("%q is %d by this article's date, not %s", p.Text(a.Span), a.Value.Date.Year, p.Text(b.Span)),
		Related: []lint.Related{{Span: a.Span, Message: p.Text(a.Span)}},
		Fixes:   []lint.Fix{p.Rewrite(b.Span, fmt.Sprint(a.Value.Date.Year)), {Title: "Correct the words or the year", Safety: lint.Display}},
	})
}

// futureWord is the token that puts the date of a mention in the future: "will"
// or "shall" before it or, after "by 2023", behind it; "is due to", "plans to",
// "upcoming". It stands in the same clause; -1 for none.
func futureWord(p *lint.Pass, m *lint.Mention) int {
	first := p.Sentences[m.Sentence].First
	if c := p.ClauseOf(m.Span); c != nil {
		first = max(first, c.First)
	}
	switch before := strings.ToLower(p.Word(m.First - 1)); {
	case p.Lex.Among(before, "dates-event"):
	case before == "of":
		if !strings.EqualFold(p.Word(m.First-2), "elections") && !strings.EqualFold(p.Word(m.First-2), "games") {
			return -1
		}
	default:
		return -1
	}
	reach := 8
	for i := m.First - 2; i >= max(first, m.First-reach); i-- {
		switch word := strings.ToLower(p.Word(i)); {
		case p.Tokens[i].Flags&lint.Capital != 0 && i > first:
		case word == "will" || word == "shall":
			next := strings.ToLower(p.Word(i + 1))
			if next == "have" || next == "know" || next == "remember" {
				return -1
			}
			return i
		case (word == "upcoming" || word == "forthcoming") && m.First-i <= 5:
			return i
		case planned(p, i):
			return i
		case strings.ContainsAny(word, ",;:()") || word == "since" || word == "that" || word == "which" || word == "who" || word == "whose" || word == "after" || word == "than":
			return -1
		}
	}
	if strings.EqualFold(p.Word(m.First-1), "by") && m.First-1 == p.Sentences[m.Sentence].First {
		for i := m.Last; i < min(m.Last+6, p.Sentences[m.Sentence].Last); i++ {
			word := strings.ToLower(p.Word(i))
			if word == "will" && !strings.EqualFold(p.Word(i+1), "have") {
				return i
			}
			if p.Lex.Is(word, "say") || p.Lex.Is(word, "auxiliary") || word == ":" || word == ";" {
				break
			}
		}
	}
	return -1
}

// planned reports whether token i says in the present tense that something is to
// come: "is due to open", "plans to hire", "expects growth".
func planned(p *lint.Pass, i int) bool {
	word := strings.ToLower(p.Word(i))
	before := strings.ToLower(p.Word(i - 1))
	present := before == "is" || before == "are" || before == "now" || before == "currently"
	switch {
	case p.Lex.Among(word, "is-due"):
		return present && (strings.EqualFold(p.Word(i+1), "to") || strings.EqualFold(p.Word(i+1), "for"))
	case word == "to":
		return before == "is" || before == "are"
	case p.Lex.Among(word, "plans"):
		return p.Tokens[i-1].Kind == lint.Word && before != "the" && before != "its" && before != "their" && before != "these"
	}
	return false
}
