package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

var factsCommand = &command{
	name: "facts", short: "look at and look after the facts file",
	subs: []*command{factsVerify, factsList, factsShow, factsAdd, factsSuggest, factsImport, factsImpact, factsLock, factsFmt, factsSchema},
}

var factsList = &command{
	name: "list", args: "[WORD...]", short: "list the facts, or those that hold all the words",
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		file := factsFlag(f)
		return func(p *program, args []string) int { return listFacts(p, file, args) }
	},
}

// factsFile is the facts file that a command is on.
type factsFile struct {
	name string
	// outside lets it name files outside of its folder.
	outside bool
}

// factsFlag declares --facts for the commands on the facts file itself.
func factsFlag(f *pflag.FlagSet) *factsFile {
	file := &factsFile{}
	f.StringVar(&file.name, "facts", "", "the facts `FILE` (default: facts.yaml in the working folder or one above)")
	outsideFlag(f, &file.outside)
	return file
}

func outsideFlag(f *pflag.FlagSet, outside *bool) {
	f.BoolVar(outside, "allow-outside", false, "let the facts file name copies and includes outside of its folder")
}

// openFacts reads the facts file that a command is on, or tells the user why it
// cannot: then the project is nil.
func openFacts(p *program, file *factsFile) *workspace.Project {
	name := file.name
	if name == "" {
		if name = workspace.FindFacts("."); name == "" {
			p.errorf("there is no facts.yaml here or above: name one with --facts, or start one with factlint init")
			return nil
		}
	}
	project, err := workspace.Load(name, workspace.LoadConfig{Rules: ruleNames(), AllowOutside: file.outside})
	if err != nil {
		p.errorf("reading the facts file: %v", err)
		return nil
	}
	return project
}

func listFacts(p *program, file *factsFile, words []string) int {
	project := openFacts(p, file)
	if project == nil {
		return exitError
	}
	for _, f := range project.Facts.Facts {
		line := factLine(f)
		all := true
		for _, w := range words {
			all = all && strings.Contains(strings.ToLower(line), strings.ToLower(w))
		}
		if all {
			fmt.Fprintln(p.stdout, line)
		}
	}
	if project.HasErrors() {
		for i := range project.Faults {
			p.errorf("%s", faultLine(&project.Faults[i]))
		}
		return exitError
	}
	return exitOK
}

// factLine is a fact on one line: id, value, statement, sources.
func factLine(f *lint.Fact) string {
	var values, sources []string
	seen := map[string]bool{}
	cite := func(refs []lint.Ref) {
		for _, r := range refs {
			if r.Source != nil && !seen[r.Source.ID] {
				seen[r.Source.ID] = true
				sources = append(sources, r.Source.ID)
			}
		}
	}
	cite(f.Refs)
	between := " | "
	for _, o := range f.Values {
		text := o.Text
		if f.Series {
			text, between = o.When()+": "+text, ", "
		}
		values = append(values, text)
		cite(o.Refs)
	}
	from := "no source"
	if len(sources) > 0 {
		from = strings.Join(sources, ", ")
	}
	return fmt.Sprintf("%s = %s (%s) %s", f.ID, strings.Join(values, between), from, f.Statement)
}
