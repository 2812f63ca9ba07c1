package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is a name as an article spells it, with the word beside it that tells
// what it names.
type Name struct {
	Span     Span
	Spelling string
	// Key is the same for spellings that may be one name: the letters without
	// their vowels, marks and hyphens, and the word beside it.
	Key string
	// Count is how often the article uses this spelling.
	Count int
}

// Names are the names of an article whose spelling can be compared: long
// capitalised words beside another word of the name ("Zangezur Corridor",
// "Ebrahim Raisi"), designators ("S-300") and names that are known to have
// two spellings. One for each spelling and key, at its first place, in order.
// The list is made once for each pass and must not be changed.
func Names(p *Pass) []Name {
	if p.names == nil {
		found := findNames(p)
		p.names = &found
	}
	return *p.names
}

// candidate is a token that may be a name or the designator of something.
type candidate struct {
	token, sentence int32
	span            Span   // of a designator
	key             string // of a name that is known to have several spellings
	lower           string
}

func findNames(p *Pass) []Name {
	found, common := candidates(p)
	if len(found) == 0 {
		return nil
	}
	common.look(p)
	type id struct{ key, spelling string }
	at := make(map[id]int, len(found))
	out := make([]Name, 0, len(found))
	put := func(span Span, spelling, key string) {
		n := id{key, spelling}
		if i, ok := at[n]; ok {
			out[i].Count++
			return
		}
		at[n] = len(out)
		out = append(out, Name{Span: span, Spelling: spelling, Key: key, Count: 1})
	}
	for k := range found {
		c := &found[k]
		i, first, last := int(c.token), p.Sentences[c.sentence].First, p.Sentences[c.sentence].Last
		word := p.Word(i)
		switch {
		case !c.span.Empty():
			spelling := p.Text(c.span)
			put(c.span, spelling, "designator "+strings.ToLower(strings.ReplaceAll(spelling, "-", "")))
			continue
		case c.key != "":
			put(p.Tokens[i].Span(), word, "spelling "+c.key)
			continue
		case common.has(c.lower) || common.has(p.Lex.Lemma(c.lower)) || p.Is(i, "person_title") || p.Is(i, "function"):
			continue
		}
		skeleton := consonants(word)
		if len(skeleton) < 3 {
			continue
		}
		if next := neighbour(p, i+1, last); next != "" {
			put(p.Tokens[i].Span(), word, "name "+skeleton+" "+next)
		}
		if i == first {
			continue
		}
		before := p.Word(i - 1)
		if t := p.Tokens[i-1]; t.Kind != Word || t.Flags&Capital == 0 || len(before) <= 2 || p.Is(i-1, "person_title") {
			continue
		}
		if i-1 == first && (common.has(strings.ToLower(before)) || p.Is(i-1, "function") || p.Is(i-1, "small_word") || p.Lex.Family(before) != "") {
			continue // a capital that the sentence gave it
		}
		put(p.Tokens[i].Span(), word, "name "+strings.ToLower(before)+" "+skeleton)
	}
	return out
}

// candidates are the capitalised words that may be names by how they are
// written, in order, and the words of which it counts whether the article also
// writes them without a capital.
func candidates(p *Pass) ([]candidate, *wordSet) {
	var found []candidate
	common := &wordSet{}
	for n := range p.Sentences {
		s := &p.Sentences[n]
		for i := s.First; i < s.Last; i++ {
			t := &p.Tokens[i]
			if t.Flags&Capital == 0 || inAddress(p, i) {
				continue
			}
			c := candidate{token: int32(i), sentence: int32(n)}
			var ok bool
			if c.span, ok = designator(p, i, s.Last); ok {
				found = append(found, c)
				continue
			}
			if t.Kind != Word || t.Flags&AllCaps != 0 {
				continue
			}
			word := p.Word(i)
			if c.key = p.Lex.Spelling(word); c.key != "" {
				found = append(found, c)
				continue
			}
			before := i > s.First && p.Tokens[i-1].Kind == Word && p.Tokens[i-1].Flags&Capital != 0
			if len(word) < 5 || !before && !hasNeighbour(p, i+1, s.Last) || strings.IndexByte(word, '\'') >= 0 || t.Flags&NotASCII != 0 && (utf8.RuneCountInString(word) < 5 || strings.Contains(word, "’")) {
				continue
			}
			c.lower = strings.ToLower(word)
			found = append(found, c)
			common.want(c.lower)
			common.want(p.Lex.Lemma(c.lower))
			if before && i-1 == s.First { // a capital that the sentence may have given it
				common.want(strings.ToLower(p.Word(i - 1)))
			}
		}
	}
	return found, common
}

// wordSet are words of which it is to be told whether an article writes them
// without a capital: then they are no names, however they are written
// elsewhere.
type wordSet struct {
	common map[string]bool
	// filter spares most other words a look into the map.
	filter [256]uint64
}

func (s *wordSet) want(w string) {
	if w == "" {
		return
	}
	if s.common == nil {
		s.common = map[string]bool{}
	}
	s.common[w] = false
	h := mix(w)
	s.filter[h>>6] |= 1 << (h & 63)
}

func (s *wordSet) has(w string) bool { return s.common[w] }

