package bind

import (
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The words of a whole article: a summary names what stands anywhere in it, not
// only in the sentence with the value.

// tellAll gives the first and the last record of each dimension the words and times
// of the whole article, if it is short: a summary names what stands anywhere in it.
func (r *reader) tellAll(records []lint.Record) {
	if r.archive || len(r.pass.Sentences) > maxTold || len(records) == 0 {
		return
	}
	said, dates, kinds := r.saidWords(), r.dates(), r.kinds()
	first, last := map[string]bool{}, map[string]bool{}
	for i := range records {
		j := len(records) - 1 - i
		if d := compare.Dimension(records[i].Value); !first[d] {
			first[d], records[i].Said, records[i].Dates, records[i].Kinds = true, said, dates, kinds
		}
		if d := compare.Dimension(records[j].Value); !last[d] {
			last[d], records[j].Said, records[j].Dates, records[j].Kinds = true, said, dates, kinds
		}
	}
}

// maxTold is how many sentences an article has at the most, all of whose words are
// kept.
const maxTold = 150

// saidWords are the content words of the article, sorted.
func (r *reader) saidWords() []string {
	l := &r.lists
	l.now++
	var out []string
	for s := range r.pass.Sentences {
		terms := r.sentence(s)
		for i := range terms {
			if t := &terms[i]; t.content && t.mention < 0 && l.put(r.number(t.entry), inWords) && t.lemma != "" {
				out = append(out, lang.WithoutAccents(t.lemma))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// dates are the times of the article that say when.
func (r *reader) dates() []quant.Value {
	var out []quant.Value
	for m := range r.pass.Mentions {
		if d := &r.pass.Mentions[m].Value; d.Kind == quant.KindDate && !d.Date.TimeOnly && (d.Date.Known() || ofSomeYear(&d.Date)) {
			out = append(out, *d)
		}
	}
	return out
}
