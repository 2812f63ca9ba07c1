package main

import (
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var factsVerify = &command{
	name: "verify", short: "check the facts file: its form, its quotes, and the facts against each other",
	long: `Every error has its line and what to do about it. Checked are the form of the
file; that each quote stands in the saved copy of its source and states the
fact's value; that the copies are those that were locked; that no two facts, no
chronology and no derivation contradict each other. Facts without a source,
facts that say the same, and facts whose review date is past are warnings.
Exits 1 on errors.`,
	examples: [][2]string{
		{"factlint facts verify", "check the facts.yaml here or above"},
		{"factlint facts verify --as-of 2025-01-01", "with the review dates that are past on that day"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		c := &verifyRun{}
		c.file = factsFlag(f)
		f.StringVar(&c.asOf, "as-of", "", "the day (`YYYY-MM-DD`) by which review dates are judged")
		c.output.declare(f, report.Names())
		return c.run
	},
}

type verifyRun struct {
	output
	file *factsFile
	asOf string
}

func (c *verifyRun) run(p *program, args []string) int {
	if len(args) > 0 {
		return p.fail("facts verify takes no paths: name the facts file with --facts %s", args[0])
	}
	if err := c.output.prepare(); err != nil {
		return p.fail("%v", err)
	}
	cfg := facts.VerifyConfig{Text: copyText}
	if c.asOf != "" {
		day, err := quant.ParseDate(c.asOf)
		if err != nil || day.Precision != quant.Day || day.NoYear {
			return p.fail("--as-of %s is not a day: write it as 2024-03-12", c.asOf)
		}
		cfg.Date = day
	}
	project := openFacts(p, c.file)
	if project == nil {
		return exitError
	}
	cfg.Files = project.Files()
	found := append(project.Faults, project.Book.Verify(cfg)...)
	check.Sort(found)
	r := &report.Report{
		Findings: found, Facts: len(project.Facts.Facts), Version: version(), Quiet: report.NoSummary, Rules: facts.Checks(),
		Source: func(path string) []byte { b, _ := os.ReadFile(path); return b },
	}
	if err := p.write(&c.output, r); err != nil {
		return p.fail("%v", err)
	}
	if c.targets[0].Name == "text" {
		fmt.Fprintln(p.stderr, verifySummary(project.Facts, found))
	}
	if facts.HasErrors(found) {
		return exitFindings
	}
	return exitOK
}

// copyText is the text that a reader sees of a saved copy.
func copyText(name string, b []byte) string {
	return read.Bytes(b, read.Config{Path: name}).Text
}

// verifySummary counts what was checked and found.
func verifySummary(f *lint.Facts, found []lint.Finding) string {
	quotes := 0
	for _, fact := range f.Facts {
		for _, ref := range fact.Refs {
			if ref.Quote.Exact != "" {
				quotes++
			}
		}
		for _, o := range fact.Values {
			for _, ref := range o.Refs {
				if ref.Quote.Exact != "" {
					quotes++
				}
			}
		}
	}
	problems, warnings := 0, 0
	for i := range found {
		if found[i].Severity == lint.Error.String() {
			problems++
		} else {
			warnings++
		}
	}
	return fmt.Sprintf("%s, %s, %s: %s, %s",
		numbered(len(f.Facts), "fact"), numbered(len(f.Sources), "source"), numbered(quotes, "quote"),
		numbered(problems, "error"), numbered(warnings, "warning"))
}

// numbered is a count with its noun: "1 fact", "no facts".
func numbered(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	default:
		return fmt.Sprintf("%d %ss", n, noun)
	}
}
