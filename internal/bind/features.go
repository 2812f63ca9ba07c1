package bind

// feature is one kind of evidence for or against "this mention states this
// fact". Its weight is in weights.tsv.
type feature int

const (
	fBias feature = iota
	fEvent
	fEventNear
	fEventAbove
	fEventStrong
	fEventNone
	fRest
	fRestNear
	fSubject
	fSubjectNear
	fSubjectAbove
	fSubjectNone
	fSubjectFull
	fEventSubject
	fExplained
	fUnexplained
	fForeign
	fForeignSubject
	fOwnSubject
	fNext
	fNextNone
	fNextOther
	fHead
	fDistractor
	fPart
	fEach
	fFurther
	fFrom
	fUnitSame
	fUnitOther
	fCurrencyOther
	fPerOther
	fNounSame
	fNounKin
	fNounOther
	fNounNone
	fAgree
	fAgreeFine
	fAgreeBound
	fAgreeLoose
	fNearMiss
	fSlip
	fFar
	fVeryFar
	fTimeSame
	fTimeOther
	fTimeLater
	fTimeBefore
	fTimeClose
	fTimeNone
	fMood
	fMoodSame
	fAnchor
	fAnchorAgree
	fWeak
	fOrdinal
	fOnly
	fFew
	fHeading
	fCell
	fAge
	fAgreeEvent
	fConflictEvent
	fVerb
	fVerbOther
	fDate
	fDateEvent
	fDateEventNone
	fDateAnchor
	fDateNearMiss
	fDateYear
	fDateVerb
	fDateNextOther
	fDateUnexplained
	fLabel
	fGovernor
	fGovernorNone
	fGovernorOther
	fTopic
	fTopicHead
	fTopicOther
	fTopicStranger
	fTopicAnaphor
	fTopicSpeaker
	fTopicCounting
	fSaidSame
	fSaidOther
	fSaidNarrow
	fBare
	fTopicForeign
	fTopicHeadOther
	fTopicRival
	fInTurn
	fOutOfTurn
	fTimeOf
	fTimeOfOther
	fDigits
	fAgreeClose
	fDayYear
	fDayDigit
	fDayNext
	fMonthSlip
	fEdge
	// The second look: what competes.
	fFactMargin
	fFactBest
	fMentionMargin
	fMentionBest
	fOtherAgrees
	fElsewhere
	fArticle
	fContextMargin
	fContextBest
	fContextMention
	fSwap
	fContrast
	fContrastAgainst
	fMarginFar
	fCellContrast
	fCellAgainst
	fCellSwap
	features
)

