package claimset

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Slip is a wrong text for a value, in the style of the right one.
type Slip struct {
	Cause string // as in the gold: "digits", "year-off", "month-off", "day-off", "scale-slip", "wrong-number"
	Text  string
}

// Slips are the ways in which a text of that kind is got wrong: two digits exchanged, the neighbouring year, another month or
// day, millions for billions, a number that nobody gives. They come in a fixed order, the same for the same text; there are none
// where the text holds nothing to replace.
func Slips(text, kind string) []Slip {
	var out []Slip
	add := func(cause, s string) {
		if s != "" && s != text && !slices.ContainsFunc(out, func(o Slip) bool { return o.Text == s }) {
			out = append(out, Slip{cause, s})
		}
	}
	if kind == "date" {
		dateSlips(text, add)
		return out
	}
	runs := DigitRuns(text)
	if len(runs) == 0 {
		add("wrong-number", ReplaceWord(text, 3))
		return out
	}
	run := runs[0]
	digits := text[run[0]:run[1]]
	if s := exchangeDigits(digits); s != "" {
		add("digits", text[:run[0]]+s+text[run[1]:])
	}
	if n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64); err == nil && n > 0 {
		add("wrong-number", text[:run[0]]+LikeDigits(n*wrongBy, digits)+text[run[1]:])
	}
	for _, s := range scaleSlips {
		if strings.Contains(text, s[0]) {
			add("scale-slip", strings.Replace(text, s[0], s[1], 1))
			break
		}
	}
	return out
}

// wrongBy is how much too great a plain wrong number is, yearFar by how much a plain wrong year misses: both far from what
// rounding, a slip of one or a lost nought would explain.
const (
	wrongBy = 1.6
	yearFar = 7
)

var scaleSlips = [][2]string{{"million", "billion"}, {"billion", "million"}, {"thousand", "million"}}

func dateSlips(text string, add func(cause, text string)) {
	runs := DigitRuns(text)
	for _, run := range runs {
		digits := text[run[0]:run[1]]
		n, err := strconv.Atoi(digits)
		if err != nil {
			continue
		}
		with := func(s string) string { return text[:run[0]] + s + text[run[1]:] }
		switch {
		case len(digits) == 4:
			add("year-off", with(strconv.Itoa(n-1)))
			if s := exchangeDigits(digits[2:]); s != "" {
				add("digits", with(digits[:2]+s))
			}
			add("wrong-number", with(strconv.Itoa(n-yearFar)))
		case n >= 1 && n <= 27:
			add("day-off", with(strconv.Itoa(n+1)))
		case n >= 28 && n <= 31:
			add("day-off", with(strconv.Itoa(n-1)))
		}
	}
	for m := time.January; m <= time.December; m++ {
		if strings.Contains(text, m.String()) {
			add("month-off", strings.Replace(text, m.String(), ((m+4)%12+1).String(), 1))
			return
		}
	}
}

// exchangeDigits exchanges the first two neighbouring digits that differ, unless a nought would come first. It is empty where
// there are no such two.
func exchangeDigits(digits string) string {
	b := []byte(digits)
	for i := 1; i < len(b); i++ {
		if b[i-1] == b[i] || !isDigit(b[i-1]) || !isDigit(b[i]) || i == 1 && b[i] == '0' {
			continue
		}
		b[i-1], b[i] = b[i], b[i-1]
		return string(b)
	}
	return ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// DigitRuns are the numbers in a text, with their separators: byte offsets, half-open.
func DigitRuns(s string) [][2]int {
	var runs [][2]int
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		j := i
		for j < len(s) && (isDigit(s[j]) || (s[j] == ',' || s[j] == '.') && j+1 < len(s) && isDigit(s[j+1])) {
			j++
		}
		runs = append(runs, [2]int{i, j})
		i = j
	}
	return runs
}

// LikeDigits writes a number with as many decimals, as many significant digits and the separators of another.
func LikeDigits(v float64, like string) string {
	plain := strings.ReplaceAll(like, ",", "")
	decimals := 0
	if dot := strings.IndexByte(plain, '.'); dot >= 0 {
		decimals = len(plain) - dot - 1
	}
	if decimals == 0 {
		zeros := len(plain) - len(strings.TrimRight(plain, "0"))
		unit := math.Pow(10, float64(min(zeros, len(plain)-1)))
		v = math.Max(1, math.Round(v/unit)) * unit
	}
	out := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(like, ",") {
		whole, rest, _ := strings.Cut(out, ".")
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
		out = whole
		if rest != "" {
			out += "." + rest
		}
	}
	return out
}

var numberWords = strings.Fields("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety")

// ReplaceWord puts another number for the first one in words, so many on in the row from two to ninety. It is empty where no
// number stands in words.
func ReplaceWord(s string, step int) string {
	fields := strings.Fields(s)
	for i, f := range fields {
		for k, w := range numberWords {
			if !strings.EqualFold(f, w) {
				continue
			}
			n := (k + step) % len(numberWords)
			fields[i] = numberWords[n]
			if f[0] >= 'A' && f[0] <= 'Z' {
				fields[i] = strings.ToUpper(numberWords[n][:1]) + numberWords[n][1:]
			}
			return strings.Join(fields, " ")
		}
	}
	return ""
}
