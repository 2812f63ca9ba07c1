package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "weekday-mismatch",
	Severity: lint.Error,
	Trust:    0.97,
	Check:    checkWeekday,
})

var weekdays = [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// gregorianEverywhere is the year from which no country that is much written
// about kept the Julian calendar for civil dates (Greece changed in 1923).
const gregorianEverywhere = 1924

func checkWeekday(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		d := m.Value.Date
		if m.Weekday == 0 {
			behind := *m
			behind.Weekday = weekdayBehind(p, m.Last)
			m = &behind
		}
		if m.Value.Range && len(m.Parts) == 2 {
			checkWeekdayRange(p, m)
			continue
		}
		if m.Weekday == 0 || m.Kind() != quant.KindDate || m.Value.Range || d.NoYear || d.Precision < quant.Day || !d.Valid() || len(m.Alts) > 0 {
			continue
		}
		if first := p.Tokens[m.First]; first.End-first.Start <= 4 && m.First > 0 && p.Tokens[m.First-1].Flags&lint.Capital != 0 {
			if _, day := p.Lex.Number(p.Word(m.First), "weekday"); day {
				continue // "The Evening Sun, July 18"
			}
		}
		real := d.Weekday()
		if real == m.Weekday {
			continue
		}
		if m.YearGuessed {
			checkGuessedYear(p, m, d)
			continue
		}
		if d.Year < gregorianEverywhere && julianWeekday(d) == m.Weekday {
			continue
		}
		severity := lint.Error
		if d.Year < gregorianEverywhere {
			severity = lint.Asked
		}
		reportWeekday(p, m, d, severity, fmt.Sprintf("%s was a %s", d.Value().Phrase(), weekdays[real]))
	}
	checkWeekdayPairs(p)
	for _, t := range tables(p) {
		checkWeekdayColumns(p, t)
	}
}

// weekdayBehind is the weekday that stands behind the date that ends before token i:
// "6 May 2023, a Saturday", "6 May 2023 (Saturday)", "6 May 2023 was a Saturday".
func weekdayBehind(p *lint.Pass, i int) int {
	article := strings.EqualFold(p.Word(i+1), "a")
	switch w := p.Word(i); {
	case w == "(" && !article:
		i--
	case !article || w != "," && w != "(" && !strings.EqualFold(w, "was") && !strings.EqualFold(w, "is"):
		return 0
	}
	day, _ := p.Lex.Number(p.Word(i+2), "weekday")
	return day
}

// checkWeekdayRange judges the two days of "Tuesday 1 May to Friday 3 May 2024".
func checkWeekdayRange(p *lint.Pass, m *lint.Mention) {
	if m.YearGuessed || m.Relative || m.Kind() != quant.KindDate {
		return
	}
	for n, part := range m.Parts {
		d := m.Value.Date
		if n == 1 {
			d = m.Value.DateHi
		}
		for t := m.First; t < m.Last; t++ {
			if at := p.Tokens[t].Span(); at.Start > part.Span.Start || at.End < part.Span.Start && (t+1 >= m.Last || p.Word(t+1) != "," && p.Tokens[t+1].Span().Start != part.Span.Start) {
				continue
			}
			day, ok := p.Lex.Number(p.Word(t), "weekday")
			if ok && !d.NoYear && d.Precision >= quant.Day && d.Valid() && d.Year >= gregorianEverywhere && d.Weekday() != day {
				one := *m
				one.Weekday, one.Span = day, p.Tokens[t].Span().Join(part.Span)
				reportWeekday(p, &one, d, lint.Error, fmt.Sprintf("%s was a %s", d.Value().Phrase(), weekdays[d.Weekday()]))
				break
			}
		}
	}
}

// checkWeekdayColumns holds a table's column of weekdays against that of dates.
func checkWeekdayColumns(p *lint.Pass, t table) {
	day, date := t.column("day", "weekday"), t.column("date")
	if day < 0 || date < 0 {
		return
	}
	for row := 1; row < t.rows; row++ {
		i := t.at(row, date).mention
		said, ok := p.Lex.Number(t.at(row, day).text, "weekday")
		if i < 0 || !ok || !outright(p, i) || p.Mention(i).Value.Date.Precision < quant.Day || len(p.Mention(i).Alts) > 0 {
			continue
		}
		if d := p.Mention(i).Value.Date; d.Valid() && d.Year >= gregorianEverywhere && d.Weekday() != said {
			one := *p.Mention(i)
			one.Weekday = said
			reportWeekday(p, &one, d, lint.Error, fmt.Sprintf("%s was a %s", d.Value().Phrase(), weekdays[d.Weekday()]))
		}
	}
}

// checkGuessedYear judges a weekday beside a date whose year the article leaves
// out. It is wrong only where it fits no year near the article's own.
func checkGuessedYear(p *lint.Pass, m *lint.Mention, d quant.Date) {
	if p.Doc.Date.IsZero() {
		return
	}
	for _, year := range []int{-1, 1} {
		e := d.AddYears(year)
		if near := int(e.First() - p.Doc.Date.First()); e.Weekday() == m.Weekday && near > -200 && near < 300 {
			return
		}
	}
	reportWeekday(p, m, d, lint.Warning, fmt.Sprintf("In %d, the year by the article's own date, it is a %s", d.Year, weekdays[d.Weekday()]))
}

// julianWeekday is the weekday of a date of the Julian calendar.
func julianWeekday(d quant.Date) int {
	shift := int(d.Year)/100 - int(d.Year)/400 - 2
	return d.AddDays(shift).Weekday()
}

func reportWeekday(p *lint.Pass, m *lint.Mention, d quant.Date, severity lint.Severity, why string) {
	// The nearest day of that weekday is the likeliest other repair.
	nearest := d
	for n := range 4 {
		if e := d.AddDays(n); e.Weekday() == m.Weekday {
			nearest = e
			break
		}
		if e := d.AddDays(-n); e.Weekday() == m.Weekday {
			nearest = e
			break
		}
	}
	p.Report(lint.Diagnostic{
		Severity: severity, Span: m.Span,
		Message: fmt.Sprintf("%s is a %s, not a %s", d.Value().Phrase(), weekdays[d.Weekday()], weekdays[m.Weekday]),
		Detail:  why,
		Fixes:   weekdayRepairs(p, m, d, nearest),
	})
}
