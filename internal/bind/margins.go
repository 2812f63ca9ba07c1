package bind

import "github.com/factlint/factlint/internal/weight"

// By how much a pair is ahead of what competes with it: the other facts of its mention,
// the other mentions of its fact.

// top is a candidate and its score.
type top struct {
	score  float32
	id     int32
	agrees bool
}

// insert keeps the two best; an unused place has id and score 0 and is told by
// its score of none.
func insert(t [2]top, n top) [2]top {
	n.id++ // 0 stands for none
	switch {
	case t[0].id == 0 || n.score > t[0].score:
		t[1] = t[0]
		t[0] = n
	case t[1].id == 0 || n.score > t[1].score:
		t[1] = n
	}
	return t
}

// rival is the best of what competes with own.
func rival(t [2]top, own int32) (r top, ok bool) {
	if r = t[0]; r.id == own+1 {
		r = t[1]
	}
	ok = r.id != 0
	r.id--
	return r, ok
}

func (b *binding) margins(pr *pair, ofMention, ofFact [2]top) {
	t, ok := rival(ofMention, pr.fact)
	if !ok {
		t.score = weight.NoRival
	}
	pr.x[fFactMargin] = weight.Clamp((pr.first - max(t.score, weight.NoRival)) / 3)
	pr.x[fFactBest], pr.x[fMentionBest], pr.x[fElsewhere], pr.x[fMarginFar] = 0, 0, 0, 0
	if !ok || pr.first > t.score {
		pr.x[fFactBest] = 1
	}
	t, ok = rival(ofFact, pr.mention)
	if !ok {
		t.score = weight.NoRival
	}
	pr.x[fMentionMargin] = weight.Clamp((pr.first - max(t.score, weight.NoRival)) / 3)
	if !ok || pr.first > t.score {
		pr.x[fMentionBest] = 1
	}
	if ok && t.agrees && t.score > 0 && pr.cmp.Conflicts() {
		pr.x[fElsewhere] = 1
	}
	if ok && b.apart(pr.mention, t.id) {
		pr.x[fMarginFar] = pr.x[fMentionMargin]
	}
}

// apart reports whether two mentions stand in different paragraphs: what one of
// them states the other may well state again.
func (b *binding) apart(m, n int32) bool {
	p := b.r.pass
	s, t := p.Mentions[m].Sentence, p.Mentions[n].Sentence
	if s < 0 || t < 0 || s >= len(p.Sentences) || t >= len(p.Sentences) {
		return false
	}
	return p.Sentences[s].Block != p.Sentences[t].Block && !(b.r.inTable(s) && b.r.inTable(t))
}

// contextMargins is margins by the context alone.
func contextMargins(pr *pair, ofMention, ofFact [2]top) {
	t, ok := rival(ofMention, pr.fact)
	if !ok {
		t.score = weight.NoRival
	}
	pr.x[fContextMargin] = weight.Clamp((pr.context - max(t.score, weight.NoRival)) / 2)
	pr.x[fContextBest] = 0
	if !ok || pr.context > t.score {
		pr.x[fContextBest] = 1
	}
	if t, ok = rival(ofFact, pr.mention); !ok {
		t.score = weight.NoRival
	}
	pr.x[fContextMention] = weight.Clamp((pr.context - max(t.score, weight.NoRival)) / 2)
}
