package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Doubts whose value it is where the facts file itself tells two like things apart, the old
// bridge and the new one, or the same thing of two years.

// ofSibling reports whether what the article named last, in the value's sentence, before it or
// in the heading, is by its full name another subject of the facts, whose name is the fact's but
// for a word: "the old Kessel Bridge, 587 metres long", of the new one.
func (b *binding) ofSibling(pr *pair) bool {
	p := b.x.all[pr.fact]
	others := b.siblings(p)
	if len(others) == 0 || pr.x[fSwap]+pr.x[fCellSwap] > 0 || b.wasExchanged(pr) {
		return false
	}
	var own [][]string
	for k := range p.names {
		own = append(own, nameWords(p, k))
	}
	c, r := &b.r.context, b.r
	end := min(c.mention.First-c.first, len(c.terms))
	look := func(terms []term) (said, other bool) {
		ours, theirs := lastOf(terms, own), lastOf(terms, others)
		return max(ours, theirs) >= 0, ours < 0 // where both are named other things tell
	}
	if last := lastOf(c.terms[end:], own); last >= 0 && (last < nearBehind || lastOf(c.terms[:end], others) < 0) {
		return false // "at 612 metres the new bridge", "204 in the first group and 41 in the second group"
	}
	if said, other := look(c.terms[:end]); said {
		return other
	}
	s := c.mention.Sentence
	block := r.pass.Sentences[s].Block
	for k := s - 1; k >= 0 && k >= s-rememberedFor && r.pass.Sentences[k].Block == block; k-- {
		if said, other := look(r.sentence(k)); said {
			return other
		}
	}
	info := r.block[block]
	for _, h := range [...]int{info.rowHeader, info.columnHeader, info.heading, r.title} {
		if h < 0 || r.firstS[h] < 0 {
			continue
		}
		if said, other := look(r.sentence(r.firstS[h])); said {
			return other
		}
	}
	return false
}

// nearBehind is how many terms from a value on a name is that of what has it.
const nearBehind = 6

// bears reports whether a name has no word but those of p's names, as where one fact is on "the
// first frigate" of "the Tarak frigates" and another on "a Tarak frigate".
func (b *binding) bears(p *profile, name []string) bool {
	for _, w := range name {
		lemma := b.r.lang.Lemma(w)
		own := false
		for k := range p.names {
			own = own || slices.ContainsFunc(nameWords(p, k), func(o string) bool { return o == w || b.r.lang.Lemma(o) == lemma })
		}
		if !own {
			return false
		}
	}
	return true
}

// siblings are the names of the other subjects of the facts that are a name of p's but for one
// word.
func (b *binding) siblings(p *profile) (out [][]string) {
	x := b.x
	if p.matter < 0 {
		return nil
	}
	x.siblings.once.Do(func() { x.siblings.fill(x) })
	for k := range p.names {
		ours := nameWords(p, k)
		for gap := range len(ours) - 1 {
			family := x.siblings.with(gapHash(ours, gap))
			if len(family) > maxFamily {
				continue
			}
			for _, key := range family {
				if q := x.all[key.fact]; q.matter != p.matter {
					if theirs := nameWords(q, int(key.name)); differByOne(theirs, ours) && !b.bears(p, theirs) {
						out = append(out, theirs)
					}
				}
			}
		}
	}
	return out
}

// maxFamily is how many names may differ from one by a word. Where a thousand mills are called after
// their river, looking them all up for each conflict would take longer than all the rest.
const maxFamily = 64

// differByOne reports whether two names of two words or more have the same words, the noun at the
// end among them, but for one.
func differByOne(a, b []string) bool {
	if len(a) != len(b) || len(a) < 2 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n == 1
}

// lastOf is where the last of some names begins in a stretch of terms, -1 for nowhere.
func lastOf(terms []term, names [][]string) int {
	for i := len(terms) - 1; i >= 0; i-- {
		for _, name := range names {
			if standsAt(terms, i, name) {
				return i
			}
		}
	}
	return -1
}

func standsAt(terms []term, i int, name []string) bool {
	if i+len(name) > len(terms) {
		return false
	}
	for k, w := range name {
		if terms[i+k].lower != w {
			return false
		}
	}
	return true
}

// ofOtherRun reports whether a fact tells when something that comes again was done for a year,
// which is not the year of the day, and the text tells of another year and not of that one, or of
// that one alone: "in 2022 it paid a dividend", "the dividend for 2024", of the day on which that
// for 2024 is paid.
func (c *context) ofOtherRun(p *profile) bool {
	f, v := &p.first.Value, &c.mention.Value
	if f.Kind != quant.KindDate || v.Kind != quant.KindDate || f.Range || v.Range || v.Date.Year == f.Date.Year || v.Date.Day > 0 || v.Date.NoYear {
		return false
	}
	words := strings.Fields(p.fact.Statement)
	for i := 1; i < len(words); i++ {
		year := strings.TrimRight(words[i], ".,;")
		if !isYear(year) || strings.Contains(f.Date.String(), year) || joint.Words(c.r.lang).Of(strings.ToLower(words[i-1]))&joint.For == 0 {
			continue
		}
		for k := range c.terms {
			if c.terms[k].lower == year && int(c.terms[k].mention) != c.m {
				return false
			}
		}
		return true
	}
	return false
}

// isYear reports whether a word is a year in four figures.
func isYear(w string) bool {
	return len(w) == 4 && strings.Trim(w, "0123456789") == "" && (w[0] == '1' || w[0] == '2')
}

// underOther reports whether the value stands under a heading that names one of a row of things,
// "The second bridge", and the article names the fact's thing by its full name, or by a value of
// its own, only under another such heading.
func (b *binding) underOther(pr *pair) bool {
	p, r := b.x.all[pr.fact], b.r
	blocks := r.pass.Doc.Blocks
	at := r.block[r.pass.Sentences[r.pass.Mentions[pr.mention].Sentence].Block].heading
	if at < 0 || !r.ofRow(at, p) {
		return false
	}
	var own [][]string
	for k := range p.names {
		if name := nameWords(p, k); len(name) > 1 {
			own = append(own, name)
		}
	}
	elsewhere := false
	for s := range r.pass.Sentences {
		block := r.pass.Sentences[s].Block
		if blocks[block].Kind == lint.Heading || lastOf(r.sentence(s), own) < 0 {
			continue
		}
		h := r.block[block].heading
		if h == at {
			return false
		}
		elsewhere = elsewhere || h >= 0 && r.ofRow(h, p)
	}
	return elsewhere
}

// ofRow reports whether a heading tells one of several things of the fact's kind by its place
// among them.
func (r *reader) ofRow(heading int, p *profile) bool {
	if r.firstS[heading] < 0 {
		return false
	}
	terms := r.sentence(r.firstS[heading])
	for i := 0; i+1 < len(terms); i++ {
		t, next := &terms[i], &terms[i+1]
		if next.content && quality(next, p) > 0 && t.mention >= 0 && r.pass.Mentions[t.mention].Value.Kind == quant.KindOrdinal {
			return true
		}
	}
	return false
}
