package bind_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

var update = flag.Bool("update", false, "write what the binder answers into testdata")

// pass runs the stages before the binder on one article.
func pass(path string, b []byte) *lint.Pass { return passIn(lang.English(), path, b) }

func passIn(l *lang.Language, path string, b []byte) *lint.Pass {
	doc := read.Bytes(b, read.Config{Path: path})
	text := segment.Split(doc, l)
	p := &lint.Pass{Doc: doc, Tokens: text.Tokens, Lexemes: text.Lexemes, Sentences: text.Sentences, Lex: l}
	p.Mentions = mention.Find(text, mention.Config{Date: doc.Date})
	p.Clauses = segment.Clauses(text, p.Mentions)
	return p
}

// TestBinding holds the binder to pages of facts, articles and the verdict on
// every value. Read each line of a page before you let -update write it.
func TestBinding(t *testing.T) {
	pages, err := filepath.Glob("testdata/binding/*.txtar")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, name := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var want []byte
			var files []txtar.File
			var x *bind.Index
			var got strings.Builder
			for _, f := range a.Files {
				switch f.Name {
				case "want":
					want = f.Data
					continue
				case "facts.yaml":
					known, _, faults := facts.Parse(f.Name, f.Data, facts.Config{})
					if known == nil {
						t.Fatal(faults)
					}
					x = bind.NewIndex(known, nil)
				default:
					p := pass(f.Name, f.Data)
					for _, whole := range x.Bind(p, bind.Config{}) {
						for _, c := range whole.Ends() {
							fact := "-"
							if c.Fact != nil {
								fact = c.Fact.ID
							}
							fmt.Fprintf(&got, "%s: %s: %s %s\n", f.Name, p.Text(c.Of(&p.Mentions[c.Mention]).Span), c.Verdict, fact)
						}
					}
				}
				files = append(files, f)
			}
			if *update {
				a.Files = append(files, txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if !bytes.Equal(want, []byte(got.String())) {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}

// TestExplained holds an explanation to what it must show: the fact that won,
// with its evidence, first.
func TestExplained(t *testing.T) {
	known, _, _ := facts.Parse("facts.yaml", []byte("factlint: 1\nfacts:\n"+
		"  - {id: opened, statement: The Meldal mine opened in 1931., subject: [Meldal mine], event: [opened], date: \"1931\"}\n"+
		"  - {id: closed, statement: The Meldal mine closed in 1978., subject: [Meldal mine], event: [closed], date: \"1978\"}\n"), facts.Config{})
	p := pass("a.txt", []byte("The Meldal mine opened in 1931 and closed in 1987.\n"))
	claims := bind.NewIndex(known, nil).Bind(p, bind.Config{Explain: true})
	if len(claims) != 2 {
		t.Fatalf("%d claims, want 2", len(claims))
	}
	for i, id := range []string{"opened", "closed"} {
		c := claims[i]
		if len(c.Candidates) != 2 || c.Candidates[0].Fact.ID != id || len(c.Candidates[0].Evidence) == 0 || c.Why == "" {
			t.Errorf("claim %d: candidates %v, why %q; want %s first, with evidence", i, c.Candidates, c.Why, id)
		}
	}
	if claims[1].Verdict != lint.Contradicted {
		t.Errorf("closed in 1987 is %s, want contradicted", claims[1].Verdict)
	}
}

// TestSameWeights holds the weights to their file format: what is written is
// read back as it was.
func TestSameWeights(t *testing.T) {
	w := bind.Fitted()
	if again := bind.ParseWeights(bind.FormatWeights(w)); again != w {
		t.Error("the weights change when they are written and read")
	}
}

// FuzzBind holds that every value of any article has its claim, and that nothing is looked
// for behind the last word of one.
func FuzzBind(f *testing.F) {
	known, _, _ := facts.Parse("facts.yaml", []byte("factlint: 1\nfacts:\n"+
		"  - {id: a, statement: The Meldal mine opened in 1931., subject: [Meldal mine], event: [opened], date: \"1931\"}\n"+
		"  - {id: b, statement: The mine cost $4 million., subject: [Meldal mine], event: [cost], value: $4 million}\n"+
		"  - {id: d, statement: The mine closed on 4 May 1962., subject: [Meldal mine], event: [closed], date: \"1962-05-04\"}\n"+
		"  - {id: e, statement: The mine was worked for 31 years., subject: [Meldal mine], event: [worked], value: 31 years}\n"+
		"  - {id: c, statement: 300 people work in the mine., subject: [mine], event: [workers], value: 300 people}\n"), facts.Config{})
	x := bind.NewIndex(known, nil)
	f.Add("# Meldal mine\n\nThe mine, which opened in 1931 (cost: $4 million), has 30 workers; not 300.\n\n| Cost | $5m |\n|---|---|\n| Workers | 300 |\n")
	for _, end := range []string{"31 years", "1962", "4 May", "$5m", "300", "12 %", "aged 31", "three years later", "the 31", "between 1931 and 1962", "31-"} {
		f.Add("The mine opened in 1931. It was worked for " + end) // and nothing after it
		f.Add(end)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := pass("a.md", []byte(s))
		if got := x.Bind(p, bind.Config{Explain: true, Describe: true, Records: true}); len(got) != len(p.Mentions) {
			t.Errorf("%d claims for %d mentions", len(got), len(p.Mentions))
		}
		rd := x.Read(p)
		defer rd.Close()
		meet.Conflicts(append(rd.Records(), rd.Lines()...))
	})
}
