package read

import (
	"bytes"
	"strings"

	"github.com/factlint/factlint/lint"
)

// The marks that steer factlint from within an article:
//
//	<!-- factlint: ignore RULE reason -->   a comment; in Markdown and HTML any comment is kept
//	<!-- fact: s-300.delivery -->           binds the value beside it
//	{fact: s-300.delivery}                  the same, in the text itself
//	[^fact:s-300.delivery]                  the same, as a footnote
//	[in 2016](fact:s-300.delivery)          the same, as a link, in Markdown and HTML
//	[sic]                                   the value before it is meant to stand as it does
//
// All but [sic] are left out of the text, so that no value is read out of an
// id. The note of a link spans the link's text, that of [sic] spans it, and
// the others are empty and stand where the mark was. The tags of templates,
// {{ }} and {% %}, and attributes ({: width="500"}) are left out of Markdown and
// HTML with them.

// An anchor and a template's tag are no longer taken for one beyond these
// lengths, so that reading stays linear.
const (
	longestAnchor   = 200
	longestTemplate = 1000
)

// mark is a steering mark within a stretch of source.
type mark struct {
	start, end int    // of the source
	text       string // "" of what is only left out
	sic        bool   // the mark stays in the text
}

// marks finds the steering marks of a stretch of source, in one pass.
type marks struct {
	src      []byte
	at, end  int
	comments findComments
	// ahead is where each of openings stands next, plus one; what is not beyond
	// at is not known.
	ahead [len(openings)]int
}

// openings are the bytes with which marks begin.
const openings = "{[<"

// open is where the next byte of openings stands, end where there is none. Each
// is looked for by itself, which the processor does many bytes at a time, and
// no stretch is searched for it again.
func (m *marks) open() int {
	first := m.end
	for k := range m.ahead {
		if m.ahead[k] <= m.at {
			m.ahead[k] = m.end + 1
			if i := bytes.IndexByte(m.src[m.at:m.end], openings[k]); i >= 0 {
				m.ahead[k] = m.at + i + 1
			}
		}
		first = min(first, m.ahead[k]-1)
	}
	return first
}

// findComments says whether comments are to be found as well: plain text may
// hold those that speak to factlint, other formats know their own.
type findComments bool

const (
	noComments findComments = false
	steering   findComments = true
)

// next is the next mark, false when there is none left.
func (m *marks) next() (mark, bool) {
	for m.at < m.end {
		i := m.open()
		if i == m.end {
			break
		}
		m.at = i + 1
		s := m.src[i:m.end]
		switch {
		case bytes.HasPrefix(s, []byte("[sic]")):
			m.at = i + 5
			return mark{start: i, end: m.at, text: "sic", sic: true}, true
		case bytes.HasPrefix(s, []byte("{fact:")):
			end := bytes.IndexAny(s[:min(len(s), longestAnchor)], "}\n")
			if end > 0 && s[end] == '}' {
				m.at = i + end + 1
				return mark{start: i, end: m.at, text: "fact: " + string(bytes.TrimSpace(s[6:end]))}, true
			}
		case bytes.HasPrefix(s, []byte("[^fact:")):
			end := bytes.IndexAny(s[:min(len(s), longestAnchor)], "]\n")
			if end > 0 && s[end] == ']' {
				m.at = i + end + 1
				return mark{start: i, end: m.at, text: "fact: " + string(bytes.TrimSpace(s[7:end]))}, true
			}
		case !bool(m.comments) && (bytes.HasPrefix(s, []byte("{{")) || bytes.HasPrefix(s, []byte("{%"))):
			closing := []byte("}}")
			if s[1] == '%' {
				closing = []byte("%}")
			}
			if end := bytes.Index(s[:min(len(s), longestTemplate)], closing); end > 0 {
				m.at = i + end + 2
				return mark{start: i, end: m.at}, true
			}
		case !bool(m.comments) && m.attributes(i):
			if end := bytes.IndexAny(s[:min(len(s), longestAnchor)], "}\n"); end > 0 && s[end] == '}' {
				m.at = i + end + 1
				return mark{start: i, end: m.at}, true
			}
		case bool(m.comments) && bytes.HasPrefix(s, []byte("<!--")):
			end := bytes.Index(s, []byte("-->"))
			if end < 0 {
				m.comments = noComments
				continue
			}
			if said := strings.TrimSpace(string(s[4:max(4, end)])); steers(said) {
				m.at = i + end + 3
				return mark{start: i, end: m.at, text: said}, true
			}
		}
	}
	m.at = m.end
	return mark{}, false
}

// attributes reports whether the brace at i opens attributes, as site builders
// write them behind headings, pictures and links: {#id}, {.class}, {: x="5"},
// ![...](x.png){width=500}.
func (m *marks) attributes(i int) bool {
	if m.src[i] != '{' || i+1 == len(m.src) {
		return false
	}
	switch c := m.src[i+1]; c {
	case '#', '.', ':':
		return i+2 < len(m.src) && (isAlnum(m.src[i+2]) || c == ':')
	default:
		return i > 0 && m.src[i-1] == ')' && isAlnum(c) && bytes.IndexByte(m.src[i:min(len(m.src), i+longestAnchor)], '=') > 0
	}
}

// steers reports whether a comment speaks to factlint.
func steers(comment string) bool {
	return strings.HasPrefix(comment, "factlint:") || strings.HasPrefix(comment, "fact:")
}

// emit appends the source bytes of s to the text as they stand, but for the
// marks in them, which become notes.
func (a *article) emit(s span) {
	found := marks{src: a.src, at: s.Start, end: s.End}
	rest := s.Start
	for m, ok := found.next(); ok; m, ok = found.next() {
		a.b.Verbatim(span{Start: rest, End: a.before(m, rest)})
		at := a.b.Len()
		if m.sic {
			a.b.Verbatim(span{Start: m.start, End: m.end})
		}
		if m.text != "" {
			a.note(span{Start: at, End: a.b.Len()}, m.text, inText)
		}
		rest = m.end
	}
	a.b.Verbatim(span{Start: rest, End: s.End})
}

// before is where the text before a mark ends: the space between the value and
// the mark beside it goes with the mark.
func (a *article) before(m mark, from int) int {
	if !m.sic && m.start > from && a.src[m.start-1] == ' ' &&
		(m.end == len(a.src) || bytes.IndexByte([]byte(" .,;:!?)\r\n"), a.src[m.end]) >= 0) {
		return m.start - 1
	}
	return m.start
}

// note adds a note at a place of the text.
func (a *article) note(at span, said string, line noteLine) {
	a.doc.Notes = append(a.doc.Notes, lint.Note{At: at, Text: said, Line: bool(line)})
}

// noteLine says whether a note stands alone on its line or in its block.
type noteLine bool

const (
	inText noteLine = false
	alone  noteLine = true
)
