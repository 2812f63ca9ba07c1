package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// reading is another value that a mention may have than the one that it was read
// as, and its dimension.
type reading struct {
	value quant.Value
	dim   string
	// age says that it is years of somebody's life: a reading on facts about
	// an age alone.
	age bool
	// full says that the text leaves nothing out: only what its unit is, or is
	// divided by, is open.
	full bool
	// near says that it is a reading on facts that it agrees with, or narrowly
	// misses.
	near bool
	// digits says that nothing but the fact's own figures gives the number its
	// unit: a reading on facts that it agrees with.
	digits bool
	// coin says that it is money: a reading on facts about money in a coin that
	// no table knows.
	coin bool
	// from is the fact that dates the event from which it is counted, from 1; 0 for
	// none.
	from int32
	// life says that it is a year of the life that began with from: a reading on facts
	// about the same matter.
	life   bool
	matter int32
	// noun is what the facts count that it may be said of, "" for any.
	noun string
}

// otherReadings finds what the value may be besides.
func (c *context) otherReadings() {
	c.others, c.taken, c.bare, c.bareAge = c.others[:0], nil, false, false
	x := c.r.index
	if c.mention.Sentence < 0 || c.value.Range {
		return
	}
	if c.unitAbove {
		c.others = append(c.others, reading{value: c.mention.Value, dim: "count", full: true})
	}
	switch c.value.Kind {
	case quant.KindCount:
		if c.r.pass.Text(c.mention.Noun) == "d" { // "--keep 90 d"
			v := c.value
			v.Kind, v.Unit = quant.KindDuration, "day"
			c.others = append(c.others, reading{value: v, dim: "duration", full: true})
		}
		c.asPoints()
		if x != nil {
			defer c.fromBirth(x)
		}
		if c.elliptical(); x != nil && c.bareNumber() {
			c.asYear()
			if x.names == nil {
				c.byDigits(x)
			}
		}
	case quant.KindMoney:
		if x != nil && x.coins { // "60 million euros" where the fact has crowns
			c.others = append(c.others, reading{value: c.value, dim: "count", full: true, coin: true})
		}
	case quant.KindMeasure:
		if x == nil {
			return
		}
		for _, dim := range x.divided[c.dim] { // "the limit is 5 micrograms", of a litre
			c.others = append(c.others, reading{value: c.value, dim: dim, full: true})
		}
		c.asCoin()
	case quant.KindDuration:
		if x != nil {
			c.afterEvent(x)
			c.fromBirth(x)
		}
		if x != nil && len(c.value.More) == 0 && x.times[c.value.Unit] { // "on 143 days"
			v := c.value
			v.Kind = quant.KindCount
			c.others = append(c.others, reading{value: v, dim: "count", full: true, noun: v.Unit})
		}
	case quant.KindDate:
		if d := c.value.Date; d.TimeOnly && d.Precision >= quant.Second { // 2:07:48 on the clock of a race
			v := quant.Value{Kind: quant.KindDuration, Unit: "hour", Lo: quant.FromInt(int64(d.Hour)), Hedge: c.value.Hedge}
			v.Hi = v.Lo
			v.More = []quant.Term{{Num: quant.FromInt(int64(d.Minute)), Unit: "minute"}, {Num: quant.FromInt(int64(d.Second)), Unit: "second"}}
			c.others = append(c.others, reading{value: v, dim: "duration", full: true})
		}
	}
}

// openReadings notes which readings the facts leave open.
func (x *Index) openReadings() {
	x.divided, x.times, x.coins, x.digits = map[string][]string{}, map[string]bool{}, false, map[float64][]int32{}
	x.openBirths()
	for _, p := range x.all {
		v := &p.first.Value
		switch {
		case p.kind == quant.KindMeasure:
			if head, _, ok := strings.Cut(v.Unit, " per "); ok {
				if u, known := quant.UnitOf(head); known && p.dim != "measure "+u.Dimension && !slices.Contains(x.divided["measure "+u.Dimension], p.dim) {
					x.divided["measure "+u.Dimension] = append(x.divided["measure "+u.Dimension], p.dim)
				}
			}
		case p.kind == quant.KindMoney && p.dim == "count":
			x.coins = true
		case p.kind == quant.KindCount && compare.DurationDays[p.noun] > 0:
			x.times[p.noun] = true
		}
		if len(x.all) <= fewFacts && p.kind != quant.KindDate && p.kind != quant.KindOrdinal && !v.Range && v.Hedge == quant.NoHedge && compare.Significant(v.Lo) > 1 {
			n := v.Lo.Float()
			x.digits[n] = append(x.digits[n], p.id)
		}
	}
}

// may reports whether a reading that stands in for the value can be said of a
// fact.
func (o *reading) may(p *profile) bool {
	return (!o.life || p.matter == o.matter) && (!o.age || p.age) && o.from != p.id+1 && (!o.coin || p.kind == quant.KindMoney) && (o.noun == "" || o.noun == p.noun)
}

