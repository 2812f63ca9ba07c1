package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// An age at which something happened tells when it did, where a fact dates the birth: "she was
// 31 when she took office". So it may be held against the date that the facts give for it.

// maxBirths is how many births the facts may date for ages to be counted from them.
const maxBirths = 8

// fromBirth reads an age as the year of life in which something happened, for each birth that the
// facts date.
func (c *context) fromBirth(x *Index) {
	if len(x.births) == 0 || len(x.births) > maxBirths || c.value.Range || c.value.Hedge != quant.NoHedge || len(c.value.More) > 0 || !c.ageGiven() {
		return
	}
	n, whole := c.value.Lo.Int64()
	if !whole || n < 1 || n > oldest {
		return
	}
	for _, id := range x.births {
		p := x.all[id]
		if !c.mention.Age && !birth.states(x.words, p) {
			continue
		}
		if v, ok := yearOfLife(p.first.Value.Date, int(n)); ok {
			c.others = append(c.others, reading{value: v, dim: "date", full: true, from: id + 1, life: true, matter: p.matter})
		}
	}
}

// openBirths notes the facts from which ages are counted: that somebody was born, or of a thing
// the one that it was built, founded or opened.
func (x *Index) openBirths() {
	x.births = nil
	made, persons := map[int32][]int32{}, map[int32]bool{} // by matter
	for _, p := range x.all {
		v := &p.first.Value
		if p.kind != quant.KindDate || p.matter < 0 || v.Range || v.Hedge != quant.NoHedge || len(p.fact.Values) != 1 || !v.Date.Known() || v.Date.Precision < quant.Year {
			continue
		}
		switch {
		case birth.states(x.words, p):
			x.births, persons[p.matter] = append(x.births, p.id), true
		case x.makes(p):
			made[p.matter] = append(made[p.matter], p.id)
		}
	}
	for _, p := range x.all {
		if list := made[p.matter]; len(list) == 1 && list[0] == p.id && !persons[p.matter] {
			x.births = append(x.births, p.id)
		}
	}
}

// makes reports whether a fact tells since when there has been a thing.
func (x *Index) makes(p *profile) bool {
	made := x.words.Cue("is-old-since")
	for i := range p.events {
		for _, w := range p.events[i].words {
			if made.Has(x.vocab.words[w].lemma) {
				return true
			}
		}
	}
	return false
}

// yearOfLife is the year from a birthday on.
func yearOfLife(born quant.Date, n int) (quant.Value, bool) {
	lo, hi := born.First().Date().AddYears(n), born.Last().Date().AddYears(n+1).AddDays(-1)
	return quant.Value{Kind: quant.KindDate, Range: true, Date: lo, DateHi: hi}, lo.Valid() && hi.Valid()
}

// ageGiven reports whether the value is in the place of an age: "at the age of 31", "aged 31",
// "at 31", and "was 31 when".
func (c *context) ageGiven() bool {
	if c.value.Kind == quant.KindDuration && c.value.Unit != "year" {
		return false
	}
	if c.mention.Age {
		return true
	}
	if !c.bareNumber() {
		return false
	}
	before := c.mention.First - 1
	switch next := c.r.small(c.mention.Last); {
	case c.r.isA(before, joint.Aged):
		return true
	case c.r.isA(before, joint.At):
		return c.ends(c.mention.Last) || c.r.does(next)&role.Anaphor != 0
	case c.r.isA(before, joint.Was|joint.Is):
		return c.r.does(next)&role.TellsWhen != 0
	}
	return false
}

// ends reports whether a clause ends before token i.
func (c *context) ends(i int) bool {
	if i >= c.r.pass.Sentences[c.mention.Sentence].Last {
		return true
	}
	t := c.r.pass.Tokens[i]
	return t.Kind == lint.Mark || c.r.isA(i, joint.And|joint.But|joint.In)
}

