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

// TestCopiesAreReadOnce counts the copies that were not worked out again.
func TestCopiesAreReadOnce(t *testing.T) {
	var articles []Article
	for i := range 6 {
		for _, a := range town(60) {
			a.Path = fmt.Sprintf("%d/%s", i, a.Path)
			articles = append(articles, a)
		}
	}
	c := New(Config{Rules: rules.All(), Workers: 2})
	k := newCorpus(c)
	defer k.close()
	told := newTold()
	again := 0
	for o := range c.phase1(t.Context(), slices.Values(articles), &k.archive, told) {
		k.add(o)
		told.keep(o)
		if o.again {
			again++
		}
	}
	if again != 300 || k.count != 60 {
		t.Errorf("%d of 300 copies were not read again; %d articles count, not 60", again, k.count)
	}
}
