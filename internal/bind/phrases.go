package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint/quant"
)

// phrases gives the first term of each phrase of the tables ("came into
// force", "side effect") the phrase's family. A count may stand within: "claimed
// more than 300 lives", "left 40 people dead". first is the sentence's first token.
func (r *reader) phrases(terms []term, looks []look, first int) {
	for i := range terms {
		if looks[i]&opens == 0 {
			continue
		}
		counted := r.countAfter(terms, i, first)
		letters := ahead(terms, looks, i, counted)
		for _, p := range terms[i].phrases {
			if letters&initial(p.Rest[0]) == 0 || !goesOn(terms, i+1, p.Rest) && (counted == 0 || !goesOn(terms, counted, p.Rest) && !goesOn(terms, counted+1, p.Rest)) {
				continue
			}
			t := &terms[i]
			t.content = true
			e := *t.entry // of this place alone
			how := float32(sameFamily)
			if p.Weak {
				how = weakFamily
			} else {
				e.families = append(e.families[:len(e.families):len(e.families)], p.Family)
			}
			if r.index != nil {
				e.stands(addMatches(e.matches, r.index.vocab.byFamily[p.Family], how))
				if !p.Weak {
					e.stands(addMatches(e.matches, r.index.vocab.byWeak[p.Family], weakFamily))
				}
			}
			t.entry = &e
		}
	}
}

// goesOn reports whether the rest of a phrase stands at term k.
func goesOn(terms []term, k int, words []string) bool {
	for _, rest := range words {
		for n := 0; k < len(terms) && terms[k].lemma != rest && n < 3 && (terms[k].isA(joint.PhraseGap) || terms[k].lower == "-" || len(words) == 1 && n < 2 && terms[k].is(role.Pronoun)); n++ {
			k++
		}
		if k >= len(terms) || terms[k].lemma != rest && terms[k].lower != rest {
			return false
		}
		k++
	}
	return true
}

// hedgeReach is how many words may stand between a verb and the count that it
// takes: "at least some".
const hedgeReach = 4

// countAfter is the term behind a count that follows term i, 0 where none follows.
// What is counted may stand there, and the phrase go on behind it.
func (r *reader) countAfter(terms []term, i, first int) int {
	for k := i + 1; k < min(i+1+hedgeReach, len(terms)); k++ {
		if terms[k].mention < 0 {
			continue
		}
		m := &r.pass.Mentions[terms[k].mention]
		at := m.First - first
		if m.Value.Kind != quant.KindCount || at != i+1 && (m.Hedge.Empty() || int(r.pass.Tokens[first+i+1].Start) < m.Hedge.Start) {
			return 0
		}
		return m.Last - first
	}
	return 0
}

// ahead has a bit for the initial of each word that may go on with a phrase that
// begins at term i: the next, further ones behind words that phrases leave out,
// and the one behind a count. Few phrases go on with such a letter.
func ahead(terms []term, looks []look, i, counted int) uint64 {
	var letters uint64
	for k := i + 1; k < min(len(terms), i+5); k++ {
		letters |= initial(terms[k].lemma) | initial(terms[k].lower)
		if looks[k]&inner == 0 && terms[k].lower != "-" {
			break
		}
	}
	for k := counted; counted > 0 && k < min(len(terms), counted+2); k++ {
		letters |= initial(terms[k].lemma) | initial(terms[k].lower)
	}
	return letters
}

// initial is a bit for the first byte of a word, which others share.
func initial(word string) uint64 {
	if word == "" {
		return 0
	}
	return 1 << (word[0] & 63)
}
