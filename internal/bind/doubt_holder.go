package bind

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whose the amount is: what belongs to the fact's subject has it, it is what somebody puts
// in, or it leaves others out. A slip of the fact's digits speaks for nothing then.

// hasOwn reports whether the subject of the value's clause is something that belongs to the fact's,
// and has what the fact says: "Helvar's food division had revenue of €1.3 billion". A figure's own
// name, "Helvar's headcount stands at 18,400", has nothing.
func (c *context) hasOwn(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || c.clause < 0 || c.verb == nil || !c.has() || c.topic.kind == noPhrase || c.topic.last > c.mention.First-c.first || c.topic.head <= 0 || c.topic.head >= len(c.terms) {
		return false
	}
	owner := -1
	for i := c.topic.first; i < c.topic.head; i++ {
		if c.r.pass.Tokens[c.first+i].Flags&lint.Possessive != 0 && p.named(&c.terms[i]) {
			owner = i
		}
	}
	head := &c.terms[c.topic.head]
	if owner < 0 || head.mention >= 0 || quality(head, p) > 0 || head.is(role.Person) {
		return false
	}
	for i := owner + 1; i < c.topic.last; i++ {
		if t := &c.terms[i]; t.content && quality(t, p) > 0 {
			return false // "Helvar's operating margin target"
		}
	}
	return c.inClause(func(i int, t *term) bool {
		return (i < c.topic.first || i >= c.topic.last) && t.mention < 0 && t.content && ofEvent(t, p, sameFamily)
	})
}

// has reports whether the verb of the value's clause says what something has.
func (c *context) has() bool { return c.r.cue("has").Has(c.verb.lemma) }

// ofHeadName reports whether the sentence opens with a name that is none of the fact's, which has or
// does what the fact says: "Ostmark, founded by two clerks, runs 621 stores". The first word of a
// sentence has a capital in any case; a noun that stands there bare and in the singular, before a
// comma or such a verb, and that no table knows, is a name.
func (b *binding) ofHeadName(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	if pr.x[fSwap]+pr.x[fCellSwap] > 0 || !p.opensStatement() || b.wasExchanged(pr) {
		return false
	}
	if c.mention.Value.Kind == quant.KindDate || c.mention.Value.Kind == quant.KindDuration || len(c.terms) < 3 || c.cell || c.heading {
		return false
	}
	name, next := &c.terms[0], &c.terms[1]
	if !name.capital || !name.content || name.mention >= 0 || name.digits || isPlural(name) || strings.HasSuffix(name.lower, "ing") || strings.HasSuffix(name.lower, "ly") || strings.HasSuffix(name.lower, "ed") ||
		quality(name, p) > 0 || p.named(name) || len(c.r.lang.Families(name.lemma)) > 0 || c.initials(name, p) {
		return false
	}
	if c.r.pass.Tokens[c.first].Flags&lint.Possessive != 0 {
		return false
	}
	switch at := c.mention.First - c.first; {
	case c.verb == nil || !c.has() && quality(c.verb, p) == 0:
		return false
	case next == c.verb:
		return int(name.clause) == c.clause
	case next.lower == ",":
		for i := 2; i < at; i++ { // the verb of the main clause is behind the insertion
			if &c.terms[i] == c.verb {
				return c.terms[i-1].lower == ","
			}
		}
	}
	return false
}

// ofHeadOwner reports whether the sentence opens with a name that is none of the fact's, to which
// belongs what the fact is of: "Sudmark's industry gets 53 percent of the work". The name stands in
// this sentence alone.
func (c *context) ofHeadOwner(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || len(c.terms) < 3 || c.mention.First-c.first < 3 || c.r.pass.Tokens[c.first].Flags&lint.Possessive == 0 {
		return false
	}
	name := &c.terms[0]
	if !name.capital || !name.content || name.mention >= 0 || len(name.matches) > 0 || p.named(name) || len(c.r.lang.Families(name.lemma)) > 0 || TimeWord(name.lower) || c.initials(name, p) || !c.r.onlyIn(c.first, c.mention.Sentence) {
		return false
	}
	for i := 1; i < min(maxOwned, c.mention.First-c.first); i++ {
		if t := &c.terms[i]; t.mention >= 0 || t.capital || !t.content && !c.r.cue("own").Has(t.lower) {
			return false // "Kenya's Ruth Chebet"
		} else if p.named(t) {
			return true
		}
	}
	return false
}

// ownPeopleDo reports whether several that belong to the fact's subject do what the fact says:
// "Helvar's suppliers employ 48,000 people".
func (c *context) ownPeopleDo(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate {
		return false
	}
	for i := 0; i+2 < min(c.mention.First-c.first, len(c.terms)); i++ {
		if c.r.pass.Tokens[c.first+i].Flags&lint.Possessive == 0 || !p.named(&c.terms[i]) {
			continue
		}
		own, does := &c.terms[i+1], &c.terms[i+2]
		return own.content && own.mention < 0 && isPlural(own) && quality(own, p) == 0 && !p.named(own) && does.mention < 0 && ofEvent(does, p, sameFamily)
	}
	return false
}

