package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
)

// The names and the events of the facts, as phrases of words.

// phrases appends the names or the events of a fact that have words. Of a fact with
// more than mostPhrases the others are left out.
func (x *Index) phrases(list []phrase, texts []string) []phrase {
	for i, s := range texts[:min(len(texts), mostPhrases)] {
		if ph := x.phrase(s); len(ph.words) > 0 {
			ph.at = uint16(i)
			list = append(list, ph)
		}
	}
	return list
}

const mostPhrases = 1 << 16

// namesOf appends the names of the subjects of a fact to a list.
func namesOf(list []string, f *lint.Fact) []string {
	for _, s := range f.Subjects {
		list = append(list, s.Names...)
	}
	return list
}

// name is a name of the fact's subjects, event one of its events, as it is written.
func (p *profile) name(k int) string {
	at := int(p.names[k].at)
	for _, s := range p.fact.Subjects {
		if at < len(s.Names) {
			return s.Names[at]
		}
		at -= len(s.Names)
	}
	return ""
}

func (p *profile) event(k int) string { return p.fact.Event[p.events[k].at] }

// phrase reads a name or an event of the facts.
func (x *Index) phrase(s string) phrase {
	var ph phrase
	for i, r := range s {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			ph.proper = ph.proper || i >= 0
		}
	}
	list := fields(strings.ToLower(s))
	var few [8]string
	lemmas := few[:0]
	for _, w := range list {
		lemmas = append(lemmas, x.words.Lemma(w))
	}
	var words [8]int32
	ph.words = words[:0]
	was := x.words.Cue("was-once")
	for i := 0; i < len(list); i++ {
		if len(list) > 1 && (x.vocab.roles.Of(list[i])&role.Stop != 0 || was.At(func(k int) string { return wordAt(list, i+k) }) > 0) {
			continue // "used to be" tells of no use
		}
		ph.words = append(ph.words, x.vocab.add(list[i]))
		for _, f := range phraseFamilies(x.words, lemmas, i) {
			// "in force", "handed over": the family stands in for the words.
			x.vocab.addFamily(ph.words[len(ph.words)-1], f)
		}
	}
	ph.words = x.room.words.Keep(ph.words)
	return ph
}

// addFamily makes a word of the facts answer to a further family.
func (v *vocab) addFamily(id int32, f int) {
	for _, old := range v.byFamily[f] {
		if old == id {
			return
		}
	}
	v.byFamily[f] = append(v.byFamily[f], id)
}

// phraseFamilies are the families of the phrases that start at lemmas[i].
func phraseFamilies(w *lang.Words, lemmas []string, i int) []int {
	joints := joint.Words(w)
	var out []int
	for _, p := range w.Phrases(lemmas[i]) {
		if p.Family < 0 || p.Weak {
			continue
		}
		k, ok := i+1, true
		for _, rest := range p.Rest {
			for k < len(lemmas) && lemmas[k] != rest && joints.Of(lemmas[k])&joint.PhraseGap != 0 {
				k++
			}
			if k >= len(lemmas) || lemmas[k] != rest {
				ok = false
				break
			}
			k++
		}
		if ok {
			out = append(out, p.Family)
		}
	}
	return out
}
