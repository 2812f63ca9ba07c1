package check

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/factlint/factlint/rules"
)

// memoryStore is a Store in memory.
type memoryStore struct {
	bytes.Buffer
	closed *int
}

func (m *memoryStore) ReadAt(b []byte, at int64) (int, error) {
	return bytes.NewReader(m.Bytes()).ReadAt(b, at)
}
func (m *memoryStore) Close() error { *m.closed++; return nil }

// TestSameOutcomeWhereRecordsAreSpilt runs few articles, which are each held
// against each, and many, which are an archive, with bounds from a few bytes up:
// wherever the sorted runs begin and end, the findings are the same.
func TestSameOutcomeWhereRecordsAreSpilt(t *testing.T) {
	for _, articles := range [][]Article{editions(4), slices.Concat(town(60), editions(40))} {
		_, want := gather(t, Config{Rules: rules.All()}, articles)
		if len(want) == 0 {
			t.Fatal("nothing found: the test compares nothing")
		}
		random := rand.New(rand.NewPCG(7, uint64(len(articles))))
		for memory := 16; memory < 1<<18; memory += 1 + random.IntN(3*memory) {
			opened, closed := 0, 0
			spill := func() (Store, error) { opened++; return &memoryStore{closed: &closed}, nil }
			_, got := gather(t, Config{Rules: rules.All(), Spill: spill, Memory: memory, Workers: 1 + memory%4}, articles)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("with %d bytes of memory: %s", memory, d)
			}
			if closed != opened || memory < 1<<9 && opened == 0 {
				t.Errorf("with %d bytes of memory, %d stores were opened and %d closed", memory, opened, closed)
			}
		}
	}
}

// editions are n copies of two reports that contradict each other, each with a
// line of its own.
func editions(n int) []Article {
	var out []Article
	for i := range n {
		out = append(out,
			Bytes(fmt.Sprintf("e%04d-a.txt", i), fmt.Appendf(nil, "The Tolna Bridge cost $40 million and employs 30 people. Tolna Bridge carried 5,100 lorries in 2019.\n\nEdition number%d of this report.\n", i)),
			Bytes(fmt.Sprintf("e%04d-b.txt", i), fmt.Appendf(nil, "The Tolna Bridge cost $60 million and employs 30 people. Tolna Bridge carried 9,400 lorries in 2019.\n\nEdition number%d of the other report.\n", i)))
	}
	return out
}

// TestCopiesCostNothing holds what is kept of copies with small changes to what
// is kept of few of them: records are read back, and findings made, for each
// thing that is said and not for each article that says it; and in memory there
// is no more of many articles than of few.
func TestCopiesCostNothing(t *testing.T) {
	type cost struct{ decoded, found, copied, kept int }
	of := func(n int) (got cost) {
		closed := 0
		c := New(Config{Rules: rules.All(), Memory: 1 << 14, Spill: func() (Store, error) { return &memoryStore{closed: &closed}, nil }})
		k := newCorpus(c)
		defer k.close()
		for _, a := range slices.Concat(town(60), editions(n)) {
			k.add(c.check(a, among{archive: &k.archive}))
			kept := 0
			for _, r := range k.runs {
				kept += cap(r.blobs.tail) + cap(r.sorted.tail) + filedSize*len(r.entries)
			}
			got.kept = max(got.kept, kept)
		}
		for _, f := range k.judge(t.Context()).Findings {
			if got.found++; strings.Contains(f.Detail, fmt.Sprintf("%d other articles say the same", n-1)) {
				got.copied++
			}
		}
		for _, r := range k.runs {
			got.decoded += r.decoded
		}
		return got
	}
	few, many := of(40), of(400)
	if few.decoded == 0 || few.copied == 0 {
		t.Fatalf("nothing was compared: %+v", few)
	}
	if few.decoded != many.decoded || few.found != many.found || few.copied != many.copied {
		t.Errorf("80 copies cost %+v and 800 cost %+v", few, many)
	}
	if many.kept > few.kept+few.kept/4 {
		t.Errorf("of 80 copies %d bytes are kept in memory, of 800 %d", few.kept, many.kept)
	}
}

// TestCopyOnTheChangedSide says in many articles that are read for comparison
// only, and in one that is not, the same in the same words: what contradicts it
// is reported in that one.
func TestCopyOnTheChangedSide(t *testing.T) {
	for _, last := range []string{"", "\nA line of its own.\n"} {
		articles := slices.Concat(town(20), editions(20))
		for i := range articles {
			articles[i].Context = true
		}
		b, err := articles[20].Read()
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, Bytes("z.txt", append(slices.Clone(b), last...)))
		found := 0
		for r := range Run(t.Context(), Config{Rules: rules.All()}, slices.Values(articles)) {
			for _, f := range r.Findings {
				if f.Path != "z.txt" {
					t.Errorf("%s is reported in %s, which is read for comparison only", f.Rule, f.Path)
				}
				if f.Rule == "article-conflict" {
					found++
				}
			}
		}
		if found == 0 {
			t.Errorf("with %q at its end, nothing is reported in the one article that matters", last)
		}
	}
}
