// Command score runs a program on the benchmark of drafts and prints how well it tells what is wrong.
//
//	go build ./cmd/factlint
//	go run ./internal/claimset/score --program ./factlint testdata/claims-held
//	go run ./internal/claimset/score --predictions said.jsonl testdata/claims-held
//
// The program is called once for each topic, as `PROGRAM claims --facts FILE --format jsonl ARTICLE...`. Other programs can
// be scored by their predictions: one JSON object a line with path, start, end, verdict and fact, where the path begins with
// the topic's name ("02-dam/articles/a-wire.txt").
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/internal/claimset/program"
)

type config struct {
	program, predictions string
	misses               int
	causes               bool
}

func main() {
	var c config
	pflag.StringVar(&c.program, "program", "", "program to run on each topic")
	pflag.StringVar(&c.predictions, "predictions", "", "JSON lines to score instead of running a program; - is standard input")
	pflag.IntVar(&c.misses, "misses", 0, "print so many misses of each topic")
	pflag.BoolVar(&c.causes, "causes", false, "print how many contradictions of each cause are found")
	pflag.Parse()
	roots := pflag.Args()
	if len(roots) == 0 {
		roots = []string{"testdata/claims-held"}
	}
	if err := run(os.Stdout, roots, c); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, roots []string, c config) error {
	if (c.program == "") == (c.predictions == "") {
		return errors.New("name either a --program to run or a file of --predictions")
	}
	said, err := readPredictions(c.predictions)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "topic\tvalues\tmentions P/R/F1\tcontradictions P/R/F1\tagreements P/R/F1\talarms in 1,000 words")
	var total claimset.Tally
	for _, root := range roots {
		topics, err := claimset.Load(os.DirFS(root), ".")
		if err != nil {
			return err
		}
		for _, t := range topics {
			mine := said[t.Name]
			if c.program != "" {
				if mine, err = ask(c.program, root, t); err != nil {
					return fmt.Errorf("running %s on %s: %w", c.program, t.Name, err)
				}
			}
			tally, misses := t.Score(mine)
			total.Add(tally)
			row(table, t.Name, tally)
			for _, m := range misses[:min(c.misses, len(misses))] {
				fmt.Fprintf(w, "%s/%s: %q %s [%s]\n", t.Name, m.File, m.Text, m.Problem, m.Why)
			}
		}
	}
	row(table, "all", total)
	if err := table.Flush(); err != nil || !c.causes {
		return err
	}
	fmt.Fprintln(table, "\ncause\tcontradictions\tfound\tpercent")
	for _, cause := range total.Causes {
		fmt.Fprintf(table, "%s\t%d\t%d\t%.0f\n", cause.Name, cause.Gold, cause.Hit, 100*float64(cause.Hit)/float64(cause.Gold))
	}
	return table.Flush()
}

func row(w io.Writer, name string, t claimset.Tally) {
	rates := func(r claimset.PRF) string {
		return fmt.Sprintf("%.1f / %.1f / %.1f", 100*r.Precision, 100*r.Recall, 100*r.F1)
	}
	fmt.Fprintf(w, "%s\t%d\t%s\t%s\t%s\t%.2f\n", name, t.Gold, rates(t.Mentions()), rates(t.Contradictions()), rates(t.Agreements()), t.AlarmsPer1000())
}

// ask runs the program on a topic's articles with a facts file made for it.
func ask(binary, root string, t claimset.Topic) ([]claimset.Prediction, error) {
	dir, err := os.MkdirTemp("", "claimset")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the facts file: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	facts := filepath.Join(dir, "facts.yaml")
	if err := os.WriteFile(facts, t.FactsYAML(), 0o600); err != nil {
		return nil, fmt.Errorf("writing the facts file: %w", err)
	}
	args := []string{"claims", "--facts", facts, "--format", "jsonl"}
	for _, a := range t.Articles {
		args = append(args, filepath.Join(root, t.Name, filepath.FromSlash(a.Path)))
	}
	all, err := program.Lines[claimset.Prediction](binary, args...)
	if err != nil {
		return nil, err
	}
	mine, err := byTopic(all, "its output")
	return mine[t.Name], err
}

func readPredictions(name string) (map[string][]claimset.Prediction, error) {
	if name == "" {
		return nil, nil
	}
	if name == "-" {
		return parse(os.Stdin, "standard input")
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading the predictions: %w", err)
	}
	defer func() { _ = f.Close() }()
	return parse(f, name)
}

// parse reads JSON lines and sorts them by topic.
func parse(r io.Reader, name string) (map[string][]claimset.Prediction, error) {
	all, err := program.Read[claimset.Prediction](r, name)
	if err != nil {
		return nil, err
	}
	return byTopic(all, name)
}

// byTopic sorts predictions by their topic, which is the folder above "articles" in
// each path, and leaves of the paths what lies within it.
func byTopic(all []claimset.Prediction, name string) (map[string][]claimset.Prediction, error) {
	sorted := map[string][]claimset.Prediction{}
	for i, p := range all {
		folder, file := path.Split(filepath.ToSlash(p.Path))
		articles := path.Clean(folder)
		if path.Base(articles) != "articles" {
			return nil, fmt.Errorf("%s, line %d: the path %q has no folder articles", name, i+1, p.Path)
		}
		topic := path.Base(path.Dir(articles))
		p.Path = path.Join("articles", file)
		sorted[topic] = append(sorted[topic], p)
	}
	return sorted, nil
}
