package rules

import (
	"fmt"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
)

var _ = add(lint.Rule{
	Name:     "dangling-anchor",
	Severity: lint.Error,
	Trust:    0.99,
	Check:    checkDanglingAnchor,
})

// checkDanglingAnchor reports anchors ("{fact: id}") that name no fact, and
// those beside which no value stands that could state it.
func checkDanglingAnchor(p *lint.Pass) {
	if p.Facts == nil {
		return
	}
	used := map[int]bool{}
	for i := range p.Claims {
		if a := p.Claims[i].Anchor; a > 0 {
			used[a-1] = true
		}
	}
	for i, n := range p.Doc.Notes {
		id, ok := strings.CutPrefix(n.Text, "fact:")
		if !ok || used[i] {
			continue
		}
		id = strings.TrimSpace(id)
		d := lint.Diagnostic{Severity: lint.Error, Span: anchored(p, n.At)}
		if f := factNamed(p.Facts, id); f != nil {
			d.Severity = lint.Warning
			d.Fact = f
			d.Message = fmt.Sprintf("no value beside this anchor states fact %s", f.ID)
			d.Detail = fmt.Sprintf("The fact is: %s. Put the anchor right after the value, or link the value itself", strings.TrimSuffix(f.Statement, "."))
		} else {
			d.Message = fmt.Sprintf("the anchor names fact %q, and there is none", id)
			d.Detail = "Correct the id; 'factlint facts list' shows them"
		}
		p.Report(d)
	}
}

// anchored is the word before an anchor, or the words that it links.
func anchored(p *lint.Pass, at lint.Span) lint.Span {
	if !at.Empty() {
		return at
	}
	i := sort.Search(len(p.Tokens), func(i int) bool { return int(p.Tokens[i].End) > at.Start })
	for i--; i >= 0; i-- {
		if k := p.Tokens[i].Kind; k == lint.Word || k == lint.Digits || k == lint.Mixed {
			return p.Tokens[i].Span()
		}
	}
	if len(p.Tokens) > 0 {
		return p.Tokens[0].Span()
	}
	return at
}

func factNamed(facts *lint.Facts, id string) *lint.Fact {
	for _, f := range facts.Facts {
		if f.ID == id {
			return f
		}
	}
	return nil
}
