package quant

// span is the set of amounts that a value accepts: from lo to hi, either of
// which may be missing (infinite) or open (not accepted itself).
type span struct {
	lo, hi         Number
	noLo, noHi     bool
	openLo, openHi bool
}

// overlaps reports whether an amount lies in both.
func (s span) overlaps(o span) bool { return s.reaches(o) && o.reaches(s) }

// reaches reports whether s starts before o ends.
func (s span) reaches(o span) bool {
	if s.noLo || o.noHi {
		return true
	}
	switch s.lo.Cmp(o.hi) {
	case -1:
		return true
	case 0:
		return !s.openLo && !o.openHi
	default:
		return false
	}
}

// holds reports whether all of o lies in s, ends included.
func (s span) holds(o span) bool {
	return (s.noLo || !o.noLo && s.lo.Cmp(o.lo) <= 0) && (s.noHi || !o.noHi && s.hi.Cmp(o.hi) >= 0)
}

// amount is a value of one number, ready to be judged: compound parts are
// added up in the smallest of their units, and the numbers that are taken at
// their word are exact.
type amount struct {
	kind   Kind
	hedge  Hedge
	ranged bool
	lo, hi Number
	unit   string
	per    string
}

// amountOf readies v. cross says that the other value has another unit, where
// a whole number of years is as rounded as its digits say.
func amountOf(v *Value) (amount, bool) {
	a := amount{v.Kind, v.Hedge, v.Range, v.Lo, v.Hi, v.Unit, v.Per}
	if !v.Range {
		a.hi = a.lo
	}
	for _, t := range v.More {
		lo, ok := inUnit(a.lo, a.unit, t.Unit)
		if !ok {
			return a, false
		}
		a.lo = lo.Add(t.Num)
		a.lo.ulp, a.lo.exact = t.Num.ulp, t.Num.exact
		a.hi, a.unit = a.lo, t.Unit
	}
	return a, true
}

// inUnit is n of one unit in a lower one, of time or of measure.
func inUnit(n Number, from, to string) (Number, bool) {
	f, t := timeUnitOf(from), timeUnitOf(to)
	if f == nil || t == nil {
		return Convert(n, from, to)
	}
	factor, ok := timeFactor(f, t)
	return n.Mul(factor), ok
}

// wholeBelow is the limit under which whole counts are taken at their word:
// 20 people are not 23, while $20 million may be $23 million.
const wholeBelow = 1000

// atItsWord marks as exact what a reader does not take for rounded: counts,
// ordinals and whole units of time below 1,000, and what is said to be exact.
// Percentages without a hedge are written to the ones at least: 20% is not 23%.
func (a *amount) atItsWord() {
	if a.hedge == Precisely {
		a.lo.exact, a.hi.exact = true, true
		return
	}
	if a.kind == KindPercent && a.unit != Multiple && a.unit != BasisPoint && (a.ranged || a.hedge == NoHedge) {
		a.lo, a.hi = a.lo.toItsOnes(), a.hi.toItsOnes()
		return
	}
	if a.kind == KindCount || a.kind == KindOrdinal || a.kind == KindDuration || a.kind == KindSet {
		for _, n := range [...]*Number{&a.lo, &a.hi} {
			if i, ok := n.Int64(); ok && n.frac == 0 && (i > -wholeBelow && i < wholeBelow || a.kind == KindOrdinal) {
				n.exact = true
			}
		}
	}
}

// toItsOnes is n with its zeros as significant as its other digits.
func (n Number) toItsOnes() Number {
	if n.frac == 0 {
		n.ulp = min(n.ulp, 0)
	}
	return n
}

// unitExp is the power of ten to which n is known: that of its last
// significant digit, or the ones where it is taken at its word.
func (n Number) unitExp() int {
	if n.exact {
		return min(int(n.ulp), 0)
	}
	return int(n.ulp)
}

// plainSpan is what the digits of n leave open. Its ends are left out, so that
// neighbours do not touch; those of a fraction, which has none, are not.
func plainSpan(n Number) span {
	if n.exact {
		return span{lo: n, hi: n}
	}
	half, open := n.slack(), n.frac == 0
	return span{lo: n.Sub(half), hi: n.Add(half), openLo: open, openHi: open}
}

// reach is how far a loosely written v may lie from the truth: half a unit of
// its last significant digit or a tenth of v, whichever is more, but never
// beyond that unit; 1/(2d²) of the whole for a fraction 1/d.
func reach(v Number) Number {
	v = v.tenths()
	if v.frac != 0 {
		d := int64(v.frac)
		return reduce(1, 2*d*d, int(v.ulp))
	}
	unit, half := Number{coef: 1, exp: v.ulp}, Number{coef: 5, exp: v.ulp - 1}
	tenth := v.Abs().Scale(-1)
	switch {
	case tenth.Cmp(half) < 0:
		return half
	case tenth.Cmp(unit) > 0:
		return unit
	default:
		return tenth
	}
}

