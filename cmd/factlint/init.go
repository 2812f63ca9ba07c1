package main

import (
	_ "embed"
	"os"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/workspace"
)

// startFacts is the facts file that init writes.
//
//go:embed init.yaml
var startFacts []byte

var initCommand = &command{
	name: "init", args: "[FILE]", short: "write a commented facts.yaml to start from",
	long: "FILE is facts.yaml in the working folder if it is left out. A file that is there is left as it is.",
	flags: func(*pflag.FlagSet) func(*program, []string) int {
		return initFacts
	},
}

func initFacts(p *program, args []string) int {
	name := workspace.FactsName
	switch len(args) {
	case 0:
	case 1:
		name = args[0]
	default:
		return p.fail("init takes the name of one file")
	}
	if name == workspace.Stdin {
		p.stdout.Write(startFacts)
		return exitOK
	}
	if _, err := os.Lstat(name); err == nil {
		return p.fail("%s is there already, and is left as it is", name)
	}
	if err := workspace.Write(name, startFacts); err != nil {
		return p.fail("writing the facts file: %v", err)
	}
	p.errorf("wrote %s: put your facts into it, then run factlint check", name)
	return exitOK
}
