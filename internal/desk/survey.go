package desk

import (
	"context"
	"sort"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

// Statement is a place in an article that states a fact.
type Statement struct {
	lint.Place
	Fact, Text, Verdict, Why string
	Excerpt                  *lint.FindingExcerpt
}

// Survey is what all articles of a project hold.
type Survey struct {
	// Paths are the articles that were read, sorted.
	Paths []string
	// Findings are by path, those of comparing articles among them.
	Findings map[string][]lint.Finding
	// Errors say, by path, why an article could not be read.
	Errors map[string]error
	// statements are by fact, in order of path and place.
	statements map[string][]Statement
}

// Of are the places that state a fact.
func (s *Survey) Of(id string) []Statement {
	if s == nil {
		return nil
	}
	return s.statements[id]
}

// Count is the number of articles that state a fact, and of those in which a
// statement of it is contradicted.
func (s *Survey) Count(id string) (articles, wrong int) {
	last, lastWrong := "", ""
	for _, st := range s.Of(id) {
		if st.Path != last {
			articles, last = articles+1, st.Path
		}
		if st.Verdict == lint.Contradicted.String() && st.Path != lastWrong {
			wrong, lastWrong = wrong+1, st.Path
		}
	}
	return articles, wrong
}

// Articles are the paths of the articles that the project's settings name, or
// of all in its folder, without those that the settings leave out.
func (s *State) Articles() []string {
	if s.Project == nil || s.Project.Path == "" {
		return nil
	}
	paths := s.Project.Articles()
	if len(paths) == 0 {
		paths = []string{s.Project.Root}
	}
	files, _ := workspace.Articles(paths, workspace.Select{Root: s.Project.Root, Exclude: s.Project.Exclude()})
	return files
}

// Survey reads all articles of the project and compares them. Further paths are
// read as well. progress, if set, is told how far it has come.
func (d *Desk) Survey(ctx context.Context, s *State, further []string, progress func(done, all int)) *Survey {
	paths := s.Articles()
	known := map[string]bool{}
	for _, p := range paths {
		known[absolute(p)] = true
	}
	for _, p := range further {
		if !known[absolute(p)] {
			known[absolute(p)] = true
			paths = append(paths, p)
		}
	}
	sort.Strings(paths)
	out := &Survey{Paths: paths, Findings: map[string][]lint.Finding{}, Errors: map[string]error{}, statements: map[string][]Statement{}}
	done := 0
	var witnesses []check.Witness
	for r := range s.Checker.Run(ctx, d.each(s, paths)) {
		for i := range r.Findings {
			out.Findings[r.Findings[i].Path] = append(out.Findings[r.Findings[i].Path], r.Findings[i])
		}
		if r.Corpus {
			witnesses = r.Witnesses
			break
		}
		if r.Err != nil {
			out.Errors[r.Path] = r.Err
		}
		for i := range r.Claims {
			out.state(&r.Claims[i])
		}
		if done++; progress != nil {
			progress(done, len(paths))
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	for path := range out.Findings {
		check.Attest(out.Findings[path], witnesses)
		check.Sort(out.Findings[path])
	}
	return out
}

func (d *Desk) each(s *State, paths []string) func(func(check.Article) bool) {
	return func(yield func(check.Article) bool) {
		for _, p := range paths {
			a := workspace.Article(p, s.maxSize)
			if b, ok := d.over(p); ok {
				a.Read = func() ([]byte, error) { return b, nil }
			}
			if !yield(a) {
				return
			}
		}
	}
}

func (s *Survey) state(c *lint.ClaimLine) {
	if c.Fact == nil {
		return
	}
	st := Statement{Fact: *c.Fact, Text: c.Text, Verdict: c.Verdict, Why: c.Why, Excerpt: c.Excerpt}
	st.Place = lint.Place{Path: c.Path, Start: c.Start, End: c.End, Line: c.Line, Column: c.Column}
	s.statements[st.Fact] = append(s.statements[st.Fact], st)
}
