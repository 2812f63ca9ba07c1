package workspace

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/lint"
)

// Project is a facts file with its settings, and the folder that they are for.
type Project struct {
	// Path is the facts file, as findings name it.
	Path string
	// Root is its folder.
	Root  string
	Facts *lint.Facts
	// Book is the facts file as it was read, for checking and editing it.
	Book *facts.Book
	// Faults are what is wrong with the file; FaultsError says that an error
	// is among them.
	Faults []lint.Finding
	// Layers are the settings, those of extended packs first.
	Layers []Layer
	// Digest is of the bytes of all files that were read for it.
	Digest [sha256.Size]byte
	// Compiled is where the compiled form of the facts is kept, nil for
	// nowhere.
	Compiled *Compiled
	cfg      LoadConfig
	files    diskFiles
}

// Layer is the settings of one file.
type Layer struct {
	Path string
	*facts.Settings
}

// maxExtends bounds a chain of packs that extend each other.
const maxExtends = 20

// LoadConfig steers Load.
type LoadConfig struct {
	// Rules are the names of the rules that settings may name.
	Rules []string
	// AllowOutside lets a facts file name files outside of its folder.
	AllowOutside bool
	// Over, if set, gives the bytes of a file in place of those on disk, such
	// as those in git's index, where it has them.
	Over func(name string) ([]byte, bool)
	// Build, if set, keeps what was read for the next run of this build of the
	// program, and takes what the last one kept. The book has no files then:
	// it can be checked against, not verified or edited.
	Build string
}

func (c LoadConfig) read(name string) ([]byte, error) {
	if c.Over != nil {
		if b, ok := c.Over(name); ok {
			return b, nil
		}
	}
	return os.ReadFile(name)
}

// Load reads a facts file, what it includes and the packs that it extends. The error
// says that the file could not be read at all.
func Load(name string, cfg LoadConfig) (*Project, error) {
	b, err := cfg.read(name)
	if err != nil {
		return nil, PathError{name, err}
	}
	p := &Project{Path: filepath.ToSlash(name), Root: filepath.Dir(name), cfg: cfg}
	digest := sha256.New()
	digest.Write(b)
	p.files = diskFiles{root: p.Root, outside: cfg.AllowOutside, over: cfg.Over}
	p.load(b, digest)
	p.Facts, p.Faults = p.Book.Facts, p.Book.Faults
	p.extend(p.Path, p.Book.Settings, digest, 0)
	digest.Sum(p.Digest[:0])
	return p, nil
}

// extend adds the settings of the packs that s builds on, then s itself.
func (p *Project) extend(name string, s *facts.Settings, digest hash.Hash, depth int) {
	for _, pack := range s.Extends {
		from := path.Join(path.Dir(filepath.ToSlash(name)), pack)
		fault := func(message string) {
			p.Faults = append(p.Faults, lint.Finding{
				Rule: facts.RuleSchema, Severity: lint.Error.String(), Trust: 1, Path: name, Line: 1, Column: 1, EndLine: 1, EndColumn: 1,
				Message: message, Related: []lint.FindingRelated{}, Fixes: []lint.FindingFix{},
			})
		}
		if depth == maxExtends {
			fault(fmt.Sprintf("the packs extend each other more than %d deep; the last is %s", maxExtends, from))
			return
		}
		b, err := p.cfg.read(filepath.FromSlash(from))
		if err != nil {
			fault(fmt.Sprintf("it extends %s, which cannot be read: %s", from, plain(err)))
			continue
		}
		digest.Write(b)
		_, settings, faults := facts.Parse(from, b, facts.Config{Files: diskFiles{root: filepath.Dir(from), digest: digest, over: p.cfg.Over}, Rules: p.cfg.Rules})
		p.Faults = append(p.Faults, faults...)
		if settings != nil {
			p.extend(from, settings, digest, depth+1)
		}
	}
	p.Layers = append(p.Layers, Layer{name, s})
}

// HasErrors reports whether the facts file cannot be relied on.
func (p *Project) HasErrors() bool { return p != nil && facts.HasErrors(p.Faults) }

// Articles are the patterns of what is checked when no path is named, as seen
// from the working folder.
func (p *Project) Articles() []string {
	var out []string
	if p == nil {
		return nil
	}
	for _, l := range p.Layers {
		for _, a := range l.Articles {
			out = append(out, path.Join(filepath.ToSlash(p.Root), a))
		}
	}
	return out
}

// Relative is a path as seen from the project's folder, with slashes.
func (p *Project) Relative(name string) string { return relative(p.Root, name) }

// Exclude are the patterns of what is never checked, relative to Root.
func (p *Project) Exclude() []string {
	var out []string
	if p == nil {
		return nil
	}
	for _, l := range p.Layers {
		out = append(out, l.Exclude...)
	}
	return out
}

// Setting is a setting that applies to an article, and where it comes from.
type Setting struct {
	Name, Value, From string
}

