package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

var factsSuggest = &command{
	name: "suggest", args: "[PATH...]", short: "propose facts for the values in articles that no fact speaks of",
	long: `Every value that is stated plainly enough becomes a fact with its sentence as
quote, most repeated first. With --format yaml the facts can be pasted into the
file, with --append they are added to it. A fact that would speak against
another sentence of the articles says too little of what it is said of: it is
shown as a comment, and never appended.`,
	examples: [][2]string{
		{"factlint facts suggest drafts/*.md", "a line a fact"},
		{"factlint facts suggest --format yaml --no-config seeds > facts.yaml", "start a facts file from articles"},
		{"factlint facts suggest --append drafts/new.md", "add them to the facts file"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		s := &suggesting{}
		s.in.declare(f)
		f.StringVar(&s.format, "format", "text", "`FORMAT`: text, yaml or jsonl")
		f.BoolVar(&s.add, "append", false, "add the facts to the facts file")
		f.IntVar(&s.times, "times", 1, "only what is stated `N` times or more")
		return s.run
	},
}

type suggesting struct {
	in     input
	format string
	add    bool
	times  int
}

func (s *suggesting) run(p *program, args []string) int {
	switch {
	case s.format != "text" && s.format != "yaml" && s.format != "jsonl":
		return p.fail("there is no format %q of suggestions: write text, yaml or jsonl", s.format)
	case s.add && s.in.noConfig:
		return p.fail("--append and --no-config contradict each other: give one of them")
	}
	project, code := s.open(p)
	if project == nil {
		return code
	}
	g := project.Book.Suggester()
	code = p.statements(&s.in, project, args, func(v *facts.Survey) { g.Add(v.Doc, copyPath(project, v.Doc.Path)) })
	if code != exitOK {
		return code
	}
	var found []facts.Suggestion
	for _, f := range g.Suggestions() {
		if len(f.Places) >= s.times {
			found = append(found, f)
		}
	}
	if s.add {
		return s.append(p, project, g, found)
	}
	switch s.format {
	case "yaml":
		suggestYAML(p, project, g, found)
	case "jsonl":
		for _, f := range found {
			suggestJSON(p, f)
		}
	default:
		for _, f := range found {
			suggestText(p, f)
		}
	}
	left := ""
	if g.Left > 0 {
		left = "; " + numbered(g.Left, "value") + " left out, as the text does not say plainly enough what is meant"
	}
	p.errorf("%s%s%s", numbered(len(found), "fact"), ofDoubt(found, ", %d of them doubtful"), left)
	return exitOK
}

// open reads the facts file, or stands an empty one in for it.
func (s *suggesting) open(p *program) (*workspace.Project, int) {
	name := s.in.facts
	if name == "" && !s.in.noConfig {
		name = workspace.FindFacts(".")
	}
	if name == "" {
		if s.add {
			return nil, p.fail("there is no facts.yaml here or above to add to: write one with factlint init")
		}
		return workspace.Empty(), exitOK
	}
	project := openFacts(p, &factsFile{name, s.in.outside})
	if project == nil {
		return nil, exitError
	}
	if project.HasErrors() {
		return nil, p.fail("%s cannot be relied on: mend its errors first (factlint facts verify shows them)", project.Path)
	}
	return project, exitOK
}

// copyPath is an article's path as the facts file would name it, "" where it
// lies outside of the file's folder.
func copyPath(project *workspace.Project, article string) string {
	root, err1 := filepath.Abs(project.Root)
	full, err2 := filepath.Abs(filepath.FromSlash(article))
	if err1 != nil || err2 != nil {
		return ""
	}
	rel, err := filepath.Rel(root, full)
	if rel = filepath.ToSlash(rel); err != nil || strings.HasPrefix(rel, "../") {
		return ""
	}
	return rel
}

// ofDoubt says how many facts are doubtful, nothing where none is.
func ofDoubt(found []facts.Suggestion, format string) string {
	if n := doubtful(found); n > 0 {
		return fmt.Sprintf(format, n)
	}
	return ""
}

func doubtful(found []facts.Suggestion) int {
	n := 0
	for _, f := range found {
		if f.Doubt != "" {
			n++
		}
	}
	return n
}

func suggestText(p *program, f facts.Suggestion) {
	value := f.Date + f.Value
	if f.AsOf != "" {
		value += ", " + f.AsOf
	}
	at := f.Places[0]
	fmt.Fprintf(p.stdout, "%s = %s", f.ID, value)
	if len(f.Places) > 1 {
		fmt.Fprintf(p.stdout, " (%d times)", len(f.Places))
	}
	fmt.Fprintf(p.stdout, "\n    %s:%d: %s\n", at.Path, at.Line, f.Statement)
	if f.Doubt != "" {
		fmt.Fprintf(p.stdout, "    doubtful: %s\n", f.Doubt)
	}
}

func suggestJSON(p *program, f facts.Suggestion) {
	b, err := json.Marshal(struct {
		ID        string       `json:"id"`
		Statement string       `json:"statement"`
		Subject   []string     `json:"subject"`
		Event     []string     `json:"event"`
		Date      string       `json:"date"`
		Value     string       `json:"value"`
		AsOf      string       `json:"as_of"`
		Places    []lint.Place `json:"places"`
		Doubt     string       `json:"doubt"`
	}{f.ID, f.Statement, f.Subject, f.Event, f.Date, f.Value, f.AsOf, f.Places, f.Doubt})
	if err == nil {
		p.stdout.Write(append(b, '\n'))
	}
}

// suggestYAML prints the facts as they stand in a file: a whole one, where
// there is none yet.
func suggestYAML(p *program, project *workspace.Project, g *facts.Suggester, found []facts.Suggestion) {
	if project.Path == "" {
		p.stdout.WriteString("factlint: 1\n\n")
	}
	p.stdout.WriteString(facts.SourcesBlock(g.Sources()))
	p.stdout.WriteString("\nfacts:\n")
	for _, f := range found {
		if len(f.Places) > 1 {
			fmt.Fprintf(p.stdout, "  # stated %d times\n", len(f.Places))
		}
		text := f.Preview()
		if f.Doubt != "" {
			fmt.Fprintf(p.stdout, "  # doubtful: %s\n", f.Doubt)
			text = "  # " + strings.TrimSuffix(strings.ReplaceAll(strings.TrimPrefix(text, "  "), "\n  ", "\n  # "), "  # ")
		}
		p.stdout.WriteString(text)
	}
}

// append adds the facts to the file, and the articles as their sources.
func (s *suggesting) append(p *program, project *workspace.Project, g *facts.Suggester, found []facts.Suggestion) int {
	added := 0
	code := p.edit(project.Path, func(b []byte) ([]byte, error) {
		cited := map[string]bool{}
		var take []facts.Entry
		for _, f := range found {
			if f.Doubt == "" {
				take = append(take, f.Entry)
				cited[f.Refs[0].Source] = true
			}
		}
		added = len(take)
		splice, err := facts.AddFacts(project.Path, b, take)
		if err != nil {
			return b, err
		}
		b = splice.Apply(b)
		for _, src := range g.Sources() {
			if !cited[src.ID] {
				continue
			}
			splice, err := facts.AddSource(project.Path, b, src)
			if err != nil {
				return b, err
			}
			b = splice.Apply(b)
		}
		return b, nil
	})
	if code == exitOK {
		p.errorf("added %s to %s%s", numbered(added, "fact"), project.Path, ofDoubt(found, "; %d doubtful left out"))
	}
	return code
}
