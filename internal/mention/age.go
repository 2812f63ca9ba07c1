package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// ageOf reads an amount that is an age: "72-year-old", "3 years of age", "20
// years old".
func (r *timeReader) ageOf(a timeAmount) (expr, bool) {
	if a.article {
		return expr{}, false
	}
	j := a.last
	switch {
	case a.hyphen && r.mark(j) == '-' && r.is(j+1, tAge):
		j += 2
	case r.is(j, tAge) && r.w(j).fiscal == "old":
		if r.prep(j+1) == pEnough {
			return expr{}, false
		}
		j++
	case r.prep(j) == pOf && r.is(j+1, tAge) && r.w(j+1).fiscal == "age":
		j += 2
	case r.mark(j) == '-' && r.glued(j) && r.is(j+1, tAge):
		j += 2
	default:
		if r.is(a.first-1, tAge) && r.w(a.first-1).fiscal == "aged" {
			break
		}
		if r.prep(a.first-1) == pFrom && r.is(a.first-2, tAge) && r.capital(a.first-2) {
			break // im Alter von 81 Jahren
		}
		return expr{}, false
	}
	e := expr{kind: quant.KindDuration, first: a.first, last: j, value: a.value(), age: true, elided: a.elided, form: "age"}
	r.parts(&e, a)
	return e, true
}

// ageNumber reads an age whose unit is left out: "aged 81", "at the age of
// 19", "George Lowe, 89, died".
func (r *timeReader) ageNumber(i int) (expr, bool) {
	n, digits, ok := r.integer(i)
	next := i + 1
	if !ok {
		n, next = r.small(i)
		ok, digits = n > 0, 2
	}
	if !ok || digits > 3 || n < 1 || n > 125 {
		return expr{}, false
	}
	if r.mark(next) == '-' && r.glued(next) && r.glued(next+1) && r.is(next+1, tAge) && r.w(next+1).fiscal == "years-old" { // der 47-Jährige
		v := quant.Value{Kind: quant.KindDuration, Lo: quant.FromInt(int64(n)), Hi: quant.FromInt(int64(n)), Unit: "year"}
		return expr{kind: quant.KindDuration, first: i, last: next + 2, value: v, age: n >= 16 || r.capital(next+1), form: "years old"}, true
	}
	if r.is(next, tUnit) || r.mark(next) == '-' && r.is(next+1, tUnit) || r.mark(next) == '%' {
		return expr{}, false
	}
	first, form := i, "age"
	k := i - 1
	switch {
	case r.is(k, tAge) && r.w(k).fiscal != "old":
		if r.w(k).fiscal == "age" {
			first = k
		}
	case r.prep(k) == pOf && r.is(k-1, tAge) && r.w(k-1).fiscal == "age":
	case (r.prep(k) == pBetween || r.prep(k) == pFrom) && r.is(k-1, tAge):
		k--
	case r.listedAge(i, next):
		form = "listed age"
	case r.asideAge(i, next), r.named(i, next), n >= 3 && (r.subjectAge(i, next) || r.lifeAge(i, next)):
	default:
		return expr{}, false
	}
	v := quant.Value{Kind: quant.KindDuration, Lo: quant.FromInt(int64(n)), Unit: "year"}
	v.Hi = v.Lo
	e := expr{kind: quant.KindDuration, first: first, last: next, age: true, form: form}
	if r.prep(next) == pTo || r.mark(next) == '-' || r.prep(next) == pAnd && first != k+1 {
		m, d, ok := r.integer(next + 1)
		end := next + 2
		if !ok && r.mark(next) == 0 {
			m, end = r.small(next + 1)
			ok, d = m > 0, 2
		}
		if ok && d <= 3 && m > n && m <= 125 && r.is(k, tAge) {
			hi := quant.FromInt(int64(m))
			v.Range, v.Hi = true, hi
			e.last = end
			a := timeAmount{n: v.Lo, hi: hi, unit: uYear, unitName: "year", isRange: true, first: i, hiFirst: next + 1}
			e.value = v
			r.parts(&e, a)
			return e, true
		}
	}
	e.value = v
	return e, true
}

// asideAge reports whether the number at i is the age that somebody had at some time,
// told in commas: "the driver, then 19, fled", "his parents, both 71, came".
func (r *timeReader) asideAge(i, next int) bool {
	n, _, ok := r.integer(i)
	if !ok || n < 5 || n > 110 || r.mark(i-2) != ',' || r.mark(next) != ',' && !(r.mark(next) == '.' && next+1 >= r.end) || r.kind(i-3) != lint.Word {
		return false
	}
	if !r.lex.lang.Cue("at-that-age").Has(r.s(i - 1)) {
		return false
	}
	w := r.lex.lang.Lemma(r.s(i - 3))
	return r.name(i-3) || r.lex.lang.Is(w, "person") || r.lex.lang.Is(w, "kin") || r.lex.lang.Cue("somebody").Has(w)
}

