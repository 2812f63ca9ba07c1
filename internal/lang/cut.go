package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cut cuts a phrase of the tables into lower-cased pieces as the tokenizer
// cuts an article: words (with inner apostrophes, and dotted letters such as
// "u.s." in one), words with digits in them, digit runs, and single marks.
func Cut(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case Alnum(r):
			j := i + n
			for j < len(s) {
				c, m := utf8.DecodeRuneInString(s[j:])
				if Alnum(c) || (c == '\'' || c == '’') && j+m < len(s) && letterAt(s, j+m) {
					j += m
					continue
				}
				break
			}
			if end := Dotted(s, i); end > j {
				j = end
			}
			out = append(out, Fold(s[i:j]))
			i = j
		default:
			out = append(out, s[i:i+n])
			i += n
		}
	}
	if len(out) == 0 {
		return []string{s}
	}
	return out
}

// Alnum reports whether r is part of a word: a letter, a mark on one, or a
// digit. Superscript digits count ("km²").
func Alnum(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return r == '²' || r == '³' || unicode.IsLetter(r) || unicode.IsMark(r)
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// Dotted is the end of the dotted letters that start at i ("U.S.", "a.m.",
// "e.g"), or i where none start there: two or more single letters, each but
// perhaps the last followed by a full stop.
func Dotted(s string, i int) int {
	end, letters := i, 0
	for j := i; j < len(s) && isLetter(s[j]); {
		if j+1 < len(s) && (isLetter(s[j+1]) || s[j+1] >= utf8.RuneSelf || '0' <= s[j+1] && s[j+1] <= '9') {
			break // more than one letter: no initial
		}
		letters++
		if j+1 >= len(s) || s[j+1] != '.' {
			end = j + 1
			break
		}
		end, j = j+2, j+2
	}
	if letters < 2 {
		return i
	}
	return end
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// Fold lower-cases a word and writes a curly apostrophe straight, as the
// tables have it.
func Fold(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}
