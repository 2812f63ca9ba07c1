package bind

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
)

// nameIndex finds the subjects of many facts in an article. Names are looked up
// by their first two words.
type nameIndex struct {
	byFirst map[string]*firstWord
	count   int32
	// seconds has a bit for each second word, by its hash, which others have
	// too.
	seconds []uint64
}

// secondBits is how many bits there are for second words, a power of two.
const secondBits = 1 << 17

func newNameIndex(firsts int) *nameIndex {
	return &nameIndex{byFirst: make(map[string]*firstWord, firsts), seconds: make([]uint64, secondBits/64)}
}

func secondHash(h uint32, b byte) uint32 { return (h ^ uint32(b)) * 16777619 }

// follows reports whether a word may be the second one of a name, or that with
// an ending; see startsWith.
func (n *nameIndex) follows(word string) bool {
	if n == nil {
		return false
	}
	hashes, ascii := startHashes(word)
	for _, h := range hashes {
		if at := h % secondBits; h != 0 && n.seconds[at/64]&(1<<(at%64)) != 0 {
			return true
		}
	}
	return !ascii
}

// startHashes are the hashes of what a word starts with, up to each ending that
// startsWith allows, 0 where it is too short. Outside of ASCII case may change
// any byte, and they tell nothing.
func startHashes(word string) (hashes [longestEnding + 1]uint32, ascii bool) {
	h := uint32(0)
	for i := range len(word) {
		b := word[i]
		if b >= utf8.RuneSelf {
			return hashes, false
		}
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		h = secondHash(h, b)
		if ending := len(word) - i - 1; ending <= longestEnding {
			hashes[ending] = h
		}
	}
	return hashes, true
}

// firstWord is the names that begin with a word: the one that has no other, nil
// for none, and those that have, with the hashes of their second words.
type firstWord struct {
	alone  *nameRef
	more   []nameRef
	hashes []uint32
	// seconds has a bit for each letter that a second word begins with.
	seconds [4]uint64
}

// nameRef is a name, by its second word, and the facts that it is a subject of.
type nameRef struct {
	id     int32
	second string
	facts  []int32
}

