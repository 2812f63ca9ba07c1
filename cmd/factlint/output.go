package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/internal/workspace"
)

// output is where reports go and how they look.
type output struct {
	formats  []string
	file     string
	color    string
	template string
	targets  []target
}

// target is one report: its format, and its file or "" for standard output.
type target struct {
	report.Format
	file string
}

func (o *output) declare(f *pflag.FlagSet, names string) {
	f.StringArrayVar(&o.formats, "format", nil, "`FORMAT` or FORMAT=FILE, several times if need be (default text): "+names)
	f.StringVar(&o.file, "output", "", "write the report to `FILE`, as a whole or not at all")
	f.StringVar(&o.color, "color", "auto", "`WHEN` to colour: auto, always or never")
}

// prepare judges the flags.
func (o *output) prepare() error {
	if o.color != "auto" && o.color != "always" && o.color != "never" {
		return fmt.Errorf("--color %s: write auto, always or never", o.color)
	}
	if len(o.formats) == 0 {
		o.formats = []string{"text"}
	}
	standard, files := "", map[string]bool{}
	for _, given := range o.formats {
		name, file, _ := strings.Cut(given, "=")
		f, ok := report.Named(name)
		if !ok {
			all := strings.Split(report.Names(), ", ")
			if meant := nearest(name, all); meant != "" {
				return fmt.Errorf("there is no format %q; did you mean %s?", name, meant)
			}
			return fmt.Errorf("there is no format %q; the formats are %s", name, report.Names())
		}
		if strings.HasSuffix(given, "=") {
			return fmt.Errorf("--format %s names no file after the =", given)
		}
		if file == "" {
			if standard != "" {
				return fmt.Errorf("the formats %s and %s would both go to standard output: give one a file, as in --format %s=FILE", standard, name, name)
			}
			standard = name
			file = o.file
		}
		if file == "-" {
			file = ""
		}
		if file != "" && files[file] {
			return fmt.Errorf("two formats would be written to %s", file)
		}
		files[file] = true
		if f.Name == "template" && o.template == "" {
			return errors.New("the format template needs --template FILE")
		}
		o.targets = append(o.targets, target{f, file})
	}
	if o.template != "" && !slices.ContainsFunc(o.targets, func(t target) bool { return t.Name == "template" }) {
		return errors.New("--template is for --format template: give that, too")
	}
	if o.file != "" && standard == "" {
		return errors.New("--output names the file of a format without one: every --format has its own")
	}
	return nil
}

// reports are the files that are written.
func (o *output) reports() []string {
	var files []string
	for _, t := range o.targets {
		if t.file != "" {
			files = append(files, t.file)
		}
	}
	return files
}

// needsClaims reports whether a format lists the values.
func (o *output) needsClaims() bool {
	for _, t := range o.targets {
		if t.Claims {
			return true
		}
	}
	return false
}

// streams reports whether every format is written finding by finding.
func (o *output) streams() bool {
	for _, t := range o.targets {
		if !t.Streams {
			return false
		}
	}
	return true
}

// write writes all reports. A file is written as a whole or not at all.
func (p *program) write(o *output, r *report.Report) error {
	if o.template != "" {
		b, err := os.ReadFile(o.template)
		if err != nil {
			return fmt.Errorf("reading the template: %w", err)
		}
		r.Template = string(b)
	}
	for _, t := range o.targets {
		r.Color = p.colors(o.color, t.file)
		if t.file == "" || r.Stream != nil {
			if err := p.stream(t, r); err != nil {
				return fmt.Errorf("writing the %s report: %w", t.Name, err)
			}
			continue
		}
		var b bytes.Buffer
		if err := t.Write(&b, r); err != nil {
			return fmt.Errorf("writing the %s report: %w", t.Name, err)
		}
		if p.ctx.Err() != nil {
			return nil
		}
		if err := workspace.Write(t.file, b.Bytes()); err != nil {
			return fmt.Errorf("writing the %s report: %w", t.Name, err)
		}
	}
	return nil
}

// stream writes a report as it comes, to standard output or a file.
func (p *program) stream(t target, r *report.Report) error {
	sink, err := p.sink(t.file)
	if err != nil {
		return err
	}
	if err = t.Write(sink, r); err == nil {
		err = r.Err()
	}
	if err == nil && t.file != "" {
		err = p.ctx.Err()
	}
	if err = sink.close(err); p.ctx.Err() != nil {
		return nil
	}
	return err
}

// colors decides on colour: --color, then NO_COLOR, FORCE_COLOR, then whether
// people look at it. https://no-color.org and https://force-color.org
func (p *program) colors(when, file string) report.Color {
	switch {
	case when == "always":
		return true
	case when == "never", file != "":
		return false
	case p.getenv("NO_COLOR") != "":
		return false
	case p.getenv("FORCE_COLOR") != "" && p.getenv("FORCE_COLOR") != "0":
		return true
	}
	return report.Color(p.getenv("TERM") != "dumb" && term.IsTerminal(int(os.Stdout.Fd())))
}

// claimsSink is where claims go as they come: standard output, or a file that
// takes its name only once it is whole.
type claimsSink struct {
	io.Writer
	pending *workspace.Pending
	forget  func()
}

func (p *program) sink(file string) (*claimsSink, error) {
	if file == "" || file == "-" {
		return &claimsSink{Writer: p.stdout}, nil
	}
	pending, err := workspace.NewPending(file)
	if err != nil {
		return nil, err
	}
	return &claimsSink{Writer: pending, pending: pending, forget: onExit(pending.Drop)}, nil
}

// close gives the file its name, or takes it away where the run was broken off.
func (s *claimsSink) close(err error) error {
	if s.pending == nil {
		return err
	}
	defer s.forget()
	if err != nil {
		s.pending.Drop()
		return err
	}
	return s.pending.Commit()
}
