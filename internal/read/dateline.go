package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A date line stands near the top: within so many blocks and bytes.
const (
	datelineBlocks = 8
	datelineBytes  = 3000
	datelineLength = 160
)

// dateline is what a line near the top says of the article's date.
type dateline struct {
	date quant.Date
	// start and end are where the date stands in the line; rest is where the
	// text after a dateline that opens a paragraph begins, the line's length
	// where the line holds nothing else.
	start, end, rest int
	// changed says that the date is that of a change ("Updated 3 May 2024"),
	// document that the line names what kind of text it is.
	changed, document bool
}

// datelines finds the article's date line among its first blocks, marks it as
// one, and takes the date from it where nothing better has given one. A
// dateline that opens a paragraph is cut off from it.
func (a *article) datelines() {
	d := a.doc
	found := false
	for i := 0; i < len(d.Blocks) && i < datelineBlocks; i++ {
		block := d.Blocks[i]
		if block.Kind == lint.Cell || block.Span.Start > datelineBytes {
			continue
		}
		line := block.Span.Of(d.Text)
		own := len(line) <= datelineLength
		if !own {
			line = line[:datelineLength]
		}
		at, ok := readDateline(line)
		if !ok || !own && at.rest == len(line) {
			continue
		}
		if at.rest < len(line) && block.Kind != lint.Paragraph {
			continue
		}
		if block.Kind != lint.Heading || !at.document {
			d.Blocks[i].Kind, d.Blocks[i].Level = lint.Dateline, 0
		}
		if at.rest < len(line) {
			d.Blocks = append(d.Blocks, lint.Block{})
			copy(d.Blocks[i+2:], d.Blocks[i+1:])
			cut := block.Span.Start + len(strings.TrimRightFunc(line[:at.rest], unicode.IsSpace))
			d.Blocks[i].Span.End = cut
			d.Blocks[i+1] = block
			d.Blocks[i+1].Span.Start += at.rest
		}
		where := span{Start: block.Span.Start + at.start, End: block.Span.Start + at.end}
		switch {
		case at.changed && d.Updated.IsZero():
			d.Updated = at.date
		case at.changed || found:
		case d.Date.IsZero():
			d.Date, d.DateSpan, d.DateFrom = at.date, where, "dateline"
			found = true
		case d.Date == at.date && d.DateSpan.Empty():
			d.DateSpan = where
			found = true
		}
		if at.rest < len(line) {
			return // the story has begun
		}
	}
}

// readDateline reads a line such as "TBILISI, 12 March 2024 -", "28.12.2023
// Author: A. Name", "Published on March 12, 2024 | by A. Name". What stands
// before and after the date must be of the kinds that such lines hold: a
// sentence with a date in it is none.
func readDateline(line string) (dateline, bool) {
	date, start, end, ok := findDay(line)
	if !ok {
		return dateline{}, false
	}
	d := dateline{date: date, start: start, end: end, rest: len(line)}
	before, after := strings.TrimSpace(line[:start]), line[end:]
	d.changed = hasClass(before, "changed")
	if d.document = isDocument(before); d.document && !strings.HasSuffix(strings.TrimSpace(after), ".") {
		return d, len(line) <= datelineLength && (closesDateline(strings.TrimSpace(after)) || strings.HasPrefix(after, ", ") && !strings.Contains(after, ". "))
	}
	if !opensDateline(before) {
		return d, false
	}
	if rest, ok := afterDash(after); ok && rest < len(after) && before != "" && !d.changed && isPlace(before) {
		d.rest = end + rest
		return d, true
	}
	if rest, ok := afterStop(after); ok && rest < len(after) && !d.changed && strings.Contains(before, ",") && isPlace(before) {
		d.rest = end + rest
		return d, true
	}
	return d, len(line) <= datelineLength && closesDateline(strings.TrimSpace(after))
}

// opensDateline reports whether s may stand before the date of a date line:
// nothing, a label, a weekday, a byline or a place.
func opensDateline(s string) bool {
	place := isPlace(s)
	s = strings.TrimRight(s, " ,:|·•–—-/([")
	return place || s == "" || isPublication(s) || onlyClass(s, "label", "changed", "weekday") || isByline(s)
}

// isPublication reports whether s is where a text came out, as its last word says: "Lenn Castle
// intranet".
func isPublication(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	fields := strings.Fields(s)
	return unicode.IsUpper(r) && len(fields) < 5 && !strings.ContainsAny(s, ".;:?!") && words()["publication"][strings.ToLower(fields[len(fields)-1])] > 0
}

