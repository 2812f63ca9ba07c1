package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint/quant"
)

// Money of two currencies, by the rates of exchange of the facts file.

// converted is the mention's money in another currency, by the rate of the
// facts file for the year of the fact, or of the article where the fact has no
// time.
func (c *context) converted(to string, at quant.Date) (quant.Value, bool) {
	if c.r.index == nil || c.r.index.facts == nil {
		return quant.Value{}, false
	}
	if at.IsZero() || !at.Known() {
		at = c.r.pass.Doc.Date
	}
	if at.IsZero() || !at.Known() {
		return quant.Value{}, false
	}
	rates := c.r.index.facts.Rates
	best, gap := -1, int64(366)
	for i := range rates {
		r := &rates[i]
		if !(r.From == c.value.Unit && r.To == to || r.To == c.value.Unit && r.From == to) || !r.Date.Known() {
			continue
		}
		d := int64(r.Date.First()) - int64(at.Last())
		if e := int64(at.First()) - int64(r.Date.Last()); e > d {
			d = e
		}
		if d < gap {
			best, gap = i, d
		}
	}
	if best < 0 {
		return quant.Value{}, false
	}
	v, r := c.value, &rates[best]
	turn := func(n quant.Number) quant.Number {
		if r.From == v.Unit {
			return n.Mul(r.Rate)
		}
		return n.Quo(r.Rate)
	}
	v.Lo, v.Hi, v.Unit = turn(v.Lo), turn(v.Hi), to
	return v, true
}

// byRate judges converted money. A rate is never quite that of the day, so that
// amounts within a tenth of each other are not told apart.
func (c *context) byRate(v, fact quant.Value, unconverted quant.Comparison) quant.Comparison {
	q := compare.Values(v, fact)
	switch {
	case q.Agrees():
		return q
	case compare.Apart(&v, &fact) < 0.04:
		return quant.Comparison{Relation: quant.RoundsTo}
	case unconverted.Relation == quant.NearMiss:
		return unconverted // the same number in another currency: a slip
	}
	return q
}
