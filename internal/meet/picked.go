package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// How two values are held apart by what picks them, by their times, and by what
// they are reckoned on.

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
			case strings.HasPrefix(w, bind.BygoneMark):
				if (m.brief && k == m.claim || m.even && agoMark(w)) && !m.saysTime(w, o) { // a claim may leave the time out, but adds none
					return true
				}
			case strings.HasPrefix(w, bind.DayMark), w == bind.UntilMark && (o.Value.Range || stillSo(o)):
			case strings.HasPrefix(w, bind.DesignationMark):
				if otherDesignated(o.Which, w, r.Which) {
					return true
				}
			case strings.HasPrefix(w, bind.SizedMark):
				if otherSized(r, o) {
					return true
				}
			case w == bind.SoFarMark:
				if m.long && r.Value.Lo.Cmp(o.Value.Lo) < 0 {
					return true // it grew further
				}
			case w == bind.PartMark:
				if o.Head != "" && (o.Head != r.Head && !(r.Head == "" && sorted.Has(r.Near, o.Head)) || min(cover(a, b), cover(b, a)) < leastPart && !bothDied(a, b) && !nameNear(a, b)) {
					return true
				}
				if o.Head == "" && o.Left != "" && o.Value.Kind == quant.KindCount && m.ownNoun(o, r, k) {
					return true
				}
			case !ordinal:
				if !sorted.Has(o.Words, w) && !sorted.Has(o.Above, w) {
					return true
				}
			case otherIn(o.Which, n, noun):
				return true
			case k != m.claim && m.few && moreThanPart(r, o, noun):
				return true
			case (m.brief || m.few) && k == m.claim && lang.EnglishWords().Cue("part-of-run").Has(noun) && r.Value.Kind != quant.KindDate && r.Value.Kind != quant.KindOrdinal && !sorted.Has(o.Names, noun) && !inRow(o, n):
				return true // a claim may tell of the whole what is told of a part, but adds none
			}
		}
	}
	return false
}

// ends reports whether a date is told as that up to which something was so.
func ends(r *lint.Record) bool {
	return slices.Contains(r.Which, bind.UntilMark) || compare.Side(r.Value.Hedge) < 0
}

// agoMark reports whether a mark is that of a time counted back from the day of writing: "two
// years ago".
func agoMark(mark string) bool {
	return slices.ContainsFunc(strings.Fields(mark[1:]), lang.EnglishWords().Cue("ago").Has)
}

// stillSo reports whether the sentence of a date says that something was still so then.
func stillSo(r *lint.Record) bool {
	at := min(r.Mark.Start, len(r.Context))
	return r.Value.Kind == quant.KindDate && slices.ContainsFunc(strings.Fields(strings.ToLower(r.Context[:at])), lang.EnglishWords().Cue("still").Has)
}

// moreThanPart reports whether o counts all that there have been, of whatever part, and r, which is
// smaller, those of one part of a run.
func moreThanPart(r, o *lint.Record, noun string) bool {
	w := lang.EnglishWords()
	return w.Cue("part-of-run").Has(noun) && r.Value.Kind == quant.KindCount && o.Value.Kind == quant.KindCount && o.Value.Lo.Cmp(r.Value.Lo) > 0 && !sorted.Has(o.Words, noun) &&
		slices.ContainsFunc(strings.Fields(strings.ToLower(o.Context)), w.Cue("perfect").Has)
}

// ownNoun reports whether a bare number stands behind a noun of which the other text has no word:
// "a staff of 900". side is which of the two records the other one is of.
func (m *meeting) ownNoun(o, r *lint.Record, side int) bool {
	w := lang.EnglishWords()
	return m.said[side] != nil && !w.IsVerb(o.Left) && !sorted.Has(r.Words, o.Left) && m.newTo(o.Left, m.said[side])
}

// otherSized reports whether one of two records is how long something is that its text brings in,
// of which the other one's sentence and what is above it have no word.
func otherSized(a, b *lint.Record) bool {
	for _, pair := range [2][2]*lint.Record{{a, b}, {b, a}} {
		for _, w := range pair[0].Which {
			if noun, ok := strings.CutPrefix(w, bind.SizedMark); ok && !sorted.Has(pair[1].Words, noun) && !sorted.Has(pair[1].Above, noun) && !sorted.Has(pair[1].Names, noun) {
				return true
			}
		}
	}
	return false
}

// inRow reports whether the sentence of a record gives the nth of something.
func inRow(r *lint.Record, n string) bool {
	return slices.ContainsFunc(r.Beside, func(v quant.Value) bool { return v.Kind == quant.KindOrdinal && v.Lo.String() == n })
}

// leastPart is what two clauses must share at the least of the words near their
// values, where one of them counts some of a number that it has told: "four of the
// farmers left" and "six farmers left".
const leastPart = 0.7

// bothDied reports whether two records count the dead.
func bothDied(a, b *lint.Record) bool {
	return sorted.Has(a.Families, "die") && sorted.Has(b.Families, "die")
}

// saysTime reports whether a record has a mark of the same kind of time: "a year
// ago" of "last year".
func (m *meeting) saysTime(mark string, o *lint.Record) bool {
	for _, w := range o.Which {
		if strings.HasPrefix(w, bind.BygoneMark) && shareWord(w[1:], mark[1:]) {
			return true
		}
	}
	return slices.ContainsFunc(strings.Fields(mark[1:]), func(w string) bool { return bind.TimeWord(w) && !timeUnit(w) && sorted.Has(o.Words, w) })
}

// timeUnit reports whether a word is a unit of time, which many sentences have.
func timeUnit(w string) bool {
	_, in := lang.English().Lookup(w)
	return in.Class&lang.TimeUnit != 0
}

func shareWord(a, b string) bool {
	for _, w := range strings.Fields(a) {
		if !role.InEnglish(w, role.Stop) && slices.Contains(strings.Fields(b), w) {
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
	case a.Value.Kind == quant.KindPercent, a.Value.Kind == quant.KindMeasure, compare.IsMark(&a.Value):
	default:
		return false
	}
	same, other := false, false
	for i := range a.Beside {
		x := &a.Beside[i]
		if x.Kind != quant.KindCount || x.Unit == "" || compare.IsMark(x) || x.Range || x.Hedge != quant.NoHedge {
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

// markOfOther reports whether one of two values is a mark and the other a number of
// things or a mark on another scale.
func markOfOther(a, b *lint.Record) bool {
	x, y := compare.IsMark(&a.Value), compare.IsMark(&b.Value)
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
		if w.IsVerb(x) && sorted.Has(b.Near, x) && !sorted.Has(a.Names, x) && !w.Is(x, "copula") {
			return true
		}
	}
	return false
}

// recurs reports whether two days are those of something that may happen more
// than once, and that the two texts do not call by one name.
func recurs(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindDate || compare.Bounded(a.Value) || compare.Bounded(b.Value) || a.Value.Hedge == quant.NoLess || b.Value.Hedge == quant.NoLess || a.Event != "" && a.Event == b.Event {
		return false // "since 1985" tells of the last time
	}
	for _, d := range [...]*quant.Date{&a.Value.Date, &b.Value.Date} {
		if d.TimeOnly || d.Part > 0 {
			return false
		}
	}
	return !once(a, b) && shared(a.Beside, b.Beside) == 0 && !oneVerb(a, b)
}
