package facts

import (
	"sort"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// source is one YAML file: its bytes and where its lines start.
type source struct {
	// path is the name for messages, dir the folder of the file relative to
	// that of the first facts file, "" for the same.
	path, dir string
	bytes     []byte
	starts    []int
}

func newSource(name, dir string, b []byte) *source {
	s := &source{path: name, dir: dir, bytes: b, starts: []int{0}}
	for i := 0; i < len(b); i++ {
		// The breaks are those of the YAML reader, whose line numbers are
		// looked up here.
		switch {
		case b[i] == '\n':
			s.starts = append(s.starts, i+1)
		case b[i] == '\r' && (i+1 == len(b) || b[i+1] != '\n'):
			s.starts = append(s.starts, i+1)
		case b[i] == 0xC2 && i+1 < len(b) && b[i+1] == 0x85:
			s.starts = append(s.starts, i+2)
		case b[i] == 0xE2 && i+2 < len(b) && b[i+1] == 0x80 && b[i+2]&^1 == 0xA8:
			s.starts = append(s.starts, i+3)
		}
	}
	return s
}

// offset is the byte at a line and a column of runes, both from 1.
func (s *source) offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(s.starts) {
		return len(s.bytes)
	}
	at := s.starts[line-1]
	for ; column > 1 && at < len(s.bytes); column-- {
		_, n := utf8.DecodeRune(s.bytes[at:])
		at += n
	}
	return at
}

// lineColumn is the line and the column, both from 1, of a byte.
func (s *source) lineColumn(at int) (line, column int) {
	at = min(max(at, 0), len(s.bytes))
	line = sort.SearchInts(s.starts, at+1)
	return line, 1 + utf8.RuneCount(s.bytes[s.starts[line-1]:at])
}

// place is a span as other programs name it.
func (s *source) place(span text.Span) lint.Place {
	p := lint.Place{Path: s.path, Start: span.Start, End: span.End}
	p.Line, p.Column = s.lineColumn(span.Start)
	p.EndLine, p.EndColumn = s.lineColumn(span.End)
	return p
}

// position is the place of an entry.
func (s *source) position(line, column int) lint.Position {
	return lint.Position{Path: s.path, Offset: s.offset(line, column), Line: line, Column: column}
}

// excerpt is the line that holds a span, and the span's place in it.
func (s *source) excerpt(span text.Span) *lint.FindingExcerpt {
	line, _ := s.lineColumn(span.Start)
	first := s.starts[line-1]
	last := len(s.bytes)
	if line < len(s.starts) {
		last = s.starts[line]
	}
	for last > first && (s.bytes[last-1] == '\n' || s.bytes[last-1] == '\r') {
		last--
	}
	start := min(max(span.Start, first), last)
	end := max(start, min(span.End, last))
	// Of a long line only what stands around the span is shown.
	if first < start-100 {
		first = runeStart(s.bytes, start-100)
	}
	if last > start+140 {
		last = runeStart(s.bytes, start+140)
	}
	end = min(end, last)
	return &lint.FindingExcerpt{Text: string(s.bytes[first:last]), Start: start - first, End: end - first}
}

// runeStart is the start of the rune that a byte lies in.
func runeStart(b []byte, at int) int {
	for i := 0; i < utf8.UTFMax && at > 0 && at < len(b) && !utf8.RuneStart(b[at]); i++ {
		at--
	}
	return at
}
