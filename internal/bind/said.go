package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// tieTimes finds for each amount of a sentence the date that it is said for,
// where the sentence leaves no doubt: the only date beside it before another
// amount comes, or the date that heads the sentence.
func (r *reader) tieTimes(a *attachment, terms []term, sent lint.Sentence) {
	mentions := r.pass.Mentions
	for k := range a.of {
		m := a.first + k
		if a.of[k].time >= 0 || !isAmount(&mentions[m]) {
			continue
		}
		after, before := -1, -1
		for n := m + 1; n < a.first+len(a.of); n++ {
			if isTime(&mentions[n]) {
				after = n
				break
			}
			if isAmount(&mentions[n]) && sameKind(&mentions[n], &mentions[m]) {
				break
			}
		}
		for n := m - 1; n >= a.first; n-- {
			if isTime(&mentions[n]) {
				before = n
				break
			}
			if isAmount(&mentions[n]) && sameKind(&mentions[n], &mentions[m]) {
				break
			}
		}
		costAfter, costBefore := r.timeCost(terms, sent, m, after), r.timeCost(terms, sent, before, m)
		switch {
		case costAfter <= costBefore && costAfter < unsure:
			a.of[k].time = int32(after)
		case costBefore < unsure:
			a.of[k].time = int32(before)
		}
	}
}

// unsure is the cost from which a date is too loosely tied to an amount to be
// surely the time that it is said for.
const unsure = 12

// timeCost counts what stands between two mentions of a sentence, one of them
// a date: a word costs 1, the end of a phrase more, a clause with a verb of its
// own most.
func (r *reader) timeCost(terms []term, sent lint.Sentence, left, right int) int {
	if left < 0 || right < 0 {
		return 100
	}
	p := r.pass
	date := right
	if isTime(&p.Mentions[left]) {
		date = left
	}
	if k := p.Mentions[date].First - 1 - sent.First; k >= 0 {
		switch {
		case terms[k].is(role.BoundsTime):
			return 100 // says from when or until when, not when
		case !terms[k].is(role.Dates) && date == right && terms[k].content && terms[k].lower != "-":
			return 100 // "said it on Wednesday", but "on" is passed above
		}
	}
	if from, to := p.Mentions[left].First-sent.First, p.Mentions[right].First-sent.First; !r.oneClause(terms, from, to) {
		return 100
	}
	from, to := p.Mentions[left].Last-sent.First, p.Mentions[right].First-sent.First
	cost := 0
	for i := from; i < to && i < len(terms); i++ {
		switch t := &terms[i]; {
		case t.lower == ",":
			cost += 3
			if left+1 == right && from == i && p.Mentions[left].First-sent.First <= 2 {
				cost -= 3 // "In 2023, ..."
			}
		case t.isA(joint.Joins):
			cost += 4
		case t.isA(joint.Opens), t.lower == ";", t.lower == ":":
			cost += 6
		case t.isA(joint.ByWhen) && i == to-1, t.isA(joint.Than):
			cost += 3
		default:
			cost++
		}
	}
	return cost
}

// oneClause reports whether two terms stand in one clause, or in neighbours of
// which one has no verb of its own.
func (r *reader) oneClause(terms []term, a, b int) bool {
	k, l := terms[a].clause, terms[b].clause
	if k < 0 || l < 0 || k == l {
		return true
	}
	if k, l = int32(r.hostOf(int(k))), int32(r.hostOf(int(l))); k == l {
		return true
	}
	if l-k > 1 || k-l > 1 {
		return false
	}
	return r.pass.Clauses[k].Verb < 0 || r.pass.Clauses[l].Verb < 0
}

func isAmount(m *lint.Mention) bool {
	return m.Value.Kind != quant.KindDate && m.Value.Kind != quant.KindOrdinal && !m.Weak
}

// isTime reports whether a mention is a date that an amount can be said for.
func isTime(m *lint.Mention) bool {
	return m.Value.Kind == quant.KindDate && m.Value.Date.Known() && !m.Value.Date.IsZero() && !m.Value.Date.TimeOnly && !m.Value.Range
}

// timesAmount reports whether the value, a date, is the time that an amount is said for. How
// old somebody was is said of what happened then: "He died in September 1836, aged 62".
func (c *context) timesAmount(a *attachment) bool {
	for k, t := range a.of {
		if int(t.time) != c.m {
			continue
		}
		m := a.first + k
		if o := &c.r.pass.Mentions[m]; !o.Age || m < c.m || c.word(c.mention.Last-c.first) != "," {
			return true
		}
	}
	return false
}

// said finds the time that the mention is surely said for: by grammar, in its
// row's or its column's header, in its label.
func (c *context) said(a *attachment) {
	c.sure = false
	if !isAmount(c.mention) {
		return
	}
	p := c.r.pass
	if t := a.tieOf(c.m); t != nil && t.time >= 0 {
		c.saidAt, c.sure = p.Mentions[t.time].Value.Date, true
		return
	}
	b := p.Sentences[c.mention.Sentence].Block
	if b < 0 || b >= len(c.r.block) {
		return
	}
	for _, h := range [...]int{c.r.block[b].columnHeader, c.r.block[b].rowHeader} {
		if h < 0 || c.r.firstS[h] < 0 {
			continue
		}
		first, last := mentionsOf(p, c.r.firstS[h])
		for m := first; m < last; m++ {
			if isTime(&p.Mentions[m]) || c.r.isSeason(m) {
				c.saidAt, c.sure = p.Mentions[m].Value.Date, true
				return
			}
		}
	}
}

// isSeason reports whether a mention is the year of a season or of a business, "2023/24",
// which stands for the year in which it begins, as in the facts file.
func (r *reader) isSeason(m int) bool {
	v := &r.pass.Mentions[m].Value
	if v.Kind != quant.KindDate || !v.Range || v.Date.Precision != quant.Year || v.DateHi.Precision != quant.Year || v.DateHi.Year != v.Date.Year+1 {
		return false
	}
	text := r.pass.Text(r.pass.Mentions[m].Span)
	return len(text) < len("2023-2024") || strings.Contains(text, "/")
}
