package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestDocs runs the examples of README.md and of the guides: a fenced block
// with file=NAME in its info string is written to a file, a "console" block
// holds commands after "$ " with what they print. A page starts with the
// project's own facts.yaml and seeds. Commands in other blocks are held to the
// flags that there are.
func TestDocs(t *testing.T) {
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append([]string{"../../README.md"}, pages...) {
		t.Run(filepath.Base(page), func(t *testing.T) {
			b, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			out := runPage(t, string(b))
			if out == string(b) {
				return
			}
			if *update {
				if err := os.WriteFile(page, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("the examples print something else; go test ./cmd/factlint -run TestDocs -update writes it down:\n%s", out)
		})
	}
}

var fence = regexp.MustCompile("(?ms)^```([a-z]+)([^\n]*)\n(.*?)^```$")

// runPage gives the page with what its commands really print.
func runPage(t *testing.T, page string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"facts.yaml", "seeds"} {
		src, err := filepath.Abs("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := exec.Command("cp", "-r", src, dir).Run(); err != nil {
			t.Skip("cp copies the files that the examples read: ", err)
		}
	}
	return fence.ReplaceAllStringFunc(page, func(block string) string {
		m := fence.FindStringSubmatch(block)
		lang, info, body := m[1], m[2], m[3]
		if _, name, ok := strings.Cut(info, "file="); ok {
			name = filepath.Join(dir, strings.Fields(name)[0])
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(body), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		checkFlags(t, body)
		if lang != "console" {
			return block
		}
		var out strings.Builder
		for _, line := range strings.Split(body, "\n") {
			command, ok := strings.CutPrefix(line, "$ ")
			if !ok {
				continue
			}
			out.WriteString("$ " + command + "\n" + runLine(t, dir, command))
		}
		return "```" + lang + info + "\n" + out.String() + "```"
	})
}

// runLine runs a command as it is typed, and gives what it prints.
func runLine(t *testing.T, dir, command string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(self, filepath.Join(bin, "factlint")); err != nil {
		t.Skip("a link stands for the program: ", err)
	}
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "NO_COLOR=1", "FACTLINT_TEST_MAIN=1")
	var both bytes.Buffer
	cmd.Stdout, cmd.Stderr = &both, &both
	_ = cmd.Run() // findings exit 1
	return both.String()
}

var typed = regexp.MustCompile(`(?m)\bfactlint((?: +[^ \n|&;]+)+)`)

// checkFlags finds flags in examples that no command has.
func checkFlags(t *testing.T, body string) {
	t.Helper()
	for _, m := range typed.FindAllStringSubmatch(body, -1) {
		words := strings.Fields(m[1])
		cmd := find(commands(), words[0])
		if cmd == nil {
			continue
		}
		words = words[1:]
		for len(cmd.subs) > 0 && len(words) > 0 && find(cmd.subs, words[0]) != nil {
			cmd, words = find(cmd.subs, words[0]), words[1:]
		}
		if cmd.flags == nil {
			continue
		}
		flags := pflag.NewFlagSet("", pflag.ContinueOnError)
		cmd.flags(flags)
		for _, w := range words {
			name, _, _ := strings.Cut(strings.TrimLeft(strings.Trim(w, "`'\"),.]"), "-"), "=")
			if strings.HasPrefix(w, "--") && name != "" && flags.Lookup(name) == nil && name != "help" {
				t.Errorf("factlint %s has no flag --%s, though an example gives it", cmd.name, name)
			}
		}
	}
}
