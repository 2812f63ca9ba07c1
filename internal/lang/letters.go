package lang

import (
	"strings"
	"unicode/utf8"
)

// WithoutAccents is a word without the accents of its letters, which one text writes,
// another leaves out, and a third writes as characters of their own.
func WithoutAccents(word string) string {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return strings.Map(withoutAccent, word)
		}
	}
	return word
}

// withoutAccent is a letter without its accent, -1 for an accent alone.
func withoutAccent(r rune) rune {
	switch {
	case r >= 0x300 && r < 0x370:
		return -1
	case r >= firstAccented && int(r-firstAccented) < len(bases):
		return bases[r-firstAccented]
	}
	return r
}

// bases are the letters from firstAccented on without their accents.
var bases = []rune("AAAAAAÆCEEEEIIIIÐNOOOOO×ØUUUUYÞßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyAaAaAaCcCcCcCcDdĐđEeEeEeEeEeGgGgGgGgHhĦħIiIiIiIiIıĲĳJjKkĸLlLlLlĿŀŁłNnNnNnŉŊŋOoOoOoŒœRrRrRrSsSsSsSsTtTtŦŧUuUuUuUuUuUuWwYyYZzZzZzſ")

const firstAccented = 0xC0

// WithoutDigits is a word without its digits.
func WithoutDigits(w string) string {
	if !strings.ContainsAny(w, "0123456789") {
		return w
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, w)
}
