package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whether the value's phrase leaves the fact's own thing: for one that is brought in
// there, for what was the last time, for what happened at that place, for some of all.

// sizeOfNew reports whether the value is how long or high something is that the text brings
// in, of which the fact has no word: "a cake 5.48 metres long".
func (c *context) sizeOfNew(p *profile) bool {
	first, last := c.sized()
	for i := first; i < last; i++ {
		if quality(&c.terms[i], p) > 0 {
			return false
		}
	}
	return first < last
}

// sized is what the text brings in and tells the size of right behind it, the terms of "cake" in
// "a cake 5.48 metres long"; none where there is nothing of the kind.
func (c *context) sized() (first, last int) {
	if c.mention.Value.Kind != quant.KindMeasure || !c.r.cue("along").Has(c.word(c.mention.Last-c.first)) {
		return 0, 0
	}
	last = c.mention.First - c.first
	for last > 0 && c.terms[last-1].is(role.Hedge) {
		last--
	}
	if last < 2 || !c.terms[last-1].content || c.terms[last-1].capital {
		return 0, 0
	}
	for first = last; first > 0 && c.terms[first-1].content && c.terms[first-1].mention < 0; first-- {
	}
	if first == 0 || introduction(c.does(first-1)) != indefinite {
		return 0, 0
	}
	return first, last
}

// furtherOne reports whether the value hangs on a further one of the kind that the verb before
// it brings in: "offered us a further site, with flows of up to 3 m/s".
func (c *context) furtherOne(p *profile) bool {
	at := c.mention.First - c.first
	for k := c.clause; k >= 0 && c.r.pass.Clauses[k].Sentence == c.mention.Sentence; k-- {
		if verb := c.r.pass.Clauses[k].Verb - c.first; verb >= 0 && verb < at {
			return c.setApart(c.terms, verb+1, at, p) || c.greaterOne(verb+1, at, p)
		}
	}
	return false
}

// greaterOne reports whether a stretch of the sentence brings in one of the kind by how it
// compares: "she came from a bigger trust, with 11,000 staff".
func (c *context) greaterOne(first, end int, p *profile) bool {
	for i := first; i+2 < end; i++ {
		t := &c.terms[i+1]
		if introduction(c.does(i)) == indefinite && !t.capital && len(t.lower) > 4 && strings.HasSuffix(t.lower, "er") && t.lemma != t.lower && strings.HasPrefix(t.lower, strings.TrimRight(t.lemma, "ey")) && !c.r.lang.IsVerb(t.lemma) && c.terms[i+2].content && c.terms[i+2].mention < 0 && quality(t, p) == 0 {
			return true
		}
	}
	return false
}

// nothingOfIt reports whether no word of what the fact tells stands by a value that nobody can
// have written for the fact's by a slip, or that another reading explains as well.
func (b *binding) nothingOfIt(pr *pair, doubted bool) bool {
	if pr.x[fSwap]+pr.x[fCellSwap]+pr.x[fLabel]+pr.x[fInTurn] > 0 || pr.score >= pinOdds || b.wasExchanged(pr) {
		return false
	}
	v := &b.r.pass.Mentions[pr.mention].Value
	if v.Kind == quant.KindDate {
		return doubted && v.Date.Precision == quant.Year && pr.x[fTopicStranger] > 0 && pr.x[fSubject] < leastNamed
	}
	unit := pr.cmp.Cause == quant.UnitSlip && v.Kind == quant.KindDuration && compare.Significant(v.Lo) <= 2 && pr.x[fSubject] == 0 // 30 minutes of 30 seconds
	return pr.x[fEventNone] > 0 && (pr.x[fNearMiss] == 0 || unit || doubted && b.figuresByChance(pr))
}

