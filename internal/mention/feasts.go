package mention

import (
	"strconv"
	"strings"
	"sync"

	"github.com/factlint/factlint/lint/quant"
)

// Feasts of other calendars. The tables name the calendar, its month and day.

// feasts keeps what the calendars were asked, for their months take some
// reckoning.
var feasts sync.Map // feastKey -> quant.Date

type feastKey struct {
	rule string
	year int
}

// feast is the first day in a year of a feast of another calendar, zero where
// the rule is of none.
func feast(rule string, year int) quant.Date {
	calendar, _, _ := strings.Cut(rule, " ")
	switch calendar {
	case "islamic", "hindu", "sidereal", "chinese":
	case "orthodox":
		return orthodoxEaster(year).AddDays(fieldOf(rule, 1))
	case "yazdegerdi":
		return quant.YMD(2022, 8, 16).AddDays(365 * (year - 2022))
	case "years":
		for _, day := range strings.Fields(rule)[1:] {
			if d, err := quant.ParseDate(day); err == nil && int(d.Year) == year {
				return d
			}
		}
		return quant.Date{}
	default:
		return quant.Date{}
	}
	if year < 600 || year > 2999 {
		return quant.Date{}
	}
	key := feastKey{rule, year}
	if d, ok := feasts.Load(key); ok {
		return d.(quant.Date)
	}
	var d quant.Date
	switch calendar {
	case "islamic":
		d = islamicFeast(rule, year)
	case "hindu":
		d = hinduFeast(fieldOf(rule, 1), fieldOf(rule, 2), float64(fieldOf(rule, 3)), year).plus(fieldOf(rule, 4))
	case "sidereal":
		d = siderealFeast(float64(fieldOf(rule, 1)), year).plus(fieldOf(rule, 2))
	case "chinese":
		d = chineseFeast(fieldOf(rule, 1), fieldOf(rule, 2), year).plus(fieldOf(rule, 3))
	}
	feasts.Store(key, d)
	return d
}

// fieldOf is the nth field of a rule as a number, 0 where there is none.
func fieldOf(rule string, n int) int {
	f := strings.Fields(rule)
	if n >= len(f) {
		return 0
	}
	v, _ := strconv.Atoi(f[n])
	return v
}

// found is a day that may not have been found.
type found struct {
	day quant.DayNumber
	ok  bool
}

func (f found) plus(days int) quant.Date {
	if !f.ok {
		return quant.Date{}
	}
	return (f.day + quant.DayNumber(days)).Date()
}

// orthodoxEaster is Easter by the Julian calendar, as a date of the Gregorian.
func orthodoxEaster(year int) quant.Date {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	month, day := (d+e+114)/31, (d+e+114)%31+1
	return quant.YMD(year, month, day).AddDays(year/100 - year/400 - 2)
}

// islamicFeast is a day of the Islamic calendar ("islamic 10 1") as Mecca has
// it; where the crescent must be seen, it may be a day later. "before 5" is the
// last Friday before it.
func islamicFeast(rule string, year int) quant.Date {
	month, day := fieldOf(rule, 1), fieldOf(rule, 2)
	for k := lunation(quant.YMD(year, 1, 1).First()) - 2; k < lunation(quant.YMD(year, 12, 31).First())+3; k++ {
		if (k+islamicOffset)%12+1 != month {
			continue
		}
		d := (meccaMonth(k) + quant.DayNumber(day-1)).Date()
		if strings.Contains(rule, "before") {
			d = stepped(d, -1, fieldOf(rule, 4))
		}
		if int(d.Year) == year {
			return d
		}
	}
	return quant.Date{}
}

// islamicOffset numbers the new moons by month: that of January 2000 opened
// the tenth. It is a multiple of twelve above that, for moons long ago.
const islamicOffset = 12*3000 + 9

// meccaMonth is the first day of the Islamic month after the kth new moon: the
// day after the evening on which the moon, new before sunset, sets after the
// sun in Mecca (the calendar of Umm al-Qura since 2002).
func meccaMonth(k int) quant.DayNumber {
	conjunction := newMoon(k)
	day := dayAt(conjunction, 3)
	for range 3 {
		sunset := meccaSunset(day)
		if conjunction < sunset && aboveMecca(moonPlace, sunset) > -0.1 {
			break
		}
		day++
	}
	return day + 1
}

// Hindu lunar months are reckoned from new moon to new moon in India, and named
// after the sign of the zodiac that the sun enters in them.

const (
	india = 5.5
	china = 8.0
)

