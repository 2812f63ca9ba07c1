package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/workspace"
)

var settingsCommand = &command{
	name: "settings", short: "show or verify the settings in facts.yaml",
	subs: []*command{
		{
			name: "show", args: "[PATH...]", short: "print the settings that apply to each article, and where each comes from",
			flags: func(f *pflag.FlagSet) func(*program, []string) int {
				in := &input{}
				in.declare(f)
				return func(p *program, args []string) int { return showSettings(p, in, args) }
			},
		},
		{
			name: "verify", short: "check that the settings are in order",
			flags: func(f *pflag.FlagSet) func(*program, []string) int {
				file := factsFlag(f)
				return func(p *program, args []string) int { return verifySettings(p, file, args) }
			},
		},
	},
}

func showSettings(p *program, in *input, args []string) int {
	if _, err := in.prepare(args); err != nil {
		return p.fail("%v", err)
	}
	if in.project == nil {
		return p.fail("there is no facts.yaml above these paths, and so there are no settings: every rule has its own severity (factlint rules)")
	}
	if len(args) == 0 {
		args = []string{""}
	}
	for i, path := range args {
		if i > 0 {
			fmt.Fprintln(p.stdout)
		}
		if path != "" {
			fmt.Fprintf(p.stdout, "%s\n", path)
		}
		scope := in.project.For(path)
		for _, s := range scope.Settings {
			fmt.Fprintf(p.stdout, "%-28s %-10s %s\n", s.Name, s.Value, s.From)
		}
		if path != "" && workspace.Matches(in.project.Exclude(), in.project.Relative(path)) {
			fmt.Fprintf(p.stdout, "%-28s %-10s %s\n", "exclude", "yes", in.project.Path)
		}
		if len(scope.Settings) == 0 {
			fmt.Fprintf(p.stdout, "nothing is set: every rule has its own severity (factlint rules)\n")
		}
	}
	return settingsFaults(p, in.project)
}

func verifySettings(p *program, file *factsFile, args []string) int {
	if len(args) > 0 {
		return p.fail("settings verify takes no path; name a facts file with --facts")
	}
	project := openFacts(p, file)
	if project == nil {
		return exitError
	}
	if code := settingsFaults(p, project); code != exitOK {
		return code
	}
	fmt.Fprintf(p.stdout, "%s: the settings are in order\n", project.Path)
	return exitOK
}

// settingsFaults prints what is wrong with a facts file and its packs.
func settingsFaults(p *program, project *workspace.Project) int {
	for i := range project.Faults {
		p.errorf("%s", faultLine(&project.Faults[i]))
	}
	if project.HasErrors() {
		return exitError
	}
	return exitOK
}
