package facts

import (
	"bytes"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/txtar"

	"github.com/factlint/factlint/lint/quant"
)

// exact compares all that was read, to the unexported digits of a number. An
// empty list is as good as none.
var exact = cmp.Options{cmp.AllowUnexported(quant.Number{}), cmpopts.EquateEmpty()}

// fixtures are the facts files of the tests, each with the files beside it.
func fixtures(tb testing.TB) map[string]fstest.MapFS {
	tb.Helper()
	out := map[string]fstest.MapFS{}
	names, _ := filepath.Glob("testdata/*/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files := fstest.MapFS{}
		for _, file := range archive.Files {
			files[file.Name] = &fstest.MapFile{Data: unescape(file.Data)}
		}
		if files["facts.yaml"] != nil {
			out[name] = files
		}
	}
	return out
}

// all has something of everything that a facts file can say.
const all = `factlint: 1
settings:
  articles: [a/*.txt]
  exclude: [b]
  language: en
  date_order: dmy
  min_trust: 0.5
  fail_level: warning
  rules: {fact-conflict: warning, self-conflict: {severity: "off"}}
  overrides: [{paths: [drafts/**], min_trust: 0.9, rules: {fact-conflict: query}}]
sources:
  gazette: {type: article, title: The Gazette, publisher: Press, URL: "https://example.org", author: [{family: Doe, given: Jo}], issued: 2020-05, accessed: 2021-01-02, tier: primary, copy: g.txt}
subjects:
  bridge: {names: [Arden Bridge, the Arden], rejected: [Ardern Bridge], not: [Arden Road], kinds: [bridge, crossing]}
facts:
  - {id: opened, statement: The bridge opened in 1974., subject: bridge, event: [opened], date: "1974", attribute: true, review_after: 2030-01-01,
     refs: [{source: gazette, locator: p. 4, quote: {exact: opened in 1974, prefix: it, suffix: to}}], wrong: [{value: "1947", why: digits swapped}]}
  - {id: closed, subject: bridge, event: [closed], date: "2016"}
  - {id: cost, subject: [Arden Bridge, Brook Lane], event: [cost], value: {kind: money, amount: "1400000000", unit: USD, tolerance: 5%}, as_of: "2019", valid: 2007/2016}
  - {id: lights, subject: [Arden Bridge], event: [lights], value: 40 lights, as_of: v4.1}
  - {id: height, subject: [Tall Tower], event: [height], value: 6 ft 2 in}
  - {id: third, subject: [Tall Tower], event: [share], value: about 5/9}
  - {id: riders, subject: bridge, event: [riders], series: {2001: 4 million, 2002: 5 million}}
  - {id: dead, subject: [Flood], event: [killed], values: [{value: 12 people, rank: preferred, refs: [gazette]}, {value: 14 people, rank: deprecated}]}
  - {id: open-for, subject: bridge, event: [open], derived: {op: duration, from: [opened, closed]}}
chronology: [{facts: [opened, closed], min_gap: P1Y}]
rates: [{from: EUR, to: USD, rate: 1.08, date: 2023-12-28}]
`

func TestPackedBooksAreTheSame(t *testing.T) {
	fixtures := fixtures(t)
	fixtures["all"] = fstest.MapFS{"facts.yaml": {Data: []byte(all)}}
	packed := 0
	for name, files := range fixtures {
		book := Load("facts.yaml", files["facts.yaml"].Data, Config{Files: FS(files)})
		var b bytes.Buffer
		if err := book.Pack(&b); err != nil {
			if !HasErrors(book.Faults) {
				t.Errorf("%s: %v", name, err)
			}
			if name == "all" {
				t.Error(print(book.Faults))
			}
			continue
		}
		packed++
		got, err := Unpack(b.Bytes())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := &Book{Facts: book.Facts, Settings: book.Settings, Faults: book.Faults}
		for _, pair := range [][2]any{{want.Facts, got.Facts}, {want.Settings, got.Settings}, {want.Faults, got.Faults}} {
			if diff := cmp.Diff(pair[0], pair[1], exact); diff != "" {
				t.Errorf("%s: what was packed differs (- as read, + unpacked):\n%s", name, diff)
			}
		}
		sameWeb(t, name, want, got)
	}
	if packed < 5 {
		t.Errorf("only %d facts files could be packed", packed)
	}
}

// sameWeb holds that what was one thing is one thing again.
func sameWeb(t *testing.T, name string, want, got *Book) {
	t.Helper()
	at := map[any]any{}
	same := func(what string, a, b any) {
		if old, ok := at[a]; ok && old != b {
			t.Errorf("%s: %s is one as read, and two unpacked", name, what)
		}
		at[a] = b
	}
	for i, f := range want.Facts.Facts {
		g := got.Facts.Facts[i]
		same("fact "+f.ID, f, g)
		for k, s := range f.Subjects {
			same("a subject of "+f.ID, s, g.Subjects[k])
		}
		for k, r := range f.Refs {
			same("a source of "+f.ID, r.Source, g.Refs[k].Source)
		}
		if f.Derivation != nil {
			for k, from := range f.Derivation.From {
				same("what "+f.ID+" follows from", from, g.Derivation.From[k])
			}
		}
	}
}

func TestBrokenBooksAreNotPacked(t *testing.T) {
	book := Load("facts.yaml", []byte("factlint: 1\nfacts:\n  - id: a\n"), Config{})
	if err := book.Pack(&bytes.Buffer{}); err == nil {
		t.Error("a book with errors was packed")
	}
}

// FuzzUnpack holds that nothing that lies in a cache makes the program fail.
func FuzzUnpack(f *testing.F) {
	fixtures := fixtures(f)
	fixtures["all"] = fstest.MapFS{"facts.yaml": {Data: []byte(all)}}
	for _, files := range fixtures {
		var b bytes.Buffer
		if Load("facts.yaml", files["facts.yaml"].Data, Config{Files: FS(files)}).Pack(&b) == nil {
			f.Add(b.Bytes())
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		book, err := Unpack(b)
		if err == nil && (book.Facts == nil || book.Settings == nil) {
			t.Fatal("a book without facts or settings was read without an error")
		}
	})
}

func TestCutBooksAreTold(t *testing.T) {
	var b bytes.Buffer
	if err := Load("facts.yaml", []byte(all), Config{}).Pack(&b); err != nil {
		t.Fatal(err)
	}
	for n := range b.Len() {
		if _, err := Unpack(b.Bytes()[:n]); err == nil {
			t.Fatalf("%d of %d bytes were read without an error", n, b.Len())
		}
	}
}
