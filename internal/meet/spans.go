package meet

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/sign"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// "She ran it for 27 years" beside "opened it in 1957 and ran it until 1994": two dates
// of one sentence say how long it was. What agrees with no two dates of the text, and
// is said in the words of a sentence that gives two, is wrong.

// What the sentence of a length of time must share with the one that gives two dates: of
// its words with the whole text, and with that sentence.
const (
	spanOfText = 0.7
	spanOfLine = 0.5
	// farApart is how many times as long as the other one of two lengths is that are of
	// two things.
	farApart = 3
)

// spanConflicts finds the lengths of time and ages of text s that the dates of text t bear out
// nowhere. The answer is by records of s and of t.
func spanConflicts(s, t *saying) (out []reckoning) {
	for i := range s.lines {
		for at := range s.lines[i].tokens {
			r := s.value(i, at)
			if r == nil || r.Value.Kind != quant.KindDuration || r.Value.Range || r.Mood != lint.Asserted || r.Apart {
				continue
			}
			if c, ok := s.age(t, i, at, r); ok {
				out = append(out, c...)
			} else if s.lasts(i, at) {
				out = append(out, s.span(t, i, at, r)...)
			}
		}
	}
	return out
}

// reckoning is a value of one text and one of another one that it does not go with, and
// what it would have to be.
type reckoning struct {
	said, from *lint.Record
	is         quant.Value
	why        string
}

// lasts reports whether the length of time at a token says how long something lasted.
func (s *saying) lasts(line, at int) bool {
	return !s.is(line, at+1, sign.NoLength) && s.is(line, s.before(line, at), sign.Lasts|sign.BareLength)
}

// dated are the dates of a line, those of a range both.
func (s *saying) dated(line int) (out []quant.Value, last *lint.Record) {
	for at := range s.lines[line].slots {
		r := s.value(line, at)
		if r == nil || r.Value.Kind != quant.KindDate || r.Value.Date.TimeOnly || r.Value.Date.NoYear || !r.Value.Date.Known() || r.Value.Date.IsZero() {
			continue
		}
		if s.is(line, s.before(line, at), sign.Born) && !r.Value.Range {
			continue // nothing else begins there
		}
		last = r
		out = append(out, oneDate(r.Value.Date))
		if r.Value.Range {
			out = append(out, oneDate(r.Value.DateHi))
		}
	}
	return out, last
}

func oneDate(d quant.Date) quant.Value {
	return quant.Value{Kind: quant.KindDate, Date: d, DateHi: d}
}

// span holds a length of time of a line against all pairs of dates of the other text.
func (s *saying) span(t *saying, line, at int, r *lint.Record) []reckoning {
	if share, _ := speaksOf(t.all, s.words[line]); share < spanOfText || t.gives(&r.Value) {
		return nil
	}
	var all []quant.Value
	for i := range t.lines {
		if dates, _ := t.dated(i); found(t.words[i], s.words[line]) > 0 && !t.isLife(i, dates) {
			all = append(all, dates...)
		}
	}
	for i := range all {
		for k := range all[:i] {
			if between, ok := spanOf(all[k], all[i]); ok && asLong(r.Value, between) {
				return nil
			}
		}
	}
	for i := range t.lines {
		dates, last := t.dated(i)
		if share, n := speaksOf(t.words[i], s.words[line]); len(dates) != 2 || share < spanOfLine || n < 2 || t.lastsHere(i) || t.isLife(i, dates) || found(t.words[i], s.beside(line, at)) == 0 {
			continue
		}
		between, ok := spanOf(dates[0], dates[1])
		if asLong(r.Value, between) {
			return nil
		}
		if x, y := compare.ToBase(&r.Value), compare.ToBase(&between); !ok || x > farApart*y || y > farApart*x {
			continue
		}
		return []reckoning{{r, last, between, "from " + dates[0].Phrase() + " to " + dates[1].Phrase() + " it is " + between.Phrase()}}
	}
	return nil
}

// beside are the words that say something next to a token, names left out.
func (s *saying) beside(line, at int) (out []string) {
	look := func(i, dir, most int) {
		for n := 0; i >= 0 && i < len(s.lemmas[line]) && n < most; i += dir {
			if w := s.lemmas[line][i]; w != "" && sorted.Has(s.words[line], w) && !s.is(line, i, sign.Lasts) {
				if n++; s.lines[line].tokens[i] == strings.ToLower(s.lines[line].tokens[i]) {
					out = append(out, w)
				}
			}
		}
	}
	look(at-1, -1, 4)
	look(at+1, +1, 2)
	return out
}

// isLife reports whether the dates of a line, which stand behind the name that it opens
// with, are those of a life.
func (s *saying) isLife(line int, dates []quant.Value) bool {
	if line > 1 || len(dates) != 2 || !s.opensWith(line) || !s.opensWithRange(line) && !(s.tells(line, sign.Dies) && s.tells(line, sign.Born)) {
		return false
	}
	years := dates[1].Date.Year - dates[0].Date.Year
	return years > shortLife && years < longLife
}

