package text

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

func TestLinesOfUTF16(t *testing.T) {
	const plain = "Die Brücke\r\nkostete 𝟙 €.\nEnde"
	narrowed := NewLines([]byte(plain))
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		src := order.AppendUint16(nil, 0xfeff)
		var at []int // of each byte of plain
		for _, r := range plain {
			for range len(string(r)) {
				at = append(at, len(src))
			}
			for _, u := range utf16.Encode([]rune{r}) {
				src = order.AppendUint16(src, u)
			}
		}
		l := NewLines(src)
		if l.Count() != narrowed.Count() {
			t.Fatalf("%d lines, want %d", l.Count(), narrowed.Count())
		}
		for i := range plain {
			line, column := l.Position(at[i])
			wantLine, wantColumn := narrowed.Position(i)
			if line != wantLine || column != wantColumn {
				t.Errorf("%v: %q stands at %d:%d, want %d:%d", order, plain[i], line, column, wantLine, wantColumn)
			}
			if back := l.Offset(line, column); back != at[narrowed.Offset(line, column)] {
				t.Errorf("%v: %d:%d is at %d, want %d", order, line, column, back, at[i])
			}
		}
		if s := l.LineSpan(3); s.Start != at[len(plain)-4] || s.End != len(src) {
			t.Errorf("line 3 is at %v of %d", s, len(src))
		}
	}
	for _, odd := range []string{"\xff\xfe", "\xff\xfea", "\xff\xfe\x3d\xd8", "\xfe\xff\x00a\x00"} {
		l := NewLines([]byte(odd))
		for i := -1; i < 9; i++ {
			l.Position(i)
			l.Offset(1, i)
			l.LineSpan(i)
		}
	}
}
