package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two values are said of one thing where the phrases in which they stand say the same part
// for part, and what restricts the one restricts the other: "apple growers" and "pear
// growers" are two of a kind, and so are "the eruption of 1707" and "the 1783 eruption".

// aligned holds the phrases of two records against each other.
type aligned struct {
	m *meeting
	// r and o are the records, that of the claim first; said are the words of the text of o
	// and of that of r, and kinds its phrases.
	r, o  *lint.Record
	said  [2]map[string]bool
	kinds [2][]lint.Phrase
	lang  *lang.Words
}

// phrasesApart says by what the phrases of two records are of two things, "" where nothing tells
// that they are.
func (m *meeting) phrasesApart(a, b *lint.Record) string {
	al := aligned{m: m, r: a, o: b, said: m.said, kinds: m.kinds, lang: lang.EnglishWords()}
	if m.claim == 0 {
		al.r, al.o = b, a
		slices.Reverse(al.said[:])
		slices.Reverse(al.kinds[:])
	}
	return al.apart()
}

// apart says by what the two are of two things, "" where nothing tells that they are.
func (al *aligned) apart() string {
	for i := range al.r.Parts {
		x := &al.r.Parts[i]
		if slices.ContainsFunc(al.o.Parts, func(y lint.Phrase) bool { return al.same(x.Head, y.Head) && len(al.without(x, &y, &al.r.Value)) == 0 }) {
			continue
		}
		if al.anotherOne(x) {
			return "another one"
		}
		if al.anotherOfRow(x) {
			return "another of a row"
		}
		for j := range al.o.Parts {
			y := &al.o.Parts[j]
			if x.Part != y.Part {
				continue
			}
			if why := al.against(x, y); why != "" {
				return why
			}
		}
	}
	switch {
	case al.ofOccasion():
		return "an occasion of which the other text does not speak"
	case al.otherHolders():
		return "of two holders"
	case al.partAndWhole(al.r, al.o, al.said[1]), al.partAndWhole(al.o, al.r, al.said[0]):
		return "a part, and all of it"
	case al.byYears():
		return "two of a row by their years"
	}
	return ""
}

// against holds two phrases of one part against each other.
func (al *aligned) against(x, y *lint.Phrase) string {
	place := x.Prep == y.Prep || x.Part == lint.OfSubject || x.Part == lint.OfValue
	switch {
	case place && al.twoOfKind(x, y):
		return "two of a kind"
	case place && al.twoNames(x, y):
		return "two names of a kind"
	case al.otherMember(x, y):
		return "two things in one place"
	case al.partOf(x, y, al.said[0]), al.m.even && al.partOf(y, x, al.said[1]):
		return "a part and the whole"
	}
	return ""
}

// twoOfKind reports whether two phrases with one head name two things of that name.
func (al *aligned) twoOfKind(x, y *lint.Phrase) bool {
	if x.Proper || y.Proper || !compound(x.Head, y.Head) {
		return false
	}
	own, theirs := al.without(x, y, &al.r.Value), al.without(y, x, &al.o.Value)
	if len(own) > 0 && len(theirs) == 0 && x.Part == lint.OfSubject && len(y.Mods)+len(y.Whose) == 0 {
		theirs = al.otherwise(x, y)
	}
	return len(own) > 0 && len(theirs) > 0 && al.tellApart(own, theirs, x, y)
}

// otherwise are the words that the other text has elsewhere with the head of y, which stands
// alone: "the bus" of a text that speaks of a shuttle bus. There are none where it has x there.
func (al *aligned) otherwise(x, y *lint.Phrase) (out []string) {
	for i := range al.kinds[0] {
		k := &al.kinds[0][i]
		if k.Head != y.Head || k.Proper {
			continue
		}
		if own := al.without(x, k, &al.r.Value); len(own) < len(x.Mods)+len(x.Whose) {
			return nil
		}
		out = append(out, al.without(k, x, &al.o.Value)...)
	}
	return out
}

