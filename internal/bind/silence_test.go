package bind_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// TestUnrelatedArticlesAreSilent reads one article of each topic, and the
// sample articles, side by side: what speaks of different things does not
// conflict, however many articles there are and however alike two sentences
// are in one or two common words. An archive has thousands of articles, so any
// pair of values has thousands of chances to look like a conflict; the prior
// for two unrelated articles to speak of one thing is far below that for two
// versions of one text, and has to be part of the judgement (how much the two
// clauses share: names, rare words, the noun counted; not only which record is
// nearest).
func TestUnrelatedArticlesAreSilent(t *testing.T) {
	var articles []check.Article
	words := 0
	add := func(path string) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		words += len(strings.Fields(string(b)))
		articles = append(articles, check.Bytes(path, b))
	}
	for _, set := range []string{"claims", "claims-held", "claims-brief", "claims-fresh"} {
		topics, err := filepath.Glob("../../testdata/" + set + "/*/articles")
		if err != nil {
			t.Fatal(err)
		}
		for _, topic := range topics {
			files, err := os.ReadDir(topic)
			if err != nil || len(files) == 0 {
				t.Fatal(topic, err)
			}
			add(filepath.Join(topic, files[0].Name()))
		}
	}
	seeds, _ := filepath.Glob("../../seeds/*.txt")
	for _, s := range seeds {
		add(s)
	}
	rule, ok := rules.Named("article-conflict")
	if !ok {
		t.Fatal("rule article-conflict is missing")
	}
	asked := 0
	for r := range check.Run(context.Background(), check.Config{Rules: []lint.Rule{rule}}, slices.Values(articles)) {
		for _, f := range r.Findings {
			if f.Severity == "query" {
				asked++
				continue
			}
			other := ""
			if len(f.Related) > 0 {
				other = f.Related[0].Path
			}
			t.Errorf("%s:%d against %s: %s (trust %.2f)", f.Path, f.Line, other, f.Message, f.Trust)
		}
	}
	if asked*5000 > words {
		t.Errorf("%d queries in %d words of unrelated articles; one in 5,000 words is the most", asked, words)
	}
}

// TestRightArticlesAreSilent checks topics whose articles are right in every value, dense
// with figures of other years, other things of the kind, parts, plans and
// limits: against their facts and against each other. The few false errors that
// are left are known; none may come.
func TestRightArticlesAreSilent(t *testing.T) {
	root := os.DirFS("../../testdata/claims-right")
	topics, err := claimset.Load(root, ".")
	if err != nil {
		t.Fatal(err)
	}
	all := []lint.Rule{}
	for _, name := range []string{"fact-conflict", "article-conflict", "self-conflict"} {
		rule, ok := rules.Named(name)
		if !ok {
			t.Fatalf("rule %s is missing", name)
		}
		all = append(all, rule)
	}
	count := map[string]int{}
	var said []string
	for _, topic := range topics {
		known, _, faults := facts.Parse("facts.yaml", topic.FactsYAML(), facts.Config{})
		if len(faults) > 0 {
			t.Fatal(topic.Name, faults)
		}
		var articles []check.Article
		for _, a := range topic.Articles {
			articles = append(articles, check.Bytes(topic.Name+"/"+a.Path, a.Text))
		}
		for r := range check.Run(context.Background(), check.Config{Rules: all, Facts: known}, slices.Values(articles)) {
			for _, f := range r.Findings {
				count[f.Severity]++
				said = append(said, fmt.Sprintf("%s:%d: %s: %s [%s]", f.Path, f.Line, f.Severity, f.Message, f.Rule))
			}
		}
	}
	if count["error"] > mostErrors || count["warning"] > mostWarnings || count["query"] > mostQueries {
		t.Errorf("%d errors, %d warnings and %d queries on right articles, at the most %d, %d and %d:\n%s",
			count["error"], count["warning"], count["query"], mostErrors, mostWarnings, mostQueries, strings.Join(said, "\n"))
	}
}

// The most findings on articles that are right, over 13,700 words.
const (
	mostErrors   = 1
	mostWarnings = 2
	mostQueries  = 5
)

// TestRightDesksAreSilent checks desks as an editor has them, a facts file and articles that
// are right in every value, with every rule: next to nothing may be told or asked.
func TestRightDesksAreSilent(t *testing.T) {
	desks, err := filepath.Glob("../../testdata/right/*/facts.yaml")
	if err != nil || len(desks) == 0 {
		t.Fatal(desks, err)
	}
	asked, articles := 0, 0
	var told []string
	for _, path := range desks {
		desk := filepath.Dir(path)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		known, _, faults := facts.Parse("facts.yaml", b, facts.Config{})
		if len(faults) > 0 {
			t.Fatal(desk, faults)
		}
		for _, config := range []check.Config{{Rules: rules.All(), Facts: known}, {Rules: rules.All()}} {
			for r := range check.Run(context.Background(), config, slices.Values(articlesOf(t, desk))) {
				articles++
				for _, f := range r.Findings {
					if f.Severity == "query" {
						asked++
						continue
					}
					told = append(told, fmt.Sprintf("%s:%d: %s: %s [%s]", f.Path, f.Line, f.Severity, f.Message, f.Rule))
				}
			}
		}
	}
	if len(told) > mostTold {
		t.Errorf("%d errors and warnings, at the most %d:\n%s", len(told), mostTold, strings.Join(told, "\n"))
	}
	if asked > mostAsked || articles < 2*len(desks) {
		t.Errorf("%d queries on %d readings of right articles, at the most %d", asked, articles, mostAsked)
	}
}

// The most that is told and asked on the right desks, with their facts and without: the one
// warning, of 25-volcano, is named in the README of the desks.
const (
	mostTold  = 2
	mostAsked = 48
)

// articlesOf are the articles of a desk.
func articlesOf(t *testing.T, desk string) []check.Article {
	var out []check.Article
	for _, form := range []string{"*.md", "*.txt"} {
		paths, err := filepath.Glob(filepath.Join(desk, form))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, check.Bytes(path, b))
		}
	}
	return out
}
