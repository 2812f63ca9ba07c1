package read

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/factlint/factlint/lint/text"
)

const sample = "Die Brücke kostete 1,4 Mrd. € – 𝟙 von zwei.\n\nSie öffnete 1974.\n"

// encode16 is s in UTF-16 with its byte order mark.
func encode16(s string, order binary.AppendByteOrder) []byte {
	b := order.AppendUint16(nil, 0xfeff)
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func TestEncodingsReadTheSame(t *testing.T) {
	want := Bytes([]byte(sample), Config{Path: "a.txt"})
	for name, b := range map[string][]byte{
		"UTF-8 with mark":      []byte("\xef\xbb\xbf" + sample),
		"UTF-16 little-endian": encode16(sample, binary.LittleEndian),
		"UTF-16 big-endian":    encode16(sample, binary.BigEndian),
	} {
		for _, path := range []string{"a.txt", "a.md", "a.html"} {
			got := Bytes(b, Config{Path: path})
			checkMap(t, got)
			if len(got.Faults) > 0 {
				t.Errorf("%s, %s: faults %v", name, path, got.Faults)
			}
			if path == "a.txt" && got.Text != want.Text {
				t.Errorf("%s: text %q, want %q", name, got.Text, want.Text)
			}
			i := strings.Index(got.Text, "1,4 Mrd. €")
			home := got.Map.Source(text.Span{Start: i, End: i + len("1,4 Mrd. €")})
			piece := b[home.Start:home.End]
			if strings.Contains(name, "16") {
				order := binary.ByteOrder(binary.BigEndian)
				if strings.Contains(name, "little") {
					order = binary.LittleEndian
				}
				var units []uint16
				for k := 0; k+1 < len(piece); k += 2 {
					units = append(units, order.Uint16(piece[k:]))
				}
				piece = []byte(string(utf16.Decode(units)))
			}
			if string(piece) != "1,4 Mrd. €" {
				t.Errorf("%s, %s: goes home to %q", name, path, piece)
			}
		}
	}
}

func TestBytesThatAreNoText(t *testing.T) {
	for _, c := range []struct {
		name, in, text, fault string
		offset                int
		fatal                 bool
	}{
		{"Windows-1252", "It cost \x801.4 billion \x96 or caf\xe9.", "It cost €1.4 billion – or café.", "byte 8 (0x80) is not UTF-8, nor are 2 more; read as Windows-1252", 8, false},
		{"one broken byte", "caf\xe9", "café", "byte 3 (0xE9) is not UTF-8; read as", 3, false},
		{"broken behind a mark", "\xef\xbb\xbfcaf\xe9", "café", "byte 6 (0xE9)", 6, false},
		{"cut in a character", "1.4 \xe2\x82", "1.4 â‚", "byte 4 (0xE2)", 4, false},
		{"binary", "MZ\x00\x03", "", "byte 2 is zero: this is not text", 2, true},
		{"controls", "\x01\x02\x03\xff\xfeabc", "", "byte 0 is a control character", 0, true},
		{"UTF-16 without mark", "1\x00.\x004\x00", "", "looks like UTF-16 without a byte order mark", 1, true},
		{"UTF-32", "\xff\xfe\x00\x00a\x00\x00\x00", "", "this is UTF-32", 0, true},
		{"PDF", "%PDF-1.7 ...", "", "looks like a PDF", 0, true},
		{"a zero far down", strings.Repeat("a", sniffed) + "\x00b", strings.Repeat("a", sniffed) + "\uFFFDb", "byte 8000 (0x00)", 8000, false},
		{"half of a pair", "\xff\xfea\x00\x3d\xd8b\x00", "a\uFFFDb", "byte 4 is no UTF-16", 4, false},
		{"odd number of bytes", "\xff\xfea\x00b", "a\uFFFD", "byte 4 is no UTF-16", 4, false},
	} {
		got := Bytes([]byte(c.in), Config{Path: "a.txt"})
		checkMap(t, got)
		if got.Text != c.text {
			t.Errorf("%s: text %q, want %q", c.name, got.Text, c.text)
		}
		if len(got.Faults) != 1 || !strings.Contains(got.Faults[0].Message, c.fault) || got.Faults[0].Offset != c.offset || got.Faults[0].Fatal != c.fatal {
			t.Errorf("%s: faults %+v, want %q at %d", c.name, got.Faults, c.fault, c.offset)
		}
	}
}

func TestWhichFormat(t *testing.T) {
	for _, c := range []struct {
		cfg   Config
		fault string
	}{
		{Config{Path: "a.pdf"}, "factlint does not read .pdf files; it reads .txt, "},
		{Config{Path: "a.txt", Format: "rst"}, "there is no format rst; the formats are txt, md, html, docx, odt"},
		{Config{Path: "README"}, ""},
		{Config{Path: "-"}, ""},
		{Config{}, ""},
		{Config{Path: "notes.PDF", Format: "md"}, ""},
		{Config{Path: "A.TXT"}, ""},
	} {
		got := Bytes([]byte("It is 3 km long."), c.cfg)
		if c.fault == "" && (len(got.Faults) > 0 || got.Text == "") || c.fault != "" && (len(got.Faults) != 1 || !strings.HasPrefix(got.Faults[0].Message, c.fault)) {
			t.Errorf("%+v: faults %v, want %q", c.cfg, got.Faults, c.fault)
		}
	}
	if !Supported("a/b.markdown") || Supported("a.go") || Supported("README") {
		t.Error("Supported is wrong of .markdown, .go or README")
	}
}
