package mention

import (
	"strconv"
	"sync"
	"sync/atomic"

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
	tSubject  // he, she, who: "he was 17"
	tLife     // died, retired: "at 65" after it is an age
	tTurned   // turned: the number after it is an age
	tWhen     // when: an age may end before it
	tAsRule   // usually, best: what is so every year
	tPerfect  // has, have: what has been, before a participle
	tBegins   // start, leave: with a day, what happens once
	tSlated   // set: what will be, behind "is"
	tDated    // letter, note: named by the day on which it was written
	tIt       // it: the weather
	tMaybe    // maybe, perhaps: before the other of two times
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
	pBehind // behind, ahead: "a year behind schedule"
)

var prepNames = map[string]prep{
	"in": pIn, "by": pBy, "since": pSince, "until": pUntil, "from": pFrom, "to": pTo, "through": pThrough,
	"before": pBefore, "after": pAfter, "during": pDuring, "of": pOf, "on": pOn, "at": pAt, "between": pBetween,
	"and": pAnd, "or": pOr, "around": pAround, "about": pAbout, "circa": pCirca, "the": pThe, "a": pA, "for": pFor,
	"over": pOver, "within": pWithin, "throughout": pThroughout, "toward": pToward, "year": pYear, "both": pBoth,
	"all": pAll, "his": pHis, "span": pSpan, "than": pThan, "starting": pStarting, "now": pNow, "half": pHalf,
	"long": pLong, "time": pTime, "enough": pEnough, "couple": pCouple, "dozen": pDozen, "per": pPer, "just": pJust,
	"least": pLeast, "most": pMost, "under": pUnder, "more": pMore, "full": pFull, "offensive": pOffensive, "people": pPeople, "as": pAs, "no": pNo, "decade-end": pDecadeEnd, "be": pBe, "affix": pAffix, "recent": pRecent, "named": pNamed, "onward": pThrough, "into": pInto, "behind": pBehind,
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

// timeLexicon is the words of one language. An article has few of them: each is
// compiled when it is first met, and those of which the tables say the same
// share one.
type timeLexicon struct {
	words []atomic.Pointer[timeWord] // by the number of the word's Info
	lang  *lang.Language
}

// word is what the tables say of a node.
func (x *timeLexicon) word(node uint32) *timeWord {
	slot := &x.words[x.lang.InfoNumber(node)]
	if w := slot.Load(); w != nil {
		return w
	}
	w := compileTime(x.lang.Info(node))
	slot.Store(&w)
	return &w
}

var timeLexicons sync.Map // *lang.Language -> *timeLexicon

// timesOf is the words of a language.
func timesOf(l *lang.Language) *timeLexicon {
	if x, ok := timeLexicons.Load(l); ok {
		return x.(*timeLexicon)
	}
	x, _ := timeLexicons.LoadOrStore(l, &timeLexicon{words: make([]atomic.Pointer[timeWord], l.Infos()), lang: l})
	return x.(*timeLexicon)
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
