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
type keys [2]int32

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
}

// presence tells which matters an article names. The article is walked over
// once; a matter is looked for where a fact of it is weighed.
type presence struct {
	walked bool
	now    uint32 // tells what is of this article
	state  []matterState
	// at is, by word of the facts, its last place in the article, seen has a bit
	// for each that it has, from 1 on.
	at     []wordPlace
	seen   []uint64
	places []place
	// having tells, by word of the facts, where parts tells by dimension where
	// in list the facts stand that have it and whose subject the article names.
	having []having
	parts  []part
	list   []int32
}

// having is where the parts of a word begin, one for each dimension, if it is
// of now.
type having struct {
	now  uint32
	from int32
}

// part is a stretch of the list of facts, once it has been made.
type part struct {
	made        bool
	first, last int32
}

// matterState is what is known of a matter, if it is of now.
type matterState struct {
	now   uint32
	named bool
}

// wordPlace is the last place of a word, if it is of now.
type wordPlace struct {
	now  uint32
	last int32
	// in has a bit for each sentence that has the word, of the number of the
	// sentence its last bits.
	in uint64
}

// place is a sentence that has a word, and the place of the word before.
type place struct {
	sentence, before int32
	capital          bool // the word stands there with a capital
}

// begin forgets the article before.
func (p *presence) begin() {
	p.walked = false
	p.places, p.parts, p.list = p.places[:0], p.parts[:0], p.list[:0]
	if p.now++; p.now == 0 {
		clear(p.state)
		clear(p.at)
		clear(p.having)
		p.now = 1
	}
}

// names reports whether the article names a subject of the fact, or one that
// the facts file ties to it by another fact. A fact without a subject is named
// everywhere.
func (p *presence) names(r *reader, x *Index, f *profile) bool { return p.named(r, x, f.matter) }

// named reports whether the article names a matter.
func (p *presence) named(r *reader, x *Index, matter int32) bool {
	if x.matters.count <= fewMatters || matter < 0 {
		return true
	}
	if !p.walked {
		r.walk()
	}
	st := &p.state[matter]
	if st.now != p.now {
		*st = matterState{p.now, p.looked(x, matter)}
	}
	return st.named
}

// with are the facts of a dimension that have a word and whose subject the
// article names.
func (p *presence) with(r *reader, x *Index, w, dim int32) []int32 {
	if !p.walked {
		r.walk()
	}
	if len(p.having) != len(x.vocab.words) {
		p.having = make([]having, len(x.vocab.words))
	}
	h := &p.having[w]
	if h.now != p.now {
		*h = having{p.now, int32(len(p.parts))}
		for range len(x.byDim) {
			p.parts = append(p.parts, part{})
		}
	}
	at := &p.parts[h.from+dim]
	if !at.made {
		*at = part{made: true, first: int32(len(p.list))}
		held := x.with(w)
		from, _ := slices.BinarySearchFunc(held, dim, func(h holder, dim int32) int { return int(h.dim - dim) })
		for i := from; i < len(held) && held[i].dim == dim; i++ {
			if h := &held[i]; p.may(h.keys) && p.named(r, x, x.matter[h.id]) {
				p.list = append(p.list, h.id)
			}
		}
		at.last = int32(len(p.list))
	}
	return p.list[at.first:at.last]
}

// may reports whether the article has one of the keys of a matter. It does not
// go to where the matter lies.
func (p *presence) may(k keys) bool {
	return p.seen[k[0]>>6]&(1<<(k[0]&63)) != 0 || p.seen[k[1]>>6]&(1<<(k[1]&63)) != 0
}

// see notes that the article has a key.
func (p *presence) see(key int32) { p.seen[key>>6] |= 1 << (key & 63) }

// room makes room for the words and matters of the facts.
func (p *presence) room(x *Index) {
	if n := len(x.vocab.words); len(p.at) != n {
		p.at = make([]wordPlace, n)
	}
	if n := x.matters.count; len(p.state) != n {
		p.state = make([]matterState, n)
	}
	if n := len(x.vocab.words)/64 + 1; len(p.seen) != n {
		p.seen = make([]uint64, n)
	}
	clear(p.seen)
	p.see(anyWord)
}

