package text

import "testing"

func TestBuilderAndTheWayHome(t *testing.T) {
	source := []byte("<p>It cost &euro;1.4 <b>billion</b>.")
	b := NewBuilder(source, 0)
	b.Verbatim(Span{3, 11})
	b.Atom(Span{11, 17}, "€")
	b.Verbatim(Span{17, 21})
	b.Verbatim(Span{21, 21})
	b.Verbatim(Span{24, 28})
	b.Verbatim(Span{28, 31})
	b.Verbatim(Span{35, 36})
	plain, m := b.Build()
	if want := "It cost €1.4 billion."; plain != want {
		t.Fatalf("text %q, want %q", plain, want)
	}
	if len(m.Pieces) != 5 {
		t.Errorf("%d pieces, want 5: neighbours are joined: %v", len(m.Pieces), m.Pieces)
	}
	for _, c := range []struct{ start, end, from, to int }{
		{8, 22, 11, 31},  // €1.4 billion
		{11, 14, 17, 20}, // 1.4
		{9, 10, 11, 17},  // a byte of the atom takes the whole of it
		{15, 22, 24, 31}, // billion
		{23, 23, 36, 36},
	} {
		if got := m.Source(Span{c.start, c.end}); got != (Span{c.from, c.to}) {
			t.Errorf("Source(%d, %d) = %v, want %d to %d", c.start, c.end, got, c.from, c.to)
		}
	}
}

func TestWhole(t *testing.T) {
	m := Map{Pieces: []Piece{{Span{0, 4}, Span{0, 4}, true}, {Span{4, 5}, Span{4, 10}, false}, {Span{5, 9}, Span{12, 16}, true}}}
	for s, want := range map[Span]bool{{0, 4}: true, {2, 5}: true, {4, 6}: false, {0, 9}: false, {5, 9}: true, {5, 5}: true, {9, 9}: true} {
		if got := m.Whole(s); got != want {
			t.Errorf("Whole(%v) = %v", s, got)
		}
	}
	if !(Map{}).Whole(Span{3, 8}) {
		t.Error("a text that is its own source is whole everywhere")
	}
}

func TestTwoStepsHome(t *testing.T) {
	// The file holds "ab" in UTF-16 after a mark, then "cd" as it stands.
	outer := Map{Pieces: []Piece{{Span{0, 1}, Span{2, 4}, false}, {Span{1, 2}, Span{4, 6}, false}, {Span{2, 4}, Span{6, 8}, true}}}
	inner := Map{Pieces: []Piece{{Span{0, 3}, Span{1, 4}, true}, {Span{3, 4}, Span{0, 1}, false}}}
	got := inner.Then(outer)
	want := []Piece{{Span{0, 1}, Span{4, 6}, false}, {Span{1, 3}, Span{6, 8}, true}, {Span{3, 4}, Span{2, 4}, false}}
	if len(got.Pieces) != len(want) {
		t.Fatalf("got %v, want %v", got.Pieces, want)
	}
	for i := range want {
		if got.Pieces[i] != want[i] {
			t.Errorf("piece %d: got %v, want %v", i, got.Pieces[i], want[i])
		}
	}
}
