package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

var explainCommand = &command{
	name: "explain", args: "RULE", short: "say what a rule finds and what it leaves alone, with examples",
	examples: [][2]string{{"factlint explain fact-conflict", "the page of a rule"}},
	flags: func(*pflag.FlagSet) func(*program, []string) int {
		return explain
	},
}

func explain(p *program, args []string) int {
	if len(args) != 1 {
		return p.fail("explain takes the name of one rule; factlint rules lists them")
	}
	r, ok := rules.Named(args[0])
	for _, c := range facts.Checks() { // of the facts file
		if !ok && c.Name == args[0] {
			r, ok = c, true
		}
	}
	if !ok {
		if meant := nearest(args[0], ruleNames()); meant != "" {
			return p.fail("there is no rule %q; did you mean %s?", args[0], meant)
		}
		return p.fail("there is no rule %q; factlint rules lists them", args[0])
	}
	p.stdout.WriteString(strings.TrimRight(r.Page(), "\n") + "\n")
	return exitOK
}

var rulesCommand = &command{
	name: "rules", short: "list the rules with their severities",
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		format := f.String("format", "text", "`FORMAT`: text, jsonl or markdown (all pages)")
		return func(p *program, args []string) int { return listRules(p, args, *format) }
	},
}

func listRules(p *program, args []string, format string) int {
	if len(args) > 0 {
		return p.fail("rules takes no path: factlint explain %s says what a rule does", args[0])
	}
	if format == "markdown" {
		p.stdout.WriteString(rules.Docs())
		return exitOK
	}
	var b []byte
	for _, r := range rules.All() {
		summary := ""
		if page, err := lint.ParsePage(r.Page()); err == nil {
			summary = page.Summary
		}
		switch format {
		case "text":
			first, _, _ := strings.Cut(summary, ". ")
			fmt.Fprintf(p.stdout, "%-22s %-8s %s\n", r.Name, r.Severity, strings.TrimSuffix(first, "."))
		case "jsonl":
			b = lint.AppendJSONString(append(b[:0], `{"name":`...), r.Name)
			b = lint.AppendJSONString(append(b, `,"severity":`...), r.Severity.String())
			b = lint.AppendJSONString(append(b, `,"summary":`...), summary)
			p.stdout.Write(append(b, "}\n"...))
		default:
			return p.fail("there is no format %q of the list of rules: write text, jsonl or markdown", format)
		}
	}
	return exitOK
}
