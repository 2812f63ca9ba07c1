package read

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

// tagParser reads the HTML tags of Markdown that stand on one line, as nearly
// all do. It says what goldmark's own parser says of them, which reads every
// tag with a regular expression; to that one it leaves all others, and comments
// and declarations.
type tagParser struct{}

// beforeRawHTML puts it behind the parser of <https://...> and before goldmark's
// parser of tags.
const beforeRawHTML = 350

var _ parser.InlineParser = tagParser{}

// Trigger and Parse are called by goldmark.
func (tagParser) Trigger() []byte { return []byte{'<'} }

// Parse takes the tag at the beginning of what is left of the line.
func (tagParser) Parse(_ ast.Node, block gmtext.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	n := tagLength(line)
	if n == 0 || at.Padding != 0 {
		return nil
	}
	node := ast.NewRawHTML()
	node.Segments.Append(gmtext.NewSegment(at.Start, at.Start+n))
	block.Advance(n)
	return node
}

// tagLength is the length of the tag that a line begins with, by the grammar of
// CommonMark; 0 for none, and for one that runs over the end of the line.
func tagLength(line []byte) int {
	i, closing := 1, false
	if len(line) > 1 && line[1] == '/' {
		i, closing = 2, true
	}
	if i >= len(line) || !isLetter(line[i]) {
		return 0
	}
	for i < len(line) && (isAlnum(line[i]) || line[i] == '-') {
		i++
	}
	for !closing {
		next, ok := attribute(line, i)
		if !ok {
			break
		}
		i = next
	}
	i = blanks(line, i)
	if !closing && i < len(line) && line[i] == '/' {
		i++
	}
	if i < len(line) && line[i] == '>' && ascii(line[:i]) {
		return i + 1
	}
	return 0
}

// ascii reports whether a tag is ASCII throughout; goldmark has its own way with
// bytes that are no characters.
func ascii(tag []byte) bool {
	for _, c := range tag {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// attribute is the end of the attribute before which white space stands at i.
func attribute(line []byte, i int) (end int, ok bool) {
	at := blanks(line, i)
	if at == i || at >= len(line) || !isLetter(line[at]) && line[at] != '_' && line[at] != ':' {
		return i, false
	}
	for at < len(line) && (isAlnum(line[at]) || line[at] == ':' || line[at] == '.' || line[at] == '_' || line[at] == '-') {
		at++
	}
	value := blanks(line, at)
	if value >= len(line) || line[value] != '=' {
		return at, true
	}
	value = blanks(line, value+1)
	if value >= len(line) {
		return at, true
	}
	if quote := line[value]; quote == '"' || quote == '\'' {
		for j := value + 1; j < len(line); j++ {
			if line[j] == quote {
				return j + 1, true
			}
		}
		return at, true // no tag of one line
	}
	j := value
	for j < len(line) && bare(line[j]) {
		j++
	}
	if j == value {
		return at, true // no tag
	}
	return j, true
}

// bare reports whether c may stand in a value without quotation marks.
func bare(c byte) bool {
	switch c {
	case '"', '\'', '=', '<', '>', '`':
		return false
	}
	return c > ' '
}

func blanks(line []byte, i int) int {
	for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
