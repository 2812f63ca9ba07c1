package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// plain reads a .txt: its text is its source, but for the marks that steer
// factlint. Only blocks are to be found, by how people lay out plain text:
//
//   - blank lines part paragraphs; where a file has none, each line is one;
//   - in text that was broken to a width, a line goes on where the next word
//     would not have fitted; such a line break stays in the text;
//   - a short line without a full stop before a paragraph is a heading;
//   - "- ", "* ", "1. " begin list items; "> " quotes;
//   - lines cut alike by tabs, bars or wide gaps are a table.
func (a *article) plain() {
	a.b = text.NewBuilder(a.src, len(a.src)-a.from)
	found := marks{src: a.src, at: a.from, end: len(a.src), comments: steering}
	rest := a.from
	for m, ok := found.next(); ok; m, ok = found.next() {
		where := inText
		cut := span{Start: m.start, End: m.end}
		if !m.sic {
			cut, where = wholeLine(a.src, cut, a.from)
			if where == inText {
				cut.Start = a.before(m, rest)
			}
		}
		a.b.Verbatim(span{Start: rest, End: cut.Start})
		at := a.b.Len()
		if m.sic {
			a.b.Verbatim(cut)
		}
		a.note(span{Start: at, End: a.b.Len()}, m.text, where)
		rest = cut.End
	}
	a.b.Verbatim(span{Start: rest, End: len(a.src)})
	l := layout{text: a.b.Text(), blocks: make([]lint.Block, 0, 16+(len(a.src)-a.from)/400)}
	l.run()
	a.doc.Blocks = l.blocks
	if len(l.blocks) > 0 && l.blocks[0].Kind == lint.Heading && !slices.ContainsFunc(l.blocks, isTitle) {
		l.blocks[0].Level = 1
	}
	a.titleFromBlocks()
}

// isTitle reports whether b is a heading of the first level.
func isTitle(b lint.Block) bool { return b.Kind == lint.Heading && b.Level == 1 }

// titleFromBlocks takes the title from the first heading of the first level.
func (a *article) titleFromBlocks() {
	if i := slices.IndexFunc(a.doc.Blocks, isTitle); i >= 0 {
		where := a.doc.Blocks[i].Span
		a.doc.TitleSpan = where
		if a.doc.Title == "" {
			a.doc.Title = strings.Join(strings.Fields(where.Of(a.b.Text())), " ")
		}
	}
}

// wholeLine widens cut to its line with the line's end where nothing else
// stands there.
func wholeLine(src []byte, cut span, from int) (span, noteLine) {
	start, end := cut.Start, cut.End
	for start > from && (src[start-1] == ' ' || src[start-1] == '\t') {
		start--
	}
	for end < len(src) && (src[end] == ' ' || src[end] == '\t' || src[end] == '\r') {
		end++
	}
	if start > from && src[start-1] != '\n' || end < len(src) && src[end] != '\n' {
		return cut, inText
	}
	return span{Start: start, End: min(end+1, len(src))}, alone
}

// widest is the width beyond which text was not broken by hand or by a mailer:
// each line is then a paragraph.
const widest = 120

// line is a line of text without the white space around it.
type line struct {
	span
	indent int
	// runes is the line's length in characters with its indent, counted no
	// further than widest.
	runes int
}

// layout finds the blocks of a plain text.
type layout struct {
	text   string
	blocks []lint.Block
	chunk  []line // of lines without a blank one between them
	// width is the width that the chunk was broken to, 0 where it was not.
	width  int
	full   bool  // nearly all of its lines are of that width
	indent []int // of the list items that are open
	tables int
	// titled says that the place of the title is past.
	titled bool
}

// run walks the text chunk by chunk.
func (l *layout) run() {
	sep := byte('\n')
	if strings.IndexByte(l.text, '\n') < 0 {
		sep = '\r' // the line ends of old Macs
	}
	for at := 0; at < len(l.text); {
		end := strings.IndexByte(l.text[at:], sep)
		if end < 0 {
			end = len(l.text)
		} else {
			end += at
		}
		if ln, ok := l.line(at, end); ok {
			l.chunk = append(l.chunk, ln)
		} else {
			l.flush()
		}
		at = end + 1
	}
	l.flush()
	if n := len(l.blocks); n > 0 && l.blocks[n-1].Kind == lint.Heading && n > 1 {
		l.blocks[n-1].Kind, l.blocks[n-1].Level = lint.Paragraph, 0 // nothing follows it
	}
}

