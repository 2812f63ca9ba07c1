package bind

import (
	"math"
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// A length of time that is counted from an event which a fact dates: "took the oath
// five weeks after the vote". It is a time, and may be held against what the facts say
// of that time.

// anchorWords is how many words behind "after" may name the event.
const anchorWords = 5

// afterEvent reads a length of time as the time that it leads to from the event named
// behind it.
func (c *context) afterEvent(x *Index) {
	list := x.byDim["date"]
	if c.mention.Age || c.value.Range || len(c.value.More) > 0 || len(list) < 2 || len(list) > smallIndex {
		return
	}
	p, s := c.r.pass, c.mention.Sentence
	sign := 0
	switch does := c.r.does(c.r.small(c.mention.Last)); {
	case does&role.After != 0:
		sign = 1
	case does&role.Before != 0:
		sign = -1
	}
	if sign == 0 || c.mention.Last+1 >= p.Sentences[s].Last {
		return
	}
	named := c.eventBehind(c.r.sentence(s), c.mention.Last+1-p.Sentences[s].First)
	if len(named) == 0 {
		return
	}
	from, best, open := int32(-1), float32(0), false
	for _, id := range list {
		switch q := x.all[id].dates(named); {
		case q == 0 || q < best:
		case q > best:
			from, best, open = id, q, false
		default:
			open = open || x.all[from].first.Value.Date != x.all[id].first.Value.Date
		}
	}
	if from < 0 || open {
		return // of two events, either may be meant
	}
	if v, ok := counted(x.all[from].first.Value.Date, c.value, sign); ok {
		c.others = append(c.others, reading{value: v, dim: "date", full: true, from: from + 1})
	}
}

// eventBehind is the words from term i on that name an event: a noun phrase, or a
// pronoun and its verb.
func (c *context) eventBehind(terms []term, i int) []*term {
	var named []*term
	for ; i < len(terms) && len(named) < anchorWords; i++ {
		t := &terms[i]
		switch {
		case t.mention >= 0 || len(t.lower) == 1 && !t.content:
			return named
		case t.content:
			named = append(named, t)
		case len(named) > 0 && !t.isA(joint.Of|joint.The|joint.Was|joint.Had):
			return named
		case len(named) > 0 && t.isA(joint.The) && !t.isA(joint.Of) && !terms[i-1].isA(joint.Of):
			return named
		}
	}
	return named
}

// dates is how well the words name an event that a fact dates, 0 where they do not: every
// one of them is a word of the fact, and they are all of an event's words.
func (p *profile) dates(named []*term) float32 {
	v := &p.first.Value
	if len(p.fact.Values) != 1 || v.Range || v.Hedge != quant.NoHedge || !v.Date.Known() || v.Date.Precision < quant.Year {
		return 0
	}
	least := float32(sameLemma)
	for _, t := range named {
		if least = min(least, quality(t, p)); least < sameRoot {
			return 0
		}
	}
	for i := range p.events {
		whole := true
		for _, w := range p.events[i].words {
			whole = whole && stands(named, w)
		}
		if whole && len(p.events[i].words) > 0 {
			return least
		}
	}
	return 0
}

// stands reports whether one of the words stands for a word of the facts.
func stands(named []*term, word int32) bool {
	for _, t := range named {
		for _, m := range t.matches {
			if m.word == word && m.quality >= sameRoot {
				return true
			}
		}
	}
	return false
}

// counted is the stretch that lies a length of time after a day, or before it. What is
// counted in weeks, months or years is counted to the nearest, or half a year more.
func counted(from quant.Date, v quant.Value, sign int) (quant.Value, bool) {
	n, whole := v.Lo.Int64()
	if !whole {
		if n, whole = v.Lo.Mul(quant.FromInt(12)).Int64(); !whole || v.Unit != "year" {
			return quant.Value{}, false
		}
		v.Unit = "month"
	}
	if n < 1 || n > 400 {
		return quant.Value{}, false
	}
	lo, hi := from.First().Date(), from.Last().Date()
	k, slack := sign*int(n), 0
	switch v.Unit {
	case "day":
		lo, hi, slack = lo.AddDays(k), hi.AddDays(k), 1
	case "week":
		lo, hi, slack = lo.AddDays(7*k), hi.AddDays(7*k), 4
	case "fortnight":
		lo, hi, slack = lo.AddDays(14*k), hi.AddDays(14*k), 7
	case "month":
		lo, hi, slack = lo.AddMonths(k), hi.AddMonths(k), 20
	case "year":
		lo, hi, slack = lo.AddYears(k), hi.AddYears(k), 220
	case "decade":
		lo, hi, slack = lo.AddYears(10*k), hi.AddYears(10*k), 750
	default:
		return quant.Value{}, false
	}
	switch v.Hedge {
	case quant.NoHedge, quant.Precisely:
	case quant.Roughly, quant.Nearly, quant.JustOver:
		slack *= 2
	default:
		return quant.Value{}, false // more than two years later may be long after
	}
	lo, hi = lo.AddDays(-slack), hi.AddDays(slack)
	if !lo.Valid() || !hi.Valid() {
		return quant.Value{}, false
	}
	return quant.Value{Kind: quant.KindDate, Range: true, Date: lo, DateHi: hi}, true
}

// lengthApart is how far a time that is counted from an event over decades lies from the fact's,
// as the length from there, in powers of ten: twelve years are little of fifty. Of what is counted
// over less it is as far as any other time.
func (c *context) lengthApart(held *quant.Value, apart float64) float64 {
	from := int(c.r.index.all[c.taken.from-1].first.Value.Date.First())
	told := (int(c.value.Date.First()) + int(c.value.DateHi.Last())) / 2
	a, b := float64(told-from), float64(int(held.Date.First())-from)
	if a*b <= 0 || math.Abs(b) < decades*compare.DurationDays["year"] {
		return apart
	}
	return math.Abs(math.Log10(a / b))
}

// decades is how many years what is counted over decades takes at the least.
const decades = 20

// countedFrom says from which fact a pair's time was counted, and to where.
func (b *binding) countedFrom(pr *pair) string {
	if pr.from == 0 {
		return ""
	}
	from := b.x.all[pr.from-1].fact
	sign := 1
	mn := &b.r.pass.Mentions[pr.mention]
	if b.r.does(b.r.small(mn.Last))&role.Before != 0 {
		sign = -1
	}
	if slices.Contains(b.x.births, pr.from-1) && (mn.Age || mn.Value.Kind == quant.KindCount) {
		return b.lifeYear(from, mn)
	}
	v, ok := counted(from.Values[0].Value.Date, mn.Value, sign)
	if !ok {
		return ""
	}
	side := " after "
	if sign < 0 {
		side = " before "
	}
	return b.r.pass.Text(mn.Span) + side + from.ID + " (" + from.Values[0].Text + "), between " + day(v.Date) + " and " + day(v.DateHi) + ","
}

// day is a date as a sentence has it.
func day(d quant.Date) string {
	v := quant.Value{Kind: quant.KindDate, Date: d, DateHi: d}
	return v.Phrase()
}
