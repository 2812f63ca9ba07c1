package facts

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// stated is one value that one fact states for one time.
type stated struct {
	fact   *lint.Fact
	value  *lint.Observation
	time   quant.Date
	order  int
	events []string // base forms, sorted
}

// maxNeighbours bounds how many facts on one thing each is compared with.
const maxNeighbours = 64

// agreement reports facts on one thing that cannot both be true, and facts
// that say the same twice. Only facts of one subject, one kind and one unit are
// compared, and only where they share most of their words for what happened.
func (v *verifier) agreement() {
	groups := map[string][]stated{}
	var keys []string
	for order, f := range v.Facts.Facts {
		if len(f.Subjects) == 0 || len(f.Event) == 0 || !f.Series && len(f.Values) > 1 {
			continue // a disputed fact says itself that values differ
		}
		events := v.bases(f.Event)
		for i := range f.Values {
			o := &f.Values[i]
			key := groupKey(f, o)
			if groups[key] == nil {
				keys = append(keys, key)
			}
			time := o.Time
			if time.IsZero() {
				time = f.AsOf
			}
			groups[key] = append(groups[key], stated{f, o, time, order, events})
		}
	}
	v.told = map[[2]*lint.Fact]bool{}
	for _, key := range keys {
		group := groups[key]
		slices.SortStableFunc(group, func(a, b stated) int {
			return cmp.Or(slices.Compare(a.events, b.events), cmp.Compare(a.order, b.order))
		})
		for i := range group {
			for j := i + 1; j < len(group) && j <= i+maxNeighbours; j++ {
				a, b := &group[i], &group[j]
				if a.order > b.order {
					a, b = b, a
				}
				if pair := [2]*lint.Fact{a.fact, b.fact}; a.fact != b.fact && (a.fact.Version == "" || a.fact.Version == b.fact.Version) && !v.told[pair] && v.compare(a, b) {
					v.told[pair] = true
				}
			}
		}
	}
}

// statements reports facts whose sentences are the same but for case and marks.
func (v *verifier) statements() {
	first := map[string]*lint.Fact{}
	for _, f := range v.Facts.Facts {
		if f.Statement == "" {
			continue
		}
		key := strings.Join(strings.FieldsFunc(strings.ToLower(f.Statement), func(r rune) bool { return !isWordRune(r) }), " ")
		other := first[key]
		if other == nil {
			first[key] = f
			continue
		}
		a, b := Preferred(other), Preferred(f)
		if a == nil || b == nil || !quant.Compare(a.Value, b.Value).Agrees() || v.told[[2]*lint.Fact{other, f}] {
			continue // one sentence may well hold two values
		}
		fault := v.report(f.Pos, RuleDuplicate, lint.Warning, f,
			fmt.Sprintf("facts %q and %q have the same statement", other.ID, f.ID),
			"Keep one, or say in each what its own value is.")
		fault.Related = append(fault.Related, v.related(other.Pos, "fact "+other.ID))
	}
}

// groupKey names what a fact is said of, and in what its value is measured.
func groupKey(f *lint.Fact, o *lint.Observation) string {
	var b strings.Builder
	for _, s := range f.Subjects {
		b.WriteString(s.ID + "\x01" + strings.ToLower(strings.Join(s.Names, "\x02")) + "\x00")
	}
	dimension := o.Value.Unit
	if u, ok := quant.UnitOf(o.Value.Unit); ok {
		dimension = u.Dimension
	}
	if o.Value.Kind == quant.KindMoney {
		dimension = ""
	}
	fmt.Fprintf(&b, "%d %s/%s", o.Value.Kind, dimension, o.Value.Per)
	return b.String()
}

// bases are the base forms of words, sorted, each once.
func (b *Book) bases(words []string) []string {
	var bases []string
	for _, w := range words {
		base := strings.ToLower(w)
		if !strings.Contains(base, " ") {
			base = b.lang.Lemma(base)
			if family := b.lang.Family(base); family != "" {
				if once, again := strings.CutPrefix(base, "re"); again && b.lang.Family(b.lang.Lemma(strings.TrimPrefix(once, "-"))) == family {
					family = "re-" + family // what was reopened was opened before
				}
				base = family
			}
		}
		bases = append(bases, base)
	}
	slices.Sort(bases)
	return slices.Compact(bases)
}

// compare judges two facts on one thing, and reports whether it said anything.
func (v *verifier) compare(a, b *stated) bool {
	if !sameEvents(a.events, b.events) || !sameTime(a, b) {
		return false
	}
	c := quant.Compare(a.value.Value, b.value.Value)
	switch {
	case c.Conflicts():
		if a.value.Within != nil && !quant.Compare(b.value.Value, *a.value.Within).Conflicts() ||
			b.value.Within != nil && !quant.Compare(a.value.Value, *b.value.Within).Conflicts() {
			return false
		}
		f := v.report(b.value.Pos, RuleDisagree, lint.Error, b.fact,
			fmt.Sprintf("fact %q says %s, and fact %q says %s of the same thing", b.fact.ID, b.value.Text, a.fact.ID, a.value.Text),
			"Correct one; or tell them apart by their events or 'as_of'; or, where sources disagree, make them 'values:' of one fact.")
		f.Related = append(f.Related, v.related(a.value.Pos, "fact "+a.fact.ID))
		return true
	case c.Relation == quant.Same:
		f := v.report(b.fact.Pos, RuleDuplicate, lint.Warning, b.fact,
			fmt.Sprintf("facts %q and %q say nearly the same", a.fact.ID, b.fact.ID),
			"Keep one, with the sources of both.")
		f.Related = append(f.Related, v.related(a.fact.Pos, "fact "+a.fact.ID))
		return true
	}
	return false
}

