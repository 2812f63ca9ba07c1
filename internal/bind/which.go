package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// What a clause says to pick one of several like things, or one side of a
// thing: "another jury", "her sister ship", "the first album", "on average",
// "closed until May". Two values that are picked in different ways are not said
// of one thing, however alike the rest is.

// which are the marks of the clause of the mention, sorted; an ordinal stands
// with its noun.
func (c *context) which() []string {
	var out []string
	add := func(s string) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	terms := c.terms
	verb := -1 // what stands before it is the subject
	if c.clause >= 0 {
		verb = c.r.pass.Clauses[c.clause].Verb - c.first
	}
	from, to := c.mention.First-c.first, c.mention.Last-c.first
	own := from // where the words begin that are said of this value and no other
	for own > 0 && own > from-besideValue && own <= len(terms) && terms[own-1].mention < 0 && terms[own-1].clause == int32(c.clause) {
		own--
	}
	for i := range terms {
		t := &terms[i]
		switch {
		case c.clause >= 0 && t.clause >= 0 && t.clause != int32(c.clause) && !(i < from && c.r.pass.Clauses[t.clause].Verb < 0 && t.clause < int32(c.clause)):
			// Of another clause, and no subject that words in passing part from its verb.
		case t.mention < 0:
			if (t.picks || i < verb && superlative(t)) && (i < verb && i < from && !c.amountBetween(i, from) || i >= own && i < to+1) && i+1 < len(terms) && !terms[i+1].isA(joint.Than) && terms[i+1].lower != "," {
				add(t.lemma)
			}
		case int(t.mention) != c.m && (i == 0 || terms[i-1].mention != t.mention):
			if s := c.ordinal(terms, i); s != "" {
				add(s)
			} else if s := c.bygone(int(t.mention)); s != "" && !heldAgainst(terms, i) {
				add(s)
			}
		}
	}
	for i := range terms {
		if s := c.designation(i); s != "" {
			add(s)
		}
	}
	if c.ofSome(terms, to) {
		add(PartMark)
	}
	if first, last := c.sized(); first < last {
		add(SizedMark + terms[last-1].lemma)
	}
	if v := &c.mention.Value; v.Kind == quant.KindCount || v.Kind == quant.KindMoney {
		if c.running(from) {
			add(SoFarMark)
		}
		if c.r.day != "" && v.Kind == quant.KindCount && c.tolls() {
			add(c.r.day)
		}
	}
	if c.mention.Age {
		if c.atAge() {
			add(ageMark)
		}
	}
	if c.mention.Value.Kind == quant.KindDate {
		if c.r.cue("until").Has(c.r.before(c.m)) {
			add(UntilMark)
		}
	}
	slices.Sort(out)
	return out
}

// atAge reports whether the mention is the age at which something happened: "at the age
// of nine", "when he was less than ten".
func (c *context) atAge() bool {
	if c.r.does(c.r.before(c.m))&role.BeforeAge != 0 {
		return true
	}
	h := c.mention.Hedge
	return !h.Empty() && h.End <= c.mention.Span.Start && c.r.does(c.wordBefore(h.Start))&role.BeforeAge != 0
}

// wordBefore is the word before the one that begins at a place of the text.
func (c *context) wordBefore(place int) string {
	for i := c.mention.First - c.first - 1; i > 0; i-- {
		if int(c.r.pass.Tokens[c.first+i].Start) == place {
			return c.word(i - 1)
		}
	}
	return ""
}

// amountBetween reports whether another amount stands between two terms, so that what
// picks that one picks no later one: "an average score of 3.4, based on 42 reviews".
func (c *context) amountBetween(from, to int) bool {
	for i := from; i < to && i < len(c.terms); i++ {
		if m := c.terms[i].mention; m >= 0 && int(m) != c.m && isAmount(&c.r.pass.Mentions[m]) {
			return true
		}
	}
	return false
}

// running reports whether the clause of the mention at term from tells of what there has
// been up to the day on which it was written.
func (c *context) running(from int) bool {
	perfect := c.r.cue("perfect")
	return c.inClause(func(i int, t *term) bool {
		return i < from+besideValue && t.mention < 0 && perfect.Has(t.lower)
	})
}

