package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// initLine is a line of GODEBUG=inittrace=1: the package, and how many bytes
// in how many pieces it allocated before main.
var initLine = regexp.MustCompile(`(?m)^init (\S+) @.*?, (\d+) bytes, (\d+) allocs$`)

// TestNothingIsPreparedBeforeItIsNeeded holds the packages of the project to
// small variables: every command pays for what a package makes before main,
// whether it uses it or not. What takes more belongs into a sync.OnceValue.
func TestNothingIsPreparedBeforeItIsNeeded(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	cmd := exec.Command(self, "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, m := range initLine.FindAllStringSubmatch(trace.String(), -1) {
		inner, ours := strings.CutPrefix(m[1], "github.com/factlint/factlint/")
		if !ours || strings.HasPrefix(inner, "cmd/") {
			continue // a command has the variables of its tests, here
		}
		seen++
		bytes, _ := strconv.Atoi(m[2])
		pieces, _ := strconv.Atoi(m[3])
		if bytes > 32<<10 || pieces > 400 {
			t.Errorf("package %s allocates %d bytes in %d pieces before main: make it when it is first asked for", inner, bytes, pieces)
		}
	}
	if seen == 0 {
		t.Errorf("no package of the project is in the trace:\n%.500s", trace.String())
	}
}
