package check

import (
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// claimLines are the claims of a pass, at home.
func claimLines(p *lint.Pass, h *homing) []lint.ClaimLine {
	out := make([]lint.ClaimLine, 0, len(p.Claims))
	for i := range p.Claims {
		for _, c := range p.Claims[i].Ends() {
			out = append(out, claimLine(p, h, c))
		}
	}
	return out
}

// claimLine is one claim, at home.
func claimLine(p *lint.Pass, h *homing, c *lint.Claim) lint.ClaimLine {
	m := c.Of(&p.Mentions[c.Mention])
	at := h.place(m.Span)
	line := lint.ClaimLine{
		Path: p.Doc.Path, Part: orNull(p.Doc.Part), Start: at.Start, End: at.End, Line: at.Line, Column: at.Column,
		Text: p.Text(m.Span), Kind: m.Value.Kind.String(), Parts: []lint.ClaimPart{}, Alts: []string{}, Rel: orNull(m.Rel),
		Unit: orNull(m.Value.Unit), Per: orNull(m.Value.Per), Bound: m.Value.Bound(), Mod: orNull(m.Value.Mod.String()), Age: m.Age,
		Derived: append([]string{}, c.Derived...), Verdict: c.Verdict.String(), Trust: c.Trust,
		Subject: orNull(c.Subject), Event: orNull(c.Event), Why: c.Why, Excerpt: h.excerpt(m.Span),
	}
	if m.Rel == "" || !m.Value.Date.IsZero() {
		line.Value = orNull(m.Value.String())
	}
	if m.Value.Range {
		lo, hi := ends(m.Value)
		line.Lo, line.Hi = orNull(lo.String()), orNull(hi.String())
	}
	for _, part := range m.Parts {
		src := p.Doc.Map.Source(part.Span)
		line.Parts = append(line.Parts, lint.ClaimPart{Start: src.Start, End: src.End, Value: part.Value.String()})
	}
	for _, alt := range m.Alts {
		line.Alts = append(line.Alts, alt.String())
	}
	if c.Fact != nil {
		line.Fact = &c.Fact.ID
		line.Citation = citations(c.Fact, c.Observation)
	}
	for _, cand := range c.Candidates {
		out := lint.ClaimCandidate{Score: cand.Score, Evidence: []lint.ClaimEvidence{}}
		if cand.Fact != nil {
			out.Fact = cand.Fact.ID
		}
		for _, e := range cand.Evidence {
			out.Evidence = append(out.Evidence, lint.ClaimEvidence(e))
		}
		line.Candidates = append(line.Candidates, out)
	}
	return line
}

// ends are the two ends of a range, each a value of its own.
func ends(v quant.Value) (lo, hi quant.Value) {
	lo, hi = v, v
	lo.Range, hi.Range = false, false
	lo.Hi, lo.DateHi = v.Lo, quant.Date{}
	hi.Lo, hi.Date, hi.DateHi = v.Hi, v.DateHi, quant.Date{}
	return lo, hi
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
