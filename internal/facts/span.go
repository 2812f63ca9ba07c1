package facts

import (
	"bytes"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint/text"
)

// span is what a node covers in its file: of a scalar its text with its
// quotation marks, of a mapping or list its first line.
func (s *source) span(n *yaml.Node) text.Span {
	start := s.offset(n.Line, n.Column)
	if n.Kind != yaml.ScalarNode {
		return text.Span{Start: start, End: max(start, contentEnd(s.bytes, start))}
	}
	start = skipProperties(s.bytes, start)
	return text.Span{Start: start, End: s.scalarEnd(n, start)}
}

// skipProperties passes an anchor and a tag: "&a !!str text".
func skipProperties(b []byte, at int) int {
	for at < len(b) && (b[at] == '&' || b[at] == '!') {
		for at < len(b) && b[at] > ' ' {
			at++
		}
		for at < len(b) && (b[at] == ' ' || b[at] == '\t') {
			at++
		}
	}
	return at
}

// scalarEnd is the end of a scalar that starts at a byte.
func (s *source) scalarEnd(n *yaml.Node, at int) int {
	b := s.bytes
	switch {
	case at >= len(b) || n.Value == "" && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0:
		return at
	case b[at] == '"' && n.Style&yaml.DoubleQuotedStyle != 0:
		for i := at + 1; i < len(b); i++ {
			if b[i] == '\\' {
				i++
			} else if b[i] == '"' {
				return i + 1
			}
		}
		return len(b)
	case b[at] == '\'' && n.Style&yaml.SingleQuotedStyle != 0:
		for i := at + 1; i < len(b); i++ {
			if b[i] != '\'' {
				continue
			}
			if i+1 < len(b) && b[i+1] == '\'' {
				i++
				continue
			}
			return i + 1
		}
		return len(b)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return blockEnd(b, at)
	case bytes.HasPrefix(b[at:], []byte(n.Value)):
		return at + len(n.Value)
	default:
		return plainEnd(b, at, n.Value)
	}
}

// plainEnd is the end of a plain scalar that is folded over several lines: its
// words are followed through the white space between them.
func plainEnd(b []byte, at int, value string) int {
	end := at
	for i := 0; i < len(value) && at < len(b); {
		if value[i] == ' ' || value[i] == '\n' {
			i++
			continue
		}
		for at < len(b) && (b[at] == ' ' || b[at] == '\t' || b[at] == '\n' || b[at] == '\r') {
			at++
		}
		for i < len(value) && at < len(b) && value[i] == b[at] {
			i, at = i+1, at+1
		}
		end = at
		if i < len(value) && value[i] != ' ' && value[i] != '\n' {
			break
		}
	}
	return end
}

// blockEnd is the end of a block scalar (| or >) whose mark stands at a byte:
// the end of its last line that is not blank.
func blockEnd(b []byte, at int) int {
	line := at
	for line > 0 && b[line-1] != '\n' && b[line-1] != '\r' {
		line--
	}
	parent, dash := 0, 0
	for line+parent < len(b) && (b[line+parent] == ' ' || b[line+parent] == '-' && line+parent+1 < len(b) && b[line+parent+1] == ' ') {
		if b[line+parent] == '-' {
			dash = parent
		}
		parent++
	}
	if line+parent == at {
		parent = dash // the scalar is itself the item of a list
	}
	end := lineEnd(b, at)
	for next := nextLine(b, end); next < len(b); {
		stop := lineEnd(b, next)
		indent := 0
		for next+indent < stop && b[next+indent] == ' ' {
			indent++
		}
		if next+indent < stop {
			if indent <= parent {
				break
			}
			end = stop
		}
		following := nextLine(b, stop)
		if following == next {
			break
		}
		next = following
	}
	return end
}

// nextLine is the start of the line after the break at a byte.
func nextLine(b []byte, at int) int {
	if at < len(b) && b[at] == '\r' {
		at++
	}
	if at < len(b) && b[at] == '\n' {
		at++
	}
	return at
}

// contentEnd is the end of a line without white space and comment.
func contentEnd(b []byte, at int) int {
	end := lineEnd(b, at)
	if i := bytes.Index(b[at:end], []byte(" #")); i >= 0 {
		end = at + i
	}
	for end > at && (b[end-1] == ' ' || b[end-1] == '\t') {
		end--
	}
	return end
}

// spanAt is the span of the scalar, or of the first line of what else starts at
// a byte, where no node is at hand.
func (s *source) spanAt(at int) text.Span {
	b := s.bytes
	if at >= len(b) {
		return text.Span{Start: len(b), End: len(b)}
	}
	at = skipProperties(b, at)
	if at >= len(b) {
		return text.Span{Start: at, End: at}
	}
	switch b[at] {
	case '"':
		return text.Span{Start: at, End: s.scalarEnd(&yaml.Node{Style: yaml.DoubleQuotedStyle}, at)}
	case '\'':
		return text.Span{Start: at, End: s.scalarEnd(&yaml.Node{Style: yaml.SingleQuotedStyle}, at)}
	case '|', '>':
		return text.Span{Start: at, End: blockEnd(b, at)}
	case '{', '[':
		return text.Span{Start: at, End: contentEnd(b, at)}
	}
	end := contentEnd(b, at)
	if s.inFlow(at) {
		for i := at; i < end; i++ {
			if c := b[i]; c == '}' || c == ']' || c == ',' && (i+1 == end || b[i+1] == ' ') {
				end = i
			}
		}
	}
	return text.Span{Start: at, End: end}
}

// inFlow reports whether a byte lies within {braces} or [brackets] that were
// opened on its line.
func (s *source) inFlow(at int) bool {
	line, _ := s.lineColumn(at)
	depth := 0
	for _, c := range s.bytes[s.starts[line-1]:at] {
		switch c {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
	}
	return depth > 0
}