// sameEvents reports whether two facts share at least half of all their words
// for what happened.
func sameEvents(a, b []string) bool {
	shared := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			shared++
		}
	}
	return 2*shared >= len(a)+len(b)-shared
}

// sameTime reports whether two values are for one time. A value without a time
// is for any, but for those that are told apart by theirs.
func sameTime(a, b *stated) bool {
	if a.time != b.time {
		return false
	}
	from, to := a.fact.ValidFrom, a.fact.ValidTo
	if !to.IsZero() && !b.fact.ValidFrom.IsZero() && to.Last() < b.fact.ValidFrom.First() {
		return false
	}
	return from.IsZero() || b.fact.ValidTo.IsZero() || b.fact.ValidTo.Last() >= from.First()
}

// derivation checks a stated value against what follows from other facts.
func (v *verifier) derivation(f *lint.Fact) {
	value, within, err := Derive(f.Derivation)
	if err != nil {
		return // reported where the file was read
	}
	for i := range f.Values {
		o := &f.Values[i]
		if quant.Compare(o.Value, within).Agrees() || quant.Compare(o.Value, value).Agrees() {
			return
		}
	}
	v.report(f.Values[0].Pos, RuleDerived, lint.Error, f,
		fmt.Sprintf("fact %q says %s, but the %s of %s is %s", f.ID, f.Values[0].Text, f.Derivation.Op, list(ids(f.Derivation.From), "and"), value.Phrase()),
		"By the digits of those facts it lies from "+edge(within, within.Lo)+" to "+edge(within, within.Hi)+". Correct this value, or one of those.")
}

// edge shows one end of a computed range with four digits.
func edge(v quant.Value, n quant.Number) string {
	v.Range, v.Lo = false, n.RoundTo(n.Magnitude()-3)
	v.Hi = v.Lo
	return v.Phrase()
}

// chronology reports neighbours of a chain that stand the wrong way round, or
// too near or too far apart.
func (v *verifier) chronology() {
	for _, chain := range v.Facts.Chronology {
		for i := 1; i < len(chain.Facts); i++ {
			v.neighbours(chain, chain.Facts[i-1], chain.Facts[i])
		}
	}
}

func (v *verifier) neighbours(chain lint.Chronology, a, b *lint.Fact) {
	before, after := Preferred(a), Preferred(b)
	if before == nil || after == nil || !before.Value.Date.Known() || !after.Value.Date.Known() {
		return
	}
	first, last := before.Value.Date, after.Value.Date
	if after.Value.Range && after.Value.DateHi.Known() {
		last = after.Value.DateHi
	}
	least, most := int64(after.Value.Date.First())-int64(first.Last()), int64(last.Last())-int64(first.First())
	message, detail := "", ""
	low, _, okLow := days(chain.MinGap)
	_, high, okHigh := days(chain.MaxGap)
	switch {
	case most < 0:
		message = fmt.Sprintf("fact %q (%s) comes after fact %q (%s), which is to follow it", a.ID, before.Text, b.ID, after.Text)
		detail = "Correct one of the dates, or the order of the chronology."
	case okLow && big.NewRat(most, 1).Cmp(low) < 0:
		message = fmt.Sprintf("there is less than %s between fact %q (%s) and fact %q (%s)", chain.MinGap.Phrase(), a.ID, before.Text, b.ID, after.Text)
		detail = "Correct one of the dates, or 'min_gap'."
	case okHigh && big.NewRat(least, 1).Cmp(high) > 0:
		message = fmt.Sprintf("there is more than %s between fact %q (%s) and fact %q (%s)", chain.MaxGap.Phrase(), a.ID, before.Text, b.ID, after.Text)
		detail = "Correct one of the dates, or 'max_gap'."
	default:
		return
	}
	f := v.report(chain.Pos, RuleOrder, lint.Error, a, message, detail)
	f.Related = append(f.Related, v.related(before.Pos, "fact "+a.ID), v.related(after.Pos, "fact "+b.ID))
}

// days is a length of time in days, from the shortest that it can be to the
// longest: a month has 28 to 31.
func days(v quant.Value) (least, most *big.Rat, ok bool) {
	p, ok := v.Period()
	if v.Kind == quant.NoKind || !ok {
		return nil, nil, false
	}
	start := quant.YMD(2000, 2, 1).AddPeriod(p)
	other := quant.YMD(2001, 2, 1).AddPeriod(p)
	summer := quant.YMD(2000, 7, 1).AddPeriod(p)
	lengths := []int64{
		int64(start.First()) - int64(quant.YMD(2000, 2, 1).First()),
		int64(other.First()) - int64(quant.YMD(2001, 2, 1).First()),
		int64(summer.First()) - int64(quant.YMD(2000, 7, 1).First()),
	}
	return big.NewRat(slices.Min(lengths), 1), big.NewRat(slices.Max(lengths), 1), true
}
