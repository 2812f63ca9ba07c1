package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "impossible-date",
	Severity: lint.Error,
	Trust:    0.98,
	Check:    checkImpossibleDate,
})

func checkImpossibleDate(p *lint.Pass) {
	for _, i := range p.Months() {
		checkNamedMonth(p, int(i), int(p.Lexemes[i].Month))
	}
	for _, i := range p.Figures() {
		checkNumericDate(p, int(i))
	}
}

// checkNamedMonth judges the day beside a month's name: "31 April 2020",
// "April 31st, 2020".
func checkNamedMonth(p *lint.Pass, i, month int) {
	day, first, last := 0, i, i+1
	before := i - 1
	if strings.EqualFold(p.Word(before), "of") {
		before--
	}
	if p.Among(before, "ordinal-ending") {
		before--
	}
	if before < 0 {
		before = 0
	}
	if n, ok := dayNumber(p.Word(before)); ok && before < i && !decimalBefore(p, before) {
		day, first = n, before
	} else if at := afterPoint(p, i); at < len(p.Tokens) {
		if n, ok := dayNumber(p.Word(at)); ok && !counted(p, at) {
			day, last = n, at+1
		}
	}
	if day == 0 {
		return
	}
	year, end := yearAfter(p, last)
	if end > last {
		last = end
	}
	most := quant.DaysIn(2000, month)
	if year > 0 {
		most = quant.DaysIn(year, month)
	}
	if day <= most || (day > 31 && year == 0) || day > 99 || !inOneBlock(p, first, last) {
		return
	}
	span := p.Tokens[first].Span().Join(p.Tokens[last-1].Span())
	name := p.Word(i)
	why := fmt.Sprintf("%s has %d days", name, most)
	if month == 2 && year > 0 {
		why = fmt.Sprintf("%s %d has %d days", name, year, most)
	}
	reportImpossible(p, span, why, year > 0 || first < i)
}

// inOneBlock reports whether tokens first to last stand in one paragraph or cell: the number
// that ends a cell is no day of the month that the next one begins with.
func inOneBlock(p *lint.Pass, first, last int) bool {
	block := func(token int) int {
		s, _ := slices.BinarySearchFunc(p.Sentences, token+1, func(s lint.Sentence, after int) int { return cmp.Compare(s.Last, after) })
		if s == len(p.Sentences) {
			return -1
		}
		return p.Sentences[s].Block
	}
	return block(first) == block(last-1)
}

// checkNumericDate judges ISO dates ("2023-13-05") and times after "at" ("at
// 25:30").
func checkNumericDate(p *lint.Pass, i int) {
	t := p.Tokens[i]
	text := p.Doc.Text
	start := int(t.Start)
	if len(text)-start < 5 || (start > 0 && strings.ContainsRune("0123456789-/.:_", rune(text[start-1]))) {
		return
	}
	if y, m, d, ok := isoDate(text[start:]); ok {
		if y < 1800 || y > 2100 || (m >= 1 && m <= 12 && d >= 1 && d <= quant.DaysIn(y, m)) {
			return
		}
		why := fmt.Sprintf("there is no month %d", m)
		if m >= 1 && m <= 12 {
			why = fmt.Sprintf("the month has %d days", quant.DaysIn(y, m))
		}
		reportImpossible(p, lint.Span{Start: start, End: start + 10}, why, d <= 31 && m <= 31)
		return
	}
	if s, why := figuresDate(text, start); why != "" {
		reportImpossible(p, s, why, false)
		return
	}
	if afternoonTwice(p, i) {
		reportImpossible(p, lint.Span{Start: start, End: start + 5}, "an hour after noon has no p.m. above 12", false)
		return
	}
	if strings.EqualFold(p.Word(i-1), "at") && text[start+2] == ':' && clockDigits(text[start:]) {
		hour, _ := strconv.Atoi(text[start : start+2])
		minute, _ := strconv.Atoi(text[start+3 : start+5])
		if (hour > 24 && hour < 30 && minute < 60) || (hour < 24 && minute >= 60) {
			reportImpossible(p, lint.Span{Start: start, End: start + 5}, "a day has 24 hours of 60 minutes", false)
		}
	}
}

func reportImpossible(p *lint.Pass, s lint.Span, why string, sure bool) {
	severity := lint.Warning
	if sure {
		severity = lint.Error
	}
	p.Report(lint.Diagnostic{
		Severity: severity, Span: s,
		Message: fmt.Sprintf("%s is no date: %s", p.Text(s), why),
		Detail:  "The day, the month or the year is a slip; ask the author or the source which",
		Fixes:   []lint.Fix{{Title: "Correct the date", Safety: lint.Display}},
	})
}

// dayNumber reads "31" and "31st".
func dayNumber(word string) (int, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, suffix)
	}
	if len(word) == 0 || len(word) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n > 0
}

