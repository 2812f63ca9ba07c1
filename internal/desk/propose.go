package desk

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

// Wish is what a fact is to be made of.
type Wish struct {
	Sentence string
	// Article is the path of the article that states it. Where that is the
	// saved copy of a source, the source is cited.
	Article string
	// ID, Source and Quote, if set, stand in place of what is worked out.
	ID, Source, Quote string
}

// Proposal is a fact as it would stand in the facts file.
type Proposal struct {
	facts.Entry
	// Path is the facts file, Line where the fact would begin, Preview its
	// text.
	Path    string
	Line    int
	Preview string
	// Splice makes the change of Before that gives After.
	Splice        facts.Splice
	Before, After []byte
	// Faults are what would be wrong with the file; HasErrors of them says that
	// it should not be written.
	Faults []lint.Finding
}

// Propose makes a fact of a sentence, as `factlint facts add` does.
func (d *Desk) Propose(s *State, w Wish) (*Proposal, error) {
	if s.Project == nil || s.Project.Path == "" {
		return nil, errors.New("no facts file is open: write one with factlint init, or name one with --facts")
	}
	if s.Broken {
		return nil, fmt.Errorf("%s cannot be relied on: mend its errors first", s.Project.Path)
	}
	if strings.TrimSpace(w.Sentence) == "" {
		return nil, errors.New("select the sentence that states the fact")
	}
	book := s.Project.Book
	source, meant := book.Source(w.Source)
	switch {
	case w.Source == "":
		source = s.copyAt(w.Article)
	case source == nil && meant != "":
		return nil, fmt.Errorf("there is no source %q in the facts file; did you mean %s?", w.Source, meant)
	case source == nil:
		return nil, fmt.Errorf("there is no source %q in the facts file", w.Source)
	}
	wish := facts.Wish{ID: w.ID}
	if source != nil {
		wish.Refs = []facts.EntryRef{{Source: source.ID, Quote: s.quote(source, w)}}
	}
	entry, err := book.Propose(w.Sentence, wish)
	if err != nil {
		return nil, err
	}
	if f, _ := book.Fact(entry.ID); f != nil {
		return nil, fmt.Errorf("there is a fact %q already, at %s:%d: give this one another id", entry.ID, f.Pos.Path, f.Pos.Line)
	}
	before, err := d.Read(filepath.FromSlash(s.Project.Path))
	if err != nil {
		return nil, fmt.Errorf("reading the facts file: %w", err)
	}
	splice, err := facts.AddFact(s.Project.Path, before, entry)
	if err != nil {
		return nil, err
	}
	p := &Proposal{Entry: entry, Path: s.Project.Path, Preview: entry.Preview(), Splice: splice, Before: before, After: splice.Apply(before)}
	p.Line = 1 + bytes.Count(before[:splice.Start], []byte{'\n'})
	p.Faults = d.judge(s.Project, p.After, entry.ID)
	return p, nil
}

// judge is what would be wrong with the facts file once the fact is in it.
func (d *Desk) judge(p *workspace.Project, after []byte, id string) []lint.Finding {
	book := facts.Load(p.Path, after, facts.Config{Files: p.Files(), Rules: d.cfg.Rules})
	var out []lint.Finding
	for _, f := range append(book.Faults, book.Verify(facts.VerifyConfig{Files: p.Files(), Text: copyText})...) {
		own := f.Fact != nil && *f.Fact == id
		form := f.Severity == lint.Error.String() && (f.Rule == facts.RuleSchema || f.Rule == facts.RuleSyntax)
		if own || form {
			out = append(out, f)
		}
	}
	return out
}

// copyAt is the source whose saved copy is the file at a path, nil for none.
func (s *State) copyAt(name string) *lint.Source {
	if name == "" {
		return nil
	}
	for _, src := range s.Project.Facts.Sources {
		if src.Copy != "" && absolute(filepath.Join(s.Project.Root, filepath.FromSlash(src.Copy))) == absolute(name) {
			return src
		}
	}
	return nil
}

// quote is what is quoted: what was asked for, or the sentence where it stands
// in the source's copy.
func (s *State) quote(src *lint.Source, w Wish) string {
	if w.Quote != "" || src.Copy == "" {
		return w.Quote
	}
	sentence := strings.Join(strings.Fields(w.Sentence), " ")
	b, err := s.Project.Files().ReadFile(src.Copy)
	if err == nil && facts.Locate(copyText(src.Copy, b), lint.Quote{Exact: sentence}) > 0 {
		return sentence
	}
	return ""
}

// Sentence is the sentence of an article that stands around the byte at of its
// source, "" where none does.
func (s *State) Sentence(name string, b []byte, at int) string {
	project := s.Project
	if project == nil {
		project = workspace.Empty()
	}
	for _, doc := range read.Parts(b, read.Config{Path: name}) {
		survey := project.Book.Surveyor().Survey(doc)
		for _, x := range survey.Pass.Sentences {
			if home := doc.Map.Source(x.Span); home.Start <= at && at <= home.End {
				return strings.Join(strings.Fields(x.Span.Of(doc.Text)), " ")
			}
		}
	}
	return ""
}
