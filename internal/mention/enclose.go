package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// enclose makes one range of two bounds that enclose it: "at least 20 and at
// most 100 boats", "more than 5% but less than 8%". It reports whether it did.
func (s *scanner) enclose(m *lint.Mention) bool {
	if len(s.out) == 0 || m.Hedge.Empty() || m.Hedge.Start > m.Span.Start {
		return false
	}
	p := &s.out[len(s.out)-1]
	if p.Sentence != m.Sentence || p.Value.Range || m.Value.Range || p.Hedge.Empty() || p.Form != "amount" || m.Form != "amount" {
		return false
	}
	// Nothing but "and" or "but" stands between the first and the second bound.
	k := p.Last
	if in, next := s.phrase(k, lang.HedgeAfter); in != nil && !s.opensBound(k, next) {
		k = next
	}
	if s.is(k, ",") {
		k++
	}
	if s.class(k)&lang.And == 0 && !s.is(k, "but") || k+1 >= s.last || int(s.Tokens[k+1].Start) != m.Hedge.Start {
		return false
	}
	lo, hi := p, m
	if upper(p.Value.Hedge) {
		lo, hi = m, p
	}
	if !lower(lo.Value.Hedge) || !upper(hi.Value.Hedge) {
		return false
	}
	a, b := lo.Value, hi.Value
	if p.Value.Kind != m.Value.Kind || p.Value.Unit != m.Value.Unit && p.Value.Unit != "" || p.Value.Per != m.Value.Per && p.Value.Per != "" || len(a.More)+len(b.More) > 0 || a.Lo.Cmp(b.Lo) >= 0 {
		return false
	}
	a.Unit, b.Unit, a.Per, b.Per = m.Value.Unit, m.Value.Unit, m.Value.Per, m.Value.Per
	v := m.Value
	v.Range, v.Lo, v.Hi, v.Hedge = true, a.Lo, b.Lo, quant.NoHedge
	out := *m
	out.Value, out.First, out.Hedge = v, p.First, lint.Span{}
	out.Span = s.span(p.First, m.Last)
	out.Parts = []lint.MentionPart{{Span: lo.Span, Value: a}, {Span: hi.Span, Value: b}}
	out.Form = "bounds"
	s.out[len(s.out)-1] = out
	return true
}

// lower reports whether a hedge bounds a value from below, upper from above.
func lower(h quant.Hedge) bool { return h == quant.MoreThan || h == quant.NoLess }

func upper(h quant.Hedge) bool { return h == quant.LessThan || h == quant.NoMore }