// fits reports whether a reading that stands in for the value may have such an
// outcome. A unit that nobody wrote is no slip of the pen.
func (o *reading) fits(q quant.Comparison) bool {
	if !o.full && (!wroteUnit(q) || q.Cause == quant.DecimalPoint) {
		return false // what is not written is no slip of the pen: "19 of these" of 1.9 percent
	}
	return !q.Conflicts() || !o.digits && (!o.near || q.Relation == quant.NearMiss)
}

// wroteUnit reports whether an outcome may be that of a value whose unit the text leaves out.
func wroteUnit(q quant.Comparison) bool {
	return q.Cause != quant.UnitSlip && q.Cause != quant.CurrencySlip
}

// asYear reads four digits with nothing about them as a year: "Sarn Abbey, 1284."
func (c *context) asYear() {
	n, ok := c.value.Lo.Int64()
	if !ok || n < 1000 || n > 2100 || c.value.Hedge != quant.NoHedge || c.mention.Span.Len() != 4 || c.inCell() {
		return
	}
	d := quant.YearOnly(int(n))
	c.others = append(c.others, reading{value: quant.Value{Kind: quant.KindDate, Date: d, DateHi: d}, dim: "date", near: true})
}

// bareNumber reports whether the value is a number and nothing else.
func (c *context) bareNumber() bool {
	m := c.mention
	return c.value.Kind == quant.KindCount && c.value.Unit == "" && m.Noun.Empty() && !m.Weak && !c.value.Range
}

// byDigits reads a bare number in the unit of the facts that have its very
// figures: "It bid 41." Two figures at least, and few facts, or chance has them.
func (c *context) byDigits(x *Index) {
	if c.value.Hedge != quant.NoHedge || compare.Significant(c.value.Lo) < 2 {
		return
	}
	for _, id := range x.digits[c.value.Lo.Float()] {
		p := x.all[id]
		if p.dim == c.dim || c.reads(p.dim) {
			continue
		}
		v := c.value
		v.Kind, v.Unit = p.kind, p.first.Value.Unit
		c.others = append(c.others, reading{value: v, dim: p.dim, digits: true})
	}
}

// reads reports whether one of the other readings is of a dimension.
func (c *context) reads(dim string) bool {
	for i := range c.others {
		if c.others[i].dim == dim {
			return true
		}
	}
	return false
}

// asCoin reads a measure as money where its unit is a currency too: pounds.
func (c *context) asCoin() {
	if c.value.Per != "" || len(c.value.More) > 0 || len(c.r.index.byDim["money"]) == 0 {
		return
	}
	word := strings.ToLower(c.r.pass.Word(c.mention.Last - 1))
	l := lang.English()
	_, in := l.Lookup(word)
	for _, r := range in.Currencies {
		if r.Symbol {
			continue
		}
		v := c.value
		v.Kind, v.Unit = quant.KindMoney, l.Currencies[r.Index].Code
		c.others = append(c.others, reading{value: v, dim: "money", full: true})
		return
	}
}

// Bare numbers from which one without a unit may be an amount of money, and up
// to which it may be an age.
const (
	bareMoney = 1_000_000
	oldest    = 120
)

// asPoints reads points as those of a percentage: "the share rose by eight points".
func (c *context) asPoints() {
	if c.value.Unit != "point" {
		return
	}
	v := c.value
	v.Kind, v.Unit = quant.KindPercent, quant.PercentagePoint
	c.others = append(c.others, reading{value: v, dim: "percent", full: true, near: true})
}

// elliptical gives a bare number the units that it may leave out: that of the
// value beside or before it ("The first tube cost 4 billion crowns, the second
// 6."), a currency ("It cost 310 million."), years of age ("He died at 88.").
func (c *context) elliptical() {
	m := c.mention
	if !c.bareNumber() {
		return
	}
	p := c.r.pass
	if !c.besideUnit() {
		c.unitBefore()
	}
	v := c.value
	switch n := v.Lo.Float(); {
	case c.olderThan():
		c.value.Kind, c.value.Unit = quant.KindDuration, "year" // "older than three"
		c.dim, c.others = "duration", c.others[:0]
	case n >= bareMoney:
		if c.reads("money") {
			return
		}
		v.Kind = quant.KindMoney // of no currency
		c.others = append(c.others, reading{value: v, dim: "money"})
	case n > 0 && n <= oldest && v.Lo.IsInt() && !c.inCell() && p.Word(m.Last) != "%" && !c.someOfMany():
		if c.reads("duration") {
			if !c.afterAge() {
				return
			}
			c.others = slices.DeleteFunc(c.others, func(o reading) bool { return o.dim == "duration" })
		}
		v.Kind, v.Unit = quant.KindDuration, "year"
		c.others = append(c.others, reading{value: v, dim: "duration", age: true})
	}
}

