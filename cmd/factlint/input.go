package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// input is what the commands that read articles share: which articles, with
// which facts and settings.
type input struct {
	facts         string
	noFacts       bool
	noConfig      bool
	date          string
	lang          string
	stdinName     string
	outside       bool
	minTrust      float64
	maxSize       int64
	noGitignore   bool
	forceExclude  bool
	ignoreErrors  bool
	minTrustGiven bool

	flags *pflag.FlagSet
	// build, if set, keeps the facts as they were read for the next run of it.
	build string
	// over gives the bytes of the facts file and what it includes in place of
	// those on disk, where it has them.
	over    func(string) ([]byte, bool)
	project *workspace.Project
	// reports are the files that this run writes, which are no articles.
	reports []string
	// stdin is what was read from standard input, under the name it goes by.
	stdin     []byte
	stdinPath string
}

func (in *input) declare(f *pflag.FlagSet) {
	in.flags = f
	f.StringVar(&in.facts, "facts", "", "the facts `FILE` (default: facts.yaml in the articles' folder or one above)")
	outsideFlag(f, &in.outside)
	f.BoolVar(&in.noFacts, "no-facts", false, "check against no facts, only the articles against each other")
	f.BoolVar(&in.noConfig, "no-config", false, "look for no facts.yaml and no settings")
	f.StringVar(&in.date, "date", "", "the date (`YYYY-MM-DD`) of articles that state none")
	f.StringVar(&in.lang, "lang", "", "the language (`TAG`) of articles that state none, such as en or de (default: as their words say)")
	f.Float64Var(&in.minTrust, "min-trust", 0, "report only what is right with the probability `P` or more, 0 to 1")
	f.StringVar(&in.stdinName, "stdin-filename", "", "the `NAME` of the article on standard input (path -)")
	f.Int64Var(&in.maxSize, "max-size", workspace.DefaultMaxSize, "the size in `BYTES` from which a file is taken for no article")
	f.BoolVar(&in.noGitignore, "no-gitignore", false, "read what .gitignore leaves out, too")
	f.BoolVar(&in.forceExclude, "force-exclude", false, "leave out what the settings exclude even where it is named")
	f.BoolVar(&in.ignoreErrors, "ignore-read-errors", false, "do not fail the run because of files that cannot be read")
}

// prepare judges the flags and loads the facts file. It gives the paths to
// read, and an error for the user.
func (in *input) prepare(args []string) ([]string, error) {
	in.minTrustGiven = in.flags.Changed("min-trust")
	switch {
	case in.facts != "" && in.noFacts:
		return nil, errors.New("--facts and --no-facts contradict each other: give one of them")
	case in.minTrust < 0 || in.minTrust > 1:
		return nil, fmt.Errorf("--min-trust is a probability from 0 to 1, not %g", in.minTrust)
	case in.stdinName != "" && !hasStdin(args):
		return nil, errors.New("--stdin-filename names the article on standard input: give the path - as well")
	case in.maxSize <= 0:
		return nil, fmt.Errorf("--max-size is a number of bytes above 0, not %d", in.maxSize)
	}
	if err := in.knownLanguage(); err != nil {
		return nil, err
	}
	go check.Warm(cmp.Or(in.lang, "en")) // while the facts file is read
	if err := in.load(args); err != nil {
		return nil, err
	}
	if len(args) == 0 {
		if args = in.project.Articles(); len(args) == 0 {
			args = []string{"."}
		}
	}
	return args, nil
}

// knownLanguage reports a --lang that there are no words for.
func (in *input) knownLanguage() error {
	if in.lang == "" || slices.Contains(check.Languages(), in.lang) {
		return nil
	}
	return fmt.Errorf("--lang %s is no language that can be read: give one of %s", in.lang, strings.Join(check.Languages(), ", "))
}

func hasStdin(args []string) bool {
	for _, a := range args {
		if a == workspace.Stdin {
			return true
		}
	}
	return false
}

// load finds and reads the facts file.
func (in *input) load(args []string) error {
	name := in.facts
	if name == "" && !in.noConfig {
		var err error
		if name, err = in.find(args); err != nil {
			return err
		}
	}
	if name == "" {
		return nil
	}
	p, err := workspace.Load(name, workspace.LoadConfig{Rules: ruleNames(), Over: in.over, AllowOutside: in.outside, Build: in.build})
	if err != nil {
		return fmt.Errorf("reading the facts file: %w", err)
	}
	in.project = p
	return nil
}

// factsFile is the facts file that the flags name.
func (in *input) factsFile() *factsFile { return &factsFile{in.facts, in.outside} }

