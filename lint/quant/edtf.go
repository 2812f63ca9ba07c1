package quant

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

var errEDTF = errors.New(`not a date: write 2007, 2007-06, 2007-06-14, 199X, 2007-21 (spring), 2024-35 (third quarter), XXXX-09-10 or 2007/2016`)

// ParseEDTF reads a date or a range of dates by EDTF (ISO 8601-2, levels 0 and
// 1, with the seasons, quarters and halves of level 2): 2007, 2020-11,
// 2020-11-10, 199X, 18XX, -0227, Y-12000, 2007-21, XXXX-09-10, XXXX-XX-19,
// 2024-W05, 2024-03-12T15:00, T15:00, a/b, ../b, a/.. . Marks of doubt (? ~ %)
// and time zones are read over. hi is set for a range only.
func ParseEDTF(s string) (lo, hi Date, isRange bool, err error) {
	first, second, isRange := strings.Cut(s, "/")
	lo, ok := parseEnd(first, isRange)
	if ok && isRange {
		hi, ok = parseEnd(second, true)
		ok = ok && !(lo.Open && hi.Open)
	}
	if !ok {
		return Date{}, Date{}, false, fmt.Errorf("reading the date %q: %w", clip(s), errEDTF)
	}
	return lo, hi, isRange, nil
}

// ParseDate reads one EDTF date that is no range.
func ParseDate(s string) (Date, error) {
	d, ok := parseDate(s)
	if !ok {
		return Date{}, fmt.Errorf("reading the date %q: %w", clip(s), errEDTF)
	}
	return d, nil
}

// clip keeps a hostile string out of an error message.
func clip(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}

func parseEnd(s string, inRange bool) (Date, bool) {
	if inRange && (s == ".." || s == "") {
		return Date{Open: true}, true
	}
	return parseDate(s)
}

func parseDate(s string) (Date, bool) {
	s = strings.TrimRight(s, "?~%")
	if rest, ok := strings.CutPrefix(s, "T"); ok {
		d := Date{TimeOnly: true}
		return d, d.parseTime(rest) && d.Valid()
	}
	day, clock, timed := strings.Cut(s, "T")
	d, ok := parseDay(day)
	if !ok {
		return Date{}, false
	}
	if timed {
		if d.Precision != Day || !d.parseTime(clock) {
			return Date{}, false
		}
	}
	return d, d.Valid()
}

// parseDay reads what stands before the T.
func parseDay(s string) (Date, bool) {
	var d Date
	rest, ok := d.parseYear(s)
	if !ok {
		return Date{}, false
	}
	if rest == "" {
		return d, !d.NoYear
	}
	if rest[0] != '-' || d.Precision != Year {
		return Date{}, false
	}
	rest = rest[1:]
	if strings.HasPrefix(rest, "W") {
		return d.parseWeek(rest[1:])
	}
	middle, last, hasDay := strings.Cut(rest, "-")
	if middle == "XX" && hasDay && d.NoYear {
		day, ok := twoDigits(last)
		d.Day, d.Precision = uint8(day), Day
		return d, ok
	}
	month, ok := twoDigits(middle)
	switch {
	case !ok:
		return Date{}, false
	case month > 12:
		d.Part, d.Precision = uint8(month), Part
		return d, !hasDay
	}
	d.Month, d.Precision = uint8(month), Month
	if hasDay {
		day, ok := twoDigits(last)
		d.Day, d.Precision = uint8(day), Day
		return d, ok
	}
	return d, true
}

// parseYear reads a year, decade, century or millennium, and leaves the rest.
func (d *Date) parseYear(s string) (rest string, ok bool) {
	if long, found := strings.CutPrefix(s, "Y"); found {
		end := 0
		for end < len(long) && (long[end] >= '0' && long[end] <= '9' || end == 0 && long[0] == '-') {
			end++
		}
		year, err := strconv.Atoi(long[:end])
		if err != nil || year > maxYear || year < -maxYear {
			return "", false
		}
		d.Year, d.Precision = int32(year), Year
		return long[end:], true
	}
	negative := strings.HasPrefix(s, "-")
	if negative {
		s = s[1:]
	}
	if len(s) < 4 {
		return "", false
	}
	year, unknown := 0, 0
	for i := range 4 {
		c := s[i]
		switch {
		case c == 'X' || c == 'x':
			unknown++
			year *= 10
		case c >= '0' && c <= '9' && unknown == 0:
			year = year*10 + int(c-'0')
		default:
			return "", false
		}
	}
	if negative {
		year = -year
	}
	d.Year, d.Precision = int32(year), Year
	switch unknown {
	case 0:
	case 4:
		d.Year, d.NoYear = 0, true
		if negative {
			return "", false
		}
	default:
		d.Precision = Year - Precision(unknown)
		if negative && year == 0 {
			d.Year = -1 // -00XX: any of its years but 0 keeps the sign
		}
		first, _ := d.yearSpan()
		d.Year = int32(first)
	}
	return s[4:], true
}

