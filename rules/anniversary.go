package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "anniversary",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkAnniversary,
})

// checkAnniversary compares the number of an anniversary with the year of the
// event and the year in which it is kept: "the 50th anniversary, in 2024, of
// the 1984 strike".
func checkAnniversary(p *lint.Pass) {
	named := jubileesOf(p)
	for _, s := range p.Stated() {
		if !p.Crowded(s) {
			checkJubilee(p, s, named)
		}
	}
	for i := range p.Mentions {
		n := p.Mention(i)
		if n.Kind() != quant.KindOrdinal || !n.Value.Lo.IsInt() || n.Value.Range {
			continue
		}
		word := strings.ToLower(strings.Trim(p.Word(n.Last), "-"))
		if word == "" && n.Last+1 < len(p.Tokens) {
			word = strings.ToLower(p.Word(n.Last + 1))
		}
		if word != "anniversary" {
			continue
		}
		event, kept := anniversaryYears(p, i)
		if event < 0 {
			continue
		}
		then := p.Mention(event).Value.Date
		var now quant.Date
		var nowSpan lint.Span
		switch {
		case kept >= 0:
			now, nowSpan = p.Mention(kept).Value.Date, p.Mention(kept).Span
		case !p.Doc.Date.IsZero():
			now = p.Doc.Date
		default:
			continue
		}
		count, _ := n.Value.Lo.Int64()
		if keptElsewhere(p, n, int64(then.Year)+count) {
			continue
		}
		years := int64(now.Year - then.Year)
		// An anniversary is planned, kept and looked back on: without its own
		// year, the article's may be one off either way.
		slack := int64(0)
		if kept < 0 {
			slack = 1
		}
		if count >= years-slack && count <= years+slack || years <= 0 {
			continue
		}
		d := lint.Diagnostic{
			Severity: lint.Warning, Span: n.Span,
			Message: fmt.Sprintf("from %d to %d is %d years, not %d", then.Year, now.Year, years, count),
			Detail:  fmt.Sprintf("The %s anniversary of %d is in %d", p.Text(n.Span), then.Year, int64(then.Year)+count),
			Related: []lint.Related{{Span: p.Mention(event).Span, Message: "the event"}},
			Fixes:   []lint.Fix{{Title: fmt.Sprintf("Write %s, or correct the year", ordinalOf(years)), Safety: lint.Display}},
		}
		if kept < 0 {
			d.Severity = lint.Asked
			d.Detail += "; the article is of " + p.Doc.Date.Value().Phrase()
		} else {
			d.Related = append(d.Related, lint.Related{Span: nowSpan, Message: "the anniversary"})
		}
		p.Report(d)
	}
}

// anniversaryYears are the mentions of the event's year and of the year in
// which the anniversary is kept; -1 for those that the sentence does not give.
func anniversaryYears(p *lint.Pass, i int) (event, kept int) {
	event, kept = -1, -1
	before := -1
	first, last := p.SentenceMentions(p.Mention(i).Sentence)
	for j := first; j < last; j++ {
		m := p.Mention(j)
		if m.Kind() != quant.KindDate || m.Value.Range || m.YearGuessed || m.Value.Date.NoYear || m.Value.Date.Precision < quant.Year || m.Value.Date.IsZero() {
			continue
		}
		if j < i {
			before = j
			continue
		}
		gap := p.Gap(i, j)
		switch {
		case event < 0 && strings.Contains(gap, " of ") && !strings.Contains(gap, ". "):
			event = j
		case event >= 0 && kept < 0 && strings.HasSuffix(p.Gap(j-1, j), "in"):
			kept = j
		case event < 0 && kept < 0 && (strings.HasSuffix(gap, " in") || strings.HasSuffix(gap, "in")):
			kept = j
		}
	}
	switch {
	case event < 0 && before >= 0 && kept >= 0 && own(p, i):
		event = before // "founded in 1923, the club kept its 100th anniversary in 2023"
	case kept < 0 && before == i-1:
		kept = before
	}
	if event >= 0 && kept >= 0 && p.Mention(kept).Value.Date.Year <= p.Mention(event).Value.Date.Year {
		kept = -1
	}
	return event, kept
}

// own reports whether an anniversary is the subject's own: "its 100th
// anniversary".
func own(p *lint.Pass, i int) bool {
	return p.Among(tokenBefore(p, p.Mention(i)), "its")
}

// keptElsewhere reports whether the sentence names the year of the anniversary
// in other words: "a programme begun in 2007, on the 20th anniversary of his
// death in 1987".
func keptElsewhere(p *lint.Pass, n *lint.Mention, year int64) bool {
	s := p.Sentences[n.Sentence]
	for i := s.First; i < s.Last; i++ {
		if p.Tokens[i].Kind == lint.Digits && p.Word(i) == fmt.Sprint(year) {
			return true
		}
	}
	return false
}

// ordinalOf writes 40 as "40th".
func ordinalOf(n int64) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, suffix)
}
