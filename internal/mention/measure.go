package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// unitAt is the unit named at token i, by its place in the table, and the
// token after its name; -1 where there is none. Symbols are told apart by
// case; where no case fits, the first reading in any case is taken if loose.
func (s *scanner) unitAt(i int, loose bool) (at, next int) {
	in, next := s.phrase(i, lang.UnitWord)
	if in == nil {
		return -1, i
	}
	form := s.src[s.Tokens[i].Start:s.Tokens[next-1].End]
	best, exact := int32(-1), false
	for _, r := range in.Units {
		if s.Lang.Units[r.Index].Flags == "off" {
			continue
		}
		switch {
		case r.Form == form:
			if !exact {
				best, exact = r.Index, true
			}
		case best >= 0:
		case !r.Symbol, len(form) > 2:
			best = r.Index
		case loose && len(form) > 1 && (form == strings.ToLower(form) || form == strings.ToUpper(form)):
			best = r.Index
		}
	}
	if best < 0 {
		return -1, i
	}
	if next == s.last && next-1 > i && s.is(next-1, ".") {
		next-- // the sentence's own stop
	}
	// "sq. ft." with its last stop where the sentence goes on.
	if s.is(next, ".") && s.glued(next) && next+1 < s.last && s.Tokens[next+1].Flags&lint.Capital == 0 && len(s.word(next-1)) <= 4 {
		next++
	}
	return int(best), next
}

// measure reads a unit after a number: 7,200 km, 25 m, 12 ft 2 in, 5 miles per
// hour, 100 people per square mile, 20 °C.
func (s *scanner) measure(a *amount) bool {
	j := a.next
	hyphen := s.hyphen(j)
	if hyphen {
		j++
	}
	u, next := s.unitAt(j, true)
	if u < 0 {
		if s.odd(a, j) {
			return true
		}
		return s.bracketed(a, j)
	}
	unit := s.Lang.Units[u]
	form := s.src[s.Tokens[j].Start:s.Tokens[next-1].End]
	if !a.digits && s.Tokens[j].Flags&lint.Capital != 0 && s.Tokens[a.first].Flags&lint.Capital != 0 && s.named(next) {
		return false // Three Mile Island
	}
	if !s.unitFits(a, j, next, unit, form) || len(form) == 1 && s.hyphen(next) && s.class(next+1)&segment.Digit != 0 {
		return false
	}
	a.kind, a.unit, a.next, a.plain = quant.KindMeasure, unit.Name, next, false
	s.compound(a, u)
	s.behindUnit(a)
	s.bareInches(a)
	s.belowZero(a)
	s.denominator(a)
	s.laterRate(a)
	return true
}

// laterRate reads the denominator that stands behind what is measured: "34,500
// tons of copper a year". The span stays with the unit.
func (s *scanner) laterRate(a *amount) {
	if !s.is(a.next, "of") || strings.Contains(a.unit, " per ") {
		return
	}
	for k := a.next + 1; k < min(a.next+5, s.last); k++ {
		if (s.is(k, "a") || s.is(k, "per")) && k > a.next+1 {
			if tu := s.info(k + 1); tu.Class&lang.TimeUnit != 0 && !s.pluralWord(k+1) {
				a.unit += " per " + tu.Str(lang.TimeUnit)
			}
			return
		}
		if s.Tokens[k].Kind != lint.Word || s.class(k)&lang.NotNoun != 0 {
			return
		}
	}
}

// odd reads the unit behind the "-odd" at token j, which makes a number a rough one:
// "thirty-odd miles".
func (s *scanner) odd(a *amount, j int) bool {
	in := s.info(j)
	if in.Class&lang.HedgeAfter == 0 || in.Str(lang.HedgeAfter) != "roughly" || s.Tokens[j].Kind != lint.Word {
		return false
	}
	j++
	if s.hyphen(j) {
		j++
	}
	u, next := s.unitAt(j, false)
	if u < 0 || len(s.word(j)) < 4 || s.Lang.Units[u].Flags != "" {
		return false
	}
	a.kind, a.unit, a.next, a.plain, a.odd = quant.KindMeasure, s.Lang.Units[u].Name, next, false, true
	return true
}

// behindUnit reads the half or quarter that stands behind a unit: "a mile and a half",
// "two acres and a quarter of woodland", but not "a mile and a half marathon".
func (s *scanner) behindUnit(a *amount) {
	j := a.next
	if a.fraction || a.digits || a.part > 1 || len(a.more) > 0 || s.class(j)&lang.And == 0 || s.class(j+1)&lang.Article == 0 || s.class(j+2)&lang.Fraction == 0 {
		return
	}
	f, ok := s.fraction(j + 1)
	if !ok || !f.article || f.num.Denominator() > 4 || !s.closesOne(f.next) || s.is(f.next, "of") && f.num.Denominator() > 2 {
		return
	}
	a.num, a.next, a.fraction, a.whole, a.article = a.num.Add(f.num).WithUlp(0), f.next, true, true, false
}

