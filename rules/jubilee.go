package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkJubilee compares an anniversary that has a name of its own ("centenary",
// "golden jubilee"), a birthday of something founded and "to mark 150 years
// since" with the two years of its sentence: the event's and the one in which it
// is kept. A sentence with a third date leaves open which two are meant.
func checkJubilee(p *lint.Pass, s int, named []int) {
	if !datable(p)[s] {
		return
	}
	span, count, ok := jubilee(p, s, named)
	if !ok {
		return
	}
	first, last := p.SentenceMentions(s)
	var years []int
	for i := first; i < last; i++ {
		m := p.Mention(i)
		if m.Kind() != quant.KindDate || m.Span.Overlaps(span) {
			continue
		}
		if !outright(p, i) {
			return
		}
		years = append(years, i)
	}
	then, spanThen, found := quant.Date{}, lint.Span{}, len(years)
	if found == 1 {
		if t, span, ok := unreadYear(p, s, p.Mention(years[0]).Span); ok { // "the 1707 union"
			then, spanThen, found = t, span, 2
		}
	}
	if found != 2 {
		return
	}
	now := p.Mention(years[len(years)-1])
	if then.IsZero() {
		a := p.Mention(years[0])
		then, spanThen = a.Value.Date, a.Span
	}
	when := now.Value.Date
	if then.Year > when.Year {
		then, when = when, then
		spanThen, now = now.Span, p.Mention(years[0])
	}
	apart := int(when.Year - then.Year)
	if count == apart+1 && looksAhead(p, s) {
		return
	}
	if apart == count || apart <= 0 || keptElsewhere(p, &lint.Mention{Sentence: s}, int64(int(then.Year)+count)) {
		return
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: span,
		Message: fmt.Sprintf("from %d to %d is %d years, not %d", then.Year, when.Year, apart, count),
		Detail:  fmt.Sprintf("The years of %q are %d and %d", p.Text(span), then.Year, int(then.Year)+count),
		Related: []lint.Related{{Span: spanThen, Message: "the event"}, {Span: now.Span, Message: "the anniversary"}},
		Fixes:   []lint.Fix{{Title: "Correct the anniversary or one of the years", Safety: lint.Display}},
	})
}

// looksAhead reports whether a sentence speaks of something still to come.
func looksAhead(p *lint.Pass, s int) bool {
	sent := p.Sentences[s]
	for t := sent.First; t < sent.Last; t++ {
		word := strings.ToLower(p.Word(t))
		if p.Lex.Is(word, "future") || p.Lex.Is(word, "plan") || p.Lex.Is(word, "outlook") || word == "forward" || word == "ahead" || word == "next" || word == "approaching" || p.Lex.Lemma(word) == "prepare" {
			return true
		}
	}
	return false
}

// jubilees are the anniversaries that have a word of their own: the classes
// "years-100" and so on name it. Those below 100 want "jubilee" behind them.
var jubilees = [...]int{25, 50, 60, 70, 100, 150, 200, 250, 300, 400, 500}

var jubileeClasses = func() (names [len(jubilees)]string) {
	for i, n := range jubilees {
		names[i] = fmt.Sprintf("years-%d", n)
	}
	return names
}()

// jubileesOf are the indices of the jubilees that words of the article may name.
func jubileesOf(p *lint.Pass) (named []int) {
	for i, class := range jubileeClasses {
		if p.StatedHas(class) {
			named = append(named, i)
		}
	}
	return named
}

// jubilee finds the words of a sentence that name an anniversary, and its years;
// named are the jubilees to look for.
func jubilee(p *lint.Pass, s int, named []int) (span lint.Span, years int, ok bool) {
	sent := p.Sentences[s]
	first, last := p.SentenceMentions(s)
	at := sent.Last
	for _, i := range named {
		n := jubilees[i]
		for t := p.FindWord(sent.First, at, jubileeClasses[i]); t >= 0; t = p.FindWord(t+1, at, jubileeClasses[i]) {
			if n >= 100 || strings.EqualFold(p.Word(t+1), "jubilee") {
				span, years, at = p.Tokens[t].Span(), n, t
				break
			}
		}
	}
	if at < sent.Last {
		if years < 100 {
			span = span.Join(p.Tokens[at+1].Span())
		}
		return span, years, true
	}
	for i := first; i < last; i++ {
		m := p.Mention(i)
		if m.Kind() != quant.KindOrdinal && m.Kind() != quant.KindDuration {
			continue
		}
		n, isInt := m.Value.Lo.Int64()
		if !isInt || n < 1 || hedged(m) || m.Value.Range {
			continue
		}
		next, at := strings.ToLower(p.Word(m.Last)), tokenBefore(p, m)
		switch {
		case m.Kind() == quant.KindOrdinal && (next == "anniversary" || next == "birthday") && p.HasWord(sent.First, sent.Last, "founding"):
			return m.Span, int(n), true
		case m.Kind() == quant.KindDuration && m.Value.Unit == "year" && next == "since" && (p.Lex.Lemma(p.Word(at)) == "mark" || p.Lex.Lemma(p.Word(at)) == "celebrate"):
			return m.Span, int(n), true
		}
	}
	return lint.Span{}, 0, false
}

// datable says of each sentence whether it may date something: it has a number
// of four digits or a date.
func datable(p *lint.Pass) []bool { return lint.Shared(p, findYears) }

type yearly []bool

func findYears(p *lint.Pass) yearly {
	out := make(yearly, len(p.Sentences))
	s := 0
	for _, t := range p.Figures() {
		tok := p.Tokens[t]
		for s < len(out) && int(t) >= p.Sentences[s].Last {
			s++
		}
		if s < len(out) && tok.Kind == lint.Digits && tok.End-tok.Start == 4 {
			out[s] = true
		}
	}
	for i := range p.Mentions {
		if m := p.Mention(i); m.Kind() == quant.KindDate {
			out[m.Sentence] = true
		}
	}
	return out
}

// unreadYear is a year of four digits that stands before a noun, where it is no
// date to the grammar: "the 1707 union". There must be one such alone.
func unreadYear(p *lint.Pass, s int, but lint.Span) (quant.Date, lint.Span, bool) {
	var found quant.Date
	var span lint.Span
	for t := p.Sentences[s].First; t < p.Sentences[s].Last; t++ {
		if n, ok := bareYear(p, t); ok && !p.Tokens[t].Span().Overlaps(but) {
			if !found.IsZero() {
				return found, span, false
			}
			found, span = quant.YearOnly(n), p.Tokens[t].Span()
		}
	}
	return found, span, !found.IsZero()
}
