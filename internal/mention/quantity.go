package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// quantityForms are the ways to write amounts that are no times.
var quantityForms = []form{
	{
		name: "amount", read: readAmount,
		trigger: segment.Digit | lang.Cardinal | lang.Fraction | lang.Group,
		soft:    lang.CurrencyWord | lang.Scale | lang.Article | lang.Minus,
	},
	{name: "multiple", trigger: lang.Multiple, read: readMultiple},
	{name: "ordinal", trigger: lang.Ordinal | segment.Digit, soft: lang.Cardinal | lang.Article, read: readOrdinal},
}

// readAmount reads a number with what stands with it, and the range that it
// may open.
func readAmount(s *scanner, at int) (lint.Mention, int, bool) {
	m := lint.Mention{Form: "amount"}
	a, ok := s.amount(at)
	if !ok || s.refused(&a) {
		return lint.Mention{}, at, false
	}
	if r, ok := s.rating(at); ok {
		s.fill(&m, r)
		m.Form, m.First, m.Last = "rating", r.first, r.next
		return m, r.next, true
	}
	if p, ok := s.oneIn(&a); ok {
		a = p
		m.Form = "one in"
		s.fill(&m, a)
		m.First, m.Last = a.first, a.next
		return m, a.next, true
	}
	if b, ok := s.rangeEnd(&a); ok {
		return s.rangeMention(a, b)
	}
	if a.kind == quant.NoKind {
		if s.sides(&a); a.kind == quant.KindMeasure {
			m.Elided = true
		} else if s.extent(&a) {
			m.Elided = true
		} else if (s.is(at-1, "magnitude") || s.is(at-1, "Magnitude")) && a.num.Cmp(quant.FromInt(12)) < 0 {
			a.kind, a.unit, a.plain = quant.KindMeasure, "magnitude", false
		}
	}
	if a.kind == quant.NoKind && !s.count(&a) {
		return lint.Mention{}, at, false
	}
	m.First, m.Last = a.first, a.next
	m.Span = s.span(a.first, a.next)
	if a.kind == quant.KindCount {
		s.perMany(&a, max(a.next, a.nounNext))
	}
	s.fill(&m, a)
	m.Age = a.age
	if a.nounNext > a.nounFirst {
		m.Noun = s.span(a.nounFirst, a.nounNext)
	}
	return m, a.next, true
}

// fill puts an amount into a mention's value.
func (s *scanner) fill(m *lint.Mention, a amount) {
	n := a.num
	if a.kind == quant.KindCount && n.IsInt() && a.scale < 3 && n.Cmp(quant.FromInt(1000)) < 0 {
		n = n.WithExact(true)
	}
	m.Value = quant.Value{Kind: a.kind, Lo: n, Hi: n, Unit: a.unit, Per: a.per, More: a.more}
}

// rangeEnd reads the second end of a range that opens with a: 5-7 km, from 5 to
// 7 percent, between $26 and $31 million.
func (s *scanner) rangeEnd(a *amount) (amount, bool) {
	j := a.next
	opener := s.class(a.first - 1)
	changed := false
	switch {
	case s.dash(j) && s.class(j+1)&(segment.Digit|lang.CurrencyWord|lang.Cardinal) != 0:
		if a.words && s.glued(j) && s.class(j+1)&segment.Digit != 0 {
			return amount{}, false
		}
	case s.hyphen(j) && s.is(j+1, "to") && s.hyphen(j+2):
		j += 2
	case s.is(j, "~") && a.digits && s.class(j+1)&segment.Digit != 0:
	case s.class(j)&lang.To != 0:
		changed = s.changes(a.first, opener&lang.From != 0)
		if s.datedBefore(a, j+1) || s.fallsTo(a, j+1, changed) {
			return amount{}, false
		}
	case opener&lang.Between != 0 && s.class(j)&lang.And != 0:
	case s.hung(a, j):
	case s.is(j, "or") && (a.plain || a.words) && a.scale == 0:
		n, ok := s.number(j + 1)
		if !ok || n.num.Sub(a.num).Cmp(quant.FromInt(1)) != 0 && n.num.Cmp(quant.FromInt(10)) > 0 {
			return amount{}, false
		}
	default:
		return amount{}, false
	}
	hung := s.hung(a, j) // "7- or 8-inch"
	if hung {
		j++
	}
	b, ok := s.amount(j + 1)
	if !ok || b.article && !(a.article && a.fraction && b.fraction) || a.signed != b.signed && (b.signed || opener&(lang.Between|lang.From) == 0) {
		return amount{}, false
	}
	// the ends must be of one kind, or the first bare
	switch {
	case a.kind == b.kind && a.unit == b.unit:
	case a.kind == quant.NoKind && b.kind != quant.NoKind && !b.prefix:
	case b.kind == quant.NoKind && a.prefix && a.kind == quant.KindMoney:
		b.kind, b.unit = a.kind, a.unit
	default:
		return amount{}, false
	}
	changed = changed && !s.elided(a, b) && !s.is(a.first-1, "by")
	if bare := a.kind == quant.NoKind && b.kind != quant.NoKind; bare && (changed && opener&lang.From != 0 || s.class(j)&lang.To != 0 && a.num.Cmp(b.num) >= 0) {
		// "rose from 4 to 5 percent": two values, and the first has the unit too
		a.kind, a.unit, a.per, a.plain = b.kind, b.unit, b.per, false
		return amount{}, false
	} else if bare {
		changed = false
	}
	if changed {
		return amount{}, false
	}
	if s.elided(a, b) {
		a.num, a.scale = a.num.Scale(b.scale), b.scale
	}
	if a.num.Cmp(b.num) >= 0 {
		return amount{}, false
	}
	if a.kind == quant.NoKind && b.kind == quant.NoKind {
		if s.dash(j) && (!a.plain || !b.plain) && !(a.num.IsInt() && b.num.IsInt()) {
			return amount{}, false
		}
		counted := s.count(&b)
		if b.kind == quant.KindPercent && b.fraction && a.fraction && !a.whole {
			a.num = a.num.Mul(quant.FromInt(100)) // one-third to one-half of
		}
		if !counted && !b.plain || b.unit == "" && s.dash(j) && !s.plainRange(a, b) {
			return amount{}, false
		}
		if !counted {
			b.kind = quant.KindCount
		}
	}
	return b, true
}

