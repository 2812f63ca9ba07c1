package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What a clause says to pick one of several like things, or one side of a
// thing: "another jury", "her sister ship", "the first album", "on average",
// "closed until May". Two values that are picked in different ways are not said
// of one thing, however alike the rest is.

// untilMark is said of a date up to which something lasts.
const untilMark = "until"

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
			if (t.picks || i < verb && superlative(t)) && (i < verb && i < from || i >= own && i < to+1) && i+1 < len(terms) && terms[i+1].lower != "than" && terms[i+1].lower != "," {
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
	if c.ofSome(terms, to) {
		add(partMark)
	}
	if v := &c.mention.Value; v.Kind == quant.KindCount || v.Kind == quant.KindMoney {
		if c.running(from) {
			add(soFarMark)
		}
		if c.r.day != "" && v.Kind == quant.KindCount && c.tolls() {
			add(c.r.day)
		}
	}
	if c.mention.Age {
		if c.r.does(c.r.before(c.m))&wBeforeAge != 0 {
			add(ageMark)
		}
	}
	if c.mention.Value.Kind == quant.KindDate {
		if c.r.cue("until").Has(c.r.before(c.m)) {
			add(untilMark)
		}
	}
	slices.Sort(out)
	return out
}

// soFarMark is said of an amount that may have grown since: "has had 2,900 calls".
const soFarMark = "so far"

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
	return strings.HasSuffix(t.lower, "est") && t.lemma != t.lower && !t.capital
}

// besideValue is how many tokens before a value may pick it: "on average 40".
const besideValue = 2

// bygoneMark begins the mark of a time that is told from another one and could
// not be reckoned, "last year".
const bygoneMark = "@"

// bygone is the mark of a mention that tells of an earlier or later time than
// the text's own: "two years ago", "in the quarter before".
func (c *context) bygone(m int) string {
	mn := &c.r.pass.Mentions[m]
	if mn.Value.Kind != quant.KindDate || !mn.Value.Date.IsZero() && !mn.Relative {
		return ""
	}
	text, words := strings.ToLower(c.r.pass.Text(mn.Span)), c.r.cue("bygone")
	if strings.HasPrefix(text, "last ") && c.r.cue("before-verb").Has(c.r.before(m)) {
		return "" // "to begin in May and last six months"
	}
	for _, w := range strings.Fields(text) {
		if words.Has(w) {
			return bygoneMark + text
		}
	}
	return ""
}

// heldAgainst reports whether the time at terms[i] is only what the clause's own
// is compared with: "lower than last year", "up from the quarter before".
func heldAgainst(terms []term, i int) bool {
	for k := i - 1; k >= 0 && k > i-maxHeld; k-- {
		switch w := terms[k].lower; {
		case terms[k].is(wCompare) || w == "from":
			return true
		case w == "," || w == ";" || k < i-1 && (w == "in" || w == "on" || w == "at"):
			return false
		}
	}
	return false
}

// compared reports whether a word behind which something else is named, to compare
// with, stands at terms from up to to.
func compared(terms []term, from, to int) bool {
	for k := max(from, 0); k < to && k < len(terms); k++ {
		if terms[k].is(wCompare) || terms[k].lower == "from" && k > 0 && (terms[k-1].lower == "up" || terms[k-1].lower == "down") {
			return true
		}
	}
	return false
}

// maxHeld is how many tokens before a time the word that compares may stand:
// "from the same period in the previous year".
const maxHeld = 7

// ageMark is said of the age at which something happened, not of that of today:
// "when she was 27".
const ageMark = "age"

// partMark is said of a number of things that the text has already counted.
const partMark = "part of"

// ofSome reports whether the value that ends at terms[i] is a part of something:
// "eleven of the stations", "140 of her works".
func (c *context) ofSome(terms []term, i int) bool {
	if c.mention.Value.Kind != quant.KindCount || i < 0 || i+2 >= len(terms) || terms[i].lower != "of" || terms[i+1].mention >= 0 || terms[i+2].mention >= 0 {
		return false
	}
	if c.r.cue("told-already").Has(terms[i+1].lower) {
		return true
	}
	return terms[i+1].capital && (strings.HasSuffix(terms[i+1].lower, "'s") || strings.HasSuffix(terms[i+1].lower, "’s"))
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
	if i > 0 && (terms[i-1].lower == "a" || terms[i-1].lower == "an") {
		return "another"
	}
	noun := ""
	for k := i; k < len(terms) && k < i+maxOrdinal; k++ {
		t := &terms[k]
		if t.mention == terms[i].mention {
			continue
		}
		if !t.content || t.mention >= 0 {
			break
		}
		noun = t.lemma
	}
	switch {
	case noun == "":
		return ""
	case timeWord(noun):
		return bygoneMark + v.Lo.String() + " " + noun // "in its first year"
	}
	return v.Lo.String() + " " + noun
}