var featureNames = [features]string{
	fBias:            "bias",
	fEvent:           "event",
	fEventNear:       "event-near",
	fEventAbove:      "event-above",
	fEventStrong:     "event-strong",
	fEventNone:       "event-none",
	fRest:            "statement",
	fRestNear:        "statement-near",
	fSubject:         "subject",
	fSubjectNear:     "subject-near",
	fSubjectAbove:    "subject-above",
	fSubjectNone:     "subject-none",
	fSubjectFull:     "subject-full",
	fEventSubject:    "event-and-subject",
	fExplained:       "explained",
	fUnexplained:     "unexplained",
	fForeign:         "foreign-name",
	fForeignSubject:  "foreign-subject",
	fOwnSubject:      "own-subject",
	fNext:            "next",
	fNextNone:        "next-none",
	fNextOther:       "next-other",
	fHead:            "head",
	fDistractor:      "distractor",
	fPart:            "part",
	fEach:            "each",
	fFurther:         "further",
	fFrom:            "from",
	fUnitSame:        "unit-same",
	fUnitOther:       "unit-other",
	fCurrencyOther:   "currency-other",
	fPerOther:        "per-other",
	fNounSame:        "noun-same",
	fNounKin:         "noun-kin",
	fNounOther:       "noun-other",
	fNounNone:        "noun-none",
	fAgree:           "agrees",
	fAgreeFine:       "agrees-fine",
	fAgreeBound:      "agrees-bound",
	fAgreeLoose:      "agrees-loosely",
	fNearMiss:        "near-miss",
	fSlip:            "slip",
	fFar:             "far",
	fVeryFar:         "very-far",
	fTimeSame:        "time-same",
	fTimeOther:       "time-other",
	fTimeLater:       "time-later",
	fTimeBefore:      "time-before",
	fTimeClose:       "time-close",
	fTimeNone:        "time-none",
	fMood:            "mood",
	fMoodSame:        "mood-of-fact",
	fAnchor:          "anchor",
	fAnchorAgree:     "anchor-agrees",
	fWeak:            "weak",
	fOrdinal:         "ordinal",
	fOnly:            "only-fact",
	fFew:             "few-facts",
	fHeading:         "heading",
	fCell:            "cell",
	fAge:             "age",
	fAgreeEvent:      "agrees-and-event",
	fConflictEvent:   "conflicts-and-event",
	fVerb:            "verb",
	fVerbOther:       "verb-other",
	fDate:            "date",
	fDateEvent:       "date-event",
	fDateEventNone:   "date-event-none",
	fDateAnchor:      "date-anchor",
	fDateNearMiss:    "date-near-miss",
	fDateYear:        "date-same-year",
	fDateVerb:        "date-verb",
	fDateNextOther:   "date-next-other",
	fDateUnexplained: "date-unexplained",
	fLabel:           "label",
	fGovernor:        "governor",
	fGovernorNone:    "governor-none",
	fGovernorOther:   "governor-other",
	fTopic:           "topic",
	fTopicHead:       "topic-head",
	fTopicOther:      "topic-other",
	fTopicStranger:   "topic-stranger",
	fTopicAnaphor:    "topic-anaphor",
	fTopicSpeaker:    "topic-speaker",
	fTopicCounting:   "topic-counting",
	fSaidSame:        "said-same",
	fSaidOther:       "said-other",
	fSaidNarrow:      "said-narrow",
	fBare:            "bare",
	fTopicForeign:    "topic-foreign",
	fTopicHeadOther:  "topic-head-other",
	fTopicRival:      "topic-rival",
	fInTurn:          "in-turn",
	fOutOfTurn:       "out-of-turn",
	fTimeOf:          "time-of-amount",
	fTimeOfOther:     "time-of-amount-no-event",
	fDigits:          "digits-alone",
	fAgreeClose:      "agrees-closely",
	fDayYear:         "day-of-other-year",
	fDayDigit:        "day-digit",
	fDayNext:         "next-day",
	fMonthSlip:       "month-of-other-year",
	fEdge:            "edge",
	fFactMargin:      "fact-margin",
	fFactBest:        "fact-best",
	fMentionMargin:   "mention-margin",
	fMentionBest:     "mention-best",
	fOtherAgrees:     "other-agrees",
	fElsewhere:       "agrees-elsewhere",
	fArticle:         "article-on-facts",
	fContextMargin:   "context-margin",
	fContextBest:     "context-best",
	fContextMention:  "context-mention",
	fSwap:            "swap",
	fContrast:        "contrast",
	fContrastAgainst: "contrast-against",
	fMarginFar:       "margin-far",
	fCellContrast:    "cell-contrast",
	fCellAgainst:     "cell-contrast-against",
	fCellSwap:        "cell-swap",
}

// firstLook is the number of features that look at the pair alone.
const firstLook = int(fFactMargin)

// vector is the evidence of one pair.
type vector [features]float32

// valueFeatures are the kinds of evidence that look at the value itself; the
// context of a value is what remains.
var valueFeatures = func() [features]bool {
	var b [features]bool
	for _, f := range [...]feature{
		fAgree,
		fAgreeFine,
		fAgreeBound,
		fAgreeLoose,
		fDateYear,
		fNearMiss,
		fSlip,
		fFar,
		fVeryFar,
		fAnchorAgree,
		fAgreeEvent,
		fConflictEvent,
		fDateNearMiss,
		fUnitOther,
		fCurrencyOther,
		fDigits,
		fAgreeClose,
		fDayYear,
		fDayDigit,
		fDayNext,
		fMonthSlip,
	} {
		b[f] = true
	}
	return b
}()
