package bind

import (
	"math"
	"slices"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

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
	features
)

var featureNames = [features]string{
	"bias", "event", "event-near", "event-above", "event-strong", "event-none", "statement", "statement-near",
	"subject", "subject-near", "subject-above", "subject-none", "subject-full", "event-and-subject", "explained", "unexplained", "foreign-name", "foreign-subject", "own-subject", "next", "next-none", "next-other", "head",
	"distractor", "part", "each", "further", "from",
	"unit-same", "unit-other", "currency-other", "per-other", "noun-same", "noun-kin", "noun-other", "noun-none",
	"agrees", "agrees-fine", "agrees-bound", "near-miss", "slip", "far", "very-far",
	"time-same", "time-other", "time-later", "time-before", "time-close", "time-none", "mood", "mood-of-fact", "anchor", "anchor-agrees", "weak", "ordinal",
	"only-fact", "few-facts", "heading", "cell", "age", "agrees-and-event", "conflicts-and-event",
	"verb", "verb-other", "date", "date-event", "date-event-none", "date-anchor", "date-near-miss", "date-verb", "date-next-other", "date-unexplained", "label",
	"governor", "governor-none", "governor-other", "topic", "topic-head", "topic-other", "topic-stranger", "topic-anaphor", "topic-speaker", "topic-counting", "said-same", "said-other", "said-narrow", "bare", "topic-foreign", "topic-head-other",
	"fact-margin", "fact-best", "mention-margin", "mention-best", "other-agrees", "agrees-elsewhere", "article-on-facts", "context-margin", "context-best", "context-mention", "swap", "contrast", "contrast-against", "margin-far",
}

// firstLook is the number of features that look at the pair alone.
const firstLook = int(fFactMargin)

// vector is the evidence of one pair.
type vector [features]float32

// pair is a mention and a fact that it may state.
type pair struct {
	mention int32
	fact    int32
	x       vector
	first   float32 // score of the first look
	context float32 // score of the first look but for the value
	score   float32 // log-odds
	cmp     quant.Comparison
	obs     int
	how     standing
	// local numbers the facts of the article's pairs, slot their slots.
	local, slot int32
}

// score is how well an alternative is covered in a zone.
func (c *context) phraseIn(x *Index, ph *phrase, z zone) float32 {
	var sum float32
	for _, w := range ph.words {
		sum += (x.vocab.words[w].idf + 0.5) * c.weight(w, z)
	}
	return sum / ph.total
}

func (c *context) phraseInSentence(x *Index, ph *phrase) float32 {
	var sum float32
	for _, w := range ph.words {
		wt := c.weight(w, attached)
		sum += (x.vocab.words[w].idf + 0.5) * (0.6*c.sentenceWeight(w) + 0.4*wt)
	}
	return sum / ph.total
}

// evidence fills the vector of the first look.
func (c *context) evidence(x *Index, p *profile, pr *pair) {
	v := &pr.x
	*v = vector{}
	v[fBias] = 1
	c.eventEvidence(x, p, v)
	c.subjectEvidence(x, p, v)
	v[fEventSubject] = min(v[fEvent]+0.5*v[fEventNear], 1) * max(v[fSubject], 0.8*v[fSubjectNear], 0.7*v[fSubjectAbove])
	c.wordEvidence(p, v)
	c.unitEvidence(p, v)
	c.valueEvidence(p, pr)
	c.timeEvidence(p, pr)
	if c.mood != lint.Asserted {
		if p.mood == lint.Asserted || c.mood == lint.Denied {
			v[fMood] = 1
		} else {
			v[fMoodSame] = 1
		}
	}
	if c.anchor {
		v[fAnchor] = 1
		if pr.cmp.Agrees() {
			v[fAnchorAgree] = 1
		}
	}
	if c.weak {
		v[fWeak] = 1
	}
	if c.value.Kind == quant.KindOrdinal {
		v[fOrdinal] = 1
	}
	if p.rivals == 1 {
		v[fOnly] = 1
	} else if p.rivals <= 3 {
		v[fFew] = 1
	}
	if c.heading {
		v[fHeading] = 1
	}
	if c.cell {
		v[fCell] = 1
	}
	if c.mention.Age {
		v[fAge] = 1
		for _, w := range p.own {
			if l := x.vocab.words[w].lemma; l == "age" || l == "aged" || l == "old" {
				v[fAge] = 0
			}
		}
	}
	c.verbEvidence(p, v)
	c.grammarEvidence(p, pr)
	if c.bare {
		v[fBare] = 1
	}
	if c.value.Kind == quant.KindDate {
		v[fDate] = 1
		v[fDateEvent] = v[fEvent]
		v[fDateEventNone] = v[fEventNone]
		v[fDateAnchor] = v[fAnchor]
		v[fDateNearMiss] = v[fNearMiss]
		v[fDateVerb] = v[fVerb]
		v[fDateNextOther] = v[fNextOther]
		v[fDateUnexplained] = v[fUnexplained]
	}
	if pr.cmp.Agrees() {
		v[fAgreeEvent] = v[fEvent]
	} else if pr.cmp.Conflicts() {
		v[fConflictEvent] = v[fEvent]
	}
}

