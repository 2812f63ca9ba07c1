package lsp

import (
	"context"
	"fmt"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/lint"
)

// Hover shows what is known of a value: the fact, its quote with the words
// around, its source, and how the two compare.
func (s *Server) Hover(ctx context.Context, params *protocol.HoverParams) (*protocol.Hover, error) {
	p, d, now := s.asked(ctx, params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	at := s.offset(now, params.Position)
	if p.holds(d.path) {
		return s.hoverFacts(p, now, at)
	}
	c := s.checkNow(p, d)
	if c.content != now {
		return nil, protocol.ErrContentModified
	}
	claim := claimAt(c.result.Claims, at)
	var found []lint.Finding
	for _, f := range s.findings(p, d.path, c) {
		if f.Start <= at && at <= f.End {
			found = append(found, f)
		}
	}
	if claim == nil && len(found) == 0 {
		return nil, nil
	}
	var b strings.Builder
	start, end := 0, 0
	if claim != nil {
		start, end = claim.Start, claim.End
	} else {
		start, end = found[0].Start, found[0].End
	}
	describe(&b, c.state, claim, found)
	return s.hover(b.String(), s.span(c.lines, start, end)), nil
}

func (s *Server) hover(markdown string, at protocol.Range) *protocol.Hover {
	kind := protocol.MarkupKindMarkdown
	if !s.can.markdown {
		kind = protocol.MarkupKindPlainText
		markdown = strings.NewReplacer("**", "", "\\", "").Replace(markdown)
	}
	return &protocol.Hover{Contents: &protocol.MarkupContent{Kind: kind, Value: markdown}, Range: &at}
}

// claimAt is the value at a byte, nil for none.
func claimAt(claims []lint.ClaimLine, at int) *lint.ClaimLine {
	for i := range claims {
		if claims[i].Start <= at && at <= claims[i].End {
			return &claims[i]
		}
	}
	return nil
}

// describe words a value for a hover.
func describe(b *strings.Builder, state *desk.State, claim *lint.ClaimLine, found []lint.Finding) {
	if claim != nil {
		fmt.Fprintf(b, "**%s**: %s\n\n", escape(claim.Text), verdictWord(claim.Verdict))
	}
	for i := range found {
		fmt.Fprintf(b, "%s\n\n", escape(found[i].Message))
		if found[i].Cause != "" {
			fmt.Fprintf(b, "Likely cause: %s\n\n", escape(found[i].Cause))
		}
		if found[i].Detail != "" {
			fmt.Fprintf(b, "%s\n\n", escape(found[i].Detail))
		}
	}
	if claim == nil {
		return
	}
	if claim.Why != "" && len(found) == 0 {
		fmt.Fprintf(b, "%s\n\n", escape(claim.Why))
	}
	if claim.Fact == nil {
		return
	}
	if f := state.Fact(*claim.Fact); f != nil {
		factText(b, state, f, claim.Citation)
	}
	if len(claim.Derived) > 0 {
		fmt.Fprintf(b, "Follows from %s\n", escape(strings.Join(claim.Derived, ", ")))
	}
}

// factText words a fact with its sources.
func factText(b *strings.Builder, state *desk.State, f *lint.Fact, cites []lint.FindingCitation) {
	fmt.Fprintf(b, "**%s**", escape(desk.Line(f)))
	b.WriteString("\n\n")
	for _, c := range state.Fill(cites) {
		if c.Quote != "" {
			fmt.Fprintf(b, "> %s**%s**%s\n>\n", escape(c.Before), escape(c.Quote), escape(c.After))
		}
		fmt.Fprintf(b, "> %s", escape(c.Source))
		for _, more := range []string{c.Title, c.Issued, c.Locator} {
			if more != "" {
				b.WriteString(", " + escape(more))
			}
		}
		b.WriteString("\n\n")
	}
}

// escape keeps text from being read as Markdown.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~', '&':
			b.WriteByte('\\')
		case '\n', '\r':
			b.WriteByte(' ')
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// verdictWord is the word for a verdict that people read.
func verdictWord(v string) string {
	switch v {
	case "unmatched":
		return "no source"
	case "disputed":
		return "sources differ"
	case "stale":
		return "out of date"
	case "derived":
		return "follows from facts"
	}
	return v
}

// hoverFacts shows the fact or source that a word of the facts file names, and
// where articles state it.
func (s *Server) hoverFacts(p *project, c *content, at int) (*protocol.Hover, error) {
	word, start, end := wordAt(c.text, at)
	state := p.State()
	var b strings.Builder
	if f := state.Fact(word); f != nil {
		factText(&b, state, f, cites(f))
		p.mu.Lock()
		survey := p.survey
		p.mu.Unlock()
		if survey != nil {
			b.WriteString(stated(survey, f.ID) + "\n")
		}
		return s.hover(b.String(), s.span(c.lines, start, end)), nil
	}
	if state.Project == nil {
		return nil, nil
	}
	if src, _ := state.Project.Book.Source(word); src != nil {
		fmt.Fprintf(&b, "**%s**: %s", escape(src.ID), escape(src.Title))
		for _, more := range []string{strings.Join(src.Authors, "; "), src.Publisher, src.Issued.String(), src.URL} {
			if more != "" {
				b.WriteString(", " + escape(more))
			}
		}
		return s.hover(b.String(), s.span(c.lines, start, end)), nil
	}
	return nil, nil
}

// cites are the citations of a fact, as findings have them.
func cites(f *lint.Fact) []lint.FindingCitation {
	var out []lint.FindingCitation
	add := func(value string, refs []lint.Ref) {
		for _, r := range refs {
			c := lint.FindingCitation{Fact: f.ID, Value: value, Locator: r.Locator, Quote: r.Quote.Exact}
			if r.Source != nil {
				c.Source, c.Title, c.Issued = r.Source.ID, r.Source.Title, r.Source.Issued.String()
			}
			out = append(out, c)
		}
	}
	for _, o := range f.Values {
		add(o.Text, o.Refs)
	}
	add("", f.Refs)
	return out
}

// wordAt is the id that stands around a byte, and where.
func wordAt(b []byte, at int) (word string, start, end int) {
	part := func(c byte) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_' || c >= 0x80
	}
	start, end = min(at, len(b)), min(at, len(b))
	for start > 0 && part(b[start-1]) {
		start--
	}
	for end < len(b) && part(b[end]) {
		end++
	}
	return strings.TrimRight(string(b[start:end]), ".-"), start, end
}
