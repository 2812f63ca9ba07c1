package workspace

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// kept is a folder with a facts file, an include and a cache.
func kept(t *testing.T) (factsFile, cache string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("HOME", dir)
	cache, err := CacheDir()
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "facts.yaml"), "factlint: 1\ninclude: more/*.yaml\nfacts:\n  - {id: a, subject: [Elm Bridge], event: [opened], date: \"2007\"}\n")
	put(t, filepath.Join(dir, "more", "b.yaml"), "facts:\n  - {id: b, subject: [Oak Bridge], event: [opened], date: \"2008\"}\n")
	if err := os.MkdirAll(cache, 0o700); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "facts.yaml"), cache
}

func put(t *testing.T, name, s string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
}

// said is all that a project says of its facts.
func said(t *testing.T, name, build string) string {
	t.Helper()
	p, err := Load(name, LoadConfig{Build: build})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal([]any{p.Path, p.Root, p.Facts, p.Faults, p.Layers, p.Digest})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func books(t *testing.T, cache string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(cache, "*"+bookSuffix))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestKeptFactsSayTheSame(t *testing.T) {
	name, cache := kept(t)
	want := said(t, name, "")
	for _, run := range []string{"first", "second"} {
		if got := said(t, name, "1"); got != want {
			t.Errorf("the %s run says\n%s\nand without keeping\n%s", run, got, want)
		}
		if n := len(books(t, cache)); n != 1 {
			t.Fatalf("after the %s run %d books are kept", run, n)
		}
	}
}

// A warning is told by every run, and a file with an error is kept by none.
func TestFaultsAreToldEachTime(t *testing.T) {
	name, cache := kept(t)
	put(t, name, "factlint: 1\nfacts: []\nsubjects: {x-a: {names: [Ash]}}\n")
	put(t, filepath.Join(filepath.Dir(name), "more", "b.yaml"), "settings: {date_order: dmy}\n")
	put(t, name, "factlint: 1\ninclude: more/b.yaml\nfacts: []\n")
	want := said(t, name, "")
	if !strings.Contains(want, "settings in an included file are not used") {
		t.Fatalf("there is no warning to be told: %s", want)
	}
	for range 2 {
		if got := said(t, name, "1"); got != want {
			t.Errorf("with keeping it says\n%s\nand without\n%s", got, want)
		}
	}
	if len(books(t, cache)) != 1 {
		t.Error("a facts file with a warning was not kept")
	}
	put(t, name, "factlint: 1\nfacts: 7\n")
	for range 2 {
		if p, err := Load(name, LoadConfig{Build: "1"}); err != nil || !p.HasErrors() {
			t.Errorf("the error is not told: %v", err)
		}
	}
	if n := len(books(t, cache)); n != 1 {
		t.Errorf("%d books are kept", n)
	}
}

func TestWhatChangedIsReadAnew(t *testing.T) {
	name, _ := kept(t)
	more := filepath.Join(filepath.Dir(name), "more")
	before := said(t, name, "1")
	for _, change := range []struct{ what, file, text string }{
		{"the file", name, "factlint: 1\ninclude: more/*.yaml\nfacts:\n  - {id: a, subject: [Elm Bridge], event: [opened], date: \"2001\"}\n"},
		{"an include", filepath.Join(more, "b.yaml"), "facts:\n  - {id: b, subject: [Oak Bridge], event: [opened], date: \"2002\"}\n"},
		{"a further include", filepath.Join(more, "c.yaml"), "facts:\n  - {id: c, subject: [Ash Bridge], event: [opened], date: \"2003\"}\n"},
	} {
		put(t, change.file, change.text)
		want := said(t, name, "")
		for _, build := range []string{"1", "1", "2"} {
			if got := said(t, name, build); got != want || got == before {
				t.Errorf("after a change of %s it says\n%s\nand is to say\n%s", change.what, got, want)
			}
		}
		before = want
	}
	if err := os.Remove(filepath.Join(more, "c.yaml")); err != nil {
		t.Fatal(err)
	}
	if got := said(t, name, "1"); got == before {
		t.Error("an include that was removed is still read")
	}
}

func TestDamagedFactsAreReadAnew(t *testing.T) {
	name, cache := kept(t)
	want := said(t, name, "1")
	file := books(t, cache)[0]
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	wrong := bytes.Clone(whole)
	wrong[len(wrong)/2] ^= 4
	for what, b := range map[string][]byte{
		"nothing": nil, "half": whole[:len(whole)/2], "a bit": wrong, "its magic": append([]byte("x"), whole[1:]...), "foreign": []byte(compiledMagic + "\x00\x00\x00\x00"),
	} {
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := said(t, name, "1"); got != want {
			t.Errorf("with %s damaged it says\n%s\nand is to say\n%s", what, got, want)
		}
		if again, err := os.ReadFile(file); err != nil || !bytes.Equal(again, whole) {
			t.Errorf("what was damaged (%s) is not written anew", what)
		}
	}
}

func TestFewFormsOfAFileAreKept(t *testing.T) {
	name, cache := kept(t)
	other := filepath.Join(filepath.Dir(name), "other.yaml")
	put(t, other, "factlint: 1\nfacts: []\n")
	said(t, other, "1")
	for i := range 5 {
		put(t, name, fmt.Sprintf("factlint: 1\nfacts:\n  - {id: a%d, subject: [Elm Bridge], event: [opened], date: \"2007\"}\n", i))
		p, err := Load(name, LoadConfig{Build: "1"})
		if err != nil {
			t.Fatal(err)
		}
		p.Compiled.Keep("en", func(w io.Writer) error {
			_, err := io.WriteString(w, "an index")
			return err
		})
		if got := string(p.Compiled.Index("en")); got != "an index" {
			t.Errorf("the index that was kept is %q", got)
		}
	}
	if n := len(books(t, cache)); n != compiledMost+1 {
		t.Errorf("%d books are kept, not %d of one file and one of the other", n, compiledMost)
	}
	if names, _ := filepath.Glob(filepath.Join(cache, "*"+indexSuffix)); len(names) != compiledMost {
		t.Errorf("%d indexes are kept", len(names))
	}
	if names, _ := filepath.Glob(filepath.Join(cache, ".*")); len(names) > 0 {
		t.Errorf("left behind: %q", names)
	}
}

func TestRunsAtOnceDoNoHarm(t *testing.T) {
	name, _ := kept(t)
	want := said(t, name, "")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 10 {
				p, err := Load(name, LoadConfig{Build: "1"})
				if err != nil || len(p.Facts.Facts) != 2 {
					t.Error("a run beside others reads something else", err)
				}
			}
		})
	}
	all.Wait()
	if got := said(t, name, "1"); got != want {
		t.Errorf("after runs at once it says\n%s", got)
	}
}

// A small facts file does not make a folder for caches.
func TestSmallFactsMakeNoFolder(t *testing.T) {
	name, cache := kept(t)
	if err := os.RemoveAll(cache); err != nil {
		t.Fatal(err)
	}
	said(t, name, "1")
	if _, err := os.Stat(cache); err == nil {
		t.Error("a small facts file made a folder for caches")
	}
}