// line is the line between two offsets, false where it is blank.
func (l *layout) line(start, end int) (line, bool) {
	s := strings.TrimRightFunc(l.text[start:end], unicode.IsSpace)
	trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
	if trimmed == "" {
		return line{}, false
	}
	indent := len(s) - len(trimmed)
	ln := line{span: span{Start: start + indent, End: start + len(s)}, indent: indent, runes: len(s)}
	if len(s) <= 4*widest {
		ln.runes = utf8.RuneCountInString(s)
	}
	return ln, true
}

// flush makes blocks of the chunk.
func (l *layout) flush() {
	chunk := l.chunk
	l.width, l.full = l.widthOf(chunk)
	for i := 0; i < len(chunk); {
		switch n := l.table(chunk[i:]); {
		case n > 0:
			i += n
		case isRule(chunk[i].Of(l.text)):
			if n := len(l.blocks); i == 1 && n > 0 && l.blocks[n-1].Kind == lint.Paragraph {
				l.heading(&l.blocks[n-1])
			}
			i++
		default:
			i = l.block(i)
		}
	}
	l.chunk = l.chunk[:0]
}

// block makes a block of the chunk's lines from i on, and returns the index of
// the line behind it.
func (l *layout) block(i int) int {
	chunk := l.chunk
	first := chunk[i]
	b := lint.Block{Span: first.span}
	s := first.Of(l.text)
	lone := false
	switch {
	case strings.HasPrefix(s, "> "):
		b.Kind, lone = lint.Quotation, true
		b.Span.Start += 2
	case strings.HasPrefix(s, "#"):
		if text := strings.TrimLeft(s, "#"); len(s)-len(text) <= 6 && strings.HasPrefix(text, " ") {
			b.Span.Start = first.End - len(strings.TrimLeft(text, " "))
			l.heading(&b)
			b.Level = len(s) - len(text)
			lone = true
		}
	case marker(s) > 0 && l.opensItem(i):
		b.Kind, b.Level = lint.ListItem, l.depth(first.indent)
		b.Span.Start += marker(s)
	case len(l.blocks) < datelineBlocks && len(s) <= datelineLength && (isByline(s) || isDateline(s)):
		lone = true
	}
	if b.Kind != lint.ListItem {
		l.indent = l.indent[:0]
	}
	j := i + 1
	for ; !lone && j < len(chunk) && l.goesOn(b, j); j++ {
		b.Span.End = chunk[j].End
	}
	if b.Kind == lint.Paragraph && !lone && j == i+1 && l.standsAlone(i) {
		l.heading(&b)
	} else if b.Kind == lint.Paragraph && b.Span.Len() > widest {
		l.titled = true
	}
	if !b.Span.Empty() {
		l.blocks = append(l.blocks, b)
	}
	return j
}

// heading makes b a heading: the title where it is the first of at least three
// words and no paragraph stands before it, otherwise one below.
func (l *layout) heading(b *lint.Block) {
	b.Kind, b.Level = lint.Heading, 2
	if !l.titled && strings.Count(b.Span.Of(l.text), " ") >= 2 {
		b.Level = 1
		l.titled = true
	}
}

// standsAlone reports whether line i of the chunk reads as a heading.
func (l *layout) standsAlone(i int) bool {
	s := l.chunk[i].Of(l.text)
	if !headingLike(s) {
		return false
	}
	if i+1 == len(l.chunk) {
		return i == 0 || l.chunk[i-1].runes > widest
	}
	next := l.chunk[i+1].Of(l.text)
	return !headingLike(next) || len(l.blocks) == 0 || len(next) <= datelineLength && isDateline(next)
}

