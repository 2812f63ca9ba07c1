package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint/quant"
)

// larger reports whether the subject of the value's clause is set against another
// of its kind: "a smaller ship, with room for 24 cars".
func (c *context) larger(p *profile) bool {
	if c.topic.kind != indefinite && (c.topic.kind != counting || !c.isA(c.topic.first, joint.A)) {
		return false
	}
	for i := max(c.topic.first, 0); i+1 < c.topic.last; i++ {
		t := &c.terms[i]
		if i > 0 && !c.isA(i+1, joint.Than) && t.mention < 0 && strings.HasSuffix(t.lower, "er") && t.lemma != t.lower && strings.HasPrefix(t.lower, strings.TrimRight(t.lemma, "ey")) && quality(t, p) == 0 {
			return true
		}
	}
	return false
}

// intended reports whether the clause says what was to be: "was to consist of
// fourteen games".
func (c *context) intended(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate {
		return false
	}
	at := c.mention.First - c.first
	return c.inClause(func(i int, _ *term) bool { return i+2 < at && c.cued("intended", i) > 0 })
}

// otherRank reports whether the value's clause names another of a row than the
// fact does: the 13th game where the fact has the sixth.
func (c *context) otherRank(p *profile) bool {
	words := strings.FieldsFunc(strings.ToLower(p.fact.Statement), func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	l := lang.English()
	own := func(noun string) (ranks []int64) {
		for i := 0; i+1 < len(words); i++ {
			if _, in := l.Lookup(words[i]); in.Class&lang.Ordinal != 0 && c.r.lang.Lemma(words[i+1]) == noun {
				ranks = append(ranks, in.Num(lang.Ordinal))
			}
		}
		return ranks
	}
	p0, found := c.r.pass, false
	for m := max(c.m-3, 0); m < min(c.m+4, len(p0.Mentions)); m++ {
		o := &p0.Mentions[m]
		k := o.Last - c.first
		if o.Value.Kind != quant.KindOrdinal || o.Sentence != c.mention.Sentence || k < 0 || k >= len(c.terms) {
			continue
		}
		n, whole := o.Value.Lo.Int64()
		ranks := own(c.terms[k].lemma)
		if !whole || len(ranks) == 0 {
			continue
		}
		if slices.Contains(ranks, n) {
			return false
		}
		found = true
	}
	return found
}
