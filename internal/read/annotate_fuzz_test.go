package read

import (
	"bytes"
	"testing"
)

// FuzzAnnotateWord holds that no document and no remark make the program fail, and
// that what is commented upon still says what it said.
func FuzzAnnotateWord(f *testing.F) {
	f.Add([]byte("<w:p><w:r><w:t>It is 3 km.</w:t></w:r></w:p>"), 17, 19, "Four")
	f.Add([]byte("<w:p><w:r><w:t xml:space='preserve'>a &amp; b</w:t><w:tab/></w:r><w:hyperlink><w:r><w:t>c</w:t></w:r></w:hyperlink></w:p>"), 0, 60, "one\ntwo")
	f.Add([]byte("<w:p><w:commentRangeStart w:id='3'/><w:r><w:t>a</w:t></w:r></w:p>"), 3, 3, "")
	f.Fuzz(func(t *testing.T, body []byte, start, end int, remark string) {
		b := wordOf(string(body))
		before := Bytes(b, Config{Path: "a.docx"})
		got, err := AnnotateWord(b, []Remark{{Part: before.Part, Start: start, End: end, Text: remark}}, AnnotateConfig{Author: "A", Initials: "a"})
		if err != nil || bytes.Equal(got, b) {
			return
		}
		if after := Bytes(got, Config{Path: "a.docx"}); after.Text != before.Text {
			t.Fatalf("with a comment the document says %q, before it said %q", after.Text, before.Text)
		}
	})
}
