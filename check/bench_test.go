package check

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// The county of these benchmarks has mills, each with a number of its own, and
// a gazette that writes about them. Who measures should allow one core only:
//
//	GOMAXPROCS=1 go test -run '^$' -bench . ./check

// ledger is a facts file of n facts on n/4 mills.
func ledger(b testing.TB, n int) *lint.Facts {
	b.Helper()
	var f bytes.Buffer
	f.WriteString("factlint: 1\nfacts:\n")
	for i := range n {
		name := millName(i / 4)
		switch i % 4 {
		case 0:
			fmt.Fprintf(&f, "  - {id: f%d, statement: %s opened in %d., subject: [%s], event: [opened], date: \"%d\"}\n", i, name, 1780+i%200, name, 1780+i%200)
		case 1:
			fmt.Fprintf(&f, "  - {id: f%d, statement: %s cost $%d million., subject: [%s], event: [cost], value: $%d million}\n", i, name, 3+i%90, name, 3+i%90)
		case 2:
			fmt.Fprintf(&f, "  - {id: f%d, statement: %s employs %d people., subject: [%s], event: [employs], value: %d people}\n", i, name, 100+i%800, name, 100+i%800)
		default:
			fmt.Fprintf(&f, "  - {id: f%d, statement: The chimney of %s is %d metres high., subject: [%s], event: [chimney], value: %d metres}\n", i, name, 20+i%60, name, 20+i%60)
		}
	}
	facts, faults := ParseFacts("facts.yaml", f.Bytes(), nil)
	for _, fault := range faults {
		if fault.Severity == lint.Error.String() {
			b.Fatal(fault.Message)
		}
	}
	return facts
}

var rivers = strings.Fields("Alder Brant Calder Dunsop Esk Fender Greta Hodder Irt Kent Lune Mint Nar Ouse Petter Quoile Ribble Sprint Tarn Ure Ver Wharfe Yarrow Zelder Aire Bela Crake Derwent Ellen Foss")

// millName is a name that no other mill has: "Kentfossriver Mill".
func millName(i int) string {
	n := len(rivers)
	return rivers[i%n] + strings.ToLower(rivers[i/n%n]+rivers[i/n/n%n]) + " Mill"
}

// gazette is an article of some kilobytes on a few mills.
func gazette(i, paragraphs int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# The mills of the %s valley, part %d\n\nHOLLBY, 12 March 2024 - The county has looked at its mills again.\n\n", rivers[i%len(rivers)], i)
	for k := range paragraphs {
		m := i*7 + k
		fmt.Fprintf(&b, "%s opened in %d and cost $%d million, nearly twice what the council had set aside. It employs %d people, most of them from the village, and %d%% of the cloth goes abroad.\n\n",
			millName(m), 1780+4*m%200, 3+(4*m+1)%90, 100+(4*m+2)%800, 20+m%70)
		fmt.Fprintf(&b, "Nobody remembers who drew the plans. The chimney, which can be seen from the far side of the river, is %d metres high; the weir below it was rebuilt two years later, after the flood of November %d, when the water stood in the weaving sheds for three weeks.\n\n",
			20+(4*m+3)%60, 1850+m%100)
	}
	return b.Bytes()
}

func bench(b *testing.B, facts *lint.Facts, articles, paragraphs int) {
	// One article in ten is new, the rest differ from it by their title, as
	// making the text shall not be what is measured.
	size := int64(0)
	texts := make([][]byte, min(articles, 1000))
	for i := range texts {
		texts[i] = gazette(i, paragraphs)
		size += int64(len(texts[i])) * int64(articles/len(texts))
	}
	c := New(Config{Facts: facts, Rules: rules.All(), Workers: 1})
	all := func(yield func(Article) bool) {
		for i := range articles {
			text := texts[i%len(texts)]
			if i >= len(texts) {
				text = append([]byte("# Edition "+strconv.Itoa(i)+"\n\n"), text...)
			}
			if !yield(Bytes("a"+strconv.Itoa(i)+".md", text)) {
				return
			}
		}
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for r := range c.Run(context.Background(), all) {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
		}
	}
}

// BenchmarkDrafts reads the drafts and articles that the repository has, as people
// write them, without facts.
func BenchmarkDrafts(b *testing.B) {
	var drafts []Article
	size := int64(0)
	err := filepath.WalkDir("../testdata", func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err != nil || d.IsDir() || ext != ".md" && ext != ".txt" {
			return err
		}
		text, err := os.ReadFile(path)
		drafts, size = append(drafts, Bytes(path, text)), size+int64(len(text))
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	for b.Loop() {
		for r := range New(Config{Rules: rules.All(), Workers: 1}).Run(context.Background(), slices.Values(drafts)) {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
		}
	}
}

// BenchmarkFacts is the curve over the facts: 200 articles of 6 KB.
func BenchmarkFacts(b *testing.B) {
	for _, n := range []int{0, 10, 1000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			if n > 1000 && testing.Short() {
				b.Skip("takes seconds")
			}
			bench(b, ledger(b, n), 200, 10)
		})
	}
}

// BenchmarkArticles is the curve over the articles, of 1 KB each, against a
// thousand facts.
func BenchmarkArticles(b *testing.B) {
	facts := ledger(b, 1000)
	for _, n := range []int{10, 1000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			if n > 1000 && testing.Short() {
				b.Skip("takes seconds")
			}
			bench(b, facts, n, 1)
		})
	}
}
