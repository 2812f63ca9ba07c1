package quant

// Relation is how one value stands to another.
type Relation uint8

// The relations. Same to BoundHolds are agreement; NearMiss and Disjoint are
// conflict; Incomparable is neither.
const (
	Incomparable Relation = iota
	Same
	RoundsTo
	Contains
	BoundHolds
	NearMiss
	Disjoint
)

var relationNames = [...]string{"incomparable", "same", "rounds-to", "contains", "bound-holds", "near-miss", "disjoint"}

// String names r as explanations print it.
func (r Relation) String() string { return relationNames[r] }

// Cause is the slip that turns one value into another.
type Cause uint8

// The causes of a near miss.
const (
	NoCause Cause = iota
	DigitsSwapped
	DigitDropped
	DigitAdded
	DigitWrong
	YearOff
	MonthOff
	DayOff
	WeekdayOff
	CenturyOff
	ScaleSlip     // million for billion
	DecimalPoint  // 1.4 for 14
	CurrencySlip  // the same number in another currency
	UnitSlip      // the same number in another unit
	PercentPoints // percent for percentage points
	BoundWrong    // "more than 5" where it is 4.9
	SignWrong
	DayMonthSwapped
	SmallDifference // within a few percent, no digit pattern
	TeenForTens     // thirteen for thirty
)

// Comparison is what Compare answers.
type Comparison struct {
	Relation Relation
	Cause    Cause
	// Understates says that a bound holds but the true value lies far beyond
	// it ("more than 5" of 50): a query, not a conflict.
	Understates bool
	// OneDay says that two dates lie a day apart, which a time zone or a
	// calendar may explain.
	OneDay bool
}

// Agrees reports whether the two values can both be true.
func (c Comparison) Agrees() bool { return c.Relation >= Same && c.Relation <= BoundHolds }

// Conflicts reports whether the two values cannot both be true.
func (c Comparison) Conflicts() bool { return c.Relation == NearMiss || c.Relation == Disjoint }

// Compare is the one judge of two values: a is the claim as an article writes
// it, b the fact. Whether they agree does not depend on the order; the cause of
// a near miss is the slip that turned b into a.
//
// Two plain amounts agree where one, rounded half up to the precision of the
// other, is the other. Trailing zeros of a whole number are no precision, save
// in counts and units of time below 1,000 and in percentages; but no number
// stands for what is more than a tenth of it away. Hedges accept what their
// words mean; a coarser date contains a finer one. Units convert exactly, currencies never: the same
// number in another currency is a slip. Values of different kinds are not
// comparable. Of counts only the numbers are judged; whether the nouns match
// is for whoever bound them.
func Compare(a, b Value) Comparison {
	if a.Kind == NoKind || a.Kind != b.Kind {
		return Comparison{}
	}
	if a.Kind == KindDate {
		return compareDates(&a, &b)
	}
	x, ok1 := amountOf(&a)
	y, ok2 := amountOf(&b)
	if !ok1 || !ok2 {
		// Three months and ten days have no one unit.
		if a.Bound() == b.Bound() && a.String() == b.String() {
			return Comparison{Relation: Same}
		}
		return Comparison{}
	}
	switch {
	case x.kind == KindCount, x.unit == y.unit:
		x.unit = y.unit
	case x.kind == KindMoney && x.unit != "" && y.unit != "":
		return otherCurrency(x, y)
	case x.kind == KindMoney:
		x.unit = y.unit // a sum without a currency is of any
	}
	conv, ok := conversionOf(x.kind, x.unit, y.unit)
	if !ok {
		return otherUnit(x, y)
	}
	if x.per != y.per {
		if x.per == "" || y.per == "" {
			return perLeftOut(x, y, conv)
		}
		if conv, ok = withPer(conv, x.per, y.per); !ok {
			return Comparison{}
		}
	}
	if conv == nil && len(a.More) == 0 && x.plainlyApart(&y) {
		return Comparison{Relation: Disjoint}
	}
	c := judge(x, y, conv)
	if c.Relation == Disjoint {
		if c.Cause = slip(x, y, conv); termSlip(&a, &b) {
			c.Cause = UnitSlip
		}
		if c.Cause != NoCause {
			c.Relation = NearMiss
		}
	}
	return c
}

// otherCurrency judges two sums of different currencies. They do not convert;
// only where the numbers are the same, by one denominator, is one the slip of the
// other.
func otherCurrency(a, b amount) Comparison {
	if a.per != b.per && a.per != "" && b.per != "" {
		if factor, ok := perConversion(a.per, b.per); ok {
			a.lo, a.hi, a.per = a.lo.times(factor), a.hi.times(factor), b.per
		}
	}
	if a.per == b.per && !a.bounded() && !b.bounded() && sameFigures(a, b) {
		return Comparison{Relation: NearMiss, Cause: CurrencySlip}
	}
	return Comparison{}
}

// otherUnit judges two amounts whose units do not convert.
func otherUnit(a, b amount) Comparison {
	points := func(unit string) bool { return unit == PercentagePoint || unit == BasisPoint || unit == Percent }
	if a.kind == KindPercent && points(a.unit) && points(b.unit) && a.lo.Cmp(b.lo) == 0 && sameFigures(a, b) {
		return Comparison{Relation: NearMiss, Cause: PercentPoints}
	}
	return Comparison{}
}

// perLeftOut judges two amounts of which one leaves out what it is per: $0.45
// and $0.45 a share. They agree where the numbers do; where the numbers differ
// they may be two things, unless one is plainly the slip of the other.
func perLeftOut(a, b amount, conv *conversion) Comparison {
	c := judge(a, b, conv)
	if c.Relation != Disjoint {
		return c
	}
	if min(a.lo.figures(), b.lo.figures()) >= 2 {
		if cause := slip(a, b, conv); cause == DigitsSwapped || cause == ScaleSlip {
			return Comparison{Relation: NearMiss, Cause: cause}
		}
	}
	return Comparison{}
}

// sameFigures reports whether the numbers agree, whatever they are of.
func sameFigures(a, b amount) bool { return !a.plainlyApart(&b) && judge(a, b, nil).Agrees() }

// withPer adds the change of denominators to conv.
func withPer(conv *conversion, from, to string) (*conversion, bool) {
	factor, ok := perConversion(from, to)
	switch {
	case !ok:
		return nil, false
	case conv == nil:
		return &conversion{factor: factor}, true
	case conv.months != 0, conv.fromUnit.Name != "" && (conv.fromUnit.offset.Sign() != 0 || conv.toUnit.offset.Sign() != 0):
		return nil, false
	case conv.fromUnit.Name != "":
		return &conversion{factor: conv.fromUnit.factor.times(conv.toUnit.inverse).times(factor)}, true
	}
	return &conversion{factor: conv.factor.times(factor)}, true
}