// twoNames reports whether two names that have a word in common are those of two things: the
// Hill Dairy and the Vale Dairy, Typhoon Ada and Typhoon Bea.
func (al *aligned) twoNames(x, y *lint.Phrase) bool {
	if !x.Proper || !y.Proper || x.Part != lint.OfSubject {
		return false
	}
	a, b := append(slices.Clone(x.Mods), x.Head), append(slices.Clone(y.Mods), y.Head)
	alike := func(v, w string) bool {
		return v == w || len(v) >= alikeNames && len(w) >= alikeNames && v[:alikeNames] == w[:alikeNames]
	}
	rest := func(of, not []string, said map[string]bool, kinds []lint.Phrase) (out []string, foreign bool) {
		foreign = true
		for _, w := range of {
			if slices.ContainsFunc(not, func(v string) bool { return alike(v, w) }) {
				continue
			}
			out = append(out, w)
			foreign = foreign && tells(w) && (al.m.newTo(w, said) && !said[nameMark+placeRoot(w)] || al.nameElsewhere(w, not, kinds))
		}
		return out, foreign
	}
	own, ownForeign := rest(a, b, al.said[0], al.kinds[0])
	theirs, theirsForeign := rest(b, a, al.said[1], nil)
	return len(own) > 0 && len(own) < len(a) && len(theirs) > 0 && ownForeign && theirsForeign
}

// alikeNames is by how many letters two words of names begin alike that are written in two ways.
const alikeNames = 3

// nameElsewhere reports whether a text has a name with a word in it, other than the one of
// some words.
func (al *aligned) nameElsewhere(w string, not []string, kinds []lint.Phrase) bool {
	return slices.ContainsFunc(kinds, func(k lint.Phrase) bool {
		return k.Proper && (k.Head == w || slices.Contains(k.Mods, w)) && !slices.ContainsFunc(not, func(v string) bool { return k.Head == v && len(k.Mods) == 0 })
	})
}

// anotherOne reports whether a phrase says of itself that it names another thing, of which the
// other text does not speak: "the nearby Lenn Viaduct".
func (al *aligned) anotherOne(x *lint.Phrase) bool {
	if x.Part != lint.OfSubject && x.Part != lint.OfAdjunct {
		return false
	}
	another := func(w string) bool { return al.lang.Cue("another").Has(w) }
	if !slices.ContainsFunc(x.Mods, another) {
		return false
	}
	for _, list := range [...][]string{x.Mods, x.Whose, {x.Head}} {
		for _, w := range list {
			if !another(w) && al.m.newTo(w, al.said[0]) {
				return true
			}
		}
	}
	return false
}

// anotherOfRow reports whether the claim speaks of one of a row by its place, and the other
// text of others of the row alone: "her first album" beside "her second album".
func (al *aligned) anotherOfRow(x *lint.Phrase) bool {
	if x.Proper || x.Part != lint.OfSubject && x.Part != lint.OfAdjunct {
		return false
	}
	at := slices.IndexFunc(x.Mods, isPlace)
	if at < 0 || x.Mods[at] == bind.TimeOrPlace(&al.r.Value) || bind.TimeWord(x.Head) {
		return false
	}
	other := false
	for i := range al.kinds[0] {
		k := &al.kinds[0][i]
		if k.Head != x.Head {
			continue
		}
		for _, w := range k.Mods {
			if w == x.Mods[at] {
				return false
			}
			other = other || isPlace(w)
		}
	}
	return other
}

// isPlace reports whether a word of a phrase is its place in an order.
func isPlace(w string) bool { return tellsTime(w) && w[len(w)-1] == '.' }

// byYears reports whether two years only tell which one of a row it is, of which something is
// told: "the 1707 eruption lasted", "the eruption of 1783 began".
func (al *aligned) byYears() bool {
	titled := al.o.Headline && al.m.brief // "In the election of 2012" under the title "2016 election"
	own := func(r *lint.Record) *lint.Phrase {
		year := bind.TimeOrPlace(&r.Value)
		for i := range r.Parts {
			if p := &r.Parts[i]; r.Value.Kind == quant.KindDate && (p.Part == lint.OfSubject || titled) && (slices.Contains(p.Mods, year) || slices.Contains(p.Whose, year)) {
				return p
			}
		}
		return nil
	}
	x, y := own(al.r), own(al.o)
	return x != nil && y != nil && compound(x.Head, y.Head)
}

