package mention

import (
	"math"

	"github.com/factlint/factlint/lint/quant"
)

// Where the sun and the moon stand, as far as the calendars of feasts need it:
// the leading terms of the theories in Meeus, Astronomical Algorithms, chapters
// 25 and 47. They are good to about five minutes of the moon's phase. Times are
// Julian days, longitudes degrees.

const (
	julianOf1970 = 2440587.5
	synodicMonth = 29.530588861
	meanNewMoon  = 2451550.09766 // of 6 January 2000
)

func turn(degrees float64) float64 {
	d := math.Mod(degrees, 360)
	if d < 0 {
		d += 360
	}
	return d
}

func sine(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }

// sunAt is the longitude of the sun, from the equinox of the date.
func sunAt(t float64) float64 {
	c := (t - 2451545) / 36525
	m := 357.52911 + 35999.05029*c
	l := 280.46646 + 36000.76983*c + (1.914602-0.004817*c)*sine(m) + 0.019993*sine(2*m) + 0.000289*sine(3*m)
	return turn(l - 0.00569 - 0.00478*sine(125.04-1934.136*c))
}

// moonAt is the longitude of the moon.
func moonAt(t float64) float64 {
	c := (t - 2451545) / 36525
	l := 218.3164477 + 481267.88123421*c
	d := 297.8501921 + 445267.1114034*c
	m := 357.5291092 + 35999.0502909*c
	n := 134.9633964 + 477198.8675055*c
	f := 93.2720950 + 483202.0175233*c
	return turn(l + 6.288774*sine(n) + 1.274027*sine(2*d-n) + 0.658314*sine(2*d) + 0.213618*sine(2*n) -
		0.185116*sine(m) - 0.114332*sine(2*f) + 0.058793*sine(2*d-2*n) + 0.057066*sine(2*d-m-n) +
		0.053322*sine(2*d+n) + 0.045758*sine(2*d-m) - 0.040923*sine(m-n) - 0.034720*sine(d) -
		0.030383*sine(m+n) + 0.015327*sine(2*d-2*f) - 0.012528*sine(n+2*f) + 0.010980*sine(n-2*f) +
		0.010675*sine(4*d-n) + 0.010034*sine(3*n) + 0.008548*sine(4*d-2*n))
}

// newMoon is the kth new moon from that of 6 January 2000.
func newMoon(k int) float64 {
	t := meanNewMoon + synodicMonth*float64(k)
	for range 5 {
		e := turn(moonAt(t) - sunAt(t))
		if e > 180 {
			e -= 360
		}
		t -= e / 12.19
	}
	return t
}

// lunation is the number of the last new moon before a day, or the one before.
func lunation(d quant.DayNumber) int {
	return int(math.Floor((julianOf1970 + float64(d) - meanNewMoon) / synodicMonth))
}

// dayAt is the day of a time at so many hours east of Greenwich.
func dayAt(t, east float64) quant.DayNumber {
	return quant.DayNumber(math.Floor(t - julianOf1970 + east/24))
}

// julian is the time of an hour of a day, that many hours east of Greenwich.
func julian(d quant.DayNumber, hour, east float64) float64 {
	return julianOf1970 + float64(d) + (hour-east)/24
}

// sunPlace and moonPlace are the longitude and latitude of the sun and the
// moon, and how far below its place among the stars it is seen at the horizon:
// refraction, half its breadth and its parallax.
func sunPlace(t float64) (longitude, latitude, dip float64) { return sunAt(t), 0, -0.833 }

func moonPlace(t float64) (longitude, latitude, dip float64) {
	c := (t - 2451545) / 36525
	d := 297.8501921 + 445267.1114034*c
	n := 134.9633964 + 477198.8675055*c
	f := 93.2720950 + 483202.0175233*c
	b := 5.128122*sine(f) + 0.280602*sine(n+f) + 0.277693*sine(n-f) + 0.173237*sine(2*d-f) +
		0.055413*sine(2*d-n+f) + 0.046271*sine(2*d-n-f) + 0.032573*sine(2*d+f) + 0.017198*sine(2*n+f)
	return moonAt(t), b, 0.125
}

// aboveMecca is how many degrees the sun or moon stands above its setting in
// Mecca.
func aboveMecca(place func(float64) (float64, float64, float64), t float64) float64 {
	const north, east, tilt = 21.4225, 39.8262, 23.4393
	l, b, dip := place(t)
	x := math.Cos(l*math.Pi/180) * math.Cos(b*math.Pi/180)
	y := sine(l)*math.Cos(b*math.Pi/180)*math.Cos(tilt*math.Pi/180) - sine(b)*sine(tilt)
	z := sine(l)*math.Cos(b*math.Pi/180)*sine(tilt) + sine(b)*math.Cos(tilt*math.Pi/180)
	hour := 280.46061837 + 360.98564736629*(t-2451545) + east - math.Atan2(y, x)*180/math.Pi
	height := math.Asin(sine(north)*z+math.Cos(north*math.Pi/180)*math.Hypot(x, y)*math.Cos(hour*math.Pi/180)) * 180 / math.Pi
	return height - dip
}

// meccaSunset is the time of sunset in Mecca on a day.
func meccaSunset(d quant.DayNumber) float64 {
	early, late := julian(d, 15, 3), julian(d, 21, 3)
	for range 20 {
		if mid := (early + late) / 2; aboveMecca(sunPlace, mid) > 0 {
			early = mid
		} else {
			late = mid
		}
	}
	return early
}
