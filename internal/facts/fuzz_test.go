package facts

import (
	"bytes"
	"math"
	"path/filepath"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

// FuzzFacts holds that no file makes the program fail, that reading in pieces
// reads what reading the whole does, that what is added can
// be read back, and that laying out changes no fact.
func FuzzFacts(f *testing.F) {
	names, _ := filepath.Glob("testdata/*/*.txtar")
	for _, name := range names {
		if archive, err := txtar.ParseFile(name); err == nil {
			for _, file := range archive.Files {
				if file.Name == "facts.yaml" {
					f.Add(unescape(file.Data))
				}
			}
		}
	}
	f.Add([]byte("factlint: 1\nfacts:\n  - a fact\n\xac")) // no UTF-8 behind the facts
	f.Add([]byte("facts:\n  - id: a b\n  !"))              // no key behind them
	f.Add([]byte(": 0\nfacts:#1: 0\n  -"))                 // another key
	f.Fuzz(func(t *testing.T, b []byte) {
		files := FS(fstest.MapFS{"facts.yaml": {Data: b}})
		book := Load("facts.yaml", b, Config{Files: files})
		if pieces, ok := load("facts.yaml", b, Config{Files: files}, 0, 1); ok {
			whole, _ := load("facts.yaml", b, Config{Files: files}, math.MaxInt, 0)
			want := print(whole.Faults) + dump(whole.Facts, whole.Settings)
			if got := print(pieces.Faults) + dump(pieces.Facts, pieces.Settings); got != want {
				t.Fatalf("read in pieces it says:\n%s\nread whole:\n%s", got, want)
			}
		}
		found := book.Verify(VerifyConfig{Files: files})
		for _, fault := range append(book.Faults, found...) {
			if fault.Line < 1 || fault.Start > fault.End || fault.End > len(b) {
				t.Fatalf("a fault stands nowhere: %+v", fault)
			}
		}
		if s, err := AddFact("facts.yaml", b, newFact); err == nil {
			after := s.Apply(b)
			if !bytes.HasPrefix(after, b[:s.Start]) || !bytes.HasSuffix(after, b[s.End:]) {
				t.Fatal("adding a fact changes bytes outside of it")
			}
		}
		if laid, err := Format("facts.yaml", b); err == nil {
			if again, err := Format("facts.yaml", laid); err != nil || !bytes.Equal(laid, again) {
				t.Fatalf("laying out twice differs: %v", err)
			}
		}
	})
}
