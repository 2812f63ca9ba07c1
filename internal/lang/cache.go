package lang

import (
	"math/bits"
	"strings"
)

// Cache remembers something of words, for the lifetime of whoever reads
// articles: a text uses few words often. It takes a word of up to eight bytes
// by its bytes at once, and compares only longer ones. It is not safe for
// concurrent use; the zero Cache is empty.
type Cache[T any] struct {
	slots []cached[T]
	n     int
}

type cached[T any] struct {
	key   uint64
	word  string
	value *T
}

// cacheWords bounds the words of a Cache. One that is full forgets them all.
const cacheWords = 1 << 16

// Get is what was put under the word, nil for nothing.
func (c *Cache[T]) Get(word string) *T {
	if c.n == 0 {
		return nil
	}
	key := wordKey(word)
	mask := uint64(len(c.slots) - 1)
	for i := place(key, len(word)); ; i++ {
		s := &c.slots[i&mask]
		if s.key == key && len(s.word) == len(word) && (len(word) <= 8 || s.word == word) && s.value != nil {
			return s.value
		}
		if s.value == nil {
			return nil
		}
	}
}

// Put keeps a value under a word that Get has not found. The word is copied,
// as it may be part of an article.
func (c *Cache[T]) Put(word string, value *T) {
	switch {
	case c.n >= cacheWords:
		clear(c.slots)
		c.n = 0
	case 2*c.n >= len(c.slots):
		old := c.slots
		c.slots = make([]cached[T], max(512, 2*len(old)))
		for _, s := range old {
			if s.value != nil {
				c.insert(s)
			}
		}
	}
	c.insert(cached[T]{wordKey(word), strings.Clone(word), value})
	c.n++
}

func (c *Cache[T]) insert(s cached[T]) {
	mask := uint64(len(c.slots) - 1)
	i := place(s.key, len(s.word))
	for c.slots[i&mask].value != nil {
		i++
	}
	c.slots[i&mask] = s
}

// Len is the number of words that are kept.
func (c *Cache[T]) Len() int { return c.n }

// Clear forgets all words.
func (c *Cache[T]) Clear() {
	clear(c.slots)
	c.n = 0
}

// wordKey is a number made of a word: of one of up to eight bytes and its
// length, all of it; of a longer one, a hash.
func wordKey(s string) uint64 {
	n := len(s)
	switch {
	case n > 8:
		h := Load64(s)*0x9e3779b97f4a7c15 ^ Load64(s[n-8:])
		for s = s[8:]; len(s) > 8; s = s[8:] {
			h = (h ^ h>>29) * 0xbf58476d1ce4e5b9
			h ^= Load64(s)
		}
		return h
	case n >= 4:
		return uint64(load32(s)) | uint64(load32(s[n-4:]))<<32
	case n > 0:
		return uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16
	}
	return 0
}

// place spreads a key over the slots of a table.
func place(key uint64, n int) uint64 {
	high, low := bits.Mul64(key^uint64(n)<<59, 0x9e3779b97f4a7c15)
	return high ^ low
}

// Load64 is the first eight bytes of a text as one number.
func Load64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func load32(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
