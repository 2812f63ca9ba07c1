package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/pflag"
)

// release is set by the release script; a program built otherwise has the
// version of its module.
var release string

var versionCommand = &command{
	name: "version", short: "print the version",
	flags: func(*pflag.FlagSet) func(*program, []string) int {
		return func(p *program, args []string) int {
			fmt.Fprintf(p.stdout, "factlint %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return exitOK
		}
	},
}

// version is the version of this program, "devel" where none was given to it.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
