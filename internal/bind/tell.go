package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What a value is said of, told to a reader: the binder weighs every word of a
// sentence, an editor wants one for what happened and one for whom.

// telling is what a value is said of, by terms of its sentence.
type telling struct {
	event   int    // the word for what happened or is measured, -1 for none
	word    string // its base form
	subject spoken // the noun phrase that it is said of
}

// How much more a word says of its value than another that stands as near.
const (
	besideIt  = 3   // "a $1.4 billion loan", "a 32 km section", "the 2020 war"
	happened  = 3   // the verb of a date's clause, where it tells what happens once
	governed  = 1.5 // any other verb of the value's clause
	ofItsKind = 1.3 // an event for a date, a quantity for an amount
	modifying = 0.2 // "air" in "air defence systems"
	behindIt  = 0.5 // "lent $1.4 million for a power plant"
	leastTold = 0.3
)

// tell works out what the value is said of.
func (c *context) tell() telling {
	t := telling{event: -1}
	if k := c.chainHead(); k >= 0 {
		t.event, t.word = k, c.terms[k].lemma
	} else {
		var best float32
		for i := range c.near {
			n := &c.near[i]
			if n.weight < leastTold {
				continue
			}
			k := c.indexOf(n.term)
			if w := n.weight * c.telling(n, k); w > best {
				best, t.event, t.word = w, k, n.term.lemma
			}
		}
	}
	t.subject = c.toldOf(t.event)
	return t
}

// chainHead is the quantity whose amount follows on "of", or the event that a
// date hangs on by a preposition, through what the event is of: the delivery in "includes Russia's delivery of S-300 systems
// in 2016". It is -1 where the chain ends at a verb that tells the event itself:
// "signed the agreement on S-300 systems in 2008".
func (c *context) chainHead() int {
	at := c.mention.First - c.first - 1
	isDate := c.mention.Value.Kind == quant.KindDate
	for !isDate && at > 0 && c.terms[at].is(role.Hedge) {
		at--
	}
	switch {
	case at < 1 || at >= len(c.terms):
		return -1
	case !isDate:
		if t := &c.terms[at-1]; c.terms[at].isA(joint.Of) && isNominal(c.terms, at-1) && len(t.families) > 0 && c.mention.Value.Kind != quant.KindCount {
			return at - 1 // "revenue of about $3.2 billion"
		}
		return -1
	case !c.terms[at].is(role.Fronted):
		return -1
	}
	head := -1
	for i := at - 1; i >= 0; i-- {
		t := &c.terms[i]
		switch {
		case t == c.verb:
			if head >= 0 && !c.tellsEvent(t) {
				return head
			}
			return -1
		case t.clause != c.terms[at].clause, t.lower == "(", t.lower == ":":
			return head
		case t.lower == "," || t.is(role.ListJoint):
			if i == 0 || i+1 >= at || !(c.terms[i+1].capital || c.terms[i+1].is(role.ListJoint)) || !c.terms[i-1].capital && c.terms[i-1].lower != "," {
				return head
			}
		case c.named(t) || !isNominal(c.terms, i) || c.premodifies(i):
		case c.ofKind(t), c.terms[i+1].isA(joint.Of) && head < 0:
			head = i
		}
	}
	return head
}

// tellsEvent reports whether a verb says what happened, and not only that
// something is or has something.
func (c *context) tellsEvent(t *term) bool {
	if t.is(role.PlainVerb) || t.base&role.PlainVerb != 0 {
		return false
	}
	return c.ofKind(t) || c.r.lang.Is(t.lemma, "once")
}

// ofKind reports whether a word names an event where the value is a date, a
// quantity where it is an amount.
func (c *context) ofKind(t *term) bool {
	for _, f := range t.families {
		if c.r.lang.FamilyOf(f).Quantity != (c.mention.Value.Kind == quant.KindDate) {
			return true
		}
	}
	return false
}

// premodifies reports whether a term only says which kind of thing the noun
// behind it is: "air" in "air defence systems".
func (c *context) premodifies(k int) bool {
	if k+1 >= len(c.terms) || &c.terms[k] == c.verb || &c.terms[k+1] == c.verb {
		return false
	}
	if c.terms[k+1].lower == "-" {
		return true
	}
	return isNominal(c.terms, k+1) && c.terms[k+1].clause == c.terms[k].clause
}

