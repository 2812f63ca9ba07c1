package text

import (
	"bytes"
	"encoding/binary"
	"sort"
	"sync"
	"unicode/utf8"
)

// block is how many bytes lie between two marks of a line index. Finding a
// column scans at most this many, however long the line.
const block = 1024

// Lines turns byte offsets of a file into lines and columns. A line ends at
// "\n", "\r\n" or a lone "\r". Lines and columns count from 1. A byte that is
// not UTF-8 is a column of its own, and a byte order mark at the start is
// none. Offsets outside the file are taken to its ends. A file in UTF-16, known
// by its byte order mark, is counted by its characters all the same.
type Lines struct {
	src    []byte
	wide   wide
	starts []int
	// marks are made once a line is long enough to need them.
	once  sync.Once
	marks []mark
}

// mark is how many runes and UTF-16 units lie before the rune that starts at
// offset at.
type mark struct{ at, runes, utf16 int }

// NewLines indexes src, which must not change afterwards.
func NewLines(src []byte) *Lines {
	src, units16 := narrow(src)
	l := &Lines{src: src, wide: units16, starts: make([]int, 1, bytes.Count(src, []byte{'\n'})+2)}
	alone := bytes.IndexByte(src, '\r') >= 0 // a carriage return may stand alone
	for i := 0; i < len(src); {
		n := -1
		if alone {
			n = bytes.IndexAny(src[i:], "\r\n")
		} else {
			n = bytes.IndexByte(src[i:], '\n')
		}
		if n < 0 {
			break
		}
		i += n + 1
		if src[i-1] == '\r' && i < len(src) && src[i] == '\n' {
			continue // the line ends with the next byte
		}
		l.starts = append(l.starts, i)
	}
	return l
}

// index sets the marks.
func (l *Lines) index() {
	l.marks = make([]mark, 0, len(l.src)/block+1)
	for m := (mark{}); m.at < len(l.src); {
		if m.at >= len(l.marks)*block {
			l.marks = append(l.marks, m)
		}
		next := l.walk(m, min(len(l.marks)*block, len(l.src)))
		if next.at == m.at { // a rune lies across where the mark would stand
			r, size := utf8.DecodeRune(l.src[m.at:])
			next = mark{m.at + size, m.runes + 1, m.utf16 + width16(r)}
		}
		m = next
	}
}

