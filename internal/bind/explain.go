package bind

import (
	"sort"
	"strings"

	"github.com/factlint/factlint/internal/weight"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// keptCandidates is the number of facts that an explanation shows.
const keptCandidates = 5

// EvidenceNames are the names of all kinds of evidence that explanations show.
func EvidenceNames() []string { return featureNames[:] }

// explain keeps the candidates of a claim, best first, with the evidence that
// weighed most.
func (b *binding) explain(cl *lint.Claim, pairs []pair) {
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return pairs[order[i]].score > pairs[order[j]].score })
	for _, i := range order[:min(len(order), keptCandidates)] {
		pr := &pairs[i]
		c := lint.Candidate{Fact: b.x.all[pr.fact].fact, Score: float64(pr.score)}
		for f := range pr.x {
			if w := pr.x[f] * b.w.second(pr.cmp.Agrees())[f]; w > 0.005 || w < -0.005 {
				c.Evidence = append(c.Evidence, lint.Evidence{Name: featureNames[f], Weight: weight.Round(w)})
			}
		}
		if i == order[0] && pr.cmp.Conflicts() {
			if r := b.doubt(pr); r != nil {
				c.Evidence = append(c.Evidence, lint.Evidence{Name: "doubt: " + r.name, Words: r.says})
			}
		}
		sort.SliceStable(c.Evidence, func(i, j int) bool { return abs(c.Evidence[i].Weight) > abs(c.Evidence[j].Weight) })
		cl.Candidates = append(cl.Candidates, c)
	}
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}

// why is one line on why this fact, and how the value compares.
func (b *binding) why(cl *lint.Claim, p *profile, pr *pair) string {
	var parts []string
	add := func(s string) { parts = append(parts, s) }
	switch {
	case pr.x[fSubject] > 0.5:
		add("the subject is named in the sentence")
	case pr.x[fSubjectNear] > 0.3:
		add("the subject is named just before")
	case pr.x[fSubjectAbove] > 0.3:
		add("the subject stands in the title or heading")
	}
	switch {
	case pr.x[fEvent] > 0.5:
		add("words for “" + strings.Join(p.fact.Event, ", ") + "” stand by the value")
	case pr.x[fEventNear] > 0.3:
		add("words for “" + strings.Join(p.fact.Event, ", ") + "” stand just before")
	}
	if pr.x[fTimeSame] > 0.3 {
		add("it is said for the same time")
	}
	v := cl.Held().Value
	have := v.Phrase()
	if m := &b.r.pass.Mentions[pr.mention]; v.Kind == quant.KindMeasure {
		if words, ok := quant.Reword(b.r.pass.Text(m.Span), m.Value, v); ok {
			have = words // "412 metres", where the article writes metres
		}
	}
	switch {
	case pr.cmp.Relation == quant.Same:
		add("the value is the same")
	case pr.cmp.Agrees():
		add("the value agrees with " + have)
	case pr.cmp.Relation == quant.NearMiss:
		add("the value misses " + have + " narrowly")
	default:
		add("the value is not " + have)
	}
	s := strings.Join(parts, "; ")
	return strings.ToUpper(s[:1]) + s[1:]
}
