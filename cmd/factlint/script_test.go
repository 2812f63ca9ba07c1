package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts print into their expected output")

func TestMain(m *testing.M) {
	if os.Getenv("FACTLINT_TEST_MAIN") != "" && filepath.Base(os.Args[0]) == "factlint" {
		main() // this test program plays factlint in the examples of the docs
	}
	testscript.Main(m, map[string]func(){"factlint": main})
}

// TestScripts runs the whole program: each file of testdata holds articles,
// commands and what they print, word for word.
func TestScripts(t *testing.T) {
	seeds, err := filepath.Abs("../../seeds")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "1")
			e.Setenv("SEEDS", seeds)
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
			e.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			e.Setenv("GIT_AUTHOR_NAME", "Ada")
			e.Setenv("GIT_AUTHOR_EMAIL", "ada@example.org")
			e.Setenv("GIT_COMMITTER_NAME", "Ada")
			e.Setenv("GIT_COMMITTER_EMAIL", "ada@example.org")
			return os.MkdirAll(filepath.Join(e.WorkDir, ".cache"), 0o755)
		},
	})
}
