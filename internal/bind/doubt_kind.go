package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts by what kind of thing a value is said of: a tunnel is no bridge, nor are the pillars
// of the bridge, nor the second bridge.

// ofOtherKind reports whether the value is said of a thing of another kind, and is no day that may be
// a slip of the fact's: "boats could use it from 17 September".
func (b *binding) ofOtherKind(pr *pair) bool {
	return pr.x[fDayYear]+pr.x[fDayDigit]+pr.x[fDayNext]+pr.x[fMonthSlip] == 0 && b.r.context.otherKind(b.x.all[pr.fact])
}

// otherKind reports whether the subject of the value's clause is by its noun a thing of another
// kind than the fact's subjects: "the tunnel" where the fact is on a bridge.
func (c *context) otherKind(p *profile) bool {
	np := c.saidOf()
	switch np.kind {
	case bare, definite, indefinite, possessed:
	default:
		return false
	}
	t := &c.terms[np.head]
	if t.mention >= 0 || !t.content || t.capital && np.head > 0 || quality(t, p) > 0 {
		return false
	}
	own := c.r.lang.Kinds(t.lemma)
	if own.None() {
		return false
	}
	first := true // the first name is what the subject is called, the others are descriptions
	for _, s := range p.fact.Subjects {
		for _, name := range s.Names {
			known := false
			for _, w := range fields(strings.ToLower(name)) {
				kinds := c.r.lang.Kinds(c.r.lang.Lemma(w))
				if kinds.Share(own) {
					return false
				}
				known = known || !kinds.None()
			}
			if first && !known {
				return false
			}
			first = false
		}
	}
	// "the city took delivery of the first tram" is on the tram
	return !first && !strings.Contains(strings.ToLower(p.fact.Statement), t.lemma) && !c.inClause(func(_ int, t *term) bool { return t.mention < 0 && t.content && p.named(t) })
}

// saidOf is the noun phrase that the value is said of, before its verb: that of its clause, or of
// a verb that no ending tells from a noun right before the value, "the tunnel cost 4 million". It
// is of no kind where there is none.
func (c *context) saidOf() nounPhrase {
	if c.topic.kind != noPhrase {
		if c.topic.head < 0 || c.topic.head >= len(c.terms) || c.topic.last > c.mention.First-c.first {
			return nounPhrase{head: -1}
		}
		return c.topic
	}
	i := c.beforeHedge(c.m) - c.first
	if i < 2 || i >= len(c.terms) || !c.r.cue("past-is-base").Has(c.terms[i].lower) || !c.terms[i-1].content || c.terms[i-1].mention >= 0 {
		return nounPhrase{head: -1}
	}
	for k := i - 2; k >= 0 && k > i-2-maxGapped; k-- {
		t := &c.terms[k]
		if kind := introduction(t.does); t.is(role.Article) && kind != noPhrase && !c.terms[max(k-1, 0)].is(role.InPhrase) {
			return nounPhrase{k + 1, i, i - 1, kind}
		}
		if t.mention < 0 && !t.content && !t.is(role.InPhrase|role.Article) {
			break
		}
	}
	return nounPhrase{head: -1}
}

// atOtherPlace reports whether the subject of the value's clause is told from the fact's by a place
// that neither the fact nor what stands above the text names: "the bridge at Keld".
func (c *context) atOtherPlace(p *profile) bool {
	np := c.saidOf()
	if np.kind != definite {
		return false
	}
	for i := max(np.first, 1); i+2 < np.last; i++ {
		if t := &c.terms[i]; t.mention >= 0 || t.capital || !p.named(t) || !c.r.cue("place-of").Has(c.word(i+1)) {
			continue
		}
		k := i + 2
		if c.terms[k].is(role.Article) {
			k++
		}
		for ; k < np.last && c.terms[k].capital && c.terms[k].mention < 0; k++ {
			o := &c.terms[k]
			if quality(o, p) > 0 || strings.Contains(p.fact.Statement, c.r.pass.Word(c.first+k)) || c.above(o) {
				return false
			}
			if k+1 >= np.last || !c.terms[k+1].capital {
				return true
			}
		}
	}
	return false
}

// above reports whether a word stands in the title of the article, or was said before.
func (c *context) above(t *term) bool {
	first, ok := c.r.where().first[t.lemma]
	return ok && first < c.mention.Sentence
}

