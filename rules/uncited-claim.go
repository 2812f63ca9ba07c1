package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// uncited-claim is for desks that want every figure sourced. It is off until
// the settings turn it on.
var _ = add(lint.Rule{
	Name:     "uncited-claim",
	Severity: lint.Off,
	Trust:    0.9,
	Check:    checkUncitedClaim,
})

// checkUncitedClaim reports the article's own figures that no cited fact
// supports.
func checkUncitedClaim(p *lint.Pass) {
	if p.Facts == nil {
		return
	}
	for i := range p.Claims {
		c, m := &p.Claims[i], p.Mention(i)
		switch {
		case m.Weak, looseCount(p, m), c.Mood != lint.Asserted, m.Kind() == quant.KindOrdinal, m.Relative || m.Rel != "", m.Span.Overlaps(p.Doc.DateSpan):
			continue
		case c.Verdict == lint.Unmatched && c.Fact == nil:
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: m.Span,
				Message: fmt.Sprintf("no fact speaks of %s", p.Text(m.Span)),
				Detail:  "Add it to the facts file with its source ('factlint facts add'), or take it out",
			})
		case c.Verdict == lint.Supported && c.Fact != nil && !hasSource(c.Fact):
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: m.Span, Fact: c.Fact,
				Message: fmt.Sprintf("%s rests on fact %s, which has no source", p.Text(m.Span), c.Fact.ID),
				Detail:  "Add 'refs:' to the fact",
			})
		}
	}
}

// looseCount reports whether a count is a small one in words: "the two sides".
func looseCount(p *lint.Pass, m *lint.Mention) bool {
	t := p.Text(m.Span)
	return m.Kind() == quant.KindCount && t != "" && (t[0] < '0' || t[0] > '9') && m.Value.Lo.Cmp(quant.FromInt(3)) < 0
}

func hasSource(f *lint.Fact) bool {
	if len(f.Refs) > 0 || f.Derivation != nil {
		return true
	}
	for i := range f.Values {
		if len(f.Values[i].Refs) > 0 {
			return true
		}
	}
	return false
}
