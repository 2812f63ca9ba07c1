package mention

import (
	"strconv"
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint/quant"
)

// timeSet is a set of things that a word can be to the grammar of dates and
// durations. The tables name them (internal/lang/en/*.tsv); here they are bits,
// so that the grammar asks its many small questions without comparing words.
type timeSet uint64

const (
	tMonth timeSet = 1 << iota
	tWeekday
	tSeason
	tUnit
	tMod      // early, late, mid
	tModOf    // a noun that narrows: the end of, the beginning of
	tEra      // BC, AD
	tHoliday  // Christmas
	tDay      // yesterday, today, tomorrow
	tRel      // last, next, this, that, same: stands before what it points from
	tAgo      // ago, later, earlier, hence: stands after an amount
	tDayPart  // morning, noon
	tClock    // a.m., p.m., o'clock
	tZone     // GMT
	tPeriod   // daily, annual
	tEvery    // every, each
	tTimes    // once, twice, times
	tAge      // old, aged, age
	tFiscal   // fiscal, FY
	tDecade   // nineties
	tPrep     // one of the small words below
	tShort    // an abbreviation
	tWord     // another word too, in small letters
	tPlural   // Mondays
	tLonger   // a longer phrase of the tables may begin here
	tCardinal // seventeen
	tScale    // hundred
	tOrdinal  // seventeenth
	tHalf     // half
	tFuture   // will, shall: the sentence looks ahead
	tPast     // said, was: it looks back
	tVague    // several, few
	tOther    // every other week
	tNotNoun  // a verb or preposition, never a counted noun
	tCup      // a noun that takes its year after it: World Cup 2018
	tQuantity // a unit of measure, a currency, a scale, a percent sign
	tTotal    // total, average: the number after it is an amount
	tFirst    // I, we: somebody speaks
	tNumbered // page, flight: the number after it is a name
	tWill     // will, shall: said of what has not been, in any article
	tOh       // oh: nineteen oh five
	tIs       // is, are
	tLasting  // still, remain: "today" beside it is these days
	tOpens    // opened, began: a year may follow
	tTitle    // plan, agenda, act: the year after it is part of a name
)

// rel is the way in which a word points from one time to another.
type rel uint8

const (
	noRel rel = iota
	relLast
	relPast
	relPrevious
	relNext
	relComing
	relFollowing
	relThis
	relCurrent
	relThat
	relSame
	relVery
	relAgo
	relLater
	relEarlier
	relHence
)

var relNames = map[string]rel{
	"last": relLast, "past": relPast, "prev": relPrevious, "next": relNext, "coming": relComing, "foll": relFollowing,
	"this": relThis, "current": relCurrent, "that": relThat, "same": relSame, "very": relVery,
	"ago": relAgo, "later": relLater, "earlier": relEarlier, "hence": relHence,
}

// prep is one of the small words that the grammar asks for by name.
type prep uint8

const (
	noPrep prep = iota
	pIn
	pBy
	pSince
	pUntil
	pFrom
	pTo
	pThrough
	pBefore
	pAfter
	pDuring
	pOf
	pOn
	pAt
	pBetween
	pAnd
	pOr
	pAround
	pAbout
	pCirca
	pThe
	pA
	pFor
	pOver
	pWithin
	pThroughout
	pToward
	pYear
	pBoth
	pAll
	pHis
	pSpan // took, lasted: a duration follows
	pThan
	pStarting
	pNow
	pHalf
	pLong
	pTime
	pEnough
	pCouple
	pDozen
	pPer
	pJust
	pLeast
	pMost
	pUnder
	pMore // consecutive, further: before a unit of time
	pFull
	pOffensive
	pPeople // nouns whose plural has no s
	pAs
	pNo
	pDecadeEnd
	pBe
	pAffix // post-, pre-: glued to a year
	pRecent
	pNamed // before a weekday: Bloody Sunday
	pInto
)

var prepNames = map[string]prep{
	"in": pIn, "by": pBy, "since": pSince, "until": pUntil, "from": pFrom, "to": pTo, "through": pThrough,
	"before": pBefore, "after": pAfter, "during": pDuring, "of": pOf, "on": pOn, "at": pAt, "between": pBetween,
	"and": pAnd, "or": pOr, "around": pAround, "about": pAbout, "circa": pCirca, "the": pThe, "a": pA, "for": pFor,
	"over": pOver, "within": pWithin, "throughout": pThroughout, "toward": pToward, "year": pYear, "both": pBoth,
	"all": pAll, "his": pHis, "span": pSpan, "than": pThan, "starting": pStarting, "now": pNow, "half": pHalf,
	"long": pLong, "time": pTime, "enough": pEnough, "couple": pCouple, "dozen": pDozen, "per": pPer, "just": pJust,
	"least": pLeast, "most": pMost, "under": pUnder, "more": pMore, "full": pFull, "offensive": pOffensive, "people": pPeople, "as": pAs, "no": pNo, "decade-end": pDecadeEnd, "be": pBe, "affix": pAffix, "recent": pRecent, "named": pNamed, "onward": pThrough, "into": pInto,
}

