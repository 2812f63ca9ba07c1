// Package text holds places in texts: half-open byte spans, the map that takes
// a span of an article's plain text home to the bytes of its file, and the
// index that turns bytes into lines and columns.
//
// It measures in bytes only. Lines and columns are made at the door, for
// people and for other programs, and never travel back in.
package text

// Span is a half-open range of bytes, [Start, End).
type Span struct {
	Start, End int
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Of is the stretch of t that s covers. A span that reaches past t is cut.
func (s Span) Of(t string) string {
	start, end := max(0, s.Start), min(len(t), s.End)
	if start >= end {
		return ""
	}
	return t[start:end]
}

// Join is the smallest span that covers s and o.
func (s Span) Join(o Span) Span {
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}
