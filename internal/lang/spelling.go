package lang

import "math/bits"

// Spelling is a word in two numbers, its bytes and its length. Words of up to
// exact bytes are the same where their spellings are; longer ones must be
// compared as well.
type Spelling struct{ head, tail uint64 }

// exact is the length in bytes of the longest word that its spelling tells from
// every other.
const exact = 14

// long reports whether the word is longer than its spelling can tell.
func (k Spelling) long() bool { return k.tail>>48 > exact }

// Spell is the spelling of a word: its first eight bytes, and the rest of them
// with the length in the highest ones.
func Spell(s string) Spelling {
	n := len(s)
	size := uint64(min(n, 1<<16-1)) << 48
	switch {
	case n > exact:
		return Spelling{wordKey(s), size}
	case n > 8:
		return Spelling{Load64(s), Load64(s[n-8:])>>(8*(16-n)) | size}
	case n >= 4:
		return Spelling{uint64(load32(s)) | uint64(load32(s[n-4:]))<<(8*(n-4)), size}
	case n > 0:
		return Spelling{uint64(s[0]) | uint64(s[n/2])<<(8*(n/2)) | uint64(s[n-1])<<(8*(n-1)), size}
	}
	return Spelling{}
}

// SpellLetters is the spelling of the ASCII letters that begin at s[i], and
// where they end. It takes them eight at a time, and tells by arithmetic where
// they end: a loop would be guessed wrong at the end of every other word.
func SpellLetters(s string, i int) (key Spelling, end int) {
	if len(s)-i >= 16 {
		head := Load64(s[i:])
		if key, n := SpellShort(head); n < 8 {
			return key, i + n
		}
		tail := Load64(s[i+8:])
		if stop := others(tail); stop != 0 {
			if n := bits.TrailingZeros64(stop) &^ 7; n <= 8*(exact-8) {
				return Spelling{head, tail&(1<<n-1) | uint64(n+64)<<45}, i + 8 + n/8
			}
		}
	}
	end = i
	for end < len(s) && s[end]|0x20-'a' < 26 {
		end++
	}
	return Spell(s[i:end]), end
}

// SpellShort is the spelling of the ASCII letters with which eight bytes begin, and
// how many they are; of eight it is not told where they end.
func SpellShort(head uint64) (key Spelling, n int) {
	end := bits.TrailingZeros64(others(head)) &^ 7
	return Spelling{head & (1<<end - 1), uint64(end) << 45}, end / 8
}

// SpellMark is the spelling of a mark of one byte.
func SpellMark(b byte) Spelling { return Spelling{uint64(b), 1 << 48} }

// others has the highest bit of each byte set that is no ASCII letter.
func others(x uint64) uint64 {
	const each, high = 0x0101010101010101, 0x8080808080808080
	small := (x | 0x20*each) &^ high
	return ^((small + (0x80-'a')*each) &^ (small + (0x7f-'z')*each) &^ x) & high
}

// small is the spelling in small letters of a word of ASCII letters and digits,
// and of no other word of them.
func (k Spelling) small() Spelling {
	return Spelling{k.head | 0x2020202020202020, k.tail | 0x202020202020}
}

// place spreads spellings over the slots of a table: each bit of them tells in
// the highest and lowest bits alike, or words with the same beginning crowd.
func (k Spelling) place() uint64 {
	high, low := bits.Mul64(k.head^k.tail*0xbf58476d1ce4e5b9, 0x9e3779b97f4a7c15)
	return high ^ low
}
