package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// grammarEvidence asks whether the fact explains what grammar ties to the
// value: the words that govern it, the subject of its clause, its time.
func (c *context) grammarEvidence(p *profile, pr *pair) {
	v := &pr.x
	var best float32
	for _, t := range c.governors {
		best = max(best, quality(t, p))
	}
	switch {
	case len(c.governors) == 0:
		v[fGovernorNone] = 1
	case best == 0:
		v[fGovernorOther] = 1
	default:
		v[fGovernor] = best
	}
	c.topicEvidence(p, v)
	c.saidEvidence(p, pr)
}

func (c *context) topicEvidence(p *profile, v *vector) {
	switch c.topic.kind {
	case noPhrase:
		return
	case anaphor:
		v[fTopicAnaphor] = 1
		return
	case speaking:
		v[fTopicSpeaker] = 1
		return
	case counting:
		v[fTopicCounting] = 1
		return
	}
	terms := c.r.sentence(c.mention.Sentence)
	if terms[c.topic.head].isA(joint.Former|joint.Latter) && c.sided(p) {
		v[fTopic], v[fTopicHead] = 1, 1 // it stands for the fact's name
		return
	}
	head := quality(&terms[c.topic.head], p)
	var any float32
	beside := c.placedBy(p)
	for i := c.topic.first; i < c.topic.last; i++ {
		t := &terms[i]
		if beside && i > c.topic.head && t.is(role.Place) {
			break
		}
		if t.content && t.mention < 0 {
			any = max(any, quality(t, p))
		}
	}
	v[fTopic] = any
	if v[fTopicForeign] = c.foreignTopic(terms, p); beside {
		v[fTopicForeign] = 1
	}
	v[fTopicHead] = head
	if head == 0 {
		v[fTopicHeadOther] = 1
		if any == 0 {
			v[fTopicOther] = 1
			if v[fSubject] == 0 {
				v[fTopicRival] = c.rivalTopic(terms)
			}
		}
		if c.topic.kind == indefinite || c.topic.kind == possessed {
			v[fTopicStranger] = 1
		}
	}
}

// placedBy reports whether the subject of the value's clause is something else, of
// which the fact's subject only tells where it is: "the bridge below the dam" is
// no dam.
func (c *context) placedBy(p *profile) bool {
	if c.topic.head < 0 {
		return false
	}
	terms := c.r.sentence(c.mention.Sentence)
	if quality(&terms[c.topic.head], p) >= sameRoot {
		return false
	}
	for i := c.topic.head + 1; i < c.topic.last; i++ {
		if terms[i].is(role.Place) && (i+1 == len(terms) || terms[i+1].mention < 0) { // not "over 300"
			return !c.hangsOnName(p)
		}
	}
	return false
}

// hangsOnName reports whether the value stands in a relative clause behind the fact's
// name: "it passes under the Tarn Canal, which is 9 m deep".
func (c *context) hangsOnName(p *profile) bool {
	if c.host < 0 {
		return false
	}
	k := c.r.pass.Clauses[c.host].First - c.first
	if k < 2 || k >= len(c.terms) || !c.terms[k].is(role.StandsIn) {
		return false
	}
	if k--; c.terms[k].lower == "," {
		k--
	}
	return k >= 0 && p.named(&c.terms[k])
}

// rivalTopic is 1 where the subject of the value's clause bears a name that the
// facts know, and is not the fact's: "Collins died in 2021" is nothing of
// Armstrong.
func (c *context) rivalTopic(terms []term) float32 {
	for i := c.topic.first; i < c.topic.last; i++ {
		t := &terms[i]
		if !t.capital || t.mention >= 0 {
			continue
		}
		for _, m := range t.matches[:t.own] {
			if c.r.index.inNames[m.word] {
				return 1
			}
		}
	}
	return 0
}

