package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
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
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"pack": pack, "unpack": unpack},
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

// pack makes an archive, such as a Word document, of the files of a folder:
// pack NAME FOLDER FILE...
func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: pack NAME FOLDER FILE...")
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range args[2:] {
		f, err := w.Create(name)
		ts.Check(err)
		_, err = f.Write([]byte(strings.TrimSuffix(ts.ReadFile(filepath.Join(args[1], name)), "\n")))
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// unpack writes the files of an archive into a folder: unpack NAME FOLDER
func unpack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unpack NAME FOLDER")
	}
	r, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer r.Close()
	for _, f := range r.File {
		in, err := f.Open()
		ts.Check(err)
		b, err := io.ReadAll(in)
		ts.Check(err)
		in.Close()
		name := filepath.Join(ts.MkAbs(args[1]), filepath.FromSlash(f.Name))
		ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
		ts.Check(os.WriteFile(name, append(b, '\n'), 0o644))
	}
}
