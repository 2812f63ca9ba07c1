package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/factlint/factlint/lint"
)

// Thoughts is how much is said of the facts that were weighed for a claim, where
// they were kept.
type Thoughts int

// The lengths of an explanation.
const (
	ShortThoughts Thoughts = iota // in plain English, what decided
	AllThoughts                   // all evidence with its weights
)

// WriteClaim writes a claim on a line, with the facts that were weighed under
// it where they were kept.
func WriteClaim(w io.Writer, c *lint.ClaimLine, on Color, thoughts Thoughts) {
	p := newPaint(on)
	value := "?"
	if c.Value != nil {
		value = *c.Value
	} else if c.Rel != nil {
		value = "? " + *c.Rel
	}
	if c.Unit != nil && c.Kind != "duration" && *c.Unit != "percent" {
		value += " " + *c.Unit
	}
	if c.Per != nil {
		value += " per " + *c.Per
	}
	if c.Bound != "=" && c.Bound != "range" {
		value = c.Bound + " " + value
	}
	if c.Mod != nil {
		value = *c.Mod + " " + value
	}
	paintVerdict := map[string]func(...any) string{"supported": p.good, "derived": p.good, "contradicted": p.err, "disputed": p.warn, "stale": p.warn, "query": p.query}[c.Verdict]
	if paintVerdict == nil {
		paintVerdict = p.faint
	}
	fmt.Fprintf(w, "%s %s = %s %s, %s", p.place(place(c.Path, c.Line, c.Column)), clean(c.Text), c.Kind, clean(value), paintVerdict(c.Verdict))
	if c.Fact != nil {
		joint := "by"
		if c.Verdict == "stale" || c.Verdict == "query" {
			joint = "on"
		}
		fmt.Fprintf(w, " %s %s (trust %.2f)", joint, clean(*c.Fact), c.Trust)
	}
	if len(c.Derived) > 0 {
		fmt.Fprintf(w, " from %s", clean(strings.Join(c.Derived, ", ")))
	}
	var of []string
	if c.Subject != nil {
		of = append(of, clean(*c.Subject))
	}
	if c.Event != nil {
		of = append(of, clean(*c.Event))
	}
	if len(of) > 0 {
		fmt.Fprintf(w, " [%s]", strings.Join(of, ", "))
	}
	fmt.Fprintln(w)
	if len(c.Candidates) == 0 {
		return
	}
	if thoughts == ShortThoughts {
		writeThoughts(w, c)
		return
	}
	if c.Why != "" {
		fmt.Fprintf(w, "    %s\n", clean(c.Why))
	}
	for _, cand := range c.Candidates {
		name := cand.Fact
		if name == "" {
			name = "no fact"
		}
		fmt.Fprintf(w, "    %+7.2f  %s\n", cand.Score, clean(name))
		for _, e := range cand.Evidence {
			fmt.Fprintf(w, "             %+6.2f  %s", e.Weight, e.Name)
			if e.Words != "" {
				fmt.Fprintf(w, ": %s", clean(e.Words))
			}
			fmt.Fprintln(w)
		}
	}
}

// CountsLine says how many claims there are and what came of them.
func CountsLine(articles int, c lint.Counts) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s: ", Count(articles, "article"), Count(c.Claims, "claim"))
	for _, v := range []lint.Verdict{lint.Supported, lint.Derived, lint.Contradicted, lint.Disputed, lint.Stale, lint.Query} {
		n := c.ByVerdict[v]
		if n == 0 && v != lint.Supported && v != lint.Contradicted {
			continue
		}
		name := v.String()
		if v == lint.Query {
			name = "open"
		}
		fmt.Fprintf(&b, "%d %s, ", n, name)
	}
	fmt.Fprintf(&b, "%d unmatched", c.ByVerdict[lint.Unmatched])
	return b.String()
}
