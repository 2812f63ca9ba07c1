package text

import (
	"slices"
	"strings"
)

// Builder makes a plain text and the map that takes it home, side by side: a
// reader walks its source and says of each stretch whether it is copied as it
// stands or written as something else. What the reader leaves out (markup) is
// simply never named.
//
// Pieces are to be given in order of the source; the Builder does not sort.
type Builder struct {
	source []byte
	text   strings.Builder
	pieces []Piece
}

// NewBuilder begins an empty text over source. Size is a guess at the length
// of the text, in bytes; 0 is allowed.
func NewBuilder(source []byte, size int) *Builder {
	b := &Builder{source: source}
	b.text.Grow(size)
	return b
}

// Expect makes room for so many more pieces.
func (b *Builder) Expect(pieces int) { b.pieces = slices.Grow(b.pieces, pieces) }

// Verbatim copies the source bytes of src. Neighbouring stretches are joined
// into one piece.
func (b *Builder) Verbatim(src Span) {
	if src.Empty() {
		return
	}
	at := b.text.Len()
	b.text.Write(b.source[src.Start:src.End])
	if n := len(b.pieces); n > 0 && b.pieces[n-1].Verbatim && b.pieces[n-1].Source.End == src.Start {
		b.pieces[n-1].Text.End = b.text.Len()
		b.pieces[n-1].Source.End = src.End
		return
	}
	b.pieces = append(b.pieces, Piece{Span{at, b.text.Len()}, src, true})
}

// Atom writes t for the source bytes of src, which may be empty: an entity, an
// escaped character, the newline between two blocks. An empty t writes nothing.
func (b *Builder) Atom(src Span, t string) {
	if t == "" {
		return
	}
	at := b.text.Len()
	b.text.WriteString(t)
	b.pieces = append(b.pieces, Piece{Span{at, b.text.Len()}, src, false})
}

// Len is the length of the text so far, in bytes.
func (b *Builder) Len() int { return b.text.Len() }

// Since is the text from an offset on.
func (b *Builder) Since(at int) string { return b.text.String()[at:] }

// Text is the text so far.
func (b *Builder) Text() string { return b.text.String() }

// Build is the text and its map. The Builder must not be used afterwards.
func (b *Builder) Build() (string, Map) {
	return b.Text(), Map{Pieces: b.pieces}
}

// Then is the map that goes home through m and on through outer, whose plain
// text is m's source: a Markdown file that was written in UTF-16 has two such
// steps.
func (m Map) Then(outer Map) Map {
	if len(outer.Pieces) == 0 {
		return m
	}
	out := make([]Piece, 0, len(m.Pieces)+len(outer.Pieces))
	for _, p := range m.Pieces {
		if !p.Verbatim {
			out = append(out, Piece{p.Text, outer.Source(p.Source), false})
			continue
		}
		shift := p.Text.Start - p.Source.Start
		for i := outer.find(p.Source.Start); i < len(outer.Pieces) && outer.Pieces[i].Text.Start < p.Source.End; i++ {
			q := outer.Pieces[i]
			cut := Span{max(q.Text.Start, p.Source.Start), min(q.Text.End, p.Source.End)}
			home := q.Source
			if q.Verbatim {
				home = Span{q.home(cut.Start, false), q.home(cut.End, true)}
			}
			out = append(out, Piece{Span{cut.Start + shift, cut.End + shift}, home, q.Verbatim})
		}
	}
	return Map{Pieces: out}
}
