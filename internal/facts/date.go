package facts

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint/quant"
)

// date reads one EDTF date; "" is no date.
func (d *decoder) date(src *source, n *yaml.Node, key string) quant.Date {
	s, ok := d.text(src, n, key)
	if !ok || s == "" {
		return quant.Date{}
	}
	return d.parseDate(src, n, s, key)
}

func (d *decoder) parseDate(src *source, n *yaml.Node, s, key string) quant.Date {
	if date, ok := timeKey(s); ok {
		return date
	}
	v, ok := d.day(src, n, s, key)
	if !ok || !v.Range {
		return v.Date
	}
	if date, ok := partOfYear(v.Date, v.DateHi); ok {
		return date
	}
	d.fault(src, n, fmt.Sprintf("%s %q is a range, and one date is wanted", key, s), "Write a day, a month, a quarter, a half or a year: 2025-06-30, 2025-06, 2025-33 to 2025-36, 2025-40 or 2025-41, 2025; of another stretch of time the day on which it ends.")
	return quant.Date{}
}

// asOf reads the time for which a value holds, or the version: "2023", "4.0", "2019-05/2020-04",
// which ends the time.
func (d *decoder) asOf(src *source, n *yaml.Node) (quant.Date, string) {
	s, ok := d.text(src, n, "as_of")
	if !ok || s == "" {
		return quant.Date{}, ""
	}
	if v := versionOf(s); v != "" {
		return quant.Date{}, v
	}
	if from, to, found := strings.Cut(s, "/"); found {
		first, err := quant.ParseDate(from)
		last, err2 := quant.ParseDate(to)
		if err == nil && err2 == nil && first.Known() && last.Known() && first.Precision == last.Precision && first.First() < last.First() {
			if _, part := partOfYear(first, last); !part && (first.Precision > quant.Year || last.Year > first.Year+1) {
				return last.Last().Date(), ""
			}
		}
	}
	return d.parseDate(src, n, s, "as_of"), ""
}

// versionOf is the version that a text is, without what may stand before its number: "4.0" of
// "v4.0" and of "version 4.0"; "" where it is none, as "2023" is.
func versionOf(s string) string {
	w, named := strings.CutPrefix(strings.ToLower(strings.TrimSpace(s)), "version ")
	w, v := strings.CutPrefix(w, "v")
	dots := strings.Count(w, ".")
	if w == "" || strings.Trim(w, "0123456789.") != "" || strings.Contains(w, "..") || w[0] == '.' || w[len(w)-1] == '.' || dots == 0 && !named && !v || dots > 3 {
		return ""
	}
	return w
}

// partOfYear is the half or the quarter of a year, or the year, that is given by its first and
// its last month or day.
func partOfYear(from, to quant.Date) (quant.Date, bool) {
	if !from.Known() || !to.Known() || from.Precision != to.Precision || from.Precision != quant.Month && from.Precision != quant.Day || from.Year != to.Year {
		return quant.Date{}, false
	}
	year := int(from.Year)
	parts := []quant.Date{quant.YearOnly(year), quant.YearPart(year, quant.FirstHalf), quant.YearPart(year, quant.SecondHalf)}
	for q := range 4 {
		parts = append(parts, quant.YearPart(year, quant.FirstQuarter+q))
	}
	for _, p := range parts {
		if p.First() == from.First() && p.Last() == to.Last() {
			return p, true
		}
	}
	return quant.Date{}, false
}

// timeKey reads an EDTF date, and the year of a season, a harvest or a business
// that ends in the next one, "2023/24" or "2023/2024", as the year in which it
// begins: so is what an article says of such a year.
func timeKey(s string) (quant.Date, bool) {
	if date, err := quant.ParseDate(s); err == nil {
		return date, true
	}
	from, to, found := strings.Cut(s, "/")
	first, err := quant.ParseDate(from)
	if !found || err != nil || first.Precision != quant.Year || len(from) != 4 {
		return quant.Date{}, false
	}
	next := quant.YearOnly(int(first.Year) + 1).String()
	return first, to == next || to == next[2:]
}

// periodOf is a text that is read as the year in which a season begins, "" for others.
func periodOf(s string) string {
	if _, err := quant.ParseDate(s); err == nil {
		return ""
	}
	if _, ok := timeKey(s); !ok {
		return ""
	}
	return s
}

const dateHelp = "Write it as 2007, 2007-06, 2007-06-14, 199X, 2007-21 (spring) or 2024-35 (third quarter); a range as 2007/2016."

