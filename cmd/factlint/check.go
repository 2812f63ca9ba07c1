package main

import (
	"fmt"
	"iter"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

var checkCommand = &command{
	name: "check", args: "[PATH...]", short: "check articles and report what contradicts the facts or each other",
	long: `A path is a file, a folder (walked; .gitignore is respected), a pattern in
quotes ("drafts/**/*.md") or - for standard input. Without a path, the articles
that the settings in facts.yaml name are checked, or else the working folder.`,
	examples: [][2]string{
		{"factlint check draft.md", "a draft against the facts.yaml above it"},
		{"factlint check --no-facts articles/", "articles against each other"},
		{"factlint check --format text --format sarif=out.sarif .", "for people and for code scanning"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		c := &checking{}
		c.declare(f)
		return c.run
	},
}

// checking is a run of check.
type checking struct {
	input
	output
	failLevel   string
	maxWarnings int
	report      report.Report
	readErrors  int
	files       workspace.Paths
	// broken says that the flags make no sense, so that no run will.
	broken bool
	copies *workspace.Copies
	verbosity
	scope
	debt
	caching
	// found are the findings on their way to the report.
	found check.Pile
}

func (c *checking) declare(f *pflag.FlagSet) {
	c.input.declare(f)
	c.output.declare(f, report.Names())
	f.StringVar(&c.output.template, "template", "", "the Go template `FILE` of --format template")
	f.StringVar(&c.failLevel, "fail-level", "", "exit 1 on findings of this `LEVEL` or graver: error (default), warning, query or never")
	f.IntVar(&c.maxWarnings, "max-warnings", -1, "exit 1 on more than `N` warnings, whatever the fail level (default: no limit)")
	f.Lookup("max-warnings").DefValue = "0" // so that help does not tell of -1
	c.scope.declare(f)
	c.debt.declare(f)
	c.caching.declare(f)
	c.verbosity.declare(f)
}

func (c *checking) run(p *program, args []string) int {
	c.started = p.now()
	if err := c.judgeFlags(); err != nil {
		c.broken = true
		return p.fail("%v", err)
	}
	if err := c.scope.prepare(p.ctx, args); err != nil {
		return p.fail("%v", err)
	}
	defer c.changes.Close()
	if c.staged {
		c.input.over = c.scope.file
	}
	c.caching.keepFacts(&c.input)
	paths, err := c.input.prepare(args)
	if err != nil {
		return p.fail("%v", err)
	}
	if c.project.HasErrors() {
		return c.brokenFacts(p)
	}
	if err := c.debt.load(c.project); err != nil {
		return p.fail("%v", err)
	}
	cfg, err := c.input.config()
	if err != nil {
		return p.fail("%v", err)
	}
	if c.project != nil {
		c.project.Book = nil // the file itself is not asked any more, and may be long
	}
	cfg.Rules = rules.All()
	cfg.Claims = c.needsClaims()
	cfg.Today = today(p)
	c.mark(p, "settings and facts")
	files, bad := c.find(paths)
	for _, b := range bad {
		c.unread(p, b)
	}
	c.files = workspace.Pack(files)
	c.mark(p, "looking for articles")
	if c.showFiles {
		return c.listFiles(p)
	}
	if c.files.Len() == 0 && len(bad) == 0 {
		p.errorf("no article found; factlint reads files of these formats: %s", formats())
	}
	c.tellCopies(p, files)
	settleMemory(cfg.Facts)
	if c.files.Len() >= manyArticles && (cfg.Facts == nil || len(cfg.Facts.Facts) <= fewFacts) {
		useHugePages(longRun)
	}
	if c.output.streams() && c.baseline == nil {
		c.found.Spill = workspace.Spill
	}
	defer c.found.Close()
	c.caching.open(&c.input, &cfg, c.files.Len())
	c.examine(p, cfg)
	c.shut(p)
	if p.ctx.Err() != nil {
		return exitSignal
	}
	return c.conclude(p, cfg)
}

// tellCopies says which of the articles are saved copies of sources, where some
// are and others not: whoever keeps them in one folder hardly wants the words of
// a source checked. An article may be a source too, so they are not left out
// unasked.
func (c *checking) tellCopies(p *program, files []string) {
	copies := c.copiesAmong(files)
	if len(copies) == 0 || len(copies) == len(files) || c.quiet {
		return
	}
	what, keep, out := copies[0]+" is a saved copy of a source, and is checked as an article", "", path.Dir(copies[0])
	if n := len(copies); n > 1 {
		what = fmt.Sprintf("%s and %s are saved copies of sources, and are checked as articles", copies[0], numbered(n-1, "other file"))
	}
	switch mixed := slices.ContainsFunc(files, func(f string) bool {
		return path.Dir(filepath.ToSlash(f)) == out && !slices.Contains(copies, f)
	}); {
	case mixed && len(copies) == 1:
		out = copies[0]
	case mixed: // the folder has articles too, which are to be checked
		keep, out = "keep them in a folder of their own, sources say, and ", path.Join(out, "sources")
	}
	p.errorf("%s; to leave saved copies out, %swrite exclude: [%s] under settings: in %s", what, keep, c.project.Relative(out), c.project.Path)
}

func (c *checking) judgeFlags() error {
	switch c.failLevel {
	case "", "error", "warning", "query", "never":
	default:
		return fmt.Errorf("--fail-level %s: write error, warning, query or never", c.failLevel)
	}
	if c.maxWarnings < -1 {
		return fmt.Errorf("--max-warnings is a number from 0, not %d", c.maxWarnings)
	}
	if err := c.output.prepare(); err != nil {
		return err
	}
	c.input.reports = c.output.reports()
	return c.verbosity.prepare()
}

// examine runs the engine and gathers what it finds.
func (c *checking) examine(p *program, cfg check.Config) {
	c.examineArticles(p, cfg, c.each(p))
}

func (c *checking) examineArticles(p *program, cfg check.Config, articles iter.Seq[check.Article]) {
	progress := c.newProgress(p, c.files.Len())
	defer progress.end()
	if c.files.Len() == 1 {
		cfg.Workers = 1
	}
	for r := range check.Run(p.ctx, cfg, articles) {
		if r.Err != nil {
			c.unread(p, r.Err)
		}
		for _, f := range r.Faults {
			if !f.Fatal {
				p.errorf("%s:%d:%d: %s", f.Place.Path, f.Place.Line, f.Place.Column, f.Message)
			}
		}
		if r.Skipped != "" {
			p.errorf("%s: not checked: %s", r.Path, r.Skipped)
		}
		if err := c.found.Add(r.Findings); err != nil {
			p.errorf("%v", err)
		}
		c.found.Attest(r.Witnesses)
		c.report.Claims = append(c.report.Claims, r.Claims...)
		if r.Corpus || !c.aside(r.Path) {
			c.report.Counts.Add(r.Counts)
		}
		if !r.Corpus && r.Err == nil && !c.aside(r.Path) {
			c.report.Articles++
			c.bytes += r.Bytes
		}
		progress.step(r)
	}
	if found, all := c.found.Kept(); all {
		c.report.Findings, c.report.Baseline = c.settleDebt(found, c.files)
	} else {
		c.report.Stream = c.found.All()
	}
	c.mark(p, "reading and checking")
}

// each gives the articles one by one.
func (c *checking) each(p *program) iter.Seq[check.Article] {
	return func(yield func(check.Article) bool) {
		for f := range c.files.All() {
			if !yield(c.bound(p, p.article(&c.input, f))) {
				return
			}
		}
	}
}

// find gives the articles to read: those that the paths name, or with --staged
// those of them that git's index holds.
func (c *checking) find(paths []string) ([]string, []workspace.PathError) {
	if c.changes != nil && c.project != nil {
		c.all = c.changes.Changed(c.project.Path)
	}
	if c.staged {
		return c.changes.Index(paths, c.selection()), nil
	}
	return c.articles(paths)
}

// unread tells of a file that could not be read.
func (c *checking) unread(p *program, err error) {
	p.errorf("%v", err)
	c.readErrors++
}

// conclude writes the reports and gives the exit code.
func (c *checking) conclude(p *program, cfg check.Config) int {
	r := &c.report
	r.Unread, r.Rules, r.Version, r.Source = c.readErrors, cfg.Rules, version(), c.bytesOf
	r.Documents, r.Around = c.documents, c.around
	r.Date = p.now().Format("2006-01-02")
	if cfg.Facts != nil {
		r.Facts = len(cfg.Facts.Facts)
	}
	r.Quiet = c.summary()
	r.Annotate = c.annotator(p.now())
	if err := p.write(&c.output, r); err != nil {
		return p.fail("%v", err)
	}
	c.mark(p, "reports")
	c.statisticsTo(p, r)
	switch {
	case c.readErrors > 0 && !c.ignoreErrors:
		return exitError
	case c.fails(r):
		return exitFindings
	}
	return exitOK
}

// annotator puts comments into the Word document that was checked; nil where
// none or several were.
func (c *checking) annotator(now time.Time) func([]report.Remark) ([]byte, error) {
	document := ""
	for f := range c.files.All() {
		if strings.EqualFold(path.Ext(f), ".docx") {
			if document != "" {
				return nil
			}
			document = f
		}
	}
	if document == "" {
		return nil
	}
	return func(remarks []report.Remark) ([]byte, error) {
		said := make([]read.Remark, len(remarks))
		for i, r := range remarks {
			said[i] = read.Remark(r)
		}
		return read.AnnotateWord(c.bytesOf(document), said, read.AnnotateConfig{
			Author: "factlint", Initials: "fl", Date: now.UTC().Format(time.RFC3339),
		})
	}
}

// bytesOf gives the bytes that a finding's places are in.
func (c *checking) bytesOf(path string) []byte {
	if c.staged {
		if b, err := c.changes.Blob(path); err == nil {
			return b
		}
	}
	return c.source(path)
}

// fails judges the findings by the fail level of their article's settings, or
// of the flag.
func (c *checking) fails(r *report.Report) bool {
	warnings := 0
	for f := range r.Each() {
		level := c.failLevel
		if level == "" {
			level = c.project.For(f.Path).FailLevel
		}
		if level == "" {
			level = "error"
		}
		if f.Severity == "warning" {
			warnings++
		}
		if level != "never" && lint.Gravity(f.Severity) >= lint.Gravity(level) {
			return true
		}
	}
	return c.maxWarnings >= 0 && warnings > c.maxWarnings
}

// brokenFacts reports a facts file that cannot be relied on. Nothing is
// checked against it.
func (c *checking) brokenFacts(p *program) int {
	r := &c.report
	r.Findings = append(r.Findings, c.project.Faults...)
	r.Version, r.Source, r.Quiet = version(), c.source, report.NoSummary
	if err := p.write(&c.output, r); err != nil {
		return p.fail("%v", err)
	}
	return p.fail("%s cannot be relied on, and nothing was checked: mend the errors above (factlint facts verify lists them)", c.project.Path)
}

// statistics counts the findings by rule, most frequent first.
func statistics(r *report.Report) string {
	n := map[string]int{}
	for f := range r.Each() {
		n[f.Rule]++
	}
	names := make([]string, 0, len(n))
	for name := range n {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if n[names[i]] != n[names[j]] {
			return n[names[i]] > n[names[j]]
		}
		return names[i] < names[j]
	})
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%6d  %s\n", n[name], name)
	}
	return b.String()
}
