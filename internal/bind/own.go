package bind

import (
	"slices"
	"strconv"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A sentence that gives several values of one kind tells by its joints whose each of
// them is: in "21,406 votes against 19,883 for the incumbent" the incumbent is on the
// one side of "against", and in "the Greens took 13 seats, the Liberals 12" each name is
// with its number. What stands between two joints is said of the one value and not of
// the other.

// own are the words, times and places in an order of the stretch of its sentence that
// is the value's own, sorted; nil where the sentence gives no other value of the kind.
func (c *context) own() []string {
	p := c.r.pass
	if c.mention.Value.Kind == quant.KindDate || c.mention.Value.Kind == quant.KindOrdinal {
		return nil
	}
	before, behind := c.peer(c.m, -1), c.peer(c.m, +1)
	if before < 0 && behind < 0 {
		return nil
	}
	if c.isA(c.mention.First-c.first-1, joint.Up) {
		return []string{} // by how much something changed is said of the other value
	}
	from, to := c.stretch()
	out := []string{}
	for i := max(from, 0); i < to && i < len(c.terms); i++ {
		t := &c.terms[i]
		switch {
		case t.mention >= 0:
			if i > 0 && c.terms[i-1].mention == t.mention || int(t.mention) == c.m {
				continue
			}
			if s := TimeOrPlace(&p.Mentions[t.mention].Value); s != "" {
				out = append(out, s)
			}
		case t.content && t.base&role.PlainVerb == 0:
			out = append(out, lang.WithoutAccents(t.lemma))
		}
	}
	if c.noun != "" && !c.shared {
		out = append(out, lang.WithoutAccents(c.noun))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stretch is what of its sentence is said of the value and of no other one of its kind.
func (c *context) stretch() (from, to int) {
	before, behind := c.peer(c.m, -1), c.peer(c.m, +1)
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	to = c.predicate(last)
	if behind >= 0 {
		to = c.joint(last, c.r.pass.Mentions[behind].First-c.first)
	}
	switch {
	case before >= 0:
		from = c.joint(c.r.pass.Mentions[before].Last-c.first, first)
	case behind >= 0 && !c.leads(behind, last, to):
		from = first // its subject and verb are those of the other value, too
	}
	return max(from, 0), min(to, len(c.terms))
}

// leads reports whether what stands before the first of several values is said of that
// one: the next one has a name or a noun of its own before it, "the Greens 13, the
// Liberals 12", or one behind it where this one has none, "21,406 votes against 19,883
// for her rival". The stretch of the value ends from term last to term to.
func (c *context) leads(next, last, to int) bool {
	n := &c.r.pass.Mentions[next]
	for i := to; i < n.First-c.first; i++ {
		if t := &c.terms[i]; t.mention < 0 && t.content && !t.is(role.Hedge) && !t.is(role.Link) {
			return true
		}
	}
	at := last
	for at < to && c.terms[at].content && c.terms[at].mention < 0 && c.terms[at].lemma != c.noun {
		at++
	}
	for i := min(at+1, to); i < to; i++ {
		if c.terms[i].content {
			return false
		}
	}
	return c.noun == "" || n.Noun.Empty() || c.nounHead(c.terms, lint.Sentence{First: c.first}, n.Noun) == c.noun
}

// predicate is the term at which the verb stands whose subject a value is in, the end of
// the sentence where it stands behind the verb.
func (c *context) predicate(last int) int {
	if c.clause >= 0 {
		if v := c.r.pass.Clauses[c.clause].Verb - c.first; v >= last && v < len(c.terms) {
			return v
		}
	}
	for i := last; i < len(c.terms); i++ {
		if t := &c.terms[i]; t.lower == ";" || t.isA(joint.OtherSide) {
			return i
		}
	}
	return len(c.terms)
}

// TimeOrPlace is a word for a year or a place in an order, by which a value is told from
// another one: "2011", "1st".
func TimeOrPlace(v *quant.Value) string {
	switch {
	case v.Range:
	case v.Kind == quant.KindDate && !v.Date.NoYear && v.Date.Known() && !v.Date.IsZero():
		return strconv.Itoa(int(v.Date.Year))
	case v.Kind == quant.KindOrdinal:
		return v.Lo.String() + "."
	}
	return ""
}

// peer is the next value of the kind on one side of the mention in its sentence, -1 for
// none. The whole that a part is told of is no peer: "13 of the 41 seats".
func (c *context) peer(m, dir int) int {
	p := c.r.pass
	for m += dir; m >= 0 && m < len(p.Mentions) && p.Mentions[m].Sentence == c.mention.Sentence; m += dir {
		o := &p.Mentions[m]
		if o.Weak || o.First < c.first || o.Last > c.first+len(c.terms) || !sameKind(o, c.mention) {
			continue
		}
		first, last := o, c.mention
		if dir > 0 {
			first, last = last, o
		}
		if c.partOfWhole(first.Last-c.first, last.First-c.first) {
			continue
		}
		return m
	}
	return -1
}

// partOfWhole reports whether nothing but "of" and what belongs to it stands between two
// terms.
func (c *context) partOfWhole(from, to int) bool {
	of := false
	for i := from; i < to && i < len(c.terms); i++ {
		switch t := &c.terms[i]; {
		case t.isA(joint.Of):
			of = true
		case t.isA(joint.Out):
		case !t.is(role.Article) && !t.is(role.Hedge) && !(t.content && !of):
			return false
		}
	}
	return of
}

// How strongly a joint parts what is said of two values.
const (
	noJoint = iota
	leftJoint
	listJoint
	commaJoint
	nextJoint
	clauseJoint
	endJoint
)

// joint is the term that parts the stretch of a value, which ends at term from, from that
// of the next one, which begins at term to.
func (c *context) joint(from, to int) int {
	at, most := from, noJoint
	for i := max(from, 0); i < to && i < len(c.terms); i++ {
		t, s := &c.terms[i], noJoint
		switch {
		case t.mention >= 0:
		case t.lower == ";":
			s = endJoint
		case t.isA(joint.OtherSide | joint.Though):
			s = clauseJoint
		case t.lower == ",":
			s = commaJoint
			if i+1 < to && (c.terms[i+1].is(role.ListJoint) || c.terms[i+1].is(role.ClauseJoint)) {
				s = nextJoint
			}
		case t.is(role.ListJoint):
			s = listJoint
		case t.is(role.LeftOff), t.is(role.Compare), t.isA(joint.From | joint.To | joint.With):
			s = leftJoint
		}
		if s > most {
			at, most = i, s
		}
	}
	return at
}
