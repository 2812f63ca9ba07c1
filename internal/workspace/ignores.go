package workspace

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/git-pkgs/gitignore"
)

// ignores are the .gitignore files that bear on a folder: those of the
// repository from its root down, and those of the folders that are entered.
// The user's own global list is left aside, so that a run gives the same on
// every machine.
type ignores struct {
	root    string // absolute
	matcher *gitignore.Matcher
	any     bool
}

type entryKind uint8

const (
	file entryKind = iota
	folder
)

// ignores loads the lists from the root of the repository that holds dir, or
// from dir itself where there is none, down to dir.
func (w *walker) ignores(dir string) *ignores {
	if w.sel.NoIgnore == ReadIgnored {
		return nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	root := abs
	if r := RepositoryRoot(abs); r != "" {
		root = r
	}
	g := &ignores{root: root, matcher: &gitignore.Matcher{}}
	g.load(filepath.Join(root, ".git", "info", "exclude"), root)
	g.load(filepath.Join(root, ".gitignore"), root)
	if rel, err := filepath.Rel(root, abs); err == nil && rel != "." {
		at := root
		for _, part := range strings.Split(rel, string(filepath.Separator)) {
			at = filepath.Join(at, part)
			g.load(filepath.Join(at, ".gitignore"), at)
		}
	}
	return g
}

func (g *ignores) load(name, dir string) {
	b, err := os.ReadFile(name)
	if err != nil || len(b) == 0 {
		return
	}
	rel, err := filepath.Rel(g.root, dir)
	if err != nil {
		return
	}
	if rel == "." {
		rel = ""
	}
	g.matcher.AddPatterns(b, filepath.ToSlash(rel))
	g.any = true
}

// enter loads the list of a folder on the way down.
func (g *ignores) enter(dir string) {
	if g == nil {
		return
	}
	if abs, err := filepath.Abs(dir); err == nil {
		g.load(filepath.Join(abs, ".gitignore"), abs)
	}
}

// match reports whether the lists leave the file or folder out.
func (g *ignores) match(p string, kind entryKind) bool {
	if g == nil || !g.any {
		return false
	}
	abs, err := filepath.Abs(p)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(g.root, abs)
	if err != nil || rel == "." || strings.HasPrefix(rel, "..") {
		return false
	}
	return g.matcher.MatchPath(filepath.ToSlash(rel), kind == folder)
}

// under reports whether the lists leave out the file or a folder between base
// and it.
func (g *ignores) under(base, p string) bool {
	if g == nil {
		return false
	}
	for dir := filepath.Dir(p); len(dir) > len(base); dir = filepath.Dir(dir) {
		g.enter(dir)
	}
	for dir := filepath.Dir(p); len(dir) > len(base) && dir != "."; dir = filepath.Dir(dir) {
		if g.match(dir, folder) {
			return true
		}
	}
	return g.match(p, file)
}

// RepositoryRoot is the folder above dir, or dir itself, that holds .git; ""
// where there is none.
func RepositoryRoot(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		if _, err := os.Lstat(filepath.Join(abs, ".git")); err == nil {
			return abs
		}
		up := filepath.Dir(abs)
		if up == abs {
			return ""
		}
		abs = up
	}
}
