package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two texts of which one is a version of the other, sentence by sentence: what
// was changed in it, and what of that is a value.

// twin is a line and the older one that it is a version of.
type twin struct {
	o, l *lined
	// partner is, by token of l, its partner in o, -1 for none.
	partner []int
	share   float64
}

// version is a text held against an older one.
type version struct {
	records []lint.Record
	twins   []twin
	// whole is how much of the words of both texts is the same, 0 to 1; kept is
	// how many sentences were taken over almost as they were.
	whole    float64
	kept     int
	old, new []int
	// meeting is the two texts by their words alone, nil until it is asked for.
	meeting      *meeting
	older, newer []lined
}

// What two versions must share for a phrase that lost or won its value to be a
// conflict, all in all and in the sentence; less where another sentence was
// taken over as it was.
const (
	oneText      = 0.85
	oneSentence  = 0.75
	keptText     = 0.75
	keptSentence = 0.6
	almost       = 0.95
)

// rewritten finds the values that differ in the same place of two versions of
// one sentence.
func rewritten(records []lint.Record) []lint.RecordConflict {
	groups := byArticle(records)
	var out []lint.RecordConflict
	for q := 1; q < len(groups); q++ {
		newer := linesOf(records, groups[q])
		for p := 0; p < q; p++ {
			older := linesOf(records, groups[p])
			v := versionOf(records, older, newer)
			v.old, v.new, v.older, v.newer = groups[p], groups[q], older, newer
			for i := range v.twins {
				out = append(out, v.changes(&v.twins[i])...)
			}
			out = append(out, byArithmetic(records, older, newer)...)
		}
	}
	slices.SortStableFunc(out, func(a, b lint.RecordConflict) int { return a.A - b.A })
	return out
}

// versionOf finds for each line the one of the older text that it shares most
// with.
func versionOf(records []lint.Record, older, newer []lined) version {
	v := version{records: records}
	same, all := 0, 0
	for i := range older {
		all += len(older[i].tokens)
	}
	for j := range newer {
		l := &newer[j]
		all += len(l.tokens)
		best := twin{share: leastShare}
		for i := range older {
			if l.shares(&older[i]) < leastShare {
				continue
			}
			partner := align(records, &older[i], l)
			if s := similarity(partner, &older[i], l); s > best.share || s == best.share && best.o == nil {
				best = twin{&older[i], l, partner, s}
			}
		}
		if best.o == nil {
			continue
		}
		if best.share >= almost {
			v.kept++
		}
		for _, i := range best.partner {
			if i >= 0 {
				same += 2
			}
		}
		v.twins = append(v.twins, best)
	}
	if all > 0 {
		v.whole = float64(same) / float64(all)
	}
	return v
}

// changes are the conflicts of a line with the one that it is a version of.
func (v *version) changes(m *twin) []lint.RecordConflict {
	var out []lint.RecordConflict
	if m.share >= sameLine && !otherName(v.records, m.partner, m.o, m.l) {
		out = v.differing(m)
	}
	if m.share >= oneSentence && v.whole >= oneText || v.kept > 0 && m.share >= keptSentence && v.whole >= keptText {
		out = append(out, v.denied(m)...)
		out = append(out, v.replaced(m)...)
	}
	return out
}

// differing are the values that differ between a line and the older one that it
// is a version of. Beside them the words have to be the same, and neither may
// stand elsewhere in the other line: "from 10 to 20" is "to 20, from 10".
func (v *version) differing(m *twin) []lint.RecordConflict {
	var out []lint.RecordConflict
	o, l := m.o, m.l
	twoStates, dated := false, false // figures that differ because they are of two days
	for j, i := range m.partner {
		if i < 0 || l.slots[j] < 0 || o.slots[i] < 0 || o.tokens[i] == l.tokens[j] {
			continue
		}
		a, b := l.slots[j], o.slots[i]
		x, y := &v.records[a], &v.records[b]
		c := compareSlots(x, y, o.tokens[i], l.tokens[j])
		if !c.Conflicts() {
			continue
		}
		switch {
		case x.Value.Kind != quant.KindDate && v.otherDays(m):
			twoStates = twoStates || c.Relation != quant.NearMiss || c.Cause == quant.SmallDifference
			continue
		case grows(x, y), otherShare(x, y) && v.others(m), untilThen(x) != untilThen(y):
			continue
		case sameNeighbours(m.partner, i, j, len(o.tokens), 2):
		case !sameNeighbours(m.partner, i, j, len(o.tokens), 1) && !(m.share >= oneSentence && v.onlyOne(m, i, j)) || v.moved(m, x, b, true) || v.moved(m, y, a, false):
			continue
		}
		out = append(out, lint.RecordConflict{A: a, B: b, RecordVerdict: lint.RecordVerdict{
			Same: m.share, Severity: lint.Error, Trust: bind.LineTrust, Comparison: c,
			Why: "both stand in the same place of what is otherwise one sentence, and cannot both be true",
		}})
	}
	for _, c := range out {
		dated = dated || v.records[c.A].Value.Kind == quant.KindDate
	}
	if row(v.records, out) || twoStates && dated || len(out) > 0 && !m.sayTheSame() {
		return nil
	}
	if v.kept > 0 {
		return out // versions of one text
	}
	return slices.DeleteFunc(out, func(c lint.RecordConflict) bool {
		return c.Comparison.Relation != quant.NearMiss && v.ofTwo(&v.records[c.A], &v.records[c.B])
	})
}

