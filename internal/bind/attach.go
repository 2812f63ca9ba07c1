package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// attachment is what grammar ties together within one sentence: words to the
// value that they govern or that counts them, the parts of two lists that are
// to be taken in order, the time that a value is said for.
type attachment struct {
	sentence int
	first    int // the sentence's first mention
	// owner is, by term, the mention that it is tied to, -1 for none.
	owner []int32
	// part is, by term, which member of a list of names it belongs to, from 1,
	// where "respectively" pairs the list with one of values; 0 for none.
	part []int8
	// of holds what is known of each mention of the sentence.
	of []tie
	// pair is the two names that "the former" and "the latter" stand for, as
	// terms of sentence pairIn.
	pair   [2][2]int
	pairIn int
}

// tie is what grammar says of one mention.
type tie struct {
	// shares is the mention before in the same list, whose words it shares,
	// -1 for none.
	shares int32
	// part is its place in a list that "respectively" pairs, from 1.
	part int8
	// time is the mention of the time that it is said for, -1 for none.
	time int32
	// side is which of the attachment's pair it is said of, from 1: that of "the
	// former" is 1.
	side int8
}

// attached works out the ties of sentence s. The answer is good until the next
// sentence is asked for.
func (r *reader) attached(s int) *attachment {
	a := &r.attachment
	if a.sentence == s+1 {
		return a
	}
	first, last := mentionsOf(r.pass, s)
	terms := r.sentence(s)
	*a = attachment{sentence: s + 1, first: first, owner: a.owner[:0], part: a.part[:0], of: a.of[:0]}
	for range terms {
		a.owner, a.part = append(a.owner, -1), append(a.part, 0)
	}
	for m := first; m < last; m++ {
		a.of = append(a.of, tie{shares: -1, time: -1})
	}
	if last-first > maxTied {
		return a // a list of a thousand values has no grammar
	}
	sent := r.pass.Sentences[s]
	for m := first; m < last; m++ {
		r.govern(a, terms, sent, m)
	}
	for i := range terms {
		if terms[i].isA(joint.Respectively) || terms[i].isA(joint.Order) && r.inThatOrder(terms, i) {
			r.inOrder(a, terms, sent)
			break
		}
	}
	r.formerLatter(a, terms, sent)
	r.tieTimes(a, terms, sent)
	return a
}

// inThatOrder reports whether the "order" at term i ends "in that order".
func (r *reader) inThatOrder(terms []term, i int) bool {
	const words = 3
	first := i - words + 1
	return first >= 0 && r.cue("in-that-order").At(func(k int) string { return terms[min(first+k, i)].lower }) == words
}

// maxTied is the number of values of a sentence up to which its grammar is
// looked at.
const maxTied = 48

// tieOf is what grammar says of the mention, nil where nothing is known.
func (a *attachment) tieOf(m int) *tie {
	if k := m - a.first; k >= 0 && k < len(a.of) {
		return &a.of[k]
	}
	return nil
}

// maxLinks is how many linking words may stand between a word and its value.
const maxLinks = 5

// govern ties to mention m the word that governs it, with what is compounded
// with it, and the noun that it counts or the property that it measures.
func (r *reader) govern(a *attachment, terms []term, sent lint.Sentence, m int) {
	mn := &r.pass.Mentions[m]
	from, to := mn.First-sent.First, mn.Last-sent.First
	if !mn.Hedge.Empty() {
		for from > 0 && int(r.pass.Tokens[sent.First+from-1].Start) >= mn.Hedge.Start {
			from--
		}
	}
	own := func(i int) {
		if a.owner[i] < 0 {
			a.owner[i] = int32(m)
		}
	}
	isDate := mn.Value.Kind == quant.KindDate
	if !isDate {
		i := to
		if i < len(terms) && terms[i].lower == "-" {
			i++
		}
		for n := 0; n < 3 && i < len(terms) && terms[i].content && terms[i].mention < 0; i, n = i+1, n+1 {
			own(i)
		}
		if i == to && i+1 < len(terms) && terms[i].isA(joint.In) && terms[i+1].base&role.Property != 0 {
			own(i + 1) // "1.9 metres in height"
		}
	}
	i := from - 1
	if i >= 0 && terms[i].is(role.ListJoint) {
		if p := r.memberBefore(a, terms, i, m); p >= 0 {
			a.tieOf(m).shares = int32(p)
			return
		}
	}
	linked := func() {
		for n := 0; i >= 0 && n < maxLinks && terms[i].mention < 0 && terms[i].is(role.Link); i, n = i-1, n+1 {
		}
	}
	compound := func() bool {
		n := 0
		for ; n < 3 && i >= 0 && terms[i].content && terms[i].mention < 0; i, n = i-1, n+1 {
			own(i)
		}
		return n > 0
	}
	if linked(); i > 0 && terms[i].lower == "," && r.apposed(terms, sent, m) {
		i--
	}
	// "the height of the old dam is 60 metres": the dam, and what of it
	for n := 0; compound() && n < maxHeads && i > 0 && terms[i].mention < 0; n++ {
		for terms[i].is(role.Article) {
			if i--; i <= 0 {
				return
			}
		}
		if !terms[i].is(role.NounJoint) || !terms[i-1].content {
			return
		}
		i--
	}
}

