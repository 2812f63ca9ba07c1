package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// standing says how an observation that a value agrees with stands to what the
// facts file holds.
type standing struct {
	// older says that the value was right once: due is the observation that is
	// in force at the time of the article, or the same one where the fact has
	// run out.
	older bool
	due   int
	// opinion says that other sources say otherwise.
	opinion bool
}

// tied is how closely a time must be tied to a value to be the time that the
// value is said for.
const tied = 0.25

// observe judges the mention against what a fact says, and answers with the
// observation that it is judged by.
func (c *context) observe(p *profile) (quant.Comparison, int, standing) {
	f := p.fact
	c.onLoss = c.value.Kind != quant.KindDate && c.value.Lo.Sign() < 0 && p.says(c.r.cue("loss"))
	switch {
	case p.plain:
		return c.againstOne(f, c.toldEnd(p)), 0, standing{}
	case f.Series:
		return c.onSeries(f)
	case len(f.Values) > 1:
		return c.onOpinions(f)
	}
	q := c.againstOne(f, c.toldEnd(p))
	switch c.validity(f) {
	case outside:
		return quant.Comparison{}, 0, standing{}
	case expired:
		if !q.Agrees() {
			return quant.Comparison{}, 0, standing{}
		}
		return q, 0, standing{older: !c.toldAsOld()}
	}
	return q, 0, standing{}
}

// againstOne judges the mention against one observation of a fact, within the tolerance
// that it states; in another currency only by a rate of the facts file.
func (c *context) againstOne(f *lint.Fact, o *lint.Observation) quant.Comparison {
	q := c.asTold(f, o.Value)
	if q.Conflicts() && c.yearImplied() && o.Value.Kind == quant.KindDate && !o.Value.Date.NoYear {
		// The year is the reader's guess, and another may be meant.
		v := o.Value
		v.Date.NoYear = true
		own := c.value
		c.value.Date.NoYear = true
		if w := c.against(v); w.Agrees() {
			q = quant.Comparison{Relation: quant.Contains}
		} else if w.Relation == quant.NearMiss && own.Date.Precision == quant.Day {
			q = w
		}
		c.value = own
	}
	if q.Conflicts() && c.roundHour(&o.Value) {
		return quant.Comparison{Relation: quant.RoundsTo}
	}
	if q.Relation == quant.NearMiss && c.inWords(q.Cause) {
		q = quant.Comparison{Relation: quant.Disjoint}
	}
	if c.mention.Value.Kind == quant.KindMoney && o.Value.Kind == quant.KindMoney && c.value.Unit != o.Value.Unit && !c.anyCurrency && !c.namesakes(c.value.Unit, o.Value.Unit) {
		time := o.Time
		if time.IsZero() {
			time = f.AsOf
		}
		if v, ok := c.converted(o.Value.Unit, time); ok {
			return c.byRate(v, o.Value, q)
		}
	}
	if q.Conflicts() && o.Within != nil {
		if w := c.against(*o.Within); w.Agrees() {
			return w
		}
	}
	return q
}

// roundHour reports whether the mention is a length of time told as a fraction in words,
// "a quarter of an hour", close enough to what it is said of: nobody takes it to the minute.
func (c *context) roundHour(held *quant.Value) bool {
	v := &c.value
	if v.Kind != quant.KindDuration || held.Kind != quant.KindDuration || v.Range || held.Range || len(v.More)+len(held.More) > 0 || v.Hedge != quant.NoHedge || compare.Apart(v, held) > roundHours {
		return false
	}
	fraction := false
	for i := c.mention.First; i < c.mention.Last; i++ {
		w := strings.ToLower(c.r.pass.Word(i))
		if strings.ContainsAny(w, "0123456789½¼¾") {
			return false
		}
		_, in := c.r.grammar().Lookup(w)
		fraction = fraction || in.Class&lang.Fraction != 0
	}
	return fraction
}

// roundHours is how far such a length of time may be off, in powers of ten: 14 minutes are
// a quarter of an hour, 11 are not.
const roundHours = 0.042

// inWords reports whether a percentage is a fraction, "two in five", or a number is
// written in words, "eighty", which nobody writes by a slip of the digits in 4 percent
// or in 8.
func (c *context) inWords(cause quant.Cause) bool {
	v := &c.mention.Value
	switch {
	case v.Kind == quant.KindDate:
		return false
	case v.Kind != quant.KindPercent || v.Unit != quant.Percent:
		switch cause {
		case quant.DecimalPoint, quant.DigitAdded, quant.DigitDropped, quant.DigitWrong:
			return !strings.ContainsAny(c.r.pass.Text(c.mention.Span), "0123456789")
		}
		return false
	}
	for i := c.mention.First; i < c.mention.Last; i++ {
		if w := c.r.pass.Word(i); w == "%" || w != "" && w[0] >= '0' && w[0] <= '9' || c.r.cue("says-percent").Has(strings.ToLower(w)) {
			return false
		}
	}
	return true
}

// yearImplied reports whether the text gives a month, or a day of one, and leaves
// the year to the reader: "in August", "on 3 May".
func (c *context) yearImplied() bool {
	d := &c.value
	if d.Kind != quant.KindDate || d.Range || d.Date.NoYear || d.Date.TimeOnly || d.Date.Month == 0 {
		return false
	}
	if c.namesMonth == unasked {
		c.namesMonth = no
		if c.monthAlone() {
			c.namesMonth = yes
		}
	}
	return c.namesMonth == yes
}

