package mention

import "github.com/factlint/factlint/lint/quant"

// The value of an amount of time that has been read.

// finer reports whether u divides v in the usual writing of compound times.
func finer(u, v timeUnit) bool {
	rank := func(x timeUnit) int {
		switch x {
		case uYear, uMonth, uWeek, uDay, uHour, uMinute, uSecond:
			return int(x)
		}
		return 0
	}
	return rank(u) > 0 && rank(u) < rank(v)
}

// value is the duration that the amount states.
func (a timeAmount) value() quant.Value {
	v := quant.Value{Kind: quant.KindDuration, Lo: a.n, Hi: a.n, Unit: a.unitName, More: a.more}
	if a.isRange {
		v.Range, v.Hi = true, a.hi
	}
	if a.odd {
		v.Hedge = quant.Roughly
	}
	switch a.unit {
	case uNight:
		v.Unit = "day"
	case uWeekend:
		v.Unit = "day"
		v.Lo, v.Hi = v.Lo.Mul(quant.FromInt(2)), v.Hi.Mul(quant.FromInt(2))
	}
	return v
}

// whole is the amount as a whole number of calendar units: 150 of "a century
// and a half" are years. ok is false where it is no such number.
func (a timeAmount) whole() (n int32, unit timeUnit, ok bool) {
	if a.isRange || len(a.more) > 0 {
		return 0, 0, false
	}
	unit = a.unit
	number := a.n
	times := int64(1)
	switch unit {
	case uDecade:
		unit, times = uYear, 10
	case uCentury:
		unit, times = uYear, 100
	case uMillennium:
		unit, times = uYear, 1000
	case uFortnight:
		unit, times = uWeek, 2
	case uWeekend:
		unit = uWeek
	case uNight:
		unit = uDay
	case uQuarter:
		unit, times = uMonth, 3
	case uYear:
		if !number.IsInt() {
			unit, times = uMonth, 12
		}
	case uHour:
		if q := number.Quo(quant.FromInt(24)); q.IsInt() {
			number, unit = q, uDay
		} else {
			return 0, 0, false
		}
	case uMinute, uSecond, uTiny, noUnit:
		return 0, 0, false
	}
	number = number.Mul(quant.FromInt(times))
	rat := number.Rat()
	if !rat.IsInt() || !rat.Num().IsInt64() {
		return 0, 0, false
	}
	v := rat.Num().Int64()
	if v <= 0 || v > 100_000 {
		return 0, 0, false
	}
	return int32(v), unit, true
}
