package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "chronology",
	Severity: lint.Warning,
	Trust:    0.85,
	Check:    checkChronology,
})

// chronologyOrder are pairs of event families of which the first must come
// first for one thing or person.
var chronologyOrder = [...][2]string{
	{"born", "die"},
	{"born", "marry"},
	{"sign", "deliver"},
	{"order", "deliver"},
	{"build-start", "open"},
	{"found", "dissolve"},
	{"launch", "retire"},
	{"open", "close"},
	{"marry", "die"},
	{"sign", "ratify"},
	{"sign", "expire"},
	{"build-start", "complete"},
	{"build", "demolish"},
	{"open", "demolish"},
	{"consecrate", "demolish"},
	{"lay", "launch"},
	{"enrol", "graduate"},
	{"enroll", "graduate"},
	{"pass", "force"},
	{"sign", "force"},
	{"adopt", "force"},
	{"write", "publish"},
	{"found", "close"},
	{"adopt", "repeal"},
	{"pass", "repeal"},
}

// orderedEvents are the families of chronologyOrder, each once, in its order.
var orderedEvents = func() (out []string) {
	for _, pair := range chronologyOrder {
		for _, event := range pair {
			if !slices.Contains(out, event) {
				out = append(out, event)
			}
		}
	}
	return out
}()

// checkChronology compares the dates of events within a sentence whose order is
// fixed, and the claims of the article with the facts file's chronology.
func checkChronology(p *lint.Pass) {
	for _, s := range p.Stated() {
		if !p.Crowded(s) {
			checkSentenceOrder(p, s)
			checkConnected(p, s)
			checkNextSentence(p, s)
		}
	}
	checkVitalOrder(p)
	if p.Facts != nil {
		for _, chain := range p.Facts.Chronology {
			checkChain(p, chain.Facts)
		}
	}
}

func checkSentenceOrder(p *lint.Pass, s int) {
	first, last := p.SentenceMentions(s)
	var dates []int
	var events []string // that govern them
	for i := first; i < last; i++ {
		if plainDate(p, i) {
			dates = append(dates, i)
		}
	}
	if len(dates) < 2 {
		return
	}
	for _, i := range dates {
		events = append(events, governor(p, p.Mention(i)))
	}
	for x, i := range dates {
		for y, j := range dates {
			a, b := p.Mention(i), p.Mention(j)
			before, after := events[x], events[y]
			if i == j || before == "" || after == "" || !ordered(before, after) || a.Value.Date.First() <= b.Value.Date.Last() || !oneSubject(p, s, a, b) {
				continue
			}
			p.Report(lint.Diagnostic{
				Severity: lint.Asked, Span: b.Span,
				Message: fmt.Sprintf("%s (%s) comes before %s (%s) here: is one of the dates wrong?", p.Text(b.Span), after, p.Text(a.Span), before),
				Detail:  fmt.Sprintf("Of one thing, %q comes before %q", before, after),
				Related: []lint.Related{{Span: a.Span, Message: before}},
				Fixes:   []lint.Fix{{Title: fmt.Sprintf("Correct %s or %s", p.Text(a.Span), p.Text(b.Span)), Safety: lint.Display}},
			})
		}
	}
}

// plainDate reports whether mention i is a date with its year, stated outright.
func plainDate(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	if m.Kind() != quant.KindDate || m.Value.Range || m.Relative || m.YearGuessed || !dated(m.Value.Date) || hedged(m) && !byThen(p, i) {
		return false
	}
	c := p.ClauseOf(m.Span)
	return (c == nil || c.Mood == lint.Asserted) && !strings.EqualFold(p.Word(m.Last), "again")
}