// yearAfter is the year that stands at token i or after a comma there, 0 for
// none, and the token after it.
func yearAfter(p *lint.Pass, i int) (year, next int) {
	if p.Word(i) == "," {
		i++
	}
	word := p.Word(i)
	if n, err := strconv.Atoi(word); err == nil && len(word) == 4 && n >= 1000 && n < 2200 {
		return n, i + 1
	}
	return 0, 0
}

// counted reports whether the number at token i counts something: "in April 31
// people came".
func counted(p *lint.Pass, i int) bool {
	span := p.Tokens[i].Span()
	for j := range p.Mentions {
		m := &p.Mentions[j]
		if m.Span.Start > span.Start {
			break
		}
		if m.Span.Overlaps(span) && m.Kind() == quant.KindOrdinal {
			return !m.Noun.Empty() // "in April 31st place"
		}
		if m.Span.Overlaps(span) && m.Kind() != quant.KindDate {
			return !m.Noun.Empty() || m.Kind() != quant.KindCount || m.Span.Len() > span.Len()
		}
	}
	return false
}

// decimalBefore reports whether the digits at token i end a longer number:
// "1,031 April" or "3.31 March".
func decimalBefore(p *lint.Pass, i int) bool {
	at := int(p.Tokens[i].Start)
	return at > 0 && strings.ContainsRune(".,:/-–0123456789", rune(p.Doc.Text[at-1]))
}

// afterPoint is the token after a month's name and the point of its
// abbreviation: "Feb. 29".
func afterPoint(p *lint.Pass, i int) int {
	if p.Word(i+1) == "." && len(p.Word(i)) <= 4 && i+2 < len(p.Tokens) && p.Tokens[i+2].Kind != lint.Word {
		return i + 2
	}
	return i + 1
}

// figuresDate judges "11/31/2022" and "32.01.2020" at start: no order of day and
// month makes them a date. why is "" for all else.
func figuresDate(text string, start int) (s lint.Span, why string) {
	sep, width := byte(0), 0
	var n [3]int
	at := start
	for k := range n {
		from := at
		for at < len(text) && digit(text[at]) && at-from < 5 {
			n[k] = n[k]*10 + int(text[at]-'0')
			at++
		}
		width = at - from
		if k == 2 {
			break
		}
		if width < 1 || width > 2 || at >= len(text) || text[at] != '/' && text[at] != '.' || sep != 0 && text[at] != sep || text[at] == '.' && width != 2 {
			return s, ""
		}
		sep = text[at]
		at++
	}
	a, b, year := n[0], n[1], n[2]
	if width != 4 || year < 1900 || year > 2100 || a < 1 || b < 1 || a > 39 || b > 39 || at < len(text) && (text[at] == sep && at+1 < len(text) && digit(text[at+1]) || text[at] == '-' || text[at] == '/') {
		return s, ""
	}
	dayMonth := b <= 12 && a <= quant.DaysIn(year, b)
	monthDay := sep == '/' && a <= 12 && b <= quant.DaysIn(year, a)
	if dayMonth || monthDay || a > 12 && b > 12 && sep == '.' {
		return s, ""
	}
	return lint.Span{Start: start, End: at}, "no order of day and month makes it one"
}

// afternoonTwice reports whether a time of the 24-hour clock at token i stands
// before "pm".
func afternoonTwice(p *lint.Pass, i int) bool {
	start := int(p.Tokens[i].Start)
	text := p.Doc.Text
	if start+5 > len(text) || text[start+2] != ':' || !clockDigits(text[start:]) {
		return false
	}
	hour, _ := strconv.Atoi(text[start : start+2])
	rest := strings.ToLower(strings.TrimSpace(text[start+5 : min(start+10, len(text))]))
	return hour >= 13 && hour < 24 && (strings.HasPrefix(rest, "pm") || strings.HasPrefix(rest, "p.m") || strings.HasPrefix(rest, "am") && !strings.HasPrefix(rest, "am ") || strings.HasPrefix(rest, "a.m"))
}

// isoDate reads yyyy-mm-dd at the start of s, with no digit after it.
func isoDate(s string) (y, m, d int, ok bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' || (len(s) > 10 && (s[10] >= '0' && s[10] <= '9' || s[10] == '-')) {
		return 0, 0, 0, false
	}
	y, e1 := strconv.Atoi(s[:4])
	m, e2 := strconv.Atoi(s[5:7])
	d, e3 := strconv.Atoi(s[8:10])
	return y, m, d, e1 == nil && e2 == nil && e3 == nil
}

func clockDigits(s string) bool {
	for _, i := range []int{0, 1, 3, 4} {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == 5 || s[5] < '0' || s[5] > '9'
}
