// Package claimset reads the project's own benchmark of drafts: topics of invented subjects, each with cited facts, a few
// articles, and for every value in them the fact it speaks of and whether it agrees. Programs that fit the binder's weights
// and programs that score it read the set through this package, so that a slip in the set is found here and not in a figure.
// The package never judges a claim itself.
package claimset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Topic is one folder of the set: testdata/claims/NN-topic.
type Topic struct {
	Name     string    // the folder's name, "02-dam"
	Facts    []Fact    // as facts.json has them
	Articles []Article // sorted by path
	Gold     []Record  // sorted by article, then by start; no two overlap
}

// A Fact is an entry of facts.json. Value and Unit are in the words of the claims contract: a decimal string, EDTF or an
// ISO 8601 duration; an ISO 4217 code, a symbol ("km", "m3/year") or a counted noun.
type Fact struct {
	ID        string   `json:"id"`
	Statement string   `json:"statement"`
	Subject   []string `json:"subject"` // names, the fullest first
	Event     []string `json:"event"`
	Kind      string   `json:"kind"`
	Value     string   `json:"value"`
	Unit      string   `json:"unit"`
	AsOf      string   `json:"as_of"` // EDTF: the time the value holds for; "" where it does not age
	Bound     string   `json:"bound"` // = ~ < <= > >=
}

// An Article is one draft of a topic, with its bytes as they lie on disk.
type Article struct {
	Path string // within the topic: "articles/a-wire.txt"
	Text []byte
}

// A Record is a line of gold.jsonl: one value in one article.
type Record struct {
	File    string  `json:"file"`  // within the topic
	Start   int     `json:"start"` // byte offsets in the file, half-open
	End     int     `json:"end"`
	Text    string  `json:"text"`
	Kind    string  `json:"kind"`
	Value   string  `json:"value"` // what the article says, relative dates worked out
	Unit    string  `json:"unit"`
	Fact    *string `json:"fact"` // nil where no fact of the topic is spoken of
	Verdict Verdict `json:"verdict"`
	Why     string  `json:"why"` // the construction and, of a contradiction, its cause and the fact's value
}

// FactID returns the fact that the record speaks of, "" where there is none.
func (r Record) FactID() string {
	if r.Fact == nil {
		return ""
	}
	return *r.Fact
}

// A Verdict says how a value stands to the facts.
type Verdict string

// The verdicts of gold.jsonl.
const (
	Agree      Verdict = "agree"      // states the fact, exactly or more coarsely
	Contradict Verdict = "contradict" // states the fact, wrongly
	None       Verdict = "none"       // speaks of something else, or is not the article's own claim
)

var (
	kinds    = []string{"date", "duration", "money", "percent", "measure", "count"}
	bounds   = []string{"=", "~", "<", "<=", ">", ">="}
	verdicts = []Verdict{Agree, Contradict, None}
)

// Load reads every topic under root, in order of name. The error joins all that is wrong, each with its file and line.
func Load(fsys fs.FS, root string) ([]Topic, error) {
	entries, err := fs.ReadDir(fsys, root)
	if err != nil {
		return nil, fmt.Errorf("reading the topics of %s: %w", root, err)
	}
	var topics []Topic
	var errs []error
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		t, err := LoadTopic(fsys, path.Join(root, e.Name()))
		topics = append(topics, t)
		errs = append(errs, err)
	}
	return topics, errors.Join(errs...)
}

// LoadTopic reads one folder of the set. The error joins all that is wrong, each with its file and line.
func LoadTopic(fsys fs.FS, dir string) (Topic, error) {
	t := Topic{Name: path.Base(dir)}
	var errs []error
	facts, err := readFacts(fsys, path.Join(dir, "facts.json"))
	errs = append(errs, err)
	t.Facts = facts

	names, err := fs.Glob(fsys, path.Join(dir, "articles", "*"))
	if err != nil || len(names) == 0 {
		errs = append(errs, fmt.Errorf("%s: no articles; put them in %s", dir, path.Join(dir, "articles")))
	}
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			errs = append(errs, fmt.Errorf("reading the article %s: %w", name, err))
			continue
		}
		t.Articles = append(t.Articles, Article{Path: path.Join("articles", path.Base(name)), Text: text})
	}

	gold, err := readGold(fsys, path.Join(dir, "gold.jsonl"), t)
	errs = append(errs, err)
	t.Gold = gold
	return t, errors.Join(errs...)
}

// Article returns the article with that path within the topic.
func (t Topic) Article(file string) (Article, bool) {
	for _, a := range t.Articles {
		if a.Path == file {
			return a, true
		}
	}
	return Article{}, false
}

// Fact returns the fact with that id.
func (t Topic) Fact(id string) (Fact, bool) {
	for _, f := range t.Facts {
		if f.ID == id {
			return f, true
		}
	}
	return Fact{}, false
}

// Words counts the words of the topic's articles: the base of "false alarms in 1,000 words".
func (t Topic) Words() int {
	n := 0
	for _, a := range t.Articles {
		n += len(bytes.Fields(a.Text))
	}
	return n
}

