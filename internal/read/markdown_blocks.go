package read

import (
	"bytes"

	gmtext "github.com/yuin/goldmark/text"

	"github.com/factlint/factlint/lint"
)

// Most Markdown is plain: paragraphs, headings and lists with links and
// emphasis. That is read here, several times faster than goldmark reads it, and
// to the same text and map, which tests hold it to. Whatever has a corner is
// left to goldmark: a paragraph, or a stretch up to where nothing before it can
// reach, or the whole article where it defines links or notes, which may be
// meant from anywhere.

// stretches reads an article whose every paragraph can be read by itself.
func (m *markdownReader) stretches() {
	for at := 0; at < len(m.src); {
		line := m.lineAt(at)
		switch {
		case isBlank(line):
			at += len(line)
		case isBreak(line):
			at += len(line)
		default:
			end, ok := at, false
			here := m.checkpoint()
			switch {
			case itemMark(line[indent(line):]) > 0:
				end, ok = m.plainList(at)
			case line[0] == '#' && hashes(line) > 0:
				end, ok = at+len(line), m.plainHeading(at, line)
			case startsHTML(line):
				end, ok = m.plainHTML(at)
			case startsPlain(line):
				end, ok = m.plainParagraph(at)
			}
			if !ok {
				m.back(here)
				end = max(end, m.reach(at))
				m.library(at, end)
			}
			at = end
		}
	}
}

// linked reports whether an article defines links, notes or terms, by which what
// stands in another place may be read, or has line ends of its own kind.
func linked(src []byte) bool {
	if bytes.Contains(src, []byte("]:")) || bytes.IndexByte(src, '\r') >= 0 {
		return true
	}
	for i := 0; ; i++ {
		n := bytes.IndexByte(src[i:], ':')
		if n < 0 {
			return false
		}
		i += n
		if before := bytes.TrimRight(src[:i], " \t"); len(before) == 0 || before[len(before)-1] == '\n' {
			return true
		}
	}
}

// library has goldmark read a stretch of the article.
func (m *markdownReader) library(from, to int) {
	part := *m
	part.src, part.from = m.src[from:to:to], m.from+from
	root := markdownParser().Parser().Parse(gmtext.NewReader(part.src))
	part.blocks(root, place{kind: lint.Paragraph})
	m.tables = part.tables
}

// reach is how far a block may go that begins at an offset and is not plain: to
// a line behind a blank one that can belong to no list, or to the end where
// listings or tags may hold blank lines.
func (m *markdownReader) reach(at int) int {
	for blank, from := false, at; at < len(m.src); {
		line := m.lineAt(at)
		switch {
		case isBlank(line):
			blank = true
		case blank && line[0] != ' ' && line[0] != '\t' && itemMark(line) == 0:
			if holdsBlanks(m.src[from:at]) {
				return len(m.src)
			}
			return at
		default:
			blank = false
		}
		at += len(line)
	}
	return len(m.src)
}

// holdsBlanks reports whether a stretch may begin a block that blank lines do
// not end: a fenced listing, a comment, or a script or listing of HTML.
func holdsBlanks(s []byte) bool {
	if bytes.Contains(s, []byte("```")) || bytes.Contains(s, []byte("~~~")) {
		return true
	}
	for {
		i := bytes.IndexByte(s, '<')
		if i < 0 {
			return false
		}
		s = s[i+1:]
		if len(s) > 0 && (s[0] == '!' || s[0] == '?') {
			return true
		}
		for _, tag := range [...]string{"pre", "script", "style", "textarea"} {
			if len(s) >= len(tag) && bytes.EqualFold(s[:len(tag)], []byte(tag)) {
				return true
			}
		}
	}
}

// lineAt is the line that begins at an offset, with its end.
func (m *markdownReader) lineAt(at int) []byte {
	if n := bytes.IndexByte(m.src[at:], '\n'); n >= 0 {
		return m.src[at : at+n+1]
	}
	return m.src[at:]
}

// checkpoint is a state to go back to where what was begun turns out not to be plain.
type checkpoint struct{ ops, blocks int }

func (m *markdownReader) checkpoint() checkpoint { return checkpoint{len(m.w.ops), len(m.w.blocks)} }

func (m *markdownReader) back(to checkpoint) {
	m.w.ops, m.w.blocks, m.w.open = m.w.ops[:to.ops], m.w.blocks[:to.blocks], false
}

// plainHeading reads a heading of the form "## Words".
func (m *markdownReader) plainHeading(at int, line []byte) bool {
	level := hashes(line)
	words := trimBlanks(line[level:])
	if len(words) == 0 {
		return true
	}
	if words[len(words)-1] == '#' || bytes.IndexByte(words, '{') >= 0 {
		return false
	}
	from := at + level
	for m.src[from] == ' ' || m.src[from] == '\t' {
		from++
	}
	return m.plainLeaf(from, from+len(words), lint.Block{Kind: lint.Heading, Level: level})
}

// plainParagraph reads a paragraph, up to a blank line or a heading.
func (m *markdownReader) plainParagraph(at int) (end int, ok bool) {
	end = at
	for end < len(m.src) {
		line := m.lineAt(end)
		if isBlank(line) || end > at && line[0] == '#' && hashes(line) > 0 {
			break
		}
		if end > at && (!startsPlain(line) || itemMark(line) > 0 || isBreak(line)) {
			return at, false
		}
		end += len(line)
	}
	here := m.checkpoint()
	if !m.plainLeaf(at, at+len(trimBlanks(m.src[at:end])), lint.Block{Kind: lint.Paragraph}) {
		m.back(here)
		m.library(at, end)
	}
	return end, true
}

