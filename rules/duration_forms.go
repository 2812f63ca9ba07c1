package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// twoDates are the only two dates of a sentence, where its words say that the
// duration at mention i is the time between them: "closed in 2019 and did not
// reopen until 2022, a closure of four years", "lasted nine days, ended on 16
// May; it had begun on 10 May".
func twoDates(p *lint.Pass, i int) (from, to quant.Date, span lint.Span, ok bool) {
	d := p.Mention(i)
	first, last := p.SentenceMentions(d.Sentence)
	var dates []int
	for j := first; j < last; j++ {
		m := p.Mention(j)
		switch {
		case j == i || m.Kind() == quant.KindOrdinal:
		case m.Kind() == quant.KindDuration:
			return from, to, span, false
		case m.Kind() == quant.KindDate:
			if m.Value.Range || m.Relative || hedged(m) && !byThen(p, j) && !strings.EqualFold(p.Word(m.First-1), "until") || m.Value.Mod != quant.NoMod || !m.Value.Date.Known() && !m.Value.Date.NoYear || m.Value.Date.TimeOnly {
				return from, to, span, false
			}
			dates = append(dates, j)
		}
	}
	if len(dates) != 2 || hedged(d) {
		return from, to, span, false
	}
	a, b := p.Mention(dates[0]), p.Mention(dates[1])
	if a.YearGuessed != b.YearGuessed || a.Value.Date.NoYear != b.Value.Date.NoYear {
		return from, to, span, false
	}
	x, y := a.Value.Date, b.Value.Date
	if a.YearGuessed || x.NoYear {
		x.Year, x.NoYear, y.Year, y.NoYear = 2023, false, 2023, false
	}
	if !(x.Last() < y.First()) {
		x, y = y, x
	}
	if !(x.Last() < y.First()) || !lasts(p, i, dates) {
		return from, to, span, false
	}
	return x, y, a.Span.Join(b.Span), true
}

// lasts reports whether the words about the duration at mention i make it the
// time between the two dates.
func lasts(p *lint.Pass, i int, dates []int) bool {
	d := p.Mention(i)
	before, at := strings.ToLower(wordBefore(p, d)), tokenBefore(p, d)
	s := p.Sentences[d.Sentence]
	words, mark := tail(p, i, 2)
	ended := p.HasWord(s.First, s.Last, "term-end")
	started := p.HasWord(s.First, s.Last, "term-start") || p.HasWord(s.First, s.Last, "build-start")
	switch {
	case before == "lasted" || before == "lasting":
		return started && ended
	case before == "for":
		return started && ended && i > dates[0] && i < dates[1] && bridge(p, dates[0], i) == "for"
	case before == "of" && i > dates[1]:
		// ", a closure of four years", "after an absence of 75 years"
		br := bridge(p, dates[1], i)
		return (strings.HasPrefix(br, ",") || strings.HasPrefix(br, "–")) && len(strings.Fields(br)) <= 4 && words == "" && strings.HasSuffix(br, "of") && !hasVerbAt(p, at-1)
	case i > dates[1] && (before == "," || before == "or") && (bridge(p, dates[1], i) == "," || bridge(p, dates[1], i) == ", or"):
		return words == "later" || words == "after" || words == "in all" || words == "in total" || words == "altogether" || words == "apart" ||
			words == "" && (mark == "." || mark == "" || mark == ",") && strings.EqualFold(wordBefore(p, p.Mention(dates[0])), "from")
	}
	return false
}

// hasVerbAt reports whether token t is a verb and no noun.
func hasVerbAt(p *lint.Pass, t int) bool {
	return p.Lex.Is(p.Word(t), "verb") && !strings.EqualFold(p.Word(t-1), "a") && !strings.EqualFold(p.Word(t-1), "an")
}

// checkClock compares a number of hours or minutes with the times of the day
// that it runs between: "from 09:00 to 15:30, or five and a half hours".
func checkClock(p *lint.Pass, i int) {
	d := p.Mention(i)
	if i == 0 || p.Mention(i-1).Sentence != d.Sentence || d.Value.Unit != "hour" && d.Value.Unit != "minute" || hedged(d) {
		return
	}
	switch p.Gap(i-1, i) {
	case ",", ", or", "(", ", that is", ", a total of":
	default:
		return
	}
	minutes, span, ok := clockRange(p, p.Mention(i-1).Span)
	if gap := ""; !ok && i >= 2 && p.Mention(i-2).Sentence == d.Sentence {
		if gap = p.Gap(i-2, i-1); gap == "to" || gap == "until" || gap == "till" || gap == "and" && strings.EqualFold(wordBefore(p, p.Mention(i-2)), "between") {
			minutes, span, ok = clockRange(p, p.Mention(i-2).Span.Join(p.Mention(i-1).Span))
		}
	}
	if !ok {
		return
	}
	said := d.Value.Interval()
	if d.Value.Unit == "hour" {
		said = said.Scale(60)
	}
	truth := quant.Exact(quant.FromInt(int64(minutes)))
	if said.Overlaps(truth.Widen(big.NewRat(1, 50))) {
		return
	}
	words := fmt.Sprintf("%d hours and %d minutes", minutes/60, minutes%60)
	if minutes%60 == 0 {
		words = plural(fmt.Sprint(minutes/60), "hour")
	} else if minutes < 60 {
		words = fmt.Sprintf("%d minutes", minutes)
	}
	reportDuration(p, d, span, words, "")
}

// clockRange is the minutes between the two times of "09:00 to 15:30".
func clockRange(p *lint.Pass, span lint.Span) (int, lint.Span, bool) {
	var at []int
	text := p.Text(span)
	for k := 0; k+5 <= len(text); k++ {
		if text[k+2] == ':' && clockDigits(text[k:]) && (k == 0 || !digit(text[k-1])) {
			at = append(at, (int(text[k]-'0')*10+int(text[k+1]-'0'))*60+int(text[k+3]-'0')*10+int(text[k+4]-'0'))
			k += 4
		}
	}
	if len(at) != 2 || at[1] <= at[0] || strings.Contains(strings.ToLower(text), "m") {
		return 0, lint.Span{}, false
	}
	return at[1] - at[0], span, true
}
