package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two values of one sort that are not of one thing, though all words beside them may be
// alike: the thing has another name, the amount is what was spent and not what came in, it is told
// with a part or without it, by how much something changed and not to what.

// ofAnother says by what two records are of two things of one sort, "" where nothing tells that
// they are.
func (m *meeting) ofAnother(a, b *lint.Record, k *kinship) string {
	switch {
	case m.otherNamed(a, b):
		return "of two names, each the subject of its text"
	case picksByPlace(a) && picksByPlace(b) && shared(a.Beside, b.Beside) == 0 && !m.nameInCommon(a, b):
		return "two of a row"
	case k[kNearMiss] == 0 && ((m.even || m.brief && m.claim == 1) && m.opensWithPart(a, m.said[0]) || (m.even || m.brief && m.claim == 0) && m.opensWithPart(b, m.said[1])):
		return "a part that the sentence opens with"
	case k[kNearMiss] == 0 && (m.even || m.brief && m.claim == 1) && m.besideIt(a, m.said[0]), k[kNearMiss] == 0 && (m.even || m.brief && m.claim == 0) && m.besideIt(b, m.said[1]):
		return "of another one beside it"
	case (m.even || m.brief && m.claim == 1) && ofATime(a, b), (m.even || m.brief && m.claim == 0) && ofATime(b, a):
		return "one of another time"
	case upToNow(a, b), upToNow(b, a):
		return "so many up to now, and those of one time"
	case partOfYear(a, b), partOfYear(b, a):
		return "a part of a year, and all of it"
	case spentAndTaken(a, b):
		return "what it cost, and what it took"
	case m.without(a, b):
		return "with a part, and without it"
	case k[kNearMiss] == 0 && (byHowMuch(a) && (b.To || b.From) || byHowMuch(b) && (a.To || a.From)):
		return "by how much, and to what"
	}
	return ""
}

// otherNamed reports whether what the claim tells of has a name of which the other text knows no
// word, and the other text names what it tells of, by a name of which the claim knows no word. What
// such a thing is or has is told of it, whatever else the two have in common.
func (m *meeting) otherNamed(a, b *lint.Record) bool {
	r, o, said, own := a, b, m.said[0], m.said[1]
	if m.claim == 0 {
		r, o, said, own = b, a, own, said
	}
	w := lang.EnglishWords()
	if r.Value.Kind == quant.KindDate || !slices.ContainsFunc(r.Parts, func(p lint.Phrase) bool {
		return p.Part == lint.OfValue && (w.Is(p.Of, "copula") || p.Of == "have")
	}) {
		return false
	}
	named := func(x string, kinds []lint.Phrase) bool {
		return slices.ContainsFunc(kinds, func(k lint.Phrase) bool { return k.Proper && (k.Head == x || slices.Contains(k.Mods, x)) })
	}
	strange := func(p *lint.Phrase, to map[string]bool, kinds []lint.Phrase) bool {
		for _, x := range p.Mods {
			if !m.newTo(x, to) || to[nameMark+placeRoot(x)] {
				return false
			}
		}
		return p.Proper && len(p.Mods) > 0 && !named(p.Head, kinds) && !to[nameMark+placeRoot(p.Head)] // a tower may be a building
	}
	other := slices.ContainsFunc(r.Parts, func(p lint.Phrase) bool {
		return p.Part == lint.OfSubject && strange(&p, said, m.kinds[1-m.claim])
	})
	return other && openSubject(o) && slices.ContainsFunc(m.kinds[1-m.claim], func(p lint.Phrase) bool {
		return strange(&p, own, m.kinds[m.claim]) && slices.ContainsFunc(append([]string{p.Head}, p.Mods...), func(x string) bool { return sorted.Has(o.Above, x) || sorted.Has(o.Near, x) })
	})
}

// picksByPlace reports whether a place in an order picks what its sentence tells of, and is not
// told itself: "the fourth album reached", "their third album sold".
func picksByPlace(r *lint.Record) bool {
	place := bind.TimeOrPlace(&r.Value)
	return r.Value.Kind == quant.KindOrdinal && slices.ContainsFunc(r.Parts, func(p lint.Phrase) bool {
		return !p.Proper && slices.Contains(p.Mods, place) && (p.Part == lint.OfSubject || p.Part == lint.OfValue && p.Of == "")
	})
}

// nameInCommon reports whether the sentences of two records have a name in common that does not
// stand above the one of them, as that of a page does.
func (m *meeting) nameInCommon(a, b *lint.Record) bool {
	return slices.ContainsFunc(a.Names, func(x string) bool {
		return sorted.Has(b.Names, x) && !sorted.Has(a.Above, x) && !sorted.Has(b.Above, x)
	})
}

