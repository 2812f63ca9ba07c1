package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/report"
)

var completionCommand = &command{
	name: "completion", args: "bash|zsh|fish", short: "print the completions for a shell",
	examples: [][2]string{
		{"source <(factlint completion bash)", "for this shell"},
		{"factlint completion zsh > ~/.zfunc/_factlint", "for good, where ~/.zfunc is in fpath"},
		{"factlint completion fish > ~/.config/fish/completions/factlint.fish", "for good"},
	},
}

var manCommand = &command{
	name: "man", short: "print the man page",
	examples: [][2]string{{"factlint man | man -l -", "read it"}},
}

// What these two print is made of all commands, themselves among them.
func init() {
	completionCommand.flags = func(*pflag.FlagSet) func(*program, []string) int { return completion }
	manCommand.flags = func(*pflag.FlagSet) func(*program, []string) int {
		return func(p *program, _ []string) int {
			p.stdout.WriteString(manPage())
			return exitOK
		}
	}
}

func completion(p *program, args []string) int {
	if len(args) != 1 {
		return p.fail("completion takes the name of a shell: bash, zsh or fish")
	}
	write := map[string]func() string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}[args[0]]
	if write == nil {
		return p.fail("there are completions for bash, zsh and fish, not for %q", args[0])
	}
	p.stdout.WriteString(write())
	return exitOK
}

// leaf is a command that runs, with the words that call it.
type leaf struct {
	path string
	*command
	flagSet *pflag.FlagSet
}

// leaves are all commands that run, in order.
func leaves() []leaf {
	var out []leaf
	var visit func(prefix string, among []*command)
	visit = func(prefix string, among []*command) {
		for _, c := range among {
			path := strings.TrimSpace(prefix + " " + c.name)
			if len(c.subs) > 0 {
				visit(path, c.subs)
				continue
			}
			f := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
			f.SortFlags = false
			c.flags(f)
			out = append(out, leaf{path, c, f})
		}
	}
	visit("", commands())
	return out
}

// values are the words that a flag may take, nil where it takes a file or
// something of the user's own.
func values(flag, path string) []string {
	switch flag {
	case "color":
		return []string{"auto", "always", "never"}
	case "fail-level":
		return []string{"error", "warning", "query", "never"}
	case "format":
		switch path {
		case "check":
			return strings.Split(report.Names(), ", ")
		case "claims":
			return []string{"text", "json", "jsonl", "csv"}
		}
	}
	return nil
}

// arguments are the words that a command's arguments may be, nil for files.
func arguments(path string) []string {
	switch path {
	case "explain":
		return ruleNames()
	case "completion":
		return []string{"bash", "zsh", "fish"}
	}
	return nil
}

func bashCompletion() string {
	var b strings.Builder
	b.WriteString("# bash completions for factlint\n_factlint() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path=\"\" i words=\"\"\n")
	b.WriteString("\tif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n\tif [[ $cur == = ]]; then cur=\"\"; fi\n")
	b.WriteString("\tfor ((i = 1; i < COMP_CWORD; i++)); do\n\t\tcase ${COMP_WORDS[i]} in\n\t\t-*) break ;;\n\t\t*) path+=\"${COMP_WORDS[i]} \" ;;\n\t\tesac\n\tdone\n")
	b.WriteString("\tcase $path in\n")
	for _, l := range leaves() {
		fmt.Fprintf(&b, "\t%q*)\n", l.path+" ")
		b.WriteString("\t\tcase $prev in\n")
		l.flagSet.VisitAll(func(f *pflag.Flag) {
			if v := values(f.Name, l.path); v != nil {
				fmt.Fprintf(&b, "\t\t--%s) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", f.Name, strings.Join(v, " "))
			}
		})
		b.WriteString("\t\tesac\n")
		var flags []string
		l.flagSet.VisitAll(func(f *pflag.Flag) { flags = append(flags, "--"+f.Name) })
		fmt.Fprintf(&b, "\t\tif [[ $cur == -* ]]; then COMPREPLY=($(compgen -W %q -- \"$cur\")); return; fi\n", strings.Join(append(flags, "--help"), " "))
		if v := arguments(l.path); v != nil {
			fmt.Fprintf(&b, "\t\tCOMPREPLY=($(compgen -W %q -- \"$cur\"))\n", strings.Join(v, " "))
		} else {
			b.WriteString("\t\tcompopt -o filenames 2>/dev/null\n\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n")
		}
		b.WriteString("\t\treturn ;;\n")
	}
	for _, c := range commands() {
		if len(c.subs) > 0 {
			fmt.Fprintf(&b, "\t%q) words=%q ;;\n", c.name+" ", names(c.subs))
		}
	}
	fmt.Fprintf(&b, "\t\"\") words=%q ;;\n", names(commands())+" help")
	b.WriteString("\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -F _factlint factlint\n")
	return b.String()
}

