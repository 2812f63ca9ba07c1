package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What an amount is a rate of: percent, per year, a gallon, for every $100.

// percent reads a percent sign or word after a number.
func (s *scanner) percent(a *amount) bool {
	j := a.next
	if s.hyphen(j) {
		j++
	}
	in, next := s.phrase(j, lang.Percent)
	if in == nil {
		return false
	}
	unit := in.Str(lang.Percent)
	if unit == quant.BasisPoint || unit == quant.PercentagePoint {
		if w := s.word(j); len(w) == 2 && (!s.glued(j) && !a.digits || w == strings.ToUpper(w)) {
			return false // "two pp", and BP is a company
		}
	}
	if unit == "per mille" {
		a.num, unit = a.num.Scale(-1), quant.Percent
	}
	a.kind, a.unit, a.next, a.plain = quant.KindPercent, unit, next, false
	if a.scale != 0 && !a.digits {
		a.scale = 0
	}
	return true
}

// rate reads the denominator of a rate: $34,500 a month, USD 80 per barrel,
// 5 percent a year, €3/kg.
func (s *scanner) rate(a *amount) {
	if s.rateOnce(a); a.per == "" {
		return
	}
	if first := a.per; s.is(a.next, "per") || s.is(a.next, "a") || s.is(a.next, "/") { // per gigabyte per month
		b := *a
		b.per = ""
		if s.rateOnce(&b); b.per != "" {
			*a = b
			a.per = first + "/" + b.per
		}
	}
}

func (s *scanner) rateOnce(a *amount) {
	j := a.next
	in := s.info(j)
	if in.Class&lang.Per == 0 && !s.is(j, "for") || s.perAmount(a, j) {
		return
	}
	if s.is(j, "for") {
		s.perMany(a, j)
		return
	}
	slash := s.is(j, "/")
	article := in.Class&lang.Article != 0
	if slash && s.class(j+1)&segment.Digit != 0 {
		return
	}
	k := j + 1
	if s.class(k)&lang.Article != 0 && !article {
		k++
	}
	if article && s.class(k+1)&lang.RelDate != 0 {
		return // up from $5 a year ago
	}
	if s.perMany(a, j) {
		return
	}
	if u, next := s.unitAt(k, false); u >= 0 && (slash || !article || s.perUnit(u)) {
		a.per, a.next = s.Lang.Units[u].Name, next
		return
	}
	if s.is(j, "im") && s.class(k+1)&segment.Digit != 0 {
		return // 5 Euro im Jahr 2020
	}
	if tu := s.info(k); tu.Class&lang.TimeUnit != 0 && !s.pluralWord(k) {
		a.per, a.next = tu.Str(lang.TimeUnit), k+1
		return
	}
	if article || slash {
		// "$1.34 a share": goods that are sold by the piece
		if article && s.class(k)&lang.Piece != 0 {
			a.per, a.next = s.Lang.Lemma(s.word(k)), k+1
		}
		return
	}
	if s.is(j, "per") {
		for p := k; p < min(k+3, s.last); p++ {
			if s.class(p)&lang.Piece != 0 { // per diluted share
				a.per, a.next = s.Lang.Lemma(s.word(p)), p+1
				return
			}
			if s.Tokens[p].Kind != lint.Word || s.class(p)&lang.NotNoun != 0 {
				break
			}
		}
	}
	if s.Tokens[min(k, len(s.Tokens)-1)].Kind == lint.Word && s.class(k)&lang.NotNoun == 0 && k < s.last && s.is(j, "per") {
		a.per, a.next = strings.ToLower(s.word(k)), k+1
	}
}

