package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/workspace"
)

var watchCommand = &command{
	name: "watch", args: "[PATH...]", short: "check articles again whenever one of them or facts.yaml changes",
	long: "Takes the flags of check. Ends with Ctrl-C.",
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		(&checking{}).declare(f)
		return func(p *program, args []string) int { return watch(p, f, args) }
	},
}

// watch runs check once, and again after each change.
func watch(p *program, given *pflag.FlagSet, args []string) int {
	if hasStdin(args) {
		return p.fail("watch looks at files, and standard input is none: name the files")
	}
	paths := args
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if name := given.Lookup("facts").Value.String(); name != "" {
		paths = append(paths[:len(paths):len(paths)], name)
	} else if name := workspace.FindFacts("."); name != "" {
		paths = append(paths[:len(paths):len(paths)], name)
	}
	changes, err := workspace.Watch(p.ctx, paths)
	if err != nil {
		return p.fail("%v", err)
	}
	for again := true; again; _, again = <-changes {
		f := pflag.NewFlagSet("watch", pflag.ContinueOnError)
		c := &checking{}
		c.declare(f)
		given.Visit(func(set *pflag.Flag) {
			if list, ok := set.Value.(pflag.SliceValue); ok {
				_ = f.Lookup(set.Name).Value.(pflag.SliceValue).Replace(list.GetSlice())
				return
			}
			_ = f.Set(set.Name, set.Value.String())
		})
		if p.colors(c.color, "") {
			p.stdout.WriteString("\x1b[H\x1b[2J\x1b[3J") // a clean page
		}
		code := c.run(p, args)
		freeMemory()
		fmt.Fprintln(p.stdout)
		if p.stdout.Flush() != nil || p.ctx.Err() != nil {
			break
		}
		if code == exitError && c.broken {
			return code
		}
	}
	return exitOK
}
