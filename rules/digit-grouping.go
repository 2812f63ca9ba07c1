package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
)

var _ = add(lint.Rule{
	Name:     "digit-grouping",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkGrouping,
})

// checkGrouping finds numbers whose thousands separators are broken
// ("1,23,4567"), and numbers with a point for thousands in an article that
// writes them with commas ("10.000").
func checkGrouping(p *lint.Pass) {
	commas, points := 0, 0
	var pointed []lint.Token
	for i, t := range p.Tokens {
		if t.Kind != lint.Digits || i > 0 && int(p.Tokens[i-1].End) == int(t.Start) && p.Tokens[i-1].Kind != lint.Word && strings.Contains(".,", p.Word(i-1)) {
			continue
		}
		t.End = int32(digitRun(p.Doc.Text, int(t.Start)))
		word := t.Span().Of(p.Doc.Text)
		if !standsAlone(p, t) {
			continue
		}
		switch {
		case thousands(word, ',') && strings.Count(word, ",") >= 1 && strings.Count(word, ".") <= 1:
			commas++
		case strings.Count(word, ",") >= 2 && !strings.Contains(word, ".") && !thousands(word, ',') && !indian(word) && !list(word):
			reportGrouping(p, t.Span(), "the separators do not stand every three digits")
		case strings.Count(word, ".") == 1 && thousands(word, '.') && strings.HasSuffix(word, "000"):
			points++
			pointed = append(pointed, t)
		}
	}
	// "10.000" is ten to three decimals in some tables; only among several
	// numbers with commas is it plainly a slip.
	if commas < 2 || points == 0 || points >= commas {
		return
	}
	for _, t := range pointed {
		word := t.Span().Of(p.Doc.Text)
		p.Report(lint.Diagnostic{
			Severity: lint.Asked, Span: t.Span(),
			Message: fmt.Sprintf("is %s %s, or %s? The article's other numbers have commas for thousands", word, strings.ReplaceAll(word, ".", ","), strings.SplitN(word, ".", 2)[0]),
			Fixes:   []lint.Fix{p.Rewrite(t.Span(), strings.ReplaceAll(word, ".", ","))},
		})
	}
}

func reportGrouping(p *lint.Pass, s lint.Span, why string) {
	word := p.Text(s)
	digits := strings.ReplaceAll(word, ",", "")
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: s,
		Message: fmt.Sprintf("%s is no number as it is grouped: %s", word, why),
		Detail:  "A digit may be missing, or two numbers may have run together",
		Fixes:   []lint.Fix{p.Rewrite(s, b.String()), {Title: "Check the number against its source", Safety: lint.Display}},
	})
}

// digitRun is the end of the digits at start with the commas and points that
// stand between digits. The tokenizer cuts a run that is no number apart.
func digitRun(text string, start int) int {
	end := start
	for end < len(text) && (digit(text[end]) || (text[end] == ',' || text[end] == '.') && end+1 < len(text) && digit(text[end+1])) {
		end++
	}
	return end
}

// thousands reports whether sep groups word by three from the right.
func thousands(word string, sep byte) bool {
	whole := word
	if sep == ',' {
		whole, _, _ = strings.Cut(word, ".")
	}
	parts := strings.Split(whole, string(sep))
	if len(parts) < 2 || len(parts[0]) < 1 || len(parts[0]) > 3 || (parts[0][0] == '0') {
		return false
	}
	for _, q := range parts[1:] {
		if len(q) != 3 {
			return false
		}
	}
	return true
}

// indian reports whether word is grouped as lakhs and crores: 1,23,45,678.
func indian(word string) bool {
	parts := strings.Split(word, ",")
	last := len(parts) - 1
	if len(parts[last]) != 3 || len(parts[0]) > 2 {
		return false
	}
	for _, q := range parts[1:last] {
		if len(q) != 2 {
			return false
		}
	}
	return true
}

// list reports whether a run of digits and commas is a list without spaces
// ("1,2,3", "2001,2005,2010").
func list(word string) bool {
	parts := strings.Split(word, ",")
	short, years := true, true
	for _, q := range parts {
		short = short && len(q) <= 2
		years = years && len(q) == 4
	}
	return short || years
}

// standsAlone reports whether a digit token is a number of its own, no piece of
// a formula, an address or a code.
func standsAlone(p *lint.Pass, t lint.Token) bool {
	text := p.Doc.Text
	if t.Start > 0 && strings.ContainsRune(`#/\-_:=@&+`, rune(text[t.Start-1])) {
		return false
	}
	return int(t.End) >= len(text) || !strings.ContainsRune(`#/\_:=@&+-`, rune(text[t.End]))
}
