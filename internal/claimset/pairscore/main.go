// Command pairscore runs a program on pairs of short texts and prints how well it tells which of them contradict each
// other in a number or a date.
//
//	go build ./cmd/factlint
//	go run ./internal/claimset/pairscore --program ./factlint testdata/pairs-held/pairs.jsonl
//
// The program is called once for each pair, as `PROGRAM check --no-config --no-facts --format jsonl A.txt B.txt`; a pair is
// flagged where it prints a finding of the rule article-conflict that is no query.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/internal/claimset/program"
)

func main() {
	binary := pflag.String("program", "./factlint", "program to run on each pair")
	misses := pflag.Int("misses", 0, "print so many pairs that are judged wrongly")
	pflag.Parse()
	files := pflag.Args()
	if len(files) == 0 {
		files = []string{"testdata/pairs-held/pairs.jsonl"}
	}
	for _, f := range files {
		if err := run(os.Stdout, f, *binary, *misses); err != nil {
			fmt.Fprintln(os.Stderr, "pairscore:", err)
			os.Exit(1)
		}
	}
}

func run(w io.Writer, file, binary string, misses int) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("reading the pairs: %w", err)
	}
	defer func() { _ = f.Close() }()
	pairs, err := claimset.ReadPairs(f, file)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "pairscore")
	if err != nil {
		return fmt.Errorf("making a folder for the texts: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	var tally claimset.PairTally
	for _, p := range pairs {
		said, err := ask(binary, dir, p)
		if err != nil {
			return fmt.Errorf("running %s on %s: %w", binary, p.ID, err)
		}
		flagged := len(said) > 0
		tally.Add(p.Label, flagged)
		if flagged != (p.Label == claimset.PairContradicts) && misses > 0 {
			misses--
			fmt.Fprintf(w, "%s is %s (%s)%s\n  %s\n  %s\n", p.ID, p.Label, p.Why, strings.Join(append([]string{""}, said...), "; said: "), p.A, p.B)
		}
	}
	c := tally.Contradictions()
	_, err = fmt.Fprintf(w, "%s: %d pairs; contradictions P/R/F1 %.1f / %.1f / %.1f; flagged of agreeing %d of %d, of neutral %d of %d\n", file, len(pairs),
		100*c.Precision, 100*c.Recall, 100*c.F1, tally.Flagged[claimset.PairAgrees], tally.Pairs[claimset.PairAgrees],
		tally.Flagged[claimset.PairNeutral], tally.Pairs[claimset.PairNeutral])
	return err
}

// ask runs the program on one pair, and gives the messages of the conflicts that it reports.
func ask(binary, dir string, p claimset.Pair) ([]string, error) {
	a, b := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
	for path, text := range map[string]string{a: p.A, b: p.B} {
		if err := os.WriteFile(path, []byte(text+"\n"), 0o600); err != nil {
			return nil, fmt.Errorf("writing a text: %w", err)
		}
	}
	type finding struct{ Rule, Severity, Message string }
	found, err := program.Lines[finding](binary, "check", "--no-config", "--no-facts", "--format", "jsonl", a, b)
	var said []string
	for _, f := range found {
		if f.Rule == "article-conflict" && f.Severity != "query" {
			said = append(said, f.Message)
		}
	}
	return said, err
}
