package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// timeline is what the times of a text leave behind until all of it is read.
type timeline struct{ reader *timeReader }

// dateForms and durationForms are the ways to write times. They are one form
// to the engine: the words that start them are the same, and which of them it
// is shows only at the end ("two years", "two years ago", "two-year-old").
var (
	dateForms     = []form{{name: "time", trigger: timeTriggers, soft: timeCompany, read: readTime}}
	durationForms []form
)

// timeTriggers start a time by themselves, timeCompany only where one of them
// follows: "a year", "the same month", "that Monday".
const (
	timeTriggers = segment.Digit | lang.Month | lang.Weekday | lang.Season | lang.TimeUnit | lang.DatePart | lang.Era | lang.Holiday |
		lang.DayPart | lang.Fiscal | lang.Decade | lang.Ordinal
	timeCompany = lang.Cardinal | lang.Fraction | lang.Freq | lang.RelDate | lang.Scale | lang.Article | lang.DatePrep
)

// readTime reads the time, duration or frequency at token at.
func readTime(s *scanner, at int) (lint.Mention, int, bool) {
	r := s.reader()
	e, ok := r.read(at)
	if !ok {
		return lint.Mention{}, 0, false
	}
	e.sentence = s.sentence
	r.keep(e)
	m := lint.Mention{Form: e.form, First: e.first, Last: e.last, Age: e.age, Elided: e.elided, Parts: e.parts, Value: e.value}
	w := when{first: e.first, last: e.last}
	if k := e.last; k-3 >= e.first && r.mark(k-2) == '\'' && r.prep(k-1) == pDecadeEnd && r.glued(k-1) && e.form == "year" {
		w.last = k - 2 // 1981's
	}
	r.seal(&w)
	m.Span = lint.Span{Start: w.start, End: w.end}
	if e.kind == quant.KindDate {
		m.Value.Kind = quant.KindDate
	}
	return m, e.last, true
}

// reader is the reader of times, set to the sentence at hand.
func (s *scanner) reader() *timeReader {
	r := s.times.reader
	if r == nil {
		order := unknownOrder
		switch s.cfg.DateOrder {
		case "dmy":
			order = dayFirst
		case "mdy":
			order = monthFirst
		}
		r = newTimeReader(s.Text, order)
		r.exprs, r.words = s.room.exprs, s.room.words
		s.times.reader = r
	}
	if r.begin != s.first || r.end != s.last {
		r.enter(s.first, s.last)
		r.last, r.unitless = -1, s.all&gateSpan == 0
	}
	return r
}

// keep notes an expression for resolve. One that reads a token again replaces
// the one before.
func (r *timeReader) keep(e expr) {
	if n := len(r.exprs); n > 0 && r.exprs[n-1].first >= e.first {
		r.exprs = r.exprs[:n-1]
	}
	r.ancient = r.ancient || e.a.form == "small year" || e.kind == quant.KindDate && e.a.hasYear && !e.a.shortYear && e.a.prec == quant.Year && e.a.year < 1000
	r.exprs = append(r.exprs, e)
	r.last = len(r.exprs) - 1
}

// finish works out the times, which wants the whole text.
func (s *scanner) finish() {
	if s.times.reader != nil {
		s.times.reader.unitless = false
		s.times.reader.resolve(s.Text, s.cfg.Date, s.out)
	}
}

// ofCentury is the token after the article of "a nineteenth-century house",
// which is no nineteenth part, or i.
func (s *scanner) ofCentury(i int) int {
	if s.class(i)&lang.Article == 0 || s.class(i+1)&lang.Ordinal == 0 {
		return i
	}
	if _, ok := s.reader().century(i + 1); ok {
		return i + 1
	}
	return i
}
