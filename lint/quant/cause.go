package quant

var causeNames = [...]string{
	NoCause: "", DigitsSwapped: "digits-swapped", DigitDropped: "digit-dropped", DigitAdded: "digit-added",
	DigitWrong: "digit-wrong", YearOff: "year-off", MonthOff: "month-off", DayOff: "day-off", WeekdayOff: "weekday-off",
	CenturyOff: "century-off", ScaleSlip: "scale-slip", DecimalPoint: "decimal-point", CurrencySlip: "currency-slip",
	UnitSlip: "unit-slip", PercentPoints: "percent-points", BoundWrong: "bound-wrong", SignWrong: "sign-wrong",
	DayMonthSwapped: "day-month-swapped", SmallDifference: "small-difference", TeenForTens: "teen-for-tens",
}

// String is a short name of c, as explanations and other programs take it.
func (c Cause) String() string {
	if int(c) >= len(causeNames) {
		return ""
	}
	return causeNames[c]
}

// causePhrases say what happened where the values need not be named.
var causePhrases = [...]string{
	NoCause: "", DigitsSwapped: "two digits swapped", DigitDropped: "a digit dropped", DigitAdded: "a digit too many",
	DigitWrong: "one digit wrong", YearOff: "the year is off", MonthOff: "the month is off", DayOff: "the day is off",
	WeekdayOff: "the day of the week is off", CenturyOff: "the century is off", DecimalPoint: "a zero or the decimal point misplaced",
	PercentPoints: "percent and percentage points mixed up", SignWrong: "the sign is wrong",
	DayMonthSwapped: "day and month swapped", SmallDifference: "close, but not a rounding",
	TeenForTens: "a number in -teen heard as one in -ty, or the other way about",
	ScaleSlip:   "another scale word", CurrencySlip: "the same number in another currency",
	UnitSlip: "the same number in another unit", BoundWrong: "on the wrong side of the bound",
}

// Phrase is c in plain English for people, said of the claim a and the fact b:
// "two digits swapped", "million for billion", "kilometers for miles", "one
// year too early". It is "" where there is no cause.
func (c Cause) Phrase(a, b Value) string {
	switch c {
	case YearOff:
		return offBy(int(a.Date.Year)-int(b.Date.Year), "year", causePhrases[c], a, b)
	case MonthOff:
		months := 12*(int(a.Date.Year)-int(b.Date.Year)) + int(a.Date.Month) - int(b.Date.Month)
		return offBy(months, "month", causePhrases[c], a, b)
	case DayOff:
		if !a.Date.Known() || !b.Date.Known() {
			break
		}
		return offBy(int(a.Date.First())-int(b.Date.First()), "day", causePhrases[c], a, b)
	case CenturyOff:
		return offBy((int(a.Date.Year)-int(b.Date.Year))/100, "century", causePhrases[c], a, b)
	case ScaleSlip:
		x, y := scaleWord(a.Lo), scaleWord(b.Lo)
		if x != y {
			return x + " for " + y
		}
	case CurrencySlip:
		if a.Unit != "" && b.Unit != "" {
			return "the same number, but in " + a.Unit + " instead of " + b.Unit
		}
	case UnitSlip:
		if a.Unit != b.Unit && a.Unit != "" && b.Unit != "" {
			return plural(a.Unit, Number{}) + " for " + plural(b.Unit, Number{})
		}
		if a.Per != "" && b.Per != "" {
			return "per " + a.Per + " for per " + b.Per
		}
	case BoundWrong:
		bound := a
		if b.Hedge != NoHedge && a.Hedge == NoHedge {
			bound = b
		}
		return "on the wrong side of \"" + bound.Phrase() + "\""
	}
	if int(c) >= len(causePhrases) {
		return ""
	}
	return causePhrases[c]
}

// offBy says how far a date is off: "one year too late".
func offBy(n int, unit, otherwise string, a, b Value) string {
	if n == 0 || a.Range || b.Range || a.Date.NoYear != b.Date.NoYear {
		return otherwise
	}
	way := " too late"
	if n < 0 {
		n, way = -n, " too early"
	}
	if n == 1 {
		return "one " + unit + way
	}
	count := FromInt(int64(n))
	return count.Grouped() + " " + plural(unit, count) + way
}

// scaleWord is the scale that a number would be said in.
func scaleWord(n Number) string {
	switch m := n.Magnitude(); {
	case m >= 12:
		return "trillion"
	case m >= 9:
		return "billion"
	case m >= 6:
		return "million"
	case m >= 3:
		return "thousand"
	default:
		return "units"
	}
}
