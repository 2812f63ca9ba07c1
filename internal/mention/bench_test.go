package mention

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// paragraphs is a document of plain text whose blocks part at blank lines.
func paragraphs(s string) *lint.Document {
	doc := &lint.Document{Text: s}
	at := 0
	for _, p := range strings.SplitAfter(s, "\n\n") {
		doc.Blocks = append(doc.Blocks, lint.Block{Span: text.Span{Start: at, End: at + len(p)}})
		at += len(p)
	}
	return doc
}

// BenchmarkFind measures segmenting and finding all mentions, over the sample
// articles or the folder that FACTLINT_BENCH names. The goal is 50 MB/s.
func BenchmarkFind(b *testing.B) {
	pattern := "../../seeds/*.txt"
	if dir := os.Getenv("FACTLINT_BENCH"); dir != "" {
		pattern = dir + "/*"
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		b.Fatalf("no articles at %s", pattern)
	}
	var docs []*lint.Document
	size := 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		docs = append(docs, paragraphs(string(src)))
		size += len(src)
	}
	l := lang.English()
	t := &segment.Text{}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			t.Reset(d, l)
			Find(t, Config{})
		}
	}
}

// BenchmarkSplit measures segmenting alone.
func BenchmarkSplit(b *testing.B) {
	pattern := "../../seeds/*.txt"
	if dir := os.Getenv("FACTLINT_BENCH"); dir != "" {
		pattern = dir + "/*"
	}
	files, _ := filepath.Glob(pattern)
	var docs []*lint.Document
	size := 0
	for _, f := range files {
		src, _ := os.ReadFile(f)
		docs = append(docs, paragraphs(string(src)))
		size += len(src)
	}
	l := lang.English()
	t := &segment.Text{}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, d := range docs {
			t.Reset(d, l)
		}
	}
}