// partAndWhole reports whether r is said to be of everywhere or of all, and o of a place of which
// the text of r, whose words are these, does not speak.
func (al *aligned) partAndWhole(r, o *lint.Record, said map[string]bool) bool {
	scope := func(p lint.Phrase) bool { return p.Part == lint.OfScope }
	if !slices.ContainsFunc(r.Parts, scope) || slices.ContainsFunc(o.Parts, scope) {
		return false
	}
	for _, w := range o.Which {
		if _, noun, ok := strings.Cut(w, " "); ok && tellsTime(w) && al.m.newTo(noun, said) {
			return true // "of the second division"
		}
	}
	return slices.ContainsFunc(o.Parts, func(p lint.Phrase) bool {
		return p.Part == lint.OfAdjunct && p.Proper && al.lang.Cue("place-preposition").Has(p.Prep) && al.m.newTo(p.Head, said) && !said[nameMark+placeRoot(p.Head)]
	})
}

// tellApart reports whether of the words that two phrases have each for itself those of the
// one say that it is not the other.
func (al *aligned) tellApart(own, theirs []string, x, y *lint.Phrase) bool {
	for _, w := range own {
		if tellsTime(w) && slices.ContainsFunc(theirs, func(v string) bool { return tellsTime(v) && isPlace(v) == isPlace(w) }) {
			return true
		}
	}
	foreign := func(words []string, said map[string]bool, kinds []lint.Phrase, head *lint.Phrase) bool {
		for _, w := range words {
			if tellsTime(w) || !al.m.newTo(w, said) && !al.ofOther(w, kinds, head) {
				return false
			}
		}
		return true
	}
	return foreign(own, al.said[0], al.kinds[0], x) && foreign(theirs, al.said[1], al.kinds[1], y)
}

// ofOther reports whether a text has another phrase with the word and the head of p.
func (al *aligned) ofOther(w string, kinds []lint.Phrase, p *lint.Phrase) bool {
	return slices.ContainsFunc(kinds, func(k lint.Phrase) bool {
		return al.same(k.Head, p.Head) && (slices.Contains(k.Mods, w) || slices.Contains(k.Whose, w))
	})
}

// without are the words by which x is told from others that are none of y, nor the value
// itself.
func (al *aligned) without(x, y *lint.Phrase, v *quant.Value) (out []string) {
	own := bind.TimeOrPlace(v)
	for _, list := range [...][]string{x.Mods, x.Whose} {
		for _, w := range list {
			if w != own && !al.same(w, y.Head) && !shortFor(w, y) && !al.among(w, y.Mods) && !al.among(w, y.Whose) {
				out = append(out, w)
			}
		}
	}
	return out
}

// shortFor reports whether a word is made of the initials of words of a phrase, or of the
// one among them that is made of its: the EU, the European Union.
func shortFor(w string, p *lint.Phrase) bool {
	for _, list := range [...][]string{p.Mods, p.Whose} {
		initials := ""
		for _, v := range list {
			initials += v[:1]
			if len(v) <= shortName && strings.HasPrefix(v, w[:1]) || len(v) <= shortName && len(v) > 1 && strings.HasSuffix(v, w[:1]) {
				return true
			}
		}
		if len(w) <= shortName && len(w) > 1 && strings.Contains(initials, w) {
			return true
		}
	}
	return false
}

func (al *aligned) among(w string, words []string) bool {
	return slices.ContainsFunc(words, func(v string) bool { return al.same(v, w) })
}

const (
	// leastStem is how long a word is at the least that a longer one ends in, and names the
	// same: "phone", "smartphone".
	leastStem = 4
	// oneStem is by how many letters two words begin alike that have one stem.
	oneStem = 6
)

// compound reports whether two nouns name the same, perhaps one as a part of a longer word.
func compound(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) >= leastStem && strings.HasSuffix(b, a) || len(a) > oneStem && a[:oneStem] == b[:oneStem]
}

// same is compound for words that may be two for one thing.
func (al *aligned) same(a, b string) bool { return compound(a, b) || al.lang.Kin(a, b) }

