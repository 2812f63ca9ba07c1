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

func findNames(p *Pass) []Name {
	var out []Name
	at := map[string]int{}
	common := commonWords(p)
	put := func(span Span, spelling, key string) {
		id := key + "\x00" + spelling
		if i, ok := at[id]; ok {
			out[i].Count++
			return
		}
		at[id] = len(out)
		out = append(out, Name{Span: span, Spelling: spelling, Key: key, Count: 1})
	}
	for _, s := range p.Sentences {
		for i := s.First; i < s.Last; i++ {
			t := p.Tokens[i]
			if t.Flags&Capital == 0 || inAddress(p, i) {
				continue
			}
			if span, ok := designator(p, i, s.Last); ok {
				spelling := p.Text(span)
				put(span, spelling, "designator "+strings.ToLower(strings.ReplaceAll(spelling, "-", "")))
				continue
			}
			if t.Kind != Word || t.Flags&AllCaps != 0 {
				continue
			}
			word := p.Word(i)
			if key := p.Lex.Spelling(word); key != "" {
				put(t.Span(), word, "spelling "+key)
				continue
			}
			if utf8.RuneCountInString(word) < 5 || strings.ContainsAny(word, "'’") || p.Lex.Is(word, "person_title") || p.Lex.Is(word, "function") || common[strings.ToLower(word)] || common[strings.ToLower(p.Lex.Lemma(word))] {
				continue
			}
			skeleton := consonants(word)
			if len(skeleton) < 3 {
				continue
			}
			if next := neighbour(p, i+1, s.Last); next != "" {
				put(t.Span(), word, "name "+skeleton+" "+next)
			}
			if i > s.First {
				before := p.Word(i - 1)
				if i-1 == s.First && (p.Lex.Is(before, "function") || p.Lex.Is(before, "small_word") || common[strings.ToLower(before)] || p.Lex.Family(before) != "") {
					continue // a capital that the sentence gave it
				}
				if t := p.Tokens[i-1]; t.Kind == Word && t.Flags&Capital != 0 && len(before) > 2 && !p.Lex.Is(before, "person_title") {
					put(p.Tokens[i].Span(), word, "name "+strings.ToLower(before)+" "+skeleton)
				}
			}
		}
	}
	return out
}

// commonWords are the words that the article also writes without a capital: no
// names, however they are written elsewhere.
func commonWords(p *Pass) map[string]bool {
	// Only words that stand with a capital somewhere are ever asked for. A
	// coarse filter spares most of the others a look into the map.
	out := map[string]bool{}
	var filter [256]bool
	want := func(w string) {
		if w != "" {
			out[w] = false
			filter[mix(w)] = true
		}
	}
	for i, t := range p.Tokens {
		if t.Kind == Word && t.Flags&(Capital|AllCaps) == Capital && t.End-t.Start >= 4 {
			w := p.Word(i)
			want(strings.ToLower(w))
			want(strings.ToLower(p.Lex.Lemma(w)))
		}
	}
	for i, t := range p.Tokens {
		if t.Kind == Word && t.Flags&Capital == 0 && t.End-t.Start >= 4 {
			w := p.Word(i)
			if !filter[mix(w)] {
				continue
			}
			if _, ok := out[w]; ok {
				out[w] = true
			}
		}
	}
	return out
}

// mix is a byte made of a word.
func mix(w string) byte { return w[0]*7 ^ w[len(w)/2]*31 ^ w[len(w)-1]*131 ^ byte(len(w)) }

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

// neighbour is the lower-cased word at i that belongs to the name before it:
// a capitalised one, or a noun that names its kind.
func neighbour(p *Pass, i, last int) string {
	if i >= last || p.Tokens[i].Kind != Word {
		return ""
	}
	word := strings.ToLower(p.Word(i))
	if p.Tokens[i].Flags&Capital != 0 || p.Lex.Is(word, "name-head") {
		return word
	}
	return ""
}

// consonants is a word without vowels (y among them) and marks, in lower case.
func consonants(word string) string {
	var b strings.Builder
	for _, r := range fold(word) {
		if !strings.ContainsRune("aeiouy-", r) {
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
