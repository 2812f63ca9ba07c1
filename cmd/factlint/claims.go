package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

var claimsCommand = &command{
	name: "claims", args: "[PATH...]", short: "list every value in articles with its verdict against the facts",
	long: `Every number and date is listed with what it is said of, the fact that speaks
of it, and the verdict: supported, contradicted, disputed, stale, derived, query
(open) or unmatched (no fact speaks of it). Exits 0 whatever the verdicts.`,
	examples: [][2]string{
		{"factlint claims draft.md", "a line a value"},
		{"factlint claims --format jsonl draft.md", "a JSON object a value"},
		{"factlint claims --explain draft.md", "with the facts that were thought of, and why"},
		{"factlint claims --explain=all draft.md", "with all the evidence and its weights"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		c := &claimsRun{}
		c.input.declare(f)
		f.StringVar(&c.format, "format", "text", "`FORMAT`: text, json, jsonl or csv (the check log)")
		f.StringVar(&c.file, "output", "", "write to `FILE`, as a whole or not at all")
		f.StringVar(&c.color, "color", "auto", "`WHEN` to colour: auto, always or never")
		f.BoolVar(&c.coverage, "coverage", false, "count how much of each article a fact speaks of, instead of listing the values")
		f.BoolVar(&c.off, "no-cache", false, "read the facts file anew")
		f.StringVar(&c.explain, "explain", "", "say which facts were thought of for each value, and why; `all` adds the evidence with its weights")
		f.Lookup("explain").NoOptDefVal = "short"
		return c.run
	},
}

type claimsRun struct {
	input
	format, file, color string
	explain             string
	coverage            bool
	caching
}

func (c *claimsRun) run(p *program, args []string) int {
	if err := c.judgeFlags(); err != nil {
		return p.fail("%v", err)
	}
	c.keepFacts(&c.input)
	paths, err := c.prepare(args)
	if err != nil {
		return p.fail("%v", err)
	}
	if c.project.HasErrors() {
		for i := range c.project.Faults {
			p.errorf("%s", faultLine(&c.project.Faults[i]))
		}
		return p.fail("%s cannot be relied on: mend the errors above (factlint facts verify shows them)", c.project.Path)
	}
	cfg, err := c.config()
	if err != nil {
		return p.fail("%v", err)
	}
	cfg.Claims, cfg.Explain = true, c.explain != ""
	settleMemory(cfg.Facts)
	files, bad := c.articles(paths)
	for _, b := range bad {
		p.errorf("%v", b)
	}
	sink, err := p.sink(c.file)
	if err != nil {
		return p.fail("%v", err)
	}
	failed, err := c.list(p, cfg, workspace.Pack(files), c.writer(p, sink))
	switch err = sink.close(err); {
	case p.ctx.Err() != nil:
		return exitSignal
	case err != nil:
		return p.fail("writing the claims: %v", err)
	case failed+len(bad) > 0 && !c.ignoreErrors:
		return exitError
	}
	return exitOK
}

func (c *claimsRun) judgeFlags() error {
	switch c.format {
	case "text", "json", "jsonl", "csv":
	default:
		return fmt.Errorf("there is no format %q of claims: write text, json, jsonl or csv", c.format)
	}
	if c.color != "auto" && c.color != "always" && c.color != "never" {
		return fmt.Errorf("--color %s: write auto, always or never", c.color)
	}
	switch c.explain {
	case "", "short", "all":
	case "true", "false": // it was a flag without a value
		c.explain = map[string]string{"true": "short"}[c.explain]
	default:
		return fmt.Errorf("--explain=%s: write --explain, or --explain=all for all the evidence", c.explain)
	}
	if c.file != "" {
		c.reports = []string{c.file}
	}
	return nil
}

// list writes the claims of the files, and says on standard error what is amiss
// with them. It gives the number of those that could not be read.
func (c *claimsRun) list(p *program, cfg check.Config, files workspace.Paths, out claimsWriter) (failed int, err error) {
	for r := range check.Run(p.ctx, cfg, c.each(p, files)) {
		if r.Err != nil {
			p.errorf("%v", r.Err)
			failed++
		}
		if r.Skipped != "" {
			p.errorf("%s: not read: %s", r.Path, r.Skipped)
		}
		for _, f := range r.Faults {
			if !f.Fatal {
				p.errorf("%s:%d:%d: %s", f.Place.Path, f.Place.Line, f.Place.Column, f.Message)
			}
		}
		if err := out.article(r); err != nil {
			return failed, err
		}
	}
	if p.ctx.Err() != nil {
		return failed, p.ctx.Err()
	}
	return failed, out.end()
}

func (c *claimsRun) each(p *program, files workspace.Paths) iter.Seq[check.Article] {
	return func(yield func(check.Article) bool) {
		for f := range files.All() {
			if !yield(p.article(&c.input, f)) {
				return
			}
		}
	}
}

// claimsWriter writes claims as they come.
type claimsWriter interface {
	article(check.Result) error
	end() error
}

func (c *claimsRun) writer(p *program, w io.Writer) claimsWriter {
	if c.coverage {
		return &coverage{w: w, format: c.format}
	}
	switch c.format {
	case "jsonl":
		return &jsonLines{w: w}
	case "json":
		return &jsonLines{w: w, array: true}
	case "csv":
		r := &report.Report{Date: p.now().Format("2006-01-02")}
		return &gathered{w: w, r: r}
	default:
		t := &claimsText{w: w, color: p.colors(c.color, c.file)}
		if c.explain == "all" {
			t.thoughts = report.AllThoughts
		}
		return t
	}
}

// jsonLines writes a JSON object a line, or an array of them.
type jsonLines struct {
	w     io.Writer
	array bool
	buf   []byte
	some  bool
}

func (j *jsonLines) article(r check.Result) error {
	j.buf = j.buf[:0]
	for i := range r.Claims {
		switch {
		case j.array && j.some:
			j.buf = append(j.buf, ",\n"...)
		case j.array:
			j.buf = append(j.buf, '[')
		}
		j.some = true
		j.buf = r.Claims[i].AppendJSON(j.buf)
		if !j.array {
			j.buf = append(j.buf, '\n')
		}
	}
	_, err := j.w.Write(j.buf)
	return err
}

func (j *jsonLines) end() error {
	if !j.array {
		return nil
	}
	tail := "]\n"
	if !j.some {
		tail = "[]\n"
	}
	_, err := io.WriteString(j.w, tail)
	return err
}

// gathered keeps the claims for a format that is written as a whole.
type gathered struct {
	w io.Writer
	r *report.Report
}

func (g *gathered) article(r check.Result) error {
	g.r.Claims = append(g.r.Claims, r.Claims...)
	return nil
}

func (g *gathered) end() error {
	f, ok := report.Named("csv")
	if !ok {
		return errors.New("the csv format is not there")
	}
	return f.Write(g.w, g.r)
}

// claimsText writes a line a value, for people.
type claimsText struct {
	w      io.Writer
	color  report.Color
	counts lint.Counts
	files  int
	// thoughts is how long explanations are.
	thoughts report.Thoughts
}

func (t *claimsText) article(r check.Result) error {
	var b bytes.Buffer
	for i := range r.Claims {
		report.WriteClaim(&b, &r.Claims[i], t.color, t.thoughts)
	}
	t.counts.Add(r.Counts)
	if !r.Corpus && r.Err == nil {
		t.files++
	}
	_, err := t.w.Write(b.Bytes())
	return err
}

func (t *claimsText) end() error {
	_, err := fmt.Fprintln(t.w, report.CountsLine(t.files, t.counts))
	return err
}

// faultLine is a fault of a facts file on one line.
func faultLine(f *lint.Finding) string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", f.Path, f.Line, f.Column, f.Severity, f.Message)
}