// plainList reads the items of a list that are paragraphs of one line each, and
// those of the lists that follow it at once.
func (m *markdownReader) plainList(at int) (end int, ok bool) {
	margin := indent(m.src[at:])
	for blank, kind := true, byte(0); at < len(m.src); {
		line := m.lineAt(at)
		if isBlank(line) {
			blank = true
			at += len(line)
			continue
		}
		in := indent(line)
		item := line[in:]
		n := itemMark(item)
		switch {
		case in == margin && n > 0 && !isBreak(item) && (blank || item[n-1] == kind):
		case in == 0 && item[0] != '\t' && n == 0 && blank, line[0] == '#' && hashes(line) > 0:
			return at, true
		default:
			return at, false
		}
		blank, kind = false, item[n-1]
		words := bytes.TrimLeft(item[n:], " ")
		skip := len(item) - len(words)
		if skip == n || skip > n+4 || len(words) == 0 || !startsPlain(words) || itemMark(words) > 0 || isBreak(words) || words[0] == '[' && len(words) > 2 && words[2] == ']' {
			return at, false
		}
		from := at + in + skip
		if !m.plainLeaf(from, from+len(trimBlanks(words)), lint.Block{Kind: lint.ListItem, Level: 1}) {
			return at, false
		}
		at += len(line)
	}
	return at, true
}

// plainHTML reads a block of HTML, up to a blank line.
func (m *markdownReader) plainHTML(at int) (end int, ok bool) {
	for end = at; end < len(m.src); {
		line := m.lineAt(end)
		if isBlank(line) {
			break
		}
		if len(bytes.TrimLeft(line, " \t\n\v\f")) == 0 {
			return at, false // blank to goldmark
		}
		end += len(line)
	}
	m.html(m.home(at, end))
	m.endHTML()
	return end, true
}

// startsHTML reports whether a line begins with a tag that begins a block of HTML
// which a blank line ends, one of those that writers use.
func startsHTML(line []byte) bool {
	if line[0] != '<' {
		return false
	}
	name := bytes.TrimPrefix(line[1:], []byte("/"))
	n := 0
	for n < len(name) && isAlnum(name[n]) {
		n++
	}
	if n == len(name) || name[n] != '>' && name[n] != ' ' {
		return false
	}
	switch string(name[:n]) {
	case "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "blockquote", "figure", "section", "center", "h1", "h2", "h3", "h4", "h5", "h6":
		return true
	}
	return false
}

// indent is how many blanks a line begins with, up to the three that change
// nothing.
func indent(line []byte) int {
	n := 0
	for n < 3 && n+1 < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// plainLeaf reads the text of a block.
func (m *markdownReader) plainLeaf(from, to int, b lint.Block) bool {
	m.w.begin(b)
	ok := m.plainText(from, to)
	m.w.script, m.struck = noScript, 0
	m.w.end()
	return ok
}

// startsPlain reports whether a line that is not blank begins with text, as far
// as its first bytes tell that are no mark of a list.
func startsPlain(line []byte) bool {
	switch line[0] {
	case ' ', '\t', '\n', '>', '<', '|', ':', '=', '`', '~':
		return false
	case '#':
		return hashes(line) == 0 && (len(line) < 2 || line[1] != '#')
	case '-':
		return len(line) > 1 && isAlnum(line[1]) // neither a rule nor a line under something
	}
	return true
}

// hashes is how many number signs make a line a heading, 0 where it is none.
func hashes(line []byte) int {
	n := 0
	for n < len(line) && line[n] == '#' {
		n++
	}
	if n > 6 || n < len(line) && line[n] != ' ' && line[n] != '\t' && line[n] != '\n' {
		return 0
	}
	return n
}

// itemMark is the length of the mark of a list's item that a line begins with, 0
// for none.
func itemMark(line []byte) int {
	n := 0
	switch c := line[0]; {
	case c == '-' || c == '*' || c == '+':
		n = 1
	case isDigit(c):
		for n < len(line) && isDigit(line[n]) {
			n++
		}
		if n > 9 || n == len(line) || line[n] != '.' && line[n] != ')' {
			return 0
		}
		n++
	default:
		return 0
	}
	if n < len(line) && line[n] != ' ' && line[n] != '\t' && line[n] != '\n' {
		return 0
	}
	return n
}

// isBreak reports whether a line is a thematic break: "***".
func isBreak(line []byte) bool {
	c, n := line[0], 0
	if c != '*' && c != '-' && c != '_' {
		return false
	}
	for _, d := range line {
		switch d {
		case c:
			n++
		case ' ', '\t', '\n':
		default:
			return false
		}
	}
	return n > 2
}

// isBlank reports whether a line is white space alone.
func isBlank(line []byte) bool { return len(trimBlanks(line)) == 0 }

// trimBlanks is a text without the blanks and line ends around it.
func trimBlanks(s []byte) []byte {
	for len(s) > 0 && (s[0] == ' ' || s[0] == '\t' || s[0] == '\n') {
		s = s[1:]
	}
	for n := len(s); n > 0 && (s[n-1] == ' ' || s[n-1] == '\t' || s[n-1] == '\n'); n = len(s) {
		s = s[:n-1]
	}
	return s
}