func width16(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

// Count is the number of lines, at least 1. A file that ends in a line break
// has an empty last line.
func (l *Lines) Count() int { return len(l.starts) }

// Line is the number of the line that holds offset.
func (l *Lines) Line(offset int) int { return l.line(l.wide.in(offset)) }

func (l *Lines) line(offset int) int {
	return sort.Search(len(l.starts), func(i int) bool { return l.starts[i] > offset })
}

// Position is the line and the column, in runes, of offset. An offset within a
// rune is that of the rune.
func (l *Lines) Position(offset int) (line, column int) {
	line, runes, _ := l.locate(offset)
	return line, runes
}

// PositionUTF16 is the line and the column, in UTF-16 units, of offset. Both
// count from 1; the language server protocol takes one off.
func (l *Lines) PositionUTF16(offset int) (line, column int) {
	line, _, units := l.locate(offset)
	return line, units
}

// Range is the Position of the start and of the end of a span.
func (l *Lines) Range(s Span) (line, column, endLine, endColumn int) {
	line, column = l.Position(s.Start)
	start, end := l.wide.in(s.Start), l.wide.in(s.End)
	here := l.lineSpan(line)
	if start < len("\uFEFF") || start < here.Start || end > here.End || start >= end || end-start >= block || l.src[start] >= utf8.RuneSelf {
		endLine, endColumn = l.Position(s.End)
		return line, column, endLine, endColumn
	}
	runes, _ := l.between(start, end) // a character starts there, and the line goes on
	return line, column, line, column + runes
}

// Ranges gives the Range of one span after another. It is quick where each begins
// in the line of the one before and behind its start, as it goes on from there.
type Ranges struct {
	*Lines
	// line is that of the last span, 0 for none, and at its start, whose runes are
	// those from the start of the line on.
	line int
	at   mark
}

// Next is the Range of a span.
func (r *Ranges) Next(s Span) (line, column, endLine, endColumn int) {
	l, start, end := r.Lines, r.wide.in(s.Start), r.wide.in(s.End)
	here := l.lineSpan(r.line)
	if r.line == 0 || start < r.at.at || start >= end || end > here.End {
		line, column, endLine, endColumn = l.Range(s)
		if r.line = 0; start >= len("\uFEFF") && start < len(l.src) && utf8.RuneStart(l.src[start]) {
			r.line, r.at = line, mark{at: start, runes: column - 1}
		}
		return line, column, endLine, endColumn
	}
	r.at = l.walk(r.at, start)
	last := l.walk(r.at, end)
	return r.line, r.at.runes + 1, r.line, last.runes + 1
}

func (l *Lines) locate(offset int) (line, runes, units int) {
	offset = min(max(l.wide.in(offset), 0), len(l.src))
	line = max(l.line(offset), 1)
	span := l.lineSpan(line)
	if start, end := l.textStart(span.Start), max(span.Start, min(offset, span.End)); end-start < block {
		runes, units = l.between(start, end)
		return line, runes + 1, units + 1
	}
	from, to := l.count(l.textStart(span.Start)), l.count(max(span.Start, min(offset, span.End)))
	return line, max(to.runes-from.runes, 0) + 1, max(to.utf16-from.utf16, 0) + 1
}

// textStart skips a byte order mark at the start of the file.
func (l *Lines) textStart(start int) int {
	if start == 0 && bytes.HasPrefix(l.src, []byte("\uFEFF")) {
		return len("\uFEFF")
	}
	return start
}

// between is how many runes and UTF-16 units lie wholly between two offsets, of
// which the first starts a rune.
func (l *Lines) between(start, end int) (runes, units int) {
	m := l.walk(mark{at: start}, end)
	return m.runes, m.utf16
}

// walk goes on from a mark over the runes that lie wholly before end.
func (l *Lines) walk(m mark, end int) mark {
	for m.at < end {
		if m.at+8 <= end && binary.LittleEndian.Uint64(l.src[m.at:])&notASCII == 0 {
			m = mark{m.at + 8, m.runes + 8, m.utf16 + 8}
			continue
		}
		r, size := rune(l.src[m.at]), 1
		if r >= utf8.RuneSelf {
			if r, size = utf8.DecodeRune(l.src[m.at:]); m.at+size > end {
				break
			}
		}
		m = mark{m.at + size, m.runes + 1, m.utf16 + width16(r)}
	}
	return m
}

// notASCII are the bits of eight bytes that ASCII leaves free.
const notASCII = 0x8080808080808080

// count is how many runes lie wholly before offset.
func (l *Lines) count(offset int) mark {
	l.once.Do(l.index)
	if len(l.marks) == 0 {
		return mark{}
	}
	m := l.marks[min(offset/block, len(l.marks)-1)]
	if m.at > offset && offset/block > 0 {
		m = l.marks[offset/block-1]
	}
	return l.walk(m, offset)
}

// LineSpan is the bytes of a line, without its line break; an empty span for a
// line that does not exist.
func (l *Lines) LineSpan(line int) Span {
	s := l.lineSpan(line)
	return Span{l.wide.out(s.Start), l.wide.out(s.End)}
}

func (l *Lines) lineSpan(line int) Span {
	if line < 1 || line > len(l.starts) {
		return Span{len(l.src), len(l.src)}
	}
	start, end := l.starts[line-1], len(l.src)
	if line < len(l.starts) {
		end = l.starts[line] - 1
		if end > start && l.src[end] == '\n' && l.src[end-1] == '\r' {
			end--
		}
	}
	return Span{start, end}
}

// Offset is the byte offset of a line and a column in runes. Columns past the
// end of the line are taken to its end, lines past the file to its end.
func (l *Lines) Offset(line, column int) int {
	return l.seek(line, column, func(rune) int { return 1 })
}

// OffsetUTF16 is the byte offset of a line and a column in UTF-16 units.
func (l *Lines) OffsetUTF16(line, column int) int { return l.seek(line, column, width16) }

func (l *Lines) seek(line, column int, width func(rune) int) int {
	if line < 1 {
		return 0
	}
	span := l.lineSpan(line)
	at := l.textStart(span.Start)
	for column > 1 && at < span.End {
		r, size := utf8.DecodeRune(l.src[at:])
		if column -= width(r); column < 1 {
			break // the column lies within a surrogate pair
		}
		at += size
	}
	return l.wide.out(at)
}