// add files a name of a fact under its first word.
func (n *nameIndex) add(name string, fact int32) {
	words := fields(strings.ToLower(name))
	for len(words) > 1 && (words[0] == "the" || words[0] == "a") {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	second := ""
	if len(words) > 1 {
		second = words[1]
	}
	var ref *nameRef
	if first := n.byFirst[words[0]]; first != nil {
		ref = first.with(second)
	}
	switch {
	case ref == nil:
		n.enter(words[0], second, []int32{fact})
	case ref.facts[len(ref.facts)-1] != fact:
		ref.facts = append(ref.facts, fact)
	}
}

// enter files a name that is not there yet, and its facts.
func (n *nameIndex) enter(word, second string, facts []int32) {
	first := n.byFirst[word]
	if first == nil {
		first = &firstWord{}
		n.byFirst[word] = first
	}
	ref := nameRef{id: n.count, second: second, facts: facts}
	n.count++
	if second == "" {
		first.alone = &ref
		return
	}
	first.more = append(first.more, ref)
	first.mark(second)
	h := uint32(0)
	for i := range len(second) {
		h = secondHash(h, second[i])
	}
	first.hashes = append(first.hashes, h)
	h %= secondBits
	n.seconds[h/64] |= 1 << (h % 64)
}

// firsts are the names that begin with a word.
func (n *nameIndex) firsts(word, lower string) firstWords {
	if n == nil {
		return firstWords{}
	}
	f := firstWords{word: n.byFirst[lower]}
	if f.possessor = f.word; apostrophe(word) {
		f.possessor = n.byFirst[strings.ToLower(trimPossessive(word))]
	}
	return f
}

// with is the name with a second word, or with none, nil where it is not there.
func (f *firstWord) with(second string) *nameRef {
	if second == "" {
		return f.alone
	}
	for i := range f.more {
		if f.more[i].second == second {
			return &f.more[i]
		}
	}
	return nil
}

// mark notes what a second word begins with, in either case. Outside of ASCII
// case may change any byte.
func (f *firstWord) mark(second string) {
	b := second[0]
	if b >= utf8.RuneSelf {
		for i := 2; i < 4; i++ {
			f.seconds[i] = ^uint64(0)
		}
		return
	}
	for _, c := range [...]byte{b, b &^ 0x20} {
		f.seconds[c>>6] |= 1 << (c & 63)
	}
	switch b {
	case 'k', 's': // which the Kelvin sign and the long s are too
		f.mark("\u017f")
	}
}

// begins reports whether a word may be the second one.
func (f *firstWord) begins(word string) bool {
	return word != "" && f.seconds[word[0]>>6]&(1<<(word[0]&63)) != 0
}

// blockNames are the names that an article has, by block.
type blockNames struct {
	last []int32 // by block: its last one in list, from 1
	list []blockName
	// block tells by name for which block it was filed last, now is the block.
	filed []int32
	now   int32
}

// blockName is a name, and the one before in its block.
type blockName struct {
	ref    *nameRef
	before int32
}

// begin forgets the article before.
func (n *blockNames) begin(names *nameIndex, blocks int) {
	n.list = n.list[:0]
	n.last = slices.Grow(n.last[:0], blocks)[:blocks]
	clear(n.last)
	if len(n.filed) != int(names.count) {
		n.filed, n.now = make([]int32, names.count), 0
	}
	n.enter()
}

// enter begins another sentence.
func (n *blockNames) enter() {
	if n.now++; n.now < 0 {
		clear(n.filed)
		n.now = 1
	}
}

// file notes that a block has a name.
func (n *blockNames) file(block int, ref *nameRef) {
	if n.filed[ref.id] == n.now || block < 0 || block >= len(n.last) {
		return
	}
	n.filed[ref.id] = n.now
	n.list = append(n.list, blockName{ref, n.last[block]})
	n.last[block] = int32(len(n.list))
}

// find files the names that begin at token i.
func (n *blockNames) find(p *lint.Pass, i int, sent *lint.Sentence, first *firstWord) {
	if first.alone != nil {
		n.file(sent.Block, first.alone)
	}
	if len(first.more) == 0 {
		return
	}
	i++
	for k := 0; k < 2 && i < sent.Last && p.Tokens[i].Kind == lint.Mark && inName(p.Word(i)); k++ {
		i++
	}
	if i >= sent.Last {
		return
	}
	second := p.Word(i)
	if !first.begins(second) {
		return
	}
	h, ascii := startHashes(second)
	for k, f := range first.hashes {
		if ascii && f != h[0] && f != h[1] && f != h[2] && f != h[3] {
			continue
		}
		if ref := &first.more[k]; startsWith(second, ref.second) {
			n.file(sent.Block, ref)
		}
	}
}

// longestEnding is the length of the longest ending of a plural or possessive.
const longestEnding = 3

// startsWith reports whether a word is another in any case, or that with a
// plural or possessive ending, which does no harm.
func startsWith(word, start string) bool {
	return len(word) >= len(start) && len(word) <= len(start)+longestEnding && strings.EqualFold(word[:len(start)], start)
}

func trimPossessive(w string) string {
	for _, s := range [...]string{"'s", "’s", "'", "’"} {
		if strings.HasSuffix(w, s) {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

// apostrophe reports whether a word has one.
func apostrophe(w string) bool {
	for i := range len(w) {
		if w[i] == '\'' || w[i] == "’"[0] && strings.HasPrefix(w[i:], "’") {
			return true
		}
	}
	return false
}

// inName reports whether a mark may stand inside of a name.
func inName(mark string) bool {
	switch mark {
	case "-", "‐", "‑", "–", ".", ",", "&", "/", "'", "’", "+":
		return true
	}
	return false
}

// named are the facts of a dimension whose subject is named near a sentence: in
// its block or the two before, its row and column, the heading above, the title.
// It answers in order, each once; more than can be weighed one by one are cut
// short.
func (b *binding) named(s int, d int32) []int32 {
	r, x := b.r, b.x
	if s < 0 || s >= len(r.pass.Sentences) {
		return nil
	}
	at := r.pass.Sentences[s].Block
	near := &r.near
	if near.known && near.block == at && near.dim == d {
		return near.facts
	}
	*near = nearFacts{block: at, dim: d, known: true, facts: near.facts[:0]}
	blocks := [...]int{at, -1, -1, -1, at - 1, at - 2, r.title}
	if at >= 0 && at < len(r.block) {
		info := r.block[at]
		blocks[1], blocks[2], blocks[3] = info.heading, info.rowHeader, info.columnHeader
	}
	r.meet(x)
	for _, block := range blocks {
		if block < 0 || block >= len(r.named.last) {
			continue
		}
		for k := r.named.last[block]; k > 0; k = r.named.list[k-1].before {
			for _, id := range r.named.list[k-1].ref.facts {
				if x.dims[id] != d || r.shares[id] == r.share {
					continue
				}
				r.shares[id] = r.share
				if near.facts = append(near.facts, id); len(near.facts) > smallIndex {
					return near.facts
				}
			}
		}
	}
	slices.Sort(near.facts)
	return near.facts
}

// nearFacts are the facts of a dimension that are named near a block.
type nearFacts struct {
	block int
	dim   int32
	known bool
	facts []int32
}