// bracketed reads a unit in brackets after a number: 20 (kg), 20 [kg].
func (s *scanner) bracketed(a *amount, j int) bool {
	if !(s.is(j, "(") && s.is(j+2, ")") || s.is(j, "[") && s.is(j+2, "]") || s.is(j, "{") && s.is(j+2, "}") || s.is(j, "<") && s.is(j+2, ">") && s.glued(j+1)) {
		return false
	}
	u, next := s.unitAt(j+1, false)
	if u < 0 || next != j+2 {
		return false
	}
	a.kind, a.unit, a.next, a.plain = quant.KindMeasure, s.Lang.Units[u].Name, j+3, false
	return true
}

// unitFits decides whether a spelling that may be something else is a unit
// here.
func (s *scanner) unitFits(a *amount, j, next int, unit lang.Unit, form string) bool {
	glued := s.glued(j) || s.hyphen(j-1)
	if s.Tokens[next-1].Flags&lint.Possessive != 0 && len(form) < 5 {
		return false // 18F's
	}
	switch {
	case form == "in":
		// 2 in, 5-in; not "7 in 10", "five in the room"
		if !a.digits {
			return false
		}
		if s.hyphen(j - 1) {
			return true
		}
		return s.closesMeasure(next) && (a.first > s.first && s.class(a.first-1)&lang.UnitWord != 0 || s.glued(j) || s.tokenMark(next) || s.class(next)&lang.Dimension != 0)
	case strings.EqualFold(form, "pm") || strings.EqualFold(form, "am"):
		return s.noClock(a)
	case form == "st": // 17st 12lb, not 21st
		v, whole := a.num.Int64()
		return glued && a.plain && whole && v >= 4 && v < 50 && (v%10 != 1 || v == 11)
	case form == "'" || form == "’" || form == "′":
		return a.digits && glued && s.class(next)&segment.Digit != 0 && s.glued(next)
	case form == "\"" || form == "”":
		return a.digits && (glued || s.is(next, " ")) && !s.openQuote(a.first) || a.digits && !glued && next < s.last && !s.glued(next) && !s.openQuote(a.first)
	case form == "°" || form == "º" || form == "˚":
		return a.digits
	case len(form) == 1 && isWord(form):
		if !a.digits {
			return false
		}
		switch form {
		case "m", "g", "l", "L", "W", "V", "t":
			return a.scale == 0 && (glued || !a.signed)
		case "C", "F", "K":
			if s.is(next, "/") {
				return false
			}
			return a.signed || form == "K" && !glued && a.num.Cmp(quant.FromInt(1000)) >= 0 || s.temperature(a.first, next) || s.glued(j) && !a.plain || s.glued(j) && form == "C" && s.class(a.first-1)&lang.NotNoun != 0
		case "A", "J", "N", "h", "b", "B", "T", "H", "S":
			return !glued && !(form == "A" && next < s.last && s.Tokens[next].Flags&lint.Capital == 0 && s.Tokens[next].Kind == lint.Word) && form != "S" && form != "T" && form != "H"
		}
		return false
	case unit.Flags == "weak":
		if form == unit.Name || strings.EqualFold(form, lang.Plural(unit.Name)) {
			return unit.Name != "hand" && unit.Name != "chain" && unit.Name != "rod" && unit.Name != "league" || false
		}
		return a.digits
	case unit.Flags == "bar":
		_, whole := a.num.Int64() // 12 bars are of gold or of chocolate
		return form == "bar" || form == "bars" && (!whole || s.is(next, "of") && s.is(next+1, "pressure"))
	}
	if len(form) == 2 && isWord(form) && !a.digits && s.class(next)&lang.Per == 0 && form != "km" && form != "kg" && form != "cm" && form != "mm" {
		return false
	}
	return true
}

// noClock reports whether a number cannot be the hour before "am" or "pm".
func (s *scanner) noClock(a *amount) bool {
	whole := strings.TrimRight(s.word(a.first), "0123456789")
	if !a.digits || a.next != a.first+1 || whole == "" {
		return a.digits && a.num.Cmp(quant.FromInt(12)) > 0
	}
	return a.num.Ulp() != -2
}

// closesMeasure reports whether nothing at token i speaks against a unit that
// ends there.
func (s *scanner) closesMeasure(i int) bool {
	return i >= s.last || s.Tokens[i].Kind == lint.Mark || s.class(i)&(lang.Dimension|lang.And) != 0
}

//go:noinline
func (s *scanner) tokenMark(i int) bool { return i >= s.last || s.Tokens[i].Kind == lint.Mark }

// openQuote reports whether a double quotation mark stands open before token i.
func (s *scanner) openQuote(i int) bool {
	open := false
	begin := i
	for begin > 0 && i-begin < 300 && s.Tokens[begin].Flags&lint.LineStart == 0 {
		begin--
	}
	for k := begin; k < i; k++ {
		switch s.Word(k) {
		case "\"":
			open = !open
		case "“":
			open = true
		case "”":
			open = false
		}
	}
	return open
}

// temperature reports whether words of heat and cold stand near.
func (s *scanner) temperature(first, next int) bool {
	for k := max(s.first, first-12); k < min(s.last, next+8); k++ {
		if s.class(k)&lang.Warmth != 0 {
			return true
		}
	}
	return false
}

