package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/weight"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Trust in a contradiction, as log-odds, is a line over its score. The line is
// what `go run ./internal/claimset/fit --score --drafts testdata/claims-held` printed
// while nobody had read these topics, which are never fitted on, with the findings that are right counted as so much rarer as wrong values are
// in print (one in 300) than in the drafts (one in four).
const (
	trustBase  = -3.95
	trustSlope = 0.89
	// slipOdds is the score from which a slip is told of a value that the text
	// does not assert.
	slipOdds = 2
	// oneDayOdds is the score from which even one day's difference, which a
	// time zone may explain, is taken for a slip.
	oneDayOdds = 2.5
	// writtenDayOdds is the same where the day stands there in figures: then it
	// is no matter of when the article was written.
	writtenDayOdds = 1
)

// judge writes the verdict of a mention on the fact that it was bound to.
func (b *binding) judge(cl *lint.Claim, pr *pair) {
	p := b.x.all[pr.fact]
	odds, doubt := float64(pr.score), ""
	switch {
	case pr.cmp.Agrees():
		if odds < supportOdds || pr.cmp.Understates && compare.Apart(&b.r.pass.Mentions[pr.mention].Value, &p.fact.Values[pr.obs].Value) > remote {
			return
		}
		cl.Trust = weight.Sigmoid(odds)
		if pr.life {
			b.follows(cl, pr)
			return
		}
		cl.Verdict = agreement(p.fact, pr)
		if cl.Verdict == lint.Stale && len(p.fact.Values) > 1 {
			if pr.x[fEvent]+pr.x[fEventNear]+pr.x[fLabel] == 0 {
				cl.Verdict, cl.Trust = lint.Unmatched, 0
				return // one of several values is met by chance
			}
			if b.oldOnPurpose(pr) {
				cl.Verdict, pr.how.older = lint.Supported, false
			}
		}
		if b.r.saysNot(int(pr.mention)) {
			cl.Verdict, doubt = lint.Query, "the article says that it is not"
		}
	case pr.cmp.Conflicts():
		byLabel := odds >= leastLabelled && b.labelled(pr)
		if byLabel {
			pr.score = max(pr.score, labelledOdds)
			odds = float64(pr.score)
		}
		if odds < queryOdds {
			return
		}
		cl.Trust = weight.Sigmoid(trustBase + trustSlope*odds)
		cl.Verdict = lint.Query
		if pr.x[fSubjectNone] > 0 && b.figuresByChance(pr) && pr.score < pinOdds && !b.r.mentionsAny(p) {
			cl.Verdict, cl.Trust = lint.Unmatched, 0
			return // the article is on nothing of the kind
		}
		why := b.doubt(pr)
		if pr.score == pinOdds && !b.unclaimed(pr) && !b.supposed(pr) && !b.mayBe(pr) {
			why = nil // the article itself names the fact: it is said of nothing else
		}
		switch {
		case why.hushes(pr), !byLabel && odds < b.sureOdds(pr) && pr.x[fElsewhere] > 0 && pr.x[fSlip] == 0:
			// What the article tells rightly elsewhere it hardly tells again here.
			cl.Verdict, cl.Trust = lint.Unmatched, 0
			return
		case why != nil:
			doubt = why.says
		case odds >= b.sureOdds(pr) && !overdue(p.fact, b.r.pass.Doc.Date):
			cl.Verdict = lint.Contradicted
		}
		if pr.x[fSubjectNone] > 0 && (pr.x[fSlip] == 0 || doubt != "") && !b.understood(pr) && pr.score < pinOdds && (cl.Verdict == lint.Query || b.r.pass.Mentions[pr.mention].Value.Kind == quant.KindDate) {
			cl.Verdict, cl.Trust = lint.Unmatched, 0
			return // nobody named what it would be asked about
		}
		if cl.Verdict == lint.Query && b.nothingOfIt(pr, doubt != "") {
			cl.Verdict, cl.Trust = lint.Unmatched, 0
			return
		}
	default:
		return
	}
	cl.Fact = p.fact
	cl.Observation = pr.obs
	cl.Comparison = pr.cmp
	if _, _, stretch := p.stretch(); stretch {
		b.r.context.read(b.r, int(pr.mention))
		cl.FactEnd = int(b.r.context.whichEnd(p))
	}
	if b.r.pass.Mentions[pr.mention].Value.Kind == quant.KindCount && !pr.cmp.Agrees() {
		b.r.context.read(b.r, int(pr.mention))
		cl.Stated = b.r.context.stated()
	}
	if cl.Subject == "" && len(p.fact.Subjects) > 0 && len(p.fact.Subjects[0].Names) > 0 {
		cl.Subject = p.fact.Subjects[0].Names[0]
	}
	if cl.Event == "" && len(p.fact.Event) > 0 {
		cl.Event = p.fact.Event[0]
	}
	cl.Why = b.why(cl, p, pr)
	if cl.Reckoned = b.countedFrom(pr); cl.Reckoned != "" {
		cl.Why += "; it is " + strings.TrimSuffix(cl.Reckoned, ",")
	}
	if doubt != "" {
		cl.Why += "; but perhaps " + doubt
	}
	b.remarks(cl, p.fact, pr)
}

