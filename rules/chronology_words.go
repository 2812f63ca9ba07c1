package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkVitalOrder finds a person who died before the birth that the same
// sentence gives.
func checkVitalOrder(p *lint.Pass) {
	births, deaths := vitals(p)
	for _, d := range deaths {
		var born *vital
		for k := range births {
			if births[k].sentence != d.sentence {
				continue
			}
			if born != nil && born.date != births[k].date {
				born = nil
				break
			}
			born = &births[k]
		}
		if born == nil || born.span == d.span || !dated(born.date) || !dated(d.date) || born.date.First() <= d.date.Last() || otherPeople(p, min(born.token, d.token), max(born.token, d.token)) {
			continue
		}
		reportOrder(p, d.span, born.span, "died", "born")
	}
}

// otherPeople reports whether the words between two tokens name somebody else: a
// relative, or a name behind a verb's mark.
func otherPeople(p *lint.Pass, from, to int) bool {
	for t := from; t < to; t++ {
		word := strings.ToLower(p.Word(t))
		if p.Lex.Is(word, "kin") || word == "he" || word == "she" || word == "where" || word == ";" {
			return true
		}
	}
	return false
}

// checkConnected compares two dates that "after", "before" or "having" put in an
// order: "launched in 1904, after her keel had been laid down in 1906".
func checkConnected(p *lint.Pass, s int) {
	first, last := p.SentenceMentions(s)
	for i := first; i+1 < last; i++ {
		j := nextDate(p, i, last)
		if j < 0 || !plainDate(p, i) || !plainDate(p, j) {
			continue
		}
		a, b := p.Mention(i), p.Mention(j)
		later, ok := laterBy(p, i, j)
		if !ok {
			continue
		}
		if x, y := governor(p, a), governor(p, b); ordered(x, y) || ordered(y, x) {
			continue // the two events are in their own order, too
		}
		early := i
		if later == i {
			early = j
		}
		if p.Mention(early).Value.Date.First() <= p.Mention(later).Value.Date.Last() {
			continue
		}
		reportOrder(p, b.Span, a.Span, p.Text(b.Span), p.Text(a.Span))
	}
}

// checkNextSentence compares the one date of a sentence with the one of the next,
// whose subject is "it", "he" or "she".
func checkNextSentence(p *lint.Pass, s int) {
	if s+1 >= len(p.Sentences) || p.Sentences[s+1].Block != p.Sentences[s].Block {
		return
	}
	i, j := onlyDate(p, s), onlyDate(p, s+1)
	if i < 0 || j < 0 || !p.Among(p.Sentences[s+1].First, "it-again") {
		return
	}
	a, b := p.Mention(i), p.Mention(j)
	x, y := governor(p, a), governor(p, b)
	switch {
	case x == "" || y == "":
	case ordered(x, y) && a.Value.Date.First() > b.Value.Date.Last(), ordered(y, x) && b.Value.Date.First() > a.Value.Date.Last():
		reportOrder(p, b.Span, a.Span, y, x)
	}
}

// onlyDate is the one date of a sentence, -1 where it has none, several, or one
// that is not stated outright.
func onlyDate(p *lint.Pass, s int) int {
	found := -1
	first, last := p.SentenceMentions(s)
	for i := first; i < last; i++ {
		if p.Mention(i).Kind() != quant.KindDate {
			continue
		}
		if found >= 0 || !plainDate(p, i) {
			return -1
		}
		found = i
	}
	return found
}

// nextDate is the mention after i that is a date, with no other figure between.
func nextDate(p *lint.Pass, i, last int) int {
	if i+1 < last && when(p.Mention(i+1)) {
		return i + 1
	}
	return -1
}

// laterBy is which of two dates is the later one by the words between them: i
// after "after", j after "before".
func laterBy(p *lint.Pass, i, j int) (later int, ok bool) {
	a, b := p.Mention(i), p.Mention(j)
	s := p.Sentences[a.Sentence]
	for t := a.Last; t < b.First; t++ {
		word := strings.ToLower(p.Word(t))
		near := b.First-t <= 9 && t-a.Last <= 4
		switch {
		case word == ";" || word == ":" || word == "(" || word == ")" || word == "while" || word == "but" || word == "who" || word == "which" || word == "and":
			return 0, false
		case !near:
		case word == "having":
			return i, true
		case word == "after" || word == "before":
			if t+1 == b.First || b.First-t <= 2 || !tellsEvent(p, t+1, b.First) {
				return 0, false // "in 1990, after 1985"
			}
			if word == "after" {
				return i, true
			}
			return j, true
		}
	}
	// "After graduating in 1995, she joined the firm in 1990".
	if opening := strings.ToLower(p.Word(s.First)); (opening == "after" || opening == "before") && a.First-s.First <= 8 && p.Word(a.Last) == "," && tellsEvent(p, s.First+1, a.First) && tellsEvent(p, a.Last, b.First) && b.First-a.Last <= 8 {
		if opening == "after" {
			return j, true
		}
		return i, true
	}
	return 0, false
}

// tellsEvent reports whether a verb stands among the tokens.
func tellsEvent(p *lint.Pass, from, to int) bool {
	for t := from; t < to; t++ {
		if p.Tokens[t].Kind == lint.Word && p.Tokens[t].Flags&lint.Capital == 0 && p.Lex.Is(p.Word(t), "verb") {
			return true
		}
	}
	return false
}

func reportOrder(p *lint.Pass, here, there lint.Span, what, other string) {
	p.Report(lint.Diagnostic{
		Severity: lint.Asked, Span: here,
		Message: fmt.Sprintf("%s and %s stand in the wrong order: is one of the dates wrong?", p.Text(here), p.Text(there)),
		Detail:  fmt.Sprintf("The words put %q and %q in an order that the dates do not have", what, other),
		Related: []lint.Related{{Span: there, Message: other}},
		Fixes:   []lint.Fix{{Title: fmt.Sprintf("Correct %s or %s", p.Text(there), p.Text(here)), Safety: lint.Display}},
	})
}
