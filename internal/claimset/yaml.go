package claimset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// FactsYAML writes the topic's facts as a facts.yaml that the program reads. The amount and the unit are written apart, so
// that nothing depends on how a value is read from words. The facts carry no refs: the set is about claims, not sources.
func (t Topic) FactsYAML() []byte {
	var b bytes.Buffer
	b.WriteString("factlint: 1\nfacts:\n")
	for _, f := range t.Facts {
		fmt.Fprintf(&b, "  - id: %s\n    statement: %s\n", quote(f.ID), quote(f.Statement))
		fmt.Fprintf(&b, "    subject: %s\n    event: %s\n", quoteList(f.Subject), quoteList(f.Event))
		if f.Kind == "date" {
			fmt.Fprintf(&b, "    date: %s\n", quote(f.Value))
		} else {
			fmt.Fprintf(&b, "    value:\n      kind: %s\n      amount: %s\n", f.Kind, quote(f.Value))
			if f.Unit != "" {
				fmt.Fprintf(&b, "      unit: %s\n", quote(f.Unit))
			}
			if f.Bound != "=" {
				fmt.Fprintf(&b, "      bound: %s\n", quote(f.Bound))
			}
		}
		if f.AsOf != "" {
			fmt.Fprintf(&b, "    as_of: %s\n", quote(f.AsOf))
		}
	}
	return b.Bytes()
}

// quote writes s as a double-quoted scalar; JSON's escapes are YAML's too.
func quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return `""`
	}
	return strings.TrimRight(b.String(), "\n")
}

func quoteList(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