// find looks for facts.yaml upwards from the folders of the articles.
func (in *input) find(args []string) (string, error) {
	if len(args) == 0 {
		return workspace.FindFacts("."), nil
	}
	looked := map[string]bool{}
	found, by := "", ""
	for _, a := range args {
		if a == workspace.Stdin {
			if a = in.stdinName; a == "" {
				a = "stdin"
			}
		}
		dir := a
		if info, err := os.Stat(a); err != nil || !info.IsDir() {
			dir = filepath.Dir(fixedPart(a))
		}
		if looked[dir] {
			continue
		}
		looked[dir] = true
		name := workspace.FindFacts(dir)
		if name == "" || name == found {
			continue
		}
		if found != "" {
			return "", fmt.Errorf("%s belongs to %s and %s to %s: name one of them with --facts, or check the articles of each by themselves", by, found, a, name)
		}
		found, by = name, a
	}
	return found, nil
}

// fixedPart is the part of a pattern before its first folder with a wildcard.
func fixedPart(p string) string {
	if i := strings.IndexAny(p, "*?[{"); i >= 0 {
		if _, err := os.Lstat(p); err == nil {
			return p
		}
		return filepath.Join(filepath.Dir(p[:i]+"x"), "x")
	}
	return p
}

// articles are the files that the paths name.
func (in *input) articles(paths []string) ([]string, []workspace.PathError) {
	return workspace.Articles(paths, in.selection())
}

// copiesAmong are those of the files that the facts file names as saved copies of
// its sources, unless its settings say which files are articles.
func (in *input) copiesAmong(files []string) []string {
	if in.project == nil || in.noFacts || len(in.project.Articles()) > 0 {
		return nil
	}
	saved := map[string]bool{}
	for _, s := range in.project.Facts.Sources {
		if s.Copy != "" {
			saved[path.Clean(s.Copy)] = true
		}
	}
	if len(saved) == 0 {
		return nil
	}
	var out []string
	for _, f := range files {
		if saved[in.project.Relative(f)] {
			out = append(out, f)
		}
	}
	return out
}

// selection is what the settings and flags leave out.
func (in *input) selection() workspace.Select {
	sel := workspace.Select{Exclude: in.project.Exclude(), Reports: in.reports}
	if in.project != nil {
		sel.Root = in.project.Root
	}
	if in.noGitignore {
		sel.NoIgnore = workspace.ReadIgnored
	}
	if in.forceExclude {
		sel.Named = workspace.ExcludeNamed
	}
	return sel
}

// config is what the engine is to do, but for the rules.
func (in *input) config() (check.Config, error) {
	cfg := check.Config{MinTrust: in.minTrust, Language: in.lang, Spill: workspace.Spill}
	if in.project != nil && !in.noFacts {
		cfg.Facts = in.project.Facts
		if in.project.Compiled != nil {
			cfg.Indexes = in.project.Compiled
		}
	}
	if in.date != "" {
		d, _, isRange, err := quant.ParseEDTF(in.date)
		if err != nil || isRange || d.Precision != quant.Day || d.NoYear {
			return cfg, fmt.Errorf("--date %s is not a day: write it as 2024-03-12", in.date)
		}
		cfg.Date = d
	}
	if in.project != nil && len(in.project.Layers) > 0 {
		in.settle(&cfg)
	}
	return cfg, nil
}

// settle puts the settings of the facts file into the engine's configuration.
func (in *input) settle(cfg *check.Config) {
	own := ownSeverities()
	type settled struct {
		path  string
		scope workspace.Scope
	}
	// An article is asked about many times on end.
	var last atomic.Pointer[settled]
	of := func(path string) *workspace.Scope {
		s := last.Load()
		if s == nil || s.path != path {
			s = &settled{path, in.project.For(path)}
			last.Store(s)
		}
		return &s.scope
	}
	cfg.Options = func(path string) check.Options {
		s := of(path)
		return check.Options{Language: cmp.Or(in.lang, s.Language), DateOrder: s.DateOrder}
	}
	cfg.Adjust = func(path, rule string, s lint.Severity) lint.Severity {
		return of(path).Adjust(rule, own[rule], s)
	}
	if !in.minTrustGiven {
		cfg.MinTrust = in.project.For("").MinTrust
	}
}

// article is the article at path, which may be standard input.
func (p *program) article(in *input, path string) check.Article {
	if path != workspace.Stdin {
		a := workspace.Article(path, in.maxSize)
		read := a.Read
		a.Read = func() ([]byte, error) {
			b, err := read()
			makeRoom(len(b))
			return b, err
		}
		return a
	}
	name := in.stdinName
	if name == "" {
		name = "stdin"
	}
	in.stdinPath = name
	return check.Article{Path: name, Read: func() ([]byte, error) {
		b, err := workspace.ReadAll(p.stdin, "standard input", in.maxSize)
		in.stdin = b
		return b, err
	}}
}

// source gives the bytes of a file that a report shows places of.
func (in *input) source(path string) []byte {
	if path == in.stdinPath && in.stdin != nil {
		return in.stdin
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return b
}

// formats names what can be read, for messages.
func formats() string { return strings.Join(read.Formats(), ", ") }