// named reports whether a term is of a name, as its capital says: of a language whose
// nouns all have one, a word that no table knows.
func (c *context) named(t *term) bool {
	if l, ok := c.r.pass.Lex.(*lang.Language); ok && l.NounCapitals && len(t.families) > 0 {
		return false
	}
	return t.capital
}

// opensSentence reports whether a term has its capital from where it stands.
func (c *context) opensSentence(t *term) bool {
	return len(c.terms) > 0 && t == &c.terms[0] && len(t.families) > 0
}

// indexOf is the place of a term in the sentence, -1 where it is a label's.
func (c *context) indexOf(t *term) int {
	for i := range c.terms {
		if &c.terms[i] == t {
			return i
		}
	}
	return -1
}

// telling is how much a word near the value tells of what is said by it, 0 for
// nothing. k is its place in the sentence.
func (c *context) telling(n *nearTerm, k int) float32 {
	t := n.term
	known := float32(min(len(t.families), 1))
	verb := t == c.verb || k >= 0 && c.underAuxiliary(k)
	if verb && c.mention.Value.Kind == quant.KindDate {
		known = 1 // what happened then, though no table has the word
	}
	switch {
	case k < 0 || n.label:
		return known
	case c.attributive(k):
		return besideIt
	case c.named(t) && !c.opensSentence(t), t.is(role.Stop), known == 0:
		return 0
	case !verb && c.premodifies(k) && !c.participle(k):
		return modifying
	case verb && c.mention.Value.Kind == quant.KindDate && c.r.lang.Is(t.lemma, "once"):
		return happened
	case verb && !t.is(role.PlainVerb) && t.base&role.PlainVerb == 0:
		return governed
	case t.is(role.Property) && k == c.mention.Last-c.first+1 && c.inPhrase(k):
		return besideIt // "90 metres in height"
	case k > c.mention.Last-c.first && c.inPhrase(k):
		return behindIt
	case c.ofKind(t):
		return ofItsKind
	}
	return 1
}

// underAuxiliary reports whether a term is a verb behind its auxiliary: "lent" in
// "has also lent".
func (c *context) underAuxiliary(k int) bool {
	t := &c.terms[k]
	if t.capital || t.lower == t.lemma || !c.r.lang.IsVerb(t.lemma) {
		return false
	}
	for k--; k >= 0 && c.terms[k].is(role.BeforeVerb); k-- {
		if c.terms[k].is(role.Present|role.Past) && !possessive(&c.terms[k]) {
			return true
		}
	}
	return false
}

// inPhrase reports whether a preposition stands between the value and a term
// behind it.
func (c *context) inPhrase(k int) bool {
	for i := c.mention.Last - c.first; i < k; i++ {
		if c.terms[i].is(role.Fronted) {
			return true
		}
	}
	return false
}

// participle reports whether a term says by itself what was done: "signed in
// 2007", "opened 14 June".
func (c *context) participle(k int) bool {
	t := &c.terms[k]
	return t.lower != t.lemma && (strings.HasSuffix(t.lower, "ed") || c.r.lang.Is(t.lemma, "once")) && k+1 == c.mention.First-c.first
}

// attributive reports whether a term heads the nouns that the value stands
// right before: the loan of "a $1.4 billion loan", the war of "the 2020 war".
func (c *context) attributive(k int) bool {
	v := &c.mention.Value
	at, before := c.mention.Last-c.first, c.mention.First-c.first-1
	if v.Kind == quant.KindCount || k < at || k > at+7 || before < 0 || c.premodifies(k) || c.terms[k].mention >= 0 {
		return false
	}
	for i := at; i < k; i++ {
		if t := &c.terms[i]; t == c.verb || !isNominal(c.terms, i) && t.lower != "-" && !(t.digits && t.mention < 0) {
			return false
		}
	}
	if b := &c.terms[before]; v.Kind == quant.KindDate && introduction(b.does) == noPhrase && !b.is(role.Article) && !possessive(b) {
		return false // "In 2016 Moscow began"
	}
	return isNominal(c.terms, k) && &c.terms[k] != c.verb && (len(c.terms[k].families) > 0 || k == at)
}

