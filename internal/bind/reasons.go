package bind

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint/quant"
)

// reason is one thing that speaks for a value that is not the fact's.
type reason struct {
	name string
	// says completes "but perhaps".
	says string
	// clause looks at the value's sentence and the fact, pair at the value among
	// the others of the article. One of the two is there.
	clause func(*context, *profile) bool
	pair   func(*binding, *pair) bool
	// hush says when the value then is of something else so surely that nobody is
	// asked.
	hush hush
}

// hush is when nobody is asked about a value.
type hush uint8

const (
	asks       hush = iota // somebody always is
	unlessNear             // nobody is, unless it misses the fact's so narrowly that it may be a slip
	always                 // nobody ever is
)

// reasonsBeside hold whatever the value is, even where the fact's own digits are
// in it.
var reasonsBeside = []reason{
	{name: "mood", pair: (*binding).unclaimed, says: "the article does not claim it", hush: unlessNear},
	{name: "asked", clause: (*context).askedIfTrue, says: "the article only asks whether it is right", hush: always},
	{name: "one-with", clause: (*context).oneWith, says: "it is said of something else", hush: always},
	{name: "length-of-other", clause: (*context).lengthOfOther, says: "it is how long something else was", hush: always},
	{name: "column-time", clause: (*context).headsColumn, says: "it is the time that its column is for", hush: always},
	{name: "asks-for-it", clause: (*context).asksForIt, says: "it is by when something is to be done", hush: always},
	{name: "counted-since", clause: (*context).countedSince, says: "it is the time of an amount", hush: always},
	{name: "disowned", clause: (*context).disowned, says: "the article does not believe it", hush: always},
	{name: "own-of-other", pair: (*binding).ownOfStranger, says: "it is said of somebody or something else", hush: always},
	{name: "sibling-name", pair: (*binding).ofSibling, says: "it is said of another of the kind", hush: always},
	{name: "other-run", clause: (*context).ofOtherRun, says: "it is said for another year", hush: always},
	{name: "other-section", pair: (*binding).underOther, says: "its section is on another of the kind", hush: always},
	{name: "of-several", clause: (*context).ofSeveral, says: "it is that of several of them", hush: always},
	{name: "unlike-now", clause: (*context).unlikeNow, says: "it is how things will be, or were", hush: always},
	{name: "unit-by-chance", pair: (*binding).unitByChance, says: "it is said of something else", hush: always},
	{name: "has-own", clause: (*context).hasOwn, says: "it is said of something that belongs to it", hush: always},
	{name: "head-name", pair: (*binding).ofHeadName, says: "it is said of somebody or something else", hush: always},
	{name: "life-event", clause: (*context).ofLifeEvent, says: "it is the time of something else", hush: always},
	{name: "until-then", clause: (*context).untilThen, says: "it is the time of something else", hush: always},
	{name: "opened-before", clause: (*context).openedBefore, says: "it is how things had been before", hush: always},
	{name: "about-it", clause: (*context).onTheFact, says: "it is said of something else", hush: always},
	{name: "paid-for", clause: (*context).paidForOther, says: "it is said of something else", hush: always},
	{name: "borrows", clause: (*context).borrows, says: "it is said of something else", hush: always},
	{name: "head-owner", clause: (*context).ofHeadOwner, says: "it is said of somebody or something else", hush: always},
	{name: "own-do", clause: (*context).ownPeopleDo, says: "it is said of something that belongs to it", hush: always},
	{name: "puts-in", clause: (*context).putsIn, says: "it is a part of another amount", hush: always},
	{name: "rises-so", clause: (*context).risesSo, says: "it is by how much something changed", hush: always},
	{name: "leaves-out", clause: (*context).leavesOut, says: "it leaves some of them out", hush: always},
	{name: "of-year", pair: (*binding).saidOfYear, says: "it is said for another year", hush: always},
	{name: "tally", clause: (*context).sideOfTally, says: "it is what one of two sides had", hush: always},
	{name: "other-fact-sure", pair: (*binding).charitySure, says: "it tells another fact, and rightly", hush: always},
	{name: "answer", pair: (*binding).timeInAnswer, says: "it is the time of an amount", hush: always},
	{name: "other-fact", pair: (*binding).charity, says: "it tells another fact, and rightly"},
	{name: "one-of-them", pair: (*binding).ofOne, says: "it is said of each of several"},
	{name: "points", pair: (*binding).pointsOfLevel, says: "it is by how much something changed", hush: always},
	{name: "by-margin", clause: (*context).byMargin, says: "it is by how much something changed", hush: always},
	{name: "report", pair: (*binding).ofReport, says: "it is the year of a report", hush: unlessNear},
	{name: "time-of-amount", pair: (*binding).ofAmount, says: "it is the time of an amount", hush: unlessNear},
	{name: "now-at", pair: (*binding).nowAt, says: "it is by when an amount had come so far", hush: always},
	{name: "condition", pair: (*binding).supposed, says: "it holds on a condition", hush: unlessNear},
	{name: "one-day", pair: (*binding).byADay, says: "the day is another one elsewhere"},
	{name: "part-of-year", pair: (*binding).ofPartOfYear, says: "it is for a part of the year", hush: always},
	{name: "row-label", pair: (*binding).labelledOther, says: "its row is of something else", hush: always},
	{name: "row-right", pair: (*binding).rightInColumn, says: "another column of its row is the fact's, and has its value", hush: always},
	{name: "row", pair: (*binding).rightInRow, says: "its row has the fact's value in another column", hush: always},
	{name: "told", pair: (*binding).toldBeside, says: "its own sentence gives the fact's value", hush: always},
	{name: "measured", pair: (*binding).measuresOther, says: "it is said of something else"},
	{name: "age", pair: (*binding).ageOfOther, says: "it is how old something else is", hush: always},
	{name: "between", pair: (*binding).intervalOfOther, says: "it is the time between two events", hush: always},
	{name: "perhaps", pair: (*binding).mayBe, says: "the article says only that it may be so", hush: unlessNear},
	{name: "question", pair: (*binding).askedOfOther, says: "it answers a question about another of the kind", hush: always},
	{name: "period-of", pair: (*binding).otherPeriod, says: "it is for another period", hush: always},
	{name: "column", pair: (*binding).otherColumn, says: "its row and its column are of something else", hush: always},
	{name: "row-time", clause: (*context).timeOfRow, says: "it is the time that its row is for", hush: always},
	{name: "nothing-before", pair: (*binding).nothingBefore, says: "it is the edge of a time in which there was nothing", hush: always},
	{name: "other-harm", clause: (*context).otherHarm, says: "it counts other victims", hush: always},
	{name: "of-many", clause: (*context).ofMany, says: "it is said of something else", hush: always},
	{name: "reckoning", clause: (*context).otherwiseReckoned, says: "it is reckoned in another way", hush: always},
	{name: "came-or-went", clause: (*context).cameOrWent, says: "it is how many came or went", hush: always},
	{name: "new", clause: (*context).sizeOfNew, says: "it is said of something else", hush: always},
	{name: "other-topic", pair: (*binding).ofOtherTopic, says: "it is said of something else", hush: always},
	{name: "had-instead", pair: (*binding).hadInstead, says: "it is what had been before", hush: always},
	{name: "set-right", pair: (*binding).setRight, says: "somebody else says it, and the article tells it rightly right behind"},
	{name: "other-row", pair: (*binding).toldInRow, says: "another row of its table gives the fact's value", hush: always},
}

