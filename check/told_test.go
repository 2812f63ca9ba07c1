package check

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// TestCopiesAreToldAlike holds what is said of copies, at other paths and under
// other settings, to what is said of each article by itself.
func TestCopiesAreToldAlike(t *testing.T) {
	texts := []string{
		"It rained on Monday, 3 May 2022.\n",
		"The bridge will open in 2021, and 12 % of 50 is 5.\n",
		"<!-- factlint: ignore weekday-mismatch as quoted -->\nOn Monday, 3 May 2022, it rained.\n",
		"The mill cost $4 million. The mill cost $40 million.\n",
		"It was signed on 31 June 2019.\n",
	}
	names := []string{"a/%d.md", "b/%d.md", "b/%d.txt", "b/%d.html", "loud/%d.md", "c/2024-03-12-%d.md", "c/2019-03-12-%d.md", "d/2020/01/01/%d.md", "e/.%d", "f/%d"}
	var articles []Article
	for _, name := range names {
		for i := range 40 {
			articles = append(articles, Bytes(fmt.Sprintf(name, i), fmt.Appendf(nil, "%s\nLetter %c.\n", texts[i%len(texts)], 'A'+i%20)))
		}
	}
	cfg := Config{Rules: rules.All(), Adjust: func(path, _ string, s lint.Severity) lint.Severity {
		if strings.HasPrefix(path, "loud/") && s != lint.Off {
			return lint.Error
		}
		return s
	}}
	c := New(cfg)
	found := 0
	i := 0
	for r := range c.Run(context.Background(), slices.Values(articles)) {
		if r.Corpus {
			continue
		}
		want := c.One(articles[i])
		if d := cmp.Diff(want, r); d != "" {
			t.Errorf("%s: %s", r.Path, d)
		}
		found += len(r.Findings)
		i++
	}
	if found < len(names) || i != len(articles) {
		t.Errorf("%d findings in %d articles", found, i)
	}
}

// TestCopiesAreReadOnce counts the copies that were not worked out again, where
// they lie far apart and where each lies beside its text.
func TestCopiesAreReadOnce(t *testing.T) {
	const texts, copies = 90, 5
	for _, workers := range []int{1, 2} {
		for _, beside := range []bool{false, true} {
			if beside && workers > 1 {
				continue // two of them may be read at once
			}
			articles := make([]Article, texts*(copies+1))
			for i, a := range town(texts) {
				for n := range copies + 1 {
					at := n*texts + i
					if beside {
						at = i*(copies+1) + n
					}
					a.Path = fmt.Sprintf("%d/%d.md", n, i)
					articles[at] = a
				}
			}
			c := New(Config{Rules: rules.All(), Workers: workers})
			k := newCorpus(c)
			told := newTold()
			again := 0
			for o := range c.phase1(t.Context(), slices.Values(articles), &k.archive, told) {
				k.add(o)
				told.keep(o)
				if o.again {
					again++
				}
			}
			if again != texts*copies || k.count != texts {
				t.Errorf("with %d workers %d of %d copies were not read again; %d articles count, not %d", workers, again, texts*copies, k.count, texts)
			}
			k.close()
		}
	}
}
