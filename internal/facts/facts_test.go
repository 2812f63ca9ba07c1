package facts

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/factlint/factlint/lint"
)

var update = flag.Bool("update", false, "write what is said now into the testdata")

// page runs one page of testdata: its files are given to run, and the file
// `want` is compared with what run answers. A comment starts the page.
func page(t *testing.T, name string, run func(files map[string][]byte) string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	want := -1
	for i, f := range archive.Files {
		if f.Name == "want" {
			want = i
			continue
		}
		files[f.Name] = unescape(f.Data)
	}
	if want < 0 {
		archive.Files = append(archive.Files, txtar.File{Name: "want"})
		want = len(archive.Files) - 1
	}
	got := run(files)
	if *update {
		archive.Files[want].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(archive.Files[want].Data) {
		t.Errorf("%s says\n%s\nand is to say\n%s", name, got, archive.Files[want].Data)
	}
}

// unescape lets pages hold bytes that would not survive an editor: ␍ is a
// carriage return, ␉ a tab, ␇ a bell, ␀ a byte that is not UTF-8.
func unescape(b []byte) []byte {
	return []byte(strings.NewReplacer("␍", "\r", "␉", "\t", "␇", "\a", "␀", "\xff").Replace(string(b)))
}

func pages(t *testing.T, folder string, run func(files map[string][]byte) string) {
	t.Helper()
	names, err := filepath.Glob("testdata/" + folder + "/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages in testdata/%s: %v", folder, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { page(t, name, run) })
	}
}

func filesOf(files map[string][]byte) Files {
	fsys := fstest.MapFS{}
	for name, b := range files {
		fsys[name] = &fstest.MapFile{Data: b}
	}
	return FS(fsys)
}

func parse(files map[string][]byte) (*lint.Facts, *Settings, []Fault) {
	return Parse("facts.yaml", files["facts.yaml"], Config{Files: filesOf(files), Rules: []string{"article-conflict", "fact-conflict", "self-conflict"}})
}

func print(faults []Fault) string {
	var b strings.Builder
	for i := range faults {
		write(&b, &faults[i])
	}
	return b.String()
}

// Every broken file gets its own message, with line, column, excerpt and what
// to do.
func TestBroken(t *testing.T) {
	said := map[string]string{}
	pages(t, "broken", func(files map[string][]byte) string {
		_, _, faults := parse(files)
		if len(faults) == 0 {
			t.Error("no fault is found in a broken file")
		}
		for _, f := range faults {
			if f.Line < 1 || f.Column < 1 || f.Detail == "" || f.Excerpt == nil {
				t.Errorf("a fault without place, excerpt or advice: %+v", f)
			}
		}
		got := print(faults)
		if said[got] != "" {
			t.Errorf("two files get the same message")
		}
		said[got] = got
		return got
	})
	if len(said) < 40 {
		t.Errorf("%d broken files, and 40 are the least", len(said))
	}
}

// What a good file says is dumped, so that a change of its meaning is seen.
func TestGood(t *testing.T) {
	pages(t, "good", func(files map[string][]byte) string {
		facts, settings, faults := parse(files)
		return print(faults) + dump(facts, settings)
	})
}

// Most good files can be read in pieces; what they say is compared with the
// whole by FuzzFacts.
func TestPieces(t *testing.T) {
	some, all := 0, 0
	pages(t, "good", func(files map[string][]byte) string {
		b := files["facts.yaml"]
		book, ok := load("facts.yaml", b, Config{Files: filesOf(files)}, 0, 1)
		if all++; ok && len(book.Facts.Facts) > 1 {
			some++
		}
		facts, settings, faults := parse(files)
		return print(faults) + dump(facts, settings)
	})
	if some < all/3 {
		t.Errorf("%d of %d files can be read in pieces", some, all)
	}
	for name, b := range map[string]string{
		"an alias to another piece":           "factlint: 1\nfacts:\n- &a {id: a, value: 1 km}\n- {id: b, <<: *a}\n",
		"a quoted text that looks like items": "factlint: 1\nfacts:\n- {id: a, value: 1 km}\n- id: b\n  statement: \"x\n- id: c\n  y\"\n  value: 1 km\n",
		"more facts after the list":           "factlint: 1\nfacts:\n- {id: a, value: 1 km}\n- {id: b, value: 1 km}\n  x: [\n",
	} {
		if _, ok := load("facts.yaml", []byte(b), Config{}, 0, 1); ok {
			t.Errorf("%s: read in pieces", name)
		}
	}
}