// reasonsApart tell the value from the fact's by words of their own, so that they hold
// where one or two of its digits are the fact's by chance.
var reasonsApart = []reason{
	{name: "column-apart", clause: (*context).columnApart, says: "its column is of what is allowed, planned or past", hush: always},
	{name: "another", clause: (*context).anotherOne, says: "it is said of another of the kind", hush: always},
	{name: "brought-in", clause: (*context).brought, says: "it is said of something else", hush: always},
	{name: "had", clause: (*context).hadLevel, says: "it is how things had been before", hush: always},
	{name: "up-from", clause: (*context).upFrom, says: "it is what something changed from", hush: always},
	{name: "changed-then", clause: (*context).changedThen, says: "it is how things were at another time", hush: always},
	{name: "version", clause: (*context).otherVersion, says: "it is said of another version", hush: always},
	{name: "rate", pair: (*binding).noRate, says: "it is no rate", hush: always},
	{name: "in-use", pair: (*binding).inUse, says: "it is the time for which something else lasts", hush: always},
	{name: "to-do", clause: (*context).toDoBy, says: "it is by when something is to be done", hush: always},
	{name: "fronted", clause: (*context).fronted, says: "it is said of another of the kind", hush: always},
	{name: "elsewhere", clause: (*context).elsewhere, says: "it is said of another place or case", hush: always},
	{name: "one-of-row", clause: (*context).oneOfThem, says: "it is said of one of several", hush: always},
	{name: "year-of-other", clause: (*context).yearOfOther, says: "it is the time of another of the kind", hush: always},
	{name: "since-then", clause: (*context).sinceThen, says: "it is the time of the last one before", hush: always},
	{name: "only-if", clause: (*context).onlyIf, says: "it holds on a condition", hush: always},
	{name: "of-which", pair: (*binding).ofWhich, says: "it is a part of another amount", hush: always},
	{name: "of-stranger", pair: (*binding).ofStranger, says: "it is said of somebody or something else", hush: always},
	{name: "its-part", pair: (*binding).ofItsPart, says: "it is said of something that belongs to it", hush: always},
	{name: "other-name", clause: (*context).otherNamed, says: "it is said of another of the kind", hush: always},
	{name: "anniversary", clause: (*context).ofAnniversary, says: "it is the day on which something is remembered", hush: always},
	{name: "for-year", clause: (*context).forYear, says: "it is the year for which something is meant", hush: always},
	{name: "could", clause: (*context).onlyCould, says: "it is what was done, and not what can be", hush: always},
	{name: "reference", clause: (*context).atReference, says: "it is by when an amount had come so far", hush: always},
	{name: "name-before", clause: (*context).ofNameBefore, says: "it is said of somebody or something else", hush: always},
	{name: "further", clause: (*context).furtherOne, says: "it is said of another of the kind", hush: always},
	{name: "share-of", pair: (*binding).shareOfOther, says: "it is a share of something else", hush: always},
	{name: "had-by", clause: (*context).hadByThen, says: "it is how far something had come", hush: always},
	{name: "spell", clause: (*context).otherSpell, says: "it is for another period", hush: always},
	{name: "when-last", clause: (*context).whenLast, says: "it is said of the last time before", hush: always},
	{name: "scene", pair: (*binding).sceneOnly, says: "it is when something else took place there", hush: always},
	{name: "among", clause: (*context).amongSome, says: "it is said of some of them", hush: always},
	{name: "done-again", clause: (*context).doneAgain, says: "it is the time of something else", hush: always},
	{name: "stands-there", clause: (*context).standsThere, says: "it is said of something that belongs to it", hush: always},
	{name: "comes-with", clause: (*context).comesWith, says: "it holds only with something else", hush: always},
	{name: "other-side", clause: (*context).otherSide, says: "it is said of the other side", hush: always},
	{name: "usual", clause: (*context).asUsual, says: "it is what is usual", hush: always},
	{name: "year-named", clause: (*context).ofYearNamed, says: "it is said of another of the kind", hush: always},
	{name: "had-in-year", clause: (*context).hadInYear, says: "it is how things had been at another time", hush: always},
	{name: "other-extent", clause: (*context).otherExtent, says: "it is another measure", hush: always},
	{name: "share-held", clause: (*context).shareHeldBy, says: "it is said of something else", hush: always},
	{name: "on-top", clause: (*context).onTop, says: "it is what came, or comes, on top", hush: always},
	{name: "whose", clause: (*context).whoseOther, says: "it is said of what stands before it", hush: always},
}