// understood reports whether a narrow miss is said of the fact's event by its own word,
// where the subject of the clause is a pronoun or that event itself, or all but one
// part of a day is the fact's, in an article much of which is on the facts: nobody
// need be named there.
func (b *binding) understood(pr *pair) bool {
	if pr.x[fNearMiss] == 0 || pr.x[fArticle] < onTheFacts {
		return false
	}
	if pr.x[fDayYear]+pr.x[fDayDigit]+pr.x[fDayNext] > 0 && pr.score >= dayOdds {
		return true
	}
	if pr.x[fEventStrong] == 0 {
		return false
	}
	return pr.x[fTopicAnaphor]+pr.x[fTopicHead] > 0 || pr.x[fDayYear]+pr.x[fDayDigit]+pr.x[fDayNext]+pr.x[fMonthSlip] > 0
}

// dayOdds is the score from which all but one part of a day that is the fact's needs no
// word of the event beside it.
const dayOdds = 0.75

// onTheFacts is the share of an article's values that state facts from which it is
// about what they are about.
const onTheFacts = 0.25

// remote is how many powers of ten a bound that holds must lie from a value to say
// nothing of it: "within three weeks" of 38 hours.
const remote = 0.6

// sureOdds is the score from which a conflict is asserted: less is enough where
// a day misses the fact's narrowly, or a figure that the fact's event stands by.
func (b *binding) sureOdds(pr *pair) float64 {
	v := &b.r.pass.Mentions[pr.mention].Value
	switch {
	case b.turnedRound(pr) && compare.Significant(v.Lo) >= 2:
		return queryOdds
	case pr.x[fDayYear] > 0, pr.x[fSlip] > 0 && v.Kind != quant.KindDate && compare.Figures(v.Lo) >= 3:
		return queryOdds // the day of the year, or three figures, are there by no chance
	case pr.x[fTopicAnaphor] > 0 && pr.x[fMentionBest] > 0 && pr.x[fFar]+pr.x[fVeryFar]+pr.x[fElsewhere] == 0 && (pr.x[fEventNone]*pr.x[fSubjectNone] == 0 || compare.Significant(v.Lo) > 1) && !b.r.relative(int(pr.mention)):
		return queryOdds // a pronoun goes on with what the text is about, though it names nothing
	case pr.x[fLabel] >= labelled && pr.x[fElsewhere] == 0:
		return labelOdds
	case pr.life, b.cameOf(pr):
		return nearOdds
	case pr.x[fNearMiss] == 0 || pr.x[fBare] > 0 || pr.x[fHeading] > 0:
		return conflictOdds
	}
	switch {
	case v.Kind == quant.KindDate && (v.Date.Precision != quant.Day || v.Date.NoYear || b.r.relative(int(pr.mention))):
		return conflictOdds
	case v.Kind != quant.KindDate && (pr.x[fEvent] < leastNamed || compare.Significant(v.Lo) < 3 && pr.x[fSlip] == 0):
		return conflictOdds
	}
	return nearOdds
}