// namesake reports whether the value's sentence names another bearer of the last
// word of the fact's name, and not the fact's own: Bill Clinton is not Roger
// Clinton.
func (c *context) namesake(p *profile) bool {
	terms := c.r.sentence(c.mention.Sentence)
	found := false
	for i := range p.names {
		name := &p.names[i]
		if !name.proper || len(name.words) < 2 {
			continue
		}
		last := name.words[len(name.words)-1]
		for k := range terms {
			if t := &terms[k]; !t.capital || !t.isWord(last) || int(t.clause) > c.clause && c.clause >= 0 {
				continue // what a later clause names does not take the value
			}
			if c.r.afterPlace(p.name(i)) {
				break
			}
			if c.topic.kind == anaphor && k >= c.mention.Last-c.first {
				continue // "at 12 km it was the longest until the Holm Tunnel was built"
			}
			if k == 0 {
				return false
			}
			first := &terms[k-1]
			if !first.capital || !first.content || first.mention >= 0 || quality(first, p) > 0 || c.r.titled(first) {
				return false
			}
			if k == 1 && len(first.families) > 0 {
				return false // any word has a capital there: "Facing Clinton"
			}
			for n := k - 2; n >= 0 && terms[n].capital && terms[n].content && terms[n].mention < 0; n-- {
				if quality(&terms[n], p) > 0 {
					return false // "Roger Elias Clinton"
				}
			}
			found = true
		}
	}
	return found
}

// afterPlace reports whether a name ends in that of a place, which others have in theirs:
// "Bank of Levanne" beside "Port Levanne".
func (r *reader) afterPlace(name string) bool {
	list := fields(strings.ToLower(name))
	return len(list) > 2 && r.words.joints.Of(list[len(list)-2])&joint.Of != 0
}

// isWord reports whether a term is the very word of the facts.
func (t *term) isWord(w int32) bool {
	if t.some>>(w&63)&1 == 0 {
		return false
	}
	for _, m := range t.matches[:t.own] {
		if m.word == w {
			return true
		}
	}
	return false
}

// titled reports whether a word before a name is a title, or owns what is named.
func (r *reader) titled(t *term) bool {
	return r.lang.Is(t.lower, "person_title") || possessive(t) || strings.ToUpper(t.lower) == t.lower
}

// foreignTopic is 1 where the subject of the value's clause is a name, or bears
// one, that is not the fact's: "Custom House Quay" for the North Quay,
// "Meridian-3" for Meridian-2.
func (c *context) foreignTopic(terms []term, p *profile) float32 {
	foreign := false
	for i := c.topic.first; i < c.topic.last; i++ {
		t := &terms[i]
		name := t.capital && t.content && t.mention < 0 && (i > 0 || i+1 < c.topic.last && terms[i+1].capital && terms[i+1].content)
		if !name && !(t.digits && i > 0 && terms[i-1].lower == "-") {
			continue
		}
		if t.digits && len(t.matches) == 0 || !t.digits && quality(t, p) == 0 {
			foreign = true
		}
	}
	if !foreign {
		return 0
	}
	for k := range p.names { // "Ruben Casals of Arden" is Casals all the same
		if p.names[k].proper && c.covers(terms, &p.names[k]) {
			return 0
		}
	}
	return 1
}

// covers reports whether the words of a name all stand in the subject.
func (c *context) covers(terms []term, name *phrase) bool {
	for _, w := range name.words {
		found := false
		for i := c.topic.first; i < c.topic.last && !found; i++ {
			for _, m := range terms[i].matches {
				found = found || m.word == w
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// saidEvidence holds the time that a value is surely said for against that of
// the fact.
func (c *context) saidEvidence(p *profile, pr *pair) {
	if !c.sure || c.mention.Value.Kind == quant.KindDate {
		return
	}
	at, dated := p.heldAt(pr.obs)
	if !dated {
		return
	}
	v := &pr.x
	switch {
	case !compare.Overlaps(c.saidAt, at):
		if c.saidAt.Year != at.Year {
			v[fSaidOther] = 1
		}
	case c.saidAt.Precision > at.Precision:
		v[fSaidNarrow] = 1
	default:
		v[fSaidSame] = 1
	}
}
