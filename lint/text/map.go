package text

import "sort"

// Piece says that the plain text Text came from the source bytes Source. A
// verbatim piece has the same bytes on both sides; the other pieces (an
// entity, an escaped character, a folded line break) are atoms: a span that
// touches one goes home to the whole of it.
type Piece struct {
	Text, Source Span
	Verbatim     bool
}

// Map takes spans of plain text home to source bytes. Its pieces are sorted,
// do not overlap, and cover the plain text without a gap. Their sources are
// mostly in the same order.
type Map struct {
	Pieces []Piece
}

// Source is the smallest source span that covers the plain-text span s. An
// empty span goes home to an empty span.
func (m Map) Source(s Span) Span {
	if len(m.Pieces) == 0 {
		return s
	}
	first := m.find(s.Start)
	if first == len(m.Pieces) {
		end := m.Pieces[len(m.Pieces)-1].Source.End
		return Span{end, end}
	}
	start := m.Pieces[first].home(s.Start, false)
	if s.Empty() {
		return Span{start, start}
	}
	// Pieces may stand in another order in the source (a footnote, a caption),
	// so the ends of all of them count.
	home := Span{start, m.Pieces[first].home(s.End, true)}
	for _, p := range m.Pieces[first+1:] {
		if p.Text.Start >= s.End {
			break
		}
		home = home.Join(Span{p.home(s.Start, false), p.home(s.End, true)})
	}
	return home
}

// Whole reports whether the source of s holds nothing but s: no markup stands
// within it, so that it can be replaced as a whole.
func (m Map) Whole(s Span) bool {
	for i := m.find(s.Start) + 1; i < len(m.Pieces) && m.Pieces[i].Text.Start < s.End; i++ {
		if m.Pieces[i].Source.Start != m.Pieces[i-1].Source.End {
			return false
		}
	}
	return true
}

// Plain is the plain text that came from the source bytes of s, empty where
// none did. It is Source read backwards, for places that other programs hand
// in; where pieces stand in another order in the source, only the first piece
// that s touches counts.
func (m Map) Plain(s Span) Span {
	if len(m.Pieces) == 0 {
		return s
	}
	for i, p := range m.Pieces {
		if p.Source.End <= s.Start || p.Source.Start >= s.End && !(s.Empty() && p.Source.Start == s.Start) {
			continue
		}
		out := Span{p.away(s.Start, false), p.away(s.End, true)}
		for _, q := range m.Pieces[i+1:] {
			if q.Source.Start >= s.End || q.Source.Start < p.Source.Start {
				break
			}
			out.End = q.away(s.End, true)
		}
		return out
	}
	return Span{}
}

// away takes one source offset into the plain text; end says that it closes a
// span.
func (p Piece) away(at int, end bool) int {
	switch {
	case p.Verbatim:
		return p.Text.Start + min(max(at-p.Source.Start, 0), p.Source.Len())
	case end:
		return p.Text.End
	default:
		return p.Text.Start
	}
}

// find is the index of the piece that holds the plain-text offset at, or of the
// first behind it; len(m.Pieces) where there is none.
func (m Map) find(at int) int {
	return sort.Search(len(m.Pieces), func(i int) bool { return m.Pieces[i].Text.End > at })
}

// home takes one offset home; end says that it closes a span.
func (p Piece) home(at int, end bool) int {
	switch {
	case p.Verbatim:
		return p.Source.Start + min(max(at-p.Text.Start, 0), p.Text.Len())
	case end:
		return p.Source.End
	default:
		return p.Source.Start
	}
}