// turnedRound reports whether a value is the limit that the fact holds, to the other side.
func (b *binding) turnedRound(pr *pair) bool {
	return pr.cmp.Cause == quant.BoundWrong && b.r.pass.Mentions[pr.mention].Value.Lo.Cmp(b.x.all[pr.fact].fact.Values[pr.obs].Value.Lo) == 0
}

// labelOdds is the score from which a conflict is asserted where a label or a header tells
// the fact's event and the article tells the fact nowhere else: of a dozen and a half of
// those up to 0.8, in topics that are not fitted on too, none was false. labelled is how
// closely the label must be tied to the value.
const (
	labelOdds = 0.2
	labelled  = 0.95
)

// nearOdds is the score from which a narrow miss is asserted, leastNamed how much
// of the fact's event must stand by an amount.
const (
	nearOdds   = 0.25
	leastNamed = 0.3
)

// supposed reports whether the value holds only on a condition.
func (b *binding) supposed(pr *pair) bool {
	return b.r.underCondition(int(pr.mention)) && !b.meant(pr)
}

// byADay reports whether the value misses the fact's by a day, which may be that of
// a time zone.
func (b *binding) byADay(pr *pair) bool {
	return pr.cmp.OneDay && float64(pr.score) < oneDayOdds && (b.r.relative(int(pr.mention)) || float64(pr.score) < writtenDayOdds)
}

// ofOne reports whether the text gives a value for each of several, or by a unit
// of something, and the fact has it for the whole.
func (b *binding) ofOne(pr *pair) bool {
	p := b.x.all[pr.fact]
	if pr.x[fEach] > 0 {
		return true
	}
	per := b.r.pass.Mentions[pr.mention].Value.Per
	if per == "year" && !p.time.IsZero() && p.time.Precision == quant.Year {
		return false // half a million a year, of a fact on one year
	}
	return per != "" && p.per == "" && !p.each && !strings.Contains(p.fact.Statement, per)
}

// pointsOfLevel reports whether the text tells a change in points, and the fact has the
// same number of percent as a share: "up 6 percentage points" of a share of 6 percent.
func (b *binding) pointsOfLevel(pr *pair) bool {
	if pr.cmp.Cause != quant.PercentPoints || b.r.pass.Mentions[pr.mention].Value.Unit == quant.Percent {
		return false
	}
	c := &b.r.context
	if c.tellsChange(b.x.all[pr.fact]) {
		return false
	}
	first, last := c.mention.First-c.first, c.mention.Last-c.first
	for i := max(first-besideValue, 0); i < len(c.terms) && i < last+besideValue; i++ {
		if t := &c.terms[i]; t.mention < 0 && (c.r.lang.Is(t.lemma, "rise") || c.r.lang.Is(t.lemma, "fall")) {
			return true
		}
	}
	return false
}

// ofReport reports whether a year is that of a report, and of nothing that
// happened: "findings for 2023".
func (b *binding) ofReport(pr *pair) bool {
	mn := &b.r.pass.Mentions[pr.mention]
	if mn.Value.Kind != quant.KindDate || mn.Value.Date.Precision != quant.Year || mn.First < 2 || !b.r.isA(mn.First-1, joint.For) {
		return false
	}
	return b.r.lang.Is(strings.ToLower(b.r.pass.Word(mn.First-2)), "report")
}

// ofAmount reports whether a year is the time that an amount is said for, and the
// words about it are hardly those of the fact: "In 2019 it came to 83 billion".
func (b *binding) ofAmount(pr *pair) bool {
	at := b.r.pass.Mentions[pr.mention].Value.Date.Precision
	return pr.x[fTimeOf] > 0 && (at == quant.Year && pr.x[fEvent] < halfNamed || at == quant.Month && pr.x[fEvent]+pr.x[fSubject] < leastNamed)
}

// halfNamed is how much of an event must stand by a date that may be the time of
// an amount besides.
const halfNamed = 0.5

// saysNot reports whether a value is given as what it is not: "it was not 50
// million".
func (r *reader) saysNot(m int) bool {
	i := r.pass.Mentions[m].First - 1
	if r.isA(i, joint.A|joint.The) {
		i--
	}
	return i > 0 && r.isA(i, joint.Not) && !r.isA(i-1, joint.If|joint.Or)
}

