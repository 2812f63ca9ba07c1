package desk

import (
	"context"
	"path"
	"path/filepath"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

// Compare holds a draft against all articles of the project, and gives the
// findings on the draft that this shows, with what bears out those on facts. An article
// of the draft's own name is taken for the draft as it lies on disk, and left out. It
// gives nil where ctx ends first.
func (d *Desk) Compare(ctx context.Context, s *State, name string, b []byte) ([]lint.Finding, []check.Witness) {
	var paths []string
	for _, p := range s.Articles() {
		if path.Base(filepath.ToSlash(p)) != path.Base(name) {
			paths = append(paths, p)
		}
	}
	if len(paths) == 0 {
		return nil, nil
	}
	articles := func(yield func(check.Article) bool) {
		for a := range d.each(s, paths) {
			a.Context = true // only what concerns the draft is reported
			if !yield(a) {
				return
			}
		}
		a := workspace.Article(name, s.maxSize)
		a.Read = func() ([]byte, error) { return b, nil }
		yield(a)
	}
	var out []lint.Finding
	var witnesses []check.Witness
	for r := range s.Checker.Run(ctx, articles) {
		if !r.Corpus {
			continue
		}
		witnesses = r.Witnesses
		for _, f := range r.Findings {
			if f.Path == name && len(f.Related) > 0 {
				out = append(out, f)
			}
		}
	}
	if ctx.Err() != nil {
		return nil, nil
	}
	return out, witnesses
}
