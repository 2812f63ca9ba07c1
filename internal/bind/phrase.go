package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
)

// nounPhrase is the subject of a value's clause, as far as a few function
// words tell it: its words, its head, and how it is introduced.
type nounPhrase struct {
	first, last int // terms, half-open; empty where there is none
	head        int // the term that says what it is, -1 for none
	kind        phraseKind
}

// phraseKind is how a noun phrase is introduced.
type phraseKind uint8

const (
	noPhrase   phraseKind = iota
	bare                  // "Sales", "Brannock Tramways"
	definite              // "the bridge", "this", "these ships"
	indefinite            // "a larger model", "another", "some", "one"
	possessed             // "its rival", "my old one"
	anaphor               // "it", "they", "she"
	speaking              // "I", "we", "you"
	counting              // the value itself stands in it: "11,300 vehicles used"
)

// introduction is how a word introduces a noun phrase, noPhrase for one that does not.
func introduction(r role.Set) phraseKind {
	switch {
	case r&role.Definite != 0:
		return definite
	case r&role.Indefinite != 0:
		return indefinite
	case r&role.Possessive != 0:
		return possessed
	}
	return noPhrase
}

// subjectPhrase is the subject of the clause of a value: what stands before
// its verb, or what the clause hangs on.
func (c *context) subjectPhrase(terms []term, sent lint.Sentence) nounPhrase {
	none := nounPhrase{head: -1}
	p := c.r.pass
	if c.host < 0 {
		return none
	}
	for k, hops := c.host, 0; k >= 0 && hops < 4 && p.Clauses[k].Sentence == c.mention.Sentence; k, hops = k-1, hops+1 {
		cl := p.Clauses[k]
		if hops > 0 && cl.Depth > p.Clauses[c.host].Depth {
			continue // an insertion
		}
		if cl.Verb < 0 && hops > 0 { // "Eastgate School, across the river, has ..."
			if np := c.phraseBefore(terms, min(cl.Last-sent.First, len(terms)), max(cl.First-sent.First, 0)); np.kind != noPhrase {
				return np
			}
			continue
		}
		first, end := cl.First-sent.First, cl.Verb-sent.First
		if cl.Verb < 0 || end > len(terms) {
			// A clause without a verb hangs on what stands before it.
			if hops == 0 && first > 0 && cl.Depth > 0 {
				if np := c.phraseBefore(terms, first, 0); np.kind != noPhrase {
					return np
				}
			}
			continue
		}
		np := c.phraseBefore(terms, end, max(first, 0))
		if np.kind == anaphor && first > 0 && np.first == first && terms[first].is(role.StandsIn) {
			if antecedent := c.phraseBefore(terms, first, 0); antecedent.kind != noPhrase {
				return antecedent
			}
		}
		if np.kind != noPhrase {
			return np
		}
		if cl.Depth > 0 && first > 0 { // a participle hangs on the noun before it
			if np = c.phraseBefore(terms, first, 0); np.kind != noPhrase {
				return np
			}
		}
	}
	return none
}

// phraseBefore is the noun phrase that ends before term end, and begins no
// earlier than first.
func (c *context) phraseBefore(terms []term, end, first int) nounPhrase {
	np := nounPhrase{head: -1}
	i := end - 1
	for i >= first && (terms[i].is(role.BeforeVerb) || len(terms[i].lower) > 3 && terms[i].lower[len(terms[i].lower)-2:] == "ly" && terms[i].mention < 0) {
		i--
	}
	if i < first {
		return np
	}
	if terms[i].mention < 0 {
		switch {
		case terms[i].is(role.Speaker):
			return nounPhrase{i, i + 1, -1, speaking}
		case terms[i].is(role.Anaphor):
			return nounPhrase{i, i + 1, -1, anaphor}
		}
	}
	np.last = i + 1
	for n := 0; i >= first && n < 14; i, n = i-1, n+1 {
		t := &terms[i]
		if int(t.mention) == c.m {
			np.kind = counting
		}
		if t.mention >= 0 || t.content || t.digits {
			if t.content && t.mention < 0 {
				np.head = i
			}
			continue
		}
		if k := introduction(t.does); k != noPhrase {
			if np.kind != counting {
				np.kind = k
			}
			if i-1 >= first && terms[i-1].is(role.InPhrase) && i-2 >= first && terms[i-2].content && terms[i-2].mention < 0 && !terms[i-1].isA(joint.And) {
				i-- // go on to the noun that it hangs on
				continue
			}
			break
		}
		if t.is(role.InPhrase) && i-1 >= first && terms[i-1].content && terms[i-1].mention < 0 {
			continue
		}
		if t.is(role.Hedge) {
			continue
		}
		break
	}
	np.first = max(i, first)
	if np.head < 0 {
		if np.kind != counting {
			return nounPhrase{head: -1}
		}
		return np
	}
	// The head is the last word of the first run of nouns: "cable-stayed bridge".
	for np.head+1 < np.last {
		next := np.head + 1
		if terms[next].lower == "-" && next+1 < np.last {
			next++
		}
		if !terms[next].content || terms[next].mention >= 0 || terms[next].is(role.InPhrase) {
			break
		}
		np.head = next
	}
	if np.kind == noPhrase {
		np.kind = bare
	}
	return np
}
