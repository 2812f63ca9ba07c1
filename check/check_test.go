package check

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/rules"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// town makes articles about towns, each with a population that some of them
// state differently.
func town(n int) []Article {
	names := [...]string{"Elmford", "Halden", "Orlec", "Meldal", "Osterby", "Varnes", "Tolna"}
	var out []Article
	for i := range n {
		text := fmt.Sprintf("The town of %s has 1,%03d inhabitants.\n\nIts mill opened on 3 May 19%02d and employs %d people.\n", names[i%7], 100+i%7+i/40, 10+i%80, 20+i)
		out = append(out, Bytes(fmt.Sprintf("a%04d.txt", i), []byte(text)))
	}
	return out
}

// gather runs the engine and gives everything that it found.
func gather(t *testing.T, cfg Config, articles []Article) (paths []string, found []lint.Finding) {
	t.Helper()
	for r := range Run(context.Background(), cfg, slices.Values(articles)) {
		if r.Err != nil {
			t.Error(r.Err)
		}
		if !r.Corpus {
			paths = append(paths, r.Path)
		}
		found = append(found, r.Findings...)
	}
	return paths, found
}

func TestSameOutcomeHoweverManyWorkers(t *testing.T) {
	articles := town(120)
	paths, one := gather(t, Config{Rules: rules.All(), Workers: 1}, articles)
	if !slices.IsSorted(paths) || len(paths) != len(articles) {
		t.Errorf("results of %d articles in this order: %v", len(paths), paths)
	}
	if len(one) == 0 {
		t.Fatal("nothing found: the test compares nothing")
	}
	_, many := gather(t, Config{Rules: rules.All(), Workers: 8}, articles)
	if d := cmp.Diff(one, many); d != "" {
		t.Error(d)
	}
}

// mapCache is a Cache in memory.
type mapCache struct {
	mu   sync.Mutex
	m    map[[32]byte][]byte
	hits int
}

func (c *mapCache) Get(key [32]byte) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.m[key]
	if ok {
		c.hits++
	}
	return v, ok
}

func (c *mapCache) Put(key [32]byte, v []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[key] = slices.Clone(v)
}

func TestSameOutcomeFromTheCache(t *testing.T) {
	articles := town(60)
	articles = append(articles, Bytes("b.md", []byte("<!-- factlint: ignore weekday-mismatch as quoted -->\nOn Monday, 3 May 2022, and Friday, 3 May 2022, it rained.\n")))
	_, want := gather(t, Config{Rules: rules.All()}, articles)
	cache := &mapCache{m: map[[32]byte][]byte{}}
	gather(t, Config{Rules: rules.All(), Cache: cache}, articles)
	_, got := gather(t, Config{Rules: rules.All(), Cache: cache}, articles)
	if cache.hits != len(articles) {
		t.Errorf("%d of %d articles came from the cache", cache.hits, len(articles))
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for k, v := range cache.m { // damaged entries are not believed
		cache.m[k] = v[:len(v)/2]
	}
	_, got = gather(t, Config{Rules: rules.All(), Cache: cache}, articles)
	if d := cmp.Diff(want, got); d != "" {
		t.Error("after damage:", d)
	}
}

func TestRecordsSurviveStorage(t *testing.T) {
	c := New(Config{Rules: rules.All()})
	n := 0
	for _, a := range town(20) {
		for _, set := range c.check(a, among{}).records {
			from := runs{blobs: spool{tail: set.blob}}
			for _, e := range set.entries {
				rec, err := from.decode(&filed{hash: e.key, at: int64(e.at)})
				if err != nil || hashKey(rec.Key) != e.key || rec.Path != a.Path {
					t.Fatal(err, rec)
				}
				var w packing
				at, said := w.record(&rec, &sight{text: rec.Context, mark: rec.Mark, bits: isExcerpt})
				again := runs{blobs: spool{tail: w.b}}
				got, err := again.decode(&filed{hash: e.key, at: int64(at)})
				if d := cmp.Diff(rec, got, cmp.AllowUnexported(quant.Number{})); d != "" || err != nil {
					t.Fatal(err, d)
				}
				if (len(rec.Keys) == 0 || rec.Key == rec.Keys[0]) && said != e.said {
					t.Errorf("%s of %s says %x, and %x once it was read back", rec.Key, a.Path, e.said, said)
				}
				n++
			}
		}
	}
	if n == 0 {
		t.Fatal("no record was made")
	}
}

func TestRunStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for r := range Run(ctx, Config{Rules: rules.All()}, slices.Values(town(500))) {
		if r.Corpus {
			t.Error("a run that was told to stop still compared the articles")
		}
		if n++; n == 3 {
			cancel()
		}
	}
	if n > 450 {
		t.Errorf("%d articles were checked after the third was the last wanted", n)
	}
	for range Run(context.Background(), Config{}, slices.Values(town(100))) {
		break // leaves nothing running: see TestMain
	}
}

