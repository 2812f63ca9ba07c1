package facts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/lint"
)

// What is suggested of the sample articles can be read back, every quote
// stands in its article, and nothing speaks against the articles themselves.
func TestSuggestOfOwnArticles(t *testing.T) {
	paths, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no articles")
	}
	book := Load("facts.yaml", []byte("factlint: 1\n"), Config{})
	g := book.Suggester()
	var docs []*lint.Document
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := read.Bytes(b, read.Config{Path: path})
		docs = append(docs, doc)
		g.Add(doc, "seeds/"+filepath.Base(path))
	}
	text := []byte("factlint: 1\n")
	found := g.Suggestions()
	if len(found) < 20 {
		t.Errorf("only %d facts are suggested", len(found))
	}
	for _, s := range found {
		if s.Doubt != "" {
			continue
		}
		splice, err := AddFact("facts.yaml", text, s.Entry)
		if err != nil {
			t.Fatal(err)
		}
		text = splice.Apply(text)
	}
	for _, s := range g.Sources() {
		splice, err := AddSource("facts.yaml", text, s)
		if err != nil {
			t.Fatal(err)
		}
		text = splice.Apply(text)
	}
	files := FS(os.DirFS("../.."))
	full := Load("facts.yaml", text, Config{Files: files})
	if said := print(full.Faults) + print(full.Verify(VerifyConfig{Files: files})); said != "" {
		t.Error(said)
	}
	surveyor := full.Surveyor()
	for _, doc := range docs {
		s := surveyor.Survey(doc)
		for m := range s.Claims {
			if c := &s.Claims[m]; c.Verdict == lint.Contradicted {
				t.Errorf("%s: %q contradicts fact %s, which is taken from these articles", doc.Path, s.Words(m), c.Fact.ID)
			}
		}
	}
}

// Nothing is suggested of what is said of none or of a case that may not be, and
// no word that names nothing is taken for a subject.
func TestSuggestOfNone(t *testing.T) {
	for text, want := range map[string]string{
		"No fewer than 120 men of the Harbour Board worked on the pier in 1950.": "harbour-board.work",
		"No ship longer than 300 metres may enter Port Vell.":                    "",
		"None of the 45 cranes of Port Vell is older than 60 years.":             "",
		"If Port Vell grows, 40 ships come.":                                     "",
		"Not until 1960 did Port Vell buy 3 cranes.":                             "",
		"The tallest is No. 7 Crane, which Port Vell bought in 1998.":            "port-vell.buy",
		"Port Vell bought 14 cranes from the navy.":                              "port-vell.buy",
	} {
		g := Load("facts.yaml", []byte("factlint: 1\n"), Config{}).Suggester()
		g.Add(read.Bytes([]byte(text+"\n"), read.Config{Path: "draft.txt"}), "draft.txt")
		var ids []string
		for _, s := range g.Suggestions() {
			ids = append(ids, s.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s\nsuggests %q, want %q", text, got, want)
		}
	}
}

// A sentence is made a fact without help.
func TestPropose(t *testing.T) {
	book := Load("facts.yaml", []byte("factlint: 1\nsubjects:\n  mill: {names: [Old Mill]}\nfacts:\n  - {id: mill.open, subject: mill, event: opened, date: 1921}\n"), Config{})
	for _, c := range []struct{ sentence, want string }{
		{"The Old Mill was opened in 1921.", "mill.open-2 [mill] [opened] 1921  "},
		{"The Old Mill cost $1.4 million in 1921.", "mill.cost [mill] [cost]  $1.4 million 1921"},
		{"About 140 people worked at the Old Mill.", "mill.work [mill] [worked]  About 140 people "},
		{"The Tarsa Canal is 118 km long.", "tarsa-canal.long [Tarsa Canal] [long]  118 km "},
	} {
		f, err := book.Propose(c.sentence, Wish{})
		if err != nil {
			t.Errorf("%s: %v", c.sentence, err)
			continue
		}
		if got := f.ID + " [" + strings.Join(f.Subject, ",") + "] [" + strings.Join(f.Event, ",") + "] " + f.Date + " " + f.Value + " " + f.AsOf; got != c.want {
			t.Errorf("%s\ngives %s\nwant  %s", c.sentence, got, c.want)
		}
	}
	if _, err := book.Propose("Nothing is said here.", Wish{}); err == nil {
		t.Error("a sentence without a value is made a fact")
	}
}
