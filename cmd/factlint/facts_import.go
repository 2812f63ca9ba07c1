package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/workspace"
)

var factsImport = &command{
	name: "import", args: "TABLE", short: "make facts of a spreadsheet: CSV, or a JSON array of objects",
	long: `With --time-column the values of one subject become one fact with a series,
without it each row becomes a fact. The facts are printed, and added to the facts
file with --append. What cannot be read is told with its line, and then nothing
is written.`,
	examples: [][2]string{
		{"factlint facts import trade.csv --subject 'Norland-Sudland trade' --event turnover --value-column usd --time-column year --unit USD", "a series"},
		{"factlint facts import dams.csv --subject-column name --event height --value-column height_m --unit m --append", "a fact a row"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		i := &importing{file: factsFlag(f)}
		f.StringVar(&i.how.ValueColumn, "value-column", "", "the `COLUMN` of the values")
		f.StringVar(&i.how.TimeColumn, "time-column", "", "the `COLUMN` of the years or dates that they are for")
		f.StringSliceVar(&i.how.Subject, "subject", nil, "what the values are said of: the `ID` of a subject, or NAMES")
		f.StringVar(&i.how.SubjectColumn, "subject-column", "", "the `COLUMN` that says what each is said of")
		f.StringSliceVar(&i.how.Event, "event", nil, "the `WORDS` for what is measured")
		f.StringVar(&i.how.EventColumn, "event-column", "", "the `COLUMN` that says what is measured")
		f.StringVar(&i.how.StatementColumn, "statement-column", "", "the `COLUMN` of the facts as sentences")
		f.StringVar(&i.how.IDColumn, "id-column", "", "the `COLUMN` of the ids")
		f.StringVar(&i.how.ID, "id", "", "the `ID`, or the beginning of the ids")
		f.StringVar(&i.how.Unit, "unit", "", "the `UNIT` of the numbers: USD, km, people")
		f.StringVar(&i.how.Source, "source", "", "the `ID` of the source that the table is")
		f.BoolVar(&i.add, "append", false, "add the facts to the facts file")
		return i.run
	},
}

type importing struct {
	file *factsFile
	how  facts.Import
	add  bool
}

func (i *importing) run(p *program, args []string) int {
	if len(args) != 1 {
		return p.fail("facts import takes one table: a .csv or .json file")
	}
	b, err := os.ReadFile(args[0])
	if err != nil {
		return p.fail("reading the table %s: %s", args[0], workspace.Reason(err))
	}
	table, err := facts.ReadTable(args[0], b)
	if err != nil {
		return p.fail("%v", err)
	}
	project := workspace.Empty()
	if i.file.name != "" || i.add || workspace.FindFacts(".") != "" {
		if project = openFacts(p, i.file); project == nil {
			return exitError
		}
		if project.HasErrors() {
			return p.fail("%s cannot be relied on: mend its errors first (factlint facts verify shows them)", project.Path)
		}
	}
	if i.how.Source != "" {
		if s, meant := project.Book.Source(i.how.Source); s == nil {
			return p.noSource(project, i.how.Source, meant)
		}
	}
	entries, err := project.Book.FromTable(table, i.how)
	if err != nil {
		for line := range strings.SplitSeq(err.Error(), "\n") {
			p.errorf("%s", line)
		}
		return p.fail("nothing was imported from %s", args[0])
	}
	if !i.add {
		p.stdout.WriteString("facts:\n")
		for _, f := range entries {
			p.stdout.WriteString(f.Preview())
		}
		return exitOK
	}
	code := p.edit(project.Path, func(b []byte) ([]byte, error) {
		splice, err := facts.AddFacts(project.Path, b, entries)
		if err != nil {
			return b, fmt.Errorf("importing %s: %w", args[0], err)
		}
		return splice.Apply(b), nil
	})
	if code == exitOK {
		p.errorf("added %s to %s", numbered(len(entries), "fact"), project.Path)
	}
	return code
}
