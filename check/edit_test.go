package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/lint"
)

func TestEditsLeaveMarkupWhole(t *testing.T) {
	for _, c := range []struct{ source, old, now, want string }{
		{"It cost $1.4 billion.", "$1.4 billion", "$1.5 billion", "It cost $1.5 billion."},
		{"It cost **$1.4** billion.", "$1.4 billion", "$1.5 billion", "It cost **$1.5** billion."},
		{"It cost **\\$1.4** billion.", "$1.4 billion", "$1.5 billion", "It cost **\\$1.5** billion."},
		{"It cost **1.4** billion.", "1.4 billion", "1.4 million", "It cost **1.4** million."},
		{"It cost **€14** million.", "€14 million", "£14 million", "It cost **£14** million."},
		{"It is **3.4** km long.", "3.4 km", "2 miles", "It is **3.4** km long."}, // shown, never applied
		{"\xff\xfe5\x00 \x00k\x00m\x00", "5 km", "6 km", "\xff\xfe5\x00 \x00k\x00m\x00"},
		{"Caf\xe9s cost 5 km.", "5 km", "£6", "Caf\xe9s cost 5 km."},
		{"Caf\xe9s are 5 km away.", "5 km", "6 km", "Caf\xe9s are 6 km away."},
	} {
		doc := read.Bytes([]byte(c.source), read.Config{Path: "a.md"})
		at := strings.Index(doc.Text, c.old)
		h := &homing{doc: doc, source: doc.Source}
		got := c.source
		if e, ok := h.edit(lint.Edit{Span: lint.Span{Start: at, End: at + len(c.old)}, New: c.now}); ok {
			got = c.source[:e.Start] + e.New + c.source[e.End:]
		}
		if got != c.want {
			t.Errorf("%s: %s for %s gives %s, want %s", c.source, c.now, c.old, got, c.want)
		}
	}
}

func TestOfficePlacesAreParagraphs(t *testing.T) {
	doc := &lint.Document{
		Path: "a.docx", Part: "word/document.xml", Source: []byte("<w:p>Größe</w:p><w:p>Es sind 5 km.</w:p>"), Text: "Größe\nEs sind 5 km.",
		Blocks: []lint.Block{{Span: lint.Span{Start: 0, End: 7}}, {Span: lint.Span{Start: 8, End: 21}}},
	}
	h := &homing{doc: doc, source: doc.Source}
	for _, c := range []struct{ words, want string }{{"Größe", "1:1-1:6"}, {"5 km", "2:9-2:13"}} {
		at := strings.Index(doc.Text, c.words)
		p := h.place(lint.Span{Start: at, End: at + len(c.words)})
		if got := fmt.Sprintf("%d:%d-%d:%d", p.Line, p.Column, p.EndLine, p.EndColumn); got != c.want {
			t.Errorf("%s stands at %s, want %s", c.words, got, c.want)
		}
	}
}