// note notes that a sentence has a word of the facts. after says that "the"
// stands before it.
func (p *presence) note(x *Index, w, sentence int32, capital, after bool) {
	at := &p.at[w]
	bit := uint64(1) << (sentence & 63)
	switch {
	case at.now != p.now:
		*at = wordPlace{p.now, int32(len(p.places)), bit}
		p.see(w + 1)
		p.places = append(p.places, place{sentence, -1, capital})
	case p.places[at.last].sentence == sentence:
		p.places[at.last].capital = p.places[at.last].capital || capital
	default:
		p.places = append(p.places, place{sentence, at.last, capital})
		at.last, at.in = int32(len(p.places)-1), at.in|bit
	}
	if after {
		if matter := x.matters.head[w]; matter >= 0 { // "the railway", where the facts know of one
			p.name(&x.matters, matter)
		}
	}
}

// name takes a matter for named, whichever words its facts are met by.
func (p *presence) name(ms *matters, matter int32) {
	p.state[matter] = matterState{p.now, true}
	for i := ms.starts[matter]; i < ms.starts[matter+1]; i++ {
		for _, w := range ms.names[i].words {
			p.see(w + 1)
		}
	}
}

// looked looks for the names of a matter in the article.
func (p *presence) looked(x *Index, matter int32) bool {
	ms := &x.matters
	for i := ms.starts[matter]; i < ms.starts[matter+1]; i++ {
		if p.has(x, &ms.names[i]) {
			return true
		}
	}
	return false
}

// near reports whether a sentence may have enough words of a name. It is quick,
// as most names have words that stand all over an article, and yet nowhere
// together.
func (p *presence) near(name *matterName) bool {
	const most = 4
	need := int(name.need)
	if need > most {
		return true
	}
	seen := 0
	for _, w := range name.words {
		seen += int(p.seen[(w+1)>>6] >> ((w + 1) & 63) & 1)
	}
	if seen < need {
		return false // without a look at where they stand, which is far away
	}
	var with [most + 1]uint64 // the sentences that have so many of the words
	with[0] = ^uint64(0)
	for _, w := range name.words {
		if at := &p.at[w]; at.now == p.now {
			for n := need; n > 0; n-- {
				with[n] |= with[n-1] & at.in
			}
		}
	}
	return with[need] != 0
}

// has reports whether a sentence of the article has enough words of a name. It
// goes back from place to place of all the words at once.
func (p *presence) has(x *Index, name *matterName) bool {
	if !p.near(name) {
		return false
	}
	var few [8]int32
	at, there := few[:0], int32(0)
	for _, w := range name.words {
		if p.at[w].now != p.now {
			at = append(at, -1)
			continue
		}
		at = append(at, p.at[w].last)
		there++
	}
	for there >= name.need {
		s := int32(-1)
		for _, k := range at {
			if k >= 0 {
				s = max(s, p.places[k].sentence)
			}
		}
		found, told, capital := int32(0), !name.telling, false
		for i, k := range at {
			if k < 0 || p.places[k].sentence != s {
				continue
			}
			found++
			told = told || x.vocab.words[name.words[i]].tells
			capital = p.places[k].capital
			if at[i] = p.places[k].before; at[i] < 0 {
				there--
			}
		}
		if told && found >= name.need && (capital || len(at) > 1 || !name.proper) {
			return true
		}
	}
	return false
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
			if of[strings.ToLower(p.names[k].text)] == int32(i) {
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
	var k keys
	n := 0
	for i := ms.starts[matter]; i < ms.starts[matter+1]; i++ {
		name := &ms.names[i]
		var few [8]int32
		words, spare := few[:0], len(name.words)-int(name.need)
		words = append(words, name.words...)
		if at := slices.Index(words, word); at >= 0 && name.need > 1 {
			words = slices.Delete(words, at, at+1)
		}
		slices.SortFunc(words, func(a, b int32) int { return v.words[a].df - v.words[b].df })
		for _, w := range words[:spare+1] {
			if n < len(k) {
				k[n] = w + 1
			}
			n++
		}
	}
	switch {
	case n == 1:
		k[1] = k[0]
	case n != len(k):
		return keys{}
	}
	return k
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
