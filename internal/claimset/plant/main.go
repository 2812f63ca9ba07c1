// Command plant tells how many wrong values a program would find in articles of your own: it takes every value that the program
// finds supported by the facts, puts a wrong one in its place in a copy of the article, one at a time, and runs the program on
// the copy.
//
//	go build ./cmd/factlint
//	go run ./internal/claimset/plant --program ./factlint --facts facts.yaml seeds
//
// The program is called as `PROGRAM claims --no-cache --facts FILE --format jsonl PATH...` for what is supported and as
// `PROGRAM check ...` for what is found. The figures are those of the values whose fact the program knows when they are right: a
// telling that it does not recognise is not planted in.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/internal/claimset/program"
)

type config struct {
	program, facts string
	misses         int
}

func main() {
	var c config
	pflag.StringVar(&c.program, "program", "", "program to run")
	pflag.StringVar(&c.facts, "facts", "facts.yaml", "facts file")
	pflag.IntVar(&c.misses, "misses", 0, "print so many of the planted values that were neither found nor asked about")
	pflag.Parse()
	if err := run(os.Stdout, c, pflag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "plant:", err)
		os.Exit(1)
	}
}

// a value is a line of `claims`, of which only this is needed.
type value struct {
	Path       string
	Start, End int
	Text, Kind string
	Fact       string
	Verdict    string
}

// a finding is a line of `check`.
type finding struct {
	Rule, Severity string
	Start, End     int
}

// a trial is one wrong value in one copy.
type trial struct {
	value
	claimset.Slip
	answer string // the severity of what was found at its place, "" for nothing
}

func run(w io.Writer, c config, paths []string) error {
	if c.program == "" || len(paths) == 0 {
		return errors.New("name a --program to run and the articles to plant errors in")
	}
	values, err := lines[value](c, "claims", paths...)
	if err != nil {
		return err
	}
	untouched, err := lines[finding](c, "check", paths...)
	if err != nil {
		return err
	}
	trials := prepare(values)
	if len(trials) == 0 {
		return fmt.Errorf("no value of the articles is supported by %s, so there is none to plant an error in", c.facts)
	}
	for i := range trials {
		if err := try(c, &trials[i]); err != nil {
			return err
		}
	}
	return print(w, c, trials, untouched)
}

// prepare lists the trials: each fact at its first telling in each article, each slip.
func prepare(values []value) []trial {
	type telling struct{ path, fact string }
	seen := map[telling]bool{}
	var out []trial
	for _, v := range values {
		if k := (telling{v.Path, v.Fact}); v.Verdict != "supported" || seen[k] {
			continue
		} else {
			seen[k] = true
		}
		for _, s := range claimset.Slips(v.Text, v.Kind) {
			out = append(out, trial{value: v, Slip: s})
		}
	}
	return out
}

// try runs the program on a copy with the wrong value and keeps what it says of it.
func try(c config, t *trial) error {
	text, err := os.ReadFile(t.Path)
	if err != nil {
		return fmt.Errorf("reading the article: %w", err)
	}
	if t.End > len(text) || string(text[t.Start:t.End]) != t.value.Text {
		return fmt.Errorf("%s does not read %q at byte %d, as the program says; only plain text and Markdown can be planted in", t.Path, t.value.Text, t.Start)
	}
	dir, err := os.MkdirTemp("", "plant")
	if err != nil {
		return fmt.Errorf("making a folder for the copy: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	name := filepath.Join(dir, filepath.Base(t.Path))
	text = append(append(append([]byte(nil), text[:t.Start]...), t.Slip.Text...), text[t.End:]...)
	if err := os.WriteFile(name, text, 0o600); err != nil {
		return fmt.Errorf("writing the copy: %w", err)
	}
	found, err := lines[finding](c, "check", name)
	if err != nil {
		return err
	}
	for _, f := range found {
		if f.Rule == "fact-conflict" && f.Start < t.Start+len(t.Slip.Text) && t.Start < f.End {
			t.answer = f.Severity
		}
	}
	return nil
}

// lines runs a command of the program on some articles and reads the lines that it prints.
func lines[T any](c config, command string, paths ...string) ([]T, error) {
	return program.Lines[T](c.program, append([]string{command, "--no-cache", "--facts", c.facts, "--format", "jsonl"}, paths...)...)
}

var severities = []string{"error", "warning", "query", ""}

func print(w io.Writer, c config, trials []trial, untouched []finding) error {
	counts := map[string]map[string]int{}
	var causes []string
	count := func(cause, answer string) {
		if counts[cause] == nil {
			counts[cause] = map[string]int{}
			causes = append(causes, cause)
		}
		counts[cause][answer]++
		counts[cause]["all"]++
	}
	for _, t := range trials {
		count(t.Cause, t.answer)
	}
	for _, t := range trials {
		count("all", t.answer)
		if t.answer == "" && c.misses > 0 {
			c.misses--
			fmt.Fprintf(w, "%s: %q instead of %q (%s) is not found\n", t.Path, t.Slip.Text, t.value.Text, t.Fact)
		}
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "cause\tplanted\terror\twarning\tquery\tmissed\tfound %")
	for _, cause := range causes {
		n := counts[cause]
		fmt.Fprintf(tw, "%s\t%d", cause, n["all"])
		for _, s := range severities {
			fmt.Fprintf(tw, "\t%d", n[s])
		}
		fmt.Fprintf(tw, "\t%.0f\n", 100*float64(n["error"]+n["warning"])/float64(n["all"]))
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	before := map[string]int{}
	for _, f := range untouched {
		if f.Rule == "fact-conflict" {
			before[f.Severity]++
		}
	}
	_, err := fmt.Fprintf(w, "in the articles as they are: %d errors, %d warnings, %d queries against the facts\n", before["error"], before["warning"], before["query"])
	return err
}