func dump(f *lint.Facts, s *Settings) string {
	var b strings.Builder
	for _, x := range f.Sources {
		fmt.Fprintf(&b, "source %s: %s; %s; %s; %s; issued %s; copy %s\n", x.ID, x.Type, x.Title, strings.Join(x.Authors, ", "), x.Publisher, x.Issued, x.Copy)
	}
	for _, x := range f.Subjects {
		fmt.Fprintf(&b, "subject %s: %q rejected %q not %q kinds %q\n", x.ID, x.Names, x.Rejected, x.Not, x.Kinds)
	}
	for _, x := range f.Facts {
		fmt.Fprintf(&b, "fact %s at %d:%d", x.ID, x.Pos.Line, x.Pos.Column)
		for _, s := range x.Subjects {
			fmt.Fprintf(&b, " of %s%q", s.ID, s.Names)
		}
		if len(x.Event) > 0 {
			fmt.Fprintf(&b, " event %q", x.Event)
		}
		b.WriteByte('\n')
		if x.Statement != "" {
			fmt.Fprintf(&b, "  says %q\n", x.Statement)
		}
		for _, o := range x.Values {
			fmt.Fprintf(&b, "  %s %s %q", o.Value.Kind, o.Value, o.Value.Unit)
			if o.Value.Per != "" {
				fmt.Fprintf(&b, " per %q", o.Value.Per)
			}
			if o.Value.Bound() != "=" {
				fmt.Fprintf(&b, " bound %s", o.Value.Bound())
			}
			if o.Within != nil && o.Within.Range {
				fmt.Fprintf(&b, " within %s", o.Within)
			}
			if !o.Time.IsZero() {
				fmt.Fprintf(&b, " in %s", o.Time)
			}
			if o.Provisional {
				b.WriteString(" provisional")
			}
			if o.Rank != "" {
				fmt.Fprintf(&b, " rank %s", o.Rank)
			}
			fmt.Fprintf(&b, " (%s)\n", o.Text)
			dumpRefs(&b, "    ", o.Refs)
		}
		dumpTimes(&b, x)
		for _, w := range x.Wrong {
			fmt.Fprintf(&b, "  wrong %s %s (%s): %s\n", w.Value.Kind, w.Value, w.Text, w.Why)
		}
		if x.Derivation != nil {
			fmt.Fprintf(&b, "  %s of %s\n", x.Derivation.Op, strings.Join(ids(x.Derivation.From), ", "))
		}
		dumpRefs(&b, "  ", x.Refs)
	}
	for _, c := range f.Chronology {
		fmt.Fprintf(&b, "chronology %s gap %s to %s\n", strings.Join(ids(c.Facts), " < "), c.MinGap, c.MaxGap)
	}
	for _, r := range f.Rates {
		fmt.Fprintf(&b, "rate 1 %s = %s %s on %s\n", r.From, r.Rate, r.To, r.Date)
	}
	if s.Articles != nil || s.Rules != nil || s.Overrides != nil {
		for i := range s.Rules {
			s.Rules[i].Pos = lint.Position{}
		}
		fmt.Fprintf(&b, "settings %+v\n", *s)
	}
	return b.String()
}

func dumpTimes(b *strings.Builder, x *lint.Fact) {
	if !x.AsOf.IsZero() {
		fmt.Fprintf(b, "  as of %s\n", x.AsOf)
	}
	if x.Version != "" {
		fmt.Fprintf(b, "  of version %s\n", x.Version)
	}
	if !x.ValidFrom.IsZero() || !x.ValidTo.IsZero() {
		fmt.Fprintf(b, "  valid %s to %s\n", x.ValidFrom, x.ValidTo)
	}
	if !x.ReviewAfter.IsZero() {
		fmt.Fprintf(b, "  review after %s\n", x.ReviewAfter)
	}
	if x.Attribute {
		b.WriteString("  attribute\n")
	}
}

func dumpRefs(b *strings.Builder, indent string, refs []lint.Ref) {
	for _, r := range refs {
		fmt.Fprintf(b, "%sref %s", indent, r.Source.ID)
		if r.Locator != "" {
			fmt.Fprintf(b, ", %s", r.Locator)
		}
		if r.Quote.Exact != "" {
			fmt.Fprintf(b, " %q", r.Quote.Exact)
		}
		if r.Quote.Prefix != "" || r.Quote.Suffix != "" {
			fmt.Fprintf(b, " after %q before %q", r.Quote.Prefix, r.Quote.Suffix)
		}
		b.WriteByte('\n')
	}
}

// The project's own facts file is read without a fault.
func TestOwnFacts(t *testing.T) {
	b, err := os.ReadFile("../../facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	facts, _, faults := Parse("facts.yaml", b, Config{})
	if len(faults) > 0 {
		t.Errorf("it says\n%s", print(faults))
	}
	if len(facts.Facts) < 30 {
		t.Errorf("it holds %d facts, and 30 are the least", len(facts.Facts))
	}
	for _, f := range facts.Facts {
		if len(f.Subjects) == 0 || len(f.Event) == 0 || len(f.Refs) == 0 {
			t.Errorf("%s lacks a subject, an event or a source", f.ID)
		}
	}
}

// A year is a number where a noun follows.
func TestYearsThatCount(t *testing.T) {
	for value, want := range map[string]string{
		"1901 workers": "count 1901 worker", "2007 km": "measure 2007 kilometer", "14 June 2007": "date 2007-06-14 ", "about 2007 people": "count 2007 person",
	} {
		book := Load("facts.yaml", []byte("factlint: 1\nfacts: [{id: a, value: "+value+"}]\n"), Config{})
		if len(book.Facts.Facts) != 1 {
			t.Errorf("%s is not read: %s", value, print(book.Faults))
			continue
		}
		if v := book.Facts.Facts[0].Values[0].Value; v.Kind.String()+" "+v.String()+" "+v.Unit != want {
			t.Errorf("%s is read as %s %s %s", value, v.Kind, v, v.Unit)
		}
	}
}