// reasons hold where the fact's digits are not in the value by chance. The first
// that applies is told.
var reasons = []reason{
	{name: "size-of-other", clause: (*context).sizeOfOther, says: "it is said of something else", hush: always},
	{name: "acts-on", clause: (*context).actsOn, says: "it counts something else", hush: always},
	{name: "other-kind", pair: (*binding).ofOtherKind, says: "it is said of something else", hush: always},
	{name: "subset", clause: (*context).ofSubset, says: "it is said of some of them", hush: always},
	{name: "of-them", clause: (*context).ofThem, says: "it is said of some of them", hush: always},
	{name: "after-spell", clause: (*context).afterSpell, says: "it is how things were at another time", hush: always},
	{name: "other-matter", clause: (*context).otherMatter, says: "it is said of something else", hush: always},
	{name: "one-way", clause: (*context).oneWay, says: "it is said of one side of it", hush: always},
	{name: "named-other", clause: (*context).namedOther, says: "it is said of somebody or something else", hush: always},
	{name: "all-told", clause: (*context).allTold, says: "it is for all times together", hush: always},
	{name: "other-place", clause: (*context).atOtherPlace, says: "it is said of another of the kind", hush: always},
	{name: "next-of-row", clause: (*context).nextOfRow, says: "it is said of another of the kind", hush: always},
	{name: "older", pair: (*binding).beforeFact, says: "the article is older than the fact", hush: unlessNear},
	{name: "other-time", pair: (*binding).forOtherTime, says: "it is said for another time", hush: unlessNear},
	{name: "other-year", pair: (*binding).otherYear, says: "it is said for another year", hush: unlessNear},
	{name: "of-other", clause: (*context).ofOtherNoun, says: "it is the day of something else", hush: unlessNear},
	{name: "in-brackets", clause: (*context).dateOfReport, says: "it is the day of what is quoted", hush: always},
	{name: "period", clause: (*context).period, says: "it is the time that a report is on", hush: always},
	{name: "bygone", pair: (*binding).bygone, says: "it is how things were at another time", hush: unlessNear},
	{name: "somebody", clause: (*context).somebody, says: "it is how old somebody else is", hush: unlessNear},
	{name: "reckoned", pair: (*binding).reckoned, says: "it is the day of something else", hush: always},
	{name: "portion", clause: (*context).portion, says: "it is no whole number", hush: always},
	{name: "noun", pair: func(_ *binding, pr *pair) bool { return pr.x[fNounOther] > 0 }, says: "it counts something else"},
	{name: "nothing", pair: (*binding).countsNothing, says: "the number counts nothing that is named"},
	{name: "reached", clause: (*context).reached, says: "it is how things were, and not how they must be", hush: always},
	{name: "left-behind", clause: (*context).leftBehind, says: "it is what something changed from"},
	{name: "only-month", pair: (*binding).onlyMonth, says: "it is the month of something else", hush: always},
	{name: "late-date", clause: (*context).lateDate, says: "the years before it may be counted otherwise"},
	{name: "roughly", clause: (*context).roughlyReckoned, says: "the time before it is only told about", hush: always},
	{name: "myth", pair: (*binding).mythical, says: "the words are quoted, and the article says otherwise"},
	{name: "bound", clause: (*context).onlyBound, says: "only the bound is not told"},
	{name: "rounded", clause: (*context).roundedAcross, says: "it is rounded to the other side", hush: always},
	{name: "rest", pair: (*binding).rest, says: "it is the rest of the whole"},
	{name: "difference", clause: (*context).difference, says: "it is by how much something is another", hush: always},
	{name: "counted", clause: (*context).countedDay, says: "it is the day of what came before or after", hush: always},
	{name: "overtaken", clause: (*context).overtaken, says: "it is what something changed from"},
	{name: "interval", clause: (*context).interval, says: "it is the time between two events", hush: unlessNear},
	{name: "so-far", clause: (*context).soFar, says: "it is how far something had come", hush: unlessNear},
	{name: "wish", clause: (*context).wished, says: "it is what somebody wants", hush: unlessNear},
	{name: "hour", pair: (*binding).atHour, says: "it is how things stood at some hour"},
	{name: "part", pair: (*binding).partOf, says: "it is only some of them", hush: unlessNear},
	{name: "some", clause: (*context).someOf, says: "it is only some of them", hush: unlessNear},
	{name: "opposed", clause: (*context).opposed, says: "a word beside it sets it against the fact"},
	{name: "sibling", clause: (*context).sibling, says: "it is said of one with a like name"},
	{name: "other", clause: (*context).otherOne, says: "it is said of another of the kind", hush: unlessNear},
	{name: "which", pair: (*binding).whichOther, says: "it is said of what stands before it", hush: unlessNear},
	{name: "larger", clause: (*context).larger, says: "it is said of another of the kind", hush: unlessNear},
	{name: "rank", clause: (*context).otherRank, says: "it is said of another of the kind", hush: unlessNear},
	{name: "foreseen", clause: (*context).foreseen, says: "it is what is foreseen", hush: unlessNear},
	{name: "intended", clause: (*context).intended, says: "it is what is foreseen", hush: unlessNear},
	{name: "extreme", clause: (*context).extreme, says: "it is said of the most or the least of a kind"},
	{name: "stranger", clause: (*context).stranger, says: "the pronoun before it stands for something else"},
}

