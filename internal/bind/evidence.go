package bind

import (
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What speaks for and against a mention stating a fact, gathered from its context.

// pair is a mention and a fact that it may state.
type pair struct {
	mention int32
	fact    int32
	x       vector
	first   float32 // score of the first look
	context float32 // score of the first look but for the value
	score   float32 // log-odds
	// second and last are what its evidence of the first look adds to the score in the
	// looks that follow.
	second, last float32
	cmp          quant.Comparison
	obs          int
	how          standing
	// local numbers the facts of the article's pairs, slot their slots.
	local, slot int32
	// end is the end of the fact's stretch of time that the mention tells.
	end edge
	// edge is the end of the mention's range that the fact is told by.
	edge edge
	// from is the fact from whose date the value is counted, from 1; 0 for none.
	from int32
	// life says that it is an age, which tells the time besides.
	life bool
}

// coverage is how well an alternative is covered in each zone, and by the words of the
// sentence, however far from the value.
type coverage struct {
	zones    [zones]float32
	sentence float32
}

func (c *context) cover(x *Index, ph *phrase) (s coverage) {
	met := false
	for _, w := range ph.words {
		at := c.at(w)
		if at == nil {
			continue
		}
		met = true
		weight := x.vocab.words[w].idf + 0.5
		for z := range s.zones {
			s.zones[z] += weight * at.zones[z]
		}
		s.sentence += weight * (0.6*at.inText + 0.4*at.zones[attached])
	}
	if met {
		for z := range s.zones {
			s.zones[z] /= ph.total
		}
		s.sentence /= ph.total
	}
	return s
}

// beside reports whether the values cannot be compared, so that the fact is not
// the one that is meant.
func (pr *pair) beside() bool {
	return pr.cmp.Relation == quant.Incomparable && pr.cmp.Cause == quant.NoCause
}

// evidence fills the empty vector of a pair; of one whose values cannot be
// compared it tells no more than that.
func (c *context) evidence(x *Index, p *profile, pr *pair) {
	v := &pr.x
	v[fBias] = 1
	if c.valueEvidence(p, pr); pr.beside() {
		return
	}
	pr.end = c.whichEnd(p)
	c.eventEvidence(x, p, v)
	c.subjectEvidence(x, p, v)
	v[fEventSubject] = min(v[fEvent]+0.5*v[fEventNear], 1) * max(v[fSubject], 0.8*v[fSubjectNear], 0.7*v[fSubjectAbove])
	c.wordEvidence(p, v)
	c.unitEvidence(p, v)
	c.timeEvidence(p, pr)
	c.standingEvidence(x, p, pr)
	c.verbEvidence(p, v)
	c.grammarEvidence(p, pr)
	if c.bare {
		v[fBare] = 1
		if c.taken.digits || c.taken.near {
			v[fDigits] = 1
		}
	}
	if c.value.Kind == quant.KindDate {
		c.dateEvidence(p, pr)
	}
	if pr.cmp.Agrees() {
		v[fAgreeEvent] = v[fEvent]
	} else if pr.cmp.Conflicts() {
		v[fConflictEvent] = v[fEvent]
	}
}

// standingEvidence tells how a value stands in its article, and how many facts are
// like this one.
func (c *context) standingEvidence(x *Index, p *profile, pr *pair) {
	v := &pr.x
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
	if c.mention.Age && (c.taken == nil || c.taken.from == 0) {
		v[fAge] = 1
		for _, w := range p.own {
			if x.vocab.roles.Of(x.vocab.words[w].lemma)&role.Age != 0 {
				v[fAge] = 0
			}
		}
	}
}

// dateEvidence repeats for dates what is evidence of another weight for them.
func (c *context) dateEvidence(p *profile, pr *pair) {
	v := &pr.x
	v[fDate] = 1
	v[fDateEvent] = v[fEvent]
	v[fDateEventNone] = v[fEventNone]
	v[fDateAnchor] = v[fAnchor]
	v[fDateNearMiss] = v[fNearMiss]
	if v[fNearMiss] > 0 {
		c.dateSlip(&p.observation(pr.obs).Value.Date, pr)
	}
	v[fDateVerb] = v[fVerb]
	if c.timeOf {
		v[fTimeOf], v[fTimeOfOther] = 1, 1-v[fEvent]
	}
	v[fDateNextOther] = v[fNextOther]
	v[fDateUnexplained] = v[fUnexplained]
}

func (c *context) eventEvidence(x *Index, p *profile, v *vector) {
	var att, near, top float32
	for i := range p.events {
		by := c.cover(x, &p.events[i])
		att, near, top = max(att, by.zones[attached]), max(near, by.zones[nearby]), max(top, by.zones[above])
	}
	if c.life != noLife && c.life.states(x.words, p) {
		att = 1 // brackets with two dates behind a name say born and died
	}
	if c.version != "" && c.cameOut(p, c.version) {
		att = 1
	}
	if _, _, stretch := p.stretch(); stretch && c.leavesOffice(p) {
		att = 1
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
		if at := c.at(w); at != nil {
			sum += wt * at.zones[attached]
			sumNear += wt * max(at.zones[nearby], at.zones[above])
		}
	}
	if total > 0 {
		v[fRest] = sum / total
		v[fRestNear] = max(0, sumNear/total-sum/total)
	}
}

func (c *context) subjectEvidence(x *Index, p *profile, v *vector) {
	var here, near, top float32
	for i := range p.names {
		by := c.cover(x, &p.names[i])
		here, near, top = max(here, by.sentence), max(near, by.zones[nearby]), max(top, by.zones[above])
		if by.sentence > 0.75 {
			v[fSubjectFull] = 1
		}
	}
	if c.sided(p) {
		here, v[fSubjectFull] = 1, 1 // "the former" is as good as the name
	}
	if c.version != "" && c.cameOut(p, c.version) {
		here, v[fSubjectFull] = 1, 1 // so is the number of a version
	}
	v[fSubject] = here
	v[fSubjectNear] = max(0, near-here)
	v[fSubjectAbove] = max(0, top-max(here, near))
	if max(here, near, top) < 0.15 {
		v[fSubjectNone] = 1
	}
}
