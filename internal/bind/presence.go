package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
)

// fewMatters is the number of matters in a facts file up to which every article
// that is held against it is taken to be about one of them, also one that says
// no more than "the tunnel". Where a file has more, most of its values stand in
// an article by chance, and the article must name what they are said of.
const fewMatters = 12

// matters are what the facts are about: those that share a subject are of one
// matter, and so are those that share one with a third.
type matters struct {
	count int
	names []matterName
	// byWord finds a name by so many of its rarer words that one of them stands
	// wherever enough of the name does.
	byWord map[int32][]filed
	// head is the matter of the only name that ends in a word, ambiguous for
	// one in which names of several matters end.
	head map[int32]int32
}

// filed is a name under one of its words: a sentence that has enough of the name
// has the word with or with also. Most have none of the two, and the name itself
// is not looked at.
type filed struct{ name, with, also int32 }

// ambiguous stands for several matters.
const ambiguous = -1

// matterName is a name of a subject: its words, of which need must stand in one
// sentence, with one that sets it apart if it has such.
type matterName struct {
	phrase  *phrase
	matter  int32
	need    int
	telling bool
}

// presence tells which matters an article names.
type presence struct {
	named []bool
	asked bool
	// in is, by word of the facts, the last sentence that has it, from 1;
	// capital that it has it with a capital. words are those of the sentence.
	in, capital []int32
	words       []int32
}

// names reports whether the article names a subject of the fact, or one that
// the facts file ties to it by another fact. A fact without a subject is named
// everywhere.
func (p *presence) names(r *reader, x *Index, f *profile) bool {
	if x.matters.count <= fewMatters || f.matter < 0 {
		return true
	}
	if !p.asked {
		p.look(r, x)
	}
	return p.named[f.matter]
}

// look finds the names in the article.
func (p *presence) look(r *reader, x *Index) {
	p.asked = true
	p.named = slices.Grow(p.named[:0], x.matters.count)[:x.matters.count]
	clear(p.named)
	p.in = slices.Grow(p.in[:0], len(x.vocab.words))[:len(x.vocab.words)]
	clear(p.in)
	p.capital = slices.Grow(p.capital[:0], len(x.vocab.words))[:len(x.vocab.words)]
	clear(p.capital)
	for s := range r.pass.Sentences {
		p.read(r, x, s)
		for _, w := range p.words {
			for _, f := range x.matters.byWord[w] {
				if p.in[f.with] != int32(s+1) && p.in[f.also] != int32(s+1) {
					continue
				}
				name := &x.matters.names[f.name]
				if !p.named[name.matter] && p.has(x, name, int32(s+1)) {
					p.named[name.matter] = true
				}
			}
		}
	}
}

// read notes the words of the facts that a sentence has.
func (p *presence) read(r *reader, x *Index, s int) {
	p.words = p.words[:0]
	sent := &r.pass.Sentences[s]
	text, the := r.pass.Doc.Text, false
	for i := sent.First; i < sent.Last; i++ {
		t := &r.pass.Tokens[i]
		if t.Kind == lint.Mark || t.Kind == lint.Newline {
			continue
		}
		e := r.word(t, text[t.Start:t.End])
		if !e.says {
			the = e.lower == "the"
			continue
		}
		for _, m := range e.matches {
			if m.quality < sameLemma {
				continue
			}
			if p.in[m.word] != int32(s+1) {
				p.in[m.word] = int32(s + 1)
				p.words = append(p.words, m.word)
			}
			if t.Flags&lint.Capital != 0 {
				p.capital[m.word] = int32(s + 1)
			}
			if matter, ok := x.matters.head[m.word]; ok && the && matter != ambiguous {
				p.named[matter] = true // "the railway", where the facts know of one
			}
		}
		the = false
	}
}

// has reports whether sentence s, counted from 1, has enough words of a name.
func (p *presence) has(x *Index, name *matterName, s int32) bool {
	found, told := 0, !name.telling
	for _, w := range name.phrase.words {
		if p.in[w] != s {
			continue
		}
		found++
		told = told || x.vocab.tells(w)
	}
	if len(name.phrase.words) == 1 && name.phrase.proper && p.capital[name.phrase.words[0]] != s {
		return false
	}
	return told && found >= name.need
}

// gather sorts the facts into matters.
func (x *Index) gather() {
	of := map[string]int32{} // name: the first fact that has it
	root := make([]int32, len(x.all))
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for i, p := range x.all {
		root[i] = int32(i)
		for k := range p.names {
			name := strings.ToLower(p.names[k].text)
			first, known := of[name]
			if !known {
				of[name] = int32(i)
				continue
			}
			a, b := find(first), find(int32(i))
			root[max(a, b)] = min(a, b)
		}
	}
	ms := &x.matters
	*ms = matters{byWord: map[int32][]filed{}, head: map[int32]int32{}}
	for i, p := range x.all {
		p.matter = -1
		if len(p.names) == 0 {
			continue
		}
		if first := find(int32(i)); first == int32(i) {
			p.matter = int32(ms.count)
			ms.count++
		} else {
			p.matter = x.all[first].matter
		}
		for k := range p.names {
			if of[strings.ToLower(p.names[k].text)] == int32(i) {
				ms.add(x, &p.names[k], p.matter)
			}
		}
	}
	ms.file(x)
}

// add takes a name in.
func (ms *matters) add(x *Index, name *phrase, matter int32) {
	n := matterName{phrase: name, matter: matter, need: (2*len(name.words) + 2) / 3}
	for _, w := range name.words {
		n.telling = n.telling || x.vocab.tells(w)
	}
	ms.names = append(ms.names, n)
	last := name.words[len(name.words)-1]
	if old, ok := ms.head[last]; !ok {
		ms.head[last] = matter
	} else if old != matter {
		ms.head[last] = ambiguous
	}
}

// file puts each name under its rarer words.
func (ms *matters) file(x *Index) {
	var rare []int32
	for i := range ms.names {
		n := &ms.names[i]
		rare = append(rare[:0], n.phrase.words...)
		slices.SortStableFunc(rare, func(a, b int32) int { return x.vocab.words[a].df - x.vocab.words[b].df })
		for _, w := range rare[:len(rare)-n.need+1] {
			f := filed{name: int32(i), with: w, also: w}
			if n.need > 1 && len(rare) <= 3 {
				f.with, f.also = besides(rare, w)
			}
			ms.byWord[w] = append(ms.byWord[w], f)
		}
	}
}

// besides are the words of a name of two or three that are not w; w itself
// where the name says it twice.
func besides(words []int32, w int32) (a, b int32) {
	times := 0
	a, b = w, w
	for _, o := range words {
		switch {
		case o == w:
			times++
		case a == w:
			a, b = o, o
		default:
			b = o
		}
	}
	if times > 1 {
		return w, w
	}
	return a, b
}

// tells reports whether a word of a name sets it apart: it is none of the
// tables' words for events, quantities and kinds of things.
func (v *vocab) tells(w int32) bool {
	lemma := v.words[w].lemma
	return len(v.lang.Families(lemma)) == 0 && !v.lang.Is(lemma, "name-head") && !v.lang.Is(lemma, "person_title")
}