// parseWeek reads 05 or 05-3, which is a day.
func (d Date) parseWeek(s string) (Date, bool) {
	number, weekday, hasDay := strings.Cut(s, "-")
	week, ok := twoDigits(number)
	if !ok {
		return Date{}, false
	}
	d.Week, d.Precision = uint8(week), Week
	if !hasDay {
		return d, true
	}
	if d.NoYear || !d.Valid() || len(weekday) != 1 || weekday[0] < '1' || weekday[0] > '7' {
		return Date{}, false
	}
	return (d.First() + DayNumber(weekday[0]-'1')).Date(), true
}

// parseTime reads 15, 15:00 or 15:00:30, with or without a zone.
func (d *Date) parseTime(s string) bool {
	s = strings.TrimSuffix(s, "Z")
	if at := strings.LastIndexAny(s, "+-"); at > 0 {
		if zone := s[at+1:]; len(zone) != 2 && len(zone) != 4 && len(zone) != 5 {
			return false
		}
		s = s[:at]
	}
	hour, rest, hasMinute := strings.Cut(s, ":")
	h, ok := twoDigits(hour)
	if !ok {
		return false
	}
	d.Hour, d.Precision = uint8(h), Minute
	if !hasMinute {
		return true
	}
	minute, second, hasSecond := strings.Cut(rest, ":")
	m, ok := twoDigits(minute)
	if !ok {
		return false
	}
	d.Minute = uint8(m)
	if !hasSecond {
		return true
	}
	second, _, _ = strings.Cut(second, ".")
	sec, ok := twoDigits(second)
	d.Second, d.Precision = uint8(sec), Second
	return ok
}

func twoDigits(s string) (int, bool) {
	if len(s) != 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}

// String is d in EDTF, as ParseEDTF reads it; "" for the zero Date.
func (d Date) String() string {
	if d.Open {
		return ".."
	}
	if d.Precision == NoDate {
		return ""
	}
	var buf [32]byte
	return string(d.append(buf[:0]))
}

func (d Date) append(b []byte) []byte {
	if !d.TimeOnly {
		b = d.appendDay(b)
	}
	if d.Precision < Minute {
		return b
	}
	b = append(b, 'T')
	b = appendTwo(b, int(d.Hour))
	b = appendTwo(append(b, ':'), int(d.Minute))
	if d.Precision == Second {
		b = appendTwo(append(b, ':'), int(d.Second))
	}
	return b
}

func (d Date) appendDay(b []byte) []byte {
	switch {
	case d.NoYear:
		b = append(b, "XXXX"...)
	case d.Precision < Year:
		first, last := d.yearSpan()
		year := first
		if first < 0 {
			b, year = append(b, '-'), -last
		}
		b = appendFour(b, year)
		for i := range int(Year - d.Precision) {
			b[len(b)-1-i] = 'X'
		}
		return b
	case d.Year < -9999 || d.Year > 9999:
		b = strconv.AppendInt(append(b, 'Y'), int64(d.Year), 10)
	case d.Year < 0:
		b = appendFour(append(b, '-'), -int(d.Year))
	default:
		b = appendFour(b, int(d.Year))
	}
	switch d.Precision {
	case Part:
		return appendTwo(append(b, '-'), int(d.Part))
	case Month:
		return appendTwo(append(b, '-'), int(d.Month))
	case Week:
		return appendTwo(append(b, "-W"...), int(d.Week))
	case Day, Minute, Second:
		if d.Month == 0 {
			b = append(b, "-XX"...)
		} else {
			b = appendTwo(append(b, '-'), int(d.Month))
		}
		b = appendTwo(append(b, '-'), int(d.Day))
	}
	return b
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }

func appendFour(b []byte, n int) []byte { return appendTwo(appendTwo(b, n/100), n) }
