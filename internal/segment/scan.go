package segment

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// Kinds of bytes.
const (
	other = iota
	space
	letter
	upper
	digit
	high // of a character outside of ASCII
)

var kinds = func() (k [256]uint8) {
	for b := range k {
		switch {
		case b <= ' ' || b == 0x7f:
			k[b] = space
		case 'a' <= b && b <= 'z':
			k[b] = letter
		case 'A' <= b && b <= 'Z':
			k[b] = upper
		case '0' <= b && b <= '9':
			k[b] = digit
		case b >= utf8.RuneSelf:
			k[b] = high
		}
	}
	return k
}()

// maxWord is the length of the longest word that is looked up, in bytes.
const maxWord = 64

// scan appends the tokens of a stretch of the text.
func (t *Text) scan(s text.Span) {
	src := t.Doc.Text[:s.End]
	var flags lint.TokenFlag
	for i := s.Start; i < len(src); {
		i, flags = t.simple(src, i, flags)
		if i == len(src) {
			return
		}
		switch b := src[i]; kinds[b] {
		case letter, upper:
			i = t.word(src, i, flags)
		case digit:
			i = t.digits(src, i, flags)
		case high:
			r, n := utf8.DecodeRuneInString(src[i:])
			switch {
			case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f' || r == '\u00ad':
				flags |= lint.SpaceLeft
				i += n
				continue
			case lang.Alnum(r) && r != '²' && r != '³':
				i = t.word(src, i, flags)
			default:
				m := src[i : i+n]
				if stopMark(m) {
					t.room.stops = append(t.room.stops, len(t.Tokens))
				}
				t.Tokens = append(t.Tokens, lint.Token{Start: int32(i), End: int32(i + n), Kind: lint.Mark, Flags: flags | lint.NotASCII})
				t.room.spelt = append(t.room.spelt, lang.Spell(m))
				i += n
			}
		}
		flags = 0
	}
}

// simple takes white space, words of ASCII letters and marks, as most are: those
// of which all that there is to say stands in their lexemes, which are looked up
// with those of the other tokens. It gives where something else stands, and the
// flags that this has from what stands before it.
func (t *Text) simple(src string, i int, flags lint.TokenFlag) (int, lint.TokenFlag) {
	for i < len(src) {
		// There is room: nothing is written but in its place.
		n := len(t.Tokens)
		tokens, spelt := slices.Grow(t.Tokens, roomy)[:n+roomy], slices.Grow(t.room.spelt, roomy)[:n+roomy]
		for ; n < len(tokens) && n < len(spelt) && i < len(src); n++ {
			b := src[i]
			if b == ' ' && i+1 < len(src) {
				flags |= lint.SpaceLeft
				i++
				b = src[i]
			}
			for kinds[b] == space {
				flags |= lint.SpaceLeft
				if i++; i == len(src) {
					t.Tokens, t.room.spelt = tokens[:n], spelt[:n]
					return i, flags
				}
				b = src[i]
			}
			kind, j := lint.Mark, i+1
			key := lang.SpellMark(b)
			switch k := kinds[b]; {
			case k == letter || k == upper:
				kind = lint.Word
				size := 8
				if i+8 < len(src) {
					key, size = lang.SpellShort(lang.Load64(src[i:]))
				}
				if j = i + size; size == 8 {
					key, j = lang.SpellLetters(src, i)
				}
				ends := j-i <= maxWord
				if ends && j < len(src) {
					e := behind[src[j]]
					ends = e == plain || e == dot && j-i > 1
				}
				if !ends {
					t.Tokens, t.room.spelt = tokens[:n], spelt[:n]
					return i, flags
				}
			case k != other:
				t.Tokens, t.room.spelt = tokens[:n], spelt[:n]
				return i, flags
			case b == '.' || b == '!' || b == '?':
				t.room.stops = append(t.room.stops, n)
			}
			tokens[n] = lint.Token{Start: int32(i), End: int32(j), Kind: kind, Flags: flags}
			spelt[n] = key
			i, flags = j, 0
		}
		t.Tokens, t.room.spelt = tokens[:n], spelt[:n]
	}
	return i, flags
}

