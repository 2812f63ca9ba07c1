package quant

import (
	"errors"
	"fmt"
	"strings"
)

var (
	errDuration  = errors.New("not a duration: write P20Y, P1Y6M, P2W, P3D, PT5H30M")
	errBackwards = errors.New("the range runs backwards: write its shorter end first")
)

// ParseISODuration reads an ISO 8601 duration, or a range of two: P20Y, P1Y6M,
// P2W, P0.5Y, PT5H30M, -P1W, P3Y/P4Y. Its amount is the first part, its More
// the others. A range goes from its shorter end to its longer one.
func ParseISODuration(s string) (Value, error) {
	first, second, isRange := strings.Cut(s, "/")
	v, ok := parseDuration(first)
	if ok && isRange {
		var hi Value
		hi, ok = parseDuration(second)
		ok = ok && v.Unit == hi.Unit && len(v.More) == 0 && len(hi.More) == 0
		if ok && v.Lo.Cmp(hi.Lo) > 0 {
			return Value{}, fmt.Errorf("reading the duration %q: %w", clip(s), errBackwards)
		}
		v.Range, v.Hi = true, hi.Lo
	}
	if !ok {
		return Value{}, fmt.Errorf("reading the duration %q: %w", clip(s), errDuration)
	}
	return v, nil
}

func parseDuration(s string) (Value, bool) {
	negative := strings.HasPrefix(s, "-")
	if negative {
		s = s[1:]
	}
	rest, ok := strings.CutPrefix(s, "P")
	if !ok {
		return Value{}, false
	}
	v := Value{Kind: KindDuration}
	clock, last := false, -1
	for rest != "" {
		if rest[0] == 'T' && !clock {
			clock, rest = true, rest[1:]
			if rest == "" {
				return Value{}, false
			}
			continue
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
		if end <= 0 {
			return Value{}, false
		}
		n, ok := ParseNumber(rest[:end])
		rank := designator(rest[end], clock)
		if !ok || rank <= last {
			return Value{}, false
		}
		if negative {
			n = n.Neg()
		}
		if last < 0 {
			v.Lo, v.Hi, v.Unit = n, n, timeUnits[rank].name
		} else {
			v.More = append(v.More, Term{n, timeUnits[rank].name})
		}
		last, rest = rank, rest[end+1:]
	}
	return v, last >= 0
}

// designator is the index in timeUnits of the unit that an ISO letter names,
// -1 for none.
func designator(code byte, clock bool) int {
	for i, u := range timeUnits {
		if u.code == code && u.clock == clock && u.times.Cmp(Number{coef: 1}) == 0 {
			return i
		}
	}
	return -1
}

// isoDuration prints an amount and what follows it as an ISO 8601 duration.
func isoDuration(n Number, unit string, more []Term) string {
	var b strings.Builder
	if n.Sign() < 0 {
		b.WriteByte('-')
	}
	b.WriteByte('P')
	inClock := false
	appendTerm(&b, &inClock, n.Abs(), unit)
	for _, t := range more {
		appendTerm(&b, &inClock, t.Num.Abs(), t.Unit)
	}
	return b.String()
}

// appendTerm prints one part. An amount without a finite decimal goes down to
// the first unit in which it has one: a third of an hour is 20M.
func appendTerm(b *strings.Builder, inClock *bool, n Number, unit string) {
	u := timeUnitOf(unit)
	if u == nil {
		// A unit that ISO 8601 does not have (a generation).
		b.WriteString(n.String() + "{" + unit + "}")
		return
	}
	code, clock := u.code, u.clock
	if u.times.Cmp(Number{coef: 1}) != 0 {
		times := u.times
		times.exact = true
		n = n.Mul(times)
	}
	for n.big == nil && n.den != 0 {
		next, ok := finer(code, clock)
		if !ok {
			n = n.RoundTo(-3)
			break
		}
		code, clock, n = next.code, next.clock, n.Mul(next.times)
	}
	if clock && !*inClock {
		b.WriteByte('T')
		*inClock = true
	}
	b.WriteString(strings.Replace(n.String(), "/", ".", 1))
	b.WriteByte(code)
}

// finer is the designator below code and how many of it make one.
func finer(code byte, clock bool) (timeUnit, bool) {
	exactly := func(n int64) Number { return FromInt(n).WithExact(true) }
	switch {
	case code == 'Y':
		return timeUnit{code: 'M', times: exactly(12)}, true
	case code == 'W':
		return timeUnit{code: 'D', times: exactly(7)}, true
	case code == 'D':
		return timeUnit{code: 'H', clock: true, times: exactly(24)}, true
	case code == 'H':
		return timeUnit{code: 'M', clock: true, times: exactly(60)}, true
	case code == 'M' && clock:
		return timeUnit{code: 'S', clock: true, times: exactly(60)}, true
	}
	return timeUnit{}, false
}

// Period is a stretch of calendar time that a date can move by.
type Period struct {
	Months, Days int
}

// Period is the duration v in whole months and days, where it has that form:
// neither a range nor a fraction of a month or day. Its hedge does not count.
func (v Value) Period() (Period, bool) {
	if v.Kind != KindDuration && v.Kind != KindSet || v.Range {
		return Period{}, false
	}
	p, ok := period(v.Lo, v.Unit)
	for _, t := range v.More {
		q, ok2 := period(t.Num, t.Unit)
		p, ok = Period{p.Months + q.Months, p.Days + q.Days}, ok && ok2
	}
	return p, ok
}

func period(n Number, unit string) (Period, bool) {
	u := timeUnitOf(unit)
	if u == nil {
		return Period{}, false
	}
	if u.months != 0 {
		m, ok := n.Mul(FromInt(u.months)).Int64()
		return Period{Months: int(m)}, ok && m == int64(int32(m))
	}
	if u.nanos%dayNanos != 0 {
		return Period{}, false
	}
	d, ok := n.Mul(FromInt(u.nanos / dayNanos)).Int64()
	return Period{Days: int(d)}, ok && d == int64(int32(d))
}

// Neg is p backwards.
func (p Period) Neg() Period { return Period{-p.Months, -p.Days} }

// AddPeriod is d moved by p, at the same precision.
func (d Date) AddPeriod(p Period) Date {
	if p.Months%12 == 0 && (d.Precision <= Year || p.Months != 0) {
		d = d.AddYears(p.Months / 12)
	} else {
		d = d.AddMonths(p.Months)
	}
	if p.Days != 0 {
		d = d.AddDays(p.Days)
	}
	return d
}

// Value is d as a value without a hedge.
func (d Date) Value() Value { return Value{Kind: KindDate, Date: d, DateHi: d} }
