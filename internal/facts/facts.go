// Package facts reads the facts file: strictly, with the place of everything
// it holds, and with a fault in plain English for everything it cannot take.
// It checks the quotes of a facts file against the saved copies of their
// sources, and edits the file by splicing text, so that comments, order and
// quoting stay as their author left them.
//
// It opens no file by itself. Whatever it reads comes through Files, so that
// the caller decides what may be read; and it knows no clock: a date that
// something is to be judged by is given to it.
package facts

import (
	"io/fs"
	"math"
	"path"
	"sort"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
)

// Files gives the files that a facts file names. Paths have slashes and are
// relative to the folder of the facts file that was named first.
type Files interface {
	// ReadFile gives the bytes of one file.
	ReadFile(name string) ([]byte, error)
	// List gives, sorted, the files that a pattern names. A folder stands for
	// the YAML files in it.
	List(pattern string) ([]string, error)
}

// Config steers Parse.
type Config struct {
	// Files reads included files. Nil: an include is a fault.
	Files Files
	// AllowOutside lets `include` and `copy` lead out of the folder of the
	// facts file.
	AllowOutside bool
	// Lang reads the values. Nil is the language of the settings, or English.
	Lang *lang.Language
	// Rules are the names of the rules that `settings: rules:` may name. Nil
	// leaves the names unchecked.
	Rules []string
}

// Fault is something wrong with a facts file, or with what it cites. It is a
// finding like those on articles, so that every report can print it.
type Fault = lint.Finding

// The names under which faults are reported.
const (
	// RuleSyntax is a file that is not YAML, or not UTF-8.
	RuleSyntax = "facts-syntax"
	// RuleSchema is YAML that is not a facts file: a misspelt key, a value
	// that cannot be read, a reference to nothing.
	RuleSchema = "facts-schema"
)

// Book is a facts file once it is read, with what was read and what is wrong
// with it.
type Book struct {
	Facts    *lint.Facts
	Settings *Settings
	// Faults are in order of file and place. One of severity "error" says
	// that the file cannot be relied on.
	Faults []Fault

	files []*source // in the order in which they were read
	lang  *lang.Language
}

// Load reads a facts file and whatever it includes. name is the path for
// messages, with slashes. It never fails: what could be read is returned with
// every fault.
func Load(name string, b []byte, cfg Config) *Book {
	if book, ok := load(name, b, cfg, longFile, pieceSize); ok {
		return book
	}
	book, _ := load(name, b, cfg, math.MaxInt, 0)
	return book
}

// load is Load that reads the facts of a file of long bytes or more in pieces
// of some size. ok is false where the pieces are no YAML, and only the whole
// can tell whether the file is.
func load(name string, b []byte, cfg Config, long, size int) (book *Book, ok bool) {
	d := &decoder{
		long: long, size: size,
		cfg:      cfg,
		out:      &lint.Facts{Path: name},
		settings: &Settings{},
		sources:  map[string]*lint.Source{},
		subjects: map[string]*lint.Subject{},
		names:    map[string]*lint.Subject{},
		facts:    map[string]*lint.Fact{},
		units:    map[string]unit{},
		included: map[string]bool{path.Base(name): true},
	}
	d.file(name, "", b)
	d.cfg.Lang = languageOf(cfg.Lang, d.settings.Language)
	d.declare()
	d.state()
	d.relate()
	d.derive()
	for _, f := range d.out.Facts {
		d.fromStatement(f)
	}
	if d.torn && long < math.MaxInt {
		return nil, false
	}
	sortFaults(d.faults)
	book = &Book{Facts: d.out, Settings: d.settings, Faults: d.faults, lang: d.cfg.Lang}
	for _, p := range d.files {
		book.files = append(book.files, p.src)
	}
	return book, true
}

// languageOf is the language that values are read in: the one that was asked
// for, else that of the settings, else English.
func languageOf(given *lang.Language, setting string) *lang.Language {
	if given != nil {
		return given
	}
	if l, err := lang.Load(setting); setting != "" && err == nil {
		return l
	}
	return lang.English()
}

// Parse is Load for callers who want the parts.
func Parse(name string, b []byte, cfg Config) (*lint.Facts, *Settings, []Fault) {
	book := Load(name, b, cfg)
	return book.Facts, book.Settings, book.Faults
}

// sortFaults puts faults in order of path, place, rule and message.
func sortFaults(faults []Fault) {
	sort.SliceStable(faults, func(i, j int) bool {
		a, b := &faults[i], &faults[j]
		switch {
		case a.Path != b.Path:
			return a.Path < b.Path
		case a.Start != b.Start:
			return a.Start < b.Start
		case a.Rule != b.Rule:
			return a.Rule < b.Rule
		default:
			return a.Message < b.Message
		}
	})
}

// HasErrors reports whether any of the faults is an error.
func HasErrors(faults []Fault) bool {
	for i := range faults {
		if faults[i].Severity == lint.Error.String() {
			return true
		}
	}
	return false
}

// FS serves files from a file system rooted at the folder of the facts file.
// Nothing outside of it can be named.
func FS(fsys fs.FS) Files { return rooted{fsys} }

type rooted struct{ fs fs.FS }

func (r rooted) ReadFile(name string) ([]byte, error) { return fs.ReadFile(r.fs, name) }

func (r rooted) List(pattern string) ([]string, error) {
	if info, err := fs.Stat(r.fs, pattern); err == nil && info.IsDir() {
		entries, err := fs.ReadDir(r.fs, pattern)
		if err != nil {
			return nil, err
		}
		var names []string
		for _, entry := range entries {
			if isYAML(entry.Name()) && !entry.IsDir() {
				names = append(names, path.Join(pattern, entry.Name()))
			}
		}
		return names, nil
	}
	if !strings.ContainsAny(pattern, "*?[") {
		if _, err := fs.Stat(r.fs, pattern); err != nil {
			return nil, err
		}
		return []string{pattern}, nil
	}
	return fs.Glob(r.fs, pattern)
}

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// Paths are the files that were read, the named one first.
func (b *Book) Paths() []string {
	paths := make([]string, len(b.files))
	for i, s := range b.files {
		paths[i] = s.path
	}
	return paths
}

// Fact is the fact of that id; where there is none, the id that was likely
// meant.
func (b *Book) Fact(id string) (f *lint.Fact, meant string) {
	known := make([]string, len(b.Facts.Facts))
	for i, f := range b.Facts.Facts {
		if f.ID == id {
			return f, ""
		}
		known[i] = f.ID
	}
	return nil, nearest(id, known)
}

// Source is the source of that id; where there is none, the id that was likely
// meant.
func (b *Book) Source(id string) (s *lint.Source, meant string) {
	known := make([]string, len(b.Facts.Sources))
	for i, s := range b.Facts.Sources {
		if s.ID == id {
			return s, ""
		}
		known[i] = s.ID
	}
	return nil, nearest(id, known)
}

// Nearest is the passage of a copy that is most like some words, "" where
// nothing in it is like them.
func Nearest(copied, words string) string { return newCopy(copied).nearest(words) }

// Locate is the line of a copy on which a quote starts, 0 where it does not
// stand in it.
func Locate(copied string, q lint.Quote) int {
	start, _, ok := newCopy(copied).find(q.Exact, q.Prefix, q.Suffix)
	if !ok {
		return 0
	}
	return 1 + strings.Count(copied[:start], "\n")
}
