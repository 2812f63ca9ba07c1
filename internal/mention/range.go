package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Ranges of amounts: 5-7 km, from 5 to 7 percent, between $26 and $31 million; and the
// two values that only look like one.

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
	if a.kind == quant.KindMoney && a.prefix && b.kind == quant.KindMeasure && b.unit == "meter" && b.digits && b.next == b.first+2 && s.is(b.first+1, "m") {
		// "£3.2-3.5m": millions, and no metres
		b = amount{numeral: b.numeral}
		b.num, b.scale, b.next, b.plain = b.num.Scale(millions), millions, b.first+2, false
	}
	// the ends must be of one kind, or the first bare
	switch {
	case a.kind == b.kind && a.unit == b.unit:
	case a.kind == quant.NoKind && b.kind != quant.NoKind && !b.prefix:
	case b.kind == quant.NoKind && a.prefix && a.kind == quant.KindMoney:
		b.kind, b.unit = a.kind, a.unit
		s.rate(&b) // "$3-4 a kilo"
	default:
		return amount{}, false
	}
	s.sharesCoin(a, b, s.class(j)&lang.To != 0)
	changed = changed && !s.is(a.first-1, "by")
	two := s.class(j)&lang.To != 0 && (changed && opener&lang.From != 0 || a.num.Cmp(b.num.Scale(-b.scale)) >= 0 && a.scale == 0)
	if two && s.sharesScale(a, b) {
		// "came down from 9.4 to 5.7 million": two values, and the first has the scale too
		a.num, a.scale, a.plain, a.elided = a.num.Scale(b.scale), b.scale, false, true
		if a.kind == quant.NoKind && b.kind == quant.NoKind {
			return amount{}, false
		}
	} else {
		changed = changed && !s.elided(a, b)
	}
	if bare := a.kind == quant.NoKind && b.kind != quant.NoKind; bare && (changed && opener&lang.From != 0 || s.class(j)&lang.To != 0 && a.num.Cmp(b.num) >= 0) {
		// "rose from 4 to 5 percent": two values, and the first has the unit too
		a.kind, a.unit, a.per, a.plain, a.elided = b.kind, b.unit, b.per, false, true
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
		if s.dash(j) && (!a.plain || !b.plain) && !(a.num.IsInt() && b.num.IsInt()) && !s.cued(a.first-1, "spread-of") {
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
		if b.kind == quant.KindCount {
			s.perTime(&b, max(b.next, b.nounNext))
		}
	}
	return b, true
}

// millions is the power of ten that "m" behind a sum of money stands for.
const millions = 6

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

// plainRange reports whether two bare numbers with a dash between them are a
// range though nothing is counted: not years, not a telephone number.
func (s *scanner) plainRange(a *amount, b amount) bool {
	x, y := s.word(a.first), s.word(b.first)
	if !a.digits || !b.digits || len(y) < 2 && !s.enough(a.first) || len(x) == 3 && len(y) == 4 || len(x) >= 5 && onlyDigits(x) {
		return false
	}
	year := func(w string) bool { return len(w) == 4 && w >= "1000" && w <= "2199" }
	return !(year(x) && (year(y) || len(y) == 2)) && !s.glued(a.first) && !(s.dash(b.next) && s.glued(b.next))
}

// enough reports whether the word before token i says that a few are meant by the digits
// at it, and no result of a game: "serves 4-6", "about 4-6".
func (s *scanner) enough(i int) bool {
	if s.cued(i-1, "suffices-for") {
		return true
	}
	in, _ := s.before(i, lang.Hedge)
	return in != nil
}

// changes reports whether what stands before token i speaks of a change, so
// that "from 4 to 5" is two values and no range.
func (s *scanner) changes(i int, from bool) bool {
	reach := 3
	if from {
		reach = changeWithin
	}
	for k := i - 1; k >= max(s.first, i-reach); k-- {
		if s.Tokens[k].Kind == lint.Mark && k < i-changeBeside {
			return false
		}
		w := s.word(k)
		if s.Tokens[k].Kind == lint.Word && (s.Lang.Is(w, "rise") || s.Lang.Is(w, "fall") || s.Lang.Is(w, "change") || from && s.cued(k, "moves-from")) && !s.is(k, "from") {
			return true
		}
	}
	return false
}

// How many tokens before "from" the verb of a change may stand, "raised its share of the
// ferry market from 4", and how many where a mark stands between.
const (
	changeWithin = 10
	changeBeside = 6
)

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

// sharesCoin reads the bare first end a in the coin of the last one, b: "10 to 15 pence",
// "50-60 cents". Only a change can fall, so that without to the last end must be larger.
func (s *scanner) sharesCoin(a *amount, b amount, to bool) {
	if a.kind != quant.NoKind || b.kind != quant.KindMoney || b.part <= 1 {
		return
	}
	if n := a.num.Quo(quant.FromInt(b.part)); to || n.Cmp(b.num) < 0 {
		a.num = n
	}
}

// sharesScale reports whether the number a, which has no scale, is told in that of b, where
// both are ends of a change: "from 9.4 to 5.7 million", "from $2.1 to $1.4 billion".
func (s *scanner) sharesScale(a *amount, b amount) bool {
	if a.scale != 0 || b.scale < 3 || a.fraction || a.digits != b.digits || a.num.Cmp(quant.FromInt(1000)) >= 0 {
		return false
	}
	head := b.num.Scale(-b.scale)
	return a.num.Cmp(head.Mul(quant.FromInt(scaleShared))) <= 0
}

// scaleShared is how many times larger than the number before a scale word one may be that
// leaves the word out: "from 12 to 1.1 million" does, "from 900 to 1.2 million" hardly.
const scaleShared = 20

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