func readFacts(fsys fs.FS, name string) ([]Fact, error) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("reading the facts: %w", err)
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if tok, err := dec.Token(); err != nil || tok != json.Delim('[') {
		return nil, fmt.Errorf("%s:1: want a JSON array of facts", name)
	}
	var facts []Fact
	var errs []error
	seen := map[string]bool{}
	for dec.More() {
		line := 1 + bytes.Count(b[:nextByte(b, int(dec.InputOffset()))], []byte("\n"))
		var f Fact
		if err := dec.Decode(&f); err != nil {
			return facts, errors.Join(append(errs, fmt.Errorf("%s:%d: not a fact: %w", name, line, err))...)
		}
		if problem := factProblem(f, seen); problem != "" {
			errs = append(errs, fmt.Errorf("%s:%d: fact %q %s", name, line, f.ID, problem))
		}
		seen[f.ID] = true
		facts = append(facts, f)
	}
	return facts, errors.Join(errs...)
}

// nextByte skips the comma and white space between two facts, so that an error names the line where its fact begins.
func nextByte(b []byte, at int) int {
	for at < len(b) && strings.IndexByte(", \t\r\n", b[at]) >= 0 {
		at++
	}
	return at
}

func factProblem(f Fact, seen map[string]bool) string {
	switch {
	case f.ID == "":
		return "has no id"
	case seen[f.ID]:
		return "is there twice"
	case f.Statement == "":
		return "has no statement"
	case len(f.Subject) == 0 || slices.Contains(f.Subject, ""):
		return "has no subject, or an empty one"
	case len(f.Event) == 0 || slices.Contains(f.Event, ""):
		return "has no event, or an empty one"
	case !slices.Contains(kinds, f.Kind):
		return fmt.Sprintf("has the unknown kind %q; known are %s", f.Kind, strings.Join(kinds, ", "))
	case f.Value == "":
		return "has no value"
	case !slices.Contains(bounds, f.Bound):
		return fmt.Sprintf("has the unknown bound %q; known are %s", f.Bound, strings.Join(bounds, " "))
	case (f.Kind == "date" || f.Kind == "duration") != (f.Unit == ""):
		return fmt.Sprintf("is a %s with the unit %q; dates and durations have none, all others one", f.Kind, f.Unit)
	}
	return ""
}

func readGold(fsys fs.FS, name string, t Topic) ([]Record, error) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("reading the gold values: %w", err)
	}
	var gold []Record
	var errs []error
	for i, line := range bytes.Split(bytes.TrimRight(b, "\n"), []byte("\n")) {
		var r Record
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&r); err != nil {
			if errors.Is(err, io.EOF) {
				err = errors.New("an empty line")
			}
			errs = append(errs, fmt.Errorf("%s:%d: not a gold record: %w", name, i+1, err))
			continue
		}
		problem := recordProblem(r, t)
		if problem == "" && len(gold) > 0 {
			last := gold[len(gold)-1]
			if r.File < last.File || r.File == last.File && r.Start < last.End {
				problem = fmt.Sprintf("overlaps or comes before %q in %s", last.Text, last.File)
			}
		}
		if problem != "" {
			errs = append(errs, fmt.Errorf("%s:%d: %q in %s %s", name, i+1, r.Text, r.File, problem))
		}
		gold = append(gold, r)
	}
	return gold, errors.Join(errs...)
}

func recordProblem(r Record, t Topic) string {
	a, ok := t.Article(r.File)
	if !ok {
		return "is in an article that is not there"
	}
	if r.Start < 0 || r.End > len(a.Text) || r.Start >= r.End {
		return fmt.Sprintf("has the span %d:%d, the article %d bytes", r.Start, r.End, len(a.Text))
	}
	if got := string(a.Text[r.Start:r.End]); got != r.Text {
		return fmt.Sprintf("is not what stands at %d:%d: %q", r.Start, r.End, got)
	}
	switch {
	case !slices.Contains(kinds, r.Kind):
		return fmt.Sprintf("has the unknown kind %q; known are %s", r.Kind, strings.Join(kinds, ", "))
	case r.Value == "":
		return "has no value"
	case (r.Kind == "date" || r.Kind == "duration") != (r.Unit == ""):
		return fmt.Sprintf("is a %s with the unit %q; dates and durations have none, all others one", r.Kind, r.Unit)
	case !slices.Contains(verdicts, r.Verdict):
		return fmt.Sprintf("has the unknown verdict %q; known are agree, contradict, none", r.Verdict)
	case (r.Verdict == None) != (r.Fact == nil):
		return fmt.Sprintf("has the verdict %s and the fact %q; none has no fact, all others one", r.Verdict, r.FactID())
	case r.Why == "":
		return "does not say why"
	}
	if r.Fact != nil {
		if _, ok := t.Fact(*r.Fact); !ok {
			return fmt.Sprintf("speaks of the fact %q, which is not in facts.json", *r.Fact)
		}
	}
	return ""
}
