package check

import (
	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

// A few articles are read a second time when all are there: each of them is a list of facts
// for each other one.

// fewText is one of a few articles: its text, and where it is found.
type fewText struct {
	path   string
	source []byte
}

// keepText keeps the text of an article as long as there are few, and lets go of it otherwise.
func (k *corpus) keepText(o *outcome) {
	switch {
	case k.archive.Load():
		k.few = nil
	case o.source != nil:
		k.few = append(k.few, fewText{o.Path, o.source})
	}
}

// readAgain is what the few articles say of each other, nil where they are not few.
func (k *corpus) readAgain() *meet.Mutual {
	if len(k.few) < 2 || k.archive.Load() {
		return nil
	}
	var passes []*lint.Pass
	for _, t := range k.few {
		if p := k.c.passOf(t); p != nil {
			passes = append(passes, p)
		}
	}
	if len(passes) < 2 {
		return nil
	}
	return meet.NewMutual(passes)
}

// passOf reads an article as far as the binder needs it, nil where it has several parts, or is
// in another language than English.
func (c *Checker) passOf(t fewText) (p *lint.Pass) {
	j := job{article: Article{Path: t.path}, source: t.source, out: &outcome{}}
	c.guard(&j, func() {
		c.read(&j)
		if len(j.parts) != 1 || j.parts[0].lang.Tag != english {
			return
		}
		part := &j.parts[0]
		part.text = &segment.Text{} // the pass keeps its tokens
		part.text.Reset(part.home.doc, part.lang.Language)
		c.find(part)
		c.clauses(part)
		p = part.pass
	})
	if j.over {
		return nil
	}
	return p
}

// english is the tag of the language whose claims are facts for each other.
const english = "en"
