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
	shortestSlip = 6  // letters of a name in which one letter is a slip
	mostSettled  = 64 // settled names with one initial that are compared
)

// spelling is a capitalised word of an article and where it stands.
type spelling struct {
	text   string
	first  int // its first token
	count  int
	inside int             // how often within its sentence, where the capital is its own
	alone  bool            // it stands somewhere with no other name beside it
	beside map[string]bool // the names beside it and the "in" or "at" before it
}

// checkNameSlips reports each name that stands once, one letter from a name
// that the article has throughout. Pairs that told has are left out.
func checkNameSlips(p *lint.Pass, told map[string]bool) {
	if p.Lex.NounsHaveCapitals() {
		return
	}
	var common, rare []*spelling
	for _, x := range spellings(p) {
		switch {
		case x.count >= settled && x.inside >= 2:
			common = append(common, x)
		case x.count == 1 && (x.inside == 1 || opensAsName(p, x)):
			rare = append(rare, x)
		}
	}
	compared := map[byte]int{}
	for _, c := range common {
		initial := c.text[0]
		if compared[initial]++; compared[initial] > mostSettled {
			continue
		}
		for _, r := range rare {
			if r.text[0] != initial || !lint.NameSlip(r.text, c.text) || told[r.text+"\x00"+c.text] || !sameBearer(p, r, c) || inSmall(p, r.text) || inSmall(p, c.text) {
				continue
			}
			told[r.text+"\x00"+c.text] = true
			here, there := p.Tokens[r.first].Span(), p.Tokens[c.first].Span()
			p.Report(lint.Diagnostic{
				Severity: lint.Warning, Span: here,
				Message: fmt.Sprintf("%s is spelt %s elsewhere in this article", r.text, c.text),
				Detail:  fmt.Sprintf("%s stands %s, %s %s", c.text, times(c.count), r.text, times(r.count)),
				Related: []lint.Related{{Span: there, Message: c.text}},
				Fixes:   []lint.Fix{p.Rewrite(here, c.text)},
			})
		}
	}
}

// spellings are the capitalised words of an article that are long enough, in
// order of their first places.
func spellings(p *lint.Pass) []*spelling {
	var out []*spelling
	known := map[string]*spelling{}
	s := 0
	for _, at := range p.Capitals() {
		i := int(at)
		for s < len(p.Sentences)-1 && i >= p.Sentences[s].Last {
			s++
		}
		word := bareName(p.Word(i))
		if t := p.Tokens[i]; len(word) < shortestSlip || t.Kind != lint.Word || t.Flags&lint.AllCaps != 0 || glued(p, i) || strings.ContainsAny(word, "'’") {
			continue
		}
		x := known[word]
		if x == nil {
			x = &spelling{text: word, first: i, beside: map[string]bool{}}
			known[word], out = x, append(out, x)
		}
		x.count++
		first, last := p.Sentences[s].First, p.Sentences[s].Last
		if i > first {
			x.inside++
		}
		x.meet(p, i, first, last)
	}
	return out
}

// meet notes what stands beside the name at token i of the sentence [first,
// last).
func (x *spelling) meet(p *lint.Pass, i, first, last int) {
	named := false
	for _, j := range [2]int{i - 1, i + 1} {
		if j < first || j >= last || p.Tokens[j].Kind != lint.Word || p.Is(j, "person_title") {
			continue
		}
		switch word := p.Word(j); {
		case p.Tokens[j].Flags&lint.Capital != 0 && (j > first || !p.Is(j, "function") && !p.Is(j, "small_word")):
			named, x.beside[bareName(word)] = true, true
		case j < i && p.Is(j, "location"):
			x.beside[strings.ToLower(word)] = true
		}
	}
	x.alone = x.alone || !named
}

// sameBearer reports whether nothing tells the bearer of the rare name r from
// that of c: no sentence has both, every name beside r stands beside c too, and
// no words say that r is a spelling of its own.
func sameBearer(p *lint.Pass, r, c *spelling) bool {
	if r.alone && !c.alone {
		return false
	}
	for word := range r.beside {
		if !c.beside[word] {
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
		switch strings.ToLower(p.Word(t)) {
		case "called", "named", "spelt", "spelled", "formerly", "née", "nee", "alias", "(", "“", "\"":
			return false
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
	text, t := p.Doc.Text, p.Tokens[i]
	return t.Start > 0 && strings.IndexByte("@/_#.-", text[t.Start-1]) >= 0 || int(t.End) < len(text) && strings.IndexByte("@/_-", text[t.End]) >= 0
}

// sentenceOf is the sentence that holds token t.
func sentenceOf(p *lint.Pass, t int) int {
	return sort.Search(len(p.Sentences)-1, func(i int) bool { return p.Sentences[i].Last > t })
}