// opensWithPart reports whether the sentence of a record opens with where or among whom its value
// is so, of which the other text, with these words, has none: "in the capital", "on its long
// routes".
func (m *meeting) opensWithPart(r *lint.Record, said map[string]bool) bool {
	if r.Value.Kind == quant.KindDate || r.Value.Kind == quant.KindOrdinal {
		return false
	}
	w := lang.EnglishWords()
	words := strings.Fields(r.Context)
	if len(words) < 3 || !w.Cue("opens-part").Has(strings.ToLower(words[0])) {
		return false
	}
	among := w.Cue("opens-group").Has(strings.ToLower(words[0]))
	if of := strings.ToLower(words[1]); strings.EqualFold(words[0], "of") && of != "those" {
		return false
	}
	if w.Cue("of-a-time").Has(strings.ToLower(words[2])) {
		return false // "in the following game"
	}
	if !among && !role.InEnglish(strings.ToLower(words[1]), role.Article) && !w.Cue("owner").Has(strings.ToLower(words[1])) {
		return false
	}
	head := ""
	for i := 1; i < min(len(words), maxOpening); i++ {
		x := strings.TrimRight(words[i], ",.;:")
		switch lower := strings.ToLower(x); {
		case x != lower || r.Mark.Start <= len(strings.Join(words[:i], " ")):
			i = maxOpening
		case i == 1 && !among, role.InEnglish(lower, role.Article) && head == "":
		case role.InEnglish(lower, role.Stop) && !among:
			i = maxOpening
		default:
			if among && !role.InEnglish(lower, role.Stop) && m.newTo(lower, said) && !bind.TimeWord(w.Lemma(lower)) {
				return true
			}
			head = lower
			if len(words[i]) > len(x) {
				i = maxOpening
			}
		}
	}
	lemma := w.Lemma(head)
	if head == "" || among || bind.TimeWord(lemma) || w.Is(lemma, "report") || w.Is(lemma, "name-head") || w.Is(lemma, "group") || !m.newTo(head, said) || !sorted.Has(r.Words, lang.WithoutAccents(lemma)) {
		return false
	}
	if w.Cue("owner").Has(strings.ToLower(words[1])) {
		return head != lemma // some of what it has: "on its long routes", but "on its voyage"
	}
	// "In the crash" is what both texts tell of.
	return !w.IsVerb(lemma) && !slices.ContainsFunc([]string{"ion", "ent", "ing", "er"}, func(end string) bool { return strings.HasSuffix(lemma, end) })
}

// maxOpening is how many words what a sentence opens with may have.
const maxOpening = 6

// besideIt reports whether the sentence of a record opens with the name of another one of its kind,
// which the other text, with these words, does not know: "Neighbouring Holm reported".
func (m *meeting) besideIt(r *lint.Record, said map[string]bool) bool {
	words := strings.Fields(r.Context)
	if len(words) < 2 || !lang.EnglishWords().Cue("another").Has(strings.ToLower(words[0])) && !lang.EnglishWords().Cue("another").Has(lang.EnglishWords().Lemma(strings.ToLower(words[0]))) {
		return false
	}
	name := strings.TrimRight(words[1], ",.;:")
	lower := lang.WithoutAccents(strings.ToLower(name))
	return name != strings.ToLower(name) && m.newTo(lower, said) && !said[nameMark+placeRoot(lower)]
}

// ofATime reports whether a time before or after the text's own tells which one of several the
// sentence of r speaks of, and that of o does not tell that time: "last year's race", "the survey of
// last autumn".
func ofATime(r, o *lint.Record) bool {
	w := lang.EnglishWords()
	words := strings.Fields(strings.ToLower(r.Context))
	for i := 1; i < len(words); i++ {
		if !w.Cue("of-a-time").Has(words[i-1]) || r.Value.Kind == quant.KindDate {
			continue
		}
		x := strings.ReplaceAll(strings.TrimRight(words[i], ",.;:"), "’", "'")
		unit, owns := strings.CutSuffix(x, "'s")
		within := comparedWithin
		if owns {
			within = 2 // "than last year's"
		}
		if slices.ContainsFunc(words[max(0, i-within):i], func(x string) bool { return x == "from" || role.InEnglish(x, role.Compare) }) {
			continue // that is what it is compared with
		}
		if bind.TimeWord(unit) && (owns || i > 1 && words[i-2] == "of") && !strings.Contains(strings.ToLower(o.Context), words[i-1]+" "+unit) {
			return true
		}
	}
	return false
}

// comparedWithin is how many words before a time the word that compares may stand: "from 0.29 in
// the third quarter of last year".
const comparedWithin = 8

