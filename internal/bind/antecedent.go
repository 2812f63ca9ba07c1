package bind

import "github.com/factlint/factlint/internal/lang/role"

// What the pronoun before a value stands for.

// antecedent is what the pronoun that is the subject of the value's clause most
// likely stands for: the subject of the clause before, of the sentence before,
// and so on; with its sentence.
func (c *context) antecedent() ([]term, nounPhrase, int) {
	p := c.r.pass
	s := c.mention.Sentence
	block := p.Sentences[s].Block
	k := c.clause - 1
	for hops := 0; hops < 4 && s >= 0 && p.Sentences[s].Block == block; hops++ {
		terms, first := c.r.sentence(s), p.Sentences[s].First
		from := clauseFrom(p, s)
		if hops > 0 {
			k = from
			for k+1 < len(p.Clauses) && p.Clauses[k+1].Sentence == s {
				k++
			}
		}
		if from == len(p.Clauses) || p.Clauses[from].Sentence != s { // it was not cut, as it has no value
			if np := opening(terms); np.kind != noPhrase && np.kind != anaphor {
				return terms, np, s
			}
		}
		for ; k >= from && k < len(p.Clauses) && p.Clauses[k].Sentence == s; k-- {
			cl := &p.Clauses[k]
			if cl.Verb < 0 || cl.Depth > 0 {
				continue
			}
			np := c.phraseBefore(terms, cl.Verb-first, max(cl.First-first, 0))
			if np.kind != noPhrase && terms[np.first].is(role.ListJoint) {
				continue // half of "the war between Varna and Sundria"
			}
			if np.kind != noPhrase && np.kind != anaphor && np.kind != speaking && np.kind != counting {
				return terms, np, s
			}
		}
		s--
	}
	if t := c.r.title; t >= 0 && c.r.firstS[t] >= 0 {
		terms := c.r.sentence(c.r.firstS[t])
		return terms, nounPhrase{0, len(terms), len(terms) - 1, bare}, c.r.firstS[t]
	}
	return nil, nounPhrase{head: -1}, -1
}

// opening is the words that a sentence begins with, up to the first function word
// behind a noun; the verb may be among them.
func opening(terms []term) nounPhrase {
	np := nounPhrase{head: -1}
	if len(terms) == 0 {
		return np
	}
	if terms[0].is(role.Anaphor) {
		return nounPhrase{0, 1, -1, anaphor}
	}
	np.kind = introduction(terms[0].does)
	for i := range terms {
		t := &terms[i]
		switch {
		case t.content && t.mention < 0:
			np.head = i
		case np.head >= 0 || introduction(t.does) == noPhrase:
			np.last = i
			if np.head < 0 {
				return nounPhrase{head: -1}
			}
			return np.orBare()
		}
	}
	np.last = len(terms)
	if np.head < 0 {
		return nounPhrase{head: -1}
	}
	return np.orBare()
}

func (np nounPhrase) orBare() nounPhrase {
	if np.kind == noPhrase {
		np.kind = bare
	}
	return np
}
