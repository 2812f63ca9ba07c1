package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

var factsAdd = &command{
	name: "add", args: "SENTENCE", short: "make a fact of a sentence and add it to the facts file",
	long: `Id, subject, event and value are read out of the sentence; each can be given by
a flag. The fact is shown, checked, and written once you say yes. All that the
file holds stays as it is. A quote that is left out is looked for in the
source's saved copy.`,
	examples: [][2]string{
		{`factlint facts add "The dam was opened in 2007." --source yearbook --quote "opened in 2007"`, "with its source"},
		{`factlint facts add "The dam cost $1.4 billion." --subject dam --event cost,price --yes`, "without being asked"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		a := &adding{file: factsFlag(f)}
		f.StringVar(&a.wish.ID, "id", "", "the `ID` of the fact (default: made of subject and event)")
		f.StringSliceVar(&a.wish.Subject, "subject", nil, "what it is said of: the `ID` of a subject, or NAMES")
		f.StringSliceVar(&a.wish.Event, "event", nil, "the `WORDS` for what happened or is measured")
		f.StringVar(&a.wish.Value, "value", "", "the `VALUE`, where the sentence holds several or none")
		f.StringVar(&a.wish.Date, "date", "", "the `DATE` that the fact states, where the sentence holds several or none")
		f.StringVar(&a.wish.AsOf, "as-of", "", "the `TIME` or the version for which the value holds")
		f.StringVar(&a.ref.Source, "source", "", "the `ID` of the source")
		f.StringVar(&a.ref.Quote, "quote", "", "the `WORDS` of the source that state it")
		f.StringVar(&a.ref.Locator, "locator", "", "the `PLACE` in the source: p. 4")
		f.BoolVarP(&a.yes, "yes", "y", false, "write it without asking")
		f.BoolVar(&a.dry, "dry-run", false, "show it and write nothing")
		return a.run
	},
}

type adding struct {
	file     *factsFile
	wish     facts.Wish
	ref      facts.EntryRef
	yes, dry bool
}

func (a *adding) run(p *program, args []string) int {
	if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
		return p.fail(`facts add takes one sentence: put it in quotation marks, as in factlint facts add "The dam was opened in 2007."`)
	}
	project := openFacts(p, a.file)
	if project == nil {
		return exitError
	}
	if project.HasErrors() {
		return p.fail("%s cannot be relied on: mend its errors first (factlint facts verify shows them)", project.Path)
	}
	if code := a.cite(p, project, args[0]); code != exitOK {
		return code
	}
	entry, err := project.Book.Propose(args[0], a.wish)
	if err != nil {
		return p.fail("%v", err)
	}
	if f, _ := project.Book.Fact(entry.ID); f != nil {
		return p.fail("there is a fact %q already, at %s:%d: give this one another --id", entry.ID, f.Pos.Path, f.Pos.Line)
	}
	return a.write(p, project, entry)
}

// cite makes the citation: the source must be declared, and a quote that is
// left out is the sentence, where it stands in the copy.
func (a *adding) cite(p *program, project *workspace.Project, sentence string) int {
	if a.ref.Source == "" {
		if a.ref.Quote != "" || a.ref.Locator != "" {
			return p.fail("a quote needs its source: give --source")
		}
		return exitOK
	}
	s, meant := project.Book.Source(a.ref.Source)
	if s == nil {
		return p.noSource(project, a.ref.Source, meant)
	}
	if a.ref.Quote == "" {
		a.ref.Quote = a.findQuote(p, project, s, sentence)
	}
	a.wish.Refs = []facts.EntryRef{a.ref}
	return exitOK
}

