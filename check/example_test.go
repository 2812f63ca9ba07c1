package check_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/rules"
)

const bridgeFacts = `factlint: 1
facts:
  - id: bridge.opening
    statement: Elm Bridge opened on 14 June 2007.
    subject: [Elm Bridge]
    event: [opened, opening]
    date: "2007-06-14"
`

// Embedding factlint: a facts file, articles, findings.
func Example() {
	facts, _ := check.ParseFacts("facts.yaml", []byte(bridgeFacts), nil)
	draft := check.Bytes("draft.txt", []byte("Elm Bridge was opened on 14 June 2008.\n"))
	cfg := check.Config{Facts: facts, Rules: rules.All()}
	for result := range check.Run(context.Background(), cfg, slices.Values([]check.Article{draft})) {
		for _, f := range result.Findings {
			fmt.Printf("%s:%d:%d: %s\n", f.Path, f.Line, f.Column, f.Message)
		}
	}
	// Output: draft.txt:1:26: Elm Bridge (opened) is 14 June 2008 here, 14 June 2007 in bridge.opening
}