// datedBefore reports whether the bare number a is a year that dates what was
// before, and what it became follows at j: "from 480,000 tonnes in 2019 to 350,000".
func (s *scanner) datedBefore(a *amount, j int) bool {
	w := s.word(a.first)
	if !s.is(a.first-1, "in") || len(w) != 4 || w < "1400" || w > "2100" || !a.plain {
		return false
	}
	b, ok := s.amount(j)
	return ok && (!b.plain || b.kind != quant.NoKind || b.num.Cmp(quant.FromInt(10_000)) >= 0)
}

// byFactor is how many times larger than a change what it led to must be for the two
// to be no range, unitFactor where both have their unit.
const (
	byFactor   = 5
	unitFactor = 3
)

// fallsTo reports whether the amount a is by how much something changed, and what it
// changed to follows at j: "fell by four to 75", "by $2 to $9", but "by 5 to 10 percent".
func (s *scanner) fallsTo(a *amount, j int, changed bool) bool {
	if !s.is(a.first-1, "by") {
		return false
	}
	b, ok := s.amount(j)
	switch {
	case !ok || a.num.Sign() <= 0:
		return false
	case a.kind != quant.NoKind && a.kind == b.kind:
		return changed || b.num.Cmp(a.num.Mul(quant.FromInt(unitFactor))) >= 0
	}
	return changed && b.kind != quant.KindPercent && b.scale >= a.scale && b.num.Cmp(a.num.Mul(quant.FromInt(byFactor))) >= 0
}

// rating reads a mark on a scale: 7.8/10, 3 out of 5 where ratings are spoken
// of. Its unit names the scale.
func (s *scanner) rating(i int) (amount, bool) {
	if s.class(i)&segment.Digit == 0 {
		return amount{}, false
	}
	j, out := i+1, false
	switch {
	case s.is(j, "/") && s.glued(j) && s.glued(j+1):
		j++
	case s.is(j, "out") && s.is(j+1, "of"):
		j, out = j+2, true
	default:
		return amount{}, false
	}
	switch s.word(j) {
	case "5", "6", "10", "20", "100":
	default:
		return amount{}, false
	}
	n, ok := s.parse(s.word(i))
	top, _ := s.parse(s.word(j))
	if !ok || n.Cmp(top) > 0 || s.is(j+1, "/") || s.glued(j+1) && s.Tokens[j+1].Kind != lint.Mark {
		return amount{}, false
	}
	if n.IsInt() && n.Ulp() >= 0 || out {
		rated := false
		for k := max(s.first, i-8); k < i && !rated; k++ {
			rated = s.class(k)&lang.Rated != 0
		}
		if !rated {
			return amount{}, false
		}
	}
	a := amount{numeral: numeral{num: n, first: i, next: j + 1, digits: true}, kind: quant.KindCount, unit: "out of " + s.word(j)}
	return a, !s.gluedName(i) || !s.glued(i)
}

