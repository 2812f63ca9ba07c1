package report

import (
	"encoding/json"
	"io"

	"github.com/factlint/factlint/lint"
)

var _ = add(Format{Name: "jsonl", Streams: true, Summary: "one JSON object a finding, one a line", Write: writeJSONLines})

var _ = add(Format{Name: "json", Summary: "one JSON document: findings and counts", Write: writeJSON})

func writeJSONLines(w io.Writer, r *Report) error {
	var b buffered
	enc := json.NewEncoder(&b.Buffer)
	enc.SetEscapeHTML(false)
	for f := range r.Each() {
		if err := b.pass(w); err != nil {
			return err
		}
		if err := enc.Encode(f); err != nil {
			return err
		}
	}
	return b.to(w)
}

// document is the form of --format json.
type document struct {
	Version  string         `json:"version"`
	Articles int            `json:"articles"`
	Unread   int            `json:"unread"`
	Facts    int            `json:"facts"`
	Claims   int            `json:"claims"`
	Verdicts verdicts       `json:"verdicts"`
	Ignored  int            `json:"ignored"`
	Baseline int            `json:"baseline"`
	Findings []lint.Finding `json:"findings"`
}

type verdicts struct {
	Supported    int `json:"supported"`
	Contradicted int `json:"contradicted"`
	Disputed     int `json:"disputed"`
	Stale        int `json:"stale"`
	Derived      int `json:"derived"`
	Query        int `json:"query"`
	Unmatched    int `json:"unmatched"`
}

func writeJSON(w io.Writer, r *Report) error {
	v := r.Counts.ByVerdict
	doc := document{
		Version: r.Version, Articles: r.Articles, Unread: r.Unread, Facts: r.Facts, Claims: r.Counts.Claims,
		Verdicts: verdicts{v[lint.Supported], v[lint.Contradicted], v[lint.Disputed], v[lint.Stale], v[lint.Derived], v[lint.Query], v[lint.Unmatched]},
		Ignored:  r.Counts.Suppressed, Baseline: r.Baseline,
		Findings: append([]lint.Finding{}, r.Findings...),
	}
	var b buffered
	enc := json.NewEncoder(&b.Buffer)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	return b.to(w)
}