// sayTheSame reports whether two lines share a word that says something: "in 2024 there were
// 4,600 visitors" and "in 2014 there were fewer than 3,000" are one sentence by nothing else.
func (m *twin) sayTheSame() bool {
	for j, i := range m.partner {
		if w := strings.ToLower(m.l.tokens[j]); i >= 0 && m.l.slots[j] < 0 && len(w) > 2 && role.Words(m.l.lang).Of(w)&(role.Stop|role.BeforeVerb) == 0 {
			return true
		}
	}
	return false
}

// ofTwo reports whether the phrases of a value of the newer text and of one of the older text
// say that they are of two things: one sentence is told of almonds, and then of walnuts.
func (v *version) ofTwo(x, y *lint.Record) bool {
	if v.meeting == nil {
		v.meeting = &meeting{run: 2, claim: 1, even: true, kinds: [2][]lint.Phrase{kindsOf(v.records, v.old), kindsOf(v.records, v.new)}, said: [2]map[string]bool{
			inWords(sayingOf(v.records, v.older).all), inWords(sayingOf(v.records, v.newer).all),
		}}
	}
	if x.Value.Kind == quant.KindDate { // by what it is the date of alone
		x, y = ofSubject(x), ofSubject(y)
	}
	return v.meeting.phrasesApart(x, y) != ""
}

// ofSubject is a record with the phrases of its subject alone.
func ofSubject(r *lint.Record) *lint.Record {
	of := *r
	of.Parts = slices.DeleteFunc(slices.Clone(r.Parts), func(p lint.Phrase) bool { return p.Part != lint.OfSubject })
	return &of
}

// otherShare reports whether two shares come to the whole, so that they may be those of
// two: "the state pays 70 percent", "the town pays 30 percent".
func otherShare(a, b *lint.Record) bool {
	sum, whole := a.Value.Lo.Add(b.Value.Lo).Int64()
	return a.Value.Kind == quant.KindPercent && a.Value.Unit == quant.Percent && b.Value.Unit == quant.Percent && whole && sum == 100
}

// others reports whether two lines have other words for something, too.
func (v *version) others(m *twin) bool {
	for j, i := range m.partner {
		if w := m.l.tokens[j]; i < 0 && m.l.slots[j] < 0 && role.Words(m.l.lang).Of(strings.ToLower(w))&role.Stop == 0 {
			return true
		}
	}
	return false
}

// untilThen reports whether a time is the one up to which something lasts.
func untilThen(r *lint.Record) bool {
	return r.Value.Kind == quant.KindDate && r.Value.Hedge == quant.NoMore
}

// otherDays reports whether each of two lines gives a year or a day, and none
// that the other gives: what they say besides is said of two times.
func (v *version) otherDays(m *twin) bool {
	return apartInTime(v.days(m.o), v.days(m.l))
}

// days are the dates of a line that could be reckoned.
func (v *version) days(l *lined) []quant.Value {
	var out []quant.Value
	for _, s := range l.slots {
		if s >= 0 && v.records[s].Value.Kind == quant.KindDate && !v.records[s].Value.Date.IsZero() && !v.records[s].Value.Date.TimeOnly {
			out = append(out, v.records[s].Value)
		}
	}
	return out
}

// moved reports whether one of the two lines gives the value of r elsewhere,
// where the other line does not give it: in the older line, or in the newer one.
func (v *version) moved(m *twin, r *lint.Record, skip int, older bool) bool {
	in := m.l
	if older {
		in = m.o
	}
	for at, s := range in.slots {
		if s < 0 || s == skip || v.records[s].Apart || !sameWritten(&r.Value, &v.records[s].Value) {
			continue
		}
		i, j := at, slices.Index(m.partner, at)
		if !older {
			i, j = m.partner[at], at
		}
		if i < 0 || j < 0 || m.l.slots[j] < 0 || m.o.slots[i] < 0 || !compareWritten(v.records[m.l.slots[j]].Value, v.records[m.o.slots[i]].Value).Agrees() {
			return true
		}
	}
	return false
}

