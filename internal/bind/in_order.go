package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Lists whose members are taken in order, each name with its own value.

// inOrder pairs lists of equally many members: names with values, times with
// values. "A and B were opened in 1998 and 2004 respectively."
func (r *reader) inOrder(a *attachment, terms []term, sent lint.Sentence) {
	var runs [][2]int // mentions, half-open
	for k := 0; k < len(a.of); {
		n := k + 1
		for n < len(a.of) && (a.of[n].shares == int32(a.first+n-1) || r.joined(terms, sent, a.first+n-1, a.first+n)) {
			n++
		}
		if n-k > 1 {
			runs = append(runs, [2]int{a.first + k, a.first + n})
		}
		k = n
	}
	for _, run := range runs {
		size := run[1] - run[0]
		for m := run[0]; m < run[1]; m++ {
			a.tieOf(m).part = int8(m - run[0] + 1)
		}
		if r.pass.Mentions[run[0]].Value.Kind == quant.KindDate {
			for _, other := range runs {
				if other[1]-other[0] != size || r.pass.Mentions[other[0]].Value.Kind == quant.KindDate {
					continue
				}
				for k := 0; k < size; k++ {
					a.tieOf(other[0] + k).time = int32(run[0] + k)
				}
			}
		}
		r.members(a, terms, size)
	}
}

// joined reports whether two mentions of one kind stand side by side in a list,
// with no more than a noun and a joint between.
func (r *reader) joined(terms []term, sent lint.Sentence, p, m int) bool {
	a, b := &r.pass.Mentions[p], &r.pass.Mentions[m]
	if !sameKind(a, b) {
		return false
	}
	joint, words := false, 0
	for i := a.Last - sent.First; i < b.First-sent.First && i < len(terms); i++ {
		switch {
		case terms[i].is(role.ListJoint):
			joint = true
		case terms[i].content:
			words++
		case !terms[i].is(role.Link):
			return false
		}
	}
	return joint && words <= 3
}

// members finds a list of so many names, and notes which word belongs to which.
func (r *reader) members(a *attachment, terms []term, size int) {
	for at := range terms {
		if !terms[at].isA(joint.And | joint.Or) {
			continue
		}
		parts := coordination(terms, at)
		if len(parts) != size {
			continue
		}
		for k, p := range parts {
			for i := p[0]; i < p[1]; i++ {
				a.part[i] = int8(k + 1)
			}
		}
		return
	}
}

// coordination is the noun phrases that the joint at term i joins: "A, B and
// C". It answers nil where they are no names of things.
func coordination(terms []term, at int) [][2]int {
	end := at + 1
	for end < len(terms) && end < at+7 && nominal(terms, end) {
		end++
	}
	start := at
	for start > 0 && start > at-7 && nominal(terms, start-1) {
		start--
	}
	if end == at+1 || start == at {
		return nil
	}
	parts := [][2]int{{start, at}, {at + 1, end}}
	for start > 1 && terms[start-1].lower == "," {
		last := start - 1
		first := last
		for first > 0 && first > last-7 && nominal(terms, first-1) {
			first--
		}
		if first == last {
			break
		}
		parts = append([][2]int{{first, last}}, parts...)
		start = first
	}
	return parts
}

// nominal reports whether a term can stand inside of a noun phrase.
func nominal(terms []term, i int) bool {
	t := &terms[i]
	if t.mention >= 0 || t.digits {
		return false
	}
	return t.is(role.WithinNoun) || t.content && !strings.HasSuffix(t.lower, "ly") && !t.isA(joint.Respectively)
}

// another reports whether a fact is said of another member of a list that is
// taken in order: of "A and B", the second value is none of A's.
func (c *context) another(a *attachment, p *profile) bool {
	t := a.tieOf(c.m)
	if t != nil && t.side > 0 && c.onOtherSide(a, int(t.side-1), p) {
		return true
	}
	if t == nil || t.part == 0 {
		return false
	}
	terms := c.r.sentence(c.mention.Sentence)
	mine, others := false, false
	for _, name := range p.names {
		for _, w := range name.words {
			here, there := false, false
			for i := range terms {
				if a.part[i] == 0 {
					continue
				}
				for _, m := range terms[i].matches {
					if m.word == w {
						here = here || a.part[i] == t.part
						there = there || a.part[i] != t.part
					}
				}
			}
			mine = mine || here && !there
			others = others || there && !here
		}
	}
	return others && !mine
}