func (c *context) eventEvidence(x *Index, p *profile, v *vector) {
	var att, near, top float32
	for i := range p.events {
		att = max(att, c.phraseIn(x, &p.events[i], attached))
		near = max(near, c.phraseIn(x, &p.events[i], nearby))
		top = max(top, c.phraseIn(x, &p.events[i], above))
	}
	v[fEvent] = att
	v[fEventNear] = max(0, near-att)
	v[fEventAbove] = max(0, top-max(att, near))
	if att > 0.6 {
		v[fEventStrong] = 1
	}
	if att < 0.1 {
		v[fEventNone] = 1
	}
	var sum, total, sumNear float32
	for _, w := range p.rest {
		wt := x.vocab.words[w].idf
		total += wt
		sum += wt * c.weight(w, attached)
		sumNear += wt * max(c.weight(w, nearby), c.weight(w, above))
	}
	if total > 0 {
		v[fRest] = sum / total
		v[fRestNear] = max(0, sumNear/total-sum/total)
	}
}

func (c *context) subjectEvidence(x *Index, p *profile, v *vector) {
	var here, near, top float32
	for i := range p.names {
		h := c.phraseInSentence(x, &p.names[i])
		here = max(here, h)
		if h > 0.75 {
			v[fSubjectFull] = 1
		}
		near = max(near, c.phraseIn(x, &p.names[i], nearby))
		top = max(top, c.phraseIn(x, &p.names[i], above))
	}
	v[fSubject] = here
	v[fSubjectNear] = max(0, near-here)
	v[fSubjectAbove] = max(0, top-max(here, near))
	if max(here, near, top) < 0.15 {
		v[fSubjectNone] = 1
	}
}

// wordEvidence asks how much of what is tied to the value the fact explains.
func (c *context) wordEvidence(p *profile, v *vector) {
	var explained, total, foreign, head float32
	var top [2]float32
	var topQ [2]float32
	for i := range c.near {
		n := &c.near[i]
		if n.tie < 0.3 {
			continue
		}
		q := quality(n.term, p)
		total += n.tie
		explained += n.tie * q
		switch {
		case n.tie > top[0]:
			top[1], topQ[1] = top[0], topQ[0]
			top[0], topQ[0] = n.tie, q
		case n.tie > top[1]:
			top[1], topQ[1] = n.tie, q
		}
	}
	for i := range c.names {
		n := &c.names[i]
		switch q := quality(n.term, p); {
		case q == 0:
			foreign += n.tie
			if n.subject {
				v[fForeignSubject] = 1
			}
		case n.subject:
			v[fOwnSubject] = 1
		}
	}
	if v[fOwnSubject] > 0 {
		v[fForeignSubject] = 0
	}
	c.nextEvidence(p, v)
	var distract float32
	for i := range c.near {
		n := &c.near[i]
		if n.tie > 0.35 && n.term.distract && quality(n.term, p) == 0 {
			distract = max(distract, n.tie)
		}
	}
	v[fDistractor] = distract
	c.cueEvidence(p, v)
	head = max(topQ[0], topQ[1])
	if total > 0 {
		v[fExplained] = explained / total
	}
	v[fUnexplained] = min((total-explained)/4, 1.5)
	v[fForeign] = min(foreign, 2)
	v[fHead] = head
}

// verbEvidence asks whether the head of the value's clause, or its label, is
// one of the fact's own words.
func (c *context) verbEvidence(p *profile, v *vector) {
	if c.verb != nil && (len(c.verb.families) > 0 || len(c.verb.matches) > 0) && !plainVerbs[c.verb.lemma] {
		if q := quality(c.verb, p); q > 0 {
			v[fVerb] = q
		} else {
			v[fVerbOther] = 1
		}
	}
	for i := range c.near {
		if n := &c.near[i]; n.label {
			v[fLabel] = max(v[fLabel], quality(n.term, p))
		}
	}
}

// plainVerbs head clauses of any matter.
var plainVerbs = map[string]bool{
	"be": true, "have": true, "do": true, "make": true, "take": true, "say": true, "come": true, "go": true, "get": true, "put": true, "give": true,
	"stand": true, "amount": true, "reach": true, "total": true, "become": true, "remain": true, "will": true,
}

