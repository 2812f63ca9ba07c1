package main

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// debt is the baseline that a run is held against.
type debt struct {
	file     string
	none     bool
	baseline *workspace.Baseline
}

func (d *debt) declare(f *pflag.FlagSet) {
	f.StringVar(&d.file, "baseline", "", "the `FILE` of findings to live with (default: "+workspace.BaselineName+" beside facts.yaml)")
	f.BoolVar(&d.none, "no-baseline", false, "report what the baseline knows, too")
}

// place is the baseline's name where none is given: beside the facts file.
func place(project *workspace.Project) string {
	if project == nil {
		return workspace.BaselineName
	}
	return filepath.ToSlash(filepath.Join(project.Root, workspace.BaselineName))
}

// load reads the baseline that is named, or the one that is there.
func (d *debt) load(project *workspace.Project) (err error) {
	name := d.file
	switch {
	case d.none && d.file != "":
		return errors.New("--baseline and --no-baseline contradict each other: give one of them")
	case d.none:
		return nil
	case name == "":
		name = place(project)
		if _, err := os.Stat(name); err != nil {
			return nil
		}
	}
	d.baseline, err = workspace.LoadBaseline(name)
	return err
}

// settleDebt gives the findings that the baseline does not know, and how many
// it does.
func (d *debt) settleDebt(found []lint.Finding, files workspace.Paths) ([]lint.Finding, int) {
	fresh, known, _ := d.baseline.Split(found, files.All())
	return fresh, len(known)
}

var baselineCommand = &command{
	name: "baseline", short: "keep a list of findings to live with for now",
	subs: []*command{
		baselineSub("write", "write down all present findings: from then on only new ones are reported", (*baselining).write),
		baselineSub("prune", "take out of the baseline what is not found any more", (*baselining).prune),
	},
}

func baselineSub(name, short string, body func(*baselining, *program, []lint.Finding) int) *command {
	return &command{
		name: name, args: "[PATH...]", short: short,
		flags: func(f *pflag.FlagSet) func(*program, []string) int {
			b := &baselining{}
			b.input.declare(f)
			f.StringVar(&b.debt.file, "baseline", "", "the `FILE` of the baseline (default: "+workspace.BaselineName+" beside facts.yaml)")
			return func(p *program, args []string) int { return b.run(p, args, body) }
		},
	}
}

// baselining is a run of baseline write or prune.
type baselining struct {
	checking
}

func (b *baselining) run(p *program, args []string, body func(*baselining, *program, []lint.Finding) int) int {
	b.started = p.now()
	b.quiet = true
	paths, err := b.input.prepare(args)
	if err != nil {
		return p.fail("%v", err)
	}
	if b.project.HasErrors() {
		b.formats = []string{"text"}
		if err := b.output.prepare(); err != nil {
			return p.fail("%v", err)
		}
		return b.brokenFacts(p)
	}
	cfg, err := b.config()
	if err != nil {
		return p.fail("%v", err)
	}
	cfg.Rules, cfg.Today = rules.All(), today(p)
	files, bad := b.find(paths)
	for _, e := range bad {
		b.unread(p, e)
	}
	b.files = workspace.Pack(files)
	if b.debt.file == "" {
		b.debt.file = place(b.project)
	}
	b.examine(p, cfg)
	if p.ctx.Err() != nil {
		return exitSignal
	}
	if b.readErrors > 0 && !b.ignoreErrors {
		return p.fail("the baseline is left as it is: not every article could be read")
	}
	return body(b, p, b.report.Findings)
}

func (b *baselining) write(p *program, found []lint.Finding) int {
	baseline := workspace.NewBaseline(b.debt.file, found)
	if err := baseline.Write(); err != nil {
		return p.fail("writing the baseline: %v", err)
	}
	p.errorf("%s now holds %s", b.debt.file, report.Count(len(found), "finding"))
	return exitOK
}

func (b *baselining) prune(p *program, found []lint.Finding) int {
	baseline, err := workspace.LoadBaseline(b.debt.file)
	if err != nil {
		return p.fail("%v", err)
	}
	_, _, gone := baseline.Split(found, b.files.All())
	taken := baseline.Prune(gone, b.files.All())
	if err := baseline.Write(); err != nil {
		return p.fail("writing the baseline: %v", err)
	}
	p.errorf("%s: %d taken out, %d left", b.debt.file, taken, len(baseline.Findings))
	return exitOK
}
