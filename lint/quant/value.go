package quant

// Kind is what a value is a value of.
type Kind uint8

// The kinds, named as the JSON contract names them. A frequency ("every week")
// is a Set. An age is a Duration.
const (
	NoKind Kind = iota
	KindDate
	KindDuration
	KindMoney
	KindPercent
	KindMeasure
	KindCount
	KindOrdinal
	KindSet
)

var kindNames = [...]string{"", "date", "duration", "money", "percent", "measure", "count", "ordinal", "set"}

// String is the name of k in the JSON contract.
func (k Kind) String() string { return kindNames[k] }

// Bound says on which side of the written amount the true one may lie.
type Bound uint8

// The bounds, as the JSON contract writes them: = ~ < <= > >=. A range is told
// by Value.Range, not by a bound.
const (
	Exactly Bound = iota
	About
	Below
	AtMost
	Above
	AtLeast
)

var boundNames = [...]string{"=", "~", "<", "<=", ">", ">="}

// String is the sign of b in the JSON contract.
func (b Bound) String() string { return boundNames[b] }

// Hedge is the word class that loosens or bounds a value. It is finer than
// Bound: "nearly" and "less than" are both Below, but only the first says that
// the amount is close.
type Hedge uint8

// The hedges of the comparison table.
const (
	NoHedge   Hedge = iota
	Roughly         // about, around, some, roughly, circa
	Nearly          // nearly, almost, just under, close to
	JustOver        // just over, slightly more than
	MoreThan        // more than, over, above, exceeding
	LessThan        // less than, under, below, fewer than
	NoLess          // at least, or more, no fewer than, from
	NoMore          // at most, up to, no more than, as many as
	Precisely       // exactly, precisely
)

// Bound is the side that h leaves open.
func (h Hedge) Bound() Bound {
	switch h {
	case Roughly:
		return About
	case Nearly, LessThan:
		return Below
	case JustOver, MoreThan:
		return Above
	case NoLess:
		return AtLeast
	case NoMore:
		return AtMost
	default:
		return Exactly
	}
}

// Mod narrows a date to a part of it, for comparison only.
type Mod uint8

// The parts of a date that words name.
const (
	NoMod Mod = iota
	Early
	Mid
	Late
	Start
	End
)

var modNames = [...]string{"", "early", "mid", "late", "start", "end"}

// String is the name of m in the JSON contract, "" for none.
func (m Mod) String() string { return modNames[m] }

// Term is one further part of a compound amount: the 2 inches of "6 ft 2 in",
// the months of "three years and four months".
type Term struct {
	Num  Number
	Unit string
}

// Value is one amount or time as written, with what hedges it.
type Value struct {
	Kind  Kind
	Hedge Hedge
	Mod   Mod
	// Range says that Lo and Hi (or Date and DateHi) are the ends of a range.
	// Otherwise Hi equals Lo and DateHi is not used.
	Range bool
	// Lo and Hi are the amount in Unit, of every kind but Date. A duration's
	// unit is its unit of time ("year", "hour"), a set's is its period's.
	Lo, Hi Number
	// Date and DateHi are the times of a KindDate value.
	Date, DateHi Date
	// Unit is the unit's name by the JSON contract: an ISO 4217 code for
	// money, "percent" or a unit of change, an English singular for measures,
	// the counted noun phrase for counts, "" where there is none.
	Unit string
	// Per is the denominator ("ounce", "month"), "" for none.
	Per string
	// More holds the lower parts of a compound amount, larger unit first.
	More []Term
}

// Bound is the bound by the JSON contract, "range" for a range.
func (v Value) Bound() string {
	if v.Range {
		return "range"
	}
	return v.Hedge.Bound().String()
}
