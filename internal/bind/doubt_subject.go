package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Whose value it is, by what stands where the subject of its sentence does: words
// that tell one of a kind from another one reach as far as the sentence keeps its
// subject, and further where a pronoun takes it up.

// subjectStretch is what stands before the verb that the value hangs on, as far
// back as the sentence goes on with one subject: "Her predecessor, the Fulmar," of
// "Her predecessor, the Fulmar, carried 30 cars and took 105 minutes".
func (c *context) subjectStretch() (first, end int) {
	p := c.r.pass
	end = c.mention.First - c.first
	if c.clause < 0 {
		return 0, max(end, 0)
	}
	for k := c.clause; ; k-- {
		cl := &p.Clauses[k]
		v := cl.Verb
		if v < 0 {
			v = c.plainVerb(cl)
		}
		if v >= 0 {
			end = min(end, v-c.first)
		}
		first = max(cl.First-c.first, 0)
		if first == 0 || k == 0 || p.Clauses[k-1].Sentence != cl.Sentence {
			return first, max(end, first)
		}
		if c.hasSubject(first, end) && p.Clauses[k-1].Verb >= 0 {
			return first, end
		}
	}
}

// plainVerb is the verb that a clause without another one begins with, after what
// stood between it and its subject: ", repeated in 2024, cost 2 million". It is -1
// where there is none.
func (c *context) plainVerb(cl *lint.Clause) int {
	i := cl.First - c.first
	if i > 0 && i < len(c.terms) && c.terms[i].is(role.ListJoint) {
		i++
	}
	if i <= 0 || i >= len(c.terms) || !c.terms[i-1].is(role.ListJoint) || c.terms[i].mention >= 0 || !c.r.lang.IsVerb(c.terms[i].lemma) {
		return -1
	}
	return c.first + i
}

// hasSubject reports whether a stretch of terms has a word that may be the subject
// of what follows.
func (c *context) hasSubject(first, end int) bool {
	for i := first; i < end && i < len(c.terms); i++ {
		if t := &c.terms[i]; t.content && !t.is(role.BeforeVerb) || t.mention >= 0 || t.is(role.Anaphor|role.Speaker) {
			return true
		}
	}
	return false
}

// setApart reports whether a stretch of a sentence that stands for its subject
// tells it from the fact's by a word for another one of the kind: "an earlier
// outage", "the sister model", "a further extension". Once the fact's own name has
// been said, what follows only tells more of it.
func (c *context) setApart(terms []term, first, end int, p *profile) bool {
	another, new := c.r.cue("set-apart"), c.r.cue("another-new")
	if p.says(another) {
		return false // the fact's own is the earlier one
	}
	for i := max(first, 0); i < end && i < len(terms); i++ {
		t := &terms[i]
		if p.named(t) && !owns(terms, i) && !c.hangsOn(terms, i) {
			return false
		}
		if t.mention >= 0 && !new.Has(t.lower) || i == first && !opensApart(terms, i) || i > first && introduction(terms[i-1].does) == noPhrase && !owns(terms, i-1) && !(terms[i-1].is(role.Fronted) && opensName(terms, i)) {
			continue
		}
		q := quality(t, p)
		if !(another.Has(t.lower) && q == 0) && !(i > first && new.Has(t.lower) && introduction(terms[i-1].does) == indefinite && q < sameLemma) {
			continue
		}
		if i+1 < len(terms) && (terms[i+1].mention >= 0 || terms[i+1].isA(joint.Than) || TimeWord(terms[i+1].lower)) {
			continue
		}
		return true
	}
	return false
}

// opensApart reports whether the word that opens a sentence stands by a name: "Neighbouring
// San Blas", but not "Earlier it held".
func opensApart(terms []term, i int) bool { return i == 0 && opensName(terms, 0) }

// opensName reports whether a name follows term i: "in neighbouring San Blas".
func opensName(terms []term, i int) bool {
	return i+1 < len(terms) && terms[i+1].capital && terms[i+1].content && terms[i+1].mention < 0
}

// owns reports whether a noun is a possessor: "Halcyon's sister".
func owns(terms []term, i int) bool {
	if possessive(&terms[i]) {
		return true
	}
	return i+1 < len(terms) && (terms[i+1].lower == "'s" || terms[i+1].lower == "’s")
}

