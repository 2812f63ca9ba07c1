package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "reversed-range",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkReversedRange,
})

// checkReversedRange finds ranges whose first end is the larger.
func checkReversedRange(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		if m.Value.Range && len(m.Parts) == 2 {
			reportReversed(p, m, m.Parts[0], m.Parts[1])
			continue
		}
		if part, ok := unreadEnd(p, i); ok {
			both := *m
			both.Span, both.Last = m.Span.Join(part.Span), m.Last+2
			reportReversed(p, &both, lint.MentionPart{Span: m.Span, Value: m.Value}, part)
			continue
		}
		if i+1 < len(p.Mentions) && m.Sentence == p.Mention(i+1).Sentence && bareTo(p, i) {
			o := p.Mention(i + 1)
			both, v := *o, o.Value
			v.Lo, v.Hi = m.Value.Lo, m.Value.Hi
			both.Span, both.First = m.Span.Join(o.Span), m.First
			reportReversed(p, &both, lint.MentionPart{Span: m.Span, Value: v}, lint.MentionPart{Span: o.Span, Value: o.Value})
			continue
		}
		// "Between A and B" is a range however its ends are ordered.
		if i+1 == len(p.Mentions) || m.Sentence != p.Mention(i+1).Sentence || !strings.EqualFold(wordBefore(p, m), "between") || p.Gap(i, i+1) != "and" {
			continue
		}
		o := p.Mention(i + 1)
		bare := m.Kind() == quant.KindCount && m.Noun.Empty() && o.Kind() == quant.KindMeasure && o.Value.Lo.Ulp() < 3
		if o.Value.Range || !bare && (m.Kind() != o.Kind() || m.Kind() != quant.KindDate && m.Value.Unit != o.Value.Unit) {
			continue
		}
		both := *m
		if bare { // "between 3 and 2 metres": one unit for both
			both.Value.Kind, both.Value.Unit = o.Value.Kind, o.Value.Unit
			v := o.Value
			v.Lo, v.Hi = m.Value.Lo, m.Value.Hi
			both.Span, both.Last = m.Span.Join(o.Span), o.Last
			reportReversed(p, &both, lint.MentionPart{Span: m.Span, Value: v}, lint.MentionPart{Span: o.Span, Value: o.Value})
			continue
		}
		both.Span = m.Span.Join(o.Span)
		both.YearGuessed, both.Relative = m.YearGuessed || o.YearGuessed, m.Relative || o.Relative
		both.Last = o.Last
		reportReversed(p, &both, lint.MentionPart{Span: m.Span, Value: m.Value}, lint.MentionPart{Span: o.Span, Value: o.Value})
	}
}

// bareTo reports whether mentions i and i+1 are the ends of one range: "six to
// four weeks", "20–15 cm", "aged 12 to 8". Without a unit of time or measure, or
// an age, two numbers may be a score or a change.
func bareTo(p *lint.Pass, i int) bool {
	m, o := p.Mention(i), p.Mention(i+1)
	if !m.Age && (m.Kind() != quant.KindCount || !m.Noun.Empty()) || m.Value.Range || o.Value.Range || hedged(m) || hedged(o) || len(o.Value.More) > 0 {
		return false
	}
	if gap := p.Gap(i, i+1); gap != "to" && gap != "–" && gap != "-" {
		return false
	}
	if before := strings.ToLower(wordBefore(p, m)); before == "from" || before == "of" || p.Lex.Is(before, "number_word") {
		return false
	}
	switch {
	case m.Age && o.Kind() == quant.KindCount && o.Noun.Empty():
		return true
	case m.Kind() != quant.KindCount || !m.Noun.Empty():
		return false
	}
	return (o.Kind() == quant.KindDuration && !o.Age || o.Kind() == quant.KindMeasure) && o.Value.Lo.Cmp(quant.FromInt(1)) > 0 && m.Value.Lo.Cmp(o.Value.Lo.Scale(1)) < 0
}

// longestRange is the most years that a backward range is believed to span:
// "2000-1887" is a book's title.
const (
	longestRange = 60
	longestLife  = 110
)