// oneIn reads a share by its numbers: one in five, 3 out of 10, 1 in every 20.
func (s *scanner) oneIn(a *amount) (amount, bool) {
	if a.kind != quant.NoKind && s.oneUnit(a) {
		p := *a // one pound in seven
		p.kind, p.unit, p.next = quant.NoKind, "", a.first+1
		return s.oneIn(&p)
	}
	if a.kind != quant.NoKind || a.scale != 0 || a.fraction || !a.num.IsInt() {
		return *a, false
	}
	j, one := a.next, a.num.Abs().Cmp(quant.FromInt(1)) == 0
	sure := false
	if one && s.isOne(a) && s.Tokens[min(j, len(s.Tokens)-1)].Kind == lint.Word && s.is(j+1, "in") && s.class(j)&lang.NotNoun == 0 {
		// one inhabitant in seven
		if b, ok := s.number(j + 2); ok && !b.plain && b.num.Cmp(quant.FromInt(1)) > 0 && b.num.Cmp(quant.FromInt(100)) <= 0 && (b.next >= s.last || s.tokenMark(b.next) || s.class(b.next)&lang.NotNoun != 0 || b.words && !s.isPlural(b.next)) {
			j++
		}
	}
	few := a.words && a.num.Cmp(quant.FromInt(10)) < 0
	if few && !one && s.Tokens[min(j, len(s.Tokens)-1)].Kind == lint.Word && s.is(j+1, "in") && s.class(j)&(lang.NotNoun|lang.TimeUnit) == 0 && s.pluralWord(j) {
		// four patients in five
		if b, ok := s.number(j + 2); ok && b.words && b.num.Cmp(quant.FromInt(10)) <= 0 && (b.next >= s.last || s.tokenMark(b.next) || s.class(b.next)&lang.NotNoun != 0 || !s.pluralWord(b.next)) {
			j, sure = j+1, true
		}
	}
	switch {
	case s.is(j, "out") && s.is(j+1, "of"):
		j, sure = j+2, true
	case s.is(j, "in"):
		j++
	case s.is(j, "of") && s.is(j+1, "every"):
		j++
	case s.is(j, "over") && one:
		j++
	default:
		return *a, false
	}
	if s.is(j, "every") {
		j, sure = j+1, true
	}
	b, ok := s.number(j)
	if !ok && sure && s.class(j)&lang.Scale != 0 && s.info(j).Num(lang.Scale) <= 3 && len(s.word(j)) > 3 {
		b, ok = numeral{num: quant.FromInt(1).Scale(int(s.info(j).Num(lang.Scale))), first: j, next: j + 1, words: true}, true // of every hundred
	}
	if !ok || !b.num.IsInt() || b.fraction || b.num.Cmp(a.num) <= 0 || b.signed || s.class(b.next)&(lang.TimeUnit|lang.UnitWord|lang.CurrencyWord|lang.Month) != 0 && s.class(b.next)&lang.NotNoun == 0 {
		return *a, false
	}
	if b.plain && len(s.word(j)) == 4 && !sure {
		return *a, false // a year
	}
	if n, _ := b.num.Int64(); a.digits && b.digits && n > 20 && n%10 != 0 {
		return *a, false // 66 out of 93: two counts
	}
	if few && b.words && b.num.Cmp(quant.FromInt(10)) <= 0 && (a.first == s.first || s.class(a.first-1)&lang.Hedge != 0) {
		sure = true // "Three in four flights were late."
	}
	if !sure && !one && b.num.Cmp(quant.FromInt(10)) != 0 && b.num.Cmp(quant.FromInt(100)) != 0 && b.num.Cmp(quant.FromInt(5)) != 0 {
		return *a, false
	}
	p := *a
	p.kind, p.unit, p.next, p.plain = quant.KindPercent, quant.Percent, b.next, false
	p.num = a.num.Of(b.num).Scale(2)
	return p, true
}

// oneUnit reports whether the amount a is one of a unit or coin, written in words,
// and "in" follows it.
func (s *scanner) oneUnit(a *amount) bool {
	return (a.kind == quant.KindMoney || a.kind == quant.KindMeasure) && a.words && !a.digits && !a.article && a.next == a.first+2 && s.is(a.next, "in") && a.num.Cmp(quant.FromInt(1)) == 0
}

// plainRange reports whether two bare numbers with a dash between them are a
// range though nothing is counted: not years, not a telephone number.
func (s *scanner) plainRange(a *amount, b amount) bool {
	x, y := s.word(a.first), s.word(b.first)
	if !a.digits || !b.digits || len(y) < 2 || len(x) == 3 && len(y) == 4 || len(x) >= 5 && onlyDigits(x) {
		return false
	}
	year := func(w string) bool { return len(w) == 4 && w >= "1000" && w <= "2199" }
	return !(year(x) && (year(y) || len(y) == 2)) && !s.glued(a.first) && !(s.dash(b.next) && s.glued(b.next))
}

