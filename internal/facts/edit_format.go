package facts

import (
	"bytes"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint/text"
)

// Format gives a file as it should be laid out: no white space at the ends of
// lines, no two blank lines in a row, one line break at the end. Texts, order,
// comments, indentation and quoting stay as they are.
func Format(name string, b []byte) ([]byte, error) {
	e, err := newEditor(name, b)
	if err != nil {
		return nil, err
	}
	keep := e.manyLines()
	var out bytes.Buffer
	blank := 0
	for line, start := range e.src.starts {
		end := lineEnd(b, start)
		stop := nextLine(b, end)
		if within(keep, start) || within(keep, end) {
			out.Write(b[start:stop])
			blank = 0
			continue
		}
		content := bytes.TrimRight(b[start:end], " \t")
		if len(content) == 0 {
			if blank++; blank > 1 || line == 0 || start == len(b) {
				continue
			}
		} else {
			blank = 0
		}
		out.Write(content)
		out.Write(b[end:stop])
	}
	formatted := bytes.TrimRight(out.Bytes(), "\r\n")
	if len(formatted) > 0 {
		formatted = append(formatted, e.eol...)
	}
	again, err := newEditor(name, formatted)
	if err != nil || (again.root == nil) != (e.root == nil) || e.root != nil && !same(e.root, again.root) {
		return nil, fmt.Errorf("laying out %s: %w", name, errByHand)
	}
	return formatted, nil
}

// manyLines are the spans of the texts that go over several lines, sorted.
func (e *editor) manyLines() []text.Span {
	var spans []text.Span
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			if s := e.src.span(n); bytes.ContainsAny(e.src.bytes[s.Start:s.End], "\n\r") {
				spans = append(spans, s)
			}
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	if e.root != nil {
		walk(e.root)
	}
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	return spans
}

// within reports whether a byte lies in one of some sorted spans.
func within(spans []text.Span, at int) bool {
	i, _ := slices.BinarySearchFunc(spans, at, func(s text.Span, at int) int { return s.End - at })
	return i < len(spans) && spans[i].Start < at
}