// opensWithRange reports whether the first value of a line is a range of dates.
func (s *saying) opensWithRange(line int) bool {
	for at := range s.lines[line].slots {
		if r := s.value(line, at); r != nil {
			return r.Value.Range
		}
	}
	return false
}

// shortLife and longLife are the ages at which people die of whom it is written.
const (
	shortLife = 15
	longLife  = 110
)

// lastsHere reports whether a line gives a length of time itself.
func (s *saying) lastsHere(line int) bool {
	for at := range s.lines[line].slots {
		if r := s.value(line, at); r != nil && r.Value.Kind == quant.KindDuration {
			return true
		}
	}
	return false
}

// spanOf is the time between two dates, whichever is the earlier one.
func spanOf(a, b quant.Value) (quant.Value, bool) {
	if a.Date.First() > b.Date.First() {
		a, b = b, a
	}
	return compare.ApartBy(a, b)
}

// asLong reports whether a length of time may be that between two dates, of which the
// first or the last day or year may count or not.
func asLong(v, between quant.Value) bool {
	if compare.Values(v, between).Agrees() {
		return true
	}
	if v.Unit != "year" || between.Range && between.Unit != "year" && compare.ToBase(&between) == 0 {
		return false
	}
	x, y := compare.ToBase(&v), compare.ToBase(&between)
	hi := y
	if between.Range {
		last := end(between, between.Hi)
		hi = compare.ToBase(&last)
	}
	one := quant.Value{Kind: quant.KindDuration, Unit: "year", Lo: quant.FromInt(1), Hi: quant.FromInt(1)}
	year := compare.ToBase(&one)
	low, high := y-1.01*year, hi+1.01*year
	switch compare.EndOf(v.Hedge) {
	case 1:
		return x <= high
	case -1:
		return x >= low
	}
	if v.Hedge != quant.NoHedge {
		low, high = min(low, (1-roughly)*y), max(high, (1+roughly)*hi)
	}
	return x >= low && x <= high
}

// roughly is how far, as a share of it, a length of time may lie from what it is rounded to.
const roughly = 0.1

// age holds an age of a line against the birth that the other text gives; ok says that
// it is one.
func (s *saying) age(t *saying, line, at int, r *lint.Record) (out []reckoning, ok bool) {
	before := s.before(line, at)
	switch {
	case s.is(line, before, sign.Aged), s.is(line, before, sign.Of) && s.is(line, s.before(line, before), sign.Age):
	case (s.is(line, before, sign.Is) || s.is(line, at+1, sign.Old)) && s.tells(line, sign.Dies):
	default:
		return nil, false
	}
	born, died, last := t.life()
	if born.IsZero() || died.IsZero() || !s.tells(line, sign.Dies|sign.Death) || len(s.words[line]) > 8 {
		return nil, true
	}
	if share, _ := speaksOf(t.all, s.words[line]); share < 0.5 && found(s.words[line], t.words[0]) == 0 || t.gives(&r.Value) {
		return nil, true
	}
	least, most := agesAt(born, died)
	v := quant.Value{Kind: quant.KindDuration, Unit: "year", Lo: quant.FromInt(int64(least)).WithExact(true), Hi: quant.FromInt(int64(most)).WithExact(true), Range: least != most}
	if compare.Values(r.Value, v).Agrees() {
		return nil, true
	}
	return []reckoning{{r, last, v, "from " + oneDate(born).Phrase() + " to " + oneDate(died).Phrase() + " it is " + v.Phrase()}}, true
}

// agesAt are the ages that somebody born at one time may have at another.
func agesAt(born, at quant.Date) (least, most int32) {
	least, most = at.Year-born.Year-1, at.Year-born.Year
	if born.Month > 0 && at.Month > 0 && born.Month != at.Month || born.Month > 0 && born.Month == at.Month && born.Day > 0 && at.Day > 0 {
		if at.Month > born.Month || at.Month == born.Month && at.Day >= born.Day {
			return most, most
		}
		return least, least
	}
	return least, most
}

// life is the span of the life that a text begins with, "Anna Berg (4 May 1801 - 2 June
// 1870)", and the record of its end.
func (s *saying) life() (born, died quant.Date, last *lint.Record) {
	if len(s.lines) == 0 {
		return born, died, nil
	}
	for i := range s.lines[:min(2, len(s.lines))] {
		dates, r := s.dated(i)
		if s.isLife(i, dates) {
			return dates[0].Date, dates[1].Date, r
		}
	}
	return born, died, nil
}

// opensWith reports whether the first value of a line stands behind a few names.
func (s *saying) opensWith(line int) bool {
	for at, slot := range s.lines[line].slots {
		if slot >= 0 {
			return at > 0 && at <= 6
		}
	}
	return false
}