// changes reports whether what stands before token i speaks of a change, so
// that "from 4 to 5" is two values and no range.
func (s *scanner) changes(i int, from bool) bool {
	reach := 3
	if from {
		reach = 6
	}
	for k := max(s.first, i-reach); k < i; k++ {
		w := s.word(k)
		if s.Tokens[k].Kind == lint.Word && (s.Lang.Is(w, "rise") || s.Lang.Is(w, "fall") || s.Lang.Is(w, "change")) && !s.is(k, "from") {
			return true
		}
	}
	return false
}

// extent gives a bare number before a word of extent the unit of the measure
// before it: "8 miles long and 3 wide".
func (s *scanner) extent(a *amount) bool {
	if a.scale != 0 || s.class(a.next)&lang.Dimension == 0 || len(s.out) == 0 || a.next+1 < s.last && !s.tokenMark(a.next+1) && s.class(a.next+1)&lang.NotNoun == 0 {
		return false
	}
	p := &s.out[len(s.out)-1]
	if p.Sentence != s.sentence || p.Value.Kind != quant.KindMeasure || p.Value.Per != "" || s.class(p.Last)&lang.Dimension == 0 || a.first-p.Last > 4 {
		return false
	}
	a.kind, a.unit, a.plain = quant.KindMeasure, p.Value.Unit, false
	return true
}

// sides gives a bare number the unit of the other side: the 2 of "2 by 4
// inches", "2 x 3 x 4 m".
func (s *scanner) sides(a *amount) {
	j := a.next
	for range 3 {
		if !s.is(j, "by") && !s.is(j, "x") && !s.is(j, "×") {
			return
		}
		b, ok := s.amount(j + 1)
		if !ok || b.signed || b.scale != 0 {
			return
		}
		if b.kind == quant.KindMeasure {
			a.kind, a.unit, a.plain = b.kind, b.unit, false
			return
		}
		j = b.next
	}
}

// hung reports whether the number a ends in a hyphen that hangs in the air, and
// a second number follows: "7- or 8-inch", "20- to 30-year".
func (s *scanner) hung(a *amount, j int) bool {
	return s.dash(j) && s.glued(j) && !s.glued(j+1) && (s.is(j+1, "or") || s.is(j+1, "and") || s.is(j+1, "to")) && s.numeric(j+2) && a.kind == quant.NoKind
}

// elided reports whether the first end of a range takes its scale from the
// second: "between $26 and $31 million".
func (s *scanner) elided(a *amount, b amount) bool {
	return a.scale == 0 && b.scale >= 3 && a.num.Cmp(b.num.Scale(-b.scale)) < 0 && a.num.Cmp(quant.FromInt(1000)) < 0
}

// rangeMention is the mention of a range from a to b.
func (s *scanner) rangeMention(a, b amount) (lint.Mention, int, bool) {
	m := lint.Mention{Form: "range", Elided: a.scale == b.scale && a.scale > 0 || a.kind == quant.NoKind && b.kind != quant.NoKind}
	b.nounFirst, b.nounNext = max(b.nounFirst, 0), max(b.nounNext, 0)
	m.Value = quant.Value{Kind: b.kind, Range: true, Lo: a.num, Hi: b.num, Unit: b.unit, Per: b.per}
	lo := quant.Value{Kind: b.kind, Lo: a.num, Hi: a.num, Unit: b.unit, Per: b.per}
	hi := quant.Value{Kind: b.kind, Lo: b.num, Hi: b.num, Unit: b.unit, Per: b.per}
	m.Parts = []lint.MentionPart{{Span: s.span(a.first, a.next), Value: lo}, {Span: s.span(b.first, b.next), Value: hi}}
	m.First, m.Last = a.first, b.next
	m.Span = s.span(a.first, b.next)
	if b.nounNext > b.nounFirst {
		m.Noun = s.span(b.nounFirst, b.nounNext)
	}
	return m, b.next, true
}

// readMultiple reads a multiple: twice, doubled, tenfold, three times.
func readMultiple(s *scanner, at int) (lint.Mention, int, bool) {
	if s.hyphen(at+1) || s.glued(at) {
		return lint.Mention{}, at, false // double-digit
	}
	in := s.info(at)
	n := quant.FromInt(in.Num(lang.Multiple))
	if w := s.word(at); (strings.EqualFold(w, "twice") || strings.EqualFold(w, "thrice")) && s.class(at+1)&lang.Comparative == 0 && !s.is(at+1, "a") {
		n = n.WithExact(true)
		return lint.Mention{Form: "times", Value: quant.Value{Kind: quant.KindCount, Lo: n, Hi: n, Unit: "time"}}, at + 1, true
	}
	return lint.Mention{Form: "multiple", Value: quant.Value{Kind: quant.KindPercent, Lo: n, Hi: n, Unit: quant.Multiple}}, at + 1, true
}
