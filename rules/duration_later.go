package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkLater compares "seven years later" with the two dates that it joins: the
// one beside it and one before in the sentence. Where any earlier date fits,
// that is the one meant.
func checkLater(p *lint.Pass, i int) {
	m := p.Mention(i)
	if hedged(m) {
		return
	}
	said, ok := yearsLater(p, m)
	if !ok {
		checkDaysLater(p, i)
		return
	}
	first, last := p.SentenceMentions(m.Sentence)
	j := -1
	switch {
	case i+1 < last && outright(p, i+1) && (p.Gap(i, i+1) == ", in" || p.Gap(i, i+1) == "in" || p.Gap(i, i+1) == ", on"):
		j = i + 1
	case i-1 >= first && outright(p, i-1) && p.Gap(i-1, i) == ",":
		j = i - 1
	default:
		return
	}
	to, start := p.Mention(j).Value.Date, -1
	for k := first; k < min(i, j); k++ {
		if !outright(p, k) {
			continue
		}
		least, most := yearsBetween(p.Mention(k).Value.Date, to)
		switch { // "twenty years later" is said of 22
		case said%10 == 0:
			least, most = least-1, most+1
		case said%5 == 0:
			most++
		}
		if said >= least && said <= most {
			return
		}
		start = k
	}
	if start < 0 {
		var fits bool
		if start, fits = datedBefore(p, m.Sentence, to, said); fits || start < 0 {
			return
		}
	}
	from := p.Mention(start).Value.Date
	years := int(to.Year - from.Year)
	if years <= 0 {
		return
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("%s is %s after %s, not %s", to.Value().Phrase(), plural(fmt.Sprint(years), "year"), from.Value().Phrase(), plural(fmt.Sprint(said), "year")),
		Detail:  fmt.Sprintf("%d - %d = %d", to.Year, from.Year, years),
		Related: []lint.Related{{Span: p.Mention(start).Span, Message: "reckoned from here"}, {Span: p.Mention(j).Span, Message: "the later date"}},
		Fixes:   []lint.Fix{{Title: fmt.Sprintf("Write %s later, or correct one of the dates", plural(fmt.Sprint(years), "year")), Safety: lint.Display}},
	})
}

// checkDaysLater compares "three weeks later" with the two days that it joins,
// the only two dates before it in the sentence.
func checkDaysLater(p *lint.Pass, i int) {
	m := p.Mention(i)
	words := strings.Fields(strings.ToLower(p.Text(m.Span)))
	if len(words) != 3 || words[2] != "later" && words[2] != "after" {
		return
	}
	unit := strings.TrimSuffix(words[1], "s")
	days := map[string]int{"day": 1, "week": 7}[unit]
	n, ok := p.Lex.Number(words[0], "number")
	if num, fine := quant.ParseNumber(words[0]); !ok && fine {
		whole, isInt := num.Int64()
		n, ok = int(whole), isInt
	}
	first, _ := p.SentenceMentions(m.Sentence)
	var dates []int
	for j := first; j < i; j++ {
		if p.Mention(j).Kind() == quant.KindDate {
			dates = append(dates, j)
		}
	}
	if !ok || days == 0 || len(dates) != 2 || dates[1] != i-1 || p.Gap(i-1, i) != "," {
		return
	}
	a, b := p.Mention(dates[0]), p.Mention(dates[1])
	x, y := a.Value.Date, b.Value.Date
	if x.NoYear || a.YearGuessed || b.YearGuessed {
		x.Year, x.NoYear, y.Year, y.NoYear = 2023, false, 2023, false
	}
	if a.Value.Range || b.Value.Range || a.Relative || b.Relative || x.Precision != quant.Day || y.Precision != quant.Day || !(x.First() < y.First()) {
		return
	}
	apart := int(y.First() - x.First())
	if off := apart - n*days; off >= -days/2-1 && off <= days/2+1 {
		return
	}
	reportDuration(p, m, a.Span.Join(b.Span), plural(fmt.Sprint(apart), "day"), "")
}

// datedBefore is the one date of the sentence before s, from which "15 years
// later" in s is reckoned; -1 where that has none or several. fits reports
// whether said years lie between it and to.
func datedBefore(p *lint.Pass, s int, to quant.Date, said int) (at int, fits bool) {
	at = -1
	if s == 0 || p.Sentences[s-1].Block != p.Sentences[s].Block {
		return -1, false
	}
	first, last := p.SentenceMentions(s - 1)
	for i := first; i < last; i++ {
		if p.Mention(i).Kind() != quant.KindDate {
			continue
		}
		if at >= 0 || !outright(p, i) {
			return -1, false
		}
		at = i
	}
	if at < 0 {
		return -1, false
	}
	least, most := yearsBetween(p.Mention(at).Value.Date, to)
	if said%5 == 0 {
		least, most = least-1, most+1
	}
	return at, said >= least && said <= most
}

// yearsLater is the number of "seven years later" and "a year after".
func yearsLater(p *lint.Pass, m *lint.Mention) (int, bool) {
	words := strings.Fields(strings.ToLower(p.Text(m.Span)))
	if len(words) != 3 || words[1] != "years" && words[1] != "year" || words[2] != "later" {
		return 0, false
	}
	if n, ok := p.Lex.Number(words[0], "number"); ok {
		return n, true
	}
	n, ok := quant.ParseNumber(words[0])
	whole, isInt := n.Int64()
	return int(whole), ok && isInt
}

// outright reports whether mention i is a date with its year in figures, that
// stands for itself.
func outright(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	return m.Kind() == quant.KindDate && !m.Value.Range && !m.Relative && !m.YearGuessed && dated(m.Value.Date) && !hedged(m) && m.Value.Mod == quant.NoMod
}

// term is the time over which something of a stated length ran: "a 20-year
// agreement signed in 2001 that ran out in 2011".
func term(p *lint.Pass, i int) (from, to quant.Date, span lint.Span, ok bool) {
	d := p.Mention(i)
	if i+2 >= len(p.Mentions) || p.Mention(i+2).Sentence != d.Sentence || !strings.Contains(p.Text(d.Span), "-") || !outright(p, i+1) || !outright(p, i+2) {
		return from, to, span, false
	}
	begun, ended := p.Gap(i, i+1), p.Gap(i+1, i+2)
	if len(strings.Fields(begun)) > 6 || len(strings.Fields(ended)) > 6 || strings.ContainsAny(begun+ended, ";:()") || !anyWord(p, begun, "term-start") || !anyWord(p, ended, "term-end") && !strings.Contains(ended, "ran out") {
		return from, to, span, false
	}
	a, b := p.Mention(i+1), p.Mention(i+2)
	return a.Value.Date, b.Value.Date, a.Span.Join(b.Span), true
}
