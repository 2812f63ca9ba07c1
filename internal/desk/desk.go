// Package desk is what an editor's own editor and the page in a browser share:
// an open facts file that may change at any time, the checker over it, and what
// the articles state of each fact. It looks at files as they lie on disk, or as
// they stand in an open editor, and writes none.
package desk

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

// Config says which facts file and which articles are on the desk.
type Config struct {
	// Facts is the facts file, "" for none.
	Facts string
	// Rules are the names of the rules that the facts file may name.
	Rules []string
	// Configure says what the engine is to do under a facts file, which is nil
	// where there is none.
	Configure func(*workspace.Project) (check.Config, error)
	// MaxSize is the size up to which an article is read, in bytes.
	MaxSize int64
}

// Desk holds the state of the facts file as it is now. It is safe for
// concurrent use.
type Desk struct {
	cfg Config

	mu      sync.Mutex
	open    map[string][]byte // editors' buffers, by absolute path
	state   *State
	stamps  map[string]stamp
	revised int
}

// stamp tells whether a file has changed on disk.
type stamp struct {
	size int64
	time time.Time
}

// State is what a facts file says at one time. It does not change.
type State struct {
	// Revision counts the states of a desk from 1.
	Revision int
	// Project is the facts file, nil where there is none. Where the file as it
	// is now cannot be relied on, it is the last that could be.
	Project *workspace.Project
	// Broken says that the file cannot be relied on.
	Broken bool
	// Faults are what is wrong with the file as it is now.
	Faults []lint.Finding
	// Err says that the file could not be read at all.
	Err    error
	Config check.Config
	// Checker is for all articles: it remembers those that have not changed.
	Checker *check.Checker

	single  *check.Checker // for a text that changes with each keystroke
	lastMu  sync.Mutex
	last    check.Result // of the text whose key is lastKey
	lastKey [sha256.Size]byte
	copies  *workspace.Copies
	verify  sync.Once
	doubts  []lint.Finding
	current *workspace.Project // as it is now, broken or not
	maxSize int64
}

// New makes a desk. Nothing is read before State or Reload is called.
func New(cfg Config) *Desk {
	if cfg.MaxSize == 0 {
		cfg.MaxSize = workspace.DefaultMaxSize
	}
	return &Desk{cfg: cfg, open: map[string][]byte{}}
}

// Open takes the text of a file as it stands in an editor; nil closes it.
func (d *Desk) Open(name string, b []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if b == nil {
		delete(d.open, absolute(name))
		return
	}
	d.open[absolute(name)] = b
}

