package rules

import (
	"fmt"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
)

// This file finds the slip in a name that stands alone: Harkeness once in an
// article that has Harkness six times. Two people may differ by as little, so it
// wants a spelling that the article settled on, another that stands once, and
// nothing that introduces a second bearer.

const (
	settled      = 4  // how often the spelling stands that a name has
	shortestSlip = 6  // bytes of the shorter of two spellings
	mostSettled  = 64 // settled names with one initial that are compared
)

// spelling is a capitalised word of an article and where it stands.
type spelling struct {
	text   string
	first  int // its first token
	count  int
	inside int // how often within its sentence, where the capital is its own
}

// checkNameSlips reports each name that stands once, one letter from a name
// that the article has throughout. Pairs that told has are left out.
func checkNameSlips(p *lint.Pass, told map[string]bool) {
	if p.Lex.NounsHaveCapitals() {
		return
	}
	room := lint.Kept[spellings](p)
	defer room.clear()
	room.find(p)
	var compared [256]int // settled names, by their first byte
	for i := range room.all {
		c := &room.all[i]
		if c.count < settled || c.inside < 2 {
			continue
		}
		if compared[c.text[0]]++; compared[c.text[0]] > mostSettled {
			continue
		}
		for j := range room.all {
			r := &room.all[j]
			if r.count == 1 && nearly(r.text, c.text) && lint.NameSlip(r.text, c.text) != lint.NoSlip && !told[r.text+"\x00"+c.text] && (r.inside == 1 || opensAsName(p, r)) && sameBearer(p, r, c) && !inSmall(p, r.text) && !inSmall(p, c.text) {
				told[r.text+"\x00"+c.text] = true
				reportNameSlip(p, r, c)
			}
		}
	}
}

func reportNameSlip(p *lint.Pass, r, c *spelling) {
	here, there := p.Tokens[r.first].Span(), p.Tokens[c.first].Span()
	severity, message := lint.Asked, "%s here, %s elsewhere in this article: is it one name?"
	if lint.NameSlip(r.text, c.text) == lint.LikelySlip {
		severity, message = lint.Warning, "%s is spelt %s elsewhere in this article"
	}
	p.Report(lint.Diagnostic{
		Severity: severity, Span: here,
		Message: fmt.Sprintf(message, r.text, c.text),
		Detail:  fmt.Sprintf("%s stands %s, %s %s", c.text, times(c.count), r.text, times(r.count)),
		Related: []lint.Related{{Span: there, Message: c.text}},
		Fixes:   []lint.Fix{p.Rewrite(here, c.text)},
	})
}

// nearly reports at a glance whether two words have the same initial, and all but
// a few bytes of the longer in common at their ends.
func nearly(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a[0] != b[0] || len(b)-len(a) > 2 {
		return false
	}
	head, tail := 1, 0
	for head < len(a) && a[head] == b[head] {
		head++
	}
	for tail < len(a)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head+tail >= len(b)-3
}

// spellings are the capitalised words of an article that are long enough and begin
// like one that it may have settled on, in order of their first places.
type spellings struct {
	all   []spelling
	known textTable // the places of all, by their texts
	long  []int32   // the tokens of all that are long enough
}

// mostSpellings is for how many spellings room is kept.
const mostSpellings = 1 << 10

// clear forgets the spellings, whose texts are the article's.
func (l *spellings) clear() {
	if len(l.all) > mostSpellings {
		*l = spellings{}
	}
	clear(l.all)
	l.all, l.long = l.all[:0], l.long[:0]
}

func (l *spellings) find(p *lint.Pass) {
	// A spelling that an article settles on stands often, and slips from it begin
	// with its letter. Most words begin with another.
	var often [1 << 9]uint8
	var begins [256]bool
	for _, at := range p.Capitals() {
		t := &p.Tokens[at]
		if t.End-t.Start < shortestSlip || t.Kind != lint.Word || t.Flags&lint.AllCaps != 0 || glued(p, int(at)) {
			continue
		}
		l.long = append(l.long, at)
		word := p.Word(int(at))
		n := &often[likeSpelling(word)%uint32(len(often))]
		if *n++; *n >= settled {
			begins[word[0]], *n = true, settled
		}
	}
	l.known.begin(len(l.long))
	textOf := func(i int32) string { return l.all[i].text }
	s := 0
	for _, at := range l.long {
		i := int(at)
		word := p.Word(i)
		if !begins[word[0]] {
			continue
		}
		if p.Tokens[i].Flags&lint.NotASCII != 0 || strings.IndexByte(word, '\'') >= 0 {
			if word = bareName(word); len(word) < shortestSlip || strings.Contains(word, "'") || strings.Contains(word, "’") {
				continue
			}
		}
		n := l.known.find(word, textOf, int32(len(l.all)))
		if int(n) == len(l.all) {
			l.all = append(l.all, spelling{text: word, first: i})
		}
		for s < len(p.Sentences)-1 && i >= p.Sentences[s].Last {
			s++
		}
		l.all[n].count++
		if i > p.Sentences[s].First {
			l.all[n].inside++
		}
	}
}