// headingLike reports whether s is a short line that begins with a capital or a
// figure and does not end as sentences do.
func headingLike(s string) bool {
	if len(s) > widest {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("\"'“‘«„¿¡", r) && unicode.IsLower(r) {
		return false
	}
	if len(s) < 3 || strings.ContainsRune(".,;!…)", last) {
		return false
	}
	return !strings.Contains(s, ". ") || isDigit(s[0])
}

func isDateline(s string) bool {
	_, ok := readDateline(s)
	return ok
}

// ragged is by how many characters a line may fall short of the width and still
// count as broken there: editing and wide characters leave such lines.
const ragged = 8

// widthOf is the width to which the chunk's lines were broken, 0 where they
// were not, and whether nearly all of them are as long as it allows.
func (l *layout) widthOf(chunk []line) (width int, full bool) {
	for _, ln := range chunk {
		width = max(width, ln.runes)
	}
	if width > widest || width < 40 {
		return 0, false
	}
	fits := 0
	for i := range len(chunk) - 1 {
		if chunk[i].runes+1+l.firstWord(chunk[i+1]) > width-ragged {
			fits++
		}
	}
	return width, len(chunk) >= 3 && fits*5 >= (len(chunk)-1)*4
}

// firstWord is the length of a line's first word in characters.
func (l *layout) firstWord(ln line) int {
	s := ln.Of(l.text)
	if i := strings.IndexByte(s, ' '); i >= 0 {
		s = s[:i]
	}
	return utf8.RuneCountInString(s)
}

// goesOn reports whether line j of the chunk continues block b.
func (l *layout) goesOn(b lint.Block, j int) bool {
	above, here := l.chunk[j-1], l.chunk[j]
	s, before := here.Of(l.text), above.Of(l.text)
	if isRule(s) || strings.HasPrefix(s, "> ") || bullet(s) && !l.dash(b, j) || l.tableRows(l.chunk[j:]) >= 2 {
		return false
	}
	if b.Kind == lint.ListItem && here.indent > above.indent {
		return true
	}
	if above.runes > widest || marker(s) > 0 && ends(before) {
		return false
	}
	if here.indent > above.indent+1 && b.Kind == lint.Paragraph && ends(before) {
		return false // the first line of a paragraph that is set in
	}
	r, _ := utf8.DecodeRuneInString(s)
	if (unicode.IsLower(r) || bullet(s)) && !ends(before) {
		return true
	}
	if l.full {
		return !ends(before) || above.runes > l.width*2/3
	}
	if l.width == 0 || above.runes < 40 || above.runes+1+l.firstWord(here) <= l.width {
		return false
	}
	if len(l.chunk) > 2 {
		return true
	}
	// Two lines tell little: a title over a byline looks like a sentence that
	// was broken. The text around it decides.
	byDate := len(l.blocks) == 0 && len(s) <= datelineLength && isDateline(s)
	return !byDate && !headingLike(s) || len(l.blocks) > 0 && above.runes > 55
}

// dash reports whether the "- " that begins line j of the chunk is a dash of the
// sentence that was broken before it, and not a list's.
func (l *layout) dash(b lint.Block, j int) bool {
	above := l.chunk[j-1]
	return l.width > 0 && above.runes+2 > l.width-ragged && b.Kind == lint.Paragraph && !ends(above.Of(l.text)) &&
		(j+1 == len(l.chunk) || !bullet(l.chunk[j+1].Of(l.text)))
}

// ends reports whether s ends as a sentence does.
func ends(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]»")
	return s != "" && strings.IndexByte(".!?:", s[len(s)-1]) >= 0
}

// isRule reports whether a line is drawn, not written: "-----", "* * *", "====".
func isRule(s string) bool {
	return len(s) >= 3 && strings.Trim(s, "-=*_~ #+") == ""
}

// bullet reports whether s begins with "- ", "* ", "• ".
func bullet(s string) bool {
	for _, p := range [...]string{"- ", "* ", "+ ", "• ", "· ", "– ", "‣ ", "▪ "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// marker is the length of the list marker at the beginning of s with the space
// behind it: "- ", "1. ", "12) ", "(a) ".
func marker(s string) int {
	if bullet(s) {
		return strings.IndexByte(s, ' ') + 1
	}
	i := 0
	open := strings.HasPrefix(s, "(")
	if open {
		i++
	}
	from := i
	for i < len(s) && i-from < 3 && isDigit(s[i]) {
		i++
	}
	if i == from && i+1 < len(s) && s[i] >= 'a' && s[i] <= 'z' && s[i+1] == ')' {
		i++
	}
	if i == from || i+1 >= len(s) || s[i+1] != ' ' || s[i] != ')' && (open || s[i] != '.') {
		return 0
	}
	return i + 2
}

// opensItem reports whether the marker of line i of the chunk opens a list
// item. A figure with a full stop may also end the sentence that was broken
// before it ("signed in / 12. The next").
func (l *layout) opensItem(i int) bool {
	if i == 0 || bullet(l.chunk[i].Of(l.text)) {
		return true
	}
	n := len(l.blocks)
	return n > 0 && l.blocks[n-1].Kind == lint.ListItem || ends(l.chunk[i-1].Of(l.text)) ||
		i+1 < len(l.chunk) && marker(l.chunk[i+1].Of(l.text)) > 0
}

// depth is the level of a list item of that indent, from 1.
func (l *layout) depth(indent int) int {
	for len(l.indent) > 0 && l.indent[len(l.indent)-1] >= indent {
		l.indent = l.indent[:len(l.indent)-1]
	}
	l.indent = append(l.indent, indent)
	return len(l.indent)
}
