package bind

import (
	"slices"
	"strings"
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
	// names are in the order of their matters, those of matter m from starts[m]
	// on.
	names  []matterName
	starts []int32
	// head is, by word, the matter of the only name that ends in it, ambiguous
	// where names of several matters do, noMatter where none does.
	head []int32
}

// keys are two words of the facts, numbered from 1, of which an article has at
// least one if it names a matter: the rarest that its names cannot do without.
type keys struct {
	// first is less than 0, by its complement, where a sentence of the article
	// has two of the three that the keys and the word are by which the fact is met.
	first, second int32
}

// words are the keys, and whether two stand together.
func (k keys) words() (first, second int32, together bool) {
	if k.first < 0 {
		return ^k.first, k.second, true
	}
	return k.first, k.second, false
}

// anyWord stands for a word that every article has.
const anyWord = 0

const (
	ambiguous = -1 // several matters
	noMatter  = -2
)

// matterName is a name of a subject: its words, of which need must stand in one
// sentence, with one that sets it apart if it has such.
type matterName struct {
	*phrase
	matter  int32
	need    int32
	telling bool
	// keys are the words of a short name as keys, of which there are so many: most
	// names need no look at their words, which lie elsewhere.
	short uint8
	keys  [fewKeys]int32
}

// fewKeys is how many words a short name has at the most.
const fewKeys = 4

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
			name := strings.ToLower(p.name(k))
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
	ms.start(0, len(x.vocab.words))
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
			if of[strings.ToLower(p.name(k))] == int32(i) {
				ms.add(x, &p.names[k], p.matter)
			}
		}
	}
	ms.sort()
}

// start makes room for so many matters and words of the facts.
func (ms *matters) start(count, words int) {
	*ms = matters{count: count, head: make([]int32, words)}
	for w := range ms.head {
		ms.head[w] = noMatter
	}
}

// add takes a name in.
func (ms *matters) add(x *Index, name *phrase, matter int32) {
	n := matterName{phrase: name, matter: matter, need: int32(2*len(name.words)+2) / 3}
	for _, w := range name.words {
		if x.vocab.tells(w) {
			n.telling = true
		}
	}
	if len(name.words) <= fewKeys {
		n.short = uint8(len(name.words))
		for i, w := range name.words {
			n.keys[i] = w + 1
		}
	}
	ms.names = append(ms.names, n)
	last := name.words[len(name.words)-1]
	if old := ms.head[last]; old == noMatter {
		ms.head[last] = matter
	} else if old != matter {
		ms.head[last] = ambiguous
	}
}

// sort puts the names of a matter side by side.
func (ms *matters) sort() {
	slices.SortStableFunc(ms.names, func(a, b matterName) int { return int(a.matter) - int(b.matter) })
	ms.starts = make([]int32, ms.count+1)
	for i := range ms.names {
		ms.starts[ms.names[i].matter+1]++
	}
	for m := range ms.count {
		ms.starts[m+1] += ms.starts[m]
	}
}

// keysOf are the keys of a matter for a fact that is met by a word. A name that
// needs all of its words needs the rarest; where it can do without one it needs
// the rarest or the next, and so on. The word itself is known to be near, and
// the name needs others.
func (ms *matters) keysOf(v *vocab, matter, word int32) keys {
	if matter < 0 || ms.count <= fewMatters {
		return keys{} // it is taken for named
	}
	var words [2]int32
	n, together := 0, true
	for i := ms.starts[matter]; i < ms.starts[matter+1]; i++ {
		name := &ms.names[i]
		var few [8]int32
		list, spare := append(few[:0], name.words...), len(name.words)-int(name.need)
		if at := slices.Index(list, word); at >= 0 && name.need > 1 {
			list = slices.Delete(list, at, at+1)
		} else {
			together = false
		}
		slices.SortFunc(list, func(a, b int32) int { return v.words[a].df - v.words[b].df })
		for _, w := range list[:spare+1] {
			if n < len(words) {
				words[n] = w + 1
			}
			n++
		}
	}
	if n == 1 {
		words[1] = words[0]
	} else if n != len(words) {
		return keys{}
	}
	if together && ms.starts[matter+1] == ms.starts[matter]+1 {
		words[0] = ^words[0]
	}
	return keys{words[0], words[1]}
}

// tells reports whether a word of a name sets it apart: it is none of the
// tables' words for events, quantities and kinds of things. The word keeps the
// answer.
func (v *vocab) tells(w int32) bool {
	word := &v.words[w]
	if !word.asked {
		word.asked, word.tells = true, v.apart(word.lemma)
	}
	return word.tells
}

func (v *vocab) apart(lemma string) bool {
	return len(v.lang.Families(lemma)) == 0 && !v.lang.Is(lemma, "name-head") && !v.lang.Is(lemma, "person_title")
}