// likeSpelling is a number that a name has in common with its possessive, and with
// few others: it is made of the bytes that every spelling has.
func likeSpelling(word string) uint32 {
	n := uint32(0)
	for i := range shortestSlip {
		n = n*31 + uint32(word[i])
	}
	return n
}

// company is what stands beside a name wherever it stands.
type company struct {
	alone  bool            // somewhere no other name
	beside map[string]bool // names, and the "in" or "at" before it
}

// companyOf looks through the article for a name that has been found in it.
func companyOf(p *lint.Pass, x *spelling) company {
	c := company{beside: map[string]bool{}}
	for _, at := range p.Capitals() {
		i := int(at)
		if i < x.first || bareName(p.Word(i)) != x.text {
			continue
		}
		s, named := p.Sentences[sentenceOf(p, i)], false
		for _, j := range [2]int{i - 1, i + 1} {
			if j < s.First || j >= s.Last || p.Tokens[j].Kind != lint.Word || p.Is(j, "person_title") {
				continue
			}
			switch word := p.Word(j); {
			case p.Tokens[j].Flags&lint.Capital != 0 && (j > s.First || !p.Is(j, "function") && !p.Is(j, "small_word")):
				named, c.beside[bareName(word)] = true, true
			case j < i && p.Is(j, "location"):
				c.beside[strings.ToLower(word)] = true
			}
		}
		c.alone = c.alone || !named
	}
	return c
}

// sameBearer reports whether nothing tells the bearer of the rare name r from
// that of c: no sentence has both, every name beside r stands beside c too, and
// no words say that r is a spelling of its own.
func sameBearer(p *lint.Pass, r, c *spelling) bool {
	mine, theirs := companyOf(p, r), companyOf(p, c)
	if mine.alone && !theirs.alone {
		return false
	}
	for word := range mine.beside {
		if !theirs.beside[word] {
			return false
		}
	}
	s := p.Sentences[sentenceOf(p, r.first)]
	for t := s.First; t < s.Last; t++ {
		if bareName(p.Word(t)) == c.text {
			return false
		}
	}
	for t := r.first - 1; t >= max(s.First, r.first-3); t-- {
		if p.Among(t, "other-name") {
			return false
		}
		switch strings.ToLower(p.Word(t)) {
		case "or", "also":
			if t == r.first-1 {
				return false
			}
		}
	}
	return true
}

// opensAsName reports whether the word that opens a sentence, and has its capital
// from there, is hardly a common word: long, and with no ending that makes words.
func opensAsName(p *lint.Pass, x *spelling) bool {
	word := strings.ToLower(x.text)
	if len(word) < shortestSlip+2 || p.Lex.Lemma(word) != word {
		return false
	}
	for _, ending := range []string{"ing", "ed", "ly", "ion", "ment", "able", "ers", "ies"} {
		if strings.HasSuffix(word, ending) {
			return false
		}
	}
	return true
}

// inSmall reports whether the article also writes a word without a capital: then
// it is no name.
func inSmall(p *lint.Pass, word string) bool {
	small := strings.ToLower(word)
	for i, t := range p.Tokens {
		if t.Kind == lint.Word && t.Flags&lint.Capital == 0 && p.Word(i) == small {
			return true
		}
	}
	return false
}

// bareName is a name without the ending of its possessive.
func bareName(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	return strings.TrimSuffix(strings.TrimSuffix(word, "'"), "’")
}

// glued reports whether token i is part of an address, a tag or a compound.
func glued(p *lint.Pass, i int) bool {
	text, t := p.Doc.Text, &p.Tokens[i]
	if t.Start > 0 {
		switch text[t.Start-1] {
		case '@', '/', '_', '#', '.', '-':
			return true
		}
	}
	if int(t.End) < len(text) {
		switch text[t.End] {
		case '@', '/', '_', '-':
			return true
		}
	}
	return false
}

// sentenceOf is the sentence that holds token t.
func sentenceOf(p *lint.Pass, t int) int {
	return sort.Search(len(p.Sentences)-1, func(i int) bool { return p.Sentences[i].Last > t })
}