// roomy is for how many tokens room is made at once.
const roomy = 256

// behind says what a byte behind ASCII letters makes of them.
var behind = func() (is [256]uint8) {
	for b, k := range kinds {
		if k != space && k != other || b == '\'' {
			is[b] = goesOn
		}
	}
	is['.'] = dot
	return is
}()

const (
	plain  = iota // the word ends
	goesOn        // it may go on, with more than letters
	dot           // it may be dotted letters, if it is one letter
)

func (t *Text) add(start, end int, kind lint.TokenKind, flags lint.TokenFlag, word uint32) {
	x := lint.NoLexeme
	if kind != lint.Digits {
		x = t.words.Of(t.Doc.Text[start:end])
	}
	t.Tokens = append(t.Tokens, lint.Token{Start: int32(start), End: int32(end), Kind: kind, Flags: flags | x.Flags&(lint.Classed|lint.Respelt), Word: word, Lexeme: x.ID})
	t.room.known = append(t.room.known, known{len(t.Tokens) - 1, x})
	t.room.spelt = append(t.room.spelt, lang.Spelling{})
}

// word takes a word that starts with a letter at i. Its hash is made on the
// way; a word with bytes outside of ASCII is folded the slow way.
func (t *Text) word(src string, i int, flags lint.TokenFlag) int {
	var low [maxWord]byte
	h, n, j := lang.HashSeed, 0, i
	uppers, digits, highs := 0, 0, 0
loop:
	for j < len(src) {
		b := src[j]
		switch kinds[b] {
		case upper:
			uppers++
			b |= 0x20
		case letter:
		case digit:
			digits++
		case high:
			r, m := utf8.DecodeRuneInString(src[j:])
			if r == '’' && letterFollows(src, j+m) && j > i {
				b = '\''
				j += m - 1
				highs++ // its bytes differ from the folded ones
				break
			}
			if !lang.Alnum(r) {
				break loop
			}
			highs += 2
			j += m
			n += m
			continue
		case other:
			if b == '\'' && j > i && letterFollows(src, j+1) {
				break
			}
			break loop
		default:
			break loop
		}
		if n < maxWord {
			low[n] = b
			h = lang.HashByte(h, b)
		}
		n++
		j++
	}
	if b := src[i]; j == i+1 && j < len(src) && src[j] == '.' && b < utf8.RuneSelf {
		if end := lang.Dotted(src, i); end > j {
			return t.dotted(src, i, end, flags)
		}
	}
	first, _ := utf8.DecodeRuneInString(src[i:])
	if unicode.IsUpper(first) {
		flags |= lint.Capital
		if uppers >= 2 && uppers+digits == j-i {
			flags |= lint.AllCaps
		}
	}
	kind := lint.Word
	if digits > 0 {
		kind = lint.Mixed
	}
	var node uint32
	switch {
	case highs >= 2:
		flags |= lint.NotASCII
		if j-i <= maxWord {
			node, _ = t.Lang.Lookup(lang.Fold(src[i:j]))
		}
	case n <= maxWord:
		node = t.Lang.FindBytes(h, low[:n])
		if node == 0 && n > 2 && low[n-2] == '\'' && low[n-1] == 's' {
			node = t.find(low[:n-2])
			flags |= lint.Possessive
		}
	}
	if highs == 1 {
		flags |= lint.NotASCII
	}
	if kind == lint.Mixed && node == 0 && highs == 0 {
		if end, ok := t.symbolAndAmount(src, i, j, low[:], flags); ok {
			return end
		}
	}
	t.add(i, j, kind, flags, node)
	return j
}

