package text

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// built is a plain text made of source pieces in order, with what each byte of
// it should go home to.
type built struct {
	src  []byte
	text string
	m    Map
	home []Span
}

func drawBuilt(t *rapid.T) built {
	src := rapid.SliceOfN(rapid.SampledFrom([]byte("ab <&;é1\n")), 0, 60).Draw(t, "source")
	b := NewBuilder(src, 0)
	var home []Span
	for at := 0; at < len(src); {
		n := rapid.IntRange(1, len(src)-at).Draw(t, "n")
		span := Span{at, at + n}
		switch rapid.IntRange(0, 2).Draw(t, "what") {
		case 0:
			b.Verbatim(span)
			for i := range n {
				home = append(home, Span{at + i, at + i + 1})
			}
		case 1:
			word := rapid.SampledFrom([]string{"é", "~~", "\n"}).Draw(t, "atom")
			b.Atom(span, word)
			for range len(word) {
				home = append(home, span)
			}
		}
		at += n
	}
	plain, m := b.Build()
	return built{src, plain, m, home}
}

func TestMapTakesEverySpanHome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBuilt(t)
		if len(b.text) != len(b.home) {
			t.Fatalf("text of %d bytes, want %d", len(b.text), len(b.home))
		}
		end := 0
		for i, p := range b.m.Pieces {
			if p.Text.Start != end || p.Text.Empty() {
				t.Fatalf("piece %d is %v after %d", i, p, end)
			}
			end = p.Text.End
			if p.Verbatim && p.Text.Of(b.text) != p.Source.Of(string(b.src)) {
				t.Fatalf("verbatim piece %v differs from its source", p)
			}
			if i > 0 && p.Verbatim && b.m.Pieces[i-1].Verbatim && b.m.Pieces[i-1].Source.End == p.Source.Start {
				t.Fatalf("pieces %d and %d are one", i-1, i)
			}
		}
		if end != len(b.text) {
			t.Fatalf("pieces end at %d of %d", end, len(b.text))
		}
		if len(b.text) == 0 {
			return
		}
		from := rapid.IntRange(0, len(b.text)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(b.text)).Draw(t, "to")
		want := b.home[from]
		for _, h := range b.home[from:to] {
			want = want.Join(h)
		}
		if got := b.m.Source(Span{from, to}); got != want {
			t.Fatalf("Source(%d, %d) = %v, want %v", from, to, got, want)
		}
	})
}

func TestMapOutOfOrder(t *testing.T) {
	b := NewBuilder([]byte("one[1] two"), 0)
	b.Verbatim(Span{6, 10})
	b.Verbatim(Span{0, 3})
	_, m := b.Build()
	if got := m.Source(Span{0, 7}); got != (Span{0, 10}) {
		t.Errorf("a span over both pieces goes home to %v", got)
	}
}

// place walks to offset rune by rune, the slow and plain way.
func place(src []byte, offset int) (line, column, units int) {
	line, column, units = 1, 1, 1
	for i := 0; i < offset; {
		if i == 0 && strings.HasPrefix(string(src), "\uFEFF") {
			i = 3
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if i+size > offset {
			break
		}
		i += size
		switch {
		case r == '\n', r == '\r' && (i == len(src) || src[i] != '\n'):
			line, column, units = line+1, 1, 1
		case r == '\r':
			if i < offset {
				line, column, units = line+1, 1, 1
				i++
			}
		default:
			column++
			units += max(len(utf16.Encode([]rune{r})), 1)
		}
	}
	return line, column, units
}

func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "😀", "\n", "\r\n", "\r", "\xff", "\xe2\x82", "₾", "\uFEFF", strings.Repeat("x", 700), strings.Repeat("é", 600)})).Draw(t, "parts")
		src := []byte(strings.Join(parts, ""))
		l := NewLines(src)
		for range 20 {
			offset := rapid.IntRange(0, len(src)).Draw(t, "offset")
			line, column, units := place(src, offset)
			if gotLine, got := l.Position(offset); gotLine != line || got != column {
				t.Fatalf("Position(%d) = %d:%d, want %d:%d", offset, gotLine, got, line, column)
			}
			if gotLine, got := l.PositionUTF16(offset); gotLine != line || got != units {
				t.Fatalf("PositionUTF16(%d) = %d:%d, want %d:%d", offset, gotLine, got, line, units)
			}
			if back := l.Offset(line, column); back > offset && back != len("\uFEFF") {
				t.Fatalf("Offset(%d, %d) = %d, after %d", line, column, back, offset)
			} else if l2, c2 := l.Position(back); l2 != line || c2 != column {
				t.Fatalf("Offset(%d, %d) = %d, which is %d:%d", line, column, back, l2, c2)
			}
			if back := l.OffsetUTF16(line, units); back != l.Offset(line, column) {
				t.Fatalf("OffsetUTF16(%d, %d) = %d", line, units, back)
			}
		}
		end := 0
		for line := 1; line <= l.Count(); line++ {
			s := l.LineSpan(line)
			if s.Start < end || s.End < s.Start || strings.ContainsAny(s.Of(string(src)), "\r\n") {
				t.Fatalf("line %d is %v %q", line, s, s.Of(string(src)))
			}
			end = s.End
		}
		if end != len(src) {
			t.Fatalf("the last line ends at %d of %d", end, len(src))
		}
	})
}