// governor is the event family of the verb that a date stands right behind:
// "signed in 2007", "opened to the public on 3 May 2001".
func governor(p *lint.Pass, m *lint.Mention) string {
	s := p.Sentences[m.Sentence]
	for i := m.First - 1; i >= max(s.First, m.First-6); i-- {
		t := p.Tokens[i]
		if t.Kind == lint.Mark {
			return ""
		}
		if t.Kind == lint.Word && t.Flags&lint.Capital == 0 {
			if p.Among(i-1, "another-date") {
				return "" // another thing's date
			}
			if strings.EqualFold(p.Word(i-1), "to") && p.Lex.Is(p.Word(i), "verb") || strings.EqualFold(p.Word(i+1), "again") {
				return "" // a plan, or a second time
			}
			word := strings.ToLower(p.Word(i))
			lemma := p.Lex.Lemma(word)
			if (lemma == "begin" || lemma == "start") && builds(p, s, i) {
				return "build-start"
			}
			if (word == "force" || word == "effect") && strings.EqualFold(p.Word(i-1), "into") {
				return "force"
			}
			if event := orderedEvent(p, i, lemma); event != "" {
				return event
			}
		}
	}
	return ""
}

// orderedClasses are the classes of orderedEvents.
type orderedClasses lint.ClassSet

func findOrderedClasses(p *lint.Pass) orderedClasses {
	var set lint.ClassSet
	for _, event := range orderedEvents {
		set.Add(p.Lex.ClassNumber(event))
	}
	return orderedClasses(set)
}

// orderedEvent is the first of orderedEvents that the word of token i, with its
// lemma, is of, "" for none.
func orderedEvent(p *lint.Pass, i int, lemma string) string {
	set, has := lint.Shared(p, findOrderedClasses), p.Lexemes[i].Classes
	if set[0]&has[0]|set[1]&has[1] == 0 {
		if slices.Contains(orderedEvents, lemma) {
			return lemma
		}
		return ""
	}
	for _, event := range orderedEvents {
		if lemma == event || p.Is(i, event) {
			return event
		}
	}
	return ""
}

// builds reports whether the verb at token i has building for its subject:
// "construction of the bridge began".
func builds(p *lint.Pass, s lint.Sentence, i int) bool {
	for t := i - 1; t >= max(s.First, i-6); t-- {
		if p.Among(t, "building") {
			return true
		}
		switch p.Word(t) {
		case ",", ";", "(", ")":
			return false
		}
	}
	return false
}

func ordered(first, second string) bool {
	for _, pair := range chronologyOrder {
		if pair[0] == first && pair[1] == second {
			return true
		}
	}
	return false
}

// oneSubject reports whether nothing between two dates names another subject:
// no capitalised word but the first of the sentence, and no full stop.
func oneSubject(p *lint.Pass, s int, a, b *lint.Mention) bool {
	if a.First > b.First {
		a, b = b, a
	}
	for i := a.Last; i < b.First; i++ {
		if t := p.Tokens[i]; t.Kind == lint.Word && t.Flags&lint.Capital != 0 && !p.Is(i, "month_word") {
			if _, month := p.Lex.Number(p.Word(i), "month"); !month {
				return false
			}
		}
		if p.Is(i, "rival") || p.Is(i, "kin") || p.Among(i, "other-subject") {
			return false
		}
	}
	return p.Sentences[s].Span.Len() < 400
}

// checkChain compares the article's own dates of a chain of facts: each may be
// no later than the next.
func checkChain(p *lint.Pass, chain []*lint.Fact) {
	at := map[*lint.Fact]*lint.Mention{}
	for i := range p.Claims {
		for _, c := range p.Claims[i].Ends() {
			m := c.Of(p.Mention(c.Mention))
			if c.Fact != nil && m.Kind() == quant.KindDate && dated(m.Value.Date) && c.Mood == lint.Asserted && at[c.Fact] == nil {
				at[c.Fact] = m
			}
		}
	}
	for i := range chain {
		for j := i + 1; j < len(chain); j++ {
			a, b := at[chain[i]], at[chain[j]]
			if a == nil || b == nil || a.Value.Date.First() <= b.Value.Date.Last() {
				continue
			}
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: b.Span, Fact: chain[j],
				Message: fmt.Sprintf("%s (%s) is before %s (%s), which must come first", p.Text(b.Span), chain[j].ID, p.Text(a.Span), chain[i].ID),
				Detail:  fmt.Sprintf("The facts file's chronology puts %s before %s", chain[i].ID, chain[j].ID),
				Related: []lint.Related{{Span: a.Span, Message: chain[i].ID}},
				Fixes:   []lint.Fix{{Title: "Correct one of the dates", Safety: lint.Display}},
			})
		}
	}
}
