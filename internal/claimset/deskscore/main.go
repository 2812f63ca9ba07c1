// Command deskscore runs a program on desks, folders of long articles on one story, and prints how many of the errors
// that were planted there it finds, and how much else it reports.
//
//	go build ./cmd/factlint
//	go run ./internal/claimset/deskscore --program ./factlint testdata/desks
//
// The program is called once for each desk, as `PROGRAM check --no-config --no-facts --no-cache --format jsonl FILE...`;
// queries do not count.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/internal/claimset/program"
)

func main() {
	binary := pflag.String("program", "./factlint", "program to run on each desk")
	misses := pflag.Int("misses", 0, "print so many errors that were missed and findings that are false, of each desk")
	only := pflag.StringSlice("only", nil, "score these desks alone, by name")
	pflag.Parse()
	dirs := pflag.Args()
	if len(dirs) == 0 {
		dirs = []string{"testdata/desks"}
	}
	for _, dir := range dirs {
		if err := run(os.Stdout, dir, *binary, *misses, *only); err != nil {
			fmt.Fprintln(os.Stderr, "deskscore:", err)
			os.Exit(1)
		}
	}
}

func run(w io.Writer, dir, binary string, misses int, only []string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("listing the desks: %w", err)
	}
	wanted := map[string]bool{}
	for _, name := range only {
		wanted[name] = true
	}
	var tally claimset.DeskTally
	for _, e := range entries {
		if !e.IsDir() || len(only) > 0 && !wanted[e.Name()] {
			continue
		}
		d, err := claimset.ReadDesk(os.DirFS(dir), e.Name())
		if err != nil {
			return err
		}
		findings, err := ask(binary, dir, d)
		if err != nil {
			return fmt.Errorf("running %s on %s: %w", binary, d.Name, err)
		}
		missed, wrong := tally.Add(d, findings)
		show(w, d, missed, wrong, misses)
	}
	_, err = fmt.Fprintf(w, "%s: %d words, %d errors; findings P/R %.1f / %.1f; %d false, %d of them in %d desks that are right; between articles %d of %d found\n", dir,
		tally.Words, tally.Errors, 100*tally.Precision(), 100*tally.Recall(), tally.False, tally.RightFalse, tally.RightDesks, tally.BetweenFound, tally.Between)
	return err
}

// show prints what was judged wrongly in a desk.
func show(w io.Writer, d *claimset.Desk, missed []claimset.DeskError, wrong []claimset.DeskFinding, most int) {
	for i := range missed {
		if e := &missed[i]; i < most {
			fmt.Fprintf(w, "%s: missed (%s, %s): %s in %s, %s in %s\n", d.Name, e.Kind, e.Cause, e.A.Text, e.A.File, e.B.Text, e.B.File)
		}
	}
	for i := range wrong {
		if f := &wrong[i]; i < most {
			fmt.Fprintf(w, "%s: false: %s:%d: %s: %s [%s]\n", d.Name, f.Places[0].File, f.Places[0].Start, f.Severity, f.Message, f.Rule)
		}
	}
}

// ask runs the program on one desk, and gives the findings that are no queries.
func ask(binary, dir string, d *claimset.Desk) ([]claimset.DeskFinding, error) {
	args := []string{"check", "--no-config", "--no-facts", "--no-cache", "--format", "jsonl"}
	for _, a := range d.Articles {
		args = append(args, filepath.Join(dir, filepath.FromSlash(a)))
	}
	type finding struct {
		place
		Rule, Severity, Message string
		Related                 []place
	}
	found, err := program.Lines[finding](binary, args...)
	var out []claimset.DeskFinding
	for _, f := range found {
		if f.Severity == "query" {
			continue
		}
		df := claimset.DeskFinding{Rule: f.Rule, Severity: f.Severity, Message: f.Message, Places: []claimset.DeskPlace{f.in()}}
		for _, r := range f.Related {
			df.Places = append(df.Places, r.in())
		}
		out = append(out, df)
	}
	return out, err
}

// place is a place as the program prints it.
type place struct {
	Path       string
	Start, End int
}

func (p place) in() claimset.DeskPlace {
	return claimset.DeskPlace{File: filepath.Base(p.Path), Start: p.Start, End: p.End}
}
