package lang

import "math/bits"

// spelling is a word in two numbers. Words of up to exact bytes are the same
// where their spellings are; longer ones must be compared as well.
type spelling struct{ head, tail uint64 }

// exact is the length in bytes of the longest word that its spelling tells from
// every other.
const exact = 14

// spell is the spelling of a word: its bytes, and in the highest ones of the
// tail its length.
func spell(s string) spelling {
	n := len(s)
	size := uint64(n) << 48
	switch {
	case n > exact:
		return spelling{wordKey(s), size}
	case n > 8:
		return spelling{load64(s), load64(s[n-8:])>>16 | size}
	case n >= 4:
		return spelling{uint64(load32(s)) | uint64(load32(s[n-4:]))<<32, size}
	case n > 0:
		return spelling{uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16, size}
	}
	return spelling{}
}

// small is the spelling in small letters of a word of ASCII letters and digits,
// and of no other word of them.
func (k spelling) small() spelling {
	return spelling{k.head | 0x2020202020202020, k.tail | 0x202020202020}
}

// place spreads spellings over the slots of a table: each bit of them tells in
// the highest and lowest bits alike, or words with the same beginning crowd.
func (k spelling) place() uint64 {
	high, low := bits.Mul64(k.head^k.tail*0xbf58476d1ce4e5b9, 0x9e3779b97f4a7c15)
	return high ^ low
}
