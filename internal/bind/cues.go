package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The little words beside a value, and the subject of its clause.

// cues are the little words beside a value.
type cues struct {
	part    bool // "of which 40 ..."
	each    bool // "$180 million each"
	further bool // "another 200"
	from    bool // "from 15", "instead of 15", "against 15"
	than    bool // "15 metres higher than": by how much, not how many
	byMore  bool // "24 percent less likely": by how much, or a change
}

// cues looks at the words beside the value.
func (c *context) cues(terms []term, sent lint.Sentence) cues {
	var q cues
	first, last := c.mention.First-sent.First, c.mention.Last-sent.First
	does := func(i int) role.Set { return doesAt(terms, i) }
	of := false
	for i := first - 1; i >= 0 && i > first-5; i-- {
		switch does := does(i); {
		case does&role.Including != 0:
			q.part = true
		case does&role.Further != 0:
			q.further = true
		case does&role.LeftOff != 0:
			q.from = true
		}
		switch t := &terms[i]; {
		case t.isA(joint.Which):
			q.part = q.part || isAt(terms, i-1, joint.Of) && !isAt(terms, i+1, joint.There) // "of which there are twelve" tells of all
		case t.isA(joint.From):
			q.from = q.from || !of || introduction(does(i+1)) != noPhrase
		case t.isA(joint.Of):
			q.from = q.from || isAt(terms, i-1, joint.Instead)
			of = true // "earnings from operations of 40", but "from a peak of 40"
		case t.isA(joint.And | joint.Is), t.lower == ",", t.lower == ";", t.lower == "(":
			i = -1 // "earnings from operations were 40"
		}
	}
	for i := last; i < len(terms) && i < last+5; i++ {
		switch does := does(i); {
		case does&role.Each != 0:
			if i+1 < len(terms) && TimeWord(terms[i+1].lower) && c.mention.Value.Kind == quant.KindCount {
				continue // "42 students each autumn"
			}
			q.each = q.each || i <= last+1 || !isAt(terms, i, joint.Every)
		case does&role.FurtherAfter != 0:
			q.further = q.further || i <= last+1 && !isAt(terms, i+1, joint.Than)
		}
		switch t := &terms[i]; {
		case t.isA(joint.Of):
			q.part = q.part || does(i+1)&role.ToldPart != 0
		case t.isA(joint.And), t.lower == ",", t.lower == ";", t.lower == "(", t.lower == ".":
			i = len(terms)
		}
	}
	q.than = c.mention.Value.Kind != quant.KindDate && comparesBy(terms, last) && !(c.mention.Value.Kind == quant.KindPercent && c.thanBefore(terms, last))
	q.byMore = c.mention.Value.Kind != quant.KindDate && c.mention.Value.Kind != quant.KindCount && isAt(terms, last, joint.More)
	return q
}

// beside finds the content words next to the value, within its clause.
func (c *context) beside(terms []term, sent lint.Sentence) {
	for i, n := c.mention.First-1-sent.First, 0; i >= 0 && i < len(terms) && n < 5; i, n = i-1, n+1 {
		if t := &terms[i]; t.mention >= 0 || t.clause != int32(c.clause) {
			break
		} else if t.content {
			c.left = t
			break
		}
	}
	for i, n := c.mention.Last-sent.First, 0; i >= 0 && i < len(terms) && n < 4; i, n = i+1, n+1 {
		if t := &terms[i]; t.mention >= 0 || t.clause != int32(c.clause) {
			break
		} else if t.content {
			c.right = t
			break
		}
	}
}

// thanBefore reports whether what a value behind term i is held against is the
// same thing at another time: "11 percent higher than a year before" tells by how
// much it rose.
func (c *context) thanBefore(terms []term, i int) bool {
	for k := max(i, 0); k+1 < len(terms) && k < i+4; k++ {
		if !terms[k].isA(joint.Than) {
			continue
		}
		if m := terms[k+1].mention; m >= 0 {
			kind := c.r.pass.Mentions[m].Value.Kind
			return kind == quant.KindDate || kind == quant.KindDuration
		}
		if terms[k+1].isA(joint.The|joint.A|joint.In) && k+2 < len(terms) && terms[k+2].mention >= 0 {
			return c.r.pass.Mentions[terms[k+2].mention].Value.Kind == quant.KindDate
		}
		return terms[k+1].is(role.ThanBefore)
	}
	return false
}

// comparesBy reports whether the words from term i on, behind a value, hold one
// thing against another by it: "15 metres higher than", "two years older than".
func comparesBy(terms []term, i int) bool {
	for k := max(i, 0); k+1 < len(terms) && k < i+3; k++ {
		w, more := terms[k].lower, terms[k].isA(joint.More)
		switch {
		case terms[k].mention >= 0:
			return false
		case (more || len(w) > 4 && strings.HasSuffix(w, "er")) && terms[k+1].isA(joint.Than):
			return !more || k+2 >= len(terms) || terms[k+2].mention < 0 // "20 ships, more than 600 men" is two values
		case !terms[k].content:
			return false
		}
	}
	return false
}

// ownerReach is how many tokens before an apposition or relative clause its
// antecedent's last name may stand.
const ownerReach = 4

// subject finds the names that own the value: those in the subject of its
// clause, those that a relative clause or an apposition hangs on, the
// possessor right before it.
func (c *context) subject(terms []term, sent lint.Sentence) {
	own := func(i int) {
		t := &terms[i]
		if !t.capital || !t.content || t.mention >= 0 || i == 0 && len(t.families) > 0 {
			return
		}
		for k := range c.names {
			if c.names[k].term == t {
				c.names[k].subject = true
				return
			}
		}
		c.names = append(c.names, nearTerm{term: t, weight: 0.5, subject: true})
	}
	if c.clause >= 0 {
		cl := c.r.pass.Clauses[c.clause]
		k := cl.First - sent.First
		hangs := cl.Verb < 0 || k >= 0 && k < len(terms) && (terms[k].is(role.Hanger) || strings.HasSuffix(terms[k].lower, "ing") || strings.HasSuffix(terms[k].lower, "ed"))
		if hangs && cl.First > sent.First {
			for i, n := k-1, 0; i >= 0 && n < ownerReach; i, n = i-1, n+1 {
				own(i)
			}
			for _, n := range c.names {
				if n.subject {
					return
				}
			}
		}
	}
	for i, n := c.mention.First-sent.First-1, 0; i >= 0 && n < 3 && i < len(terms); i, n = i-1, n+1 {
		t := &terms[i]
		if t.isA(joint.In|joint.On|joint.At|joint.With) || t.lower == ":" {
			continue // "and Merlin in 2020", "Halland with 15 percent"
		}
		if t.capital && t.content {
			own(i)
		}
		break
	}
	for _, n := range c.names {
		if n.subject {
			return
		}
	}
	s := c.subjectSpan()
	if s.Empty() {
		return
	}
	for i := range terms {
		t := c.r.pass.Tokens[sent.First+i]
		if int(t.Start) >= s.Start && int(t.End) <= s.End {
			own(i)
		}
	}
}