// accepts is the set of amounts with which a is true.
func (a *amount) accepts() span {
	if a.ranged {
		lo, hi := plainSpan(a.lo), plainSpan(a.hi)
		s := span{lo: lo.lo, hi: hi.hi, openLo: lo.openLo, openHi: hi.openHi}
		if a.hedge == Roughly {
			s = span{lo: a.lo.Sub(reach(a.lo)), hi: a.hi.Add(reach(a.hi))}
		}
		return s
	}
	v := a.lo
	switch a.hedge {
	case Roughly:
		r := reach(v)
		return span{lo: v.Sub(r), hi: v.Add(r)}
	case Nearly:
		r := reach(v)
		if half := reduce(1, 2, int(v.ulp)); v.frac == 4 && v.Cmp(half) > 0 {
			r = reduce(1, 24, int(v.ulp)) // nearly three quarters: halfway to two thirds
		}
		return span{lo: v.Sub(r), hi: v, openHi: true}
	case JustOver:
		return span{lo: v, hi: v.Add(reach(v)), openLo: true}
	case MoreThan:
		return span{lo: v, openLo: true, noHi: true}
	case LessThan:
		return span{hi: v, openHi: true, noLo: true}
	case NoLess:
		return span{lo: v, noHi: true}
	case NoMore:
		return span{hi: v, noLo: true}
	default:
		return plainSpan(v)
	}
}

// core is what a says without the slack of its hedge or digits. A plain amount
// that may be a rounding of something in it agrees with a.
func (a *amount) core() span {
	switch {
	case a.ranged:
		return span{lo: a.lo, hi: a.hi}
	case a.hedge == MoreThan, a.hedge == LessThan, a.hedge == NoLess, a.hedge == NoMore:
		return a.accepts()
	default:
		return span{lo: a.lo, hi: a.lo}
	}
}

// rounding is everything that is written as n where it is rounded half up. For
// one that is loosely bounded or a fraction, closed says to take a tie for
// either neighbour.
func rounding(n Number, closed bool) span {
	half := n.slack()
	return span{lo: n.Sub(half), hi: n.Add(half), openLo: !closed, openHi: !closed}
}

// plain reports whether a is one number without a hedge.
func (a *amount) plain() bool {
	return !a.ranged && (a.hedge == NoHedge || a.hedge == Precisely)
}

// bounded reports whether a says only on which side the amount lies.
func (a *amount) bounded() bool {
	switch a.hedge {
	case Nearly, JustOver, MoreThan, LessThan, NoLess, NoMore:
		return !a.ranged
	}
	return false
}

// judge compares two amounts. conv takes a number of a's unit to b's, or is
// nil where the units are one; back is its inverse.
func judge(a, b amount, conv *conversion) Comparison {
	if conv != nil && conv.months < 0 {
		// Months go to days, whichever comes first, so that the answer is one.
		c := judge(b, a, conv.flip())
		c.Understates = false
		return c
	}
	a.atItsWord()
	b.atItsWord()
	if conv != nil && a.hedge != Precisely && b.hedge != Precisely {
		// Across units a round number is as rounded as its digits say: "two
		// decades" are 23 years.
		a.lo.exact, a.hi.exact, b.lo.exact, b.hi.exact = false, false, false, false
	}
	if a.plain() && b.plain() && a.lo.frac == 0 && b.lo.frac == 0 {
		return judgePlain(a.lo, b.lo, conv)
	}
	as, bs := a.accepts(), b.accepts()
	if conv != nil {
		as = conv.span(as)
	}
	if !a.meets(&b, as, bs, conv) {
		return Comparison{Relation: Disjoint}
	}
	switch {
	case a.ranged && b.ranged:
		if a.lo.Cmp(b.lo) == 0 && a.hi.Cmp(b.hi) == 0 && conv == nil {
			return Comparison{Relation: Same}
		}
		if as.holds(bs) || bs.holds(as) {
			return Comparison{Relation: Contains}
		}
		return Comparison{} // two ranges that overlap: neither says the other is wrong
	case a.ranged || b.ranged:
		return Comparison{Relation: Contains}
	case a.bounded() || b.bounded():
		return Comparison{Relation: BoundHolds, Understates: understates(&a, bs, conv)}
	case conv == nil && a.lo.Cmp(b.lo) == 0:
		return Comparison{Relation: Same}
	}
	return Comparison{Relation: RoundsTo}
}

