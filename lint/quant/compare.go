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