// isDocument reports whether s begins with what kind of text follows, and ends as
// its day follows: "Press release,", "Minutes of the meeting held on".
func isDocument(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 110 || strings.ContainsAny(s, ".;?!") {
		return false
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	if !strings.ContainsAny(last[len(last)-1:], ",:|(-") && !strings.HasSuffix(last, "–") && !strings.HasSuffix(last, "—") && words()["label"][strings.ToLower(last)] == 0 {
		return false
	}
	for i, f := range strings.FieldsFunc(s, notLetter) {
		if words()["document"][strings.ToLower(f)] > 0 {
			return true
		}
		if i == 1 || len(f) < 4 {
			break // "Press release", "Media statement", but not "The release"
		}
	}
	return false
}

// closesDateline reports whether s may stand after the date of a line that is
// nothing but a date line: dashes, a time, an agency in brackets, a byline.
func closesDateline(s string) bool {
	s = strings.TrimLeft(s, " ,:|·•–—-/;.)]")
	if s == "" || isByline(s) || onlyClass(s, "weekday") {
		return true
	}
	if s[0] == '(' {
		end := strings.IndexByte(s, ')')
		return end > 0 && end < 40 && closesDateline(s[end+1:])
	}
	if isDigit(s[0]) || strings.HasPrefix(s, "T") || strings.HasPrefix(s, "at ") { // a time of day and its zone
		return len(s) < 32 && strings.Contains(s, ":") && strings.Count(s, " ") <= 3
	}
	for _, class := range []string{"label", "changed"} {
		first, rest, _ := strings.Cut(s, " ")
		if words()[class][strings.ToLower(strings.TrimRight(first, ":"))] > 0 {
			_, _, end, ok := findDay(rest)
			return ok && closesDateline(strings.TrimSpace(rest[end:]))
		}
	}
	return false
}

// afterStop is where the text begins behind the full stop that ends a dateline:
// ", 07:00. Text". It reports false where something else stands before it.
func afterStop(s string) (int, bool) {
	i := afterTime(s)
	if i+1 >= len(s) || s[i] != '.' || s[i+1] != ' ' {
		return 0, false
	}
	return i + 2, true
}

// afterTime is where a time of day behind a comma ends, 0 where there is none.
func afterTime(s string) int {
	const clock = len(", 07:00")
	if len(s) < clock || s[:2] != ", " || !isDigit(s[2]) || !isDigit(s[3]) || s[4] != ':' || !isDigit(s[5]) || !isDigit(s[6]) {
		return 0
	}
	return clock
}

// afterDash is where the text begins behind the dash that ends a dateline:
// " (Agency), 21:30 - Text". It reports false where there is no such dash.
func afterDash(s string) (int, bool) {
	i := len(s) - len(strings.TrimLeft(s, " \t"))
	if i < len(s) && s[i] == '(' {
		end := strings.IndexByte(s[i:], ')')
		if end < 0 || end > 40 {
			return 0, false
		}
		i += end + 1
	}
	i += afterTime(s[i:])
	i += len(s[i:]) - len(strings.TrimLeft(s[i:], " \t"))
	dash := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != '-' && r != '–' && r != '—' {
			break
		}
		i += size
	}
	if i == dash {
		return 0, false
	}
	return i + len(s[i:]) - len(strings.TrimLeft(s[i:], " \t\r\n")), true
}

// isPlace reports whether s reads as the place of a dateline: a few words,
// each capitalised, the first of them in capitals throughout, or a short name
// that a comma follows.
func isPlace(s string) bool {
	s = strings.TrimSpace(s)
	comma := strings.HasSuffix(s, ",")
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i]
	}
	s = strings.TrimRight(s, " ,:|·•–—-/")
	if i := strings.LastIndexByte(s, ' '); i > 0 && s[i-1] == ',' && onlyClass(s[i+1:], "weekday") {
		s, comma = s[:i-1], true // "Leeford, Monday"
	}
	if s == "" || len(s) > 60 || strings.ContainsAny(s, "0123456789:") {
		return false
	}
	fields := strings.Fields(s)
	capitals := true
	for i, f := range fields {
		r, _ := utf8.DecodeRuneInString(f)
		if !unicode.IsUpper(r) && (i == 0 || f != "and" && f != "und") {
			return false
		}
		capitals = capitals && strings.ToUpper(f) == f
	}
	first := strings.TrimRight(fields[0], ",")
	return capitals && utf8.RuneCountInString(first) >= 2 && len(fields) <= 6 ||
		strings.ToUpper(first) == first && utf8.RuneCountInString(first) >= 3 && len(fields) <= 6 ||
		comma && len(fields) <= 3
}

// isByline reports whether s begins "By", "Author:", "Comment by" and goes on with a
// name, or with whom the paper has for it: "By our business desk".
func isByline(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	if by, name, ok := strings.Cut(rest, " "); ok && (by == "by" || by == "von") {
		if r, _ := utf8.DecodeRuneInString(first); unicode.IsUpper(r) {
			first, rest = by, name
		}
	}
	rest = strings.TrimPrefix(rest, "the ") // a paper
	r, _ := utf8.DecodeRuneInString(rest)
	return words()["by"][strings.ToLower(strings.TrimRight(first, ":"))] > 0 && (unicode.IsUpper(r) || isStaff(rest)) && len(rest) < 100
}

// isStaff reports whether s names who wrote an article by what they do: "our desk", "a special
// correspondent".
func isStaff(s string) bool {
	words := words()
	first, rest, _ := strings.Cut(s, " ")
	if words["staff"][strings.ToLower(first)] > 0 {
		return true
	}
	for n := 0; n < 3 && (first == "a" || first == "an" || n > 0); n++ {
		var word string
		word, rest, _ = strings.Cut(rest, " ")
		if bare := strings.TrimRight(word, ",:"); words["writer"][strings.ToLower(bare)] > 0 {
			return rest == "" || bare != word
		}
	}
	return false
}

// hasClass reports whether a word of s is of the class.
func hasClass(s, class string) bool {
	for f := range strings.FieldsFuncSeq(s, notLetter) {
		if words()[class][strings.ToLower(f)] > 0 {
			return true
		}
	}
	return false
}

// onlyClass reports whether all words of s are of the classes.
func onlyClass(s string, classes ...string) bool {
	for f := range strings.FieldsFuncSeq(s, notLetter) {
		known := false
		for _, class := range classes {
			known = known || words()[class][strings.ToLower(f)] > 0
		}
		if !known {
			return false
		}
	}
	return !strings.ContainsFunc(s, unicode.IsDigit)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
