package quant

import (
	"strconv"
	"strings"
)

// Phrase is v for people: "$1.4 billion", "14 June 2007", "more than 67
// meters", "20 to 25 years". It is never read back.
func (v Value) Phrase() string {
	switch v.Kind {
	case NoKind:
		return ""
	case KindDate:
		return v.datePhrase()
	}
	var b strings.Builder
	b.WriteString(hedgeWords[v.Hedge])
	if v.Kind == KindSet {
		return b.String() + v.setPhrase()
	}
	if v.Range {
		b.WriteString(v.amount(v.Lo, v.Lo.IsInt() && v.Hi.Cmp(v.Lo) >= 0 && v.Kind != KindMoney && v.Kind != KindPercent))
		b.WriteString(" to ")
		b.WriteString(v.amount(v.Hi, false))
	} else {
		b.WriteString(v.amount(v.Lo, false))
	}
	for i, t := range v.More {
		switch {
		case v.Kind != KindDuration:
		case i == len(v.More)-1:
			b.WriteString(" and")
		default:
			b.WriteByte(',')
		}
		b.WriteByte(' ')
		b.WriteString(t.Num.Grouped() + " " + plural(t.Unit, t.Num))
	}
	if v.Per != "" {
		b.WriteString(" per " + v.Per)
	}
	return b.String()
}

var hedgeWords = [...]string{
	NoHedge: "", Roughly: "about ", Nearly: "nearly ", JustOver: "just over ", MoreThan: "more than ",
	LessThan: "less than ", NoLess: "at least ", NoMore: "at most ", Precisely: "exactly ",
}

// Phrase is h for people, with the space behind it: "about ", "" for none.
func (h Hedge) Phrase() string { return hedgeWords[h] }

// Plain is v without its hedge.
func (v Value) Plain() Value {
	v.Hedge = NoHedge
	return v
}

// amount is one number of v with its unit; bare leaves the unit out.
func (v Value) amount(n Number, bare bool) string {
	words := spoken(n)
	if bare {
		return words
	}
	switch v.Kind {
	case KindMoney:
		sign := ""
		if strings.HasPrefix(words, "-") {
			sign, words = "-", words[1:]
		}
		if s, ok := symbols[v.Unit]; ok {
			return sign + s + words
		}
		return sign + strings.TrimLeft(v.Unit+" "+words, " ")
	case KindPercent:
		switch v.Unit {
		case Percent, "":
			return words + "%"
		case Multiple:
			return words + " times"
		}
	case KindOrdinal:
		return ordinal(words)
	}
	if v.Unit == "" {
		return words
	}
	return words + " " + plural(v.Unit, n)
}

func (v Value) setPhrase() string {
	if !v.Range && v.Lo.Cmp(Number{coef: 1}) == 0 {
		return "every " + v.Unit
	}
	if v.Range {
		return "every " + v.Lo.Grouped() + " to " + v.Hi.Grouped() + " " + plural(v.Unit, v.Hi)
	}
	return "every " + v.Lo.Grouped() + " " + plural(v.Unit, v.Lo)
}

var symbols = map[string]string{
	"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "RUB": "₽", "KRW": "₩", "ILS": "₪", "TRY": "₺",
	"UAH": "₴", "NGN": "₦", "GEL": "₾", "AUD": "A$", "CAD": "C$", "HKD": "HK$", "NZD": "NZ$", "SGD": "S$", "BRL": "R$", "CNY": "CN¥",
}

var scaleWords = [...]struct {
	pow10 int
	word  string
}{{12, " trillion"}, {9, " billion"}, {6, " million"}}

// spoken is n as it is said: with a scale word where at most three decimals
// are left then, and three figures of what has no finite decimal.
func spoken(n Number) string {
	if n.den != 0 {
		n = n.RoundTo(min(n.Magnitude()-2, 0)) // 66.7, of two-thirds
		n.ulp = n.exp
	}
	if n.big != nil {
		return n.Grouped()
	}
	magnitude := n.Magnitude()
	for _, s := range scaleWords {
		if magnitude >= s.pow10 && magnitude < s.pow10+3 && s.pow10-min(int(n.exp), int(n.ulp)) <= 3 {
			return n.Scale(-s.pow10).Grouped() + s.word
		}
	}
	return n.Grouped()
}

func ordinal(digits string) string {
	suffix := "th"
	if !strings.HasSuffix(digits, "11") && !strings.HasSuffix(digits, "12") && !strings.HasSuffix(digits, "13") {
		switch digits[len(digits)-1] {
		case '1':
			suffix = "st"
		case '2':
			suffix = "nd"
		case '3':
			suffix = "rd"
		}
	}
	return digits + suffix
}

// plural is the unit or counted noun as it follows n.
func plural(unit string, n Number) string {
	if n.Abs().Cmp(Number{coef: 1}) == 0 && n.decimals() == 0 || unit == "" || strings.HasPrefix(unit, "out of ") {
		return unit // 7.1 out of 10
	}
	head, tail := unit, ""
	if at := strings.Index(unit, " per "); at >= 0 {
		head, tail = unit[:at], unit[at:]
	} else if at := strings.Index(unit, " of "); at >= 0 {
		head, tail = unit[:at], unit[at:]
	}
	if rest, ok := strings.CutPrefix(head, "degree "); ok {
		return "degrees " + strings.ToUpper(rest[:min(1, len(rest))]) + rest[min(1, len(rest)):] + tail
	}
	first, word := "", head
	if at := strings.LastIndexAny(head, " -"); at >= 0 {
		first, word = head[:at+1], head[at+1:]
	}
	return first + pluralWord(word) + tail
}