func TestUnreadable(t *testing.T) {
	bad := Article{Path: "gone.txt", Read: func() ([]byte, error) { return nil, errors.New("gone") }}
	panics := Article{Path: "panics.txt", Read: func() ([]byte, error) { panic("a fault of the reader") }}
	good := Bytes("good.txt", []byte("On Monday, 3 May 2022, it rained.\n"))
	var errs []string
	found := 0
	for r := range Run(context.Background(), Config{Rules: rules.All()}, slices.Values([]Article{bad, good, panics})) {
		if r.Err != nil {
			errs = append(errs, r.Err.Error())
		}
		found += len(r.Findings)
	}
	if len(errs) != 2 || errs[0] != "gone" || !strings.Contains(errs[1], "a fault of the reader") {
		t.Errorf("errors: %q", errs)
	}
	if found != 1 {
		t.Errorf("%d findings in the article that can be read, want 1", found)
	}
}

// TestFaultOfOne holds the articles that go through the stages beside one on which
// a rule fails to what is said of each by itself.
func TestFaultOfOne(t *testing.T) {
	breaks := lint.Rule{Name: "breaks", Severity: lint.Error, Check: func(p *lint.Pass) {
		if strings.HasSuffix(p.Doc.Path, "3.txt") {
			panic("a fault of the rule")
		}
	}}
	c := New(Config{Rules: append([]lint.Rule{breaks}, rules.All()...), Workers: 1})
	articles := town(40)
	i, faults := 0, 0
	for r := range c.Run(t.Context(), slices.Values(articles)) {
		if r.Corpus {
			continue
		}
		if broken := strings.HasSuffix(articles[i].Path, "3.txt"); broken != (r.Err != nil) {
			t.Errorf("%s: %v", articles[i].Path, r.Err)
		} else if broken {
			faults++
		} else if want := c.One(articles[i]); want.Err == nil {
			if d := cmp.Diff(want, r); d != "" {
				t.Errorf("%s: %s", r.Path, d)
			}
		}
		i++
	}
	if i != len(articles) || faults != 4 {
		t.Errorf("%d results of %d articles, %d of them of a fault", i, len(articles), faults)
	}
}

func TestSameTextCountsOnce(t *testing.T) {
	a := []byte("The mill in Elmford employs 30 people.\n")
	b := []byte("The mill in Elmford employs 45 people.\n")
	_, one := gather(t, Config{Rules: rules.All()}, []Article{Bytes("a.txt", a), Bytes("b.txt", b)})
	_, two := gather(t, Config{Rules: rules.All()}, []Article{Bytes("a.txt", a), Bytes("a2.txt", a), Bytes("b.txt", b), Bytes("b2.txt", b)})
	if len(one) == 0 {
		t.Skip("no conflict is seen between the two texts")
	}
	if d := cmp.Diff(one, two); d != "" {
		t.Error(d)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("The town has 5 mills. <!-- factlint: ignore all until=2020-01-01 x -->", "a.md")
	f.Add("On Monday, 3 May 2022 [sic], 5 to 7 km/h \xff\xfe", "b.txt")
	f.Add("<p>$1.4 billion&nbsp;in <b>2007</b>", "c.html")
	facts, _ := ParseFacts("facts.yaml", []byte("factlint: 1\nfacts:\n  - id: a\n    statement: The town has 5 mills.\n    value: 5 mills\n"), nil)
	c := New(Config{Rules: rules.All(), Claims: true, Facts: facts})
	f.Fuzz(func(t *testing.T, text, name string) {
		r := c.One(Bytes(name, []byte(text)))
		if r.Err != nil && strings.Contains(r.Err.Error(), "factlint itself failed") {
			t.Fatal(r.Err)
		}
		last := 0
		for _, cl := range r.Claims {
			if cl.Start < last && cl.Part == nil || cl.End < cl.Start || cl.Part == nil && cl.End > len(text) {
				t.Fatalf("claim %d-%d after %d in %d bytes", cl.Start, cl.End, last, len(text))
			}
			last = cl.End
		}
	})
}

func TestDatelineIsNoClaim(t *testing.T) {
	for text, want := range map[string]int{
		"PORT ANSEL, 11 November 2016 - The dam was opened in 2007.": 1,
		"28.12.2023 Author: A. Holm\n\nThe dam was opened in 2007.":  2,
	} {
		r := New(Config{Claims: true}).One(Bytes("a.txt", []byte(text)))
		if len(r.Claims) != want {
			t.Errorf("%q has %d claims, want %d", text, len(r.Claims), want)
		}
	}
}