// nextOfRow reports whether the subject of the value's clause is told from the fact's by its
// place in a row, or by what it is for: "the second bridge", "the railway bridge".
func (c *context) nextOfRow(p *profile) bool {
	np := c.saidOf()
	if np.kind != definite {
		return false
	}
	h := np.last - 1
	for h > np.first && !p.named(&c.terms[h]) {
		h--
	}
	if t := &c.terms[h]; t.mention >= 0 || t.capital || !p.named(t) {
		return false
	}
	for i := max(np.first, 0); i < h; i++ {
		o := &c.terms[i]
		switch {
		case o.mention >= 0 && int(o.mention) != c.m:
			if v := &c.r.pass.Mentions[o.mention].Value; v.Kind == quant.KindOrdinal && v.Lo.Cmp(quant.FromInt(2)) >= 0 && !c.r.ordinalIn(p.fact) {
				return true
			}
		case o.content && !o.capital && quality(o, p) == 0 && !c.r.lang.Kinds(o.lemma).None():
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

// sizeOfOther reports whether a value is how large or dear something is that is named before it,
// and is none of the fact's words: "ships of up to 190 metres".
func (c *context) sizeOfOther(p *profile) bool {
	if k := c.mention.Value.Kind; k != quant.KindMeasure && k != quant.KindMoney {
		return false
	}
	i := c.beforeHedge(c.m) - c.first
	if i < 1 || i >= len(c.terms) || !c.terms[i].isA(joint.Of) {
		return false
	}
	t := &c.terms[i-1]
	return t.content && t.mention < 0 && (!t.capital || i == 1) && quality(t, p) == 0 && t.lower != t.lemma && strings.HasSuffix(t.lower, "s") && !c.r.measuresSomething(t.lemma)
}

// measuresSomething reports whether a noun names a quantity: "the width of the bridge".
func (r *reader) measuresSomething(lemma string) bool {
	return slices.ContainsFunc(r.lang.Families(lemma), func(f int) bool { return r.lang.FamilyOf(f).Quantity })
}

// doneAgain reports whether the value is the time at which something was done again that the
// fact says was done: "the bridge was reopened".
func (c *context) doneAgain(p *profile) bool {
	if c.mention.Value.Kind != quant.KindDate {
		return false
	}
	return c.inClause(func(_ int, t *term) bool {
		base, again := strings.CutPrefix(t.lemma, "re")
		base = strings.TrimPrefix(base, "-")
		if !again || t.mention >= 0 || len(base) < 4 || !c.r.lang.IsVerb(base) || strings.Contains(strings.ToLower(p.fact.Statement), t.lemma) {
			return false
		}
		for _, e := range p.fact.Event {
			for _, w := range fields(strings.ToLower(e)) {
				if c.r.lang.Lemma(w) == base {
					return true
				}
			}
		}
		return false
	})
}

// actsOn reports whether the value counts those to whom the fact's subject does something, or that
// it has to do with: "the army faced 3,400 men", of how many it had.
func (c *context) actsOn(p *profile) bool {
	i := c.beforeHedge(c.m) - c.first
	if i >= 0 && i < len(c.terms) && c.terms[i].is(role.Article|role.Definite) {
		i--
	}
	if c.mention.Value.Kind != quant.KindCount || i < 1 || i >= len(c.terms) {
		return false
	}
	t, acts := &c.terms[i], c.r.cue("acts-on")
	if t.isA(joint.By) && i > 1 {
		t, acts = &c.terms[i-1], c.r.cue("set-against") // "was outnumbered by the 3,400 men"
	}
	return t.mention < 0 && acts.Has(t.lemma) && quality(t, p) == 0 && !p.says(c.r.cue("acts-on"))
}

// standsThere reports whether a day is that of something which belongs to the fact's subject or
// stands there, and is none of the fact's words: "the toll booths of the bridge".
func (c *context) standsThere(p *profile) bool {
	if v := &c.mention.Value; v.Kind != quant.KindDate || v.Date.Precision != quant.Day || v.Range || c.mention.Relative || c.mention.YearGuessed {
		return false
	}
	np := c.saidOf()
	if np.kind == noPhrase || np.kind == anaphor || np.kind == speaking || np.kind == counting {
		return false
	}
	t := &c.terms[np.head]
	if t.mention >= 0 || t.capital || quality(t, p) > 0 || c.r.measuresSomething(t.lemma) || np.head+2 >= np.last || !c.terms[np.head+1].is(role.Place) && !c.terms[np.head+1].isA(joint.Of|joint.In|joint.On) {
		return false
	}
	for i := np.head + 2; i < np.last; i++ {
		if o := &c.terms[i]; o.mention < 0 && o.content && p.named(o) {
			return true
		}
	}
	return false
}

// oneWith reports whether the value tells what one of its kind has that is brought in by the way, and
// is none of the fact's words: "listing a bucket with a million keys is faster".
func (c *context) oneWith(p *profile) bool {
	i := c.beforeHedge(c.m) - c.first
	if i < 2 || i >= len(c.terms) || !c.terms[i].isA(joint.With) {
		return false
	}
	k := i - 1
	for k > 0 && c.terms[k].content && c.terms[k].mention < 0 && !c.terms[k].capital && quality(&c.terms[k], p) == 0 {
		k--
	}
	return k < i-1 && c.terms[k].is(role.Article) && introduction(c.terms[k].does) == indefinite
}

// lengthOfOther reports whether a length of time is that of something told behind it, which is none of
// the fact's words: "after fourteen months of work".
func (c *context) lengthOfOther(p *profile) bool {
	k := c.mention.Last - c.first
	if c.mention.Value.Kind != quant.KindDuration || k < 0 || k+1 >= len(c.terms) || !c.terms[k].isA(joint.Of) || !c.r.cue("opens-after").Has(c.r.before(c.m)) {
		return false
	}
	if k++; c.terms[k].is(role.Article) {
		k++
	}
	if k >= len(c.terms) {
		return false
	}
	t := &c.terms[k]
	return t.mention < 0 && t.content && !t.capital && quality(t, p) == 0 && !strings.Contains(strings.ToLower(p.fact.Statement), t.lemma)
}
