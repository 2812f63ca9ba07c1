package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

var factsShow = &command{
	name: "show", args: "ID [PATH...]", short: "show a fact, its sources, and every article that states it",
	examples: [][2]string{{"factlint facts show dam.opened", "in the articles that facts.yaml names"}},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		in := &input{}
		in.declare(f)
		return func(p *program, args []string) int {
			if len(args) == 0 {
				return p.fail("facts show takes the id of a fact; factlint facts list shows them")
			}
			project := openFacts(p, in.factsFile())
			if project == nil {
				return exitError
			}
			fact, meant := project.Book.Fact(args[0])
			if fact == nil {
				return p.noSuch("fact", args[0], meant)
			}
			showFact(p, project, fact)
			return p.statements(in, project, args[1:], func(s *facts.Survey) {
				for m := range s.Mentions {
					if c := &s.Claims[m]; c.Fact != nil && c.Fact.ID == fact.ID {
						at := s.Place(m)
						fmt.Fprintf(p.stdout, "%s:%d:%d: %s, %s\n    %s\n", at.Path, at.Line, at.Column, s.Words(m), c.Verdict, s.Sentence(m))
					}
				}
			})
		}
	},
}

// showFact prints a fact with its values, sources and quotes.
func showFact(p *program, project *workspace.Project, f *lint.Fact) {
	fmt.Fprintf(p.stdout, "%s (%s:%d)\n", f.ID, f.Pos.Path, f.Pos.Line)
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(p.stdout, "  %-10s %s\n", name, text)
		}
	}
	line("statement", f.Statement)
	for _, s := range f.Subjects {
		line("subject", strings.Join(s.Names, ", "))
	}
	line("event", strings.Join(f.Event, ", "))
	for i := range f.Values {
		o := &f.Values[i]
		value := o.Text
		if !o.Time.IsZero() {
			value += ", " + o.When()
		}
		if o.Provisional {
			value += ", provisional"
		}
		if o.Rank != "" {
			value += ", " + o.Rank
		}
		line("value", value)
		showRefs(p, project, o.Refs)
	}
	if !f.AsOf.IsZero() {
		line("as of", f.AsOf.String())
	} else if f.Version != "" {
		line("as of", "version "+f.Version)
	}
	if f.Derivation != nil {
		var from []string
		for _, d := range f.Derivation.From {
			from = append(from, d.ID)
		}
		line("derived", f.Derivation.Op+" of "+strings.Join(from, ", "))
	}
	for _, w := range f.Wrong {
		line("wrong", strings.TrimSuffix(w.Text+": "+w.Why, ": "))
	}
	if !f.ReviewAfter.IsZero() {
		line("review", "after "+f.ReviewAfter.String())
	}
	showRefs(p, project, f.Refs)
	p.stdout.WriteString("\n")
}

func showRefs(p *program, project *workspace.Project, refs []lint.Ref) {
	for _, r := range refs {
		name := r.Source.ID
		if r.Source.Title != "" {
			name += ", " + r.Source.Title
		}
		if r.Locator != "" {
			name += ", " + r.Locator
		}
		fmt.Fprintf(p.stdout, "  %-10s %s\n", "source", name)
		if r.Quote.Exact == "" {
			continue
		}
		where := ""
		if r.Source.Copy != "" {
			where = " (not in " + r.Source.Copy + ")"
			if b, err := project.Files().ReadFile(r.Source.Copy); err == nil {
				if n := facts.Locate(copyText(r.Source.Copy, b), r.Quote); n > 0 {
					where = fmt.Sprintf(" (%s:%d)", r.Source.Copy, n)
				}
			}
		}
		fmt.Fprintf(p.stdout, "  %-10s “%s”%s\n", "", strings.Join(strings.Fields(r.Quote.Exact), " "), where)
	}
}

// statements reads the articles that paths name, or the facts file, and gives
// each to f.
func (p *program) statements(in *input, project *workspace.Project, paths []string, f func(*facts.Survey)) int {
	in.project = project
	if len(paths) == 0 {
		if paths = project.Articles(); len(paths) == 0 {
			paths = []string{"."}
		}
	}
	cfg, err := in.config()
	if err != nil {
		return p.fail("%v", err)
	}
	files, bad := in.articles(paths)
	for _, b := range bad {
		p.errorf("%v", b)
	}
	failed := len(bad)
	surveyor := project.Book.Surveyor()
	for _, file := range files {
		if p.ctx.Err() != nil {
			return exitSignal
		}
		a := p.article(in, file)
		b, err := a.Read()
		if err != nil {
			p.errorf("%v", err)
			failed++
			continue
		}
		f(surveyor.Survey(read.Bytes(b, read.Config{Path: a.Path, Date: cfg.Date})))
	}
	if failed > 0 && !in.ignoreErrors {
		return exitError
	}
	return exitOK
}
