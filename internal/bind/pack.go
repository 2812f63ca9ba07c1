package bind

import (
	"errors"
	"io"
	"maps"
	"slices"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/packed"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The compiled form of an index is what was worked out of the facts: their
// words, each profile, what they are about, and the names that find them. What
// only turns that around (which facts have a word) is put together anew, which
// is quick.

var errDamaged = errors.New("the compiled index is cut short or damaged")

// The bits of what a profile says.
const (
	saysEach = iota
	saysTime
	saysAge
	saysSides
)

// Pack writes the compiled form of the index, which Unpack reads.
func (x *Index) Pack(to io.Writer) error {
	w := packed.NewWriter(to)
	x.vocab.pack(w)
	at := make(map[*lint.Fact]int, len(x.facts.Facts))
	for i, f := range x.facts.Facts {
		at[f] = i
	}
	shapes := make(map[*shape]int, len(x.shapes))
	w.Len(len(x.shapes))
	for i, s := range x.shapes {
		shapes[s] = i
		w.Text(s.dim)
		w.Text(s.per)
		w.Text(s.noun)
	}
	w.Len(len(x.all))
	for _, p := range x.all {
		w.Len(at[p.fact])
		w.Flags(p.each, !p.time.IsZero(), p.age, !p.sides.None())
		w.Uint(uint64(p.kind))
		w.Len(shapes[p.shape])
		w.Uint(uint64(p.mood))
		if !p.time.IsZero() {
			w.Date(p.time)
		}
		if !p.sides.None() {
			w.Uint(p.sides[0])
			w.Uint(p.sides[1])
		}
		packPhrases(w, p.names)
		packPhrases(w, p.events)
		w.Places(p.rest)
		w.Len(int(p.matter) + 1)
	}
	x.packNames(w)
	return w.Flush()
}

// packNames writes the names of the matters, each by its profile and its place
// there, and those that find facts in an article.
func (x *Index) packNames(w *packed.Writer) {
	type place struct{ profile, name int }
	at := map[*phrase]place{}
	for i, p := range x.all {
		for k := range p.names {
			at[&p.names[k]] = place{i, k}
		}
	}
	w.Len(x.matters.count)
	w.Len(len(x.matters.names))
	for i := range x.matters.names {
		n := at[x.matters.names[i].phrase]
		w.Len(n.profile)
		w.Len(n.name)
	}
	w.Flags(x.names != nil)
	if x.names == nil {
		return
	}
	type name struct {
		word string
		*nameRef
	}
	names := make([]name, x.names.count)
	for word, first := range x.names.byFirst { // in order of their numbers
		if first.alone != nil {
			names[first.alone.id] = name{word, first.alone}
		}
		for i := range first.more {
			names[first.more[i].id] = name{word, &first.more[i]}
		}
	}
	w.Len(len(x.names.byFirst))
	w.Len(len(names))
	for _, n := range names {
		w.Text(n.word)
		w.Text(n.second)
		w.Places(n.facts)
	}
}

// packPhrases writes phrases, each with its place among the texts that the fact
// has.
func packPhrases(w *packed.Writer, list []phrase) {
	w.Len(len(list))
	for i := range list {
		ph := &list[i]
		w.Len(int(ph.at))
		w.Flags(ph.proper)
		w.Places(ph.words)
	}
}

func (v *vocab) pack(w *packed.Writer) {
	w.Len(len(v.words))
	for _, word := range v.words {
		w.Text(word.lemma)
		w.Float(word.idf)
		w.Flags(word.asked, word.tells)
	}
	packFamilies(w, v.byFamily)
	packFamilies(w, v.byWeak)
	var roots []string
	for r := range v.byRoot { // sorted below
		roots = append(roots, r)
	}
	slices.Sort(roots)
	w.Len(len(roots))
	for _, r := range roots {
		w.Text(r)
		w.Places(v.byRoot[r])
	}
}

func packFamilies(w *packed.Writer, by map[int][]int32) {
	families := slices.Sorted(maps.Keys(by))
	w.Len(len(families))
	for _, f := range families {
		w.Len(f)
		w.Places(by[f])
	}
}

// Unpack reads the compiled form of an index of f, whose texts it goes on to
// use where they lie in b. l may be nil, for English.
func Unpack(b []byte, f *lint.Facts, l *lang.Words) (*Index, error) {
	if l == nil {
		l = lang.EnglishWords()
	}
	x := &Index{facts: f, vocab: newVocab(l), byDim: map[string][]int32{}, words: l}
	u := &unpacker{Reader: packed.NewReader(b), x: x}
	u.vocab()
	x.shapes = make([]*shape, u.Len())
	for i := range x.shapes {
		x.shapes[i] = &shape{dim: u.String(), per: u.String(), noun: u.String()}
	}
	n := u.Len()
	if n > len(f.Facts) {
		u.Fail()
		n = 0
	}
	profiles := make([]profile, n)
	x.all, x.dims = make([]*profile, 0, n), make([]int32, 0, n)
	for i := range profiles {
		u.profile(&profiles[i])
		if u.Err != nil {
			break
		}
		x.enter(&profiles[i])
		x.vocab.count(profiles[i].own)
	}
	u.names()
	if u.Err != nil || len(u.B) > 0 {
		return nil, errDamaged
	}
	x.settle()
	return x, nil
}

type unpacker struct {
	*packed.Reader
	x *Index
	// list is room for a list of words, phrases for one of phrases.
	list    []int32
	phrases []phrase
}

func (u *unpacker) vocab() {
	v := u.x.vocab
	n := u.Len()
	v.words = make([]word, n)
	v.byLemma.room(v.words)
	for i := range v.words {
		w := word{lemma: u.String(), idf: u.Float()}
		says := u.Flags()
		w.asked, w.tells = says.On(0), says.On(1)
		v.words[i] = w
		v.byLemma.put(v.words, int32(i))
		v.mixed = v.mixed || mixed(v.words[i].lemma)
	}
	for _, by := range [...]map[int][]int32{v.byFamily, v.byWeak} {
		for n := u.Len(); n > 0 && u.Err == nil; n-- {
			f := int(u.Number32())
			by[f] = u.words()
		}
	}
	n = u.Len()
	v.byRoot = make(map[string][]int32, n)
	for ; n > 0 && u.Err == nil; n-- {
		r := u.String()
		v.byRoot[r] = u.words()
	}
}

// words reads a list of words of the facts.
func (u *unpacker) words() []int32 { return u.places(len(u.x.vocab.words)) }

// places reads a list of places, each below most.
func (u *unpacker) places(most int) []int32 {
	u.list = u.list[:0]
	for n := u.Len(); n > 0 && u.Err == nil; n-- {
		u.list = append(u.list, int32(u.Below(most)))
	}
	return u.x.room.words.Keep(u.list)
}

func (u *unpacker) profile(p *profile) {
	at := u.Below(len(u.x.facts.Facts))
	if u.Err != nil {
		return
	}
	if p.fact = u.x.facts.Facts[at]; len(p.fact.Values) == 0 {
		u.Fail()
		return
	}
	says := u.Flags()
	p.each, p.age = says.On(saysEach), says.On(saysAge)
	p.kind = quant.Kind(u.Below(int(quant.KindSet) + 1))
	at = u.Below(len(u.x.shapes))
	if u.Err != nil {
		return
	}
	p.shape = u.x.shapes[at]
	p.mood = lint.Mood(u.Below(int(lint.Superseded) + 1))
	if says.On(saysTime) {
		p.time = u.Date()
	}
	if says.On(saysSides) {
		p.sides = lang.Sides{u.Uint(), u.Uint()}
	}
	names := 0
	for _, s := range p.fact.Subjects {
		names += len(s.Names)
	}
	p.names, p.events = u.phraseList(names), u.phraseList(len(p.fact.Event))
	p.rest = u.words()
	own := u.list[:0]
	for _, list := range [...][]phrase{p.names, p.events} {
		for i := range list {
			own = append(own, list[i].words...)
		}
	}
	u.list = append(own, p.rest...)
	p.own = u.x.room.words.Keep(sortUnique(u.list))
	p.matter = int32(u.Below(len(u.x.facts.Facts)+1)) - 1
}

func (u *unpacker) names() {
	x := u.x
	ms := &x.matters
	ms.start(u.Below(len(x.facts.Facts)+1), len(x.vocab.words))
	for _, p := range x.all {
		if int(p.matter) >= ms.count {
			u.Fail()
		}
	}
	n := u.Len()
	ms.names = make([]matterName, 0, n)
	for ; n > 0 && u.Err == nil; n-- {
		at, k := u.Below(len(x.all)), u.Uint()
		if u.Err != nil || k >= uint64(len(x.all[at].names)) || x.all[at].matter < 0 {
			u.Fail()
			return
		}
		ms.add(x, &x.all[at].names[k], x.all[at].matter)
	}
	ms.sort()
	if !u.Flags().On(0) || u.Err != nil {
		return
	}
	x.names = newNameIndex(u.Len())
	for n = u.Len(); n > 0 && u.Err == nil; n-- {
		word, second, facts := u.String(), u.String(), u.places(len(x.all))
		if len(facts) == 0 {
			u.Fail()
			return
		}
		x.names.enter(word, second, facts)
	}
}

// phraseList reads phrases of so many texts.
func (u *unpacker) phraseList(texts int) []phrase {
	u.phrases = u.phrases[:0]
	for n := u.Len(); n > 0 && u.Err == nil; n-- {
		at := u.Below(min(texts, mostPhrases))
		if u.Err != nil {
			break
		}
		ph := phrase{at: uint16(at), proper: u.Flags().On(0), words: u.words()}
		if len(ph.words) == 0 {
			u.Fail()
		}
		u.phrases = append(u.phrases, ph)
	}
	return u.x.room.phrases.Keep(u.phrases)
}
