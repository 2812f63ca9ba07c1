package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/claimset"
	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

// topic is a topic of drafts, read up to the point where the binder takes
// over, with the gold of each mention.
type topic struct {
	name   string
	index  *bind.Index
	passes []*lint.Pass
	gold   [][]*claimset.Record // by pass and mention
	set    claimset.Topic
	// copies are those with further errors planted.
	copies []*topic
	// sparse are those with fewer facts.
	sparse []*topic
	weight float64
}

// longWeight is what a pair of a long text counts beside one of a draft. A long
// text is what is checked most, and there are few of them here; at this weight
// more of what was planted in real prose is found at any number of false
// findings than at 1 or at 3.
const longWeight = 2

// scale makes the pairs of a topic and of its copies count so much more.
func (t *topic) scale(by float64) {
	for _, x := range slices.Concat([]*topic{t}, t.copies, t.sparse) {
		x.weight *= by
	}
}

func prepare(t claimset.Topic) (*topic, error) {
	f, _, faults := facts.Parse("facts.yaml", []byte(factsYAML(t.Facts)), facts.Config{})
	if f == nil {
		return nil, fmt.Errorf("its facts cannot be read: %v", faults)
	}
	l := lang.English()
	out := &topic{name: t.Name, index: bind.NewIndex(f, l.Words), set: t, weight: 1}
	for _, a := range t.Articles {
		doc := read.Bytes(a.Text, read.Config{Path: a.Path})
		text := segment.Split(doc, l)
		p := &lint.Pass{Doc: doc, Tokens: text.Tokens, Lexemes: text.Lexemes, Sentences: text.Sentences, Lex: l}
		p.Mentions = mention.Find(text, mention.Config{Date: doc.Date})
		p.Clauses = segment.Clauses(text, p.Mentions)
		out.passes = append(out.passes, p)
		gold := make([]*claimset.Record, len(p.Mentions))
		for m := range p.Mentions {
			home := doc.Map.Source(p.Mentions[m].Span)
			for i := range t.Gold {
				g := &t.Gold[i]
				if g.File == a.Path && g.Start < home.End && home.Start < g.End {
					gold[m] = g
				}
			}
		}
		out.gold = append(out.gold, gold)
	}
	return out, nil
}

// samples are the pairs of the topic as rows of the regression.
func (t *topic) samples(w bind.Weights, looks int) []sample {
	var out []sample
	for _, list := range [...][]*topic{t.copies, t.sparse} {
		for _, c := range list {
			out = append(out, c.samples(w, looks)...)
		}
	}
	for i, p := range t.passes {
		for _, e := range t.index.Examples(p, w, looks) {
			s := sample{x: e.X, w: t.weight, agrees: e.Agrees}
			for j := range s.x {
				if left[j] {
					s.x[j] = 0
				}
			}
			if g := t.gold[i][e.Mention]; g != nil && g.FactID() == e.Fact.ID && g.Verdict != claimset.None {
				s.y = 1
			}
			out = append(out, s)
		}
	}
	return out
}

// pairs are the pairs of mentions of two articles as rows of the regression:
// are they about the same fact? Pairs that no fact covers on either side
// are left out where the values agree, as gold says nothing of them.
func (t *topic) pairs(w meet.PairWeights) []sample {
	var out []sample
	for i := range t.passes {
		for _, e := range meet.PairExamples(t.passes[i], t.passes[i], w) {
			a, b := t.gold[i][e.A], t.gold[i][e.B]
			s := sample{x: e.X, w: copyWeight}
			switch {
			case e.A == e.B:
				s.y = 1
			case e.Agrees || a != nil && b != nil && a.FactID() == b.FactID() && a.FactID() != "":
				continue
			}
			out = append(out, s)
		}
		for j := i + 1; j < len(t.passes); j++ {
			for _, e := range meet.PairExamples(t.passes[i], t.passes[j], w) {
				a, b := t.gold[i][e.A], t.gold[j][e.B]
				if a == nil || b == nil || a.FactID() == "" && b.FactID() == "" && e.Agrees {
					continue
				}
				s := sample{x: e.X, w: 1}
				if a.FactID() == b.FactID() && a.FactID() != "" {
					s.y = 1
				}
				out = append(out, s)
			}
		}
	}
	return out
}

// strangers are the pairs of mentions of articles of different topics: they
// are never about one thing.
func strangers(set []*topic, i int, w meet.PairWeights) []sample {
	var out []sample
	for d := 1; d <= strangerTopics; d++ {
		o := set[(i+d)%len(set)]
		if o == set[i] {
			break
		}
		for k := 0; k < min(len(set[i].passes), len(o.passes)); k += 2 {
			for _, e := range meet.PairExamples(set[i].passes[k], o.passes[k], w) {
				out = append(out, sample{x: e.X, w: 1})
			}
		}
	}
	return out
}

// strangerTopics is the number of other topics that a topic is held against.
const strangerTopics = 10

// copyWeight is what a pair of an article with its changed copy counts beside
// a pair of two articles: there are as many of them as there are mentions, and
// they are easy.
const copyWeight = 0.3

// factsYAML writes the facts of a topic as a facts file.
func factsYAML(list []claimset.Fact) string {
	var b strings.Builder
	b.WriteString("factlint: 1\nfacts:\n")
	quote := func(s []string) string {
		q := make([]string, len(s))
		for i := range s {
			q[i] = fmt.Sprintf("%q", s[i])
		}
		return "[" + strings.Join(q, ", ") + "]"
	}
	for _, f := range list {
		fmt.Fprintf(&b, "  - id: %q\n    statement: %q\n    subject: %s\n    event: %s\n", f.ID, f.Statement, quote(f.Subject), quote(f.Event))
		if f.Kind == "date" {
			fmt.Fprintf(&b, "    date: %q\n", f.Value)
		} else {
			fmt.Fprintf(&b, "    value:\n      kind: %s\n      amount: %q\n", f.Kind, f.Value)
			if f.Unit != "" {
				fmt.Fprintf(&b, "      unit: %q\n", f.Unit)
			}
			if f.Bound != "" && f.Bound != "=" {
				fmt.Fprintf(&b, "      bound: %q\n", f.Bound)
			}
		}
		if f.AsOf != "" {
			fmt.Fprintf(&b, "    as_of: %q\n", f.AsOf)
		}
	}
	return b.String()
}