// find is what the tables know a word by that is in small letters.
func (t *Text) find(low []byte) uint32 {
	h := lang.HashSeed
	for _, b := range low {
		h = lang.HashByte(h, b)
	}
	return t.Lang.FindBytes(h, low)
}

// symbolAndAmount takes src[i:j], whose letters in small are low, as a currency's symbol
// and what is glued to it, if it is that: USD115, Rs500m.
func (t *Text) symbolAndAmount(src string, i, j int, low []byte, flags lint.TokenFlag) (end int, ok bool) {
	k := i + letters(src[i:j])
	if k >= j || src[k] < '0' || src[k] > '9' || k-i > 6 || !t.money(src[i:k], low[:k-i], i) && !t.dated(src[i:k], low[:k-i], src[k:j]) {
		return 0, false
	}
	id, _ := t.Lang.Lookup(string(low[:k-i]))
	t.add(i, k, lint.Word, flags&^lint.AllCaps|allCaps(src[i:k]), id)
	return t.digits(src, k, 0), true
}

// dated reports whether the letters before a digit run are a month, an era or
// a fiscal year: Dec31, AD842, FY2023.
func (t *Text) dated(word string, low []byte, digits string) bool {
	if len(word) < 2 || len(digits) > 4 || kinds[word[0]] != upper {
		return false
	}
	for i := range len(digits) {
		if kinds[digits[i]] != digit {
			return false
		}
	}
	_, in := t.Lang.Lookup(string(low))
	switch {
	case in.Class&lang.Month != 0:
		return len(digits) <= 2 || len(digits) == 4
	case in.Class&(lang.Era|lang.Fiscal) != 0:
		return allCaps(word) != 0
	}
	return false
}

// money reports whether the letters before a digit run are the symbol of a
// currency, or the rest of one that a dollar sign before them began ($US113).
func (t *Text) money(form string, low []byte, at int) bool {
	_, in := t.Lang.Lookup(string(low))
	for _, r := range in.Currencies {
		if r.Symbol && r.Form == form {
			return true
		}
	}
	if n := len(t.Tokens); n > 0 && at > 0 && t.Doc.Text[at-1] == '$' && int(t.Tokens[n-1].End) == at {
		return in.Opens&lang.CurrencyWord != 0
	}
	return false
}

// dotted takes letters with full stops between them: U.S., a.m.
func (t *Text) dotted(src string, i, end int, flags lint.TokenFlag) int {
	if unicode.IsUpper(rune(src[i])) {
		flags |= lint.Capital | lint.AllCaps
	}
	var node uint32
	if end-i <= maxWord {
		node, _ = t.Lang.Lookup(lang.Fold(src[i:end]))
		if node == 0 && src[end-1] == '.' {
			node, _ = t.Lang.Lookup(lang.Fold(src[i : end-1]))
		}
	}
	if flags&lint.AllCaps != 0 && src[end-1] == '.' {
		t.room.stops = append(t.room.stops, len(t.Tokens))
	}
	t.add(i, end, lint.Word, flags, node)
	return end
}

// glued are the classes of words that may stand right behind digits.
const glued = lang.UnitWord | lang.Scale | lang.CurrencyWord | lang.Suffix | lang.TimeUnit | lang.Percent | lang.Month | lang.Era | lang.DayPart

func letterFollows(src string, i int) bool {
	if i >= len(src) {
		return false
	}
	k := kinds[src[i]]
	if k == high {
		r, _ := utf8.DecodeRuneInString(src[i:])
		return unicode.IsLetter(r)
	}
	return k == letter || k == upper
}

func letters(s string) int {
	n := 0
	for n < len(s) && (kinds[s[n]] == letter || kinds[s[n]] == upper) {
		n++
	}
	return n
}

func allCaps(s string) lint.TokenFlag {
	for i := range len(s) {
		if kinds[s[i]] != upper {
			return 0
		}
	}
	if len(s) < 2 {
		return 0
	}
	return lint.AllCaps
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if kinds[s[i]] != digit {
			return false
		}
	}
	return true
}
