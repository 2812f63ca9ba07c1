package facts

import (
	"bytes"
	"iter"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint/text"
)

// The tree of a YAML file takes some twenty times the bytes of the file. The
// facts of a long file are therefore read piece by piece: the list below
// `facts:` is cut before its items, and each piece is YAML by itself. What
// cannot be cut so (an alias to another piece, a quoted text that goes on with
// what looks like an item) is no YAML then, and the file is read as a whole.

const (
	// longFile is the size in bytes from which a file is read in pieces.
	longFile = 1 << 18
	// pieceSize is the size in bytes that a piece has at the least.
	pieceSize = 1 << 16
)

// cut finds the list of facts in a file, and the pieces of it, each of a
// number of items and size bytes or more. There are none where the list is not
// written as lines below `facts:`.
func cut(b []byte, size int) (list text.Span, pieces []text.Span) {
	at, ok := factsKey(b)
	if !ok {
		return text.Span{}, nil
	}
	indent, start, last := -1, 0, 0
	for at < len(b) {
		next := len(b)
		if i := bytes.IndexByte(b[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := b[at:next]
		in := len(line) - len(bytes.TrimLeft(line, " "))
		rest := bytes.TrimRight(line[in:], " \t\r\n")
		item := len(rest) > 0 && rest[0] == '-' && (len(rest) == 1 || rest[1] == ' ' || rest[1] == '\t')
		switch {
		case len(rest) == 0 || rest[0] == '#':
			// Blank lines and comments belong to what stands before them.
		case indent < 0 && item:
			indent, start, last = in, at, at
			list.Start = at
		case indent < 0, in < indent, in == indent && !item:
			if indent >= 0 && in > 0 {
				return text.Span{}, nil // neither an item nor the next key: the whole tells what it is
			}
			list.End = at
			at = len(b)
			continue
		case in == indent && at-last >= size:
			pieces = append(pieces, text.Span{Start: last, End: at})
			last = at
		}
		at = next
	}
	if indent < 0 {
		return text.Span{}, nil
	}
	if list.End == 0 {
		list.End = len(b)
	}
	list.Start = start
	return list, append(pieces, text.Span{Start: last, End: list.End})
}

// factsKey is the line after `facts:`, where that stands once at the start of
// a line, alone.
func factsKey(b []byte) (at int, ok bool) {
	key := []byte("facts:")
	if bytes.HasPrefix(b, key) {
		at, ok = 0, true
	}
	for from := 0; ; {
		i := bytes.Index(b[from:], []byte("\nfacts:"))
		if i < 0 {
			break
		}
		if ok {
			return 0, false
		}
		at, ok = from+i+1, true
		from = at
	}
	if !ok {
		return 0, false
	}
	end := lineEnd(b, at)
	behind := b[at+len(key) : end]
	if rest := bytes.TrimLeft(behind, " \t"); len(rest) > 0 && (rest[0] != '#' || len(rest) == len(behind)) {
		return 0, false // "facts:#1" is another key: a comment stands behind a space
	}
	return min(len(b), end+1), true
}

// without is a file without a stretch of it, but for the lines' ends.
func (s *source) without(cut text.Span) []byte {
	first, _ := s.lineColumn(cut.Start)
	last, _ := s.lineColumn(cut.End)
	out := append([]byte{}, s.bytes[:cut.Start]...)
	out = append(out, bytes.Repeat([]byte("\n"), last-first)...)
	return append(out, s.bytes[cut.End:]...)
}

// trees reads the pieces of a file one by one, in order, the next two of them
// while one is looked at. A piece that is no list by itself is nil, and the
// last.
func (s *source) trees(pieces []text.Span) iter.Seq[[]*yaml.Node] {
	return func(yield func([]*yaml.Node) bool) {
		next, stop := make(chan chan []*yaml.Node, 1), make(chan struct{})
		var done sync.WaitGroup
		defer done.Wait()
		defer close(stop)
		done.Go(func() {
			defer close(next)
			for _, piece := range pieces {
				tree := make(chan []*yaml.Node, 1)
				select {
				case next <- tree:
				case <-stop:
					return
				}
				done.Go(func() {
					items, _ := s.items(piece)
					tree <- items
				})
			}
		})
		for tree := range next {
			if items := <-tree; !yield(items) || items == nil {
				return
			}
		}
	}
}

// items reads the facts of a piece, each with its place in the file. ok is
// false where the piece is no list by itself.
func (s *source) items(piece text.Span) (list []*yaml.Node, ok bool) {
	loader, err := yaml.NewLoader(bytes.NewReader(s.bytes[piece.Start:piece.End]), yaml.WithV3Defaults())
	if err != nil {
		return nil, false
	}
	var doc yaml.Node
	if err := loader.Load(&doc); err != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.SequenceNode {
		return nil, false
	}
	if err := loader.Load(&yaml.Node{}); err == nil {
		return nil, false
	}
	line, _ := s.lineColumn(piece.Start)
	lower(&doc, line-1)
	return doc.Content[0].Content, true
}

// lower moves nodes down by so many lines.
func lower(n *yaml.Node, lines int) {
	n.Line += lines
	for _, c := range n.Content {
		lower(c, lines)
	}
}