// opensStatement reports whether the fact's statement begins with its subject, which so has or does
// what it says.
func (p *profile) opensStatement() bool {
	statement := strings.TrimPrefix(strings.ToLower(p.fact.Statement), "the ")
	for k := range p.names {
		if name := strings.TrimPrefix(strings.ToLower(p.name(k)), "the "); p.names[k].proper && name != "" && strings.HasPrefix(statement, name) {
			return true
		}
	}
	return false
}

// initials reports whether a word is made of the first letters of a name of the fact's.
func (c *context) initials(t *term, p *profile) bool {
	for k := range p.names {
		short := ""
		for _, w := range nameWords(p, k) {
			first, _ := utf8.DecodeRuneInString(w)
			short += string(first)
		}
		if utf8.RuneCountInString(short) > 1 && strings.EqualFold(short, t.lower) {
			return true
		}
	}
	return false
}

// putsIn reports whether an amount is what something adds to a whole: "Brunsted contributed €86
// million to the profit".
func (c *context) putsIn(p *profile) bool {
	set := c.r.cue("puts-in")
	if c.factTells(p, set) {
		return false
	}
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	if !c.isA(last, joint.To) {
		return false
	}
	for i := first - 1; i >= 0 && i > first-maxPut; i-- {
		if t := &c.terms[i]; t.mention < 0 && set.Has(t.lemma) {
			return true
		}
	}
	return false
}

// maxPut is how many words before an amount the verb that puts it in may stand.
const maxPut = 4

// risesSo reports whether an amount of money stands right behind a verb of change, as by how much:
// "the shares rose €1.53". What something came to has "to" before it.
func (c *context) risesSo(p *profile) bool {
	i := c.mention.First - c.first - 1
	if c.value.Kind != quant.KindMoney || i < 0 || i >= len(c.terms) || c.tellsChange(p) {
		return false
	}
	t := &c.terms[i]
	return t.mention < 0 && tenseOf(c.r.lang, t.lower) == past && (c.r.lang.Is(t.lemma, "rise") || c.r.lang.Is(t.lemma, "fall")) && quality(t, p) == 0
}

// leavesOut reports whether the sentence says that the amount is without some, or of some alone:
// "outside Europe", "in the north alone".
func (c *context) leavesOut(p *profile) bool {
	if c.mention.Value.Kind == quant.KindDate || c.mention.Value.Kind == quant.KindDuration {
		return false
	}
	set := c.r.cue("sets-aside")
	if len(c.terms) > 0 && c.cued("sets-aside", 0) > 0 && !p.says(set) && !states(p.fact, set) {
		return true
	}
	alone := c.r.cue("alone")
	for i := 2; i < len(c.terms) && i < maxAlone && c.isA(0, joint.In) && c.terms[i].mention < 0; i++ {
		if alone.Has(c.terms[i].lower) { // "In Brenn alone 19 people died."
			return !c.factTells(p, alone)
		}
	}
	last := c.mention.Last - c.first
	for i := last; i < min(last+maxAlone, len(c.terms)); i++ {
		t := &c.terms[i]
		if t.mention >= 0 || t.lower == "," || t.lower == ";" || int(t.clause) != c.clause {
			return false
		}
		if alone.Has(t.lower) {
			return !c.factTells(p, alone)
		}
	}
	return false
}

// maxAlone is how many words behind an amount "alone" may stand: "8,400 staff in the north alone".
const maxAlone = 7

// saidOfYear reports whether an amount is plainly told for a year that lies years from the fact's,
// so that no slip makes the one of the other: "in 2010 it employed 14,800".
func (b *binding) saidOfYear(pr *pair) bool {
	c, p := &b.r.context, b.x.all[pr.fact]
	if c.mention.Value.Kind == quant.KindDate || p.time.IsZero() || !strings.Contains(p.fact.Statement, strconv.Itoa(int(p.time.Year))) || p.fact.Series || pr.x[fTimeOther] < timeTold || !c.time.Known() || c.time.NoYear || c.time.Precision < quant.Year {
		return false
	}
	if d := c.time.Year - p.time.Year; d > -yearsApart && d < yearsApart || compare.Overlaps(c.time, p.time) {
		return false
	}
	first, last := mentionsOf(b.r.pass, c.mention.Sentence)
	for m := first; m < last; m++ {
		mn := &b.r.pass.Mentions[m]
		k := mn.First - c.first
		if mn.Value.Kind == quant.KindDate && !mn.Value.Range && !mn.Relative && mn.Value.Date.Year == c.time.Year && c.isA(k-1, joint.In) && k < len(c.terms) && int(c.terms[k].clause) == c.clause {
			return true
		}
	}
	return false
}

// yearsApart is how many years a time must lie from the fact's to be none of its own by a slip.
const yearsApart = 3