// named reports whether the number at i stands in commas behind a person's
// name: "George Lowe, 89, died".
func (r *timeReader) named(i, next int) bool {
	n, _, ok := r.integer(i)
	if !ok || n < 3 || r.mark(i-1) != ',' || r.mark(next) != ',' && !(r.mark(next) == '.' && next+1 >= r.end) {
		return false
	}
	if r.name(i-2) && r.mark(i-3) == '.' && r.name(i-4) {
		_, _, digits := r.integer(next + 1)
		return n >= 16 && !digits // Mr. Ames, 62, testified
	}
	if !r.name(i-2) || (!r.name(i-3) || r.prep(i-3) != noPrep) && !r.surname(i-2, n, next) {
		// The minister, 58, had been warned.
		if n < 18 || r.prep(i-3) != pThe || r.kind(i-2) != lint.Word || r.capital(i-2) || !r.is(next+1, tPast|tIs) && r.tenseOf(next+1) >= 0 {
			return false
		}
	}
	// Not in a list of numbers or of dates: "May 5, 12, and 19".
	if _, _, digits := r.integer(next + 1); digits {
		return false
	}
	return true
}

// surname reports whether a single name stands at i, n commas-in an adult's age
// behind it, and the sentence goes on: "Ortega, 47, becomes the first", "her rival
// Ortega, 47, said". A place has a preposition before it.
func (r *timeReader) surname(i, n, next int) bool {
	if !r.name(i) || n < 16 || n > 105 || r.mark(next) != ',' || r.kind(next+1) != lint.Word || r.capital(next+1) || len(r.s(next+1)) < 2 || r.prep(next+1) == pAnd || r.prep(next+1) == pOr || r.is(next+1, tUnit|tQuantity) {
		return false
	}
	if i == r.begin {
		return r.lex.lang.Info(r.toks[i].Word).Class&(lang.NotNoun|lang.Stop|lang.DatePrep|lang.Designator) == 0
	}
	return r.kind(i-1) == lint.Word && !r.capital(i-1) && r.prep(i-1) == noPrep && r.lex.lang.Info(r.toks[i-1].Word).Class&(lang.NotNoun|lang.DatePrep|lang.Designator) == 0
}

func (r *timeReader) name(i int) bool {
	return r.kind(i) == lint.Word && r.capital(i) && r.w(i).is&(tMonth|tWeekday|tHoliday|tSeason|tCup|tTitle|tNumbered) == 0
}

// subjectAge reports whether the number at i is the age of the person that the
// sentence speaks of: "he was only 17 when", "she turns 40 in May".
func (r *timeReader) subjectAge(i, next int) bool {
	k := i - 1
	for p := r.prep(k); p == pJust || p == pAbout || p == pAround || p == pNo; p = r.prep(k) {
		k-- // he was not yet twenty
	}
	switch {
	case r.is(k, tIs) || foldIs(r.s(k), "was") || foldIs(r.s(k), "war"):
	case r.is(k, tTurned):
		return r.closes(next) || r.is(next, tWhen|tRel|tDay) || r.prep(next) == pIn || r.prep(next) == pOn || r.prep(next) == pAnd
	default:
		return false
	}
	if k--; r.is(k, tLasting) || r.prep(k) == pNow {
		k--
	}
	return r.is(k, tSubject) && (r.endsAge(next) || r.is(next, tSubject))
}

// lifeAge reports whether the number at i is the age at which somebody died,
// married or retired: "he retired in 2003 at 65", "At 46 she wrote".
func (r *timeReader) lifeAge(i, next int) bool {
	if r.prep(i-1) == pAt {
		k := next
		if r.mark(k) == ',' && i-1 == r.begin {
			k++
		}
		if r.is(k, tSubject) {
			return true // At 46 she published her first atlas
		}
	}
	if r.prep(i-1) != pAt || !r.endsAge(next) {
		return false
	}
	for k := i - 2; k >= r.begin && k > i-8; k-- {
		if r.is(k, tLife) {
			return true
		}
		if m := r.mark(k); m != 0 && m != ',' {
			return false
		}
	}
	return false
}

// listedAge reports whether the number at i goes on with a list of ages: "aged
// nine and 12".
func (r *timeReader) listedAge(i, next int) bool {
	if r.last < 0 || !r.exprs[r.last].age || !r.endsAge(next) {
		return false
	}
	k := i - 1
	if r.prep(k) == pAnd || r.prep(k) == pOr {
		k--
	}
	if r.mark(k) == ',' {
		k--
	}
	e := &r.exprs[r.last]
	return k < i-1 && e.last == k+1 && (r.is(e.first-1, tAge) || e.form == "listed age")
}

// endsAge reports whether an age without its unit may end before token i:
// nothing follows that the number could count.
func (r *timeReader) endsAge(i int) bool {
	if r.closes(i) || r.is(i, tWhen) {
		return true
	}
	switch r.prep(i) {
	case pAnd, pOr, pIn, pOn, pAt, pBy:
		return true
	}
	return false
}

// personsAge reports whether the bare number a bounds the age of the persons
// before it: "children under five", "women over 40".
func (s *scanner) personsAge(a *amount) bool {
	if n, whole := a.num.Int64(); !whole || n < 1 || n > 110 || a.scale != 0 || a.next < s.last && !s.tokenMark(a.next) && s.class(a.next)&lang.NotNoun == 0 {
		return false
	}
	in, start := s.before(a.first, lang.Hedge)
	if in == nil || start <= s.first || s.dash(a.next) {
		return false
	}
	switch hedges[in.Str(lang.Hedge)] {
	case quant.LessThan, quant.MoreThan:
		w := strings.ToLower(s.word(start - 1))
		if s.cued(start-1, "is-or-are") || s.cued(start-1, "was-or-were") {
			start-- // two thirds of the respondents were over 50
			w = strings.ToLower(s.word(start - 1))
		}
		return s.isPlural(start-1) && s.Lang.Is(s.Lang.Lemma(w), "person") || s.Lang.Is(w, "anybody")
	}
	return false
}