// pickedApart reports whether two records are picked in different ways: one by
// a word that the other's text does not have, or the two by different places in
// one order.
func (m *meeting) pickedApart(a, b *lint.Record) bool {
	for k, pair := range [2][2]*lint.Record{{b, a}, {a, b}} {
		r, o := pair[0], pair[1]
		for _, w := range r.Which {
			if slices.Contains(o.Which, w) {
				continue
			}
			n, noun, ordinal := strings.Cut(w, " ")
			ordinal = ordinal && n[0] >= '0' && n[0] <= '9'
			switch {
			case strings.HasPrefix(w, bygoneMark):
				if m.brief && k == m.claim && !m.saysTime(w, o) { // a claim may leave the time out, but adds none
					return true
				}
			case strings.HasPrefix(w, dayMark):
			case w == soFarMark:
				if m.long && r.Value.Lo.Cmp(o.Value.Lo) < 0 {
					return true // it grew further
				}
			case w == partMark:
				if o.Head != "" && (o.Head != r.Head && !(r.Head == "" && hasWord(r.Near, o.Head)) || min(cover(a, b), cover(b, a)) < leastPart && !bothDied(a, b) && !nameNear(a, b)) {
					return true
				}
			case !ordinal:
				if !hasWord(o.Words, w) && !hasWord(o.Above, w) {
					return true
				}
			case otherIn(o.Which, n, noun):
				return true
			}
		}
	}
	return false
}

// leastPart is what two clauses must share at the least of the words near their
// values, where one of them counts some of a number that it has told: "four of the
// farmers left" and "six farmers left".
const leastPart = 0.7

// bothDied reports whether two records count the dead.
func bothDied(a, b *lint.Record) bool {
	return hasWord(a.Families, "die") && hasWord(b.Families, "die")
}

// saysTime reports whether a record has a mark of the same kind of time: "a year
// ago" of "last year".
func (m *meeting) saysTime(mark string, o *lint.Record) bool {
	for _, w := range o.Which {
		if strings.HasPrefix(w, bygoneMark) && shareWord(w[1:], mark[1:]) {
			return true
		}
	}
	return slices.ContainsFunc(strings.Fields(mark[1:]), func(w string) bool { return timeWord(w) && hasWord(o.Words, w) })
}

func shareWord(a, b string) bool {
	for _, w := range strings.Fields(a) {
		if !inEnglish(w, wStop) && slices.Contains(strings.Fields(b), w) {
			return true
		}
	}
	return false
}

// otherIn reports whether a list of marks has another place in the order of a
// noun.
func otherIn(which []string, n, noun string) bool {
	for _, w := range which {
		if m, of, ok := strings.Cut(w, " "); ok && of == noun && m != n {
			return true
		}
	}
	return false
}

// otherTime reports whether two amounts are said for two times: each sentence
// gives one, and no time of the one can be a time of the other. Between them a
// figure may have changed.
func otherTime(a, b *lint.Record) bool {
	if a.Value.Kind == quant.KindDate || a.Value.Kind == quant.KindOrdinal || a.Value.Kind == quant.KindDuration {
		return false
	}
	return apartInTime(timesOf(a), timesOf(b))
}

// oneDated reports whether one of two amounts is said for an earlier year than that of
// its article, and the other for no time: "in 2023 revenue was 40 million" beside
// "a firm with revenue of 43".
func oneDated(a, b *lint.Record) bool {
	for _, pair := range [2][2]*lint.Record{{a, b}, {b, a}} {
		r, o := pair[0], pair[1]
		if r.Value.Kind != quant.KindDate && r.Timed && !r.Time.NoYear && r.Time.Known() && o.Time.IsZero() && !(r.Date.Known() && !r.Date.IsZero() && r.Date.Year == r.Time.Year) {
			return true
		}
	}
	return false
}

