package read

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is read into testdata")

// TestPages reads every page of testdata: each is a txtar archive of articles,
// every one followed by a file "NAME: read" that shows what was read.
func TestPages(t *testing.T) {
	pages, _ := filepath.Glob("testdata/*.txtar")
	if len(pages) == 0 {
		t.Fatal("testdata holds no pages")
	}
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(page)
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]string{}
			for _, f := range archive.Files {
				if name, ok := strings.CutSuffix(f.Name, ": read"); ok {
					want[name] = string(f.Data)
				}
			}
			out := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if strings.HasSuffix(f.Name, ": read") {
					continue
				}
				doc := Bytes(f.Data, Config{Path: f.Name})
				checkMap(t, doc)
				got := show(doc)
				if !*update && got != want[f.Name] {
					t.Errorf("%s: (-want +got)\n%s", f.Name, cmp.Diff(want[f.Name], got))
				}
				out.Files = append(out.Files, f, txtar.File{Name: f.Name + ": read", Data: []byte(got)})
			}
			if *update {
				if err := os.WriteFile(page, txtar.Format(out), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

var kinds = [...]string{"p", "h", "li", "cell", "quote", "caption", "footnote", "dateline"}

// show is a document as the pages show it: one line for each thing, line breaks
// within a block as ⏎.
func show(doc *lint.Document) string {
	var out strings.Builder
	if doc.Title != "" {
		fmt.Fprintf(&out, "title %q", doc.Title)
		if got := doc.TitleSpan.Of(doc.Text); got != "" && got != doc.Title {
			fmt.Fprintf(&out, " (stands as %q)", got)
		}
		out.WriteString("\n")
	}
	if !doc.Date.IsZero() {
		fmt.Fprintf(&out, "date %s from %s %s\n", day(doc.Date), doc.DateFrom, doc.DateSpan.Of(doc.Text))
	}
	if !doc.Updated.IsZero() {
		fmt.Fprintf(&out, "updated %s\n", day(doc.Updated))
	}
	if doc.Lang != "" {
		fmt.Fprintf(&out, "lang %s\n", doc.Lang)
	}
	for _, b := range doc.Blocks {
		name := kinds[b.Kind]
		if b.Level > 0 {
			name += fmt.Sprint(b.Level)
		}
		if b.Kind == lint.Cell {
			name = fmt.Sprintf("cell %d.%d.%d", b.Table, b.Row, b.Column)
			if b.Header {
				name += " header"
			}
		}
		fmt.Fprintf(&out, "%s | %s\n", name, strings.ReplaceAll(b.Span.Of(doc.Text), "\n", "⏎"))
	}
	for _, n := range doc.Notes {
		fmt.Fprintf(&out, "note %q", n.Text)
		if !n.At.Empty() {
			fmt.Fprintf(&out, " on %q", n.At.Of(doc.Text))
		} else {
			fmt.Fprintf(&out, " after %q", strings.ReplaceAll(doc.Text[max(0, n.At.Start-12):n.At.Start], "\n", "⏎"))
		}
		if n.Line {
			out.WriteString(", alone")
		}
		out.WriteString("\n")
	}
	for _, f := range doc.Faults {
		fmt.Fprintf(&out, "fault at %d: %s", f.Offset, f.Message)
		if f.Fatal {
			out.WriteString(" (fatal)")
		}
		out.WriteString("\n")
	}
	return out.String()
}

func day(d quant.Date) string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// checkMap holds every document to what its map promises: pieces sorted,
// without gaps, verbatim ones byte for byte; blocks sorted and apart.
func checkMap(t interface {
	Helper()
	Fatalf(string, ...any)
}, doc *lint.Document,
) {
	t.Helper()
	at, home := 0, 0
	for i, p := range doc.Map.Pieces {
		if p.Text.Start != at || p.Text.End <= p.Text.Start {
			t.Fatalf("piece %d covers %v of the text, want it to begin at %d", i, p.Text, at)
		}
		if p.Source.Start < home || p.Source.End < p.Source.Start || p.Source.End > len(doc.Source) {
			t.Fatalf("piece %d goes home to %v, behind %d of %d", i, p.Source, home, len(doc.Source))
		}
		if got, want := string(doc.Source[p.Source.Start:p.Source.End]), p.Text.Of(doc.Text); p.Verbatim && got != want {
			t.Fatalf("piece %d is %q in the text, %q in the source", i, want, got)
		}
		at, home = p.Text.End, p.Source.End
	}
	if at != len(doc.Text) {
		t.Fatalf("the map covers %d bytes of %d", at, len(doc.Text))
	}
	at = 0
	for i, b := range doc.Blocks {
		if b.Span.Empty() || b.Span.Start < at || b.Span.End > len(doc.Text) {
			t.Fatalf("block %d covers %v, behind %d of %d", i, b.Span, at, len(doc.Text))
		}
		if s := b.Span.Of(doc.Text); strings.TrimSpace(s) == "" {
			t.Fatalf("block %d is blank: %q", i, s)
		}
		at = b.Span.End
	}
	for _, n := range doc.Notes {
		if n.At.Start < 0 || n.At.End < n.At.Start || n.At.End > len(doc.Text) {
			t.Fatalf("note %q lies at %v of %d", n.Text, n.At, len(doc.Text))
		}
	}
	for _, f := range doc.Faults {
		if f.Offset < 0 || f.Offset > len(doc.Source) {
			t.Fatalf("fault %q lies at %d of %d", f.Message, f.Offset, len(doc.Source))
		}
	}
}
