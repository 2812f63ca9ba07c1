package report

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	slashpath "path"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
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
		"sentence": sentence,
	}).ParseFS(pageFiles, "page/page.tmpl"))
})

// htmlPage is what the template is given.
type htmlPage struct {
	Title, Date, Version string
	Facts                int
	Style                template.CSS
	Drafts               []*Draft
	Conflicts            []ConflictPair
	Figures              []Figure
	Coverage             Coverage
}

// ConflictPair is two sentences of different articles that do not agree, with
// what differs marked.
type ConflictPair struct {
	Severity, Rule, Message string
	Left, Right             ConflictSide
	Fixes                   []lint.FindingFix
}

// ConflictSide is one sentence of a pair.
type ConflictSide struct {
	Path   string
	Line   int
	Pieces []DiffPiece
}

// DiffPiece is a stretch of a sentence: Own says that the other has it not,
// Value that it is what the conflict is about.
type DiffPiece struct {
	Text       string
	Own, Value bool
}

func writeHTML(w io.Writer, r *Report) error {
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		return err
	}
	r.around()
	page := htmlPage{
		Title: Count(r.Articles, "article"), Facts: r.Facts, Date: r.Date, Version: r.Version,
		Style: template.CSS(style), Drafts: r.drafts(), Conflicts: conflictPairs(r.Findings),
	}
	for i, d := range page.Drafts {
		page.Coverage.sum(d.Coverage)
		for j := range d.Marks {
			d.Marks[j].Anchor = fmt.Sprintf("value-%d-%d", i, d.Marks[j].Number)
		}
	}
	if len(page.Drafts) > 0 && r.Articles <= 1 {
		page.Title = page.Drafts[0].Title
	}
	page.Figures = figures(page.Drafts)
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
				d := Annotate(doc, cs, fs)
				if part := strings.TrimSuffix(slashpath.Base(doc.Part), ".xml"); part != "." && part != "document" && part != "content" {
					d.Path += " (" + part + ")" // the notes of a Word document
				}
				out = append(out, d)
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
	return c.Short() + "; names, quotes and causes were not checked"
}

// Short words c for people.
func (c Coverage) Short() string {
	if c.Claims == 0 {
		return "no numbers or dates"
	}
	parts := []string{}
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{c.Supported, "supported", "supported"},
		{c.Derived, "derived", "derived"},
		{c.Query, "query", "queries"},
		{c.Disputed, "disputed", "disputed"},
		{c.Stale, "out of date", "out of date"},
		{c.Contradicted, "contradicted", "contradicted"},
		{c.Unmatched, "without source", "without source"},
	} {
		switch p.n {
		case 0:
		case 1:
			parts = append(parts, "1 "+p.one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.many))
		}
	}
	return fmt.Sprintf("%s: %s", Count(c.Claims, "claim"), strings.Join(parts, ", "))
}

// sentence makes a sentence of a message: it begins with a capital, unless it
// begins with the id of a fact, and ends with a stop, unless it asks.
func sentence(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if r, size := utf8.DecodeRuneInString(s); unicode.IsLower(r) && !strings.ContainsAny(strings.TrimRight(first, ",:"), ".-_") {
		s = string(unicode.ToUpper(r)) + s[size:]
	}
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".?!") {
		s += "."
	}
	return s
}

// conflictPairs are the conflicts between articles, sentence beside sentence,
// the gravest first.
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
			left, right := diffWords(f.Excerpt, rel.Excerpt)
			out = append(out, ConflictPair{
				Severity: f.Severity, Rule: f.Rule, Message: f.Message, Fixes: f.Fixes,
				Left:  ConflictSide{f.Path, f.Line, left},
				Right: ConflictSide{rel.Path, rel.Line, right},
			})
			break
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return lint.Gravity(out[i].Severity) > lint.Gravity(out[j].Severity) })
	return out
}

// diffWords marks, in each of two sentences, the values that do not agree and,
// where the sentences are much alike, the further words that the other has not.
// Between sentences that share little, a difference of words tells nothing.
func diffWords(a, b *lint.FindingExcerpt) (left, right []DiffPiece) {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // a limit by the clock would make the output unstable
	x, y, words := d.DiffLinesToChars(wordLines(a.Text), wordLines(b.Text))
	for _, e := range d.DiffCharsToLines(d.DiffMain(x, y, false), words) {
		piece := DiffPiece{Text: strings.ReplaceAll(e.Text, "\n", ""), Own: e.Type != diffmatchpatch.DiffEqual}
		if e.Type != diffmatchpatch.DiffInsert {
			left = append(left, piece)
		}
		if e.Type != diffmatchpatch.DiffDelete {
			right = append(right, piece)
		}
	}
	if !alike(left) || !alike(right) {
		left, right = []DiffPiece{{Text: oneLine(a.Text)}}, []DiffPiece{{Text: oneLine(b.Text)}}
	}
	return valued(left, a), valued(right, b)
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// wordLines puts each word, and each mark and space between words, on a line of
// its own.
func wordLines(s string) string {
	var b strings.Builder
	for i, r := range oneLine(s) {
		if i > 0 && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			b.WriteByte('\n')
		}
		b.WriteRune(r)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// alike reports whether half of a sentence or more stands in the other one.
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

// valued cuts the pieces of a sentence where its value stands.
func valued(pieces []DiffPiece, e *lint.FindingExcerpt) []DiffPiece {
	var out []DiffPiece
	at := 0
	for _, p := range pieces {
		end := at + len(p.Text)
		for _, cut := range []text.Span{{Start: at, End: min(end, e.Start)}, {Start: max(at, e.Start), End: min(end, e.End)}, {Start: max(at, e.End), End: end}} {
			if cut.Start < cut.End {
				value := cut.Start >= e.Start && cut.End <= e.End
				piece := DiffPiece{Text: p.Text[cut.Start-at : cut.End-at], Own: p.Own && !value, Value: value}
				if n := len(out) - 1; n >= 0 && out[n].Own == piece.Own && out[n].Value == piece.Value {
					out[n].Text += piece.Text
					continue
				}
				out = append(out, piece)
			}
		}
		at = end
	}
	return out
}
