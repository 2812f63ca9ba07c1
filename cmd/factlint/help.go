package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// overview is what `factlint help` prints.
func overview() string {
	var b strings.Builder
	b.WriteString("factlint checks the numbers and dates of articles against a cited facts file\nand against each other.\n\n")
	b.WriteString("Usage: factlint COMMAND [FLAG...] [PATH...]\n\nCommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-12s %s\n", c.name, c.short)
	}
	b.WriteString("\nfactlint help COMMAND says more of one of them.\n")
	b.WriteString("Exit: 0 nothing found at or above the fail level, 1 findings, 2 usage, facts file or read errors.\n")
	return b.String()
}

// help prints the overview, or the help of a command.
func (p *program) help(args []string) int {
	if len(args) == 0 {
		p.stdout.WriteString(overview())
		return exitOK
	}
	among, path := commands(), ""
	var cmd *command
	for _, name := range args {
		if cmd = find(among, name); cmd == nil {
			return p.unknown(path, name, among)
		}
		path += name + " "
		among = cmd.subs
	}
	p.stdout.WriteString(helpOf(cmd, strings.TrimSpace(path)))
	return exitOK
}

// helpOf is the help of a command: what it does, how it is called, its flags.
func helpOf(cmd *command, path string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nUsage: factlint %s", upperFirst(cmd.short), path)
	if len(cmd.subs) > 0 {
		b.WriteString(" COMMAND")
	}
	flags := pflag.NewFlagSet(cmd.name, pflag.ContinueOnError)
	flags.SortFlags = false
	if cmd.flags != nil {
		cmd.flags(flags)
	}
	if flags.HasAvailableFlags() {
		b.WriteString(" [FLAG...]")
	}
	if cmd.args != "" {
		b.WriteString(" " + cmd.args)
	}
	b.WriteString("\n")
	if cmd.long != "" {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(cmd.long))
	}
	if len(cmd.subs) > 0 {
		b.WriteString("\nCommands:\n")
		for _, s := range cmd.subs {
			fmt.Fprintf(&b, "  %-12s %s\n", s.name, s.short)
		}
	}
	if flags.HasAvailableFlags() {
		b.WriteString("\nFlags:\n" + strings.ReplaceAll(flags.FlagUsagesWrapped(100), ` all[="short"]`, `[=all]        `))
	}
	if len(cmd.examples) > 0 {
		b.WriteString("\nExamples:\n")
		for _, e := range cmd.examples {
			if len(e[0]) > exampleWidth {
				fmt.Fprintf(&b, "  %s\n  %-*s %s\n", e[0], exampleWidth, "", e[1])
				continue
			}
			fmt.Fprintf(&b, "  %-*s %s\n", exampleWidth, e[0], e[1])
		}
	}
	return b.String()
}

// exampleWidth is the column of what an example is of; behind a longer one it
// stands on a line of its own.
const exampleWidth = 52

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}