// zodiac is the longitude of the sun from the fixed stars (Lahiri).
func zodiac(t float64) float64 {
	return turn(sunAt(t) - 23.8531 - (t-2451545)/365.2425*0.0139695)
}

// hinduFeast is the day on which the lunar day runs at an hour in India: of
// month 1 (Chaitra) to 12, 1 to 15 of the bright and 16 to 30 of the dark half.
func hinduFeast(month, lunarDay int, hour float64, year int) found {
	k := lunation(quant.YMD(year, 1, 1).First()) - 2
	for range 16 {
		begin, end := newMoon(k), newMoon(k+1)
		sign := int(zodiac(begin) / 30)
		k++
		if int(zodiac(end)/30) == sign || (sign+1)%12+1 != month {
			continue // a month that is put in, or another
		}
		day := dayAt(begin+(float64(lunarDay)-1)*synodicMonth/30, india) - 2
		for range 6 {
			now, next := lunarDayAt(julian(day, hour, india)), lunarDayAt(julian(day+1, hour, india))
			if now == lunarDay || now == (lunarDay+28)%30+1 && next == lunarDay%30+1 {
				if int(day.Date().Year) == year {
					return found{day, true}
				}
				break
			}
			day++
		}
	}
	return found{}
}

// lunarDayAt is the lunar day, 1 to 30, which is a twelfth part of a sign long.
func lunarDayAt(t float64) int {
	return int(turn(moonAt(t)-sunAt(t))/12) + 1
}

// siderealFeast is the day in India on which the sun reaches a longitude from
// the fixed stars.
func siderealFeast(longitude float64, year int) found {
	t := julianOf1970 + float64(quant.YMD(year, 1, 1).First()) + turn(longitude-zodiac(julianOf1970+float64(quant.YMD(year, 1, 1).First())))/360*365.2564
	for range 5 {
		e := turn(zodiac(t) - longitude)
		if e > 180 {
			e -= 360
		}
		t -= e * 365.2564 / 360
	}
	day := dayAt(t, india)
	return found{day, int(day.Date().Year) == year}
}

// chineseFeast is a day of the Chinese calendar: its eleventh month holds the
// winter solstice, and of thirteen months the first in which the sun enters no
// sign counts twice.
func chineseFeast(month, day, year int) found {
	begin := chineseEleventh(year - 1)
	months := chineseEleventh(year) - begin
	number, leapt := 11, false
	for k := begin; k < begin+months+2; k++ {
		first, next := dayAt(newMoon(k), china), dayAt(newMoon(k+1), china)
		if k > begin {
			enters := int(sunAt(julian(first, 0, china))/30) != int(sunAt(julian(next, 0, china))/30)
			if months == 13 && !enters && !leapt {
				leapt = true
				continue
			}
			number = number%12 + 1
		}
		d := first + quant.DayNumber(day-1)
		if number == month && int(d.Date().Year) == year {
			return found{d, true}
		}
	}
	return found{}
}

// chineseEleventh is the number of the new moon that opens the month with the
// winter solstice of a year.
func chineseEleventh(year int) int {
	solstice := quant.YMD(year, 12, 15).First()
	for sunAt(julian(solstice+1, 0, china)) < 270 {
		solstice++
	}
	k := lunation(solstice) + 1
	for dayAt(newMoon(k), china) > solstice {
		k--
	}
	return k
}

// fastDays is how many days a feast lasts: "x7" at the end of its rule, or a
// month of its calendar.
func fastDays(rule string, first quant.Date) int {
	if strings.HasSuffix(rule, " month") {
		return int(meccaMonth(lunation(first.First()+33)) - first.First())
	}
	if at := strings.LastIndex(rule, " x"); at >= 0 {
		n, _ := strconv.Atoi(rule[at+2:])
		return n
	}
	return 1
}

// taxDay is the day in April by which Americans file: the 15th, or the next
// day that is neither of a weekend nor the holiday of Washington on the 16th.
func taxDay(year int) quant.Date {
	free := quant.YMD(year, 4, 16)
	switch free.Weekday() {
	case 6:
		free = free.AddDays(-1)
	case 7:
		free = free.AddDays(1)
	}
	d := quant.YMD(year, 4, 15)
	for d.Weekday() > 5 || d == free {
		d = d.AddDays(1)
	}
	return d
}

// atWork is d, or the working day nearest to it.
func atWork(d quant.Date) quant.Date {
	switch d.Weekday() {
	case 6:
		return d.AddDays(-1)
	case 7:
		return d.AddDays(1)
	}
	return d
}