// named reports whether a term is a word of a name of the fact's subject.
func (p *profile) named(t *term) bool {
	for k := range p.names {
		for _, w := range p.names[k].words {
			if t.isWord(w) {
				return true
			}
		}
	}
	return false
}

// hangsOn reports whether a noun stands behind a preposition: "the predecessor of
// the Alder".
func (c *context) hangsOn(terms []term, i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if terms[k].is(role.InPhrase) {
			return true
		}
		if !terms[k].content && introduction(terms[k].does) == noPhrase {
			return false
		}
	}
	return false
}

// TimeWord reports whether a word names a stretch of time.
func TimeWord(lower string) bool {
	_, in := lang.English().Lookup(lower)
	return in.Class&(lang.TimeUnit|lang.DayPart|lang.Weekday|lang.Month|lang.Season|lang.Decade|lang.Century) != 0
}

// anotherOne reports whether the subject of the value's sentence, or what a pronoun
// there stands for, is set apart from the fact's.
func (c *context) anotherOne(p *profile) bool {
	first, end := c.subjectStretch()
	if c.setApart(c.terms, first, end, p) || c.newOne(c.terms, first, end, c.mention.Sentence, p) {
		return true
	}
	if c.topic.kind != anaphor {
		return false
	}
	terms, np, s := c.antecedent()
	if np.kind == noPhrase {
		return false
	}
	return c.setApart(terms, np.first, np.last, p) || c.newOne(terms, np.first, np.last, s, p)
}

// newOne reports whether a stretch of sentence s brings in a new one of the kind,
// "a new bridge", after the text has told of the fact's own, by a name that the
// stretch does not have.
func (c *context) newOne(terms []term, first, end, s int, p *profile) bool {
	for i := max(first, 0); i+2 < end && i+2 < len(terms); i++ {
		if introduction(terms[i].does) != indefinite || !c.r.cue("new-one").Has(terms[i+1].lower) {
			continue
		}
		for k := range p.names {
			if n := &p.names[k]; n.proper && !names(terms[first:min(end, len(terms))], n) && c.namedBefore(s, n) {
				return true
			}
		}
	}
	return false
}

// namedBefore reports whether a name stands in a sentence before sentence s, near
// enough to be remembered.
func (c *context) namedBefore(s int, name *phrase) bool {
	for k := s - 1; k >= 0 && k > s-rememberedFor; k-- {
		if names(c.r.sentence(k), name) {
			return true
		}
	}
	return false
}

// rememberedFor is how many sentences a thing that was named is remembered.
const rememberedFor = 60

// names reports whether all words of a name stand in a stretch.
func names(terms []term, name *phrase) bool {
	for _, w := range name.words {
		found := false
		for i := range terms {
			found = found || terms[i].isWord(w)
		}
		if !found {
			return false
		}
	}
	return len(name.words) > 0
}

// whichOther reports whether the value stands in a relative clause that hangs on
// something else, "the chandelier, which weighed 2 tonnes", and has no digits of
// the fact's.
func (b *binding) whichOther(pr *pair) bool {
	c := &b.r.context
	if c.whereOther(b.x.all[pr.fact]) {
		return pr.x[fNearMiss] == 0
	}
	if c.host < 0 || pr.x[fTopicOther] == 0 || pr.x[fNearMiss] > 0 || c.topic.kind != definite && c.topic.kind != indefinite && c.topic.kind != possessed {
		return false
	}
	if c.goesOn(b.x.all[pr.fact]) {
		return false
	}
	k := b.r.pass.Clauses[c.host].First - c.first
	return k > 0 && k < len(c.terms) && c.terms[k].is(role.StandsIn) && c.topic.last <= k && !c.resumed(k)
}

// resumed reports whether the relative clause that begins at term k is over where the
// value stands, as a comma and a conjunction take up again what was said before it:
// "the bank, which lent half, and the 300 members who gave".
func (c *context) resumed(k int) bool {
	if c.verbAgain(k) {
		return true
	}
	i := c.mention.First - c.first - 1
	return i-2 > k && introduction(c.does(i)) == definite && c.isA(i-1, joint.And) && c.word(i-2) == ","
}