// meets reports whether a and b, of which one at least is hedged, a range or a
// fraction, can both be true. as and bs are what they accept, in b's unit.
func (a *amount) meets(b *amount, as, bs span, conv *conversion) bool {
	switch {
	case a.plain() && a.lo.frac == 0:
		point := span{lo: a.lo, hi: a.lo}
		round := rounding(a.lo, b.tolerant())
		if conv != nil {
			point, round = conv.span(point), conv.span(round)
		}
		return bs.overlaps(point) || (!a.lo.exact || b.tolerant()) && b.core().overlaps(round)
	case b.plain() && b.lo.frac == 0:
		core := a.core()
		if conv != nil {
			core = conv.span(core)
		}
		return as.overlaps(span{lo: b.lo, hi: b.lo}) || (!b.lo.exact || a.tolerant()) && core.overlaps(rounding(b.lo, a.tolerant()))
	}
	return as.overlaps(bs)
}

// tolerant reports whether a takes a tie in rounding for either neighbour.
func (a *amount) tolerant() bool {
	return !a.ranged && a.hedge == Roughly || a.plain() && a.lo.frac != 0
}

// judgePlain compares two amounts without hedges: they agree where one,
// rounded half up to the precision of the other, is the other. Where that is
// the coarser one of the same unit, this is what rounding means; across units
// either may have been converted from the other.
func judgePlain(a, b Number, conv *conversion) Comparison {
	if conv == nil {
		if a.Cmp(b) == 0 {
			return Comparison{Relation: Same}
		}
		if roundsTo(a, b) || roundsTo(b, a) {
			return Comparison{Relation: RoundsTo}
		}
		return Comparison{Relation: Disjoint}
	}
	ab, ba := conv.to(a), conv.from(b)
	if ab.lo.Cmp(b) == 0 && ab.hi.Cmp(b) == 0 {
		return Comparison{Relation: Same}
	}
	rounds := spanRounds
	if conv.time {
		rounds = timeRounds
	}
	if ab.lo.Cmp(b) <= 0 && b.Cmp(ab.hi) <= 0 || rounds(ab, b) || rounds(ba, a) {
		return Comparison{Relation: RoundsTo}
	}
	return Comparison{Relation: Disjoint}
}

// timeRounds is spanRounds of time in another unit, where halves have words of their
// own and are not rounded up: six months are no year and 36 hours no two days. A
// single unit is rounded to its quarters: ten months are a year, eight are not.
func timeRounds(s span, v Number) bool {
	x := minOf(maxOf(v, s.lo), s.hi)
	off := x.Sub(v).Abs()
	if v.Cmp(Number{coef: 1}) == 0 && off.Cmp(Number{coef: 25, exp: -2}) > 0 {
		return false
	}
	return roundsTo(x, v) && off.Cmp(v.halfUnit()) != 0
}

// roundsTo reports whether x is written as v when it is rounded to v's
// precision, and v is not so round that it says nothing of x.
func roundsTo(x, v Number) bool {
	if magnitudesApart(x, v) {
		return false
	}
	if x.RoundTo(v.unitExp()).Cmp(v) != 0 {
		return false
	}
	slack := v.slack()
	switch x.Sub(v).Abs().Cmp(slack) {
	case -1:
		return true
	case 0:
		return slack.Cmp(v.halfUnit()) == 0 // rounded half up
	default:
		return false
	}
}

// spanRounds reports whether something in s is written as v.
func spanRounds(s span, v Number) bool { return roundsTo(minOf(maxOf(v, s.lo), s.hi), v) }

// understates reports whether the truth lies far beyond the bound that a
// gives: beyond a unit of its last digit and a quarter of it ("more than 5" of
// 50).
func understates(a *amount, truth span, conv *conversion) bool {
	v := a.lo
	unit := Number{coef: 1, exp: v.ulp}
	switch {
	case a.hedge == MoreThan && !truth.noLo:
		far := maxOf(v.Add(unit), v.times(Number{coef: 125, exp: -2}))
		if conv != nil {
			far = conv.to(far).hi
		}
		return truth.lo.Cmp(far) > 0
	case a.hedge == LessThan && !truth.noHi:
		far := minOf(v.Sub(unit), v.times(Number{coef: 8, exp: -1}))
		if conv != nil {
			far = conv.to(far).lo
		}
		return truth.hi.Cmp(far) < 0
	}
	return false
}

func maxOf(a, b Number) Number {
	if a.Cmp(b) >= 0 {
		return a
	}
	return b
}

func minOf(a, b Number) Number {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}
