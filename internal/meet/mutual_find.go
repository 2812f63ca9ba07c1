package meet

import (
	"math"
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/weight"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The odds from which a value that the binder holds to be of one thing with another, which
// differs, is taken for a conflict whatever it looks like, for a conflict, for one that is probable, and for one to ask about; and
// those below which a conflict that was found in another way is only asked about.
const (
	mutualSure     = 2.7
	mutualWrong    = 2.2
	mutualProbable = 1.6
	mutualAsked    = 0.6
	mutualDoubts   = 0.1
)

// mutually adds to the conflicts of two articles those which the binder finds that takes the
// claims of each for facts of the other, and asks about those of which it thinks little.
func (m *meeting) mutually(records []lint.Record, cells []cell, old, new []int, found []lint.RecordConflict) []lint.RecordConflict {
	if m.mutual == nil || m.run > versions || len(old) == 0 || len(new) == 0 {
		return found
	}
	telling := *m
	if telling.tells[0] == nil {
		telling.tells = [2]tellings{tellingsOf(records, old), tellingsOf(records, new)}
	}
	odds := telling.mutualOdds(records, cells, old, new)
	m.doubtful(odds, old, new, found)
	out := found
	for j := range new {
		best := likeliest(odds, len(new), j)
		at := best*len(new) + j
		if odds[at] < mutualAsked || slices.ContainsFunc(found, func(c lint.RecordConflict) bool { return c.A == new[j] || c.B == old[best] }) {
			continue
		}
		if slices.ContainsFunc(odds[best*len(new):(best+1)*len(new)], func(o float64) bool { return o > odds[at] }) {
			continue // that one is likelier of another value
		}
		out = append(out, lint.RecordConflict{A: new[j], B: old[best], RecordVerdict: telling.mutualVerdict(&records[new[j]], &records[old[best]], &cells[at], odds[at])})
	}
	return out
}

// likeliest is the row of column j that has the highest odds.
func likeliest(odds []float64, columns, j int) int {
	best := 0
	for i := 0; i*columns < len(odds); i++ {
		if odds[i*columns+j] > odds[best*columns+j] {
			best = i
		}
	}
	return best
}

// mutualOdds are the log-odds of each cell that two values which differ are of one thing,
// none below everything where nothing tells of them.
func (m *meeting) mutualOdds(records []lint.Record, cells []cell, old, new []int) []float64 {
	odds, w := make([]float64, len(cells)), fittedMutual()
	for i := range old {
		for j := range new {
			n := i*len(new) + j
			odds[n] = math.Inf(-1)
			if e, ok := m.mutual.evidence(m, &records[new[j]], &records[old[i]], &cells[n]); ok {
				odds[n] = e.odds(w)
			}
		}
	}
	return odds
}

// doubtful asks about the conflicts among those found of which the binder thinks little, and
// takes those for probable at most of which it does not think much.
func (m *meeting) doubtful(odds []float64, old, new []int, found []lint.RecordConflict) {
	if m.long {
		return // these were asked for more already
	}
	for k := range found {
		c := &found[k]
		if c.Comparison.Agrees() || c.Times != [2]quant.Date{} {
			continue // exchanged, or told for another time
		}
		i, j := slices.Index(old, c.B), slices.Index(new, c.A)
		switch o := odds[i*len(new)+j]; {
		case math.IsInf(o, -1):
		case o < mutualDoubts:
			c.Severity = lint.Asked
		case o < mutualProbable:
			c.Severity = min(c.Severity, lint.Warning)
		}
	}
}

// mutualVerdict is the verdict on two records that are of one thing by such odds.
func (m *meeting) mutualVerdict(a, b *lint.Record, c *cell, odds float64) lint.RecordVerdict {
	comparison := c.c
	if !c.ok {
		comparison = compareWritten(a.Value, b.Value)
	}
	if !comparison.Conflicts() {
		comparison = quant.Comparison{Relation: quant.Disjoint}
	}
	v := lint.RecordVerdict{
		Same: weight.Sigmoid(odds), Trust: weight.Sigmoid(odds + math.Log(newsConflictRate/draftRate)), Severity: lint.Asked, Comparison: comparison,
		Why: "both speak of " + subjectOf(a, b) + ", and the values cannot both be true",
	}
	switch {
	case odds < mutualSure && (odds < mutualWrong || !m.bothWays(a, b)) && m.unitByChance(a, b, c, comparison):
		v.Severity = lint.Off
	case otherSized(a, b), odds < mutualSure && m.hardlyAsked(a, b, comparison):
		v.Severity = lint.Off
	case odds < mutualProbable && c.ok && m.barred(a, b, &c.k) != "":
		v.Severity = lint.Off
	case m.mayBeChance(a, b, c, comparison):
	case odds >= mutualWrong:
		v.Severity = lint.Error
	case odds >= mutualProbable:
		v.Severity = lint.Warning
	}
	return v
}

// unitByChance reports whether a round value may well be like another one in a larger unit by
// chance, as the two share few words: a mile and a kilometre, a million and a billion.
func (m *meeting) unitByChance(a, b *lint.Record, c *cell, comparison quant.Comparison) bool {
	return c.k[kNearLess] < closeNear && a.Value.Kind != quant.KindDate && byChance(comparison.Cause, a.Value.Lo) && compare.Significant(a.Value.Lo) < longNumber && m.inCommon(a, b) < inSomeWords
}

// bothWays reports whether the binder holds two records to be of one thing whichever of them it
// takes for the fact, and is in no doubt.
func (m *meeting) bothWays(a, b *lint.Record) bool {
	there, back, _ := m.mutual.of(a, b)
	return min(there.score, back.score) > 0 && !there.open && !back.open
}

// mayBeChance reports whether of two long texts, in which values abound, the one may well give
// another value that is like this one: one that both give, or that is short and shares few
// words.
func (m *meeting) mayBeChance(a, b *lint.Record, c *cell, comparison quant.Comparison) bool {
	if !m.long {
		return false
	}
	if toldAsWritten(a, b) || toldAsWritten(b, a) || a.Mood != b.Mood && (a.Value.Kind != quant.KindDate || max(a.Mood, b.Mood) > lint.Planned) {
		return true
	}
	return c.k[kNearLess] < closeNear && m.inCommon(a, b) < leastCommon && slipWeight(a, b, comparison) < leastOnDesk
}