// verbAgain reports whether another verb follows in the relative clause that begins at
// term k, which is the one of what the clause hangs on: "the share who were ill fell to".
func (c *context) verbAgain(k int) bool {
	verbs := 0
	for i := k + 1; i < c.mention.First-c.first && i < len(c.terms); i++ {
		t := &c.terms[i]
		if t.mention >= 0 || t.lower == "," || t.isA(joint.And|joint.Or) {
			return false
		}
		if tenseOf(c.r.lang, t.lower) == unknownTense {
			continue
		}
		if last := &c.terms[i-1]; verbs > 0 && (!last.content || c.r.lang.Is(last.lemma, "copula") || tenseOf(c.r.lang, last.lower) != unknownTense) {
			continue // a participle
		}
		if verbs++; verbs > 1 {
			return true
		}
	}
	return false
}

// goesOn reports whether words of the fact follow the value: "which drew 67 percent of
// its imported gas from the north".
func (c *context) goesOn(p *profile) bool {
	for i := c.mention.Last - c.first; i < c.mention.Last-c.first+goesOnFor && i < len(c.terms); i++ {
		switch t := &c.terms[i]; {
		case t.mention >= 0 || t.lower == "," || t.lower == ";":
			return false
		case t.content && quality(t, p) >= sameRoot:
			return true
		}
	}
	return false
}

// goesOnFor is how many tokens behind a value still belong to it.
const goesOnFor = 6

// whereOther reports whether the value is that of a place which is named before
// "where" and is none of the fact's: "in Orrland, where the ceiling is 6 percent".
func (c *context) whereOther(p *profile) bool {
	for i := c.mention.First - c.first - 1; i > 1; i-- {
		switch t := &c.terms[i]; {
		case t.isA(joint.Where):
			o := &c.terms[i-1]
			if o.lower == "," {
				o = &c.terms[i-2]
			}
			return o.capital && o.content && o.mention < 0 && quality(o, p) == 0
		case t.lower == "," || t.lower == ";" || t.lower == ":":
			return false
		}
	}
	return false
}

// ownOfStranger reports whether what the value is said of belongs to something else: "its" or
// "their" stands before a word of the fact, and the name that it takes up stands in this one
// sentence of the article alone, for comparison, and in no fact: "In the hills Ostrel raised its
// fares by 9 percent". At the head of a sentence any word has a capital.
func (b *binding) ownOfStranger(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	at := c.mention.First - c.first
	if c.mention.Value.Kind == quant.KindDate {
		return false // when somebody did what, the text tells once, too
	}
	for i := at - 1; i > 0 && i >= at-maxOwned && i < len(c.terms); i-- {
		if t := &c.terms[i]; t.mention >= 0 || !t.is(role.Possessive) {
			continue
		}
		if next := &c.terms[i+1]; !next.content || quality(next, p) == 0 {
			return false
		}
		for k := i - 1; k > 0; k-- {
			if t := &c.terms[k]; t.capital && t.content && t.mention < 0 && !c.isA(k-1, joint.As|joint.Than|joint.With|joint.Of|joint.In|joint.On|joint.At|joint.From|joint.For) {
				return len(t.matches) == 0 && c.r.onlyIn(c.first+k, c.mention.Sentence)
			}
		}
		return false
	}
	return false
}

// maxOwned is how many tokens before a value "its" may stand.
const maxOwned = 5

// spansOf are the first and the last token of each lexeme, which is one for all words that are
// written alike. An article that names thousands is gone over once.
func spansOf(tokens []lint.Token) map[uint32][2]int32 {
	spans := make(map[uint32][2]int32, len(tokens)/4)
	for i := range tokens {
		lexeme := tokens[i].Lexeme
		if lexeme == 0 {
			continue
		}
		span, met := spans[lexeme]
		if !met {
			span[0] = int32(i)
		}
		span[1] = int32(i)
		spans[lexeme] = span
	}
	return spans
}

// onlyIn reports whether one sentence of the article alone has the word at token at.
func (r *reader) onlyIn(at, sentence int) bool {
	s, t := r.pass.Sentences[sentence], r.pass.Tokens
	if lexeme := t[at].Lexeme; lexeme != 0 {
		if r.spans == nil {
			r.spans = spansOf(t)
		}
		span := r.spans[lexeme]
		return int(span[0]) >= s.First && int(span[1]) < s.Last
	}
	word := r.pass.Word(at) // of many letters, or one of the few that no lexeme is kept for
	for i := range t {
		if (i < s.First || i >= s.Last) && strings.EqualFold(r.pass.Word(i), word) {
			return false
		}
	}
	return true
}