// someOfMany reports whether a bare number counts some of several, "sixteen of them", and
// is nobody's age.
func (c *context) someOfMany() bool {
	return c.r.isA(c.mention.Last, joint.Of) && c.mention.Last+1 < c.r.pass.Sentences[c.mention.Sentence].Last && c.r.does(c.r.small(c.mention.Last+1))&role.ToldPart != 0
}

// olderThan reports whether a bare number is surely an age: "older than three",
// "aged 34", "must have turned 16".
func (c *context) olderThan() bool {
	i := c.mention.First - 1
	return c.r.isA(i, joint.Aged) || c.r.isA(i, joint.Than) && c.r.isA(i-1, joint.Older)
}

// afterAge reports whether a bare number follows a word for an age: "their median
// age was 67", however many days were spoken of before.
func (c *context) afterAge() bool {
	p := c.r.pass
	for i := c.mention.First - 1; i >= 0 && i > c.mention.First-4; i-- {
		if c.r.lang.Is(strings.ToLower(p.Word(i)), "age") {
			return true
		}
	}
	return false
}

// besideUnit reads a bare number by the value that a joint ties it to: "4.2 and 6.7
// km".
func (c *context) besideUnit() bool {
	p, m := c.r.pass, c.mention
	if k := c.m + 1; k < len(p.Mentions) && p.Mentions[k].First == m.Last+1 && p.Mentions[k].Sentence == m.Sentence && c.r.does(p.Word(m.Last))&role.ListJoint != 0 {
		if o := &p.Mentions[k]; o.Value.Kind == quant.KindMeasure || o.Value.Kind == quant.KindPercent {
			c.readAs(o)
			return true
		}
	}
	return false
}

// unitBefore reads a bare number by the last value before it that has a unit.
func (c *context) unitBefore() {
	p, m := c.r.pass, c.mention
	for k := c.m - 1; k >= 0 && k > c.m-6; k-- {
		o := &p.Mentions[k]
		if o.Sentence < m.Sentence-1 || o.Sentence < 0 || p.Sentences[o.Sentence].Block != p.Sentences[m.Sentence].Block {
			return
		}
		switch o.Value.Kind {
		case quant.KindMoney, quant.KindPercent, quant.KindMeasure:
		case quant.KindCount:
			if o.Value.Unit != "" || !o.Noun.Empty() || scaleIn(p.Text(o.Span)) == 0 || scaleIn(p.Text(m.Span)) > 0 || c.value.Lo.Cmp(quant.FromInt(1000)) >= 0 {
				continue
			}
		case quant.KindDuration:
			if o.Age || c.r.isA(o.First, joint.A) {
				continue // nobody leaves out the year of "a year"
			}
			if c.value.Lo.Cmp(quant.FromInt(1000)) >= 0 {
				return // nobody counts 6,000 hours after five
			}
		default:
			continue
		}
		c.readAs(o)
		return
	}
}

// readAs adds the bare number as an amount in the unit of another mention.
func (c *context) readAs(o *lint.Mention) {
	alt, v := c.value, &o.Value
	alt.Kind, alt.Unit = v.Kind, v.Unit
	if v.Kind == quant.KindMoney && strings.Contains(c.r.pass.Text(o.Span), " cent") { // "from 25 cents to 20"
		alt.Lo, alt.Hi = alt.Lo.Scale(-2), alt.Hi.Scale(-2)
	}
	if scale := scaleIn(c.r.pass.Text(o.Span)); scale > 0 && scaleIn(v.Unit) == 0 && // "parts per million"
		alt.Lo.Cmp(quant.FromInt(1000)) < 0 && scaleIn(c.r.pass.Text(c.mention.Span)) == 0 {
		alt.Lo, alt.Hi = alt.Lo.Scale(scale).WithExact(false), alt.Hi.Scale(scale).WithExact(false) // "$42 million, the women ten and a half"
	}
	if v.Kind == quant.KindCount { // "for eleven million, and now they want sixty"
		alt.Kind = quant.KindMoney
	}
	c.others = append(c.others, reading{value: alt, dim: compare.Dimension(alt)})
}

// scaleIn is the power of ten that the scale word of an amount's text stands for,
// 0 where it has none.
func scaleIn(text string) int {
	l := lang.English()
	at := len(text)
	for at > 0 {
		from := strings.LastIndexAny(text[:at], " -\u00a0") + 1
		word := strings.ToLower(strings.TrimLeft(text[from:at], "0123456789.,$€£¥"))
		if _, in := l.Lookup(word); word != "" && in.Class&lang.Scale != 0 {
			if n := int(in.Num(lang.Scale)); n >= 6 {
				return n
			}
			return 0
		}
		at = from - 1
	}
	return 0
}

// take swaps the value for another reading of it, and back.
func (c *context) take(o *reading) {
	c.value, o.value = o.value, c.value
	c.dim, o.dim = o.dim, c.dim
	if c.taken != nil {
		c.taken, c.bare, c.bareAge = nil, false, false
		return
	}
	c.taken, c.bare, c.bareAge = o, !o.full, o.age
}
