package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two records that are of two things, whatever their words have in common: other units,
// another year of a series, another model, another place.

// otherThings reports whether two counts are plainly of two things: 25 people, 25
// machines.
func otherThings(a, b *quant.Value) bool {
	return a.Kind == quant.KindCount && a.Unit != "" && b.Unit != "" && a.Unit != b.Unit && !ofOneNoun(a.Unit, b.Unit) && !kinWords(a.Unit, b.Unit) && !(role.InEnglish(a.Unit, role.Person) && role.InEnglish(b.Unit, role.Person))
}

// ofOneNoun reports whether the one of two things counted is told by the noun of the other and a
// word before it: coins, gold coins.
func ofOneNoun(a, b string) bool { return strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a) }

// yearsOfSeries reports whether two dates only date other values: "produced
// 40,000 tonnes in 2021" and "46,000 tonnes in 2022" are two years of a series.
// Where only a few articles are compared, those values tell: two texts on one
// story that give one figure for two years, or two years for what happens once,
// do not agree.
func (m *meeting) yearsOfSeries(a, b *lint.Record, k *kinship) bool {
	if a.Value.Kind != quant.KindDate || a.Trust >= 0.25 || b.Trust >= 0.25 {
		return false
	}
	if m.run > versions || compare.Bounded(a.Value) || compare.Bounded(b.Value) {
		return true
	}
	if x, y := a.Value.Date, b.Value.Date; k[kOnce] > 0 && x.Day > 0 && x.Day == y.Day && x.Month == y.Month {
		return false // the year alone is another one: "opened on 3 May 1910"
	}
	same, rivals := 0, 0
	for i := range a.Beside {
		v, agrees, conflicts := &a.Beside[i], false, false
		if v.Kind == quant.KindDate || v.Kind == quant.KindOrdinal {
			continue
		}
		for k := range b.Beside {
			c := quant.Compare(*v, b.Beside[k])
			agrees, conflicts = agrees || c.Agrees() && c.Relation != quant.BoundHolds, conflicts || c.Conflicts()
		}
		if agrees {
			same++
		} else if conflicts {
			rivals++
		}
	}
	return m.givesMore(a, b) || rivals > same || rivals == same && rivals > 0 && a.Value.Date.NoYear && b.Value.Date.NoYear || same == 0 && (a.Event != b.Event || !lang.EnglishWords().Is(a.Event, "once")) && !(m.close() && k[kUntold] > 0 && k[kShared] > 0)
}

// otherEvents reports whether two records tell of different events, however
// alike the rest is: what a ferry was built for and what its line lost.
func otherEvents(a, b *lint.Record) bool {
	return a.Event != "" && b.Event != "" && a.Event != b.Event && (a.Head == "" || a.Head != b.Head && !kinHeads(a, b)) && !common(a.Families, b.Families)
}

// otherModel reports whether two records name two models of a kind by their
// numbers: the T7 and the T9.
func otherModel(a, b *lint.Record) bool {
	for _, w := range a.Words {
		x := lang.WithoutDigits(w)
		if x == "" || x == w || sorted.Has(b.Words, w) || namesValue(w, &a.Value) {
			continue
		}
		for _, u := range b.Words {
			if u != w && lang.WithoutDigits(u) == x && len(u) != len(x) && !sorted.Has(a.Words, u) {
				return true
			}
		}
	}
	return false
}

// otherPlace reports whether two sentences speak of two members of a row: the
// second stage of 187 kilometres, the third of 162.
func otherPlace(a, b *lint.Record) bool {
	var ordinals, values [2]int // that agree, that differ
	for i := range a.Beside {
		v := &a.Beside[i]
		agrees, differs := false, false
		for k := range b.Beside {
			c := compareWritten(*v, b.Beside[k])
			agrees, differs = agrees || c.Agrees(), differs || c.Conflicts()
		}
		count := &values
		if v.Kind == quant.KindOrdinal {
			count = &ordinals
		}
		switch {
		case agrees:
			count[0]++
		case differs:
			count[1]++
		}
	}
	if a.Value.Kind == quant.KindOrdinal {
		return values[0] == 0 && values[1] > 0
	}
	return ordinals[0] == 0 && ordinals[1] > 0
}

// otherSide reports whether beside each of two values a word tells on which side or of
// which half something is, and it is not the same one: the eastern bore and the western.
func otherSide(a, b *lint.Record) bool { return ownSide(a, b) && ownSide(b, a) }

// ownSide reports whether such a word stands beside a, and not beside b.
func ownSide(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	return slices.ContainsFunc(a.Near, func(x string) bool { return w.Is(x, "side") && !sorted.Has(b.Near, x) && !sorted.Has(a.Names, x) })
}

// otherStuff reports whether two measures are of two kinds of stuff, of which neither
// text knows the other's: a tonne of cocaine, 900 kilograms of heroin.
func (m *meeting) otherStuff(a, b *lint.Record, k *kinship) bool {
	if a.Value.Kind != quant.KindMeasure || b.Value.Kind != quant.KindMeasure || k[kNearMiss] > 0 || a.Right == "" || b.Right == "" || a.Right == b.Right {
		return false
	}
	w := lang.EnglishWords()
	return !w.IsVerb(a.Right) && !w.IsVerb(b.Right) && m.newTo(a.Right, m.said[0]) && m.newTo(b.Right, m.said[1])
}

// givesMore reports whether the sentence of a gives a further figure, which the article of b gives
// nowhere.
func (m *meeting) givesMore(a, b *lint.Record) bool {
	for i := range a.Beside {
		v := &a.Beside[i]
		if v.Kind == quant.KindDate || v.Kind == quant.KindOrdinal || compare.Significant(v.Lo) < 2 {
			continue
		}
		agrees := func(w quant.Value) bool { return compareWritten(*v, w).Agrees() }
		if !slices.ContainsFunc(m.desk.records, func(r lint.Record) bool {
			return r.Path == b.Path && (agrees(r.Value) || slices.ContainsFunc(r.Beside, agrees) || slices.ContainsFunc(r.Others, agrees))
		}) {
			return true
		}
	}
	return false
}