// timesUnlike reports whether the sentences of two amounts give times, and none
// that plainly is one of the other's. Among many articles that is enough to hold
// them for two.
func timesUnlike(a, b *lint.Record) bool {
	if a.Value.Kind == quant.KindDate {
		return false
	}
	x, y := timesOf(a), timesOf(b)
	for i := range x {
		for k := range y {
			if compareDates(x[i], y[k]).Agrees() {
				return false
			}
		}
	}
	return len(x) > 0 && len(y) > 0
}

// apartInTime reports whether there are times on both sides, and none of the one
// that may be one of the other, or a slip away from it.
func apartInTime(x, y []quant.Value) bool {
	for i := range x {
		for k := range y {
			if c := compareDates(x[i], y[k]); c.Agrees() || c.Relation == quant.Incomparable || c.Cause != quant.NoCause && c.Cause != quant.YearOff && !c.OneDay {
				return false
			}
		}
	}
	return len(x) > 0 && len(y) > 0
}

// timesOf are the times that the sentence of a record gives.
func timesOf(r *lint.Record) []quant.Value {
	var out []quant.Value
	if !r.Time.IsZero() {
		out = append(out, quant.Value{Kind: quant.KindDate, Date: r.Time, DateHi: r.Time})
	}
	for i := range r.Beside {
		if v := &r.Beside[i]; v.Kind == quant.KindDate && !v.Date.TimeOnly && v.Hedge != quant.NoLess {
			out = append(out, *v) // "since May" is what it is compared with
		}
	}
	return out
}

// otherBasis reports whether two shares or scores are told of two stages of a
// survey: "73% after 31 reviews" and "74% based on 43 reviews".
func otherBasis(a, b *lint.Record) bool {
	switch {
	case a.Value.Kind == quant.KindPercent, a.Value.Kind == quant.KindMeasure, isMark(&a.Value):
	default:
		return false
	}
	same, other := false, false
	for i := range a.Beside {
		x := &a.Beside[i]
		if x.Kind != quant.KindCount || x.Unit == "" || isMark(x) || x.Range || x.Hedge != quant.NoHedge {
			continue
		}
		for k := range b.Beside {
			y := &b.Beside[k]
			if y.Kind == quant.KindCount && y.Unit == x.Unit && !y.Range && y.Hedge == quant.NoHedge {
				same, other = same || x.Lo.Cmp(y.Lo) == 0, other || x.Lo.Cmp(y.Lo) != 0
			}
		}
	}
	return other && !same
}

// isMark reports whether a value is a mark on a scale, "7.8/10", and no number of
// things.
func isMark(v *quant.Value) bool {
	return v.Kind == quant.KindCount && strings.HasPrefix(v.Unit, "out of ")
}

// markOfOther reports whether one of two values is a mark and the other a number of
// things or a mark on another scale.
func markOfOther(a, b *lint.Record) bool {
	x, y := isMark(&a.Value), isMark(&b.Value)
	switch {
	case x && y:
		return a.Value.Unit != b.Value.Unit
	case x:
		return b.Head != "" || b.Value.Unit != ""
	case y:
		return a.Head != "" || a.Value.Unit != ""
	}
	return false
}

// oneVerb reports whether two records tell in the same words what happened: all
// that the shorter says beside its value the other says too, a verb among it.
func oneVerb(a, b *lint.Record) bool {
	if max(cover(a, b), cover(b, a)) < 1 {
		return false
	}
	w := lang.EnglishWords()
	for _, x := range a.Near {
		if w.IsVerb(x) && hasWord(b.Near, x) && !hasWord(a.Names, x) && !w.Is(x, "copula") {
			return true
		}
	}
	return false
}

// recurs reports whether two days are those of something that may happen more
// than once, and that the two texts do not call by one name.
func recurs(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindDate || bounded(a.Value) || bounded(b.Value) || a.Value.Hedge == quant.NoLess || b.Value.Hedge == quant.NoLess || a.Event != "" && a.Event == b.Event {
		return false // "since 1985" tells of the last time
	}
	for _, d := range [...]*quant.Date{&a.Value.Date, &b.Value.Date} {
		if d.TimeOnly || d.Part > 0 {
			return false
		}
	}
	return !once(a, b) && shared(a.Beside, b.Beside) == 0 && !oneVerb(a, b)
}
