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
			return s.single(i)
		}
		return amount{}, false
	}
	a := amount{numeral: n}
	switch {
	case s.partOf(&a):
	case s.seconds(&a):
	case s.percent(&a):
	case s.currency(&a):
	case s.measure(&a):
	}
	return a, true
}

// partOf reads the unit that a fraction is taken of: half a mile, a quarter of
// a litre, half a percent.
func (s *scanner) partOf(a *amount) bool {
	if !a.fraction || a.whole || !a.words || a.scale != 0 {
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
	if s.percent(&b) && b.unit != quant.BasisPoint || s.currency(&b) || s.measure(&b) {
		*a = b
		return true
	}
	return false
}

// seconds reads "30 s", which a table of words cannot tell from a plural.
func (s *scanner) seconds(a *amount) bool {
	if !a.digits || !s.is(a.next, "s") || s.glued(a.next) || a.scale != 0 || !s.tokenMark(a.next+1) && s.class(a.next+1)&lang.NotNoun == 0 {
		return false
	}
	a.kind, a.unit, a.next, a.plain = quant.KindDuration, "second", a.next+1, false
	return true
}

// single reads an article that stands for one before a unit: a mile away, a
// gallon of water, a dollar. A unit that may be something else, or that stands
// in a name ("a dollar store"), is left alone.
func (s *scanner) single(i int) (amount, bool) {
	a := amount{numeral: numeral{num: quant.FromInt(1).WithExact(true), first: i, next: i + 1, words: true, article: true}}
	j := i + 1
	if s.class(i-1)&(lang.Scale|lang.UnitWord|lang.CurrencyWord|lang.TimeUnit|lang.Multiple) != 0 || s.Tokens[j].Flags&lint.Capital != 0 || len(s.word(j)) < 4 {
		return a, false
	}
	if at, next := s.currencyAt(j, true); at < 0 {
		if at, next = s.currencyAt(j, false); at >= 0 && s.closesOne(next) && s.Lang.Currencies[at].Flags == "" && (len(s.word(j)) > 4 || s.is(j, "euro")) && !strings.HasPrefix(s.word(j), "pound") && !strings.HasPrefix(s.word(j), "pen") {
			c := s.Lang.Currencies[at]
			a.kind, a.unit, a.part, a.next = quant.KindMoney, c.Code, c.Part, next
			a.num = a.num.Quo(quant.FromInt(c.Part)).WithUlp(0)
			if c.Part != 1 {
				a.num = a.num.WithUlp(-2)
			}
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

// prefixed reads an amount whose currency stands first: $5, US$ 1.4 billion,
// -€3, EUR 125, £2m.
func (s *scanner) prefixed(i int) (amount, bool) {
	minus := false
	if s.dash(i) && s.glued(i+1) {
		minus = true
		i++
	}
	at, next := s.currencyAt(i, true)
	if at < 0 {
		return amount{}, false
	}
	n, ok := s.number(next)
	if !ok && s.is(next, "/") {
		return amount{}, false
	}
	if !ok || n.words && !n.digits || n.article || s.thin(i, next, at, n) {
		return amount{}, false
	}
	a := amount{numeral: n, kind: quant.KindMoney, prefix: true}
	c := s.Lang.Currencies[at]
	a.first = i
	if minus {
		a.first--
		a.num, a.signed = a.num.Neg(), true
	}
	a.unit, a.part = c.Code, c.Part
	a.num = a.num.Quo(quant.FromInt(c.Part))
	if c.Part == 1 {
		a.num = n.num
		if minus {
			a.num = n.num.Neg()
		}
	}
	// "$5 million US dollars", "$34.95 USD", "$1.4bn Canadian"
	if at2, next2 := s.currencyAt(a.next, false); at2 >= 0 && s.Tokens[a.next].Kind == lint.Word {
		c2 := s.Lang.Currencies[at2]
		if c2.Part == 1 && (c2.Code == a.unit || c.Code == "USD" && strings.HasSuffix(c2.Code, "D")) {
			a.unit, a.next = c2.Code, next2
		}
	}
	s.rate(&a)
	return a, true
}

// currencyAt is the currency named at token i, by its place in the table, and
// the token after its name; -1 where there is none. Before a number only
// symbols and codes count, after it names do too.
func (s *scanner) currencyAt(i int, prefix bool) (at, next int) {
	in, next := s.phrase(i, lang.CurrencyWord)
	if in == nil {
		return -1, i
	}
	form := s.src[s.Tokens[i].Start:s.Tokens[next-1].End]
	if len(form) > 2 && form[1] == ' ' && s.class(i)&lang.Article != 0 {
		return -1, i // "a $500 loan", "A $500 loan" are not in Australian dollars
	}
	best, exact := int32(-1), false
	for _, r := range in.Currencies {
		switch {
		case exact || prefix && !r.Symbol:
		case r.Form == form || r.Symbol && stripSpace(r.Form) == stripSpace(form):
			best, exact = r.Index, true
		case best >= 0:
		case !r.Symbol:
			best = r.Index
		case s.Lang.Currencies[r.Index].Flags == "word":
		case len(form) == 3 && isWord(form), !isWord(form) && len(form) > 1 && s.class(i)&lang.Article == 0:
			best = r.Index // usd 500, us$ 500
		}
	}
	if best < 0 || s.Lang.Currencies[best].Flags == "off" {
		return -1, i
	}
	return int(best), next
}

// thin reports whether the symbol of currency at in the tokens [i, next) is too
// little to make money of the number n: letters that hang on something else ("PLX-R18",
// "S&P 500"), or one letter before digits that may as well be a model's.
func (s *scanner) thin(i, next, at int, n numeral) bool {
	t := s.Tokens[i]
	if t.Kind != lint.Word {
		return false
	}
	if s.glued(i) && !s.opensAt(i-1) || n.signed && s.glued(next) {
		return true
	}
	form := s.word(i)
	if form == s.Lang.Currencies[at].Code && s.Lang.Currencies[at].Flags == "word" {
		return n.plain && n.scale == 0 // "ALL 5", "TOP 10"
	}
	if next != i+1 || len(form) > 2 || form == "Rs" || form == "Rp" || form == "Tk" || form == "RM" || form == "Dh" || form == "Re" {
		return false
	}
	return !s.glued(next) || n.plain
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

// currency reads the name or symbol of a currency after a number: 1.4 billion
// US dollars, 500 roubles, 20€, 50 cents.
func (s *scanner) currency(a *amount) bool {
	j := a.next
	if s.hyphen(j) {
		j++
	}
	if s.is(j, "of") && a.scale > 0 && s.class(j+1)&lang.CurrencyWord != 0 {
		j++
	}
	at, next := s.currencyAt(j, false)
	if at < 0 {
		return s.thousands(a, j)
	}
	c := s.Lang.Currencies[at]
	form := s.word(j)
	in := s.info(j)
	symbol := false
	for _, r := range in.Currencies {
		if r.Symbol && r.Form == form {
			symbol = true
		}
	}
	switch {
	case next-j == 1 && symbol && isWord(form) && len(form) < 3 && !s.glued(j) && c.Part == 1 && s.class(j)&lang.UnitWord != 0:
		return false
	case symbol && s.class(next)&segment.Digit != 0 && (!s.glued(j) || s.glued(next)) && !isWord(form):
		return false // the sign belongs to the number after it: "50 $20 bills"
	case next-j == 1 && symbol && isWord(form) && len(form) == 1 && !s.glued(j):
		return false
	case c.Flags == "p" && (form == "p" || form == "P") && !s.glued(j):
		return false
	case c.Flags == "word" && symbol && isWord(form) && a.plain:
		return false
	case strings.HasPrefix(form, "pound") && next-j == 1 && s.ambiguousPound(a, next):
		return false
	case c.Flags == "strict" && !a.digits && a.scale == 0:
		return false
	}
	if c.Part != 1 {
		a.num = a.num.Quo(quant.FromInt(c.Part)).WithUlp(a.num.Ulp() - 2)
	}
	a.kind, a.unit, a.part, a.next, a.plain = quant.KindMoney, c.Code, c.Part, next, false
	if c.Code == "USD" && c.Part == 100 {
		a.unit = s.centsOf()
	}
	if symbol && a.scale == 0 && s.class(next)&lang.Scale != 0 && len(s.word(next)) > 2 { // 75 USD million
		p := int(s.info(next).Num(lang.Scale))
		a.num, a.scale, a.next = a.num.Scale(p), p, next+1
	}
	s.cents(a)
	s.rate(a)
	return true
}

// centsOf is the currency that bare cents are of: the last one that the article
// named, where it has cents, or else the dollar.
func (s *scanner) centsOf() string {
	for k := len(s.out) - 1; k >= 0; k-- {
		if v := s.out[k].Value; v.Kind == quant.KindMoney {
			switch v.Unit {
			case "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR":
				return v.Unit
			}
			return "USD"
		}
	}
	return "USD"
}

// thousands reads a code with its scale in one: 120 MEUR, 48.5 MGBP, 30 kUSD.
func (s *scanner) thousands(a *amount, j int) bool {
	w := s.word(j)
	if len(w) != 4 || s.Tokens[j].Kind != lint.Word || w[1:] != strings.ToUpper(w[1:]) || a.scale != 0 {
		return false
	}
	p := 0
	switch w[0] {
	case 'M', 'm':
		p = 6
	case 'k', 'K', 'T':
		p = 3
	default:
		return false
	}
	_, in := s.Lang.Lookup(strings.ToLower(w[1:]))
	for _, r := range in.Currencies {
		if r.Form == w[1:] {
			a.kind, a.unit, a.part = quant.KindMoney, s.Lang.Currencies[r.Index].Code, 1
			a.num, a.scale, a.next, a.plain = a.num.Scale(p), p, j+1, false
			return true
		}
	}
	return false
}

// ambiguousPound decides whether pounds are a weight: a scale word says money,
// and so do a rate and the words of trade; all else is a weight.
func (s *scanner) ambiguousPound(a *amount, next int) bool {
	if a.scale >= 6 || s.is(next, "sterling") {
		return false
	}
	for k := max(s.first, a.first-6); k < min(s.last, next+4); k++ {
		if s.class(k)&lang.Priced != 0 && (k < a.first || s.class(k)&lang.CurrencyWord != 0) {
			return false
		}
	}
	return true
}

// cents reads the parts after a whole: 3 dollars 50 cents, 5 pounds and 20
// pence.
func (s *scanner) cents(a *amount) {
	if a.part != 1 {
		return
	}
	j := a.next
	if s.class(j)&lang.And != 0 {
		j++
	}
	n, ok := s.number(j)
	if !ok || n.scale != 0 {
		return
	}
	at, next := s.currencyAt(n.next, false)
	if at < 0 {
		return
	}
	c := s.Lang.Currencies[at]
	if c.Part == 1 || n.num.Cmp(quant.FromInt(c.Part)) >= 0 {
		return
	}
	a.num = a.num.Add(n.num.Quo(quant.FromInt(c.Part))).WithUlp(-2)
	a.next = next
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
	if in.Class&lang.Per == 0 {
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
	if s.is(j, "per") && s.currencyStart(k) { // $0.74 per $100
		if b, ok := s.prefixed(k); ok && b.kind == quant.KindMoney && b.per == "" {
			a.per, a.next = b.num.String()+" "+b.unit, b.next
			return
		}
	}
	if u, next := s.unitAt(k, false); u >= 0 && (slash || !article || s.perUnit(u)) {
		a.per, a.next = s.Lang.Units[u].Name, next
		return
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
	if s.Tokens[min(k, len(s.Tokens)-1)].Kind == lint.Word && s.class(k)&lang.NotNoun == 0 && k < s.last && s.is(j, "per") {
		a.per, a.next = strings.ToLower(s.word(k)), k+1
	}
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
