package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Numbers out of a number: shares told by two numbers, one in five, and marks on a
// scale, 7.8/10.

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
	if out && s.pluralWord(j+1) && s.class(j+1)&(lang.NotNoun|lang.Rated) == 0 {
		return amount{}, false // "3 out of 10 patients" are so many of them
	}
	if n.IsInt() && n.Ulp() >= 0 || out {
		rated := s.class(i-1)&lang.Article != 0 // a 7 out of 10
		for k := max(s.first, i-ratedAround); k < min(s.last, j+ratedAround) && !rated; k++ {
			rated = s.class(k)&lang.Rated != 0 && k != j+1 // "8 out of 10 reviews"
		}
		if !rated {
			return amount{}, false
		}
	}
	a := amount{numeral: numeral{num: n, first: i, next: j + 1, digits: true}, kind: quant.KindCount, unit: "out of " + s.word(j)}
	return a, !s.gluedName(i) || !s.glued(i)
}

// ratedAround is how many tokens away a word may stand that speaks of marks: "74 out of 100, based
// on 29 critics".
const ratedAround = 8

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
	if few && s.isPlural(j) && s.is(j+1, "out") && s.is(j+2, "of") {
		// nine times out of ten
		if b, ok := s.number(j + 3); ok && b.words && b.num.Cmp(quant.FromInt(10)) <= 0 {
			j++
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
	if !sure && !one && !b.perThousands() && b.num.Cmp(quant.FromInt(10)) != 0 && b.num.Cmp(quant.FromInt(100)) != 0 && b.num.Cmp(quant.FromInt(5)) != 0 {
		return *a, false
	}
	p := *a
	p.kind, p.unit, p.next, p.plain = quant.KindPercent, quant.Percent, b.next, false
	p.num = a.num.Of(b.num).Scale(2)
	return p, true
}

// perThousands reports whether a number is what risks are told of: "4 in 1,000", "5 in
// 100,000".
func (n *numeral) perThousands() bool {
	if n.plain {
		return false
	}
	for e := 3; e <= 6; e++ {
		if n.num.Cmp(quant.FromInt(1).Scale(e)) == 0 {
			return true
		}
	}
	return false
}

// oneUnit reports whether the amount a is one of a unit or coin, written in words,
// and "in" follows it.
func (s *scanner) oneUnit(a *amount) bool {
	return (a.kind == quant.KindMoney || a.kind == quant.KindMeasure) && a.words && !a.digits && !a.article && a.next == a.first+2 && s.is(a.next, "in") && a.num.Cmp(quant.FromInt(1)) == 0
}