// superlative reports whether a word picks the one of a kind that is most so: "the
// strongest aftershock", "their youngest son".
func superlative(t *term) bool {
	return strings.HasSuffix(t.lower, "est") && (t.lemma != t.lower || strings.HasSuffix(t.lower, "iest")) && !t.capital
}

// besideValue is how many tokens before a value may pick it: "on average 40".
const besideValue = 2

// bygone is the mark of a mention that tells of an earlier or later time than
// the text's own: "two years ago", "in the quarter before".
func (c *context) bygone(m int) string {
	mn := &c.r.pass.Mentions[m]
	if mn.Value.Kind != quant.KindDate || !mn.Value.Date.IsZero() && !mn.Relative {
		return ""
	}
	text, words := strings.ToLower(c.r.pass.Text(mn.Span)), c.r.cue("bygone")
	if first, _, more := strings.Cut(text, " "); more && c.r.cue("last-so-long").Has(first) && c.r.cue("before-verb").Has(c.r.before(m)) {
		return "" // "to begin in May and last six months"
	}
	for _, w := range strings.Fields(text) {
		if words.Has(w) {
			return BygoneMark + text
		}
	}
	return ""
}

// heldAgainst reports whether the time at terms[i] is only what the clause's own
// is compared with: "lower than last year", "up from the quarter before".
func heldAgainst(terms []term, i int) bool {
	for k := i - 1; k >= 0 && k > i-maxHeld; k-- {
		switch w := terms[k].lower; {
		case terms[k].is(role.Compare) || terms[k].isA(joint.From), terms[k].isA(joint.On) && isAt(terms, k-1, joint.Up):
			return true
		case w == "," || w == ";" || k < i-1 && terms[k].isA(joint.In|joint.On|joint.At):
			return false
		}
	}
	return false
}

// compared reports whether a word behind which something else is named, to compare
// with, stands at terms from up to to.
func compared(terms []term, from, to int) bool {
	for k := max(from, 0); k < to && k < len(terms); k++ {
		if terms[k].is(role.Compare) || terms[k].isA(joint.From) && k > 0 && terms[k-1].isA(joint.Up) {
			return true
		}
	}
	return false
}

// maxHeld is how many tokens before a time the word that compares may stand:
// "from the same period in the previous year".
const maxHeld = 7

// ofSome reports whether the value that ends at terms[i] is a part of something:
// "eleven of the stations", "140 of her works".
func (c *context) ofSome(terms []term, i int) bool {
	if c.mention.Value.Kind != quant.KindCount || i < 0 || i+2 >= len(terms) || !terms[i].isA(joint.Of) || terms[i+1].mention >= 0 || terms[i+2].mention >= 0 {
		return false
	}
	if c.r.cue("told-already").Has(terms[i+1].lower) {
		return true
	}
	return terms[i+1].capital && possessive(&terms[i+1])
}

// maxOrdinal is how many tokens behind an ordinal its noun may stand.
const maxOrdinal = 4

// ordinal is what the ordinal at terms[i] picks, "1 album"; "another" for one
// that is new to the text, "a second bill", "" for no ordinal.
func (c *context) ordinal(terms []term, i int) string {
	v := &c.r.pass.Mentions[terms[i].mention].Value
	if v.Kind != quant.KindOrdinal || v.Range {
		return ""
	}
	n, ok := v.Lo.Int64()
	if !ok || n < 1 {
		return ""
	}
	if i > 0 && terms[i-1].isA(joint.A) {
		return "another"
	}
	noun := ""
	for k := i; k < len(terms) && k < i+maxOrdinal; k++ {
		t := &terms[k]
		if t.mention == terms[i].mention {
			continue
		}
		if !t.content || t.mention >= 0 || noun != "" && t.capital && !terms[k-1].capital {
			break // "in her second season Ada Holt scored"
		}
		noun = t.lemma
	}
	switch {
	case noun == "":
		return ""
	case TimeWord(noun):
		return BygoneMark + v.Lo.String() + " " + noun // "in its first year"
	}
	return v.Lo.String() + " " + noun
}
