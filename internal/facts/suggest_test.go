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

// A fact that is suggested has the time of its own clause, and none that is told
// of something else beside it.
func TestSuggestTime(t *testing.T) {
	for text, want := range map[string]string{
		"In 1950 the Harbour Board employed 120 men.":                                             "harbour-board.employ=120 men@1950",
		"Anna Kerr was born in Ulm in 1829 and died in 1902, eleven years before the pier stood.": "anna-kerr.bear=1829 anna-kerr.die=1902",
		"\"We shall break even by 2026,\" says Ailsa Gunn, who has a staff of 11 at Port Vell.":   "port-vell.staff=11",
	} {
		g := Load("facts.yaml", []byte("factlint: 1\n"), Config{}).Suggester()
		g.Add(read.Bytes([]byte(text+"\n"), read.Config{Path: "draft.txt"}), "draft.txt")
		var said []string
		for _, s := range g.Suggestions() {
			line := s.ID + "=" + s.Date + s.Value
			if s.AsOf != "" {
				line += "@" + s.AsOf
			}
			said = append(said, line)
		}
		if got := strings.Join(said, " "); got != want {
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
		{"The Old Mill was first opened on 3 May 1921.", "mill.open-2 [mill] [opened] 1921-05-03  "},
		{"Mara Venn finished third in the race of 2012.", "mara-venn.finish [Mara Venn] [finished]  third 2012"},
		{"The Old Mill was electrified on 3 May 1934.", "mill.electrify [mill] [electrified] 1934-05-03  "},
		{"There are 212 steps to the loft of the Old Mill.", "mill.step [mill] [steps]  212 steps "},
		{"Unemployment in Norland fell to 4.2% in March 2024.", "norland.unemployment [Norland] [unemployment]  4.2% 2024-03"},
		{"The Old Mill's output rose to 900 tonnes in 1930.", "mill.output [mill] [output]  900 tonnes 1930"},
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