// Scope are the settings that apply to one article.
type Scope struct {
	Language, DateOrder, FailLevel string
	MinTrust                       float64
	// Rules are the severities by the name of the rule: "off", "on", ...
	Rules map[string]string
	// Settings are all of them in order of name, each with its place.
	Settings []Setting
}

// For gives the settings of the article at p. A nil Project has none.
func (p *Project) For(article string) Scope {
	s := Scope{Rules: map[string]string{}}
	if p == nil {
		return s
	}
	from := map[string]Setting{}
	rel := sync.OnceValue(func() string { return relative(p.Root, article) })
	for _, l := range p.Layers {
		s.merge(l.Scope, l.Path, "", from)
		for _, o := range l.Overrides {
			if Matches(o.Paths, rel()) {
				at := o.Pos
				s.merge(o.Scope, l.Path, fmt.Sprintf("%s:%d", l.Path, at.Line), from)
			}
		}
	}
	for _, set := range from { // sorted below
		s.Settings = append(s.Settings, set)
	}
	sort.Slice(s.Settings, func(i, j int) bool { return s.Settings[i].Name < s.Settings[j].Name })
	return s
}

func (s *Scope) merge(o facts.Scope, file, at string, from map[string]Setting) {
	if at == "" {
		at = file
	}
	set := func(name, value string, into *string) {
		if value != "" {
			*into = value
			from[name] = Setting{name, value, at}
		}
	}
	set("language", o.Language, &s.Language)
	set("date_order", o.DateOrder, &s.DateOrder)
	set("fail_level", o.FailLevel, &s.FailLevel)
	var trust string
	set("min_trust", o.MinTrust, &trust)
	if f, err := strconv.ParseFloat(trust, 64); err == nil {
		s.MinTrust = f
	}
	for _, r := range o.Rules {
		s.Rules[r.Name] = r.Severity
		where := at
		if r.Pos.Line > 0 {
			where = fmt.Sprintf("%s:%d", r.Pos.Path, r.Pos.Line)
		}
		from["rules."+r.Name] = Setting{"rules." + r.Name, r.Severity, where}
	}
}

// Adjust is the severity that the settings give a finding: a rule that is set
// to a severity has it for the findings that it would report at its own, and
// at most that for the others.
func (s *Scope) Adjust(rule string, own, found lint.Severity) lint.Severity {
	var to lint.Severity
	switch s.Rules[rule] {
	case "on":
		if own == lint.Off {
			return lint.Asked // a rule that is off by itself
		}
		return found
	case "":
		return found
	case "off":
		return lint.Off
	case "query":
		to = lint.Asked
	case "warning":
		to = lint.Warning
	case "error":
		to = lint.Error
	}
	if found == own || found > to {
		return to
	}
	return found
}

// diskFiles gives a facts file the files that it names: from its own folder,
// and from nowhere else, be it by a symbolic link, unless outside is set.
type diskFiles struct {
	root    string
	digest  hash.Hash
	outside bool
	over    func(name string) ([]byte, bool)
}

func (d diskFiles) ReadFile(name string) ([]byte, error) {
	b, err := d.read(filepath.FromSlash(name))
	if err != nil && strings.Contains(err.Error(), "escapes from parent") {
		return nil, errors.New("it leads out of the folder of the facts file; --allow-outside lets it")
	}
	if err != nil {
		return nil, errors.New(plain(err))
	}
	if d.digest != nil {
		d.digest.Write([]byte(name))
		d.digest.Write(b)
	}
	return b, nil
}

func (d diskFiles) read(name string) ([]byte, error) {
	if d.over != nil {
		if b, ok := d.over(filepath.Join(d.root, name)); ok {
			return b, nil
		}
	}
	if d.outside {
		if !filepath.IsAbs(name) {
			name = filepath.Join(d.root, name)
		}
		return os.ReadFile(name)
	}
	root, err := os.OpenRoot(d.root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(name)
}

func (d diskFiles) List(pattern string) ([]string, error) {
	full := filepath.Join(d.root, filepath.FromSlash(pattern))
	if info, err := os.Stat(full); err == nil {
		if !info.IsDir() {
			return []string{pattern}, nil
		}
		pattern = path.Join(pattern, "*.{yaml,yml}")
	} else if !strings.ContainsAny(pattern, "*?[{") {
		return nil, errors.New(plain(err))
	}
	found, err := doublestar.Glob(os.DirFS(d.root), path.Clean(pattern), doublestar.WithFilesOnly())
	sort.Strings(found)
	return found, err
}

// Files gives the files beside a facts file, such as the saved copies of its
// sources.
func (p *Project) Files() facts.Files { return p.files }

// Empty is a project without facts and settings, in the working folder.
func Empty() *Project {
	book := facts.Load("", []byte("factlint: 1\n"), facts.Config{})
	return &Project{Root: ".", Facts: book.Facts, Book: book, files: diskFiles{root: "."}}
}
