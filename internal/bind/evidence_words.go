package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// What the words around a value say for and against a fact.

// nearWords sorts the words that are tied to a value by what they tell of a
// fact, whichever it is. The words are places in context.near.
type nearWords struct {
	total float32  // how closely they are tied, all together
	top   [2]int32 // the two that are tied most closely, -1 for none
	// known are those that can stand for words of the facts, distract those
	// that name something beside the matter, labels those of the label.
	known, distract, labels []int32
}

// sortWords fills what the words near the value tell of any fact.
func (c *context) sortWords() {
	w := &c.words
	*w = nearWords{top: [2]int32{-1, -1}, known: w.known[:0], distract: w.distract[:0], labels: w.labels[:0]}
	var top [2]float32
	for i := range c.near {
		n, at := &c.near[i], int32(i)
		if n.label {
			w.labels = append(w.labels, at)
		}
		if n.tie > 0.35 && n.term.distract {
			w.distract = append(w.distract, at)
		}
		if n.tie < 0.3 {
			continue
		}
		w.total += n.tie
		if len(n.term.matches) > 0 {
			w.known = append(w.known, at)
		}
		switch {
		case n.tie > top[0]:
			top[1], w.top[1] = top[0], w.top[0]
			top[0], w.top[0] = n.tie, at
		case n.tie > top[1]:
			top[1], w.top[1] = n.tie, at
		}
	}
}

// wordEvidence asks how much of what is tied to the value the fact explains.
func (c *context) wordEvidence(p *profile, v *vector) {
	var explained, foreign, head float32
	for _, i := range c.words.known {
		explained += c.near[i].tie * quality(c.near[i].term, p)
	}
	for _, i := range c.words.top {
		if i >= 0 {
			head = max(head, quality(c.near[i].term, p))
		}
	}
	total := c.words.total
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
	for _, i := range c.words.distract {
		if n := &c.near[i]; quality(n.term, p) == 0 && !(n.term.isA(joint.Former|joint.Latter) && c.sided(p)) {
			distract = max(distract, n.tie)
		}
	}
	v[fDistractor] = distract
	c.cueEvidence(p, v)
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
	if c.verb != nil && (len(c.verb.families) > 0 || len(c.verb.matches) > 0) && c.verb.base&role.PlainVerb == 0 {
		if q := quality(c.verb, p); q > 0 {
			v[fVerb] = q
		} else {
			v[fVerbOther] = 1
		}
	}
	for _, i := range c.words.labels {
		v[fLabel] = max(v[fLabel], quality(c.near[i].term, p))
	}
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
	if c.cue.each && p.per == "" && !p.each && c.value.Kind != quant.KindDate {
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
	if t.some&p.some == 0 {
		return 0 // most words have nothing to do with most facts
	}
	for _, m := range t.matches {
		if m.quality > q && p.has(m.word) {
			q = m.quality
		}
	}
	return q
}