// dateValue reads the value of a dated fact: EDTF, or a date in words.
func (d *decoder) dateValue(src *source, n *yaml.Node, key string) (reading, bool) {
	s, ok := d.text(src, n, key)
	if !ok {
		return reading{}, false
	}
	if s == "" {
		d.fault(src, n, key+" is empty", dateHelp)
		return reading{}, false
	}
	if v, ok := parseEDTF(s); ok {
		return reading{value: v, text: s}, true
	}
	v, ok := d.day(src, n, s, key)
	return reading{value: v, text: s}, ok
}

// day reads a date as an article would write it, "14 June 2007".
func (d *decoder) day(src *source, n *yaml.Node, s, key string) (quant.Value, bool) {
	v, wrong, help := d.readDay(s)
	if wrong != "" {
		d.fault(src, n, fmt.Sprintf("%s %q %s", key, s, wrong), help)
	}
	return v, wrong == ""
}

// readDay reads a date that everybody must read alike, on any day; else it says
// what is wrong with it, and what to do.
func (d *decoder) readDay(s string) (v quant.Value, wrong, help string) {
	if a, b, year, ok := slashed(s); ok && a <= 12 && b <= 12 && a != b {
		dmy, mdy := quant.YMD(year, b, a), quant.YMD(year, a, b)
		switch d.settings.DateOrder {
		case "dmy":
			return dayValue(dmy), "", ""
		case "mdy":
			return dayValue(mdy), "", ""
		}
		return v, fmt.Sprintf("may be %s or %s", dmy.Phrase(), mdy.Phrase()),
			fmt.Sprintf("Write %s or %s; or say 'date_order: dmy', or mdy, under 'settings:'.", dmy, mdy)
	}
	v, ok := d.parseText(s)
	switch {
	case !ok || v.Kind != quant.KindDate || edtfLike(s):
		return quant.Value{}, "is not a date", noSuchDay(s) + dateHelp
	case !v.Date.Known():
		return quant.Value{}, "does not say which year", dateHelp
	}
	return v, "", ""
}

func dayValue(date quant.Date) quant.Value {
	return quant.Value{Kind: quant.KindDate, Date: date, DateHi: date}
}

// wordy reports whether a text that is read as a date is none by EDTF.
func wordy(s string) bool {
	_, _, _, err := quant.ParseEDTF(s)
	return err != nil
}

// slashed reads a day and a month in figures, in whatever order, before a year:
// 03/04/2019.
func slashed(s string) (a, b, year int, ok bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' })
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 || len(parts[2]) != 4 {
		return 0, 0, 0, false
	}
	for i, to := range []*int{&a, &b, &year} {
		n, err := strconv.Atoi(parts[i])
		if err != nil || n < 1 {
			return 0, 0, 0, false
		}
		*to = n
	}
	return a, b, year, true
}

// noSuchDay says what is wrong with a date that has the form of one, "" where
// that cannot be said.
func noSuchDay(s string) string {
	if !edtfLike(s) {
		return ""
	}
	parts := strings.Split(s, "-")
	year, _ := strconv.Atoi(parts[0])
	month, _ := strconv.Atoi(parts[1])
	switch {
	case (month < 1 || month > 12) && len(parts) == 3:
		return fmt.Sprintf("There is no month %s; the day comes last. ", parts[1])
	case month < 1 || month > 12:
		return fmt.Sprintf("There is no month %s. ", parts[1])
	case len(parts) == 3:
		return fmt.Sprintf("%s has %d days. ", quant.YearMonth(year, month).Phrase(), quant.DaysIn(year, month))
	}
	return ""
}

// edtfLike reports whether a text has the form of a year and a month, or of a full
// date: where it is none by EDTF it is a slip, and neither the years from 2007 to
// 2013 nor, as an article would be read, the day before the month: "2007-13",
// "2007-13-09".
func edtfLike(s string) bool {
	parts := strings.Split(s, "-")
	if len(parts) < 2 || len(parts) > 3 || len(parts[0]) != 4 {
		return false
	}
	for i, p := range parts {
		if i > 0 && len(p) != 2 || strings.Trim(p, "0123456789") != "" {
			return false
		}
	}
	return true
}

// parseEDTF reads an EDTF date or range; "2007~" is about 2007.
func parseEDTF(s string) (quant.Value, bool) {
	lo, hi, isRange, err := quant.ParseEDTF(s)
	if err != nil {
		return quant.Value{}, false
	}
	v := quant.Value{Kind: quant.KindDate, Date: lo, DateHi: lo}
	if isRange {
		v.Range, v.DateHi = true, hi
	}
	if strings.HasSuffix(s, "~") || strings.HasSuffix(s, "%") {
		v.Hedge = quant.Roughly
	}
	return v, true
}