// doubt is the first thing that speaks for a value that is not the fact's, nil
// where nothing does.
func (b *binding) doubt(pr *pair) *reason {
	c := &b.r.context
	c.read(b.r, int(pr.mention))
	if r := b.reason(reasonsBeside, pr); r != nil {
		return r
	}
	if b.telling(pr) || b.wasExchanged(pr) || len(c.terms) == 0 {
		return nil
	}
	if r := b.reason(reasonsApart, pr); r != nil || pr.x[fSlip] > 0 {
		return r // whatever digits the two have in common
	}
	return b.reason(reasons, pr)
}

// telling reports whether the fact's digits are in the value by no chance: not 20 of 200,
// nor 2012 of 2021.
func (b *binding) telling(pr *pair) bool {
	v := &b.r.pass.Mentions[pr.mention].Value
	if v.Kind == quant.KindDate {
		return pr.x[fSlip] > 0 && v.Date.Precision > quant.Year
	}
	if least := 2; pr.x[fSlip] > 0 {
		switch pr.cmp.Cause {
		case quant.DecimalPoint:
			least = tellingDigits - 1
		case quant.DigitWrong, quant.DigitDropped, quant.DigitAdded:
			least = tellingDigits
		}
		return compare.Figures(v.Lo) >= least
	}
	return false
}

// tellingDigits is how many figures a value must have, of which all but one are the fact's, for
// that to be no chance: of two lengths of bridges one in a dozen looks like a slip of the other.
const tellingDigits = 4

// reason is the first of a list that applies to a pair whose context was read.
func (b *binding) reason(list []reason, pr *pair) *reason {
	p, c := b.x.all[pr.fact], &b.r.context
	for i := range list {
		if r := &list[i]; r.clause != nil && r.clause(c, p) || r.pair != nil && r.pair(b, pr) {
			return r
		}
	}
	return nil
}

// hushes reports whether nobody is asked about a pair for the reason.
func (r *reason) hushes(pr *pair) bool {
	return r != nil && (r.hush == always || r.hush == unlessNear && pr.x[fNearMiss] == 0)
}
