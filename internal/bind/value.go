package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// readValue is the value of the mention as the binder takes it: "35 cents" may be
// of any currency that has cents, "11 degrees" may be of temperature, a bare
// number in a table has the unit of its headers.
func (c *context) readValue() {
	v := c.mention.Value
	c.anyCurrency, c.anyDegree, c.anyTon, c.namesMonth, c.headCoin = false, false, false, unasked, ""
	c.unitAbove = false
	switch {
	case v.Kind == quant.KindMeasure && (v.Unit == "ton" || strings.HasPrefix(v.Unit, "ton per ")):
		c.anyTon = true // half the world writes "tons" for tonnes
	case v.Kind == quant.KindMoney && c.inCents(c.m) && !c.namesCurrency():
		c.anyCurrency = true
	case v.Kind == quant.KindMeasure && v.Unit == "degree":
		c.anyDegree = true
	}
	if v.Hedge == quant.MoreThan && v.Kind == quant.KindDuration && c.r.cue("spread-over").Has(strings.ToLower(c.r.pass.Text(c.mention.Hedge))) {
		v.Hedge = quant.NoHedge // "repaid over 12 years"
	}
	if v.Hedge == quant.NoHedge && v.Kind == quant.KindDuration && c.r.says(c.mention, "rough-length") {
		v.Hedge = quant.Roughly // nobody stops "half an hour"
	}
	c.value = v
	if v.Kind == quant.KindCount && !v.Range && c.inCell() {
		c.value = c.fromHeaders(v)
	}
	if c.value.Kind == quant.KindCount && !v.Range && c.bareNumber() {
		if h := c.bySetting(); h.kind != quant.NoKind {
			c.value.Kind, c.value.Unit = h.kind, h.unit
		}
	}
	c.dim = compare.Dimension(c.value)
	c.otherReadings()
	if c.anyDegree {
		c.dim = "measure temperature"
	}
}

// inCents reports whether an amount is told in cents, or takes its unit from one before it
// that is: "from 25 cents to 20".
func (c *context) inCents(m int) bool {
	p := c.r.pass
	text := p.Text(p.Mentions[m].Span)
	if strings.Contains(text, " cent") || strings.Contains(text, "-cent") {
		return true
	}
	return strings.Trim(text, "0123456789.,") == "" && m > 0 && p.Mentions[m-1].Sentence == p.Mentions[m].Sentence && p.Mentions[m-1].Value.Kind == quant.KindMoney && c.inCents(m-1)
}

// namesCurrency reports whether the text says of which currency the cents are: "four euro
// cents".
func (c *context) namesCurrency() bool {
	for i := c.mention.First; i < c.mention.Last; i++ {
		w := strings.ToLower(c.r.pass.Word(i))
		if _, in := lang.English().Lookup(w); len(in.Currencies) > 0 && !strings.HasPrefix(w, "cent") {
			return true
		}
	}
	return false
}

// coinClasses are the names of coins that several countries share.
var coinClasses = [...]string{"coin-crown", "coin-dinar", "coin-dollar", "coin-franc", "coin-peso", "coin-pound", "coin-rial", "coin-rupee", "coin-shilling", "coin-yen"}

// bareCoin is the name or sign of a coin as the text has it, where nothing says of
// which country: "250,000 kroner", "$5m". It is "" where the text says.
func (c *context) bareCoin() string {
	p, coin, l := c.r.pass, "", lang.English()
	for i := c.mention.First; i < c.mention.Last; i++ {
		t := &p.Tokens[i]
		if t.Kind == lint.Digits {
			continue
		}
		w := strings.ToLower(p.Word(i))
		if slices.ContainsFunc(coinClasses[:], func(class string) bool { return c.r.lang.Is(w, class) }) {
			if _, in := l.Lookup(w); coin != "" || isCode(l, in, w) {
				return ""
			}
			coin = w
		} else if _, in := l.Lookup(w); coin != "" && in.Class&(lang.Per|lang.Article) != 0 {
			break // "$28 a year": what follows is by what it is paid
		} else if t.Kind == lint.Word && in.Class&(lang.Scale|lang.Cardinal|lang.Point|lang.And) == 0 {
			return "" // Canadian dollars
		}
	}
	return coin
}

// isCode reports whether a word is the code of a currency, whatever else it may be.
func isCode(l *lang.Language, in *lang.Info, lower string) bool {
	return slices.ContainsFunc(in.Currencies, func(r lang.Reading) bool { return strings.EqualFold(l.Currencies[r.Index].Code, lower) })
}

// says reports whether the words of a mention have a phrase of a set, before its sentence is
// looked at.
func (r *reader) says(m *lint.Mention, set string) bool {
	for i := m.First; i < m.Last; i++ {
		if r.cue(set).At(func(k int) string { return r.small(min(i+k, len(r.pass.Tokens)-1)) }) > 0 {
			return true
		}
	}
	return false
}

