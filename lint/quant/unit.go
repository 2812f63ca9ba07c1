package quant

import (
	"errors"
	"fmt"
	"math/big"
	"sync"
	"sync/atomic"
)

// Unit is a unit of measure. An amount in it is Factor × amount + Offset in
// the base unit of its dimension; Offset is nil for all but temperatures.
type Unit struct {
	// Name is the English name, singular: "square kilometer".
	Name string
	// UCUM is the code of the Unified Code for Units of Measure: "km2".
	UCUM string
	// Dimension groups the units that convert: "length", "area".
	Dimension string
	Factor    *big.Rat
	Offset    *big.Rat
}

// registered is a Unit ready for arithmetic.
type registered struct {
	Unit
	factor, offset Number
	inverse        Number // of factor
	plain          bool   // factor 1, offset 0
}

// registry holds the units that were registered or asked for, by name:
// *registered. What it does not hold is looked for in the tables.
var (
	registry   sync.Map
	unitTables atomic.Pointer[[]UnitTable]
	registers  sync.Mutex // held to write either
)

var errUnit = errors.New("a unit needs a name, a dimension and a factor above 0")

// UnitTable finds a unit by its name. It is safe for concurrent use and gives
// the same answer each time.
type UnitTable func(name string) (Unit, bool)

// RegisterTable makes the units of a table known to Compare and UnitOf, each
// when it is first asked for. Where tables share a name they must agree on it;
// the first that has it is asked.
func RegisterTable(find UnitTable) {
	registers.Lock()
	defer registers.Unlock()
	var all []UnitTable
	if now := unitTables.Load(); now != nil {
		all = append(all, *now...)
	}
	all = append(all, find)
	unitTables.Store(&all)
}

// RegisterUnits makes units known to Compare and UnitOf. Registering a name
// again is allowed where it says the same; otherwise it is an error, and none
// of the units is taken.
func RegisterUnits(units []Unit) error {
	ready := map[string]*registered{}
	for _, u := range units {
		if u.Name == "" || u.Dimension == "" || u.Factor == nil || u.Factor.Sign() <= 0 {
			return fmt.Errorf("registering the unit %q: %w", u.Name, errUnit)
		}
		r := prepare(u)
		was, ok := ready[u.Name]
		if !ok {
			was, ok = lookUp(u.Name)
		}
		if ok && !was.same(*r) {
			return fmt.Errorf("registering the unit %q: it is already known as another (%s of dimension %s)", u.Name, was.factor, was.Dimension)
		}
		ready[u.Name] = r
	}
	registers.Lock()
	defer registers.Unlock()
	for name, r := range ready {
		registry.Store(name, r)
	}
	return nil
}

func prepare(u Unit) *registered {
	r := &registered{Unit: u, factor: fromRat(u.Factor)}
	r.inverse = r.factor.inverse()
	if u.Offset != nil {
		r.offset = fromRat(u.Offset)
	}
	r.plain = r.offset.Sign() == 0 && r.factor.Cmp(Number{coef: 1}) == 0
	return r
}

func (r registered) same(o registered) bool {
	return r.Dimension == o.Dimension && r.factor.Cmp(o.factor) == 0 && r.offset.Cmp(o.offset) == 0
}

func lookup(name string) (registered, bool) {
	if r, ok := lookUp(name); ok {
		return *r, true
	}
	return registered{}, false
}

func lookUp(name string) (*registered, bool) {
	if r, ok := registry.Load(name); ok {
		return r.(*registered), true
	}
	all := unitTables.Load()
	if all == nil {
		return nil, false
	}
	for _, find := range *all {
		if u, ok := find(name); ok {
			r, _ := registry.LoadOrStore(name, prepare(u))
			return r.(*registered), true
		}
	}
	return nil, false
}

// UnitOf is the registered unit of that name.
func UnitOf(name string) (Unit, bool) {
	u, ok := lookup(name)
	return u.Unit, ok
}

// Convert is n of one registered unit in another of the same dimension, exact
// and with the significant digits of n.
func Convert(n Number, from, to string) (Number, bool) {
	if from == to {
		return n, true
	}
	f, ok1 := lookup(from)
	t, ok2 := lookup(to)
	if !ok1 || !ok2 || f.Dimension != t.Dimension {
		return Number{}, false
	}
	out := convert(n, &f, &t).significant(n, Number{coef: 1, exact: true})
	out.exact = n.exact
	return out, true
}

// convert is n in another unit, without a precision.
func convert(n Number, from, to *registered) Number {
	if !from.plain {
		n = n.times(from.factor).Add(from.offset)
	}
	if !to.plain {
		n = n.Sub(to.offset).times(to.inverse)
	}
	return n
}

// The units that the contract names itself and that Compare must know.
const (
	Percent         = "percent"
	PercentagePoint = "percentage point"
	BasisPoint      = "basis point"
	Multiple        = "multiple"
)

// timeUnit is a unit of time by ISO 8601: how many of which designator.
type timeUnit struct {
	name   string
	months int64  // of calendar units
	nanos  int64  // of the others
	code   byte   // ISO designator
	clock  bool   // it stands after the T
	times  Number // how many of the designator
}

// timeUnits are the units of durations, long to short.
var timeUnits = []timeUnit{
	{"millennium", 12000, 0, 'Y', false, FromInt(1000)},
	{"century", 1200, 0, 'Y', false, FromInt(100)},
	{"decade", 120, 0, 'Y', false, FromInt(10)},
	{"year", 12, 0, 'Y', false, FromInt(1)},
	{"quarter", 3, 0, 'M', false, FromInt(3)},
	{"month", 1, 0, 'M', false, FromInt(1)},
	{"fortnight", 0, 14 * dayNanos, 'W', false, FromInt(2)},
	{"week", 0, 7 * dayNanos, 'W', false, FromInt(1)},
	{"day", 0, dayNanos, 'D', false, FromInt(1)},
	{"hour", 0, 3600 * secondNanos, 'H', true, FromInt(1)},
	{"minute", 0, 60 * secondNanos, 'M', true, FromInt(1)},
	{"second", 0, secondNanos, 'S', true, FromInt(1)},
	{"millisecond", 0, 1e6, 'S', true, FromInt(1).Scale(-3)},
	{"microsecond", 0, 1e3, 'S', true, FromInt(1).Scale(-6)},
	{"nanosecond", 0, 1, 'S', true, FromInt(1).Scale(-9)},
}

const (
	secondNanos int64 = 1e9
	dayNanos          = 86400 * secondNanos
)

// timeUnitOf is the unit of time of that name, nil for none.
func timeUnitOf(name string) *timeUnit {
	for i := range timeUnits {
		if timeUnits[i].name == name {
			return &timeUnits[i]
		}
	}
	return nil
}