// toldOf is the noun phrase that the value is said of: what "of" ties to the
// event ("the delivery of S-300 systems in 2016"), whose it is ("Moscow's
// delivery"), the name that it bears ("the 2020 Karabakh war"), or the subject
// of the clause.
func (c *context) toldOf(event int) spoken {
	if event >= 0 && &c.terms[event] != c.verb {
		if first, end := c.ofPhrase(event + 1); first < end {
			return c.here(first, end)
		}
		if first := c.runBefore(event); first < event && named(c.terms[min(max(first, 1), event):event]) {
			if t := &c.terms[event-1]; event-first == 1 && possessive(t) {
				return c.here(first, event)
			}
			return c.here(first, event+1)
		}
	}
	if c.clause < 0 || len(c.terms) == 0 {
		return spoken{}
	}
	np := c.subjectPhrase(c.terms, lint.Sentence{First: c.first})
	switch {
	case np.kind == anaphor && np.last-np.first == 1:
		return c.pronounStandsFor(np.first)
	case np.kind == noPhrase || np.kind == anaphor || np.kind == speaking || np.kind == counting:
		return spoken{}
	}
	of := c.trimmed(c.terms, spoken{first: np.first, end: np.last})
	for i := of.end - 1; i > of.first; i-- { // "Attention refocused on the corridor"
		if c.terms[i].is(role.InPhrase) && c.inflected(i-1) {
			of.end = i - 1
		}
	}
	switch {
	case of.none() || np.kind == bare && c.inflected(of.first):
		return spoken{}
	case of.end-of.first > 1 || of.first != event:
		of.first = c.joinedAt(c.terms, of.first)
		return c.fuller(c.here(of.first, of.end))
	case event > 0 && np.kind == possessed: // "its length is 220 m"
		return c.pronounStandsFor(event - 1)
	}
	return spoken{}
}

// inflected reports whether a term is the form of a verb and of no noun: "employs",
// "refocused".
func (c *context) inflected(i int) bool {
	t := &c.terms[i]
	return !c.named(t) && t.lower != t.lemma && c.r.lang.IsVerb(t.lemma) && !c.premodifies(i)
}

// possessive reports whether a term is somebody's: "Moscow's".
func possessive(t *term) bool {
	return strings.HasSuffix(t.lower, "'s") || strings.HasSuffix(t.lower, "’s")
}

// inRun reports whether a term goes on with a name or a run of nouns: their
// words, and the marks and digits between them, as in "S-300 air defence systems".
func (c *context) inRun(i int) bool {
	if i < 0 || i >= len(c.terms) || c.terms[i].mention >= 0 {
		return false
	}
	return isNominal(c.terms, i) && &c.terms[i] != c.verb || c.terms[i].digits || c.terms[i].lower == "-" && i+1 < len(c.terms) && c.terms[i+1].mention < 0
}

// runBefore is where the run of nouns begins that ends with a term.
func (c *context) runBefore(k int) int {
	for k > 0 && c.inRun(k-1) && c.terms[k-1].clause == c.terms[k].clause {
		k--
	}
	return k
}

// ofPhrase is the noun phrase behind "of" or "for" at a term: "of the 12 S-300
// systems", "for building a power plant".
func (c *context) ofPhrase(i int) (first, end int) {
	if i >= len(c.terms) || !c.terms[i].is(role.NounJoint) {
		return 0, 0
	}
	for first = i + 1; first < len(c.terms) && !c.inRun(first); first++ {
		if t := &c.terms[first]; t.is(role.ListJoint) || t.lower == "," || first > i+6 {
			return 0, 0
		}
	}
	if first+1 < len(c.terms) && strings.HasSuffix(c.terms[first].lower, "ing") && introduction(c.terms[first+1].does) != noPhrase {
		first += 2 // "for constructing a thermal power plant"
	}
	for end = first; c.inRun(end); end++ {
	}
	for first < end && !c.terms[first].content {
		first++
	}
	for end > first && c.terms[end-1].lower == "-" {
		end-- // "of 209 non-armed personnel"
	}
	return first, end
}
