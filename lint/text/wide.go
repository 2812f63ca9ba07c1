package text

import (
	"bytes"
	"encoding/binary"
	"sort"
	"unicode/utf16"
	"unicode/utf8"
)

// wide takes offsets of a file in UTF-16 to those of the same text in UTF-8 and
// back: element i is where the two-byte unit i begins there. It is nil for any
// other file, whose offsets stay as they are.
type wide []int32

// narrow is src in UTF-8 if it is in UTF-16, and src itself if not.
func narrow(src []byte) ([]byte, wide) {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return src, nil
	}
	units := make(wide, 0, len(src)/2+1)
	out := make([]byte, 0, len(src))
	for i := 0; i+1 < len(src); i += 2 {
		units = append(units, int32(len(out)))
		r := rune(order.Uint16(src[i:]))
		if utf16.IsSurrogate(r) {
			pair := utf8.RuneError
			if i+3 < len(src) {
				pair = utf16.DecodeRune(r, rune(order.Uint16(src[i+2:])))
			}
			if r = pair; r != utf8.RuneError {
				units = append(units, int32(len(out)))
				i += 2
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out, append(units, int32(len(out)))
}

// in takes an offset of the file to one of the text in UTF-8.
func (w wide) in(offset int) int {
	if w == nil {
		return offset
	}
	return int(w[min(max(offset, 0)/2, len(w)-1)])
}

// out takes an offset of the text in UTF-8 back to the file.
func (w wide) out(offset int) int {
	if w == nil {
		return offset
	}
	return 2 * min(sort.Search(len(w), func(i int) bool { return int(w[i]) >= offset }), len(w)-1)
}
