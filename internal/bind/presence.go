package bind

import "slices"

// presence tells which matters an article names. The article is walked over
// once; a matter is looked for where a fact of it is weighed.
type presence struct {
	walked bool
	now    uint32 // tells what is of this article
	state  []matterState
	// heads has a bit for each matter that it names by the head of its name alone,
	// by the end of the matter's number, which others have too.
	heads [8]uint64
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
// of now; nowhere where no fact is found by the word.
type having struct {
	now  uint32
	from int32
}

const nowhere = -1

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
	p.walked, p.heads = false, [8]uint64{}
	p.places, p.parts, p.list = p.places[:0], p.parts[:0], p.list[:0]
	if p.now++; p.now == 0 {
		clear(p.state)
		clear(p.at)
		clear(p.having)
		p.now = 1
	}
}

// named reports whether the article names a matter: a subject of a fact, or one
// that the facts file ties to it by another fact. What has no subject is named
// everywhere.
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
		*h = having{p.now, nowhere}
		if x.having.some(w) {
			h.from = int32(len(p.parts))
			p.parts = slices.Grow(p.parts, len(x.byDim))[:len(p.parts)+len(x.byDim)]
			clear(p.parts[h.from:])
		}
	}
	if h.from == nowhere {
		return nil
	}
	at := &p.parts[h.from+dim]
	if !at.made {
		*at = part{made: true, first: int32(len(p.list))}
		list := x.having.within(w, dim)
		for i := range list {
			h := &list[i]
			if a, b, together := h.keys.words(); !p.met(a) && !p.met(b) || together && !p.together(w, a, b) {
				if !p.byHead(h.matter) {
					continue
				}
			}
			if p.named(r, x, h.matter) {
				p.list = append(p.list, h.id)
			}
		}
		at.last = int32(len(p.list))
	}
	return p.list[at.first:at.last]
}

// byHead reports whether an article may name a matter by the head of its name.
func (p *presence) byHead(matter int32) bool {
	return matter >= 0 && p.heads[matter>>6&7]>>(matter&63)&1 != 0
}

// together reports whether a sentence may have two of a word and two keys.
func (p *presence) together(word, a, b int32) bool {
	in, first, second := p.in(word), p.in(a-1), uint64(0)
	if a != b {
		second = p.in(b - 1)
	}
	return in&(first|second)|first&second != 0
}

// in has a bit for each sentence that has a word; see wordPlace.
func (p *presence) in(w int32) uint64 {
	if at := &p.at[w]; at.now == p.now {
		return at.in
	}
	return 0
}

// see notes that the article has a key, met reports whether it has.
func (p *presence) see(key int32)      { p.seen[key>>6] |= 1 << (key & 63) }
func (p *presence) met(key int32) bool { return p.seen[key>>6]>>(key&63)&1 != 0 }

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
			p.state[matter] = matterState{p.now, true}
			p.heads[matter>>6&7] |= 1 << (matter & 63)
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
	for _, key := range name.keys[:name.short] {
		seen += int(p.seen[key>>6] >> (key & 63) & 1)
	}
	if name.short > 0 && seen < need {
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
