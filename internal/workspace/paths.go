// Package workspace is the only room below the commands that touches the disk:
// it walks folders, finds the facts file, reads articles from the work tree or
// from git, and keeps the cache and temporary files.
package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/factlint/factlint/internal/read"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Select says which of the files under the paths are articles.
type Select struct {
	// Exclude are patterns, relative to Root, of what is never an article of
	// a folder or a pattern. A file that is named itself is always read.
	Exclude []string
	// Root is the folder to which the patterns are relative, "." if empty.
	Root string
	// NoIgnore reads what .gitignore leaves out, too.
	NoIgnore Ignoring
	// Reports are files that the run itself writes: what an earlier run wrote
	// there is no article of a folder or a pattern.
	Reports []string
	// Named says whether Exclude holds for files that are named themselves.
	Named Naming
}

// Naming says what becomes of a file that is named itself.
type Naming uint8

// The ways to treat a file that is named and excluded.
const (
	ReadNamed Naming = iota
	ExcludeNamed
)

// Ignoring says what becomes of files that .gitignore names.
type Ignoring uint8

// The ways to treat .gitignore.
const (
	RespectGitignore Ignoring = iota
	ReadIgnored
)

// PathError is a path that could not be walked or read.
type PathError struct {
	Path string
	Err  error
}

func (e PathError) Error() string { return fmt.Sprintf("%s: %v", e.Path, plain(e.Err)) }

// Unwrap gives the error without its path.
func (e PathError) Unwrap() error { return e.Err }

// Articles are the files that the paths name: files as they are, folders
// walked for the formats that can be read, patterns (*, **, ?, {a,b}) expanded.
// They are sorted by path, each file once, and named as they were given.
func Articles(paths []string, sel Select) (files []string, bad []PathError) {
	w := &walker{sel: sel, reports: map[string]bool{}}
	for _, r := range sel.Reports {
		w.reports[identity(r)] = true
	}
	if len(paths) != 1 || strings.ContainsAny(paths[0], "*?[{") { // one folder does not name a file twice
		w.seen = map[string]bool{}
	}
	for _, p := range paths {
		switch info, err := os.Stat(p); {
		case p == Stdin:
			w.files = append(w.files, p)
		case err == nil && info.IsDir():
			w.folder(p)
		case err == nil:
			if sel.Named != ExcludeNamed || !w.excluded(filepath.ToSlash(p)) {
				w.add(p)
			}
		case strings.ContainsAny(p, "*?[{"):
			w.pattern(p)
		default:
			w.bad = append(w.bad, PathError{p, err})
		}
	}
	sort.Strings(w.files)
	return w.files, w.bad
}

type walker struct {
	sel     Select
	files   []string
	bad     []PathError
	seen    map[string]bool
	reports map[string]bool // by identity
}

// identity is the path by which a file is known, however it is named.
func identity(p string) string {
	if abs, err := filepath.Abs(p); err == nil {
		return abs
	}
	return filepath.ToSlash(p)
}

// add takes a file, once.
func (w *walker) add(p string) {
	p = filepath.ToSlash(p)
	if w.seen == nil {
		w.files = append(w.files, p)
		return
	}
	if id := identity(p); !w.seen[id] {
		w.seen[id] = true
		w.files = append(w.files, p)
	}
}

// pattern expands a pattern in which ** stands for any folders.
func (w *walker) pattern(p string) {
	p = filepath.ToSlash(p)
	if !doublestar.ValidatePattern(p) {
		w.bad = append(w.bad, PathError{p, errors.New("this is neither a file nor a pattern that can be read: check its brackets")})
		return
	}
	base, _ := doublestar.SplitPattern(p)
	n := len(w.files)
	ignores := w.ignores(base)
	found, err := doublestar.FilepathGlob(p, doublestar.WithFilesOnly(), doublestar.WithNoFollow())
	if err != nil {
		w.bad = append(w.bad, PathError{p, err})
		return
	}
	for _, f := range found {
		f = filepath.ToSlash(f)
		if read.Supported(f) && !w.excluded(f) && !ignores.under(base, f) {
			w.add(f)
		}
	}
	if len(w.files) == n && len(found) == 0 {
		w.bad = append(w.bad, PathError{p, errors.New("no file matches this pattern")})
	}
}

// folder walks a folder. Links to folders are not followed, so that links in a
// circle do no harm; links to files are.
func (w *walker) folder(root string) {
	ignores := w.ignores(root)
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		slashed := filepath.ToSlash(p)
		if err != nil {
			w.bad = append(w.bad, PathError{slashed, err})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			name := d.Name()
			if p == root {
				return nil
			}
			if hiddenName(name) || name == "node_modules" || w.excluded(slashed) || ignores.match(p, folder) {
				return fs.SkipDir
			}
			ignores.enter(p)
			return nil
		}
		if !read.Supported(slashed) || w.excluded(slashed) || ignores.match(p, file) {
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 {
			info, err := os.Stat(p)
			if err != nil {
				w.bad = append(w.bad, PathError{slashed, err})
				return nil
			}
			if !info.Mode().IsRegular() {
				return nil
			}
		} else if !d.Type().IsRegular() {
			return nil
		}
		w.add(under(root, slashed))
		return nil
	})
	if err != nil {
		w.bad = append(w.bad, PathError{root, err})
	}
}

// hiddenName reports whether a folder is hidden, as .git is.
func hiddenName(name string) bool { return len(name) > 1 && name[0] == '.' && name != ".." }

// under keeps the way in which a folder was named: "./docs" gives "./docs/a".
func under(root, p string) string {
	root = filepath.ToSlash(root)
	if strings.HasPrefix(root, "./") && !strings.HasPrefix(p, "./") {
		return "./" + p
	}
	return p
}

// excluded reports whether the settings leave the path out, or the run writes it.
func (w *walker) excluded(p string) bool {
	if len(w.reports) > 0 && w.reports[identity(p)] {
		return true
	}
	if len(w.sel.Exclude) == 0 {
		return false
	}
	return Matches(w.sel.Exclude, relative(w.sel.Root, p))
}

// Matches reports whether one of the patterns names the path or a folder above
// it. Both have slashes. A pattern without a slash names files and folders at
// any depth.
func Matches(patterns []string, p string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		pattern = strings.TrimSuffix(strings.TrimPrefix(pattern, "./"), "/")
		for q := p; q != "." && q != "/" && q != ""; q = path.Dir(q) {
			name := q
			if !strings.Contains(pattern, "/") {
				name = path.Base(q)
			}
			if ok, _ := doublestar.Match(pattern, name); ok {
				return true
			}
		}
		return false
	})
}

// relative is p relative to root, with slashes; p itself where it lies outside.
func relative(root, p string) string {
	if root == "" {
		root = "."
	}
	a, err1 := filepath.Abs(root)
	b, err2 := filepath.Abs(p)
	if err1 != nil || err2 != nil {
		return filepath.ToSlash(p)
	}
	rel, err := filepath.Rel(a, b)
	if err != nil || strings.HasPrefix(rel, "..") {
		return filepath.ToSlash(p)
	}
	return filepath.ToSlash(rel)
}

// Reason is why a file could not be read, in words, without its path.
func Reason(err error) string { return plain(err) }

// plain is err without the path and the name of the system call.
func plain(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "it may not be read: permission denied"
	case errors.Is(err, syscall.EISDIR):
		return "it is a folder; name a file in it"
	}
	return err.Error()
}
