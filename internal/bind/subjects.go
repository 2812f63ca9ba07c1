package bind

import (
	"encoding/binary"
	"strings"

	"github.com/factlint/factlint/lint"
)

// nameIndex finds the subjects of many facts in an article in one walk over
// its tokens. Names are looked up by their first two words.
type nameIndex struct {
	bloom  [1 << 14]uint64
	byName map[string][]nameRef // by the first word
}

// nameRef is a name, by its words after the first, and the facts that it is a
// subject of.
type nameRef struct {
	rest  []string
	facts []int32
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
	rest := words[1:]
	if len(rest) > 1 {
		rest = rest[:1] // the first two words
	}
	list := n.byName[words[0]]
	for i := range list {
		if equalWords(list[i].rest, rest) {
			if f := list[i].facts; f[len(f)-1] != fact {
				list[i].facts = append(f, fact)
			}
			return
		}
	}
	n.byName[words[0]] = append(list, nameRef{rest: rest, facts: []int32{fact}})
	h := hashWord(words[0])
	n.bloom[h>>6&(1<<14-1)] |= 1 << (h & 63)
}

// hashWord makes a number of the length of a word and of its first and last
// bytes. The case of ASCII letters is folded.
func hashWord(s string) uint32 {
	const fold = 0x2020202020202020
	n := len(s)
	var h uint64
	switch {
	case n >= 8:
		h = (binary.LittleEndian.Uint64([]byte(s[:8]))|fold)*0x9e3779b97f4a7c15 ^ (binary.LittleEndian.Uint64([]byte(s[n-8:])) | fold)
	case n >= 4:
		h = (uint64(binary.LittleEndian.Uint32([]byte(s[:4]))) | uint64(binary.LittleEndian.Uint32([]byte(s[n-4:])))<<32) | fold
	case n > 0:
		h = (uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16) | fold
	}
	h = (h ^ uint64(n)<<56) * 0xbf58476d1ce4e5b9
	return uint32(h >> 32)
}

// blockFacts are the facts whose subjects an article names, by block.
type blockFacts map[int][]int32

// find walks the tokens of an article.
func (n *nameIndex) find(p *lint.Pass) blockFacts {
	var out blockFacts
	text := p.Doc.Text
	for s := range p.Sentences {
		sent := &p.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			t := &p.Tokens[i]
			if t.Kind == lint.Mark || t.Kind == lint.Newline {
				continue
			}
			word := text[t.Start:t.End]
			if t.Flags&lint.Possessive != 0 {
				word = trimPossessive(word)
			}
			h := hashWord(word)
			if n.bloom[h>>6&(1<<14-1)]&(1<<(h&63)) == 0 && t.Flags&lint.NotASCII == 0 {
				continue
			}
			for _, ref := range n.byName[strings.ToLower(word)] {
				if !follows(p, i+1, sent.Last, ref.rest) {
					continue
				}
				if out == nil {
					out = blockFacts{}
				}
				out[sent.Block] = append(out[sent.Block], ref.facts...)
			}
		}
	}
	return out
}

func trimPossessive(w string) string {
	for _, s := range [...]string{"'s", "’s", "'", "’"} {
		if strings.HasSuffix(w, s) {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

// follows reports whether the words stand at token i; the marks that a name may
// have inside ("Anglo-Dutch", "Oxley & Sons", "J. R. Hollis") are passed over.
// A plural or possessive ending does no harm.
func follows(p *lint.Pass, i, last int, words []string) bool {
	for _, w := range words {
		for n := 0; n < 2 && i < last && p.Tokens[i].Kind == lint.Mark && inName(p.Word(i)); n++ {
			i++
		}
		if i >= last {
			return false
		}
		got := p.Word(i)
		if len(got) < len(w) || !strings.EqualFold(got[:len(w)], w) || len(got) > len(w)+3 {
			return false
		}
		i++
	}
	return true
}

// inName reports whether a mark may stand inside of a name.
func inName(mark string) bool {
	switch mark {
	case "-", "‐", "‑", "–", ".", ",", "&", "/", "'", "’", "+":
		return true
	}
	return false
}

func equalWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// named are the facts of a dimension whose subject is named near a mention:
// in its block or the two before, its row and column, the heading above, the
// title. It answers in order, each once.
func (b *binding) named(s int, dim string) []int32 {
	r := b.r
	if s < 0 || s >= len(r.pass.Sentences) {
		return nil
	}
	at := r.pass.Sentences[s].Block
	b.near = b.near[:0]
	take := func(block int) {
		for _, id := range b.facts[block] {
			if b.x.all[id].dim == dim {
				b.near = append(b.near, id)
			}
		}
	}
	take(at)
	if at >= 0 && at < len(r.block) {
		info := r.block[at]
		take(info.heading)
		take(info.rowHeader)
		take(info.columnHeader)
	}
	take(at - 1)
	take(at - 2)
	take(r.title)
	b.near = sortUnique(b.near)
	return b.near
}
