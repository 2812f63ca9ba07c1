package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// signatures are the first bytes of files that are not text, and what to say
// of them.
var signatures = []struct{ prefix, what string }{
	{"%PDF-", "a PDF; save its text as .txt"},
	{"PK\x03\x04", "a zip archive; a Word document is read when its name ends in .docx"},
	{"\xd0\xcf\x11\xe0", "an old Office document; save it as .docx"},
	{"{\\rtf", "RTF; save it as .docx or .txt"},
	{"\x89PNG", "a PNG picture"},
	{"GIF8", "a GIF picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"\x1f\x8b", "compressed with gzip"},
	{"\x7fELF", "a program"},
}

// sniffed is how many bytes of a file are looked at to tell text from data.
const sniffed = 8000

// decode is b in UTF-8, the map from there to b where they differ, the length
// of the byte order mark to pass over where they do not, and what was wrong.
func decode(b []byte) (src []byte, outer text.Map, from int, faults []lint.Fault) {
	fatal := func(at int, format string, args ...any) []lint.Fault {
		return []lint.Fault{{Offset: at, Message: fmt.Sprintf(format, args...), Fatal: true}}
	}
	for _, s := range signatures {
		if strings.HasPrefix(string(b[:min(len(b), 8)]), s.prefix) {
			return b, outer, 0, fatal(0, "this is not text: it looks like %s", s.what)
		}
	}
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(b, []byte("\x00\x00\xfe\xff")):
		return b, outer, 0, fatal(0, "this is UTF-32; save it as UTF-8")
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return decode16(b, func(p []byte) uint16 { return uint16(p[0]) | uint16(p[1])<<8 })
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decode16(b, func(p []byte) uint16 { return uint16(p[1]) | uint16(p[0])<<8 })
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		from = 3
	}
	nul := bytes.IndexByte(b, 0)
	if nul >= 0 && nul < sniffed {
		if looksUTF16(b) {
			return b, outer, 0, fatal(nul, "byte %d is zero: this looks like UTF-16 without a byte order mark; save it as UTF-8", nul)
		}
		return b, outer, 0, fatal(nul, "byte %d is zero: this is not text", nul)
	}
	if utf8.Valid(b) && nul < 0 {
		return b, outer, from, nil
	}
	if at, ok := manyControls(b); ok {
		return b, outer, 0, fatal(at, "byte %d is a control character, and there are many: this is not text", at)
	}
	return decodeBroken(b, from)
}

// looksUTF16 reports whether about every other byte of b's beginning is zero.
func looksUTF16(b []byte) bool {
	head := b[:min(len(b), sniffed)]
	even, odd := 0, 0
	for i, c := range head {
		if c == 0 && i%2 == 0 {
			even++
		} else if c == 0 {
			odd++
		}
	}
	return max(even, odd) > len(head)/4 && min(even, odd) < len(head)/50+1
}

// manyControls reports whether more than one byte in twenty of b's beginning is
// a control character that no text holds, and where the first is.
func manyControls(b []byte) (first int, many bool) {
	head := b[:min(len(b), sniffed)]
	n := 0
	for i, c := range head {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1b {
			if n == 0 {
				first = i
			}
			n++
		}
	}
	return first, n*20 > len(head)
}

// decode16 reads UTF-16. Each character goes home to its two or four bytes.
func decode16(b []byte, unit func([]byte) uint16) ([]byte, text.Map, int, []lint.Fault) {
	out := make([]byte, 0, len(b)/2+16)
	pieces := make([]text.Piece, 0, len(b)/2)
	var faults []lint.Fault
	lone, loneAt := 0, 0
	for i := 2; i < len(b); {
		r, size := utf8.RuneError, 2
		if i+1 >= len(b) {
			size = 1
		} else if r = rune(unit(b[i:])); utf16.IsSurrogate(r) {
			if i+3 < len(b) {
				r = utf16.DecodeRune(r, rune(unit(b[i+2:])))
			} else {
				r = utf8.RuneError
			}
			if r != utf8.RuneError {
				size = 4
			}
		} else if r == 0 {
			return b, text.Map{}, 0, []lint.Fault{{Offset: i, Message: fmt.Sprintf("byte %d begins a zero character: this is not text", i), Fatal: true}}
		}
		if r == utf8.RuneError {
			if lone == 0 {
				loneAt = i
			}
			lone++
		}
		at := len(out)
		out = utf8.AppendRune(out, r)
		pieces = append(pieces, text.Piece{Text: span{Start: at, End: len(out)}, Source: span{Start: i, End: i + size}})
		i += size
	}
	if lone > 0 {
		faults = append(faults, lint.Fault{Offset: loneAt, Message: fmt.Sprintf("byte %d is no UTF-16%s", loneAt, andMore(lone-1))})
	}
	return out, text.Map{Pieces: pieces}, 0, faults
}

// decodeBroken reads UTF-8 in which some bytes are something else: those are
// read as Windows-1252, which they most often are.
func decodeBroken(b []byte, from int) ([]byte, text.Map, int, []lint.Fault) {
	build := text.NewBuilder(b, len(b)+len(b)/8)
	good, count, first := from, 0, 0
	for i := from; i < len(b); {
		if c := b[i]; c != 0 && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError && r != 0 || size > 1 {
			i += size
			continue
		}
		if count == 0 {
			first = i
		}
		count++
		build.Verbatim(span{Start: good, End: i})
		build.Atom(span{Start: i, End: i + 1}, string(windows1252(b[i])))
		i++
		good = i
	}
	build.Verbatim(span{Start: good, End: len(b)})
	plain, outer := build.Build()
	message := fmt.Sprintf("byte %d (0x%02X) is not UTF-8%s; read as Windows-1252. Save the file as UTF-8", first, b[first], andMore(count-1))
	return []byte(plain), outer, 0, []lint.Fault{{Offset: first, Message: message}}
}

// andMore tells of n further cases.
func andMore(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return ", nor is one more"
	default:
		return fmt.Sprintf(", nor are %d more", n)
	}
}

// high1252 are the characters of Windows-1252 from 0x80 to 0x9F, where it
// differs from Unicode; U+FFFD where it has none.
var high1252 = []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ")

// windows1252 is the character that c stands for.
func windows1252(c byte) rune {
	switch {
	case c == 0:
		return utf8.RuneError
	case c >= 0x80 && c < 0xA0:
		return high1252[c-0x80]
	default:
		return rune(c)
	}
}
