package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// amount is a number with the currency, percent sign or unit that stands with
// it.
type amount struct {
	numeral
	kind quant.Kind // NoKind where the number stands alone
	unit string
	per  string
	// money says which currency by its place in the table, part its parts.
	part int64
	more []quant.Term
	// prefix says that the currency stands before the number.
	prefix bool
	// age says that it is the age of somebody, odd that "-odd" makes it a rough one.
	// elided that its unit or scale is that of the other end of a change.
	age, odd, elided bool
	// noun is the counted noun phrase of a count.
	nounFirst, nounNext int
}

// amount reads the amount that starts at token i.
func (s *scanner) amount(i int) (amount, bool) {
	if s.currencyStart(i) || s.dash(i) && s.currencyStart(i+1) {
		if a, ok := s.prefixed(i); ok {
			return a, true
		}
	}
	n, ok := s.number(i)
	if !ok {
		if s.class(i)&lang.Article != 0 {
			if s.Lang.NounCapitals { // ein Prozent
				a := amount{numeral: numeral{num: quant.FromInt(1).WithExact(true), first: i, next: i + 1, words: true}}
				if s.percent(&a) {
					return a, true
				}
			}
			return s.single(i)
		}
		return amount{}, false
	}
	a := amount{numeral: n}
	switch {
	case s.partOf(&a):
	case s.seconds(&a), s.minutes(&a):
	case s.percent(&a):
	case s.currency(&a):
	case s.measure(&a):
	}
	return a, true
}

// partOf reads the unit that a fraction is taken of: half a mile, a quarter of
// a litre, half a percent.
func (s *scanner) partOf(a *amount) bool {
	if !a.fraction || a.whole || !a.words && a.num.Cmp(quant.FromInt(1)) >= 0 || a.scale != 0 {
		return false
	}
	j := a.next
	if s.is(j, "of") {
		j++
	}
	if s.class(j)&lang.Article == 0 {
		return false
	}
	b := *a
	b.next = j + 1
	if in := s.info(j + 1); in.Class&lang.TimeUnit != 0 && b.num.Denominator() > 9 { // two hundredths of a second
		a.kind, a.unit, a.next, a.plain = quant.KindDuration, in.Str(lang.TimeUnit), j+2, false
		return true
	}
	if s.percent(&b) && b.unit != quant.BasisPoint || s.currency(&b) || s.measure(&b) {
		*a = b
		return true
	}
	return false
}

// seconds reads "30 s", which a table of words cannot tell from a plural.
func (s *scanner) seconds(a *amount) bool {
	if !a.digits || !s.is(a.next, "s") || s.glued(a.next) && !s.fewSeconds(a) || a.scale != 0 || !s.tokenMark(a.next+1) && s.class(a.next+1)&lang.NotNoun == 0 {
		return false
	}
	a.kind, a.unit, a.next, a.plain = quant.KindDuration, "second", a.next+1, false
	return true
}

// minutes reads "4m 30s", where the seconds tell that no metres are meant.
func (s *scanner) minutes(a *amount) bool {
	j := a.next
	if !a.digits || !s.glued(j) || !s.is(j, "m") || s.class(j+1)&segment.Digit == 0 || !s.is(j+2, "s") || !s.glued(j+2) || !a.plain {
		return false
	}
	n, ok := s.parse(s.word(j + 1))
	if !ok || n.Cmp(quant.FromInt(60)) >= 0 {
		return false
	}
	a.kind, a.unit, a.next, a.plain = quant.KindDuration, "minute", j+3, false
	a.more = append(a.more, quant.Term{Num: n, Unit: "second"})
	return true
}

// fewSeconds reports whether "5s" is a time and no plural: a small number that
// is no decade and no name's, or one with decimals. A cell of a table that holds nothing
// else, "30s", holds a setting, and a decade only where it has its century.
func (s *scanner) fewSeconds(a *amount) bool {
	if a.first == s.first && a.next+1 == s.last {
		n, whole := a.num.Int64()
		return !whole || n < 1000
	}
	if a.first == s.first || s.Tokens[a.first-1].Flags&lint.Capital != 0 || s.is(a.first-1, "the") || s.class(a.first-1)&(lang.NotNoun|lang.Hedge|lang.Article) == 0 && !s.tokenMark(a.first-1) {
		return false
	}
	n, whole := a.num.Int64()
	return !whole || n < 1000 && n%10 != 0
}

// single reads an article that stands for one before a unit: a mile away, a
// gallon of water, a dollar. A unit that may be something else, or that stands
// in a name ("a dollar store"), is left alone.
func (s *scanner) single(i int) (amount, bool) {
	a := amount{numeral: numeral{num: quant.FromInt(1).WithExact(true), first: i, next: i + 1, words: true, article: true}}
	j := i + 1
	if j >= s.last || s.class(i-1)&(lang.Scale|lang.UnitWord|lang.CurrencyWord|lang.TimeUnit|lang.Multiple) != 0 || s.Tokens[j].Flags&lint.Capital != 0 || len(s.word(j)) < 4 {
		return a, false
	}
	if at, _ := s.currencyAt(j, true); at < 0 {
		if at, next := s.currencyAt(j, false); at >= 0 && s.closesOne(next) && s.Lang.Currencies[at].Flags == "" && (len(s.word(j)) > 4 || s.is(j, "euro")) && !strings.HasPrefix(s.word(j), "pound") && !strings.HasPrefix(s.word(j), "pen") {
			c := s.Lang.Currencies[at]
			a.kind, a.unit, a.part, a.next = quant.KindMoney, c.Code, c.Part, next
			a.num = a.num.Quo(quant.FromInt(c.Part)).WithUlp(0)
			if c.Part != 1 {
				a.num = a.num.WithUlp(-2)
			}
			s.cents(&a)
			s.behindUnit(&a)
			return a, true
		}
	}
	u, next := s.unitAt(j, false)
	if u < 0 || !s.closesOne(next) {
		return a, false
	}
	unit := s.Lang.Units[u]
	switch unit.Dimension {
	case "length", "area", "volume", "mass", "speed", "energy", "power", "data":
	default:
		return a, false
	}
	if unit.Flags != "" || s.word(j) == "bit" || s.word(j) == "foot" || s.word(j) == "cup" || s.word(j) == "barrel" || s.word(j) == "yard" || s.word(j) == "grain" || s.word(j) == "horse" {
		return a, false
	}
	a.kind, a.unit, a.next = quant.KindMeasure, unit.Name, next
	s.behindUnit(&a)
	return a, true
}

// closesOne reports whether a single unit may end before token i.
func (s *scanner) closesOne(i int) bool {
	if i >= s.last {
		return true
	}
	if s.Tokens[i].Kind == lint.Mark {
		return !s.dash(i)
	}
	return s.class(i)&(lang.NotNoun|lang.Dimension) != 0
}

// currencyStart reports whether the name or symbol of a currency may start at
// token i.
func (s *scanner) currencyStart(i int) bool {
	in := s.info(i)
	return (in.Class|in.Opens)&lang.CurrencyWord != 0
}

func isWord(w string) bool {
	for i := range len(w) {
		if b := w[i] | 0x20; b < 'a' || b > 'z' {
			return false
		}
	}
	return true
}

func stripSpace(w string) string { return strings.ReplaceAll(w, " ", "") }
