package bind

import (
	"slices"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The lists of a record in which a word may stand.
const (
	inNear = 1 << iota
	inWords
	inNames
	inAbove
)

// lists gather the words of a record. They are used again from record to
// record; marks tell which words stand in which list, by the numbers of their
// base forms.
type lists struct {
	marks                               []mark
	now                                 uint32
	near, words, names, above, families []string
}

type mark struct {
	now uint32
	in  uint8
}

// put marks the word with number id as standing in a list, and reports whether
// it is new there.
func (l *lists) put(id int32, list uint8) bool {
	if int(id) >= len(l.marks) {
		l.marks = append(l.marks, make([]mark, int(id)+1-len(l.marks))...)
	}
	m := &l.marks[id]
	if m.now != l.now {
		*m = mark{now: l.now}
	}
	if m.in&list != 0 {
		return false
	}
	m.in |= list
	return true
}

// has reports whether the word with number id stands in a list.
func (l *lists) has(id int32, list uint8) bool {
	return int(id) < len(l.marks) && l.marks[id].now == l.now && l.marks[id].in&list != 0
}

// collect fills the words of a record, those next to it and those around it.
func (c *context) collect(rec *lint.Record) {
	r := c.r
	l := &r.lists
	l.now++
	l.near, l.words, l.names, l.above, l.families = l.near[:0], l.words[:0], l.names[:0], l.above[:0], l.families[:0]
	put := func(list *[]string, which uint8, id int32, word string) {
		if l.put(id, which) && word != "" {
			*list = append(*list, lang.WithoutAccents(word))
		}
	}
	for i := range c.near {
		n := &c.near[i]
		t := n.term
		if t.base&role.PlainVerb != 0 {
			continue
		}
		put(&l.words, inWords, r.number(t.entry), t.lemma)
		if n.weight >= nearTie {
			put(&l.near, inNear, r.number(t.entry), t.lemma)
			l.families = r.familyNames(l.families, t.families)
		}
	}
	if c.noun != "" {
		noun := r.lookup(c.noun)
		id := r.words.number(c.noun)
		put(&l.near, inNear, id, c.noun)
		put(&l.words, inWords, id, c.noun)
		l.families = r.familyNames(l.families, noun.families)
	}
	terms := c.terms
	for i := range terms {
		if isName(terms, i) {
			put(&l.names, inNames, r.number(terms[i].entry), terms[i].lemma)
		}
	}
	c.surrounding(put)
	rec.Left, rec.Right = c.neighbours(terms)
	rec.Which = c.which()
	all := lint.Lend[string](r.pass, len(l.near)+len(l.words)+len(l.names)+len(l.above)+len(l.families))[:0]
	keep := func(list []string) []string {
		if len(list) == 0 {
			return nil
		}
		from := len(all)
		slices.Sort(list)
		all = append(all, list...)
		return slices.Compact(all[from:len(all):len(all)])
	}
	rec.Near, rec.Words, rec.Names, rec.Above, rec.Families = keep(l.near), keep(l.words), keep(l.names), keep(l.above), keep(l.families)
}

func (r *reader) familyNames(list []string, families []int) []string {
	for _, f := range families {
		if name := r.lang.FamilyOf(f).Name; name != "" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

const yearDigits = 4

// surrounding collects the words and years of title, heading, labels and the two
// sentences before.
func (c *context) surrounding(put func(list *[]string, which uint8, id int32, word string)) {
	r := c.r
	l := &r.lists
	s := c.mention.Sentence
	b := r.pass.Sentences[s].Block
	if b < 0 || b >= len(r.block) {
		return
	}
	take := func(s int) {
		terms := r.sentence(s)
		for i := range terms {
			if t := &terms[i]; t.content && t.mention < 0 && !l.has(r.number(t.entry), inWords) {
				put(&l.above, inAbove, r.number(t.entry), t.lemma)
			} else if t.digits && t.mention >= 0 && len(t.lower) == yearDigits && r.pass.Mentions[t.mention].Value.Kind == quant.KindDate {
				put(&l.above, inAbove, r.number(t.entry), t.lower)
			}
		}
	}
	whole := func(b int) {
		if b < 0 {
			return
		}
		for k := r.firstS[b]; k >= 0 && k < len(r.pass.Sentences) && r.pass.Sentences[k].Block == b && len(l.above) < 2*maxWords; k++ {
			take(k)
		}
	}
	if b != r.title {
		whole(r.title)
	}
	whole(r.block[b].heading)
	whole(r.block[b].rowHeader)
	whole(r.block[b].columnHeader)
	for k := s - 1; k >= s-2 && k >= 0 && r.pass.Sentences[k].Block == b; k-- {
		take(k)
	}
}