// otherSpell reports whether the sentence opens with the months or weeks that it tells of, up
// to some time, and the fact is of another one: "for the nine months to December it was 39".
func (c *context) otherSpell(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || p.time.IsZero() || len(c.terms) == 0 || !c.terms[0].is(role.Fronted) {
		return false
	}
	at := c.mention.First - c.first
	for k := 2; k < at && k < maxSpell; k++ {
		if !c.r.cue("up-to").Has(c.word(k)) || !TimeWord(c.terms[k-1].lemma) || c.terms[k-1].lemma == "year" {
			continue
		}
		if m := c.terms[min(k+1, len(c.terms)-1)].mention; m >= 0 && c.r.pass.Mentions[m].Value.Kind == quant.KindDate {
			return p.time.Precision <= quant.Year
		}
	}
	return false
}

// shareOfOther reports whether a share is told to be one of something of which the fact has no
// word, and no word of the fact's event stands by it: "a deficit, or 3 percent of its income".
func (b *binding) shareOfOther(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	k := c.mention.Last - c.first
	if c.mention.Value.Kind != quant.KindPercent || pr.x[fEvent] >= halfNamed || pr.x[fSwap] > 0 || !c.isA(k, joint.Of) {
		return false
	}
	told := false
	for i := k + 1; i < len(c.terms) && i < k+maxHanging; i++ {
		t := &c.terms[i]
		if t.mention >= 0 || t.lower == "," || t.is(role.Anaphor) || told && !t.content {
			break
		}
		if t.content {
			if quality(t, p) > 0 || strings.Contains(strings.ToLower(p.fact.Statement), t.lower) {
				return false
			}
			told = true
		}
	}
	return told
}

// hadByThen reports whether the sentence opens with a time by which the amount had come so
// far, and the fact is for no such time: "by the end of March it had done 4,710".
func (c *context) hadByThen(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || len(c.terms) < 3 || !c.isA(0, joint.ByWhen) {
		return false
	}
	at, had, time := c.mention.First-c.first, false, false
	for i := 1; i < at && i < len(c.terms); i++ {
		had = had || c.isA(i, joint.Had)
		if m := c.terms[i].mention; m >= 0 && c.r.pass.Mentions[m].Value.Kind == quant.KindDate && !had {
			d := c.r.pass.Mentions[m].Value.Date
			time = p.time.IsZero() || d.Precision > p.time.Precision || !compare.Overlaps(p.time, d)
		}
	}
	return had && time
}

// maxSpell is how many tokens the months of which a sentence tells may take at its head.
const maxSpell = 8

// whenLast reports whether the value is of the last time before, to which the fact's is
// compared: "the largest fire since 1995, when 700 hectares burnt".
func (c *context) whenLast(p *profile) bool {
	o := c.m - 1
	mentions := c.r.pass.Mentions
	if c.mention.Value.Kind == quant.KindDate || o < 0 || mentions[o].Sentence != c.mention.Sentence || mentions[o].Value.Kind != quant.KindDate || c.r.does(c.r.before(o))&role.Since == 0 {
		return false
	}
	k := mentions[o].Last - c.first
	if c.word(k) == "," {
		k++
	}
	if !c.r.cue("at-which-time").Has(c.word(k)) || k >= c.mention.First-c.first {
		return false
	}
	return c.mostSince(o) && (p.time.IsZero() || p.time.Year != mentions[o].Value.Date.Year)
}

// sceneOnly reports whether what the fact is about is only where something else took place
// on the day: "held in the Long Room of the pavilion on 29 April".
func (b *binding) sceneOnly(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	if c.mention.Value.Kind != quant.KindDate || pr.x[fEvent] > 0 || pr.x[fDayDigit] > 0 && oneFigure(c.value.Date.Day, p.first.Value.Date.Day) || pr.x[fDayNext]+pr.x[fDayYear]+pr.x[fMonthSlip]+pr.x[fTopicHead] > 0 || c.verb == nil || quality(c.verb, p) > 0 {
		return false
	}
	there := false
	for i := range c.terms {
		t := &c.terms[i]
		if !p.named(t) {
			continue
		}
		if !c.placed(i) {
			return false
		}
		there = true
	}
	return there
}

// oneFigure reports whether a day of the month may be a slip of the pen for another one: one of
// its figures is the other's, or both are, exchanged.
func oneFigure(a, b uint8) bool {
	return a/10 == b/10 || a%10 == b%10 || a/10 == b%10 && a%10 == b/10
}

