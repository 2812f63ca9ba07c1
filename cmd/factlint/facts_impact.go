package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var factsImpact = &command{
	name: "impact", args: "ID[=VALUE] [PATH...]", short: "show what a change of a fact would touch",
	long: `Every sentence that states the fact is listed. With a VALUE those that would
then be wrong are marked, with what to write, and each article gets the draft
of a correction. The facts file is not changed.`,
	examples: [][2]string{
		{"factlint facts impact dam.opened", "where the articles state it"},
		{"factlint facts impact dam.opened=2008", "the corrections that 2008 would call for"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		i := &impact{}
		i.in.declare(f)
		f.StringVar(&i.format, "format", "text", "`FORMAT`: text or jsonl")
		return i.run
	},
}

type impact struct {
	in     input
	format string
	fact   *lint.Fact
	now    quant.Value
	// follow are the facts that are derived from it, with their new values.
	follow []following
	wrong  int
	right  int
	files  int
}

// following is a fact that is derived from the one that changes.
type following struct {
	fact *lint.Fact
	now  quant.Value
}

func (i *impact) run(p *program, args []string) int {
	if len(args) == 0 {
		return p.fail("facts impact takes the id of a fact, and its new value after = if there is one")
	}
	if i.format != "text" && i.format != "jsonl" {
		return p.fail("there is no format %q of an impact: write text or jsonl", i.format)
	}
	project := openFacts(p, i.in.factsFile())
	if project == nil {
		return exitError
	}
	id, value, given := strings.Cut(args[0], "=")
	fact, meant := project.Book.Fact(id)
	if fact == nil {
		return p.noSuch("fact", id, meant)
	}
	i.fact = fact
	if given {
		now, err := project.Book.ReadFor(fact, value)
		if err != nil {
			return p.fail("%v", err)
		}
		i.now = now
	}
	i.head(p, project, value)
	code := p.statements(&i.in, project, args[1:], func(s *facts.Survey) { i.article(p, s) })
	if i.format == "text" {
		fmt.Fprintf(p.stdout, "%s in %s", numbered(i.wrong+i.right, "sentence"), numbered(i.files, "article"))
		if given {
			fmt.Fprintf(p.stdout, ": %d to correct, %d still right", i.wrong, i.right)
		}
		p.stdout.WriteString("\n")
	}
	return code
}

// head shows the fact, and what else of the facts file hangs on it.
func (i *impact) head(p *program, project *workspace.Project, value string) {
	var changed *facts.Book
	if value != "" {
		changed = i.changed(project, value)
	}
	derived, neighbours := project.Book.Follow(i.fact)
	for _, f := range derived {
		next := following{fact: f}
		if changed != nil {
			if g, _ := changed.Fact(f.ID); g != nil {
				next.now = facts.Preferred(g).Value
			}
		}
		i.follow = append(i.follow, next)
	}
	if i.format != "text" {
		return
	}
	o := facts.Preferred(i.fact)
	fmt.Fprintf(p.stdout, "%s = %s", i.fact.ID, o.Text)
	if i.fact.Series {
		fmt.Fprintf(p.stdout, " (%s)", o.When())
	}
	if value != "" {
		fmt.Fprintf(p.stdout, " -> %s", i.now.Phrase())
	}
	p.stdout.WriteString("\n")
	for _, next := range i.follow {
		f := next.fact
		fmt.Fprintf(p.stdout, "  derived from it: %s = %s", f.ID, facts.Preferred(f).Text)
		if next.now.Kind != quant.NoKind {
			fmt.Fprintf(p.stdout, " -> %s", next.now.Phrase())
		}
		fmt.Fprintf(p.stdout, " (%s:%d)\n", f.Pos.Path, f.Pos.Line)
	}
	for _, f := range neighbours {
		fmt.Fprintf(p.stdout, "  in a chronology with it: %s = %s (%s:%d)\n", f.ID, facts.Preferred(f).Text, f.Pos.Path, f.Pos.Line)
	}
	if changed != nil {
		i.consequences(p, project, changed)
	}
	p.stdout.WriteString("\n")
}

// changed is the facts file as it would be with the new value, nil where that
// cannot be told.
func (i *impact) changed(project *workspace.Project, value string) *facts.Book {
	file := i.fact.Pos.Path
	b, err := os.ReadFile(filepath.FromSlash(file))
	if err != nil || file != project.Path {
		return nil
	}
	if i.now.Kind != quant.KindDate {
		value = i.now.Phrase() // a bare number has got the fact's unit
	}
	splice, err := facts.SetValue(file, b, i.fact.ID, value)
	if err != nil {
		return nil
	}
	return facts.Load(project.Path, splice.Apply(b), facts.Config{Files: project.Files(), Rules: ruleNames()})
}

// consequences tells what would be wrong with the changed facts file.
func (i *impact) consequences(p *program, project *workspace.Project, changed *facts.Book) {
	cfg := facts.VerifyConfig{Files: project.Files(), Text: copyText}
	had := map[string]bool{}
	for _, f := range project.Book.Verify(cfg) {
		had[f.Message] = true
	}
	for _, f := range append(changed.Faults, changed.Verify(cfg)...) {
		if !had[f.Message] {
			fmt.Fprintf(p.stdout, "  the facts file would then have this %s: %s\n", f.Severity, f.Message)
		}
	}
}

// impactLine is a sentence in the jsonl format.
type impactLine struct {
	lint.Place
	Fact     string `json:"fact"`
	Text     string `json:"text"`
	Sentence string `json:"sentence"`
	Wrong    bool   `json:"wrong"`
	New      string `json:"new"`
	Notice   string `json:"notice"`
}

func (i *impact) article(p *program, s *facts.Survey) {
	touched := s.Touched(i.fact, i.now)
	for _, next := range i.follow {
		for _, t := range s.Touched(next.fact, next.now) {
			if t.Wrong {
				touched = append(touched, t)
			}
		}
	}
	if len(touched) == 0 {
		return
	}
	sort.SliceStable(touched, func(a, b int) bool { return touched[a].Place.Start < touched[b].Place.Start })
	i.files++
	notice := facts.Notice(i.fact, touched)
	if i.format == "text" {
		fmt.Fprintln(p.stdout, s.Doc.Path)
	}
	for _, t := range touched {
		if t.Wrong {
			i.wrong++
		} else {
			i.right++
		}
		if i.format == "jsonl" {
			b, err := json.Marshal(impactLine{t.Place, t.Fact, t.Words, t.Sentence, t.Wrong, t.New, notice})
			if err == nil {
				p.stdout.Write(append(b, '\n'))
			}
			continue
		}
		what := t.Words
		switch {
		case t.New != "":
			what = "write " + t.New + " for " + t.Words
		case t.Wrong:
			what = "look at " + t.Words + ", by which " + t.Means + " is meant"
		}
		fmt.Fprintf(p.stdout, "  %d:%d: %s\n      %s\n", t.Place.Line, t.Place.Column, what, t.Sentence)
	}
	if i.format == "text" {
		if notice != "" {
			fmt.Fprintln(p.stdout, "  "+notice)
		}
		p.stdout.WriteString("\n")
	}
}
