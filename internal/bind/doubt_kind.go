package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts by what kind of thing a value is said of: a tunnel is no bridge, nor are the pillars
// of the bridge, nor the second bridge.

// kindPrefix begins the names of the sets of words that say what kind of thing something is.
const kindPrefix = "kind-"

// kindsOf are the kinds of things that a word in lower case may name.
func (r *reader) kindsOf(lemma string) []string {
	if l, ok := r.pass.Lex.(*lang.Language); ok {
		return l.CuesOf(kindPrefix, lemma)
	}
	return r.lang.CuesOf(kindPrefix, lemma)
}

// otherKind reports whether the subject of the value's clause is by its noun a thing of another
// kind than the fact's subjects: "the tunnel" where the fact is on a bridge.
func (c *context) otherKind(p *profile) bool {
	h := c.costing()
	if h < 0 {
		if h = c.topic.head; h < 0 || h >= len(c.terms) || c.topic.last > c.mention.First-c.first {
			return false
		}
		switch c.topic.kind {
		case bare, definite, indefinite, possessed:
		default:
			return false
		}
	}
	t := &c.terms[h]
	if t.mention >= 0 || !t.content || t.capital && h > 0 || quality(t, p) > 0 {
		return false
	}
	own := c.r.kindsOf(t.lemma)
	if len(own) == 0 {
		return false
	}
	first := true // the first name is what the subject is called, the others are descriptions
	for _, s := range p.fact.Subjects {
		for _, name := range s.Names {
			known := false
			for _, w := range fields(strings.ToLower(name)) {
				kinds := c.r.kindsOf(c.r.lang.Lemma(w))
				if slices.ContainsFunc(kinds, func(k string) bool { return slices.Contains(own, k) }) {
					return false
				}
				known = known || len(kinds) > 0
			}
			if first && !known {
				return false
			}
			first = false
		}
	}
	return !first && !strings.Contains(strings.ToLower(p.fact.Statement), t.lemma)
}

// costing is the noun before a verb that no ending tells from a noun, right before the value:
// the tunnel of "the tunnel cost 4 million"; -1 for none.
func (c *context) costing() int {
	i := c.beforeHedge(c.m) - c.first
	if c.topic.kind != noPhrase || i < 2 || i >= len(c.terms) || !c.r.cue("past-is-base").Has(c.terms[i].lower) {
		return -1
	}
	if t := &c.terms[i-1]; !t.content || t.mention >= 0 {
		return -1
	}
	for k := i - 2; k >= 0 && k > i-2-maxGapped; k-- {
		if c.terms[k].is(role.Article) {
			return i - 1
		}
		if t := &c.terms[k]; t.mention < 0 && !t.content {
			return -1
		}
	}
	return -1
}

// atOtherPlace reports whether the subject of the value's clause is told from the fact's by a place
// that neither the fact nor what stands above the text names: "the bridge at Keld".
func (c *context) atOtherPlace(p *profile) bool {
	if c.topic.kind != definite || c.topic.last > c.mention.First-c.first || c.topic.last > len(c.terms) {
		return false
	}
	for i := max(c.topic.first, 1); i+2 < c.topic.last; i++ {
		if t := &c.terms[i]; t.mention >= 0 || t.capital || !p.named(t) || !c.r.cue("place-of").Has(c.word(i+1)) {
			continue
		}
		k := i + 2
		if c.terms[k].is(role.Article) {
			k++
		}
		for ; k < c.topic.last && c.terms[k].capital && c.terms[k].mention < 0; k++ {
			o := &c.terms[k]
			if quality(o, p) > 0 || strings.Contains(p.fact.Statement, c.r.pass.Word(c.first+k)) || c.above(o) {
				return false
			}
			if k+1 >= c.topic.last || !c.terms[k+1].capital {
				return true
			}
		}
	}
	return false
}

// above reports whether a word stands in the title of the article, or was said before.
func (c *context) above(t *term) bool {
	for s := range c.mention.Sentence {
		for _, o := range c.r.sentence(s) {
			if o.lemma == t.lemma {
				return true
			}
		}
	}
	return false
}

// nextOfRow reports whether the subject of the value's clause is told from the fact's by its
// place in a row, or by what it is for: "the second bridge", "the railway bridge".
func (c *context) nextOfRow(p *profile) bool {
	h, first := c.costing(), 0
	if h < 0 {
		if h, first = c.topic.head, c.topic.first; h < 1 || h >= len(c.terms) || c.topic.kind != definite || c.topic.last > c.mention.First-c.first {
			return false
		}
	}
	if t := &c.terms[h]; t.mention >= 0 || t.capital || !p.named(t) {
		return false
	}
	for i := max(first, h-maxGapped, 0); i < h; i++ {
		o := &c.terms[i]
		switch {
		case o.mention >= 0 && int(o.mention) != c.m:
			if v := &c.r.pass.Mentions[o.mention].Value; v.Kind == quant.KindOrdinal && v.Lo.Cmp(quant.FromInt(2)) >= 0 && !c.r.ordinalIn(p.fact) {
				return true
			}
		case o.content && !o.capital && quality(o, p) == 0 && len(c.r.kindsOf(o.lemma)) > 0:
			return true
		}
	}
	return false
}

// ordinalIn reports whether a fact tells one of a row itself.
func (r *reader) ordinalIn(f *lint.Fact) bool {
	for _, w := range fields(strings.ToLower(f.Statement)) {
		if _, in := r.grammar().Lookup(w); in.Class&lang.Ordinal != 0 {
			return true
		}
	}
	return false
}
