package facts

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/factlint/factlint/lint/quant"
)

func TestVerify(t *testing.T) {
	pages(t, "verify", func(files map[string][]byte) string {
		fsys := fstest.MapFS{}
		for name, b := range files {
			fsys[name] = &fstest.MapFile{Data: b}
		}
		book := Load("facts.yaml", files["facts.yaml"], Config{Files: FS(fsys)})
		return print(book.Faults) + print(book.Verify(VerifyConfig{Files: FS(fsys), Date: quant.YMD(2024, 6, 1)}))
	})
}

// Every quote of the project's own facts stands in its article, byte for byte.
func TestOwnQuotes(t *testing.T) {
	b, err := os.ReadFile("../../facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files := FS(os.DirFS("../.."))
	book := Load("facts.yaml", b, Config{Files: files})
	if said := print(book.Verify(VerifyConfig{Files: files})); said != "" {
		t.Error("\n" + said)
	}
	for _, f := range book.Facts.Facts {
		for _, ref := range f.Refs {
			article, err := files.ReadFile(ref.Source.Copy)
			if err != nil {
				t.Fatal(err)
			}
			if start, end, ok := newCopy(string(article)).find(ref.Quote.Exact, "", ""); ref.Quote.Exact != "" && (!ok || string(article[start:end]) != ref.Quote.Exact) {
				t.Errorf("%s: the quote is not the article's bytes: %q", f.ID, article[start:end])
			}
		}
	}
}
