package claimset

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSets loads the folders of the set: every record's text is the bytes at its span, no two overlap, every fact exists,
// kinds and verdicts are known. It then asks of each topic that it is worth measuring on.
func TestSets(t *testing.T) {
	for root, least := range map[string]least{
		"claims":           {articles: 4, agree: 15, none: 15, contradict: 3},
		"claims-held":      {articles: 4, agree: 15, none: 15, contradict: 3},
		"claims-brief":     {articles: 2, agree: 8, none: 7, contradict: 3},
		"claims-fresh":     {articles: 3, agree: 15, none: 7, contradict: 3},
		"claims-long":      {articles: 1, agree: 15},
		"claims-outside":   {articles: 3, agree: 12, none: 12, contradict: 3},
		"claims-blind":     {articles: 3, agree: 12, none: 12, contradict: 3},
		"claims-late":      {articles: 3, agree: 12, none: 12, contradict: 3},
		"claims-guests":    {articles: 3, agree: 12, none: 12, contradict: 3},
		"claims-hands":     {articles: 3, agree: 12, none: 12, contradict: 3},
		"claims-unread":    {articles: 4, agree: 12, none: 12},
		"claims-strangers": {articles: 4, agree: 12, none: 12, contradict: 3},
		"claims-natural":   {articles: 5, agree: 12, none: 12, contradict: 3},
		"claims-visitors":  {articles: 4, agree: 12, none: 12, contradict: 3},
		"claims-later":     {articles: 4, agree: 12, none: 12, contradict: 3},
		"claims-writers":   {articles: 4, agree: 12, none: 12, contradict: 3},
		"claims-callers":   {articles: 5, agree: 12, none: 12, contradict: 3},
		"claims-right":     {articles: 3, agree: 15, none: 15},
	} {
		topics, err := Load(os.DirFS("../../testdata"), root)
		if err != nil {
			t.Error(err)
		}
		if len(topics) == 0 {
			t.Errorf("%s: no topics", root)
		}
		for _, topic := range topics {
			t.Run(root+"/"+topic.Name, func(t *testing.T) { checkTopic(t, topic, least) })
		}
	}
}

// least is how many a topic must have of each.
type least struct{ articles, agree, none, contradict int }

func checkTopic(t *testing.T, topic Topic, at least) {
	count := map[Verdict]int{}
	stated := map[string]bool{}
	marked := map[string]bool{}
	for _, r := range topic.Gold {
		count[r.Verdict]++
		stated[r.FactID()] = true
		marked[r.File] = true
	}
	for _, f := range topic.Facts {
		if !stated[f.ID] && at.none > 0 { // a long text has facts that it does not tell
			t.Errorf("no article states the fact %s", f.ID)
		}
	}
	for _, a := range topic.Articles {
		if !marked[a.Path] {
			t.Errorf("%s has no gold value", a.Path)
		}
	}
	if n := len(topic.Articles); n < at.articles {
		t.Errorf("%d articles, want at least %d", n, at.articles)
	}
	// Every verdict must occur often enough in every topic that neither silence nor noise scores well. Some topics are
	// nearly right, as print is: a few contradictions will do.
	for _, want := range []struct {
		verdict Verdict
		least   int
	}{{Agree, at.agree}, {None, at.none}, {Contradict, at.contradict}} {
		if n := count[want.verdict]; n < want.least {
			t.Errorf("%d values with the verdict %s, want at least %d", n, want.verdict, want.least)
		}
	}
	if n := count[Contradict]; n*5 > 2*len(topic.Gold) {
		t.Errorf("%d of %d values contradict, want no more than two in five", n, len(topic.Gold))
	}
}

const goodFacts = `[
 {"id": "dam-height", "statement": "The dam is 90 metres high.", "subject": ["dam"], "event": ["height"],
  "kind": "measure", "value": "90", "unit": "m", "as_of": "", "bound": "="}
]`

const goodRecord = `{"file": "articles/a.txt", "start": 11, "end": 15, "text": "90 m", "kind": "measure", "value": "90",` +
	` "unit": "m", "fact": "dam-height", "verdict": "agree", "why": "exact"}`

