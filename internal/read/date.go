package read

import (
	_ "embed"
	"path"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint/quant"
)

//go:embed words.tsv
var wordTable string

// words are the words of date lines by class: words["month"]["may"] is 5; of
// the other classes the number is 1.
var words = sync.OnceValue(func() map[string]map[string]int {
	table := map[string]map[string]int{}
	for line := range strings.Lines(wordTable) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(fields) < 2 {
			continue
		}
		n := 1
		if len(fields) > 2 {
			n, _ = strconv.Atoi(fields[2])
		}
		if table[fields[0]] == nil {
			table[fields[0]] = map[string]int{}
		}
		table[fields[0]][fields[1]] = n
	}
	return table
})

// dayOf is the day year-month-day, and whether there is such a day.
func dayOf(year, month, day int) (quant.Date, bool) {
	if year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 {
		return quant.Date{}, false
	}
	last := 31
	switch month {
	case 4, 6, 9, 11:
		last = 30
	case 2:
		last = 28
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			last = 29
		}
	}
	return quant.Date{Year: int32(year), Month: uint8(month), Day: uint8(day), Precision: quant.Day}, day <= last
}

// parseDay is the day that s gives, whole or as the beginning of a time stamp:
// "2024-03-12T10:00:00Z", "12 March 2024", "Tue, 12 Mar 2024 10:00:00 GMT".
func parseDay(s string) (quant.Date, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 80 {
		return quant.Date{}, false
	}
	if len(s) >= 8 && allDigits(s[:8]) && (len(s) == 8 || s[8] == 'T') {
		return dayOf(number(s[:4]), number(s[4:6]), number(s[6:8]))
	}
	d, start, _, ok := findDay(s)
	if !ok || !onlyClass(s[:start], "weekday") {
		return quant.Date{}, false
	}
	return d, true
}

// findDay is the first full day (day, month and year) in a line, and where it
// stands there. An order of day and month that is open is no day.
func findDay(line string) (d quant.Date, start, end int, ok bool) {
	if !hasYear(line) {
		return quant.Date{}, 0, 0, false
	}
	var tokens [64]token
	n := 0
	for rest := 0; n < len(tokens); n++ {
		t, next := nextToken(line, rest)
		if t.start == t.end {
			break
		}
		tokens[n], rest = t, next
	}
	for i := range n {
		if !tokens[i].digits && !tokens[i].word {
			continue // no day begins with a mark
		}
		if d, k, ok := dayAt(line, tokens[i:n]); ok {
			return d, tokens[i].start, tokens[i+k-1].end, true
		}
	}
	return quant.Date{}, 0, 0, false
}

// hasYear reports whether four digits stand together in a line, and no more:
// most lines need not be cut up to see that they hold no day.
func hasYear(line string) bool {
	run := 0
	for i := range len(line) {
		switch {
		case isDigit(line[i]):
			run++
		case run == 4:
			return true
		default:
			run = 0
		}
	}
	return run == 4
}

// token is a word, a number or one other character of a line.
type token struct {
	start, end int
	digits     bool
	word       bool
}