// placed reports whether the noun at term i says where something is: "in the hall of the
// pavilion".
func (c *context) placed(i int) bool {
	where := c.r.cue("scene")
	for k := i - 1; k >= 0; k-- {
		switch t := &c.terms[k]; {
		case t.mention >= 0 || t.lower == "," || t.content && tenseOf(c.r.lang, t.lower) == past && !t.capital:
			return false
		case where.Has(t.lower):
			return true
		}
	}
	return false
}

// hadInstead reports whether the value is told in the past perfect right after the fact's
// own: "a final cost of £9.8 million. The contract sum had been £8.9 million".
func (b *binding) hadInstead(pr *pair) bool {
	c := &b.r.context
	i := c.mention.First - c.first - 1
	for n := 0; i > 0 && n < maxToLevel && !c.isA(i, joint.Had); i, n = i-1, n+1 {
		if t := &c.terms[i]; t.mention >= 0 || t.lower == "," || t.lower == ";" {
			return false
		}
	}
	if i <= 0 || !c.isA(i, joint.Had) || c.isA(i-1, joint.If) || pr.x[fSwap] > 0 || b.wasExchanged(pr) {
		return false
	}
	for i := range c.terms {
		if c.r.lang.Is(c.terms[i].lemma, "say") {
			return false
		}
	}
	ps := b.r.pass
	for _, i := range b.agreeing[b.agrees[pr.local]:b.agrees[pr.local+1]] {
		q := &b.pairs[i]
		s := ps.Mentions[q.mention].Sentence
		if q.mention < pr.mention && s >= c.mention.Sentence-1 && ps.Sentences[s].Block == ps.Sentences[c.mention.Sentence].Block && toTheDigit(q) && q.score >= supportOdds {
			return true
		}
	}
	return false
}

// amongSome reports whether the sentence opens with those of whom alone it tells, of which
// the fact has no word: "among children of migrants the rate is 68 percent".
func (c *context) amongSome(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || len(c.terms) == 0 || !c.isA(0, joint.Among) {
		return false
	}
	told := false
	for i := 1; i < c.mention.First-c.first && i < len(c.terms); i++ {
		t := &c.terms[i]
		if told && (t.lower == "," || introduction(t.does) == definite) {
			return true
		}
		if t.content && t.mention < 0 {
			if quality(t, p) >= sameLemma || slices.ContainsFunc(fields(p.fact.Statement), func(w string) bool { return w == t.lower }) {
				return false
			}
			told = true
		}
	}
	return false
}

// ofOtherTopic reports whether the value is told of the subject of its clause, and that is
// something else: one that is brought in, "a new school", or what the text has just told to
// have been done, "the deck was repaired. The repairs came to £2.4 million". Two figures of
// the fact's may be in it by chance.
func (b *binding) ofOtherTopic(pr *pair) bool {
	c := &b.r.context
	if k := c.mention.Value.Kind; k != quant.KindMoney && k != quant.KindMeasure || pr.x[fSwap] > 0 || b.wasExchanged(pr) || pr.x[fSlip] > 0 && !b.figuresByChance(pr) {
		return false
	}
	if c.overInsertion(b.x.all[pr.fact]) {
		return true
	}
	if pr.x[fTopicOther] == 0 || c.host < 0 || c.topic.last > c.mention.First-c.first || !c.tellsWorth() {
		return false
	}
	head := &c.terms[c.topic.head]
	if head.mention >= 0 || head.capital || c.r.lang.Is(head.lemma, "build") {
		return false
	}
	switch c.topic.kind {
	case bare, possessed, indefinite:
		return c.topic.kind != bare || !c.terms[c.topic.first].capital || c.topic.first == 0
	}
	return c.doneBefore(head)
}

// figuresByChance reports whether a value looks like a slip of the pen by no more than two
// figures, which two amounts may well share.
func (b *binding) figuresByChance(pr *pair) bool {
	v := &b.r.pass.Mentions[pr.mention].Value
	if pr.x[fSlip] == 0 || v.Kind == quant.KindDate || compare.Significant(v.Lo) > 2 {
		return false
	}
	switch pr.cmp.Cause {
	case quant.DecimalPoint, quant.DigitDropped, quant.DigitAdded, quant.DigitWrong:
		return true
	}
	return false
}

