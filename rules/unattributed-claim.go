package rules

import (
	"fmt"

	"github.com/factlint/factlint/lint"
)

var _ = add(lint.Rule{
	Name:     "unattributed-claim",
	Severity: lint.Asked,
	Trust:    0.9,
	Check:    checkUnattributedClaim,
})

// checkUnattributedClaim asks who says so where the facts file wants that said
// (attribute: true) and the article states the value as its own.
func checkUnattributedClaim(p *lint.Pass) {
	for i := range p.Claims {
		c, m := &p.Claims[i], p.Mention(i)
		switch {
		case c.Fact == nil || !c.Fact.Attribute || c.Mood != lint.Asserted || attributed(p, c) || p.InQuotation(m.Span):
			continue
		case c.Verdict != lint.Supported && c.Verdict != lint.Disputed && c.Verdict != lint.Derived:
			continue
		}
		d := lint.Diagnostic{
			Severity: lint.Asked, Trust: c.Trust, Span: m.Span, Fact: c.Fact, Observation: c.Observation,
			Message: fmt.Sprintf("%s is stated as a fact: say who gives this figure", p.Text(m.Span)),
			Detail:  "The facts file asks for its source to be named. " + opinions(c.Fact),
		}
		if c.Verdict == lint.Disputed {
			d.Message = fmt.Sprintf("%s is one of several figures: say who gives it", p.Text(m.Span))
			d.Detail = "Sources disagree. " + opinions(c.Fact)
		}
		if pos := c.Fact.Pos; pos.Path != "" {
			d.Related = append(d.Related, lint.Related{
				At:      &lint.Place{Path: pos.Path, Start: pos.Offset, End: pos.Offset, Line: pos.Line, Column: pos.Column},
				Message: c.Fact.Statement,
			})
		}
		p.Report(d)
	}
}

// attributed reports whether the claim's sentence names a speaker, or gives its
// figures to somebody: "according to".
func attributed(p *lint.Pass, c *lint.Claim) bool {
	if !c.Speaker.Empty() {
		return true
	}
	s := p.Mention(c.Mention).Sentence
	if s < 0 || s >= len(p.Sentences) {
		return false
	}
	first, last := p.Sentences[s].First, p.Sentences[s].Last
	return p.HasWord(first, last, "say") || p.HasWord(first, last, "claim")
}