// irregular are the plurals of counted nouns and units that no ending makes;
// a noun is its own plural where the second word is "".
var irregular = map[string]string{
	"foot": "feet", "person": "people", "man": "men", "woman": "women", "child": "children", "tooth": "teeth",
	"mouse": "mice", "half": "halves", "life": "lives", "wife": "wives", "leaf": "leaves", "criterion": "criteria",
	"dead": "", "injured": "", "missing": "", "wounded": "", "hurt": "", "homeless": "",
	"people": "", "personnel": "", "police": "", "staff": "", "aircraft": "", "spacecraft": "", "hovercraft": "",
	"hertz": "", "megahertz": "", "gigahertz": "", "kilohertz": "", "lux": "", "siemens": "", "series": "",
	"species": "", "sheep": "", "fish": "", "cattle": "", "deer": "", "infantry": "", "offspring": "", "data": "",
}

func pluralWord(w string) string {
	if p, ok := irregular[strings.ToLower(w)]; ok {
		if p == "" {
			return w
		}
		return p
	}
	if stem, ok := strings.CutSuffix(w, "woman"); ok {
		return stem + "women"
	}
	if stem, ok := strings.CutSuffix(w, "man"); ok && w != "human" && w != "German" && w != "Roman" && w != "Ottoman" {
		return stem + "men"
	}
	switch {
	case w == "":
		return w
	case w[len(w)-1] == 's' && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us"):
		return w // plural as it was written
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"),
		strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		return w + "es"
	case strings.HasSuffix(w, "y") && len(w) > 1 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

var monthNames = [...]string{
	"", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
}

func (v Value) datePhrase() string {
	if v.Range {
		switch {
		case v.Date.Open:
			return "until " + v.DateHi.Phrase()
		case v.DateHi.Open:
			return "from " + v.Date.Phrase()
		}
		return hedgeWords[v.Hedge] + v.Date.Phrase() + " to " + v.DateHi.Phrase()
	}
	said := v.Date.Phrase()
	switch v.Mod {
	case Mid:
		return hedgeWords[v.Hedge] + "mid-" + strings.TrimPrefix(said, "the ")
	case Early, Late:
		return hedgeWords[v.Hedge] + v.Mod.String() + " " + strings.TrimPrefix(said, "the ")
	case Start, End:
		return hedgeWords[v.Hedge] + v.Mod.String() + " of " + said
	}
	return hedgeWords[v.Hedge] + said
}

// Phrase is d for people: "14 June 2007", "the 1990s", "228 BC", "spring
// 2007", "the third quarter of 2024".
func (d Date) Phrase() string {
	if d.Open {
		return "an open end"
	}
	clock := ""
	if d.Precision >= Minute {
		clock = string(appendTwo(append(appendTwo(nil, int(d.Hour)), ':'), int(d.Minute)))
		if d.Precision == Second {
			clock = string(appendTwo([]byte(clock+":"), int(d.Second)))
		}
		if d.TimeOnly {
			return clock
		}
		clock = ", " + clock
	}
	year := d.yearPhrase()
	switch d.Precision {
	case NoDate:
		return ""
	case Part:
		return strings.TrimSpace(partPhrase(d.Part, year))
	case Month:
		return strings.TrimSpace(monthName(d.Month) + " " + year)
	case Week:
		if year == "" {
			return "week " + strconv.Itoa(int(d.Week))
		}
		return "week " + strconv.Itoa(int(d.Week)) + " of " + year
	case Day, Minute, Second:
		if d.Month == 0 {
			return "the " + ordinal(strconv.Itoa(int(d.Day))) + clock
		}
		return strings.TrimSpace(strconv.Itoa(int(d.Day))+" "+monthName(d.Month)+" "+year) + clock
	}
	return year
}

func monthName(month uint8) string {
	if int(month) >= len(monthNames) {
		return ""
	}
	return monthNames[month]
}

func (d Date) yearPhrase() string {
	if d.NoYear {
		return ""
	}
	era := func(year int) string {
		if year <= 0 {
			return strconv.Itoa(1-year) + " BC"
		}
		return strconv.Itoa(year)
	}
	first, last := d.yearSpan()
	bc, nth := "", 0
	switch d.Precision {
	case Decade:
		if first < 0 {
			return "the decade " + era(first) + " to " + era(last)
		}
		return "the " + strconv.Itoa(first) + "s"
	case Century:
		nth = first/100 + 1
		if first < 0 {
			bc, nth = " BC", -last/100+1
		}
		return "the " + ordinal(strconv.Itoa(nth)) + " century" + bc
	case Millennium:
		nth = first/1000 + 1
		if first < 0 {
			bc, nth = " BC", -last/1000+1
		}
		return "the " + ordinal(strconv.Itoa(nth)) + " millennium" + bc
	}
	return era(int(d.Year))
}

func partPhrase(part uint8, year string) string {
	of := ""
	if year != "" {
		of = " of " + year
	}
	switch {
	case part >= Spring && part <= Winter:
		return [...]string{"spring", "summer", "autumn", "winter"}[part-Spring] + " " + year
	case part >= FirstQuarter && part < FirstQuarter+4:
		return "the " + [...]string{"first", "second", "third", "fourth"}[part-FirstQuarter] + " quarter" + of
	case part == FirstHalf:
		return "the first half" + of
	case part == SecondHalf:
		return "the second half" + of
	}
	return year
}
