package rules

import (
	"fmt"
	"strconv"
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
	var pointed, short []lint.Token
	var grouped []lint.Token
	for _, at := range p.Figures() {
		i, t := int(at), p.Tokens[at]
		if t.Kind != lint.Digits || i > 0 && int(p.Tokens[i-1].End) == int(t.Start) && p.Tokens[i-1].Kind != lint.Word && strings.Contains(".,", p.Word(i-1)) {
			continue
		}
		t.End = int32(digitRun(p.Doc.Text, int(t.Start)))
		word := t.Span().Of(p.Doc.Text)
		if !standsAlone(p, t) {
			continue
		}
		whole, decimals, _ := strings.Cut(word, ".")
		switch {
		case strings.Contains(word, ",."), strings.Contains(word, ".,"):
			reportGrouping(p, t.Span(), "a comma and a point stand together")
		case thousands(word, ',') && strings.Count(word, ".") <= 1:
			commas++
			grouped = append(grouped, t)
			if decimals == "000" {
				pointed = append(pointed, t) // "1,500.000"
				points++
			}
		case strings.Count(word, ",") >= 2 && strings.Count(word, ".") <= 1 && !indian(whole) && !list(whole):
			reportGrouping(p, t.Span(), "the separators do not stand every three digits")
		case strings.Count(word, ",") == 1 && decimals == "" && overlong(word):
			reportGrouping(p, t.Span(), "the separators do not stand every three digits")
		case strings.Count(word, ",") == 1 && decimals == "" && !thousands(word, ',') && word[0] != '0' && countsHere(p, i, t):
			short = append(short, t)
		case strings.Count(word, ".") == 1 && thousands(word, '.') && strings.HasSuffix(word, "000"):
			points++
			pointed = append(pointed, t)
		case strings.Count(word, ".") == 1 && thousands(word, '.') && strings.HasSuffix(word, "0") && amongGrouped(p, t, grouped):
			reportPointed(p, t)
		}
	}
	// "9,75" is a decimal in many countries; among several numbers with commas
	// for thousands it is a number that lost a digit.
	if commas >= 1 && len(short) <= commas {
		for _, t := range short {
			reportGrouping(p, t.Span(), "a comma stands before three digits")
		}
	}
	// "10.000" is ten to three decimals in some tables; only among several
	// numbers with commas is it plainly a slip.
	if commas < 2 || points == 0 || points >= commas && len(pointed) != 1 {
		return
	}
	for _, t := range pointed {
		reportPointed(p, t)
	}
}

func reportPointed(p *lint.Pass, t lint.Token) {
	word := t.Span().Of(p.Doc.Text)
	p.Report(lint.Diagnostic{
		Severity: lint.Asked, Span: t.Span(),
		Message: fmt.Sprintf("is %s %s, or %s? The article's other numbers have commas for thousands", word, strings.ReplaceAll(word, ".", ","), strings.SplitN(word, ".", 2)[0]),
		Fixes:   []lint.Fix{p.Rewrite(t.Span(), strings.ReplaceAll(word, ".", ","))},
	})
}

// overlong reports whether a number has four digits or more behind its one
// comma: "2,3450". Two years are a list.
func overlong(word string) bool {
	before, after, _ := strings.Cut(word, ",")
	return len(before) <= 3 && len(after) >= 4 && len(after) <= 6 && before[0] != '0' && !(len(after) == 4 && (after[:2] == "19" || after[:2] == "20"))
}

// countsHere reports whether the number at token i counts something: a word in
// small letters follows it, and no name or label stands before it.
func countsHere(p *lint.Pass, i int, t lint.Token) bool {
	next := i + 1
	for next < len(p.Tokens) && p.Tokens[next].Start < t.End {
		next++
	}
	if next >= len(p.Tokens) || p.Tokens[next].Kind != lint.Word || p.Tokens[next].Flags&(lint.Capital|lint.AllCaps) != 0 || p.Tokens[next].Flags&lint.SpaceLeft == 0 {
		return false
	}
	return i == 0 || p.Tokens[i-1].Kind == lint.Mark && strings.Contains("$€£,", p.Word(i-1)) || p.Tokens[i-1].Kind == lint.Word && (p.Tokens[i-1].Flags&lint.Capital == 0 || p.Tokens[i-1].Flags&lint.LineStart != 0)
}

// amongGrouped reports whether a number with a point stands in one sentence with
// numbers of about its size, were the point a comma: "12,500 in May, 11.900 in
// June".
func amongGrouped(p *lint.Pass, t lint.Token, grouped []lint.Token) bool {
	size := func(t lint.Token) float64 {
		n, _ := strconv.ParseFloat(strings.NewReplacer(",", "", ".", "").Replace(t.Span().Of(p.Doc.Text)), 64)
		return n
	}
	for _, g := range grouped {
		between := p.Doc.Text[g.End:t.Start]
		if len(between) < 80 && !strings.ContainsAny(between, "\n") && !strings.Contains(between, ". ") {
			if x, y := size(g), size(t); x < 2*y && y < 2*x {
				return true
			}
		}
	}
	return false
}

func reportGrouping(p *lint.Pass, s lint.Span, why string) {
	word := p.Text(s)
	digits := strings.NewReplacer(",", "", ".", "").Replace(word)
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
	for end < len(text) && (digit(text[end]) || (text[end] == ',' || text[end] == '.') && end+1 < len(text) && (digit(text[end+1]) || (text[end+1] == '.' || text[end+1] == ',') && text[end] != text[end+1] && end+2 < len(text) && digit(text[end+2]))) {
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
	first := strings.IndexByte(whole, sep)
	if first < 1 || first > 3 || whole[0] == '0' {
		return false
	}
	const group = 4 // with what stands before it
	for rest := whole[first:]; rest != ""; rest = rest[group:] {
		if len(rest) < group || rest[0] != sep || strings.IndexByte(rest[1:group], sep) >= 0 {
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
