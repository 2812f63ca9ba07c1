package read

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// BenchmarkRead reads the sample articles, and the pages of testdata.
func BenchmarkRead(b *testing.B) {
	articles := map[string][][]byte{}
	names, _ := filepath.Glob("../../seeds/*.txt")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		articles["txt"] = append(articles["txt"], data)
	}
	for _, format := range []string{"md", "html"} {
		archive, err := txtar.ParseFile("testdata/" + map[string]string{"md": "markdown", "html": "html"}[format] + ".txtar")
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range archive.Files {
			if formatOf(f.Name) == format {
				articles[format] = append(articles[format], f.Data)
			}
		}
	}
	for _, format := range []string{"txt", "md", "html"} {
		b.Run(format, func(b *testing.B) {
			size := 0
			for _, a := range articles[format] {
				size += len(a)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, a := range articles[format] {
					Bytes(a, Config{Path: "a." + format})
				}
			}
		})
	}
}
