package facts

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// derive computes the values of derived facts, each after those that it
// follows from, and drops the facts that are left without a value.
func (d *decoder) derive() {
	state := map[*lint.Fact]int{} // 1 at work, 2 done
	var visit func(*lint.Fact) bool
	visit = func(f *lint.Fact) bool {
		if f.Derivation == nil || state[f] == 2 {
			return true
		}
		if state[f] == 1 {
			return false
		}
		state[f] = 1
		defer func() { state[f] = 2 }()
		for _, from := range f.Derivation.From {
			if !visit(from) {
				return false
			}
		}
		return true
	}
	for _, p := range d.pending {
		f := p.fact
		if f.Derivation == nil {
			continue
		}
		if !visit(f) {
			d.fault(p.src, p.node, fmt.Sprintf("fact %q is derived from itself by way of %s", f.ID, list(ids(f.Derivation.From), "and")), "Break the circle: state one of the values.")
			f.Derivation = nil
		}
	}
	done := map[*lint.Fact]bool{}
	for _, p := range d.pending {
		d.deriveOne(p, done)
	}
	d.out.Facts = slices.DeleteFunc(d.out.Facts, func(f *lint.Fact) bool { return len(f.Values) == 0 })
}

func (d *decoder) deriveOne(p pending, done map[*lint.Fact]bool) {
	f := p.fact
	if f.Derivation == nil || done[f] || len(f.Values) > 0 {
		return
	}
	done[f] = true
	for _, from := range f.Derivation.From {
		for _, q := range d.pending {
			if q.fact == from {
				d.deriveOne(q, done)
			}
		}
		if len(from.Values) == 0 {
			return // reported where that fact could not be read
		}
	}
	value, within, err := Derive(f.Derivation)
	if err != nil {
		n := d.resolve(p.src, p.node)
		d.fault(p.src, n, fmt.Sprintf("fact %q cannot be derived: %s", f.ID, err), "Check the values of "+list(ids(f.Derivation.From), "and")+".")
		f.Derivation = nil
		return
	}
	f.Values = []lint.Observation{{Value: value, Within: tolerance(within), Text: value.Phrase(), Pos: p.src.position(p.node.Line, p.node.Column)}}
}

func ids(facts []*lint.Fact) []string {
	names := make([]string, len(facts))
	for i, f := range facts {
		names[i] = f.ID
	}
	return names
}

// Preferred is the value that a fact stands for where one is wanted: the first
// of preferred rank, else the last of a series, else the first that is not
// deprecated.
func Preferred(f *lint.Fact) *lint.Observation {
	var best *lint.Observation
	for i := range f.Values {
		o := &f.Values[i]
		switch {
		case o.Rank == "preferred":
			return o
		case o.Rank == "deprecated":
		case best == nil || f.Series:
			best = o
		}
	}
	if best == nil && len(f.Values) > 0 {
		best = &f.Values[0]
	}
	return best
}

// interval is the range in which an amount lies by its written digits, or by
// its stated tolerance.
func interval(o *lint.Observation) (lo, hi *big.Rat) {
	if o.Within != nil {
		return o.Within.Lo.Rat(), o.Within.Hi.Rat()
	}
	lo, _ = o.Value.Lo.Interval()
	if o.Value.Range {
		_, hi = o.Value.Hi.Interval()
	} else {
		_, hi = o.Value.Lo.Interval()
	}
	return lo, hi
}