// findQuote is the sentence where it stands in the copy of the source. Where it
// does not, the fact has no quote to be checked by, and that is said.
func (a *adding) findQuote(p *program, project *workspace.Project, s *lint.Source, sentence string) string {
	if s.Copy == "" {
		p.errorf("warning: the fact gets no quote: source %s has no saved copy to look for one in", a.ref.Source)
		fmt.Fprintf(p.stderr, "    Give the words of the source with --quote, and save it as a text that its 'copy:' in %s names.\n", project.Path)
		return ""
	}
	b, err := project.Files().ReadFile(s.Copy)
	if err != nil {
		p.errorf("warning: the fact gets no quote: the saved copy %s cannot be read (%v)", s.Copy, err)
		fmt.Fprintln(p.stderr, "    Save the source there, or give its words with --quote.")
		return ""
	}
	text := copyText(s.Copy, b)
	if facts.Locate(text, lint.Quote{Exact: sentence}) > 0 {
		return sentence
	}
	p.errorf("warning: the fact gets no quote: the sentence does not stand in %s", s.Copy)
	if passage := nearestTo(text, sentence); passage != "" {
		fmt.Fprintf(p.stderr, "    The nearest passage reads: %s\n", passage)
	}
	fmt.Fprintln(p.stderr, `    Give the words that state it, as they stand there: --quote "..."`)
	return ""
}

// nearestTo is the passage of a copy that is most like a sentence, and rather one
// that has its figure than one that has more of its other words.
func nearestTo(text, sentence string) string {
	words := strings.Fields(sentence)
	for i, w := range words {
		if !strings.ContainsAny(w, "0123456789") {
			continue
		}
		figure := strings.Trim(w, ".,;:!?()\"")
		if passage := facts.Nearest(text, strings.Join(words[max(0, i-2):min(len(words), i+3)], " ")); strings.Contains(passage, figure) {
			return passage
		}
	}
	return facts.Nearest(text, sentence)
}

// write shows the fact, checks it in its place, asks, and writes.
func (a *adding) write(p *program, project *workspace.Project, entry facts.Entry) int {
	before, err := os.ReadFile(filepath.FromSlash(project.Path))
	if err != nil {
		return p.fail("reading %s: %v", project.Path, err)
	}
	splice, err := facts.AddFact(project.Path, before, entry)
	if err != nil {
		return p.fail("%v", err)
	}
	after := splice.Apply(before)
	line := 1 + strings.Count(string(before[:splice.Start]), "\n")
	fmt.Fprintf(p.stdout, "%s:%d:\n", project.Path, line)
	for l := range strings.Lines(entry.Preview()) {
		p.stdout.WriteString("+" + l)
	}
	p.stdout.Flush()
	if len(entry.Event) == 0 {
		p.errorf("warning: nothing in the sentence says what happened or is measured")
		fmt.Fprintln(p.stderr, "    Give words for it with --event: without any, the fact is hard to tell from others on its subject.")
	}
	bad := a.judge(p, project, after, entry.ID)
	switch {
	case a.dry:
		if bad {
			return exitFindings
		}
		return exitOK
	case bad && a.yes:
		p.errorf("nothing was written: mend the fact, or add it without --yes to decide by yourself")
		return exitFindings
	case !a.yes && !p.ask("Add it to "+project.Path+"?"):
		p.errorf("nothing was written")
		return exitFindings
	}
	if err := workspace.Write(filepath.FromSlash(project.Path), after); err != nil {
		return p.fail("writing %s: %v", project.Path, err)
	}
	p.errorf("added fact %s to %s", entry.ID, project.Path)
	return exitOK
}

// judge reports what would be wrong with the file once the fact is in it.
func (a *adding) judge(p *program, project *workspace.Project, after []byte, id string) (bad bool) {
	book := facts.Load(project.Path, after, facts.Config{Files: project.Files(), Rules: ruleNames()})
	found := append(book.Faults, book.Verify(facts.VerifyConfig{Files: project.Files(), Text: copyText})...)
	for i := range found {
		f := &found[i]
		if f.Fact == nil || *f.Fact != id {
			if f.Severity != lint.Error.String() || f.Rule != facts.RuleSchema && f.Rule != facts.RuleSyntax {
				continue
			}
		}
		bad = bad || f.Severity == lint.Error.String()
		p.errorf("%s: %s", f.Severity, f.Message)
		for l := range strings.SplitSeq(f.Detail, "\n") {
			fmt.Fprintln(p.stderr, "    "+l)
		}
	}
	return bad
}

// ask puts a question that y answers with yes. Where nobody can answer it is
// answered with no.
func (p *program) ask(question string) bool {
	fmt.Fprint(p.stderr, question+" [y/N] ")
	answer, err := bufio.NewReader(p.stdin).ReadString('\n')
	if err != nil && answer == "" {
		fmt.Fprintln(p.stderr)
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes"
}
