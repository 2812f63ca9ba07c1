package rules

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
)

// printed reads what papers print in a fixed form, "t(28) = 2.20", from a
// stretch of an article's text. A method that does not find what it looks for
// leaves the place as it is.
type printed struct {
	text string
	i    int // the place, in bytes of text
	end  int // where the stretch ends
}

// printedNumber is a number as a paper prints it. Step is a unit of its last
// digit: 0.01 of 2.20.
type printedNumber struct {
	value, step float64
	span        lint.Span
}

// decimals is how many digits stand behind the point.
func (n printedNumber) decimals() int { return int(math.Round(-math.Log10(n.step))) }

// within reports whether n, give or take slack, lies from lo to hi.
func (n printedNumber) within(lo, hi, slack float64) bool {
	const dust = 1e-12 // of binary fractions
	return n.value >= lo-slack-dust && n.value <= hi+slack+dust
}

// space skips white space, of whatever width.
func (r *printed) space() {
	for r.i < r.end {
		c, size := utf8.DecodeRuneInString(r.text[r.i:r.end])
		if !unicode.IsSpace(c) {
			return
		}
		r.i += size
	}
}

// take skips white space and then the first of words that stands here, and
// gives it back, "" for none.
func (r *printed) take(words ...string) string {
	back := r.i
	r.space()
	for _, w := range words {
		if strings.HasPrefix(r.text[r.i:r.end], w) {
			r.i += len(w)
			return w
		}
	}
	r.i = back
	return ""
}

// takeWord is take for words that must not run on: the "p" of "p < .05" is no
// part of "people". A capital may stand for a small letter.
func (r *printed) takeWord(words ...string) string {
	back := r.i
	r.space()
	for _, w := range words {
		if end := r.i + len(w); end <= r.end && strings.EqualFold(r.text[r.i:end], w) && !letterAt(r.text[end:r.end]) {
			r.i = end
			return w
		}
	}
	r.i = back
	return ""
}

// letterAt reports whether s begins with a letter or a digit.
func letterAt(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// number reads a number with its sign, "2.20", "-.31", "1,024".
func (r *printed) number() (printedNumber, bool) {
	back := r.i
	r.space()
	start, negative := r.i, r.take("-", "−", "–") != ""
	first := r.i
	var digits strings.Builder
	point := -1
	for ; r.i < r.end; r.i++ {
		c := r.text[r.i]
		switch {
		case c >= '0' && c <= '9':
			digits.WriteByte(c)
			continue
		case c == '.' && point < 0 && digitAt(r.text, r.i+1, r.end):
			point = digits.Len()
			digits.WriteByte(c)
			continue
		case c == ',' && point < 0 && r.i > first && thousandsAt(r.text[r.i+1:r.end]):
			continue
		}
		break
	}
	const longest = 15 // digits that a float64 holds
	value, err := strconv.ParseFloat("0"+digits.String(), 64)
	if digits.Len() == 0 || digits.Len() > longest || err != nil || letterAt(r.text[r.i:r.end]) {
		r.i = back
		return printedNumber{}, false
	}
	n := printedNumber{value: value, step: 1, span: lint.Span{Start: start, End: r.i}}
	if point >= 0 {
		n.step = math.Pow10(point + 1 - digits.Len())
	}
	if negative {
		n.value = -n.value
	}
	return n, true
}

func digitAt(s string, i, end int) bool { return i < end && s[i] >= '0' && s[i] <= '9' }

// thousandsAt reports whether s begins with a group of three digits.
func thousandsAt(s string) bool {
	return digitAt(s, 0, len(s)) && digitAt(s, 1, len(s)) && digitAt(s, 2, len(s)) && !digitAt(s, 3, len(s))
}
