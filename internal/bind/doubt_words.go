package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
)

// How a reason for doubt asks for words: by the sets of a table, in the clause of the
// value, in the statement of the fact.

// cue is a set of words of the language in which the article is written.
func (r *reader) cue(name string) *lang.Cue {
	if l, ok := r.pass.Lex.(*lang.Language); ok {
		return l.Cue(name)
	}
	return r.lang.Cue(name)
}

// grammar is the tables that the values of the article are read by.
func (r *reader) grammar() *lang.Language {
	if l, ok := r.pass.Lex.(*lang.Language); ok {
		return l
	}
	return lang.English()
}

// cued is how many words from term i on are in a set, 0 for none.
func (c *context) cued(name string, i int) int {
	return c.r.cue(name).At(func(k int) string { return c.word(i + k) })
}

// inClause calls f for each term of the value's clause, until it answers true.
func (c *context) inClause(f func(i int, t *term) bool) bool {
	first, last := 0, len(c.terms)
	if c.clause >= 0 {
		cl := &c.r.pass.Clauses[c.clause]
		first, last = max(cl.First-c.first, 0), min(cl.Last-c.first, len(c.terms))
	}
	for i := first; i < last; i++ {
		if f(i, &c.terms[i]) {
			return true
		}
	}
	return false
}

func (c *context) word(i int) string {
	if i < 0 || i >= len(c.terms) {
		return ""
	}
	return c.terms[i].lower
}

// digits reports whether term i is written in figures.
func (c *context) digits(i int) bool { return i >= 0 && i < len(c.terms) && c.terms[i].digits }

// says reports whether the fact's statement, or its event, has a word of a set.
func (p *profile) says(words *lang.Cue) bool {
	for _, e := range p.fact.Event {
		for _, w := range strings.Fields(strings.ToLower(e)) {
			if words.Has(w) {
				return true
			}
		}
	}
	for _, w := range strings.Fields(strings.ToLower(p.fact.Statement)) {
		if words.Has(strings.Trim(w, ".,;:")) {
			return true
		}
	}
	return false
}
