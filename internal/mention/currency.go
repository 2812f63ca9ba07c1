package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

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
	s.cents(&a)
	s.shillings(&a)
	s.rate(&a)
	return a, true
}

// shillings reads the rest of a sum in old money: "£5 10s 6d", "£5 10s.". Twelve pence
// made a shilling, and twenty of those a pound.
func (s *scanner) shillings(a *amount) {
	if a.unit != "GBP" || a.part != 1 || a.scale != 0 || a.signed || !a.num.IsInt() {
		return
	}
	j := a.next
	if s.is(j, ",") || s.class(j)&lang.And != 0 {
		j++
	}
	sum, read := a.num, false
	for _, coin := range [...]struct {
		sign string
		in   int64
		many int64
	}{{"s", 20, 20}, {"d", 240, 12}} {
		if s.is(j, ".") && read {
			j++
		}
		w, next := s.word(j), j+1
		if next < s.last && s.glued(next) && s.is(next, coin.sign) {
			next++
		} else if w = strings.TrimSuffix(w, coin.sign); w == s.word(j) {
			continue
		}
		n, _, ok := integerOf(w)
		if !ok || int64(n) >= coin.many {
			continue
		}
		sum, j, read = sum.Add(quant.FromInt(int64(n)).Quo(quant.FromInt(coin.in))), next, true
		a.next = j
	}
	if read {
		a.num, a.plain = sum.WithExact(true), false
	}
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
		case len(form) == 3 && isWord(form) && s.class(i)&(lang.NotNoun|lang.Stop|lang.DatePrep) == 0, !isWord(form) && len(form) > 1 && s.class(i)&lang.Article == 0:
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
	if next == i+1 && form == s.Lang.Currencies[at].Code && s.Lang.Currencies[at].Flags == "word" {
		return n.plain && n.scale == 0 // "ALL 5", "TOP 10"
	}
	switch {
	case next != i+1, len(form) > 2, n.scale >= 6 && len(form) > 1, n.scale >= 6 && !s.glued(next):
		return false
	case form == "Rs", form == "Rp", form == "Tk", form == "RM", form == "Dh", form == "Re", form == "kr", form == "DM":
		return false
	}
	return !s.glued(next) || n.plain
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
	if s.is(j, "mark") && s.is(a.first-1, "the") {
		return false // "passed the 1 million mark"
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
	case symbol && s.class(next)&segment.Digit != 0 && (!s.glued(j) || s.glued(next)) && !isWord(form) && !s.partAt(next+1, c.Code):
		return false // the sign belongs to the number after it: "50 $20 bills"
	case next-j == 1 && symbol && isWord(form) && len(form) == 1 && !s.glued(j):
		return false
	case c.Flags == "p" && (form == "p" || form == "P") && (!s.glued(j) || a.next == a.first+1 && len(s.word(a.first)) > 3 && !strings.ContainsAny(s.word(a.first), ".,")):
		return false // 1080p is a picture, 1,080p a price
	case c.Flags == "word" && symbol && isWord(form) && a.plain:
		return false
	case next-j == 1 && strings.HasPrefix(form, "pound") && !s.coins(a, next),
		next-j == 1 && strings.HasPrefix(form, "crown") && a.num.Cmp(quant.FromInt(mostCrowns)) < 0:
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

// partAt reports whether token i names a part of the currency code.
func (s *scanner) partAt(i int, code string) bool {
	return i < s.last && s.Lang.CoinOf(code, s.Tokens[i].Word) > 0
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

// mostCrowns is from how many crowns on they are money; fewer may be to wear.
const mostCrowns = 100

// coins decides whether pounds are no weight: a scale word says money, and so do a rate
// and the words of trade; all else does not.
func (s *scanner) coins(a *amount, next int) bool {
	if a.scale >= 6 || s.is(next, "sterling") {
		return true
	}
	for k := max(s.first, a.first-6); k < min(s.last, next+4); k++ {
		if s.class(k)&lang.Priced != 0 && (k < a.first || s.class(k)&lang.CurrencyWord != 0) {
			return true
		}
	}
	return false
}

// cents reads the parts after a whole: 3 dollars 50 cents, 5 pounds and 20
// pence, and a bare number that closes the sentence where they would stand:
// five dollars and fifty.
func (s *scanner) cents(a *amount) {
	if a.part != 1 || a.scale != 0 || !a.num.IsInt() {
		return
	}
	j := a.next
	and := s.class(j)&lang.And != 0
	if and {
		j++
	}
	n, ok := s.number(j)
	if !ok || n.scale != 0 || n.signed || n.fraction || !n.num.IsInt() {
		return
	}
	k := n.next
	if k >= s.last {
		k = s.last - 1
	}
	part := s.Lang.CoinOf(a.unit, s.Tokens[k].Word)
	switch {
	case part > 0 && n.next < s.last:
		n.next = k + 1
	case s.hundredths(a, n, and):
		part = 100
	default:
		at, next := s.currencyAt(n.next, false)
		if at < 0 || s.Lang.Currencies[at].Part == 1 {
			return
		}
		part, n.next = s.Lang.Currencies[at].Part, next
	}
	if n.num.Cmp(quant.FromInt(part)) >= 0 {
		return
	}
	a.num = a.num.Add(n.num.Quo(quant.FromInt(part))).WithUlp(-2)
	a.next = n.next
}

// hundredths reports whether a bare number behind an amount of money is its
// hundredths: it closes the sentence, and no range or list is open.
func (s *scanner) hundredths(a *amount, n numeral, and bool) bool {
	if n.next < s.last && !(s.is(n.next, ".") && n.next+1 >= s.last) || n.article || n.num.Cmp(quant.FromInt(100)) >= 0 || n.num.Sign() <= 0 {
		return false
	}
	if s.class(a.first-1)&(lang.Between|lang.To) != 0 || s.is(a.first-1, ",") || s.class(a.first-1)&lang.And != 0 {
		return false
	}
	return and || a.digits == n.digits && !a.prefix && n.num.Cmp(quant.FromInt(10)) >= 0
}