// monthAlone reports whether the text of the mention names a month, and tells its
// year in no way.
func (c *context) monthAlone() bool {
	named := false
	for i := c.mention.First; i < c.mention.Last; i++ {
		w := strings.ToLower(c.r.pass.Word(i))
		if len(w) >= 4 && w[0] >= '0' && w[0] <= '9' {
			return false
		}
		_, in := lang.English().Lookup(w)
		named = named || in.Class&lang.Month != 0
		if in.Class&lang.RelDate != 0 {
			return false // "last August"
		}
	}
	return named
}

// asTold judges the mention against a value, by what the fact's statement says
// of it: a fall of 18 percent is -18 percent in a table, a deadline that is "by
// 2025" is another "by 2028".
func (c *context) asTold(f *lint.Fact, v quant.Value) quant.Comparison {
	if c.value.Hedge == quant.NoHedge && v.Hedge == quant.NoHedge && (c.value.Kind != quant.KindPercent || c.value.Lo.Sign() >= 0) { // as most are
		if c.value.Kind == quant.KindDate {
			return c.boundSlip(v)
		}
		return c.against(v)
	}
	own := c.value
	defer func() { c.value = own }()
	if own.Hedge == quant.LessThan && c.r.cue("time-limit").Has(strings.ToLower(c.r.pass.Text(c.mention.Hedge))) && (v.Hedge == quant.NoMore || v.Hedge == quant.NoHedge && states(f, c.r.cue("within"))) {
		c.value.Hedge = v.Hedge // a time limit against another
	}
	switch {
	case own.Kind == quant.KindPercent && own.Lo.Sign() < 0 && v.Kind == quant.KindPercent && v.Lo.Sign() > 0 && !own.Range:
		for _, w := range strings.Fields(f.Statement) {
			if c.r.lang.Is(strings.ToLower(w), "fall") {
				c.value.Lo, c.value.Hi = own.Lo.Neg(), own.Hi.Neg()
				break
			}
		}
	case own.Kind == quant.KindDate && own.Hedge != quant.NoHedge && c.byWhen() && c.r.joins(f, joint.ByWhen):
		c.value.Hedge = quant.NoHedge
	case own.Kind == quant.KindDate:
		return c.boundSlip(v)
	default:
		var plain bool
		if c.value.Hedge, plain = c.ruled(f, v); plain {
			v.Hedge = quant.NoHedge
		}
	}
	q := c.against(v)
	if q.Conflicts() && beyond(&c.value, &v) && (c.asksFor(f) || c.refuses() || c.afterNot()) {
		return quant.Comparison{Relation: quant.Same} // what is smaller than 8 is refused, or is not there, where 8 is the least
	}
	return q
}

// byWhen reports whether a time is one by which something is to be over: "by 2025",
// "by the end of May".
func (c *context) byWhen() bool {
	i := c.mention.First - 1
	if c.r.isA(i, joint.The) {
		i--
	}
	return c.r.isA(i, joint.ByWhen)
}

// boundSlip judges a date that may have a bound. One that holds only because of it,
// and has the fact's day or month in another year, is a slip all the same: "by the end of
// October 2026" of what ends on 31 October 2025.
func (c *context) boundSlip(v quant.Value) quant.Comparison {
	q := c.against(v)
	if q.Agrees() && c.otherAge(v) {
		return quant.Comparison{Relation: quant.NearMiss, Cause: quant.YearOff}
	}
	if own := &c.value; q.Relation == quant.BoundHolds && own.Hedge != quant.NoHedge && v.Hedge == quant.NoHedge && own.Date.Month != 0 && own.Date.Month == v.Date.Month && !own.Range && !v.Range {
		hedge := own.Hedge
		own.Hedge = quant.NoHedge
		if w := c.against(v); w.Relation == quant.NearMiss && w.Cause == quant.YearOff {
			q = w
		}
		own.Hedge = hedge
	}
	return q
}

// validity is how the time of a claim stands to that in which a fact holds.
type validity uint8

const (
	inForce validity = iota
	expired          // the article is later than the fact, and names no time
	outside          // the claim is for another time
)

func (c *context) validity(f *lint.Fact) validity {
	before := func(d quant.Date) bool {
		return f.ValidFrom.Known() && !f.ValidFrom.IsZero() && d.Last() < f.ValidFrom.First()
	}
	after := func(d quant.Date) bool {
		return f.ValidTo.Known() && !f.ValidTo.IsZero() && d.First() > f.ValidTo.Last()
	}
	if t, ok := c.saidFor(); ok {
		if before(t) || after(t) {
			return outside
		}
		return inForce
	}
	switch d := c.r.pass.Doc.Date; {
	case d.IsZero() || !d.Known():
		return inForce
	case before(d):
		return outside
	case after(d):
		return expired
	}
	return inForce
}

// saidFor is the time that the value is said for, where the text tells: for a
// table's cell in its headers.
func (c *context) saidFor() (quant.Date, bool) {
	if c.cell && c.sure {
		return c.saidAt, true
	}
	return c.time, c.timeTie >= tied && !c.time.IsZero() && c.time.Known() && c.mention.Value.Kind != quant.KindDate
}
