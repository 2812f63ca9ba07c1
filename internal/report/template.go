package report

import (
	"encoding/json"
	"fmt"
	"io"
	"text/template"
)

var _ = add(Format{Name: "template", Summary: "a Go template of your own, see --template", Claims: true, Write: writeTemplate})

// writeTemplate runs the user's template over the report: {{range .Findings}}
// {{.Path}}:{{.Line}} {{.Message}}{{"\n"}}{{end}}. Beside Go's own functions
// there are json and summary.
func writeTemplate(w io.Writer, r *Report) error {
	t, err := template.New("--template").Funcs(template.FuncMap{
		"json": func(v any) (string, error) {
			b, err := json.Marshal(v)
			return string(b), err
		},
		"summary": r.SummaryLine,
	}).Parse(r.Template)
	if err != nil {
		return fmt.Errorf("reading the template: %w", err)
	}
	var b buffered
	if err := t.Execute(&b.Buffer, r); err != nil {
		return fmt.Errorf("running the template: %w", err)
	}
	return b.to(w)
}