// otherMember reports whether two phrases that stand in one place name two things, neither
// of which the other text knows: "won the cup", "won the league".
func (al *aligned) otherMember(x, y *lint.Phrase) bool {
	v := &al.r.Value
	switch {
	case compare.Bounded(*v), compare.Bounded(al.o.Value), v.Kind == quant.KindOrdinal, !al.m.newTo(x.Head, al.said[0]), !al.m.newTo(y.Head, al.said[1]):
		return false
	case x.Part == lint.OfSubject, x.Part == lint.OfValue && v.Kind == quant.KindCount, x.Part != lint.OfValue && al.same(x.Head, y.Head), compound(x.Head, y.Head):
		return false
	case x.Part == lint.OfValue:
	case v.Kind == quant.KindMoney && al.lang.Cue("what-for").Has(x.Prep) && al.lang.Cue("what-for").Has(y.Prep):
	case x.Prep != y.Prep, x.Of == "", y.Of == "", !al.same(x.Of, y.Of):
		return false
	}
	return al.plainNoun(x) && al.plainNoun(y) && (x.Proper == y.Proper || !al.lang.Is(x.Head, "name-head") && !al.lang.Is(y.Head, "name-head"))
}

// plainNoun reports whether a phrase names a thing, and nobody whom another noun may name as well.
func (al *aligned) plainNoun(p *lint.Phrase) bool {
	head := p.Head
	if al.lang.IsVerb(head) && (p.Prep == "" || strings.HasSuffix(head, "ing")) {
		return false
	}
	return !bind.TimeWord(head) && !role.InEnglish(head, role.Person) && !al.lang.Is(head, "group")
}

// partOf reports whether what has the value of the claim is a part of what has the other
// one, of which the other text does not speak: the faculty of a university.
func (al *aligned) partOf(x, y *lint.Phrase, said map[string]bool) bool {
	if x.Part != lint.OfSubject || x.Proper || al.same(x.Head, y.Head) || !slices.Contains(x.Whose, y.Head) {
		return false
	}
	return len(al.lang.Families(x.Head)) == 0 && al.m.newTo(x.Head, said) || y.Part == lint.OfSubject && slices.ContainsFunc(x.Mods, al.lang.Cue("one-of-part").Has)
}

// ofOccasion reports whether the claim says of its value that it is of an occasion or a part of
// which the other text does not speak: "in the league", "at the first reading".
func (al *aligned) ofOccasion() bool {
	v := &al.r.Value
	if !al.m.brief || v.Kind == quant.KindDate || v.Kind == quant.KindOrdinal || compare.Bounded(*v) || compare.Bounded(al.o.Value) {
		return false
	}
	return slices.ContainsFunc(al.r.Parts, func(p lint.Phrase) bool {
		return p.Part == lint.OfAdjunct && !p.Proper && al.lang.Cue("occasion-preposition").Has(p.Prep) && al.plainNoun(&p) && !al.lang.Is(p.Head, "name-head") && al.m.newTo(p.Head, al.said[0]) && len(al.lang.Families(p.Head)) == 0
	})
}

// otherHolders reports whether who has the value of the claim are those of something of which the
// other text does not speak, and who has the other one are none of them: patients of the eye
// clinic, the emergency ward.
func (al *aligned) otherHolders() bool {
	if compare.Bounded(al.r.Value) || compare.Bounded(al.o.Value) {
		return false
	}
	strange := func(w string) bool {
		return tells(w) && !al.lang.Is(w, "name-head") && al.m.newTo(w, al.said[0]) && al.plainNoun(&lint.Phrase{Head: w})
	}
	for i := range al.r.Parts {
		x := &al.r.Parts[i]
		if x.Part != lint.OfSubject || !slices.ContainsFunc(x.Whose, strange) {
			continue
		}
		for j := range al.o.Parts {
			y := &al.o.Parts[j]
			if y.Part == lint.OfSubject && !y.Proper && !al.same(x.Head, y.Head) && al.m.newTo(y.Head, al.said[1]) && len(al.without(x, y, &al.r.Value)) == len(x.Mods)+len(x.Whose) {
				return true
			}
		}
	}
	return false
}