func absolute(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

// Read gives a file as it stands in an editor, or else on disk.
func (d *Desk) Read(name string) ([]byte, error) {
	if b, ok := d.over(name); ok {
		return b, nil
	}
	return os.ReadFile(name)
}

func (d *Desk) over(name string) ([]byte, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	b, ok := d.open[absolute(name)]
	return b, ok
}

// State is what the facts file says, as it was when it was last looked at.
func (d *Desk) State() *State {
	d.mu.Lock()
	s := d.state
	d.mu.Unlock()
	if s == nil {
		s = d.Reload()
	}
	return s
}

// Fresh is State, after a look at whether the files have changed on disk.
func (d *Desk) Fresh() *State {
	d.mu.Lock()
	s, stamps := d.state, d.stamps
	d.mu.Unlock()
	if s == nil {
		return d.Reload()
	}
	for name, was := range stamps {
		if stampOf(name) != was {
			return d.Reload()
		}
	}
	return s
}

func stampOf(name string) stamp {
	info, err := os.Stat(name)
	if err != nil {
		return stamp{size: -1}
	}
	return stamp{info.Size(), info.ModTime()}
}

// Reload reads the facts file and what it includes. Where it has become such
// that it cannot be relied on, articles are checked against what it last said.
func (d *Desk) Reload() *State {
	s := &State{maxSize: d.cfg.MaxSize}
	stamps := map[string]stamp{}
	if d.cfg.Facts != "" {
		stamps[d.cfg.Facts] = stampOf(d.cfg.Facts)
		var p *workspace.Project
		p, s.Err = workspace.Load(d.cfg.Facts, workspace.LoadConfig{Rules: d.cfg.Rules, Over: d.over})
		if p != nil {
			s.current, s.Faults = p, p.Faults
			for _, name := range p.Book.Paths() {
				stamps[filepath.FromSlash(name)] = stampOf(filepath.FromSlash(name))
			}
		}
	}
	s.Project = s.current
	s.Broken = s.current.HasErrors() || s.Err != nil
	if s.Broken {
		s.Project = d.sound()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	s.copies = workspace.NewCopies(s.Project)
	cfg, err := d.cfg.Configure(s.Project)
	if err != nil && s.Err == nil {
		s.Err = err
	}
	cfg.Claims = true
	s.Config, s.single = cfg, check.New(cfg)
	cfg.Cache = newMemory()
	s.Checker = check.New(cfg)
	d.revised++
	s.Revision = d.revised
	d.state, d.stamps = s, stamps
	return s
}

// sound is the project as it could last be relied on: as it was before, or as it
// lies on disk while an editor has it broken. It is nil where it never could.
func (d *Desk) sound() *workspace.Project {
	d.mu.Lock()
	last := d.state
	d.mu.Unlock()
	if last != nil && last.Project != nil {
		return last.Project
	}
	p, err := workspace.Load(d.cfg.Facts, workspace.LoadConfig{Rules: d.cfg.Rules})
	if err != nil || p.HasErrors() {
		return nil
	}
	return p
}

// Doubts are what checking the facts file against its sources and against
// itself shows, besides Faults. They are worked out when first asked for.
func (s *State) Doubts() []lint.Finding {
	s.verify.Do(func() {
		if s.current != nil && !s.Broken {
			s.doubts = s.current.Book.Verify(facts.VerifyConfig{Files: s.current.Files(), Text: copyText})
		}
	})
	return s.doubts
}

// copyText is the text that a reader sees of a saved copy.
func copyText(name string, b []byte) string {
	return read.Bytes(b, read.Config{Path: name}).Text
}

// Check checks one article by itself, as it stands in b. What came of the last
// text is kept, since a text is often asked for twice before it changes. The
// result must not be changed.
func (s *State) Check(name string, b []byte) check.Result {
	key := sha256.Sum256(append([]byte(name+"\x00"), b...))
	s.lastMu.Lock()
	last, known := s.last, s.lastKey == key
	s.lastMu.Unlock()
	if known {
		return last
	}
	a := workspace.Article(name, s.maxSize)
	a.Read = func() ([]byte, error) { return b, nil }
	r := s.single.One(a)
	s.lastMu.Lock()
	defer s.lastMu.Unlock()
	s.last, s.lastKey = r, key
	return r
}

// Facts are the facts in the order of the file.
func (s *State) Facts() []*lint.Fact {
	if s.Project == nil || s.Config.Facts == nil {
		return nil
	}
	return s.Config.Facts.Facts
}

// Fact is the fact of that id, nil where there is none.
func (s *State) Fact(id string) *lint.Fact {
	for _, f := range s.Facts() {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// Around gives the words around a quote in its source.
func (s *State) Around(c lint.FindingCitation) (before, after string) { return s.copies.Around(c) }

// Fill puts the words around each quote beside it.
func (s *State) Fill(cites []lint.FindingCitation) []lint.FindingCitation {
	out := append([]lint.FindingCitation(nil), cites...)
	for i := range out {
		out[i].Before, out[i].After = s.Around(out[i])
	}
	return out
}

// CopyOf is the saved copy of a source as a path, and the line on which its
// quote begins, 1 where it is not found. The path is "" where there is no copy.
func (s *State) CopyOf(src *lint.Source, q lint.Quote) (name string, line int) {
	if s.Project == nil || src == nil || src.Copy == "" {
		return "", 0
	}
	b, err := s.Project.Files().ReadFile(src.Copy)
	if err != nil {
		return "", 0
	}
	line = 1
	if q.Exact != "" {
		line = max(1, facts.Locate(string(b), q))
	}
	return filepath.Join(s.Project.Root, filepath.FromSlash(src.Copy)), line
}

// Line words a fact for a list: its id, its value, its statement.
func Line(f *lint.Fact) string {
	var values []string
	for _, o := range f.Values {
		values = append(values, o.Text)
	}
	out := fmt.Sprintf("%s = %s", f.ID, strings.Join(values, " or "))
	if f.Statement != "" {
		out += ": " + f.Statement
	}
	return out
}

// Files are the facts file and those that it includes.
func (s *State) Files() []string {
	if s.current == nil {
		return nil
	}
	return s.current.Book.Paths()
}