// compound reads the lower parts of an amount: 6 ft 2 in, 5 feet and 11
// inches, 12 lb 3 oz.
func (s *scanner) compound(a *amount, u int) {
	if !a.num.IsInt() {
		return // 9.8 metres, 60 centimetres above the mark
	}
	for range 2 {
		j := a.next
		if s.class(j)&lang.And != 0 || s.is(j, ",") || s.hyphen(j) {
			j++
		}
		n, ok := s.number(j)
		if !ok || n.signed || n.scale != 0 {
			return
		}
		k := n.next
		if s.hyphen(k) {
			k++
		}
		v, next := s.unitAt(k, false)
		if v < 0 {
			return
		}
		hi, lo := s.Lang.Units[u], s.Lang.Units[v]
		if !follows[[2]string{hi.Name, lo.Name}] {
			return
		}
		// the smaller unit must not fill the larger
		if whole, ok := quant.Convert(n.num, lo.Name, hi.Name); !ok || whole.Cmp(quant.FromInt(1)) >= 0 {
			return
		}
		a.more = append(a.more, quant.Term{Num: n.num, Unit: lo.Name})
		a.next, u = next, v
	}
}

// bareInches reads the inches of a height whose unit is left out: six foot two,
// 5'11.
func (s *scanner) bareInches(a *amount) {
	if a.unit != "foot" || len(a.more) > 0 || a.scale != 0 || s.hyphen(a.next) {
		return
	}
	n, ok := s.number(a.next)
	if !ok || n.digits != a.digits || n.scale != 0 || n.signed || n.fraction || !n.num.IsInt() || n.num.Cmp(quant.FromInt(12)) >= 0 {
		return
	}
	if s.class(n.next)&lang.Dimension == 0 && !(s.tokenMark(n.next) && !s.dash(n.next)) || s.Tokens[n.next-1].Flags&lint.Possessive != 0 {
		return
	}
	a.more = append(a.more, quant.Term{Num: n.num, Unit: "inch"})
	a.next = n.next
}

// belowZero reads the sign that a temperature may have behind it: two degrees
// below zero.
func (s *scanner) belowZero(a *amount) {
	if !strings.HasPrefix(a.unit, "degree") || a.signed || !s.is(a.next, "below") || !s.is(a.next+1, "zero") {
		return
	}
	a.num, a.signed, a.next = a.num.Neg(), true, a.next+2
}

// follows are the pairs of units that make one amount.
var follows = map[[2]string]bool{
	{"foot", "inch"}: true, {"yard", "foot"}: true, {"yard", "inch"}: true, {"mile", "yard"}: true, {"mile", "foot"}: true,
	{"pound", "ounce"}: true, {"stone", "pound"}: true, {"kilogram", "gram"}: true, {"meter", "centimeter"}: true,
	{"kilometer", "meter"}: true, {"degree", "arcminute"}: true, {"arcminute", "arcsecond"}: true, {"centimeter", "millimeter"}: true,
}

// denominator reads the second half of a compound unit: miles per gallon,
// meters per millisecond, km/ms. Units that the table has whole were read
// already.
func (s *scanner) denominator(a *amount) {
	j := a.next
	in := s.info(j)
	if s.is(j, "to") && s.is(j+1, "the") {
		if u, next := s.unitAt(j+2, false); u >= 0 && s.Lang.Units[u].Dimension == "volume" {
			s.over(a, s.Lang.Units[u].Name, next) // 38 miles to the gallon
		}
		return
	}
	if s.perAmount(a, j) || in.Class&lang.Per == 0 {
		return
	}
	slash, article := s.is(j, "/"), in.Class&lang.Article != 0
	k := j + 1
	if s.is(j, "im") && s.class(k+1)&segment.Digit != 0 {
		return
	}
	if article && s.reckons(k+1) {
		return // 1.8 m of snow, and 40 cm a year later
	}
	if tu := s.info(k); tu.Class&lang.TimeUnit != 0 && (!s.pluralWord(k) || slash) {
		if len(s.word(k)) == 1 && !slash {
			return
		}
		s.over(a, tu.Str(lang.TimeUnit), k+1)
		return
	}
	if u, next := s.unitAt(k, false); u >= 0 && !article {
		s.over(a, s.Lang.Units[u].Name, next)
		return
	}
	if s.is(j, "per") && k < s.last && s.Tokens[k].Kind == lint.Word && s.class(k)&lang.NotNoun == 0 {
		a.per, a.next = strings.ToLower(s.word(k)), k+1
	}
}

// reckons reports whether the word at token i reckons a time from an amount of it
// before: ago, later, earlier.
func (s *scanner) reckons(i int) bool {
	switch s.info(i).Str(lang.RelDate) {
	case "ago", "later", "earlier", "hence":
		return true
	}
	return false
}

// over makes a compound unit.
func (s *scanner) over(a *amount, per string, next int) {
	a.unit, a.next = a.unit+" per "+per, next
}