// nextToken is the first token of line from at on, and where the next begins.
func nextToken(line string, at int) (token, int) {
	for at < len(line) {
		r, size := utf8.DecodeRuneInString(line[at:])
		if !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	t := token{start: at, end: at}
	for t.end < len(line) {
		r, size := utf8.DecodeRuneInString(line[t.end:])
		digit, letter := r >= '0' && r <= '9', unicode.IsLetter(r)
		if t.end > at && (digit != t.digits || letter != t.word || !digit && !letter) {
			break
		}
		t.digits, t.word = digit, letter
		t.end += size
	}
	return t, t.end
}

// dayAt reads a day at the first of the tokens, and how many it takes.
func dayAt(line string, ts []token) (quant.Date, int, bool) {
	of := func(i int) string {
		if i >= len(ts) {
			return ""
		}
		return line[ts[i].start:ts[i].end]
	}
	num := func(i int) int {
		if i >= len(ts) || !ts[i].digits || ts[i].end-ts[i].start > 4 {
			return -1
		}
		return number(of(i))
	}
	month := func(i int) int { return words()["month"][strings.ToLower(of(i))] }
	// skip passes over one optional token of those named.
	skip := func(i int, any ...string) int {
		for _, s := range any {
			if strings.EqualFold(of(i), s) {
				return i + 1
			}
		}
		return i
	}
	year := func(i int) bool {
		return num(i) >= 1000 && ts[i].end-ts[i].start == 4
	}
	switch {
	case year(0) && (of(1) == "-" || of(1) == "/" || of(1) == ".") && of(3) == of(1): // 2024-03-12
		if d, ok := dayOf(num(0), num(2), num(4)); ok {
			return d, 5, true
		}
	case num(0) >= 1 && num(0) <= 31:
		if sep := of(1); (sep == "." || sep == "/" || sep == "-") && of(3) == sep && num(2) > 0 && year(4) { // 28.12.2023
			day, mon := num(0), num(2)
			if sep != "." && day <= 12 && mon <= 12 && day != mon {
				return quant.Date{}, 0, false
			}
			if sep != "." && day <= 12 && mon > 12 {
				day, mon = mon, day
			}
			d, ok := dayOf(num(4), mon, day)
			return d, 5, ok
		}
		i := skip(1, "st", "nd", "rd", "th", ".")
		i = skip(i, "of", "-")
		if m := month(i); m > 0 { // 12 March 2024
			i = skip(skip(skip(i+1, "."), ","), "-")
			if year(i) {
				d, ok := dayOf(num(i), m, num(0))
				return d, i + 1, ok
			}
		}
	case (num(1) >= 1 || num(2) >= 1 || num(3) >= 1) && month(0) > 0: // March 12, 2024
		i := skip(1, ".")
		i = skip(i, "the")
		if day := num(i); day >= 1 {
			j := skip(i+1, "st", "nd", "rd", "th")
			j = skip(j, ",")
			if year(j) {
				d, ok := dayOf(num(j), month(0), day)
				return d, j + 1, ok
			}
		}
	}
	return quant.Date{}, 0, false
}

// fileDate is the day in a file's name (2024-03-12-title.md, 20240312.txt,
// 2024/03/12/title.md), zero for none.
func fileDate(name string) quant.Date {
	base := path.Base(name)
	for i := range base {
		if i > 0 && isDigit(base[i-1]) {
			continue
		}
		if rest := base[i:]; len(rest) >= 10 && (rest[4] == '-' || rest[4] == '_' || rest[4] == '.') && rest[7] == rest[4] &&
			allDigits(rest[:4]) && allDigits(rest[5:7]) && allDigits(rest[8:10]) && (len(rest) == 10 || !isDigit(rest[10])) {
			if d, ok := dayOf(number(rest[:4]), number(rest[5:7]), number(rest[8:10])); ok {
				return d
			}
		}
	}
	if len(base) >= 8 && allDigits(base[:8]) && (len(base) == 8 || !isDigit(base[8])) {
		if d, ok := dayOf(number(base[:4]), number(base[4:6]), number(base[6:8])); ok {
			return d
		}
	}
	if dirs := strings.Split(path.Dir(name), "/"); len(dirs) >= 3 {
		y, m, d := dirs[len(dirs)-3], dirs[len(dirs)-2], dirs[len(dirs)-1]
		if len(y) == 4 && len(m) <= 2 && len(d) <= 2 && allDigits(y) && allDigits(m) && allDigits(d) {
			if day, ok := dayOf(number(y), number(m), number(d)); ok {
				return day
			}
		}
	}
	return quant.Date{}
}

// number is the value of a short string of digits, -1 of anything else.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil && allDigits(s) {
		return n
	}
	return -1
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
