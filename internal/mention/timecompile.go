package mention

import (
	"strconv"
	"strings"

	"github.com/factlint/factlint/internal/lang"
)

// compileTime is what the tables say of a word, as the grammar of dates wants
// it.
func compileTime(in *lang.Info) timeWord {
	w := timeWord{hour: 24}
	for _, v := range in.Values {
		head, rest, _ := strings.Cut(v.Str, " ")
		n := numberAt(head)
		switch v.Class {
		case lang.Month:
			w.is |= tMonth | flagOf(rest)
			w.month = uint8(n)
		case lang.Weekday:
			w.is |= tWeekday | flagOf(rest)
			w.weekday = uint8(n)
		case lang.Season:
			w.is |= tSeason | flagOf(rest)
			w.season = uint8(n)
		case lang.TimeUnit:
			w.is |= tUnit
			w.unit, w.unitName = unitNames[v.Str], v.Str
		case lang.DatePart:
			w.mod = modNames[head]
			if rest == "of" {
				w.is |= tModOf
			} else {
				w.is |= tMod
			}
		case lang.Era:
			w.is |= tEra
			w.era = int8(n)
		case lang.Holiday:
			w.is |= tHoliday
			w.holiday = v.Str
		case lang.RelDate:
			w.relDate(head, rest)
		case lang.DayPart:
			w.dayPart(v.Str)
		case lang.Freq:
			w.frequency(head, rest, v.Str)
		case lang.AgeWord:
			w.ageWord(v.Str)
		case lang.Fiscal:
			w.is |= tFiscal
			w.fiscal = v.Str
		case lang.Decade:
			w.is |= tDecade
			w.decade = int16(n)
		case lang.DatePrep:
			w.datePrep(v.Str)
		case lang.Cardinal:
			w.is |= tCardinal
			w.number = int16(v.Num)
		case lang.Scale:
			w.is |= tScale | tQuantity
			w.number = int16(v.Num)
		case lang.Ordinal:
			w.is |= tOrdinal
			w.ordinal = int16(v.Num)
		case lang.Vague:
			w.is |= tVague
		case lang.NotNoun:
			w.is |= tNotNoun
		case lang.Percent:
			w.is |= tQuantity
		case lang.Designator:
			w.is |= tNumbered
		}
	}
	if in.Class&(lang.UnitWord|lang.CurrencyWord) != 0 {
		w.is |= tQuantity
	}
	if in.Class&lang.Longer != 0 {
		w.is |= tLonger
	}
	return w
}

func (w *timeWord) ageWord(s string) {
	switch s {
	case "subject":
		w.is |= tSubject
	case "life":
		w.is |= tLife
	case "turned":
		w.is |= tTurned
	case "when":
		w.is |= tWhen
	default:
		w.is |= tAge
		w.fiscal = s
	}
}

func (w *timeWord) relDate(head, rest string) {
	if head == "day" {
		n, _ := strconv.Atoi(rest)
		w.is |= tDay
		w.dayShift = int8(n)
		return
	}
	w.rel = relNames[head]
	switch {
	case w.rel >= relAgo:
		w.is |= tAgo
	case w.rel != noRel:
		w.is |= tRel
	}
}

func (w *timeWord) dayPart(s string) {
	switch s {
	case "part":
		w.is |= tDayPart
	case "night":
		w.is |= tDayPart
		w.meridiem = 'n'
	case "am", "pm", "clock", "hours":
		w.is |= tClock
		w.meridiem = s[0]
	case "zone":
		w.is |= tZone
	default:
		w.is |= tDayPart
		if n, err := strconv.Atoi(s[:2]); err == nil {
			w.hour = uint8(n)
		}
	}
}

func (w *timeWord) frequency(head, rest, all string) {
	switch head {
	case "every":
		w.is |= tEvery
	case "times":
		w.is |= tTimes
		n, _ := strconv.Atoi(rest)
		w.times = int16(n)
	case "other":
		w.is |= tOther
	case "per":
	default:
		w.is |= tPeriod
		w.period = all
	}
}

func (w *timeWord) datePrep(s string) {
	switch s {
	case "future":
		w.is |= tFuture
	case "will":
		w.is |= tFuture | tWill
	case "looks-back":
		w.is |= tPast
	case "speaker":
		w.is |= tFirst
	case "total":
		w.is |= tTotal
	case "title":
		w.is |= tTitle
	case "cup":
		w.is |= tCup
	case "opens-year":
		w.is |= tPast | tOpens
	case "zero":
		w.is |= tOh
	case "is":
		w.is |= tIs
	case "as-a-rule":
		w.is |= tAsRule
	case "begins":
		w.is |= tBegins
	case "slated":
		w.is |= tSlated
	case "dated":
		w.is |= tDated
	case "maybe":
		w.is |= tMaybe
	case "it":
		w.is |= tIt
	case "perfect":
		w.is |= tPerfect
	case "lasting":
		w.is |= tLasting
	case "span-past":
		w.is |= tPrep | tPast
		w.prep = pSpan
	default:
		w.prep = prepNames[s]
		switch w.prep {
		case pAffix, pNo, pDecadeEnd, pOffensive, pPeople, pTime, pCouple, pDozen, pLong, pMore, pFull, pBehind:
			// Nouns and adjectives: what they stand before is no preposition's.
		default:
			w.is |= tPrep
		}
	}
}

func flagOf(s string) timeSet {
	switch s {
	case "short":
		return tShort
	case "word":
		return tWord
	case "plural":
		return tPlural
	}
	return 0
}
