package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// pinOdds are the log-odds of a fact that the article itself names.
const pinOdds = 8

// pin is a fact that an anchor of the article gives for a mention.
type pin struct {
	profile *profile
	note    int
}

// pins are the mentions that the anchors of the article bind: "{fact: id}", a
// comment or a footnote after a value, or a link around it.
func (b *binding) pins() map[int32]pin {
	var out map[int32]pin
	for i, n := range b.r.pass.Doc.Notes {
		id, ok := strings.CutPrefix(n.Text, "fact:")
		if !ok {
			continue
		}
		p := b.x.named(strings.TrimSpace(id))
		if p == nil {
			continue
		}
		if m := b.beside(n, p); m >= 0 {
			if out == nil {
				out = map[int32]pin{}
			}
			out[m] = pin{p, i}
		}
	}
	return out
}

// named is the fact of that id, nil for none.
func (x *Index) named(id string) *profile {
	for _, p := range x.all {
		if p.fact.ID == id {
			return p
		}
	}
	return nil
}

// beside is the mention that an anchor stands at: one that its link covers; the
// last before it in its sentence that can state the fact, else the first after
// it; of an anchor on a line of its own the first of the next block. -1 for
// none.
func (b *binding) beside(n lint.Note, p *profile) int32 {
	pass := b.r.pass
	fits := func(m int) bool { return b.compared(m, p).Relation != quant.Incomparable }
	before, after := -1, -1
	for m := range pass.Mentions {
		span := pass.Mentions[m].Span
		switch {
		case !n.At.Empty():
			if n.At.Overlaps(span) && fits(m) {
				return int32(m)
			}
		case n.Line:
			if span.Start >= n.At.Start && fits(m) {
				return b.inBlockAfter(n, m)
			}
		case !b.together(n.At.Start, m):
		case span.Start < n.At.Start:
			if fits(m) {
				before = m
			}
		case after < 0 && fits(m):
			after = m
		}
	}
	if before >= 0 {
		return int32(before)
	}
	return int32(after)
}

// inBlockAfter is m, if it stands in the first block after the note.
func (b *binding) inBlockAfter(n lint.Note, m int) int32 {
	doc := b.r.pass.Doc
	for _, block := range doc.Blocks {
		if block.Span.End > n.At.Start {
			if block.Span.Contains(b.r.pass.Mentions[m].Span) {
				return int32(m)
			}
			return -1
		}
	}
	return -1
}

// together reports whether a place lies in the sentence of a mention, or right
// after it.
func (b *binding) together(at, m int) bool {
	s := b.r.pass.Mentions[m].Sentence
	if s < 0 || s >= len(b.r.pass.Sentences) {
		return false
	}
	span := b.r.pass.Sentences[s].Span
	return span.Start <= at && at <= span.End+1
}

// compared judges a mention against a fact, wherever it stands.
func (b *binding) compared(m int, p *profile) quant.Comparison {
	if compare.Dimension(b.r.pass.Mentions[m].Value) != p.dim {
		return quant.Comparison{}
	}
	c := &b.r.context
	c.read(b.r, m)
	q, _, _ := c.observe(p)
	return q
}

// pin binds a mention to the fact that the article names.
func (b *binding) pin(cl *lint.Claim, m int32, to pin) {
	c := &b.r.context
	c.read(b.r, int(m))
	pr := pair{mention: m, fact: to.profile.id}
	c.evidence(b.x, to.profile, &pr)
	pr.score = pinOdds
	b.judge(cl, &pr)
	if cl.Fact != nil {
		cl.Anchor = to.note + 1
		cl.Why = "The article names the fact; " + strings.ToLower(cl.Why[:1]) + cl.Why[1:]
	}
}
