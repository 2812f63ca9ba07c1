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

// holder are the words of who or what has the value, as grammar tells it: the subject of
// its clause, or what stands before it in a row of several; what hangs on it by a
// preposition; and who says so.
func (c *context) holder() []string {
	p := c.r.pass
	if c.mention.Value.Kind == quant.KindDate {
		return nil
	}
	var out []string
	take := func(from, to int) {
		for i := max(from, 0); i < to && i < len(c.terms); i++ {
			t := &c.terms[i]
			switch {
			case t.mention >= 0:
				if s := TimeOrPlace(&p.Mentions[t.mention].Value); s != "" && int(t.mention) != c.m {
					out = append(out, s)
				}
			case t.content && t != c.verb && t.base&role.PlainVerb == 0:
				out = append(out, lang.WithoutAccents(t.lemma))
			}
		}
	}
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	before, behind := c.peer(c.m, -1), c.peer(c.m, +1)
	to := c.predicate(last)
	if behind >= 0 {
		to = c.joint(last, p.Mentions[behind].First-c.first)
	}
	from := 0
	if before >= 0 {
		from = c.joint(p.Mentions[before].Last-c.first, first)
		for i := from + 1; i < first; i++ {
			if c.terms[i].lower == "," {
				from = i
			}
		}
		take(from, first)
	}
	if before < 0 || len(out) == 0 {
		switch np := c.subjectPhrase(c.terms, lint.Sentence{First: c.first}); np.kind {
		case anaphor, speaking:
		case noPhrase, counting:
			if before < 0 && (behind < 0 || c.leads(behind, last, to)) {
				take(0, first) // "of those who smoke, 14 percent": they are its own subject
			}
		default:
			take(np.first, np.last)
		}
	}
	at := last
	if before < 0 && behind < 0 {
		at = 0
	}
	for i := at; i < to && i < len(c.terms); i++ {
		if m := c.terms[i].mention; m >= 0 && int(m) != c.m {
			take(i, i+1)
		}
	}
	for i := last; i < to && i < last+4; i++ { // behind its noun
		if t := &c.terms[i]; t.is(role.Fronted) || t.isA(joint.Of|joint.Among) {
			end := i + 1
			for end < to && end < i+maxHanging && c.terms[end].lower != "," && c.terms[end].mention < 0 {
				end++
			}
			take(i, end)
			break
		} else if t.mention >= 0 && int(t.mention) != c.m || t.lower == "," {
			break
		}
	}
	if c.clause >= 0 {
		for _, w := range strings.Fields(strings.ToLower(p.Text(p.Clauses[c.clause].Speaker))) {
			if l := c.r.lookup(w); l.says {
				out = append(out, lang.WithoutAccents(l.lemma))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// maxHanging is how many terms a phrase that hangs on a value may have.
const maxHanging = 9