// tellsWorth reports whether the verb of the value's clause tells what its subject cost or
// measures.
func (c *context) tellsWorth() bool {
	if c.verb == nil {
		return false
	}
	return c.r.cue("measures").Has(c.verb.lemma) || c.cuedVerb("came-to") > 0 || c.cuedVerb("sums-to") > 0 || c.r.lang.Is(c.verb.lemma, "copula")
}

// ofNameBefore reports whether the verb before the value takes up, behind a few words between
// commas, a name that is none of the fact's: "Millbridge, with twice as many people, had".
func (c *context) ofNameBefore(p *profile) bool {
	v := c.mention.First - c.first - 1
	for v > 0 && c.terms[v].is(role.Hedge) {
		v--
	}
	if v < 4 || c.word(v-1) != "," || tenseOf(c.r.lang, c.word(v)) == unknownTense {
		return false
	}
	j := v - 2
	for j > 0 && c.word(j) != "," {
		j--
	}
	if j < 1 || j == v-2 || !c.isA(j+1, joint.With) && !c.terms[j+1].is(role.Fronted|role.StandsIn) {
		return false
	}
	t := &c.terms[j-1]
	return t.capital && t.content && t.mention < 0 && quality(t, p) == 0 && !slices.ContainsFunc(p.names, func(n phrase) bool { return n.proper && names(c.terms, &n) })
}

// overInsertion reports whether the verb before the value takes up, behind a relative clause
// between commas, a subject that is none of the fact's: "the school, which was opened in 2021,
// cost £6 million".
func (c *context) overInsertion(p *profile) bool {
	v := c.mention.First - c.first - 1
	for v > 0 && c.terms[v].is(role.Hedge) {
		v--
	}
	if v < 4 || !c.r.cue("measures").Has(c.terms[v].lemma) || c.word(v-1) != "," {
		return false
	}
	j := v - 2
	for j > 1 && !(c.terms[j].is(role.StandsIn) && c.word(j-1) == ",") {
		if c.word(j) == "," {
			return false
		}
		j--
	}
	i := j - 2
	for ; i >= 0 && c.terms[i].mention < 0 && introduction(c.does(i)) == noPhrase; i-- {
		t := &c.terms[i]
		if !t.content && !possessive(t) && t.lower != "'s" && t.lower != "’s" {
			return false
		}
		if t.capital || quality(t, p) > 0 {
			return false
		}
	}
	return i >= 0 && i < j-2 && introduction(c.does(i)) != noPhrase
}

// doneBefore reports whether the sentence, or one shortly before it in the paragraph, tells by
// its verb what a noun names: "was repaired" of "the repairs".
func (c *context) doneBefore(noun *term) bool {
	p := c.r.pass
	block := p.Sentences[c.mention.Sentence].Block
	for s := c.mention.Sentence; s >= 0 && s > c.mention.Sentence-thenReach && p.Sentences[s].Block == block; s-- {
		terms := c.r.sentence(s)
		for i := range terms {
			t := &terms[i]
			if t != noun && t.mention < 0 && t.lemma == noun.lemma && t.lower != noun.lower && tenseOf(c.r.lang, t.lower) == past {
				return true
			}
		}
	}
	return false
}

// mentionsAny reports whether the article has a word of any name of what the fact is about.
func (r *reader) mentionsAny(p *profile) bool {
	any := false
	for k := range p.names {
		for _, w := range fields(strings.ToLower(p.name(k))) {
			if len(w) < 3 || r.does(w)&role.Stop != 0 {
				continue
			}
			any = true
			lemma := r.lang.Lemma(w)
			for i := range r.pass.Tokens {
				if t := strings.ToLower(r.pass.Word(i)); t == w || r.lang.Lemma(t) == lemma {
					return true
				}
			}
		}
	}
	return !any
}