// says reports whether the words of the mention have a phrase of a set.
func (c *context) says(set string) bool {
	for i := c.mention.First; i < c.mention.Last; i++ {
		if c.cued(set, i-c.first) > 0 {
			return true
		}
	}
	return false
}

// namesakes reports whether the value's coin is named as that of a fact is, of
// another country, and the text does not say which is meant.
func (c *context) namesakes(unit, held string) bool {
	if unit == held {
		return false
	}
	held = strings.ToLower(held)
	for _, class := range coinClasses {
		if c.r.lang.Is(held, class) {
			return c.r.lang.Is(c.bareCoin(), class) || c.headCoin != "" && c.r.lang.Is(c.headCoin, class)
		}
	}
	return false
}

func (c *context) inCell() bool {
	s := c.mention.Sentence
	if s < 0 || s >= len(c.r.pass.Sentences) {
		return false
	}
	b := c.r.pass.Sentences[s].Block
	return b >= 0 && b < len(c.r.pass.Doc.Blocks) && c.r.pass.Doc.Blocks[b].Kind == lint.Cell
}

// against compares the mention's value with one of a fact, in the unit that
// the fact settles where the text leaves it open.
func (c *context) against(b quant.Value) quant.Comparison {
	a := c.value
	if a.Kind == quant.KindMoney && b.Kind == quant.KindMoney && (c.anyCurrency || a.Unit == "" || c.namesakes(a.Unit, b.Unit)) {
		a.Unit = b.Unit
	}
	if c.anyDegree && compare.Dimension(b) == "measure temperature" {
		a.Unit = b.Unit
	}
	if c.taken != nil && c.taken.life && b.Kind == quant.KindDate && b.Range { // "became head, aged 42" of 1913 to 1926
		for _, end := range [...]quant.Date{b.Date, b.DateHi} {
			if q := compare.Values(a, quant.Value{Kind: quant.KindDate, Date: end, DateHi: end}); q.Agrees() {
				return q
			}
		}
	}
	if a.Lo.Sign() < 0 && b.Lo.Sign() > 0 && !a.Range && !b.Range && a.Kind == b.Kind && (a.Kind == quant.KindMoney || a.Kind == quant.KindPercent || a.Kind == quant.KindCount) && c.onLoss {
		a.Lo, a.Hi = a.Lo.Neg(), a.Hi.Neg() // a net result of -46 million is a loss of 46
	}
	if c.anyTon {
		if head, per, _ := strings.Cut(b.Unit, " per "); (head == "metric ton" || head == "long ton") && a.Lo.Cmp(b.Lo) == 0 {
			a.Unit = head
			if per != "" && strings.Contains(c.value.Unit, " per ") {
				a.Unit = b.Unit
			}
		}
	}
	q := compare.Values(a, b)
	if q.Conflicts() && q.Cause == quant.BoundWrong && b.Hedge == quant.NoHedge && !a.Range && !b.Range && a.Kind != quant.KindDate && a.Unit == b.Unit && a.Lo.Cmp(b.Lo) == 0 {
		// "Over 900" is written where it is 900; that it is more, nobody says.
		return quant.Comparison{Relation: quant.Same}
	}
	if q.Conflicts() && a.Kind == quant.KindDate && beyond(&a, &b) {
		return quant.Comparison{Relation: quant.Same}
	}
	if q.Relation == quant.BoundHolds && c.turnsAround(b) {
		return quant.Comparison{Relation: quant.NearMiss, Cause: quant.BoundWrong}
	}
	return q
}

// beyond reports whether a is all that the bound of b leaves out: "less than 8" of "at least 8".
func beyond(a, b *quant.Value) bool {
	return (a.Hedge == quant.LessThan && b.Hedge == quant.NoLess || a.Hedge == quant.MoreThan && b.Hedge == quant.NoMore) && a.Unit == b.Unit && a.Lo.Cmp(b.Lo) == 0
}

// turnsAround reports whether a limit is given as the other one: "at most 12
// percent" of "at least 12 percent". The loose ones, "up to" and "as many as",
// are said of what is reached, and turn nothing around.
func (c *context) turnsAround(b quant.Value) bool {
	a := &c.value
	if a.Kind == quant.KindDate || a.Range || b.Range || a.Kind != b.Kind || a.Unit != b.Unit && a.Kind != quant.KindCount || a.Lo.Cmp(b.Lo) != 0 ||
		!(a.Hedge == quant.NoMore && b.Hedge == quant.NoLess || a.Hedge == quant.NoLess && b.Hedge == quant.NoMore) {
		return false
	}
	hedge := strings.Fields(strings.ToLower(c.r.pass.Text(c.mention.Hedge)))
	loose := c.r.cue("loose-limit").At(func(i int) string {
		if i < len(hedge) {
			return hedge[i]
		}
		return ""
	})
	return len(hedge) > 0 && loose == 0
}