// agreement is the verdict on a value that agrees with an observation.
func agreement(f *lint.Fact, pr *pair) lint.Verdict {
	switch {
	case pr.how.older:
		return lint.Stale
	case pr.cmp.Understates:
		return lint.Query
	case pr.how.opinion:
		return lint.Disputed
	case f.Derivation != nil && len(f.Values) == 1 && f.Values[0].Within != nil:
		return lint.Derived
	}
	return lint.Supported
}

// remarks adds to the reason what the facts file says beyond the value. The
// observation of an outdated claim is the one that is in force.
func (b *binding) remarks(cl *lint.Claim, f *lint.Fact, pr *pair) {
	add := func(s string) { cl.Why += "; " + s }
	if cl.Verdict == lint.Derived {
		for _, from := range f.Derivation.From {
			cl.Derived = append(cl.Derived, from.ID)
		}
		add("it follows as the " + f.Derivation.Op + " of " + strings.Join(cl.Derived, " and "))
	}
	if pr.how.older && pr.how.due >= 0 {
		old, due := &f.Values[pr.obs], &f.Values[pr.how.due]
		cl.Observation = pr.how.due
		if pr.how.due == pr.obs {
			add("the fact held until " + f.ValidTo.String())
		} else {
			add("that was the value for " + old.When() + ", and it is " + due.Text + " for " + due.When())
		}
	}
	if pr.how.opinion {
		for i := range f.Values {
			if i != pr.obs && f.Values[i].Rank != "deprecated" {
				add(said(&f.Values[i]))
			}
		}
	}
	if pr.cmp.Conflicts() {
		value := b.r.pass.Mentions[cl.Mention].Value
		for i := range f.Wrong {
			if r := compare.Values(value, f.Wrong[i].Value).Relation; r == quant.Same || r == quant.RoundsTo {
				add(strings.TrimSuffix(f.Wrong[i].Text+" is known to be wrong: "+f.Wrong[i].Why, ": "))
			}
		}
		for i := range f.Values {
			if f.Values[i].Rank == "deprecated" && compare.Values(value, f.Values[i].Value).Agrees() {
				add(said(&f.Values[i]) + ", which is not relied on")
			}
		}
	}
	if overdue(f, b.r.pass.Doc.Date) {
		add("the fact was to be looked at again after " + f.ReviewAfter.String())
	}
}

// said tells who says what.
func said(o *lint.Observation) string {
	for _, r := range o.Refs {
		if r.Source != nil {
			if r.Source.Title != "" {
				return r.Source.Title + " has " + o.Text
			}
			return r.Source.ID + " has " + o.Text
		}
	}
	return "another source has " + o.Text
}

// overdue reports whether a fact was to be looked at again before the article
// was written.
func overdue(f *lint.Fact, article quant.Date) bool {
	return !f.ReviewAfter.IsZero() && f.ReviewAfter.Known() && article.Known() && !article.IsZero() && f.ReviewAfter.Last() < article.First()
}

// plannedOnce reports whether a plan is told as one of the past, of which something
// else may have come: "was to be opened in 2005".
func (r *reader) plannedOnce(m int) bool {
	mn := &r.pass.Mentions[m]
	past := false
	terms := r.sentence(mn.Sentence)
	at := mn.First - r.pass.Sentences[mn.Sentence].First
	for i, t := range terms {
		if r.cue("still-planned").Has(t.lower) && (at >= len(terms) || t.clause == terms[at].clause) {
			return false
		}
		past = past || r.cue("once-planned").Has(terms[i].lower)
	}
	return past
}

// claimsIt reports whether a clause in this mood makes a claim on a fact of
// that mood: a planned figure is a claim on a fact that tells a plan.
func claimsIt(claim, fact lint.Mood) bool {
	switch claim {
	case lint.Asserted, lint.Planned, lint.Forecast, lint.Demanded:
		return claim == lint.Asserted || fact != lint.Asserted || claim == lint.Planned
	}
	return false
}