// nextEvidence looks at the content words next to the value: does the fact
// explain them?
func (c *context) nextEvidence(p *profile, v *vector) {
	n := 0
	var best float32
	for _, t := range [...]*term{c.left, c.right} {
		if t != nil {
			n++
			best = max(best, quality(t, p))
		}
	}
	switch {
	case n == 0:
		v[fNextNone] = 1
	case best == 0:
		v[fNextOther] = 1
	default:
		v[fNext] = best
	}
}

// cueEvidence notes the little words beside the value which say that it is a
// part, one of several, a further amount, or what it was before.
func (c *context) cueEvidence(p *profile, v *vector) {
	if c.cue.part {
		v[fPart] = 1
	}
	if c.cue.each && p.per == "" && !p.each {
		v[fEach] = 1
	}
	if c.cue.further {
		v[fFurther] = 1
	}
	if c.cue.from {
		v[fFrom] = 1
	}
}

// quality is how well the fact's own words explain a word of the article.
func quality(t *term, p *profile) float32 {
	var q float32
	for _, m := range t.matches {
		if m.quality > q && has(p.own, m.word) {
			q = m.quality
		}
	}
	return q
}

func (c *context) unitEvidence(p *profile, v *vector) {
	a, b := c.value, p.fact.Values[0].Value
	switch a.Kind {
	case quant.KindMoney, quant.KindMeasure:
		switch {
		case a.Unit == b.Unit || c.anyCurrency || c.anyDegree:
			v[fUnitSame] = 1
		case a.Kind == quant.KindMoney:
			v[fCurrencyOther] = 1
		default:
			v[fUnitOther] = 1
		}
	case quant.KindDuration, quant.KindSet:
		if a.Unit == b.Unit {
			v[fUnitSame] = 1
		} else {
			v[fUnitOther] = 1
		}
	case quant.KindPercent:
		if a.Unit == b.Unit {
			v[fUnitSame] = 1
		} else {
			v[fUnitOther] = 1
		}
	case quant.KindCount, quant.KindOrdinal:
		switch {
		case c.noun == "" || p.noun == "":
			v[fNounNone] = 1
		case c.noun == p.noun:
			v[fNounSame] = 1
		case kin(c.r, c.noun, p):
			v[fNounKin] = 1
		default:
			v[fNounOther] = 1
		}
	}
	if a.Per != b.Per && a.Per != "" && b.Per != "" {
		v[fPerOther] = 1
	}
}

// kin reports whether a counted noun is a relative of the fact's noun, or one
// of the fact's own words ("visitors" of a fact on visits by people).
func kin(r *reader, noun string, p *profile) bool {
	e := r.lookup(noun)
	if person[p.noun] && person[noun] {
		return true
	}
	for _, f := range r.lang.Families(p.noun) {
		for _, g := range e.families {
			if f == g {
				return true
			}
		}
	}
	for _, m := range e.matches {
		if m.quality >= sameRoot && has(p.own, m.word) {
			return true
		}
	}
	return false
}

// person are nouns that count people whatever they do.
var person = map[string]bool{
	"person": true, "people": true, "man": true, "woman": true, "soul": true, "inhabitant": true, "resident": true, "citizen": true, "individual": true,
	"worker": true, "employee": true, "visitor": true, "tourist": true, "volunteer": true, "member": true, "participant": true, "passenger": true, "human": true,
	"voter": true, "victim": true, "patient": true, "subject": true, "child": true, "adult": true, "personnel": true, "staff": true, "soldier": true, "spectator": true,
}

func (c *context) valueEvidence(p *profile, pr *pair) {
	v := &pr.x
	pr.cmp, pr.obs, pr.how = c.observe(p.fact)
	switch {
	case pr.cmp.Agrees():
		v[fAgree] = 1
		v[fAgreeFine] = fineness(c.value)
		if pr.cmp.Relation == quant.BoundHolds || pr.cmp.Relation == quant.Contains {
			v[fAgreeBound] = 1
		}
	case pr.cmp.Conflicts():
		ratio := apart(c.value, p.fact.Values[pr.obs].Value)
		switch {
		case pr.cmp.Relation == quant.NearMiss && pr.cmp.Cause != quant.SmallDifference:
			v[fNearMiss] = 1
			switch pr.cmp.Cause {
			case quant.ScaleSlip, quant.CurrencySlip, quant.UnitSlip, quant.DigitsSwapped, quant.DecimalPoint:
				v[fSlip] = 1
			}
		case ratio > 1.2:
			v[fVeryFar] = 1
		case ratio > 0.4:
			v[fFar] = 1
		}
	}
}