func topicFS(facts, gold string) fstest.MapFS {
	return fstest.MapFS{
		"set/01-x/facts.json":     {Data: []byte(facts)},
		"set/01-x/gold.jsonl":     {Data: []byte(gold)},
		"set/01-x/articles/a.txt": {Data: []byte("The dam is 90 m high.\n")},
	}
}

// TestErrors breaks a good topic in one place at a time and asks for an error that names the file and the line.
func TestErrors(t *testing.T) {
	if _, err := Load(topicFS(goodFacts, goodRecord+"\n"), "set"); err != nil {
		t.Fatalf("the good topic: %v", err)
	}
	edit := strings.NewReplacer
	for _, tt := range []struct {
		name        string
		facts, gold string
		want        string
	}{
		{"span moved", goodFacts, edit(`"start": 11`, `"start": 10`).Replace(goodRecord), `gold.jsonl:1: "90 m" in articles/a.txt is not what stands at 10:15`},
		{"span outside", goodFacts, edit(`"end": 15`, `"end": 99`).Replace(goodRecord), "gold.jsonl:1: "},
		{"overlap", goodFacts, goodRecord + "\n" + goodRecord, "gold.jsonl:2: "},
		{"no such fact", goodFacts, edit("dam-height", "dam-width").Replace(goodRecord), `the fact "dam-width", which is not in facts.json`},
		{"no such article", goodFacts, edit("a.txt", "b.txt").Replace(goodRecord), "an article that is not there"},
		{"unknown kind", goodFacts, edit("measure", "size").Replace(goodRecord), `unknown kind "size"`},
		{"unknown verdict", goodFacts, edit(`"agree"`, `"right"`).Replace(goodRecord), `unknown verdict "right"`},
		{"none with a fact", goodFacts, edit(`"agree"`, `"none"`).Replace(goodRecord), "none has no fact"},
		{"agree without a fact", goodFacts, edit(`"dam-height"`, `null`).Replace(goodRecord), "none has no fact"},
		{"unknown key", goodFacts, edit(`"why"`, `"reason"`).Replace(goodRecord), "gold.jsonl:1: not a gold record"},
		{"empty line", goodFacts, "\n" + goodRecord, "gold.jsonl:1: not a gold record: an empty line"},
		{"no unit", goodFacts, edit(`"unit": "m"`, `"unit": ""`).Replace(goodRecord), "dates and durations have none"},
		{"fact of unknown kind", edit("measure", "size").Replace(goodFacts), goodRecord, `facts.json:2: fact "dam-height" has the unknown kind`},
		{"fact twice", edit("}\n]", "},\n"+goodFacts[1:len(goodFacts)-1]+"]").Replace(goodFacts), goodRecord, `facts.json:5: fact "dam-height" is there twice`},
		{"facts are no list", "{}", goodRecord, "facts.json:1: want a JSON array"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(topicFS(tt.facts, tt.gold), "set")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestFactsYAML(t *testing.T) {
	topic := Topic{Facts: []Fact{
		{
			ID: "price", Statement: `A "pint" costs more than £3.`, Subject: []string{"pint", "beer"}, Event: []string{"costs"},
			Kind: "money", Value: "3", Unit: "GBP", AsOf: "2024", Bound: ">",
		},
		{ID: "opened", Statement: "It opened.", Subject: []string{"it"}, Event: []string{"opened"}, Kind: "date", Value: "2007-06", Bound: "="},
	}}
	want := `factlint: 1
facts:
  - id: "price"
    statement: "A \"pint\" costs more than £3."
    subject: ["pint", "beer"]
    event: ["costs"]
    value:
      kind: money
      amount: "3"
      unit: "GBP"
      bound: ">"
    as_of: "2024"
  - id: "opened"
    statement: "It opened."
    subject: ["it"]
    event: ["opened"]
    date: "2007-06"
`
	if got := string(topic.FactsYAML()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func ExampleTopic_Words() {
	topic := Topic{Articles: []Article{{Text: []byte("Two words")}, {Text: []byte("and three more\n")}}}
	fmt.Println(topic.Words())
	// Output: 5
}
