package bind

import (
	"github.com/factlint/factlint/lint/quant"
)

// saidWhere tells where an article has its words and years. It is gathered once, when it is first
// asked for, so that an article with ten thousand sentences to doubt takes no longer than its length.
type saidWhere struct {
	// first is the sentence in which a base form stands first.
	first map[string]int
	// small has the words that stand somewhere in small letters.
	small map[string]bool
	// years are how many times each year is told.
	years map[int32]int
}

// where tells where the words of the article stand.
func (r *reader) where() *saidWhere {
	if r.said == nil {
		w := &saidWhere{first: map[string]int{}, small: map[string]bool{}, years: map[int32]int{}}
		for s := range r.pass.Sentences {
			for i := range r.sentence(s) {
				t := &r.sentence(s)[i]
				if _, ok := w.first[t.lemma]; !ok {
					w.first[t.lemma] = s
				}
				if !t.capital {
					w.small[t.lower] = true
				}
			}
		}
		for m := range r.pass.Mentions {
			if v := &r.pass.Mentions[m].Value; v.Kind == quant.KindDate {
				w.years[v.Date.Year]++
			}
		}
		r.said = w
	}
	return r.said
}