// upToNow reports whether r counts all that there have been in a time that is not over, "this
// year", and o, which is smaller, does not.
func upToNow(r, o *lint.Record) bool {
	if r.Value.Kind != quant.KindCount || o.Value.Kind != quant.KindCount || r.Value.Lo.Float() < manyTimes*o.Value.Lo.Float() {
		return false
	}
	running := func(r *lint.Record) bool {
		words := strings.FieldsFunc(strings.ToLower(r.Context), func(c rune) bool { return c == ' ' || c == ',' || c == '.' })
		for i := 1; i < len(words); i++ {
			if words[i-1] == "this" && bind.TimeWord(words[i]) {
				return slices.ContainsFunc(words, lang.EnglishWords().Cue("perfect").Has)
			}
		}
		return false
	}
	return running(r) && !running(o)
}

// manyTimes is how many times as large as those of one day all of a year are at the least.
const manyTimes = 2

// partOfYear reports whether r is said for a part of a year and o for all of it, or for a year of
// which the half is told elsewhere.
func partOfYear(r, o *lint.Record) bool {
	if r.Value.Kind == quant.KindDate || r.Value.Kind == quant.KindOrdinal {
		return false
	}
	part := func(r *lint.Record) bool {
		return r.Time.Part > 0 || slices.ContainsFunc(r.Beside, func(v quant.Value) bool { return v.Kind == quant.KindDate && v.Date.Part > 0 })
	}
	return part(r) && !part(o) && o.Timed && !o.Time.NoYear && o.Time.Precision == quant.Year && o.Time.Year == r.Time.Year
}

// spentAndTaken reports whether the one of two sums of money is told as what was spent, and the
// other one as what came in.
func spentAndTaken(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindMoney || b.Value.Kind != quant.KindMoney {
		return false
	}
	w := lang.EnglishWords()
	spent := func(r *lint.Record) bool {
		return slices.ContainsFunc([]string{r.Left, r.Right}, func(x string) bool {
			return slices.ContainsFunc(w.Families(x), func(f int) bool { return w.FamilyOf(f).Name == "project_cost" })
		})
	}
	taken := func(r *lint.Record) bool {
		return sorted.Has(r.Families, "gross") && !sorted.Has(r.Families, "project_cost")
	}
	return spent(a) && !taken(a) && taken(b) && !spent(b) || spent(b) && !taken(b) && taken(a) && !spent(a)
}

// without reports whether the one of two values is told without something of which the other text
// speaks: "without the suburbs", "not counting volunteers".
func (m *meeting) without(a, b *lint.Record) bool {
	return m.leavesOut(a, m.said[0]) != m.leavesOut(b, m.said[1])
}

// leavesOut reports whether the sentence of a record says that something is not counted in, of which
// the other text, with these words, speaks.
func (m *meeting) leavesOut(r *lint.Record, said map[string]bool) bool {
	cue := lang.EnglishWords().Cue("left-out")
	if r.Value.Kind == quant.KindDate || r.Value.Kind == quant.KindOrdinal {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(r.Context), func(c rune) bool { return c == ' ' || c == ',' || c == '.' || c == ';' || c == '(' || c == ')' })
	for i := range words {
		if !cue.Has(words[i]) && (i == 0 || !cue.Has(words[i-1]+" "+words[i])) {
			continue
		}
		for _, x := range words[i+1 : min(len(words), i+1+leftOutWithin)] {
			if lemma := lang.EnglishWords().Lemma(x); sorted.Has(r.Words, lang.WithoutAccents(lemma)) && !m.newTo(x, said) {
				return true
			}
		}
	}
	return false
}

// leftOutWithin is how many words behind "without" what is left out may stand: "without its two
// offices".
const leftOutWithin = 3

// byHowMuch reports whether a share or a number is told as that of a change: "cut its staff by a
// fifth".
func byHowMuch(r *lint.Record) bool {
	if r.Value.Kind == quant.KindDate || r.Value.Kind == quant.KindOrdinal || r.Mark.Start > len(r.Context) {
		return false
	}
	w := lang.EnglishWords()
	words := strings.Fields(strings.ToLower(r.Context[:r.Mark.Start]))
	at := len(words) - 1
	for at >= 0 && (words[at] == "a" || words[at] == "an" || role.InEnglish(words[at], role.Hedge)) {
		at--
	}
	if at < 0 || words[at] != "by" {
		return false
	}
	return slices.ContainsFunc(words[:at], func(x string) bool {
		l := w.Lemma(x)
		return w.Is(l, "rise") || w.Is(l, "fall") || w.Is(l, "change")
	})
}