// livedBy reports whether an age that is read as a time is that of whom the fact is on, at the
// fact's event: nothing else is said to be so old.
func (c *context) livedBy(p *profile, pr *pair) bool {
	if !c.tellsAt(p) || pr.cmp.Conflicts() && !c.mayMiscount(p) {
		return false
	}
	switch c.topic.kind {
	case anaphor:
		i := c.topic.first
		if i < 0 || i >= len(c.terms) {
			return false
		}
		stands := "stands-for-thing"
		if birth.states(c.r.index.words, c.r.index.all[c.taken.from-1]) {
			stands = "stands-for-person"
		}
		return c.r.cue(stands).Has(c.terms[i].lower) || c.terms[i].is(role.StandsIn)
	case noPhrase, indefinite, possessed, counting, speaking:
		return false
	}
	for i := c.topic.first; i < c.topic.last; i++ {
		if p.named(&c.terms[i]) {
			return pr.x[fTopicForeign] == 0
		}
	}
	return false
}

// mayMiscount reports whether an age misses that of the fact by so little that it may be meant for
// it: whoever did something at nine and the fact's at 21 did two things.
func (c *context) mayMiscount(p *profile) bool {
	held := &p.first.Value.Date
	d := int(c.value.Date.Year) - int(held.Year)
	return d >= -maxMiscount && d <= maxMiscount
}

// maxMiscount is by how many years an age may be out and still be meant for the fact's.
const maxMiscount = 10

// tellsAt reports whether the fact's event is what happened at the age: behind "31 when" and at
// the beginning of a sentence the one that follows, otherwise the last one before.
func (c *context) tellsAt(p *profile) bool {
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	if c.r.does(c.r.small(c.mention.Last))&role.TellsWhen != 0 || first <= frontedAge {
		return c.tellsWithin(p, last, len(c.terms), last)
	}
	return c.tellsWithin(p, 0, first, first)
}

// frontedAge is how many tokens "at the age of" has.
const frontedAge = 4

// tellsWithin reports whether all words of an event of the fact stand from term from to term to,
// and no other verb between them and the age, which is on the side of near.
func (c *context) tellsWithin(p *profile, from, to, near int) bool {
	for e := range p.events {
		words, edge := p.events[e].words, -1
		found := 0
		for _, w := range words {
			for i := from; i < to && i < len(c.terms); i++ {
				if c.terms[i].standsFor(w) {
					if found++; edge < 0 || near > edge == (i > edge) {
						edge = i
					}
					break
				}
			}
		}
		if found < len(words) || found == 0 {
			continue
		}
		clear := true
		for i := min(edge, near); i < max(edge, near); i++ {
			t := &c.terms[i]
			if t.lower == ";" || t.mention < 0 && t.content && quality(t, p) == 0 && !t.isA(joint.Aged) && tenseOf(c.r.lang, t.lower) == past {
				clear = false
			}
		}
		if clear {
			return true
		}
	}
	return false
}

// standsFor reports whether a word is that of the facts, or a form of it.
func (t *term) standsFor(word int32) bool {
	for _, m := range t.matches {
		if m.word == word && m.quality >= sameLemma {
			return true
		}
	}
	return false
}

// lifeYear says between which days somebody was so old.
func (b *binding) lifeYear(born *lint.Fact, mn *lint.Mention) string {
	n, _ := mn.Value.Lo.Int64()
	v, ok := yearOfLife(born.Values[0].Value.Date, int(n))
	if !ok {
		return ""
	}
	return "at " + b.r.pass.Text(mn.Span) + ", between " + day(v.Date) + " and " + day(v.DateHi) + " by " + born.ID + " (" + born.Values[0].Text + "),"
}

// follows says that an age follows from two dates of the facts.
func (b *binding) follows(cl *lint.Claim, pr *pair) {
	born, then := b.x.all[pr.from-1].fact, b.x.all[pr.fact].fact
	cl.Verdict, cl.Derived = lint.Derived, []string{born.ID, then.ID}
	cl.Why = "It is the time from " + born.Values[0].Text + " (" + born.ID + ") to " + then.Values[0].Text + " (" + then.ID + ")"
}
