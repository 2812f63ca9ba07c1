package main

import (
	"context"
	"errors"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/workspace"
)

// scope bounds a run to what changed in a git repository.
type scope struct {
	staged  bool
	since   string
	lines   bool
	changes *workspace.Changes
	all     bool // the facts file changed: every article is looked at
}

func (s *scope) declare(f *pflag.FlagSet) {
	f.BoolVar(&s.staged, "staged", false, "report on the articles in git's index that differ from HEAD, as they are there")
	f.StringVar(&s.since, "since", "", "report on the articles that differ from where this branch left `REV`")
	f.BoolVar(&s.lines, "changed-lines", false, "with --staged or --since: report on changed lines only")
}

// prepare asks git what changed.
func (s *scope) prepare(ctx context.Context, args []string) (err error) {
	switch {
	case s.staged && s.since != "":
		return errors.New("--staged and --since contradict each other: give one of them")
	case s.lines && !s.staged && s.since == "":
		return errors.New("--changed-lines needs --staged or --since: changed against what?")
	case (s.staged || s.since != "") && hasStdin(args):
		return errors.New("standard input is in no repository: give - without --staged and --since")
	case s.staged:
		s.changes, err = workspace.Staged(ctx)
	case s.since != "":
		s.changes, err = workspace.Since(ctx, s.since)
	}
	return err
}

// file gives the bytes of a file as it lies in git's index, where it does.
func (s *scope) file(name string) ([]byte, bool) {
	b, err := s.changes.Blob(name)
	return b, err == nil
}

// bound marks the article as one to report on, in part or in whole, or as one
// that is read for comparison only.
func (s *scope) bound(p *program, a check.Article) check.Article {
	if s.changes == nil {
		return a
	}
	if s.staged {
		path := a.Path
		a.Read = func() ([]byte, error) { return s.changes.Blob(path) }
	}
	if s.all {
		return a
	}
	if !s.changes.Changed(a.Path) {
		a.Context = true
		return a
	}
	if s.lines {
		b, err := a.Read()
		if err == nil {
			a.Keep, err = s.changes.Lines(p.ctx, a.Path, b)
		}
		if err != nil {
			a.Read = func() ([]byte, error) { return nil, err }
			return a
		}
		a.Read = func() ([]byte, error) { return b, nil }
	}
	return a
}

// aside reports whether the article is read for comparison only.
func (s *scope) aside(path string) bool {
	return s.changes != nil && !s.all && !s.changes.Changed(path)
}
