package read

import "bytes"

// Markdown's grammar has corners in which goldmark takes time that grows with
// the square of the text, or memory that does. No article goes there; a hostile
// one must not stop a run. Beyond these measures the parser is shown a copy of
// the text in which the character that leads there is an "x". The article's
// text is copied from the original, so only its structure is poorer.
const (
	deepestBlocks = 40    // quotations and lists within each other
	openBrackets  = 1000  // that nothing closes
	linkDefs      = 5000  // lines "[a]: b" together
	openLinks     = 300   // "](" whose brackets nothing closes
	footnoteDefs  = 2000  // in one article
	footnoteRefs  = 20000 // in one article
	raggedCells   = 10000 // cells of a table that its rows do not hold
)

// mask is src, or a copy of it in which such corners are blocked.
func mask(src []byte) []byte {
	m := masker{src: src, out: src, few: bytes.Count(src, []byte("[")) <= openBrackets && bytes.Count(src, []byte("(")) <= openLinks}
	for at := 0; at < len(src); {
		end := len(src)
		if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
			end = at + i
		}
		m.line(at, end)
		at = end + 1
	}
	return m.out
}

type masker struct {
	src, out []byte
	// few says that the text has not as many brackets in all as lead into a
	// corner, so that none need be counted.
	few bool
	// open counts the brackets and pointed brackets of links since the last
	// blank line that nothing has closed.
	open, pointed int
	brackets      int // open square ones, since the last blank line
	links         int // definitions of links, since the last blank line
	defs, refs    int
	table         int // where the table ends that has been looked at
}

// hide shows the parser an "x" at an offset.
func (m *masker) hide(at int) {
	if &m.out[0] == &m.src[0] {
		m.out = bytes.Clone(m.src)
	}
	m.out[at] = 'x'
}

// line looks at one line.
func (m *masker) line(at, end int) {
	line := m.src[at:end]
	text := m.containers(at, end)
	if m.few {
		m.rule(at, end)
		return
	}
	if len(bytes.TrimSpace(line)) == 0 {
		m.open, m.pointed, m.brackets, m.links = 0, 0, 0, 0
		return
	}
	m.rule(at, end)
	if bytes.HasPrefix(m.src[text:end], []byte("[^")) {
		if m.defs++; m.defs > footnoteDefs {
			m.hide(text)
		}
	}
	if text < end && m.src[text] == '[' && bytes.Contains(m.src[text:end], []byte("]:")) {
		if m.links++; m.links > linkDefs {
			m.hide(text)
		}
	}
	for i := text; i < end; i++ {
		switch m.src[i] {
		case ']':
			m.brackets = max(0, m.brackets-1)
		case '[':
			if m.brackets++; m.brackets > openBrackets {
				m.hide(i)
			}
			if i+1 < end && m.src[i+1] == '^' {
				if m.refs++; m.refs > footnoteRefs {
					m.hide(i)
				}
			}
		case '(':
			link := i > at && m.src[i-1] == ']'
			m.open++
			if link && i+1 < end && m.src[i+1] == '<' {
				m.pointed++
			}
			if link && (m.open > openLinks || m.pointed > openLinks) {
				m.hide(i)
			}
		case ')':
			m.open = max(0, m.open-1)
		case '>':
			m.pointed = 0
		}
	}
}

// rule looks whether a line is the one under a table's header.
func (m *masker) rule(at, end int) {
	line := m.src[at:end]
	if at >= m.table && bytes.IndexByte(line, '|') >= 0 && len(bytes.Trim(line, "|-: \t\r>")) == 0 {
		m.delimiters(at, end)
	}
}

// containers passes over the marks of quotations and lists at the beginning of
// a line, hides those that lie too deep, and returns where the text begins.
func (m *masker) containers(at, end int) int {
	for depth := 0; at < end; {
		c := m.src[at]
		n := 0
		switch {
		case c == ' ' || c == '\t':
			at++
			continue
		case c == '>':
			n = 1
		case c == '-' || c == '*' || c == '+':
			if at+1 == end || m.src[at+1] == ' ' || m.src[at+1] == '\t' {
				n = 1
			}
		case isDigit(c):
			i := at
			for i < end && isDigit(m.src[i]) {
				i++
			}
			if i < end && (m.src[i] == '.' || m.src[i] == ')') && (i+1 == end || m.src[i+1] == ' ' || m.src[i+1] == '\t') {
				n = i + 1 - at
			}
		}
		if n == 0 {
			break
		}
		if depth++; depth > deepestBlocks {
			m.hide(at + n - 1)
		}
		at += n
	}
	return at
}

// delimiters looks at the line under a table's header. goldmark fills every row
// up to the header's width, so that a wide header over many short lines makes
// cells without end.
func (m *masker) delimiters(at, end int) {
	columns := bytes.Count(m.src[at:end], []byte("|"))
	rows, next := 0, end+1
	for next < len(m.src) {
		stop := len(m.src)
		if i := bytes.IndexByte(m.src[next:], '\n'); i >= 0 {
			stop = next + i
		}
		if len(bytes.TrimSpace(m.src[next:stop])) == 0 {
			break
		}
		rows++
		next = stop + 1
	}
	m.table = next
	if rows*columns > raggedCells && rows*columns > next-at {
		if i := bytes.IndexByte(m.src[at:end], '-'); i >= 0 {
			m.hide(at + i)
		}
	}
}