func better(a, b quant.Comparison) bool {
	rank := func(c quant.Comparison) int {
		switch {
		case c.Agrees():
			return 10 - int(c.Relation)
		case c.Relation == quant.NearMiss:
			return 3
		case c.Relation == quant.Disjoint:
			return 2
		}
		return 1
	}
	return rank(a) > rank(b)
}

// fineness is how telling the value's digits are: 0 for "two" or a year, 1
// for three significant digits or a day. A value that agrees finely does so
// by chance more rarely.
func fineness(v quant.Value) float32 {
	if v.Kind == quant.KindDate {
		switch {
		case v.Date.Precision >= quant.Day:
			return 1
		case v.Date.Precision >= quant.Month:
			return 0.6
		case v.Date.Precision >= quant.Year:
			return 0.2
		}
		return 0
	}
	d := significant(v.Lo)
	switch {
	case d >= 3:
		return 1
	case d == 2:
		return 0.5
	}
	return 0
}

// significant is the number of significant digits that a number is written
// with.
func significant(n quant.Number) int {
	if n.Sign() == 0 {
		return 1
	}
	u := n.Ulp()
	d := n.Magnitude() - u + 1
	return max(d, 1)
}

// apart is how far two values lie apart: powers of ten for amounts, for dates
// a tenth of the years.
func apart(a, b quant.Value) float64 {
	if a.Kind == quant.KindDate && (a.Date.NoYear || b.Date.NoYear || a.Date.TimeOnly) {
		return 0
	}
	if a.Kind == quant.KindDate {
		return math.Abs(float64(a.Date.Year-b.Date.Year)) / 8
	}
	x, y := math.Abs(toBase(a)), math.Abs(toBase(b))
	if x == 0 || y == 0 {
		return 2
	}
	return math.Abs(math.Log10(x / y))
}

// toBase is the amount in its dimension's base unit, for rough comparison.
func toBase(v quant.Value) float64 {
	f := v.Lo.Float()
	switch v.Kind {
	case quant.KindMeasure:
		if u, ok := quant.UnitOf(v.Unit); ok && u.Factor != nil {
			k, _ := u.Factor.Float64()
			f *= k
		}
	case quant.KindDuration:
		f *= durationDays[v.Unit]
	}
	return f
}

var durationDays = map[string]float64{
	"second": 1.0 / 86400, "minute": 1.0 / 1440, "hour": 1.0 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30.44, "quarter": 91.3, "year": 365.25, "decade": 3652.5, "century": 36525,
}

// timeEvidence holds the time of which the value is said against the time for
// which the fact holds.
func (c *context) timeEvidence(p *profile, pr *pair) {
	if c.mention.Value.Kind == quant.KindDate {
		return
	}
	at := p.time
	if o := p.fact.Values[pr.obs].Time; !o.IsZero() {
		at = o
	}
	if at.IsZero() || !at.Known() {
		return
	}
	v := &pr.x
	if !c.time.IsZero() {
		if overlaps(c.time, at) {
			v[fTimeSame] = c.timeTie
		} else {
			v[fTimeOther] = c.timeTie
		}
		return
	}
	d := c.r.pass.Doc.Date
	if d.IsZero() || !d.Known() {
		v[fTimeNone] = 1
		return
	}
	switch gap := int(d.First()) - int(at.Last()); {
	case int(d.Last()) < int(at.First()):
		v[fTimeBefore] = 1 // the article is older than what the fact speaks of
	case gap < 45:
		v[fTimeClose] = 1
	case gap > 800:
		v[fTimeLater] = 1
	}
}

// overlaps reports whether two dates can be the same time.
func overlaps(a, b quant.Date) bool {
	if a.Precision == quant.NoDate || b.Precision == quant.NoDate || a.TimeOnly || b.TimeOnly {
		return false
	}
	if a.NoYear || b.NoYear {
		return a.Month == b.Month && (a.Day == b.Day || a.Day == 0 || b.Day == 0)
	}
	return a.First() <= b.Last() && b.First() <= a.Last()
}

func has(sorted []int32, w int32) bool {
	lo, hi := 0, len(sorted)
	for lo < hi {
		mid := (lo + hi) / 2
		if sorted[mid] < w {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(sorted) && sorted[lo] == w
}

func sortInts(ids []int32) { slices.Sort(ids) }

// valueFeatures are the kinds of evidence that look at the value itself; the
// context of a value is what remains.
var valueFeatures = func() [features]bool {
	var b [features]bool
	for _, f := range [...]feature{
		fAgree, fAgreeFine, fAgreeBound, fNearMiss, fSlip, fFar, fVeryFar, fAnchorAgree, fAgreeEvent, fConflictEvent, fDateNearMiss, fUnitOther, fCurrencyOther,
	} {
		b[f] = true
	}
	return b
}()
