package quant

import (
	"strconv"
	"strings"
)

// Reword is theirs, said in the manner of text, which says mine: with its unit, its
// scale word, its way to part thousands, and a date as finely and in the same order.
// Of "2.4 million tonnes" and 4,200,000 t it is "4.2 million tonnes", of "Oct. 12,
// 1872" and 12 October 1871 "Oct. 12, 1871". A count is its number alone, as text is,
// and hedges are left out. It reports whether theirs can be said so.
func Reword(text string, mine, theirs Value) (string, bool) {
	said := ""
	switch {
	case mine.Range || theirs.Range || mine.Kind == NoKind || theirs.Kind == NoKind || len(mine.More)+len(theirs.More) > 0:
	case mine.Kind == KindDate || theirs.Kind == KindDate:
		if mine.Kind == theirs.Kind && mine.Mod == theirs.Mod {
			said = rewordDate(text, mine.Date, theirs.Date)
		}
	case mine.Kind == KindCount || mine.Kind == theirs.Kind && mine.Unit == theirs.Unit && mine.Per == theirs.Per:
		said = rewordAmount(text, mine, theirs)
	}
	return said, said != ""
}

// rewordAmount is Reword of two amounts, "" where text does not say its number as
// one run of digits, if need be with a scale word, and it is no count.
func rewordAmount(text string, mine, theirs Value) string {
	from, to := digitRun(text)
	if to < 0 {
		if mine.Kind == KindCount && from < 0 {
			return spoken(theirs.Lo) // "nine" of "nine boats"
		}
		return ""
	}
	run := text[from:to]
	written, ok := ParseNumber(run)
	if !ok || written.Sign() == 0 || mine.Lo.Sign() <= 0 || theirs.Lo.den != 0 {
		return ""
	}
	scale := mine.Lo.Quo(written)
	if scale.Cmp(Number{coef: 1}) != 0 && !scale.powerOfTen() {
		return ""
	}
	one := Number{coef: 1}
	n := theirs.Lo.Scale(-scale.Magnitude()) // a quotient would be as fine as the text's own number
	scaled := scale.Cmp(one) != 0
	if n.den != 0 || n.RoundTo(-3).Cmp(n) != 0 || scaled && (n.Cmp(Number{coef: 1000}) >= 0 || n.Magnitude() < -1) || (written.Cmp(one) == 0) != (n.Cmp(one) == 0) && to < len(text) && mine.Kind != KindPercent && mine.Kind != KindMoney && !scaled {
		if mine.Kind == KindCount {
			return spoken(theirs.Lo)
		}
		return ""
	}
	digits := n.Grouped()
	if len(run) >= 4 && strings.Trim(run[:4], "0123456789") == "" {
		digits = n.String()
	}
	return text[:from] + digits + text[to:]
}

// digitRun is where the number of a text stands in digits; to is -1 where it does
// not, and from as well where the text has no digit at all.
func digitRun(text string) (from, to int) {
	from = strings.IndexAny(text, "0123456789")
	if from < 0 {
		return -1, -1
	}
	to = from
	for i := from; i < len(text) && (isDigit(text[i]) || i+1 < len(text) && (text[i] == ',' || text[i] == '.') && isDigit(text[i+1])); i++ {
		to = i + 1
	}
	if strings.ContainsAny(text[to:], "0123456789") {
		return from, -1
	}
	return from, to
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// rewordDate is Reword of two dates, "" where text says its date in no form in which
// the other can be set.
func rewordDate(text string, mine, theirs Date) string {
	if theirs.Precision < mine.Precision || mine.Precision == NoDate {
		return ""
	}
	theirs = coarsened(theirs, mine)
	if theirs == mine {
		return ""
	}
	if text == mine.String() {
		return theirs.String()
	}
	if mine.Precision > Day || mine.Part != theirs.Part || mine.Week != theirs.Week {
		return ""
	}
	year := strconv.Itoa(int(mine.Year))
	if !mine.NoYear && mine.Year != theirs.Year {
		if theirs.Year < 1000 || strings.Count(text, year) != 1 {
			return ""
		}
		text = strings.Replace(text, year, strconv.Itoa(int(theirs.Year)), 1)
		year = strconv.Itoa(int(theirs.Year))
	}
	if mine.Month != theirs.Month {
		if text = rewordMonth(text, mine.Month, theirs.Month); text == "" {
			return ""
		}
	}
	if mine.Day != theirs.Day {
		return rewordDay(text, year, mine, theirs)
	}
	return text
}

// coarsened is d as finely as like: its year alone, its month, or without its year.
func coarsened(d, like Date) Date {
	switch like.Precision {
	case Year:
		return YearOnly(int(d.Year))
	case Month:
		d = YearMonth(int(d.Year), int(d.Month))
	}
	if like.NoYear {
		d.Year, d.NoYear = like.Year, true
	}
	return d
}

// rewordMonth writes another month in the place of a text's, in full or cut to the
// three or four letters of the text; "" where the text does not name it.
func rewordMonth(text string, mine, theirs uint8) string {
	full, other := monthName(mine), monthName(theirs)
	if strings.Contains(text, full) {
		return strings.Replace(text, full, other, 1)
	}
	for _, n := range [...]int{4, 3} {
		if n < len(full) && strings.Contains(text, full[:n]) {
			return strings.Replace(text, full[:n], other[:min(n, len(other))], 1)
		}
	}
	return ""
}

// rewordDay writes another day in the place of the one number of the text beside its
// year, with its ending: "the 3rd of May".
func rewordDay(text, year string, mine, theirs Date) string {
	from, to := -1, -1
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) {
			continue
		}
		end := i
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if run := text[i:end]; run != year || mine.NoYear {
			if n, err := strconv.Atoi(run); err != nil || n != int(mine.Day) || from >= 0 {
				return ""
			}
			from, to = i, end
		}
		i = end
	}
	if from < 0 {
		return ""
	}
	day := strconv.Itoa(int(theirs.Day))
	if was := ordinal(text[from:to]); strings.HasPrefix(text[from:], was) {
		return text[:from] + ordinal(day) + text[from+len(was):]
	}
	return text[:from] + day + text[to:]
}