// row reports whether two lines that differ in several values are two members of
// a row: their place in it or their time differs, and so does a figure.
func row(records []lint.Record, found []lint.RecordConflict) bool {
	selects, figures := 0, 0
	for _, c := range found {
		switch k := records[c.A].Value.Kind; {
		case k == quant.KindOrdinal || k == quant.KindDate:
			selects++
		case c.Comparison.Relation != quant.NearMiss || c.Comparison.Cause == quant.SmallDifference:
			figures++ // a slip is no other figure
		}
	}
	return selects > 0 && figures > 0
}

// otherName reports whether one line has a name, or a word for one side of a thing, where
// the other has another: "the Halden bridge is 1,210 metres long", "the Orlec bridge is
// 640 metres long", "the eastern bore", "the western bore".
func otherName(records []lint.Record, partner []int, o, l *lined) bool {
	i := 0
	for j := 0; j <= len(partner); {
		from, next := j, len(o.tokens)
		for j < len(partner) && partner[j] < 0 {
			j++
		}
		if j < len(partner) {
			next = partner[j]
		}
		if hasName(records, l, from, j) && hasName(records, o, i, next) || hasSide(l, from, j) && hasSide(o, i, next) {
			return true
		}
		i, j = next+1, j+1
	}
	return false
}

// hasSide reports whether there is a word that tells one side of a thing from another,
// from one token of a line up to another.
func hasSide(l *lined, from, to int) bool {
	return slices.ContainsFunc(l.tokens[from:to], func(t string) bool { return l.lang.Is(t, "side") })
}

// hasName reports whether there is a name from one token of a line up to another,
// other than one that ends in the digits of a value of the line.
func hasName(records []lint.Record, l *lined, from, to int) bool {
	for _, t := range l.tokens[from:to] {
		if t != "" && t[0] != bind.SlotMark && t != strings.ToLower(t) && !slices.ContainsFunc(l.slots, func(s int) bool {
			return s >= 0 && namesValue(t, &records[s].Value)
		}) {
			return true
		}
	}
	return false
}

// compareSlots judges two values in the same place. Times that could not be
// reckoned are compared as they are written, if they are days of the week.
func compareSlots(a, b *lint.Record, older, newer string) quant.Comparison {
	if a.Value.Kind == quant.KindDate && a.Value.Date.IsZero() && b.Value.Date.IsZero() {
		if slotKind(older) == bind.WeekdaySlot && slotKind(newer) == bind.WeekdaySlot {
			return quant.Comparison{Relation: quant.Disjoint, Cause: quant.WeekdayOff}
		}
		return quant.Comparison{}
	}
	c := strictBounds(a.Value, b.Value, compareWritten(a.Value, b.Value))
	c = strictly(a.Value, b.Value, strictDates(a.Value, b.Value, c))
	if c.Relation == quant.RoundsTo && a.Value.Hedge == b.Value.Hedge && a.Value.Unit == b.Value.Unit && toTheUnit(a.Value) && toTheUnit(b.Value) {
		return quant.Comparison{Relation: quant.NearMiss, Cause: quant.SmallDifference}
	}
	return c
}

// toTheUnit reports whether a value is a short whole number without a scale
// word, which a copy of the sentence does not round: $185, 998 seats.
func toTheUnit(v quant.Value) bool {
	n, whole := v.Lo.Int64()
	return v.Kind != quant.KindDate && !v.Range && v.Kind != quant.KindPercent && whole && n < 10000 && n > 9
}

// sameNeighbours reports whether so many tokens on either side of two slots are
// partners, or the lines end there.
func sameNeighbours(partner []int, i, j, n, many int) bool {
	for d := 1; d <= many; d++ {
		if left := i < d && j < d || i >= d && j >= d && partner[j-d] == i-d; !left {
			return false
		}
		if right := i+d >= n && j+d >= len(partner) || j+d < len(partner) && partner[j+d] == i+d; !right {
			return false
		}
	}
	return true
}

// onlyOne reports whether two slots are the only ones of their kind in their
// lines, so that other words beside them do not make them other things.
func (v *version) onlyOne(m *twin, i, j int) bool {
	kind := slotKind(m.o.tokens[i])
	for _, l := range [...]*lined{m.o, m.l} {
		n := 0
		for t, s := range l.slots {
			if s >= 0 && slotKind(l.tokens[t]) == kind {
				n++
			}
		}
		if n != 1 {
			return false
		}
	}
	return true
}

// slotKind is the dimension of a slot's value.
func slotKind(token string) string {
	kind, _, _ := strings.Cut(token, bind.SlotText)
	return strings.TrimPrefix(kind, string(bind.SlotMark))
}
