package bind

import (
	"math"
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// What a value itself says for and against a fact: its unit, its noun, how near it
// comes to what the fact holds, and for what time it is said.

func (c *context) unitEvidence(p *profile, v *vector) {
	a, b := &c.value, &p.first.Value
	switch a.Kind {
	case quant.KindMoney, quant.KindMeasure:
		switch {
		case a.Unit == b.Unit || c.anyCurrency || c.anyDegree || a.Kind == quant.KindMoney && c.namesakes(a.Unit, b.Unit):
			v[fUnitSame] = 1
		case a.Kind == quant.KindMoney:
			v[fCurrencyOther] = 1
		default:
			v[fUnitOther] = 1
		}
	case quant.KindDuration, quant.KindSet:
		if a.Unit == b.Unit {
			v[fUnitSame] = 1
		} else {
			v[fUnitOther] = 1
		}
	case quant.KindPercent:
		if a.Unit == b.Unit {
			v[fUnitSame] = 1
		} else {
			v[fUnitOther] = 1
		}
	case quant.KindCount, quant.KindOrdinal:
		switch {
		case c.noun == "" || p.noun == "":
			v[fNounNone] = 1
		case c.noun == p.noun:
			v[fNounSame] = 1
		case kin(c.r, c.noun, p):
			v[fNounKin] = 1
		case c.shared:
			v[fNounNone] = 1 // nobody says that it counts the same
		default:
			v[fNounOther] = 1
		}
	}
	if a.Per != b.Per && a.Per != "" && b.Per != "" {
		v[fPerOther] = 1
	}
}

// kin reports whether a counted noun is a relative of the fact's noun, or one
// of the fact's own words ("visitors" of a fact on visits by people).
func kin(r *reader, noun string, p *profile) bool {
	e := r.lookup(noun)
	if r.person(noun) && (r.person(p.noun) || r.cue("cast").Has(p.noun)) {
		return true
	}
	for _, f := range r.lang.Families(p.noun) {
		for _, g := range e.families {
			if f == g {
				return true
			}
		}
	}
	for _, m := range e.matches {
		if m.quality >= sameRoot && p.has(m.word) {
			return true
		}
	}
	return false
}

// person reports whether a noun counts people.
func (r *reader) person(noun string) bool {
	return r.does(noun)&role.Person != 0 || r.lang.Is(noun, "person")
}

func (c *context) valueEvidence(p *profile, pr *pair) {
	v := &pr.x
	if pr.edge = c.edgeOf(p); pr.edge != noEdge {
		own := c.value
		defer func() { c.value = own }()
		c.value = pr.edge.at(own)
		v[fEdge] = 1
	}
	if pr.edge == noEdge && (c.within(&p.first.Value) || c.wide(&p.first.Value)) {
		pr.cmp = quant.Comparison{}
		return
	}
	pr.cmp, pr.obs, pr.how = c.observe(p)
	switch {
	case pr.cmp.Agrees():
		v[fAgree] = 1
		v[fAgreeFine] = compare.Fineness(c.value)
		if pr.cmp.Relation == quant.BoundHolds || pr.cmp.Relation == quant.Contains {
			switch how := c.loosely(&p.observation(pr.obs).Value); how {
			case looseNot:
			case looseClosely:
				v[fAgreeClose] = 1
			default:
				v[fAgreeBound] = 1
			}
		}
		if pr.cmp.Relation == quant.BoundHolds {
			// "By 1992" holds of 1799, and says nothing of it.
			v[fAgreeLoose] = float32(min(1, compare.Apart(&c.value, &p.observation(pr.obs).Value)))
		}
	case pr.cmp.Conflicts():
		held := &p.observation(pr.obs).Value
		if c.value.Kind == quant.KindDate && held.Kind == quant.KindDate && c.value.Date.Year == held.Date.Year && !c.value.Date.NoYear && !held.Date.NoYear {
			v[fDateYear] = 1 // the month or the day is another
		}
		ratio := compare.Apart(&c.value, held)
		if c.taken != nil && c.taken.from > 0 {
			ratio = c.lengthApart(held, ratio)
		}
		switch {
		case pr.cmp.Relation == quant.NearMiss && pr.cmp.Cause != quant.SmallDifference:
			v[fNearMiss] = 1
			switch pr.cmp.Cause {
			case quant.ScaleSlip, quant.CurrencySlip, quant.UnitSlip, quant.DigitsSwapped, quant.DecimalPoint:
				v[fSlip] = 1
			case quant.PercentPoints:
				if c.tellsChange(p) { // points are of a change, or of how far two things are apart
					v[fSlip] = 1
				}
			case quant.MonthOff, quant.DayMonthSwapped:
				// Another month of the very day; another year may be an anniversary.
				// Much begins on the first of some month.
				if c.value.Date.Precision == quant.Day && held.Date.Precision == quant.Day && held.Date.Day > 1 {
					v[fSlip] = 1
				}
			}
		case ratio > 1.2:
			v[fVeryFar] = 1
		case ratio > 0.4:
			v[fFar] = 1
		}
	}
}

// tellsChange reports whether a fact's statement says by how much something rose or fell, or
// is more or less than another thing.
func (c *context) tellsChange(p *profile) bool {
	if p.fact.Series || strings.Contains(p.fact.Statement, " to "+p.first.Text) {
		return false // "grew to 4%" tells what it came to
	}
	for _, w := range fields(strings.ToLower(p.fact.Statement)) {
		if l := c.r.lang.Lemma(w); c.r.does(w)&role.Stop == 0 && (c.r.lang.Is(l, "rise") || c.r.lang.Is(l, "fall")) {
			return true
		}
	}
	return states(p.fact, c.r.cue("compares"))
}

// tellsMore reports whether a fact's statement says by how much there is more, less or too much of
// something: "7.5 percent more pay", "318 tonnes over the quota", but not "more than 12".
func (c *context) tellsMore(p *profile) bool {
	words := fields(strings.ToLower(p.fact.Statement))
	for i, w := range words {
		if joints := c.r.words.joints.Of(w); joints&joint.More != 0 && (i+1 == len(words) || c.r.words.joints.Of(words[i+1])&joint.Than == 0) {
			return true
		}
	}
	return states(p.fact, c.r.cue("too-much"))
}

func better(a, b quant.Comparison) bool {
	rank := func(c quant.Comparison) int {
		switch {
		case c.Agrees():
			return 10 - int(c.Relation)
		case c.Relation == quant.NearMiss:
			return 3
		case c.Relation == quant.Disjoint:
			return 2
		}
		return 1
	}
	return rank(a) > rank(b)
}

// looseness is how little a value says that agrees with a fact because it holds
// the fact's, or bounds it.
type looseness uint8

const (
	looseNot     looseness = iota // the day without its year
	looseClosely                  // the month of a day, "more than 17,000" of 17,300
	looseFar                      // the year of a day, "more than 1,000" of 17,300
)

// closeBy is how far a bound may lie from an amount, as part of it, and still
// tell it: nobody says "more than 17,000" of 30,000.
const closeBy = 0.06

// roundBy is the same for the roundest numbers and fractions: "over a million" of 1.1
// million, "more than one in ten" of 12 percent.
const roundBy = 0.18

func (c *context) loosely(b *quant.Value) looseness {
	a := &c.value
	if a.Range || b.Range {
		return looseFar
	}
	if a.Kind != quant.KindDate {
		x, y := compare.ToBase(a), compare.ToBase(b)
		near := closeBy
		if compare.Significant(a.Lo) == 1 || a.Lo.Denominator() > 1 {
			near = roundBy
		}
		if y != 0 && math.Abs(x-y) <= near*math.Abs(y) {
			return looseClosely
		}
		return looseFar
	}
	switch {
	case a.Hedge != quant.NoHedge && a.Hedge != quant.Roughly:
		return looseFar
	case a.Date.NoYear && a.Date.Day != 0 && a.Date.Month != 0 && b.Date.Precision >= quant.Day:
		return looseNot
	case a.Date.Precision >= quant.Month && !a.Date.NoYear:
		return looseClosely
	}
	return looseFar
}

// dateSlip tells which part of a date was missed: of a day that shares all but
// one of them little is chance.
func (c *context) dateSlip(b *quant.Date, pr *pair) {
	a, v := &c.value.Date, &pr.x
	switch {
	case a.Precision < quant.Month || b.Precision < quant.Month:
	case a.Precision < quant.Day || b.Precision < quant.Day:
		if a.Month == b.Month || a.Year == b.Year {
			v[fMonthSlip] = 1
		}
	case pr.cmp.OneDay:
		v[fDayNext] = 1
	case a.Day == b.Day && a.Month == b.Month:
		v[fDayYear] = 1
	case a.Month == b.Month && (a.NoYear || a.Year == b.Year):
		v[fDayDigit] = 1
	}
}

// heldAt is the time for which an observation of the fact holds, if that is
// known.
func (p *profile) heldAt(obs int) (quant.Date, bool) {
	at := p.time
	if o := p.observation(obs).Time; !o.IsZero() {
		at = o
	}
	return at, !at.IsZero() && at.Known()
}

// timeEvidence holds the time of which the value is said against the time for
// which the fact holds.
func (c *context) timeEvidence(p *profile, pr *pair) {
	if c.mention.Value.Kind == quant.KindDate {
		return
	}
	at, dated := p.heldAt(pr.obs)
	if !dated {
		return
	}
	v := &pr.x
	if !c.time.IsZero() {
		if compare.Overlaps(c.time, at) {
			v[fTimeSame] = c.timeTie
		} else {
			v[fTimeOther] = c.timeTie
		}
		return
	}
	d := c.r.pass.Doc.Date
	if d.IsZero() || !d.Known() {
		v[fTimeNone] = 1
		return
	}
	switch gap := int(d.First()) - int(at.Last()); {
	case int(d.Last()) < int(at.First()):
		v[fTimeBefore] = 1 // the article is older than what the fact speaks of
	case gap < 45:
		v[fTimeClose] = 1
	case gap > 800:
		v[fTimeLater] = 1
	}
}