// unreadEnd is the second end of a range that the grammar left unread because it
// runs backwards: the 1998 of "from 2006 to 1998", the 20 of "$35-20".
func unreadEnd(p *lint.Pass, i int) (lint.MentionPart, bool) {
	m := p.Mention(i)
	joint, at := strings.ToLower(p.Word(m.Last)), m.Last+1
	if at >= p.Sentences[m.Sentence].Last || p.Tokens[at].Kind != lint.Digits || i+1 < len(p.Mentions) && p.Mention(i+1).First <= at {
		return lint.MentionPart{}, false
	}
	dash := joint == "-" || joint == "–"
	if dash && (p.Tokens[at].Flags&lint.SpaceLeft != 0 || p.Tokens[m.Last].Flags&lint.SpaceLeft != 0 || !standsAlone(p, lint.Token{Start: p.Tokens[m.First].Start, End: p.Tokens[at].End})) {
		return lint.MentionPart{}, false
	}
	part := lint.MentionPart{Span: p.Tokens[at].Span(), Value: m.Value}
	n, ok := quant.ParseNumber(p.Word(at))
	if !ok {
		return lint.MentionPart{}, false
	}
	switch {
	case m.Form == "year" && (dash || joint == "to" && strings.EqualFold(wordBefore(p, m), "from")):
		later, ok := n.Int64()
		most := int64(longestRange)
		if p.Word(m.First-1) == "(" && p.Word(at+1) == ")" && m.First > 1 && p.Tokens[m.First-2].Flags&lint.Capital != 0 {
			most = longestLife // "Ludwig Ahrens (1899–1832)"
		}
		if !ok || len(p.Word(at)) != 4 || later < 1000 || int64(m.Value.Date.Year)-later > most {
			return lint.MentionPart{}, false
		}
		part.Value.Date = quant.YearOnly(int(later))
		part.Value.DateHi = part.Value.Date
		return part, true
	case m.Kind() == quant.KindMoney && dash && m.Value.Lo.Cmp(quant.FromInt(1000)) < 0 && p.Text(m.Span) != "" && digit(p.Text(m.Span)[len(p.Text(m.Span))-1]):
		part.Value.Lo, part.Value.Hi = n, n
		return part, true
	}
	return lint.MentionPart{}, false
}

func reportReversed(p *lint.Pass, m *lint.Mention, lo, hi lint.MentionPart) {
	if !reversed(m, lo.Value, hi.Value) || readsBackwards(p, m) {
		return
	}
	if rest := p.Doc.Text[m.Span.End:]; len(rest) > 1 && rest[0] == '-' && rest[1] != ' ' {
		return // a code: 2016-2007-A
	}
	first, second := p.Text(lo.Span), p.Text(hi.Span)
	if m.Kind() == quant.KindDate && holdsYear(first) && !holdsYear(second) {
		return // "between Christmas 2013 and Easter": that of the next year
	}
	joint := p.Text(lint.Span{Start: lo.Span.End, End: hi.Span.Start})
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("the range runs backwards: %s comes before %s", second, first),
		Detail:  "A range is read from its lower end, or its earlier one, to the other; one of the two may be a slip",
		Fixes:   []lint.Fix{p.Rewrite(m.Span, second+joint+first), {Title: fmt.Sprintf("Correct %s or %s", first, second), Safety: lint.Display}},
	})
}

// holdsYear reports whether a year of four digits is written in a text.
func holdsYear(s string) bool {
	run := 0
	for i := range len(s) {
		if run++; !digit(s[i]) {
			run = 0
		}
		if run == 4 {
			return true
		}
	}
	return false
}

// reversed reports whether a range's ends are in the wrong order.
func reversed(m *lint.Mention, lo, hi quant.Value) bool {
	switch m.Kind() {
	case quant.KindDate:
		a, b := lo.Date, hi.Date
		if a.NoYear && b.NoYear && !a.TimeOnly && !b.TimeOnly || m.YearGuessed && a.Year != b.Year && a.Precision == quant.Day {
			return a.Month == b.Month && a.Month > 0 && a.Day > b.Day && b.Day > 0
		}
		if a.IsZero() || b.IsZero() || a.Open || b.Open || a.NoYear || b.NoYear || a.TimeOnly || b.TimeOnly || m.YearGuessed || m.Relative {
			return false
		}
		return a.First() > b.Last()
	case quant.KindDuration, quant.KindCount:
		return len(m.Parts) == 0 && lo.Lo.Cmp(hi.Lo) > 0
	case quant.KindMoney, quant.KindPercent, quant.KindMeasure:
		// "20-15%" is a score or a fall as often as a range.
		if lo.Lo.Cmp(hi.Lo) < 0 && hi.Lo.Ulp() >= 3 && lo.Lo.Ulp() == 0 {
			// "$5-3 million": the first end leaves its magnitude to the second.
			return lo.Lo.Cmp(hi.Lo.Scale(-hi.Lo.Ulp())) > 0 && lo.Unit == hi.Unit
		}
		return lo.Unit == hi.Unit && lo.Lo.Cmp(hi.Lo) > 0 && len(lo.More) == 0 && !temperature(lo.Unit)
	default:
		return false
	}
}

// readsBackwards reports whether the words about a range say that it runs down
// or back: "66-56 million years ago", "from 9% to 7%", "1914-12 BC".
func readsBackwards(p *lint.Pass, m *lint.Mention) bool {
	s := p.Sentences[m.Sentence]
	for i := max(s.First, m.First-6); i < min(s.Last, m.Last+4); i++ {
		word := strings.ToLower(p.Word(i))
		if p.Lex.Among(word, "runs-back") {
			return true
		}
		if m.Kind() != quant.KindDate && (word == "from" || p.Lex.Is(word, "fall") || p.Lex.Is(word, "falling")) {
			return true
		}
	}
	return false
}