// look walks the article for the words that are wanted.
func (s *wordSet) look(p *Pass) {
	if s.common == nil {
		return
	}
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if t.Kind != Word || t.Flags&Capital != 0 || t.End-t.Start < 4 {
			continue
		}
		w := p.Doc.Text[t.Start:t.End]
		if h := mix(w); s.filter[h>>6]&(1<<(h&63)) == 0 {
			continue
		}
		if _, ok := s.common[w]; ok {
			s.common[w] = true
		}
	}
}

// mix is a number below 1<<14 made of a word.
func mix(w string) uint16 {
	n := len(w)
	return (uint16(w[0])*521 ^ uint16(w[n/2])*67 ^ uint16(w[n-1])*2053 ^ uint16(w[n/3])*1031 ^ uint16(n)*257) & (1<<14 - 1)
}

// SpellingVariant reports whether a and b, which share a key, are spellings of
// one name rather than two names: they differ in marks or hyphens alone, or in
// one vowel that is not the ending (Maria and Mario are two people).
func SpellingVariant(a, b Name) bool {
	if a.Key != b.Key || a.Spelling == b.Spelling {
		return false
	}
	if strings.HasPrefix(a.Key, "designator ") || strings.HasPrefix(a.Key, "spelling ") {
		return true
	}
	if strings.EqualFold(a.Spelling, b.Spelling) {
		return false // capitals are a matter of style
	}
	x, y := []rune(fold(a.Spelling)), []rune(fold(b.Spelling))
	if string(x) == string(y) {
		return true
	}
	if len(x) != len(y) {
		return false
	}
	differ := -1
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if differ >= 0 {
			return false
		}
		differ = i
	}
	if strings.HasSuffix(string(x), "man") && strings.HasSuffix(string(y), "men") || strings.HasSuffix(string(x), "men") && strings.HasSuffix(string(y), "man") {
		return false // one Englishman, two Englishmen
	}
	ending := differ == len(x)-1
	return !ending || (strings.ContainsRune("iy", x[differ]) && strings.ContainsRune("iy", y[differ]))
}

// designator is the span of a token such as S300, or of the tokens of S-300.
func designator(p *Pass, i, last int) (Span, bool) {
	t := p.Tokens[i]
	if t.Flags&Capital == 0 {
		return Span{}, false
	}
	word := p.Word(i)
	if t.Kind == Mixed {
		cut := strings.IndexFunc(word, unicode.IsDigit)
		if cut < 1 || cut > 4 || len(word)-cut < 2 || strings.Trim(word[cut:], "0123456789") != "" {
			return Span{}, false
		}
		return t.Span(), abbreviated(word[:cut])
	}
	if t.Kind == Word && len(word) <= 4 && i+2 < last && p.Word(i+1) == "-" && p.Tokens[i+2].Kind == Digits &&
		p.Tokens[i+1].Flags&SpaceLeft == 0 && p.Tokens[i+2].Flags&SpaceLeft == 0 && len(p.Word(i+2)) >= 2 && abbreviated(word) {
		return t.Span().Join(p.Tokens[i+2].Span()), true
	}
	return Span{}, false
}

// abbreviated reports whether the letters of a designator are capitals, or few
// enough to be a short form: the Su of Su-35.
func abbreviated(letters string) bool {
	return strings.ToUpper(letters) == letters || len(letters) <= 2
}

// inAddress reports whether token i is part of an address, a tag or a file name:
// a hyphen, at sign or stroke stands right before or behind it.
func inAddress(p *Pass, i int) bool {
	text := p.Doc.Text
	start, end := int(p.Tokens[i].Start), int(p.Tokens[i].End)
	if start > 0 && strings.IndexByte("@#/_.-", text[start-1]) >= 0 && (start < 2 || text[start-1] != '.' && text[start-1] != '-' || text[start-2] != ' ') {
		return true
	}
	return end < len(text) && strings.IndexByte("@/_", text[end]) >= 0
}

// neighbour is the lower-cased word at i that belongs to the name before it.
func neighbour(p *Pass, i, last int) string {
	if !hasNeighbour(p, i, last) {
		return ""
	}
	return strings.ToLower(p.Word(i))
}

// hasNeighbour reports whether the word at i belongs to the name before it: a
// capitalised one, or a noun that names its kind.
func hasNeighbour(p *Pass, i, last int) bool {
	return i < last && p.Tokens[i].Kind == Word && (p.Tokens[i].Flags&Capital != 0 || p.Is(i, "name-head"))
}

// consonants is a word without vowels (y among them) and marks, in lower case.
func consonants(word string) string {
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range fold(word) {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y', '-':
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var (
	marked   = []rune("áàâäãåāăąçćčďđéèêëēėęěíìîïīįıłñńňóòôöõøōőŕřśšşťțúùûüūůűųýÿźžżğș")
	unmarked = []rune("aaaaaaaaacccddeeeeeeeeiiiiiiilnnnoooooooorrsssttuuuuuuuuyyzzzgs")
)

// fold lower-cases a word and takes the marks off the Latin letters that names
// are most often spelt with and without.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		r = unicode.ToLower(r)
		if r >= utf8.RuneSelf {
			for i := range marked {
				if marked[i] == r {
					return unmarked[i]
				}
			}
		}
		if r == '-' || r == '‑' {
			return -1
		}
		return r
	}, word)
}
