package report

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/factlint/factlint/lint"
)

//go:embed reasons.tsv
var reasonsTable string

// reason is what a kind of evidence says in plain English where it speaks for a
// fact and where it speaks against it, "" where it says nothing to a reader.
type reason struct {
	pro, con string
	margin   bool // it only weighs the facts against each other
}

// reasons are the reasons by the name of their evidence.
var reasons = sync.OnceValue(func() map[string]reason {
	out := map[string]reason{}
	for line := range strings.Lines(reasonsTable) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		out[f[0]] = reason{f[1], f[2], f[3] == "margin"}
	}
	return out
})

// Explained reports whether short explanations know a kind of evidence.
func Explained(evidence string) bool { _, ok := reasons()[evidence]; return ok }

const (
	leastWeight  = 0.1 // evidence that weighs less decided nothing
	mostReasons  = 3   // of a fact
	mostThought  = 2   // facts that were thought of and not taken
	hardlyBehind = 6.0 // how far a fact may be behind the one that was taken to be worth a line
)

// writeThoughts writes under a claim, in plain English, which facts were thought
// of and what spoke for the one that was taken and against the others.
func writeThoughts(w io.Writer, c *lint.ClaimLine) {
	taken, best := "", 0.0
	if c.Fact != nil {
		taken = *c.Fact
	}
	others := 0
	for i, cand := range c.Candidates {
		if cand.Fact == "" {
			continue
		}
		switch {
		case cand.Fact == taken:
			best = cand.Score
			said := because(cand.Evidence, true)
			if c.Why != "" {
				said = lowered(c.Why)
			}
			fmt.Fprintf(w, "    taken for %s: %s\n", clean(taken), clean(said))
		case others < mostThought && (taken == "" && i < mostThought || best-cand.Score < hardlyBehind):
			others++
			if said := because(cand.Evidence, false); said != "" {
				fmt.Fprintf(w, "    not %s: %s\n", clean(cand.Fact), said)
			} else {
				fmt.Fprintf(w, "    not %s: too little speaks for it\n", clean(cand.Fact))
			}
		}
	}
}

// because is what speaks most for a fact, or against it: what the article says
// first, how other facts and values compare only for want of that.
func because(evidence []lint.ClaimEvidence, pro bool) string {
	var said, margins []string
	for _, e := range evidence {
		r := reasons()[e.Name]
		words := r.con
		if pro {
			words = r.pro
		}
		switch {
		case words == "" || pro && e.Weight < leastWeight || !pro && e.Weight > -leastWeight:
		case r.margin && !slices.Contains(margins, words):
			margins = append(margins, words)
		case !r.margin && !slices.Contains(said, words):
			said = append(said, words)
		}
	}
	said = append(said, margins...)
	return strings.Join(said[:min(len(said), mostReasons)], "; ")
}

// lowered is a sentence for the middle of another.
func lowered(s string) string {
	return strings.ToLower(s[:1]) + s[1:]
}