// perMany reads the round number of things that a rate is given for: "45
// deaths per 100,000 people", "3.1 per 1,000". It notes them as the
// denominator, and steps over them.
func (s *scanner) perMany(a *amount, j int) bool {
	if !s.is(j, "per") && !(s.is(j, "for") && s.is(j+1, "every")) || !s.numeric(j+1) && !s.numeric(j+2) && s.class(j+1)&lang.Scale == 0 {
		return false
	}
	k := j + 1
	if !s.is(j, "per") {
		k++
	}
	b, ok := s.number(k)
	if !ok && s.class(k)&lang.Scale != 0 && len(s.word(k)) > 4 && !s.plural(k) { // per thousand
		b, ok = numeral{num: quant.FromInt(1).Scale(int(s.info(k).Num(lang.Scale))), first: k, next: k + 1, words: true}, true
	}
	if !ok || b.signed || b.fraction || b.num.Cmp(quant.FromInt(100)) < 0 || s.class(b.next)&(lang.UnitWord|lang.TimeUnit|lang.CurrencyWord|lang.Percent) != 0 && !s.is(b.next, "in") {
		return false
	}
	n := b.num
	for n.Cmp(quant.FromInt(10)) >= 0 {
		n = n.Scale(-1)
	}
	if n.Cmp(quant.FromInt(1)) != 0 {
		return false
	}
	c := amount{numeral: b}
	a.per, a.next = b.num.String(), b.next
	if first, next := s.nounPhrase(&c); next > first && s.isPlural(next-1) {
		a.per, a.next = a.per+" "+s.singularPhrase(first, next), next
	}
	return true
}

// perTime reads the time at token j that things are counted by: "30,000 passengers a
// day", "600 attacks per year". Its words stay out of the span.
func (s *scanner) perTime(a *amount, j int) {
	in := s.info(j)
	if in.Class&lang.Per == 0 {
		return
	}
	tu := s.info(j + 1)
	if tu.Class&lang.TimeUnit == 0 || s.pluralWord(j+1) || s.Tokens[j+1].Flags&lint.Possessive != 0 || s.hyphen(j+2) || s.class(a.first-1)&lang.Per != 0 {
		return
	}
	unit := tu.Str(lang.TimeUnit)
	brief := unit == "second" || unit == "minute" // "a node takes 500 messages a second"
	if in.Class&lang.Article != 0 && (s.class(j+2)&lang.RelDate != 0 || s.reckons(j+2) || !brief && s.takes(a.first)) {
		return // 40 cars a week later; it took 40 men a year
	}
	a.per = unit
}

// takes reports whether what stands before token i says how much time something took.
func (s *scanner) takes(i int) bool {
	for k := max(s.first, i-3); k < i; k++ {
		if s.Tokens[k].Kind == lint.Word && s.Lang.Lemma(strings.ToLower(s.word(k))) == "take" {
			return true
		}
	}
	return false
}

// perAmount reads a denominator that is an amount itself: "6.2 litres per 100 km", "74
// cents for every $100", "185 euros per 1,000 cubic metres".
func (s *scanner) perAmount(a *amount, j int) bool {
	k := j + 1
	switch {
	case s.is(j, "per"), s.is(j, "/"):
	case s.is(j, "for") && (s.is(k, "every") || s.is(k, "each")):
		k++
	default:
		return false
	}
	var b amount
	var ok bool
	switch {
	case s.currencyStart(k) && !s.is(j, "/"):
		if b, ok = s.prefixed(k); !ok {
			return false
		}
	case s.class(k)&segment.Digit != 0:
		n, isNumber := s.number(k)
		if !isNumber || n.signed {
			return false
		}
		b = amount{numeral: n}
		if u, next := s.unitAt(n.next, false); u >= 0 && !s.hyphen(n.next) {
			b.kind, b.unit, b.next = quant.KindMeasure, s.Lang.Units[u].Name, next
		} else if s.is(j, "/") || !s.currency(&b) {
			return false
		}
		if s.is(j, "/") && (!s.glued(j) || !s.glued(k) || b.num.Cmp(quant.FromInt(100)) != 0 && b.num.Cmp(quant.FromInt(1000)) != 0) {
			return false // 224 kW / 300 PS
		}
	default:
		return false
	}
	if b.per != "" || b.more != nil {
		return false
	}
	a.per, a.next = b.num.String()+" "+b.unit, b.next
	return true
}

// perUnit reports whether a unit is one by which things are priced, so that
// "a" before it means "per".
func (s *scanner) perUnit(u int) bool {
	switch s.Lang.Units[u].Dimension {
	case "mass", "volume", "length", "area", "energy":
		return true
	}
	return false
}

func (s *scanner) pluralWord(i int) bool {
	w := s.word(i)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}