// Derive computes what a derivation gives: the value by the amounts as
// written, and the range in which it lies by the precision of their digits.
func Derive(der *lint.Derivation) (value, within quant.Value, err error) {
	from := make([]*lint.Observation, len(der.From))
	for i, f := range der.From {
		from[i] = Preferred(f)
		if from[i] == nil {
			return value, within, fmt.Errorf("%s has no value", f.ID)
		}
	}
	a, b := from[0], from[len(from)-1]
	if der.Op == "duration" {
		return between(a.Value, b.Value)
	}
	for i, o := range from {
		if o.Value.Kind == quant.KindDate {
			return value, within, fmt.Errorf("%s is a date, and a %s is of amounts", der.From[i].ID, der.Op)
		}
		if der.Op != "per" && (o.Value.Kind != a.Value.Kind || o.Value.Unit != a.Value.Unit || o.Value.Per != a.Value.Per) {
			return value, within, fmt.Errorf("%s (%s) and %s (%s) are in different units", der.From[0].ID, a.Text, der.From[i].ID, o.Text)
		}
	}
	value = quant.Value{Kind: a.Value.Kind, Unit: a.Value.Unit, Per: a.Value.Per}
	alo, ahi := interval(a)
	blo, bhi := interval(b)
	var lo, hi *big.Rat
	switch der.Op {
	case "sum":
		value.Lo, lo, hi = a.Value.Lo, alo, ahi
		for _, o := range from[1:] {
			olo, ohi := interval(o)
			value.Lo, lo, hi = value.Lo.Add(o.Value.Lo), new(big.Rat).Add(lo, olo), new(big.Rat).Add(hi, ohi)
		}
	case "difference":
		value.Lo, lo, hi = a.Value.Lo.Sub(b.Value.Lo), new(big.Rat).Sub(alo, bhi), new(big.Rat).Sub(ahi, blo)
	case "change":
		a, b, alo, ahi, blo, bhi = b, a, blo, bhi, alo, ahi // the later over the earlier
		fallthrough
	case "ratio", "share", "per":
		if blo.Sign() <= 0 || alo.Sign() < 0 {
			return value, within, fmt.Errorf("%s cannot be divided by %s", a.Text, b.Text)
		}
		value.Lo, lo, hi = a.Value.Lo.Quo(b.Value.Lo), new(big.Rat).Quo(alo, bhi), new(big.Rat).Quo(ahi, blo)
		switch der.Op {
		case "ratio":
			value.Kind, value.Unit, value.Per = quant.KindPercent, quant.Multiple, ""
		case "per":
			value.Per = joinPer(value.Per, b.Value.Unit)
		default:
			value.Kind, value.Unit, value.Per = quant.KindPercent, quant.Percent, ""
			hundred, shift := big.NewRat(100, 1), new(big.Rat)
			if der.Op == "change" {
				shift.SetInt64(-100)
			}
			percent := func(r *big.Rat) *big.Rat { return new(big.Rat).Add(new(big.Rat).Mul(r, hundred), shift) }
			lo, hi = percent(lo), percent(hi)
			value.Lo = quant.FromRat(percent(a.Value.Lo.Rat().Quo(a.Value.Lo.Rat(), b.Value.Lo.Rat())))
		}
	default:
		return value, within, fmt.Errorf("there is no operation %q", der.Op)
	}
	value.Lo = rounded(value.Lo, lo, hi)
	value.Hi = value.Lo
	within = value
	within.Range = true
	within.Lo, within.Hi = quant.FromRat(lo).WithExact(true), quant.FromRat(hi).WithExact(true)
	return value, within, nil
}

// rounded cuts an amount to the digits that its interval supports, so that a
// change of 21.95 % between 19.3 and 24.7 is shown as 22 %.
func rounded(n quant.Number, lo, hi *big.Rat) quant.Number {
	width := new(big.Rat).Sub(hi, lo)
	if width.Sign() <= 0 {
		return n
	}
	ulp := 0
	ten := big.NewRat(10, 1)
	for one := big.NewRat(1, 1); one.Cmp(width) < 0 && ulp < 60; ulp++ {
		one.Mul(one, ten)
	}
	for one := big.NewRat(1, 1); one.Cmp(width) > 0 && ulp <= 0 && ulp > -12; {
		one.Quo(one, ten)
		if one.Cmp(width) < 0 {
			break
		}
		ulp--
	}
	// One digit finer than the width: the width is an order, not a grid.
	return n.RoundTo(max(ulp-1, -12))
}

// between is the time from one date to another, in the finest unit that both
// are written in.
func between(a, b quant.Value) (value, within quant.Value, err error) {
	if a.Kind != quant.KindDate || b.Kind != quant.KindDate {
		return value, within, fmt.Errorf("a duration is between two dates")
	}
	from, to := a.Date, b.Date
	if !from.Known() || !to.Known() {
		return value, within, fmt.Errorf("a duration is between two dates with their years")
	}
	least := int64(to.First()) - int64(from.Last())
	most := int64(to.Last()) - int64(from.First())
	if most < 0 {
		return value, within, fmt.Errorf("%s is after %s", from, to)
	}
	least = max(least, 0)
	unit, n, days := "day", most, big.NewRat(1, 1)
	switch p := min(from.Precision, to.Precision); {
	case p < quant.Month:
		unit, n, days = "year", int64(to.Year)-int64(from.Year), big.NewRat(146097, 400)
	case p < quant.Day:
		unit, n, days = "month", (int64(to.Year)-int64(from.Year))*12+int64(to.Month)-int64(from.Month), big.NewRat(146097, 4800)
	}
	value = quant.Value{Kind: quant.KindDuration, Unit: unit, Lo: quant.FromInt(n), Hi: quant.FromInt(n)}
	within = value
	within.Range = true
	within.Lo = quant.FromRat(new(big.Rat).Quo(big.NewRat(least, 1), days)).WithExact(true)
	within.Hi = quant.FromRat(new(big.Rat).Quo(big.NewRat(most, 1), days)).WithExact(true)
	return value, within, nil
}