func names(among []*command) string {
	var out []string
	for _, c := range among {
		out = append(out, c.name)
	}
	return strings.Join(out, " ")
}

// quoted is s within single quotes of a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func zshCompletion() string {
	var b strings.Builder
	b.WriteString("#compdef factlint\n# zsh completions for factlint\n_factlint() {\n")
	list := func(among []*command) {
		b.WriteString("\t\tlocal -a list=(\n")
		for _, c := range among {
			fmt.Fprintf(&b, "\t\t\t%s\n", quoted(c.name+":"+c.short))
		}
		b.WriteString("\t\t)\n\t\t_describe command list\n\t\treturn\n")
	}
	b.WriteString("\tif (( CURRENT == 2 )); then\n")
	list(commands())
	b.WriteString("\tfi\n")
	for _, c := range commands() {
		if len(c.subs) > 0 {
			fmt.Fprintf(&b, "\tif (( CURRENT == 3 )) && [[ $words[2] == %s ]]; then\n", c.name)
			list(c.subs)
			b.WriteString("\tfi\n")
		}
	}
	b.WriteString("\tcase \"$words[2] $words[3]\" in\n")
	for _, l := range leaves() {
		pattern := quoted(l.path) // of two words
		drop := 2
		if !strings.Contains(l.path, " ") {
			pattern = quoted(l.path+" ") + "*"
			drop = 1
		}
		fmt.Fprintf(&b, "\t%s)\n\t\tshift %d words; (( CURRENT -= %d ))\n\t\t_arguments", pattern, drop, drop)
		l.flagSet.VisitAll(func(f *pflag.Flag) {
			name, usage := pflag.UnquoteUsage(f)
			spec := "--" + f.Name
			if f.NoOptDefVal == "" {
				spec += "="
			}
			if f.Name == "format" && l.path == "check" {
				spec = "*" + spec
			}
			spec += "[" + strings.NewReplacer("[", "(", "]", ")", ":", " ").Replace(usage) + "]"
			if f.NoOptDefVal == "" {
				action := "_files"
				if v := values(f.Name, l.path); v != nil {
					action = "(" + strings.Join(v, " ") + ")"
				}
				spec += ":" + name + ":" + action
			}
			fmt.Fprintf(&b, " \\\n\t\t\t%s", quoted(spec))
		})
		action := "_files"
		if v := arguments(l.path); v != nil {
			action = "(" + strings.Join(v, " ") + ")"
		}
		fmt.Fprintf(&b, " \\\n\t\t\t'*:argument:%s' ;;\n", action)
	}
	b.WriteString("\tesac\n}\nif [[ $funcstack[1] == _factlint ]]; then _factlint \"$@\"; else compdef _factlint factlint; fi\n")
	return b.String()
}