func TestRangeIsTwoPositions(t *testing.T) {
	for _, src := range []string{"One line, then\nanother.\r\nAnd – “quoted” – a third\rand more", "\uFEFFa b\nc", "a\xe2\x80 b\xff\ncé", strings.Repeat("long é line ", 200)} {
		l := NewLines([]byte(src))
		for start := 0; start <= len(src); start++ {
			for end := start; end <= min(start+40, len(src)); end++ {
				line, column, endLine, endColumn := l.Range(Span{start, end})
				wantLine, wantColumn := l.Position(start)
				wantEnd, wantEndColumn := l.Position(end)
				if line != wantLine || column != wantColumn || endLine != wantEnd || endColumn != wantEndColumn {
					t.Fatalf("%.20q: Range(%d, %d) = %d:%d-%d:%d, want %d:%d-%d:%d", src, start, end, line, column, endLine, endColumn, wantLine, wantColumn, wantEnd, wantEndColumn)
				}
			}
		}
	}
}

func TestLinesOutside(t *testing.T) {
	l := NewLines(nil)
	if line, column := l.Position(5); line != 1 || column != 1 {
		t.Errorf("Position in an empty file is %d:%d", line, column)
	}
	l = NewLines([]byte("ab\ncd"))
	for _, c := range []struct{ line, column, want int }{{1, 99, 2}, {99, 1, 5}, {0, 1, 0}, {-1, -1, 0}, {2, 2, 4}} {
		if got := l.Offset(c.line, c.column); got != c.want {
			t.Errorf("Offset(%d, %d) = %d, want %d", c.line, c.column, got, c.want)
		}
	}
	if s := l.LineSpan(3); !s.Empty() {
		t.Errorf("line 3 is %v", s)
	}
}

func BenchmarkNewLines(b *testing.B) {
	src := []byte(strings.Repeat("The loan was worth $1.4 billion, the ministry said in 2016.\n", 20000))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		NewLines(src)
	}
}

func TestRangesAreThoseOfLines(t *testing.T) {
	long := strings.Repeat("Größe, naïve — ", 300)
	for _, src := range []string{"", "a", "one\ntwo\r\nthree\rfour", "\uFEFFfirst line\nzweite Größe\n", long + "\n" + long, "\xff\xe9 broken \xf0\x9f bytes\nand on", "\xff\xfea\x00\n\x00b\x00c\x00"} {
		lines := NewLines([]byte(src))
		ranges := Ranges{Lines: lines}
		step := 1 + len(src)/97
		for _, back := range []int{0, 5} { // onward, and now and then back
			for start := 0; start <= len(src); start += step {
				s := Span{Start: max(start-back, 0), End: min(start+step, len(src)+1)}
				l, c, el, ec := lines.Range(s)
				if nl, nc, nel, nec := ranges.Next(s); nl != l || nc != c || nel != el || nec != ec {
					t.Fatalf("%.20q: %v is at %d:%d-%d:%d one by one, %d:%d-%d:%d by itself", src, s, nl, nc, nel, nec, l, c, el, ec)
				}
			}
		}
	}
}
