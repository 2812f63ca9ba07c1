package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds the days of an article that gives no year against each other: where 7
// October is a Monday, 19 October is a Saturday, whatever the year.

// checkWeekdayPairs reports the one day, of those that an article gives with their weekdays
// and without a year, that fits none of the others, where these fit each other.
func checkWeekdayPairs(p *lint.Pass) {
	var days []int
	for i := range p.Mentions {
		m := p.Mention(i)
		if d := m.Value.Date; m.Weekday != 0 && m.Kind() == quant.KindDate && !m.Value.Range && !m.Relative && d.NoYear && d.Precision == quant.Day && d.Month > 0 && len(m.Alts) == 0 {
			days = append(days, i)
		}
	}
	if len(days) < 2 || len(days) > mostDays {
		return
	}
	odd, against := -1, -1
	for n, i := range days {
		for _, j := range days[:n] {
			if oneCalendar(p.Mention(i), p.Mention(j)) {
				continue
			}
			switch {
			case odd < 0 || odd == i:
				odd, against = i, j
			case len(days) > 2 && alone(p, days, j):
				odd, against = j, i
			}
		}
	}
	if odd < 0 || !alone(p, days, odd) || len(days) > 2 && !oneCalendarBut(p, days, odd) {
		return
	}
	m, o := p.Mention(odd), p.Mention(against)
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("%s and %s are not of one year", p.Text(m.Span), p.Text(o.Span)),
		Detail:  "In no year do these two days fall on these two weekdays",
		Related: []lint.Related{{Span: o.Span, Message: p.Text(o.Span) + " here"}},
		Fixes:   []lint.Fix{{Title: "Correct the day or the weekday of one of the two", Safety: lint.Display}},
	})
}

// mostDays is how many such days are held against each other: a diary goes on from year to
// year.
const mostDays = 12

// alone reports whether a day fits none of the others.
func alone(p *lint.Pass, days []int, i int) bool {
	for _, j := range days {
		if j != i && oneCalendar(p.Mention(i), p.Mention(j)) {
			return false
		}
	}
	return true
}

// oneCalendarBut reports whether all days but one fit each other.
func oneCalendarBut(p *lint.Pass, days []int, odd int) bool {
	for n, i := range days {
		for _, j := range days[:n] {
			if i != odd && j != odd && !oneCalendar(p.Mention(i), p.Mention(j)) {
				return false
			}
		}
	}
	return true
}

// A year that is no leap year and one that is; the days of two months that lie further apart
// than half a year may be of two years that follow each other.
const (
	plainYear = 2023
	leapYear  = 2024
	halfYear  = 183
	daysAYear = 365
)

// oneCalendar reports whether two days of no year may fall on their weekdays in one year, or
// in two that follow each other.
func oneCalendar(a, b *lint.Mention) bool {
	for _, year := range [...]int32{plainYear, leapYear} {
		d, e := a.Value.Date, b.Value.Date
		d.Year, d.NoYear, e.Year, e.NoYear = year, false, year, false
		if !d.Valid() || !e.Valid() {
			continue
		}
		apart := int(e.First() - d.First())
		steps := []int{apart}
		if apart > halfYear || apart < -halfYear {
			steps = append(steps, apart+daysAYear, apart-daysAYear, apart+daysAYear+1, apart-daysAYear-1)
		}
		for _, n := range steps {
			if ((b.Weekday-a.Weekday-n)%7+7)%7 == 0 {
				return true
			}
		}
	}
	return false
}