func fishCompletion() string {
	var b strings.Builder
	b.WriteString("# fish completions for factlint\n")
	top := names(commands()) + " help"
	for _, c := range commands() {
		fmt.Fprintf(&b, "complete -c factlint -n 'not __fish_seen_subcommand_from %s' -f -a %s -d %s\n", top, c.name, fishQuoted(c.short))
		for _, s := range c.subs {
			fmt.Fprintf(&b, "complete -c factlint -n '__fish_seen_subcommand_from %s; and not __fish_seen_subcommand_from %s' -f -a %s -d %s\n", c.name, names(c.subs), s.name, fishQuoted(s.short))
		}
	}
	for _, l := range leaves() {
		var when []string
		for _, w := range strings.Fields(l.path) {
			when = append(when, "__fish_seen_subcommand_from "+w)
		}
		condition := fishQuoted(strings.Join(when, "; and "))
		l.flagSet.VisitAll(func(f *pflag.Flag) {
			_, usage := pflag.UnquoteUsage(f)
			fmt.Fprintf(&b, "complete -c factlint -n %s -l %s", condition, f.Name)
			if f.Shorthand != "" {
				fmt.Fprintf(&b, " -s %s", f.Shorthand)
			}
			if v := values(f.Name, l.path); v != nil {
				fmt.Fprintf(&b, " -x -a %s", fishQuoted(strings.Join(v, " ")))
			} else if f.NoOptDefVal == "" {
				b.WriteString(" -r")
			}
			fmt.Fprintf(&b, " -d %s\n", fishQuoted(usage))
		})
		if v := arguments(l.path); v != nil {
			fmt.Fprintf(&b, "complete -c factlint -n %s -f -a %s\n", condition, fishQuoted(strings.Join(v, " ")))
		}
	}
	return b.String()
}

func fishQuoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}

// manPage is factlint(1), made of the same words as the help.
func manPage() string {
	var b strings.Builder
	b.WriteString(".TH FACTLINT 1 \"\" \"factlint " + roff(version()) + "\" \"User Commands\"\n")
	b.WriteString(".SH NAME\nfactlint \\- check the numbers and dates of articles against cited facts\n")
	b.WriteString(".SH SYNOPSIS\n.B factlint\n.I COMMAND\n[\\fIFLAG\\fR...] [\\fIPATH\\fR...]\n")
	b.WriteString(".SH DESCRIPTION\nfactlint reads articles, finds every number and date in them, works out what each is said of, and checks it against a cited facts file and against the other articles.\n")
	b.WriteString(".SH COMMANDS\n")
	for _, l := range leaves() {
		fmt.Fprintf(&b, ".SS \"factlint %s %s\"\n%s\n", roff(l.path), roff(l.args), roff(upperFirst(l.short)))
		if l.long != "" {
			fmt.Fprintf(&b, ".PP\n%s\n", roff(strings.TrimSpace(l.long)))
		}
		l.flagSet.VisitAll(func(f *pflag.Flag) {
			name, usage := pflag.UnquoteUsage(f)
			b.WriteString(".TP\n\\fB")
			if f.Shorthand != "" {
				b.WriteString("\\-" + f.Shorthand + "\\fR, \\fB")
			}
			b.WriteString("\\-\\-" + roff(f.Name) + "\\fR")
			if f.NoOptDefVal == "" && name != "" {
				b.WriteString(" \\fI" + roff(name) + "\\fR")
			}
			b.WriteString("\n" + roff(upperFirst(usage)) + "\n")
		})
		for _, e := range l.examples {
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fR\n%s\n", roff(e[0]), roff(e[1]))
		}
	}
	b.WriteString(".SH EXIT STATUS\n.TP\n0\nNothing found at or above the fail level.\n.TP\n1\nFindings.\n.TP\n2\nUsage, facts file or read errors.\n")
	b.WriteString(".SH FILES\n.TP\nfacts.yaml\nThe facts and the settings, found in the folder of the articles or in one above.\n.TP\n\\&.factlint-baseline.json\nFindings to live with for now.\n")
	b.WriteString(".SH ENVIRONMENT\n.TP\nNO_COLOR, FORCE_COLOR\nSwitch colour off or on.\n")
	return b.String()
}

// roff escapes text for man.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