// maxHeads is how many nouns that stand one under the other are looked through.
const maxHeads = 2

// apposed reports whether a value stands between marks behind the noun that it is
// the value of: "the fare, now 3 euros, will rise".
func (r *reader) apposed(terms []term, sent lint.Sentence, m int) bool {
	mn := &r.pass.Mentions[m]
	if mn.Value.Kind == quant.KindDate {
		return false
	}
	i := mn.Last - sent.First
	for n := 0; n < maxApposed && i < len(terms); i, n = i+1, n+1 {
		switch t := &terms[i]; {
		case t.lower == "," || t.lower == ")" || t.lower == ";":
			return true
		case t.lower == "." || t.lower == "\n":
			return false
		case t.content && !t.digits && r.lang.Is(t.lower, "modal"):
			return false
		}
	}
	return i >= len(terms)
}

// maxApposed is how many tokens behind a value its apposition may end.
const maxApposed = 7

// memberBefore is the mention of the same kind that stands before the joint at
// term i, with at most its noun between; -1 for none.
func (r *reader) memberBefore(a *attachment, terms []term, i, m int) int {
	for n := 0; i >= 0 && n < 5; i, n = i-1, n+1 {
		if p := terms[i].mention; p >= 0 {
			if sameKind(&r.pass.Mentions[p], &r.pass.Mentions[m]) {
				return int(p)
			}
			return -1
		}
		if terms[i].content && a.owner[i] < 0 {
			return -1
		}
		if !terms[i].content && !terms[i].is(role.ListJoint) {
			return -1
		}
	}
	return -1
}

func sameKind(a, b *lint.Mention) bool {
	if a.Value.Kind == b.Value.Kind && a.Value.Unit == b.Value.Unit {
		return true
	}
	return compare.DimensionOf(&a.Value) == compare.DimensionOf(&b.Value)
}

// together reports whether what governs mention p governs m too.
func (a *attachment) together(p, m int32) bool {
	for n := 0; n < maxTied; n++ {
		if p == m {
			return true
		}
		t := a.tieOf(int(m))
		if t == nil || t.shares < 0 {
			return false
		}
		m = t.shares
	}
	return false
}

// How much of a word's tie remains where it is another value's.
const (
	takenTie = 0.5
	otherTie = 0.1 // of another member of a list taken in order
)

// tied is the weight of term i for mention m, given what grammar ties it to.
func (c *context) tied(a *attachment, i int, w float32) float32 {
	t := a.tieOf(c.m)
	if t == nil || i >= len(a.owner) {
		return w
	}
	if t.part > 0 && a.part[i] > 0 {
		if t.part == a.part[i] {
			return max(w, labelTie)
		}
		return w * otherTie
	}
	o := a.owner[i]
	if o < 0 || int(o) == c.m {
		return w
	}
	other := &c.r.pass.Mentions[o]
	if (other.Value.Kind == quant.KindDate) != (c.mention.Value.Kind == quant.KindDate) || a.together(o, int32(c.m)) {
		return w
	}
	return w * takenTie
}

// govern collects the words that grammar ties to the value, its own and those
// of the list that it stands in.
func (c *context) govern(terms []term, a *attachment) {
	for i, o := range a.owner {
		if o >= 0 && (int(o) == c.m || a.together(o, int32(c.m))) {
			c.governors = append(c.governors, &terms[i])
		}
	}
}
