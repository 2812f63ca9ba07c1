package check

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/factlint/factlint/rules"
)

// What an article costs may not grow with the facts that it does not speak of: a question asked of
// every fact for each conflict took a minute where there were 100,000. Allocations are counted, as
// times differ from machine to machine; a run of several articles is held against a run of one, as a
// run sets up its facts.
func TestFactsOfOthersCostNothing(t *testing.T) {
	var articles []Article
	for n := range 5 {
		var text bytes.Buffer
		text.WriteString("# The mills of the valley\n\n")
		for k := range 10 {
			fmt.Fprintf(&text, "%s opened in %d and cost $%d million. It employs %d people. The chimney is %d metres high.\n\n",
				millName(10*n+k), 1781+4*k, 5+4*k, 1000-(102+4*k), 24+4*k)
		}
		articles = append(articles, Bytes("mills"+strconv.Itoa(n)+".md", text.Bytes()))
	}
	cost := func(facts int) float64 {
		c := New(Config{Facts: ledger(t, facts), Rules: rules.All(), Workers: 1})
		of := func(articles []Article) float64 {
			return testing.AllocsPerRun(3, func() {
				found := 0
				for r := range c.Run(context.Background(), slices.Values(articles)) {
					found += len(r.Findings)
				}
				if found < 3*len(articles) {
					t.Errorf("%d facts: %d findings in %d articles", facts, found, len(articles))
				}
			})
		}
		return of(articles) - of(articles[:1])
	}
	if few, many := cost(400), cost(20_000); many > 1.5*few {
		t.Errorf("four articles take %.0f allocations beside 400 facts, %.0f beside 20,000", few, many)
	}
}
