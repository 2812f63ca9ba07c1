package report

import (
	"fmt"
	"io"
	"strings"
)

var _ = add(Format{Name: "github", Streams: true, Summary: "annotations of GitHub Actions", Write: writeGitHub})

// writeGitHub writes workflow commands. A query is a notice. GitHub counts
// columns in UTF-16 units, as it does in SARIF.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func writeGitHub(w io.Writer, r *Report) error {
	var b buffered
	for f := range r.Each() {
		if err := b.pass(w); err != nil {
			return err
		}
		command := map[string]string{"error": "error", "warning": "warning"}[f.Severity]
		if command == "" {
			command = "notice"
		}
		line, column := r.utf16(f.Path, f.Start, f.Line, f.Column)
		endLine, endColumn := r.utf16(f.Path, f.End, f.EndLine, f.EndColumn)
		at := fmt.Sprintf("file=%s,line=%d,endLine=%d", property(f.Path), line, endLine)
		if line == endLine { // GitHub takes columns of a single line only
			at += fmt.Sprintf(",col=%d,endColumn=%d", column, max(column, endColumn))
		}
		b.printf("::%s %s,title=%s::%s\n", command, at, property("factlint: "+f.Rule), message(longMessage(f)))
	}
	return b.to(w)
}

var messageEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

var propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")

func message(s string) string { return messageEscapes.Replace(s) }

func property(s string) string { return propertyEscapes.Replace(s) }
