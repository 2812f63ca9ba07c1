package report

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/factlint/factlint/lint"
)

var _ = add(Format{Name: "html", Summary: "the annotated draft: one page, every value marked, the questions on top", Claims: true, Write: writeHTML})

//go:embed page/*
var pageFiles embed.FS

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"edge": func(e *lint.FindingExcerpt, part string) string {
			switch part {
			case "before":
				return e.Text[:e.Start]
			case "mark":
				return e.Text[e.Start:e.End]
			default:
				return e.Text[e.End:]
			}
		},
		"join": strings.Join,
		"add":  func(a, b int) int { return a + b },
	}).ParseFS(pageFiles, "page/page.tmpl"))
})

// htmlPage is what the template is given.
type htmlPage struct {
	Title, Summary, Date, Version string
	Style                         template.CSS
	Drafts                        []*Draft
	Conflicts                     []ConflictPair
	Figures                       []Figure
	Coverage                      Coverage
}

// ConflictPair is two sentences of different articles that do not agree, with
// what differs marked.
type ConflictPair struct {
	Severity, Message string
	Left, Right       ConflictSide
}

// ConflictSide is one sentence of a pair.
type ConflictSide struct {
	Path   string
	Line   int
	Pieces []DiffPiece
}

// DiffPiece is a stretch of a sentence; Own says that the other has it not.
type DiffPiece struct {
	Text string
	Own  bool
}

func writeHTML(w io.Writer, r *Report) error {
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		return err
	}
	r.around()
	page := htmlPage{
		Title: "factlint", Summary: r.SummaryLine(), Date: r.Date, Version: r.Version,
		Style: template.CSS(style), Drafts: r.drafts(), Conflicts: conflictPairs(r.Findings),
	}
	for _, d := range page.Drafts {
		page.Coverage.sum(d.Coverage)
	}
	if len(page.Drafts) == 1 {
		page.Title = page.Drafts[0].Title
	}
	page.Figures = figures(r.Claims)
	var b buffered
	if err := pageTemplate().ExecuteTemplate(&b, "page.tmpl", page); err != nil {
		return fmt.Errorf("writing the annotated draft: %w", err)
	}
	return b.to(w)
}

// around puts the words around each quote beside it. What the report was given
// stays as it is: others may hold it too.
func (r *Report) around() {
	if r.Around == nil {
		return
	}
	fill := func(cs []lint.FindingCitation) []lint.FindingCitation {
		cs = slices.Clone(cs)
		for i := range cs {
			if cs[i].Quote != "" {
				cs[i].Before, cs[i].After = r.Around(cs[i])
			}
		}
		return cs
	}
	r.Claims, r.Findings = slices.Clone(r.Claims), slices.Clone(r.Findings)
	for i := range r.Claims {
		r.Claims[i].Citation = fill(r.Claims[i].Citation)
	}
	for i := range r.Findings {
		r.Findings[i].Citation = fill(r.Findings[i].Citation)
	}
}

// drafts annotates every article that has claims or findings.
func (r *Report) drafts() []*Draft {
	claims := map[string][]lint.ClaimLine{}
	found := map[string][]lint.Finding{}
	var paths []string
	seen := map[string]bool{}
	note := func(path string) {
		if !seen[path] {
			seen[path] = true
			paths = append(paths, path)
		}
	}
	for i := range r.Claims {
		note(r.Claims[i].Path)
		claims[r.Claims[i].Path] = append(claims[r.Claims[i].Path], r.Claims[i])
	}
	for i := range r.Findings {
		note(r.Findings[i].Path)
		found[r.Findings[i].Path] = append(found[r.Findings[i].Path], r.Findings[i])
	}
	sort.Strings(paths)
	var out []*Draft
	for _, path := range paths {
		if r.Documents == nil {
			continue
		}
		for _, doc := range r.Documents(path) {
			var cs []lint.ClaimLine
			for _, c := range claims[path] {
				if part := c.Part; part == nil && doc.Part == "" || part != nil && *part == doc.Part {
					cs = append(cs, c)
				}
			}
			var fs []lint.Finding
			for _, f := range found[path] {
				if f.Part == doc.Part {
					fs = append(fs, f)
				}
			}
			if len(cs)+len(fs) > 0 || doc.Part == "" {
				out = append(out, Annotate(doc, cs, fs))
			}
		}
	}
	return out
}

func (c *Coverage) sum(o Coverage) {
	c.Claims += o.Claims
	c.Supported += o.Supported
	c.Contradicted += o.Contradicted
	c.Query += o.Query
	c.Disputed += o.Disputed
	c.Stale += o.Stale
	c.Derived += o.Derived
	c.Unmatched += o.Unmatched
}

// Line words c for people, with what was not checked.
func (c Coverage) Line() string {
	if c.Claims == 0 {
		return "No numbers or dates were found; names, quotes and causes were not checked"
	}
	parts := []string{}
	for _, p := range []struct {
		n    int
		word string
	}{
		{c.Supported, "supported"},
		{c.Derived, "derived"},
		{c.Query, "open"},
		{c.Disputed, "disputed"},
		{c.Stale, "out of date"},
		{c.Contradicted, "contradicted"},
		{c.Unmatched, "without source"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	return fmt.Sprintf("%s: %s; names, quotes and causes were not checked", Count(c.Claims, "claim"), strings.Join(parts, ", "))
}

// conflictPairs are the conflicts between articles, sentence beside sentence.
func conflictPairs(findings []lint.Finding) []ConflictPair {
	var out []ConflictPair
	for i := range findings {
		f := &findings[i]
		if f.Excerpt == nil {
			continue
		}
		for _, rel := range f.Related {
			if rel.Excerpt == nil || rel.Path == f.Path {
				continue
			}
			left, right := diffWords(f.Excerpt.Text, rel.Excerpt.Text)
			if !alike(left) {
				left, right = excerptPieces(f.Excerpt), excerptPieces(rel.Excerpt)
			}
			out = append(out, ConflictPair{
				Severity: f.Severity, Message: f.Message,
				Left:  ConflictSide{f.Path, f.Line, left},
				Right: ConflictSide{rel.Path, rel.Line, right},
			})
			break
		}
	}
	return out
}

// alike reports whether half of a sentence or more stands in the other one.
// Between sentences that share little, a difference of words tells nothing.
func alike(pieces []DiffPiece) bool {
	own, all := 0, 0
	for _, p := range pieces {
		all += len(p.Text)
		if p.Own {
			own += len(p.Text)
		}
	}
	return 2*own <= all
}

// excerptPieces marks the words of a finding alone.
func excerptPieces(e *lint.FindingExcerpt) []DiffPiece {
	return []DiffPiece{{Text: e.Text[:e.Start]}, {Text: e.Text[e.Start:e.End], Own: true}, {Text: e.Text[e.End:]}}
}

// diffWords marks, in each of two sentences, the words that the other has not.
func diffWords(a, b string) (left, right []DiffPiece) {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // a limit by the clock would make the output unstable
	x, y, words := d.DiffLinesToChars(strings.ReplaceAll(a, " ", " \n"), strings.ReplaceAll(b, " ", " \n"))
	for _, e := range d.DiffCharsToLines(d.DiffMain(x, y, false), words) {
		piece := DiffPiece{Text: strings.ReplaceAll(e.Text, "\n", ""), Own: e.Type != diffmatchpatch.DiffEqual}
		if e.Type != diffmatchpatch.DiffInsert {
			left = append(left, piece)
		}
		if e.Type != diffmatchpatch.DiffDelete {
			right = append(right, piece)
		}
	}
	return left, right
}
