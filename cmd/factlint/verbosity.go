package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint/quant"
)

// verbosity is how much a run says beside its findings.
type verbosity struct {
	quiet, verbose, stats, showFiles bool

	started, last time.Time
	bytes         int
}

func (v *verbosity) declare(f *pflag.FlagSet) {
	f.BoolVarP(&v.quiet, "quiet", "q", false, "print findings only, no summary")
	f.BoolVarP(&v.verbose, "verbose", "v", false, "say on standard error how long each stage takes")
	f.BoolVar(&v.stats, "statistics", false, "count the findings of each rule on standard error")
	f.BoolVar(&v.showFiles, "show-files", false, "list the articles that would be checked, and stop")
}

func (v *verbosity) prepare() error {
	if v.quiet && v.verbose {
		return errors.New("--quiet and --verbose contradict each other: give one of them")
	}
	return nil
}

func (v *verbosity) summary() report.Summary {
	if v.quiet {
		return report.NoSummary
	}
	return report.WithSummary
}

// mark ends a stage, and says how long it took where that is asked for.
func (v *verbosity) mark(p *program, stage string) {
	if !v.verbose {
		return
	}
	now := p.now()
	if v.last.IsZero() {
		v.last = v.started
	}
	fmt.Fprintf(p.stderr, "%8.1f ms  %s\n", float64(now.Sub(v.last).Microseconds())/1000, stage)
	v.last = now
}

func (v *verbosity) statisticsTo(p *program, r *report.Report) {
	if v.stats {
		fmt.Fprint(p.stderr, statistics(r))
	}
	if v.verbose {
		took := p.now().Sub(v.started).Seconds()
		fmt.Fprintf(p.stderr, "%8.1f ms  in all: %d articles, %s, %.1f MB/s\n", took*1000, r.Articles, workspace.Bytes(int64(v.bytes)), float64(v.bytes)/1e6/max(took, 1e-9))
	}
}

func (c *checking) listFiles(p *program) int {
	for f := range c.files.All() {
		fmt.Fprintln(p.stdout, f)
	}
	if c.readErrors > 0 && !c.ignoreErrors {
		return exitError
	}
	return exitOK
}

// progress shows on a terminal how far a run is that takes more than a second.
type progress struct {
	p     *program
	total int
	done  int
	next  time.Time
	shown bool
}

func (c *checking) newProgress(p *program, total int) *progress {
	pr := &progress{p: p, total: total}
	if !c.quiet && term.IsTerminal(int(os.Stderr.Fd())) {
		pr.next = p.now().Add(time.Second)
	}
	return pr
}

func (pr *progress) step(r check.Result) {
	if !r.Corpus {
		pr.done++
	}
	if pr.next.IsZero() || pr.done%16 != 0 {
		return
	}
	if now := pr.p.now(); now.After(pr.next) {
		pr.next, pr.shown = now.Add(100*time.Millisecond), true
		fmt.Fprintf(pr.p.stderr, "\r%d of %d articles", pr.done, pr.total)
	}
}

func (pr *progress) end() {
	if pr.shown {
		fmt.Fprint(pr.p.stderr, "\r\x1b[K")
	}
}

// today is the day of the run, by which dated ignores run out.
func today(p *program) quant.Date {
	y, m, d := p.now().Date()
	return quant.Date{Year: int32(y), Month: uint8(m), Day: uint8(d), Precision: quant.Day}
}
