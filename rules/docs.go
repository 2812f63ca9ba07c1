package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
)

//go:generate go test -run TestDocs . -update

// Docs is the page of all rules, in Markdown: a table of them with their
// default severities and what was measured, and then each rule's own page.
func Docs() string {
	var b strings.Builder
	b.WriteString(docsHead)
	rules := All()
	b.WriteString("| rule | default | finds | measured |\n|---|---|---|---|\n")
	for _, r := range rules {
		page, _ := lint.ParsePage(r.Page())
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s |\n", r.Name, r.Name, r.Severity, inCell(firstSentence(page.Summary)), inCell(page.Measured))
	}
	for _, r := range rules {
		b.WriteString("\n")
		fenced := false
		for _, line := range strings.Split(strings.TrimRight(r.Page(), "\n"), "\n") {
			if strings.HasPrefix(line, "```") {
				fenced = !fenced
			}
			if !fenced && strings.HasPrefix(line, "#") {
				line = "#" + line // the pages' titles are this page's headings
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

const docsHead = `# Rules

<!-- Made from rules/*.md by 'go generate ./rules'. Change those, not this. -->

An error may fail a build, a warning is probably right, a query asks the editor
and fails nothing by default. "factlint explain NAME" prints a rule's page, and
the settings of facts.yaml set severities and turn rules off (see settings.md).

Measured: all rules ran over 2.1 million words of edited prose (textbooks,
government pages, speeches, encyclopaedia articles, news), and every finding was
read. "Planted errors" are errors put into true texts of a dozen shapes and more
for each rule, by the test that holds the rules to nine in ten. The rules have
learnt from those shapes. Of 145 errors in fresh sentences, five a rule, written
by somebody who had not read the rules, they found 127 (88 %) at first reading,
and raised no alarm on the same sentences put right: expect that of a draft.

`

// firstSentence is a paragraph up to its first full stop.
func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}

// inCell is s as the text of a table's cell.
func inCell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }
