package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How two spellings of a name differ.

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

// Slip says how likely one of two spellings is a slip for the other.
type Slip uint8

// The slips.
const (
	NoSlip       Slip = iota
	PossibleSlip      // one letter for another, or a consonant more: two names may differ so
	LikelySlip        // marks, a vowel more or less, a doubled letter, two letters swapped
)

// NameSlip compares two spellings that may be of one name. They differ in marks
// alone, or by one letter that is left out, added, exchanged or swapped with the
// next, and not as the endings of a language differ: "Petersen" and "Petersens"
// are one name in two cases, an Englishman and two Englishmen no slip. Astana and
// Astara are two places, so no short name is a slip by a letter exchanged.
func NameSlip(a, b string) Slip {
	if strings.EqualFold(a, b) {
		return NoSlip // capitals are a matter of style
	}
	x, y := []rune(fold(a)), []rune(fold(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	n, same := len(x), 0
	for same < n && x[same] == y[same] {
		same++
	}
	switch {
	case len(y) == n && same == n:
		return LikelySlip // in marks
	case len(y) == n+1:
		if string(x[same:]) != string(y[same+1:]) {
			return NoSlip
		}
		doubled := same > 0 && y[same] == y[same-1]
		switch {
		case same >= n-1 && (!doubled || y[same] == 's' || vowel(y[same])):
			return NoSlip // an ending
		case doubled || vowel(y[same]):
			return LikelySlip
		}
		return PossibleSlip
	case len(y) != n || same >= n-1:
		return NoSlip
	case x[same] == y[same+1] && x[same+1] == y[same] && string(x[same+2:]) == string(y[same+2:]):
		return LikelySlip
	case n < 8 || string(x[same+1:]) != string(y[same+1:]) || same == n-2 && x[n-1] == 'n' && x[max(n-3, 0)] == 'm':
		return NoSlip
	}
	return PossibleSlip
}

// longestLetters is how many letters a designator has before its digits.
const longestLetters = 4

// designator is the span of a token such as S300, or of the tokens of S-300.
func designator(p *Pass, i, last int) (Span, bool) {
	t := p.Tokens[i]
	if t.Flags&Capital == 0 {
		return Span{}, false
	}
	word := p.Word(i)
	if t.Kind == Mixed {
		cut := strings.IndexFunc(word, unicode.IsDigit)
		if cut < 1 || cut > longestLetters || len(word)-cut < 2 || strings.Trim(word[cut:], "0123456789") != "" {
			return Span{}, false
		}
		return t.Span(), abbreviated(word[:cut])
	}
	if t.Kind == Word && len(word) <= longestLetters && i+2 < last && p.Word(i+1) == "-" && p.Tokens[i+2].Kind == Digits &&
		p.Tokens[i+1].Flags&SpaceLeft == 0 && p.Tokens[i+2].Flags&SpaceLeft == 0 && len(p.Word(i+2)) >= 2 && abbreviated(word) {
		return t.Span().Join(p.Tokens[i+2].Span()), true
	}
	return Span{}, false
}

// appendConsonants appends a word without vowels (y among them) and marks, in
// lower case, to nothing.
func appendConsonants(none []byte, word string) []byte {
	b := none
	for i := range len(word) {
		switch c := word[i]; {
		case c >= utf8.RuneSelf:
			return append(none, marklessConsonants(word)...)
		case c >= 'A' && c <= 'Z':
			c |= 0x20
			fallthrough
		default:
			if !vowel(rune(c)) {
				b = append(b, c)
			}
		}
	}
	return b
}

func marklessConsonants(word string) string {
	return strings.Map(func(r rune) rune {
		if vowel(r) {
			return -1
		}
		return r
	}, fold(word))
}

// vowel reports whether r is none of the consonants that tell a name: a vowel,
// or a hyphen.
func vowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y', '-':
		return true
	}
	return false
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