// timeUnit is a unit of time. The calendar's own come first, from fine to
// coarse; the others are multiples of them.
type timeUnit uint8

const (
	noUnit timeUnit = iota
	uSecond
	uMinute
	uHour
	uDay
	uWeek
	uMonth
	uYear
	uNight
	uWeekend
	uFortnight
	uQuarter
	uDecade
	uCentury
	uMillennium
	uTiny // below a second
)

var unitNames = map[string]timeUnit{
	"second": uSecond, "minute": uMinute, "hour": uHour, "day": uDay, "week": uWeek, "month": uMonth, "year": uYear,
	"night": uNight, "weekend": uWeekend, "fortnight": uFortnight, "quarter": uQuarter, "decade": uDecade,
	"century": uCentury, "millennium": uMillennium,
	"millisecond": uTiny, "microsecond": uTiny, "nanosecond": uTiny,
}

var modNames = map[string]quant.Mod{
	"early": quant.Early, "mid": quant.Mid, "late": quant.Late, "start": quant.Start, "end": quant.End,
}

// timeWord is what the tables say of one word, as the grammar of dates wants
// it.
type timeWord struct {
	is       timeSet
	month    uint8
	weekday  uint8
	season   uint8
	unit     timeUnit
	rel      rel
	prep     prep
	mod      quant.Mod
	era      int8
	dayShift int8  // tDay: days from today
	hour     uint8 // tDayPart: noon, midnight; 24 for none
	meridiem byte  // 'a', 'p', 'c' (o'clock), 'h' (hours)
	decade   int16
	number   int16 // cardinal
	ordinal  int16
	times    int16 // tTimes: how often
	unitName string
	period   string // tPeriod: "1Y"
	holiday  string
	fiscal   string
}

// timeLexicon is the words of one language by node. Most nodes say nothing of
// time, and share the words that stand for the little that they say.
type timeLexicon struct {
	nodes []uint32 // by node, the place in words
	words []timeWord
	lang  *lang.Language
}

// word is what the tables say of a node.
func (x *timeLexicon) word(node uint32) *timeWord {
	if int(node) >= len(x.nodes) {
		return &zeroWord
	}
	return &x.words[x.nodes[node]]
}

var timeLexicons sync.Map // *lang.Language -> *timeLexicon

// timesOf compiles the tables of a language, once.
func timesOf(l *lang.Language) *timeLexicon {
	if x, ok := timeLexicons.Load(l); ok {
		return x.(*timeLexicon)
	}
	x := &timeLexicon{nodes: make([]uint32, l.Nodes()), words: make([]timeWord, 1, 1<<10), lang: l}
	x.words[0] = compileTime(l.Info(0))
	plain := map[lang.Class]uint32{0: 0}
	for node := range x.nodes {
		in := l.Info(uint32(node))
		at, ok := uint32(0), false
		if in.Class&timeValues == 0 {
			if at, ok = plain[in.Class&timeMarks]; !ok {
				plain[in.Class&timeMarks] = uint32(len(x.words))
			}
		}
		if !ok {
			at = uint32(len(x.words))
			x.words = append(x.words, compileTime(in))
		}
		x.nodes[node] = at
	}
	actual, _ := timeLexicons.LoadOrStore(l, x)
	return actual.(*timeLexicon)
}

// timeMarks are the classes of which a word of time keeps only that the word
// is in them; timeValues those whose values it keeps.
const (
	timeMarks  = lang.Vague | lang.NotNoun | lang.Percent | lang.Designator | lang.UnitWord | lang.CurrencyWord | lang.Longer
	timeValues = lang.Month | lang.Weekday | lang.Season | lang.TimeUnit | lang.DatePart | lang.Era | lang.Holiday | lang.RelDate | lang.DayPart |
		lang.Freq | lang.AgeWord | lang.Fiscal | lang.Decade | lang.DatePrep | lang.Cardinal | lang.Scale | lang.Ordinal
)

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
			w.is |= tAge
			w.fiscal = v.Str
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

// numberAt is the number that s is, 0 where it is none.
func numberAt(s string) int {
	if s == "" || s[0] > '9' {
		return 0 // most are words, and an error costs more than a look
	}
	n, _ := strconv.Atoi(s)
	return n
}

// quantityLike reports whether a number after the word is an amount, as a rule.
func (w *timeWord) quantityLike() bool { return w.is&(tTotal|tQuantity|tTitle|tNumbered) != 0 }

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
	case "lasting":
		w.is |= tLasting
	case "span-past":
		w.is |= tPrep | tPast
		w.prep = pSpan
	default:
		w.prep = prepNames[s]
		switch w.prep {
		case pAffix, pNo, pDecadeEnd, pOffensive, pPeople, pTime, pCouple, pDozen, pLong, pMore, pFull:
			// Nouns and adjectives: what they stand before is no preposition's.
		default:
			w.is |= tPrep
		}
	}
}
