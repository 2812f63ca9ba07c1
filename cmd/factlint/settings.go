package main

import (
	"fmt"
	"slices"
	"strings"

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
		p.errorf("there is no facts.yaml above these paths, and so nothing is set: these are the defaults")
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
		for _, s := range inForce(in.project, path) {
			fmt.Fprintf(p.stdout, "%-28s %-10s %s\n", s.Name, s.Value, s.From)
		}
	}
	if in.project == nil {
		return exitOK
	}
	return settingsFaults(p, in.project)
}

// defaults are the settings that hold where nothing else is set, in order of
// name.
var defaults = []workspace.Setting{
	{Name: "date_order", Value: "-", From: "default: 3/4/2025 stays open"},
	{Name: "fail_level", Value: "error", From: "default"},
	{Name: "language", Value: "-", From: "default: what the article states, or reads like"},
	{Name: "min_trust", Value: "0", From: "default"},
}

// inForce are the settings that apply to a path, those that are set and the
// defaults of the others; for no path also what is checked.
func inForce(project *workspace.Project, path string) []workspace.Setting {
	scope := project.For(path)
	set := map[string]bool{}
	for _, s := range scope.Settings {
		set[s.Name] = true
	}
	var out []workspace.Setting
	if path == "" {
		articles, from := ".", "default: all articles from here on"
		if patterns := project.Articles(); len(patterns) > 0 {
			articles, from = strings.Join(patterns, ", "), project.Path
		}
		out = append(out, workspace.Setting{Name: "articles", Value: articles, From: from})
		if patterns := project.Exclude(); len(patterns) > 0 {
			out = append(out, workspace.Setting{Name: "exclude", Value: strings.Join(patterns, ", "), From: project.Path})
		}
	} else if project != nil && workspace.Matches(project.Exclude(), project.Relative(path)) {
		out = append(out, workspace.Setting{Name: "exclude", Value: "yes", From: project.Path})
	}
	for _, d := range defaults {
		if !set[d.Name] {
			out = append(out, d)
		}
	}
	out = append(out, scope.Settings...)
	slices.SortFunc(out, func(a, b workspace.Setting) int { return strings.Compare(a.Name, b.Name) })
	ruled := "default: each at its own severity (factlint rules)"
	if len(scope.Rules) > 0 {
		ruled = "default: all others at their own severity (factlint rules)"
	}
	return append(out, workspace.Setting{Name: "rules", Value: "-", From: ruled})
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
